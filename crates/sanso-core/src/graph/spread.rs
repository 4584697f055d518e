//! How likely states are when chances themselves are uncertain, and again and again with a few chances changed.

#![allow(
    clippy::indexing_slicing,
    reason = "the loops over millions of ways and worlds; places are made here and point into tables of that length"
)]

use super::course::{Block, Course, Fate, Line};
use super::net::Net;
use super::settle::relevant;
use super::worlds::{Worlds, draw, draw_open, key, mix};

/// Chances with their two ends, and which ways are uncertain together.
#[derive(Debug, Clone, Copy)]
pub struct Uncertain<'u> {
    /// The least chance of each way.
    pub low: &'u [f32],
    /// The usual one.
    pub usual: &'u [f32],
    /// The most to reckon with.
    pub high: &'u [f32],
    /// What each way shares its uncertainty with, by number: such ways are all better or all worse than usual.
    pub together: &'u [u32],
    /// What the randomness of each of these numbers is drawn by.
    pub sharing: &'u [u64],
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

/// Ways whose chances are others than usual: low, usual, high.
pub type Changes = Vec<(u32, [f32; 3])>;

/// How likely each watched state is when chances are uncertain, as things stand and under each of several changes.
///
/// Each lane of 64 worlds draws the chances anew. All changes are looked at in the same worlds with the same draws, so
/// whatever differs is due to the changes alone. The spread over lanes is sampling noise and uncertainty together; the
/// noise a lane of so many worlds has by itself is taken off, so that more worlds make the interval sharper but not
/// narrower than what is not known.
pub fn outcomes(
    net: &Net,
    order: &[u32],
    uncertain: Uncertain<'_>,
    (worlds, watched): (Worlds, &[u32]),
    changes: &[Changes],
) -> Vec<Vec<Outcome>> {
    let course = Course::new(net, order, Some(&relevant(net, watched)));
    let places: Vec<u32> = watched.iter().map(|state| course.place(*state)).collect();
    // For each state the sum of the hits of lanes and of their squares: exact in whole numbers, in any order.
    let shares = worlds.shared(|numbers| {
        let mut sums = vec![vec![(0u64, 0u64); places.len()]; changes.len() + 1];
        let mut block = Block::new(&course);
        let mut fate = Drawn::new(net, uncertain, mix(worlds.seed), !changes.is_empty());
        for number in numbers {
            fate.turn(number);
            for (sums, change) in sums.iter_mut().zip(std::iter::once(None).chain(changes.iter().map(Some))) {
                fate.change(change);
                block.run(&course, &mut fate);
                fate.change(None);
                tally(&block, &places, sums);
            }
        }
        sums
    });
    let mut total = vec![vec![(0u64, 0u64); places.len()]; changes.len() + 1];
    for sums in shares {
        for (total, more) in total.iter_mut().flatten().zip(sums.into_iter().flatten()) {
            *total = (total.0 + more.0, total.1 + more.1);
        }
    }
    let lanes = u64::from(worlds.blocks()) * 8;
    total
        .into_iter()
        .map(|sums| sums.into_iter().map(|(sum, squares)| outcome(sum, squares, lanes)).collect())
        .collect()
}

/// Adds the hits of every lane, and their squares.
fn tally(block: &Block, places: &[u32], sums: &mut [(u64, u64)]) {
    for (sum, place) in sums.iter_mut().zip(places) {
        for lane in block.line(*place) {
            let hits = u64::from(lane.count_ones());
            *sum = (sum.0 + hits, sum.1 + hits * hits);
        }
    }
}

/// Every lane draws its own chances. What was drawn is kept for the changes that follow in the same block.
struct Drawn<'u> {
    net: &'u Net,
    uncertain: Uncertain<'u>,
    seed: u64,
    block: u32,
    /// For each way the worlds of this block in which it comes true, where it was drawn; empty if nothing is kept.
    lines: Vec<Line>,
    /// Which ways were drawn.
    drawn: Vec<bool>,
    /// For each number of what is shared, where every lane of this block stands between the ends: from −1 to 1.
    positions: Vec<[f32; 8]>,
    /// Which change applies to a way: its number in `changes` and one more; 0 for none.
    changed: Vec<u32>,
    changes: Changes,
}

