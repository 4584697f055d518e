//! Tables that answer one question, as a page of its own.

use askama::Template;
use sanso_core::study::Study;
use sanso_core::text::Lang;

use super::bilingual::Bilingual;
use super::{Pair, Shown, pairs};
use crate::markup::escaped;
use crate::view::{Sheet, Sheets};
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

/// The page. Both must be the same tables.
pub fn sheets(study: &Study, en: &Sheets, ja: &Sheets, first: Shown) -> String {
    let (pj, pe) = (phrases(Lang::Ja), phrases(Lang::En));
    let style = include_str!("../../templates/report.css");
    let page = Page { ja, en, pj, pe, first, content: &study.library.version, style };
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

    /// The cells of a row in both languages, line by line.
    fn cells(&self, ja: &Sheet, ja_row: &[String], en: &Sheet, en_row: &[String]) -> Vec<String> {
        let lines = |cell: &str| escaped(cell).replace('\n', "<br>");
        let both = |((_, ja), (_, en)): ((_, &str), (_, &str))| match ja == en {
            true => lines(ja),
            false => format!("<i lang=ja>{}</i><i lang=en>{}</i>", lines(ja), lines(en)),
        };
        ja.read(ja_row).zip(en.read(en_row)).map(both).collect()
    }
}
