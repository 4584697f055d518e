//! In which order to work: causes before what follows from them, as far as cycles leave a choice.

#![allow(
    clippy::indexing_slicing,
    reason = "one pass over millions of ways; tables are as long as the net, and states named by ways are checked"
)]

use crate::graph::net::Net;

const UNSEEN: u32 = u32::MAX;

/// Sorts states so that each comes after all it can follow from, unless it is itself a cause of that. States that are
/// causes of each other stay together, in the order they came in: best that of settling, so that each comes after its
/// most likely causes. Linear in the size of the net (Tarjan's strongly connected components).
pub fn causes_first(net: &Net, order: &[u32]) -> Vec<u32> {
    let mut course = Course {
        net,
        index: vec![UNSEEN; net.states()],
        low: vec![0; net.states()],
        component: vec![UNSEEN; net.states()],
        path: Vec::new(),
        waiting: Vec::new(),
        next: 0,
        components: 0,
    };
    for state in order {
        if course.index.get(*state as usize) == Some(&UNSEEN) {
            course.from(*state);
        }
    }
    // Components are numbered from the last effects back; a counting sort turns that around.
    let mut starts = vec![0u32; course.components as usize + 1];
    let place = |state: &u32| course.component.get(*state as usize).map(|one| (course.components - 1 - one) as usize);
    for at in order.iter().filter_map(place) {
        starts[at + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut sorted = vec![0; starts.last().map_or(0, |len| *len as usize)];
    for state in order {
        if let Some(at) = place(state) {
            sorted[starts[at] as usize] = *state;
            starts[at] += 1;
        }
    }
    sorted
}

struct Course<'a> {
    net: &'a Net,
    /// When a state was first seen.
    index: Vec<u32>,
    /// The earliest state of the same component that is known to be reached.
    low: Vec<u32>,
    component: Vec<u32>,
    /// The states from the start to the one looked at, each with how many of its ways have been gone.
    path: Vec<(u32, u32)>,
    /// States whose component is not complete.
    waiting: Vec<u32>,
    next: u32,
    components: u32,
}

impl Course<'_> {
    fn from(&mut self, start: u32) {
        self.enter(start);
        while let Some((state, gone)) = self.path.last_mut() {
            let (state, way) = (*state, self.net.out(*state).get(*gone as usize));
            *gone += 1;
            match way.map(|way| self.net.conclusion(*way)) {
                None => self.leave(state),
                Some(to) => match self.index.get(to as usize) {
                    Some(&UNSEEN) => self.enter(to),
                    Some(&seen) if self.component[to as usize] == UNSEEN => self.lower(state, seen),
                    _ => {}
                },
            }
        }
    }

    fn enter(&mut self, state: u32) {
        self.index[state as usize] = self.next;
        self.low[state as usize] = self.next;
        self.next += 1;
        self.waiting.push(state);
        self.path.push((state, 0));
    }

    fn lower(&mut self, state: u32, seen: u32) {
        self.low[state as usize] = self.low[state as usize].min(seen);
    }

    fn leave(&mut self, state: u32) {
        self.path.pop();
        let low = self.low[state as usize];
        if let Some((before, _)) = self.path.last().copied() {
            self.lower(before, low);
        }
        if low != self.index[state as usize] {
            return;
        }
        while let Some(member) = self.waiting.pop() {
            self.component[member as usize] = self.components;
            if member == state {
                break;
            }
        }
        self.components += 1;
    }
}
