//! Ways as Attack Flow: what the specification asks for, and nothing of the graph lost.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod support;

use sanso_core::study::Study;
use sanso_core::text::Lang;
use sanso_report::attack_flow::{Wanted, attack_flow_json};
use sanso_report::view::{Extent, travelled};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use support::{LANGUAGES, examples, study_of};

const ALL: Wanted = Wanted { goal: None, count: 3, day: None };
const EXTENSION: &str = "extension-definition--fb9c968a-745b-4ade-9b25-c324172197f4";

/// What each kind must say besides what all must.
const REQUIRED: &[(&str, &[&str])] = &[
    ("extension-definition", &["created_by_ref", "name", "schema", "version", "extension_types"]),
    ("identity", &["name"]),
    ("marking-definition", &["definition_type", "definition"]),
    ("attack-flow", &["name", "scope", "start_refs"]),
    ("attack-action", &["name"]),
    ("attack-asset", &["name"]),
    ("attack-condition", &["description"]),
    ("attack-operator", &["operator"]),
];

/// What each reference may lead to.
const REFERENCES: &[(&str, &[&str])] = &[
    ("start_refs", &["attack-action", "attack-condition"]),
    ("effect_refs", &["attack-action", "attack-operator", "attack-condition"]),
    ("on_true_refs", &["attack-action", "attack-operator", "attack-condition"]),
    ("asset_refs", &["attack-asset"]),
    ("object_marking_refs", &["marking-definition"]),
    ("created_by_ref", &["identity"]),
];

fn flow(study: &Study, lang: Lang, wanted: &Wanted) -> Option<Value> {
    attack_flow_json(study, lang, wanted).map(|text| serde_json::from_str(&text).unwrap())
}

fn text<'v>(object: &'v Value, key: &str) -> &'v str {
    object[key].as_str().unwrap_or_else(|| panic!("{key} of {object}"))
}

fn refs<'v>(object: &'v Value, key: &str) -> Vec<&'v str> {
    match &object[key] {
        Value::Null => Vec::new(),
        Value::String(one) => vec![one],
        list => list.as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect(),
    }
}

/// Checks a bundle against what the specification says.
fn check(name: &str, bundle: &Value) {
    assert_eq!(text(bundle, "type"), "bundle", "{name}");
    let objects = bundle["objects"].as_array().unwrap();
    let mut kinds: BTreeMap<&str, &str> = BTreeMap::new();
    for object in objects {
        let (id, kind) = (text(object, "id"), text(object, "type"));
        assert!(kinds.insert(id, kind).is_none(), "{name}: {id} stands once");
        let uuid = id.strip_prefix(&format!("{kind}--")).unwrap_or_else(|| panic!("{name}: {id}"));
        let parts: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12], "{name}: {id}");
        let plain = |c: char| c == '-' || c.is_ascii_digit() || ('a'..='f').contains(&c);
        assert!(uuid.chars().all(plain), "{name}: {id}");
    }
    for object in objects {
        let kind = text(object, "type");
        let (_, needed) = REQUIRED.iter().find(|(known, _)| *known == kind).unwrap_or_else(|| panic!("{name}: {kind}"));
        assert_eq!(text(object, "spec_version"), "2.1", "{name}");
        let times: &[&str] = if kind == "marking-definition" { &["created"] } else { &["created", "modified"] };
        for time in times {
            let time = text(object, time);
            assert!(time.len() == 24 && time.ends_with('Z') && time.as_bytes()[19] == b'.', "{name}: {time}");
        }
        for key in *needed {
            assert!(!object[*key].is_null(), "{name}: {key} of {object}");
        }
        for (key, may) in REFERENCES {
            let found = refs(object, key);
            assert!(object[*key].is_null() || !found.is_empty(), "{name}: no empty list of references");
            for to in found {
                let kind = kinds.get(to).unwrap_or_else(|| panic!("{name}: {to} is in the bundle"));
                assert!(may.contains(kind), "{name}: {key} of {object}");
            }
        }
        if kind.starts_with("attack-") {
            assert_eq!(object["extensions"][EXTENSION]["extension_type"], "new-sdo", "{name}");
        }
    }
    let count = |kind| kinds.values().filter(|known| **known == kind).count();
    assert_eq!((count("attack-flow"), count("extension-definition")), (1, 1), "{name}: one of each in a document");
}

