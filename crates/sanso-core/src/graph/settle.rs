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
    /// −ln chance of each way by itself.
    pub tolls: Vec<u32>,
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
    let (exponent, fraction) = ((bits >> 52) as i64 - 1023, f64::from_bits((bits & ((1 << 52) - 1)) | (1023 << 52)));
    let (exponent, fraction) = if fraction > 1.5 { (exponent + 1, fraction / 2.0) } else { (exponent, fraction) };
    // ln x = 2 artanh((x - 1) / (x + 1)), for x from 3/4 to 3/2.
    let ratio = (fraction - 1.0) / (fraction + 1.0);
    let square = ratio * ratio;
    let series = (0..7u32).rev().fold(0.0, |sum, k| sum * square + 1.0 / f64::from(2 * k + 1));
    let ln = exponent as f64 * std::f64::consts::LN_2 + 2.0 * ratio * series;
    (-ln * UNITS + 0.5) as u32
}

/// Settles every state that can hold.
pub fn settle(net: &Net, chances: &[f32]) -> Settled {
    let mut course = Course::new(net, chances);
    let mut order = Vec::with_capacity(net.states());
    let (mut batch, mut ways) = (Vec::new(), Vec::new());
    while let Some(cost) = course.queue.next(&mut batch) {
        batch.retain(|state| course.best[*state as usize].0 == cost);
        batch.sort_unstable();
        order.extend_from_slice(&batch);
        // Rows are collected first: memory is asked for many of them at once instead of for one after the other.
        ways.clear();
        batch.iter().for_each(|state| ways.extend_from_slice(net.out(*state)));
        course.release(&mut ways, cost);
    }
    let (cost, by) = course.best.into_iter().unzip();
    Settled { cost, by, order, tolls: course.tolls }
}

/// A way that waits for premises.
#[derive(Clone, Copy)]
struct Waiting {
    sum: u32,
    missing: u32,
    conclusion: u32,
}

struct Course {
    /// The lowest cost of each state so far, and by which way.
    best: Vec<(u32, u32)>,
    waiting: Vec<Waiting>,
    tolls: Vec<u32>,
    queue: Buckets,
}

impl Course {
    fn new(net: &Net, chances: &[f32]) -> Course {
        let states = net.states();
        let mut course = Course {
            best: vec![(NEVER, NEVER); states],
            waiting: Vec::with_capacity(net.ways()),
            tolls: Vec::with_capacity(net.ways()),
            queue: Buckets::new(states),
        };
        for way in 0..net.ways() as u32 {
            let conclusion = net.conclusion(way);
            let own = chances.get(way as usize).map_or(NEVER, |chance| toll(*chance));
            course.tolls.push(own);
            let missing = net.premises(way).len() as u32;
            let dead = own == NEVER || conclusion as usize >= states;
            course.waiting.push(Waiting { sum: own, missing: if dead { NEVER } else { missing }, conclusion });
            if missing == 0 && !dead {
                course.lower(conclusion, own, way, None);
            }
        }
        course
    }

    /// Premises of these ways have settled: those for which it was the last one offer their conclusion.
    fn release(&mut self, ways: &mut Vec<u32>, cost: u32) {
        ways.retain(|way| {
            let waiting = &mut self.waiting[*way as usize];
            if waiting.missing == NEVER {
                return false;
            }
            waiting.missing -= 1;
            waiting.sum = waiting.sum.saturating_add(cost).min(NEVER - 1);
            waiting.missing == 0
        });
        for way in ways {
            let Waiting { sum, conclusion, .. } = self.waiting[*way as usize];
            self.lower(conclusion, sum, *way, Some(cost));
        }
    }

    /// Offers a state a cost. Of equal offers the way with the lowest number wins while the state cannot have settled.
    fn lower(&mut self, state: u32, cost: u32, way: u32, settling: Option<u32>) {
        let (best, by) = &mut self.best[state as usize];
        if cost < *best {
            (*best, *by) = (cost, way);
            self.queue.add(cost, state);
        } else if cost == *best && way < *by && settling.is_none_or(|now| cost > now) {
            *by = way;
        }
    }
}

/// How many costs, side by side, have a bucket of their own: 8 nats.
const SPAN: usize = 8192;

/// Nets of fewer states are settled by the heap alone: a window would take longer to make than to use.
const WORTH_A_WINDOW: usize = 4096;

/// States by cost: a window of buckets, and a heap for what lies beyond the window.
struct Buckets {
    /// How many costs, side by side, the window holds.
    span: usize,
    base: u32,
    at: usize,
    window: Vec<Vec<u32>>,
    far: BinaryHeap<Reverse<(u32, u32)>>,
}

impl Buckets {
    fn new(states: usize) -> Buckets {
        let span = if states < WORTH_A_WINDOW { 1 } else { SPAN };
        Buckets { span, base: 0, at: 0, window: Vec::new(), far: BinaryHeap::new() }
    }

    fn add(&mut self, cost: u32, state: u32) {
        let at = (cost - self.base) as usize;
        if at >= self.span {
            self.far.push(Reverse((cost, state)));
            return;
        }
        if at >= self.window.len() {
            self.window.resize_with(at + 1, Vec::new);
        }
        self.window[at].push(state);
    }

    /// Takes all states of the lowest cost, which may come again with what zero costs have added since.
    fn next(&mut self, batch: &mut Vec<u32>) -> Option<u32> {
        batch.clear();
        loop {
            while let Some(bucket) = self.window.get_mut(self.at) {
                if !bucket.is_empty() {
                    batch.append(bucket);
                    return Some(self.base + self.at as u32);
                }
                *bucket = Vec::new();
                self.at += 1;
            }
            let Reverse((lowest, _)) = *self.far.peek()?;
            (self.base, self.at) = (lowest, 0);
            while let Some(Reverse((cost, state))) = self.far.peek().copied()
                && ((cost - lowest) as usize) < self.span
            {
                self.far.pop();
                self.add(cost, state);
            }
        }
    }
}

/// What it costs at least to come to each state by a chain of ways that begins with one of those allowed, each way carried
/// by its first premise; other premises cost what they cost however they come about. [`NEVER`] for states no such chain
/// comes to. Linear in the size of the net.
pub fn carried(net: &Net, settled: &Settled, begins: impl Fn(u32) -> bool) -> Vec<u32> {
    let mut found = vec![NEVER; net.states()];
    let mut queue = Buckets::new(net.states());
    let offer = |found: &mut Vec<u32>, queue: &mut Buckets, way: u32, before: u32| {
        let own = settled.tolls.get(way as usize).copied().unwrap_or(NEVER);
        let aside = net.premises(way).iter().skip(1).map(|premise| settled.cost[*premise as usize]);
        let cost = aside
            .chain([own])
            .try_fold(before, |sum, cost| (cost != NEVER).then(|| sum.saturating_add(cost).min(NEVER - 1)));
        let state = net.conclusion(way) as usize;
        if let Some(cost) = cost.filter(|cost| found.get(state).is_some_and(|known| cost < known)) {
            found[state] = cost;
            queue.add(cost, state as u32);
        }
    };
    for way in 0..net.ways() as u32 {
        if net.premises(way).is_empty() && begins(way) {
            offer(&mut found, &mut queue, way, 0);
        }
    }
    let mut batch = Vec::new();
    while let Some(cost) = queue.next(&mut batch) {
        for &state in &batch {
            if found[state as usize] != cost {
                continue;
            }
            for way in net.out(state) {
                if net.premises(*way).first() == Some(&state) {
                    offer(&mut found, &mut queue, *way, cost);
                }
            }
        }
    }
    found
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
