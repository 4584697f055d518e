//! Rows of step packs: who tries, what can be achieved, and how one thing leads to another.

use super::Row;
use crate::text::{Place, Text, Words};
use std::fmt;

/// A number of content in millionths, so that rows can be compared and printed exactly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(pub u32);

impl Amount {
    /// One.
    pub const ONE: Amount = Amount(1_000_000);

    /// The number.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 1e6
    }

    /// The number a decimal text such as `0.05` stands for; at most six digits behind the point, no sign, no exponent.
    pub fn from_decimal(text: &str) -> Option<Amount> {
        let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(rest) || rest.len() > 6 {
            return None;
        }
        let whole = whole.parse::<u32>().ok()?.checked_mul(1_000_000)?;
        let behind = rest.bytes().chain(std::iter::repeat(b'0')).take(6);
        let rest = behind.fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
        whole.checked_add(rest).map(Amount)
    }
}

impl fmt::Display for Amount {
    /// As it is written in files, without zeros that say nothing.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 1_000_000, self.0 % 1_000_000);
        match format!("{rest:06}").trim_end_matches('0') {
            "" => write!(out, "{whole}"),
            rest => write!(out, "{whole}.{rest}"),
        }
    }
}

/// A number that is not known exactly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Range3 {
    /// The least one has to reckon with.
    pub low: Amount,
    /// What is usual.
    pub usual: Amount,
    /// The most one has to reckon with.
    pub high: Amount,
}

impl fmt::Display for Range3 {
    /// As it is written in files.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Range3 { low, usual, high } = self;
        match low == high {
            true => write!(out, "{usual}"),
            false => write!(out, "[{low}, {usual}, {high}]"),
        }
    }
}

/// What is behind an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// Somebody wants it.
    Attack,
    /// Somebody errs.
    Accident,
    /// Something breaks.
    Failure,
}

impl Nature {
    /// All of them.
    pub const ALL: [Nature; 3] = [Nature::Attack, Nature::Accident, Nature::Failure];

    /// The word in files.
    pub const fn key(self) -> &'static str {
        match self {
            Nature::Attack => "attack",
            Nature::Accident => "accident",
            Nature::Failure => "failure",
        }
    }
}

/// Who or what tries, and how often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Key, origin and confidence.
    pub row: Row,
    /// Its name.
    pub name: Words,
    /// What is behind it.
    pub nature: Nature,
    /// Attempts a year against one way in.
    pub rate: Range3,
}

/// Something that can be achieved on a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Key, origin and confidence.
    pub row: Row,
    /// The kinds it can be achieved on, by their words; `software` besides.
    pub on: Vec<Text>,
    /// Whether it happens in physical space.
    pub physical: bool,
    /// Whether it means that something stands still or is not at hand.
    pub stops: bool,
    /// A sentence; `{}` stands for the subject.
    pub name: Words,
}

/// On what a test can look: the ends of a relation and what lies between them, and what each of them belongs to.
pub const SPOTS: [&str; 12] = [
    "source",
    "source-zone",
    "source-system",
    "source-manager",
    "link",
    "link-zone",
    "link-system",
    "link-manager",
    "target",
    "target-zone",
    "target-system",
    "target-manager",
];

/// Whose measures can count.
pub const BEARERS: [&str; 3] = ["source", "link", "target"];

/// The borders a way can cross.
pub const BORDERS: [&str; 2] = ["organization", "zone"];

/// What a test looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// An attribute, by its key, and what it has to say.
    Attr(Text, Want),
    /// A named fact, and whether it has to hold.
    Fact(Text, bool),
    /// Whether source and target lie on two sides of a border: `organization` or `zone`.
    Crosses(Text, bool),
    /// Whether the spot is one of these kinds of spot.
    Spot(Vec<Text>),
}

/// What an attribute has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Want {
    /// This truth.
    Is(bool),
    /// One of these words.
    Any(Vec<Text>),
    /// Something, or nothing.
    Some(bool),
    /// At least this number or span of time, as written.
    AtLeast(Text),
}

/// One condition of a way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// On what it looks: `source`, `link`, `target`, each also with `-zone`, `-system` or `-manager`.
    pub of: Text,
    /// What it looks at.
    pub about: About,
    /// How often it holds where nothing is said.
    pub unsaid: Option<Amount>,
    /// What else the model says that makes it hold more or less often where nothing is said.
    pub supposing: Vec<Adjust>,
    /// Where it is written.
    pub place: Place,
}

/// What moves a chance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjust {
    /// When.
    pub test: Test,
    /// By what the chance is multiplied.
    pub times: Amount,
    /// Measures that are then in effect already, by id or key.
    pub done: Vec<Text>,
}

/// A premise on another spot than the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Also {
    /// The step that must have been achieved.
    pub step: Text,
    /// On what, as in [`Test::of`].
    pub of: Text,
}

/// What a measure leaves of a chance once it is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// The measure, by id or key.
    pub measure: Text,
    /// What is left.
    pub times: Amount,
}

/// How one step leads to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Key, origin and confidence.
    pub row: Row,
    /// How it happens, as it reads after source and target.
    pub name: Words,
    /// The relation it goes along.
    pub along: Text,
    /// Who or what starts it, for a way in.
    pub by: Option<Text>,
    /// The steps on the source; the first carries the route.
    pub from: Vec<Text>,
    /// Premises elsewhere.
    pub also: Vec<Also>,
    /// The step on the target.
    pub to: Text,
    /// What must hold.
    pub when: Vec<Test>,
    /// How likely it is once the premises hold.
    pub chance: Range3,
    /// What moves the chance.
    pub adjust: Vec<Adjust>,
    /// Whose measures count: `source`, `link` or `target`.
    pub bearer: Text,
    /// What measures leave of it.
    pub measures: Vec<Factor>,
    /// Published techniques it stands for.
    pub techniques: Vec<Text>,
    /// Models in which it appears.
    pub must: Vec<Text>,
    /// Models in which it does not.
    pub must_not: Vec<Text>,
}

/// What it takes to bring one bearer from nothing to a measure met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effort {
    /// Key (the measure, by the id it has in the library), origin and confidence.
    pub row: Row,
    /// Person-days.
    pub cost: Amount,
}

/// A level in which likelihood is shown, from a least likelihood within a year on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likelihood {
    /// Key, origin and confidence.
    pub row: Row,
    /// Its name.
    pub name: Words,
    /// The least likelihood within a year that is called so.
    pub from: Amount,
}

/// How much an effect on one of the two axes weighs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// Key (the level, by number; `0` where none is stated), origin and confidence.
    pub row: Row,
    /// What it weighs against others.
    pub weight: Amount,
}
