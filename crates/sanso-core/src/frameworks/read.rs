//! Indexes and tables into [`Frameworks`]: one reader for the files of the program and for folders users bring.

use super::library::{About, Crosswalk, Framework, Frameworks, Item, Link, Origin, Titles};
use super::relation::Relation;
use crate::content::{Confidence, Library, Overlay, is_sheet};
use crate::diag::{Checked, Diagnostic, FrameworkProblem, Problem, SchemaProblem, hint, note};
use crate::text::{
    FileId, Grid, Limits, Node, NodeKind, Place, Source, Sources, Text, Words, read_csv, read_yaml,
};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// More items than any framework has.
const MOST_ITEMS: usize = 50_000;
/// More rows than any table between two has.
const MOST_LINKS: usize = 200_000;
/// More frameworks, and more tables, than anybody is asked in.
const MOST_NAMED: usize = 1_000;

/// All frameworks and tables: those of the program, and those of folders laid over them. A framework without a file has
/// the measures of the library as its items.
pub fn read(library: &Library, overlays: &[Overlay], sources: &mut Sources) -> Checked<Frameworks> {
    let mut reader = Reader { library, sources, value: Frameworks::default(), notes: Vec::new(), overlay: None };
    let ours = sanso_content::SHEETS.iter().map(|sheet| (sheet.path, sheet.text.as_bytes())).collect::<Vec<_>>();
    reader.layer(&ours, "");
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
const FRAMEWORK: [&str; 12] = [
    "key", "name", "publisher", "edition", "date", "licence", "titles", "file", "items", "origin", "note", "confidence",
];
/// Fields of a table in an index.
const CROSSWALK: [&str; 9] = ["key", "from", "to", "kind", "made-of", "file", "origin", "note", "confidence"];
/// Columns of the items of a framework.
const ITEMS: [&str; 5] = ["id", "parent", "kind", "en", "ja"];
/// Columns of a table between two.
const LINKS: [&str; 4] = ["from", "to", "relation", "confidence"];
/// Words for how sure we are.
const CONFIDENCES: [(&str, Confidence); 3] =
    [("high", Confidence::High), ("medium", Confidence::Medium), ("low", Confidence::Low)];

/// A file of items or rows and what it belongs to, by number.
type Listed = Vec<(String, usize)>;

impl Reader<'_> {
    /// The files of the program, or those of one folder.
    fn layer(&mut self, files: &[(&str, &[u8])], prefix: &str) {
        let (mut items, mut links): (Listed, Listed) = (Vec::new(), Vec::new());
        let indexes = files.iter().filter(|(path, _)| path.ends_with(".yaml") || path.ends_with(".yml"));
        for (path, bytes) in indexes {
            let text = String::from_utf8_lossy(bytes);
            let shown = Arc::<str>::from(text.as_ref());
            let name = format!("{prefix}{path}");
            let file = self.sources.add(Source { name, text: Arc::clone(&shown), grid: None });
            let (tree, troubles) = read_yaml(file, &shown, Limits::default());
            self.notes.extend(troubles.into_iter().map(Diagnostic::from));
            self.index(tree.root(), path, files, (&mut items, &mut links));
        }
        self.unlisted(files, prefix, (&mut items, &mut links));
        for (path, framework) in items {
            self.with_file(files, &path, prefix, |reader, grid, file| reader.items(framework, grid, file));
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

    fn index(&mut self, root: Node<'_>, path: &str, files: &[(&str, &[u8])], into: (&mut Listed, &mut Listed)) {
        if root.get("content").and_then(Node::text) != Some("1") {
            self.note(root.place(), SchemaProblem::NoVersion { path: path.to_owned() });
        }
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (key, list) in root.entries() {
            let name = key.text().unwrap_or_default();
            match name {
                "content" => {}
                "frameworks" | "crosswalks" if !matches!(list.kind(), NodeKind::List | NodeKind::Nothing) => {
                    self.note(list.place(), SchemaProblem::NotAList { name: name.to_owned() });
                }
                "frameworks" => {
                    for node in list.items().take(MOST_NAMED) {
                        let file = self.framework(node).and_then(|at| Some((self.file(node, folder, files)?, at)));
                        into.0.extend(file);
                    }
                }
                "crosswalks" => {
                    for node in list.items().take(MOST_NAMED) {
                        let file = self.crosswalk(node).and_then(|at| Some((self.file(node, folder, files)?, at)));
                        into.1.extend(file);
                    }
                }
                _ => {
                    let nearest = hint(&self.notes, name, ["frameworks", "crosswalks"]);
                    self.note(key.place(), SchemaProblem::UnknownList { name: name.to_owned(), nearest });
                }
            }
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
        let items = known.and_then(|at| self.value.all.get_mut(at)).map(|one| std::mem::take(&mut one.items));
        let mut items = items.unwrap_or_default();
        if measures {
            items = measures_as_items(self.library, node.place());
        }
        let new = Framework { about, name, publisher, edition, date, licence, titles, items };
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
        if node.kind() != NodeKind::Mapping {
            self.note(node.place(), SchemaProblem::NotARow);
            return None;
        }
        for (key, _) in node.entries() {
            let name = key.text().unwrap_or_default();
            if !known.contains(&name) {
                let nearest = hint(&self.notes, name, known.iter().copied());
                self.note(key.place(), SchemaProblem::UnknownField { field: name.to_owned(), nearest });
            }
        }
        let [key, origin, note] = node.fields(["key", "origin", "note"]);
        let Some(key) = key.and_then(Node::to_text).filter(|key| !key.is_empty()) else {
            self.note(node.place(), SchemaProblem::MissingField { field: "key" });
            return None;
        };
        let confidence = self.word(node, "confidence", &CONFIDENCES);
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

    fn items(&mut self, framework: usize, grid: &Grid, file: FileId) {
        let Some(mut held) = self.value.all.get_mut(framework).map(|one| std::mem::take(&mut one.items)) else {
            return;
        };
        let mut numbers: HashMap<String, u32> =
            held.iter().zip(0..).map(|(item, number)| (item.id.to_string(), number)).collect();
        let mut parents: Vec<(u32, String, Place)> = Vec::new();
        let (mut seen, mut made) = (HashSet::new(), 0);
        for row in self.rows(grid, file, &ITEMS, MOST_ITEMS) {
            let [id, parent, kind, en, ja] = row.cells;
            let Some(id) = self.filled(id, "id", row.place) else { continue };
            if !seen.insert(id.clone()) {
                self.note(row.place, FrameworkProblem::Twice { name: id });
                continue;
            }
            let item = Item {
                id: id.as_str().into(),
                parent: None,
                kind: kind.unwrap_or_default().into(),
                name: Words { en: en.map(Text::from), ja: ja.map(Text::from) },
                overlay: self.overlay.clone(),
                place: row.place,
            };
            let number = *numbers.entry(id).or_insert(held.len() as u32);
            match held.get_mut(number as usize) {
                Some(before) => *before = item,
                None => held.push(item),
            }
            made += 1;
            parents.extend(parent.map(|parent| (number, parent, row.place)));
        }
        let key = self.value.all.get(framework).map(|one| one.about.key.to_string()).unwrap_or_default();
        for (number, parent, place) in parents {
            let found = numbers.get(&parent).copied();
            if let (Some(found), Some(item)) = (found, held.get_mut(number as usize)) {
                item.parent = Some(found);
                continue;
            }
            let nearest = hint(&self.notes, &parent, held.iter().map(|item| item.id.as_str()));
            self.note(place, FrameworkProblem::UnknownItem { id: parent, framework: key.clone(), nearest });
        }
        if made > 0 {
            self.cut_loops(&mut held);
        }
        if let Some(one) = self.value.all.get_mut(framework) {
            one.items = held;
        }
    }

    /// Takes away what is above an item where that leads back to it.
    fn cut_loops(&mut self, items: &mut [Item]) {
        for number in 0..items.len() {
            let (mut at, mut steps) = (items.get(number).and_then(|item| item.parent), 0);
            while let Some(above) = at.filter(|_| steps <= items.len()) {
                if above as usize == number {
                    let Some(item) = items.get_mut(number) else { break };
                    item.parent = None;
                    let (id, place) = (item.id.to_string(), item.place);
                    self.note(place, FrameworkProblem::ParentLoop { id });
                    break;
                }
                (at, steps) = (items.get(above as usize).and_then(|item| item.parent), steps + 1);
            }
        }
    }

    fn links(&mut self, table: usize, grid: &Grid, file: FileId) {
        let Some(one) = self.value.crosswalks.get_mut(table) else { return };
        let (usual, from, to) = (one.about.confidence, one.from, one.to);
        let mut held = std::mem::take(&mut one.links);
        let mut numbers: HashMap<(u32, u32), usize> =
            held.iter().enumerate().map(|(number, link)| ((link.from, link.to), number)).collect();
        let ends = [self.numbers(from), self.numbers(to)];
        let mut seen = HashSet::new();
        for row in self.rows(grid, file, &LINKS, MOST_LINKS) {
            let [a, b, relation, confidence] = row.cells;
            let (Some(a), Some(b)) = (self.filled(a, "from", row.place), self.filled(b, "to", row.place)) else {
                continue;
            };
            let found = (self.number(&ends, 0, &a, (from, row.place)), self.number(&ends, 1, &b, (to, row.place)));
            let (Some(one), Some(other)) = found else { continue };
            if !seen.insert((one, other)) {
                self.note(row.place, FrameworkProblem::Twice { name: format!("{a} → {b}") });
                continue;
            }
            let Some(word) = self.filled(relation, "relation", row.place) else { continue };
            let Some(relation) = self.meaning(&word, row.place, "relation", &Relation::WORDS) else { continue };
            let said = confidence.map(|word| self.meaning(&word, row.place, "confidence", &CONFIDENCES));
            let confidence = said.flatten().unwrap_or(usual);
            let overlay = self.overlay.clone();
            let link = Link { from: one, to: other, relation, confidence, overlay, place: row.place };
            let number = *numbers.entry((one, other)).or_insert(held.len());
            match held.get_mut(number) {
                Some(before) => *before = link,
                None => held.push(link),
            }
        }
        if let Some(one) = self.value.crosswalks.get_mut(table) {
            one.links = held;
        }
    }

    fn numbers(&self, framework: usize) -> HashMap<Text, u32> {
        let items = self.value.all.get(framework).map(|one| one.items.as_slice()).unwrap_or_default();
        items.iter().zip(0..).map(|(item, number)| (item.id.clone(), number)).collect()
    }

    fn number(
        &mut self,
        ends: &[HashMap<Text, u32>; 2],
        end: usize,
        id: &str,
        (framework, place): (usize, Place),
    ) -> Option<u32> {
        let found = ends.get(end)?.get(id).copied();
        if found.is_none() {
            let one = self.value.all.get(framework)?;
            let nearest = hint(&self.notes, id, one.items.iter().map(|item| item.id.as_str()));
            let framework = one.about.key.to_string();
            self.note(place, FrameworkProblem::UnknownItem { id: id.to_owned(), framework, nearest });
        }
        found
    }

    fn filled(&mut self, cell: Option<String>, column: &'static str, place: Place) -> Option<String> {
        if cell.is_none() {
            self.note(place, FrameworkProblem::EmptyCell { column });
        }
        cell
    }

    /// The rows of a table with their cells in the order of `columns`. The first two columns have to be there.
    fn rows<const N: usize>(
        &mut self,
        grid: &Grid,
        file: FileId,
        columns: &[&'static str; N],
        most: usize,
    ) -> Vec<CsvRow<N>> {
        let mut lines = grid.rows.iter();
        let mut order: HashMap<u32, usize> = HashMap::new();
        let heads = lines.next().map(|(_, cells)| cells.as_slice()).unwrap_or_default();
        for head in heads {
            match columns.iter().position(|known| *known == head.text) {
                Some(at) => drop(order.insert(head.column, at)),
                None => {
                    let nearest = hint(&self.notes, &head.text, columns.iter().copied());
                    self.note(head.place, FrameworkProblem::UnknownColumn { name: head.text.clone(), nearest });
                }
            }
        }
        // Items need only their id; rows between two need both ends and what is said of them.
        let needed = if columns.first() == Some(&"id") { 1 } else { 3 };
        let absent = (0..needed).find(|at| !order.values().any(|known| known == at));
        if let Some(name) = absent.and_then(|at| columns.get(at)) {
            self.note(Place::top(file), FrameworkProblem::MissingColumn { name });
            return Vec::new();
        }
        let mut rows = Vec::new();
        for (_, cells) in lines {
            let Some(first) = cells.first() else { continue };
            let place = cells.last().map_or(first.place, |last| Place { end: last.place.end, ..first.place });
            if rows.len() == most {
                self.note(place, FrameworkProblem::TooMany { most });
                break;
            }
            let mut row = CsvRow { cells: [const { None }; N], place };
            for cell in cells {
                if let Some(held) = order.get(&cell.column).and_then(|at| row.cells.get_mut(*at)) {
                    *held = Some(cell.text.clone());
                }
            }
            rows.push(row);
        }
        rows
    }

    fn note(&mut self, place: Place, problem: impl Into<Problem>) {
        note(&mut self.notes, Diagnostic::error(place, problem));
    }
}

/// One row of a table with its cells in the order of the schema.
struct CsvRow<const N: usize> {
    cells: [Option<String>; N],
    place: Place,
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

/// The measures of the library under their categories.
fn measures_as_items(library: &Library, place: Place) -> Vec<Item> {
    let groups = library.categories.iter().map(|category| Item {
        id: category.id.clone(),
        parent: None,
        kind: "group".into(),
        name: category.name.clone(),
        overlay: category.row.overlay.clone(),
        place,
    });
    let mut items: Vec<Item> = groups.collect();
    let parent = |id: &str| library.categories.iter().zip(0..).find(|(one, _)| one.id == id).map(|(_, number)| number);
    items.extend(library.measures.iter().map(|measure| Item {
        id: measure.id.clone(),
        parent: parent(&measure.category),
        kind: "requirement".into(),
        name: measure.name.clone(),
        overlay: measure.row.overlay.clone(),
        place,
    }));
    items
}
