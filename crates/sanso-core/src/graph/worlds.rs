//! How likely states are: many worlds at once, one bit each.
//!
//! A block is 512 worlds, a cache line of bits for every state. In each world the chance of a way comes true or not, and
//! what then follows, around cycles too, is followed to the end. Randomness is counter-based: whether a way comes true in
//! a world depends on the seed, the id of the way, the world and its chance alone. So the same way does the same in any
//! net that has it, and with a lower chance it comes true in a part of the worlds where it did before: results with
//! fewer or weaker ways are never higher, world by world.

#![allow(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "the loops over millions of ways and worlds; places are made here and point into tables of that length. \
              Instructions chosen for the caller reach only what is inlined into it"
)]

use super::block::Block;
use super::course::Course;
use super::draw::{Line, draw, key, wide};
use super::mixing::mix;
use super::net::Net;
use super::program::{Draw, Lines};
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
    let course = Course::new(net, order, Some(&relevant(net, watched)), (watched, worlds.blocks() as usize));
    count(net, &course, chances, worlds)
}

/// In how many worlds each state of the net holds.
pub fn marginals(net: &Net, order: &[u32], chances: &[f32], worlds: Worlds) -> Vec<u32> {
    let every: Vec<u32> = (0..net.states() as u32).collect();
    count(net, &Course::new(net, order, None, (&every, 0)), chances, worlds)
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

/// Goes through all blocks and counts for each state asked for in how many worlds it holds.
fn count(net: &Net, course: &Course, chances: &[f32], worlds: Worlds) -> Vec<u32> {
    let seed = mix(worlds.seed);
    let own = |way: &u32| (net.id(*way), chances.get(*way as usize).copied().unwrap_or(0.0));
    let own: Vec<(u64, f32)> = course.program.ways.iter().map(own).collect();
    let shares = worlds.shared(|numbers| {
        wide(
            #[inline(always)]
            || {
                let mut counts = vec![0u32; course.watched.len()];
                let mut block = Block::new(course);
                let mut lines = Lines::new(&course.program, false);
                for number in numbers {
                    let draws = Usual { own: &own, seed, block: number };
                    lines.turn(&draws);
                    block.run(course, &mut lines, &draws, [0; 8]);
                    for (count, place) in counts.iter_mut().zip(&course.watched) {
                        *count += block.line(*place).iter().map(|worlds| worlds.count_ones()).sum::<u32>();
                    }
                }
                counts
            },
        )
    });
    let mut total = vec![0u32; course.watched.len()];
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

/// Every slot with the id and the one chance of its way.
struct Usual<'a> {
    own: &'a [(u64, f32)],
    seed: u64,
    block: u32,
}

impl Draw for Usual<'_> {
    #[inline(always)]
    fn draw(&self, slot: u32) -> Line {
        let (id, chance) = self.own[slot as usize];
        draw(key(id, self.seed, self.block), &[chance; 8])
    }
}
