//! The third phase, second part: controls are altered.
//!
//! What is removed is chosen among what the sources say, before anything is added; so what is added stays, and its place
//! may be beside something that goes.

use super::combine::drop_empty;
use super::{MOST_WORK, Note};
use crate::json::Node;
use crate::problem::{Severity, What};
use std::collections::BTreeMap;

/// The member that marks what will go; no document can mean anything by it.
const GOES: &str = "\u{0}goes";
/// The namespace of names without one.
const OWN_NAMESPACE: &str = "http://csrc.nist.gov/ns/oscal";
/// The members of a control in the order of the model.
const ORDER: [&str; 5] = ["params", "props", "links", "parts", "controls"];

/// Alters every control the profile names; `None` where that would take too long.
pub(super) fn alter(body: &mut Node, alters: &[Node], notes: &mut Vec<Note>) -> Option<()> {
    if alters.is_empty() {
        return Some(());
    }
    let mut by_id: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (alter, number) in alters.iter().zip(0..) {
        by_id.entry(alter.str("control-id").unwrap_or_default()).or_default().push(number);
    }
    let mut work = Work { alters, by_id, met: vec![false; alters.len()], unmet: BTreeMap::new(), left: MOST_WORK };
    work.walk(body, &mut |control, alter, number, unmet| {
        for (remove, at) in alter.list("removes").iter().zip(0..) {
            let hits = mark(control, remove);
            *unmet.entry((number, "removes", at)).or_insert(0) += hits;
        }
    });
    work.walk(body, &mut |control, alter, number, unmet| {
        for (add, at) in alter.list("adds").iter().zip(0..) {
            *unmet.entry((number, "adds", at)).or_insert(0) += usize::from(added(control, add));
        }
    });
    if work.left == 0 {
        return None;
    }
    work.tell(notes);
    sweep(body);
    Some(())
}

/// How often each removal and addition did something: number of the alteration, kind, number in it.
type Effects = BTreeMap<(usize, &'static str, usize), usize>;

struct Work<'a> {
    alters: &'a [Node],
    by_id: BTreeMap<&'a str, Vec<usize>>,
    met: Vec<bool>,
    unmet: Effects,
    /// How many values may still be looked at.
    left: usize,
}

impl Work<'_> {
    fn walk(&mut self, node: &mut Node, act: &mut dyn FnMut(&mut Node, &Node, usize, &mut Effects)) {
        if let Some(Node::List(controls)) = node.get_mut("controls") {
            for control in controls {
                self.control(control, act);
                self.walk(control, act);
            }
        }
        if let Some(Node::List(groups)) = node.get_mut("groups") {
            groups.iter_mut().for_each(|group| self.walk(group, act));
        }
    }

    fn control(&mut self, control: &mut Node, act: &mut dyn FnMut(&mut Node, &Node, usize, &mut Effects)) {
        let numbers = self.by_id.get(control.str("id").unwrap_or_default()).cloned().unwrap_or_default();
        for number in numbers {
            if let (Some(alter), Some(met)) = (self.alters.get(number), self.met.get_mut(number)) {
                *met = true;
                let changes = alter.list("removes").len() + alter.list("adds").len();
                self.left = self.left.saturating_sub(changes.saturating_mul(control.size()));
                if self.left == 0 {
                    return;
                }
                act(control, alter, number, &mut self.unmet);
            }
        }
    }

    fn tell(&self, notes: &mut Vec<Note>) {
        for ((alter, met), number) in self.alters.iter().zip(&self.met).zip(0..) {
            let control = alter.str("control-id").unwrap_or_default().to_owned();
            let place = format!("/profile/modify/alters/{number}");
            if !met {
                notes.push((Severity::Warning, place, What::NoAltered(control)));
                continue;
            }
            let idle = self.unmet.iter().filter(|((own, ..), effect)| *own == number && **effect == 0);
            for ((_, kind, at), _) in idle {
                let what = match *kind {
                    "removes" => What::RemovesNothing(control.clone()),
                    _ => {
                        let by_id = alter.list("adds").get(*at).and_then(|add| add.str("by-id")).unwrap_or_default();
                        What::NoTarget(by_id.to_owned(), control.clone())
                    }
                };
                notes.push((Severity::Warning, format!("{place}/{kind}/{at}"), what));
            }
        }
    }
}

