//! How well tables that are left out are found again by what the others say.

use super::compose::{Asked, Class, Match, Net, mapped_without};
use super::library::{Frameworks, Origin};
use super::made::{Made, evidence};
use super::relation::Relation;
use std::collections::{BTreeMap, BTreeSet};

/// What is left out together with a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Only the table itself.
    Alone,
    /// The table and every table that is made of it, so that nothing of it is left.
    WithWhatIsMadeOfIt,
    /// These and every reading of our own, since whoever read may have had the table at hand. Tables that only rename
    /// stay.
    AndReadings,
}

/// How many pairs were said, and how many of them the table has.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    /// Pairs that were said.
    pub said: usize,
    /// Those of them that the table has.
    pub right: usize,
    /// The sum of the average precision over the items, ranking these pairs alone.
    pub average: f64,
}

/// One table found again, or not.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// The table.
    pub table: usize,
    /// The tables left out with it.
    pub with: Vec<usize>,
    /// Items the table has rows for.
    pub items: usize,
    /// Rows of the table.
    pub rows: usize,
    /// The tallies by class, in the order of [`Class::ALL`].
    pub classes: [Tally; 4],
    /// All classes together, in the order of answers.
    pub together: Tally,
}

impl LeftOut {
    /// The mean average precision over the items of the table.
    pub fn mean_average_precision(&self) -> f64 {
        if self.items == 0 { 0.0 } else { self.together.average / self.items as f64 }
    }
}

/// Leaves a table out and looks what the rest says instead; nothing where the rest does not connect the two at all.
pub fn left_out(frameworks: &Frameworks, made: &[Option<Made>], table: usize, rule: Rule) -> Option<LeftOut> {
    let one = frameworks.crosswalks.get(table)?;
    let with = match rule {
        Rule::Alone => BTreeSet::new(),
        Rule::WithWhatIsMadeOfIt | Rule::AndReadings => made_of_it(made, table),
    };
    let reading = |other: usize| {
        let one = frameworks.crosswalks.get(other);
        rule == Rule::AndReadings && one.is_some_and(|one| one.kind != Origin::Published && !one.renames())
    };
    let without: Vec<bool> =
        (0..made.len()).map(|other| other == table || with.contains(&other) || reading(other)).collect();
    let net = Net::new(frameworks);
    if net.chains(one.from, one.to, &without).is_empty() {
        return None;
    }
    let asked = Asked { from: one.from, to: one.to, item: None };
    let mapping = mapped_without(&net, &evidence(frameworks, made), asked, &without);
    let mut truth: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for link in one.links.iter().filter(|link| link.relation != Relation::NOTHING) {
        truth.entry(link.from).or_default().insert(link.to);
    }
    let mut said: BTreeMap<u32, Vec<&Match>> = BTreeMap::new();
    for one in &mapping.matches {
        said.entry(one.from).or_default().push(one);
    }
    let mut found = LeftOut {
        table,
        with: with.into_iter().collect(),
        items: truth.len(),
        rows: truth.values().map(BTreeSet::len).sum(),
        classes: [Tally::default(); 4],
        together: Tally::default(),
    };
    for (item, right) in &truth {
        let ranked = said.get(item).map(Vec::as_slice).unwrap_or_default();
        found.together.add(ranked.iter().copied(), right);
        for (class, tally) in Class::ALL.into_iter().zip(&mut found.classes) {
            tally.add(ranked.iter().copied().filter(|one| one.class == class), right);
        }
    }
    Some(found)
}

/// Every table in whose making a table had a part.
fn made_of_it(made: &[Option<Made>], table: usize) -> BTreeSet<usize> {
    let (mut found, mut open) = (BTreeSet::new(), vec![table]);
    while let Some(next) = open.pop() {
        let makes = made.iter().enumerate().filter(|(_, made)| made.as_ref().is_some_and(|one| one.of.contains(&next)));
        open.extend(makes.map(|(number, _)| number).filter(|number| *number != table && found.insert(*number)));
    }
    found
}

impl Tally {
    fn add<'m>(&mut self, ranked: impl Iterator<Item = &'m Match>, right: &BTreeSet<u32>) {
        let (mut hits, mut sum) = (0usize, 0.0);
        for (one, rank) in ranked.zip(1..) {
            self.said += 1;
            if right.contains(&one.to) {
                hits += 1;
                sum += hits as f64 / f64::from(rank);
            }
        }
        self.right += hits;
        self.average += if right.is_empty() { 0.0 } else { sum / right.len() as f64 };
    }

    /// The share of what was said that is right.
    pub fn precision(&self) -> Option<f64> {
        (self.said > 0).then(|| self.right as f64 / self.said as f64)
    }
}
