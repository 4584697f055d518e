//! A net laid out for going through many worlds: the states looked at with their ways out beside them.

#![allow(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "places and edges are made here and point into tables of that length. Instructions chosen for the caller \
              reach only what is inlined into it"
)]

use super::fold::{Fold, OUTSIDE, Term};
use super::mixing::Mixing;
use super::net::Net;
use super::program::Program;
use std::collections::HashMap;
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

/// A way out of a state, by the number of its edge.
#[derive(Clone, Copy)]
pub(super) struct Out {
    pub edge: u32,
    pub to: u32,
    /// Where its other premises stand in the list of them, the first of which says how many there are; [`NOWHERE`] if
    /// there is none.
    pub others: u32,
}

/// What stays the same from block to block.
#[derive(Default)]
pub(super) struct Course {
    /// Where the ways out of each place start; one more than there are places.
    starts: Vec<u32>,
    outs: Vec<Out>,
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

    /// How many states are looked at.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The edges out of a span of places, but for those that have the number of another's.
    pub fn edges_of(&self, from: usize, until: usize) -> Range<u32> {
        let start = |place: usize| self.starts[place.min(self.len())];
        start(from)..start(until)
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

    #[inline(always)]
    pub fn outs(&self, place: usize) -> &[Out] {
        &self.outs[self.starts[place] as usize..self.starts[place + 1] as usize]
    }

    #[inline(always)]
    pub fn others(&self, others: u32) -> &[u32] {
        if others == NOWHERE {
            return &[];
        }
        let at = others as usize;
        &self.others[at + 1..at + 1 + self.others[at] as usize]
    }

    /// Adds an edge out of a place.
    fn leave(&mut self, from: u32, to: u32, others: u32) {
        let edge = self.sources.len() as u32;
        self.outs.push(Out { edge, to, others });
        self.sources.push((from, others));
    }

    fn enter(&mut self, to: u32) {
        self.entries.push((self.sources.len() as u32, to));
        self.sources.push((OUTSIDE, NOWHERE));
    }

    /// Notes the premises of a way beside one of them.
    fn beside(&mut self, premises: impl Iterator<Item = u32> + Clone, place: u32) -> u32 {
        let at = self.others.len() as u32;
        let rest = premises.filter(|premise| *premise != place);
        self.others.push(rest.clone().count() as u32);
        self.others.extend(rest);
        at
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
        let mut course = Course { starts: vec![0], window: WINDOW, ..Course::default() };
        let mut ways = Vec::new();
        // Ways of several premises are met at each of them, and are one edge.
        let mut met: Vec<(u32, u32)> = Vec::new();
        for (state, from) in self.states.iter().zip(0..) {
            for way in self.net.out(*state) {
                let Some(to) = self.end(*way) else { continue };
                let premises = self.net.premises(*way);
                let mut others = NOWHERE;
                if premises.len() > 1 {
                    others = course.beside(premises.iter().map(|premise| self.place(*premise)), from);
                    met.push((*way, course.outs.len() as u32));
                }
                course.leave(from, to, others);
                ways.push(*way);
            }
            course.starts.push(course.outs.len() as u32);
        }
        met.sort_unstable();
        for all in met.chunk_by(|one, other| one.0 == other.0) {
            for pair in all.windows(2) {
                course.outs[pair[1].1 as usize].edge = course.outs[pair[0].1 as usize].edge;
            }
        }
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
        let mut course = Course { starts: vec![0], window: usize::MAX, ..Course::default() };
        let mut numbers = vec![NOWHERE; self.states.len()];
        let left: Vec<u32> = (0..self.states.len() as u32).filter(|place| fold.has(*place)).collect();
        for (place, number) in left.iter().zip(0..) {
            numbers[*place as usize] = number;
        }
        let number = |place: u32| numbers.get(place as usize).copied().unwrap_or(NOWHERE);
        let mut terms = Vec::new();
        let mut joint = joint.iter().peekable();
        let mut met: HashMap<u32, u32, Mixing> = HashMap::default();
        for place in &left {
            let from = number(*place);
            for (to, term) in fold.outs(*place) {
                course.leave(from, number(to), NOWHERE);
                terms.push(term);
            }
            while let Some((_, to, way)) = joint.next_if(|(at, _, _)| at == place) {
                let premises = self.net.premises(*way).iter().map(|premise| number(self.place(*premise)));
                let others = course.beside(premises, from);
                match met.get(way) {
                    Some(edge) => course.outs.push(Out { edge: *edge, to: number(*to), others }),
                    None => {
                        met.insert(*way, course.sources.len() as u32);
                        course.leave(from, number(*to), others);
                        terms.push(fold.term(Term::Way(*way)));
                    }
                }
            }
            course.starts.push(course.outs.len() as u32);
        }
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
