//! The document on how stable rankings are speaks of every example, and what it is written by works.

#[path = "../../examples/stability.rs"]
#[allow(dead_code, reason = "only a part of it is needed here")]
mod stability;

use stability::{document, folders, project, row};

#[test]
fn the_document_on_stability_speaks_of_every_example_as_it_would_be_written() {
    let written = std::fs::read_to_string(project().join("docs/stability.md")).unwrap();
    for folder in folders() {
        assert!(written.contains(&format!("\n| {folder} | ")), "{folder} is missing: write the document anew");
    }
    let found = row("bakery-sme", 2);
    assert!(found.ranked > 5 && found.five <= 5.0 && found.ten <= 10.0 && found.least <= 10, "{found:?}");
    assert!(found.noise > 0.0 && (0.0..=1.0).contains(&found.first), "{found:?}");
    let head =
        |text: &str| text.lines().filter(|line| line.starts_with("| example")).map(str::to_owned).collect::<Vec<_>>();
    let anew = document(&[found], 2);
    assert_eq!(head(&anew), head(&written));
    let command = "cargo run --release -p sanso-core --example stability";
    assert!(written.contains(command) && anew.contains(command));
}
