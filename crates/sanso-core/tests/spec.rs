//! Runs the cases of `spec/`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod markdown;

use markdown::{all_cases, check};

#[test]
fn every_case_of_the_specification_holds() {
    let cases = all_cases();
    let failed: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let failures = check(case);
            let head = format!("{}:{}: {}", case.file, case.line, case.title);
            (!failures.is_empty()).then(|| format!("{head}\n    {}", failures.join("\n    ")))
        })
        .collect();
    assert!(failed.is_empty(), "{} of {} cases fail:\n\n{}\n", failed.len(), cases.len(), failed.join("\n\n"));
}

#[test]
fn every_case_has_a_sentence_of_its_own() {
    let mut titles: Vec<String> = all_cases().into_iter().map(|case| case.title).collect();
    titles.sort();
    let repeated: Vec<_> = titles.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert!(repeated.is_empty(), "{repeated:?}");
}