#[test]
fn every_example_gives_a_bundle_as_the_specification_asks() {
    for (name, study, _) in examples() {
        for lang in LANGUAGES {
            check(name, &flow(study, lang, &ALL).unwrap());
        }
    }
}

#[test]
fn every_step_of_every_way_is_an_action_that_is_reached_only_when_all_it_needs_holds() {
    for (name, study, _) in examples() {
        let bundle = flow(study, Lang::En, &ALL).unwrap();
        let objects = bundle["objects"].as_array().unwrap();
        let told = travelled(study, Lang::En, Extent { goals: usize::MAX, routes: 3 });
        let routes = || told.risks.iter().flat_map(|risk| &risk.routes);
        let ways: BTreeSet<u32> =
            routes().flat_map(|route| route.steps.iter().chain(&route.aside)).map(|step| step.number).collect();
        let of = |kind: &'static str| objects.iter().filter(move |object| object["type"] == kind);
        assert_eq!(of("attack-action").count(), ways.len(), "{name}");
        let net = &study.travel.graph.net;
        let all = of("attack-operator").filter(|object| object["operator"] == "AND");
        assert_eq!(all.count(), ways.iter().filter(|way| net.premises(**way).len() > 1).count(), "{name}");
        // Whatever is needed besides is led to the same operator.
        for operator in of("attack-operator").filter(|object| object["operator"] == "AND") {
            let into =
                of("attack-condition").filter(|object| refs(object, "on_true_refs").contains(&text(operator, "id")));
            assert!(into.count() > 1, "{name}: {operator}");
        }
        let begins: BTreeSet<&str> = of("attack-flow").flat_map(|object| refs(object, "start_refs")).collect();
        let reached: BTreeSet<&str> = objects
            .iter()
            .flat_map(|object| ["effect_refs", "on_true_refs"].map(|key| refs(object, key)))
            .flatten()
            .collect();
        for object in of("attack-action").chain(of("attack-condition")).chain(of("attack-operator")) {
            let id = text(object, "id");
            assert!(begins.contains(id) != reached.contains(id), "{name}: {id} begins or is reached");
        }
    }
}

#[test]
fn ids_of_techniques_stand_with_their_source_and_the_words_its_owner_asks_for() {
    let mut seen = 0;
    for (name, study, _) in examples() {
        let bundle = flow(study, Lang::Ja, &ALL).unwrap();
        for action in bundle["objects"].as_array().unwrap().iter().filter(|object| !object["technique_id"].is_null()) {
            seen += 1;
            assert_eq!(action["external_references"][0]["external_id"], action["technique_id"], "{name}");
            assert_eq!(action["external_references"][0]["source_name"], "mitre-attack", "{name}");
            assert_eq!(refs(action, "object_marking_refs").len(), 1, "{name}");
        }
    }
    assert!(seen > 20, "{seen} actions name a technique");
}

#[test]
fn the_same_study_gives_the_same_bytes_and_a_day_only_changes_times() {
    let (study, _) = support::example("car-parts-supplier");
    let first = attack_flow_json(&study, Lang::En, &ALL).unwrap();
    assert_eq!(first, attack_flow_json(&support::example("car-parts-supplier").0, Lang::En, &ALL).unwrap());
    let dated = Wanted { day: Some("2027-03-04".to_owned()), ..ALL };
    let dated = flow(&study, Lang::En, &dated).unwrap();
    let ids = |bundle: &Value| -> Vec<String> {
        bundle["objects"].as_array().unwrap().iter().map(|object| text(object, "id").to_owned()).collect()
    };
    assert_eq!(ids(&dated), ids(&serde_json::from_str(&first).unwrap()));
    assert_eq!(dated["objects"][4]["created"], "2027-03-04T00:00:00.000Z");
}

#[test]
fn where_nothing_leads_there_is_no_flow() {
    let (study, _) = study_of("sanso: 1\nprocess: quiet\n");
    assert!(attack_flow_json(&study, Lang::En, &ALL).is_none());
}
