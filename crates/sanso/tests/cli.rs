//! The command line as people and scripts meet it: whole runs in a clean environment.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FACTORY: &str = "examples/smart-factory";
const BAKERY: &str = "examples/bakery-sme";
const DAY: [&str; 2] = ["--as-of", "2026-11-22"];

struct Ran {
    status: i32,
    out: String,
    err: String,
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sanso() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanso"));
    command.current_dir(project()).env_clear().env("LANG", "C.UTF-8");
    command
}

fn finish(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(args: &[&str]) -> Ran {
    finish(sanso().args(args))
}

fn with_input(args: &[&str], input: &[u8]) -> Ran {
    let mut child =
        sanso().args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    Ran {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{name}"));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_main_job_answers_in_both_languages_without_colours_in_a_pipe() {
    for lang in ["en", "ja"] {
        let ran = run(&["analyze", BAKERY, "--lang", lang, DAY[0], DAY[1]]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert!(!ran.out.contains('\u{1b}'));
        assert!(ran.out.lines().count() > 20);
    }
}

#[test]
fn every_format_gives_the_same_bytes_twice() {
    for format in ["text", "json", "html", "markdown", "csv", "sarif"] {
        let args = ["analyze", FACTORY, "--format", format, DAY[0], DAY[1]];
        assert_eq!(run(&args).out, run(&args).out, "{format}");
    }
}

#[test]
fn where_the_user_stands_does_not_change_the_result() {
    let here = run(&["analyze", BAKERY, "--format", "json", DAY[0], DAY[1]]);
    let there =
        finish(sanso().current_dir(project().join(BAKERY)).args(["analyze", ".", "--format", "json", DAY[0], DAY[1]]));
    assert_eq!(here.out, there.out);
}

#[test]
fn all_examples_are_analysed_without_errors() {
    let listed = |below: &str| -> Vec<PathBuf> {
        let entries = fs::read_dir(project().join(below)).unwrap();
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.join("model.yaml").is_file()).collect()
    };
    let models: Vec<PathBuf> =
        ["examples", "examples/incidents", "examples/held-aside"].into_iter().flat_map(listed).collect();
    assert!(models.len() >= 27);
    for model in models {
        let ran = run(&["check", model.to_str().unwrap(), DAY[0], DAY[1]]);
        assert_eq!(ran.status, 0, "{}\n{}", model.display(), ran.out);
    }
}

#[test]
fn the_exit_status_tells_findings_from_failures() {
    let wrong = b"sanso: 1\norganizations:\n  a: { rolle: x }\n";
    assert_eq!(with_input(&["check", "-"], wrong).status, 1);
    assert_eq!(with_input(&["check", "-", "--fail-on", "never"], wrong).status, 0);
    assert_eq!(run(&["analyze", BAKERY, "--fail-on", "established", DAY[0], DAY[1]]).status, 1);
    assert_eq!(run(&["analyze", "no/such/model"]).status, 2);
    assert_eq!(run(&["analyze", "docs"]).status, 2);
    assert_eq!(run(&["analyze"]).status, 2);
}

#[test]
fn a_model_from_standard_input_is_read_like_a_file() {
    let model = fs::read(project().join("examples/car-parts-supplier/model.yaml")).unwrap();
    let ran = with_input(&["check", "-", "--format", "json"], &model);
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert!(ran.out.contains("sanso-diagnostics/1"));
}

#[test]
fn mistakes_on_the_command_line_are_told_with_a_hint() {
    let ran = run(&["analyse", BAKERY]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("did you mean `analyze`"), "{}", ran.err);
    let ran = run(&["analyze", BAKERY, "--fromat", "json"]);
    assert!(ran.err.contains("`--format`"), "{}", ran.err);
    let ran = run(&["analyze", BAKERY, "--format", "jsn"]);
    assert!(ran.err.contains("json"), "{}", ran.err);
    let ran = run(&["analyze", BAKERY, "--as-of", "tomorrow"]);
    assert!(ran.err.contains("2026-04-01"), "{}", ran.err);
}

#[test]
fn mistakes_are_told_in_japanese_to_japanese_readers() {
    for args in [
        &["analyse", "--lang", "ja"][..],
        &["analyze", "no/such", "--lang", "ja"],
        &["analyze", BAKERY, "--formt", "x", "--lang", "ja"],
    ] {
        let ran = run(args);
        assert_eq!(ran.status, 2);
        assert!(ran.err.starts_with("エラー："), "{}", ran.err);
    }
    let ran = finish(sanso().env("LANG", "ja_JP.UTF-8").args(["analyze", "no/such"]));
    assert!(ran.err.starts_with("エラー："), "{}", ran.err);
}

#[test]
fn help_speaks_both_languages_for_every_command() {
    let commands = [
        "init",
        "check",
        "analyze",
        "explain",
        "paths",
        "critical",
        "diff",
        "import",
        "export",
        "plan",
        "map",
        "fmt",
        "schema",
        "content",
        "docs",
        "completions",
        "man",
    ];
    for command in commands {
        let english = run(&[command, "--help"]);
        let japanese = run(&[command, "--help", "--lang", "ja"]);
        assert_eq!((english.status, japanese.status), (0, 0), "{command}");
        assert!(english.out.contains("Usage: sanso"), "{}", english.out);
        assert!(japanese.out.contains("使い方: sanso"), "{}", japanese.out);
        assert!(!japanese.out.contains("Print") && !japanese.out.contains("Options:"), "{}", japanese.out);
        assert!(!japanese.out.contains("possible"), "{}", japanese.out);
        // Commands to copy are never broken.
        let told = format!("{}\n{}", english.out, japanese.out);
        for line in told.lines().filter(|line| !line.starts_with("  sanso ")) {
            assert!(sanso_report::layout::width(line) <= sanso_report::text::COLUMNS, "{command}: {line}");
        }
    }
}

#[test]
fn completions_and_the_manual_come_from_the_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = run(&["completions", shell]);
        assert_eq!(ran.status, 0);
        assert!(ran.out.contains("analyze"), "{shell}");
    }
    let manual = run(&["man"]);
    assert!(manual.out.contains(".TH sanso") && manual.out.contains("fail\\-on"), "{}", manual.out);
}

