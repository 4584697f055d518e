//! What a change does and where it hurts, as people and scripts ask for it: whole runs in a clean environment.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SUPPLIER: &str = "examples/car-parts-supplier";
const DAY: [&str; 2] = ["--as-of", "2026-11-22"];

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn run(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanso"));
    command.current_dir(project()).env_clear().env("LANG", "C.UTF-8").args(args).args(DAY).arg("--no-cache");
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn parsed(args: &[&str]) -> Value {
    let (status, out, err) = run(args);
    assert!(status < 2, "{err}");
    serde_json::from_str(&out).unwrap()
}

/// The supplier's model with some of its text replaced, in a folder of its own.
fn changed(name: &str, changes: &[(&str, &str)]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(folder.join("bom")).unwrap();
    for entry in fs::read_dir(project().join(SUPPLIER).join("bom")).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), folder.join("bom").join(entry.file_name())).unwrap();
    }
    fs::copy(project().join(SUPPLIER).join("answers.yaml"), folder.join("answers.yaml")).unwrap();
    let mut text = fs::read_to_string(project().join(SUPPLIER).join("model.yaml")).unwrap();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    fs::write(folder.join("model.yaml"), text).unwrap();
    folder.display().to_string()
}

/// A second door into the subsidiary, as weak as the first.
fn with_another_door(name: &str) -> String {
    let door = "components:\n  spare-router: { kind: remote-access, zone: branch-lan, system: branch-it, exposed-to: [internet], known-weakness: true, updated: false, login-required: false }\n";
    changed(name, &[("components:\n", door)])
}

fn narrow(text: &str) {
    for line in text.lines() {
        let columns: usize = line.chars().map(|c| if c.is_ascii() || "–→…・".contains(c) { 1 } else { 2 }).sum();
        assert!(columns <= 80, "{columns} columns: {line}");
    }
}

#[test]
fn a_model_differs_from_itself_in_nothing() {
    let (status, out, _) = run(&["diff", SUPPLIER, SUPPLIER, "--fail-on", "any", "--lang", "en"]);
    assert!(out.contains("Nothing differs."), "{out}");
    assert_eq!(status, 0);
}

#[test]
fn a_new_door_is_told_in_both_languages_and_fails_a_pull_request() {
    let new = with_another_door("door");
    let (status, out, _) = run(&["diff", SUPPLIER, &new, "--fail-on", "incidents", "--lang", "en"]);
    assert_eq!(status, 1);
    assert!(out.contains("spare-router") && out.contains("worse"), "{out}");
    let (status, ja, _) = run(&["diff", SUPPLIER, &new, "--lang", "ja"]);
    assert_eq!(status, 0, "without --fail-on nothing fails");
    assert!(ja.contains("悪化"), "{ja}");
    narrow(&out);
    narrow(&ja);
    // Taking the door away again makes nothing worse.
    let (status, _, _) = run(&["diff", &new, SUPPLIER, "--fail-on", "incidents"]);
    assert_eq!(status, 0);
}

#[test]
fn what_got_worse_stands_on_the_new_models_own_lines() {
    let new = with_another_door("lines");
    let log = parsed(&["diff", SUPPLIER, &new, "--format", "sarif", "--lang", "en"]);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let text = fs::read_to_string(Path::new(&new).join("model.yaml")).unwrap();
    let on_the_door = |result: &&Value| {
        let line = result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64();
        line.is_some_and(|line| text.lines().nth(line as usize - 1).unwrap().contains("spare-router:"))
    };
    let rules: Vec<_> = results.iter().filter(on_the_door).map(|one| one["ruleId"].as_str().unwrap()).collect();
    assert!(rules.contains(&"incident-appeared"), "{rules:?}");
    for result in results {
        let rule = result["ruleId"].as_str().unwrap();
        let at = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][at]["id"].as_str(), Some(rule));
    }
}

#[test]
fn a_renamed_controller_is_compared_as_the_same() {
    let text = fs::read_to_string(project().join(SUPPLIER).join("model.yaml")).unwrap();
    let times = text.matches("press-plc").count();
    let mut changes = vec![("press-plc", "press-controller"); times];
    changes.push(("  press-controller:\n", "  press-controller:\n    was: press-plc\n"));
    let new = changed("renamed", &changes);
    let found = parsed(&["diff", SUPPLIER, &new, "--format", "json", "--least", "0"]);
    assert_eq!(found["renamed"], serde_json::json!([{ "old": "press-plc", "new": "press-controller" }]));
    for list in ["elements", "incidents", "likelihoods", "paths", "measures", "answers"] {
        assert_eq!(found[list].as_array().map(Vec::len), Some(0), "{list}: {}", found[list]);
    }
}

