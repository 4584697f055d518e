//! An OSCAL catalog as a framework: the files of a folder of content.

use super::LANGUAGES;
use sanso_core::text::Lang;
use sanso_oscal::document::Document;
use sanso_oscal::json::Node;
use sanso_oscal::names::from_token;
use sanso_oscal::write::prop_of;
use std::collections::BTreeSet;

/// The files a catalog becomes, below a folder of content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The key of the framework.
    pub key: String,
    /// How many items it has.
    pub items: usize,
    /// Paths below the folder, and texts.
    pub files: Vec<(String, String)>,
}

/// A row of the table of items.
struct Row {
    /// Where it stood in the framework it was written from.
    place: Option<usize>,
    cells: [String; 7],
}

const COLUMNS: [&str; 7] = ["id", "parent", "kind", "en", "ja", "weight", "levels"];

/// Takes a catalog over as a framework. The key is that the catalog was written with, or the one given. Titles of
/// catalogs that others wrote stand in the language given.
pub fn taken_over(document: &Document, key: Option<&str>, lang: Lang) -> Taken {
    let own = prop_of(document.metadata(), "key");
    let key = key.or(own).map_or_else(|| key_of(&document.file), str::to_owned);
    let mut read = Read { rows: Vec::new(), lang, labels: labelled(document.body()) };
    read.below(document.body(), "");
    // Where the catalog says how its items stood, they stand so again.
    if read.rows.iter().all(|row| row.place.is_some()) {
        read.rows.sort_by_key(|row| row.place);
    }
    let used = |column: usize| {
        column < 5 || read.rows.iter().any(|row| row.cells.get(column).is_some_and(|cell| !cell.is_empty()))
    };
    let columns: Vec<usize> = (0..COLUMNS.len()).filter(|column| used(*column)).collect();
    let line = |cells: &[String; 7]| {
        let cells = columns.iter().filter_map(|column| cells.get(*column)).map(|cell| field(cell));
        cells.collect::<Vec<_>>().join(",") + "\n"
    };
    let mut table = line(&COLUMNS.map(str::to_owned));
    read.rows.iter().for_each(|row| table.push_str(&line(&row.cells)));
    let index = index(document, &key);
    let files = vec![("frameworks/index.yaml".to_owned(), index), (format!("frameworks/{key}.csv"), table)];
    Taken { key, items: read.rows.len(), files }
}

/// A key made of the name of a file.
fn key_of(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let name = name.strip_suffix(".json").unwrap_or(name).to_lowercase();
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
    let key = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if key.is_empty() { "catalog".to_owned() } else { key }
}

/// Whether every group and control has a label of its own, so that people know it by that.
fn labelled(body: &Node) -> bool {
    let mut seen = BTreeSet::new();
    fn walk<'n>(node: &'n Node, seen: &mut BTreeSet<&'n str>) -> bool {
        ["groups", "controls"].into_iter().flat_map(|key| node.list(key)).all(|one| {
            let id = label(one)
                .or_else(|| one.str("id").filter(|_| one.get("controls").is_some() || one.get("groups").is_some()));
            id.is_some_and(|id| seen.insert(id)) && walk(one, seen)
        })
    }
    walk(body, &mut seen)
}

/// The label people know a control by; of several, the one for nothing special.
fn label(node: &Node) -> Option<&str> {
    let labels = || node.list("props").iter().filter(|prop| prop.str("name") == Some("label"));
    labels().find(|prop| prop.get("class").is_none()).or_else(|| labels().next())?.str("value")
}

struct Read {
    rows: Vec<Row>,
    lang: Lang,
    labels: bool,
}

impl Read {
    fn below(&mut self, node: &Node, parent: &str) {
        for (key, group) in [("controls", false), ("groups", true)] {
            for one in node.list(key) {
                let id = self.id(one, group);
                self.row(one, &id, parent, group);
                self.below(one, &id);
            }
        }
    }

    fn id(&self, node: &Node, group: bool) -> String {
        let token = node.str("id").unwrap_or_default();
        let ours = node.list("props").iter().any(|prop| prop.str("ns") == Some(sanso_oscal::write::NAMESPACE));
        let own = || from_token(token).filter(|_| ours);
        let known = || label(node).filter(|_| self.labels).map(str::to_owned);
        let id = own().or_else(known).unwrap_or_else(|| token.to_owned());
        if id.is_empty() && group { node.str("title").unwrap_or_default().to_owned() } else { id }
    }

