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

use super::course::{Block, Course, Fate, Line};
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

/// In how many worlds each watched state holds. `order` lists all states that can hold, in any order: whatever it leaves
/// out is taken as never holding. States no watched one depends on are not looked at.
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
    fn line(&mut self, way: u32, open: &Line) -> Line {
        let chance = self.chances.get(way as usize).copied().unwrap_or(0.0);
        draw_open(key(self.net.id(way), self.seed, self.block), &[chance; 8], open)
    }
}

/// What the randomness of a way is drawn from in one block.
pub(super) fn key(id: u64, seed: u64, block: u32) -> u64 {
    mix(id ^ seed.wrapping_add(u64::from(block).wrapping_mul(GOLDEN)))
}

/// In which of 512 worlds a way comes true, given its chance in each lane of 64.
///
/// Each world has a random binary fraction, and the way comes true where it lies below the chance. Digits are compared
/// from the first one on, 512 worlds at a time, until no world is undecided: about a dozen. All lanes go in step, without
/// branches and multiplications, so that compilers make vector instructions of it.
pub(super) fn draw(key: u64, chances: &[f32; 8]) -> Line {
    if chances.iter().all(|chance| *chance >= 1.0) {
        return [u64::MAX; 8];
    }
    let mut rest = chances.map(limit);
    let mut digits = Digits::new(key, LANES);
    let mut fired = [0u64; 8];
    let mut undecided = [u64::MAX; 8];
    let mut rounds = 12;
    loop {
        for _ in 0..rounds {
            let digit = digits.next();
            for lane in 0..8 {
                let one = 0u64.wrapping_sub(rest[lane] >> 63);
                fired[lane] |= undecided[lane] & !digit[lane] & one;
                undecided[lane] &= digit[lane] ^ !one;
                rest[lane] <<= 1;
            }
        }
        let open = (0..8).fold(0, |open, lane| open | if rest[lane] == 0 { 0 } else { undecided[lane] });
        if open == 0 {
            return fired;
        }
        rounds = 4;
    }
}

/// The same where only open worlds matter. If they stand in a few lanes, those are drawn one by one and no further than
/// they need: on big nets most states hold in few worlds.
pub(super) fn draw_open(key: u64, chances: &[f32; 8], open: &Line) -> Line {
    if open.iter().filter(|lane| **lane != 0).count() > 3 {
        return draw(key, chances);
    }
    let mut fired = [0; 8];
    for (lane, fired) in fired.iter_mut().enumerate().filter(|(lane, _)| open[*lane] != 0) {
        let mut rest = limit(chances[lane]);
        let mut undecided = open[lane];
        let mut digits = Digits::<1>::new(key, [LANES[lane]]);
        while undecided != 0 && rest != 0 {
            let [digit] = digits.next();
            let one = 0u64.wrapping_sub(rest >> 63);
            *fired |= undecided & !digit & one;
            undecided &= digit ^ !one;
            rest <<= 1;
        }
    }
    fired
}

/// A chance as a binary fraction of 64 digits. From 1 on every digit is set, so that a world stays undecided only until a
/// digit is 0.
fn limit(chance: f32) -> u64 {
    if chance >= 1.0 { u64::MAX } else { (f64::from(chance) * 2f64.powi(64)) as u64 }
}

/// Random words, some lanes in step (SFC64 by C. Doty-Humphrey, PractRand: three words and a counter a lane).
struct Digits<const N: usize> {
    a: [u64; N],
    b: [u64; N],
    c: [u64; N],
    counter: u64,
}

/// Words that tell lanes apart from the start.
const LANES: Line = [
    0x9E37_79B9_7F4A_7C15,
    0xD1B5_4A32_D192_ED03,
    0x8CB9_2BA7_2F3D_8DD7,
    0xAEF1_7502_108E_F2D9,
    0x2D35_8DCC_AA6C_78A5,
    0x8BB8_4B93_962E_ACC9,
    0x4B33_A62E_D433_D4A3,
    0x4D5A_2DA5_1DE1_AA47,
];

impl<const N: usize> Digits<N> {
    fn new(key: u64, lanes: [u64; N]) -> Digits<N> {
        let mut digits = Digits {
            a: lanes.map(|lane| lane ^ key),
            b: lanes.map(|lane| lane.wrapping_add(key.rotate_left(32))),
            c: [key; N],
            counter: 1,
        };
        for _ in 0..6 {
            digits.next();
        }
        digits
    }

    fn next(&mut self) -> [u64; N] {
        let mut out = [0u64; N];
        for (lane, out) in out.iter_mut().enumerate() {
            *out = self.a[lane].wrapping_add(self.b[lane]).wrapping_add(self.counter);
            self.a[lane] = self.b[lane] ^ (self.b[lane] >> 11);
            self.b[lane] = self.c[lane].wrapping_add(self.c[lane] << 3);
            self.c[lane] = self.c[lane].rotate_left(24).wrapping_add(*out);
        }
        self.counter += 1;
        out
    }
}

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// A number in which every bit depends on every bit of another (the finisher of SplitMix64).
pub(super) fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(GOLDEN);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}
