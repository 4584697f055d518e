//! Tables that answer one question, as a page of its own.

use askama::Template;
use sanso_core::text::Lang;

use super::bilingual::Bilingual;
use super::{Pair, Shown, pairs};
use crate::markup::escaped;
use crate::view::{Bar, Column, Sheet, Sheets, Tone};
use crate::words::{Phrases, phrases};

#[derive(Template)]
#[template(path = "sheets.html")]
struct Page<'r> {
    ja: &'r Sheets,
    en: &'r Sheets,
    pj: &'static Phrases,
    pe: &'static Phrases,
    first: Shown,
    content: &'r str,
    style: &'static str,
}

impl Bilingual for Page<'_> {
    fn first(&self) -> Shown {
        self.first
    }
}

/// The page. Both must be the same tables; `content` is the version of the content they come from.
pub fn sheets(content: &str, en: &Sheets, ja: &Sheets, first: Shown) -> String {
    let (pj, pe) = (phrases(Lang::Ja), phrases(Lang::En));
    let style = include_str!("../../templates/report.css");
    let page = Page { ja, en, pj, pe, first, content, style };
    // INVARIANT: rendering into a string fails only if a value's own formatting does, which none here can.
    page.render().unwrap_or_default()
}

impl<'r> Page<'r> {
    fn title(&self) -> &'r str {
        match self.first {
            Shown::One(Lang::En) => &self.en.title,
            _ => &self.ja.title,
        }
    }

    fn tables(&self) -> Vec<Pair<'r, Sheet>> {
        pairs(&self.ja.sheets, &self.en.sheets)
    }

    /// How the columns share the width of the page, in hundredths.
    fn widths(&self, sheet: &Sheet) -> Vec<usize> {
        let all: usize = sheet.shown().map(|column| column.width).sum();
        sheet.shown().map(|column| column.width * 100 / all.max(1)).collect()
    }

    /// The cells of a row in both languages, line by line, each with its head for narrow pages.
    fn cells(&self, ja: &Sheet, en: &Sheet, row: &usize) -> Vec<String> {
        let (Some(ja_row), Some(en_row)) = (ja.rows.get(*row), en.rows.get(*row)) else { return Vec::new() };
        let standing = ja.standing.and_then(|column| ja.columns.get(column));
        let tone = ja.tones.get(*row).filter(|_| standing.is_some());
        let both = |((column, ja), (other, en)): ((&Column, &str), (&Column, &str))| {
            if ja.is_empty() && en.is_empty() {
                return String::new();
            }
            let told = match ja == en {
                true => lines(ja),
                false => format!("<i lang=ja>{}</i><i lang=en>{}</i>", lines(ja), lines(en)),
            };
            let chip = tone.filter(|_| standing.is_some_and(|standing| std::ptr::eq(standing, column)));
            let told = chip.map_or(told.clone(), |tone| chipped(*tone, &told));
            format!(r#"<span class="head">{}</span>{told}"#, self.t(&column.head, &other.head))
        };
        ja.read(ja_row).zip(en.read(en_row)).map(both).collect()
    }

    fn bars(&self) -> Vec<Pair<'r, Bar>> {
        pairs(&self.ja.bars, &self.en.bars)
    }

    /// The parts of a bar that there are: words, how many, name and sign of how they stand.
    fn parts(&self, bar: &Pair<'_, Bar>) -> Vec<(String, usize, &'static str, &'static str)> {
        let pairs = bar.0.parts.iter().zip(&bar.1.parts).filter(|((_, number, _), _)| *number > 0);
        pairs.map(|((ja, number, tone), (en, ..))| (self.t(ja, en), *number, tone.key(), tone.sign())).collect()
    }
}

/// A word with a sign, so that colour is never alone.
fn chipped(tone: Tone, told: &str) -> String {
    format!(r#"<span class="chip {}"><span aria-hidden="true">{}</span> {told}</span>"#, tone.key(), tone.sign())
}

/// A cell line by line; lines that begin with a dash are a list.
fn lines(cell: &str) -> String {
    let mut out = String::new();
    let (mut inside, mut before) = (false, false);
    for line in cell.lines() {
        let point = line.strip_prefix("- ");
        if inside != point.is_some() {
            out.push_str(if inside { "</ul>" } else { "<ul>" });
            inside = !inside;
        } else if before && !inside {
            out.push_str("<br>");
        }
        match point {
            Some(point) => out.extend(["<li>", &escaped(point), "</li>"]),
            None => out.push_str(&escaped(line)),
        }
        before = true;
    }
    if inside {
        out.push_str("</ul>");
    }
    out
}