    fn row(&mut self, node: &Node, id: &str, parent: &str, group: bool) {
        let title = node.str("title").unwrap_or_default();
        let said = |name: &str| prop_of(node, name).map(str::to_owned);
        let ours = LANGUAGES.iter().any(|(code, _)| prop_of(node, &format!("title-{code}")).is_some());
        let titled = |code: &str, lang: Lang| match said(&format!("title-{code}")) {
            Some(title) => title,
            None if !ours && self.lang == lang => title.to_owned(),
            None => String::new(),
        };
        let withdrawn = node.list("props").iter().any(|prop| {
            prop.str("name") == Some("status")
                && prop.str("value").is_some_and(|value| value.eq_ignore_ascii_case("withdrawn"))
        });
        let class = node.str("class").map(|class| from_token(class).unwrap_or_else(|| class.to_owned()));
        let kind = match (group, withdrawn, class) {
            (_, true, _) => "withdrawn".to_owned(),
            (true, ..) => "group".to_owned(),
            (false, _, Some(class)) => class,
            (false, ..) => "control".to_owned(),
        };
        let cells = [
            id.to_owned(),
            parent.to_owned(),
            kind,
            titled("en", Lang::En),
            titled("ja", Lang::Ja),
            said("weight").unwrap_or_default(),
            said("levels").unwrap_or_default(),
        ];
        self.rows.push(Row { place: prop_of(node, "place").and_then(|place| place.parse().ok()), cells });
    }
}

/// A field of a table.
fn field(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// The row of the index. Texts are quoted as JSON does, which YAML reads the same.
fn index(document: &Document, key: &str) -> String {
    let metadata = document.metadata();
    let title = metadata.str("title").unwrap_or(key);
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let ours = prop_of(metadata, "key").is_some();
    // What others wrote stands in one language, which is not told; so it is given for both.
    let said = |name: &str, foreign: [&str; 2]| {
        let kept = LANGUAGES.map(|(code, _)| prop_of(metadata, &format!("{name}-{code}")).filter(|_| ours));
        let texts = if ours { kept } else { foreign.map(|text| Some(text).filter(|text| !text.is_empty())) };
        let parts = LANGUAGES.iter().zip(texts);
        let parts = parts.filter_map(|((code, _), text)| Some(format!("{code}: {}", quoted(text?))));
        format!("{{ {} }}", parts.collect::<Vec<_>>().join(", "))
    };
    let parties = metadata.list("parties");
    let publisher = parties.iter().find_map(|party| party.str("name")).unwrap_or(title);
    let modified = metadata.str("last-modified").and_then(|time| time.get(..10)).unwrap_or("2000-01-01");
    let edition = prop_of(metadata, "edition").or_else(|| metadata.str("version")).unwrap_or("-");
    let unknown = ["See the catalog it was taken from.", "取り込み元のカタログを参照してください。"];
    let id = document.uuid();
    let from = [format!("Taken over from the OSCAL catalog {id}."), format!("OSCALカタログ {id} から取り込みました。")];
    let remarks = metadata.str("remarks");
    let mut index = format!("content: 1\n\nframeworks:\n  - key: {}\n", quoted(key));
    let mut put = |field: &str, value: String| index.push_str(&format!("    {field}: {value}\n"));
    put("name", said("name", [title; 2]));
    put("publisher", said("publisher", [publisher; 2]));
    put("edition", quoted(edition));
    put("date", quoted(prop_of(metadata, "date").unwrap_or(if ours { "" } else { modified })));
    put("licence", said("licence", remarks.map_or(unknown, |remarks| [remarks; 2])));
    put("titles", prop_of(metadata, "titles").unwrap_or("publisher").to_owned());
    put("file", quoted(&format!("{key}.csv")));
    put("origin", said("origin", from.each_ref().map(String::as_str)));
    let note = said("note", [""; 2]);
    if note != "{  }" {
        put("note", note);
    }
    put("confidence", prop_of(metadata, "confidence").unwrap_or("high").to_owned());
    index
}
