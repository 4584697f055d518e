//! The rows of a table that ask something.

use super::{Columns, Row, Seen};
use crate::sheets::words::folded;
use sanso_sheets::At;

/// Where schemes are named nobody writes more.
const LONGEST_REFERENCES: usize = 300;

impl Seen<'_> {
    pub(super) fn row(&self, row: u32, columns: &Columns) -> Option<Row> {
        let question = At { row, column: *columns.question.first()? };
        let answer = At { row, column: columns.answer? };
        let texts: Vec<&str> = columns
            .question
            .iter()
            .map(|column| self.text(At { row, column: *column }))
            .filter(|text| !text.is_empty())
            .collect();
        // What is merged from above was read there, and what reaches over the answer is a title.
        if self.first(question).row != row || texts.is_empty() {
            return None;
        }
        if self.area(question).is_some_and(|area| area.holds(answer))
            || self.tab.cell(answer).is_some_and(|cell| cell.formula)
        {
            return None;
        }
        let text = texts.join("\n");
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        if letters < 4 {
            return None;
        }
        let read = |columns: &[u32]| {
            let texts =
                columns.iter().map(|column| self.text(At { row, column: *column })).filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join(" / ")
        };
        let place = |column: Option<u32>| column.map(|column| self.first(At { row, column }));
        Some(Row {
            question,
            text,
            id: columns.id.map(|column| self.text(At { row, column }).to_owned()).unwrap_or_default(),
            context: read(&columns.context),
            references: read(&columns.references).chars().take(LONGEST_REFERENCES).collect(),
            answer: self.first(answer),
            evidence: place(columns.evidence),
            comment: place(columns.comment),
            given: self.text(answer).to_owned(),
        })
    }

    /// The rows that ask something: not examples, and where most answers are chosen from a list or have a number, only those.
    pub(super) fn questions(&self, mut rows: Vec<Row>, columns: &Columns) -> Vec<Row> {
        let first = |row: &Row| self.text(At { row: row.question.row, column: 0 });
        rows.retain(|row| !is_example(&row.id) && !is_example(&row.text) && !is_example(first(row)));
        let most = |which: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| which(row)).count() * 10 >= rows.len() * 6;
        let offers = |row: &Row| self.tab.offered(row.answer).is_some();
        let numbered = |row: &Row| !row.id.is_empty();
        let (by_list, by_number) = (most(&offers), columns.id.is_some() && most(&numbered));
        // A row that neither offers a choice nor has a number, where most do, is a title or a remark.
        rows.retain(|row| (!by_list && !by_number) || (by_list && offers(row)) || (by_number && numbered(row)));
        rows
    }
}

/// Whether a text says that it is only an example of how to fill in.
fn is_example(text: &str) -> bool {
    let text = folded(text);
    let text = text.trim_start_matches(['(', '[', '【', '〔', '<', '※', ' ']);
    ["記入例", "例)", "例】", "例:", "回答例", "example", "sample", "e.g."].iter().any(|word| text.starts_with(word))
        || text == "例"
}
