//! One block of worlds: what holds in which of them, followed to the end.

#![allow(
    clippy::indexing_slicing,
    clippy::inline_always,
    clippy::needless_range_loop,
    reason = "the loops over millions of ways and worlds; places are made before and point into tables of that length. \
              Instructions chosen for the caller reach only what is inlined into it"
)]

use super::course::Course;
use super::draw::{Kept, Line, NO_WORLD, is_empty};
use super::fold::OUTSIDE;
use super::program::{Draw, Lines};

/// One block of worlds while it is worked through.
pub(super) struct Block {
    /// The worlds in which each state holds.
    held: Vec<Kept>,
    /// Those of them that the ways out of it have seen.
    seen: Vec<Kept>,
    /// States that hold in worlds which the ways out of them have not seen yet.
    fresh: Vec<u64>,
    /// Worlds in which nothing is asked any more.
    closed: Line,
}

impl Block {
    /// Room for one block.
    pub fn new(course: &Course) -> Block {
        let none = || vec![NO_WORLD; course.len()];
        Block { held: none(), seen: none(), fresh: vec![0; course.len().div_ceil(64)], closed: [0; 8] }
    }

    /// The worlds in which the state at a place holds.
    #[inline(always)]
    pub fn line(&self, place: u32) -> Line {
        self.held.get(place as usize).map_or([0; 8], |held| held.0)
    }

    /// The worlds in which all premises of an edge hold.
    #[inline(always)]
    pub fn premised(&self, course: &Course, edge: u32) -> Line {
        let (from, others) = course.premises(edge);
        let mut open = if from == OUTSIDE { [u64::MAX; 8] } else { self.line(from) };
        for other in others {
            let held = self.line(*other);
            for lane in 0..8 {
                open[lane] &= held[lane];
            }
        }
        open
    }

    /// Works out the worlds of one block that are not closed: from the ways in, as often as anything new comes around. As
    /// soon as all states asked for hold in a world, it is left.
    #[inline(always)]
    pub fn run(&mut self, course: &Course, lines: &mut Lines<'_>, draws: &impl Draw, closed: Line) {
        self.held.fill(NO_WORLD);
        self.seen.fill(NO_WORLD);
        self.closed = closed;
        let open = closed.map(|lane| !lane);
        for (edge, place) in &course.entries {
            self.fire(*place as usize, &open, &lines.alone(*edge, draws));
        }
        let words = self.fresh.len();
        let mut any = true;
        while any {
            any = false;
            for first in (0..words).step_by(course.window) {
                let end = first.saturating_add(course.window).min(words);
                if self.fresh[first..end].iter().any(|word| *word != 0) {
                    any = true;
                    lines.look_at(course.edges_of(first * 64, end * 64));
                    self.work_through(course, (lines, draws), first, end - 1);
                }
            }
        }
    }

    /// Works out what follows among the states of a window, until nothing in it is fresh any more. What lies far away has
    /// to wait: while a window is worked through, all of it stays in the caches nearest to the processor.
    #[inline(always)]
    fn work_through(
        &mut self,
        course: &Course,
        (lines, draws): (&mut Lines<'_>, &impl Draw),
        first: usize,
        last: usize,
    ) {
        let mut span = Some((first, last));
        while let Some((from, until)) = span {
            self.close(course);
            span = self.sweep(course, (lines, draws), (from, until), (first, last));
        }
    }

    /// Closes the worlds in which all that is asked for is known to hold.
    #[inline(always)]
    fn close(&mut self, course: &Course) {
        let mut all = [u64::MAX; 8];
        for place in &course.watched {
            // What nothing leads to is not waited for.
            let Some(held) = self.held.get(*place as usize) else { continue };
            for lane in 0..8 {
                all[lane] &= held.0[lane];
            }
            // Where many are asked for, one of them mostly says at once that nothing can be closed.
            if is_empty(&all) {
                return;
            }
        }
        for lane in 0..8 {
            self.closed[lane] |= all[lane];
        }
    }

    /// Goes once through the fresh states in a span of words, and on as far as states of the window become fresh. Gives
    /// the span in which something became fresh behind.
    #[inline(always)]
    fn sweep(
        &mut self,
        course: &Course,
        (lines, draws): (&mut Lines<'_>, &impl Draw),
        (from, mut until): (usize, usize),
        (first, last): (usize, usize),
    ) -> Option<(usize, usize)> {
        let (mut word, mut behind) = (from, None::<(usize, usize)>);
        while word <= until {
            while self.fresh[word] != 0 {
                let place = word * 64 + self.fresh[word].trailing_zeros() as usize;
                self.fresh[word] &= self.fresh[word] - 1;
                let (lowest, highest) = self.push(course, lines, draws, place);
                until = until.max(highest.min(last));
                if lowest < word && word > first {
                    let lowest = lowest.max(first);
                    behind = Some((behind.map_or(lowest, |(low, _)| low.min(lowest)), word - 1));
                }
            }
            word += 1;
        }
        behind
    }

    /// Fires the ways out of one state in the worlds they have not seen. Gives the lowest and the highest word of fresh
    /// states touched.
    #[inline(always)]
    fn push(&mut self, course: &Course, lines: &mut Lines<'_>, draws: &impl Draw, place: usize) -> (usize, usize) {
        let (held, seen) = (self.held[place].0, self.seen[place].0);
        self.seen[place].0 = held;
        let mut news = [0; 8];
        for lane in 0..8 {
            news[lane] = held[lane] & !seen[lane] & !self.closed[lane];
        }
        let (mut lowest, mut highest) = (usize::MAX, 0);
        let (first, outs) = course.outs(place);
        let kept = lines.ready(first, outs.len(), draws);
        for (to, kept) in outs.iter().zip(kept..) {
            let to = *to as usize;
            let fired = self.fire(to, &news, lines.at(kept));
            let word = to / 64;
            lowest = if fired & (word < lowest) { word } else { lowest };
            highest = if fired & (word > highest) { word } else { highest };
        }
        for joint in course.joints(place) {
            let (to, mut open) = (joint.to as usize, news);
            for other in course.others(joint.others) {
                let held = &self.held[*other as usize].0;
                for lane in 0..8 {
                    open[lane] &= held[lane];
                }
            }
            if !is_empty(&open) && self.fire(to, &open, &lines.alone(joint.edge, draws)) {
                (lowest, highest) = (lowest.min(to / 64), highest.max(to / 64));
            }
        }
        (lowest, highest)
    }

    /// Lets an edge that comes true in some worlds do so where it may, and notes where its conclusion then holds. Where that
    /// leads is as good as random, so that no decision hangs on it.
    #[inline(always)]
    fn fire(&mut self, to: usize, open: &Line, fired: &Line) -> bool {
        let held = &mut self.held[to].0;
        let mut news = [0; 8];
        for lane in 0..8 {
            news[lane] = fired[lane] & open[lane] & !held[lane];
            held[lane] |= news[lane];
        }
        let any = !is_empty(&news);
        self.fresh[to / 64] |= u64::from(any) << (to % 64);
        any
    }
}
