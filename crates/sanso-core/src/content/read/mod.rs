//! Content files into a [`Library`]: one reader for the packed content and for folders users bring.

mod rows;
mod travel;

use super::lists::Listed;
use super::{Confidence, Library, Row};
use crate::diag::{Checked, Diagnostic, Problem, ReadingProblem, RowProblem, SchemaProblem};
use crate::text::{
    Both, Limits, Node, NodeKind, Place, Source, Sources, Text, Trouble, TroubleKind, Words, nearest, packed, read_yaml,
};
use std::collections::HashMap;
use std::sync::Arc;

/// A folder of content that replaces or adds rows.
#[derive(Debug, Clone, Default)]
pub struct Overlay {
    /// The name shown for the folder.
    pub name: String,
    /// The files, by path below the folder.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Whether a file of a folder of content belongs to frameworks or to the tables between them, which a reader of their own
/// reads when a command asks for them.
pub fn is_sheet(path: &str) -> bool {
    path.starts_with("frameworks/") || path.starts_with("crosswalks/")
}

/// The content of the program. What its build has let pass is tested, so nothing is checked here.
pub fn embedded() -> Library {
    let mut reader = Reader::default();
    for file in sanso_content::FILES {
        reader.file(packed(file), file.path);
    }
    reader.library.order();
    reader.library
}

/// Content read from files on top of `base`. A row with a known key replaces that row.
pub fn read_files(base: Library, overlay: &Overlay, sources: &mut Sources) -> Checked<Library> {
    let mut reader = Reader::on_top_of(base, &overlay.name);
    let is_ours = |path: &str| (path.ends_with(".yaml") || path.ends_with(".yml")) && !is_sheet(path);
    let mut files: Vec<_> = overlay.files.iter().filter(|(path, _)| is_ours(path)).collect();
    files.sort();
    for (path, bytes) in files {
        let name = format!("{}/{path}", overlay.name);
        let text = std::str::from_utf8(bytes);
        let shown = Arc::<str>::from(text.unwrap_or_default());
        let file = sources.add(Source { name, text: Arc::clone(&shown), grid: None });
        if text.is_err() {
            reader.notes.push(Trouble { place: Place::top(file), kind: TroubleKind::NotUtf8 }.into());
            continue;
        }
        let (tree, troubles) = read_yaml(file, &shown, Limits::default());
        reader.notes.extend(troubles.into_iter().map(Diagnostic::from));
        reader.file(tree.root(), path);
    }
    reader.library.order();
    Checked { value: reader.library, diagnostics: reader.notes }
}

impl Library {
    /// Puts rows in the order of output, whatever order files came in.
    fn order(&mut self) {
        // Rows are large and names of the program are not copied, so sorting names beside rows is what moves least.
        self.layers.sort_by_cached_key(|one| one.id.clone());
        self.functions.sort_by_cached_key(|one| one.id.clone());
        self.incidents.sort_by_cached_key(|one| one.id.clone());
        self.threats.sort_by_cached_key(|one| one.row.key.clone());
        self.profiles.sort_by_cached_key(|one| one.row.key.clone());
        self.terms.sort_by_cached_key(|one| one.row.key.clone());
        self.attempts.sort_by_cached_key(|one| one.row.key.clone());
        self.steps.sort_by_cached_key(|one| one.row.key.clone());
        self.ways.sort_by_cached_key(|one| one.row.key.clone());
        self.efforts.sort_by_cached_key(|one| one.row.key.clone());
        self.likelihoods.sort_by_cached_key(|one| (one.from, one.row.key.clone()));
        self.effects.sort_by_cached_key(|one| one.row.key.clone());
        let rank: Vec<Text> = self.categories.iter().map(|category| category.id.clone()).collect();
        self.measures.sort_by_cached_key(|measure| {
            let number: u32 = measure.id.rsplit('-').next().and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX);
            (rank.iter().position(|id| *id == measure.category), number, measure.id.clone())
        });
    }
}

