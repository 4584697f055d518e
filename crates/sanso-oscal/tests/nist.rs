//! NIST's own documents, where they are at hand: read, checked, resolved, and compared with what NIST made of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use sanso_oscal::check::check;
use sanso_oscal::document::Document;
use sanso_oscal::json::{Node, read};
use sanso_oscal::problem::Severity;
use sanso_oscal::resolve::{Fetched, Options, resolve};
use std::fs;
use std::path::PathBuf;

/// The folder of NIST's files; says so where there is none.
fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("SANSO_SHARED").map(|folder| PathBuf::from(folder).join("oscal"));
    let found = folder.filter(|folder| folder.is_dir());
    if found.is_none() {
        eprintln!("SANSO_SHARED names no folder with NIST's documents: not run");
    }
    found
}

const CATALOG: &str = "cases/NIST_SP-800-53_rev5_catalog.json";
const PROFILE: &str = "cases/rev5-low/NIST_SP-800-53_rev5_LOW-baseline_profile.json";
const RESOLVED: &str = "cases/rev5-low/NIST_SP-800-53_rev5_LOW-baseline-resolved-profile_catalog.json";

#[test]
fn documents_of_nist_have_no_errors_and_lose_nothing_when_written_again() {
    let Some(folder) = shared() else { return };
    for file in [CATALOG, PROFILE, RESOLVED] {
        let bytes = fs::read(folder.join(file)).unwrap();
        let errors: Vec<_> = check(file, &bytes).into_iter().filter(|one| one.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{file}: {:#?}", &errors[..errors.len().min(5)]);
        let tree = read(&bytes).unwrap();
        assert_eq!(read(tree.written().as_bytes()).unwrap(), tree, "{file}");
        let theirs: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&tree.written()).unwrap(), theirs, "{file}");
    }
}

#[test]
fn the_low_baseline_resolves_to_what_nist_resolved_it_to() {
    let Some(folder) = shared() else { return };
    let bytes = fs::read(folder.join(PROFILE)).unwrap();
    let mut asked = Vec::new();
    let options = Options { tool: "a test".to_owned(), ..Options::default() };
    let result = resolve("low.json", &bytes, &options, &mut |base, href| {
        asked.push((base.to_owned(), href.to_owned()));
        let bytes = fs::read(folder.join(CATALOG)).unwrap();
        Ok(Fetched { name: "catalog.json".to_owned(), bytes, elsewhere: None })
    });
    assert_eq!(asked, [("low.json".to_owned(), "NIST_SP-800-53_rev5_catalog.xml".to_owned())]);
    assert_eq!(result.problems, []);
    let ours = result.catalog.unwrap();
    let theirs = Document::read(RESOLVED, &fs::read(folder.join(RESOLVED)).unwrap()).unwrap();
    let ours = ours.get("catalog").unwrap();
    // Everything that is not metadata is the same, in the same order, to the last member.
    for key in ["params", "controls", "groups", "back-matter"] {
        assert_eq!(ours.get(key), theirs.body().get(key), "{key}");
    }
    let names = |node: &Node| node.members().iter().map(|(key, _)| key.to_string()).collect::<Vec<_>>();
    assert_eq!(names(ours), names(theirs.body()));
    // Of the metadata only the time, the tool and the way the profile is named differ.
    let (own, other) = (ours.get("metadata").unwrap(), theirs.metadata());
    for (key, value) in other.members() {
        if !matches!(&**key, "last-modified" | "links") {
            assert_eq!(own.get(key), Some(value), "{key}");
        }
    }
    assert!(own.members().iter().all(|(key, _)| &**key == "props" || other.get(key).is_some()));
    assert!(check("ours.json", Node::map([("catalog", ours.clone())]).written().as_bytes()).is_empty());
}
