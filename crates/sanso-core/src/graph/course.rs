//! A net laid out for going through many worlds: the states looked at with their ways out beside them.

#![allow(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "places and edges are made here and point into tables of that length. Instructions chosen for the caller \
              reach only what is inlined into it"
)]

use super::fold::{Fold, OUTSIDE, Term};
use super::net::Net;
use super::program::Program;
use std::ops::Range;

pub(super) const NOWHERE: u32 = u32::MAX;

/// So many times 64 states are worked through together in a net that is not folded.
const WINDOW: usize = 256;

/// The same in states.
pub const NEAR: usize = WINDOW * 64;

/// Nets of so many ways at most are folded, if so many looks through a block follow: folding takes as long as two, and
/// each takes half as long afterwards.
const FOLDED: usize = 1 << 18;
const WORTH_FOLDING: usize = 5;

/// An edge of several premises out of one of them.
#[derive(Clone, Copy)]
pub(super) struct Joint {
    pub edge: u32,
    pub to: u32,
    /// Where its other premises stand in the list of them, the first of which says how many there are.
    pub others: u32,
}

/// What stays the same from block to block. Edges of one premise are numbered first, place by place, then those of
/// several, as places meet them, then ways in.
#[derive(Default)]
pub(super) struct Course {
    /// Where the edges of one premise out of each place start; one more than there are places.
    starts: Vec<u32>,
    /// Where each of them leads, in the order of their numbers.
    outs: Vec<u32>,
    /// The same for edges of several premises.
    joint_starts: Vec<u32>,
    joints: Vec<Joint>,
    /// For each place how many edges of several premises were met before it; one more than there are places.
    met: Vec<u32>,
    others: Vec<u32>,
    /// The ways in, each with the place it leads to.
    pub entries: Vec<(u32, u32)>,
    /// For each edge the place it comes from and where its other premises stand; [`OUTSIDE`] for ways in.
    sources: Vec<(u32, u32)>,
    /// What has to come true for each edge.
    pub program: Program,
    /// The places asked for.
    pub watched: Vec<u32>,
    /// So many times 64 states are worked through together.
    pub window: usize,
}

impl Course {
    /// Lays out the states of an order that are kept, with the ways among them, for asking some of them through so many
    /// blocks. What stands side by side in the order is worked through together. Linear, and about so where it folds.
    pub fn new(net: &Net, order: &[u32], kept: Option<&[bool]>, (watched, looks): (&[u32], usize)) -> Course {
        let mut states: Vec<u32> = order.to_vec();
        states.retain(|state| kept.is_none_or(|kept| kept.get(*state as usize) == Some(&true)));
        let mut places = vec![NOWHERE; net.states()];
        for (state, place) in states.iter().zip(0..) {
            if let Some(slot) = places.get_mut(*state as usize) {
                *slot = place;
            }
        }
        let laying = Laying { net, states: &states, places };
        let folds = net.ways() <= FOLDED && looks >= WORTH_FOLDING;
        if folds { laying.folded(watched) } else { laying.plain(watched) }
    }

    fn empty(window: usize) -> Course {
        Course { starts: vec![0], joint_starts: vec![0], met: vec![0], window, ..Course::default() }
    }

    /// How many states are looked at.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The edges that a span of places is the first to meet: those of one premise, and those of several.
    pub fn edges_of(&self, from: usize, until: usize) -> [Range<u32>; 2] {
        let (from, until, single) = (from.min(self.len()), until.min(self.len()), self.outs.len() as u32);
        [self.starts[from]..self.starts[until], single + self.met[from]..single + self.met[until]]
    }

    /// The place an edge comes from, [`OUTSIDE`] for ways in, and its other premises.
    #[inline(always)]
    pub fn premises(&self, edge: u32) -> (u32, &[u32]) {
        let (from, others) = self.sources[edge as usize];
        (from, self.others(others))
    }

    /// Makes room where nobody will ask what the premises of an edge are.
    pub fn forget_premises(&mut self) {
        self.sources = Vec::new();
    }

    /// The number of the first edge of one premise out of a place, and where all of them lead.
    #[inline(always)]
    pub fn outs(&self, place: usize) -> (u32, &[u32]) {
        let (start, end) = (self.starts[place], self.starts[place + 1]);
        (start, &self.outs[start as usize..end as usize])
    }

    /// The edges of several premises out of a place.
    #[inline(always)]
    pub fn joints(&self, place: usize) -> &[Joint] {
        &self.joints[self.joint_starts[place] as usize..self.joint_starts[place + 1] as usize]
    }

    #[inline(always)]
    pub fn others(&self, others: u32) -> &[u32] {
        if others == NOWHERE {
            return &[];
        }
        let at = others as usize;
        &self.others[at + 1..at + 1 + self.others[at] as usize]
    }

    /// Notes the premises of a way beside one of them.
    fn beside(&mut self, premises: impl Iterator<Item = u32> + Clone, place: u32) -> u32 {
        let at = self.others.len() as u32;
        let rest = premises.filter(|premise| *premise != place);
        self.others.push(rest.clone().count() as u32);
        self.others.extend(rest);
        at
    }

    /// Adds an edge of one premise out of the place that is laid out.
    fn leave(&mut self, from: u32, to: u32) {
        self.outs.push(to);
        self.sources.push((from, NOWHERE));
    }

    /// Meets a way of several premises at one of them. Until all places are laid out, its edge has the number of the way.
    fn meet(&mut self, way: u32, to: u32, premises: impl Iterator<Item = u32> + Clone, from: u32) {
        let others = self.beside(premises, from);
        self.joints.push(Joint { edge: way, to, others });
    }

