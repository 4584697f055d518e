//! How likely states are when chances themselves are uncertain, and again and again with a few chances changed.

use super::drawn::counts;
pub use super::drawn::{Changes, Odds, Slot, Uncertain};
use super::net::Net;
use super::worlds::Worlds;

/// What uncertain chances make of one state.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Outcome {
    /// Below this in one case of twenty.
    pub low: f64,
    /// How likely it is, over all that the chances could be.
    pub usual: f64,
    /// Above this in one case of twenty.
    pub high: f64,
}

/// How likely each watched state is when chances are uncertain, as things stand and under each of several changes.
///
/// Each lane of 64 worlds draws the chances anew. All changes are looked at in the same worlds with the same draws, so
/// whatever differs is due to the changes alone. The spread over lanes is sampling noise and uncertainty together; the
/// noise a lane of so many worlds has by itself is taken off, so that more worlds make the interval sharper but not
/// narrower than what is not known.
pub fn outcomes(
    net: &Net,
    order: &[u32],
    odds: &impl Odds,
    (worlds, watched): (Worlds, &[u32]),
    changes: &[Changes],
) -> Vec<Vec<Outcome>> {
    let lanes = u64::from(worlds.blocks()) * 8;
    let of = |sums: Vec<(u64, u64)>| sums.into_iter().map(|(sum, squares)| outcome(sum, squares, lanes)).collect();
    counts(net, order, odds, (worlds, watched), changes).into_iter().map(of).collect()
}

/// In how many worlds each watched state holds, if chances are certain. `order` lists all states that can hold, in any
/// order: whatever it leaves out is taken as never holding.
pub fn hits(net: &Net, order: &[u32], chances: &[f32], worlds: Worlds, watched: &[u32]) -> Vec<u32> {
    let certain = Uncertain { low: chances, usual: chances, high: chances, shared: &|_| 0 };
    let counts = counts(net, order, &certain, (worlds, watched), &[]);
    counts.into_iter().flatten().map(|(hits, _)| hits as u32).collect()
}

/// In how many worlds each state of the net holds.
pub fn marginals(net: &Net, order: &[u32], chances: &[f32], worlds: Worlds) -> Vec<u32> {
    let every: Vec<u32> = (0..net.states() as u32).collect();
    hits(net, order, chances, worlds, &every)
}

/// Mean and spread of lanes of 64 worlds each, by the moments of a beta-binomial mixture.
fn outcome(sum: u64, squares: u64, lanes: u64) -> Outcome {
    let lanes = lanes as f64;
    let (sum, squares) = (sum as f64 / 64.0, squares as f64 / 4096.0);
    let mean = sum / lanes;
    let variance = if lanes > 1.0 { ((squares - sum * mean) / (lanes - 1.0)).max(0.0) } else { 0.0 };
    // E[variance of lanes] = V(1 - 1/64) + mean(1 - mean)/64, where V is what the chances add.
    let unknown = ((variance - mean * (1.0 - mean) / 64.0) * 64.0 / 63.0).max(0.0);
    let sampling = mean * (1.0 - mean) / (lanes * 64.0) + unknown / lanes;
    let half = 1.645 * (unknown + sampling).sqrt();
    // Where nothing was hit, three in all worlds is what could still be missed (the rule of three).
    let least = 3.0 / (lanes * 64.0);
    let high = if sum == 0.0 { least } else { mean + half };
    let low = if mean >= 1.0 { 1.0 - least } else { mean - half };
    Outcome { low: low.clamp(0.0, 1.0), usual: mean, high: high.clamp(0.0, 1.0) }
}
