//! Bounds, and why worlds are needed: figures that cheaper methods give for a net that goes around in circles.

use sanso_core::graph::bounds::{bounds, lower, upper};
use sanso_core::graph::net::{Link, Net};
use sanso_core::graph::settle::settle;
use sanso_core::graph::spread::marginals;
use sanso_core::graph::worlds::{Worlds, interval};

use crate::drawn::{Drawn, draw, draw_dense, draw_tree, way};
use crate::exact::probabilities;

/// Noisy-or over and over, from nothing, as if all premises of a state were independent of it.
fn noisy_or(drawn: &Drawn, rounds: usize) -> Vec<f64> {
    let mut likely = vec![0.0; drawn.states];
    let mut none = vec![1.0; drawn.states];
    for _ in 0..rounds {
        none.fill(1.0);
        for (one, chance) in drawn.ways.iter().zip(&drawn.chances) {
            let least = one.premises.iter().map(|premise| likely[*premise as usize]).fold(1.0, f64::min);
            none[one.conclusion as usize] *= 1.0 - f64::from(*chance) * least;
        }
        for (likely, none) in likely.iter_mut().zip(&none) {
            *likely = 1.0 - none;
        }
    }
    likely
}

#[test]
fn the_exact_likelihood_lies_between_the_bounds() {
    for drawn in (0..250).map(|seed| draw(seed, 14)) {
        let settled = settle(&drawn.net, &drawn.chances);
        for (state, exact) in probabilities(&drawn).into_iter().enumerate() {
            let (low, high) = bounds(&drawn.net, &settled, &drawn.chances, state as u32);
            assert!(low <= exact + 1e-12, "net {}, state {state}: {low} above {exact}", drawn.seed);
            assert!(exact <= high + 1e-12, "net {}, state {state}: {high} below {exact}", drawn.seed);
        }
    }
}

#[test]
fn where_nothing_shares_a_cause_the_upper_bound_is_exact() {
    for drawn in (0..60).map(|seed| draw_tree(seed, 1)) {
        let settled = settle(&drawn.net, &drawn.chances);
        let high = upper(&drawn.net, &settled, &drawn.chances);
        for (high, exact) in high.iter().zip(probabilities(&drawn)) {
            assert!((high - exact).abs() < 1e-8, "net {}: {high} for {exact}", drawn.seed);
        }
    }
}

#[test]
fn along_a_single_chain_both_bounds_are_the_product() {
    let ways: Vec<Link> =
        (0..6u32).map(|at| way(&at.checked_sub(1).into_iter().collect::<Vec<_>>(), at, u64::from(at))).collect();
    let net = Net::new(6, &ways);
    let chances = [0.9, 0.8, 0.7, 1.0, 0.5, 0.25];
    let (low, high) = bounds(&net, &settle(&net, &chances), &chances, 5);
    assert!((low - 0.063).abs() < 1e-6 && (high - 0.063).abs() < 1e-6, "{low} {high}");
}

#[test]
fn worlds_of_bigger_nets_lie_between_the_bounds_and_the_upper_one_is_the_least_fixpoint() {
    let mut least = 1.0_f64;
    for seed in 0..12 {
        let mut drawn = draw_dense(seed, 700, 1500);
        // From nets whose cycles fade away to nets whose cycles feed themselves.
        let scale = 0.5 + seed as f32 / 24.0;
        drawn.chances.iter_mut().for_each(|chance| *chance *= scale);
        let settled = settle(&drawn.net, &drawn.chances);
        let run = Worlds { count: 2048, seed, threads: 1 };
        let counts = marginals(&drawn.net, &settled.order, &drawn.chances, run);
        let high = upper(&drawn.net, &settled, &drawn.chances);
        let fixpoint = noisy_or(&drawn, 3000);
        for state in 0..drawn.states {
            let (from, to) = interval(counts[state], run.total());
            let slack = 2.0 * (to - from) + 0.003;
            assert!(lower(&drawn.net, &settled, &drawn.chances, state as u32) <= to + slack, "net {seed}");
            assert!(from - slack <= high[state], "net {seed}, state {state}");
            let above = high[state] - fixpoint[state];
            assert!((-1e-9..0.02).contains(&above), "net {seed}, state {state}: {above}");
            least = least.min(if fixpoint[state] > 0.0 { high[state] } else { 1.0 });
        }
    }
    assert!(least < 0.01);
}