#[derive(Default)]
struct Reader {
    library: Library,
    notes: Vec<Diagnostic>,
    overlay: Option<String>,
    /// List and key → where the row stands in its list.
    index: HashMap<(&'static str, Text), usize>,
    /// List and key → where this set of files has it.
    read: HashMap<(&'static str, Text), Place>,
}

/// What a content file may hold.
const LISTS: [&str; 21] = [
    "content",
    "version",
    "name",
    "note",
    "sources",
    "layers",
    "elements",
    "functions",
    "threats",
    "incidents",
    "categories",
    "measures",
    "profiles",
    "retired",
    "terms",
    "attempts",
    "steps",
    "ways",
    "efforts",
    "likelihoods",
    "effects",
];

const TEXT: Both = Both { en: "a text", ja: "文字列" };

impl Reader {
    fn on_top_of(base: Library, overlay: &str) -> Reader {
        let mut index = HashMap::new();
        let mut numbers: HashMap<&'static str, usize> = HashMap::new();
        for (list, row) in base.every_row() {
            let number = numbers.entry(list).or_default();
            index.insert((list, row.key.clone()), *number);
            *number += 1;
        }
        Reader { library: base, overlay: Some(overlay.to_owned()), index, ..Reader::default() }
    }

    /// Adds a row, or replaces the one with the same key. Twice in one set of files is a mistake.
    fn put<T: Listed>(&mut self, new: T) {
        // A row without a key was noted and does not count.
        if new.row().key.is_empty() {
            return;
        }
        if self.overlay.is_none() {
            // A test reads the files of the program as those of a user, and finds keys that stand twice.
            return T::rows(&mut self.library).push(new);
        }
        let (key, place) = ((T::LIST, new.row().key.clone()), new.row().place);
        if let Some(first) = self.read.insert(key.clone(), place) {
            let label = Both { en: "first written here", ja: "最初の記述" };
            let problem = RowProblem::DuplicateKey { list: T::LIST, key: key.1.to_string() };
            self.notes.push(Diagnostic::error(place, problem).and(first, label));
        }
        let rows = T::rows(&mut self.library);
        match self.index.get(&key).and_then(|at| rows.get_mut(*at)) {
            Some(row) => *row = new,
            None => {
                self.index.insert(key, rows.len());
                rows.push(new);
            }
        }
    }

    fn file(&mut self, root: Node<'_>, path: &str) {
        if root.get("content").and_then(Node::text) != Some("1") {
            self.note(root.place(), SchemaProblem::NoVersion { path: path.to_owned() });
        }
        for (key, list) in root.entries() {
            let name = key.text().unwrap_or_default();
            if LISTS.iter().skip(4).any(|known| *known == name)
                && !matches!(list.kind(), NodeKind::List | NodeKind::Nothing)
            {
                self.note(list.place(), SchemaProblem::NotAList { name: name.to_owned() });
            }
            match name {
                "content" | "name" | "note" => {}
                "version" => self.library.version = list.to_text().unwrap_or_default(),
                "retired" => list.items().for_each(|node| self.retired(node)),
                "sources" => list.items().for_each(|node| self.source(node)),
                "layers" => list.items().for_each(|node| self.layer(node)),
                "elements" => list.items().for_each(|node| self.element(node)),
                "functions" => list.items().for_each(|node| self.function(node)),
                "threats" => list.items().for_each(|node| self.threat(node)),
                "incidents" => list.items().for_each(|node| self.incident(node)),
                "categories" => list.items().for_each(|node| self.category(node)),
                "measures" => list.items().for_each(|node| self.measure(node)),
                "profiles" => list.items().for_each(|node| self.profile(node)),
                "terms" => list.items().for_each(|node| self.term(node)),
                "attempts" => list.items().for_each(|node| self.attempt(node)),
                "steps" => list.items().for_each(|node| self.step(node)),
                "ways" => list.items().for_each(|node| self.way(node)),
                "likelihoods" => list.items().for_each(|node| self.likelihood(node)),
                "effects" => list.items().for_each(|node| self.effect(node)),
                "efforts" => list.items().for_each(|node| self.effort(node)),
                _ => {
                    let hint = nearest(name, LISTS);
                    self.note(key.place(), SchemaProblem::UnknownList { name: name.to_owned(), nearest: hint });
                }
            }
        }
    }

    fn note(&mut self, place: Place, problem: impl Into<Problem>) {
        self.notes.push(Diagnostic::error(place, problem));
    }

    /// A row: what every row carries, with its key under `key`, and its own fields. Notes those that are not known.
    fn row<'t, const N: usize>(
        &mut self,
        node: Node<'t>,
        key: &'static str,
        own: [&'static str; N],
    ) -> (Row, [Field<'t>; N]) {
        let every = [key, "origin", "confidence"];
        self.known_fields(node, &own, &every);
        let [key, origin, confidence] = fields(node, every);
        if origin.value.is_none() && node.kind() == NodeKind::Mapping {
            self.unproven(node, "origin");
        }
        let row = Row {
            key: self.needed(key),
            origin: origin.text(),
            confidence: self.confidence(confidence),
            overlay: self.overlay.clone(),
            place: node.place(),
        };
        (row, fields(node, own))
    }

    /// The fields of a part of a row, which has no key, origin or confidence of its own.
    fn parts<'t, const N: usize>(&mut self, node: Node<'t>, own: [&'static str; N]) -> [Field<'t>; N] {
        self.known_fields(node, &own, &[]);
        fields(node, own)
    }

    fn known_fields(&mut self, node: Node<'_>, own: &[&str], every: &[&str]) {
        if self.overlay.is_none() {
            return;
        }
        if node.kind() != NodeKind::Mapping {
            self.note(node.place(), SchemaProblem::NotARow);
        }
        for (key, _) in node.entries() {
            let name = key.text().unwrap_or_default();
            if !own.contains(&name) && !every.contains(&name) {
                let hint = nearest(name, own.iter().chain(every).copied());
                self.note(key.place(), SchemaProblem::UnknownField { field: name.to_owned(), nearest: hint });
            }
        }
    }

    fn unproven(&mut self, row: Node<'_>, field: &'static str) {
        let names = fields(row, ["key", "id"]).into_iter().map(|name| name.text());
        let key = names.into_iter().find(|key| !key.is_empty()).unwrap_or_default().to_string();
        self.notes.push(Diagnostic::warning(row.place(), RowProblem::NoProvenance { key, field }));
    }

    fn confidence(&mut self, field: Field<'_>) -> Confidence {
        let Some(value) = field.value else {
            if field.row.kind() == NodeKind::Mapping {
                self.unproven(field.row, field.name);
            }
            return Confidence::Low;
        };
        let given = value.text().unwrap_or_default();
        Confidence::from_key(given).unwrap_or_else(|| {
            self.note(value.place(), SchemaProblem::UnknownConfidence { given: given.to_owned() });
            Confidence::Low
        })
    }

    fn missing(&mut self, field: Field<'_>) {
        if field.row.kind() == NodeKind::Mapping {
            self.note(field.row.place(), SchemaProblem::MissingField { field: field.name });
        }
    }

    fn needed(&mut self, field: Field<'_>) -> Text {
        let value = field.text();
        if value.is_empty() {
            self.missing(field);
        }
        value
    }

    fn words(&mut self, field: Field<'_>) -> Words {
        match field.value {
            Some(value) => self.words_of(value),
            None => {
                self.missing(field);
                Words::default()
            }
        }
    }

    /// The texts of a list; one text stands for a list of one.
    fn texts(&mut self, field: Field<'_>) -> Vec<Text> {
        let Some(value) = field.value.filter(|value| !value.is_nothing()) else { return Vec::new() };
        if let Some(text) = value.to_text() {
            return vec![text];
        }
        if value.kind() != NodeKind::List {
            self.note(value.place(), ReadingProblem::WrongShape { expected: TEXT });
        }
        let items = value.items();
        let mut texts = Vec::with_capacity(items.size_hint().0);
        for item in items {
            match item.to_text() {
                Some(text) => texts.push(text),
                None => self.note(item.place(), ReadingProblem::WrongShape { expected: TEXT }),
            }
        }
        texts
    }

    fn words_of(&mut self, value: Node<'_>) -> Words {
        let [en, ja] = value.fields(["en", "ja"]).map(|said| {
            let text = said.and_then(Node::to_text);
            text.filter(|text| !text.trim().is_empty())
        });
        if en.is_none() || ja.is_none() {
            self.note(value.place(), SchemaProblem::OneLanguage);
        }
        Words { en, ja }
    }

    fn many_words(&mut self, field: Field<'_>) -> Vec<Words> {
        let Some(list) = field.value else { return Vec::new() };
        list.items().map(|item| self.words_of(item)).collect()
    }
}

/// A field of a row, said or not.
#[derive(Clone, Copy)]
struct Field<'t> {
    row: Node<'t>,
    name: &'static str,
    value: Option<Node<'t>>,
}

impl<'t> Field<'t> {
    /// What it says, if it is a text.
    fn said(self) -> Option<&'t str> {
        self.value.and_then(Node::text)
    }

    /// The same to be kept; empty if it says no text.
    fn text(self) -> Text {
        self.value.and_then(Node::to_text).unwrap_or_default()
    }

    /// Where it stands; where it does not, the row does.
    fn place(self) -> Place {
        self.value.unwrap_or(self.row).place()
    }
}

fn fields<'t, const N: usize>(row: Node<'t>, names: [&'static str; N]) -> [Field<'t>; N] {
    let values = row.fields(names);
    let mut names = names.into_iter();
    values.map(|value| Field { row, name: names.next().unwrap_or_default(), value })
}
