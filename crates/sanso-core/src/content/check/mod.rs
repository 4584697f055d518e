//! Everything an author of content has to get right beyond the form of single rows, which the reader checks.
//!
//! Conditions are checked where they are made ready to be asked, since only there facts are known.

mod chain;
mod ids;
mod travel;
mod words;

use super::{Library, Row};
use crate::diag::{Diagnostic, Problem, Severity};

/// Checks a whole library. `sizes` are the words for sizes of organisations.
///
/// Linear in the number of rows and references, up to logarithms.
pub fn check(library: &Library, sizes: &[&str]) -> Vec<Diagnostic> {
    let mut notes = Notes::default();
    chain::references(library, sizes, &mut notes);
    chain::uses(library, &mut notes);
    travel::references(library, &mut notes);
    ids::unique(library, &mut notes);
    ids::shapes(library, &mut notes);
    ids::retired(library, &mut notes);
    words::languages(library, &mut notes);
    notes.0
}

/// What was noticed.
#[derive(Default)]
struct Notes(Vec<Diagnostic>);

impl Notes {
    fn error(&mut self, row: &Row, problem: impl Into<Problem>) {
        self.add(Severity::Error, row, problem);
    }

    fn warning(&mut self, row: &Row, problem: impl Into<Problem>) {
        self.add(Severity::Warning, row, problem);
    }

    /// Rows of the program itself have no place among the files of the user.
    fn add(&mut self, severity: Severity, row: &Row, problem: impl Into<Problem>) {
        let place = row.overlay.is_some().then_some(row.place);
        self.0.push(Diagnostic::new(severity, place, problem));
    }
}
