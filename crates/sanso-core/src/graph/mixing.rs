//! Numbers that stand for other things: the same in every run, with every bit depending on all of what they stand for.

use std::hash::{BuildHasherDefault, Hasher};

/// The golden ratio as a binary fraction of 64 digits.
pub(super) const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// Spreads the bits of a number (the finaliser of SplitMix64, Steele, Lea and Flood 2014).
#[must_use]
pub const fn mix(number: u64) -> u64 {
    let bits = number.wrapping_add(GOLDEN);
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// A number for a text that is the same in every run (FNV-1a, then mixed as in SplitMix64).
pub fn hash(bytes: &[u8]) -> u64 {
    let folded = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325u64, |found, byte| (found ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
    mix(folded)
}

/// Hashing of numbers in tables of our own making. Nobody outside can choose what goes in so that it collides badly
/// enough to matter: such tables hold no more rows than content and model have.
#[derive(Debug, Clone, Copy, Default)]
pub struct Mixer(u64);

/// Tables by numbers.
pub type Mixing = BuildHasherDefault<Mixer>;

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        mix(self.0)
    }

    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(part).for_each(|(to, from)| *to = *from);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(23) ^ number).wrapping_mul(GOLDEN);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_u64(number as u64);
    }
}
