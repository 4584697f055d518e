//! Rows that say by an id which item they are.
//!
//! Numbers mean little by themselves: `3.1.1` is something else in every scheme, and most sheets count their own rows. So
//! a scheme is taken to be meant only if most numbers of a sheet are ids of it, and what rows say agrees.

use super::index::{Index, Likeness};
use super::layout::{Row, Table};
use super::words::folded;
use crate::frameworks::{Frameworks, ItemOf};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A row agrees with an item if it has this share in common with it of what it has in common with any.
const AGREES: f32 = 0.3;
/// Rows that must name a scheme before it counts.
const FEWEST: usize = 3;

/// The items that rows name, by table and row.
pub struct Named {
    found: BTreeMap<(usize, usize), Vec<ItemOf>>,
}

impl Named {
    /// The items a row names.
    pub fn of(&self, table: usize, row: usize) -> &[ItemOf] {
        self.found.get(&(table, row)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Finds out which schemes a sheet means by its numbers, and which items by each.
    pub fn find(frameworks: &Frameworks, index: &Index, tables: &[&Table], like: &[Vec<Likeness>]) -> Named {
        let known = Known::of(frameworks);
        let rows: Vec<((usize, usize), Vec<String>)> = tables
            .iter()
            .enumerate()
            .flat_map(|(table, one)| one.rows.iter().enumerate().map(move |(at, row)| ((table, at), written(row))))
            .collect();
        let mut votes: BTreeMap<usize, Votes> = BTreeMap::new();
        for ((table, row), written) in &rows {
            let likeness = like.get(*table).and_then(|rows| rows.get(*row));
            let mut counted = BTreeSet::new();
            for (id, item) in written.iter().flat_map(|id| known.items(id).iter().map(move |item| (id, item))) {
                if let Some(likeness) = likeness.filter(|_| counted.insert(item.0)) {
                    let own = index.own(likeness, *item);
                    let vote = votes.entry(item.0).or_default();
                    vote.hits += 1;
                    vote.telling += usize::from(id.bytes().any(|byte| byte.is_ascii_alphabetic()));
                    vote.agree += usize::from(own > 0.0 && own >= AGREES * index.best(likeness));
                }
            }
        }
        let with_number = rows.iter().filter(|(_, written)| !written.is_empty()).count();
        let meant = meant(frameworks, &votes, with_number);
        let mut found = BTreeMap::new();
        for (at, written) in rows {
            let mut items: Vec<ItemOf> = Vec::new();
            for id in &written {
                let all = known.items(id);
                let first = meant.iter().find_map(|framework| all.iter().find(|item| item.0 == *framework));
                items.extend(first.filter(|item| !items.contains(item)).copied().into_iter().collect::<Vec<_>>());
            }
            if !items.is_empty() {
                found.insert(at, items);
            }
        }
        Named { found }
    }
}

/// What speaks for a scheme.
#[derive(Debug, Clone, Copy, Default)]
struct Votes {
    /// Rows that hold an id of it.
    hits: usize,
    /// Of these, ids that are more than a number.
    telling: usize,
    /// Of these, rows that say something like the item.
    agree: usize,
}

/// The schemes that are meant, the one that speaks most for it first.
fn meant(frameworks: &Frameworks, votes: &BTreeMap<usize, Votes>, with_number: usize) -> Vec<usize> {
    let counts = |votes: &Votes| {
        let enough = votes.hits >= FEWEST && votes.hits * 4 >= with_number;
        let telling = votes.telling * 2 >= votes.hits;
        let agree = if telling { votes.agree * 10 >= votes.hits * 2 } else { votes.agree * 10 >= votes.hits * 4 };
        enough && agree
    };
    let mut meant: Vec<(usize, usize, &str, usize)> = votes
        .iter()
        .filter(|(_, votes)| counts(votes))
        .map(|(framework, votes)| {
            let date = frameworks.all.get(*framework).map_or("", |one| one.date.as_str());
            (votes.hits, votes.agree, date, *framework)
        })
        .collect();
    // Of several editions the one that most ids stand in, then the one that rows agree with, then the newest.
    meant.sort_by(|a, b| b.cmp(a));
    meant.into_iter().map(|(.., framework)| framework).collect()
}

/// Items that can be asked, by their ids as they are compared.
struct Known(HashMap<String, Vec<ItemOf>>);

impl Known {
    fn of(frameworks: &Frameworks) -> Known {
        let mut known: HashMap<String, Vec<ItemOf>> = HashMap::new();
        for (framework, one) in frameworks.all.iter().enumerate() {
            for (item, number) in one.items.iter().zip(0u32..).filter(|(item, _)| item.is_asked()) {
                known.entry(compared(&item.id)).or_default().push((framework, number));
            }
        }
        Known(known)
    }

    fn items(&self, id: &str) -> &[ItemOf] {
        self.0.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// An id as it is compared: narrow letters, one kind of dash, no spaces.
fn compared(id: &str) -> String {
    let dash = |letter| match letter {
        '‐' | '‑' | '–' | '—' | '−' | 'ー' | '―' => '-',
        letter => letter,
    };
    folded(id).chars().filter(|letter| !letter.is_whitespace()).map(dash).collect()
}

/// Everything in a row that may be an id: its number, what stands where schemes are named, and how its text begins.
fn written(row: &Row) -> Vec<String> {
    let mut written = Vec::new();
    let mut add = |text: &str| {
        let id = compared(text.trim_matches(|letter: char| {
            matches!(letter, '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】' | '.' | ':' | '：')
        }));
        let digits = id.bytes().any(|byte| byte.is_ascii_digit());
        // A bare number counts rows.
        let bare = id.bytes().all(|byte| byte.is_ascii_digit());
        if digits && !bare && id.len() <= 40 && !written.contains(&id) {
            written.push(id);
        }
    };
    add(&row.id);
    let apart = |letter: char| matches!(letter, ',' | ';' | '、' | '，' | '；' | '/' | '／' | '\n' | '・' | '|');
    for text in [&row.id, &row.references] {
        for part in text.split(apart) {
            add(part);
            // Behind the name of a scheme.
            part.split_whitespace().for_each(&mut add);
        }
    }
    if let Some(first) =
        row.text.split(|letter: char| letter.is_whitespace() || letter == '：' || letter == '】').next()
    {
        add(first);
    }
    written
}
