//! Each published table between two frameworks is left out and found again by what the others say.
//!
//! The tables in docs/crosswalks.md are written by `SANSO_UPDATE=1 cargo test -p sanso-core --test crosswalks`; without
//! it the test checks that they are what the program says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use sanso_core::content::embedded;
use sanso_core::frameworks::{Class, Frameworks, LeftOut, Made, Origin, Rule, Tally, left_out, made, read};
use sanso_core::text::Sources;
use std::fmt::Write;
use std::path::Path;

/// What stands before the part of the document that is written here.
const MARK: &str = "<!-- written by crates/sanso-core/tests/crosswalks.rs -->";

/// What three simple scorings reached at best on the same kind of tables.
const TO_BEAT: f64 = 0.435;

fn frameworks() -> Frameworks {
    read(&embedded(), &[], &mut Sources::default()).value
}

/// Every published table that can be found again at all.
fn found(all: &Frameworks, made: &[Option<Made>], rule: Rule) -> Vec<LeftOut> {
    let published = (0..all.crosswalks.len()).filter(|table| all.crosswalks[*table].kind == Origin::Published);
    published.filter_map(|table| left_out(all, made, table, rule)).collect()
}

fn mean(found: &[LeftOut]) -> f64 {
    found.iter().map(LeftOut::mean_average_precision).sum::<f64>() / found.len() as f64
}

/// Those that do not simply follow from tables that are still there.
fn hard(found: &[LeftOut], made: &[Option<Made>]) -> Vec<LeftOut> {
    let follows = |one: &LeftOut| {
        let made = made[one.table].as_ref();
        made.is_some_and(|made| made.of.iter().all(|part| !one.with.contains(part)))
    };
    found.iter().filter(|one| !follows(one)).cloned().collect()
}

/// One class over all tables.
fn over_all(found: &[LeftOut], class: usize) -> Tally {
    let tallies = found.iter().map(|one| one.classes[class]);
    tallies.fold(Tally::default(), |sum, one| Tally {
        said: sum.said + one.said,
        right: sum.right + one.right,
        average: sum.average + one.average,
    })
}

fn percent(share: Option<f64>) -> String {
    share.map_or("–".to_owned(), |share| format!("{:.1} %", share * 100.0))
}

fn tables(all: &Frameworks, found: &[LeftOut]) -> String {
    let mut text = String::from(
        "| table | items | rows | left out with it | MAP | right / said: certain | likely | candidate |\n|---|---|---|---|---|---|---|---|\n",
    );
    for one in found {
        let key = |table: usize| format!("`{}`", all.crosswalks[table].about.key);
        let with: Vec<String> = one.with.iter().map(|table| key(*table)).collect();
        let cell = |class: usize| format!("{} / {}", one.classes[class].right, one.classes[class].said);
        writeln!(
            text,
            "| {} | {} | {} | {} | {:.3} | {} | {} | {} |",
            key(one.table),
            one.items,
            one.rows,
            with.join(" "),
            one.mean_average_precision(),
            cell(0),
            cell(1),
            cell(2)
        )
        .unwrap();
    }
    text
}

fn classes(found: &[LeftOut]) -> String {
    let rows: usize = found.iter().map(|one| one.rows).sum();
    let items: usize = found.iter().map(|one| one.items).sum();
    let mut text = String::from(
        "| class | said | right | precision | recall | MAP of the class alone |\n|---|---|---|---|---|---|\n",
    );
    for (number, class) in Class::ALL.into_iter().enumerate() {
        let tally = over_all(found, number);
        let recall = tally.right as f64 / rows as f64;
        let map = tally.average / items as f64;
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {map:.3} |",
            class.key(),
            tally.said,
            tally.right,
            percent(tally.precision()),
            percent(Some(recall))
        )
        .unwrap();
    }
    text
}

fn made_of(all: &Frameworks, made: &[Option<Made>]) -> String {
    let mut text = String::from("| table | follows from | precision | recall |\n|---|---|---|---|\n");
    for (one, table) in made.iter().zip(&all.crosswalks) {
        let Some(one) = one else { continue };
        let of: Vec<String> = one.of.iter().map(|table| format!("`{}`", all.crosswalks[*table].about.key)).collect();
        writeln!(
            text,
            "| `{}` | {} | {} | {} |",
            table.about.key,
            of.join(" "),
            percent(one.precision),
            percent(one.recall)
        )
        .unwrap();
    }
    text
}

/// The part of the document that is written by this test.
fn written(all: &Frameworks, made: &[Option<Made>]) -> String {
    let mut text = String::new();
    let sections = [
        ("From published tables alone", Rule::AndReadings),
        ("From every table", Rule::WithWhatIsMadeOfIt),
        ("With what is made of the table still there", Rule::Alone),
    ];
    for (title, rule) in sections {
        let found = found(all, made, rule);
        let (mean, hard) = (mean(&found), mean(&hard(&found, made)));
        writeln!(
            text,
            "## {title}\n\nMean MAP over the tables: **{mean:.3}**; without those whose parts are all still there: **{hard:.3}**\n"
        )
        .unwrap();
        writeln!(text, "{}\n{}", tables(all, &found), classes(&found)).unwrap();
    }
    writeln!(text, "## Tables that are compositions\n\n{}", made_of(all, made)).unwrap();
    text
}

#[test]
fn the_figures_in_the_document_are_what_the_program_says() {
    let all = frameworks();
    let written = written(&all, &made(&all));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/crosswalks.md");
    let document = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let (head, _) = document.split_once(MARK).unwrap_or((document.as_str(), ""));
    let new = format!("{head}{MARK}\n\n{}\n", written.trim_end());
    if std::env::var_os("SANSO_UPDATE").is_some() {
        std::fs::write(&path, &new).unwrap();
    } else {
        assert_eq!(document, new, "write it anew with SANSO_UPDATE=1");
    }
}

#[test]
fn tables_kept_aside_are_found_again_better_than_by_simple_scorings() {
    let all = frameworks();
    let made = made(&all);
    let found = hard(&found(&all, &made, Rule::AndReadings), &made);
    assert!(found.len() >= 5, "{}", found.len());
    assert!(mean(&found) > TO_BEAT, "{}", mean(&found));
}

#[test]
fn certain_is_more_often_right_than_likely_and_likely_than_a_candidate() {
    let all = frameworks();
    let made = made(&all);
    let precision = |rule, class: usize| over_all(&found(&all, &made, rule), class).precision();
    let [certain, likely, candidate, beside] = [0, 1, 2, 3].map(|class| precision(Rule::Alone, class).unwrap());
    assert!(certain > likely && likely > candidate && candidate > beside, "{certain} {likely} {candidate} {beside}");
    // Nothing that is made of the table and no reading of our own helps here.
    assert!(precision(Rule::AndReadings, 1) > precision(Rule::AndReadings, 2));
}
