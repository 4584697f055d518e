//! The chances of all ways as things stand: before answers those of their variants, after answers less.

use super::drawn::{Odds, Slot};
use super::ground::Graph;
use super::levers::{Levers, lowered};
use super::made::Marks;
use super::mixing::Mixing;
use super::net::Net;
use super::spot::Spot;
use std::collections::HashMap;
use std::sync::Arc;

/// The least, usual and most chance of ways, and by what they share their uncertainty.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Range {
    chances: [f32; 3],
    /// What their row is known by.
    row: u64,
    /// Whether something they depend on is unsaid.
    assumed: bool,
}

/// The chance of every way: the least to reckon with, what is usual, and the most.
#[derive(Debug, Clone, Default)]
pub struct Chances {
    /// What is usual.
    pub usual: Arc<Vec<f32>>,
    /// For each way the number of its range. There are few ranges.
    of: Arc<Vec<u32>>,
    ranges: Arc<Vec<Range>>,
    /// The ranges that were put in by and by.
    known: HashMap<([u32; 3], u64, bool), u32, Mixing>,
}

impl Chances {
    /// The chances when levers are pulled so far. Where nothing is pulled, everything is as it was and shared.
    pub fn of(graph: &Graph, levers: &Levers, pulled: &[f32]) -> Chances {
        let variants = graph.ways.variants().iter();
        let mut ranges: Vec<Range> = variants
            .map(|variant| Range {
                chances: variant.chances,
                row: graph.row(variant.rule),
                assumed: variant.marks.has(Marks::ASSUMED),
            })
            .collect();
        let (usual, of) = (Arc::clone(&graph.usual), Arc::clone(graph.ways.of()));
        let known = HashMap::default();
        if pulled.iter().all(|share| *share <= 0.0) {
            return Chances { usual, of, ranges: Arc::new(ranges), known };
        }
        let (grips, left) = levers.all_left(pulled);
        let mut met: HashMap<(u32, u32), u32, Mixing> = HashMap::default();
        let lowered =
            of.iter().zip(grips).map(|(variant, grip)| {
                let left = left.get(*grip as usize).copied().unwrap_or(1.0);
                if left >= 1.0 {
                    return *variant;
                }
                *met.entry((*variant, *grip)).or_insert_with(|| {
                    let marks = graph.ways.variants().get(*variant as usize).map(|one| one.marks).unwrap_or_default();
                    let before = ranges.get(*variant as usize).copied();
                    ranges.extend(before.map(|range| Range {
                        chances: range.chances.map(|chance| lowered(chance, left, marks)),
                        ..range
                    }));
                    ranges.len() as u32 - 1
                })
            });
        let of: Vec<u32> = lowered.collect();
        let usual =
            of.iter().map(|number| ranges.get(*number as usize).map_or(0.0, |range| range.chances[1])).collect();
        Chances { usual: Arc::new(usual), of: Arc::new(of), ranges: Arc::new(ranges), known }
    }

    /// The same if every chance were the usual one.
    pub fn certain(&self) -> Chances {
        let mut certain = self.clone();
        Arc::make_mut(&mut certain.ranges).iter_mut().for_each(|range| range.chances = [range.chances[1]; 3]);
        certain.known.clear();
        certain
    }

    fn range(&self, number: u32) -> Option<&Range> {
        self.ranges.get(number as usize)
    }

    /// The least, usual and most chance of one way.
    pub fn get(&self, way: u32) -> [f32; 3] {
        let number = self.of.get(way as usize).copied().unwrap_or(u32::MAX);
        self.range(number).map_or([0.0; 3], |range| range.chances)
    }

    /// Gives one way other chances.
    pub fn put(&mut self, way: u32, chances: [f32; 3]) {
        let number = self.of.get(way as usize).copied().unwrap_or(u32::MAX);
        let Some(range) = self.range(number).copied().filter(|range| range.chances != chances) else { return };
        let ranges = Arc::make_mut(&mut self.ranges);
        let key = (chances.map(f32::to_bits), range.row, range.assumed);
        let number = *self.known.entry(key).or_insert_with(|| {
            ranges.push(Range { chances, ..range });
            ranges.len() as u32 - 1
        });
        Arc::make_mut(&mut self.of).get_mut(way as usize).into_iter().for_each(|slot| *slot = number);
        Arc::make_mut(&mut self.usual).get_mut(way as usize).into_iter().for_each(|slot| *slot = chances[1]);
    }
}

/// A graph with the chances as they stand.
#[derive(Clone, Copy)]
pub struct Standing<'s> {
    /// The graph.
    pub graph: &'s Graph,
    /// The chances.
    pub now: &'s Chances,
}

impl Odds for Standing<'_> {
    fn slot(&self, _: &Net, way: u32) -> Slot {
        let range = self.now.of.get(way as usize).copied().unwrap_or(u32::MAX);
        Slot { id: self.graph.id(way), range, target: self.graph.ways.target(way).0 }
    }

    #[inline(always)]
    fn range(&self, slot: Slot) -> ([f32; 3], u64) {
        let Some(range) = self.now.range(slot.range) else { return ([0.0; 3], 0) };
        (range.chances, self.graph.shared_by(range.row, range.assumed, Spot(slot.target)))
    }
}
