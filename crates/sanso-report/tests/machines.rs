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
fn json_holds_what_the_study_holds() {
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
        let routes: usize = study.travel.risks.iter().map(|risk| risk.routes.len()).sum();
        assert_eq!((len("goals"), len("paths")), (study.travel.risks.len(), routes), "{name}");
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

fn ordered(range: &Value) -> [f64; 3] {
    let of = |key: &str| range[key].as_f64().unwrap();
    let found = [of("low"), of("usual"), of("high")];
    assert!(found[0] <= found[1] && found[1] <= found[2] && found.iter().all(|at| (0.0..=1.0).contains(at)), "{range}");
    found
}

#[test]
fn every_path_begins_outside_and_ends_at_its_goal_and_its_chances_multiply() {
    let mut seen = 0;
    for (name, study, notes) in examples() {
        let document = parsed(&json::study_json(study, notes));
        for path in document["paths"].as_array().unwrap() {
            let steps = path["steps"].as_array().unwrap();
            let crossings = |step: &Value| step["crossing"].as_array().unwrap().clone();
            assert!(crossings(&steps[0]).contains(&Value::from("entry")), "{name}: {path}");
            assert!(steps[1..].iter().all(|step| !crossings(step).contains(&Value::from("entry"))), "{name}: {path}");
            assert_eq!(steps.last().unwrap()["subject"], path["goal"], "{name}");
            assert!(path["attempt"].is_string(), "{name}");
            let aside = path.get("aside").and_then(Value::as_array).cloned().unwrap_or_default();
            let together: f64 = steps.iter().chain(&aside).map(|step| ordered(&step["chance"])[1]).product();
            let whole = ordered(&path["likelihood"])[1];
            assert!((together - whole).abs() < 1e-4 + whole * 1e-3, "{name}: {together} {whole}");
            for measure in steps.iter().flat_map(|step| step["measures"].as_array().unwrap()) {
                assert!(study.library.measure(measure["measure"].as_str().unwrap()).is_some(), "{name}");
            }
            seen += 1;
        }
        let weighed = |goal: &Value| {
            let likely = goal.get("likelihood").map_or(0.0, |likely| ordered(likely)[1]);
            likely * goal["weight"].as_f64().unwrap()
        };
        let goals = document["goals"].as_array().unwrap();
        assert!(goals.windows(2).all(|two| weighed(&two[0]) + 1e-4 >= weighed(&two[1])), "{name}: heaviest first");
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn the_plan_is_ordered_by_what_measures_take_away() {
    let mut gains = 0;
    for (name, study, notes) in examples() {
        let document = parsed(&json::study_json(study, notes));
        let plan = document["plan"].as_array().unwrap();
        let places: Vec<u64> = plan.iter().map(|one| one["rank"].as_u64().unwrap()).collect();
        assert!(places.iter().zip(1..).all(|(rank, place)| *rank == place), "{name}");
        let gain = |one: &Value| {
            let gain = one.get("gain")?;
            Some((gain["measured"].as_bool().unwrap(), gain["removes"].as_f64().unwrap()))
        };
        let found: Vec<Option<(bool, f64)>> = plan.iter().map(gain).collect();
        assert!(found.windows(2).all(|two| two[0] >= two[1]), "{name}: measured, then estimated, then without");
        gains += found.iter().flatten().count();
    }
    assert!(gains > 100, "{gains}");
}

#[test]
fn ways_to_one_goal_are_its_part_of_all_ways() {
    let (study, _) = support::example("car-parts-supplier");
    let goal = study.model.find("press-injures").unwrap();
    let (whole, part) = (parsed(&json::paths_json(&study, None)), parsed(&json::paths_json(&study, Some(goal))));
    let of = |document: &Value| -> Vec<Value> {
        document["paths"].as_array().unwrap().iter().filter(|path| path["goal"] == "press-injures").cloned().collect()
    };
    assert!(!of(&part).is_empty());
    assert_eq!(of(&whole), of(&part));
    assert_eq!(part["paths"].as_array().unwrap().len(), of(&part).len());
    assert_eq!(part["goals"].as_array().unwrap().len(), 1);
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
                (csv::paths(&view.travel, lang), steps(study)),
            ] {
                assert!(table.starts_with('\u{feff}'), "{name}: a byte order mark");
                assert_eq!(table.matches("\r\n").count(), rows + 1, "{name}: a head and {rows} rows");
            }
        }
    }
}

fn steps(study: &sanso_core::study::Study) -> usize {
    study.travel.risks.iter().flat_map(|risk| &risk.routes).map(|route| route.ways.len()).sum()
}

#[test]
fn markdown_names_every_measure_and_question() {
    let (study, notes) = support::example("bakery-sme");
    for lang in LANGUAGES {
        let view = view(&study, &notes, lang, Detail::Full);
        let text = markdown::markdown(&view);
        assert_eq!(text.matches("\n- **CPS.").count(), study.plan.required.len());
        assert!(
            view.travel
                .risks
                .iter()
                .flat_map(|risk| &risk.routes)
                .flat_map(|route| &route.steps)
                .all(|step| { text.contains(&step.reason) && step.unsaid.iter().all(|path| text.contains(path)) })
        );
        assert!(view.questions.iter().all(|question| text.contains(&question.path)));
        assert_eq!(text.matches("\n# ").count() + usize::from(text.starts_with("# ")), 1, "one title");
    }
}
