//! Exact shares: nothing is rounded before it is shown.

use std::cmp::Ordering;
use std::ops::Add;

/// A number as numerator over denominator, in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: u64,
    denominator: u64,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Fraction = Fraction { numerator: 0, denominator: 1 };
    /// One half.
    pub const HALF: Fraction = Fraction { numerator: 1, denominator: 2 };
    /// One.
    pub const ONE: Fraction = Fraction { numerator: 1, denominator: 1 };

    /// A fraction in lowest terms; `None` over zero.
    pub fn new(numerator: u64, denominator: u64) -> Option<Fraction> {
        let common = common(numerator, denominator);
        (denominator > 0).then(|| Fraction { numerator: numerator / common, denominator: denominator / common })
    }

    /// What stands above.
    pub const fn numerator(self) -> u64 {
        self.numerator
    }

    /// What stands below; never zero.
    pub const fn denominator(self) -> u64 {
        self.denominator
    }

    /// The nearest number that floating point has, for drawing.
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// In hundredths, rounded down, so that only what is whole is shown as 100.
    pub fn percent(self) -> u64 {
        let percent = u128::from(self.numerator) * 100 / u128::from(self.denominator);
        u64::try_from(percent).unwrap_or(u64::MAX)
    }
}

impl Default for Fraction {
    fn default() -> Fraction {
        Fraction::ZERO
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Fraction) -> Ordering {
        let left = u128::from(self.numerator) * u128::from(other.denominator);
        left.cmp(&(u128::from(other.numerator) * u128::from(self.denominator)))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The greatest number that divides both; at least 1.
fn common(a: u64, b: u64) -> u64 {
    let (mut a, mut b) = (a, b);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// How much of what is required is done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Share {
    /// What is done: met counts one, in part one half.
    halves: u64,
    /// Out of how many. What is not applicable is not among them.
    pub of: u64,
}

impl Share {
    /// A share of `halves` halves out of `of`.
    pub const fn of_halves(halves: u64, of: u64) -> Share {
        Share { halves, of }
    }

    /// What is done: met counts one, in part one half.
    pub fn done(self) -> Fraction {
        Fraction::new(self.halves, 2).unwrap_or_default()
    }

    /// What is done out of what is asked; `None` where nothing is asked.
    pub fn ratio(self) -> Option<Fraction> {
        Fraction::new(self.halves, self.of.saturating_mul(2))
    }

    /// Whether something is asked and all of it is done.
    pub const fn is_whole(self) -> bool {
        self.of > 0 && self.halves == self.of.saturating_mul(2)
    }

    /// Whether nothing is done.
    pub const fn is_nothing(self) -> bool {
        self.halves == 0
    }
}

impl Add for Share {
    type Output = Share;

    fn add(self, other: Share) -> Share {
        Share { halves: self.halves + other.halves, of: self.of + other.of }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fraction, Share};

    #[test]
    fn a_fraction_is_kept_in_lowest_terms_and_never_over_zero() {
        let sixth = Fraction::new(7, 42).map(|f| (f.numerator(), f.denominator()));
        assert_eq!((sixth, Fraction::new(1, 0)), (Some((1, 6)), None));
        assert!(Fraction::new(1, 3) > Fraction::new(33, 100));
    }

    #[test]
    fn only_what_is_whole_is_a_hundred_percent() {
        assert_eq!(Fraction::new(1_999, 2_000).map(Fraction::percent), Some(99));
        assert_eq!(Fraction::ONE.percent(), 100);
    }

    #[test]
    fn a_share_of_nothing_has_no_ratio_and_is_not_whole() {
        assert_eq!(Share::default().ratio(), None);
        assert!(!Share::default().is_whole());
        assert_eq!(Share::of_halves(3, 2).ratio(), Fraction::new(3, 4));
    }
}
