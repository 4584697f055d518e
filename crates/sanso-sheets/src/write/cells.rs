//! The text of a tab with some cells changed.

use super::Change;
use crate::Unreadable;
use crate::at::At;
use crate::xml::{Events, attribute, attributes_but, escaped, flag};
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// What says which kind of value a cell holds, besides what it is.
const KIND: [&str; 3] = ["t", "cm", "vm"];

/// A part with changes in it.
pub(super) struct Changed {
    /// The text.
    pub text: String,
    /// Changes that were not made, by number.
    pub refused: Vec<usize>,
}

/// Puts the wanted texts into the part of a tab.
pub(super) fn changed(part: &str, text: &str, wanted: &BTreeMap<At, (&Change, usize)>) -> Result<Changed, Unreadable> {
    let mut writing = Writing { left: wanted.clone(), ..Writing::default() };
    let mut events = Events::of(part, text);
    let mut inside = None;
    while let Some((event, from, to)) = events.next()? {
        match &event {
            Event::Start(one) | Event::Empty(one) => {
                let empty = matches!(event, Event::Empty(_));
                match one.local_name().as_ref() {
                    "col" => writing.column(one),
                    "sheetData" => writing.data(one, (from, to), empty),
                    "row" => writing.row(one, (from, to), empty),
                    "c" => {
                        let cell = writing.cell(one, from);
                        if empty {
                            writing.replace(cell, to);
                        } else {
                            inside = Some(cell);
                        }
                    }
                    "f" => inside.iter_mut().for_each(|cell| cell.formula = true),
                    _ => {}
                }
            }
            Event::End(one) => match one.local_name().as_ref() {
                "c" => inside.take().into_iter().for_each(|cell| writing.replace(cell, to)),
                "row" => writing.rest_of_row(from),
                "sheetData" => writing.rest(from),
                _ => {}
            },
            _ => {}
        }
    }
    writing.refused.extend(writing.left.values().map(|(_, number)| *number));
    Ok(Changed { text: spliced(text, &writing.edits), refused: writing.refused })
}

