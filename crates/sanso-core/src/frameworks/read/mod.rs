//! Indexes and tables into [`Frameworks`]: one reader for the files of the program and for folders users bring.

mod grading;
mod tables;

use super::library::{About, Crosswalk, Framework, Frameworks, Origin, Titles};
use crate::content::{Confidence, Library, Overlay, is_sheet};
use crate::diag::{Checked, Diagnostic, FrameworkProblem, Problem, SchemaProblem, hint, note};
use crate::text::{
    FileId, Grid, Limits, Node, NodeKind, Place, Source, Sources, Text, Tree, Trouble, TroubleKind, Words, read_csv,
    read_yaml,
};
use std::sync::Arc;
use tables::measures_as_items;

/// More frameworks, and more tables, than anybody is asked in.
const MOST_NAMED: usize = 1_000;

/// All frameworks and tables: those of the program, and those of folders laid over them. A framework without a file has
/// the measures of the library as its items.
pub fn read(library: &Library, overlays: &[Overlay], sources: &mut Sources) -> Checked<Frameworks> {
    let ours: Vec<(&str, &[u8])> =
        sanso_content::SHEETS.iter().map(|sheet| (sheet.path, sheet.text.as_bytes())).collect();
    layered(library, &ours, overlays, sources)
}

/// The same without those of the program.
pub fn read_alone(library: &Library, overlays: &[Overlay], sources: &mut Sources) -> Checked<Frameworks> {
    layered(library, &[], overlays, sources)
}

fn layered(
    library: &Library,
    ours: &[(&str, &[u8])],
    overlays: &[Overlay],
    sources: &mut Sources,
) -> Checked<Frameworks> {
    let mut reader = Reader { library, sources, value: Frameworks::default(), notes: Vec::new(), overlay: None };
    reader.layer(ours, "");
    for overlay in overlays {
        let files = overlay.files.iter().filter(|(path, _)| is_sheet(path));
        let files: Vec<(&str, &[u8])> = files.map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
        reader.overlay = Some(overlay.name.clone());
        reader.layer(&files, &format!("{}/", overlay.name));
    }
    let Reader { value, mut notes, .. } = reader;
    Diagnostic::sort(&mut notes);
    notes.dedup();
    Checked { value, diagnostics: notes }
}

struct Reader<'r> {
    library: &'r Library,
    sources: &'r mut Sources,
    value: Frameworks,
    notes: Vec<Diagnostic>,
    overlay: Option<String>,
}

/// Fields of a framework in an index.
const FRAMEWORK: [&str; 15] = [
    "key",
    "name",
    "publisher",
    "edition",
    "date",
    "licence",
    "titles",
    "file",
    "items",
    "origin",
    "note",
    "confidence",
    "levels",
    "scorings",
    "applicability",
];
/// Fields of a table in an index.
const CROSSWALK: [&str; 9] = ["key", "from", "to", "kind", "made-of", "file", "origin", "note", "confidence"];
/// A file of items or rows and what it belongs to, by number.
type Listed = Vec<(String, usize)>;

