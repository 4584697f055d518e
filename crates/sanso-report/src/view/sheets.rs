//! What is told in tables: one set of columns for the terminal, for Markdown and for spreadsheet programs.

/// Tables that answer one question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheets {
    /// What it is about.
    pub title: String,
    /// What to know before the tables.
    pub lead: Vec<String>,
    /// How much of it stands in which way, for formats that draw.
    pub bars: Vec<Bar>,
    /// The tables.
    pub sheets: Vec<Sheet>,
    /// What to know after them.
    pub notes: Vec<String>,
}

/// One table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What its rows are.
    pub title: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, with a cell for each column.
    pub rows: Vec<Vec<String>>,
    /// What is said where there are no rows.
    pub nothing: String,
    /// The column that says how a row stands.
    pub standing: Option<usize>,
    /// How each row stands, for formats that have colours and signs; either none or one a row.
    pub tones: Vec<Tone>,
}

/// How something stands, apart from the word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing is left to do.
    Good,
    /// In part.
    Part,
    /// It lacks.
    Bad,
    /// Not known.
    Open,
    /// It does not count.
    Aside,
}

impl Tone {
    /// A sign, so that colour is never alone.
    pub const fn sign(self) -> &'static str {
        match self {
            Tone::Good => "✓",
            Tone::Part => "◐",
            Tone::Bad => "✗",
            Tone::Open => "?",
            Tone::Aside => "–",
        }
    }

    /// Its name in style sheets.
    pub const fn key(self) -> &'static str {
        match self {
            Tone::Good => "good",
            Tone::Part => "part",
            Tone::Bad => "bad",
            Tone::Open => "open",
            Tone::Aside => "aside",
        }
    }
}

/// A whole and its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bar {
    /// What the whole is.
    pub label: String,
    /// Its parts in order: the word, how many, how they stand.
    pub parts: Vec<(String, usize, Tone)>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub head: String,
    /// How wide it is on a terminal. Columns without width, such as ids beside names, are only for spreadsheet programs.
    pub width: usize,
}

impl Sheet {
    /// An empty table with these columns.
    pub fn new(title: &str, columns: &[(&str, usize)]) -> Sheet {
        let columns = columns.iter().map(|(head, width)| Column { head: (*head).to_owned(), width: *width });
        Sheet { title: title.to_owned(), columns: columns.collect(), ..Sheet::default() }
    }

    /// The cells that people read, each with its column.
    pub fn read<'s>(&'s self, row: &'s [String]) -> impl Iterator<Item = (&'s Column, &'s str)> {
        self.columns
            .iter()
            .zip(row)
            .filter(|(column, _)| column.width > 0)
            .map(|(column, cell)| (column, cell.as_str()))
    }

    /// The columns that people read.
    pub fn shown(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.width > 0)
    }
}
