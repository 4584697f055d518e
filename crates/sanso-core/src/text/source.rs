//! The files that were read, and places in them.

use super::Grid;
use std::sync::Arc;

/// Which of the read files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// A stretch of bytes in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Place {
    /// The start of a file, for what concerns the whole of it.
    pub const fn top(file: FileId) -> Place {
        Place { file, start: 0, end: 0 }
    }
}

/// Line and column of a place as people count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One read file.
#[derive(Debug, Clone)]
pub struct Source {
    /// The name shown to people, with `/` between folders.
    pub name: String,
    /// The text; for a table, the rows as they are shown.
    pub text: Arc<str>,
    /// The table this text shows, if the file is one.
    pub grid: Option<Arc<Grid>>,
}

/// All files of one run, in the order they were read.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Takes a file in. Files beyond 65,535 share the last number.
    pub fn add(&mut self, source: Source) -> FileId {
        let id = self.next_id();
        self.files.push(source);
        id
    }

    /// The number the next file will have.
    pub fn next_id(&self) -> FileId {
        FileId(u16::try_from(self.files.len()).unwrap_or(u16::MAX))
    }

    /// One file.
    pub fn get(&self, id: FileId) -> Option<&Source> {
        self.files.get(usize::from(id.0))
    }

    /// All files in order.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.files.iter()
    }

    /// The name of the file a place is in.
    pub fn name(&self, place: Place) -> &str {
        self.get(place.file).map_or("", |source| source.name.as_str())
    }

    /// Line and column of the start of a place.
    pub fn position(&self, place: Place) -> Position {
        self.position_of(place.file, place.start)
    }

    /// Line and column of a byte of a file.
    pub fn position_of(&self, file: FileId, byte: u32) -> Position {
        self.get(file).map_or(Position { line: 1, column: 1 }, |source| position(&source.text, byte))
    }

    /// The place as people write it: `model.yaml:27:32`, or `assets.xlsx[components]!C12` for a cell.
    pub fn show(&self, place: Place) -> String {
        let Some(source) = self.get(place.file) else { return String::new() };
        let at = position(&source.text, place.start);
        match &source.grid {
            Some(grid) => format!("{}!{}", source.name, grid.cell_name(at.line, place.start)),
            None => format!("{}:{}:{}", source.name, at.line, at.column),
        }
    }

    /// The place without its column: `model.yaml:27`.
    pub fn show_line(&self, place: Place) -> String {
        match self.get(place.file) {
            Some(source) if source.grid.is_none() => format!("{}:{}", source.name, self.position(place).line),
            Some(_) => self.show(place),
            None => String::new(),
        }
    }
}

fn position(text: &str, byte: u32) -> Position {
    let byte = (byte as usize).min(text.len());
    let before = text.as_bytes().get(..byte).unwrap_or_default();
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    // Continuation bytes of UTF-8 do not count as characters.
    let column = before.get(start..).unwrap_or_default().iter().filter(|b| (**b & 0xC0) != 0x80).count() + 1;
    Position { line, column }
}
