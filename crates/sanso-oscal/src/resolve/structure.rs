//! The second phase, second part: how the result is built up: flat, as it is in the sources, or as the profile says.

use super::Note;
use super::Parents;
use super::select::{Chosen, Selector, copied};
use crate::json::Node;
use crate::problem::{Severity, What};
use std::collections::{BTreeMap, BTreeSet};

/// A way of building up the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Structure {
    /// One list of controls without groups.
    Flat,
    /// Groups and nesting as in the sources.
    AsIs,
    /// Groups of the profile.
    Custom,
}

/// The structure a profile asks for: flat unless it says something else. More than one is an error: their names.
pub(super) fn asked(merge: Option<&Node>) -> Result<Structure, String> {
    let given = |key: &str| merge.and_then(|merge| merge.get(key)).is_some_and(|value| *value != Node::Bool(false));
    let all = [("flat", Structure::Flat), ("as-is", Structure::AsIs), ("custom", Structure::Custom)];
    let named: Vec<(&str, Structure)> = all.into_iter().filter(|(key, _)| given(key)).collect();
    match named.as_slice() {
        [] => Ok(Structure::Flat),
        [(_, one)] => Ok(*one),
        more => Err(more.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", ")),
    }
}

/// The body of the result: parameters, controls and groups.
pub(super) fn structured(
    structure: Structure,
    merge: Option<&Node>,
    selections: Vec<Chosen>,
    notes: &mut Vec<Note>,
) -> Node {
    let body = match structure {
        Structure::Flat => flat(selections),
        Structure::AsIs => as_is(selections),
        Structure::Custom => {
            custom(merge.and_then(|merge| merge.get("custom")).unwrap_or(&Node::Null), selections, notes)
        }
    };
    super::combine::clashes(&body, notes);
    body
}

fn body(params: Vec<Node>, controls: Vec<Node>, groups: Vec<Node>) -> Node {
    copied(&Node::Map(Vec::new()), vec![("params", params), ("controls", controls), ("groups", groups)])
}

fn flat(selections: Vec<Chosen>) -> Node {
    let (mut params, mut controls) = (Vec::new(), Vec::new());
    for mut chosen in selections {
        params.append(&mut chosen.loose);
        flattened(chosen.controls, &mut controls);
        flat_groups(chosen.groups, &mut params, &mut controls);
    }
    body(once_each(params), controls, Vec::new())
}

fn flat_groups(groups: Vec<Node>, params: &mut Vec<Node>, controls: &mut Vec<Node>) {
    for mut group in groups {
        params.extend(taken(&mut group, "params"));
        flattened(taken(&mut group, "controls"), controls);
        flat_groups(taken(&mut group, "groups"), params, controls);
    }
}

/// Controls in the order of a book: each before those inside it.
fn flattened(controls: Vec<Node>, flat: &mut Vec<Node>) {
    for mut control in controls {
        let inside = taken(&mut control, "controls");
        flat.push(control);
        flattened(inside, flat);
    }
}

fn taken(node: &mut Node, key: &str) -> Vec<Node> {
    match node.take(key) {
        Some(Node::List(list)) => list,
        _ => Vec::new(),
    }
}

/// The same parameter out of two imports of one source is one.
fn once_each(params: Vec<Node>) -> Vec<Node> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    params.into_iter().filter(|param| known.insert(param.written())).collect()
}