impl Reader<'_> {
    /// The files of the program, or those of one folder.
    fn layer(&mut self, files: &[(&str, &[u8])], prefix: &str) {
        let (mut items, mut links): (Listed, Listed) = (Vec::new(), Vec::new());
        let indexes = files.iter().filter(|(path, _)| path.ends_with(".yaml") || path.ends_with(".yml"));
        let trees: Vec<(&str, Tree)> = indexes.map(|(path, bytes)| (*path, self.tree(path, bytes, prefix))).collect();
        // Tables name frameworks, so these are known first, whichever file they stand in.
        for (path, tree) in &trees {
            self.index(tree.root(), path);
            self.kinds(tree.root());
            self.same_words(tree.root());
            self.frameworks(tree.root(), (folder_of(path), files), &mut items);
        }
        for (path, tree) in &trees {
            self.crosswalks(tree.root(), (folder_of(path), files), &mut links);
        }
        self.unlisted(files, prefix, (&mut items, &mut links));
        for (path, framework) in items {
            self.with_file(files, &path, prefix, |reader, grid, file| reader.items(framework, grid, file));
            self.graded(framework);
        }
        for (path, table) in links {
            self.with_file(files, &path, prefix, |reader, grid, file| reader.links(table, grid, file));
        }
    }

    fn with_file(
        &mut self,
        files: &[(&str, &[u8])],
        path: &str,
        prefix: &str,
        read: impl FnOnce(&mut Self, &Grid, FileId),
    ) {
        let Some((_, bytes)) = files.iter().find(|(known, _)| *known == path) else { return };
        let file = self.sources.next_id();
        let (source, grid, troubles) = read_csv(file, &format!("{prefix}{path}"), bytes);
        self.sources.add(source);
        self.notes.extend(troubles.into_iter().map(Diagnostic::from));
        read(self, &grid, file);
    }

    /// Tables that no index of their folder names belong to what is called like them.
    fn unlisted(&mut self, files: &[(&str, &[u8])], prefix: &str, into: (&mut Listed, &mut Listed)) {
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".csv")) {
            let known = |list: &Listed| list.iter().any(|(listed, _)| listed == path);
            let Some((folder, name)) = path.rsplit_once('/').filter(|_| !known(into.0) && !known(into.1)) else {
                continue;
            };
            let key = name.trim_end_matches(".csv");
            let (found, list, keys) = match folder {
                "frameworks" => (self.value.find(key), &mut *into.0, self.framework_keys()),
                _ => (self.value.table(key), &mut *into.1, self.table_keys()),
            };
            match found {
                Some(number) => list.push(((*path).to_owned(), number)),
                None => {
                    let nearest = hint(&self.notes, key, keys.iter().map(Text::as_str));
                    let file = self.sources.next_id();
                    let (source, _, _) = read_csv(file, &format!("{prefix}{path}"), bytes);
                    self.sources.add(source);
                    self.note(Place::top(file), FrameworkProblem::UnknownFramework { key: key.to_owned(), nearest });
                }
            }
        }
    }

    fn framework_keys(&self) -> Vec<Text> {
        self.value.all.iter().map(|one| one.about.key.clone()).collect()
    }

    fn table_keys(&self) -> Vec<Text> {
        self.value.crosswalks.iter().map(|one| one.about.key.clone()).collect()
    }

    fn tree(&mut self, path: &str, bytes: &[u8], prefix: &str) -> Tree {
        let name = format!("{prefix}{path}");
        let text = std::str::from_utf8(bytes);
        let shown = Arc::<str>::from(text.unwrap_or_default());
        let file = self.sources.add(Source { name, text: Arc::clone(&shown), grid: None });
        if text.is_err() {
            self.notes.push(Trouble { place: Place::top(file), kind: TroubleKind::NotUtf8 }.into());
        }
        let (tree, troubles) = read_yaml(file, &shown, Limits::default());
        self.notes.extend(troubles.into_iter().map(Diagnostic::from));
        tree
    }

    /// Notes what an index says that it cannot say.
    fn index(&mut self, root: Node<'_>, path: &str) {
        if root.get("content").and_then(Node::text) != Some("1") {
            self.note(root.place(), SchemaProblem::NoVersion { path: path.to_owned() });
        }
        for (key, list) in root.entries() {
            let name = key.text().unwrap_or_default();
            match name {
                "content" => {}
                "frameworks" | "crosswalks" | "kinds" | "same-words" => {
                    if !matches!(list.kind(), NodeKind::List | NodeKind::Nothing) {
                        self.note(list.place(), SchemaProblem::NotAList { name: name.to_owned() });
                    }
                }
                _ => {
                    let nearest = hint(&self.notes, name, ["frameworks", "crosswalks", "kinds", "same-words"]);
                    self.note(key.place(), SchemaProblem::UnknownList { name: name.to_owned(), nearest });
                }
            }
        }
    }

    /// What kinds of items are called. A kind that no index names is shown as it is written.
    fn kinds(&mut self, root: Node<'_>) {
        for node in root.get("kinds").into_iter().flat_map(Node::items).take(MOST_NAMED) {
            let Some(key) = node.get("key").and_then(Node::to_text).filter(|key| !key.is_empty()) else {
                self.note(node.place(), SchemaProblem::MissingField { field: "key" });
                continue;
            };
            let name = self.words(node, "name");
            self.value.kinds.retain(|(known, _)| *known != key);
            self.value.kinds.push((key, name));
        }
    }

    /// Groups of words that mean the same where people ask about security.
    fn same_words(&mut self, root: Node<'_>) {
        for node in root.get("same-words").into_iter().flat_map(Node::items).take(MOST_NAMED) {
            let said = node.fields(["ja", "en"]).into_iter().flatten().flat_map(Node::items);
            let words: Vec<Text> = said.filter_map(Node::to_text).filter(|word| !word.trim().is_empty()).collect();
            if words.len() < 2 {
                self.note(node.place(), SchemaProblem::NotARow);
                continue;
            }
            self.value.same_words.push(words);
        }
    }

    fn frameworks(&mut self, root: Node<'_>, (folder, files): (&str, &[(&str, &[u8])]), into: &mut Listed) {
        for node in root.get("frameworks").into_iter().flat_map(Node::items).take(MOST_NAMED) {
            let file = self.framework(node).and_then(|at| Some((self.file(node, folder, files)?, at)));
            into.extend(file);
        }
    }

    fn crosswalks(&mut self, root: Node<'_>, (folder, files): (&str, &[(&str, &[u8])]), into: &mut Listed) {
        for node in root.get("crosswalks").into_iter().flat_map(Node::items).take(MOST_NAMED) {
            let file = self.crosswalk(node).and_then(|at| Some((self.file(node, folder, files)?, at)));
            into.extend(file);
        }
    }

    /// The path of the file a row of an index names.
    fn file(&mut self, node: Node<'_>, folder: &str, files: &[(&str, &[u8])]) -> Option<String> {
        let value = node.get("file")?;
        let name = value.text().unwrap_or_default();
        let path = format!("{folder}/{name}");
        if files.iter().any(|(known, _)| *known == path) {
            return Some(path);
        }
        let beside = files.iter().filter_map(|(known, _)| known.strip_prefix(folder)?.strip_prefix('/'));
        let nearest = hint(&self.notes, name, beside);
        self.note(value.place(), FrameworkProblem::NoFile { file: name.to_owned(), nearest });
        None
    }

    fn framework(&mut self, node: Node<'_>) -> Option<usize> {
        let about = self.about(node, &FRAMEWORK)?;
        let name = self.words(node, "name");
        let publisher = self.words(node, "publisher");
        let licence = self.words(node, "licence");
        let titles = self.word(node, "titles", &Titles::WORDS).unwrap_or(Titles::None);
        let [edition, date] =
            node.fields(["edition", "date"]).map(|field| field.and_then(Node::to_text).unwrap_or_default());
        let measures = self.word(node, "items", &[("measures", ())]).is_some();
        let known = self.value.find(&about.key);
        let before = known.and_then(|at| self.value.all.get_mut(at));
        // What an overlay does not say again stays.
        let (mut items, before) = before
            .map_or_else(Default::default, |one| (std::mem::take(&mut one.items), std::mem::take(&mut one.grading)));
        if measures {
            items = measures_as_items(self.library, node.place());
        }
        let grading = self.grading(node, before);
        let new = Framework { about, name, publisher, edition, date, licence, titles, measures, items, grading };
        Some(put(&mut self.value.all, known, new))
    }

    fn crosswalk(&mut self, node: Node<'_>) -> Option<usize> {
        let about = self.about(node, &CROSSWALK)?;
        let from = self.end(node, "from")?;
        let to = self.end(node, "to")?;
        let kind = self.word(node, "kind", &Origin::WORDS).unwrap_or(Origin::Curated);
        let made_of = node.get("made-of").map(|list| list.items().filter_map(Node::to_text).collect());
        let known = self.value.table(&about.key);
        let before = known.and_then(|at| self.value.crosswalks.get_mut(at));
        // Rows stay only where the table is still between the same two.
        let links = before.filter(|one| (one.from, one.to) == (from, to)).map(|one| std::mem::take(&mut one.links));
        let new =
            Crosswalk { about, from, to, kind, made_of: made_of.unwrap_or_default(), links: links.unwrap_or_default() };
        Some(put(&mut self.value.crosswalks, known, new))
    }

    fn end(&mut self, node: Node<'_>, field: &'static str) -> Option<usize> {
        let Some(value) = node.get(field) else {
            self.note(node.place(), SchemaProblem::MissingField { field });
            return None;
        };
        let key = value.text().unwrap_or_default();
        let found = self.value.find(key);
        if found.is_none() {
            let keys = self.framework_keys();
            let nearest = hint(&self.notes, key, keys.iter().map(Text::as_str));
            self.note(value.place(), FrameworkProblem::UnknownFramework { key: key.to_owned(), nearest });
        }
        found
    }

    /// What every row of an index carries; notes fields that are not known.
    fn about(&mut self, node: Node<'_>, known: &[&str]) -> Option<About> {
        if !self.only(node, known) {
            return None;
        }
        let [key, origin, note] = node.fields(["key", "origin", "note"]);
        let Some(key) = key.and_then(Node::to_text).filter(|key| !key.is_empty()) else {
            self.note(node.place(), SchemaProblem::MissingField { field: "key" });
            return None;
        };
        let confidence = self.word(node, "confidence", &Confidence::WORDS);
        let place = node.place();
        for (field, absent) in [("origin", origin.is_none()), ("confidence", node.get("confidence").is_none())] {
            if absent {
                self.note(place, SchemaProblem::MissingField { field });
            }
        }
        let [origin, note] = [origin, note].map(|said| said.map(|said| self.said(said)).unwrap_or_default());
        let confidence = confidence.unwrap_or(Confidence::Low);
        Some(About { key, origin, note, confidence, overlay: self.overlay.clone(), place })
    }

    /// Whether a node is a row; notes fields that are not known.
    fn only(&mut self, node: Node<'_>, known: &[&str]) -> bool {
        if node.kind() != NodeKind::Mapping {
            self.note(node.place(), SchemaProblem::NotARow);
            return false;
        }
        for (key, _) in node.entries() {
            let name = key.text().unwrap_or_default();
            if !known.contains(&name) {
                let nearest = hint(&self.notes, name, known.iter().copied());
                self.note(key.place(), SchemaProblem::UnknownField { field: name.to_owned(), nearest });
            }
        }
        true
    }

    fn words(&mut self, node: Node<'_>, field: &'static str) -> Words {
        let Some(value) = node.get(field) else {
            self.note(node.place(), SchemaProblem::MissingField { field });
            return Words::default();
        };
        self.said(value)
    }

    fn said(&mut self, value: Node<'_>) -> Words {
        let [en, ja] = value.fields(["en", "ja"]).map(|said| said.and_then(Node::to_text));
        if en.is_none() || ja.is_none() {
            self.note(value.place(), SchemaProblem::OneLanguage);
        }
        Words { en, ja }
    }

    /// What the word under a field stands for.
    fn word<T: Copy>(&mut self, node: Node<'_>, field: &'static str, known: &[(&str, T)]) -> Option<T> {
        let value = node.get(field)?;
        self.meaning(value.text().unwrap_or_default(), value.place(), field, known)
    }

    fn meaning<T: Copy>(&mut self, given: &str, place: Place, field: &'static str, known: &[(&str, T)]) -> Option<T> {
        let found = known.iter().find(|(word, _)| *word == given).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let words = known.iter().map(|(word, _)| *word);
            let nearest = hint(&self.notes, given, words.clone());
            let known = words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
            self.note(place, FrameworkProblem::UnknownWord { field, given: given.to_owned(), known, nearest });
        }
        found
    }

    fn note(&mut self, place: Place, problem: impl Into<Problem>) {
        note(&mut self.notes, Diagnostic::error(place, problem));
    }
}

/// The folder a file stands in.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Puts something in the place of what it replaces, or at the end; its number.
fn put<T>(list: &mut Vec<T>, known: Option<usize>, new: T) -> usize {
    match known.and_then(|at| Some((at, list.get_mut(at)?))) {
        Some((at, before)) => {
            *before = new;
            at
        }
        None => {
            list.push(new);
            list.len() - 1
        }
    }
}
