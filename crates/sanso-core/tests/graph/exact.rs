//! Exact answers by going through every outcome, written without the engine's rows and queues.

use crate::drawn::Drawn;

/// Which states hold if exactly these ways come true: rounds over all ways until nothing is added.
pub fn closure(drawn: &Drawn, true_ways: &[bool]) -> Vec<bool> {
    let mut holds = vec![false; drawn.states];
    loop {
        let mut grown = false;
        for (way, come_true) in drawn.ways.iter().zip(true_ways) {
            let fires = *come_true && way.premises.iter().all(|state| holds[*state as usize]);
            if fires && !holds[way.conclusion as usize] {
                holds[way.conclusion as usize] = true;
                grown = true;
            }
        }
        if !grown {
            return holds;
        }
    }
}

/// The exact probability of every state.
pub fn probabilities(drawn: &Drawn) -> Vec<f64> {
    let open: Vec<usize> =
        (0..drawn.ways.len()).filter(|way| drawn.chances[*way] > 0.0 && drawn.chances[*way] < 1.0).collect();
    assert!(open.len() <= 20, "too many outcomes");
    let mut sums = vec![0.0; drawn.states];
    let mut true_ways: Vec<bool> = drawn.chances.iter().map(|chance| *chance >= 1.0).collect();
    for outcome in 0..1u32 << open.len() {
        let mut weight = 1.0;
        for (bit, way) in open.iter().enumerate() {
            true_ways[*way] = outcome >> bit & 1 == 1;
            let chance = f64::from(drawn.chances[*way]);
            weight *= if true_ways[*way] { chance } else { 1.0 - chance };
        }
        for (sum, holds) in sums.iter_mut().zip(closure(drawn, &true_ways)) {
            *sum += if holds { weight } else { 0.0 };
        }
    }
    sums
}
