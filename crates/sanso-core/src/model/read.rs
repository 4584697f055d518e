//! Files into entries: the main file, what it includes, and tables.

use super::columns::Model;
use super::files::{FetchError, normalise};
use super::language::{Attr, Kind, SECTIONS, Section};
use super::value::{Said, from_name, from_node, wrong_shape};
use super::{resolve, table};
use crate::diag::{Checked, Diagnostic, ReadingProblem, hint, note};
use crate::text::{
    Both, FileId, Limits, Node, NodeKind, Place, Source, Sources, Tree, Trouble, TroubleKind, Words, read_yaml,
};
use std::collections::BTreeSet;
use std::sync::Arc;

const MOST_FILES: usize = 1_000;

/// What is said about the process as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The id of the process.
    pub process: String,
    /// Its name.
    pub name: Words,
    /// The sector, in a word.
    pub sector: Option<String>,
    /// What is looked at and what is left out.
    pub scope: Words,
    /// The profile to tailor the plan with.
    pub profile: Option<(String, Place)>,
}

/// One entry of a section as written.
#[derive(Debug)]
pub(super) struct Entry {
    pub kind: Kind,
    pub id: String,
    pub place: Place,
    pub values: Vec<(Attr, Said, Place)>,
}

/// Everything written, before names are resolved.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub head: Head,
    pub sources: Sources,
    pub entries: Vec<Entry>,
    pub notes: Vec<Diagnostic>,
}

/// Reads a model: the main file, its includes and tables.
///
/// `fetch` gives the bytes of a file by its path below the folder of the model. The model holds whatever could be
/// understood; everything else is in the diagnostics. Linear in the size of the files.
pub fn read(main: &str, fetch: &mut dyn FnMut(&str) -> Result<Vec<u8>, FetchError>) -> Checked<Model> {
    let mut reader = Reader {
        written: Written::default(),
        fetch,
        named: BTreeSet::from([main.to_owned()]),
        tables: 0,
        queue: vec![(main.to_owned(), None)],
    };
    while let Some((path, named_at)) = reader.queue.pop() {
        reader.file(&path, named_at);
    }
    let mut written = reader.written;
    if written.entries.is_empty() && written.notes.is_empty() {
        note(&mut written.notes, Diagnostic::error(Place::top(FileId(0)), ReadingProblem::EmptyModel));
    }
    resolve::resolve(written)
}

struct Reader<'f> {
    written: Written,
    fetch: &'f mut dyn FnMut(&str) -> Result<Vec<u8>, FetchError>,
    /// Every YAML file that is part of the model, read or not.
    named: BTreeSet<String>,
    /// Tables read so far; a workbook counts once for each of its sheets.
    tables: usize,
    /// Files still to read, with the place that names them.
    queue: Vec<(String, Option<Place>)>,
}

