//! The JSON Schema of model files, for editors: completion, hover and messages while typing.
//!
//! Derived from the table of the language, so it cannot fall behind the reader. It is a draft-07 schema because every
//! editor understands that one. It is stricter than the reader in one point: words are taken by their key only, not by
//! their label, since the key is the canonical form.

use crate::shapes::{ID_PATTERN, choices, form, unsaid};
use sanso_core::model::language::{Attribute, DATA_STATE, SECTIONS, Section, Shape, Word};
use sanso_core::text::Both;
use serde_json::{Map, Value, json};

/// The schema of a model file, main or included.
///
/// ```
/// let schema = sanso_report::schema::model_schema();
/// assert_eq!(schema["properties"]["components"]["type"][0], "object");
/// ```
pub fn model_schema() -> Value {
    let mut properties = head();
    let mut definitions = Map::new();
    for section in &SECTIONS {
        properties.insert(section.key.to_owned(), section_schema(section));
        definitions.insert(section.one.to_owned(), entry(section));
        definitions.insert(format!("listed-{}", section.one), listed_entry(section));
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:sanso:schema:model:1",
        "title": "sanso model / sanso モデル",
        "description": "A value creation process, described once.\n\n価値創造過程の記述。",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "definitions": definitions,
    })
}

/// The keys that speak of the process as a whole, and those that name further files.
fn head() -> Map<String, Value> {
    let about = |schema: Value, en, ja| described(schema, &Both { en, ja }.into());
    let file = json!({ "type": "string", "minLength": 1, "maxLength": 1024 });
    let sections: Vec<_> = SECTIONS.iter().map(|section| section.key).collect();
    let labels: Vec<_> =
        SECTIONS.iter().map(|section| format!("{} / {}", section.label.en, section.label.ja)).collect();
    let table = json!({
        "type": "object",
        "properties": {
            "file": about(file.clone(), "CSV or xlsx file beside the model.", "モデルと同じフォルダにあるCSVまたはxlsxのファイル。"),
            "section": about(
                json!({ "enum": sections, "markdownEnumDescriptions": labels }),
                "The section its rows belong to.", "表の行が属する節。",
            ),
            "sheet": about(json!({ "type": "string" }), "Sheet of a workbook; left out, the first.", "シート名。省くと最初のシート。"),
        },
        "required": ["file", "section"],
        "additionalProperties": false,
    });
    let rows = [
        (
            "sanso",
            about(
                json!({ "const": 1, "default": 1 }),
                "Version of the language; first line of the main file.",
                "言語の版。主ファイルの先頭に書く。",
            ),
        ),
        ("process", about(json!({ "type": "string" }), "Id of the process.", "価値創造過程のID。")),
        ("name", about(name(), "Name of the process.", "価値創造過程の名称。")),
        ("sector", about(json!({ "type": "string" }), "Sector, in a word.", "業種（一言で）。")),
        ("scope", about(name(), "What is looked at, and what is left out.", "対象範囲と、対象外とするもの。")),
        (
            "profile",
            about(json!({ "type": "string" }), "Profile the plan is tailored with.", "計画の調整に使うプロファイル。"),
        ),
        (
            "include",
            about(
                json!({ "type": ["array", "string"], "items": file, "minLength": 1, "uniqueItems": true }),
                "Further model files, by paths relative to this one.",
                "あわせて読むモデルファイル（このファイルからの相対パス）。",
            ),
        ),
        (
            "tables",
            about(json!({ "type": "array", "items": table }), "Tables with one entry a row.", "1行に1項目を書いた表。"),
        ),
    ];
    rows.into_iter().map(|(key, schema)| (key.to_owned(), schema)).collect()
}

/// A section: entries under their ids, or a list of entries with ids.
fn section_schema(section: &Section) -> Value {
    let schema = json!({
        "type": ["object", "array", "null"],
        "patternProperties": { ID_PATTERN: { "$ref": format!("#/definitions/{}", section.one) } },
        "additionalProperties": false,
        "items": { "$ref": format!("#/definitions/listed-{}", section.one) },
    });
    described(titled(schema, section.label), &section.doc.into())
}

fn entry(section: &Section) -> Value {
    let needed: Vec<_> = section.attributes.iter().filter(|a| a.needed).map(|a| a.attr.key()).collect();
    let kinds = if needed.is_empty() { json!(["object", "null"]) } else { json!("object") };
    let properties: Map<_, _> = section.attributes.iter().map(|a| (a.attr.key().to_owned(), attribute(a))).collect();
    let mut schema = json!({ "type": kinds, "properties": properties, "additionalProperties": false });
    if let (Some(schema), false) = (schema.as_object_mut(), needed.is_empty()) {
        schema.insert("required".to_owned(), json!(needed));
    }
    described(titled(schema, section.label), &section.doc.into())
}

