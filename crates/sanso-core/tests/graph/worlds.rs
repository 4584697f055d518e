//! Likelihood by worlds.

use sanso_core::graph::net::{Link, Net};
use sanso_core::graph::settle::settle;
use sanso_core::graph::spread::{Outcome, Uncertain, hits, marginals, outcomes};
use sanso_core::graph::worlds::{Worlds, interval};

use crate::drawn::{Drawn, Random, draw, draw_dense, way};
use crate::exact::probabilities;

fn worlds(count: u32) -> Worlds {
    Worlds { count, seed: 11, threads: 1 }
}

fn counted(drawn: &Drawn, chances: &[f32], worlds: Worlds) -> Vec<u32> {
    marginals(&drawn.net, &settle(&drawn.net, &drawn.chances).order, chances, worlds)
}

/// How far a share of worlds may lie from the truth: five standard deviations, and a hit or two.
fn allowance(probability: f64, count: u32) -> f64 {
    5.0 * (probability * (1.0 - probability).max(0.0) / f64::from(count)).sqrt() + 2.0 / f64::from(count)
}

#[test]
fn worlds_agree_with_exact_enumeration_within_the_interval() {
    let (mut inside, mut compared) = (0u32, 0u32);
    for seed in 0..240 {
        let drawn = draw(seed, if seed % 40 == 0 { 18 } else { 13 });
        let exact = probabilities(&drawn);
        let run = Worlds { count: 16_384, seed, threads: 1 };
        let counts = counted(&drawn, &drawn.chances, run);
        for (state, (hits, exact)) in counts.iter().zip(&exact).enumerate() {
            let off = (f64::from(*hits) / 16_384.0 - exact).abs();
            assert!(off <= allowance(*exact, 16_384), "net {seed}, state {state}: {hits} hits, exactly {exact}");
        }
        // One state a net, so that what is compared is independent.
        let Some(state) = (0..drawn.states).rev().find(|state| exact[*state] > 0.001 && exact[*state] < 0.999) else {
            continue;
        };
        let (low, high) = interval(counts[state], run.total());
        inside += u32::from(low <= exact[state] && exact[state] <= high);
        compared += 1;
    }
    assert!(compared >= 200, "{compared}");
    let share = f64::from(inside) / f64::from(compared);
    assert!((0.91..=0.99).contains(&share), "{inside} of {compared} lie within an interval meant for 95 of 100");
}

#[test]
fn a_chance_comes_true_as_often_as_it_says_however_small_or_odd() {
    let chances = [0.5_f32, 0.25, 0.3, 1.0 / 3.0, 0.9, 0.999, 0.01, 1e-4, 3e-6, 1.0, 0.0];
    let ways: Vec<Link> = (0..chances.len() as u32).map(|at| way(&[], at, u64::from(at))).collect();
    let net = Net::new(chances.len(), &ways);
    let run = worlds(1 << 20);
    let counts = marginals(&net, &settle(&net, &chances).order, &chances, run);
    for (chance, count) in chances.iter().zip(counts) {
        let chance = f64::from(*chance);
        let off = (f64::from(count) / f64::from(run.total()) - chance).abs();
        assert!(off <= allowance(chance, run.total()), "{chance}: {count}");
    }
}

#[test]
fn ways_come_true_independently_of_each_other() {
    // Pairs of ways with ids side by side, both needed: a quarter of the worlds, a sixteenth for four of them.
    let mut ways: Vec<Link> = (0..64).map(|at| way(&[], at, u64::from(at))).collect();
    ways.extend((0..32).map(|at| way(&[2 * at, 2 * at + 1], 64 + at, 1000 + u64::from(at))));
    ways.extend((0..16).map(|at| way(&[64 + 2 * at, 65 + 2 * at], 96 + at, 2000 + u64::from(at))));
    let chances: Vec<f32> = (0..ways.len()).map(|at| if at < 64 { 0.5 } else { 1.0 }).collect();
    let net = Net::new(112, &ways);
    let run = worlds(1 << 17);
    let counts = marginals(&net, &settle(&net, &chances).order, &chances, run);
    for (state, count) in counts.iter().enumerate() {
        let expected = [0.5, 0.25, 0.0625][usize::from(state >= 64) + usize::from(state >= 96)];
        let off = (f64::from(*count) / f64::from(run.total()) - expected).abs();
        assert!(off <= allowance(expected, run.total()), "state {state}: {count}");
    }
}

