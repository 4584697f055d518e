//! Where it hurts, in words: what everything depends on, who is hit when something stops, what a measure is worth.

use sanso_core::graph::critical::{Critical, Weight, critical};
use sanso_core::graph::stopped::{Hit, Stop};
use sanso_core::graph::suppose::Supposed;
use sanso_core::model::{Kind, Subject};
use sanso_core::study::Study;
use sanso_core::text::Lang;

use super::travel::{Likelihood, steps};
use super::{Sheet, Sheets, bearer_id, bearer_name, process_name};
use crate::words::{self, phrases};

/// Goals of which less than this passes a thing are not named beside it.
const LEAST_OF_A_GOAL: f64 = 0.05;

/// How many goals are named beside a thing, besides those it is the only way to.
const MOST_GOALS: usize = 2;

/// What everything depends on.
pub fn critical_sheets(study: &Study, found: &Critical, lang: Lang) -> Sheets {
    let words = words::critical(lang);
    let lists = [(words.subjects, &found.subjects), (words.parties, &found.parties), (words.software, &found.software)];
    let mut notes = vec![words.explained.to_owned()];
    if !found.complete {
        notes.push(words.in_part.to_owned());
    }
    Sheets {
        title: words::critical_title(lang, process_name(study, lang)),
        sheets: lists.into_iter().map(|(title, list)| weights(study, title, list, lang)).collect(),
        notes,
        ..Sheets::default()
    }
}

/// Larger graphs are not asked for a summary: it would keep people waiting.
const MOST_WAYS: usize = 12_000;

/// What a summary names of what most of the risk passes through, and from which share on.
const NAMED: usize = 3;
const LEAST_NAMED: f64 = 0.05;

/// What most of the risk passes through, each with its share; nothing where that would take long.
pub(super) fn hurts(study: &Study, lang: Lang) -> Vec<(String, String)> {
    if study.travel.graph.ways.len() > MOST_WAYS {
        return Vec::new();
    }
    let found = critical(study.basis(), &study.travel, study.asking);
    let worth = found.subjects.iter().filter(|weight| weight.share >= LEAST_NAMED).take(NAMED);
    let told = |weight: &Weight| {
        let subject = study.travel.graph.spots.subject(weight.spot)?;
        Some((study.model.name(subject, lang).to_owned(), words::percent(lang, weight.share)))
    };
    worth.filter_map(told).collect()
}

fn weights(study: &Study, title: &str, list: &[Weight], lang: Lang) -> Sheet {
    let words = words::critical(lang);
    let groups = list.iter().any(|weight| weight.members > 1);
    let mut columns = vec![(phrases(lang).id, 0), (words.what, 30), (words.share, 10), (words.only, 30)];
    if groups {
        columns.insert(2, (words.members, 7));
    }
    let mut sheet = Sheet::new(title, &columns);
    sheet.nothing = words.none.to_owned();
    for weight in list {
        let subject = study.travel.graph.spots.subject(weight.spot);
        let id = study.travel.graph.spots.id(&study.model, weight.spot).to_owned();
        let what = match subject {
            Some(subject) => {
                let kind = study.model.section(subject).label.get(lang);
                words::labelled(lang, kind, study.model.name(subject, lang))
            }
            None => id.clone(),
        };
        let mut of: Vec<String> = weight
            .of_goals
            .iter()
            .filter(|(goal, share)| *share >= LEAST_OF_A_GOAL && !weight.only_way_to.contains(goal))
            .take(MOST_GOALS)
            .map(|(goal, share)| {
                words::goal_with_share(lang, study.model.name(*goal, lang), &words::percent(lang, *share))
            })
            .collect();
        let only = weight.only_way_to.iter().map(|goal| words::only_way(lang, study.model.name(*goal, lang)));
        of.splice(0..0, only);
        let mut row = vec![id, what, words::percent(lang, weight.share), words::joined(lang, &of)];
        if groups {
            row.insert(2, weight.members.to_string());
        }
        sheet.rows.push(row);
    }
    sheet
}

