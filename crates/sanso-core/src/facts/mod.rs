//! Facts: named three-valued questions about subjects.
//!
//! A fact is one function in [`FACTS`]. It reads the model only through [`Look`], so it can be traced (what was looked
//! at, and where it stands) and asked under a supposition (what if this were answered) without a second version of it.

mod columns;
mod component;
mod data;
mod look;
mod organization;
mod truth;

pub use columns::{Column, Columns, columns};
pub use look::{Look, Note, Noted, Supposed};
pub use truth::Truth;

use crate::model::{Kind, Subject};
use crate::text::Both;

/// A named question about subjects.
pub struct Fact {
    /// Its name in content.
    pub name: &'static str,
    /// The kinds of subject it can be asked of.
    pub about: &'static [Kind],
    /// What it says when it holds; `{}` stands for the subject.
    pub holds: Both,
    /// What it says when it does not.
    pub fails: Both,
    /// The question, answered from what the model says.
    pub test: fn(&Look<'_>, Subject) -> Truth,
}

impl std::fmt::Debug for Fact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Every fact, by subject. To add one: a function, and a line here.
pub static FACTS: &[&Fact] = &[
    &organization::HOLDS_PROTECTED_DATA,
    &organization::HOLDS_DATA_THAT_MUST_BE_RIGHT,
    &organization::RUNS_SYSTEMS,
    &organization::NEEDS_ITS_SYSTEMS,
    &organization::BOUND_BY_RULES,
    &organization::OTHERS_DEPEND_ON_IT,
    &organization::DEPENDS_ON_OTHERS,
    &organization::DELIVERS_THINGS,
    &organization::ARRIVALS_ARE_CHECKED,
    &component::TRANSCRIBES,
    &component::MEASURES,
    &component::ACTS_ON_THE_WORLD,
    &component::IS_NETWORK_EQUIPMENT,
    &component::REACHABLE_OVER_NETWORK,
    &component::MAY_HAVE_OPEN_WEAKNESS,
    &component::LOGIN_IS_WEAK,
    &component::MANAGED_FROM_AFAR,
    &component::COMMANDS_ARE_CHECKED,
    &component::STOP_MATTERS,
    &component::CAN_CAUSE_HARM,
    &component::ORIGIN_IS_CHECKED,
    &component::WITHIN_REACH_OF_OUTSIDERS,
    &component::STANDS_UNATTENDED,
    &component::WIPED_AT_DISPOSAL,
    &data::NEEDS_SECRECY,
    &data::REGULATED,
    &data::SHARED_WITH_FEW,
    &data::SHARING_LEVEL_IS_AGREED,
    &data::PROCESSES_DATA,
    &data::KEEPS_DATA,
    &data::MOVES_DATA,
    &data::HANDLES_SECRETS,
    &data::HANDLES_WHAT_MUST_BE_RIGHT,
    &data::HANDLES_WHAT_MUST_BE_AT_HAND,
    &data::LEAVES_ITS_PLACE,
    &data::SENDER_IS_VERIFIED,
    &data::ALTERATION_IS_NOTICED,
    &data::IS_ENCRYPTED,
];

/// The number of a fact in [`FACTS`].
pub fn number(name: &str) -> Option<usize> {
    FACTS.iter().position(|fact| fact.name == name)
}

const fn both(en: &'static str, ja: &'static str) -> Both {
    Both { en, ja }
}
