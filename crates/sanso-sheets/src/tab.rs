//! One tab: its cells, what is merged, what is hidden, and what its drop-downs offer.

use crate::Unreadable;
use crate::at::{Area, At};
use crate::xml::{Events, add_text, attribute, flag, plain};
use quick_xml::events::{BytesStart, Event};

/// Cells of a tab that hold something.
const MOST_CELLS: usize = 2_000_000;
/// Merged areas, drop-downs, stretches of hidden columns.
const MOST_AREAS: usize = 100_000;

/// A tab that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tab {
    /// Its name.
    pub name: String,
    /// Whether people see it.
    pub shown: bool,
    /// The cells that hold something, in reading order.
    pub cells: Vec<Cell>,
    /// Areas that are shown as one cell.
    pub merged: Vec<Area>,
    /// Rows that people do not see, in order.
    pub hidden_rows: Vec<u32>,
    /// Stretches of columns that people do not see, first and last.
    pub hidden_columns: Vec<(u32, u32)>,
    /// What cells offer to choose from.
    pub choices: Vec<Choices>,
    /// The part of the archive it is.
    pub(crate) part: String,
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Where.
    pub at: At,
    /// What is shown there, as far as it does not depend on its format.
    pub text: String,
    /// Whether a formula makes it.
    pub formula: bool,
    /// Whether it is held as a number.
    pub number: bool,
}

/// A drop-down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// The cells that have it.
    pub areas: Vec<Area>,
    /// The words it offers.
    pub words: Vec<String>,
    pub(crate) formula: String,
}

impl Tab {
    /// What a cell holds.
    pub fn cell(&self, at: At) -> Option<&Cell> {
        let found = self.cells.binary_search_by_key(&at, |cell| cell.at).ok()?;
        self.cells.get(found)
    }

    /// The words that the drop-down of a cell offers.
    pub fn offered(&self, at: At) -> Option<&[String]> {
        let found = self.choices.iter().find(|one| one.areas.iter().any(|area| area.holds(at)))?;
        Some(&found.words)
    }

    /// Whether people see a column.
    pub fn shows_column(&self, column: u32) -> bool {
        !self.hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&column))
    }

    /// Whether people see a row.
    pub fn shows_row(&self, row: u32) -> bool {
        self.hidden_rows.binary_search(&row).is_err()
    }
}

/// Reads the part of a tab.
pub(crate) fn read(part: &str, text: &str, texts: &[String]) -> Result<Tab, Unreadable> {
    let mut reading = Reading { texts, tab: Tab { shown: true, ..Tab::default() }, ..Reading::default() };
    let mut events = Events::of(part, text);
    while let Some((event, ..)) = events.next()? {
        match &event {
            Event::Start(one) => reading.start(one),
            Event::Empty(one) => {
                reading.start(one);
                reading.end(one.local_name().as_ref());
            }
            Event::End(one) => reading.end(one.local_name().as_ref()),
            other => reading.text(other),
        }
        if reading.tab.cells.len() > MOST_CELLS {
            return Err(Unreadable::TooMuch("cells", MOST_CELLS as u64));
        }
    }
    let mut tab = reading.tab;
    tab.cells.sort_by_key(|cell| cell.at);
    tab.cells.dedup_by_key(|cell| cell.at);
    tab.hidden_rows.sort_unstable();
    tab.hidden_rows.dedup();
    Ok(tab)
}

/// Where texts between tags go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Into {
    #[default]
    Nowhere,
    Value,
    Formula,
    Area,
}

#[derive(Default)]
struct Reading<'t> {
    texts: &'t [String],
    tab: Tab,
    next: At,
    cell: Option<(Cell, String)>,
    choices: Option<Choices>,
    area: String,
    into: Into,
    aside: u32,
}

