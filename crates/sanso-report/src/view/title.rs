//! What a study is about, how much there is, and how far it can be trusted.

use sanso_core::analysis::Standing;
use sanso_core::content::Confidence;
use sanso_core::model::{Kind, Subject};
use sanso_core::study::Study;
use sanso_core::text::Lang;
use std::collections::{BTreeMap, BTreeSet};

use super::confidence_word;
use crate::words::{Noun, counted, method};

/// What a study is about and how much there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The name of the process.
    pub name: String,
    /// Its id.
    pub process: String,
    /// What is looked at and what is left out.
    pub scope: String,
    /// The sector, in a word.
    pub sector: Option<String>,
    /// Organisations, components, flows and sets of data, each with its number.
    pub counts: Vec<String>,
    /// Version of the content.
    pub content: String,
    /// Established incidents.
    pub established: usize,
    /// Subjects on which they stand.
    pub established_subjects: usize,
    /// Assumed incidents.
    pub assumed: usize,
    /// Subjects on which they stand.
    pub assumed_subjects: usize,
    /// Unsaid facts that somebody can be asked for.
    pub open: usize,
}

/// What the value creation process is called.
pub(crate) fn process_name(study: &Study, lang: Lang) -> &str {
    let head = &study.model.head;
    Some(head.name.get(lang)).filter(|name| !name.is_empty()).unwrap_or(&head.process)
}

pub(super) fn title(study: &Study, lang: Lang) -> Title {
    let model = &study.model;
    let count = |kind, noun| counted(lang, model.of_kind(kind).len(), noun);
    let of = |standing| {
        let all = study.analysis.standing.iter().filter(move |one| one.standing == standing);
        let subjects: BTreeSet<Subject> = all.clone().map(|one| one.subject).collect();
        (all.count(), subjects.len())
    };
    let (established, established_subjects) = of(Standing::Established);
    let (assumed, assumed_subjects) = of(Standing::Assumed);
    Title {
        name: process_name(study, lang).to_owned(),
        process: model.head.process.clone(),
        scope: model.head.scope.get(lang).trim().to_owned(),
        sector: model.head.sector.clone(),
        counts: vec![
            count(Kind::Organization, Noun::Organization),
            count(Kind::Component, Noun::Component),
            count(Kind::Flow, Noun::Flow),
            count(Kind::Data, Noun::DataSet),
        ],
        content: study.library.version.to_string(),
        established,
        established_subjects,
        assumed,
        assumed_subjects,
        open: study.plan.questions.len(),
    }
}

/// How results came about and how far they can be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// Sentences, one paragraph each.
    pub paragraphs: Vec<&'static str>,
    /// Sources with their note and the number of content rows used here that come from them, by confidence.
    pub sources: Vec<SourceUse>,
}

/// A source of content that takes part in the results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceUse {
    /// Its name.
    pub name: String,
    /// What to know about it.
    pub note: String,
    /// How many rows come from it, by how sure we are of them: `high 12, low 3`.
    pub rows: String,
}

pub(super) fn method(study: &Study, lang: Lang) -> Method {
    let library = &study.library;
    let mut used: BTreeMap<&str, BTreeMap<std::cmp::Reverse<Confidence>, usize>> = BTreeMap::new();
    let incidents = library.incidents.iter().map(|row| &row.row);
    let weaknesses = library.incidents.iter().flat_map(|row| row.vulnerabilities.iter().map(|one| &one.row));
    let measures = library.measures.iter().map(|row| &row.row);
    for row in incidents.chain(weaknesses).chain(measures) {
        *used.entry(row.origin.as_str()).or_default().entry(std::cmp::Reverse(row.confidence)).or_default() += 1;
    }
    let known = library.sources.iter().filter_map(|source| Some((source, used.get(source.row.key.as_str())?)));
    let sources = known.map(|(source, rows)| {
        let parts: Vec<String> =
            rows.iter().map(|(sure, number)| format!("{} {number}", confidence_word(lang, sure.0))).collect();
        SourceUse {
            name: source.name.get(lang).to_owned(),
            note: source.note.get(lang).to_owned(),
            rows: parts.join(if lang == Lang::Ja { "・" } else { ", " }),
        }
    });
    Method { paragraphs: method::paragraphs(lang), sources: sources.collect() }
}
