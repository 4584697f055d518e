//! What the levels of a framework ask for and how its items are scored, as it is held.

use crate::text::{Text, Words};

/// How a framework is judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grading {
    /// The levels people are asked for, in their own order.
    pub levels: Vec<Level>,
    /// The ways its answers are scored; the first is the usual one.
    pub scorings: Vec<Scoring>,
    /// The kinds of items a statement of applicability is made of; all that can be asked, if none is named.
    pub applicability: Vec<Text>,
}

/// A level of a framework that people are asked for, such as a star or a baseline: everything in it has to be met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Level {
    /// Its key within the framework.
    pub key: Text,
    /// Its name.
    pub name: Words,
    /// How it is granted, and by whom.
    pub how: Words,
    /// What else to know.
    pub note: Words,
    /// Keys of levels whose items it asks for too.
    pub includes: Vec<Text>,
    /// It asks for the items of these kinds.
    pub kinds: Vec<Text>,
    /// It asks for the items below these.
    pub under: Vec<Text>,
    /// It asks for these items.
    pub items: Vec<Text>,
    /// So many items that it asks for besides are not known here.
    pub unseen: u32,
}

/// A way of turning the answers to a framework into points and a rank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scoring {
    /// Its key within the framework.
    pub key: Text,
    /// Its name.
    pub name: Words,
    /// How it works, in words.
    pub about: Words,
    /// What each answer is worth.
    pub marks: Marks,
    /// Whether points are rounded item by item; otherwise once, at the end.
    pub each_item: bool,
    /// Whether the end result is rounded up; otherwise to the nearest.
    pub up: bool,
    /// The parts it is made of, each with what it counts.
    pub parts: Vec<Part>,
    /// The ranks, the best first.
    pub ranks: Vec<Rank>,
}

/// What answers are worth, in thousandths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    /// It lacks.
    pub unmet: u32,
    /// It is done in part.
    pub partly: u32,
    /// It is done.
    pub met: u32,
    /// It is done, and evidence shows it.
    pub proven: u32,
    /// It is done and shown, and at the highest grade.
    pub highest: u32,
    /// It does not apply; without a mark it leaves the count.
    pub not_applicable: Option<u32>,
    /// What counts as a hundred points.
    pub full: u32,
}

/// One part of a score.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// The item that holds the part together.
    pub under: Text,
    /// How much it counts beside the others.
    pub weight: u32,
}

/// A rank that a score gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rank {
    /// Its letter or name.
    pub key: Text,
    /// From so many points.
    pub from: u32,
    /// What it means.
    pub name: Words,
}
