//! What differs between two studies, in words.

use sanso_core::analysis::Standings;
use sanso_core::changes::{Change, Changes, Rank, Trend, Way};
use sanso_core::model::Subject;
use sanso_core::study::Study;
use sanso_core::text::Lang;

use super::travel::{Likelihood, route};
use super::{Sheet, Sheets, bearer_id, bearer_name, standing_word};
use crate::words::{self, Part, phrases, state_word};

/// Two studies with what differs between them.
#[derive(Clone, Copy)]
pub struct Compared<'c> {
    /// The old study and what it is called.
    pub old: (&'c Study, &'c str),
    /// The new one.
    pub new: (&'c Study, &'c str),
    /// What differs.
    pub changes: &'c Changes,
    /// By how much a likelihood had to differ.
    pub least: f64,
}

/// How many renamed things are listed by name.
const MOST_RENAMED: usize = 8;

/// What differs, as tables; what does not differ has none.
pub fn changed(compared: Compared<'_>, lang: Lang) -> Sheets {
    let tell = Tell { compared, lang };
    let changes = compared.changes;
    let mut sheets = Sheets { title: words::compared(lang, compared.old.1, compared.new.1), ..Sheets::default() };
    if changes.is_empty() {
        sheets.lead.push(words::no_changes(lang).to_owned());
    }
    if !changes.renamed.is_empty() {
        let (old, new) = (&compared.old.0.model, &compared.new.0.model);
        let named = |(from, to): &(Subject, Subject)| (old.id(*from).to_owned(), new.id(*to).to_owned());
        let pairs: Vec<(String, String)> = changes.renamed.iter().take(MOST_RENAMED).map(named).collect();
        sheets.lead.push(words::renamed(lang, &pairs, changes.renamed.len() - pairs.len()));
    }
    let all = [
        tell.sheet(Part::Likelihoods, &changes.likelihoods, Tell::likelihood),
        tell.sheet(Part::Paths, &changes.routes, Tell::way),
        tell.sheet(Part::Incidents, &changes.incidents, Tell::incident),
        tell.sheet(Part::Measures, &changes.measures, Tell::measure),
        tell.sheet(Part::Answers, &changes.answers, Tell::answer),
        tell.sheet(Part::Elements, &changes.subjects, Tell::element),
    ];
    sheets.sheets = all.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect();
    sheets.notes.push(words::least(lang, compared.least, compared.new.0.asking.seed));
    sheets
}

/// One side of a change: its id, what it is, and how it stands.
pub(crate) struct Side {
    /// Id or key, with what it stands on.
    pub id: String,
    /// In words.
    pub what: String,
    /// How it stands.
    pub how: String,
}

/// Puts changes into words.
#[derive(Clone, Copy)]
pub(crate) struct Tell<'c> {
    pub compared: Compared<'c>,
    pub lang: Lang,
}

impl Tell<'_> {
    fn sheet<T: Copy>(&self, part: Part, changes: &[Change<T>], side: fn(&Self, &Study, T) -> Option<Side>) -> Sheet {
        let count = |trend| changes.iter().filter(|change| change.trend == trend).count();
        let (worse, better) = (count(Trend::Worse), count(Trend::Better));
        let title = words::part(self.lang, part);
        let title = match worse + better {
            0 => title.to_owned(),
            _ => words::labelled(self.lang, title, &words::balance(self.lang, worse, better)),
        };
        let [trend, what, before, after] = words::change_heads(self.lang);
        let columns = [(phrases(self.lang).id, 0), (trend, 8), (what, 36), (before, 17), (after, 17)];
        let mut sheet = Sheet::new(&title, &columns);
        for change in changes {
            let old = change.old.and_then(|old| side(self, self.compared.old.0, old));
            let new = change.new.and_then(|new| side(self, self.compared.new.0, new));
            let Some(named) = new.as_ref().or(old.as_ref()) else { continue };
            let (id, what) = (named.id.clone(), named.what.clone());
            let how = |side: &Option<Side>| {
                side.as_ref().map_or_else(|| words::absent(self.lang).to_owned(), |side| side.how.clone())
            };
            let trend = words::trend(self.lang, change.trend).to_owned();
            sheet.rows.push(vec![id, trend, what, how(&old), how(&new)]);
        }
        sheet
    }

    fn element(&self, study: &Study, subject: Subject) -> Option<Side> {
        let model = &study.model;
        let kind = model.section(subject).label.get(self.lang);
        Some(Side {
            id: model.id(subject).to_owned(),
            what: words::labelled(self.lang, kind, model.name(subject, self.lang)),
            how: words::present(self.lang).to_owned(),
        })
    }

    /// A goal and how likely it is.
    pub(crate) fn likelihood(&self, study: &Study, risk: u32) -> Option<Side> {
        let risk = study.travel.risks.get(risk as usize)?;
        let how = match risk.state {
            Some(_) => Likelihood::new(&study.library, risk.likely, self.lang).text,
            None => words::absent(self.lang).to_owned(),
        };
        let (id, what) = (study.model.id(risk.goal), study.model.name(risk.goal, self.lang));
        Some(Side { id: id.to_owned(), what: what.to_owned(), how })
    }

    /// A way as a line of what it goes through.
    pub(crate) fn way(&self, study: &Study, way: Way) -> Option<Side> {
        let risk = study.travel.risks.get(way.risk as usize)?;
        let told = route(study, risk.routes.get(way.route as usize)?, self.lang);
        let mut through = vec![told.attempt.1.as_str()];
        through.extend(told.legs.iter().map(|leg| leg.target.1.as_str()));
        let goal = study.model.name(risk.goal, self.lang);
        // The last leg leads to the goal, which is named already.
        if through.last() == Some(&goal) {
            through.pop();
        }
        let what = words::way_to(self.lang, goal, &through.join(" → "));
        Some(Side { id: study.model.id(risk.goal).to_owned(), what, how: words::fine_percent(self.lang, told.chance) })
    }

    /// An incident on its subject.
    pub(crate) fn incident(&self, study: &Study, one: Standings) -> Option<Side> {
        let incident = study.library.incidents.get(one.incident as usize)?;
        let on = study.model.name(one.subject, self.lang);
        Some(Side {
            id: format!("{}@{}", incident.row.key, study.model.id(one.subject)),
            what: words::labelled(self.lang, on, incident.name.get(self.lang)),
            how: standing_word(self.lang, one.standing).to_owned(),
        })
    }

    /// A measure with its rank.
    pub(crate) fn measure(&self, study: &Study, rank: Rank) -> Option<Side> {
        let side = self.required(study, rank.required)?;
        let how = match rank.place {
            Some(place) => words::ranked(self.lang, place, rank.removes),
            None => phrases(self.lang).required.to_owned(),
        };
        Some(Side { how, ..side })
    }

    /// A measure with how far it is met.
    pub(crate) fn answer(&self, study: &Study, required: u32) -> Option<Side> {
        let item = study.assessment.items.get(required as usize)?;
        let how = state_word(self.lang, item.state).to_owned();
        Some(Side { how, ..self.required(study, required)? })
    }

    fn required(&self, study: &Study, number: u32) -> Option<Side> {
        let required = study.plan.required.get(number as usize)?;
        let measure = study.library.measures.get(required.measure as usize)?;
        let who = bearer_name(&study.model, required.bearer, self.lang);
        Some(Side {
            id: format!("{}@{}", measure.id, bearer_id(&study.model, required.bearer)),
            what: words::labelled(self.lang, &who, &format!("{} {}", measure.id, measure.name.get(self.lang))),
            how: String::new(),
        })
    }
}
