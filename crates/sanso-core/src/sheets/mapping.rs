//! The file in which a person confirms, once for each customer, what the rows of a sheet ask for.

use super::layout::{Row, Table};
use super::propose::{By, Proposed};
use super::vocabulary::Vocabulary;
use crate::assess::Status;
use crate::frameworks::Frameworks;
use crate::text::{Lang, Place};
use std::fmt::Write as _;

mod read;

pub use read::read_mapping;

/// A mapping of a workbook.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SheetMapping {
    /// The name of the workbook.
    pub workbook: String,
    /// Its tables of questions.
    pub tables: Vec<MappedTable>,
}

/// A table of questions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MappedTable {
    /// The tab it stands in.
    pub tab: String,
    /// The words of its answers.
    pub vocabulary: Vocabulary,
    /// Its rows.
    pub rows: Vec<MappedRow>,
}

/// A row with the items it asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct MappedRow {
    /// The question and where it and its answer stand.
    pub row: Row,
    /// What it asks for.
    pub proposed: Proposed,
    /// Whether a person said that this is right.
    pub confirmed: bool,
    /// Where it is written in the file; `None` if it was proposed in this run.
    pub place: Option<Place>,
}

impl SheetMapping {
    /// What is proposed for the tables of a workbook.
    pub fn proposed(
        workbook: &str,
        tables: Vec<(String, Vocabulary, Table)>,
        proposed: Vec<Vec<Proposed>>,
    ) -> SheetMapping {
        let mapped = tables.into_iter().zip(proposed).map(|((tab, vocabulary, table), proposed)| {
            let rows = table.rows.into_iter().zip(proposed);
            let rows = rows.map(|(row, proposed)| MappedRow { row, proposed, confirmed: false, place: None });
            MappedTable { tab, vocabulary, rows: rows.collect() }
        });
        SheetMapping { workbook: workbook.to_owned(), tables: mapped.collect() }
    }

    /// Takes over what a person said before about the same questions: in the same tab, word for word. What was confirmed
    /// about questions that are no longer there is given back.
    pub fn take_over(&mut self, known: &SheetMapping) -> Vec<(String, MappedRow)> {
        let mut gone = Vec::new();
        for table in &known.tables {
            let own: Vec<&mut MappedTable> = self.tables.iter_mut().filter(|own| own.tab == table.tab).collect();
            let mut left: Vec<&mut MappedRow> = Vec::new();
            for own in own {
                if table.vocabulary.sure {
                    own.vocabulary = table.vocabulary.clone();
                }
                left.extend(own.rows.iter_mut());
            }
            for row in &table.rows {
                // A question that is asked twice is the one that stands where it stood.
                let same = |one: &&mut MappedRow| one.row.text == row.row.text && one.place.is_none();
                let here = left.iter().position(|one| same(one) && one.row.question == row.row.question);
                match here.or_else(|| left.iter().position(same)).and_then(|at| left.get_mut(at)) {
                    Some(own) => {
                        own.proposed = row.proposed.clone();
                        (own.confirmed, own.place) = (row.confirmed, row.place);
                    }
                    None => gone.push((table.tab.clone(), row.clone())),
                }
            }
        }
        gone
    }

    /// The file. Items carry their names as remarks, so that it can be read without looking anything up.
    pub fn file(&self, frameworks: &Frameworks, lang: Lang) -> String {
        let (head, of_words, of_row) = match lang {
            Lang::En => (
                "# Which row of this sheet asks for which items. Look through the rows, first those that are not `sure`; correct\n# `items` where they are wrong, leave `[]` where nothing fits, and write `confirmed: yes`. Then run the command again\n# with `--out`. Only rows that are confirmed are filled in.",
                "# The words this sheet wants for each state. Without a word for a state, such rows stay blank.",
                "also",
            ),
            Lang::Ja => (
                "# この調査票の各行が、どの項目を尋ねているかを示します。`sure: no` の行から順に確かめてください。`items` が\n# 違っていれば直し、当てはまる項目がなければ `[]` とし、`confirmed: yes` と書きます。そのうえで `--out` を付けて\n# もう一度実行すると、確認済みの行だけに回答が書き込まれます。",
                "# この調査票で使う回答の語です。語のない状態の行は空欄のまま残します。",
                "ほかの候補",
            ),
        };
        let mut file = format!("{head}\nsanso-sheet-mapping: 1\nworkbook: {}\ntables:\n", quoted(&self.workbook));
        for table in &self.tables {
            let _ = writeln!(file, "  - tab: {}", quoted(&table.tab));
            let _ = writeln!(file, "    {of_words}");
            let words = Status::ALL.into_iter().filter_map(|status| Some((status, table.vocabulary.word(status)?)));
            let words: Vec<String> =
                words.map(|(status, word)| format!("{}: {}", status.key(), quoted(word))).collect();
            let _ = writeln!(file, "    words: {{ {} }}", words.join(", "));
            let _ = writeln!(file, "    words-confirmed: {}", yes_no(table.vocabulary.sure));
            let _ = writeln!(file, "    rows:");
            for row in &table.rows {
                file.push_str(&entry(row, frameworks, lang, of_row));
            }
        }
        file
    }
}

fn entry(mapped: &MappedRow, frameworks: &Frameworks, lang: Lang, also: &str) -> String {
    let MappedRow { row, proposed, .. } = mapped;
    let cells = [
        ("question", Some(row.question)),
        ("answer", Some(row.answer)),
        ("evidence", row.evidence),
        ("comment", row.comment),
    ];
    let cells: Vec<String> = cells.into_iter().filter_map(|(name, at)| Some(format!("{name}: {}", at?))).collect();
    let item = |of: &(usize, u32)| {
        let framework = frameworks.all.get(of.0)?;
        let item = framework.items.get(of.1 as usize)?;
        Some((format!("{}:{}", framework.about.key, item.id), item.name.get(lang).to_owned()))
    };
    let items: Vec<(String, String)> = proposed.items.iter().filter_map(item).collect();
    let names: Vec<&str> = items.iter().map(|(_, name)| name.as_str()).collect();
    let list: Vec<String> = items.iter().map(|(id, _)| quoted(id)).collect();
    let remark = if names.is_empty() { String::new() } else { format!("  # {}", names.join(" / ")) };
    let others: Vec<String> =
        proposed.others.iter().filter_map(item).map(|(id, name)| format!("{id} {name}")).collect();
    let others = if others.is_empty() { String::new() } else { format!("        # {also}: {}\n", others.join(" / ")) };
    format!(
        "      - question: {}\n        cells: {{ {} }}\n        items: [{}]{remark}\n{others}        by: {}\n        score: {:.2}\n        lead: {:.2}\n        sure: {}\n        confirmed: {}\n",
        quoted(&row.text),
        cells.join(", "),
        list.join(", "),
        proposed.by.key(),
        proposed.score,
        proposed.lead,
        yes_no(proposed.sure),
        yes_no(mapped.confirmed),
    )
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// A text in quotes as YAML reads it.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            letter if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(out, "\\u{:04X}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// What the word under `by:` stands for.
fn by(word: &str) -> By {
    By::ALL.into_iter().find(|by| by.key() == word).unwrap_or(By::Nothing)
}
