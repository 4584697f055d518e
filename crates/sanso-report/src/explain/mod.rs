//! Why something is required, stands or holds, and why something is not.

mod fact;
mod incident;
mod measure;
mod subject;
mod travel;

use sanso_core::analysis::Standing;
use sanso_core::facts::{FACTS, number};
use sanso_core::model::Subject;
use sanso_core::study::Study;
use sanso_core::text::{Lang, nearest};

use crate::view::{Because, NOBODY};

/// An answer to "why?".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explanation {
    /// What is explained and how it stands, in one line.
    pub title: String,
    /// What it means, in sentences.
    pub lead: Vec<String>,
    /// The parts of the answer.
    pub parts: Vec<Part>,
    /// Arguments for the next `explain`, most telling first.
    pub next: Vec<String>,
}

/// One part of an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// What it is about.
    pub heading: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// One line of an answer with what stands below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// An id or a mark before the text.
    pub lead: String,
    /// The text.
    pub text: String,
    /// How it stands.
    pub standing: Option<Standing>,
    /// A place or a path, shown faintly.
    pub aside: String,
    /// Lines below.
    pub under: Vec<Line>,
}

/// Nothing has this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The part of the argument that names nothing.
    pub given: String,
    /// What was probably meant.
    pub nearest: Option<String>,
}

/// Explains `what`: a measure, an incident, a fact, a step, a subject, or one of the first four on a subject after `@`.
///
/// Names are ids or keys; upper and lower case do not matter.
pub fn explain(study: &Study, what: &str, lang: Lang) -> Result<Explanation, Unknown> {
    let what = what.trim();
    let Some((thing, on)) = what.split_once('@') else { return alone(study, what, lang) };
    let on = subject(study, on.trim())?;
    match find(study, thing.trim())? {
        Thing::Measure(measure) => Ok(measure::on_bearer(study, measure, on, lang)),
        Thing::Incident(incident) => {
            on.map(|on| incident::on_subject(study, incident, on, lang)).ok_or_else(|| unknown(study, NOBODY))
        }
        Thing::Fact(fact) => on.map(|on| fact::on_subject(study, fact, on, lang)).ok_or_else(|| unknown(study, NOBODY)),
        Thing::Step(step) => on.map(|on| travel::step_on(study, step, on, lang)).ok_or_else(|| unknown(study, NOBODY)),
        Thing::Subject(_) => Err(unknown(study, thing)),
    }
}

fn alone(study: &Study, what: &str, lang: Lang) -> Result<Explanation, Unknown> {
    match find(study, what)? {
        Thing::Measure(measure) => Ok(measure::alone(study, measure, lang)),
        Thing::Incident(incident) => Ok(incident::alone(study, incident, lang)),
        Thing::Fact(fact) => Ok(fact::alone(study, fact, lang)),
        Thing::Step(step) => Ok(travel::step_alone(study, step, lang)),
        Thing::Subject(subject) => Ok(subject::alone(study, subject, lang)),
    }
}

enum Thing {
    Measure(usize),
    Incident(usize),
    Fact(usize),
    Step(usize),
    Subject(Subject),
}

/// What a name means. A subject is looked for first: its id was chosen by the user and is exact.
fn find(study: &Study, name: &str) -> Result<Thing, Unknown> {
    let library = &study.library;
    let same = |known: &str| known.eq_ignore_ascii_case(name);
    if let Some(subject) = study.model.find(name) {
        return Ok(Thing::Subject(subject));
    }
    if let Some(at) = library.measures.iter().position(|row| same(&row.id) || same(&row.row.key)) {
        return Ok(Thing::Measure(at));
    }
    if let Some(at) = library.incidents.iter().position(|row| same(&row.id) || same(&row.row.key)) {
        return Ok(Thing::Incident(at));
    }
    if let Some(fact) = number(&name.to_lowercase()) {
        return Ok(Thing::Fact(fact));
    }
    let step = library.steps.iter().position(|row| same(&row.row.key));
    step.map(Thing::Step).ok_or_else(|| unknown(study, name))
}

/// The subject after `@`; `None` for the bearer that is missing.
fn subject(study: &Study, id: &str) -> Result<Option<Subject>, Unknown> {
    match study.model.find(id) {
        Some(subject) => Ok(Some(subject)),
        None if id == NOBODY => Ok(None),
        None => {
            let ids = study.model.subjects().map(|subject| study.model.id(subject));
            Err(Unknown { given: id.to_owned(), nearest: nearest(id, ids) })
        }
    }
}

fn unknown(study: &Study, name: &str) -> Unknown {
    let library = &study.library;
    let ids = study.model.subjects().map(|subject| study.model.id(subject));
    let measures = library.measures.iter().map(|row| row.id.as_str());
    let incidents = library.incidents.iter().flat_map(|row| [row.id.as_str(), row.row.key.as_str()]);
    let facts = FACTS.iter().map(|fact| fact.name);
    let steps = library.steps.iter().map(|row| row.row.key.as_str());
    Unknown {
        given: name.to_owned(),
        nearest: nearest(name, measures.chain(incidents).chain(facts).chain(steps).chain(ids)),
    }
}

/// Facts as lines, each with what was looked at below it.
fn fact_lines(facts: Vec<Because>) -> Vec<Line> {
    facts.into_iter().map(fact_line).collect()
}

fn fact_line(fact: Because) -> Line {
    let mut under: Vec<Line> = fact
        .looked
        .into_iter()
        .map(|looked| Line { text: looked.path, aside: looked.at.unwrap_or_default(), ..Line::default() })
        .collect();
    if fact.more > 0 {
        under.push(Line { text: format!("… +{}", fact.more), ..Line::default() });
    }
    Line { lead: mark(fact.truth).to_owned(), text: fact.sentence, under, ..Line::default() }
}

/// A sign for a truth that needs no colour.
pub fn mark(truth: sanso_core::facts::Truth) -> &'static str {
    match truth {
        sanso_core::facts::Truth::Yes => "●",
        sanso_core::facts::Truth::No => "×",
        sanso_core::facts::Truth::Unknown => "○",
    }
}