impl<'u> Drawn<'u> {
    fn new(net: &'u Net, uncertain: Uncertain<'u>, seed: u64, keeps: bool) -> Drawn<'u> {
        let kept = if keeps { net.ways() } else { 0 };
        let (lines, drawn) = (vec![[0; 8]; kept], vec![false; kept]);
        Drawn {
            net,
            uncertain,
            seed,
            block: 0,
            lines,
            drawn,
            positions: Vec::new(),
            changed: vec![0; kept],
            changes: Vec::new(),
        }
    }

    /// Goes on to another block.
    fn turn(&mut self, block: u32) {
        self.block = block;
        self.drawn.fill(false);
        let position = |shared: u64, lane: u64| {
            let drawn = mix(shared ^ self.seed.rotate_left(32) ^ lane_number(block, lane));
            (drawn >> 40) as f32 / (1u32 << 23) as f32 - 1.0
        };
        let sharing = self.uncertain.sharing.iter();
        self.positions =
            sharing.map(|shared| std::array::from_fn(|lane| position(mix(*shared), lane as u64))).collect();
    }

    /// Puts a change in place, or takes it away.
    fn change(&mut self, change: Option<&Changes>) {
        for (way, _) in &self.changes {
            self.changed[*way as usize] = 0;
        }
        self.changes = change.cloned().unwrap_or_default();
        self.changes.retain(|(way, _)| (*way as usize) < self.changed.len());
        for ((way, _), number) in self.changes.iter().zip(1..) {
            self.changed[*way as usize] = number;
        }
    }

    /// The chance of a way in each lane: somewhere between its ends, wherever all that share its uncertainty are.
    fn chances(&self, way: usize, [low, usual, high]: [f32; 3]) -> [f32; 8] {
        let positions = self.positions.get(self.uncertain.together[way] as usize).unwrap_or(&[0.0; 8]);
        positions.map(|position| between([low, usual, high], position))
    }

    fn draw(&self, way: usize, chances: [f32; 3]) -> Line {
        draw(key(self.net.id(way as u32), self.seed, self.block), &self.chances(way, chances))
    }
}

impl Fate for Drawn<'_> {
    fn line(&mut self, way: u32, open: &Line) -> Line {
        let at = way as usize;
        let usual = [self.uncertain.low[at], self.uncertain.usual[at], self.uncertain.high[at]];
        if self.lines.is_empty() {
            return draw_open(key(self.net.id(way), self.seed, self.block), &self.chances(at, usual), open);
        }
        if let Some((_, chances)) = (self.changed[at] as usize).checked_sub(1).and_then(|at| self.changes.get(at)) {
            return self.draw(at, *chances);
        }
        if !self.drawn[at] {
            self.lines[at] = self.draw(at, usual);
            self.drawn[at] = true;
        }
        self.lines[at]
    }
}

/// What a chance is where it stands so far between its ends, from −1 to 1.
///
/// A least chance of nothing means that it is not known whether there is such a way at all. Then there mostly is none, and
/// just so often one that the mean over all positions is the usual chance, however much has to be reckoned with.
pub(super) fn between([low, usual, high]: [f32; 3], position: f32) -> f32 {
    let share = 2.0 * usual / high.max(f32::MIN_POSITIVE);
    if low > 0.0 || share >= 1.0 {
        return usual + position * if position < 0.0 { usual - low } else { high - usual };
    }
    // Of positions only the topmost part has the way, with any chance up to the highest.
    let from_top = (1.0 - position) / 2.0;
    if from_top < share { high * (1.0 - from_top / share) } else { 0.0 }
}

/// A number of its own for every lane of every block, far from its neighbours.
const fn lane_number(block: u32, lane: u64) -> u64 {
    ((block as u64) << 3 | lane).wrapping_mul(0xD1B5_4A32_D192_ED03)
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

#[cfg(test)]
mod tests {
    use super::between;

    fn mean(range: [f32; 3]) -> f32 {
        let positions = (0..1000).map(|at| (at as f32 + 0.5) / 500.0 - 1.0);
        positions.map(|position| between(range, position)).sum::<f32>() / 1000.0
    }

    #[test]
    fn what_may_not_be_there_at_all_is_on_average_as_likely_as_usual() {
        for (usual, high) in [(0.002, 0.7), (0.05, 0.2), (0.1, 0.2), (0.0, 0.5), (0.3, 0.4)] {
            let expected: f32 = if 2.0 * usual >= high { (2.0 * usual + high) / 4.0 } else { usual };
            let found = mean([0.0, usual, high]);
            assert!((found - expected).abs() < 1e-3, "{found} for {expected}");
        }
    }

    #[test]
    fn chances_stay_within_their_ends_and_rise_with_the_position() {
        for range in [[0.0, 0.002, 0.7], [0.0, 0.0, 0.0], [0.1, 0.2, 0.9], [0.0, 0.3, 0.4], [1.0, 1.0, 1.0]] {
            let chances: Vec<f32> = (0..=100).map(|at| between(range, at as f32 / 50.0 - 1.0)).collect();
            assert!(chances.is_sorted(), "{range:?}");
            assert!(chances.iter().all(|chance| (range[0]..=range[2]).contains(chance)), "{range:?}");
        }
    }
}