/// Marks everything inside a control that a removal meets; how much that is.
fn mark(node: &mut Node, remove: &Node) -> usize {
    let Node::Map(members) = node else { return 0 };
    let mut hits = 0;
    for (key, value) in members {
        match value {
            Node::List(elements) => {
                let name = key.strip_suffix('s').unwrap_or(key).to_owned();
                for element in elements.iter_mut().filter(|element| matches!(element, Node::Map(_))) {
                    if meets(element, &name, remove) {
                        element.push(GOES, Node::Null);
                        hits += 1;
                    } else {
                        hits += mark(element, remove);
                    }
                }
            }
            Node::Map(_) => hits += mark(value, remove),
            _ => {}
        }
    }
    hits
}

/// Whether an object meets every criterion of a removal that has any.
fn meets(element: &Node, name: &str, remove: &Node) -> bool {
    let is = |criterion: &str, own: Option<&str>| remove.str(criterion).is_none_or(|wanted| own == Some(wanted));
    let namespace = || match remove.str("by-ns") {
        Some(wanted) => element.str("ns").unwrap_or(OWN_NAMESPACE) == wanted && element.get("name").is_some(),
        None => true,
    };
    let any = ["by-id", "by-name", "by-class", "by-ns", "by-item-name"].iter().any(|key| remove.get(key).is_some());
    any && is("by-id", element.str("id"))
        && is("by-name", element.str("name"))
        && is("by-class", element.str("class"))
        && is("by-item-name", Some(name))
        && namespace()
}

/// Adds contents to a control, or at something inside it. False if that is not there.
fn added(control: &mut Node, add: &Node) -> bool {
    let position = add.str("position").unwrap_or("ending");
    let Some(target) = add.str("by-id") else {
        into(control, add, matches!(position, "starting" | "before"));
        return true;
    };
    at(control, target, add, position)
}

/// Adds contents to a node, at the start or the end of what it has.
fn into(node: &mut Node, add: &Node, start: bool) {
    if let Some(title) = add.get("title") {
        match node.get("title") {
            Some(_) => node.set("title", title.clone()),
            None => insert_title(node, title),
        }
    }
    for key in ORDER {
        let elements = add.list(key);
        if elements.is_empty() {
            continue;
        }
        if let Some(list) = node.list_mut(key) {
            let at = if start { 0 } else { list.len() };
            list.splice(at..at, elements.iter().cloned());
        }
    }
}

fn insert_title(node: &mut Node, title: &Node) {
    if let Node::Map(members) = node {
        let at = members.iter().take_while(|(key, _)| matches!(&**key, "id" | "name" | "ns" | "class")).count();
        members.insert(at, ("title".into(), title.clone()));
    }
}

/// Adds contents at the first thing of this id inside a node.
fn at(node: &mut Node, target: &str, add: &Node, position: &str) -> bool {
    let lists = ORDER.into_iter().filter(|key| *key != "props" && *key != "links");
    for key in lists {
        let Some(Node::List(elements)) = node.get_mut(key) else { continue };
        let found = elements.iter().position(|element| element.str("id") == Some(target));
        let Some(found) = found else {
            if elements.iter_mut().any(|element| at(element, target, add, position)) {
                return true;
            }
            continue;
        };
        match position {
            "before" | "after" => beside(node, key, found + usize::from(position == "after"), add),
            _ => elements.get_mut(found).into_iter().for_each(|own| into(own, add, position == "starting")),
        }
        return true;
    }
    false
}

/// Adds contents beside an element: of its own kind right there; of a kind that comes before it in the model after all
/// of that kind, and of a kind that comes later before all of that kind, so that the order of the model holds.
fn beside(node: &mut Node, key: &str, place: usize, add: &Node) {
    let own = ORDER.iter().position(|one| *one == key);
    for (kind, number) in ORDER.into_iter().zip(0..) {
        let elements = add.list(kind);
        if elements.is_empty() {
            continue;
        }
        let Some(list) = node.list_mut(kind) else { continue };
        let at = match Some(number).cmp(&own) {
            std::cmp::Ordering::Equal => place.min(list.len()),
            std::cmp::Ordering::Less => list.len(),
            std::cmp::Ordering::Greater => 0,
        };
        list.splice(at..at, elements.iter().cloned());
    }
}

/// Takes out what is marked, and lists that are empty by that.
fn sweep(node: &mut Node) {
    let mut emptied = Vec::new();
    match node {
        Node::List(elements) => elements.iter_mut().for_each(sweep),
        Node::Map(members) => {
            for (key, value) in members {
                if let Node::List(elements) = value {
                    let before = elements.len();
                    elements.retain(|element| element.get(GOES).is_none());
                    if elements.is_empty() && before > 0 {
                        emptied.push(key.to_string());
                    }
                }
                sweep(value);
            }
        }
        _ => {}
    }
    emptied.iter().for_each(|key| drop_empty(node, key));
}
