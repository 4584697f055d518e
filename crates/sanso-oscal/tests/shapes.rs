//! Our table of shapes compared with the official schemas, where they are at hand: nothing is missing and nothing is
//! invented.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use sanso_oscal::document::MODELS;
use sanso_oscal::shape::{Field, Kind, Many, Shape, shape, shapes};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What the official schemas have lost, though the model has it; and what only we allow: object, member.
const KNOWN: [(&str, &str); 1] = [("merge.combine", "method")];

fn schema(version: &str) -> Option<Value> {
    let folder = std::env::var_os("SANSO_SHARED").map(PathBuf::from);
    let file = folder.map(|folder| folder.join(format!("oscal/schemas/oscal_complete_schema-{version}.json")));
    let text = file.and_then(|file| std::fs::read(file).ok());
    if text.is_none() {
        eprintln!("SANSO_SHARED names no folder with the official schemas: not run");
    }
    Some(serde_json::from_slice(&text?).unwrap())
}

struct Compare<'c> {
    definitions: &'c Value,
    version: &'c str,
    done: BTreeSet<(String, usize)>,
    differences: Vec<String>,
    /// The objects that were met.
    met: BTreeSet<&'static str>,
}

impl Compare<'_> {
    fn resolved<'v>(&'v self, node: &'v Value) -> &'v Value {
        match node["$ref"].as_str() {
            Some(name) => &self.definitions[name.rsplit('/').next().unwrap()],
            None => node,
        }
    }

    fn object(&mut self, node: &Value, shape: &'static Shape, number: usize) {
        let name = node["$ref"].as_str().unwrap_or_default().to_owned();
        self.met.insert(shape.name);
        if !name.is_empty() && !self.done.insert((name, number)) {
            return;
        }
        let node = self.resolved(node).clone();
        let variants: Vec<Value> = match node["anyOf"].as_array() {
            Some(variants) if variants[0]["properties"].is_object() => variants.clone(),
            _ => vec![node.clone()],
        };
        let mut members: BTreeMap<String, Value> = BTreeMap::new();
        for variant in &variants {
            for (key, value) in variant["properties"].as_object().into_iter().flatten() {
                members.insert(key.clone(), value.clone());
            }
        }
        let required = |key: &str| {
            variants.iter().all(|one| one["required"].as_array().is_some_and(|all| all.iter().any(|own| own == key)))
        };
        for (key, value) in &members {
            let Some(field) = shape.field(key) else {
                self.differences.push(format!("{} lacks {key}", shape.name));
                continue;
            };
            // Schemas with alternatives have lost what is required besides; the other version has it.
            if required(key) && !field.required && self.version == "1-2-1"
                || field.required && !required(key) && variants.len() == 1 && self.version == "1-1-3"
            {
                self.differences.push(format!("{}/{key}: required {} in {}", shape.name, required(key), self.version));
            }
            self.value(value, field, &format!("{}/{key}", shape.name));
        }
        if self.version == "1-2-1" {
            let invented = shape
                .fields
                .iter()
                .filter(|field| !members.contains_key(field.key) && !KNOWN.contains(&(shape.name, field.key)));
            let invented: Vec<String> = invented.map(|field| format!("{} invents {}", shape.name, field.key)).collect();
            self.differences.extend(invented);
        }
    }

    fn value(&mut self, node: &Value, field: &'static Field, place: &str) {
        let mut node = node.clone();
        if let Some(list) = node["anyOf"].as_array().and_then(|all| all.iter().find(|one| one["type"] == "array")) {
            assert_eq!(field.many, Many::Either, "{place}");
            node = list.clone();
        }
        if node["type"] == "array" {
            if field.many == Many::One {
                self.differences.push(format!("{place} is a list"));
            }
            node = node["items"].clone();
        } else if field.many == Many::List {
            self.differences.push(format!("{place} is no list"));
        }
        match field.kind {
            Kind::Object(number) => self.object(&node, &shapes()[number], number),
            kind => self.text(&node, kind, field, place),
        }
    }

    fn text(&mut self, node: &Value, kind: Kind, field: &Field, place: &str) {
        let words = |node: &Value| {
            node["enum"]
                .as_array()
                .map(|all| all.iter().map(|one| one.as_str().unwrap().to_owned()).collect::<Vec<_>>())
        };
        let closed: Option<Vec<String>> = node["allOf"].as_array().and_then(|all| all.iter().find_map(words));
        if closed.unwrap_or_default() != field.allowed && !(self.version == "1-1-3" && place.ends_with("by-item-name"))
        {
            self.differences.push(format!("{place}: other words allowed"));
        }
        let mut forms = BTreeSet::new();
        self.forms(node, &mut forms);
        let own = match kind {
            Kind::Text(form) | Kind::Number(form) => form,
            Kind::Boolean => "boolean",
            Kind::Object(_) => unreachable!(),
        };
        // Before 1.2 lines of text have no form.
        let same = forms.contains(own) || self.version == "1-1-3" && own == "line" && forms.contains("prose");
        let lost = self.version == "1-1-3" && place.ends_with("by-ns");
        if !(same || lost) {
            self.differences.push(format!("{place}: {own}, official {forms:?}"));
        }
    }

    fn forms(&self, node: &Value, forms: &mut BTreeSet<&'static str>) {
        if let Some(name) = node["$ref"].as_str() {
            let name = name.rsplit('/').next().unwrap();
            let known = [
                ("Base64Datatype", "base64"),
                ("BooleanDatatype", "boolean"),
                ("DateDatatype", "date"),
                ("DateTimeWithTimezoneDatatype", "datetime"),
                ("DecimalDatatype", "decimal"),
                ("EmailAddressDatatype", "email"),
                ("MarkupLineDatatype", "line"),
                ("MarkupMultilineDatatype", "prose"),
                ("NonNegativeIntegerDatatype", "natural"),
                ("PositiveIntegerDatatype", "positive"),
                ("StringDatatype", "string"),
                ("TokenDatatype", "token"),
                ("URIDatatype", "uri"),
                ("URIReferenceDatatype", "uri-ref"),
                ("UUIDDatatype", "uuid"),
            ];
            match known.into_iter().find(|(own, _)| *own == name) {
                Some((_, form)) => drop(forms.insert(form)),
                None => self.forms(&self.definitions[name], forms),
            }
            return;
        }
        for part in ["allOf", "anyOf"] {
            node[part].as_array().into_iter().flatten().for_each(|one| self.forms(one, forms));
        }
        let pattern = node["pattern"].as_str();
        match (node["type"].as_str(), pattern) {
            _ if node["format"] == "email" => drop(forms.insert("email")),
            (Some("string"), Some("^\\S(.*\\S)?$")) => drop(forms.insert("string")),
            (Some("string"), Some("^[^\n]+$")) => drop(forms.insert("line")),
            (Some("string"), Some(other)) => {
                for (name, form) in [
                    ("TokenDatatype", "token"),
                    ("UUIDDatatype", "uuid"),
                    ("DateTimeWithTimezoneDatatype", "datetime"),
                    ("DateDatatype", "date"),
                ] {
                    if self.definitions[name]["pattern"] == other {
                        forms.insert(form);
                    }
                }
            }
            (Some("string"), None) => drop(forms.insert("prose")),
            (Some("boolean"), _) => drop(forms.insert("boolean")),
            (Some("number"), _) => drop(forms.insert("decimal")),
            _ => {}
        }
    }
}

#[test]
fn the_table_says_what_the_official_schemas_say() {
    let mut met = BTreeSet::new();
    for version in ["1-1-3", "1-2-1"] {
        let Some(schema) = schema(version) else { return };
        let mut compare = Compare {
            definitions: &schema["definitions"],
            version,
            done: BTreeSet::new(),
            differences: Vec::new(),
            met: BTreeSet::new(),
        };
        let mut models = 0;
        for one in schema["oneOf"].as_array().unwrap() {
            for (key, value) in one["properties"].as_object().unwrap().iter().filter(|(key, _)| *key != "$schema") {
                assert!(MODELS.contains(&key.as_str()), "{key}");
                compare.object(value, shape(key).unwrap(), usize::MAX);
                models += 1;
            }
        }
        assert_eq!(models, if version == "1-1-3" { 7 } else { 8 });
        assert!(compare.differences.is_empty(), "{version}: {:#?}", compare.differences);
        met.extend(compare.met);
    }
    let unmet: Vec<&str> = shapes().iter().map(|shape| shape.name).filter(|name| !met.contains(name)).collect();
    assert!(unmet.is_empty(), "nothing leads to {unmet:?}");
}
