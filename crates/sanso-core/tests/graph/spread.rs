//! What uncertain chances make of likelihoods: the middle and the two ends.

use sanso_core::graph::net::{Link, Net};
use sanso_core::graph::spread::{Outcome, Uncertain, outcomes};
use sanso_core::graph::worlds::Worlds;

use crate::drawn::way;

/// Likelihoods of so many states, each of which one way in brings about with a chance from a range; ways uncertain by
/// themselves.
fn of(ranges: &[[f32; 3]], count: u32) -> Vec<Outcome> {
    let ways: Vec<Link> = (0..ranges.len() as u32).map(|at| way(&[], at, 1000 + u64::from(at))).collect();
    let net = Net::new(ranges.len(), &ways);
    let states: Vec<u32> = (0..ranges.len() as u32).collect();
    let end = |at: usize| -> Vec<f32> { ranges.iter().map(|range| range[at]).collect() };
    let (low, usual, high) = (end(0), end(1), end(2));
    let uncertain = Uncertain { low: &low, usual: &usual, high: &high, shared: &|way| 77 + u64::from(way) };
    outcomes(&net, &states, &uncertain, (Worlds { count, seed: 3, threads: 1 }, &states), &[]).remove(0)
}

/// How far an end lies from the middle in nineteen cases of twenty, by the standard deviation.
const REACH: f64 = 1.645;

#[test]
fn certain_chances_leave_an_interval_of_sampling_alone() {
    for count in [2048, 32_768, 262_144] {
        let chances = [0.1_f32, 0.3, 0.5, 0.9];
        for (chance, found) in chances.iter().zip(of(&chances.map(|chance| [chance; 3]), count)) {
            let chance = f64::from(*chance);
            let variance = chance * (1.0 - chance);
            let least = REACH * (variance / f64::from(count)).sqrt();
            // Lanes differ among each other by some more than they should, and the fewer there are the more so.
            let differing = 3.0 * (2.0 * 64.0 / f64::from(count)).sqrt() * variance / 64.0;
            let most = REACH * (variance / f64::from(count) + differing).sqrt();
            assert!((found.usual - chance).abs() < 2.5 * least, "{found:?} for {chance}");
            for end in [found.usual - found.low, found.high - found.usual] {
                assert!(0.9 * least < end && end < 1.1 * most, "{found:?} for {chance}: {least} to {most}");
            }
        }
    }
}

#[test]
fn uncertain_chances_leave_an_interval_as_wide_as_they_are_however_many_worlds_are_drawn() {
    // Chances that lie anywhere between their ends: a third of the square of half their width is their variance.
    for count in [16_384, 262_144] {
        for (middle, width) in [(0.5_f32, 0.3_f32), (0.3, 0.2), (0.2, 0.1), (0.7, 0.25)] {
            let found = of(&[[middle - width, middle, middle + width]], count)[0];
            let half = REACH * f64::from(width) / 3f64.sqrt();
            assert!((found.usual - f64::from(middle)).abs() < 0.03, "{found:?}");
            for end in [found.usual - found.low, found.high - found.usual] {
                assert!((end / half - 1.0).abs() < 0.12, "{found:?}: {end}, not {half}");
            }
        }
    }
}

#[test]
fn what_never_happened_could_still_have_been_missed_three_times() {
    for count in [512, 4096] {
        let least = 3.0 / f64::from(count);
        let found = of(&[[0.0; 3], [1.0; 3]], count);
        assert_eq!(found[0], Outcome { low: 0.0, usual: 0.0, high: least });
        assert_eq!(found[1], Outcome { low: 1.0 - least, usual: 1.0, high: 1.0 });
    }
}

#[test]
fn where_lanes_differ_no_more_than_they_must_the_interval_is_that_of_sampling() {
    let count = 32_768;
    let found = of(&[[0.3; 3]; 60], count);
    let alone = |one: &&Outcome| {
        let half = REACH * (one.usual * (1.0 - one.usual) / f64::from(count)).sqrt();
        (one.usual - one.low - half).abs() < 1e-12 && (one.high - one.usual - half).abs() < 1e-12
    };
    let as_many = found.iter().filter(alone).count();
    assert!((20..=45).contains(&as_many), "{as_many} of 60, where half are to be expected");
}
