//! How likely states are when chances themselves are uncertain, and again and again with a few chances changed.

#![allow(
    clippy::indexing_slicing,
    reason = "the loops over millions of ways and worlds; places are made here and point into tables of that length"
)]

use super::net::Net;
use super::settle::relevant;
use super::worlds::{BLOCK, Block, Course, Fate, Line, Worlds, draw, mix};

/// Chances with their two ends, and which ways are uncertain together.
#[derive(Debug, Clone, Copy)]
pub struct Uncertain<'u> {
    /// The least chance of each way.
    pub low: &'u [f32],
    /// The usual one.
    pub usual: &'u [f32],
    /// The most to reckon with.
    pub high: &'u [f32],
    /// What each way shares its uncertainty by: ways with one number are all better or all worse than usual.
    pub together: &'u [u64],
}

/// What uncertain chances make of one state.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Outcome {
    /// Below this in one case of twenty.
    pub low: f64,
    /// How likely it is, over all that the chances could be.
    pub usual: f64,
    /// Above this in one case of twenty.
    pub high: f64,
}

/// Every lane of 64 worlds draws its own chances.
struct Drawn<'u> {
    uncertain: Uncertain<'u>,
    seed: u64,
}

impl Fate for Drawn<'_> {
    fn line(&self, net: &Net, way: u32, block: u32, open: &Line) -> Line {
        let at = way as usize;
        let (low, usual, high) = (self.uncertain.low[at], self.uncertain.usual[at], self.uncertain.high[at]);
        let mut chances = [usual; 8];
        if low < high {
            let shared = mix(self.uncertain.together[at] ^ self.seed.rotate_left(32));
            for (chance, lane) in chances.iter_mut().zip(0u64..) {
                let position = mix(shared ^ (u64::from(block) << 3 | lane));
                let part = (position >> 40) as f32 / (1u32 << 24) as f32;
                *chance = if part < 0.5 {
                    low + (usual - low) * 2.0 * part
                } else {
                    usual + (high - usual) * (2.0 * part - 1.0)
                };
            }
        }
        draw(self.seed, block, net.id(way), chances, open)
    }
}

/// How likely each watched state is when chances are uncertain: each lane of 64 worlds draws them anew.
///
/// The spread over lanes is sampling noise and uncertainty together; the noise a lane of so many worlds has by itself is
/// taken off, so that more worlds make the interval sharper but not narrower than what is not known.
pub fn outcomes(net: &Net, order: &[u32], uncertain: Uncertain<'_>, worlds: Worlds, watched: &[u32]) -> Vec<Outcome> {
    let course = Course::new(net, order, Some(&relevant(net, watched)));
    let places: Vec<u32> = watched.iter().map(|state| course.place(*state)).collect();
    let fate = Drawn { uncertain, seed: mix(worlds.seed) };
    let blocks = worlds.blocks();
    let threads = worlds.threads.clamp(1, blocks as usize);
    // For each state the hits of every lane: their sum and the sum of their squares are exact in whole numbers.
    let share = |first: usize| {
        let mut sums = vec![(0u64, 0u64); places.len()];
        let mut block = Block::new(&course);
        for number in (first as u32..blocks).step_by(threads) {
            block.run(&course, &fate, number);
            for (sum, place) in sums.iter_mut().zip(&places) {
                for lane in block.line(*place) {
                    let hits = u64::from(lane.count_ones());
                    *sum = (sum.0 + hits, sum.1 + hits * hits);
                }
            }
        }
        sums
    };
    let sums = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads)
            .map(|first| {
                scope.spawn({
                    let share = &share;
                    move || share(first)
                })
            })
            .collect();
        let mut total = share(0);
        for other in others {
            let more = other.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause));
            total.iter_mut().zip(more).for_each(|(sum, more)| *sum = (sum.0 + more.0, sum.1 + more.1));
        }
        total
    });
    sums.into_iter().map(|(sum, squares)| outcome(sum, squares, u64::from(blocks) * 8)).collect()
}