#[test]
fn a_ring_of_sure_ways_still_has_a_bound() {
    let mut ways: Vec<Link> = (0..900u32).map(|at| way(&[at], (at + 1) % 900, u64::from(at))).collect();
    ways.push(way(&[], 0, 1000));
    let net = Net::new(900, &ways);
    let mut chances = vec![1.0; 900];
    chances.push(0.1);
    let settled = settle(&net, &chances);
    assert!(upper(&net, &settled, &chances).iter().all(|high| (0.1..=1.0).contains(high)));
    assert!((lower(&net, &settled, &chances, 899) - 0.1).abs() < 1e-7);
}

#[test]
fn a_bound_that_creeps_up_is_gone_ahead_of_and_stays_tight() {
    // Round a ring nearly all comes back: each sweep adds 19 parts of 20 of what the one before added.
    let mut ways: Vec<Link> = (0..500u32).map(|at| way(&[at], (at + 1) % 500, u64::from(at))).collect();
    ways.push(way(&[], 0, 1000));
    let net = Net::new(500, &ways);
    let mut chances = vec![1.0; 501];
    (chances[499], chances[500]) = (0.95, 0.001);
    let high = upper(&net, &settle(&net, &chances), &chances);
    let least = 0.001 / (1.0 - 0.95 * 0.999);
    assert!(high.iter().all(|high| (least..least + 1e-4).contains(high)), "{} for {least}", high[0]);
}

#[test]
fn a_bound_that_creeps_up_too_slowly_is_come_to_from_above() {
    let mut ways: Vec<Link> = (0..500u32).map(|at| way(&[at], (at + 1) % 500, u64::from(at))).collect();
    ways.push(way(&[], 0, 1000));
    let net = Net::new(500, &ways);
    let mut chances = vec![1.0; 501];
    (chances[499], chances[500]) = (0.9995, 0.001);
    let high = upper(&net, &settle(&net, &chances), &chances);
    let least = 0.001 / (1.0 - 0.9995 * 0.999);
    assert!(high.iter().all(|high| (least..0.995).contains(high)), "{} for {least}", high[0]);
}

#[test]
fn on_a_cycle_one_path_is_far_too_low_and_repeated_noisy_or_far_too_high() {
    // Three states that all lead to each other, two ways in, the goal behind the third.
    let mut ways = vec![way(&[], 0, 1), way(&[], 1, 2), way(&[2], 3, 3)];
    for (at, (from, to)) in [(0, 1), (1, 0), (1, 2), (2, 1), (0, 2), (2, 0)].into_iter().enumerate() {
        ways.push(way(&[from], to, 10 + at as u64));
    }
    let chances = vec![0.1, 0.05, 0.8, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3];
    let drawn = Drawn { seed: 0, states: 4, net: Net::new(4, &ways), ways, chances };
    let settled = settle(&drawn.net, &drawn.chances);
    let exact = probabilities(&drawn)[3];
    let path = lower(&drawn.net, &settled, &drawn.chances, 3);
    let around = noisy_or(&drawn, 5000)[3];
    assert!((exact / path - 1.8).abs() < 0.05, "{}", exact / path);
    assert!((around / exact - 1.5).abs() < 0.05, "{}", around / exact);
    let run = Worlds { count: 1 << 18, seed: 5, threads: 2 };
    let hits = marginals(&drawn.net, &settled.order, &drawn.chances, run)[3];
    let (low, high) = interval(hits, run.total());
    assert!(low <= exact && exact <= high, "{low}..{high} for {exact}");
    assert!(high - low < 0.05 * exact);
}
