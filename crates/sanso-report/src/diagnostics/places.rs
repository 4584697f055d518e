//! Lines of files, found once and asked often.

use sanso_core::text::{FileId, Place, Sources};
use std::collections::BTreeMap;

use super::Region;

/// The files of a run with the start of each line, so that a place is found without reading the file again.
#[derive(Debug)]
pub struct Places<'s> {
    sources: &'s Sources,
    prefix: &'s str,
    starts: BTreeMap<FileId, Vec<u32>>,
}

impl<'s> Places<'s> {
    /// Indexes the files in which `places` lie. `prefix` is put before the names of files that are shown.
    pub fn new(sources: &'s Sources, prefix: &'s str, places: impl IntoIterator<Item = Place>) -> Places<'s> {
        let mut starts = BTreeMap::new();
        for place in places {
            starts
                .entry(place.file)
                .or_insert_with(|| line_starts(sources.get(place.file).map_or("", |source| &source.text)));
        }
        Places { sources, prefix, starts }
    }

    /// The text of the file of a place.
    pub fn text(&self, place: Place) -> &'s str {
        self.sources.get(place.file).map_or("", |source| &source.text)
    }

    /// The name of the file of a place, with the prefix; for a table, without the cell.
    pub fn file(&self, place: Place) -> String {
        join(self.prefix, self.sources.name(place))
    }

    /// The name of the cell of a place in a table: `assets.xlsx[components]!C12`.
    pub fn cell(&self, place: Place) -> Option<String> {
        let source = self.sources.get(place.file)?;
        let grid = source.grid.as_ref()?;
        let row = self.line(place.file, place.start);
        Some(format!("{}!{}", join(self.prefix, &source.name), grid.cell_name(row, place.start)))
    }

    /// The number of the row of a table at a line of its shown text.
    pub fn row(&self, place: Place) -> Option<usize> {
        let grid = self.sources.get(place.file)?.grid.as_ref()?;
        grid.rows.get(self.line(place.file, place.start).saturating_sub(1)).map(|(number, _)| *number as usize)
    }

    /// The line of a byte, from 1.
    pub fn line(&self, file: FileId, byte: u32) -> usize {
        self.starts.get(&file).map_or(1, |starts| starts.partition_point(|start| *start <= byte).max(1))
    }

    /// The byte at which a line starts.
    pub fn start_of(&self, file: FileId, line: usize) -> usize {
        let start = self.starts.get(&file).and_then(|starts| starts.get(line.saturating_sub(1)));
        start.map_or(0, |start| *start as usize)
    }

    /// The byte at which a line ends, its line break not included.
    pub fn end_of(&self, place: Place, line: usize) -> usize {
        let text = self.text(place);
        let next =
            self.starts.get(&place.file).and_then(|starts| starts.get(line)).map_or(text.len(), |next| *next as usize);
        let start = self.start_of(place.file, line);
        text.get(start..next).map_or(next, |line| start + line.trim_end_matches(['\n', '\r']).len())
    }

    /// Lines and columns of a place.
    pub fn region(&self, place: Place) -> Region {
        let (start_line, start_column) = self.position(place, place.start);
        let (end_line, end_column) = self.position(place, place.end.max(place.start));
        Region {
            start_line,
            start_column,
            end_line,
            end_column,
            start_byte: place.start,
            end_byte: place.end.max(place.start),
        }
    }

    fn position(&self, place: Place, byte: u32) -> (usize, usize) {
        let text = self.text(place);
        let byte = (byte as usize).min(text.len());
        let line = self.line(place.file, byte as u32);
        let before = text.as_bytes().get(self.start_of(place.file, line)..byte).unwrap_or_default();
        // Nobody counts characters in a line of this length; bytes keep the cost of many places bounded.
        if before.len() > 1 << 16 {
            return (line, before.len() + 1);
        }
        // Continuation bytes of UTF-8 do not count as characters.
        (line, before.iter().filter(|byte| (**byte & 0xC0) != 0x80).count() + 1)
    }
}

fn line_starts(text: &str) -> Vec<u32> {
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1);
    std::iter::once(0).chain(breaks).collect()
}

/// A name below a folder.
fn join(prefix: &str, name: &str) -> String {
    match prefix {
        "" => name.to_owned(),
        prefix if prefix.ends_with('/') => format!("{prefix}{name}"),
        prefix => format!("{prefix}/{name}"),
    }
}
