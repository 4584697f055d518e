//! What differs between two libraries, field by field.

use super::Library;
use super::fields::{Held, ORDER, Spread, spread};
use std::collections::HashMap;

/// What happened to the row a difference is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Only the other library has the row.
    Added,
    /// Only the base has the row.
    Removed,
    /// Both have the row, with another value in this field.
    Changed,
}

impl Change {
    /// Stable word for files and data.
    pub const fn key(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Removed => "removed",
            Change::Changed => "changed",
        }
    }
}

/// One field that differs. Of a row that only one side has, every field that says something is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The list the row stands in.
    pub list: &'static str,
    /// The key of the row.
    pub key: String,
    /// What happened to the row.
    pub change: Change,
    /// The field; texts have one for each language, such as `name.ja`.
    pub field: String,
    /// What the base says, if anything.
    pub before: Option<String>,
    /// What the other library says, if anything.
    pub after: Option<String>,
}

/// Every difference, list by list: rows of the base in their order, then rows that only the other has in theirs.
///
/// Where rows come from the same overlay or stand at the same place is not compared. Linear in the size of both.
pub fn diff(base: &Library, other: &Library) -> Vec<Difference> {
    let (base, other) = (spread(base), spread(other));
    let of_base = by_key(&base);
    let of_other = by_key(&other);
    let mut found: Vec<(Option<usize>, Vec<Difference>)> = Vec::new();
    let rank_of = |list: &str| ORDER.iter().position(|known| *known == list);
    for row in &base {
        let differences = match of_other.get(&(row.list, row.key.as_str())) {
            Some(after) => compare(row, &flat(row), &flat(after), Change::Changed),
            None => compare(row, &flat(row), &[], Change::Removed),
        };
        found.push((rank_of(row.list), differences));
    }
    for row in other.iter().filter(|row| !of_base.contains_key(&(row.list, row.key.as_str()))) {
        found.push((rank_of(row.list), compare(row, &[], &flat(row), Change::Added)));
    }
    // Stable: within a list the order above stays.
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().flat_map(|(_, differences)| differences).collect()
}

fn by_key<'s, 'l>(rows: &'s [Spread<'l>]) -> HashMap<(&'static str, &'s str), &'s Spread<'l>> {
    rows.iter().map(|row| ((row.list, row.key.as_str()), row)).collect()
}

/// The fields with one text each; what says nothing is left out.
fn flat(row: &Spread<'_>) -> Vec<(String, String)> {
    let mut flat = Vec::new();
    for (field, held) in &row.fields {
        match held {
            Held::Text(text) => flat.push((field.clone(), text.clone())),
            Held::Words(words) => {
                flat.push((format!("{field}.en"), words.en.as_deref().unwrap_or_default().to_owned()));
                flat.push((format!("{field}.ja"), words.ja.as_deref().unwrap_or_default().to_owned()));
            }
        }
    }
    flat.retain(|(_, text)| !text.is_empty());
    flat
}

fn compare(
    row: &Spread<'_>,
    before: &[(String, String)],
    after: &[(String, String)],
    change: Change,
) -> Vec<Difference> {
    let value = |side: &[(String, String)], field: &str| {
        side.iter().find(|(name, _)| name == field).map(|(_, text)| text.clone())
    };
    let gained = after.iter().filter(|(field, _)| !before.iter().any(|(known, _)| known == field));
    let fields = before.iter().chain(gained).map(|(field, _)| field);
    fields
        .filter_map(|field| {
            let (before, after) = (value(before, field), value(after, field));
            let difference =
                Difference { list: row.list, key: row.key.clone(), change, field: field.clone(), before, after };
            (difference.before != difference.after).then_some(difference)
        })
        .collect()
}
