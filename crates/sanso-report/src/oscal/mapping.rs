//! What leads from one framework to another as an OSCAL mapping collection.

use super::{both, time_of};
use sanso_core::frameworks::{Asked, Class, Crosswalk, Framework, Frameworks, Origin, Relation, mapped};
use sanso_core::text::{Lang, Text};
use sanso_oscal::json::Node;
use sanso_oscal::names::to_token;
use sanso_oscal::uuid;
use sanso_oscal::write::{Head, NAMESPACE, document, line, prop, put_list, resource};
use std::collections::BTreeSet;

/// The tables between two frameworks, each as it is; where there is none, what certainly follows from others. `None`
/// where nothing leads from one to the other.
pub fn mapping_oscal(all: &Frameworks, ends: (usize, usize), lang: Lang, day: Option<&str>) -> Option<Node> {
    let (from, to) = ends;
    let tables = all
        .crosswalks
        .iter()
        .filter(|table| (table.from, table.to) == (from, to) || (table.to, table.from) == (from, to));
    let mut mappings: Vec<Node> = tables.clone().filter_map(|table| of_table(all, table, lang)).collect();
    let direct = !mappings.is_empty();
    if !direct {
        mappings.extend(composed(all, ends));
    }
    if mappings.is_empty() {
        return None;
    }
    let (one, other) = (all.all.get(from)?, all.all.get(to)?);
    let described = match lang {
        Lang::En if direct => "Tables between the two frameworks as sanso holds them, row by row.",
        Lang::En => "What certainly follows from tables over other frameworks; no table stands between the two.",
        Lang::Ja if direct => "sansoが持つ両フレームワーク間の対応表を、行ごとに書き出したものです。",
        Lang::Ja => {
            "両者を直接結ぶ対応表がないため、ほかのフレームワークを経由して確実に言えることだけを書き出したものです。"
        }
    };
    let provenance = Node::map([
        ("method", Node::text(if direct { "human" } else { "automation" })),
        ("matching-rationale", Node::text("semantic")),
        ("status", Node::text("draft")),
        ("mapping-description", Node::text(described)),
    ]);
    let newest = [one, other].map(|one| time_of(&one.date)).into_iter().max().unwrap_or_default();
    let head = Head {
        title: format!("{} → {}", one.name.get(lang), other.name.get(lang)),
        version: "1".to_owned(),
        time: day.map_or(newest, time_of),
        resources: vec![source(one, lang), source(other, lang)],
        ..Head::default()
    };
    Some(document("mapping-collection", head, vec![("provenance", provenance), ("mappings", Node::List(mappings))]))
}

/// The id under which a framework is referred to.
pub(super) fn id_of(one: &Framework) -> String {
    uuid::of_name(&format!("framework\n{}", one.about.key))
}

/// A framework among the resources.
pub(super) fn source(one: &Framework, lang: Lang) -> Node {
    resource(&id_of(one), one.name.get(lang), Some(&format!("{}.json", one.about.key)))
}

fn reference(one: &Framework) -> Node {
    let key = prop("key", &one.about.key);
    let mut node = Node::map([("type", Node::text("catalog")), ("href", Node::text(format!("#{}", id_of(one))))]);
    put_list(&mut node, "props", key.into_iter().collect());
    node
}

/// One row: what it leads from and to, what is said, how sure that is.
struct Row<'r> {
    from: &'r Text,
    to: &'r Text,
    relation: Relation,
    confidence: &'static str,
}

fn of_table(all: &Frameworks, table: &Crosswalk, lang: Lang) -> Option<Node> {
    let rows = table.links.iter().filter_map(|link| {
        let (from, to) = (all.item(table.from, link.from)?, all.item(table.to, link.to)?);
        Some(Row { from: &from.id, to: &to.id, relation: link.relation, confidence: link.confidence.key() })
    });
    let method = if table.kind == Origin::Derived { "automation" } else { "human" };
    let mut props = vec![("key", table.about.key.to_string()), ("kind", table.kind.key().to_owned())];
    props.push(("confidence", table.about.confidence.key().to_owned()));
    props.extend((!table.made_of.is_empty()).then(|| ("made-of", table.made_of.join(" "))));
    props.extend(both(("origin-en", "origin-ja"), &table.about.origin));
    props.extend(both(("note-en", "note-ja"), &table.about.note));
    let about = (table.about.key.as_str(), method, table.about.origin.get(lang));
    mapping(all, (table.from, table.to), rows.collect(), (about, props))
}

