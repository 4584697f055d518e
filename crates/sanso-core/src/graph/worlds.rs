//! How likely states are: many worlds at once, one bit each.
//!
//! A block is 512 worlds, a cache line of bits for every state. In each world the chance of a way comes true or not, and
//! what then follows, around cycles too, is followed to the end. Randomness is counter-based: whether a way comes true in
//! a world depends on the seed, the id of the way, the world and its chance alone. So the same way does the same in any
//! net that has it, and with a lower chance it comes true in a part of the worlds where it did before: results with
//! fewer or weaker ways are never higher, world by world.

#![allow(
    clippy::indexing_slicing,
    reason = "the loops over millions of ways and worlds; places are made here and point into tables of that length"
)]

use crate::graph::net::Net;
use crate::graph::settle::relevant;

/// Worlds that are looked at together.
pub const BLOCK: u32 = 512;

/// How many worlds to look at, and with which randomness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worlds {
    /// How many worlds; rounded up to whole blocks.
    pub count: u32,
    /// What all randomness is drawn from.
    pub seed: u64,
    /// On how many threads; it changes nothing but the time.
    pub threads: usize,
}

impl Worlds {
    /// How many worlds are looked at: whole blocks, and one block at least.
    pub fn total(&self) -> u32 {
        self.blocks() * BLOCK
    }

    /// The same in blocks.
    pub(super) fn blocks(&self) -> u32 {
        self.count.div_ceil(BLOCK).clamp(1, u32::MAX / BLOCK)
    }
}

/// In how many worlds each watched state holds. `order` lists all states that can hold, best as they settled: whatever it
/// leaves out is taken as never holding. States no watched one depends on are not looked at.
pub fn hits(net: &Net, order: &[u32], chances: &[f32], worlds: Worlds, watched: &[u32]) -> Vec<u32> {
    let course = Course::new(net, order, Some(&relevant(net, watched)));
    let places: Vec<u32> = watched.iter().map(|state| course.place(*state)).collect();
    course.count(&Usual { chances, seed: mix(worlds.seed) }, worlds, &places)
}

/// In how many worlds each state of the net holds.
pub fn marginals(net: &Net, order: &[u32], chances: &[f32], worlds: Worlds) -> Vec<u32> {
    let course = Course::new(net, order, None);
    course.count(&Usual { chances, seed: mix(worlds.seed) }, worlds, &course.places)
}

/// Where the probability lies that produced so many hits of so many worlds, 19 times of 20 (Wilson's score interval:
/// E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927).
pub fn interval(hits: u32, count: u32) -> (f64, f64) {
    const Z: f64 = 1.959_963_984_540_054;
    if count == 0 {
        return (0.0, 1.0);
    }
    let (hits, count) = (f64::from(hits.min(count)), f64::from(count));
    let share = hits / count;
    let spread = Z * Z / count;
    let middle = share + spread / 2.0;
    let half = (spread * (share * (1.0 - share) + spread / 4.0)).sqrt();
    let low = if hits == 0.0 { 0.0 } else { (middle - half) / (1.0 + spread) };
    let high = if hits == count { 1.0 } else { (middle + half) / (1.0 + spread) };
    (low.clamp(0.0, 1.0), high.clamp(0.0, 1.0))
}

/// The worlds of a block, one bit each.
pub(super) type Line = [u64; 8];

const NOWHERE: u32 = u32::MAX;

/// Decides in which worlds of a block a way comes true.
pub(super) trait Fate: Sync {
    /// In which of the open worlds of a block it does.
    fn line(&self, net: &Net, way: u32, block: u32, open: &Line) -> Line;
}

/// Every way with its one chance.
struct Usual<'a> {
    chances: &'a [f32],
    seed: u64,
}

impl Fate for Usual<'_> {
    fn line(&self, net: &Net, way: u32, block: u32, open: &Line) -> Line {
        let chance = self.chances.get(way as usize).copied().unwrap_or(0.0);
        draw(self.seed, block, net.id(way), [chance; 8], open)
    }
}

/// What stays the same from block to block.
pub(super) struct Course<'a> {
    net: &'a Net,
    /// The states looked at, in the order of work.
    states: Vec<u32>,
    /// Where a state stands among them.
    places: Vec<u32>,
    /// The ways in, each with the place it leads to.
    entries: Vec<(u32, u32)>,
}

