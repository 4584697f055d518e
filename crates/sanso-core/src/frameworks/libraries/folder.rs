//! Library files together become a folder of content: indexes and tables.

use super::read::{ReadFramework, ReadLibrary, ReadMapping, Titles, key_of, numbers};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;

/// What could not be taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lost {
    /// A file of which not all could be read.
    File,
    /// A framework or item without a URN.
    Nameless,
    /// A framework that stands twice.
    Twice,
    /// A mapping between frameworks of which one is not there.
    Mapping,
    /// A row between items of which one is not there.
    Row,
    /// A pair of items that stands twice.
    Pair,
    /// A relation that is no known word.
    Relation,
    /// A level that is named and not defined.
    Level,
    /// An item above that is not there.
    Parent,
    /// Something else than a framework or a mapping.
    Other,
}

impl Lost {
    /// Stable word for data.
    pub const fn key(self) -> &'static str {
        match self {
            Lost::File => "file",
            Lost::Nameless => "nameless",
            Lost::Twice => "framework-twice",
            Lost::Mapping => "mapping",
            Lost::Row => "row",
            Lost::Pair => "pair-twice",
            Lost::Relation => "relation",
            Lost::Level => "level",
            Lost::Parent => "parent",
            Lost::Other => "other-object",
        }
    }
}

/// How much was taken over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Frameworks.
    pub frameworks: usize,
    /// Their items.
    pub items: usize,
    /// Tables between them.
    pub tables: usize,
    /// Their rows.
    pub rows: usize,
}

/// The files of a folder of content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Paths with their texts.
    pub files: Vec<(String, String)>,
    /// How much there is.
    pub counts: Counts,
    /// What was lost: how often, and the first of it.
    pub lost: BTreeMap<Lost, (usize, String)>,
}

/// A framework with its key and the id of each of its nodes.
struct Keyed<'r> {
    key: String,
    ids: Vec<String>,
    numbers: HashMap<&'r str, usize>,
}

/// Makes a folder of content of libraries. `prefix` keeps their keys apart from those of the program.
pub fn folder_of(libraries: &[ReadLibrary], prefix: &str) -> Imported {
    let mut imported = Imported::default();
    let mut known: HashMap<&str, Keyed<'_>> = HashMap::new();
    let mut keys: HashSet<String> = HashSet::new();
    let mut index = String::from("content: 1\n\nframeworks:\n");
    for library in libraries {
        if !library.broken.is_empty() {
            imported.lose(Lost::File, &format!("{}: {}", library.file, library.broken));
        }
        (0..library.others).for_each(|_| imported.lose(Lost::Other, &library.file));
        for framework in &library.frameworks {
            if framework.urn.is_empty() {
                imported.lose(Lost::Nameless, &library.file);
            } else if known.contains_key(framework.urn.as_str()) {
                imported.lose(Lost::Twice, &framework.urn);
            } else {
                let key = unused(&format!("{prefix}{}", key_of(&framework.urn)), &mut keys);
                let keyed = Keyed { key, ids: ids(framework), numbers: numbers(framework) };
                imported.framework(library, framework, &keyed, &mut index);
                known.insert(&framework.urn, keyed);
            }
        }
    }
    imported.files.push(("frameworks/index.yaml".to_owned(), index));
    let mut index = String::from("content: 1\n\ncrosswalks:\n");
    let mut tables: HashSet<String> = HashSet::new();
    for library in libraries {
        for mapping in &library.mappings {
            match (known.get(mapping.from.as_str()), known.get(mapping.to.as_str())) {
                (Some(from), Some(to)) => {
                    let key = unused(&format!("{}--{}", from.key, to.key), &mut tables);
                    imported.table(library, mapping, (from, to, &key), &mut index);
                }
                _ => imported.lose(Lost::Mapping, &format!("{} → {}", mapping.from, mapping.to)),
            }
        }
    }
    imported.files.push(("crosswalks/index.yaml".to_owned(), index));
    imported
}

/// A name that is not taken yet.
fn unused(wanted: &str, taken: &mut HashSet<String>) -> String {
    let mut name = wanted.to_owned();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{wanted}-{number}");
        number += 1;
    }
    name
}

/// An id for each node: its own where that is the only one of its kind, else the end of its URN.
fn ids(framework: &ReadFramework) -> Vec<String> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    framework.nodes.iter().for_each(|node| *count.entry(node.id.as_str()).or_default() += 1);
    let mut taken = HashSet::new();
    let id = |node: &super::read::ReadNode| {
        let own = !node.id.is_empty() && count.get(node.id.as_str()) == Some(&1);
        let end = node.urn.rsplit(':').next().filter(|end| !end.is_empty()).unwrap_or("item");
        unused(if own { &node.id } else { end }, &mut taken)
    };
    framework.nodes.iter().map(id).collect()
}

impl Imported {
    fn lose(&mut self, what: Lost, first: &str) {
        let (count, _) = self.lost.entry(what).or_insert_with(|| (0, first.to_owned()));
        *count += 1;
    }

