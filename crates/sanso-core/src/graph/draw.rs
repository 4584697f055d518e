//! In which worlds a way comes true: random lines of 512 worlds at a time.
//!
//! Everything here is written as plain loops over eight lanes of 64 worlds, without branches and multiplications, and
//! always inlined: called through [`wide`], compilers make instructions of 128 to 512 bits of it, whichever the processor
//! has. The results are the same bits on all of them.

#![allow(
    clippy::indexing_slicing,
    clippy::inline_always,
    clippy::needless_range_loop,
    reason = "lines have eight lanes, always. Instructions chosen for the caller reach only what is inlined into it"
)]

use super::mixing::{GOLDEN, mix};
pub(super) use fearless_simd::Level;

/// 512 worlds, one bit each: a cache line in eight lanes of 64.
pub(super) type Line = [u64; 8];

/// A line as it is kept: where cache lines begin, so that none is torn in two.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub(super) struct Kept(pub Line);

/// No world at all.
pub(super) const NO_WORLD: Kept = Kept([0; 8]);

/// Binary digits that are compared in every world. What a chance has beyond them is decided once for each lane.
const DIGITS: u32 = 12;

/// Binary digits of a chance that count at all.
const PRECISION: u32 = 23;

/// Does something with the widest instructions of a processor.
#[inline(always)]
pub(super) fn wide<T>(level: Level, work: impl FnOnce() -> T) -> T {
    fearless_simd::dispatch!(level, _ => work())
}

/// What the randomness of a way is drawn from in one block.
#[inline(always)]
pub(super) fn key(id: u64, seed: u64, block: u32) -> u64 {
    mix(id ^ seed.wrapping_add(u64::from(block).wrapping_mul(GOLDEN)))
}

/// In which of 512 worlds a way comes true, given its chance in each lane of 64.
///
/// Each world has a random binary fraction, and the way comes true where it lies below the chance. The comparison goes
/// from the last digit to the first. Of the chance, [`DIGITS`] digits are compared in every world; whether the rest of it
/// rounds up is drawn for the lane with just that chance. So the chance in any world is exact, and two worlds of a lane
/// depend on each other by less than one in 2^24. With a higher chance, a way comes true wherever it did with a lower one.
#[inline(always)]
pub(super) fn draw(key: u64, chances: &[f32; 8]) -> Line {
    let mut digits = Digits::new(key);
    let rounding = digits.next();
    let mut limit = [0u64; 8];
    for lane in 0..8 {
        // The bits of 1 + chance behind the point are the chance in units of 2^-23.
        let fixed = (1.0 + chances[lane].clamp(0.0, 1.0)).to_bits() - 1.0f32.to_bits();
        limit[lane] = (u64::from(fixed) + (rounding[lane] >> (64 - (PRECISION - DIGITS)))) >> (PRECISION - DIGITS);
    }
    let mut fired = [0u64; 8];
    for place in 0..DIGITS {
        let digit = digits.next();
        for lane in 0..8 {
            let one = 0u64.wrapping_sub(limit[lane] >> place & 1);
            fired[lane] = ((fired[lane] ^ one) & (digit[lane] ^ one)) ^ one;
        }
    }
    for lane in 0..8 {
        // A chance of 1 is all that has a digit before the point.
        fired[lane] |= 0u64.wrapping_sub(limit[lane] >> DIGITS);
    }
    fired
}

/// A position from −1 to 1 for each lane of a block, by what is shared.
#[inline(always)]
pub(super) fn positions(shared: u64, seed: u64, block: u32) -> [f32; 8] {
    let own = key(shared, seed.rotate_left(32), block);
    let (high, low) = ((own >> 32) as u32, own as u32);
    let mut positions = [0.0; 8];
    for lane in 0..8 {
        let drawn = finish(finish(low ^ NUMBERS[lane]) ^ high);
        positions[lane] = (drawn >> 8) as i32 as f32 * (1.0 / (1u32 << 23) as f32) - 1.0;
    }
    positions
}

/// A number of 32 bits in which every bit depends on every bit of another (the finisher of MurmurHash3, A. Appleby).
#[inline(always)]
const fn finish(number: u32) -> u32 {
    let number = (number ^ (number >> 16)).wrapping_mul(0x85EB_CA6B);
    let number = (number ^ (number >> 13)).wrapping_mul(0xC2B2_AE35);
    number ^ (number >> 16)
}

/// Random words, eight lanes in step (SFC64 by C. Doty-Humphrey, PractRand: three words and a counter a lane).
struct Digits {
    a: Line,
    b: Line,
    c: Line,
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

/// The same, shorter.
const NUMBERS: [u32; 8] = {
    let mut numbers = [0; 8];
    let mut lane = 0;
    while lane < 8 {
        numbers[lane] = (LANES[lane] >> 32) as u32;
        lane += 1;
    }
    numbers
};

/// Words thrown away until the lanes have nothing in common.
const WARMING: usize = 5;

impl Digits {
    #[inline(always)]
    fn new(key: u64) -> Digits {
        let mut digits = Digits { a: [0; 8], b: [0; 8], c: [key; 8], counter: 1 };
        for lane in 0..8 {
            digits.a[lane] = LANES[lane] ^ key;
            digits.b[lane] = LANES[lane].wrapping_add(key.rotate_left(32));
        }
        for _ in 0..WARMING {
            digits.next();
        }
        digits
    }

    #[inline(always)]
    fn next(&mut self) -> Line {
        let mut out = [0u64; 8];
        for lane in 0..8 {
            out[lane] = self.a[lane].wrapping_add(self.b[lane]).wrapping_add(self.counter);
            self.a[lane] = self.b[lane] ^ (self.b[lane] >> 11);
            self.b[lane] = self.c[lane].wrapping_add(self.c[lane] << 3);
            self.c[lane] = self.c[lane].rotate_left(24).wrapping_add(out[lane]);
        }
        self.counter += 1;
        out
    }
}

/// Whether no world is in a line.
#[inline(always)]
pub(super) fn is_empty(line: &Line) -> bool {
    line.iter().fold(0, |all, lane| all | lane) == 0
}
