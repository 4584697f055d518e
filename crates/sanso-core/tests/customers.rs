//! How well sheets of customers that were never seen before are read.
//!
//! The table in docs/sheets.md is written by `SANSO_UPDATE=1 cargo test -p sanso-core --test customers`; without it the
//! test checks that it is what the program does. Nothing is tuned on the sheets kept aside.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

#[path = "customers/truth.rs"]
mod truth;

use sanso_core::frameworks::Frameworks;
use sanso_core::sheets::{By, ItemOf, SheetMapping, read_sheet};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use truth::{Customer, Truth, customers};

/// What stands before the part of the document that is written here.
const MARK: &str = "<!-- written by crates/sanso-core/tests/customers.rs -->";

/// What came of one sheet.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    /// Questions there are.
    questions: usize,
    /// Of these, found with the right cells for answer and evidence.
    found: usize,
    /// Rows taken for questions that are none.
    extra: usize,
    /// Rows called sure.
    sure: usize,
    /// Of these, all items are among the right ones.
    right: usize,
    /// Of these, a careful person is sure too.
    recalled: usize,
    /// Questions that a careful person is sure of.
    expected: usize,
    /// Of these, the first item is among the right ones, sure or not.
    first: usize,
    /// Of these, one of the first four is.
    among: usize,
    /// Rows matched by id.
    by_id: usize,
}

impl Tally {
    fn and(self, other: Tally) -> Tally {
        Tally {
            questions: self.questions + other.questions,
            found: self.found + other.found,
            extra: self.extra + other.extra,
            sure: self.sure + other.sure,
            right: self.right + other.right,
            recalled: self.recalled + other.recalled,
            expected: self.expected + other.expected,
            first: self.first + other.first,
            among: self.among + other.among,
            by_id: self.by_id + other.by_id,
        }
    }

    fn precision(self) -> f64 {
        self.right as f64 / self.sure.max(1) as f64
    }

    fn recall(self) -> f64 {
        self.recalled as f64 / self.expected.max(1) as f64
    }
}

fn frameworks() -> (sanso_core::content::Library, Frameworks) {
    let library = sanso_core::content::embedded();
    let all = sanso_core::frameworks::read(&library, &[], &mut sanso_core::text::Sources::default()).value;
    (library, all)
}

fn tallied(customer: &Customer, all: &Frameworks, mapping: &SheetMapping) -> Tally {
    let named = |(framework, item): &ItemOf| {
        let one = &all.all[*framework];
        format!("{}:{}", one.about.key, one.items[*item as usize].id)
    };
    let mut tally = Tally { questions: customer.rows.len(), ..Tally::default() };
    tally.expected = customer.rows.iter().filter(|row| row.expected == "sure").count();
    for (table, row) in mapping.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row))) {
        let here = |truth: &&Truth| truth.tab == table.tab && truth.question == row.row.question.to_string();
        let proposed = &row.proposed;
        tally.sure += usize::from(proposed.sure);
        let Some(truth) = customer.rows.iter().find(here) else {
            tally.extra += 1;
            continue;
        };
        let evidence = row.row.evidence.map(|at| at.to_string()).unwrap_or_default();
        tally.found += usize::from(truth.answer == row.row.answer.to_string() && truth.evidence == evidence);
        let fits = |item: &ItemOf| truth.items.contains(&named(item));
        let right = !proposed.items.is_empty() && proposed.items.iter().all(fits);
        tally.right += usize::from(proposed.sure && right);
        tally.recalled += usize::from(proposed.sure && right && truth.expected == "sure");
        tally.by_id += usize::from(proposed.by == By::Id);
        if truth.expected == "sure" {
            tally.first += usize::from(proposed.items.first().is_some_and(fits));
            tally.among += usize::from(proposed.items.iter().chain(&proposed.others).any(fits));
        }
    }
    tally
}

fn all_tallied() -> Vec<(Customer, Tally)> {
    let (library, all) = frameworks();
    let read = |customer: Customer| {
        let workbook = sanso_sheets::read(&customer.bytes).unwrap();
        let mapping = read_sheet(&customer.name, &workbook, &library, &all);
        let tally = tallied(&customer, &all, &mapping);
        (customer, tally)
    };
    customers().into_iter().map(read).collect()
}

fn sum(all: &[(Customer, Tally)], kept_aside: bool) -> Tally {
    let of = all.iter().filter(|(customer, _)| customer.kept_aside == kept_aside);
    of.fold(Tally::default(), |sum, (_, tally)| sum.and(*tally))
}

fn line(name: &str, tally: Tally) -> String {
    let percent = |number: f64| format!("{:.0} %", number * 100.0);
    let Tally { questions, found, extra, sure, right, expected, first, among, by_id, .. } = tally;
    format!(
        "| {name} | {questions} | {found} | {extra} | {by_id} | {sure} | {right} | {} | {} | {} | {} |\n",
        percent(tally.precision()),
        percent(tally.recall()),
        percent(first as f64 / expected.max(1) as f64),
        percent(among as f64 / expected.max(1) as f64),
    )
}

fn written(all: &[(Customer, Tally)]) -> String {
    let mut text = String::from(
        "| sheet | questions | found | extra | by id | sure | right | precision | recall | first is right | one of four is |\n|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for (customer, tally) in all {
        let name = customer.name.trim_end_matches(".xlsx");
        let _ =
            write!(text, "{}", line(&if customer.kept_aside { format!("*{name}*") } else { name.to_owned() }, *tally));
    }
    let _ = write!(text, "{}", line("**all that were looked at**", sum(all, false)));
    let _ = write!(text, "{}", line("***all kept aside***", sum(all, true)));
    text
}

#[test]
fn the_document_says_how_well_sheets_are_read() {
    let written = written(&all_tallied());
    println!("{written}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/sheets.md");
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
fn every_question_is_found_with_its_cells_and_nothing_else_is_taken_for_one() {
    for (customer, tally) in all_tallied().iter().filter(|(customer, _)| !customer.kept_aside) {
        assert_eq!((tally.found, tally.extra), (tally.questions, 0), "{}", customer.name);
    }
}

#[test]
fn what_is_called_sure_is_right_and_most_rows_have_the_right_item_at_hand() {
    let all = all_tallied();
    for kept_aside in [false, true] {
        let tally = sum(&all, kept_aside);
        assert!(tally.precision() > 0.85, "{kept_aside}: {tally:?}");
        assert!(tally.among as f64 > 0.8 * tally.expected as f64, "{kept_aside}: {tally:?}");
    }
}

#[test]
fn sheets_kept_aside_are_others_than_those_looked_at() {
    let names: BTreeSet<(bool, String)> = customers().into_iter().map(|one| (one.kept_aside, one.name)).collect();
    assert!(names.iter().filter(|(kept, _)| *kept).count() >= 4);
    assert!(names.iter().filter(|(kept, _)| !*kept).count() >= 6);
}
