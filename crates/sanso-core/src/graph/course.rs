//! A net laid out for going through many worlds: the states looked at with their ways out beside them.

#![allow(
    clippy::indexing_slicing,
    reason = "the loops over millions of ways and worlds; places are made here and point into tables of that length"
)]

use super::net::Net;

/// 512 worlds, one bit each: a cache line in eight lanes of 64.
pub(super) type Line = [u64; 8];

/// Decides in which worlds a way comes true.
pub(super) trait Fate {
    /// In which of the 512 worlds it does; only those that are open have to be right.
    fn line(&mut self, way: u32, open: &Line) -> Line;
}

const NOWHERE: u32 = u32::MAX;

/// A way out of a state.
#[derive(Clone, Copy)]
struct Out {
    way: u32,
    to: u32,
    /// Where its other premises stand in the list of them, the first of which says how many there are; [`NOWHERE`] if
    /// there is none.
    others: u32,
}

/// What stays the same from block to block.
pub(super) struct Course {
    /// Where the ways out of each place start; one more than there are places.
    starts: Vec<u32>,
    outs: Vec<Out>,
    others: Vec<u32>,
    /// The ways in, each with the place it leads to.
    entries: Vec<(u32, u32)>,
    /// Where each state of the net stands among those looked at.
    places: Vec<u32>,
}

impl Course {
    /// Lays out the states of an order that are kept, with the ways among them. Linear.
    pub fn new(net: &Net, order: &[u32], kept: Option<&[bool]>) -> Course {
        let mut places = vec![NOWHERE; net.states()];
        for state in order {
            let wanted = kept.is_none_or(|kept| kept.get(*state as usize) == Some(&true));
            if let Some(place) = places.get_mut(*state as usize).filter(|_| wanted) {
                *place = 0;
            }
        }
        // By number: what stands side by side in the model then stands side by side in memory, which on big nets counts
        // for more than the order in which things happen.
        let mut states = Vec::with_capacity(order.len());
        for (state, place) in (0..).zip(&mut places).filter(|(_, place)| **place != NOWHERE) {
            *place = states.len() as u32;
            states.push(state);
        }
        let place = |state: u32| places.get(state as usize).copied().unwrap_or(NOWHERE);
        let mut course =
            Course { starts: vec![0], outs: Vec::new(), others: Vec::new(), entries: Vec::new(), places: Vec::new() };
        for state in &states {
            for way in net.out(*state) {
                let to = place(net.conclusion(*way));
                let premises = net.premises(*way);
                if to == NOWHERE || premises.iter().any(|premise| place(*premise) == NOWHERE) {
                    continue;
                }
                let mut others = NOWHERE;
                if premises.len() > 1 {
                    others = course.others.len() as u32;
                    let rest = premises.iter().filter(|premise| *premise != state);
                    course.others.push(rest.clone().count() as u32);
                    course.others.extend(rest.map(|premise| place(*premise)));
                }
                course.outs.push(Out { way: *way, to, others });
            }
            course.starts.push(course.outs.len() as u32);
        }
        let ways_in = (0..net.ways() as u32).filter(|way| net.premises(*way).is_empty());
        let lead = ways_in.map(|way| (way, place(net.conclusion(way)))).filter(|(_, place)| *place != NOWHERE);
        course.entries = lead.collect();
        course.places = places;
        course
    }

    /// Where a state stands; beyond all places if it is not looked at.
    pub fn place(&self, state: u32) -> u32 {
        self.places.get(state as usize).copied().unwrap_or(NOWHERE)
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn outs(&self, place: usize) -> &[Out] {
        &self.outs[self.starts[place] as usize..self.starts[place + 1] as usize]
    }

    fn others(&self, out: Out) -> &[u32] {
        if out.others == NOWHERE {
            return &[];
        }
        let at = out.others as usize;
        &self.others[at + 1..at + 1 + self.others[at] as usize]
    }
}

/// What is known of a state in one block.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Known {
    /// The worlds in which it holds.
    held: Line,
    /// Those of them that its ways out have seen.
    seen: Line,
}

