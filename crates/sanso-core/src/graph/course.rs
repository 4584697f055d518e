//! A net laid out for going through many worlds: the states looked at with their ways out beside them.

#![allow(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "the loops over millions of ways and worlds; places are made here and point into tables of that length. \
              Instructions chosen for the caller reach only what is inlined into it"
)]

use super::draw::Line;
use super::net::Net;

/// Decides in which worlds a way comes true.
pub(super) trait Fate {
    /// In which of the 512 worlds the way of a slot does; only those that are open have to be right.
    fn line(&mut self, slot: u32, open: &Line) -> Line;
}

pub(super) const NOWHERE: u32 = u32::MAX;

/// Nets of more states than this do not stay in the caches of a processor.
const STAY_NEAR: usize = 1 << 17;

/// A way out of a state.
#[derive(Clone, Copy)]
struct Out {
    /// Number of the way among those looked at.
    slot: u32,
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
    /// The way of each slot.
    ways: Vec<u32>,
    /// The places asked for.
    pub watched: Vec<u32>,
}

impl Course {
    /// Lays out the states of an order that are kept, with the ways among them. Linear.
    pub fn new(net: &Net, order: &[u32], kept: Option<&[bool]>, watched: &[u32]) -> Course {
        let mut states: Vec<u32> = order.to_vec();
        states.retain(|state| kept.is_none_or(|kept| kept.get(*state as usize) == Some(&true)));
        if states.len() > STAY_NEAR {
            // By number: what stands side by side in the model then stands side by side in memory, which on big nets
            // counts for more than the order in which things happen.
            states.sort_unstable();
            states.dedup();
        }
        let mut places = vec![NOWHERE; net.states()];
        for (state, place) in states.iter().zip(0..) {
            if let Some(slot) = places.get_mut(*state as usize) {
                *slot = place;
            }
        }
        let mut course = Course {
            starts: Vec::with_capacity(states.len() + 1),
            outs: Vec::new(),
            others: Vec::new(),
            entries: Vec::new(),
            places,
            ways: Vec::new(),
            watched: Vec::new(),
        };
        course.watched = watched.iter().map(|state| course.place(*state)).collect();
        course.lay(net, &states);
        let ways_in = (0..net.ways() as u32).filter(|way| net.premises(*way).is_empty());
        for way in ways_in {
            let to = course.place(net.conclusion(way));
            if to != NOWHERE {
                course.entries.push((course.ways.len() as u32, to));
                course.ways.push(way);
            }
        }
        course
    }

    fn lay(&mut self, net: &Net, states: &[u32]) {
        self.starts.push(0);
        // Ways of several premises are met at each of them.
        let mut met: Vec<(u32, u32)> = Vec::new();
        for state in states {
            for way in net.out(*state) {
                let to = self.place(net.conclusion(*way));
                let premises = net.premises(*way);
                if to == NOWHERE || premises.iter().any(|premise| self.place(*premise) == NOWHERE) {
                    continue;
                }
                let mut others = NOWHERE;
                if premises.len() > 1 {
                    others = self.others.len() as u32;
                    let rest = premises.iter().filter(|premise| *premise != state);
                    self.others.push(rest.clone().count() as u32);
                    let rest = rest.map(|premise| self.places.get(*premise as usize).copied().unwrap_or(NOWHERE));
                    self.others.extend(rest);
                    met.push((*way, self.outs.len() as u32));
                }
                self.outs.push(Out { slot: self.ways.len() as u32, to, others });
                self.ways.push(*way);
            }
            self.starts.push(self.outs.len() as u32);
        }
        met.sort_unstable();
        for pair in met.windows(2) {
            if let [(way, first), (again, at)] = pair
                && way == again
            {
                self.outs[*at as usize].slot = self.outs[*first as usize].slot;
            }
        }
    }

    /// Where a state stands; beyond all places if it is not looked at.
    pub fn place(&self, state: u32) -> u32 {
        self.places.get(state as usize).copied().unwrap_or(NOWHERE)
    }

    /// The way of each slot.
    pub fn ways(&self) -> &[u32] {
        &self.ways
    }

    /// How many states are looked at.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    #[inline(always)]
    fn outs(&self, place: usize) -> &[Out] {
        &self.outs[self.starts[place] as usize..self.starts[place + 1] as usize]
    }