impl<'a> Course<'a> {
    pub fn new(net: &'a Net, order: &[u32], kept: Option<&[bool]>) -> Course<'a> {
        let mut places = vec![NOWHERE; net.states()];
        let mut states = Vec::with_capacity(order.len());
        for state in order {
            let wanted = kept.is_none_or(|kept| kept.get(*state as usize) == Some(&true));
            if let Some(place) = places.get_mut(*state as usize).filter(|place| wanted && **place == NOWHERE) {
                *place = states.len() as u32;
                states.push(*state);
            }
        }
        let ways_in = (0..net.ways() as u32).filter(|way| net.premises(*way).is_empty());
        let entries = ways_in
            .filter_map(|way| {
                let place = places.get(net.conclusion(way) as usize).filter(|place| **place != NOWHERE)?;
                Some((way, *place))
            })
            .collect();
        Course { net, states, places, entries }
    }

    pub fn place(&self, state: u32) -> u32 {
        self.places.get(state as usize).copied().unwrap_or(NOWHERE)
    }

    /// Whether a way leads to a state that is looked at.
    pub fn has(&self, way: u32) -> bool {
        self.place(self.net.conclusion(way)) != NOWHERE
    }

    /// Goes through all blocks and counts for each place asked for in how many worlds it holds.
    pub fn count(&self, fate: &dyn Fate, worlds: Worlds, places: &[u32]) -> Vec<u32> {
        let blocks = worlds.blocks();
        let threads = worlds.threads.clamp(1, blocks as usize);
        let share = |first: usize| {
            let mut counts = vec![0u32; places.len()];
            let mut block = Block::new(self);
            for number in (first as u32..blocks).step_by(threads) {
                block.run(self, fate, number);
                block.tally(places, &mut counts);
            }
            counts
        };
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|first| scope.spawn(move || share(first))).collect();
            let mut total = share(0);
            for other in others {
                let counts = other.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause));
                total.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
            total
        })
    }
}

/// One block of worlds while it is worked through.
pub(super) struct Block {
    /// A line a state, each at the start of a cache line.
    words: Vec<u64>,
    offset: usize,
    length: usize,
    /// States that hold in worlds which the ways out of them have not seen yet.
    fresh: Vec<u64>,
}

impl Block {
    pub fn new(course: &Course<'_>) -> Block {
        let states = course.states.len();
        let words = vec![0u64; states * 8 + 8];
        let offset = words.as_ptr().align_offset(64).min(8);
        Block { words, offset, length: states * 8, fresh: vec![0; states.div_ceil(64)] }
    }

    /// The worlds in which the state at a place holds.
    pub fn line(&self, place: u32) -> Line {
        let lines: &[Line] = self.words[self.offset..self.offset + self.length].as_chunks().0;
        lines.get(place as usize).copied().unwrap_or([0; 8])
    }

    /// Adds to each count in how many worlds the state at its place holds.
    fn tally(&self, places: &[u32], counts: &mut [u32]) {
        let lines: &[Line] = self.words[self.offset..self.offset + self.length].as_chunks().0;
        for (count, place) in counts.iter_mut().zip(places) {
            let line = lines.get(*place as usize).unwrap_or(&[0; 8]);
            *count += line.iter().map(|worlds| worlds.count_ones()).sum::<u32>();
        }
    }

    /// Works out every state in the worlds of one block: from the ways in, in the order of work, as often as anything new
    /// comes around.
    pub fn run(&mut self, course: &Course<'_>, fate: &dyn Fate, number: u32) {
        let lines = self.words[self.offset..self.offset + self.length].as_chunks_mut().0;
        lines.fill([0; 8]);
        let on = On { course, fate, block: number };
        for (way, place) in &course.entries {
            let place = *place as usize;
            let open = lines[place].map(|held| !held);
            add(&mut lines[place], fate.line(course.net, *way, number, &open));
            if lines[place] != [0; 8] {
                self.fresh[place / 64] |= 1 << (place % 64);
            }
        }
        let mut from = 0;
        while from < self.fresh.len() {
            from = on.sweep(lines, &mut self.fresh, from);
        }
    }
}