#[test]
fn likelihood_never_falls_when_a_chance_rises_and_moves_when_it_matters() {
    let mut moved = 0;
    for seed in 0..150 {
        let drawn = if seed % 2 == 0 { draw(seed, 16) } else { draw_dense(seed, 30, 90) };
        let mut random = Random(seed);
        let raised: Vec<f32> = drawn
            .chances
            .iter()
            .map(|chance| if random.below(3) == 0 { chance + random.part() } else { *chance })
            .collect();
        let order = settle(&drawn.net, &raised).order;
        let before = marginals(&drawn.net, &order, &drawn.chances, worlds(512));
        let after = marginals(&drawn.net, &order, &raised, worlds(512));
        for (state, (before, after)) in before.iter().zip(&after).enumerate() {
            assert!(before <= after, "net {seed}, state {state}: {before} before, {after} after");
        }
        moved += u32::from(before != after);
    }
    assert!(moved >= 120, "only {moved} of 150 moved");
}

#[test]
fn a_rise_of_one_chance_never_costs_a_world_even_by_the_last_digit() {
    let ways = [way(&[], 0, 5), way(&[0], 1, 6)];
    let net = Net::new(2, &ways);
    let mut last = 0;
    for step in 0..400 {
        let chance = step as f32 / 400.0;
        let count = marginals(&net, &[0, 1], &[chance, 0.5], worlds(4096))[1];
        assert!(count >= last, "{chance}");
        last = count;
    }
    assert!(last > 1900);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    for seed in 0..20 {
        let drawn = draw_dense(seed, 60, 200);
        let of = |threads| counted(&drawn, &drawn.chances, Worlds { count: 5 * 512, seed, threads });
        assert_eq!(of(1), of(2));
        assert_eq!(of(1), of(8));
        assert_eq!(of(1), of(0));
    }
}

#[test]
fn the_seed_changes_the_worlds_and_more_worlds_keep_those_before() {
    let drawn = draw_dense(3, 40, 120);
    let of = |seed, count| counted(&drawn, &drawn.chances, Worlds { count, seed, threads: 1 });
    assert_ne!(of(1, 512), of(2, 512));
    let (few, many) = (of(1, 512), of(1, 1024));
    assert!(few.iter().zip(&many).all(|(few, many)| few <= many && *many <= few + 512));
    assert_eq!(of(1, 100), few);
    assert_eq!(of(1, 0), few);
}

#[test]
fn the_order_of_work_changes_nothing() {
    for seed in 0..40 {
        let drawn = draw_dense(seed, 40, 140);
        let order = settle(&drawn.net, &drawn.chances).order;
        let backward: Vec<u32> = order.iter().rev().copied().collect();
        let by = |order: &[u32]| marginals(&drawn.net, order, &drawn.chances, worlds(512));
        assert_eq!(by(&order), by(&backward), "net {seed}");
    }
}

#[test]
fn watching_some_states_counts_what_watching_all_counts() {
    for seed in 0..60 {
        let drawn = draw_dense(seed, 40, 140);
        let order = settle(&drawn.net, &drawn.chances).order;
        let all = marginals(&drawn.net, &order, &drawn.chances, worlds(1024));
        for watched in [vec![7], vec![39, 3, 3], (0..40).collect()] {
            let expected: Vec<u32> = watched.iter().map(|state| all[*state as usize]).collect();
            assert_eq!(hits(&drawn.net, &order, &drawn.chances, worlds(1024), &watched), expected, "net {seed}");
        }
        assert_eq!(hits(&drawn.net, &order, &drawn.chances, worlds(512), &[40, u32::MAX]), [0, 0]);
    }
}

