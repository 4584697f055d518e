//! Which states can hold at all, and the most likely derivation of each.
//!
//! Knuth's generalisation of Dijkstra's shortest paths: a way costs its own −ln chance and the cost of every premise, a
//! state costs what its cheapest way costs. States settle from the cheapest on, each once, so cycles need no care.

#![allow(
    clippy::indexing_slicing,
    reason = "the loops over millions of ways; tables are made as long as the net, states named by ways are checked"
)]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::graph::net::Net;

/// The cost of what cannot happen, and the way of a state that has none.
pub const NEVER: u32 = u32::MAX;

/// Units of cost in one nat.
pub const UNITS: f64 = 1024.0;

/// The most likely derivation of every state, each premise counted as often as it is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// −ln chance of the best derivation, in [`UNITS`]; [`NEVER`] if there is none.
    pub cost: Vec<u32>,
    /// The last way of the best derivation; [`NEVER`] if there is none. Its premises settled before.
    pub by: Vec<u32>,
    /// The states that can hold, from the most likely on.
    pub order: Vec<u32>,
}

/// −ln of a chance in [`UNITS`], or [`NEVER`] if there is none. Uses only exactly rounded arithmetic, so that every
/// machine gets the same.
pub fn toll(chance: f32) -> u32 {
    if chance >= 1.0 {
        return 0;
    }
    if chance.is_nan() || chance <= 0.0 {
        return NEVER;
    }
    let bits = f64::from(chance).to_bits();
    let exponent = (bits >> 52) as i64 - 1023;
    let fraction = f64::from_bits((bits & ((1 << 52) - 1)) | (1023 << 52));
    let ratio = (fraction - 1.0) / (fraction + 1.0);
    let square = ratio * ratio;
    let series = (0..12u32).rev().fold(0.0, |sum, k| sum * square + 1.0 / f64::from(2 * k + 1));
    let ln = exponent as f64 * std::f64::consts::LN_2 + 2.0 * ratio * series;
    (-ln * UNITS + 0.5) as u32
}

/// Settles every state that can hold.
pub fn settle(net: &Net, chances: &[f32]) -> Settled {
    let mut course = Course::new(net, chances);
    let mut order = Vec::with_capacity(net.states());
    let mut batch = Vec::new();
    while let Some(cost) = course.queue.next(&mut batch) {
        batch.retain(|state| course.cost[*state as usize] == cost);
        batch.sort_unstable();
        for state in &batch {
            order.push(*state);
            course.release(net, *state, cost);
        }
    }
    Settled { cost: course.cost, by: course.by, order }
}

/// A way that waits for premises.
#[derive(Clone, Copy)]
struct Waiting {
    sum: u32,
    missing: u32,
    conclusion: u32,
}

struct Course {
    cost: Vec<u32>,
    by: Vec<u32>,
    waiting: Vec<Waiting>,
    queue: Buckets,
}

impl Course {
    fn new(net: &Net, chances: &[f32]) -> Course {
        let states = net.states();
        let mut course = Course {
            cost: vec![NEVER; states],
            by: vec![NEVER; states],
            waiting: Vec::with_capacity(net.ways()),
            queue: Buckets::new(),
        };
        for way in 0..net.ways() as u32 {
            let conclusion = net.conclusion(way);
            let own = chances.get(way as usize).map_or(NEVER, |chance| toll(*chance));
            let missing = net.premises(way).len() as u32;
            let dead = own == NEVER || conclusion as usize >= states;
            course.waiting.push(Waiting { sum: own, missing: if dead { NEVER } else { missing }, conclusion });
            if missing == 0 && !dead {
                course.lower(conclusion, own, way, None);
            }
        }
        course
    }

    /// A state has settled: ways for which it was the last premise offer their conclusion.
    fn release(&mut self, net: &Net, state: u32, cost: u32) {
        for way in net.out(state) {
            let waiting = &mut self.waiting[*way as usize];
            if waiting.missing == NEVER {
                continue;
            }
            waiting.missing -= 1;
            waiting.sum = waiting.sum.saturating_add(cost).min(NEVER - 1);
            if waiting.missing == 0 {
                let (conclusion, sum) = (waiting.conclusion, waiting.sum);
                self.lower(conclusion, sum, *way, Some(cost));
            }
        }
    }

