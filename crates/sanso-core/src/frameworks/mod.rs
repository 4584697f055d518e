//! The schemes people are asked in, and how their items stand to each other.
//!
//! Frameworks and tables between them are data; nothing here knows one of them by name. A table says what is possible
//! between two items; tables compose, and what all ways leave possible is the answer, with its proof.

mod applies;
mod changes;
mod compose;
mod cover;
mod evaluate;
mod grading;
mod libraries;
mod library;
mod made;
mod read;
mod ready;
mod relation;
mod said;
mod score;

pub use applies::{Applies, Stated, stated};
pub use changes::{Became, ChangedRow, Compared, EditionRow, RowChange, RowOf, compared, editions};
pub use compose::{Asked, Chain, Class, Contradiction, Hop, Mapping, Match, Way, mapped};
pub use cover::{Covered, CoveredItem, Done, NO_MEASURE, Proof, Said, Strength, coverage, said_of_measures};
pub use evaluate::{LeftOut, Rule, Tally, left_out};
pub use grading::{Grading, Level, Marks, Part, Rank, Scoring};
pub use libraries::{Counts, Imported, Lost, ReadLibrary, folder_of, framework_library, mapping_library, read_library};
pub use library::{About, Crosswalk, Framework, Frameworks, Item, Link, Origin, Titles};
pub use made::{MADE_FROM, Made, evidence, made};
pub use read::{read, read_alone};
pub use ready::{Need, Reach, Ready, need, ready};
pub use relation::{Base, Relation};
pub use said::{ItemOf, unknown_items};
pub use score::{Points, Scored, ScoredItem, ScoredPart, rank, scored};
