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

use super::course::{Block, Course, Fate};
use super::net::Net;
use super::settle::relevant;

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
    count(net, &course, chances, worlds, &places)
}

/// In how many worlds each state of the net holds.
pub fn marginals(net: &Net, order: &[u32], chances: &[f32], worlds: Worlds) -> Vec<u32> {
    let course = Course::new(net, order, None);
    let places: Vec<u32> = (0..net.states() as u32).map(|state| course.place(state)).collect();
    count(net, &course, chances, worlds, &places)
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

/// Goes through all blocks and counts for each place asked for in how many worlds it holds.
fn count(net: &Net, course: &Course, chances: &[f32], worlds: Worlds, places: &[u32]) -> Vec<u32> {
    let seed = mix(worlds.seed);
    let shares = worlds.shared(|numbers| {
        let mut counts = vec![0u32; places.len()];
        let mut block = Block::new(course);
        for number in numbers {
            block.run(course, &mut Usual { net, chances, seed, block: number });
            for (count, place) in counts.iter_mut().zip(places) {
                *count += block.line(*place).iter().map(|worlds| worlds.count_ones()).sum::<u32>();
            }
        }
        counts
    });
    let mut total = vec![0u32; places.len()];
    for counts in shares {
        total.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    total
}

impl Worlds {
    /// Splits the blocks among threads. What each of them makes of its blocks comes in the order of the threads.
    pub(super) fn shared<T: Send>(self, work: impl Fn(std::iter::StepBy<std::ops::Range<u32>>) -> T + Sync) -> Vec<T> {
        let blocks = self.blocks();
        let threads = self.threads.clamp(1, blocks as usize);
        let numbers = |first: u32| (first..blocks).step_by(threads);
        std::thread::scope(|scope| {
            let work = &work;
            let others: Vec<_> = (1..threads as u32).map(|first| scope.spawn(move || work(numbers(first)))).collect();
            let mut all = vec![work(numbers(0))];
            for other in others {
                all.push(other.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause)));
            }
            all
        })
    }
}

/// Every way with its one chance.
struct Usual<'a> {
    net: &'a Net,
    chances: &'a [f32],
    seed: u64,
    block: u32,
}

impl Fate for Usual<'_> {
    fn lane(&mut self, way: u32, lane: usize, open: u64) -> u64 {
        let chance = self.chances.get(way as usize).copied().unwrap_or(0.0);
        draw(key(self.net.id(way), self.seed, self.block, lane), chance, open)
    }
}

/// What the randomness of a way is drawn from in one lane of one block.
pub(super) fn key(id: u64, seed: u64, block: u32, lane: usize) -> u64 {
    mix(id ^ seed.wrapping_add((u64::from(block) << 3 | lane as u64).wrapping_mul(GOLDEN)))
}

/// In which of the open worlds of a lane a way comes true.
///
/// Each world has a random binary fraction, and the way comes true where it lies below the chance. Digits are compared
/// from the first one on, 64 worlds at a time, until no open world is undecided: about log2 of how many are open. A
/// chance is an f32, so 64 digits hold all of it down to 2^-40.
pub(super) fn draw(key: u64, chance: f32, open: u64) -> u64 {
    if chance >= 1.0 {
        return open;
    }
    let mut rest = (f64::from(chance) * 2f64.powi(64)) as u64;
    let (mut undecided, mut counter, mut fired) = (open, key, 0);
    while undecided != 0 && rest != 0 {
        counter = counter.wrapping_add(STEP);
        let digit = fold(counter);
        let one = 0u64.wrapping_sub(rest >> 63);
        fired |= undecided & !digit & one;
        undecided &= digit ^ !one;
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
