//! SN6xx: what can be wrong with answers and evidence.

use super::Message;
use crate::text::Lang;

/// A problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerProblem {}

impl AnswerProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match *self {}
    }

    /// What to tell people.
    pub fn message(&self, _: Lang) -> Message {
        match *self {}
    }
}
