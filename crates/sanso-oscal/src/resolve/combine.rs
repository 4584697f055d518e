//! The second phase, first part: what becomes of controls that come in more than once.

use super::Note;
use super::select::Chosen;
use crate::json::Node;
use crate::problem::{Severity, What};
use std::collections::{BTreeMap, BTreeSet};

/// Lets controls of one id stay, or makes them one.
pub(super) fn combine(merge: Option<&Node>, selections: &mut [Chosen], notes: &mut Vec<Note>) {
    let method = merge.and_then(|merge| merge.get("combine")?.str("method")).unwrap_or("keep");
    let place = "/profile/merge/combine".to_owned();
    match method {
        "use-first" => once(selections, false),
        "merge" => {
            notes.push((Severity::Warning, place, What::Combine(method.to_owned())));
            once(selections, true);
        }
        "keep" => {}
        other => notes.push((Severity::Warning, place, What::Combine(other.to_owned()))),
    }
}

/// What is left of a control that came in again.
struct Again {
    id: String,
    /// Controls inside it that had not come in before.
    inside: Vec<Node>,
    /// Its own contents, if they are to be added.
    contents: Option<Node>,
}

/// Keeps the first control of each id, from the top down.
fn once(selections: &mut [Chosen], merging: bool) {
    let mut walk = Walk { seen: BTreeSet::new(), again: Vec::new(), merging };
    for chosen in selections.iter_mut() {
        walk.controls(&mut chosen.controls);
        walk.groups(&mut chosen.groups);
    }
    let mut again: BTreeMap<String, Vec<Again>> = BTreeMap::new();
    for one in walk.again {
        again.entry(one.id.clone()).or_default().push(one);
    }
    if !again.is_empty() {
        for chosen in selections.iter_mut() {
            into_list(&mut chosen.controls, &mut again);
            into_groups(&mut chosen.groups, &mut again);
        }
    }
}

struct Walk {
    seen: BTreeSet<String>,
    again: Vec<Again>,
    merging: bool,
}

impl Walk {
    fn controls(&mut self, controls: &mut Vec<Node>) {
        let all = std::mem::take(controls);
        for mut control in all {
            let id = control.str("id").unwrap_or_default().to_owned();
            let first = id.is_empty() || self.seen.insert(id.clone());
            if let Some(Node::List(inside)) = control.get_mut("controls") {
                self.controls(inside);
            }
            drop_empty(&mut control, "controls");
            if first {
                controls.push(control);
                continue;
            }
            let inside = match control.take("controls") {
                Some(Node::List(inside)) => inside,
                _ => Vec::new(),
            };
            if self.merging || !inside.is_empty() {
                self.again.push(Again { id, inside, contents: self.merging.then_some(control) });
            }
        }
    }

    /// A group that loses all its controls to others goes.
    fn groups(&mut self, groups: &mut Vec<Node>) {
        groups.retain_mut(|group| {
            let held = !group.list("controls").is_empty() || !group.list("groups").is_empty();
            if let Some(Node::List(controls)) = group.get_mut("controls") {
                self.controls(controls);
            }
            if let Some(Node::List(inner)) = group.get_mut("groups") {
                self.groups(inner);
            }
            drop_empty(group, "controls");
            drop_empty(group, "groups");
            !held || !group.list("controls").is_empty() || !group.list("groups").is_empty()
        });
    }
}

pub(super) fn drop_empty(node: &mut Node, key: &str) {
    if matches!(node.get(key), Some(Node::List(list)) if list.is_empty()) {
        node.take(key);
    }
}

/// Adds what is left of later controls to the first of their id.
fn into_list(controls: &mut [Node], again: &mut BTreeMap<String, Vec<Again>>) {
    for control in controls {
        let id = control.str("id").unwrap_or_default().to_owned();
        for one in again.remove(&id).unwrap_or_default() {
            if let Some(contents) = &one.contents {
                add_contents(control, contents);
            }
            if let Some(list) = Some(()).filter(|()| !one.inside.is_empty()).and_then(|()| control.list_mut("controls"))
            {
                list.extend(one.inside);
            }
        }
        if let Some(Node::List(inside)) = control.get_mut("controls") {
            into_list(inside, again);
        }
    }
}

fn into_groups(groups: &mut [Node], again: &mut BTreeMap<String, Vec<Again>>) {
    for group in groups {
        if let Some(Node::List(controls)) = group.get_mut("controls") {
            into_list(controls, again);
        }
        if let Some(Node::List(inner)) = group.get_mut("groups") {
            into_groups(inner, again);
        }
    }
}

/// Adds to a control what another of the same id has besides: elements that are not there yet, by id where they have one.
fn add_contents(control: &mut Node, other: &Node) {
    for (key, value) in other.members() {
        match value {
            Node::List(elements) if **key != *"controls" => {
                let Some(own) = control.list_mut(key) else { continue };
                let mut known: BTreeSet<String> = own.iter().map(identity).collect();
                own.extend(elements.iter().filter(|element| known.insert(identity(element))).cloned());
            }
            _ if control.get(key).is_none() => control.push(key, value.clone()),
            _ => {}
        }
    }
}

/// What makes an element the same as another: its id, or else all that is in it.
fn identity(element: &Node) -> String {
    element.str("id").map_or_else(|| element.written(), str::to_owned)
}

/// Controls and groups of one id that stand more than once in a catalog.
pub(super) fn clashes(body: &Node, notes: &mut Vec<Note>) {
    let mut seen = BTreeSet::new();
    let mut told = BTreeSet::new();
    look(body, &mut seen, &mut told);
    let notes_of = told
        .into_iter()
        .map(|(kind, id)| (Severity::Warning, "/profile/imports".to_owned(), What::Clash(kind, id.to_owned())));
    notes.extend(notes_of);
}

fn look<'n>(
    node: &'n Node,
    seen: &mut BTreeSet<(&'static str, &'n str)>,
    told: &mut BTreeSet<(&'static str, &'n str)>,
) {
    for (key, kind) in [("controls", "control"), ("groups", "group")] {
        for one in node.list(key) {
            if let Some(id) = one.str("id").filter(|id| !seen.insert((kind, id))) {
                told.insert((kind, id));
            }
            look(one, seen, told);
        }
    }
}
