//! Content files into a [`Library`]: one reader for the packed content and for folders users bring.

use super::{
    Category, Confidence, Element, Function, Grade, Incident, Layer, Library, Measure, Profile, ProfileRow, Retired, Row,
    Scope, SourceRow, Tailoring, Term, Threat, Vulnerability, When,
};
use crate::diag::{Checked, ContentProblem, Diagnostic};
use crate::text::{FileId, Limits, Node, NodeKind, Place, Source, Sources, Trouble, TroubleKind, Words, nearest, read_yaml, unpack};
use std::sync::Arc;

/// A folder of content that replaces or adds rows.
#[derive(Debug, Clone, Default)]
pub struct Overlay {
    /// The name shown for the folder.
    pub name: String,
    /// The files, by path below the folder.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The content of the program. What its build has let pass is tested, so nothing is checked here.
pub fn embedded() -> Library {
    let mut reader = Reader::default();
    for file in sanso_content::FILES {
        let tree = unpack(FileId(0), file);
        reader.file(tree.root(), file.path);
    }
    reader.library.order();
    reader.library
}

/// Content read from files on top of `base`. A row with a known key replaces that row.
pub fn read_files(base: Library, overlay: &Overlay, sources: &mut Sources) -> Checked<Library> {
    let mut reader = Reader { library: base, overlay: Some(overlay.name.clone()), ..Reader::default() };
    let mut files: Vec<_> = overlay.files.iter().filter(|(path, _)| path.ends_with(".yaml") || path.ends_with(".yml")).collect();
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
        self.layers.sort_by(|a, b| a.id.cmp(&b.id));
        self.functions.sort_by(|a, b| a.id.cmp(&b.id));
        self.incidents.sort_by(|a, b| a.id.cmp(&b.id));
        self.threats.sort_by(|a, b| a.row.key.cmp(&b.row.key));
        self.profiles.sort_by(|a, b| a.row.key.cmp(&b.row.key));
        self.terms.sort_by(|a, b| a.row.key.cmp(&b.row.key));
        let rank: Vec<String> = self.categories.iter().map(|category| category.id.clone()).collect();
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
}

/// The lists a content file may hold.
const LISTS: [&str; 13] = [
    "content", "version", "name", "note", "sources", "layers", "elements", "functions", "threats", "incidents", "categories",
    "measures", "profiles",
];

impl Reader {
    fn file(&mut self, root: Node<'_>, path: &str) {
        if root.get("content").and_then(Node::text) != Some("1") {
            self.note(root.place(), ContentProblem::NoVersion { path: path.to_owned() });
        }
        for (key, list) in root.entries() {
            let name = key.text().unwrap_or_default();
            match name {
                "content" | "name" | "note" => {}
                "version" => self.library.version = list.text().unwrap_or_default().to_owned(),
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
                _ => {
                    let hint = nearest(name, LISTS.into_iter().chain(["retired", "terms"]));
                    self.note(key.place(), ContentProblem::UnknownList { name: name.to_owned(), nearest: hint });
                }
            }
        }
    }

    fn note(&mut self, place: Place, problem: ContentProblem) {
        self.notes.push(Diagnostic::error(place, problem));
    }

    /// Notes every field of a row that is not known.
    fn fields(&mut self, node: Node<'_>, known: &[&str]) {
        const EVERY: [&str; 3] = ["key", "origin", "confidence"];
        if node.kind() != NodeKind::Mapping {
            self.note(node.place(), ContentProblem::NotARow);
        }
        for (key, _) in node.entries() {
            let name = key.text().unwrap_or_default();
            if !known.contains(&name) && !EVERY.contains(&name) {
                let hint = nearest(name, known.iter().copied().chain(EVERY));
                self.note(key.place(), ContentProblem::UnknownField { field: name.to_owned(), nearest: hint });
            }
        }
    }

    fn row(&mut self, node: Node<'_>) -> Row {
        Row {
            key: self.needed(node, "key"),
            origin: text(node, "origin"),
            confidence: self.confidence(node, "confidence"),
            overlay: self.overlay.clone(),
            place: node.place(),
        }
    }

    fn confidence(&mut self, node: Node<'_>, field: &str) -> Confidence {
        let Some(value) = node.get(field) else { return Confidence::Low };
        match value.text() {
            Some("high") => Confidence::High,
            Some("medium") => Confidence::Medium,
            Some("low") => Confidence::Low,
            other => {
                self.note(value.place(), ContentProblem::UnknownConfidence { given: other.unwrap_or_default().to_owned() });
                Confidence::Low
            }
        }
    }