fn spliced(text: &str, edits: &[(usize, usize, String)]) -> String {
    let (mut out, mut at) = (String::with_capacity(text.len() + edits.len() * 64), 0);
    for (from, to, instead) in edits {
        out.push_str(text.get(at..*from).unwrap_or_default());
        out.push_str(instead);
        at = *to;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// An element of a cell that is being passed.
struct Passed {
    at: At,
    from: usize,
    name: String,
    attributes: String,
    formula: bool,
}

#[derive(Default)]
struct Writing<'w> {
    left: BTreeMap<At, (&'w Change, usize)>,
    edits: Vec<(usize, usize, String)>,
    refused: Vec<usize>,
    next: At,
    begun: bool,
    prefix: String,
    row_style: Option<String>,
    columns: Vec<(u32, u32, String)>,
}

impl Writing<'_> {
    fn column(&mut self, one: &BytesStart<'_>) {
        let number = |name| attribute(one, name)?.parse::<u32>().ok()?.checked_sub(1);
        if let (Some(from), Some(to), Some(style)) = (number("min"), number("max"), attribute(one, "style")) {
            self.columns.push((from, to, style));
        }
    }

    fn data(&mut self, one: &BytesStart<'_>, (from, to): (usize, usize), empty: bool) {
        self.prefix = prefix(one);
        if empty && !self.left.is_empty() {
            let name = one.name().as_ref().to_owned();
            let rows = self.rows_until(u32::MAX);
            self.edits.push((from, to, format!("<{name}>{rows}</{name}>")));
        }
    }

    fn row(&mut self, one: &BytesStart<'_>, (from, to): (usize, usize), empty: bool) {
        let given = attribute(one, "r").and_then(|row| row.parse::<u32>().ok()?.checked_sub(1));
        let row = given.unwrap_or(if self.begun { self.next.row.saturating_add(1) } else { 0 });
        self.begun = true;
        let missing = self.rows_until(row);
        self.insert(from, missing);
        self.next = At { row, column: 0 };
        self.row_style = attribute(one, "s").filter(|_| flag(one, "customFormat"));
        let cells = if empty { self.cells_until(At { row, column: u32::MAX }) } else { String::new() };
        if !cells.is_empty() {
            let name = one.name().as_ref().to_owned();
            let attributes = one.attributes_raw().trim_end();
            self.edits.push((from, to, format!("<{name}{attributes}>{cells}</{name}>")));
        }
    }

    fn cell(&mut self, one: &BytesStart<'_>, from: usize) -> Passed {
        let at = attribute(one, "r").and_then(|name| At::parse(&name)).unwrap_or(self.next);
        let missing = self.cells_until(at);
        self.insert(from, missing);
        self.next = At { row: at.row, column: at.column.saturating_add(1) };
        Passed {
            at,
            from,
            name: one.name().as_ref().to_owned(),
            attributes: attributes_but(one, &KIND),
            formula: false,
        }
    }

    fn replace(&mut self, cell: Passed, to: usize) {
        let Some((change, number)) = self.left.remove(&cell.at) else { return };
        if cell.formula {
            self.refused.push(number);
            return;
        }
        self.edits.push((cell.from, to, element(&cell.name, &cell.attributes, change, &self.prefix)));
    }

    fn rest_of_row(&mut self, from: usize) {
        let missing = self.cells_until(At { row: self.next.row, column: u32::MAX });
        self.insert(from, missing);
    }

    fn rest(&mut self, from: usize) {
        let missing = self.rows_until(u32::MAX);
        self.insert(from, missing);
    }

    fn insert(&mut self, at: usize, text: String) {
        if !text.is_empty() {
            self.edits.push((at, at, text));
        }
    }

    /// The elements of wanted cells of the current row that stand before a cell and are not there yet.
    fn cells_until(&mut self, end: At) -> String {
        let from = At { row: end.row, column: 0 };
        let found: Vec<At> = self.left.range(from..end).map(|(at, _)| *at).collect();
        let row_style = self.row_style.clone();
        found.into_iter().map(|at| self.new_cell(at, row_style.as_deref())).collect()
    }

    /// The rows of wanted cells above a row that are not there yet.
    fn rows_until(&mut self, row: u32) -> String {
        let mut rows: BTreeMap<u32, String> = BTreeMap::new();
        let found: Vec<At> = self.left.range(..At { row, column: 0 }).map(|(at, _)| *at).collect();
        for at in found {
            let cell = self.new_cell(at, None);
            rows.entry(at.row).or_default().push_str(&cell);
        }
        let name = format!("{}row", self.prefix);
        rows.into_iter().map(|(row, cells)| format!("<{name} r=\"{}\">{cells}</{name}>", row + 1)).collect()
    }

    fn new_cell(&mut self, at: At, row_style: Option<&str>) -> String {
        let Some((change, _)) = self.left.remove(&at) else { return String::new() };
        let of_column = || self.columns.iter().find(|(from, to, _)| (*from..=*to).contains(&at.column));
        let style = row_style.or_else(|| of_column().map(|(.., style)| style.as_str()));
        let style = style.map(|style| format!(" s=\"{}\"", escaped(style))).unwrap_or_default();
        element(&format!("{}c", self.prefix), &format!(" r=\"{at}\"{style}"), change, &self.prefix)
    }
}

/// What stands before the colon of a name, with the colon.
fn prefix(one: &BytesStart<'_>) -> String {
    let name = one.name();
    name.as_ref().split_once(':').map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default()
}

fn element(name: &str, attributes: &str, change: &Change, prefix: &str) -> String {
    let text = escaped(&change.text);
    if change.number && change.text.trim().parse::<f64>().is_ok_and(f64::is_finite) {
        let value = text.trim();
        return format!("<{name}{attributes}><{prefix}v>{value}</{prefix}v></{name}>");
    }
    if text.is_empty() {
        return format!("<{name}{attributes}/>");
    }
    format!(
        "<{name}{attributes} t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{text}</{prefix}t></{prefix}is></{name}>"
    )
}
