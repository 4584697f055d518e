//! Ids that stand twice, and references to what is not there.

use crate::document::Document;
use crate::json::Node;
use crate::lexical::is_uuid;
use crate::problem::{Problem, Severity, What};
use std::collections::{BTreeMap, BTreeSet};

/// Lists whose elements have ids of their own: the list, the member, what is told.
const NAMED: [(&str, &str, &str); 12] = [
    ("controls", "id", "control"),
    ("groups", "id", "group"),
    ("params", "id", "parameter"),
    ("parts", "id", "part"),
    ("resources", "uuid", "resource"),
    ("roles", "id", "role"),
    ("parties", "uuid", "party"),
    ("locations", "uuid", "location"),
    ("components", "uuid", "component"),
    ("observations", "uuid", "object"),
    ("risks", "uuid", "object"),
    ("findings", "uuid", "object"),
];

/// No more dangling references than this are told one by one.
const MOST_DANGLING: usize = 200;

/// Adds what is wrong with the ids of a document.
pub(super) fn check(document: &Document, problems: &mut Vec<Problem>) {
    let mut seen = Seen { anchors: BTreeSet::new(), named: BTreeMap::new(), twice: Vec::new(), references: Vec::new() };
    let mut path = format!("/{}", document.model);
    seen.walk(document.body(), &mut path, "");
    let problem = |severity, place, what| Problem { severity, file: document.file.clone(), place, what };
    // What a profile adds belongs to documents that are not here, and what is kept twice was meant to be.
    for (place, id, first) in std::mem::take(&mut seen.twice) {
        problems.push(problem(Severity::Error, place, What::Twice(id, first)));
    }
    let whole = document.model == "catalog" && !is_resolved(document);
    let dangling = seen.dangling(whole);
    problems.extend(
        dangling
            .into_iter()
            .take(MOST_DANGLING)
            .map(|(place, kind, id)| problem(Severity::Warning, place, What::Dangling(kind, id))),
    );
}

/// Whether a catalog came out of a profile: then controls it refers to may have been left out.
fn is_resolved(document: &Document) -> bool {
    let rel = |link: &Node| matches!(link.str("rel"), Some("source-profile" | "resolution-source"));
    document.metadata().list("links").iter().any(rel)
}

struct Seen<'s> {
    /// Every id and UUID; UUIDs in small letters.
    anchors: BTreeSet<String>,
    /// Where each thing with an id stands first.
    named: BTreeMap<(&'static str, &'s str), String>,
    twice: Vec<(String, String, String)>,
    /// Place, kind and id of every reference within the document.
    references: Vec<(String, &'static str, &'s str)>,
}

impl<'s> Seen<'s> {
    fn walk(&mut self, node: &'s Node, path: &mut String, list: &str) {
        if let Some((_, member, kind)) = NAMED.iter().find(|(own, ..)| *own == list) {
            self.note(node, path, (member, kind));
        }
        for (key, value) in node.members() {
            let length = path.len();
            path.push('/');
            path.push_str(key);
            self.member(key, value, path);
            match value {
                Node::List(elements) => {
                    for (element, number) in elements.iter().zip(0usize..) {
                        let length = path.len();
                        path.push('/');
                        path.push_str(&number.to_string());
                        self.walk(element, path, key);
                        path.truncate(length);
                    }
                }
                Node::Map(_) => self.walk(value, path, key),
                _ => {}
            }
            path.truncate(length);
        }
    }

    fn note(&mut self, node: &'s Node, path: &str, (member, kind): (&str, &'static str)) {
        let Some(id) = node.str(member) else { return };
        match self.named.get(&(kind, id)) {
            Some(first) => self.twice.push((format!("{path}/{member}"), id.to_owned(), first.clone())),
            None => drop(self.named.insert((kind, id), path.to_owned())),
        }
    }

    fn member(&mut self, key: &str, value: &'s Node, path: &str) {
        match (key, value) {
            ("id" | "uuid", Node::Text(id)) => {
                self.anchors.insert(if is_uuid(id) { id.to_ascii_lowercase() } else { id.to_string() });
            }
            ("role-id", Node::Text(id)) => self.references.push((path.to_owned(), "role", id)),
            ("party-uuids", Node::List(ids)) => {
                let ids = ids.iter().filter_map(Node::as_str);
                self.references.extend(ids.map(|id| (path.to_owned(), "party", id)));
            }
            ("href", Node::Text(href)) => {
                if let Some(id) = href.strip_prefix('#') {
                    self.references.push((path.to_owned(), "object", id));
                }
            }
            _ => {}
        }
    }

    /// References to what the document does not hold. Ids that are no UUIDs may belong to other documents, unless this
    /// one is a whole catalog.
    fn dangling(&self, whole: bool) -> Vec<(String, &'static str, String)> {
        let missing = self.references.iter().filter(|(_, kind, id)| match *kind {
            "role" => !self.named.contains_key(&("role", id)),
            _ if is_uuid(id) => !self.anchors.contains(&id.to_ascii_lowercase()),
            _ => whole && !self.anchors.contains(*id),
        });
        missing.map(|(place, kind, id)| (place.clone(), *kind, (*id).to_owned())).collect()
    }
}
