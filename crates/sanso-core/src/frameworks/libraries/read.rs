//! One library file, with what of it becomes content.

use crate::diag::Diagnostic;
use crate::text::{FileId, Lang, Limits, Node, Text, read_yaml};
use std::collections::HashMap;
use std::sync::Arc;

/// More letters than a title has; what is longer is a text.
const LONGEST_TITLE: usize = 160;

/// What one library file holds, as far as it becomes content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadLibrary {
    /// The name of the file.
    pub file: String,
    /// Why not all of it could be read; empty if all could.
    pub broken: String,
    pub(super) provider: String,
    pub(super) copyright: String,
    pub(super) date: String,
    pub(super) version: String,
    pub(super) locale: String,
    pub(super) frameworks: Vec<ReadFramework>,
    pub(super) mappings: Vec<ReadMapping>,
    /// Objects that are neither frameworks nor mappings.
    pub(super) others: usize,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ReadFramework {
    pub urn: String,
    pub name: Titles,
    pub groups: Vec<(String, Titles)>,
    pub nodes: Vec<ReadNode>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ReadNode {
    pub urn: String,
    pub parent: String,
    pub id: String,
    pub name: Titles,
    pub is_asked: bool,
    pub groups: Vec<String>,
}

/// A title in the language of its library, and in English and Japanese where that is another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Titles {
    pub own: String,
    pub en: Option<String>,
    pub ja: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ReadMapping {
    pub from: String,
    pub to: String,
    /// From, to, relation, strength.
    pub rows: Vec<(String, String, String, Option<u32>)>,
}

/// Reads one file. Any bytes give an answer.
pub fn read_library(file: &str, bytes: &[u8]) -> ReadLibrary {
    let mut library = ReadLibrary { file: file.to_owned(), ..ReadLibrary::default() };
    let Ok(text) = std::str::from_utf8(bytes) else {
        "not UTF-8".clone_into(&mut library.broken);
        return library;
    };
    let (tree, troubles) = read_yaml(FileId(0), &Arc::from(text), Limits::default());
    let root = tree.root();
    let trouble = troubles.into_iter().next().map(|one| Diagnostic::from(one).problem.message(Lang::En).what);
    library.broken = trouble.unwrap_or_default();
    let Some(objects) = root.get("objects") else {
        if library.broken.is_empty() {
            "no `objects`".clone_into(&mut library.broken);
        }
        return library;
    };
    let [provider, copyright, date, version, locale] =
        root.fields(["provider", "copyright", "publication_date", "version", "locale"]).map(said);
    (library.provider, library.copyright) = (provider, copyright);
    (library.date, library.version, library.locale) = (date, version, locale);
    for (key, value) in objects.entries() {
        match key.text().unwrap_or_default() {
            "framework" | "frameworks" => library.frameworks.extend(each(value).map(framework)),
            "requirement_mapping_set" | "requirement_mapping_sets" => {
                library.mappings.extend(each(value).map(mapping));
            }
            _ => library.others += each(value).count(),
        }
    }
    library
}

/// The entries of a list, or the one thing that stands in its place.
fn each(value: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let alone = value.entries().next().is_some().then_some(value);
    value.items().chain(alone)
}

fn said(node: Option<Node<'_>>) -> String {
    node.and_then(Node::text).unwrap_or_default().trim().to_owned()
}

/// URNs are compared in lower case.
fn urn(node: Option<Node<'_>>) -> String {
    said(node).to_lowercase()
}

fn framework(node: Node<'_>) -> ReadFramework {
    let [own, groups, nodes] = node.fields(["urn", "implementation_groups_definition", "requirement_nodes"]);
    let group = |node: Node<'_>| (said(node.get("ref_id")), titles(node));
    ReadFramework {
        urn: urn(own),
        name: titles(node),
        groups: groups.into_iter().flat_map(Node::items).map(group).collect(),
        nodes: nodes.into_iter().flat_map(Node::items).map(requirement).collect(),
    }
}

fn requirement(node: Node<'_>) -> ReadNode {
    let [own, assessable, parent, id, groups] =
        node.fields(["urn", "assessable", "parent_urn", "ref_id", "implementation_groups"]);
    let groups = groups.into_iter().flat_map(Node::items).map(|group| said(Some(group)));
    ReadNode {
        urn: urn(own),
        parent: urn(parent),
        id: said(id),
        name: titles(node),
        is_asked: said(assessable).eq_ignore_ascii_case("true"),
        groups: groups.collect(),
    }
}

/// The name, or where there is none the beginning of the description.
fn titles(node: Node<'_>) -> Titles {
    let [name, description, translations] = node.fields(["name", "description", "translations"]);
    let title = |name: Option<Node<'_>>, description: Option<Node<'_>>| {
        let name = said(name);
        if name.is_empty() { shortened(&said(description)) } else { shortened(&name) }
    };
    let mut titles = Titles { own: title(name, description), ..Titles::default() };
    for (lang, value) in translations.into_iter().flat_map(Node::entries) {
        let slot = match lang.text() {
            Some("en") => &mut titles.en,
            Some("ja") => &mut titles.ja,
            _ => continue,
        };
        let [name, description] = value.fields(["name", "description"]);
        let told = title(name, description);
        if !told.is_empty() {
            *slot = Some(told);
        }
    }
    titles
}

/// The first line, and no more of it than a title has.
fn shortened(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    match line.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(line).trim_end()),
        None => line.to_owned(),
    }
}

fn mapping(node: Node<'_>) -> ReadMapping {
    let [from, to, rows] = node.fields(["source_framework_urn", "target_framework_urn", "requirement_mappings"]);
    let row = |node: Node<'_>| {
        let [from, to, relation, strength] = node.fields([
            "source_requirement_urn",
            "target_requirement_urn",
            "relationship",
            "strength_of_relationship",
        ]);
        (urn(from), urn(to), said(relation), said(strength).parse().ok())
    };
    ReadMapping { from: urn(from), to: urn(to), rows: rows.into_iter().flat_map(Node::items).map(row).collect() }
}

/// Every URN of a framework with the number of its node.
pub(super) fn numbers(framework: &ReadFramework) -> HashMap<&str, usize> {
    framework.nodes.iter().enumerate().map(|(number, node)| (node.urn.as_str(), number)).collect()
}

/// The key a framework gets: the end of its URN, in letters that keys have.
pub(super) fn key_of(urn: &str) -> Text {
    let end = urn.rsplit(':').next().unwrap_or_default();
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' };
    end.chars().map(plain).collect::<String>().as_str().into()
}
