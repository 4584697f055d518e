//! Each check tells the case it is for from its near miss.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod data;
mod devices;
mod network;
mod partners;
mod structure;

use sanso_core::checks::{CHECKS, run};
use sanso_core::diag::{Diagnostic, Severity};
use sanso_core::model::{FetchError, Model, read};
use sanso_core::text::Lang;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn model(text: &str) -> Model {
    let read = read("model.yaml", &mut |_| Ok(text.as_bytes().to_vec()));
    let complaints: Vec<_> = read.diagnostics.iter().map(|note| note.problem.message(Lang::En).what).collect();
    assert!(complaints.is_empty(), "the case itself is wrong: {complaints:?}\n{text}");
    read.value
}

fn findings(text: &str, code: &str) -> Vec<Diagnostic> {
    run(&model(text)).into_iter().filter(|note| note.problem.code() == code).collect()
}

/// A check finds its case once, and does not find the near miss.
fn tells_apart(code: &str, case: &str, near_miss: &str) {
    let found = findings(case, code);
    assert_eq!(
        found.len(),
        1,
        "{code} on its case: {:?}",
        found.iter().map(|note| note.problem.message(Lang::En).what).collect::<Vec<_>>()
    );
    assert!(found.iter().all(|note| note.place.is_some()), "{code} without a place");
    let missed = findings(near_miss, code);
    assert!(
        missed.is_empty(),
        "{code} on its near miss: {:?}",
        missed.iter().map(|note| note.problem.message(Lang::En).what).collect::<Vec<_>>()
    );
}

#[test]
fn codes_and_names_of_checks_are_unique_and_in_order() {
    let codes: Vec<_> = CHECKS.iter().map(|check| check.code).collect();
    let names: BTreeSet<_> = CHECKS.iter().map(|check| check.name).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    assert_eq!(names.len(), codes.len());
}

#[test]
fn every_check_is_documented_in_both_languages() {
    for check in CHECKS {
        assert!(check.about.en.ends_with('.') && check.about.ja.ends_with('。'), "{}", check.code);
        assert!(!check.about.ja.is_ascii(), "{}", check.code);
    }
}

#[test]
fn a_check_finds_only_what_has_its_code_and_is_no_worse_than_it_says() {
    for path in examples() {
        let model = example(&path);
        for check in CHECKS {
            let mut found = Vec::new();
            (check.run)(&model, &mut found);
            assert!(
                found.iter().all(|note| note.problem.code() == check.code && note.severity >= check.severity),
                "{}",
                check.code
            );
        }
    }
}

/// A reader of findings stops reading when there are too many; see them all with `--nocapture`.
#[test]
fn checks_say_little_about_the_examples() {
    for path in examples() {
        let model = example(&path);
        let mut found = run(&model);
        Diagnostic::sort(&mut found);
        println!("\n== {} ({} subjects)", path.display(), model.len());
        for note in &found {
            let words = [Lang::En, Lang::Ja].map(|lang| note.problem.message(lang));
            let place = note.place.map(|place| model.sources.show(place)).unwrap_or_default();
            println!("{:?} {} {place}: {}\n    {}", note.severity, note.problem.code(), words[0].what, words[1].what);
        }
        let warnings = found.iter().filter(|note| note.severity <= Severity::Warning).count();
        assert!(warnings <= 8 + model.len() / 20, "{}: {warnings} warnings", path.display());
        assert!(found.iter().all(|note| note.severity != Severity::Error), "{}", path.display());
    }
}

fn examples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let below =
        |folder: &Path| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let mut found: Vec<_> = below(&root)
        .into_iter()
        .chain(below(&root.join("incidents")))
        .filter(|path| path.join("model.yaml").exists())
        .collect();
    found.sort();
    assert!(!found.is_empty());
    found
}

fn example(folder: &Path) -> Model {
    read("model.yaml", &mut |path| std::fs::read(folder.join(path)).map_err(|_| FetchError::Missing)).value
}
