//! Files of answers: YAML as models have them beside them, and tables that people fill in.

use super::entry::{About, Entry, Piece};
use crate::assess::Status;
use crate::diag::{Checked, Diagnostic, EntryProblem, Problem, ReadingProblem, note};
use crate::sheets::{Meaning, meaning};
use crate::text::{
    Both, Cell, FileId, Grid, Limits, Node, NodeKind, Place, Source, Sources, Trouble, TroubleKind, nearest, read_csv,
    read_xlsx, read_yaml,
};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

const ANSWER: [&str; 9] = ["measure", "item", "bearer", "status", "reason", "grade", "evidence", "by", "date"];
const LIST: Both = Both { en: "a list", ja: "一覧" };

/// In which form a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// YAML.
    Yaml,
    /// A table as text.
    Csv,
    /// A workbook; its first sheet that has a column `status` counts.
    Xlsx,
}

/// Answers of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswerFile {
    /// The process they are for; empty if it is not said.
    pub process: String,
    /// The answers in order.
    pub entries: Vec<Entry>,
    /// Rows of a table whose answer could not be understood or names nothing.
    pub unread: usize,
}

/// Reads a file of answers. In a table, rows without a bearer are said of `bearer`, and rows without an answer say
/// nothing. What cannot be understood is noted and does not count.
pub fn read_answer_file(
    (name, form): (&str, Form),
    bytes: &[u8],
    bearer: &str,
    sources: &mut Sources,
) -> Checked<AnswerFile> {
    let file = sources.next_id();
    let mut reader = Reader { notes: Vec::new(), bearer };
    let value = match form {
        Form::Yaml => {
            let text = std::str::from_utf8(bytes);
            let shown = Arc::<str>::from(text.unwrap_or_default());
            sources.add(Source { name: name.to_owned(), text: Arc::clone(&shown), grid: None });
            if text.is_err() {
                reader.notes.push(Trouble { place: Place::top(file), kind: TroubleKind::NotUtf8 }.into());
            }
            let (tree, troubles) = read_yaml(file, &shown, Limits::default());
            reader.notes.extend(troubles.into_iter().map(Diagnostic::from));
            reader.file(tree.root())
        }
        Form::Csv => {
            let (source, grid, troubles) = read_csv(file, name, bytes);
            sources.add(source);
            reader.notes.extend(troubles.into_iter().map(Diagnostic::from));
            reader.table(&grid, file)
        }
        Form::Xlsx => {
            let (source, grid, troubles) = read_xlsx(file, name, bytes, Some(SHEET));
            sources.add(source);
            reader.notes.extend(troubles.into_iter().map(Diagnostic::from));
            reader.table(&grid, file)
        }
    };
    Checked { value, diagnostics: reader.notes }
}

/// The sheet of a questionnaire in which answers stand.
pub const SHEET: &str = "回答 Answers";

struct Reader<'r> {
    notes: Vec<Diagnostic>,
    bearer: &'r str,
}

