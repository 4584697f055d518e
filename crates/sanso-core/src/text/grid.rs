//! Tables people bring: CSV text and xlsx sheets as rows of cells with places.

use super::archive;
use super::{FileId, Place, Source, Trouble, TroubleKind};
use calamine::{Data, DataRef, Reader as _, Xlsx};
use std::io::Cursor;
use std::sync::Arc;

const MOST_ROWS: usize = 2_000_000;
const MOST_COLUMNS: u32 = 256;
pub(super) const MOST_CELLS: usize = 10_000_000;
const MOST_WORKBOOK_BYTES: usize = 64 << 20;

/// One cell that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Column, from 0.
    pub column: u32,
    /// What it holds, without spaces around it.
    pub text: String,
    /// Where it stands in the text of its source.
    pub place: Place,
}

/// A table: rows of cells in reading order; empty rows are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The rows with their number as people count them, from 1.
    pub rows: Vec<(u32, Vec<Cell>)>,
}

impl Grid {
    /// The name of the cell at a byte of a line of the shown text, such as `C12`.
    pub fn cell_name(&self, line: usize, byte: u32) -> String {
        let Some((number, cells)) = self.rows.get(line.saturating_sub(1)) else { return format!("A{line}") };
        let column = cells.iter().rev().find(|cell| cell.place.start <= byte).map_or(0, |cell| cell.column);
        format!("{}{number}", column_name(column))
    }
}

fn column_name(mut column: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// Reads CSV text with commas, semicolons or tabs, whichever the first line uses most.
///
/// The text may be UTF-8, with or without byte order mark, or Shift_JIS as older spreadsheet programs write it.
pub fn read_csv(file: FileId, name: &str, bytes: &[u8]) -> (Source, Grid, Vec<Trouble>) {
    let mut troubles = Vec::new();
    let text: Arc<str> = match decode(bytes) {
        Some(text) => Arc::from(text),
        None => {
            troubles.push(Trouble { place: Place::top(file), kind: TroubleKind::NotUtf8 });
            Arc::from("")
        }
    };
    let grid = split(file, &text, &mut troubles);
    (Source { name: name.to_owned(), text, grid: None }, grid, troubles)
}

fn decode(bytes: &[u8]) -> Option<String> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

fn split(file: FileId, text: &str, troubles: &mut Vec<Trouble>) -> Grid {
    let skip = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let first = text.lines().next().unwrap_or_default();
    let delimiter =
        [b',', b';', b'\t'].into_iter().max_by_key(|d| (first.bytes().filter(|b| b == d).count(), *d == b','));
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter.unwrap_or(b',')).build();
    let mut grid = Grid::default();
    let (mut at, mut column, mut cells, mut field) = (skip, 0u32, Vec::new(), Vec::new());
    let mut buffer = [0u8; 4096];
    let mut from = at;
    loop {
        let input = text.as_bytes().get(at..).unwrap_or_default();
        let (result, read, written) = reader.read_field(input, &mut buffer);
        at += read;
        field.extend_from_slice(buffer.get(..written).unwrap_or_default());
        match result {
            csv_core::ReadFieldResult::Field { record_end } => {
                let end = trim_end(text, from, at);
                let start = from + leading_breaks(text, from, end);
                push_cell(&mut cells, column, &field, Place { file, start: start as u32, end: end as u32 });
                field.clear();
                (from, column) = (at, column + 1);
                if record_end {
                    let line = grid.rows.last().map_or(1, |(line, _)| *line) + 1;
                    grid.rows.push((line, std::mem::take(&mut cells)));
                    column = 0;
                }
                if grid.rows.len() > MOST_ROWS || column > MOST_COLUMNS {
                    troubles.push(Trouble {
                        place: Place { file, start: from as u32, end: from as u32 },
                        kind: TroubleKind::TooMany(MOST_ROWS),
                    });
                    break;
                }
            }
            csv_core::ReadFieldResult::End => break,
            csv_core::ReadFieldResult::InputEmpty | csv_core::ReadFieldResult::OutputFull => {}
        }
    }
    grid.rows.retain(|(_, cells)| !cells.is_empty());
    grid
}

