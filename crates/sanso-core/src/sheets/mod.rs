//! The sheets people receive from their customers: what is asked where, which items of frameworks that is, and what can
//! be answered from a study.
//!
//! A sheet nobody saw before is read as it lies there. What a row asks for is proposed with a score and stays unsure where
//! it is; a person confirms it once, in a file that can be read.

mod fill;
mod grams;
mod ids;
mod index;
mod layout;
mod mapping;
mod propose;
mod vocabulary;
mod words;

pub use crate::frameworks::ItemOf;
pub use fill::{Filled, Filling, Left, changes, filled};
pub use index::Index;
pub use layout::{Columns, Row, Table, tables};
pub(crate) use mapping::quoted;
pub use mapping::{MappedRow, MappedTable, SheetMapping, read_mapping};
pub use propose::{By, Proposed, proposed};
pub use vocabulary::{Vocabulary, is_japanese};
pub use words::{Meaning, meaning};

use crate::content::Library;
use crate::frameworks::Frameworks;
use sanso_sheets::Workbook;

/// Proposes what every row of the tabs that people see asks for.
pub fn read_sheet(name: &str, workbook: &Workbook, library: &Library, frameworks: &Frameworks) -> SheetMapping {
    let mut found = Vec::new();
    for tab in workbook.tabs.iter().filter(|tab| tab.shown) {
        found.extend(tables(tab).into_iter().map(|table| (tab.name.clone(), Vocabulary::of(tab, &table), table)));
    }
    let index = Index::of(library, frameworks);
    let only: Vec<&Table> = found.iter().map(|(.., table)| table).collect();
    let items = proposed(frameworks, &index, &only);
    SheetMapping::proposed(name, found, items)
}
