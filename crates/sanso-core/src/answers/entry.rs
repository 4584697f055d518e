//! One answer as it is written.

use crate::assess::Status;
use crate::text::Place;
use std::fmt;

/// What an answer is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A measure, by id or key.
    Measure(String),
    /// An item of a framework, as `framework:id`.
    Item(String),
}

impl About {
    /// The field it is written under, and what is written there.
    pub fn field(&self) -> (&'static str, &str) {
        match self {
            About::Measure(name) => ("measure", name),
            About::Item(name) => ("item", name),
        }
    }
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.field().1)
    }
}

/// A piece of evidence. Days stay as they are written.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Piece {
    /// Where it can be found.
    pub reference: String,
    /// What it is, by language; without one, the language is not known.
    pub title: Vec<(String, String)>,
    /// The first day it is valid.
    pub valid_from: String,
    /// The last day it is valid.
    pub valid_until: String,
}

/// An answer. What is not said is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is about.
    pub about: About,
    /// Who must meet it.
    pub bearer: String,
    /// What is said.
    pub status: Status,
    /// Why, by language.
    pub reason: Vec<(String, String)>,
    /// How strongly.
    pub grade: String,
    /// What shows it.
    pub evidence: Vec<Piece>,
    /// Who says so.
    pub by: String,
    /// When.
    pub date: String,
    /// Where it is written.
    pub place: Place,
}

impl Entry {
    /// What makes it the same answer as another: whose it is and what about.
    pub fn key(&self) -> (About, String) {
        (self.about.clone(), self.bearer.clone())
    }
}
