//! Bytes of all kinds made readable: languages, places, trees and grids.
//!
//! Everything a user writes enters here and keeps its place (file, bytes), so that whatever is said about it later can
//! point at it. Every reader is bounded in size, depth and expansion, and answers any bytes.

mod archive;
mod grid;
mod lang;
mod owned;
mod packed;
mod source;
mod tree;
mod yaml;

pub use grid::{Cell, Grid, read_csv, read_xlsx};
pub use lang::{Both, Lang, Words};
pub use owned::Text;
pub use packed::packed;
pub use source::{FileId, Place, Position, Source, Sources};
pub use tree::{Node, NodeKind, Tree};
pub use yaml::{Limits, read_yaml};

/// What kept a file, or a part of it, from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: TroubleKind,
}

/// The kinds of [`Trouble`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TroubleKind {
    /// The bytes are no UTF-8 text.
    NotUtf8,
    /// The file breaks the rules of YAML; the parser's own words follow.
    Syntax(String),
    /// Nested deeper than anything people write.
    TooDeep(usize),
    /// More entries than the reader takes; aliases count as what they stand for.
    TooMany(usize),
    /// The file is larger than the reader takes (bytes).
    TooLarge(u64),
    /// A key stands twice in one mapping; the first one is given.
    DuplicateKey(String, Place),
    /// A key is a list or a mapping.
    KeyIsNoText,
    /// A second document follows in the same file.
    SecondDocument,
    /// A tag such as `!!binary` or `!custom`.
    Tag(String),
    /// A merge key `<<`.
    MergeKey,
    /// A table that cannot be read; the reader's own words follow.
    Table(String),
    /// A workbook has no such sheet; the sheets it has follow.
    NoSheet(String, Vec<String>),
}

/// The name among `known` that was probably meant by `given`, if one is close enough.
///
/// Ties go to the first in order, so the hint is stable. Names longer than 64 bytes get no hint.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    if given.len() > 64 {
        return None;
    }
    let given = given.to_lowercase();
    let allowed = (given.chars().count() / 3).max(1);
    known
        .into_iter()
        .filter(|name| name.len() <= 64 && name.len().abs_diff(given.len()) <= 8)
        .map(|name| (strsim::damerau_levenshtein(&given, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by(|a, b| a.cmp(b))
        .map(|(_, name)| name.to_owned())
}
