//! Tables into entries: inventories with one entry a row.

use super::language::{Attribute, Section, Shape};
use super::read::{Entry, Written};
use super::value::{Said, from_text, list};
use crate::diag::{Diagnostic, ReadingProblem, hint, note};
use crate::text::{Cell, Lang, Place, Words, read_csv, read_xlsx};

/// What a column holds.
enum Column {
    Id,
    Of(&'static Attribute),
    /// `name` in one language.
    Named(Lang),
}

/// Reads a table: the first row names the attributes by key or label, each further row is one entry.
pub(super) fn read(section: &'static Section, path: &str, bytes: &[u8], sheet: Option<&str>, written: &mut Written) {
    let file = written.sources.next_id();
    let workbook = path.to_lowercase().ends_with(".xlsx") || bytes.starts_with(b"PK\x03\x04");
    let (source, grid, troubles) =
        if workbook { read_xlsx(file, path, bytes, sheet) } else { read_csv(file, path, bytes) };
    written.sources.add(source);
    let unreadable = !troubles.is_empty();
    written.notes.extend(troubles.into_iter().map(Diagnostic::from));
    let mut rows = grid.rows.iter().map(|(_, cells)| cells).filter(|cells| !is_comment(cells));
    let Some(head) = rows.next() else { return };
    let columns = columns(section, head, &mut written.notes);
    if !columns.iter().any(|(_, column)| matches!(column, Column::Id)) {
        if !unreadable {
            note(
                &mut written.notes,
                Diagnostic::error(Place::top(file), ReadingProblem::NoIdColumn { section: section.key }),
            );
        }
        return;
    }
    for cells in rows {
        entry(section, &columns, cells, path, written);
    }
}

/// Rows whose first cell starts with `#` are remarks.
fn is_comment(cells: &[Cell]) -> bool {
    cells.first().is_none_or(|cell| cell.text.starts_with('#'))
}

fn columns(section: &'static Section, head: &[Cell], notes: &mut Vec<Diagnostic>) -> Vec<(u32, Column)> {
    let mut columns = Vec::new();
    for cell in head.iter().filter(|cell| !cell.text.starts_with('#')) {
        match column(section, &cell.text) {
            Some(column) => columns.push((cell.column, column)),
            None => {
                let known = section.attributes.iter().flat_map(|a| [a.attr.key(), a.label.en, a.label.ja]);
                let problem = ReadingProblem::UnknownColumn {
                    head: cell.text.clone(),
                    section: section.key,
                    nearest: hint(notes, &cell.text, known),
                };
                note(notes, Diagnostic::error(cell.place, problem));
            }
        }
    }
    columns
}

/// A head may hold the key, a label, or several of them on lines or in brackets: `zone（区域）`.
fn column(section: &'static Section, head: &str) -> Option<Column> {
    let whole = head.trim();
    let first = whole.split(['(', '（', '/', '／', ' ']).next().unwrap_or(whole).trim();
    [whole, first].into_iter().find_map(|name| match name {
        "id" | "ID" | "Id" => Some(Column::Id),
        "name-en" | "name.en" => Some(Column::Named(Lang::En)),
        "name-ja" | "name.ja" => Some(Column::Named(Lang::Ja)),
        _ => section
            .attributes
            .iter()
            .find(|a| a.attr.key() == name || a.label.ja == name || a.label.en.eq_ignore_ascii_case(name))
            .map(Column::Of),
    })
}

fn entry(section: &'static Section, columns: &[(u32, Column)], cells: &[Cell], path: &str, written: &mut Written) {
    let mut id = None;
    let mut name = Words::default();
    let mut name_place = None;
    let mut values = Vec::new();
    for cell in cells {
        let Some((_, column)) = columns.iter().find(|(number, _)| *number == cell.column) else { continue };
        match column {
            Column::Id => id = Some((cell.text.clone(), cell.place)),
            Column::Named(lang) => {
                name_place = Some(cell.place);
                match lang {
                    Lang::En => name.en = Some(cell.text.as_str().into()),
                    Lang::Ja => name.ja = Some(cell.text.as_str().into()),
                }
            }
            Column::Of(attribute) => {
                if let Some(said) = value(attribute, cell, path, &mut written.notes) {
                    values.push((attribute.attr, said, cell.place));
                }
            }
        }
    }
    if let Some(place) = name_place {
        values.retain(|(attr, ..)| *attr != super::Attr::Name);
        values.push((super::Attr::Name, Said::Name(name), place));
    }
    match (id, cells.first()) {
        (Some((id, place)), _) => written.entries.push(Entry { kind: section.kind, id, place, values }),
        (None, Some(cell)) => {
            let expected = crate::text::Both { en: "an `id` in this row", ja: "この行の `id`" };
            note(&mut written.notes, super::value::wrong_shape(cell.place, expected));
        }
        (None, None) => {}
    }
}

/// Tables are filled by people, so truths and empty lists may be written the way people write them.
fn value(attribute: &'static Attribute, cell: &Cell, path: &str, notes: &mut Vec<Diagnostic>) -> Option<Said> {
    let text = cell.text.as_str();
    if matches!(text, "?" | "？" | "不明" | "unknown" | "△") {
        return None;
    }
    match attribute.shape {
        Shape::Truth => from_text(Shape::Truth, plain_truth(text), cell.place, path, notes),
        Shape::Words(_) | Shape::Texts | Shape::Refs(_) => {
            let nothing = matches!(text, "[]" | "-" | "－" | "none" | "なし");
            let parts = if nothing { Vec::new() } else { parts(cell) };
            Some(list(attribute, parts, path, notes))
        }
        Shape::DataState => None,
        shape => from_text(shape, text, cell.place, path, notes),
    }
}

fn plain_truth(text: &str) -> &str {
    match text {
        "yes" | "Yes" | "YES" | "○" | "◯" | "〇" | "はい" | "有" | "あり" | "済" | "1" => "true",
        "no" | "No" | "NO" | "×" | "✕" | "✖" | "いいえ" | "無" | "なし" | "未" | "0" => "false",
        other => other,
    }
}

fn parts(cell: &Cell) -> Vec<(String, Place)> {
    let pieces = cell.text.split([';', '；', '、', ',', '，', '\n']);
    pieces.map(str::trim).filter(|part| !part.is_empty()).map(|part| (part.to_owned(), cell.place)).collect()
}
