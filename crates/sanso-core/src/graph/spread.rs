//! How likely states are when chances themselves are uncertain, and again and again with a few chances changed.

#![allow(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "the loops over millions of ways and worlds; places are made here and point into tables of that length. \
              Instructions chosen for the caller reach only what is inlined into it"
)]

use super::course::{Block, Course, Fate, NOWHERE, is_empty};
use super::draw::{Line, draw, key, mix, positions, wide};
use super::net::Net;
use super::settle::relevant;
use super::worlds::Worlds;
use std::collections::HashMap;

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
    let course = Course::new(net, order, Some(&relevant(net, watched)), watched);
    let own: Vec<Own> = course.ways().iter().map(|way| Own::of(net, uncertain, *way)).collect();
    let touched: Vec<Vec<Touched>> = Touched::of(net, &course, &own, changes);
    // For each state the sum of the hits of lanes and of their squares: exact in whole numbers, in any order.
    let shares = worlds.shared(|numbers| {
        wide(
            #[inline(always)]
            || tried(&course, &own, &touched, (mix(worlds.seed), numbers)),
        )
    });
    let mut total = vec![vec![(0u64, 0u64); watched.len()]; changes.len() + 1];
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

/// Hits of the states asked for and their squares, as things stand and under each change, over some blocks.
#[inline(always)]
fn tried(
    course: &Course,
    own: &[Own],
    touched: &[Vec<Touched>],
    (seed, numbers): (u64, impl Iterator<Item = u32>),
) -> Vec<Vec<(u64, u64)>> {
    let mut sums = vec![vec![(0u64, 0u64); course.watched.len()]; touched.len() + 1];
    let mut block = Block::new(course);
    let mut fate = Drawn::new(own, seed);
    let mut apart = vec![[0; 8]; touched.len()];
    for number in numbers {
        fate.turn(number);
        block.run(course, &mut fate, [0; 8]);
        let base: Vec<Line> = course.watched.iter().map(|place| block.line(*place)).collect();
        for (apart, ways) in apart.iter_mut().zip(touched) {
            *apart = fate.apart(&block, ways, &base);
        }
        for (sums, at) in sums.iter_mut().zip(0..) {
            let changed = touched.get(at - usize::from(at > 0)).zip(apart.get(at - usize::from(at > 0)));
            let Some((ways, apart)) = changed.filter(|(_, apart)| at > 0 && !is_empty(apart)) else {
                tally(base.iter().copied(), sums);
                continue;
            };
            fate.put(ways);
            block.run(course, &mut fate, apart.map(|lane| !lane));
            fate.put_back(ways);
            // In worlds that the change does not reach, everything is as it was.
            let found = course.watched.iter().zip(&base).map(|(place, before)| {
                let after = block.line(*place);
                std::array::from_fn(|lane| (before[lane] & !apart[lane]) | (after[lane] & apart[lane]))
            });
            tally(found, sums);
        }
    }
    sums
}

/// Adds the hits of every lane, and their squares.
fn tally(lines: impl Iterator<Item = Line>, sums: &mut [(u64, u64)]) {
    for (sum, line) in sums.iter_mut().zip(lines) {
        for lane in line {
            let hits = u64::from(lane.count_ones());
            *sum = (sum.0 + hits, sum.1 + hits * hits);
        }
    }
}

/// What a way is drawn by.
#[derive(Clone, Copy)]
struct Own {
    id: u64,
    /// What it shares its uncertainty by.
    shared: u64,
    /// Its least, usual and most chance.
    chances: [f32; 3],
}

impl Own {
    fn of(net: &Net, uncertain: Uncertain<'_>, way: u32) -> Own {
        let at = way as usize;
        let of = |list: &[f32]| list.get(at).copied().unwrap_or(0.0);
        let together = uncertain.together.get(at).and_then(|number| uncertain.sharing.get(*number as usize));
        Own {
            id: net.id(way),
            shared: together.copied().unwrap_or(0),
            chances: [of(uncertain.low), of(uncertain.usual), of(uncertain.high)],
        }
    }

    /// In which worlds of a block it comes true, wherever all that share its uncertainty are between its ends.
    #[inline(always)]
    fn draw(&self, seed: u64, block: u32) -> Line {
        let [low, usual, high] = self.chances;
        let chances = if low < high { between(self.chances, positions(self.shared, seed, block)) } else { [usual; 8] };
        draw(key(self.id, seed, block), &chances)
    }
}

/// A way that a change touches.
struct Touched {
    slot: u32,
    /// The states that must hold, by place.
    premises: Vec<u32>,
    /// What it is drawn by then.
    own: Own,
}

impl Touched {
    /// For each change the ways it touches among those looked at.
    fn of(net: &Net, course: &Course, own: &[Own], changes: &[Changes]) -> Vec<Vec<Touched>> {
        if changes.is_empty() {
            return Vec::new();
        }
        let mut slots = vec![NOWHERE; net.ways()];
        for (way, slot) in course.ways().iter().zip(0..) {
            if let Some(known) = slots.get_mut(*way as usize).filter(|known| **known == NOWHERE) {
                *known = slot;
            }
        }
        let touched = |(way, chances): &(u32, [f32; 3])| {
            let slot = slots.get(*way as usize).copied().filter(|slot| *slot != NOWHERE)?;
            let premises = net.premises(*way).iter().map(|premise| course.place(*premise)).collect();
            let own = Own { chances: *chances, ..*own.get(slot as usize)? };
            Some(Touched { slot, premises, own })
        };
        changes.iter().map(|change| change.iter().filter_map(touched).collect()).collect()
    }
}

