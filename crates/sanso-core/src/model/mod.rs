//! The value creation process as its owner wrote it, with every name resolved.
//!
//! Files are read into entries (`read`, `table`), values are understood by the shape the language gives them (`value`),
//! and entries become a [`Model`] (`resolve`): columns over subjects, sorted by kind and id so that the order of files
//! and entries cannot matter. A read model can be kept as bytes (`snapshot`).

pub mod language;

mod columns;
mod files;
mod format;
mod ownership;
mod read;
mod resolve;
pub mod snapshot;
mod table;
mod value;

pub use columns::{Level, Model, Stated, Subject, Value};
pub use files::{FetchError, normalise};
pub use format::format;
pub(crate) use format::quoted;
pub use language::{Attr, Kind, Shape};
pub use ownership::Crossing;
pub use read::{Head, read};
pub use value::minutes;