/// Mean and spread of lanes of 64 worlds each, by the moments of a beta-binomial mixture.
fn outcome(sum: u64, squares: u64, lanes: u64) -> Outcome {
    let lanes = lanes as f64;
    let (sum, squares) = (sum as f64 / 64.0, squares as f64 / 4096.0);
    let mean = sum / lanes;
    let variance = if lanes > 1.0 { ((squares - sum * mean) / (lanes - 1.0)).max(0.0) } else { 0.0 };
    // E[variance of lanes] = V(1 - 1/64) + mean(1 - mean)/64, where V is what the chances add.
    let unknown = ((variance - mean * (1.0 - mean) / 64.0) * 64.0 / 63.0).max(0.0);
    let sampling = mean * (1.0 - mean) / (lanes * 64.0) + unknown / lanes;
    let half = 1.645 * (unknown + sampling).sqrt();
    // Where nothing was hit, three in all worlds is what could still be missed (the rule of three).
    let least = 3.0 / (lanes * 64.0);
    let high = if sum == 0.0 { least } else { mean + half };
    let low = if mean >= 1.0 { 1.0 - least } else { mean - half };
    Outcome { low: low.clamp(0.0, 1.0), usual: mean, high: high.clamp(0.0, 1.0) }
}

/// Lines of all ways are kept up to so many bytes.
const MOST_KEPT: usize = 32 << 20;

/// A net asked again and again in the same worlds, each time with a few chances changed.
pub struct Again<'a> {
    net: &'a Net,
    course: Course<'a>,
    chances: &'a [f32],
    worlds: Worlds,
    places: Vec<u32>,
    /// For each block the lines of all ways, if they fit.
    lines: Vec<Vec<Line>>,
}

/// Kept lines, with changed chances drawn anew.
struct Kept<'k> {
    lines: &'k [Vec<Line>],
    chances: &'k [f32],
    /// Changed chances; −1 where nothing changed.
    changed: &'k [f32],
    seed: u64,
}

impl Fate for Kept<'_> {
    fn line(&self, net: &Net, way: u32, block: u32, open: &Line) -> Line {
        let at = way as usize;
        let changed = self.changed.get(at).copied().unwrap_or(-1.0);
        let kept = self.lines.get(block as usize).and_then(|lines| lines.get(at));
        match kept.filter(|_| changed < 0.0) {
            Some(line) => std::array::from_fn(|lane| line[lane] & open[lane]),
            None => {
                let chance = if changed < 0.0 { self.chances[at] } else { changed };
                draw(self.seed, block, net.id(way), [chance; 8], open)
            }
        }
    }
}

impl<'a> Again<'a> {
    /// Gets ready; where they fit, the lines of all ways are drawn once.
    pub fn new(net: &'a Net, order: &[u32], chances: &'a [f32], worlds: Worlds, watched: &[u32]) -> Again<'a> {
        let course = Course::new(net, order, Some(&relevant(net, watched)));
        let places = watched.iter().map(|state| course.place(*state)).collect();
        let blocks = worlds.blocks();
        let mut lines = Vec::new();
        if net.ways() * (BLOCK as usize / 8) * blocks as usize <= MOST_KEPT {
            let seed = mix(worlds.seed);
            let line = |block: u32, way: u32| match course.has(way) {
                true => draw(seed, block, net.id(way), [chances[way as usize]; 8], &[u64::MAX; 8]),
                false => [0; 8],
            };
            lines = (0..blocks).map(|block| (0..net.ways() as u32).map(|way| line(block, way)).collect()).collect();
        }
        Again { net, course, chances, worlds, places, lines }
    }

    /// In how many worlds each watched state holds when the chances of some ways are others.
    pub fn hits(&self, changes: impl IntoIterator<Item = (u32, f32)>) -> Vec<u32> {
        let mut changed = vec![-1.0f32; self.net.ways()];
        for (way, chance) in changes {
            if let Some(slot) = changed.get_mut(way as usize) {
                *slot = chance;
            }
        }
        let fate = Kept { lines: &self.lines, chances: self.chances, changed: &changed, seed: mix(self.worlds.seed) };
        self.course.count(&fate, self.worlds, &self.places)
    }
}
