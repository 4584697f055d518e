//! The third phase, first part: parameters are set.

use super::Note;
use crate::json::Node;
use crate::problem::{Severity, What};
use std::collections::BTreeMap;

/// Members that are replaced; `values` and `select` also take the place of each other.
const REPLACED: [&str; 6] = ["class", "depends-on", "label", "usage", "values", "select"];
/// Members whose elements are added.
const ADDED: [&str; 4] = ["props", "links", "constraints", "guidelines"];

/// Sets every parameter the profile names, wherever it stands, in the order of the settings.
pub(super) fn set(body: &mut Node, settings: &[Node], notes: &mut Vec<Note>) {
    let mut by_id: BTreeMap<&str, Vec<&Node>> = BTreeMap::new();
    for setting in settings {
        if let Some(id) = setting.str("param-id") {
            by_id.entry(id).or_default().push(setting);
        }
    }
    let mut met = BTreeMap::new();
    if !by_id.is_empty() {
        walk(body, &by_id, &mut met);
    }
    for (setting, number) in settings.iter().zip(0..) {
        if let Some(id) = setting.str("param-id").filter(|id| !met.contains_key(id)) {
            let place = format!("/profile/modify/set-parameters/{number}");
            notes.push((Severity::Warning, place, What::NoParameter(id.to_owned())));
        }
    }
}

fn walk<'s>(node: &mut Node, settings: &BTreeMap<&'s str, Vec<&Node>>, met: &mut BTreeMap<&'s str, ()>) {
    if let Some(Node::List(params)) = node.get_mut("params") {
        for param in params {
            let Some((id, all)) = param.str("id").and_then(|id| settings.get_key_value(id)) else { continue };
            met.insert(id, ());
            all.iter().for_each(|setting| apply(param, setting));
        }
    }
    for key in ["controls", "groups"] {
        if let Some(Node::List(inside)) = node.get_mut(key) {
            inside.iter_mut().for_each(|one| walk(one, settings, met));
        }
    }
}

fn apply(param: &mut Node, setting: &Node) {
    for key in REPLACED {
        let Some(value) = setting.get(key) else { continue };
        match key {
            "values" => drop(param.take("select")),
            "select" => drop(param.take("values")),
            _ => {}
        }
        param.set(key, value.clone());
    }
    for key in ADDED {
        for element in setting.list(key) {
            let Some(list) = param.list_mut(key) else { continue };
            if let Some(uuid) = element.str("uuid") {
                list.retain(|own| own.str("uuid") != Some(uuid));
            }
            list.push(element.clone());
        }
    }
}
