//! How likely states are: many worlds at once, one bit each.
//!
//! A block is 512 worlds, a cache line of bits for every state. In each world the chance of a way comes true or not, and
//! what then follows, around cycles too, is followed to the end. Randomness is counter-based: whether a way comes true in
//! a world depends on the seed, the id of the way, the world and its chance alone. So the same way does the same in any
//! net that has it, and with a lower chance it comes true in a part of the worlds where it did before: results with
//! fewer or weaker ways are never higher, world by world.

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