/// Who is hit when a subject stops.
pub fn stop_sheets(study: &Study, subject: Subject, stop: &Stop, lang: Lang) -> Sheets {
    let words = words::stopping(lang);
    let goal = |hit: &&Hit| study.model.kind(hit.subject) == Kind::Goal;
    let mut sheets = Sheets {
        title: words::stop_title(lang, study.model.name(subject, lang)),
        notes: vec![words.explained.to_owned()],
        ..Sheets::default()
    };
    if !stop.stands_still {
        sheets.lead.push(words.not_a_thing.to_owned());
        return sheets;
    }
    for (title, goals) in [(words.hit, false), (words.goals, true)] {
        let hits: Vec<&Hit> = stop.hits.iter().filter(|hit| goal(hit) == goals && is_told(study, hit)).collect();
        if !hits.is_empty() {
            sheets.sheets.push(hit_sheet(study, title, &hits, lang));
        }
    }
    if stop.hits.is_empty() {
        sheets.lead.push(words.nobody.to_owned());
    }
    if !stop.unsaid.is_empty() {
        let names: Vec<String> =
            stop.unsaid.iter().map(|subject| study.model.name(*subject, lang).to_owned()).collect();
        sheets.notes.insert(0, words::tolerance_unsaid(lang, &names));
    }
    sheets
}

/// Whether people want to read of it: that a line is silent or a room has stopped says nothing that its things do not.
fn is_told(study: &Study, hit: &Hit) -> bool {
    !matches!(study.model.kind(hit.subject), Kind::Flow | Kind::Zone)
}

fn hit_sheet(study: &Study, title: &str, hits: &[&Hit], lang: Lang) -> Sheet {
    let words = words::stopping(lang);
    let columns = [
        (phrases(lang).id, 0),
        (words.after, 10),
        (words.what, 24),
        (words.because, 20),
        (words.bears, 16),
        (words.chance, 8),
    ];
    let mut sheet = Sheet::new(title, &columns);
    for hit in hits {
        let told = steps(study, &[hit.way], lang);
        let Some(step) = told.first() else { continue };
        let because = words::because_of(lang, &step.reason, &step.source.1);
        let should_say = |lacks| matches!(study.model.kind(lacks), Kind::System | Kind::Supply);
        let open = hit.tolerated.is_none() && hit.lacks.is_some_and(should_say);
        sheet.rows.push(vec![
            study.model.id(hit.subject).to_owned(),
            words::after(lang, hit.after, hit.open),
            if study.model.kind(hit.subject) == Kind::Goal { step.target.1.clone() } else { step.sentence.clone() },
            because,
            words::bears(lang, hit.tolerated, open, hit.substitutes),
            words::percent(lang, hit.chance),
        ]);
    }
    sheet
}

/// What a measure is worth: likelihoods as things stand and as they would be.
pub fn without_sheets(study: &Study, measure: usize, supposed: &Supposed, lang: Lang) -> Sheets {
    let row = study.library.measures.get(measure);
    let named = row.map(|row| format!("{} {}", row.id, row.name.get(lang))).unwrap_or_default();
    let who: Vec<String> = supposed
        .levers
        .iter()
        .filter_map(|lever| study.travel.levers.all.get(*lever as usize))
        .map(|lever| bearer_name(&study.model, lever.bearer, lang))
        .collect();
    let met = supposed.share < 0.5;
    let mut sheets = Sheets { title: words::without_title(lang, &named, met), ..Sheets::default() };
    if who.is_empty() {
        sheets.lead.push(words::on_no_way(lang).to_owned());
        return sheets;
    }
    match met {
        true => sheets.lead.push(words::moved_for(lang, &who)),
        false => sheets.lead.push(words::not_met_yet(lang, &words::joined(lang, &who))),
    }
    let [what, now, then] = words::without_heads(lang);
    let columns = [(phrases(lang).id, 0), (what, 36), (now, 20), (then, 20)];
    let mut sheet = Sheet::new(words::without_heading(lang), &columns);
    sheet.nothing = phrases(lang).no_goals.to_owned();
    for (risk, then) in study.travel.risks.iter().zip(&supposed.then) {
        let likely = |outcome| match risk.state {
            Some(_) => Likelihood::new(&study.library, outcome, lang).text,
            None => words::absent(lang).to_owned(),
        };
        let (id, name) = (study.model.id(risk.goal), study.model.name(risk.goal, lang));
        sheet.rows.push(vec![id.to_owned(), name.to_owned(), likely(risk.likely), likely(*then)]);
    }
    sheets.sheets.push(sheet);
    sheets
}

/// The bearers whose measure is supposed to be otherwise, by id.
pub(crate) fn moved<'s>(study: &'s Study, supposed: &Supposed) -> Vec<&'s str> {
    let levers = supposed.levers.iter().filter_map(|lever| study.travel.levers.all.get(*lever as usize));
    levers.map(|lever| bearer_id(&study.model, lever.bearer)).collect()
}
