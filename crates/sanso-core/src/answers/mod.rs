//! Answers as people keep and exchange them: read without a model, compared, merged, checked against each other, and
//! written in a form that can be read.

mod check;
mod entry;
mod merge;
mod read;
mod write;

pub use check::{Finding, Kind, checked};
pub use entry::{About, Entry, Piece};
pub use merge::{Conflict, Merged, merged};
pub use read::{AnswerFile, Form, SHEET, read_answer_file};
pub use write::{csv_file, yaml_file};
