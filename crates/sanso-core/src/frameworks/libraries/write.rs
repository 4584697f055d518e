//! Frameworks and tables as library files.

use super::folder::quoted;
use crate::content::Confidence;
use crate::frameworks::library::{Crosswalk, Framework, Frameworks, Item};
use crate::frameworks::relation::Relation;
use crate::text::Words;
use std::fmt::Write as _;

/// What stands in every URN of ours.
const PACKAGER: &str = "sanso";

/// One framework as a library, in English with Japanese beside it. Levels become implementation groups.
pub fn framework_library(frameworks: &Frameworks, number: usize) -> Option<String> {
    let one = frameworks.all.get(number)?;
    let key = one.about.key.as_str();
    let mut out = head(one, "library", key);
    // Writing to a string cannot fail.
    let _ = writeln!(out, "objects:\n  framework:");
    let _ = writeln!(out, "    urn: {}", quoted(&urn("framework", key, None)));
    let _ = writeln!(out, "    ref_id: {}", quoted(key));
    named(&mut out, "    ", &one.name);
    if !one.grading.levels.is_empty() {
        out.push_str("    implementation_groups_definition:\n");
    }
    for level in &one.grading.levels {
        let _ = writeln!(out, "      - ref_id: {}", quoted(&level.key));
        named(&mut out, "        ", &level.name);
    }
    out.push_str("    requirement_nodes:\n");
    let groups: Vec<(&str, Vec<u32>)> =
        one.grading.levels.iter().map(|level| (level.key.as_str(), one.asked_by(level))).collect();
    for number in parents_first(one) {
        let Some(item) = one.items.get(number as usize) else { continue };
        let named: Vec<&str> =
            groups.iter().filter(|(_, items)| items.binary_search(&number).is_ok()).map(|(key, _)| *key).collect();
        node(&mut out, one, (item, number), &named);
    }
    Some(out)
}

fn node(out: &mut String, one: &Framework, (item, number): (&Item, u32), groups: &[&str]) {
    let key = one.about.key.as_str();
    let above = one.above(number).count();
    let _ = writeln!(out, "      - urn: {}", quoted(&urn("req_node", key, Some(&item.id))));
    let _ = writeln!(out, "        assessable: {}", item.is_asked());
    let _ = writeln!(out, "        depth: {}", above + 1);
    if let Some(parent) = one.above(number).next() {
        let _ = writeln!(out, "        parent_urn: {}", quoted(&urn("req_node", key, Some(&parent.id))));
    }
    let _ = writeln!(out, "        ref_id: {}", quoted(&item.id));
    named(out, "        ", &item.name);
    if !groups.is_empty() {
        let groups: Vec<String> = groups.iter().map(|group| quoted(group)).collect();
        let _ = writeln!(out, "        implementation_groups: [{}]", groups.join(", "));
    }
}

/// Items in an order in which what stands above comes first.
fn parents_first(one: &Framework) -> Vec<u32> {
    let mut order: Vec<(Vec<u32>, u32)> = (0..one.items.len() as u32)
        .map(|number| {
            let parent = |at: u32| one.items.get(at as usize).and_then(|item| item.parent);
            let mut way: Vec<u32> =
                std::iter::successors(Some(number), |at| parent(*at)).take(one.items.len()).collect();
            way.reverse();
            (way, number)
        })
        .collect();
    order.sort_unstable();
    order.into_iter().map(|(_, number)| number).collect()
}

