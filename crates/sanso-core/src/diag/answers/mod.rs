//! SN6xx: what can be wrong with answers and evidence.

mod entry;
mod worth;

pub use entry::EntryProblem;
pub use worth::WorthProblem;

use super::Message;
use crate::text::Lang;

/// A problem of answers or evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerProblem {
    /// Answers that cannot be understood or belong nowhere.
    Entry(EntryProblem),
    /// What takes from the worth of an answer.
    Worth(WorthProblem),
}

impl AnswerProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Entry(problem) => problem.code(),
            Self::Worth(problem) => problem.code(),
        }
    }

    /// What to tell people.
    pub fn message(&self, lang: Lang) -> Message {
        match self {
            Self::Entry(problem) => problem.message(lang),
            Self::Worth(problem) => problem.message(lang),
        }
    }
}

impl From<EntryProblem> for super::Problem {
    fn from(problem: EntryProblem) -> super::Problem {
        super::Problem::Answer(AnswerProblem::Entry(problem))
    }
}

impl From<WorthProblem> for super::Problem {
    fn from(problem: WorthProblem) -> super::Problem {
        super::Problem::Answer(AnswerProblem::Worth(problem))
    }
}
