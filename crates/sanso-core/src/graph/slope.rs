//! A first-order estimate of what each way adds to the weighed likelihood of goals. Used to propose, never to score.

#![allow(
    clippy::indexing_slicing,
    reason = "the loops over millions of ways; places are made here and point into tables of that length"
)]

use super::net::Net;

/// What each way adds, to first order, if `weights` says what each state weighs.
pub fn slopes(net: &Net, order: &[u32], chances: &[f32], weights: &[f32]) -> Vec<f32> {
    let mut rank = vec![u32::MAX; net.states()];
    for (state, at) in order.iter().zip(0..) {
        rank[*state as usize] = at;
    }
    // Only ways that lead forward in settle order count, so the estimate needs no iteration.
    let forward =
        |way: u32, state: u32| net.premises(way).iter().all(|premise| rank[*premise as usize] < rank[state as usize]);
    let mut likely = vec![0.0f32; net.states()];
    let fires = |way: u32, likely: &[f32]| {
        net.premises(way).iter().fold(chances[way as usize], |chance, premise| chance * likely[*premise as usize])
    };
    for state in order {
        let clear = net.into(*state).iter().filter(|way| forward(**way, *state));
        let clear: f32 = clear.map(|way| 1.0 - fires(*way, &likely)).product();
        likely[*state as usize] = 1.0 - clear;
    }
    let mut slope: Vec<f32> = weights.to_vec();
    let mut added = vec![0.0f32; net.ways()];
    for state in order.iter().rev() {
        let at = *state as usize;
        if slope[at] == 0.0 {
            continue;
        }
        for way in net.into(*state).iter().filter(|way| forward(**way, *state)) {
            let fired = fires(*way, &likely);
            if fired <= 0.0 {
                continue;
            }
            let alone = if fired < 1.0 { (1.0 - likely[at]) / (1.0 - fired) } else { 0.0 };
            added[*way as usize] = slope[at] * alone * fired;
            for premise in net.premises(*way) {
                slope[*premise as usize] += slope[at] * alone * fired / likely[*premise as usize];
            }
        }
    }
    added
}
