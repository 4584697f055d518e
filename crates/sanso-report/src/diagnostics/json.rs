//! Diagnostics for editors and scripts.

use sanso_core::diag::{Diagnostic, Message, Severity};
use sanso_core::text::{Lang, Place, Sources};
use schemars::JsonSchema;
use serde::Serialize;

use super::Places;

/// A diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DiagnosticJson {
    /// The code: `SN` and three digits. It never changes its meaning.
    pub code: String,
    /// `error`, `warning` or `advice`.
    pub severity: &'static str,
    /// The file, with `/` between folders; absent for what concerns the whole input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The cell, for a table: `assets.xlsx[components]!C12`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// Where in the file. For a table it counts rows and columns of the text it is shown as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// In English.
    pub en: Told,
    /// In Japanese.
    pub ja: Told,
    /// Other places that belong to it.
    pub related: Vec<RelatedJson>,
}

/// Lines and columns from 1, columns in characters; bytes from 0. The end is the position after the last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename_all = "camelCase")]
pub struct Region {
    /// First line.
    pub start_line: usize,
    /// First column.
    pub start_column: usize,
    /// Last line.
    pub end_line: usize,
    /// Column after the last character.
    pub end_column: usize,
    /// First byte.
    pub start_byte: u32,
    /// Byte after the last.
    pub end_byte: u32,
}

/// What a person is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Told {
    /// What is wrong, in one line.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    #[serde(rename = "do")]
    #[schemars(rename = "do")]
    pub act: String,
}

/// Another place that belongs to a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RelatedJson {
    /// The file.
    pub file: String,
    /// Where in the file.
    pub region: Region,
    /// Why it belongs, in English.
    pub en: String,
    /// In Japanese.
    pub ja: String,
}

impl From<Message> for Told {
    fn from(message: Message) -> Told {
        Told { what: message.what, why: message.why, act: message.act }
    }
}

/// The word for a severity in files.
pub(super) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

/// All places of diagnostics.
pub(super) fn all_places(diagnostics: &[Diagnostic]) -> impl Iterator<Item = Place> + '_ {
    diagnostics.iter().flat_map(|one| one.place.into_iter().chain(one.related.iter().map(|(place, _)| *place)))
}

/// Diagnostics as values, in their order.
pub fn to_json(sources: &Sources, diagnostics: &[Diagnostic], prefix: &str) -> Vec<DiagnosticJson> {
    let places = Places::new(sources, prefix, all_places(diagnostics));
    diagnostics.iter().map(|one| diagnostic(&places, one)).collect()
}

fn diagnostic(places: &Places<'_>, one: &Diagnostic) -> DiagnosticJson {
    let related = one.related.iter().map(|(place, label)| RelatedJson {
        file: places.file(*place),
        region: places.region(*place),
        en: label.en.to_owned(),
        ja: label.ja.to_owned(),
    });
    DiagnosticJson {
        code: one.problem.code().to_owned(),
        severity: severity(one.severity),
        file: one.place.map(|place| places.file(place)),
        cell: one.place.and_then(|place| places.cell(place)),
        region: one.place.map(|place| places.region(place)),
        en: one.problem.message(Lang::En).into(),
        ja: one.problem.message(Lang::Ja).into(),
        related: related.collect(),
    }
}

/// Diagnostics as a JSON document: `{ "version": "sanso-diagnostics/1", "diagnostics": […] }`.
pub fn diagnostics_json(sources: &Sources, diagnostics: &[Diagnostic], prefix: &str) -> String {
    #[derive(Serialize)]
    struct Document {
        version: &'static str,
        diagnostics: Vec<DiagnosticJson>,
    }
    let document = Document { version: "sanso-diagnostics/1", diagnostics: to_json(sources, diagnostics, prefix) };
    crate::json::lines(&document, 2)
}