#[test]
fn answers_of_each_side_are_compared() {
    let answers = format!("{SUPPLIER}/answers.yaml");
    let found = parsed(&["diff", SUPPLIER, SUPPLIER, "--format", "json", "--no-answers", "--answers-new", &answers]);
    let told = found["answers"].as_array().unwrap();
    assert!(told.iter().any(|one| one["new"]["state"] == "met" && one["old"]["state"] == "unanswered"));
    assert!(told.iter().all(|one| one["trend"] != "worse"));
    assert!(found["likelihoods"].as_array().unwrap().iter().all(|one| one["trend"] == "better"));
}

#[test]
fn a_model_that_does_not_exist_cannot_be_compared() {
    let (status, _, err) = run(&["diff", SUPPLIER, "examples/no-such-model"]);
    assert_eq!(status, 2);
    assert!(err.contains("no-such-model"), "{err}");
}

#[test]
fn where_it_hurts_is_told_in_both_languages_and_to_programs() {
    for lang in ["en", "ja"] {
        let (status, out, err) = run(&["critical", SUPPLIER, "--lang", lang]);
        assert_eq!(status, 0, "{err}");
        narrow(&out);
    }
    let found = parsed(&["critical", SUPPLIER, "--format", "json"]);
    let subjects = found["subjects"].as_array().unwrap();
    assert!(!subjects.is_empty());
    let shares: Vec<f64> = subjects.iter().map(|one| one["share"].as_f64().unwrap()).collect();
    assert!(shares.windows(2).all(|two| two[0] >= two[1]), "{shares:?}");
    assert!(found["parties"].as_array().unwrap().iter().any(|one| one["id"] == "tooling-company"));
}

#[test]
fn who_is_hit_when_something_stops_is_told_in_order_of_time() {
    for lang in ["en", "ja"] {
        let (status, out, _) = run(&["analyze", SUPPLIER, "--stop", "subsidiary", "--lang", lang]);
        assert_eq!(status, 0);
        narrow(&out);
    }
    let found = parsed(&["analyze", SUPPLIER, "--stop", "subsidiary", "--format", "json"]);
    let hits = found["hits"].as_array().unwrap();
    let minutes: Vec<u64> = hits.iter().map(|one| one["after-minutes"].as_u64().unwrap()).collect();
    assert!(minutes.windows(2).all(|two| two[0] <= two[1]), "{minutes:?}");
    // The pistons are said to be borne for two days, the callipers for four hours more.
    let after =
        |id: &str| hits.iter().find(|one| one["subject"] == id).map(|one| one["after-minutes"].as_u64().unwrap());
    assert_eq!((after("callipers"), after("plants-stop")), (Some(2880), Some(2880 + 240)));
}

#[test]
fn a_measure_that_is_met_is_worth_what_its_lack_would_add() {
    let answers = format!("{SUPPLIER}/answers.yaml");
    let all = parsed(&["analyze", SUPPLIER, "--answers", &answers, "--format", "json"]);
    let met: Vec<String> = all["plan"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["answer"]["state"] == "met" || one["state"] == "met")
        .map(|one| {
            format!("{}@{}", one["measure"].as_str().or(one["id"].as_str()).unwrap(), one["bearer"].as_str().unwrap())
        })
        .collect();
    let likely = |range: &Value| range[1].as_f64().unwrap();
    for measure in met.iter().take(3) {
        let found = parsed(&["analyze", SUPPLIER, "--without", measure, "--format", "json"]);
        for goal in found["goals"].as_array().unwrap().iter().filter(|goal| !goal["now"].is_null()) {
            let (now, then) = (likely(&goal["now"]), likely(&goal["then"]));
            assert!(if found["supposed"] == "unmet" { then >= now } else { then <= now }, "{measure}: {goal}");
        }
    }
    let (status, out, _) =
        run(&["analyze", SUPPLIER, "--without", "CPS.AC-7@subsidiary", "--no-answers", "--lang", "en"]);
    assert_eq!(status, 0);
    assert!(out.contains("Answers do not say that it is met"), "{out}");
    narrow(&out);
}

#[test]
fn what_does_not_exist_is_told_with_the_nearest_name() {
    for (args, near) in [
        (["--stop", "subsidary"], "subsidiary"),
        (["--without", "CPS.AC-77"], "CPS.AC-7"),
        (["--without", "CPS.AC-7@suplier"], "supplier"),
    ] {
        let (status, _, err) = run(&["analyze", SUPPLIER, args[0], args[1], "--lang", "en"]);
        assert_eq!(status, 2, "{err}");
        assert!(err.contains(near), "{err}");
    }
    let (status, _, err) = run(&["analyze", SUPPLIER, "--stop", "subsidiary", "--format", "sarif"]);
    assert_eq!(status, 2, "{err}");
}