    fn framework(&mut self, library: &ReadLibrary, one: &ReadFramework, keyed: &Keyed<'_>, index: &mut String) {
        let levels: BTreeSet<&str> = one.groups.iter().map(|(id, _)| id.as_str()).collect();
        let mut rows = String::from("id,parent,kind,en,ja,levels\n");
        for (node, id) in one.nodes.iter().zip(&keyed.ids) {
            if node.urn.is_empty() {
                self.lose(Lost::Nameless, &format!("{}: {id}", one.urn));
            }
            let parent = keyed.numbers.get(node.parent.as_str()).and_then(|at| keyed.ids.get(*at));
            if parent.is_none() && !node.parent.is_empty() {
                self.lose(Lost::Parent, &node.parent);
            }
            let defined = |group: &&String| levels.contains(group.as_str());
            let named: Vec<String> = node.groups.iter().filter(defined).map(|group| word(group)).collect();
            if named.len() < node.groups.len() {
                self.lose(Lost::Level, &format!("{}: {}", one.urn, node.groups.join(" ")));
            }
            let [en, ja] = both(&node.name, &library.locale);
            let kind = if node.is_asked { "requirement" } else { "group" };
            let parent = parent.map(String::as_str).unwrap_or_default();
            let cells = [id, parent, kind, &en, &ja, &named.join(" ")].map(cell);
            // Writing to a string cannot fail.
            let _ = writeln!(rows, "{}", cells.join(","));
        }
        let [en, ja] = both(&one.name, &library.locale);
        let key = &keyed.key;
        let _ = write!(
            index,
            "  - key: {}\n    name: {}\n    publisher: {}\n    edition: {}\n    date: {}\n    licence: {}\n    titles: publisher\n    file: {}\n    origin: {}\n    confidence: medium\n",
            quoted(key),
            words(&en, &ja),
            words(&library.provider, &library.provider),
            quoted(&library.version),
            quoted(&library.date),
            words(&library.copyright, &library.copyright),
            quoted(&format!("{key}.csv")),
            words(&format!("Imported from {}", library.file), &format!("{} から取り込み", library.file)),
        );
        if !one.groups.is_empty() {
            index.push_str("    levels:\n");
        }
        for (id, name) in &one.groups {
            let [en, ja] = both(name, &library.locale);
            let _ = writeln!(index, "      - {{ key: {}, name: {} }}", quoted(&word(id)), words(&en, &ja));
        }
        self.counts.frameworks += 1;
        self.counts.items += one.nodes.len();
        self.files.push((format!("frameworks/{key}.csv"), rows));
    }

    fn table(
        &mut self,
        library: &ReadLibrary,
        mapping: &ReadMapping,
        (from, to, key): (&Keyed<'_>, &Keyed<'_>, &str),
        index: &mut String,
    ) {
        let mut rows = String::from("from,to,relation,confidence\n");
        let mut seen = HashSet::new();
        for (one, other, relation, strength) in &mapping.rows {
            let id = |side: &Keyed<'_>, urn: &str| side.ids.get(*side.numbers.get(urn)?).cloned();
            let (Some(a), Some(b)) = (id(from, one), id(to, other)) else {
                self.lose(Lost::Row, &format!("{one} → {other}"));
                continue;
            };
            let Some(relation) = relation_of(relation) else {
                self.lose(Lost::Relation, relation);
                continue;
            };
            let confidence = match strength {
                Some(8..) => "high",
                Some(5..8) => "medium",
                Some(_) => "low",
                None => "",
            };
            if seen.insert((a.clone(), b.clone())) {
                let _ = writeln!(rows, "{},{},{relation},{confidence}", cell(&a), cell(&b));
                self.counts.rows += 1;
            } else {
                self.lose(Lost::Pair, &format!("{one} → {other}"));
            }
        }
        let _ = write!(
            index,
            "  - key: {}\n    from: {}\n    to: {}\n    kind: curated\n    file: {}\n    origin: {}\n    confidence: medium\n",
            quoted(key),
            quoted(&from.key),
            quoted(&to.key),
            quoted(&format!("{key}.csv")),
            words(&format!("Imported from {}", library.file), &format!("{} から取り込み", library.file)),
        );
        self.counts.tables += 1;
        self.files.push((format!("crosswalks/{key}.csv"), rows));
    }
}

/// What a relation of such a library says here. `intersect` is written there wherever nothing finer was judged, so it
/// only says that there is something in common.
fn relation_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "equal" => "equal",
        "subset" => "subset",
        "superset" => "superset",
        "intersect" => "unspecified",
        "not_related" => "none",
        _ => return None,
    })
}

/// A title in English and in Japanese; where one is missing, the other stands for both.
fn both(titles: &Titles, locale: &str) -> [String; 2] {
    let own = |lang: &str| (locale.eq_ignore_ascii_case(lang)).then(|| titles.own.clone());
    let en = titles.en.clone().or_else(|| own("en")).unwrap_or_else(|| titles.own.clone());
    let ja = titles.ja.clone().or_else(|| own("ja")).unwrap_or_else(|| en.clone());
    [en, ja]
}

/// A key of a level without spaces, since items name several of them in one cell.
fn word(id: &str) -> String {
    id.split_whitespace().collect::<Vec<_>>().join("-")
}

/// A text for a cell of a table; what spreadsheet programs would take for a formula stays a text there because the
/// folder is read by this program only.
fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

fn words(en: &str, ja: &str) -> String {
    format!("{{ en: {}, ja: {} }}", quoted(en), quoted(ja))
}

/// A text between quotation marks, as both YAML and JSON read it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
