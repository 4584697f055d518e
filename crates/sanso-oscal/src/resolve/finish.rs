//! The last phase: metadata, back matter, and taking out what nothing refers to.

use super::import::{always_kept, stamp};
use super::{Catalog, Resolver, Told};
use crate::document::{Document, NEWEST, Version, WRITTEN};
use crate::json::Node;
use crate::problem::{Severity, What};
use crate::uuid;
use std::collections::{BTreeMap, BTreeSet};

/// What a profile was made of.
pub(super) struct Made<'m> {
    pub document: &'m Document,
    /// Resources of the sources, in order.
    pub resources: Vec<Node>,
    /// Roles and parties of the sources that must be kept.
    pub keepers: Vec<(&'static str, Node)>,
    /// Version and time of the sources.
    pub made_of: Vec<(String, String)>,
}

/// The members of metadata in the order of the model.
const METADATA: [&str; 15] = [
    "title",
    "published",
    "last-modified",
    "version",
    "oscal-version",
    "revisions",
    "document-ids",
    "props",
    "links",
    "roles",
    "locations",
    "parties",
    "responsible-parties",
    "actions",
    "remarks",
];

/// Makes the catalog of a profile out of its body.
pub(super) fn finish(resolver: &mut Resolver<'_>, made: Made<'_>, mut body: Node) -> Told<Catalog> {
    let mut made_of = vec![stamp(made.document.metadata())];
    made_of.extend(made.made_of.iter().cloned());
    let version = oscal_version(resolver, made.document, &made_of)?;
    let time = resolver.options.time.clone().unwrap_or_else(|| latest(&made_of));
    let metadata = metadata(&made, &version, &time, &resolver.options.tool);
    let settled = set_by(made.document);
    let resources = back_matter(made.resources, made.document);
    let resources = pruned(&mut body, &metadata, resources, &settled);
    let mut catalog = Node::map([("uuid", Node::text(own_uuid(made.document, &made_of))), ("metadata", metadata)]);
    for key in ["params", "controls", "groups"] {
        if let Some(value) = body.take(key) {
            catalog.push(key, value);
        }
    }
    if !resources.is_empty() {
        catalog.push("back-matter", Node::map([("resources", Node::List(resources))]));
    }
    Ok(Catalog { body: catalog, made_of })
}

/// The newest version among the documents, if it is known; the one written here otherwise.
fn oscal_version(resolver: &mut Resolver<'_>, document: &Document, made_of: &[(String, String)]) -> Told<String> {
    let known = made_of.iter().filter_map(|(text, _)| Some((Version::parse(text)?, text)));
    let Some((newest, text)) = known.clone().max_by_key(|(version, _)| *version) else {
        return Ok(WRITTEN.to_owned());
    };
    if let Some((_, other)) = known.clone().find(|(version, _)| version.major != NEWEST.major) {
        let what = What::Major(WRITTEN.to_owned(), other.clone());
        resolver.tell(Severity::Error, &document.file, "/profile/metadata/oscal-version".to_owned(), what);
        return Err(());
    }
    Ok(if newest > NEWEST { WRITTEN.to_owned() } else { text.clone() })
}

/// The latest time among the documents.
fn latest(made_of: &[(String, String)]) -> String {
    let times = made_of.iter().map(|(_, time)| time).filter(|time| !time.is_empty());
    let latest = times.max_by(|one, other| crate::lexical::instant(one).cmp(&crate::lexical::instant(other)));
    latest.cloned().unwrap_or_else(|| "2000-01-01T00:00:00Z".to_owned())
}

/// The same sources give the same id.
fn own_uuid(document: &Document, made_of: &[(String, String)]) -> String {
    let stamps: Vec<String> = made_of.iter().map(|(version, time)| format!("{version} {time}")).collect();
    uuid::of_name(&format!("resolved\n{}\n{}", document.uuid(), stamps.join("\n")))
}

fn metadata(made: &Made<'_>, version: &str, time: &str, tool: &str) -> Node {
    let mut all = made.document.metadata().clone();
    all.set("last-modified", Node::text(time));
    all.set("oscal-version", Node::text(version));
    if let Some(props) = all.list_mut("props") {
        props.retain(|prop| prop.str("name") != Some("resolution-tool"));
        props.push(Node::map([("name", Node::text("resolution-tool")), ("value", Node::text(tool))]));
    }
    if let Some(links) = all.list_mut("links") {
        links.retain(|link| !matches!(link.str("rel"), Some("source-profile" | "resolution-source")));
        let own = made.document.file.rsplit(['/', '\\']).next().unwrap_or_default();
        links.push(Node::map([
            ("href", Node::text(crate::lexical::as_reference(own))),
            ("rel", Node::text("source-profile")),
        ]));
    }
    for (key, keeper) in &made.keepers {
        let name = if *key == "roles" { "id" } else { "uuid" };
        if let Some(list) = all.list_mut(key).filter(|list| !list.iter().any(|own| own.str(name) == keeper.str(name))) {
            list.push(keeper.clone());
        }
    }
    ordered(all, &METADATA)
}

/// Members in the order of the model; those it does not name stay at the end.
fn ordered(node: Node, order: &[&str]) -> Node {
    let Node::Map(mut members) = node else { return node };
    members.sort_by_key(|(key, _)| order.iter().position(|known| **known == **key).unwrap_or(order.len()));
    Node::Map(members)
}

