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
    let mut text = String::from("| table | items | rows | left out with it | MAP | right / said: certain | likely | candidate |\n|---|---|---|---|---|---|---|---|\n");
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
    let mut text = String::from("| class | said | right | precision | recall | MAP of the class alone |\n|---|---|---|---|---|---|\n");
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

#[test]
fn figures() {
    let all = frameworks();
    let start = std::time::Instant::now();
    let made = made(&all);
    println!("made {:?}", start.elapsed());
    for (table, one) in made.iter().enumerate() {
        if let Some(one) = one {
            println!("{} {:?} {:?} {:?}", all.crosswalks[table].about.key, one.of.iter().map(|t| all.crosswalks[*t].about.key.as_str()).collect::<Vec<_>>(), one.precision, one.recall);
        }
    }
    for rule in [Rule::AndReadings, Rule::WithWhatIsMadeOfIt, Rule::Alone] {
        let start = std::time::Instant::now();
        let found = found(&all, &made, rule);
        println!("{rule:?} {:?} mean {:.3}\n{}\n{}", start.elapsed(), mean(&found), tables(&all, &found), classes(&found));
    }
}
