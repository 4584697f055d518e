//! How well sheets of customers that were never seen before are read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

#[path = "customers/truth.rs"]
mod truth;

use sanso_core::sheets::tables;
use std::collections::BTreeMap;
use truth::customers;

#[test]
fn questions_are_found_where_they_stand() {
    for customer in customers().into_iter().filter(|one| !one.kept_aside) {
        let workbook = sanso_sheets::read(&customer.bytes).unwrap();
        let mut found = BTreeMap::new();
        for tab in workbook.tabs.iter().filter(|tab| tab.shown) {
            for table in tables(tab) {
                for row in table.rows {
                    println!(
                        "ROW\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
                        customer.name,
                        tab.name,
                        row.question,
                        row.id,
                        row.context.replace('\n', " "),
                        row.references,
                        row.text.replace('\n', " ")
                    );
                    let cells =
                        [Some(row.answer), row.evidence].map(|at| at.map(|at| at.to_string()).unwrap_or_default());
                    found.insert((tab.name.clone(), row.question.to_string()), cells);
                }
            }
        }
        let wanted: BTreeMap<_, _> = customer
            .rows
            .iter()
            .map(|row| ((row.tab.clone(), row.question.clone()), [row.answer.clone(), row.evidence.clone()]))
            .collect();
        let missing: Vec<_> = wanted.keys().filter(|key| !found.contains_key(key)).collect();
        let extra: Vec<_> = found.keys().filter(|key| !wanted.contains_key(key)).collect();
        let other: Vec<_> =
            wanted.iter().filter(|(key, cells)| found.get(key).is_some_and(|found| found != *cells)).collect();
        println!(
            "{}: {} wanted, {} missing {missing:?}, {} extra {extra:?}, elsewhere {} {other:?}",
            customer.name,
            wanted.len(),
            missing.len(),
            extra.len(),
            other.len()
        );
    }
}

#[test]
fn rows_are_matched_to_what_they_ask_for() {
    let library = sanso_core::content::embedded();
    let frameworks = sanso_core::frameworks::read(&library, &[], &mut sanso_core::text::Sources::default()).value;
    let index = sanso_core::sheets::Index::of(&library, &frameworks);
    for customer in customers().into_iter().filter(|one| !one.kept_aside) {
        let workbook = sanso_sheets::read(&customer.bytes).unwrap();
        let all: Vec<_> = workbook
            .tabs
            .iter()
            .filter(|tab| tab.shown)
            .flat_map(|tab| tables(tab).into_iter().map(|table| (tab.name.clone(), table)))
            .collect();
        let refs: Vec<_> = all.iter().map(|(_, table)| table).collect();
        let proposed = sanso_core::sheets::proposed(&frameworks, &index, &refs);
        let (mut sure, mut right, mut wanted, mut top) = (0, 0, 0, 0);
        for ((tab, table), rows) in all.iter().zip(&proposed) {
            for (row, one) in table.rows.iter().zip(rows) {
                let Some(truth) =
                    customer.rows.iter().find(|truth| truth.tab == *tab && truth.question == row.question.to_string())
                else {
                    continue;
                };
                let named = |item: &(usize, u32)| {
                    format!("{}:{}", frameworks.all[item.0].about.key, frameworks.all[item.0].items[item.1 as usize].id)
                };
                let fits = one.items.iter().any(|item| truth.items.contains(&named(item)));
                wanted += usize::from(truth.expected == "sure");
                top += usize::from(truth.expected == "sure" && fits);
                if one.sure {
                    sure += 1;
                    right += usize::from(fits);
                }
                println!(
                    "P\t{:.2}\t{:.2}\t{:?}\t{}\t{}\t{}\t{}\t{:?}\t{:?}",
                    one.score,
                    one.lead,
                    one.by,
                    one.sure,
                    fits,
                    truth.expected,
                    row.text.replace('\n', " "),
                    one.items.iter().map(named).collect::<Vec<_>>(),
                    truth.items
                );
            }
        }
        println!("{}: sure {sure} right {right} wanted {wanted} top {top}", customer.name);
    }
}
