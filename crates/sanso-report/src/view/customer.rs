//! What becomes of the sheet of a customer, in words.

use super::{Sheet, Sheets};
use crate::words;
use sanso_core::frameworks::Frameworks;
use sanso_core::sheets::{Filled, ItemOf, Left, MappedRow};
use sanso_core::text::Lang;

/// The rows of a sheet with what becomes of them.
#[derive(Debug, Clone, Copy)]
pub struct CustomerSheet<'c> {
    /// The name of the workbook.
    pub workbook: &'c str,
    /// All frameworks.
    pub all: &'c Frameworks,
    /// The rows.
    pub rows: &'c [Filled<'c>],
    /// Questions that only the mapping knows, each with its tab.
    pub gone: &'c [(String, MappedRow)],
    /// Whether the workbook is signed.
    pub signed: bool,
}

impl CustomerSheet<'_> {
    /// An item as it is written in files.
    pub fn item(&self, (framework, item): ItemOf) -> String {
        let key = self.all.all.get(framework).map_or("", |one| one.about.key.as_str());
        format!("{key}:{}", self.all.item(framework, item).map_or("", |item| item.id.as_str()))
    }
}

/// What was filled in and what was left blank.
pub fn customer_sheets(sheet: CustomerSheet<'_>, lang: Lang) -> Sheets {
    let words = words::customer(lang);
    let count = |which: &dyn Fn(&Filled<'_>) -> bool| sheet.rows.iter().filter(|one| which(one)).count();
    let written = count(&|one| one.word.is_ok());
    let sure = count(&|one| one.row.proposed.sure);
    let mut lead = vec![words::customer_matched(lang, sure, sheet.rows.len() - sure, count(&|one| one.row.confirmed))];
    let reasons = Left::ALL.map(|why| (why, count(&|one| one.word == Err(why))));
    let reasons = reasons.into_iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> = reasons.map(|(why, count)| format!("{} {count}", words::left(lang, why))).collect();
    lead.extend((!told.is_empty()).then(|| format!("{}: {}", words.left, told.join(words::cover_between(lang)))));
    lead.extend(sheet.signed.then(|| words.signed.to_owned()));
    let columns = [
        (words.cell, 18),
        (words.question, 28),
        (words.items, 26),
        (words.answer, 10),
        (words.found, 0),
        (words.evidence, 0),
    ];
    let mut filled = Sheet::new(words.filled, &columns);
    let mut left = Sheet::new(
        words.left,
        &[(words.cell, 18), (words.question, 28), (words.items, 26), (words.why, 16), (words.found, 0)],
    );
    (filled.nothing, left.nothing) = (words.nothing_filled.to_owned(), words.nothing_left.to_owned());
    for one in sheet.rows {
        let row = &one.row.row;
        let mut cells = vec![
            format!("{}!{}", one.table.tab, row.answer),
            row.text.clone(),
            one.row.proposed.items.iter().map(|item| sheet.item(*item)).collect::<Vec<_>>().join("\n"),
        ];
        let found = words::found(lang, one.row);
        match one.word {
            Ok(word) => {
                cells.extend([word.to_owned(), found, one.evidence.clone()]);
                filled.rows.push(cells);
            }
            Err(why) => {
                cells.extend([words::left(lang, why).to_owned(), found]);
                left.rows.push(cells);
            }
        }
    }
    let mut notes = vec![words.limits.to_owned()];
    notes.extend(sheet.gone.iter().map(|(tab, row)| words::gone(lang, tab, &row.row.text)));
    Sheets {
        title: words::customer_title(lang, sheet.workbook, sheet.rows.len(), written),
        lead,
        sheets: vec![filled, left],
        notes,
        ..Sheets::default()
    }
}
