//! Worlds as they are drawn: how often states hold in them as things stand, and where a few chances are others.

#![allow(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "the loops over millions of ways and worlds; places are made here and point into tables of that length. \
              Instructions chosen for the caller reach only what is inlined into it"
)]

use super::block::Block;
use super::course::Course;
use super::draw::{Kept, Level, Line, draw, is_empty, key, positions, wide};
use super::mixing::{Mixing, mix};
use super::net::Net;
use super::program::{Draw, Lines};
use super::settle::relevant;
use super::worlds::Worlds;
use std::collections::HashMap;

/// What is looked up of a way once, before worlds are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// What its randomness is drawn by.
    pub id: u64,
    /// What its chances are found by.
    pub range: u32,
    /// What it is found by what it shares its uncertainty by, besides.
    pub target: u32,
}

/// What is to know of the chances of ways.
pub trait Odds: Sync {
    /// What is looked up of a way once.
    fn slot(&self, net: &Net, way: u32) -> Slot;

    /// The least, usual and most chance, and by what it shares its uncertainty: ways with the same number are all better
    /// or all worse than usual.
    fn range(&self, slot: Slot) -> ([f32; 3], u64);
}

/// Chances with their two ends, and which ways are uncertain together.
#[derive(Clone, Copy)]
pub struct Uncertain<'u> {
    /// The least chance of each way.
    pub low: &'u [f32],
    /// The usual one.
    pub usual: &'u [f32],
    /// The most to reckon with.
    pub high: &'u [f32],
    /// By what each way shares its uncertainty.
    pub shared: &'u (dyn Fn(u32) -> u64 + Sync),
}

impl Odds for Uncertain<'_> {
    fn slot(&self, net: &Net, way: u32) -> Slot {
        Slot { id: net.id(way), range: way, target: way }
    }

    fn range(&self, slot: Slot) -> ([f32; 3], u64) {
        let of = |list: &[f32]| list.get(slot.range as usize).copied().unwrap_or(0.0);
        ([of(self.low), of(self.usual), of(self.high)], (self.shared)(slot.target))
    }
}

/// Ways whose chances are others than usual: low, usual, high.
pub type Changes = Vec<(u32, [f32; 3])>;

/// For each state asked for, in how many worlds it holds, and the sum of the squares of that number over lanes of 64 worlds:
/// as things stand, and under each change. `order` lists all states that can hold; whatever it leaves out is taken as never
/// holding. States that none of those asked for depends on are not looked at.
pub(super) fn counts(
    net: &Net,
    order: &[u32],
    odds: &impl Odds,
    (worlds, watched): (Worlds, &[u32]),
    changes: &[Changes],
) -> Vec<Vec<(u64, u64)>> {
    let looks = (1 + changes.len()) * worlds.blocks() as usize / worlds.threads.max(1);
    let mut course = Course::new(net, order, Some(&relevant(net, watched)), (watched, looks));
    if changes.is_empty() {
        course.forget_premises();
    }
    let slots = slots(net, &course, odds, worlds.threads);
    let changes = slotted(net, &course, changes);
    let asked = Asked { course: &course, slots: &slots, odds, seed: mix(worlds.seed), level: Level::new() };
    let shares = worlds.shared(|numbers| {
        wide(
            asked.level,
            #[inline(always)]
            || tried(asked, &changes, numbers),
        )
    });
    // Exact in whole numbers, in any order.
    let mut total = vec![vec![(0u64, 0u64); watched.len()]; changes.len() + 1];
    for sums in shares {
        for (total, more) in total.iter_mut().flatten().zip(sums.into_iter().flatten()) {
            *total = (total.0 + more.0, total.1 + more.1);
        }
    }
    total
}

/// What worlds are asked with.
struct Asked<'a, O> {
    course: &'a Course,
    slots: &'a [Slot],
    odds: &'a O,
    seed: u64,
    level: Level,
}

impl<O> Clone for Asked<'_, O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O> Copy for Asked<'_, O> {}

