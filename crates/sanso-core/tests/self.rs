//! Promises the project makes about itself: order, size, codes, names and documents.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Files longer than [`MOST_LINES`], each with the reason why it is not cut.
const LONG_FILES: [(&str, &str); 0] = [];

const MOST_LINES: usize = 400;

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file below a folder whose name ends so, as path below the workspace and text.
fn files(folder: &str, ending: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![workspace().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && name != "target" && !name.starts_with('.') {
                folders.push(path);
            } else if name.ends_with(ending) {
                let shown = path.strip_prefix(workspace()).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(shown, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

fn sources() -> BTreeMap<String, String> {
    files("crates", ".rs").into_iter().chain(files("content", ".rs")).collect()
}

/// The modules of a crate in the order of its `lib.rs`.
fn modules(lib: &str) -> Vec<String> {
    let declared = lib.lines().filter_map(|line| line.strip_prefix("pub mod ").or(line.strip_prefix("mod ")));
    declared.filter_map(|rest| rest.strip_suffix(';')).map(str::to_owned).collect()
}

/// The modules of the crate that a text names: `crate::name` and the names in `use crate::{…}`.
fn named(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for after in text.split("crate::").skip(1) {
        let names = after
            .strip_prefix('{')
            .map_or_else(|| vec![after], |list| list.split('}').next().unwrap().split(',').collect());
        for name in names {
            found.insert(name.trim().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect());
        }
    }
    found
}

#[test]
fn a_module_of_the_engine_names_only_modules_before_it() {
    let all = files("crates/sanso-core/src", ".rs");
    let order = modules(&all["crates/sanso-core/src/lib.rs"]);
    assert!(order.len() >= 9, "{order:?}");
    for (path, text) in &all {
        let module =
            path.trim_start_matches("crates/sanso-core/src/").trim_end_matches(".rs").split('/').next().unwrap();
        let Some(own) = order.iter().position(|known| known == module) else { continue };
        let later: Vec<_> =
            named(text).into_iter().filter(|name| order.iter().position(|known| known == name) > Some(own)).collect();
        assert!(later.is_empty(), "{path} names {later:?}, which come after `{module}`");
    }
}

#[test]
fn no_format_of_a_report_names_another() {
    let formats = ["csv", "html", "markdown", "text", "json"];
    for (path, text) in files("crates/sanso-report/src", ".rs") {
        let module = path
            .trim_start_matches("crates/sanso-report/src/")
            .trim_end_matches(".rs")
            .split('/')
            .next()
            .unwrap()
            .to_owned();
        if formats.contains(&module.as_str()) {
            let others: Vec<_> =
                named(&text).into_iter().filter(|name| formats.contains(&name.as_str()) && *name != module).collect();
            assert!(others.is_empty(), "{path} names {others:?}");
        }
    }
}

#[test]
fn files_can_be_read_in_one_sitting() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        let excused = LONG_FILES.iter().any(|(known, _)| *known == path);
        assert!(lines <= MOST_LINES || excused, "{path} has {lines} lines");
        assert!(lines > MOST_LINES || !excused, "{path} needs no excuse any more");
    }
}

/// Codes as they are given: each `"SN…"` in the modules of diagnostics.
fn codes() -> Vec<String> {
    let mut found = Vec::new();
    for (_, text) in files("crates/sanso-core/src/diag", ".rs") {
        for after in text.split("\"SN").skip(1) {
            let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
            if digits.len() == 3 && after[3..].starts_with('"') {
                found.push(format!("SN{digits}"));
            }
        }
    }
    found
}

#[test]
fn every_code_is_given_once_and_none_is_ever_taken_back() {
    let given = codes();
    let once: BTreeSet<_> = given.iter().cloned().collect();
    let twice: Vec<_> = once.iter().filter(|code| given.iter().filter(|one| one == code).count() > 1).collect();
    assert!(twice.is_empty(), "given twice: {twice:?}");
    let listed = std::fs::read_to_string(workspace().join("crates/sanso-core/tests/codes.txt")).unwrap();
    let listed: BTreeSet<String> = listed.lines().map(str::to_owned).collect();
    let gone: Vec<_> = listed.difference(&once).collect();
    assert!(gone.is_empty(), "codes that people may have in their notes are gone: {gone:?}");
    let new: Vec<_> = once.difference(&listed).collect();
    assert!(new.is_empty(), "add to crates/sanso-core/tests/codes.txt: {new:?}");
}

#[test]
fn every_code_is_shown_by_a_case() {
    let mut cases: String = files("spec", ".md").into_values().collect();
    for (path, text) in files("crates/sanso-core/tests", ".rs") {
        if !path.ends_with("/self.rs") {
            cases.push_str(&text);
        }
    }
    let missing: Vec<_> = codes().into_iter().filter(|code| !cases.contains(code.as_str())).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

#[test]
fn the_code_names_no_id_of_a_framework() {
    let code = files("crates", ".rs").into_iter().filter(|(path, _)| path.contains("/src/"));
    for (path, text) in code {
        for (number, line) in text.lines().enumerate() {
            let measure = line
                .split("CPS.")
                .skip(1)
                .any(|rest| rest.chars().take(2).filter(char::is_ascii_uppercase).count() == 2);
            let incident = ["L1_", "L2_", "L3_"].iter().any(|layer| {
                line.split(layer).skip(1).any(|rest| rest.starts_with(|digit: char| digit.is_ascii_digit()))
            });
            assert!(!measure && !incident, "{path}:{}: {line}", number + 1);
        }
    }
}

/// The documents people read, without the cases of the specification.
fn documents() -> BTreeMap<String, String> {
    files("", ".md").into_iter().filter(|(path, _)| !path.starts_with("spec/")).collect()
}

#[test]
fn paths_named_in_documents_exist() {
    let folders = ["crates/", "docs/", "spec/", "examples/", "content/", "fuzz/", "benches/", ".ci/"];
    for (document, text) in documents() {
        let quoted =
            text.split('`').skip(1).step_by(2).filter(|one| folders.iter().any(|folder| one.starts_with(folder)));
        let linked = text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split([')', '#']).next())
            .filter(|one| !one.contains("://"));
        let beside = workspace().join(&document).parent().unwrap().to_owned();
        for path in quoted.map(str::to_owned).chain(linked.map(|one| beside.join(one).to_string_lossy().into_owned())) {
            let plain = !path.contains([' ', '*', '<', '{', '…']) && !path.is_empty();
            assert!(!plain || workspace().join(&path).exists(), "{document} names `{path}`, which does not exist");
        }
    }
}

#[test]
fn documents_are_finished_and_name_no_place_of_one_machine() {
    for (document, text) in documents() {
        for (number, line) in text.lines().enumerate() {
            let unfinished = ["TODO", "FIXME", "XXX", "lorem ipsum", "TBD"].iter().find(|mark| line.contains(*mark));
            assert!(unfinished.is_none(), "{document}:{}: {unfinished:?}", number + 1);
            let words = line.split([' ', '`', '(', ')', '"', '、', '。']);
            let mut local = words
                .filter(|word| word.starts_with("/home/") || word.starts_with("/root/") || word.starts_with("/Users/"));
            assert_eq!(local.next(), None, "{document}:{}", number + 1);
        }
    }
}

#[test]
fn every_dependency_is_accounted_for() {
    let accounts = std::fs::read_to_string(workspace().join("docs/design/dependencies.md")).unwrap();
    for (path, text) in files("crates", "Cargo.toml").into_iter().chain(files("content", "Cargo.toml")) {
        let mut inside = false;
        for line in text.lines() {
            if line.starts_with('[') {
                inside = line.ends_with("dependencies]");
                continue;
            }
            let name = line.split(['=', '.']).next().unwrap().trim();
            let ours = name.starts_with("sanso") || name == "workspace" || name.is_empty() || name.starts_with('#');
            assert!(
                !inside || ours || accounts.contains(&format!("`{name}`")),
                "{path}: `{name}` has no line in docs/design/dependencies.md"
            );
        }
    }
}
