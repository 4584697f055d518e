//! Between which figures the likelihood of a state must lie, without any worlds.
//!
//! **From below**: whenever all ways of one derivation come true, its state holds, so the state is at least as likely as
//! their product.
//!
//! **From above**: chances come true independently and everything here only ever gains from them, so events are
//! positively associated (Harris's inequality): that none of several ways fires is at least as likely as the product of
//! their failing, and so a state is at most 1 − Π(1 − u) likely, u being bounds of its ways. Premises together are at most
//! as likely as the least likely one. Let F make from bounds of all states the next ones by these two rules. What holds
//! after k rounds is bounded by F applied k times to nothing: when a state comes to hold for the first time, it does so
//! without its own help, hence the chance of the last way is independent of what its premises needed. So the least
//! fixpoint of F bounds every likelihood, and so does any u with F(u) ≤ u, because it lies above the least fixpoint. Only
//! such a u is returned. On cycles it can be far too high, for a state may count as its own cause: a bound, no estimate.

#![allow(
    clippy::indexing_slicing,
    reason = "sweeps over all ways of a net; the tables are as long as the net, and states in the order are checked"
)]

use crate::graph::net::Net;
use crate::graph::order::causes_first;
use crate::graph::routes::{derivation, together};
use crate::graph::settle::Settled;

/// What floating point may have lost; added to every bound from above.
const ROUNDING: f64 = 1e-9;

/// Sweeps upward before giving up on a tight bound.
const MOST_SWEEPS: usize = 400;

/// Ways looked at before giving up on a tight bound.
const MOST_WORK: usize = 400_000_000;

/// Sweeps downward from certainty if there is no tight bound.
const SWEEPS_DOWN: usize = 20;

/// The least and the most a state can be likely.
pub fn bounds(net: &Net, settled: &Settled, chances: &[f32], state: u32) -> (f64, f64) {
    let low = lower(net, settled, chances, state);
    let high = upper(net, settled, chances).get(state as usize).copied().unwrap_or(0.0);
    (low, high.max(low))
}

/// How likely a state is at least: its best derivation comes true.
pub fn lower(net: &Net, settled: &Settled, chances: &[f32], state: u32) -> f64 {
    let ways = derivation(net, settled, &[state]);
    if ways.is_empty() { 0.0 } else { together(chances, &ways) }
}

/// How likely each state is at most.
pub fn upper(net: &Net, settled: &Settled, chances: &[f32]) -> Vec<f64> {
    let rule = Rule { net, chances };
    let order = &causes_first(net, &settled.order);
    let most_sweeps = (MOST_WORK / (net.ways() + 1)).clamp(16, MOST_SWEEPS) / 8 * 8;
    let mut bound = vec![0.0; net.states()];
    let mut steps = vec![0.0; net.states()];
    for sweep in 1..=most_sweeps {
        let mut largest = 0.0_f64;
        for state in order {
            let (at, next) = (*state as usize, rule.state(&bound, *state));
            steps[at] = (next - bound[at]).max(0.0);
            bound[at] = bound[at].max(next);
            largest = largest.max(steps[at]);
        }
        // After as many sweeps as there are states nothing new can come to hold.
        if largest <= 1e-15 || sweep >= order.len() {
            return finish(bound, order);
        }
        if (largest <= 1e-6 || sweep == most_sweeps)
            && sweep % 8 == 0
            && let Some(certain) = rule.overshoot(order, &bound, &steps)
        {
            return finish(certain, order);
        }
    }
    finish(rule.downward(order, net.states()), order)
}

fn finish(mut bound: Vec<f64>, order: &[u32]) -> Vec<f64> {
    for state in order {
        bound[*state as usize] = (bound[*state as usize] + ROUNDING).min(1.0);
    }
    bound
}

struct Rule<'a> {
    net: &'a Net,
    chances: &'a [f32],
}

impl Rule<'_> {
    fn state(&self, bound: &[f64], state: u32) -> f64 {
        let ways = self.net.into(state).iter().map(|way| self.way(bound, *way));
        ways.fold(0.0, |any, way| any + way * (1.0 - any))
    }

    fn way(&self, bound: &[f64], way: u32) -> f64 {
        let premises = self.net.premises(way).iter().map(|state| bound.get(*state as usize).copied().unwrap_or(0.0));
        let chance = self.chances.get(way as usize).map_or(0.0, |chance| f64::from(*chance));
        if chance > 0.0 { chance.min(1.0) * premises.fold(1.0, f64::min) } else { 0.0 }
    }

    /// Goes further the way the last sweep went and keeps the result if the rule does not lead above it.
    fn overshoot(&self, order: &[u32], bound: &[f64], steps: &[f64]) -> Option<Vec<f64>> {
        [4.0, 40.0, 400.0].into_iter().find_map(|factor| {
            let further: Vec<f64> =
                bound.iter().zip(steps).map(|(bound, step)| (bound + factor * step).min(1.0)).collect();
            let holds = |state: &u32| self.state(&further, *state) <= further[*state as usize] + 1e-14;
            order.iter().all(holds).then_some(further)
        })
    }

    /// From certainty downward: every sweep stays above what is bounded, wherever it ends.
    fn downward(&self, order: &[u32], states: usize) -> Vec<f64> {
        let mut bound = vec![0.0; states];
        order.iter().for_each(|state| bound[*state as usize] = 1.0);
        for _ in 0..SWEEPS_DOWN {
            for state in order {
                bound[*state as usize] = self.state(&bound, *state).min(bound[*state as usize]);
            }
        }
        bound
    }
}