/// What leads from one framework to another as a library: the rows of every table between the two.
pub fn mapping_library(frameworks: &Frameworks, from: usize, to: usize) -> Option<String> {
    let (one, other) = (frameworks.all.get(from)?, frameworks.all.get(to)?);
    let [source, target] = [one, other].map(|one| one.about.key.as_str());
    let tables: Vec<&Crosswalk> = frameworks
        .crosswalks
        .iter()
        .filter(|table| (table.from, table.to) == (from, to) || (table.from, table.to) == (to, from))
        .collect();
    if tables.is_empty() {
        return None;
    }
    let key = format!("mapping-{source}-to-{target}");
    let mut out = head(one, "library", &key);
    let libraries = [source, target].map(|key| quoted(&urn("library", key, None)));
    let _ = writeln!(out, "dependencies: [{}]\nobjects:\n  requirement_mapping_sets:", libraries.join(", "));
    let _ = writeln!(out, "    - urn: {}", quoted(&urn("req_mapping_set", &key, None)));
    let _ = writeln!(out, "      ref_id: {}", quoted(&key));
    let title = Words::plain(&format!("{source} -> {target}"));
    named(&mut out, "      ", &title);
    let _ = writeln!(out, "      source_framework_urn: {}", quoted(&urn("framework", source, None)));
    let _ = writeln!(out, "      target_framework_urn: {}", quoted(&urn("framework", target, None)));
    out.push_str("      requirement_mappings:\n");
    for table in tables {
        for link in &table.links {
            let inverted = table.from != from;
            let (a, b, relation) = match inverted {
                true => (link.to, link.from, link.relation.inverse()),
                false => (link.from, link.to, link.relation),
            };
            let (Some(a), Some(b)) = (one.items.get(a as usize), other.items.get(b as usize)) else { continue };
            let strength = match link.confidence {
                Confidence::High => 9,
                Confidence::Medium => 6,
                Confidence::Low => 3,
            };
            let _ =
                writeln!(out, "        - source_requirement_urn: {}", quoted(&urn("req_node", source, Some(&a.id))));
            let _ =
                writeln!(out, "          target_requirement_urn: {}", quoted(&urn("req_node", target, Some(&b.id))));
            let _ = writeln!(out, "          relationship: {}", word(relation));
            let _ = writeln!(out, "          strength_of_relationship: {strength}");
        }
    }
    Some(out)
}

/// The word of such a library for a relation.
fn word(relation: Relation) -> &'static str {
    match Relation::WORDS.into_iter().find(|(_, known)| *known == relation).map(|(word, _)| word) {
        Some("equal") => "equal",
        Some("subset") => "subset",
        Some("superset") => "superset",
        Some("none") => "not_related",
        _ => "intersect",
    }
}

fn head(one: &Framework, kind: &str, key: &str) -> String {
    let mut out = String::new();
    let said = |words: &Words| words.get(crate::text::Lang::En).to_owned();
    let rows = [
        ("urn", quoted(&urn(kind, key, None))),
        ("locale", "en".to_owned()),
        ("ref_id", quoted(key)),
        ("name", quoted(&said(&one.name))),
        ("description", quoted(&said(&one.about.origin))),
        ("copyright", quoted(&said(&one.licence))),
        ("version", "1".to_owned()),
        ("provider", quoted(&said(&one.publisher))),
        ("packager", PACKAGER.to_owned()),
    ];
    for (field, value) in rows {
        let _ = writeln!(out, "{field}: {value}");
    }
    if one.date.len() == "2026-01-01".len() {
        let _ = writeln!(out, "publication_date: {}", one.date);
    }
    out
}

/// The English name, with the Japanese one as its translation.
fn named(out: &mut String, indent: &str, name: &Words) {
    let [en, ja] = [&name.en, &name.ja].map(|text| text.as_deref().unwrap_or_default());
    let _ = writeln!(out, "{indent}name: {}", quoted(if en.is_empty() { ja } else { en }));
    if !ja.is_empty() {
        let _ = writeln!(out, "{indent}translations:\n{indent}  ja:\n{indent}    name: {}", quoted(ja));
    }
}

/// A URN of ours. Letters that URNs do not take are written as their number.
fn urn(kind: &str, key: &str, node: Option<&str>) -> String {
    let plain = |text: &str| {
        text.chars().fold(String::new(), |mut out, c| {
            match c.to_ascii_lowercase() {
                c if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '(' | ')') => out.push(c),
                ' ' => out.push('-'),
                c => {
                    let _ = write!(out, "%{:x}", c as u32);
                }
            }
            out
        })
    };
    let node = node.map(|node| format!(":{}", plain(node))).unwrap_or_default();
    format!("urn:{PACKAGER}:risk:{kind}:{}{node}", plain(key))
}
