//! A choice of measures as people read it: wave by wave, with what is left of each risk.

use super::{Sheet, Sheets};
use crate::view::because::{bearer_id, bearer_name};
use crate::words;
use sanso_core::graph::choose::{Choice, Chosen, Until};
use sanso_core::study::Study;
use sanso_core::text::Lang;

/// One measure of a roadmap.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Its place in the order of choice, from 1.
    pub number: usize,
    /// The wave it belongs to, from 1.
    pub wave: usize,
    /// Published id of the measure.
    pub measure: String,
    /// Its short title.
    pub name: String,
    /// Who takes it: id and name.
    pub bearer: (String, String),
    /// Person-days.
    pub days: f64,
    /// The same in words.
    pub effort: String,
    /// How much of what was there at first it takes away after everything before it, from 0 to 1.
    pub removes: f64,
    /// The same in words.
    pub takes: String,
    /// Whether the plan requires it.
    pub required: bool,
}

/// One thing that must not happen, before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Left {
    /// Id and name of the goal.
    pub goal: (String, String),
    /// How likely it is within a year, and how likely afterwards.
    pub likely: (f64, f64),
    /// The same in words.
    pub words: (String, String),
    /// The level it then has, by name.
    pub level: String,
}

/// A choice of measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Roadmap {
    /// The language of the words.
    pub lang: Lang,
    /// The measures in the order of choice.
    pub tasks: Vec<Task>,
    /// What becomes of each goal.
    pub left: Vec<Left>,
    /// Person-days in all.
    pub days: f64,
    /// What is left of the weighed likelihood of all goals, from 0 to 1.
    pub rest: f64,
    /// What no choice of the same effort can go below, from 0 to 1.
    pub bound: f64,
    /// Whether exchanging single measures was tried until none of those that promise most was better.
    pub exchanged: bool,
    /// Whether what was asked for is reached.
    pub reached: bool,
    /// Whether nothing is likelier than asked for as things are.
    pub already: bool,
}

impl Roadmap {
    /// The roadmap of a choice.
    pub fn new(study: &Study, (choice, until): (&Choice, Until), lang: Lang) -> Roadmap {
        let share = |loss: f64| if choice.before > 0.0 { loss / choice.before } else { 0.0 };
        let losses: Vec<f64> =
            std::iter::once(choice.before).chain(choice.chosen.iter().map(|chosen| chosen.loss)).collect();
        let before = choice.chosen.iter().zip(&losses).zip(1..);
        let tasks = before
            .filter_map(|((chosen, before), number)| task(study, chosen, (number, share(before - chosen.loss)), lang))
            .collect();
        let after = choice.chosen.last().map_or(&choice.likely_before, |last| &last.likely);
        let risks = study.travel.risks.iter().zip(&choice.likely_before).zip(after);
        let left = risks.filter(|((risk, _), _)| risk.state.is_some()).map(|((risk, now), then)| {
            let model = &study.model;
            Left {
                goal: (model.id(risk.goal).to_owned(), model.name(risk.goal, lang).to_owned()),
                likely: (*now, *then),
                words: (words::percent(lang, *now), words::percent(lang, *then)),
                level: level(study, *then, lang),
            }
        });
        Roadmap {
            lang,
            tasks,
            left: left.collect(),
            // A sum of nothing would be minus zero.
            days: choice.chosen.iter().fold(0.0, |sum, chosen| sum + chosen.cost),
            rest: choice.chosen.last().map_or(1.0, |last| share(last.loss)),
            bound: share(choice.bound),
            exchanged: choice.exchanged,
            reached: choice.reached,
            already: choice.chosen.is_empty() && choice.reached && matches!(until, Until::Likelihood(_)),
        }
    }

    /// The same as tables.
    pub fn sheets(&self) -> Sheets {
        let lang = self.lang;
        let [goal, now, then] = words::left_heads(lang);
        let mut left = Sheet::new(goal, &[("id", 0), (goal, 46), (now, 12), (then, 12)]);
        for one in &self.left {
            let (before, after) = one.words.clone();
            left.rows.push(vec![one.goal.0.clone(), one.goal.1.clone(), before, after]);
        }
        let [number, wave, measure, name, who, takes, effort] = words::task_heads(lang);
        let columns =
            [(number, 4), (wave, 5), (measure, 11), (name, 30), ("bearer", 0), (who, 18), (takes, 9), (effort, 9)];
        let mut tasks = Sheet::new(&words::roadmap_heading(lang, self.tasks.len(), self.days), &columns);
        words::roadmap_is_empty(lang, self.already).clone_into(&mut tasks.nothing);
        for task in &self.tasks {
            tasks.rows.push(vec![
                task.number.to_string(),
                task.wave.to_string(),
                task.measure.clone(),
                task.name.clone(),
                task.bearer.0.clone(),
                task.bearer.1.clone(),
                task.takes.clone(),
                task.effort.clone(),
            ]);
        }
        let notes = self.notes();
        let title = words::roadmap_title(lang).to_owned();
        Sheets { title, sheets: vec![tasks, left], notes, ..Sheets::default() }
    }

    /// What has to be said about the choice.
    pub fn notes(&self) -> Vec<String> {
        let lang = self.lang;
        let mut notes = Vec::new();
        if !self.tasks.is_empty() {
            notes.push(words::waves_line(lang).to_owned());
            notes.push(words::bound_line(lang, self.rest, self.bound, self.exchanged));
        }
        notes.extend((!self.reached).then(|| words::not_reached(lang).to_owned()));
        notes
    }

    /// How many waves there are.
    pub fn waves(&self) -> usize {
        self.tasks.iter().map(|task| task.wave).max().unwrap_or(0)
    }
}

fn level(study: &Study, likely: f64, lang: Lang) -> String {
    let rows = study.library.likelihoods.iter().rev();
    let found = rows.clone().find(|row| likely >= row.from.value());
    found.map_or_else(String::new, |row| row.name.get(lang).to_owned())
}

fn task(study: &Study, chosen: &Chosen, (number, removes): (usize, f64), lang: Lang) -> Option<Task> {
    let lever = study.travel.levers.all.get(chosen.lever as usize)?;
    let row = study.library.measures.get(lever.measure as usize)?;
    Some(Task {
        number,
        wave: chosen.wave as usize + 1,
        measure: row.id.to_string(),
        name: row.name.get(lang).to_owned(),
        bearer: (bearer_id(&study.model, lever.bearer).to_owned(), bearer_name(&study.model, lever.bearer, lang)),
        days: chosen.cost,
        effort: words::days(lang, chosen.cost),
        removes,
        takes: words::percent(lang, removes),
        required: lever.required.is_some(),
    })
}
