//! The JSON Schema of the model language agrees with the reader on real models and on spoiled ones.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use sanso_core::text::{FileId, Limits, Node, NodeKind, read_yaml};
use sanso_report::schema::model_schema;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// YAML as an editor understands it: plain scalars by the core schema of YAML 1.2.
fn as_editors_read(node: Node<'_>) -> Value {
    match node.kind() {
        NodeKind::Nothing => Value::Null,
        NodeKind::Quoted => json!(node.text().unwrap()),
        NodeKind::Plain => match node.text().unwrap() {
            "true" | "True" | "TRUE" => json!(true),
            "false" | "False" | "FALSE" => json!(false),
            text => match (text.parse::<i64>(), text.parse::<f64>()) {
                (Ok(number), _) => json!(number),
                (_, Ok(number)) => json!(number),
                _ => json!(text),
            },
        },
        NodeKind::List => node.items().map(as_editors_read).collect(),
        NodeKind::Mapping => {
            node.entries().map(|(key, value)| (key.text().unwrap().to_owned(), as_editors_read(value))).collect()
        }
    }
}

fn parse(text: &str) -> Value {
    let (tree, troubles) = read_yaml(FileId(0), &Arc::from(text), Limits::default());
    assert!(troubles.is_empty(), "{troubles:?}");
    as_editors_read(tree.root())
}

/// Files beside models that are none: what was observed in an incident, the list of customers' sheets.
const BESIDE: [&str; 2] = ["observed.yaml", "index.yaml"];

fn model_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            model_files(&path, found);
        } else if name.ends_with(".yaml") && !name.starts_with("answers") && !BESIDE.contains(&&*name) {
            found.push(path);
        }
    }
}

fn problems(model: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&model_schema()).unwrap();
    validator.iter_errors(model).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_schema_is_itself_a_valid_schema() {
    jsonschema::meta::validate(&model_schema()).unwrap();
}

#[test]
fn every_example_fits_the_schema() {
    let mut files = Vec::new();
    model_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples"), &mut files);
    assert!(files.len() >= 10);
    for file in files {
        let model = parse(&std::fs::read_to_string(&file).unwrap());
        assert_eq!(problems(&model), Vec::<String>::new(), "{}", file.display());
    }
}

const SMALL: &str = "
sanso: 1
organizations:
  plant: { name: { en: Plant, ja: 工場 }, size: small }
zones:
  floor: { organization: plant, access: controlled }
systems:
  line: { organization: plant, tolerates: 4h }
components:
  press: { kind: plc, system: line, acts-on: [ram], can-harm: people, login-required: false }
flows:
  - { id: wire, from: press, to: line, what: [control] }
goals:
  hurt: { at: press, kind: people, recovery: 2 }
";

#[test]
fn both_forms_of_a_section_fit() {
    assert_eq!(problems(&parse(SMALL)), Vec::<String>::new());
}

#[test]
fn what_the_reader_refuses_the_schema_refuses() {
    for (good, bad) in [
        ("size: small", "size: tiny"),
        ("size: small", "sise: small"),
        ("access: controlled", "access: [controlled]"),
        ("tolerates: 4h", "tolerates: four hours"),
        ("login-required: false", "login-required: 0"),
        ("login-required: false", "login-required: 'false'"),
        ("recovery: 2", "recovery: 4"),
        ("recovery: 2", "recovery: high"),
        ("what: [control]", "what: [controll]"),
        ("can-harm: people", "can-harm: peeple"),
        ("{ id: wire, ", "{ "),
        ("to: line, ", ""),
        ("floor: {", "'flo or': {"),
        ("ja: 工場", "de: Werk"),
        ("sanso: 1", "sanso: 2"),
        ("goals:", "gaols:"),
    ] {
        let spoiled = SMALL.replacen(good, bad, 1);
        assert_ne!(spoiled, SMALL, "{good}");
        assert_ne!(problems(&parse(&spoiled)), Vec::<String>::new(), "{bad}");
        let mut fetch = |_: &str| Ok(spoiled.clone().into_bytes());
        assert!(!sanso_core::model::read("model.yaml", &mut fetch).diagnostics.is_empty(), "{bad}");
    }
}

#[test]
fn every_description_is_in_both_languages() {
    fn walk(value: &Value, found: &mut usize) {
        if let Some(text) = value.get("markdownDescription").and_then(Value::as_str) {
            let (en, ja) = text.split_once("\n\n---\n\n").unwrap();
            assert!(!en.trim().is_empty() && ja.chars().any(|c| c as u32 > 0x2e80), "{text}");
            *found += 1;
        }
        match value {
            Value::Object(members) => members.values().for_each(|member| walk(member, found)),
            Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
            _ => {}
        }
    }
    let mut found = 0;
    walk(&model_schema(), &mut found);
    assert!(found > 300);
}