/// One block being worked through.
#[derive(Clone, Copy)]
struct On<'o, 'a> {
    course: &'o Course<'a>,
    fate: &'o dyn Fate,
    block: u32,
}

impl On<'_, '_> {
    /// Goes once through the fresh states from a word of them on. Gives the word at which something became fresh behind it.
    fn sweep(self, lines: &mut [Line], fresh: &mut [u64], from: usize) -> usize {
        let mut again = fresh.len();
        for word in from..fresh.len() {
            while fresh[word] != 0 {
                let place = word * 64 + fresh[word].trailing_zeros() as usize;
                fresh[word] &= fresh[word] - 1;
                let lowest = self.push(lines, fresh, place);
                if lowest < word {
                    again = again.min(lowest);
                }
            }
        }
        again
    }

    /// Fires the ways out of one state in all worlds where they can add something. Gives the lowest word of fresh states it
    /// touched.
    fn push(self, lines: &mut [Line], fresh: &mut [u64], place: usize) -> usize {
        let course = self.course;
        let state = course.states[place];
        let held = lines[place];
        let mut lowest = usize::MAX;
        for way in course.net.out(state) {
            let to = course.place(course.net.conclusion(*way));
            if to == NOWHERE {
                continue;
            }
            let to = to as usize;
            let mut open = held;
            open.iter_mut().zip(&lines[to]).for_each(|(open, known)| *open &= !known);
            for premise in course.net.premises(*way) {
                if *premise != state {
                    let other = lines.get(course.place(*premise) as usize).unwrap_or(&[0; 8]);
                    open.iter_mut().zip(other).for_each(|(open, held)| *open &= held);
                }
            }
            if open == [0; 8] {
                continue;
            }
            let fired = self.fate.line(course.net, *way, self.block, &open);
            if fired != [0; 8] {
                add(&mut lines[to], fired);
                fresh[to / 64] |= 1 << (to % 64);
                lowest = lowest.min(to / 64);
            }
        }
        lowest
    }
}

fn add(line: &mut Line, more: Line) {
    line.iter_mut().zip(more).for_each(|(held, new)| *held |= new);
}

/// In which of the open worlds of a block a way comes true, given its chance in each lane of 64 worlds.
///
/// Each world has a random binary fraction, and the way comes true where it lies below the chance. Digits are compared
/// from the first one on, 64 worlds at a time, until no open world is undecided: about log2 of how many are open. A
/// chance is an f32, so 64 digits hold all of it down to 2^-40.
pub(super) fn draw(seed: u64, block: u32, id: u64, chances: [f32; 8], open: &Line) -> Line {
    let key = mix(mix(id ^ seed).wrapping_add(u64::from(block).wrapping_mul(GOLDEN)));
    let mut fired = [0; 8];
    for lane in 0..8 {
        if open[lane] == 0 {
            continue;
        }
        if chances[lane] >= 1.0 {
            fired[lane] = open[lane];
            continue;
        }
        let limit = (f64::from(chances[lane]) * 2f64.powi(64)) as u64;
        fired[lane] = below(limit, open[lane], key.wrapping_add((lane as u64) << 56));
    }
    fired
}

/// In which of the open worlds a random binary fraction lies below a limit.
fn below(limit: u64, open: u64, key: u64) -> u64 {
    let (mut undecided, mut rest, mut counter, mut fired) = (open, limit, key, 0);
    while undecided != 0 && rest != 0 {
        counter = counter.wrapping_add(STEP);
        let digit = fold(counter);
        if rest >> 63 == 1 {
            fired |= undecided & !digit;
            undecided &= digit;
        } else {
            undecided &= !digit;
        }
        rest <<= 1;
    }
    fired
}

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

const STEP: u64 = 0x2D35_8DCC_AA6C_78A5;

/// A number in which every bit depends on every bit of another (the finisher of SplitMix64).
pub(super) fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(GOLDEN);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

/// The random word at a counter (the multiplication of wyrand).
fn fold(counter: u64) -> u64 {
    let product = u128::from(counter) * u128::from(counter ^ 0x8BB8_4B93_962E_ACC9);
    (product >> 64) as u64 ^ product as u64
}
