//! Where taking a way away would save most, for all ways at once; good for proposing, never for judging.
//!
//! The likelihood of every state is worked out once in a given order as if premises were independent, each way only if
//! its premises come before its conclusion; then the same steps are gone back to find how the expected loss moves with
//! every chance. Two passes answer for a million ways. Shared causes and what comes around a cycle are ignored, so
//! whatever is proposed by these figures has to be decided by worlds.

#![allow(
    clippy::indexing_slicing,
    reason = "passes over millions of ways; the tables are as long as the net, and states in the order are checked"
)]

use crate::graph::net::Net;

/// What the two passes found.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The expected loss, roughly.
    pub loss: f64,
    /// How likely each state is, roughly.
    pub likelihood: Vec<f32>,
    /// How much expected loss a state brings about, per likelihood of it: its own and that of what follows.
    pub state: Vec<f32>,
    /// How much expected loss a way brings about: what would be saved, to first order, if it never came true.
    pub way: Vec<f32>,
}

/// The values of all states and ways, for what is lost if a state holds (by state; what is left out loses nothing).
/// `order` is best that of [`causes_first`](crate::graph::order::causes_first): then ways are left out on cycles only.
pub fn value(net: &Net, order: &[u32], chances: &[f32], losses: &[f32]) -> Value {
    let mut passes = Passes {
        net,
        known: known(net, order),
        state: losses.iter().copied().chain(std::iter::repeat(0.0)).take(net.states()).collect(),
        way: vec![0.0; net.ways()],
    };
    for state in order {
        passes.forward(*state, chances);
    }
    let likelihood: Vec<f32> = passes.known.iter().map(|known| known.likelihood).collect();
    let likely = likelihood.iter().zip(losses);
    let loss = likely.map(|(likelihood, loss)| f64::from(*likelihood) * f64::from(*loss)).sum();
    for state in order.iter().rev() {
        passes.backward(*state);
    }
    Value { loss, likelihood, state: passes.state, way: passes.way }
}

/// What is known of a state on the way forward, side by side because it is asked for together.
#[derive(Clone, Copy)]
struct Known {
    /// Where the state stands in the order; what does not comes last.
    rank: u32,
    likelihood: f32,
}

fn known(net: &Net, order: &[u32]) -> Vec<Known> {
    let mut known = vec![Known { rank: u32::MAX, likelihood: 0.0 }; net.states()];
    for (at, state) in order.iter().enumerate() {
        if let Some(known) = known.get_mut(*state as usize) {
            known.rank = at as u32;
        }
    }
    known
}

struct Passes<'a> {
    net: &'a Net,
    known: Vec<Known>,
    state: Vec<f32>,
    /// On the way forward how likely a way fires, on the way back its value.
    way: Vec<f32>,
}

/// Below this, a way is as good as sure to fire.
const SURE: f32 = 1e-6;

impl Passes<'_> {
    fn forward(&mut self, state: u32, chances: &[f32]) {
        let Some(Known { rank, .. }) = self.known.get(state as usize).copied() else { return };
        let mut any = 0.0;
        for way in self.net.into(state) {
            let mut fires = chances.get(*way as usize).copied().unwrap_or(0.0).clamp(0.0, 1.0);
            for premise in self.net.premises(*way) {
                let before = self.known.get(*premise as usize).filter(|known| known.rank < rank);
                fires *= before.map_or(0.0, |known| known.likelihood);
            }
            self.way[*way as usize] = fires;
            any += fires * (1.0 - any);
        }
        self.known[state as usize].likelihood = any;
    }

    fn backward(&mut self, state: u32) {
        let Some(value) = self.state.get(state as usize).copied() else { return };
        let (mut others, mut sure) = (1.0, 0);
        for way in self.net.into(state) {
            let fails = 1.0 - self.way[*way as usize];
            if fails < SURE {
                sure += 1;
            } else {
                others *= fails;
            }
        }
        for way in self.net.into(state) {
            let fires = self.way[*way as usize];
            let alone = match (sure, 1.0 - fires < SURE) {
                (0, _) => others / (1.0 - fires),
                (1, true) => others,
                _ => 0.0,
            };
            let worth = value * alone * fires;
            self.way[*way as usize] = worth;
            if worth > 0.0 {
                for premise in self.net.premises(*way) {
                    self.state[*premise as usize] += worth / self.known[*premise as usize].likelihood;
                }
            }
        }
    }
}
