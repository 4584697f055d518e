//! Workbooks of other people: reading what stands in them, and writing cells without touching anything else.
//!
//! Only the form of xlsx is known here, not what sheets are about. [`read`] gives the tabs with their cells, merged areas,
//! hidden rows and columns, and the words that drop-downs offer. [`write()`] puts texts into single cells: of the archive
//! only the parts of the tabs concerned change, of these only the elements of the cells, and a formula is never replaced.
//! Everything is bounded, and any bytes give an answer.

mod at;
mod book;
mod package;
mod tab;
mod write;
mod xml;

pub use at::{Area, At};
pub use book::{Workbook, read};
pub use tab::{Cell, Choices, Tab};
pub use write::{Change, Written, write};

/// Why a workbook cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is locked with a password.
    Encrypted,
    /// It is in the older form `.xls`.
    Old,
    /// It is of another program: what it is.
    Other(&'static str),
    /// It is no workbook at all.
    NoWorkbook,
    /// More than any sheet that people fill in holds: what, and the most that is taken.
    TooMuch(&'static str, u64),
    /// A part is damaged: its name, and what is wrong in the reader's own words.
    Broken(String, String),
}
