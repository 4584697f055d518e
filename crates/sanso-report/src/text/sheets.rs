//! Tables that answer one question, on a terminal.

use super::{COLUMNS, heading, table_row};
use crate::layout::{Page, Style, Tone};
use crate::view::{Sheet, Sheets};
use crate::words;
use sanso_core::text::Lang;

/// How many rows of a table are shown; all of them are in the other formats.
const MOST_ROWS: usize = 20;

/// The tables with what there is to know before and after them.
pub fn sheets(all: &Sheets, lang: Lang, style: Style) -> String {
    laid_out(all, MOST_ROWS, lang, style)
}

/// The same with every row, for what people look things up in.
pub fn whole(all: &Sheets, lang: Lang, style: Style) -> String {
    laid_out(all, usize::MAX, lang, style)
}

fn laid_out(all: &Sheets, most: usize, lang: Lang, style: Style) -> String {
    let mut page = Page::default();
    if !all.title.is_empty() {
        page.hanging("", &all.title, COLUMNS);
    }
    for text in &all.lead {
        page.hanging("", text, COLUMNS);
    }
    for sheet in &all.sheets {
        one(&mut page, (sheet, most), lang, style);
    }
    if !all.notes.is_empty() {
        page.gap();
    }
    for text in &all.notes {
        page.hanging("", text, COLUMNS);
    }
    page.text
}

fn one(page: &mut Page, (sheet, most): (&Sheet, usize), lang: Lang, style: Style) {
    heading(page, style, &sheet.title);
    if sheet.rows.is_empty() {
        page.hanging("  ", &sheet.nothing, COLUMNS);
        return;
    }
    let mut widths = vec![2];
    widths.extend(sheet.shown().map(|column| column.width));
    let heads: Vec<&str> = std::iter::once("").chain(sheet.shown().map(|column| column.head.as_str())).collect();
    table_row(page, &heads, &widths, |line| style.paint(Tone::Faint, line));
    for row in sheet.rows.iter().take(most) {
        let cells: Vec<&str> = std::iter::once("").chain(sheet.read(row).map(|(_, cell)| cell)).collect();
        table_row(page, &cells, &widths, str::to_owned);
    }
    if sheet.rows.len() > most {
        page.line(format!("  {}", words::and_more(lang, sheet.rows.len() - most)));
    }
}