impl Reader<'_> {
    fn file(&mut self, root: Node<'_>) -> AnswerFile {
        let mut answers = AnswerFile::default();
        let key = "sanso-answers";
        match root.get(key) {
            None => self.error(root.place(), ReadingProblem::NoVersion { key }),
            Some(version) if version.text() == Some("1") => {}
            Some(version) => {
                let given = version.text().unwrap_or_default().to_owned();
                self.error(version.place(), ReadingProblem::OtherVersion { key, given });
            }
        }
        answers.process = said(root, "process");
        if let Some(list) = root.get("answers").filter(|list| !list.is_nothing()) {
            if list.kind() != NodeKind::List {
                self.error(list.place(), ReadingProblem::WrongShape { expected: LIST });
            }
            answers.entries = list.items().filter_map(|node| self.entry(node)).collect();
        }
        answers
    }

    fn entry(&mut self, node: Node<'_>) -> Option<Entry> {
        for (key, _) in node.entries() {
            let Some(name) = key.text().filter(|name| !ANSWER.contains(name)) else { continue };
            let nearest = nearest(name, ANSWER);
            self.error(
                key.place(),
                ReadingProblem::UnknownKey { key: name.to_owned(), nearest, known: ANSWER.to_vec() },
            );
        }
        let (measure, item) = (said(node, "measure"), said(node, "item"));
        let about = match (measure.is_empty(), item.is_empty()) {
            (false, _) => About::Measure(measure),
            (_, false) => About::Item(item),
            _ => {
                self.error(node.place(), EntryProblem::MissingField { field: "measure" });
                return None;
            }
        };
        let given = said(node, "status");
        let Some(status) = Status::from_key(&given) else {
            let nearest = nearest(&given, Status::ALL.into_iter().map(Status::key));
            self.error(node.place(), EntryProblem::UnknownStatus { given, nearest });
            return None;
        };
        let evidence = match node.get("evidence") {
            Some(list) if list.kind() == NodeKind::List => list.items().filter_map(piece).collect(),
            Some(one) => piece(one).into_iter().collect(),
            None => Vec::new(),
        };
        Some(Entry {
            about,
            bearer: said(node, "bearer"),
            status,
            reason: node.get("reason").map(words).unwrap_or_default(),
            grade: said(node, "grade"),
            evidence,
            by: said(node, "by"),
            date: said(node, "date"),
            place: node.place(),
        })
    }

    /// The rows below the first that names the columns.
    fn table(&mut self, grid: &Grid, file: FileId) -> AnswerFile {
        let mut answers = AnswerFile::default();
        let is_head = |cells: &[Cell]| {
            let has = |name: &str| cells.iter().any(|cell| cell.text == name);
            has("status") && (has("item") || has("measure"))
        };
        let Some(at) = grid.rows.iter().position(|(_, cells)| is_head(cells)) else {
            if !grid.rows.is_empty() {
                self.error(Place::top(file), EntryProblem::MissingField { field: "status" });
            }
            return answers;
        };
        let heads: BTreeMap<u32, &str> = grid
            .rows
            .get(at)
            .map(|(_, cells)| cells.iter().map(|cell| (cell.column, cell.text.as_str())).collect())
            .unwrap_or_default();
        for (_, cells) in grid.rows.iter().skip(at + 1) {
            let of = |name: &str| {
                let found = cells.iter().find(|cell| heads.get(&cell.column) == Some(&name));
                found.map(|cell| cell.text.clone()).unwrap_or_default()
            };
            match self.row(cells, &of) {
                Ok(entry) => answers.entries.extend(entry),
                Err(()) => answers.unread += 1,
            }
        }
        answers
    }

    /// One row; none if it says nothing.
    fn row(&mut self, cells: &[Cell], of: &dyn Fn(&str) -> String) -> Result<Option<Entry>, ()> {
        let (given, item, measure) = (of("status"), of("item"), of("measure"));
        let place = cells.first().map_or(Place::top(FileId(0)), |cell| cell.place);
        if given.is_empty() || (item.is_empty() && measure.is_empty()) {
            return Ok(None);
        }
        let Some(status) = status(&given) else {
            let nearest = nearest(&given, Status::ALL.into_iter().map(Status::key));
            self.error(place, EntryProblem::UnknownStatus { given, nearest });
            return Err(());
        };
        let until = day(&of("valid-until"));
        let pieces = of("evidence");
        let pieces = pieces.split([';', '；', '\n']).map(str::trim).filter(|piece| !piece.is_empty());
        let piece = |one: &str| Piece { reference: one.to_owned(), valid_until: until.clone(), ..Piece::default() };
        let reason = of("reason");
        let bearer = of("bearer");
        Ok(Some(Entry {
            about: if measure.is_empty() { About::Item(item) } else { About::Measure(measure) },
            bearer: if bearer.is_empty() { self.bearer.to_owned() } else { bearer },
            status,
            reason: if reason.is_empty() { Vec::new() } else { vec![(String::new(), reason)] },
            grade: of("grade"),
            evidence: pieces.map(piece).collect(),
            by: of("by"),
            date: day(&of("date")),
            place,
        }))
    }

    fn error(&mut self, place: Place, problem: impl Into<Problem>) {
        note(&mut self.notes, Diagnostic::error(place, problem));
    }
}

/// What a word in a table means: the words of files, or what people usually write.
fn status(given: &str) -> Option<Status> {
    let known = given.split(['/', '／']).find_map(|word| Status::from_key(word.trim()));
    known.or_else(|| match meaning(given) {
        Some(Meaning::Says(status)) => Some(status),
        _ => None,
    })
}

/// A day as it is written; spreadsheets hold days as numbers.
fn day(given: &str) -> String {
    let days = given.parse::<f64>().ok().filter(|days| (20_000.0..100_000.0).contains(days));
    let date = days.and_then(|days| {
        let start: Date = Date::new(1899, 12, 30).ok()?;
        start.checked_add(jiff::Span::new().days(days as i64)).ok()
    });
    date.map_or_else(|| given.replace('/', "-"), |date| date.to_string())
}

fn said(node: Node<'_>, key: &str) -> String {
    node.get(key).and_then(Node::text).unwrap_or_default().to_owned()
}

fn words(node: Node<'_>) -> Vec<(String, String)> {
    if let Some(text) = node.text() {
        return vec![(String::new(), text.to_owned())];
    }
    let pairs = node.entries().filter_map(|(key, value)| Some((key.text()?.to_owned(), value.text()?.to_owned())));
    pairs.collect()
}

fn piece(node: Node<'_>) -> Option<Piece> {
    if let Some(text) = node.text() {
        return (!text.trim().is_empty()).then(|| Piece { reference: text.to_owned(), ..Piece::default() });
    }
    let reference = said(node, "ref");
    (!reference.is_empty()).then(|| Piece {
        reference,
        title: node.get("title").map(words).unwrap_or_default(),
        valid_from: said(node, "valid-from"),
        valid_until: said(node, "valid-until"),
    })
}
