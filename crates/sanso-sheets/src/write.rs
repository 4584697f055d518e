//! Texts put into single cells, with everything else left as it is, byte by byte.

mod cells;
mod recalculate;

use crate::Unreadable;
use crate::at::At;
use crate::book::Head;
use crate::package::{Package, broken};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A text for one cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The name of the tab.
    pub tab: String,
    /// The cell.
    pub at: At,
    /// What to write.
    pub text: String,
    /// Whether it is a number and not a text.
    pub number: bool,
}

/// A workbook with changes in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Changes that were not made, by number: the cell holds a formula, or there is no such tab.
    pub refused: Vec<usize>,
}

/// Writes changes into the bytes of a workbook. The last of several changes of one cell counts. Formulas stay; programs
/// are told to work them out anew when they open the workbook.
pub fn write(bytes: &[u8], changes: &[Change]) -> Result<Written, Unreadable> {
    let mut package = Package::open(bytes)?;
    let head = Head::read(&mut package)?;
    let mut wanted: BTreeMap<&str, BTreeMap<At, usize>> = BTreeMap::new();
    let mut refused = BTreeSet::new();
    for (number, change) in changes.iter().enumerate() {
        match head.tabs.iter().find(|(name, ..)| *name == change.tab) {
            Some((_, _, part)) => drop(wanted.entry(part).or_default().insert(change.at, number)),
            None => drop(refused.insert(number)),
        }
    }
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    for (part, wanted) in wanted {
        let Some(text) = package.text(part)? else { continue };
        let texts: BTreeMap<At, (&Change, usize)> =
            wanted.into_iter().filter_map(|(at, number)| Some((at, (changes.get(number)?, number)))).collect();
        let changed = cells::changed(part, &text, &texts)?;
        refused.extend(changed.refused);
        parts.insert(part.to_owned(), changed.text);
    }
    if parts.is_empty() {
        return Ok(Written { bytes: bytes.to_vec(), refused: refused.into_iter().collect() });
    }
    if let Some(text) = package.text(&head.main)? {
        parts.extend(recalculate::asked(&head.main, &text)?.map(|text| (head.main.clone(), text)));
    }
    Ok(Written { bytes: packed(package, &parts)?, refused: refused.into_iter().collect() })
}

/// The archive with some parts in place of others; those that stay are copied as they are stored.
fn packed(mut package: Package<'_>, parts: &BTreeMap<String, String>) -> Result<Vec<u8>, Unreadable> {
    let failed = |error: std::io::Error| Unreadable::Broken(String::new(), error.to_string());
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..package.archive.len() {
        let part = package.archive.by_index_raw(number).map_err(|error| broken("", error))?;
        let name = part.name().map_err(|error| broken("", error))?.into_owned();
        match parts.get(&name) {
            None => out.raw_copy_file(part).map_err(|error| broken(&name, error))?,
            Some(text) => {
                let mut options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
                if let Some(time) = part.last_modified() {
                    options = options.last_modified_time(time);
                }
                out.start_file(name.as_str(), options).map_err(|error| broken(&name, error))?;
                out.write_all(text.as_bytes()).map_err(failed)?;
            }
        }
    }
    Ok(out.finish().map_err(|error| broken("", error))?.into_inner())
}
