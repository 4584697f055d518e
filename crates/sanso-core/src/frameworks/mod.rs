//! The schemes people are asked in, and how their items stand to each other.
//!
//! Frameworks and tables between them are data; nothing here knows one of them by name. A table says what is possible
//! between two items; tables compose, and what all ways leave possible is the answer, with its proof.

mod compose;
mod cover;
mod evaluate;
mod library;
mod made;
mod read;
mod relation;

pub use compose::{Asked, Chain, Class, Contradiction, Hop, Mapping, Match, Way, mapped};
pub use cover::{Covered, CoveredItem, Done, Proof, coverage};
pub use evaluate::{LeftOut, Rule, Tally, left_out};
pub use library::{About, Crosswalk, Framework, Frameworks, Item, Link, Origin, Titles};
pub use made::{MADE_FROM, Made, evidence, made};
pub use read::{read, read_alone};
pub use relation::{Base, Relation};