    fn needed(&mut self, node: Node<'_>, field: &'static str) -> String {
        let value = text(node, field);
        if value.is_empty() && node.kind() == NodeKind::Mapping {
            self.note(node.place(), ContentProblem::MissingField { field });
        }
        value
    }

    fn words(&mut self, node: Node<'_>, field: &'static str) -> Words {
        match node.get(field) {
            Some(value) => self.words_of(value),
            None => {
                self.note(node.place(), ContentProblem::MissingField { field });
                Words::default()
            }
        }
    }

    fn words_of(&mut self, value: Node<'_>) -> Words {
        let said = |lang| value.get(lang).and_then(Node::text).filter(|text| !text.trim().is_empty()).map(str::to_owned);
        let words = Words { en: said("en"), ja: said("ja") };
        if words.en.is_none() || words.ja.is_none() {
            self.note(value.place(), ContentProblem::OneLanguage);
        }
        words
    }

    fn source(&mut self, node: Node<'_>) {
        self.fields(node, &["name", "note"]);
        let source = SourceRow { row: self.row(node), name: self.words(node, "name"), note: self.words(node, "note") };
        put(&mut self.library.sources, source, |source| &source.row.key);
    }

    fn layer(&mut self, node: Node<'_>) {
        self.fields(node, &["id", "name", "space", "trusted", "traits", "protects"]);
        let layer = Layer {
            row: self.row(node),
            id: self.needed(node, "id"),
            name: self.words(node, "name"),
            space: self.words(node, "space"),
            trusted: self.words(node, "trusted"),
            traits: self.many_words(node, "traits"),
            protects: self.many_words(node, "protects"),
        };
        put(&mut self.library.layers, layer, |layer| &layer.row.key);
    }

    fn many_words(&mut self, node: Node<'_>, field: &str) -> Vec<Words> {
        let Some(list) = node.get(field) else { return Vec::new() };
        list.items().map(|item| self.words_of(item)).collect()
    }

    fn element(&mut self, node: Node<'_>) {
        self.fields(node, &["id", "name", "means"]);
        let element = Element {
            row: self.row(node),
            id: self.needed(node, "id"),
            name: self.words(node, "name"),
            means: self.words(node, "means"),
        };
        put(&mut self.library.elements, element, |element| &element.row.key);
    }

    fn function(&mut self, node: Node<'_>) {
        self.fields(node, &["id", "layer", "name"]);
        let function = Function {
            row: self.row(node),
            id: self.needed(node, "id"),
            layer: self.needed(node, "layer"),
            name: self.words(node, "name"),
        };
        put(&mut self.library.functions, function, |function| &function.row.key);
    }

    fn threat(&mut self, node: Node<'_>) {
        self.fields(node, &["name"]);
        let threat = Threat { row: self.row(node), name: self.words(node, "name") };
        put(&mut self.library.threats, threat, |threat| &threat.row.key);
    }

    fn term(&mut self, node: Node<'_>) {
        self.fields(node, &["en", "ja", "means"]);
        let said = |lang| node.get(lang).and_then(Node::text).map(str::to_owned);
        let name = Words { en: said("en"), ja: said("ja") };
        let term = Term { row: self.row(node), name, means: self.words(node, "means") };
        put(&mut self.library.terms, term, |term| &term.row.key);
    }

    fn incident(&mut self, node: Node<'_>) {
        self.fields(
            node,
            &["id", "id-confidence", "function", "about", "when", "name", "harm", "threats", "vulnerabilities"],
        );
        let row = self.row(node);
        let when = match node.get("when").and_then(|when| self.when(when, 0)) {
            Some(when) => when,
            None => {
                self.note(node.place(), ContentProblem::MissingField { field: "when" });
                return;
            }
        };
        let vulnerabilities = node.get("vulnerabilities").into_iter().flat_map(Node::items);
        let incident = Incident {
            row,
            id: self.needed(node, "id"),
            id_confidence: self.confidence(node, "id-confidence"),
            function: self.needed(node, "function"),
            about: texts(node, "about"),
            when,
            name: self.words(node, "name"),
            harm: self.words(node, "harm"),
            threats: texts(node, "threats"),
            vulnerabilities: vulnerabilities.map(|node| self.vulnerability(node)).collect(),
        };
        put(&mut self.library.incidents, incident, |incident| &incident.row.key);
    }

    fn vulnerability(&mut self, node: Node<'_>) -> Vulnerability {
        self.fields(node, &["id", "element", "name", "measures"]);
        let row = Row {
            key: self.needed(node, "id"),
            origin: text(node, "origin"),
            confidence: self.confidence(node, "confidence"),
            overlay: self.overlay.clone(),
            place: node.place(),
        };
        Vulnerability {
            row,
            element: self.needed(node, "element"),
            name: self.words(node, "name"),
            measures: texts(node, "measures"),
        }
    }