/// Hits of the states asked for and their squares, as things stand and under each change, over some blocks.
#[inline(always)]
fn tried(asked: Asked<'_, impl Odds>, changes: &[Slotted], numbers: impl Iterator<Item = u32>) -> Vec<Vec<(u64, u64)>> {
    let course = asked.course;
    let mut sums = vec![vec![(0u64, 0u64); course.watched.len()]; changes.len() + 1];
    let mut block = Block::new(course);
    let mut lines = Lines::new(&course.program, !changes.is_empty());
    let mut draws = Drawn { asked, block: 0, put: HashMap::default() };
    for number in numbers {
        draws.block = number;
        lines.turn(&draws);
        block.run(course, &mut lines, &draws, [0; 8]);
        let base: Vec<Line> = course.watched.iter().map(|place| block.line(*place)).collect();
        let mut apart = Vec::with_capacity(changes.len());
        for change in changes {
            let mut reach = Reach { course, block: &block, less: [0; 8], more: [0; 8] };
            draws.put(change, &mut lines, &mut reach);
            apart.push((reach.worlds(&base), draws.put_back(&mut lines)));
        }
        let mut sums = sums.iter_mut();
        sums.next().into_iter().for_each(|sums| tally(base.iter().copied(), sums));
        for ((sums, change), (apart, altered)) in sums.zip(changes).zip(&mut apart) {
            if is_empty(apart) {
                tally(base.iter().copied(), sums);
                continue;
            }
            if !course.program.remembers() {
                draws.put.extend(change.iter().copied());
            }
            lines.exchange(altered);
            block.run(course, &mut lines, &draws, apart.map(|lane| !lane));
            lines.exchange(altered);
            draws.put.clear();
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

/// In which worlds a change takes something away or adds something, where the premises of what it alters hold.
struct Reach<'b> {
    course: &'b Course,
    block: &'b Block,
    less: Line,
    more: Line,
}

impl Reach<'_> {
    /// Notes what a change makes of an edge.
    #[inline(always)]
    fn told(&mut self, edge: u32, before: Line, after: Line) {
        let open = self.block.premised(self.course, edge);
        for lane in 0..8 {
            self.less[lane] |= open[lane] & before[lane] & !after[lane];
            self.more[lane] |= open[lane] & after[lane] & !before[lane];
        }
    }

    /// The worlds in which what is asked for can be otherwise: if the change only takes away, only where something asked
    /// for holds.
    fn worlds(&self, base: &[Line]) -> Line {
        if is_empty(&self.more) {
            let hit = |lane: usize| base.iter().fold(0, |all, line| all | line[lane]);
            return std::array::from_fn(|lane| self.less[lane] & hit(lane));
        }
        std::array::from_fn(|lane| self.less[lane] | self.more[lane])
    }
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

/// So many slots are worth a thread.
const WORTH_A_THREAD: usize = 1 << 15;

/// What is looked up of the way of each slot.
fn slots(net: &Net, course: &Course, odds: &impl Odds, threads: usize) -> Vec<Slot> {
    let ways = &course.program.ways;
    let share = ways.len().div_ceil(threads.max(1)).max(WORTH_A_THREAD);
    let mut slots = vec![Slot { id: 0, range: 0, target: 0 }; ways.len()];
    let fill = |slots: &mut [Slot], ways: &[u32]| {
        slots.iter_mut().zip(ways).for_each(|(slot, way)| *slot = odds.slot(net, *way));
    };
    std::thread::scope(|scope| {
        let mut parts = slots.chunks_mut(share).zip(ways.chunks(share));
        let first = parts.next();
        parts.for_each(|(slots, ways)| {
            scope.spawn(|| fill(slots, ways));
        });
        first.into_iter().for_each(|(slots, ways)| fill(slots, ways));
    });
    slots
}

/// In which worlds of a block a way comes true, wherever all that share its uncertainty are between its ends.
#[inline(always)]
fn drawn(id: u64, ([low, usual, high], shared): ([f32; 3], u64), seed: u64, block: u32) -> Line {
    let chances = if low < high { between([low, usual, high], positions(shared, seed, block)) } else { [usual; 8] };
    draw(key(id, seed, block), &chances)
}

/// The slots that a change touches, with their chances then.
type Slotted = Vec<(u32, [f32; 3])>;

fn slotted(net: &Net, course: &Course, changes: &[Changes]) -> Vec<Slotted> {
    if changes.is_empty() {
        return Vec::new();
    }
    let mut slots = vec![u32::MAX; net.ways()];
    for (way, slot) in course.program.ways.iter().zip(0..) {
        if let Some(known) = slots.get_mut(*way as usize).filter(|known| **known == u32::MAX) {
            *known = slot;
        }
    }
    let slotted = |(way, chances): &(u32, [f32; 3])| {
        let slot = slots.get(*way as usize).filter(|slot| **slot != u32::MAX)?;
        Some((*slot, *chances))
    };
    changes.iter().map(|change| change.iter().filter_map(slotted).collect()).collect()
}

/// Every lane draws its own chances.
struct Drawn<'a, O> {
    asked: Asked<'a, O>,
    block: u32,
    /// The slots that a change touches, with the chances it makes of theirs.
    put: HashMap<u32, [f32; 3], Mixing>,
}

impl<O: Odds> Drawn<'_, O> {
    /// Puts a change in place and notes where it reaches.
    #[inline(always)]
    fn put(&mut self, change: &Slotted, lines: &mut Lines<'_>, reach: &mut Reach<'_>) {
        let course = self.asked.course;
        if !course.program.remembers() {
            // Every edge is one way and has the number of its slot.
            let before: Vec<Line> = change.iter().map(|(slot, _)| self.draw(*slot)).collect();
            self.put.extend(change.iter().copied());
            for ((slot, _), before) in change.iter().zip(before) {
                reach.told(*slot, before, self.draw(*slot));
            }
        } else {
            self.put.extend(change.iter().copied());
            let slots = change.iter().map(|(slot, _)| *slot);
            lines.put(slots, self, &mut |edge, before, after| reach.told(edge, before, after));
        }
    }

    /// Takes it away again. Gives the edges it alters, with their lines under it, where they are remembered.
    #[inline(always)]
    fn put_back(&mut self, lines: &mut Lines<'_>) -> Vec<(u32, Line)> {
        self.put.clear();
        lines.put_back()
    }
}

impl<O: Odds> Draw for Drawn<'_, O> {
    #[inline(always)]
    fn draw(&self, slot: u32) -> Line {
        let Asked { slots, odds, seed, .. } = self.asked;
        let own = slots[slot as usize];
        let (mut chances, shared) = odds.range(own);
        if !self.put.is_empty()
            && let Some(put) = self.put.get(&slot)
        {
            chances = *put;
        }
        drawn(own.id, (chances, shared), seed, self.block)
    }

    fn draw_all(&self, first: u32, lines: &mut [Kept]) {
        wide(
            self.asked.level,
            #[inline(always)]
            || {
                for (line, slot) in lines.iter_mut().zip(first..) {
                    line.0 = self.draw(slot);
                }
            },
        );
    }
}

/// What a chance is in each lane, where it stands so far between its ends, from −1 to 1.
///
/// A least chance of nothing means that it is not known whether there is such a way at all. Then there mostly is none, and
/// just so often one that the mean over all positions is the usual chance, however much has to be reckoned with.
#[inline(always)]
pub(super) fn between([low, usual, high]: [f32; 3], positions: [f32; 8]) -> [f32; 8] {
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