    #[inline(always)]
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

const UNKNOWN: Known = Known { held: [0; 8], seen: [0; 8] };

/// One block of worlds while it is worked through.
pub(super) struct Block {
    known: Vec<Known>,
    /// States that hold in worlds which the ways out of them have not seen yet.
    fresh: Vec<u64>,
    /// Worlds in which nothing is asked any more.
    closed: Line,
}

impl Block {
    /// Room for one block.
    pub fn new(course: &Course) -> Block {
        let (known, fresh) = (vec![UNKNOWN; course.len()], vec![0; course.len().div_ceil(64)]);
        Block { known, fresh, closed: [0; 8] }
    }

    /// The worlds in which the state at a place holds.
    #[inline(always)]
    pub fn line(&self, place: u32) -> Line {
        self.known.get(place as usize).map_or([0; 8], |known| known.held)
    }

    /// Works out the worlds of one block that are not closed: from the ways in, as often as anything new comes around. As
    /// soon as all states asked for hold in a world, it is left.
    #[inline(always)]
    pub fn run(&mut self, course: &Course, fate: &mut impl Fate, closed: Line) {
        self.known.fill(UNKNOWN);
        self.closed = closed;
        for (slot, place) in &course.entries {
            let at = *place as usize;
            let mut open = [0; 8];
            for lane in 0..8 {
                open[lane] = !(self.known[at].held[lane] | closed[lane]);
            }
            self.fire(*slot, at, &open, fate);
        }
        let mut span = self.fresh.len().checked_sub(1).map(|last| (0, last));
        while let Some((from, until)) = span {
            self.close(course);
            span = self.sweep(course, fate, from, until);
        }
    }

    /// Closes the worlds in which all that is asked for is known to hold.
    #[inline(always)]
    fn close(&mut self, course: &Course) {
        let mut all = [u64::MAX; 8];
        for place in &course.watched {
            // What nothing leads to is not waited for.
            let Some(known) = self.known.get(*place as usize) else { continue };
            for lane in 0..8 {
                all[lane] &= known.held[lane];
            }
        }
        for lane in 0..8 {
            self.closed[lane] |= all[lane];
        }
    }

    /// Goes once through the fresh states in a span of words, and on as far as states become fresh. Gives the span in which
    /// something became fresh behind.
    #[inline(always)]
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
    #[inline(always)]
    fn push(&mut self, course: &Course, fate: &mut impl Fate, place: usize) -> (usize, usize) {
        let Known { held, seen } = self.known[place];
        self.known[place].seen = held;
        let mut news = [0; 8];
        for lane in 0..8 {
            news[lane] = held[lane] & !seen[lane] & !self.closed[lane];
        }
        let (mut lowest, mut highest) = (usize::MAX, 0);
        for out in course.outs(place) {
            let to = out.to as usize;
            let held = &self.known[to].held;
            let mut open = [0; 8];
            for lane in 0..8 {
                open[lane] = news[lane] & !held[lane];
            }
            for other in course.others(*out) {
                let held = &self.known[*other as usize].held;
                for lane in 0..8 {
                    open[lane] &= held[lane];
                }
            }
            if self.fire(out.slot, to, &open, fate) {
                (lowest, highest) = (lowest.min(to / 64), highest.max(to / 64));
            }
        }
        (lowest, highest)
    }

    /// Draws a way in the open worlds, and notes where it makes its conclusion hold.
    #[inline(always)]
    fn fire(&mut self, slot: u32, to: usize, open: &Line, fate: &mut impl Fate) -> bool {
        if is_empty(open) {
            return false;
        }
        let fired = fate.line(slot, open);
        let held = &mut self.known[to].held;
        let mut news = [0; 8];
        for lane in 0..8 {
            news[lane] = fired[lane] & open[lane];
            held[lane] |= news[lane];
        }
        let any = !is_empty(&news);
        if any {
            self.fresh[to / 64] |= 1 << (to % 64);
        }
        any
    }
}

/// Whether no world is in a line.
#[inline(always)]
pub(super) fn is_empty(line: &Line) -> bool {
    line.iter().fold(0, |all, lane| all | lane) == 0
}
