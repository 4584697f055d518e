//! The files that were read, and places in them.

use super::Grid;
use std::sync::{Arc, OnceLock};

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
    /// Where the lines of each file start; found when the first place of the file is shown.
    lines: Vec<OnceLock<Vec<u32>>>,
}

impl Sources {
    /// Takes a file in. Files beyond 65,535 share the last number.
    pub fn add(&mut self, source: Source) -> FileId {
        let id = self.next_id();
        self.files.push(source);
        self.lines.push(OnceLock::new());
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
        let (Some(source), Some(lines)) = (self.get(file), self.lines.get(usize::from(file.0))) else {
            return Position { line: 1, column: 1 };
        };
        position(&source.text, lines.get_or_init(|| line_starts(&source.text)), byte)
    }

    /// The place as people write it: `model.yaml:27:32`, or `assets.xlsx[components]!C12` for a cell.
    pub fn show(&self, place: Place) -> String {
        let Some(source) = self.get(place.file) else { return String::new() };
        let at = self.position(place);
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

fn line_starts(text: &str) -> Vec<u32> {
    let breaks = text.bytes().zip(1u32..).filter(|(byte, _)| *byte == b'\n');
    std::iter::once(0).chain(breaks.map(|(_, next)| next)).collect()
}

fn position(text: &str, starts: &[u32], byte: u32) -> Position {
    let byte = byte.min(text.len() as u32);
    let line = starts.partition_point(|start| *start <= byte).max(1);
    let start = starts.get(line - 1).copied().unwrap_or_default();
    let before = text.as_bytes().get(start as usize..byte as usize).unwrap_or_default();
    // Nobody counts characters in a line of this length; bytes keep the cost of many places bounded.
    if before.len() > 1 << 16 {
        return Position { line, column: before.len() + 1 };
    }
    // Continuation bytes of UTF-8 do not count as characters.
    let column = before.iter().filter(|byte| (**byte & 0xC0) != 0x80).count() + 1;
    Position { line, column }
}