impl Reader<'_> {
    fn file(&mut self, path: &str, named_at: Option<Place>) {
        let is_main = named_at.is_none();
        let Some(text) = self.text(path, named_at) else { return };
        let file = self.written.sources.add(Source { name: path.to_owned(), text: Arc::clone(&text), grid: None });
        let (tree, troubles) = read_yaml(file, &text, Limits::default());
        self.written.notes.extend(troubles.into_iter().map(Diagnostic::from));
        self.document(&tree, path, is_main);
    }

    /// The text of a file, or a note on why there is none.
    fn text(&mut self, path: &str, named_at: Option<Place>) -> Option<Arc<str>> {
        let bytes = self.bytes(path, named_at)?;
        match String::from_utf8(bytes) {
            Ok(text) => Some(Arc::from(text)),
            Err(_) => {
                let file = self.written.sources.add(Source { name: path.to_owned(), text: Arc::from(""), grid: None });
                note(&mut self.written.notes, Trouble { place: Place::top(file), kind: TroubleKind::NotUtf8 }.into());
                None
            }
        }
    }

    fn bytes(&mut self, path: &str, named_at: Option<Place>) -> Option<Vec<u8>> {
        let error = match (self.fetch)(path) {
            Ok(bytes) => return Some(bytes),
            Err(error) => error,
        };
        let place = named_at.unwrap_or_else(|| {
            Place::top(self.written.sources.add(Source { name: path.to_owned(), text: Arc::from(""), grid: None }))
        });
        let path = path.to_owned();
        note(
            &mut self.written.notes,
            match error {
                FetchError::Missing => Diagnostic::error(place, ReadingProblem::FileMissing { path }),
                FetchError::Outside => Diagnostic::error(place, ReadingProblem::PathEscapes { path }),
                FetchError::TooLarge(bytes) => Trouble { place, kind: TroubleKind::TooLarge(bytes) }.into(),
                FetchError::Other(why) => Diagnostic::error(place, ReadingProblem::Unreadable { path, why }),
            },
        );
        None
    }

    fn document(&mut self, tree: &Tree, path: &str, is_main: bool) {
        let root = tree.root();
        if root.is_nothing() {
            return;
        }
        if root.kind() != NodeKind::Mapping {
            let expected = Both {
                en: "keys such as `process:` and `components:`",
                ja: "`process:` や `components:` などのキー",
            };
            note(&mut self.written.notes, wrong_shape(root.place(), expected));
            return;
        }
        if is_main && root.get("sanso").is_none() {
            note(
                &mut self.written.notes,
                Diagnostic::error(
                    Place { end: root.place().start, ..root.place() },
                    ReadingProblem::NoVersion { key: "sanso" },
                ),
            );
        }
        for (key, value) in root.entries() {
            self.top_level(key, value, path, is_main);
        }
    }

    fn top_level(&mut self, key: Node<'_>, value: Node<'_>, path: &str, is_main: bool) {
        const HEAD: [&str; 7] = ["process", "name", "sector", "scope", "profile", "include", "tables"];
        let Some(name) = key.text() else { return };
        if let Some(section) = SECTIONS.iter().find(|section| section.key == name) {
            self.section(section, value, path);
            return;
        }
        match name {
            "sanso" if value.text() != Some("1") => {
                let given = value.text().unwrap_or_default().to_owned();
                note(
                    &mut self.written.notes,
                    Diagnostic::error(value.place(), ReadingProblem::OtherVersion { key: "sanso", given }),
                );
            }
            "sanso" => {}
            "process" | "name" | "sector" | "scope" | "profile" if !is_main => {
                note(
                    &mut self.written.notes,
                    Diagnostic::error(key.place(), ReadingProblem::HeadInIncluded { key: name.to_owned() }),
                );
            }
            "process" => self.written.head.process = self.one_text(value).unwrap_or_default(),
            "sector" => self.written.head.sector = self.one_text(value),
            "profile" => self.written.head.profile = self.one_text(value).map(|profile| (profile, value.place())),
            "name" => self.written.head.name = from_name(value, &mut self.written.notes).unwrap_or_default(),
            "scope" => self.written.head.scope = from_name(value, &mut self.written.notes).unwrap_or_default(),
            "include" => self.includes(value, path),
            "tables" => self.tables(value, path),
            _ => {
                let known: Vec<_> = HEAD.into_iter().chain(SECTIONS.iter().map(|section| section.key)).collect();
                let problem = ReadingProblem::UnknownKey {
                    key: name.to_owned(),
                    nearest: hint(&self.written.notes, name, known.iter().copied()),
                    known,
                };
                note(&mut self.written.notes, Diagnostic::error(key.place(), problem));
            }
        }
    }

    fn one_text(&mut self, node: Node<'_>) -> Option<String> {
        if node.text().is_none() && !node.is_nothing() {
            note(&mut self.written.notes, wrong_shape(node.place(), super::value::TEXT));
        }
        node.text().map(str::to_owned)
    }

    fn includes(&mut self, node: Node<'_>, from: &str) {
        let mut named = Vec::new();
        let single = node.text().is_some().then_some(node);
        if single.is_none() && node.kind() != NodeKind::List && !node.is_nothing() {
            note(
                &mut self.written.notes,
                wrong_shape(node.place(), Both { en: "a list of files", ja: "ファイルの一覧" }),
            );
        }
        for item in node.items().chain(single) {
            if let Some(path) = self.path(item, from) {
                named.push((path, Some(item.place())));
            }
        }
        // The queue is taken from its end, so the first named file is read first.
        self.queue.extend(named.into_iter().rev());
    }

    /// The path a node names, noted if it is wrong or known already.
    fn path(&mut self, node: Node<'_>, from: &str) -> Option<String> {
        let given = self.one_text(node)?;
        let problem = match normalise(from, &given) {
            None => ReadingProblem::PathEscapes { path: given },
            Some(path) if self.named.contains(&path) => ReadingProblem::IncludedTwice { path },
            Some(_) if self.named.len() + self.tables >= MOST_FILES => {
                ReadingProblem::TooManyFiles { most: MOST_FILES }
            }
            Some(path) => {
                self.named.insert(path.clone());
                return Some(path);
            }
        };
        note(&mut self.written.notes, Diagnostic::error(node.place(), problem));
        None
    }

    fn section(&mut self, section: &'static Section, node: Node<'_>, path: &str) {
        match node.kind() {
            NodeKind::Nothing => {}
            NodeKind::Mapping => {
                for (key, value) in node.entries() {
                    let Some(id) = key.text() else { continue };
                    self.entry(section, (id.to_owned(), key.place()), value, path);
                }
            }
            NodeKind::List => {
                for item in node.items() {
                    match item.get("id").and_then(|id| id.text().map(|text| (text.to_owned(), id.place()))) {
                        Some(id) => self.entry(section, id, item, path),
                        None => {
                            let expected = Both { en: "an entry with an `id`", ja: "`id` のある項目" };
                            note(&mut self.written.notes, wrong_shape(item.place(), expected));
                        }
                    }
                }
            }
            NodeKind::Plain | NodeKind::Quoted => {
                let expected = Both { en: "entries, each under its id", ja: "IDごとの項目" };
                note(&mut self.written.notes, wrong_shape(node.place(), expected));
            }
        }
    }

    fn entry(&mut self, section: &'static Section, id: (String, Place), node: Node<'_>, path: &str) {
        let mut values = Vec::new();
        if !matches!(node.kind(), NodeKind::Mapping | NodeKind::Nothing) {
            let expected = Both { en: "attributes, such as `{ name: … }`", ja: "属性（例：`{ name: … }`）" };
            note(&mut self.written.notes, wrong_shape(node.place(), expected));
        }
        for (key, value) in node.entries() {
            let Some(name) = key.text() else { continue };
            match section.attribute(name) {
                Some(attribute) => {
                    if let Some(said) = from_node(attribute, value, path, &mut self.written.notes) {
                        values.push((attribute.attr, said, value.place()));
                    }
                }
                None if name == "id" => {}
                None => {
                    let known: Vec<_> = section.attributes.iter().map(|attribute| attribute.attr.key()).collect();
                    let problem = ReadingProblem::UnknownKey {
                        key: name.to_owned(),
                        nearest: hint(&self.written.notes, name, known.iter().copied()),
                        known,
                    };
                    note(&mut self.written.notes, Diagnostic::error(key.place(), problem));
                }
            }
        }
        self.written.entries.push(Entry { kind: section.kind, id: id.0, place: id.1, values });
    }

    fn tables(&mut self, node: Node<'_>, from: &str) {
        if node.kind() != NodeKind::List && !node.is_nothing() {
            let expected =
                Both { en: "a list of `{ file: …, section: … }`", ja: "`{ file: …, section: … }` の一覧" };
            note(&mut self.written.notes, wrong_shape(node.place(), expected));
        }
        for item in node.items() {
            self.table(item, from);
        }
    }

    fn table(&mut self, node: Node<'_>, from: &str) {
        for (key, _) in node.entries() {
            let known = vec!["file", "section", "sheet"];
            if let Some(name) = key.text().filter(|name| !known.contains(name)) {
                let problem = ReadingProblem::UnknownKey {
                    key: name.to_owned(),
                    nearest: hint(&self.written.notes, name, known.iter().copied()),
                    known,
                };
                note(&mut self.written.notes, Diagnostic::error(key.place(), problem));
            }
        }
        let (Some(file), Some(wanted)) = (node.get("file"), node.get("section")) else {
            let expected = Both { en: "`file` and `section`", ja: "`file` と `section`" };
            note(&mut self.written.notes, wrong_shape(node.place(), expected));
            return;
        };
        let name = wanted.text().unwrap_or_default();
        let Some(section) = SECTIONS.iter().find(|section| section.key == name) else {
            let nearest = hint(&self.written.notes, name, SECTIONS.iter().map(|section| section.key));
            let problem = ReadingProblem::UnknownSection { given: name.to_owned(), nearest };
            note(&mut self.written.notes, Diagnostic::error(wanted.place(), problem));
            return;
        };
        let sheet = node.get("sheet").and_then(Node::text);
        // Several sheets of one workbook may be named, so a table is not refused for being known.
        let Some(path) = file.text().and_then(|path| normalise(from, path)) else {
            let path = file.text().unwrap_or_default().to_owned();
            note(&mut self.written.notes, Diagnostic::error(file.place(), ReadingProblem::PathEscapes { path }));
            return;
        };
        if self.named.len() + self.tables >= MOST_FILES {
            note(
                &mut self.written.notes,
                Diagnostic::error(file.place(), ReadingProblem::TooManyFiles { most: MOST_FILES }),
            );
            return;
        }
        self.tables += 1;
        if let Some(bytes) = self.bytes(&path, Some(file.place())) {
            table::read(section, &path, &bytes, sheet, &mut self.written);
        }
    }
}