#[test]
fn what_nothing_connects_changes_nothing_and_what_is_joined_can() {
    let mut changed = 0;
    for seed in 0..60 {
        let (drawn, other) = (draw(seed, 16), draw(seed + 1000, 16));
        let shift = drawn.states as u32;
        let mut ways: Vec<Link> = other
            .ways
            .iter()
            .map(|one| {
                way(&one.premises.iter().map(|state| state + shift).collect::<Vec<_>>(), one.conclusion + shift, one.id)
            })
            .collect();
        let mut chances = other.chances.clone();
        ways.extend(drawn.ways.iter().cloned());
        chances.extend(&drawn.chances);
        let states = drawn.states + other.states;
        let of = |ways: &[Link], chances: &[f32]| {
            let net = Net::new(states, ways);
            let settled = settle(&net, chances);
            let counts = marginals(&net, &settled.order, chances, worlds(512));
            (settled.cost[..drawn.states].to_vec(), counts[..drawn.states].to_vec())
        };
        let alone = settle(&drawn.net, &drawn.chances);
        let counts = counted(&drawn, &drawn.chances, worlds(512));
        assert_eq!(of(&ways, &chances), (alone.cost.clone(), counts.clone()), "net {seed}");
        ways.push(way(&[shift], 0, 77));
        chances.push(1.0);
        changed += u32::from(of(&ways, &chances) != (alone.cost, counts));
    }
    assert!(changed >= 15, "{changed}");
}

#[test]
fn an_interval_holds_its_share_and_stays_within_zero_and_one() {
    assert_eq!(interval(0, 0), (0.0, 1.0));
    for count in [1, 7, 512, 1024, 1_000_000] {
        for hits in [0, 1, count / 3, count - 1, count] {
            let (low, high) = interval(hits, count);
            let share = f64::from(hits) / f64::from(count);
            assert!(0.0 <= low && low <= share && share <= high && high <= 1.0, "{hits} of {count}");
        }
        assert_eq!((interval(0, count).0, interval(count, count).1), (0.0, 1.0));
    }
    // Figures worked out by hand: 20 of 100 lie between 13.3 % and 28.9 %.
    let (low, high) = interval(20, 100);
    assert!((low - 0.1334).abs() < 5e-4 && (high - 0.2888).abs() < 5e-4, "{low} {high}");
}

#[test]
fn chances_without_uncertainty_and_changes_that_change_nothing_hold_in_the_same_worlds() {
    let mut compared = 0;
    for seed in 0..40 {
        let drawn = draw_dense(seed, 50, 150);
        let order = settle(&drawn.net, &drawn.chances).order;
        let watched: Vec<u32> = (0..50).collect();
        let expected = hits(&drawn.net, &order, &drawn.chances, worlds(1024), &watched);
        let certain = &drawn.chances;
        let uncertain = Uncertain { low: certain, usual: certain, high: certain, shared: &|_| 7 };
        let same = |way: u32| (way, [certain[way as usize]; 3]);
        for changes in [vec![], vec![Vec::new(), (0..20).map(same).collect()]] {
            for found in outcomes(&drawn.net, &order, &uncertain, (worlds(1024), &watched), &changes) {
                let counts: Vec<u32> = found.iter().map(|one| (one.usual * 1024.0).round() as u32).collect();
                assert_eq!(counts, expected, "net {seed}");
                compared += counts.iter().filter(|count| (1..1024).contains(*count)).count();
            }
        }
    }
    assert!(compared > 2000, "{compared}");
}

