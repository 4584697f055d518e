//! Every command that a document tells people to type is run, as a newcomer would: from the project's folder.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What documents tell people to type that a test must not do, with the reason.
const NOT_RUN: [(&str, &str); 6] = [
    ("cargo test --workspace", "it would run this test again"),
    ("cargo install --path crates/sanso", "it would change the machine"),
    (".ci/run", "it runs this test"),
    ("cargo fuzz", "it needs a tool that is not part of the project"),
    ("RUSTC_BOOTSTRAP=1 cargo fuzz", "it needs a tool that is not part of the project"),
    ("cargo mutants", "it needs a tool that is not part of the project, and hours"),
];

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A copy of what commands in documents read, so that what they write disturbs nobody.
fn newcomers_folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    for part in ["examples", "content"] {
        copy(&project().join(part), &folder.join(part));
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The lines of all `sh` blocks of a document.
fn commands(document: &str) -> Vec<String> {
    let text = fs::read_to_string(project().join(document)).unwrap();
    let mut inside = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            inside = line.trim() == "```sh" || line.trim() == "```bash";
        } else if inside && !line.trim().is_empty() && !line.trim_start().starts_with('#') {
            lines.push(line.trim().trim_start_matches("$ ").to_owned());
        }
    }
    lines
}

fn run(line: &str, folder: &Path) -> Output {
    let line = line.replacen("cargo run --release -- ", "sanso ", 1).replacen("cargo run -- ", "sanso ", 1);
    let binaries = Path::new(env!("CARGO_BIN_EXE_sanso")).parent().unwrap().to_path_buf();
    let path = format!("{}:{}", binaries.display(), std::env::var("PATH").unwrap_or_default());
    Command::new("sh")
        .args(["-c", &line])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .env("HOME", folder)
        .output()
        .unwrap()
}

fn runs(document: &str) {
    let folder = newcomers_folder(&document.replace('/', "-"));
    let mut ran = 0;
    for line in commands(document) {
        if NOT_RUN.iter().any(|(start, _)| line.starts_with(start)) {
            continue;
        }
        if line.contains("my-model") && !line.contains("init") && !folder.join("my-model").exists() {
            assert!(run("sanso init my-model", &folder).status.success());
        }
        if line.contains("my-content") && !folder.join("my-content").exists() {
            fs::create_dir_all(folder.join("my-content")).unwrap();
            fs::write(folder.join("my-content/profiles.yaml"), "content: 1\nprofiles: []\n").unwrap();
        }
        let output = run(&line, &folder);
        let status = output.status.code();
        // Findings are an answer; only what cannot run is wrong.
        assert!(
            matches!(status, Some(0 | 1)),
            "{document}: `{line}` ended with {status:?}\n{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        ran += 1;
    }
    assert!(ran > 0, "{document} tells nobody to type anything");
}

#[test]
fn every_command_of_the_readme_runs() {
    runs("README.md");
}

#[test]
fn every_command_of_the_japanese_readme_runs() {
    runs("README.ja.md");
}

#[test]
fn every_command_of_contributing_runs() {
    runs("CONTRIBUTING.md");
}

#[test]
fn every_command_of_the_examples_runs() {
    for example in ["bakery-sme", "car-parts-supplier", "smart-factory", "office-building", "smart-home", "incidents"] {
        runs(&format!("examples/{example}/README.md"));
        runs(&format!("examples/{example}/README.ja.md"));
    }
}

#[test]
fn both_readmes_show_the_same_commands() {
    let plain = |document: &str| -> BTreeSet<String> {
        commands(document).into_iter().map(|line| line.replace(" --lang ja", "").replace(" --lang both", "")).collect()
    };
    assert_eq!(plain("README.md"), plain("README.ja.md"));
}
