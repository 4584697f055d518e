//! Which tables are compositions of others, whatever they are called, and so are no evidence of their own.

use super::compose::{Chain, Net};
use super::library::{Frameworks, Origin};
use std::collections::{BTreeSet, HashSet};

/// From this share of rows on, both ways, a table follows from others.
pub const MADE_FROM: f64 = 0.7;

/// A shorter table can follow from others by chance.
const FEWEST: usize = 10;

/// What a table is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The tables it follows from, by number.
    pub of: Vec<usize>,
    /// The share of what follows from them that the table says; `None` where only its author says what it is made of.
    pub precision: Option<f64>,
    /// The share of what the table says that follows from them.
    pub recall: Option<f64>,
}

/// For each table what it is made of, if it is. A published table is never made of what others made of it later, so it
/// is held against published ones and those that only rename.
pub fn made(frameworks: &Frameworks) -> Vec<Option<Made>> {
    let net = Net::new(frameworks);
    (0..frameworks.crosswalks.len()).map(|table| made_of(&net, table)).collect()
}

fn made_of(net: &Net<'_>, table: usize) -> Option<Made> {
    let one = net.frameworks.crosswalks.get(table)?;
    let said: Vec<usize> = one.made_of.iter().filter_map(|key| net.frameworks.table(key)).collect();
    if !said.is_empty() {
        return Some(Made { of: said, precision: None, recall: None });
    }
    let mine: HashSet<(u32, u32)> = one.links.iter().map(|link| (link.from, link.to)).collect();
    let without = net.frameworks.crosswalks.iter().enumerate().map(|(number, other)| {
        let reading = other.kind != Origin::Published && !other.renames();
        let later = reading && one.kind == Origin::Published;
        number == table || later || other.kind == Origin::Derived
    });
    let without: Vec<bool> = without.collect();
    let mut best: Option<(f64, Made)> = None;
    for chain in net.chains(one.from, one.to, &without) {
        let pairs = pairs(net, &chain);
        let both = pairs.intersection(&mine).count() as f64;
        let (precision, recall) = (share(both, pairs.len()), share(both, mine.len()));
        if precision < MADE_FROM || recall < MADE_FROM || mine.len() < FEWEST {
            continue;
        }
        let worth = precision * recall / (precision + recall);
        if best.as_ref().is_none_or(|(known, _)| worth > *known) {
            let of = chain.steps.iter().map(|(table, _)| *table).collect();
            best = Some((worth, Made { of, precision: Some(precision), recall: Some(recall) }));
        }
    }
    best.map(|(_, made)| made)
}

fn share(part: f64, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part / whole as f64 }
}

/// Everything a chain connects.
fn pairs(net: &Net<'_>, chain: &Chain) -> HashSet<(u32, u32)> {
    let mut steps = chain.steps.iter();
    let Some(first) = steps.next() else { return HashSet::new() };
    let mut all: HashSet<(u32, u32)> = net.pairs(*first).collect();
    for step in steps {
        let next = all.iter().flat_map(|(from, middle)| net.next(*step, *middle).map(|(to, _)| (*from, to)));
        all = next.collect();
    }
    all
}

/// For each table the tables on whose word it rests, itself included: two tables that share one are not independent.
/// Tables that only rename pass on what others say and count for nothing.
pub fn evidence(frameworks: &Frameworks, made: &[Option<Made>]) -> Vec<Vec<usize>> {
    let of = |table: usize| made.get(table).and_then(Option::as_ref).map(|made| made.of.as_slice()).unwrap_or_default();
    let renames = |table: usize| frameworks.crosswalks.get(table).is_some_and(|one| one.renames());
    let rests_on = |table: usize| {
        let (mut found, mut open) = (BTreeSet::from([table]), vec![table]);
        while let Some(next) = open.pop() {
            open.extend(of(next).iter().filter(|one| !renames(**one) && found.insert(**one)));
        }
        found.into_iter().collect()
    };
    (0..frameworks.crosswalks.len()).map(rests_on).collect()
}