fn as_is(selections: Vec<Chosen>) -> Node {
    let (mut params, mut controls, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    for mut chosen in selections {
        params.append(&mut chosen.loose);
        controls.append(&mut chosen.controls);
        joined(&mut groups, chosen.groups);
    }
    body(once_each(params), controls, groups)
}

/// Puts groups beside others; one that is the same but for what is in it is filled up.
fn joined(groups: &mut Vec<Node>, more: Vec<Node>) {
    let mut known: BTreeMap<String, usize> = groups.iter().map(head).zip(0..).collect();
    for mut group in more {
        let head = head(&group);
        let Some(own) = known.get(&head).and_then(|at| groups.get_mut(*at)) else {
            known.insert(head, groups.len());
            groups.push(group);
            continue;
        };
        let (controls, inner) = (taken(&mut group, "controls"), taken(&mut group, "groups"));
        let mut held = taken(own, "groups");
        joined(&mut held, inner);
        let mut all = taken(own, "controls");
        all.extend(controls);
        for (key, filled) in [("groups", held), ("controls", all)] {
            if !filled.is_empty() {
                own.push(key, Node::List(filled));
            }
        }
    }
}

/// What a group says of itself.
fn head(group: &Node) -> String {
    let members = group.members().iter().filter(|(key, _)| !matches!(&**key, "controls" | "groups"));
    let mut members: Vec<_> = members.cloned().collect();
    members.sort_by(|one, other| one.0.cmp(&other.0));
    Node::Map(members).written()
}

/// What a structure of the profile's own is filled from.
struct Pool {
    selections: Vec<Chosen>,
    notes: Vec<Note>,
}

fn custom(custom: &Node, selections: Vec<Chosen>, notes: &mut Vec<Note>) -> Node {
    let mut pool = Pool { selections, notes: Vec::new() };
    let place = "/profile/merge/custom";
    let controls = pool.inserted(custom, place);
    let groups = pool.groups(custom, place);
    notes.append(&mut pool.notes);
    let mut params = Vec::new();
    for chosen in pool.selections {
        params.extend(chosen.loose);
        // Parameters of groups that are not rebuilt are loose now.
        loose_of(chosen.groups, &groups, &mut params);
    }
    body(once_each(params), controls, groups)
}

fn loose_of(sources: Vec<Node>, built: &[Node], params: &mut Vec<Node>) {
    for mut group in sources {
        if find_group(built, group.str("id")).is_none() {
            params.extend(taken(&mut group, "params"));
        }
        loose_of(taken(&mut group, "groups"), built, params);
    }
}

fn find_group<'g>(groups: &'g [Node], id: Option<&str>) -> Option<&'g Node> {
    let id = id?;
    groups.iter().find_map(|group| match group.str("id") == Some(id) {
        true => Some(group),
        false => find_group(group.list("groups"), Some(id)),
    })
}

impl Pool {
    fn groups(&mut self, within: &Node, place: &str) -> Vec<Node> {
        let groups = within.list("groups").iter().zip(0..);
        groups.map(|(group, number)| self.group(group, &format!("{place}/groups/{number}"))).collect()
    }

    /// A group of the profile, with what a group of the same id in the sources says before what it says itself.
    fn group(&mut self, group: &Node, place: &str) -> Node {
        let inner = self.groups(group, place);
        let controls = self.inserted(group, place);
        let mut built = copied(group, vec![("insert-controls", Vec::new()), ("groups", Vec::new())]);
        let source = self.selections.iter().find_map(|chosen| find_group(&chosen.groups, group.str("id")));
        if let Some(source) = source {
            built = with_source(&built, source);
        }
        for (key, list) in [("groups", inner), ("controls", controls)] {
            if !list.is_empty() {
                built.push(key, Node::List(list));
            }
        }
        built
    }

    /// The controls that are to be inserted here.
    fn inserted(&mut self, within: &Node, place: &str) -> Vec<Node> {
        let mut all = Vec::new();
        for (insert, number) in within.list("insert-controls").iter().zip(0..) {
            let place = format!("{place}/insert-controls/{number}");
            let selector = Selector::of(insert, Parents::Lift);
            let mut controls = Vec::new();
            for chosen in &self.selections {
                controls.extend(selector.controls(&chosen.controls));
                from_groups(&selector, &chosen.groups, &mut controls);
            }
            for (below, word) in selector.silent() {
                self.notes.push((Severity::Warning, format!("{place}{below}"), What::NoMatch(word)));
            }
            let id = |control: &Node| control.str("id").unwrap_or_default().to_owned();
            match insert.str("order") {
                Some("ascending") => controls.sort_by_cached_key(id),
                Some("descending") => controls.sort_by_cached_key(|control| std::cmp::Reverse(id(control))),
                _ => {}
            }
            all.append(&mut controls);
        }
        all
    }
}

fn from_groups(selector: &Selector<'_>, groups: &[Node], controls: &mut Vec<Node>) {
    for group in groups {
        controls.extend(selector.controls(group.list("controls")));
        from_groups(selector, group.list("groups"), controls);
    }
}

/// A group that says what its source says, and then what it says itself.
fn with_source(own: &Node, source: &Node) -> Node {
    let mut built = own.clone();
    for (key, value) in source.members().iter().filter(|(key, _)| !matches!(&**key, "controls" | "groups" | "id")) {
        match (built.get_mut(key), value) {
            (Some(Node::List(list)), Node::List(from)) => {
                let mut all: Vec<Node> = from.iter().filter(|one| !list.contains(one)).cloned().collect();
                all.append(list);
                *list = all;
            }
            (Some(_), _) => {}
            (None, _) => built.push(key, value.clone()),
        }
    }
    built
}