/// One block of worlds while it is worked through.
pub(super) struct Block {
    known: Vec<Known>,
    /// States that hold in worlds which the ways out of them have not seen yet.
    fresh: Vec<u64>,
}

impl Block {
    /// Room for one block.
    pub fn new(course: &Course) -> Block {
        let known = vec![Known { held: [0; 8], seen: [0; 8] }; course.len()];
        Block { known, fresh: vec![0; course.len().div_ceil(64)] }
    }

    /// The worlds in which the state at a place holds.
    pub fn line(&self, place: u32) -> Line {
        self.known.get(place as usize).map_or([0; 8], |known| known.held)
    }

    /// Works out every state in the worlds of one block: from the ways in, as often as anything new comes around. Each way is drawn at most once in a world.
    pub fn run(&mut self, course: &Course, fate: &mut impl Fate) {
        self.known.fill(Known { held: [0; 8], seen: [0; 8] });
        for (way, place) in &course.entries {
            let at = *place as usize;
            let open = self.known[at].held.map(|held| !held);
            self.fire(*way, at, open, fate);
        }
        let mut span = self.fresh.len().checked_sub(1).map(|last| (0, last));
        while let Some((from, until)) = span {
            span = self.sweep(course, fate, from, until);
        }
    }

    /// Goes once through the fresh states in a span of words, and on as far as states become fresh. Gives the span in which
    /// something became fresh behind.
    fn sweep(
        &mut self,
        course: &Course,
        fate: &mut impl Fate,
        from: usize,
        mut until: usize,
    ) -> Option<(usize, usize)> {
        let (mut word, mut behind) = (from, None::<(usize, usize)>);
        while word <= until {
            while self.fresh[word] != 0 {
                let place = word * 64 + self.fresh[word].trailing_zeros() as usize;
                self.fresh[word] &= self.fresh[word] - 1;
                let (lowest, highest) = self.push(course, fate, place);
                until = until.max(highest);
                if lowest < word {
                    behind = Some((behind.map_or(lowest, |(low, _)| low.min(lowest)), word));
                }
            }
            word += 1;
        }
        behind
    }

    /// Fires the ways out of one state in the worlds they have not seen. Gives the lowest and the highest word of fresh
    /// states touched.
    fn push(&mut self, course: &Course, fate: &mut impl Fate, place: usize) -> (usize, usize) {
        let known = &mut self.known[place];
        let mut news = known.held;
        for (new, seen) in news.iter_mut().zip(&known.seen) {
            *new &= !seen;
        }
        known.seen = known.held;
        let (mut lowest, mut highest) = (usize::MAX, 0);
        for out in course.outs(place) {
            let to = out.to as usize;
            let mut open = news;
            for (open, held) in open.iter_mut().zip(&self.known[to].held) {
                *open &= !held;
            }
            for other in course.others(*out) {
                for (open, held) in open.iter_mut().zip(&self.known[*other as usize].held) {
                    *open &= held;
                }
            }
            if self.fire(out.way, to, open, fate) {
                (lowest, highest) = (lowest.min(to / 64), highest.max(to / 64));
            }
        }
        (lowest, highest)
    }

    /// Draws a way in the open worlds, and notes where it makes its conclusion hold.
    fn fire(&mut self, way: u32, to: usize, open: Line, fate: &mut impl Fate) -> bool {
        if open.iter().fold(0, |all, lane| all | lane) == 0 {
            return false;
        }
        let fired = fate.line(way, &open);
        let mut any = 0;
        for ((held, open), fired) in self.known[to].held.iter_mut().zip(open).zip(fired) {
            any |= fired & open;
            *held |= fired & open;
        }
        if any != 0 {
            self.fresh[to / 64] |= 1 << (to % 64);
        }
        any != 0
    }
}
