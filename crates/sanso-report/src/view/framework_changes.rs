//! What differs between frameworks and tables, in words.

use super::{Sheet, Sheets};
use crate::words;
use sanso_core::frameworks::{Became, Compared, EditionRow, Frameworks, RowChange, RowOf};
use sanso_core::text::Lang;

/// What folders change, by framework and table. People are spared the rows that only stay.
pub fn changed_sheets(found: &Compared, brief: bool, lang: Lang) -> Sheets {
    let words = words::differences(lang);
    let count = |key: &str| found.rows.iter().filter(|row| row.change.key() == key).count();
    let counts = ["added", "removed", "changed", "kept"].map(count);
    let mut sheets = Sheets { title: words.title.to_owned(), ..Sheets::default() };
    if found.rows.is_empty() && found.same == 0 {
        sheets.lead.push(words.nothing.to_owned());
        return sheets;
    }
    sheets.lead.push(words::changed_counts(lang, counts, found.same));
    let columns = [
        (words.row, 10),
        ("id", 22),
        (words.change, 10),
        (words.fields, 36),
        (words::frameworks(lang).key, 0),
        (words::frameworks(lang).folder, 0),
    ];
    let shown = || found.rows.iter().filter(|row| !brief || row.change != RowChange::Kept);
    let mut keys: Vec<&str> = Vec::new();
    for row in shown() {
        if !keys.contains(&row.key.as_str()) {
            keys.push(&row.key);
        }
    }
    for key in keys {
        let mut sheet = Sheet::new(key, &columns);
        for row in shown().filter(|row| row.key == key) {
            sheet.rows.push(vec![
                words::row_of(lang, row.row).to_owned(),
                if row.id.is_empty() { key.to_owned() } else { row.id.clone() },
                words::row_change(lang, &row.change).to_owned(),
                fields(&row.change, row.row, lang),
                row.key.clone(),
                row.overlay.clone().unwrap_or_default(),
            ]);
        }
        sheets.sheets.push(sheet);
    }
    sheets.notes.extend((count("kept") > 0).then(|| words.explained.to_owned()));
    sheets
}

fn fields(change: &RowChange, row: RowOf, lang: Lang) -> String {
    let RowChange::Changed(fields) = change else { return String::new() };
    let word = |field: &str, value: &str| match (row, field) {
        // Relations are told in the words that mappings use.
        (RowOf::Link, "relation") => sanso_core::frameworks::Relation::from_word(value)
            .map_or_else(|| value.to_owned(), |relation| words::relation(lang, relation)),
        _ => value.to_owned(),
    };
    let told = fields
        .iter()
        .map(|(field, before, after)| words::field_change(lang, field, &word(field, before), &word(field, after)));
    told.collect::<Vec<String>>().join("\n")
}

/// Two editions of a framework, compared.
#[derive(Debug, Clone, Copy)]
pub struct Editions<'e> {
    /// All frameworks.
    pub all: &'e Frameworks,
    /// The first, by number.
    pub from: usize,
    /// The second.
    pub to: usize,
    /// What became of each item.
    pub rows: &'e [EditionRow],
}

impl Editions<'_> {
    /// Whether a table leads from one to the other.
    pub fn are_connected(&self) -> bool {
        let ends = |from, to| (from, to) == (self.from, self.to) || (to, from) == (self.from, self.to);
        self.all.crosswalks.iter().any(|table| ends(table.from, table.to))
    }
}

/// What is gone, new, moved and changed.
pub fn edition_sheets(editions: Editions<'_>, lang: Lang) -> Sheets {
    let words = words::differences(lang);
    let name = |number: usize| editions.all.all.get(number).map(|one| one.name.get(lang)).unwrap_or_default();
    let counts = Became::ALL.map(|became| editions.rows.iter().filter(|row| row.became == became).count());
    let mut sheets = Sheets {
        title: words::edition_title(lang, name(editions.from), name(editions.to)),
        lead: vec![words::edition_counts(lang, counts)],
        ..Sheets::default()
    };
    for (became, number) in Became::ALL.into_iter().zip(counts) {
        if number == 0 || became == Became::Same {
            continue;
        }
        let (before, now) = match became {
            Became::New => (0, 64),
            Became::Gone => (64, 0),
            _ => (26, 40),
        };
        let columns = [("id", 12), (words.before, before), (words.now, now)];
        let mut sheet = Sheet::new(words::became(lang, became), &columns);
        let of = editions.rows.iter().filter(|row| row.became == became);
        sheet.rows.extend(of.map(|row| edition_row(editions, row, lang)));
        sheets.sheets.push(sheet);
    }
    let note = if editions.are_connected() { words.by_tables } else { words.by_ids };
    sheets.notes.push(note.to_owned());
    sheets
}

fn edition_row(editions: Editions<'_>, row: &EditionRow, lang: Lang) -> Vec<String> {
    let now = |item: u32| editions.all.item(editions.to, item);
    let Some(item) = row.from.and_then(|item| editions.all.item(editions.from, item)) else {
        let new = row.to.first().and_then(|(item, _)| now(*item));
        let told = new.map(|item| (item.id.to_string(), item.name.get(lang).to_owned())).unwrap_or_default();
        return vec![told.0, String::new(), told.1];
    };
    let to = row.to.iter().filter_map(|(other, relation)| {
        let other = now(*other)?;
        Some(format!("- {} {} [{}]", other.id, other.name.get(lang), words::relation(lang, *relation)))
    });
    let to = to.collect::<Vec<String>>().join("\n");
    vec![item.id.to_string(), item.name.get(lang).to_owned(), to]
}