#[test]
fn a_report_appears_whole_or_not_at_all() {
    let folder = folder("out");
    let report = folder.join("report.html");
    let ran = run(&["analyze", BAKERY, "--format", "html", "--out", report.to_str().unwrap()]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(fs::read_to_string(&report).unwrap().trim_end().ends_with("</html>"));
    let nowhere = folder.join("no/such/report.html");
    assert_eq!(run(&["analyze", BAKERY, "--format", "html", "--out", nowhere.to_str().unwrap()]).status, 2);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn a_starter_is_analysed_without_errors_and_never_overwritten() {
    for lang in ["en", "ja"] {
        let folder = folder(&format!("init-{lang}"));
        let model = folder.join("model");
        let model = model.to_str().unwrap();
        assert_eq!(run(&["init", model, "--lang", lang]).status, 0);
        let ran = run(&["check", model, "--fail-on", "warning"]);
        assert_eq!(ran.status, 0, "{}", ran.out);
        assert_eq!(run(&["analyze", model, "--lang", lang]).status, 0);
        assert_eq!(run(&["init", model]).status, 2);
    }
}

#[cfg(unix)]
#[test]
fn a_model_cannot_read_beyond_its_folder() {
    let folder = folder("beyond");
    let model = folder.join("model");
    fs::create_dir(&model).unwrap();
    fs::write(folder.join("secret.yaml"), "organizations: { hidden-word: {} }\n").unwrap();
    std::os::unix::fs::symlink(folder.join("secret.yaml"), model.join("link.yaml")).unwrap();
    fs::write(
        model.join("model.yaml"),
        "sanso: 1\ninclude: [link.yaml, ../secret.yaml, /etc/passwd]\norganizations: { a: {} }\n",
    )
    .unwrap();
    let ran = run(&["check", model.to_str().unwrap()]);
    assert_eq!(ran.status, 1);
    assert_eq!(ran.out.matches("SN114").count(), 3, "{}", ran.out);
    assert!(!ran.out.contains("hidden-word"));
}

#[test]
fn a_huge_file_is_refused_at_once() {
    let folder = folder("huge");
    let file = fs::File::create(folder.join("model.yaml")).unwrap();
    file.set_len(200 << 20).unwrap();
    let start = std::time::Instant::now();
    let ran = run(&["check", folder.to_str().unwrap()]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("SN105"), "{}", ran.out);
    assert!(start.elapsed().as_secs() < 5);
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let line = format!("{} analyze {FACTORY} --format json | head -c 10", env!("CARGO_BIN_EXE_sanso"));
    let ran = finish(Command::new("bash").args(["-o", "pipefail", "-c", &line]).current_dir(project()));
    assert_eq!(ran.status, 0, "{}", ran.err);
}

#[test]
fn ways_are_told_in_every_form_and_the_same_seed_tells_the_same() {
    let few = ["--worlds", "256", "--count", "2", DAY[0], DAY[1]];
    for format in ["text", "json", "markdown", "csv"] {
        let args = [&["paths", BAKERY, "--format", format][..], &few].concat();
        let ran = run(&args);
        assert_eq!(ran.status, 0, "{format}: {}", ran.err);
        assert_eq!(ran.out, run(&args).out, "{format}");
    }
    let both = run(&[&["paths", BAKERY, "--lang", "both"][..], &few].concat());
    assert!(both.out.contains("経路1") && both.out.contains("Way 1"), "{}", both.out);
    let seeded = |seed| run(&[&["paths", BAKERY, "--format", "json", "--seed", seed][..], &few].concat()).out;
    assert_ne!(seeded("1"), seeded("2"));
}

#[test]
fn ways_to_one_goal_and_so_many_of_them() {
    let args = ["paths", BAKERY, "--to", "customers-leak", "--count", "1", "--format", "json", "--worlds", "256"];
    let document: serde_json::Value = serde_json::from_str(&run(&args).out).unwrap();
    let paths = document["paths"].as_array().unwrap();
    assert_eq!(paths.iter().map(|path| &path["goal"]).collect::<Vec<_>>(), ["customers-leak"]);
    let ran = run(&["paths", BAKERY, "--to", "customer-leak"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("customers-leak"), "{}", ran.err);
    assert_eq!(run(&["paths", BAKERY, "--count", "0"]).status, 2);
}

#[test]
fn ways_of_one_nature_begin_with_what_belongs_to_it() {
    let of = |behind: &str| -> Vec<String> {
        let args = ["paths", BAKERY, "--to", "no-bread", "--behind", behind, "--format", "json", "--worlds", "256"];
        let document: serde_json::Value = serde_json::from_str(&run(&args).out).unwrap();
        let paths = document["paths"].as_array().unwrap();
        paths.iter().map(|path| path["attempt"].as_str().unwrap().to_owned()).collect()
    };
    let [attack, accident, failure] = ["attack", "accident", "failure"].map(of);
    assert_eq!(attack.len(), 3);
    assert!(!accident.is_empty() && accident.iter().all(|by| by == "slip" || by == "loss"), "{accident:?}");
    assert!(!failure.is_empty() && failure.iter().all(|by| !accident.contains(by) && !attack.contains(by)));
    assert_eq!(run(&["paths", BAKERY, "--behind", "weather"]).status, 2);
}

#[test]
fn more_drawn_years_narrow_what_is_drawn_and_nothing_else() {
    let of = |worlds: &str| -> serde_json::Value {
        let args = ["analyze", BAKERY, "--format", "json", "--worlds", worlds, DAY[0], DAY[1]];
        serde_json::from_str(&run(&args).out).unwrap()
    };
    let (few, many) = (of("256"), of("4096"));
    assert_eq!(few["incidents"], many["incidents"]);
    let likely = |document: &serde_json::Value, id: &str| -> f64 {
        let goals = document["goals"].as_array().unwrap();
        goals.iter().find(|goal| goal["id"] == id).unwrap()["likelihood"]["usual"].as_f64().unwrap()
    };
    for goal in ["no-bread", "customers-leak", "shop-gone"] {
        assert!((likely(&few, goal) - likely(&many, goal)).abs() < 0.15, "{goal}");
    }
}

#[test]
fn what_is_not_required_is_explained_too() {
    let ran = run(&["explain", BAKERY, "no-such-thing"]);
    assert_eq!(ran.status, 2);
    for lang in ["en", "ja"] {
        let ran = run(&["explain", "examples/car-parts-supplier", "CPS.AC-7@supplier", "--lang", lang]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert!(ran.out.contains("CPS.AC-7"));
    }
}

#[test]
fn formatting_the_examples_changes_nothing_they_say() {
    let folder = folder("fmt");
    let model = folder.join("model.yaml");
    fs::copy(project().join("examples/car-parts-supplier/model.yaml"), &model).unwrap();
    let before = run(&["analyze", model.to_str().unwrap(), "--format", "csv", DAY[0], DAY[1]]);
    assert_eq!(run(&["fmt", model.to_str().unwrap()]).status, 0);
    assert_eq!(run(&["fmt", "--check", model.to_str().unwrap()]).status, 0);
    let after = run(&["analyze", model.to_str().unwrap(), "--format", "csv", DAY[0], DAY[1]]);
    let without_places = |text: &str| {
        text.lines().map(|line| line.split("model.yaml").next().unwrap_or(line).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(without_places(&before.out), without_places(&after.out));
}

#[test]
fn the_content_of_the_program_passes_its_own_check() {
    let ran = run(&["content", "check", "content", "--alone"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    let ran = run(&["content", "diff", "content"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
}

#[test]
fn a_model_goes_out_as_open_threat_model_and_comes_back_without_mistakes() {
    let folder = folder("otm");
    let (file, model) = (folder.join("factory.otm"), folder.join("back/model.yaml"));
    let (file, model) = (file.to_str().unwrap(), model.to_str().unwrap());
    let out = run(&["export", "otm", FACTORY, "--out", file]);
    assert_eq!(out.status, 0, "{}", out.err);
    let back = run(&["import", "otm", file, "--out", model]);
    assert_eq!((back.status, back.out.as_str()), (0, ""), "{}", back.err);
    assert!(back.err.contains("SN807") && back.err.contains("sanso check"), "{}", back.err);
    let check = run(&["check", model, "--fail-on", "error"]);
    assert_eq!(check.status, 0, "{}", check.out);
    // A second import would take away what people have changed since.
    let again = run(&["import", "otm", file, "--out", model]);
    assert_eq!(again.status, 2);
    let shown = with_input(&["import", "otm", "-", "--lang", "ja"], &fs::read(file).unwrap());
    assert_eq!(shown.status, 0);
    assert_eq!(shown.out, fs::read_to_string(model).unwrap());
}

#[test]
fn a_file_that_is_no_open_threat_model_gives_no_model() {
    let ran = with_input(&["import", "otm", "-"], b"sanso: 1\n");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("SN801"), "{}", ran.err);
    let ran = with_input(&["import", "otm", "-"], b"\xff\xfe");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
}
