//! A mapping file read back.

use super::{MappedRow, MappedTable, SheetMapping, by};
use crate::assess::Status;
use crate::diag::{Checked, Diagnostic, EntryProblem, FrameworkProblem, Problem, ReadingProblem, hint, note};
use crate::frameworks::Frameworks;
use crate::sheets::{ItemOf, Proposed, Row};
use crate::text::{
    Both, Limits, Node, NodeKind, Place, Source, Sources, Text, Trouble, TroubleKind, nearest, read_yaml,
};
use sanso_sheets::At;
use std::sync::Arc;

const HEAD: [&str; 3] = ["sanso-sheet-mapping", "workbook", "tables"];
const TABLE: [&str; 4] = ["tab", "words", "words-confirmed", "rows"];
const ROW: [&str; 8] = ["question", "cells", "items", "by", "score", "lead", "sure", "confirmed"];
const CELLS: [&str; 4] = ["question", "answer", "evidence", "comment"];
const MAPPING: Both = Both { en: "keys and values", ja: "キーと値" };
const LIST: Both = Both { en: "a list", ja: "一覧" };
const CELL: Both = Both { en: "a cell such as `D12`", ja: "`D12` のようなセル" };
const TRUTH: Both = Both { en: "`yes` or `no`", ja: "`yes` または `no`" };

/// Reads a mapping file. What cannot be understood is noted and does not count.
pub fn read_mapping(name: &str, bytes: &[u8], frameworks: &Frameworks, sources: &mut Sources) -> Checked<SheetMapping> {
    let text = std::str::from_utf8(bytes);
    let shown = Arc::<str>::from(text.unwrap_or_default());
    let file = sources.add(Source { name: name.to_owned(), text: Arc::clone(&shown), grid: None });
    let mut reader = Reader { frameworks, notes: Vec::new() };
    if text.is_err() {
        reader.notes.push(Trouble { place: Place::top(file), kind: TroubleKind::NotUtf8 }.into());
        return Checked { value: SheetMapping::default(), diagnostics: reader.notes };
    }
    let (tree, troubles) = read_yaml(file, &shown, Limits::default());
    reader.notes.extend(troubles.into_iter().map(Diagnostic::from));
    let value = reader.file(tree.root());
    Checked { value, diagnostics: reader.notes }
}

