//! Ways handed out as pictures and to other programs.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::path::Path;
use std::process::{Command, Output};

fn run(args: &[&str]) -> Output {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanso"));
    command.current_dir(project).env_clear().env("LANG", "C.UTF-8").args(args).arg("--no-cache").output().unwrap()
}

const MODEL: &str = "examples/car-parts-supplier";

#[test]
fn a_map_shows_the_way_that_is_asked_for_and_another_one_on_request() {
    let first = run(&["map", MODEL, "--path", "plants-stop"]);
    let same = run(&["map", MODEL, "--path", "plants-stop:1"]);
    let second = run(&["map", MODEL, "--path", "plants-stop:2"]);
    assert!(first.status.success() && second.status.success());
    assert_eq!(first.stdout, same.stdout);
    assert_ne!(first.stdout, second.stdout);
    assert!(String::from_utf8(first.stdout).unwrap().contains("<g class=\"way "));
}

#[test]
fn a_way_that_is_not_there_is_said_not_to_be_there() {
    for wanted in ["plants-stop:0", "plants-stop:x", "plants-stopp", "supplier"] {
        let ran = run(&["map", MODEL, "--path", wanted]);
        assert_eq!(ran.status.code(), Some(2), "{wanted}");
        assert!(String::from_utf8(ran.stderr).unwrap().contains("nothing here is called"), "{wanted}");
    }
}

#[test]
fn the_smallest_sets_of_measures_across_every_way_are_told_to_people_and_to_programs() {
    let text = |ran: Output| String::from_utf8(ran.stdout).unwrap();
    for (lang, goal) in [("en", "The press moves"), ("ja", "プレスが動く")] {
        let told = text(run(&["plan", MODEL, "--cuts", "--lang", lang]));
        assert!(told.contains(goal) && told.contains("- CPS."), "{told}");
        let left_out = told.lines().skip_while(|line| !line.contains("`--to ID`")).collect::<String>();
        assert!(left_out.contains("plants-stop") && left_out.contains("drawings-leak"), "{told}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&text(run(&["plan", MODEL, "--cuts", "--format", "json", "--no-answers"]))).unwrap();
    let goals = json["goals"].as_array().unwrap();
    assert_eq!(goals.len(), 2, "two goals are harm to people");
    let not_looked_at = json["not-looked-at"].as_array().unwrap();
    assert_eq!(not_looked_at.len(), 3, "the model has five goals: {not_looked_at:?}");
    for set in goals.iter().flat_map(|goal| goal["sets"].as_array().unwrap()) {
        assert!(!set["measures"].as_array().unwrap().is_empty());
        assert!(
            set["then"][0].as_f64() <= set["then"][1].as_f64() && set["then"][1].as_f64() <= set["then"][2].as_f64()
        );
    }
    let table = text(run(&["plan", MODEL, "--cuts", "--to", "leaky-brakes", "--format", "csv"]));
    assert!(table.contains("CPS.") && table.contains('@'), "{table}");
    for wrong in [&["--cuts", "--to", "leaky-brake"][..], &["--to", "leaky-brakes"], &["--cuts", "--budget", "3"]] {
        let ran = run(&[&["plan", MODEL][..], wrong].concat());
        assert_eq!(ran.status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn an_attack_flow_names_its_goal_and_bears_the_day_it_is_given() {
    let ran = run(&["export", "attack-flow", MODEL, "--goal", "plants-stop", "--count", "1", "--as-of", "2027-03-04"]);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let text = String::from_utf8(ran.stdout).unwrap();
    assert!(text.contains("\"attack-flow\"") && text.contains("2027-03-04T00:00:00.000Z"));
    let all = run(&["export", "attack-flow", MODEL, "--count", "1", "--as-of", "2027-03-04"]);
    assert!(all.stdout.len() > text.len(), "all goals hold more than one");
    let unknown = run(&["export", "attack-flow", MODEL, "--goal", "no-such-goal"]);
    assert_eq!(unknown.status.code(), Some(2));
}