    /// Goes on to the next place.
    fn turn(&mut self) {
        self.starts.push(self.outs.len() as u32);
        self.joint_starts.push(self.joints.len() as u32);
    }

    /// Numbers the edges of several premises as places meet them, each once. Gives the way of each.
    fn join(&mut self) -> Vec<u32> {
        let mut firsts: Vec<(u32, u32)> = self.joints.iter().zip(0..).map(|(joint, at)| (joint.edge, at)).collect();
        firsts.sort_unstable();
        let mut first_of = vec![0u32; self.joints.len()];
        for all in firsts.chunk_by(|one, other| one.0 == other.0) {
            all.iter().for_each(|(_, at)| first_of[*at as usize] = all[0].1);
        }
        let mut ways = Vec::new();
        for place in 0..self.len() {
            for at in self.joint_starts[place]..self.joint_starts[place + 1] {
                let (first, joint) = (first_of[at as usize], self.joints[at as usize]);
                if first == at {
                    ways.push(joint.edge);
                    self.sources.push((place as u32, joint.others));
                    self.joints[at as usize].edge = self.sources.len() as u32 - 1;
                } else {
                    self.joints[at as usize].edge = self.joints[first as usize].edge;
                }
            }
            self.met.push(ways.len() as u32);
        }
        ways
    }

    fn enter(&mut self, to: u32) {
        self.entries.push((self.sources.len() as u32, to));
        self.sources.push((OUTSIDE, NOWHERE));
    }
}

/// What a course is laid out from.
struct Laying<'n> {
    net: &'n Net,
    states: &'n [u32],
    /// Where each state of the net stands among those looked at.
    places: Vec<u32>,
}

impl Laying<'_> {
    fn place(&self, state: u32) -> u32 {
        self.places.get(state as usize).copied().unwrap_or(NOWHERE)
    }

    /// Where a way leads, if that and all its premises are looked at.
    fn end(&self, way: u32) -> Option<u32> {
        let to = self.place(self.net.conclusion(way));
        let whole = to != NOWHERE && self.net.premises(way).iter().all(|premise| self.place(*premise) != NOWHERE);
        whole.then_some(to)
    }

    /// Every way by itself.
    fn plain(&self, watched: &[u32]) -> Course {
        let words = self.states.len().div_ceil(64).max(1);
        let mut course = Course::empty(words.div_ceil(words.div_ceil(WINDOW)));
        let mut ways = Vec::new();
        for (state, from) in self.states.iter().zip(0..) {
            for way in self.net.out(*state) {
                let Some(to) = self.end(*way) else { continue };
                match self.net.premises(*way) {
                    [_] => {
                        course.leave(from, to);
                        ways.push(*way);
                    }
                    several => course.meet(*way, to, several.iter().map(|premise| self.place(*premise)), from),
                }
            }
            course.turn();
        }
        ways.extend(course.join());
        for way in (0..self.net.ways() as u32).filter(|way| self.net.premises(*way).is_empty()) {
            let Some(to) = self.end(way) else { continue };
            course.enter(to);
            ways.push(way);
        }
        course.program = Program::plain(ways);
        course.watched = watched.iter().map(|state| self.place(*state)).collect();
        course
    }

    /// As few states and edges as say the same of those asked for.
    fn folded(&self, watched: &[u32]) -> Course {
        let mut fold = Fold::new(self.states.len());
        let mut joint = Vec::new();
        for way in 0..self.net.ways() as u32 {
            let Some(to) = self.end(way) else { continue };
            match self.net.premises(way) {
                [] => fold.add(OUTSIDE, to, way),
                [one] if self.place(*one) != to => fold.add(self.place(*one), to, way),
                [_] => {}
                several => {
                    several.iter().for_each(|premise| fold.fix(self.place(*premise)));
                    fold.fix(to);
                    joint.extend(several.iter().map(|premise| (self.place(*premise), to, way)));
                }
            }
        }
        watched.iter().for_each(|state| fold.fix(self.place(*state)));
        fold.run();
        joint.sort_unstable();
        joint.dedup();
        self.laid(fold, &joint, watched)
    }

    /// Lays out what folding has left, and ways of several premises as `joint`: from one of them, to, the way.
    fn laid(&self, mut fold: Fold, joint: &[(u32, u32, u32)], watched: &[u32]) -> Course {
        let mut course = Course::empty(usize::MAX);
        let mut numbers = vec![NOWHERE; self.states.len()];
        let left: Vec<u32> = (0..self.states.len() as u32).filter(|place| fold.has(*place)).collect();
        for (place, number) in left.iter().zip(0..) {
            numbers[*place as usize] = number;
        }
        let number = |place: u32| numbers.get(place as usize).copied().unwrap_or(NOWHERE);
        let mut terms = Vec::new();
        let mut joint = joint.iter().peekable();
        for place in &left {
            let from = number(*place);
            for (to, term) in fold.outs(*place) {
                course.leave(from, number(to));
                terms.push(term);
            }
            while let Some((_, to, way)) = joint.next_if(|(at, _, _)| at == place) {
                let premises = self.net.premises(*way).iter().map(|premise| number(self.place(*premise)));
                course.meet(*way, number(*to), premises, from);
            }
            course.turn();
        }
        terms.extend(course.join().into_iter().map(|way| fold.term(Term::Way(way))));
        for place in &left {
            if let Some(term) = fold.entry(*place) {
                course.enter(number(*place));
                terms.push(term);
            }
        }
        course.program = Program::of(&fold.terms, &fold.shared, &terms);
        course.watched = watched.iter().map(|state| number(self.place(*state))).collect();
        course
    }
}