struct Reader<'r> {
    frameworks: &'r Frameworks,
    notes: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn file(&mut self, root: Node<'_>) -> SheetMapping {
        let mut mapping = SheetMapping::default();
        if !self.keys(root, &HEAD) {
            return mapping;
        }
        let key = "sanso-sheet-mapping";
        match root.get(key) {
            None => self.error(root.place(), ReadingProblem::NoVersion { key }),
            Some(version) if version.text() == Some("1") => {}
            Some(version) => {
                let given = version.text().unwrap_or_default().to_owned();
                self.error(version.place(), ReadingProblem::OtherVersion { key, given });
            }
        }
        mapping.workbook = root.get("workbook").and_then(Node::text).unwrap_or_default().to_owned();
        for table in self.list(root, "tables") {
            mapping.tables.extend(self.table(table));
        }
        mapping
    }

    fn table(&mut self, node: Node<'_>) -> Option<MappedTable> {
        if !self.keys(node, &TABLE) {
            return None;
        }
        let mut table = MappedTable { tab: self.needed(node, "tab")?.to_owned(), ..MappedTable::default() };
        for (key, value) in node.get("words").into_iter().flat_map(Node::entries) {
            let given = key.text().unwrap_or_default();
            match (Status::from_key(given), value.text()) {
                (Some(status), Some(word)) => drop(table.vocabulary.words.insert(status, word.to_owned())),
                (None, _) => {
                    let nearest = nearest(given, Status::ALL.into_iter().map(Status::key));
                    self.error(key.place(), EntryProblem::UnknownStatus { given: given.to_owned(), nearest });
                }
                (_, None) => {}
            }
        }
        table.vocabulary.sure = self.truth(node, "words-confirmed");
        for row in self.list(node, "rows") {
            table.rows.extend(self.row(row));
        }
        Some(table)
    }

    fn row(&mut self, node: Node<'_>) -> Option<MappedRow> {
        if !self.keys(node, &ROW) {
            return None;
        }
        let text = self.needed(node, "question")?.to_owned();
        let cells = node.get("cells");
        if let Some(cells) = cells {
            self.keys(cells, &CELLS);
        }
        let mut cell = |name: &str| {
            let value = cells?.get(name)?;
            let at = value.text().and_then(At::parse);
            if at.is_none() {
                self.error(value.place(), ReadingProblem::WrongShape { expected: CELL });
            }
            at
        };
        let (question, answer) = (cell("question").unwrap_or_default(), cell("answer").unwrap_or_default());
        let (evidence, comment) = (cell("evidence"), cell("comment"));
        let row = Row { question, answer, evidence, comment, text, ..Row::default() };
        let items = self.list(node, "items").into_iter().filter_map(|item| self.item(item)).collect();
        let number = |key| node.get(key).and_then(Node::text).and_then(|text| text.parse::<f32>().ok());
        let proposed = Proposed {
            items,
            by: by(node.get("by").and_then(Node::text).unwrap_or_default()),
            score: number("score").unwrap_or_default(),
            lead: number("lead").unwrap_or_default(),
            sure: self.truth(node, "sure"),
            others: Vec::new(),
        };
        let confirmed = self.truth(node, "confirmed");
        Some(MappedRow { row, proposed, confirmed, place: Some(node.place()) })
    }

    /// An item, written as `framework:id`.
    fn item(&mut self, node: Node<'_>) -> Option<ItemOf> {
        let given = node.text().unwrap_or_default();
        let (key, id) = given.split_once(':').unwrap_or((given, ""));
        let Some(framework) = self.frameworks.find(key) else {
            let keys = self.frameworks.all.iter().map(|one| Text::as_str(&one.about.key));
            let nearest = hint(&self.notes, key, keys);
            self.error(node.place(), FrameworkProblem::UnknownFramework { key: key.to_owned(), nearest });
            return None;
        };
        let found = self.frameworks.find_item(framework, id);
        if found.is_none() {
            let items = self.frameworks.all.get(framework).into_iter().flat_map(|one| &one.items);
            let nearest = hint(&self.notes, id, items.map(|item| item.id.as_str()));
            let problem = FrameworkProblem::UnknownItem { id: id.to_owned(), framework: key.to_owned(), nearest };
            self.error(node.place(), problem);
        }
        Some((framework, found?))
    }

    fn truth(&mut self, node: Node<'_>, key: &str) -> bool {
        let Some(value) = node.get(key).filter(|value| !value.is_nothing()) else { return false };
        match value.text() {
            Some("yes" | "true") => true,
            Some("no" | "false") => false,
            _ => {
                self.error(value.place(), ReadingProblem::WrongShape { expected: TRUTH });
                false
            }
        }
    }

    fn list<'t>(&mut self, node: Node<'t>, key: &str) -> Vec<Node<'t>> {
        let Some(list) = node.get(key).filter(|list| !list.is_nothing()) else { return Vec::new() };
        if list.kind() != NodeKind::List {
            self.error(list.place(), ReadingProblem::WrongShape { expected: LIST });
        }
        list.items().collect()
    }

    fn needed<'t>(&mut self, node: Node<'t>, field: &'static str) -> Option<&'t str> {
        let found = node.get(field).and_then(Node::text);
        if found.is_none() {
            self.error(node.place(), EntryProblem::MissingField { field });
        }
        found
    }

    fn keys(&mut self, node: Node<'_>, known: &[&'static str]) -> bool {
        for (key, _) in node.entries() {
            let Some(name) = key.text().filter(|name| !known.contains(name)) else { continue };
            let nearest = hint(&self.notes, name, known.iter().copied());
            self.error(
                key.place(),
                ReadingProblem::UnknownKey { key: name.to_owned(), nearest, known: known.to_vec() },
            );
        }
        let fits = node.kind() == NodeKind::Mapping;
        if !fits {
            self.error(node.place(), ReadingProblem::WrongShape { expected: MAPPING });
        }
        fits
    }

    fn error(&mut self, place: Place, problem: impl Into<Problem>) {
        note(&mut self.notes, Diagnostic::error(place, problem));
    }
}
