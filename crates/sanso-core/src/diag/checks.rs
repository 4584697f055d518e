//! SN3xx: models that can be read but are probably not what is meant.

use super::Message;
use crate::text::Lang;

/// A problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckProblem {}

impl CheckProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match *self {}
    }

    /// What to tell people.
    pub fn message(&self, _: Lang) -> Message {
        match *self {}
    }
}