/// Nets of so many ways at most keep what was drawn in a block; in others it is drawn again where it is asked again.
const KEPT: usize = 1 << 18;

/// Every lane draws its own chances.
struct Drawn<'o> {
    own: &'o [Own],
    seed: u64,
    block: u32,
    /// For each slot the worlds of this block in which its way comes true, where it was drawn; empty if nothing is kept.
    lines: Vec<Line>,
    /// Which slots were drawn.
    drawn: Vec<bool>,
    /// The slots that a change touches, with what it makes of them.
    put: HashMap<u32, Own>,
}

impl<'o> Drawn<'o> {
    fn new(own: &'o [Own], seed: u64) -> Drawn<'o> {
        let kept = if own.len() <= KEPT { own.len() } else { 0 };
        let (lines, drawn) = (vec![[0; 8]; kept], vec![false; kept]);
        Drawn { own, seed, block: 0, lines, drawn, put: HashMap::new() }
    }

    /// Goes on to another block.
    fn turn(&mut self, block: u32) {
        self.block = block;
        self.drawn.fill(false);
    }

    /// The worlds in which something can be otherwise under a change than it is now: where a way it touches comes true
    /// otherwise while its premises hold. If the change only takes away, only where something asked for holds.
    #[inline(always)]
    fn apart(&mut self, block: &Block, ways: &[Touched], base: &[Line]) -> Line {
        let (mut less, mut more) = ([0; 8], [0; 8]);
        for way in ways {
            let mut open = [u64::MAX; 8];
            for place in &way.premises {
                let held = block.line(*place);
                for lane in 0..8 {
                    open[lane] &= held[lane];
                }
            }
            if is_empty(&open) {
                continue;
            }
            let (before, after) = (self.line(way.slot, &open), way.own.draw(self.seed, self.block));
            for lane in 0..8 {
                less[lane] |= open[lane] & before[lane] & !after[lane];
                more[lane] |= open[lane] & after[lane] & !before[lane];
            }
        }
        if is_empty(&more) {
            let hit = |lane: usize| base.iter().fold(0, |all, line| all | line[lane]);
            return std::array::from_fn(|lane| less[lane] & hit(lane));
        }
        std::array::from_fn(|lane| less[lane] | more[lane])
    }

    /// Puts a change in place.
    #[inline(always)]
    fn put(&mut self, ways: &[Touched]) {
        for way in ways {
            if self.lines.is_empty() {
                self.put.insert(way.slot, way.own);
            } else {
                self.lines[way.slot as usize] = way.own.draw(self.seed, self.block);
                self.drawn[way.slot as usize] = true;
            }
        }
    }

    /// Takes it away again.
    #[inline(always)]
    fn put_back(&mut self, ways: &[Touched]) {
        self.put.clear();
        for way in ways {
            if let Some(drawn) = self.drawn.get_mut(way.slot as usize) {
                *drawn = false;
            }
        }
    }
}

impl Fate for Drawn<'_> {
    #[inline(always)]
    fn line(&mut self, slot: u32, _open: &Line) -> Line {
        let at = slot as usize;
        if self.lines.is_empty() {
            let own = if self.put.is_empty() { None } else { self.put.get(&slot) };
            return own.unwrap_or(&self.own[at]).draw(self.seed, self.block);
        }
        if !self.drawn[at] {
            self.lines[at] = self.own[at].draw(self.seed, self.block);
            self.drawn[at] = true;
        }
        self.lines[at]
    }
}

/// What a chance is in each lane, where it stands so far between its ends, from −1 to 1.
///
/// A least chance of nothing means that it is not known whether there is such a way at all. Then there mostly is none, and
/// just so often one that the mean over all positions is the usual chance, however much has to be reckoned with.
#[inline(always)]
fn between([low, usual, high]: [f32; 3], positions: [f32; 8]) -> [f32; 8] {
    let share = 2.0 * usual / high.max(f32::MIN_POSITIVE);
    let mut chances = [0.0; 8];
    if low > 0.0 || share >= 1.0 {
        let (down, up) = (usual - low, high - usual);
        for lane in 0..8 {
            let position = positions[lane];
            chances[lane] = usual + position * if position < 0.0 { down } else { up };
        }
        return chances;
    }
    // Of positions only the topmost part has the way, with any chance up to the highest.
    let slope = 1.0 / share.max(f32::MIN_POSITIVE);
    for lane in 0..8 {
        let from_top = (1.0 - positions[lane]) / 2.0;
        chances[lane] = (high * (1.0 - from_top * slope)).max(0.0);
    }
    chances
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
        positions.map(|position| between(range, [position; 8])[0]).sum::<f32>() / 1000.0
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
            let chances: Vec<f32> = (0..=100).map(|at| between(range, [at as f32 / 50.0 - 1.0; 8])[0]).collect();
            assert!(chances.is_sorted(), "{range:?}");
            assert!(chances.iter().all(|chance| (range[0]..=range[2]).contains(chance)), "{range:?}");
        }
    }
}
