//! What is told in tables: one set of columns for the terminal, for Markdown and for spreadsheet programs.

/// Tables that answer one question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheets {
    /// What it is about.
    pub title: String,
    /// What to know before the tables.
    pub lead: Vec<String>,
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
        Sheet { title: title.to_owned(), columns: columns.collect(), rows: Vec::new(), nothing: String::new() }
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
