//! Facts as sentences, with the lines of the model they rest on.

use sanso_core::analysis::Asked;
use sanso_core::facts::{FACTS, Note, Noted, Truth};
use sanso_core::model::{Model, Subject};
use sanso_core::plan::Bearer;
use sanso_core::study::Study;
use sanso_core::text::{Lang, Place};

use crate::words::{not_known, phrases};

/// At most this many places are shown for one fact; the first ones decide no less than the rest.
const MOST_LOOKED: usize = 3;

/// A fact behind an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// Its name in content.
    pub fact: &'static str,
    /// What it said.
    pub truth: Truth,
    /// The fact as a sentence about the subject.
    pub sentence: String,
    /// What was looked at, the first few.
    pub looked: Vec<Looked>,
    /// How many things were looked at besides.
    pub more: usize,
}

/// Something a fact looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// The way to it in the model: `components.press-plc.updated`.
    pub path: String,
    /// Where it is said, as people write places; `None` where it is unsaid.
    pub at: Option<String>,
    /// The same, for machines.
    pub place: Option<Place>,
}

/// The facts behind an incident on a subject.
pub fn because(study: &Study, incident: usize, subject: Subject, lang: Lang) -> Vec<Because> {
    let asked = study.analysis.trace(&study.model, incident, subject);
    asked.iter().filter_map(|asked| because_of(&study.model, asked, subject, lang)).collect()
}

/// One asked fact in words.
pub fn because_of(model: &Model, asked: &Asked, subject: Subject, lang: Lang) -> Option<Because> {
    let fact = FACTS.get(asked.fact)?;
    let name = model.name(subject, lang);
    let sentence = match asked.truth {
        Truth::Yes => fact.holds.get(lang).replace("{}", name),
        Truth::No => fact.fails.get(lang).replace("{}", name),
        Truth::Unknown => not_known(lang, &fact.holds.get(lang).replace("{}", name)),
    };
    let open = asked.truth == Truth::Unknown;
    let mut relevant: Vec<&Note> = asked.notes.iter().filter(|note| (note.truth == Truth::Unknown) == open).collect();
    if relevant.is_empty() {
        relevant = asked.notes.iter().collect();
    }
    let looked = relevant.iter().take(MOST_LOOKED).map(|note| looked(model, note)).collect();
    Some(Because {
        fact: fact.name,
        truth: asked.truth,
        sentence,
        looked,
        more: relevant.len().saturating_sub(MOST_LOOKED),
    })
}

/// Something a fact looked at, in words.
pub(crate) fn looked(model: &Model, note: &Note) -> Looked {
    let way = path(model, note.subject);
    let path = match note.what {
        Noted::Said(attr) => format!("{way}.{}", attr.key()),
        Noted::There => way,
    };
    Looked { path, at: note.place.map(|place| model.sources.show_line(place)), place: note.place }
}

/// The way to a subject in the model: `components.press-plc`.
pub fn path(model: &Model, subject: Subject) -> String {
    format!("{}.{}", model.section(subject).key, model.id(subject))
}

/// The name of a bearer.
pub fn bearer_name(model: &Model, bearer: Bearer, lang: Lang) -> String {
    match bearer {
        Bearer::Of(subject) => model.name(subject, lang).to_owned(),
        Bearer::Nobody => phrases(lang).nobody.to_owned(),
    }
}

/// The id of a bearer; `nobody` where nobody is named.
pub fn bearer_id(model: &Model, bearer: Bearer) -> &str {
    match bearer {
        Bearer::Of(subject) => model.id(subject),
        Bearer::Nobody => NOBODY,
    }
}

/// The id of the bearer that is missing.
pub const NOBODY: &str = "nobody";