/// An entry that stands in a list and so carries its id.
fn listed_entry(section: &Section) -> Value {
    let mut schema = entry(section);
    let id = json!({ "type": "string", "pattern": ID_PATTERN });
    let id = described(id, &Both { en: "Unique id of the entry.", ja: "項目のID（モデル全体で重複不可）。" }.into());
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("type".to_owned(), json!("object"));
        let mut required = vec![json!("id")];
        required.extend(schema.get("required").and_then(Value::as_array).into_iter().flatten().cloned());
        schema.insert("required".to_owned(), Value::Array(required));
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert("id".to_owned(), id);
        }
    }
    schema
}

fn attribute(attribute: &Attribute) -> Value {
    let (en, ja) = form(attribute.shape);
    let left_out = unsaid(attribute);
    // These say by themselves what they speak of.
    let whole = attribute.needed || left_out.en == "may be left out";
    let before = if whole { ("; ", "（") } else { ("; left out: ", "（省略時：") };
    let text = Texts {
        en: format!("{}\n\n{en}{}{}", attribute.doc.en, before.0, left_out.en),
        ja: format!("{}\n\n{ja}{}{}）", attribute.doc.ja, before.1, left_out.ja),
    };
    described(titled(value(attribute.shape), attribute.label), &text)
}

/// The schema of a value by its shape.
fn value(shape: Shape) -> Value {
    match shape {
        Shape::Truth => json!({ "type": "boolean" }),
        Shape::Word(_) | Shape::Level => choice(shape),
        // A single word stands for a list of one.
        Shape::Words(_) => {
            json!({ "anyOf": [{ "type": "array", "items": choice(shape), "uniqueItems": true }, choice(shape)] })
        }
        Shape::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Shape::Span => json!({ "type": "string", "pattern": "^[0-9]{1,9} ?[mhdw]$" }),
        Shape::Text => json!({ "type": "string" }),
        Shape::Texts => json!({ "type": ["array", "string"], "items": { "type": "string" }, "uniqueItems": true }),
        Shape::Name => name(),
        Shape::Ref(_) => json!({ "type": "string", "pattern": ID_PATTERN }),
        Shape::Refs(_) => {
            let id = json!({ "type": "string", "pattern": ID_PATTERN });
            json!({ "type": ["array", "string"], "items": id, "pattern": ID_PATTERN, "uniqueItems": true })
        }
        Shape::DataState => {
            let texts: Map<_, _> = DATA_STATE.iter().map(|word| (word.key.to_owned(), state(word))).collect();
            json!({ "type": "object", "properties": texts, "additionalProperties": false })
        }
    }
}

fn state(word: &Word) -> Value {
    described(json!({ "type": "string" }), &word.label.into())
}

fn choice(shape: Shape) -> Value {
    let (keys, labels): (Vec<_>, Vec<_>) =
        choices(shape).into_iter().map(|(key, label)| (key, format!("{} / {}", label.en, label.ja))).unzip();
    json!({ "enum": keys, "enumDescriptions": labels, "markdownEnumDescriptions": labels })
}

/// Display text: plain, or by language.
fn name() -> Value {
    let text = |en, ja| described(json!({ "type": "string" }), &Both { en, ja }.into());
    json!({
        "type": ["string", "object"],
        "properties": { "en": text("English.", "英語。"), "ja": text("Japanese.", "日本語。") },
        "additionalProperties": false,
    })
}

/// A description in both languages.
struct Texts {
    en: String,
    ja: String,
}

impl From<Both> for Texts {
    fn from(both: Both) -> Texts {
        Texts { en: both.en.to_owned(), ja: both.ja.to_owned() }
    }
}

fn titled(schema: Value, label: Both) -> Value {
    with(schema, "title", format!("{} / {}", label.en, label.ja))
}

fn described(schema: Value, text: &Texts) -> Value {
    let plain = format!("{}\n\n{}", text.en, text.ja).replace('`', "");
    let schema = with(schema, "description", plain);
    with(schema, "markdownDescription", format!("{}\n\n---\n\n{}", text.en, text.ja))
}

fn with(mut schema: Value, key: &str, text: String) -> Value {
    if let Some(schema) = schema.as_object_mut() {
        schema.insert(key.to_owned(), Value::String(text));
    }
    schema
}
