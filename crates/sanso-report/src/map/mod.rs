//! The map: three bands for the layers, columns by organisation, zones nested in them.
//!
//! Deterministic: the same study gives the same bytes. Boxes and labels never overlap; a test computes it for every
//! example and for generated models.

mod collect;
mod draw;
mod label;
mod legend;
mod order;
mod pack;
mod route;
mod ways;

pub use draw::{svg, svg_of_way, svg_with_ways};
pub use pack::{Frame, Lane, Layout, Rect};

use sanso_core::model::Subject;
use sanso_core::study::Study;

/// For so many goals, the heaviest first, ways can be shown where nobody asks for one.
pub const GOALS: usize = 5;

/// So many ways to each of them.
pub const WAYS: usize = 3;

/// A way to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chosen {
    /// The place of the goal among all of them, the heaviest first, from 1.
    pub goal: usize,
    /// The place of the way among those that lead there, the likeliest first, from 1.
    pub way: usize,
}

impl Chosen {
    /// The class by which everything that belongs to it is found.
    pub fn class(self) -> String {
        format!("w{}-{}", self.goal, self.way)
    }
}

/// The ways that can be shown where nobody asks for one.
pub fn shown_ways(study: &Study) -> Vec<Chosen> {
    let goals = study.travel.risks.iter().zip(1..).take(GOALS);
    goals.flat_map(|(risk, goal)| (1..=risk.routes.len().min(WAYS)).map(move |way| Chosen { goal, way })).collect()
}

/// The bands from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Layer 1: organisations.
    Organizations,
    /// Layer 2: transcription points and other components.
    Things,
    /// Layer 3: data and what happens to it.
    Data,
}

/// How a box is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// An organisation.
    Organization,
    /// A system that links name.
    System,
    /// A component of cyberspace.
    Component,
    /// A transcription point: whether it senses and whether it acts.
    Transcribing {
        /// It turns physical quantities into data.
        senses: bool,
        /// It turns data into motion.
        acts: bool,
    },
    /// A set of data.
    Data,
    /// Something that happens to data.
    Event,
}

/// A box of the map.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it stands for.
    pub subject: Subject,
    /// The band it lies in.
    pub band: Band,
    /// The organisation whose column it lies in; `None` where nobody manages it.
    pub organization: Option<Subject>,
    /// The zone it stands in.
    pub zone: Option<Subject>,
    /// How it is drawn.
    pub shape: Shape,
    /// What stands on it.
    pub marks: Marks,
}

/// What stands on a box or a link.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    /// Established incidents.
    pub established: usize,
    /// Assumed ones.
    pub assumed: usize,
    /// Goals at it, by their number from 1.
    pub goals: Vec<usize>,
}

/// Where a link ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// At a box, by number.
    Node(usize),
    /// At the frame of a zone.
    Zone(Subject),
}

/// What a link says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// Data or commands flow.
    Flow,
    /// One organisation lives on the other.
    Supply,
    /// Somebody looks after, reaches or keeps something of somebody else.
    Service,
    /// Something is managed from there.
    Control,
    /// Data is kept in it or handled by it.
    Holds,
}

/// How far a link goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// It stays in one zone.
    Inside,
    /// It leaves its zone.
    Zone,
    /// It leaves its organisation, and so its column.
    Organization,
}

/// A line of the map.
#[derive(Debug, Clone)]
pub struct Link {
    /// What it stands for; for derived lines, the subject that says so.
    pub subject: Subject,
    /// Where it starts.
    pub from: End,
    /// Where it ends.
    pub to: End,
    /// What it says.
    pub tie: Tie,
    /// How far it goes.
    pub reach: Reach,
    /// What stands on it.
    pub marks: Marks,
}

/// What a map shows.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// The boxes.
    pub nodes: Vec<Node>,
    /// The lines.
    pub links: Vec<Link>,
}

/// What a map of a study shows.
pub fn picture(study: &Study) -> Picture {
    collect::picture(study)
}

/// Where everything lies.
pub fn layout(study: &Study, picture: &Picture) -> Layout {
    order::layout(study, picture)
}