    /// `all`, `any`, `not` over named facts; nested a few levels at most.
    fn when(&mut self, node: Node<'_>, depth: usize) -> Option<When> {
        if let Some(name) = node.text() {
            return Some(When::Fact(name.to_owned()));
        }
        let mut entries = node.entries();
        let (Some((key, value)), None, true) = (entries.next(), entries.next(), depth < 8) else {
            self.note(node.place(), ContentProblem::BadWhen);
            return None;
        };
        let parts = |reader: &mut Reader| value.items().map(|part| reader.when(part, depth + 1)).collect::<Option<Vec<_>>>();
        match key.text() {
            Some("all") => Some(When::All(parts(self)?)),
            Some("any") => Some(When::Any(parts(self)?)),
            Some("not") => Some(When::Not(Box::new(self.when(value, depth + 1)?))),
            _ => {
                self.note(key.place(), ContentProblem::BadWhen);
                None
            }
        }
    }

    fn category(&mut self, node: Node<'_>) {
        self.fields(node, &["id", "name"]);
        let category = Category { row: self.row(node), id: self.needed(node, "id"), name: self.words(node, "name") };
        put(&mut self.library.categories, category, |category| &category.row.key);
    }

    fn measure(&mut self, node: Node<'_>) {
        self.fields(
            node,
            &["id", "id-confidence", "category", "name", "statement", "elements", "layers", "first-step", "proof"],
        );
        let measure = Measure {
            row: self.row(node),
            id: self.needed(node, "id"),
            id_confidence: self.confidence(node, "id-confidence"),
            category: self.needed(node, "category"),
            name: self.words(node, "name"),
            statement: self.words(node, "statement"),
            elements: texts(node, "elements"),
            layers: texts(node, "layers"),
            first_step: self.words(node, "first-step"),
            proof: self.words(node, "proof"),
        };
        put(&mut self.library.measures, measure, |measure| &measure.row.key);
    }

    fn profile(&mut self, node: Node<'_>) {
        self.fields(node, &["name", "why", "rows"]);
        let rows = node.get("rows").into_iter().flat_map(Node::items).filter_map(|row| self.profile_row(row)).collect();
        let profile =
            Profile { row: self.row(node), name: self.words(node, "name"), why: self.words(node, "why"), rows };
        put(&mut self.library.profiles, profile, |profile| &profile.row.key);
    }

    fn profile_row(&mut self, node: Node<'_>) -> Option<ProfileRow> {
        self.fields(node, &["measure", "category", "all", "do", "grade", "size", "why"]);
        let scope = match (node.get("measure").and_then(Node::text), node.get("category").and_then(Node::text)) {
            (Some(measure), _) => Scope::Measure(measure.to_owned()),
            (None, Some(category)) => Scope::Category(category.to_owned()),
            (None, None) => Scope::All,
        };
        let grade = Grade::from_key(&text(node, "grade"));
        let tailoring = match (text(node, "do").as_str(), grade) {
            ("require", grade) => Tailoring::Require(grade),
            ("grade", Some(grade)) => Tailoring::Grade(grade),
            ("exclude", _) => Tailoring::Exclude,
            _ => {
                self.note(node.place(), ContentProblem::BadProfileRow);
                return None;
            }
        };
        Some(ProfileRow { scope, tailoring, sizes: texts(node, "size"), why: self.words(node, "why"), place: node.place() })
    }

    fn retired(&mut self, node: Node<'_>) {
        let retired = Retired {
            list: self.needed(node, "list"),
            key: self.needed(node, "key"),
            since: self.needed(node, "since"),
            replaced_by: node.get("replaced-by").and_then(Node::text).map(str::to_owned),
        };
        self.library.retired.push(retired);
    }
}

/// Adds a row, or replaces the one with the same key.
fn put<T>(rows: &mut Vec<T>, new: T, key: impl Fn(&T) -> &String) {
    match rows.iter_mut().find(|row| key(row) == key(&new)) {
        Some(row) => *row = new,
        None => rows.push(new),
    }
}

fn text(node: Node<'_>, field: &str) -> String {
    node.get(field).and_then(Node::text).unwrap_or_default().to_owned()
}

fn texts(node: Node<'_>, field: &str) -> Vec<String> {
    let Some(value) = node.get(field) else { return Vec::new() };
    let single = value.text().into_iter();
    single.chain(value.items().filter_map(Node::text)).map(str::to_owned).collect()
}