#[test]
fn changes_seen_together_are_what_each_makes_of_a_net_by_itself() {
    let mut moved = 0;
    for seed in 0..60 {
        let drawn = draw_dense(seed, 50, 150);
        let order = settle(&drawn.net, &drawn.chances).order;
        let watched = [47, 11, 29];
        let certain = &drawn.chances;
        let shared = |_| 7;
        let uncertain = Uncertain { low: certain, usual: certain, high: certain, shared: &shared };
        let mut random = Random(seed);
        // Some take away, some add, some do both; the last closes nothing but what nothing leads to.
        let mut change = |factor: &dyn Fn(u32) -> f32| -> Vec<(u32, [f32; 3])> {
            let ways = (0..25).map(|_| random.below(150) as u32).collect::<std::collections::BTreeSet<u32>>();
            ways.into_iter().map(|way| (way, [(certain[way as usize] * factor(way)).min(1.0); 3])).collect()
        };
        let changes = [
            change(&|_| 0.0),
            change(&|_| 0.5),
            change(&|_| 1.5),
            change(&|way| if way % 2 == 0 { 0.3 } else { 2.0 }),
            change(&|_| 0.9),
            change(&|_| 1.1),
        ];
        let together = outcomes(&drawn.net, &order, &uncertain, (worlds(1024), &watched), &changes);
        for (change, found) in changes.iter().zip(&together[1..]) {
            let mut chances = drawn.chances.clone();
            change.iter().for_each(|(way, [chance, ..])| chances[*way as usize] = *chance);
            let expected = hits(&drawn.net, &order, &chances, worlds(1024), &watched);
            let counts: Vec<u32> = found.iter().map(|one| (one.usual * 1024.0).round() as u32).collect();
            assert_eq!(counts, expected, "net {seed}, {change:?}");
            // A few looks are not worth folding a net.
            let alone =
                outcomes(&drawn.net, &order, &uncertain, (worlds(1024), &watched), std::slice::from_ref(change));
            assert_eq!(&alone[1], found, "net {seed}, {change:?}");
            moved += usize::from(found != &together[0]);
        }
    }
    assert!(moved > 200, "only {moved} changes change anything");
}

#[test]
fn changes_of_a_net_too_large_to_be_folded_are_what_each_makes_of_it_by_itself() {
    let drawn = draw_dense(5, 90_000, 280_000);
    let order = settle(&drawn.net, &drawn.chances).order;
    let watched = [47, 11, 29];
    let certain = &drawn.chances;
    let uncertain = Uncertain { low: certain, usual: certain, high: certain, shared: &|_| 7 };
    let change: Vec<(u32, [f32; 3])> =
        (0..280_000).step_by(3).map(|way| (way, [certain[way as usize] * 0.4; 3])).collect();
    let found = outcomes(&drawn.net, &order, &uncertain, (worlds(512), &watched), std::slice::from_ref(&change));
    let mut chances = drawn.chances.clone();
    change.iter().for_each(|(way, [chance, ..])| chances[*way as usize] = *chance);
    for (found, chances) in found.iter().zip([certain, &chances]) {
        let counts: Vec<u32> = found.iter().map(|one| (one.usual * 512.0).round() as u32).collect();
        assert_eq!(counts, hits(&drawn.net, &order, chances, worlds(512), &watched));
    }
    assert_ne!(found[0], found[1], "the change changes nothing");
}

#[test]
fn a_net_of_several_windows_says_in_any_order_what_it_says_folded() {
    let drawn = draw_dense(7, 60_000, 150_000);
    let order = settle(&drawn.net, &drawn.chances).order;
    assert!(order.len() > 2 * 16_384, "{} states are one window or two", order.len());
    let watched: Vec<u32> = order.iter().copied().step_by(97).collect();
    let plain = hits(&drawn.net, &order, &drawn.chances, worlds(512), &watched);
    let backwards: Vec<u32> = order.iter().rev().copied().collect();
    assert_eq!(hits(&drawn.net, &backwards, &drawn.chances, worlds(512), &watched), plain);
    // Where many changes are looked at, the net is folded; what changes nothing leaves all as it was.
    let certain = &drawn.chances;
    let uncertain = Uncertain { low: certain, usual: certain, high: certain, shared: &|_| 7 };
    let found = outcomes(&drawn.net, &order, &uncertain, (worlds(512), &watched), &vec![Vec::new(); 8]);
    let counts = |found: &[Outcome]| found.iter().map(|one| (one.usual * 512.0).round() as u32).collect::<Vec<_>>();
    assert!(found.iter().all(|found| counts(found) == plain));
    assert!(plain.iter().any(|hits| (1..512).contains(hits)), "nothing is in doubt");
}
