//! What was noticed about the input, in words.

use sanso_core::diag::{Diagnostic, Severity};
use sanso_core::study::Study;
use sanso_core::text::Lang;

/// A diagnostic in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its code.
    pub code: &'static str,
    /// How bad.
    pub severity: Severity,
    /// Where, as people write places.
    pub place: String,
    /// What.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub act: String,
}

pub(super) fn notes(study: &Study, diagnostics: &[Diagnostic], lang: Lang) -> Vec<Note> {
    let one = |diagnostic: &Diagnostic| {
        let message = diagnostic.problem.message(lang);
        let place = diagnostic.place.map(|place| study.model.sources.show(place)).unwrap_or_default();
        Note {
            code: diagnostic.problem.code(),
            severity: diagnostic.severity,
            place,
            what: message.what,
            why: message.why,
            act: message.act,
        }
    };
    diagnostics.iter().map(one).collect()
}
