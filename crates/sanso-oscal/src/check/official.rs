//! Documents checked against a JSON Schema that the user has, such as the official one of a version.

use crate::document::MODELS;
use crate::problem::{Problem, Severity, What};
use serde_json::Value;

/// No more problems than this are told.
const MOST_PROBLEMS: usize = 1_000;

/// What a schema says against a document. The schema and the document are named by their files.
pub fn against(document: (&str, &[u8]), schema: (&str, &[u8])) -> Vec<Problem> {
    let problem = |file: &str, place: String, what| {
        vec![Problem { severity: Severity::Error, file: file.to_owned(), place, what }]
    };
    // The limits of reading hold for both.
    for (file, bytes) in [document, schema] {
        if let Err((_, what)) = crate::json::read(bytes) {
            return problem(file, String::new(), what);
        }
    }
    let (Ok(value), Ok(rules)) =
        (serde_json::from_slice::<Value>(plain(document.1)), serde_json::from_slice(plain(schema.1)))
    else {
        return problem(schema.0, String::new(), What::BadSchema(String::new()));
    };
    let validator = match jsonschema::validator_for(&for_model(rules, &value)) {
        Ok(validator) => validator,
        Err(error) => return problem(schema.0, String::new(), What::BadSchema(error.to_string())),
    };
    let errors = validator.iter_errors(&value).take(MOST_PROBLEMS);
    let told = errors.map(|error| Problem {
        severity: Severity::Error,
        file: document.0.to_owned(),
        place: error.instance_path().to_string(),
        what: What::Schema(error.masked().to_string()),
    });
    told.collect()
}

fn plain(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// The official schema of all models only says that a document is none of them; held to its own, it says why not.
fn for_model(mut rules: Value, document: &Value) -> Value {
    let model = MODELS.into_iter().find(|model| document.get(model).is_some());
    let branches = rules.get("oneOf").and_then(Value::as_array);
    let own = branches.zip(model).and_then(|(branches, model)| {
        branches.iter().find(|branch| branch.get("properties").is_some_and(|members| members.get(model).is_some()))
    });
    if let (Some(own), Value::Object(members)) = (own.cloned(), &mut rules) {
        members.remove("oneOf");
        members.insert("allOf".to_owned(), Value::Array(vec![own]));
    }
    rules
}
