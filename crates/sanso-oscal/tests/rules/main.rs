//! The rules of the profile resolution specification, each with the smallest case that shows it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use sanso_oscal::problem::{Severity, What};
use sanso_oscal::resolve::{Fetched, Options, Parents, Resolved, resolve};
use serde_json::{Value, json};

mod finish;
mod import;
mod merge;
mod modify;
mod select;

const METADATA: &str = r#"{"title":"t","last-modified":"2026-01-01T00:00:00Z","version":"1","oscal-version":"1.1.3"}"#;

fn metadata() -> Value {
    serde_json::from_str(METADATA).unwrap()
}

fn control(id: &str, inside: Value) -> Value {
    let mut control = json!({"id": id, "title": id});
    if inside.as_array().is_some_and(|inside| !inside.is_empty()) {
        control["controls"] = inside;
    }
    control
}

/// Two groups, controls inside controls, a control in no group.
fn base() -> Value {
    json!({"uuid": "11111111-1111-4111-8111-111111111111", "metadata": metadata(),
    "controls": [control("top", json!([]))],
    "groups": [
        {"id": "a", "title": "A", "props": [{"name": "label", "value": "A"}], "controls": [
            control("a-1", json!([control("a-1.1", json!([control("a-1.1.1", json!([]))])), control("a-1.2", json!([]))])),
            control("a-2", json!([])),
            control("a-10", json!([])),
        ]},
        {"id": "b", "title": "B", "groups": [{"id": "b1", "title": "B1", "controls": [control("b-1", json!([]))]}]},
    ]})
}

/// Resolves a profile over files by name.
fn resolved_with(profile: Value, files: &[(&str, Value)], options: &Options) -> Resolved {
    let bytes = json!({ "profile": profile }).to_string();
    resolve("profile.json", bytes.as_bytes(), options, &mut |_, href| {
        let found = files.iter().find(|(name, _)| *name == href);
        let (name, value) = found.ok_or_else(|| "not here".to_owned())?;
        Ok(Fetched { name: (*name).to_owned(), bytes: value.to_string().into_bytes(), elsewhere: None })
    })
}

fn files(catalogs: &[(&'static str, Value)]) -> Vec<(&'static str, Value)> {
    catalogs.iter().map(|(name, catalog)| (*name, json!({ "catalog": catalog }))).collect()
}

/// A profile of imports, with more members.
fn profile(imports: Value, more: Value) -> Value {
    let mut profile =
        json!({"uuid": "22222222-2222-4222-8222-222222222222", "metadata": metadata(), "imports": imports});
    for (key, value) in more.as_object().unwrap() {
        profile[key] = value.clone();
    }
    profile
}

fn body(resolved: &Resolved) -> Value {
    let catalog = resolved.catalog.as_ref().unwrap_or_else(|| panic!("{:#?}", resolved.problems));
    serde_json::from_str::<Value>(&catalog.written()).unwrap()["catalog"].clone()
}

/// The groups and controls of a result as words: groups in brackets, controls inside controls in round ones.
fn outline(node: &Value) -> String {
    let mut parts = Vec::new();
    for control in node["controls"].as_array().into_iter().flatten() {
        let inside = outline(control);
        let id = control["id"].as_str().unwrap();
        parts.push(if inside.is_empty() { id.to_owned() } else { format!("{id}({inside})") });
    }
    for group in node["groups"].as_array().into_iter().flatten() {
        parts.push(format!("{}[{}]", group["id"].as_str().unwrap_or("-"), outline(group)));
    }
    parts.join(" ")
}

/// The outline of one import of the base, kept as it is, and what was told.
fn selected(import: Value) -> (String, Vec<What>) {
    selected_as(import, Parents::Include)
}

fn selected_as(mut import: Value, parents: Parents) -> (String, Vec<What>) {
    import["href"] = json!("base.json");
    let options = Options { parents, ..Options::default() };
    let made = resolved_with(
        profile(json!([import]), json!({"merge": {"as-is": true}})),
        &files(&[("base.json", base())]),
        &options,
    );
    (outline(&body(&made)), made.problems.into_iter().map(|one| one.what).collect())
}

fn with_ids(ids: &[&str]) -> Value {
    json!({"include-controls": [{"with-ids": ids}]})
}

const ALL: &str = "top a[a-1(a-1.1(a-1.1.1) a-1.2) a-2 a-10] b[b1[b-1]]";

/// A control with a bit of everything, altered.
fn rich() -> Value {
    json!({"uuid": "33333333-3333-4333-8333-333333333333", "metadata": metadata(), "controls": [{
        "id": "c", "title": "C",
        "params": [{"id": "p1", "label": "one", "class": "k"}, {"id": "p2", "select": {"choice": ["x", "y"]}}],
        "props": [{"name": "status", "value": "ready"}, {"name": "status", "ns": "urn:other:ns", "value": "odd", "class": "k"}],
        "links": [{"href": "#d", "rel": "related"}],
        "parts": [{"id": "s", "name": "statement", "parts": [
            {"id": "s.a", "name": "item", "prose": "a", "class": "k"}, {"id": "s.b", "name": "item", "prose": "b"}]}],
        "controls": [{"id": "d", "title": "D", "parts": [{"id": "d.s", "name": "statement", "prose": "d"}]}],
    }]})
}

fn names(list: &Value, key: &str) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|one| one[key].as_str().unwrap_or("-").to_owned()).collect()
}
