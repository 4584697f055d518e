//! What matches rank by: the weights of their ways, and a little of those of the items beside both ends.

use super::{Walk, apart};
use crate::frameworks::library::Item;
use std::collections::BTreeMap;

/// How much the items above, below and beside the one that is asked for count against itself.
const BESIDE_FROM: f64 = 0.3;
/// The same at the other end.
const BESIDE_TO: f64 = 0.1;

/// Scores from the items of one framework to those of another.
pub(super) struct Scores<'s, 'w, 'f> {
    walk: &'s Walk<'w, 'f>,
    from: Vec<Vec<(u32, f64)>>,
    to: Vec<Vec<(u32, f64)>>,
    own: BTreeMap<u32, BTreeMap<u32, f64>>,
}

impl<'s, 'w, 'f> Scores<'s, 'w, 'f> {
    pub fn new(walk: &'s Walk<'w, 'f>, from: usize, to: usize) -> Self {
        let items =
            |framework: usize| walk.net.frameworks.all.get(framework).map(|one| beside(&one.items)).unwrap_or_default();
        Scores { walk, from: items(from), to: items(to), own: BTreeMap::new() }
    }

    /// What an item scores with every item of the other framework that anything points to.
    pub fn of(&mut self, item: u32) -> BTreeMap<u32, f64> {
        let mut scores = self.own(item).clone();
        for (other, share) in self.from.get(item as usize).cloned().unwrap_or_default() {
            for (to, weight) in self.own(other) {
                *scores.entry(*to).or_insert(0.0) += BESIDE_FROM * share * weight;
            }
        }
        let near: Vec<(u32, f64)> = scores.iter().map(|(to, score)| (*to, *score)).collect();
        for (to, score) in near {
            for (other, _) in self.to.get(to as usize).map(Vec::as_slice).unwrap_or_default() {
                let back = self.to.get(*other as usize).and_then(|beside| beside.iter().find(|(one, _)| *one == to));
                *scores.entry(*other).or_insert(0.0) += BESIDE_TO * score * back.map_or(0.0, |(_, share)| *share);
            }
        }
        scores
    }

    /// What its own ways weigh.
    fn own(&mut self, item: u32) -> &BTreeMap<u32, f64> {
        let walk = self.walk;
        self.own.entry(item).or_insert_with(|| {
            let reached = walk.from(item, false);
            reached.at.into_iter().map(|(to, found)| (to, sum(walk, &found.weights))).collect()
        })
    }
}

/// The weights together. Ways that rest on the same tables say the same twice, so only the weightiest of them counts.
fn sum(walk: &Walk<'_, '_>, weights: &BTreeMap<(usize, usize), f64>) -> f64 {
    let mut sorted: Vec<(&(usize, usize), &f64)> = weights.iter().collect();
    sorted.sort_by(|a, b| b.1.total_cmp(a.1).then(a.0.cmp(b.0)));
    let (mut counted, mut total): (Vec<&[usize]>, f64) = (Vec::new(), 0.0);
    for (way, weight) in sorted {
        let rests = walk.rests(*way);
        if counted.iter().all(|other| apart(rests, other)) {
            counted.push(rests);
            total += weight;
        }
    }
    total
}

/// For each item those above, below and beside it, each with its share.
fn beside(items: &[Item]) -> Vec<Vec<(u32, f64)>> {
    let mut below: Vec<Vec<u32>> = vec![Vec::new(); items.len()];
    for (item, number) in items.iter().zip(0..) {
        let above = item.parent.and_then(|parent| below.get_mut(parent as usize));
        above.into_iter().for_each(|list| list.push(number));
    }
    let children = |of: u32| below.get(of as usize).map(Vec::as_slice).unwrap_or_default();
    let of = |(item, number): (&Item, u32)| {
        let mut all: Vec<(u32, f64)> = item.parent.map(|parent| (parent, 1.0)).into_iter().collect();
        let own = children(number);
        all.extend(own.iter().map(|child| (*child, 1.0 / own.len() as f64)));
        let same = item.parent.map(children).unwrap_or_default();
        let others = same.iter().filter(|other| **other != number);
        all.extend(others.map(|other| (*other, 1.0 / (same.len() - 1) as f64)));
        all
    };
    items.iter().zip(0..).map(of).collect()
}