/// Resources of all sources, then the profile's own. Of two with one id the later stays, unless the earlier must be kept
/// and the later need not.
fn back_matter(mut all: Vec<Node>, document: &Document) -> Vec<Node> {
    let own = document.body().get("back-matter").map(|back| back.list("resources")).unwrap_or_default();
    all.extend(own.iter().cloned());
    let mut chosen: BTreeMap<String, usize> = BTreeMap::new();
    for (resource, number) in all.iter().zip(0..) {
        let uuid = resource.str("uuid").unwrap_or_default().to_ascii_lowercase();
        let earlier_kept = chosen.get(&uuid).and_then(|at| all.get(*at)).is_some_and(always_kept);
        if !earlier_kept || always_kept(resource) {
            chosen.insert(uuid, number);
        }
    }
    let kept: BTreeSet<usize> = chosen.into_values().collect();
    all.into_iter().zip(0..).filter(|(_, number)| kept.contains(number)).map(|(resource, _)| resource).collect()
}

/// The parameters a profile sets: they count as referred to.
fn set_by(document: &Document) -> BTreeSet<String> {
    let settings = document.body().get("modify").map(|modify| modify.list("set-parameters")).unwrap_or_default();
    settings.iter().filter_map(|setting| setting.str("param-id")).map(str::to_owned).collect()
}

/// What is referred to, and what of it nobody has looked at yet.
#[derive(Default)]
struct Known {
    all: BTreeSet<String>,
    fresh: Vec<String>,
}

impl Known {
    fn note(&mut self, id: &str) {
        if !self.all.contains(id) {
            self.all.insert(id.to_owned());
            self.fresh.push(id.to_owned());
        }
    }
}

/// Takes loose parameters and resources out that nothing refers to that stays.
fn pruned(body: &mut Node, metadata: &Node, resources: Vec<Node>, settled: &BTreeSet<String>) -> Vec<Node> {
    let mut known = Known::default();
    settled.iter().for_each(|id| known.note(id));
    refer(metadata, &mut known);
    let mut loose: Vec<Node> = Vec::new();
    collect(body, true, &mut loose, &mut known);
    let mut waiting: BTreeMap<String, Vec<&Node>> = BTreeMap::new();
    let params = loose.iter().map(|param| (param.str("id").unwrap_or_default().to_owned(), param));
    let named = resources.iter().map(|one| (one.str("uuid").unwrap_or_default().to_ascii_lowercase(), one));
    for (id, node) in params.chain(named) {
        if always_kept(node) {
            known.note(&id);
        }
        waiting.entry(id).or_default().push(node);
    }
    let mut kept: BTreeSet<String> = BTreeSet::new();
    while let Some(id) = known.fresh.pop() {
        if let Some((id, nodes)) = waiting.remove_entry(&id) {
            nodes.into_iter().for_each(|node| refer(node, &mut known));
            kept.insert(id);
        }
    }
    drop_loose(body, true, &kept);
    let stays = |one: &Node| kept.contains(&one.str("uuid").unwrap_or_default().to_ascii_lowercase());
    resources.into_iter().filter(stays).collect()
}

/// Notes what everything but loose parameters refers to, and collects these.
fn collect(node: &Node, outside: bool, loose: &mut Vec<Node>, known: &mut Known) {
    for (key, value) in node.members() {
        match &**key {
            "params" if outside => loose.extend(value.elements().iter().cloned()),
            "groups" => value.elements().iter().for_each(|group| collect(group, true, loose, known)),
            _ => refer_in(key, value, known),
        }
    }
}

fn drop_loose(node: &mut Node, outside: bool, kept: &BTreeSet<String>) {
    if let Some(Node::List(params)) = node.get_mut("params").filter(|_| outside) {
        params.retain(|param| kept.contains(param.str("id").unwrap_or_default()));
    }
    super::combine::drop_empty(node, "params");
    if let Some(Node::List(groups)) = node.get_mut("groups") {
        groups.iter_mut().for_each(|group| drop_loose(group, true, kept));
    }
}

/// Notes everything a node refers to.
fn refer(node: &Node, known: &mut Known) {
    match node {
        Node::Text(text) => refer_text(text, known),
        Node::List(elements) => elements.iter().for_each(|element| refer(element, known)),
        Node::Map(members) => members.iter().for_each(|(key, value)| refer_in(key, value, known)),
        _ => {}
    }
}

fn refer_in(key: &str, value: &Node, known: &mut Known) {
    if let ("depends-on", Some(id)) = (key, value.as_str()) {
        known.note(id);
    }
    refer(value, known);
}

/// What a text refers to: `#` and an id, and ids within `{{ … }}`.
fn refer_text(text: &str, known: &mut Known) {
    let is_token = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    for after in text.split('#').skip(1) {
        let end = after.find(|c| !is_token(c)).unwrap_or(after.len());
        let id = after.get(..end).unwrap_or_default();
        if id.is_empty() {
            continue;
        }
        known.note(id.trim_end_matches('.'));
        if let Some(uuid) = id.get(..36) {
            known.note(&uuid.to_ascii_lowercase());
        }
        known.note(id);
    }
    for after in text.split("{{").skip(1) {
        let inside = after.split("}}").next().unwrap_or_default();
        inside.split(|c| !is_token(c)).filter(|id| !id.is_empty()).for_each(|id| known.note(id));
    }
}