/// The end of a field without its delimiter and line end.
fn trim_end(text: &str, start: usize, end: usize) -> usize {
    let field = text.get(start..end).unwrap_or_default();
    start + field.trim_end_matches(['\r', '\n']).trim_end_matches([',', ';', '\t']).len()
}

/// Line ends that the reader left in front of a field.
fn leading_breaks(text: &str, start: usize, end: usize) -> usize {
    let field = text.get(start..end).unwrap_or_default();
    field.len() - field.trim_start_matches(['\r', '\n']).len()
}

fn push_cell(cells: &mut Vec<Cell>, column: u32, field: &[u8], place: Place) {
    let text = String::from_utf8_lossy(field);
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{3000}');
    if !text.is_empty() {
        cells.push(Cell { column, text: text.to_owned(), place });
    }
}

/// Reads one sheet of a workbook; without a name, the first one.
///
/// The source's text shows the rows, so that messages can show a line; places point into that text.
pub fn read_xlsx(file: FileId, name: &str, bytes: &[u8], sheet: Option<&str>) -> (Source, Grid, Vec<Trouble>) {
    let trouble = |kind| vec![Trouble { place: Place::top(file), kind }];
    match sheet_cells(bytes, sheet) {
        Ok((sheet, cells)) => {
            let (text, grid) = lay_out(file, cells);
            let shown =
                Source { name: format!("{name}[{sheet}]"), text: Arc::from(text), grid: Some(Arc::new(grid.clone())) };
            (shown, grid, Vec::new())
        }
        Err(kind) => {
            let empty = Source { name: name.to_owned(), text: Arc::from(""), grid: None };
            (empty, Grid::default(), trouble(kind))
        }
    }
}

type RawCells = Vec<(u32, u32, String)>;

fn sheet_cells(bytes: &[u8], wanted: Option<&str>) -> Result<(String, RawCells), TroubleKind> {
    if bytes.len() > MOST_WORKBOOK_BYTES {
        return Err(TroubleKind::TooLarge(bytes.len() as u64));
    }
    archive::check(bytes)?;
    let broken = |error: calamine::XlsxError| TroubleKind::Table(error.to_string());
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let names = workbook.sheet_names();
    let sheet = match wanted {
        Some(name) => names.iter().find(|known| known.as_str() == name).cloned(),
        None => names.first().cloned(),
    };
    let Some(sheet) = sheet else {
        return Err(TroubleKind::NoSheet(wanted.unwrap_or_default().to_owned(), names));
    };
    let mut reader = workbook.worksheet_cells_reader(&sheet).map_err(broken)?;
    let mut cells = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let text = shown(cell.get_value());
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{3000}');
        if column < MOST_COLUMNS && !text.is_empty() {
            cells.push((row, column, text.replace(['\n', '\r', '\t'], " ")));
        }
        if cells.len() > MOST_CELLS {
            return Err(TroubleKind::TooMany(MOST_CELLS));
        }
    }
    cells.sort_by_key(|(row, column, _)| (*row, *column));
    Ok((sheet, cells))
}

fn shown(value: &DataRef<'_>) -> String {
    match Data::from(value.clone()) {
        Data::Bool(truth) => truth.to_string(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        other => other.to_string(),
    }
}

fn lay_out(file: FileId, cells: RawCells) -> (String, Grid) {
    let (mut text, mut grid) = (String::new(), Grid::default());
    for (row, column, value) in cells {
        match grid.rows.last() {
            Some((number, _)) if *number == row + 1 => text.push_str("  |  "),
            Some(_) => text.push('\n'),
            None => {}
        }
        if grid.rows.last().is_none_or(|(number, _)| *number != row + 1) {
            grid.rows.push((row + 1, Vec::new()));
        }
        let start = text.len() as u32;
        text.push_str(&value);
        let place = Place { file, start, end: text.len() as u32 };
        if let Some((_, cells)) = grid.rows.last_mut() {
            cells.push(Cell { column, text: value, place });
        }
    }
    (text, grid)
}