    /// Offers a state a cost. Of equal offers the way with the lowest number wins while the state cannot have settled.
    fn lower(&mut self, state: u32, cost: u32, way: u32, settling: Option<u32>) {
        let at = state as usize;
        if cost < self.cost[at] {
            self.cost[at] = cost;
            self.by[at] = way;
            self.queue.add(cost, state);
        } else if cost == self.cost[at] && way < self.by[at] && settling.is_none_or(|now| cost > now) {
            self.by[at] = way;
        }
    }
}

/// How many costs, side by side, have a bucket of their own: 8 nats.
const SPAN: usize = 8192;

/// States by cost: a window of buckets, each a chain in one pool, and a heap for what lies beyond the window.
struct Buckets {
    base: u32,
    at: usize,
    heads: Vec<u32>,
    pool: Vec<(u32, u32)>,
    far: BinaryHeap<Reverse<(u32, u32)>>,
}

impl Buckets {
    fn new() -> Buckets {
        Buckets { base: 0, at: 0, heads: vec![NEVER; SPAN], pool: Vec::new(), far: BinaryHeap::new() }
    }

    fn add(&mut self, cost: u32, state: u32) {
        match self.heads.get_mut((cost - self.base) as usize) {
            Some(head) => {
                self.pool.push((state, *head));
                *head = (self.pool.len() - 1) as u32;
            }
            None => self.far.push(Reverse((cost, state))),
        }
    }

    /// Takes all states of the lowest cost, which may come again with what zero costs have added since.
    fn next(&mut self, batch: &mut Vec<u32>) -> Option<u32> {
        batch.clear();
        loop {
            while let Some(head) = self.heads.get_mut(self.at) {
                let mut link = std::mem::replace(head, NEVER);
                while link != NEVER {
                    let (state, next) = self.pool[link as usize];
                    batch.push(state);
                    link = next;
                }
                if !batch.is_empty() {
                    return Some(self.base + self.at as u32);
                }
                self.at += 1;
            }
            let Reverse((lowest, _)) = *self.far.peek()?;
            (self.base, self.at) = (lowest, 0);
            self.pool.clear();
            while let Some(Reverse((cost, state))) = self.far.peek().copied()
                && ((cost - lowest) as usize) < SPAN
            {
                self.far.pop();
                self.add(cost, state);
            }
        }
    }
}

/// Which states can hold if only the allowed ways can fire, whatever their chance. Linear in the size of the net.
pub fn possible(net: &Net, allowed: impl Fn(u32) -> bool) -> Vec<bool> {
    let mut holds = vec![false; net.states()];
    let mut seen = vec![0u32; net.ways()];
    let mut queue = Vec::new();
    for way in 0..net.ways() as u32 {
        if net.premises(way).is_empty() && allowed(way) {
            reach(&mut holds, &mut queue, net.conclusion(way));
        }
    }
    while let Some(state) = queue.pop() {
        for way in net.out(state) {
            let conclusion = net.conclusion(*way);
            if holds.get(conclusion as usize) != Some(&false) {
                continue;
            }
            let premises = net.premises(*way).len() as u32;
            if premises > 1 {
                seen[*way as usize] += 1;
                if seen[*way as usize] < premises {
                    continue;
                }
            }
            if allowed(*way) {
                reach(&mut holds, &mut queue, conclusion);
            }
        }
    }
    holds
}

/// The states that some derivation of a goal could use, the goals among them.
pub fn relevant(net: &Net, goals: &[u32]) -> Vec<bool> {
    let mut found = vec![false; net.states()];
    let mut queue = Vec::new();
    for goal in goals {
        reach(&mut found, &mut queue, *goal);
    }
    while let Some(state) = queue.pop() {
        for way in net.into(state) {
            for premise in net.premises(*way) {
                reach(&mut found, &mut queue, *premise);
            }
        }
    }
    found
}

fn reach(found: &mut [bool], queue: &mut Vec<u32>, state: u32) {
    if let Some(known) = found.get_mut(state as usize).filter(|known| !**known) {
        *known = true;
        queue.push(state);
    }
}
