//! Tables as a net: which rows lead on from an item, which chains of tables connect two frameworks, what a row weighs.

use super::Hop;
use crate::content::Confidence;
use crate::frameworks::library::Frameworks;
use crate::frameworks::relation::Relation;

/// So many tables at most are laid one after the other.
const MOST_HOPS: usize = 3;
/// Tables laid one after the other; `true` where a table is read backwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The tables by number.
    pub steps: Vec<(usize, bool)>,
}

/// The tables with their rows by item, in both directions.
pub(in crate::frameworks) struct Net<'f> {
    pub frameworks: &'f Frameworks,
    ahead: Vec<Rows>,
    back: Vec<Rows>,
}

/// For each item the other ends of its rows, with the numbers of the rows.
type Rows = Vec<Vec<(u32, u32)>>;

impl<'f> Net<'f> {
    pub fn new(frameworks: &'f Frameworks) -> Net<'f> {
        let items = |framework: usize| frameworks.all.get(framework).map_or(0, |one| one.items.len());
        let (mut ahead, mut back) = (Vec::new(), Vec::new());
        for table in &frameworks.crosswalks {
            let (mut one, mut other): (Rows, Rows) =
                (vec![Vec::new(); items(table.from)], vec![Vec::new(); items(table.to)]);
            for (link, number) in table.links.iter().zip(0..) {
                one.get_mut(link.from as usize).into_iter().for_each(|rows| rows.push((link.to, number)));
                other.get_mut(link.to as usize).into_iter().for_each(|rows| rows.push((link.from, number)));
            }
            ahead.push(one);
            back.push(other);
        }
        Net { frameworks, ahead, back }
    }

    fn rows(&self, (table, inverted): (usize, bool), item: u32) -> &[(u32, u32)] {
        let all = if inverted { &self.back } else { &self.ahead };
        all.get(table).and_then(|rows| rows.get(item as usize)).map(Vec::as_slice).unwrap_or_default()
    }

    /// What the rows of a table lead to from an item, each with its row.
    pub fn next(&self, step: (usize, bool), item: u32) -> impl Iterator<Item = (u32, u32)> {
        self.rows(step, item).iter().copied()
    }

    /// Both ends of every row, read in the direction of the step.
    pub fn pairs(&self, (table, inverted): (usize, bool)) -> impl Iterator<Item = (u32, u32)> {
        let links = self.frameworks.crosswalks.get(table).map(|one| one.links.as_slice()).unwrap_or_default();
        links.iter().map(move |link| if inverted { (link.to, link.from) } else { (link.from, link.to) })
    }

    /// Every chain of tables between two frameworks that enters no framework twice.
    pub fn chains(&self, from: usize, to: usize, without: &[bool]) -> Vec<Chain> {
        let mut found = Vec::new();
        self.extend((&mut vec![from], &mut Vec::new()), to, without, &mut found);
        found
    }

    fn extend(
        &self,
        (passed, steps): (&mut Vec<usize>, &mut Vec<(usize, bool)>),
        to: usize,
        without: &[bool],
        found: &mut Vec<Chain>,
    ) {
        let Some(at) = passed.last().copied() else { return };
        for (number, table) in self.frameworks.crosswalks.iter().enumerate() {
            let next = match (table.from == at, table.to == at) {
                (true, false) => (table.to, false),
                (false, true) => (table.from, true),
                _ => continue,
            };
            if without.get(number).copied().unwrap_or_default() || passed.contains(&next.0) {
                continue;
            }
            steps.push((number, next.1));
            if next.0 == to {
                found.push(Chain { steps: steps.clone() });
            } else if steps.len() < MOST_HOPS {
                passed.push(next.0);
                self.extend((passed, steps), to, without, found);
                passed.pop();
            }
            steps.pop();
        }
    }

    /// How much a row counts: what it says, how sure we are, and how few others stand beside it at both ends.
    pub fn weight(&self, hop: Hop, from: u32, to: u32) -> f64 {
        let Some((_, link)) = hop.link(self.frameworks) else { return 0.0 };
        let out = self.rows((hop.table, hop.inverted), from).len();
        let into = self.rows((hop.table, !hop.inverted), to).len();
        strength(link.relation) * trust(link.confidence) / ((out * into) as f64).sqrt()
    }
}

/// How strongly a relation holds two items together.
fn strength(relation: Relation) -> f64 {
    match relation {
        Relation::NOTHING | Relation::CONTRADICTION => 0.0,
        Relation::EQUAL => 1.0,
        one if one.possible().count() == 1 && one != Relation::INTERSECT => 0.75,
        _ => 0.5,
    }
}

/// How far a row is trusted.
fn trust(confidence: Confidence) -> f64 {
    match confidence {
        Confidence::High => 1.0,
        Confidence::Medium => 0.75,
        Confidence::Low => 0.5,
    }
}