impl Reading<'_> {
    fn start(&mut self, one: &BytesStart<'_>) {
        match one.local_name().as_ref() {
            "row" => self.row(one),
            "c" => {
                let at = attribute(one, "r").and_then(|name| At::parse(&name)).unwrap_or(self.next);
                self.next = At { row: at.row, column: at.column.saturating_add(1) };
                let kind = attribute(one, "t").unwrap_or_default();
                self.cell = Some((Cell { at, text: String::new(), formula: false, number: false }, kind));
            }
            "v" => self.into = Into::Value,
            "rPh" => self.aside += 1,
            "t" if self.cell.is_some() && self.aside == 0 => self.into = Into::Value,
            "f" => match &mut self.cell {
                Some((cell, _)) => cell.formula = true,
                // In newer drop-downs the formula has an element of its own.
                None if self.choices.is_some() => self.into = Into::Formula,
                None => {}
            },
            "formula1" if self.choices.is_some() => self.into = Into::Formula,
            "sqref" if self.choices.is_some() => self.into = Into::Area,
            "mergeCell" if self.tab.merged.len() < MOST_AREAS => {
                self.tab.merged.extend(attribute(one, "ref").and_then(|area| Area::parse(&area)));
            }
            "col" if flag(one, "hidden") && self.tab.hidden_columns.len() < MOST_AREAS => {
                let number = |name| attribute(one, name)?.parse::<u32>().ok()?.checked_sub(1);
                self.tab.hidden_columns.extend(number("min").zip(number("max")));
            }
            "dataValidation" if attribute(one, "type").as_deref() == Some("list") => {
                self.area = attribute(one, "sqref").unwrap_or_default();
                self.choices = Some(Choices::default());
            }
            _ => {}
        }
    }

    fn row(&mut self, one: &BytesStart<'_>) {
        let given = attribute(one, "r").and_then(|row| row.parse::<u32>().ok()?.checked_sub(1));
        let row = given.unwrap_or(if self.next == At::default() { 0 } else { self.next.row.saturating_add(1) });
        // A row without cells still counts where rows do not say their numbers.
        self.next = At { row, column: 0 };
        let flat =
            attribute(one, "ht").and_then(|height| height.parse::<f64>().ok()).is_some_and(|height| height == 0.0);
        if flag(one, "hidden") || flat {
            self.tab.hidden_rows.push(row);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "c" => {
                if let Some((mut cell, kind)) = self.cell.take() {
                    cell.text = self.shown(&cell.text, &kind);
                    cell.number = matches!(kind.as_str(), "" | "n");
                    if !cell.text.is_empty() || cell.formula {
                        self.tab.cells.push(cell);
                    }
                }
                self.into = Into::Nowhere;
            }
            "rPh" => self.aside = self.aside.saturating_sub(1),
            "dataValidation" => {
                if let Some(mut choices) = self.choices.take().filter(|_| self.tab.choices.len() < MOST_AREAS) {
                    let areas = std::mem::take(&mut self.area);
                    choices.areas = areas.split_whitespace().filter_map(Area::parse).take(MOST_AREAS).collect();
                    self.tab.choices.push(choices);
                }
            }
            "v" | "t" | "f" | "formula1" | "sqref" => self.into = Into::Nowhere,
            _ => {}
        }
    }

    fn text(&mut self, event: &Event<'_>) {
        match (self.into, &mut self.cell, &mut self.choices) {
            (Into::Value, Some((cell, _)), _) => add_text(&mut cell.text, event),
            (Into::Formula, _, Some(choices)) => add_text(&mut choices.formula, event),
            (Into::Area, _, Some(_)) => add_text(&mut self.area, event),
            _ => {}
        }
    }

    /// What a cell of a kind shows.
    fn shown(&self, raw: &str, kind: &str) -> String {
        match kind {
            "s" => {
                let text = raw.trim().parse::<usize>().ok().and_then(|number| self.texts.get(number));
                text.cloned().unwrap_or_default()
            }
            "b" => (if raw.trim() == "1" { "TRUE" } else { "FALSE" }).to_owned(),
            "inlineStr" | "str" => plain(raw),
            "e" | "d" => raw.to_owned(),
            _ => number(raw.trim()),
        }
    }
}

/// A number without the last digits of its binary form, as people see it.
fn number(raw: &str) -> String {
    match raw.parse::<f64>() {
        Ok(value) if value.fract() == 0.0 && value.abs() < 1e15 => format!("{value:.0}"),
        Ok(value) if value.is_finite() => {
            let shown = format!("{value:.10}");
            shown.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        _ => raw.to_owned(),
    }
}
