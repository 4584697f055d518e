//! Formats for machines: JSON against its schema, SARIF, tables.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod support;

use sanso_core::text::Lang;
use sanso_report::diagnostics::{diagnostics_json, sarif};
use sanso_report::view::Detail;
use sanso_report::{csv, json, markdown};
use serde_json::Value;
use support::{LANGUAGES, examples, generated, study_of, view};

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn every_study_fits_the_published_schema() {
    let schema = parsed(&json::study_schema());
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let mut studies: Vec<support::Example> = examples().to_vec();
    let (study, notes) = study_of(&generated(50, 3));
    studies.push(("generated".to_owned(), study, notes));
    let (study, notes) = study_of("organizations: [1, 2]\n: :\n");
    studies.push(("broken".to_owned(), study, notes));
    for (name, study, notes) in studies {
        let document = parsed(&json::study_json(&study, &notes));
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{} at {}", error, error.instance_path()))
            .take(3)
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

#[test]
fn a_field_nobody_published_does_not_fit() {
    let schema = parsed(&json::study_schema());
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let (study, notes) = study_of(&generated(3, 1));
    let mut document = parsed(&json::study_json(&study, &notes));
    assert!(validator.is_valid(&document));
    document["incidents"][0]["standing"] = Value::from(3);
    assert!(!validator.is_valid(&document));
}

#[test]
fn json_holds_what_the_study_holds_and_speaks_of_no_paths() {
    for (name, study, notes) in examples() {
        let document = parsed(&json::study_json(study, notes));
        let len = |key: &str| document[key].as_array().map_or(0, Vec::len);
        assert_eq!(document["versions"]["format"], "sanso-study/1");
        assert_eq!(len("subjects"), study.model.len(), "{name}");
        assert_eq!(len("incidents"), study.analysis.standing.len(), "{name}");
        assert_eq!(len("plan"), study.plan.required.len(), "{name}");
        assert_eq!(len("questions"), study.plan.questions.len(), "{name}");
        assert_eq!(len("excluded"), study.plan.excluded.len(), "{name}");
        assert_eq!(len("diagnostics"), notes.len(), "{name}");
        assert!(document.get("paths").is_none(), "{name}: none are computed");
        assert_eq!(document.get("assessment").is_some(), study.answers.is_some(), "{name}");
        for incident in document["incidents"].as_array().unwrap() {
            assert!(!incident["because"].as_array().unwrap().is_empty(), "{name}: {incident} has its facts");
        }
        let case = |number: &Value| &document["cases"][number.as_u64().unwrap() as usize];
        for measure in document["plan"].as_array().unwrap() {
            for reason in measure["reasons"].as_array().unwrap() {
                let case = case(&reason["case"]);
                assert_eq!(
                    (&case["incident"], case.get("bearer")),
                    (&reason["incident"], measure.get("bearer")),
                    "{name}"
                );
                for standing in case["standings"].as_array().unwrap() {
                    let incident = &document["incidents"][standing.as_u64().unwrap() as usize];
                    assert_eq!(incident["id"], case["incident"], "{name}");
                }
            }
        }
        for measure in document["plan"].as_array().unwrap() {
            let why = !measure["reasons"].as_array().unwrap().is_empty() || measure["required-by-profile"] == true;
            assert!(why, "{name}: {measure} says why");
        }
    }
}

#[test]
fn json_is_the_same_bytes_every_time() {
    let bytes = || {
        let (study, notes) = support::example("smart-factory");
        json::study_json(&study, &notes)
    };
    assert_eq!(bytes(), bytes());
}

#[test]
fn the_plan_of_one_bearer_is_its_part_of_the_whole_plan() {
    let (study, _) = support::example("bakery-sme");
    let whole = parsed(&json::plan_json(&study, None));
    let part = parsed(&json::plan_json(&study, Some("bakery")));
    let of =
        |document: &Value| document["plan"].as_array().unwrap().iter().filter(|one| one["bearer"] == "bakery").count();
    assert!(of(&part) > 0);
    assert_eq!((part["plan"].as_array().unwrap().len(), of(&part)), (of(&whole), of(&whole)));
}

#[test]
fn diagnostics_name_file_line_and_bytes_in_both_languages() {
    let (study, notes) =
        study_of("sanso: 1\nprocess: p\norganizations: { a: {} }\nflows:\n  f: { name: 工場, from: a, to: nowhere }\n");
    let document = parsed(&diagnostics_json(&study.model.sources, &notes, "folder"));
    let found = document["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["severity"] == "error")
        .expect("an unknown reference");
    assert_eq!(found["file"], "folder/model.yaml");
    let region = &found["region"];
    assert_eq!(
        (region["startLine"].as_u64(), region["startColumn"].as_u64(), region["endColumn"].as_u64()),
        (Some(5), Some(31), Some(38))
    );
    let bytes = region["endByte"].as_u64().unwrap() - region["startByte"].as_u64().unwrap();
    assert_eq!(bytes, "nowhere".len() as u64);
    for lang in ["en", "ja"] {
        assert!(
            ["what", "why", "do"].iter().all(|key| found[lang][key].as_str().is_some_and(|text| !text.is_empty())),
            "{lang}"
        );
    }
}

#[test]
fn sarif_points_at_lines_of_the_model_and_its_rules_are_known() {
    for (name, study, notes) in examples() {
        let log = parsed(&sarif(study, notes, "examples", Lang::En));
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), notes.len() + study.analysis.standing.len() + gaps(study), "{name}");
        for result in results {
            let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
            assert_eq!(rule["id"], result["ruleId"], "{name}");
            assert!(["error", "warning", "note", "none"].contains(&result["level"].as_str().unwrap()), "{name}");
            // A result that is not a failure must have no level (SARIF 2.1.0, 3.27.9).
            assert!(result["kind"] == "fail" || result["level"] == "none", "{name}: {result}");
            for location in result["locations"].as_array().unwrap() {
                let place = &location["physicalLocation"];
                let uri = place["artifactLocation"]["uri"].as_str().unwrap();
                assert!(uri.is_ascii() && uri.starts_with("examples/"), "{name}: {uri}");
                assert!(place["region"]["startLine"].as_u64().unwrap() >= 1, "{name}");
                assert!(place["region"]["startColumn"].as_u64().unwrap() >= 1, "{name}");
            }
        }
    }
}

fn gaps(study: &sanso_core::study::Study) -> usize {
    let items = study.assessment.items.iter();
    items.filter(|item| item.answer.is_some() && item.state.is_gap()).count()
}

#[test]
fn tables_open_in_spreadsheet_programs_and_hold_a_row_for_each_thing() {
    for (name, study, notes) in examples() {
        for lang in LANGUAGES {
            let view = view(study, notes, lang, Detail::Full);
            for (table, rows) in [
                (csv::incidents(&view), study.analysis.standing.len()),
                (csv::measures(&view), study.plan.required.len()),
                (csv::questions(&view), study.plan.questions.len()),
            ] {
                assert!(table.starts_with('\u{feff}'), "{name}: a byte order mark");
                assert_eq!(table.matches("\r\n").count(), rows + 1, "{name}: a head and {rows} rows");
            }
        }
    }
}

#[test]
fn markdown_names_every_measure_and_question() {
    let (study, notes) = support::example("bakery-sme");
    for lang in LANGUAGES {
        let view = view(&study, &notes, lang, Detail::Full);
        let text = markdown::markdown(&view);
        assert_eq!(text.matches("\n- **CPS.").count(), study.plan.required.len());
        assert!(view.questions.iter().all(|question| text.contains(&question.path)));
        assert_eq!(text.matches("\n# ").count() + usize::from(text.starts_with("# ")), 1, "one title");
    }
}