fn composed(all: &Frameworks, (from, to): (usize, usize)) -> Option<Node> {
    let found = mapped(all, Asked { from, to, item: None });
    let certain = found.matches.iter().filter(|one| one.class == Class::Certain);
    let rows = certain.filter_map(|one| {
        let (source, target) = (all.item(from, one.from)?, all.item(to, one.to)?);
        Some(Row { from: &source.id, to: &target.id, relation: one.relation, confidence: one.confidence.key() })
    });
    mapping(all, (from, to), rows.collect(), (("composed", "automation", ""), vec![("kind", "composed".to_owned())]))
}

/// What is said of a table as a whole: its key, how it was made and its origin; and properties.
type Said<'s> = ((&'s str, &'s str, &'s str), Vec<(&'static str, String)>);

fn mapping(all: &Frameworks, (from, to): (usize, usize), rows: Vec<Row<'_>>, said: Said<'_>) -> Option<Node> {
    let (one, other) = (all.all.get(from)?, all.all.get(to)?);
    let ((key, method, origin), props) = said;
    let seed = format!("mapping\n{}\n{}\n{key}", one.about.key, other.about.key);
    if rows.is_empty() {
        return None;
    }
    let mut node = Node::map([
        ("uuid", Node::text(uuid::of_name(&seed))),
        ("method", Node::text(method)),
        ("matching-rationale", Node::text("semantic")),
        ("source-resource", reference(one)),
        ("target-resource", reference(other)),
        (
            "maps",
            Node::List(rows.iter().zip(0..).map(|(row, number)| map(row, &format!("{seed}\n{number}"))).collect()),
        ),
    ]);
    put_list(&mut node, "props", props.iter().filter_map(|(name, value)| prop(name, value)).collect());
    if !origin.is_empty() {
        node.push("mapping-description", Node::text(origin));
    }
    for (gap, one, met) in [
        ("source-gap-summary", one, rows.iter().map(|row| row.from.as_str()).collect::<BTreeSet<_>>()),
        ("target-gap-summary", other, rows.iter().map(|row| row.to.as_str()).collect()),
    ] {
        let items = one.items.iter().filter(|item| item.is_asked() && !met.contains(item.id.as_str()));
        let missing: Vec<Node> = items.map(|item| Node::text(to_token(&item.id))).collect();
        if !missing.is_empty() {
            let unmapped = Node::List(vec![Node::map([("with-ids", Node::List(missing))])]);
            let id = uuid::of_name(&format!("{seed}\n{gap}"));
            node.push(gap, Node::map([("uuid", Node::text(id)), ("unmapped-controls", unmapped)]));
        }
    }
    Some(node)
}

/// The relations OSCAL has words for; the others have ours, in our namespace.
const RELATIONSHIPS: [(&str, &str); 5] = [
    ("equal", "equal-to"),
    ("subset", "subset-of"),
    ("superset", "superset-of"),
    ("intersect", "intersects-with"),
    ("none", "no-relationship"),
];

/// A relation as a word: that of files where there is one, else all it leaves possible.
pub(super) fn word(relation: Relation) -> String {
    let known = Relation::WORDS.into_iter().find(|(_, one)| *one == relation);
    let possible = || relation.possible().map(sanso_core::frameworks::Base::key).collect::<Vec<_>>().join("-or-");
    known.map_or_else(possible, |(word, _)| word.to_owned())
}

fn map(row: &Row<'_>, seed: &str) -> Node {
    let word = word(row.relation);
    let known = RELATIONSHIPS.iter().find(|(own, _)| *own == word).map(|(_, theirs)| *theirs);
    let side = |id: &str| {
        let item = Node::map([("type", Node::text("control")), ("id-ref", Node::text(to_token(id)))]);
        Node::List(vec![item])
    };
    let mut node = Node::map([("uuid", Node::text(uuid::of_name(seed)))]);
    if known.is_none() {
        node.push("ns", Node::text(NAMESPACE));
    }
    node.push("relationship", Node::text(known.map_or(word, str::to_owned)));
    node.push("sources", side(row.from));
    node.push("targets", side(row.to));
    node.push("confidence-score", Node::map([("category", line(row.confidence))]));
    node
}
