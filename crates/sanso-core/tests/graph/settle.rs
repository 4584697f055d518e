//! Settling, closures and relevance.

use sanso_core::graph::net::Net;
use sanso_core::graph::order::causes_first;
use sanso_core::graph::settle::{NEVER, UNITS, possible, relevant, settle, toll};

use crate::drawn::{Drawn, draw, draw_dense, way};
use crate::exact::closure;

/// Costs by rounds over all ways until none gets lower.
fn costs(drawn: &Drawn) -> Vec<u32> {
    let mut cost = vec![NEVER; drawn.states];
    loop {
        let before = cost.clone();
        for (way, chance) in drawn.ways.iter().zip(&drawn.chances) {
            let parts = way.premises.iter().map(|state| cost[*state as usize]).chain([toll(*chance)]);
            let sum = parts.map(|part| (part != NEVER).then_some(part)).sum::<Option<u32>>();
            let best = &mut cost[way.conclusion as usize];
            *best = sum.map_or(*best, |sum| sum.min(*best));
        }
        if cost == before {
            return cost;
        }
    }
}

fn nets() -> impl Iterator<Item = Drawn> {
    (0..400).map(|seed| draw(seed, 16)).chain((0..100).map(|seed| draw_dense(seed, 40, 160)))
}

#[test]
fn settled_costs_are_those_of_rounds_until_nothing_gets_lower() {
    for drawn in nets() {
        let settled = settle(&drawn.net, &drawn.chances);
        assert_eq!(settled.cost, costs(&drawn), "net {}", drawn.seed);
    }
}

#[test]
fn every_state_that_can_hold_settles_once_by_a_way_whose_premises_settled_before() {
    for drawn in nets() {
        let settled = settle(&drawn.net, &drawn.chances);
        let mut done = vec![false; drawn.states];
        let mut last = 0;
        for state in &settled.order {
            let by = &drawn.ways[settled.by[*state as usize] as usize];
            assert_eq!(by.conclusion, *state);
            assert!(by.premises.iter().all(|premise| done[*premise as usize]), "net {}", drawn.seed);
            assert!(!std::mem::replace(&mut done[*state as usize], true));
            assert!(settled.cost[*state as usize] >= last);
            last = settled.cost[*state as usize];
        }
        let can: Vec<bool> = drawn.chances.iter().map(|chance| *chance > 0.0).collect();
        assert_eq!(done, closure(&drawn, &can), "net {}", drawn.seed);
    }
}

#[test]
fn a_cost_is_the_logarithm_of_a_chance() {
    for chance in [0.999_f32, 0.7, 0.5, 0.3, 0.01, 1e-6, 1e-30, f32::MIN_POSITIVE, 1e-44] {
        let expected = -f64::from(chance).ln() * UNITS;
        assert!((f64::from(toll(chance)) - expected).abs() <= 0.5 + 1e-6, "{chance}");
    }
    // Rounded to the nearest unit, also where the chance is just below a power of two and its logarithm hardest to find.
    for bits in 0.48f32.to_bits()..0.5f32.to_bits() {
        let chance = f32::from_bits(bits);
        assert_eq!(f64::from(toll(chance)), (-f64::from(chance).ln() * UNITS).round(), "{chance}");
    }
    assert_eq!([toll(1.0), toll(2.0), toll(0.0), toll(-1.0), toll(f32::NAN)], [0, 0, NEVER, NEVER, NEVER]);
}

#[test]
fn costs_beyond_every_window_and_beyond_counting_still_settle_in_order() {
    let mut ways = vec![way(&[], 0, 0)];
    ways.extend((1..60).map(|at| way(&[at - 1, at - 1], at, u64::from(at))));
    let net = Net::new(60, &ways);
    let settled = settle(&net, &[0.5; 60]);
    assert_eq!(settled.order, (0..60).collect::<Vec<u32>>());
    assert!(settled.cost.is_sorted());
    assert_eq!(settled.cost[3], 15 * toll(0.5));
    assert_eq!(settled.cost[59], NEVER - 1);
}

#[test]
fn ways_that_name_states_beyond_the_net_have_no_effect() {
    let ways = [way(&[], 0, 0), way(&[0, 9], 1, 1), way(&[0], 9, 2), way(&[7], 1, 3)];
    let net = Net::new(2, &ways);
    let settled = settle(&net, &[0.5; 4]);
    assert_eq!((settled.order, settled.cost), (vec![0], vec![toll(0.5), NEVER]));
    assert_eq!(possible(&net, |_| true), [true, false]);
}

#[test]
fn possible_is_the_closure_over_the_allowed_ways() {
    for drawn in nets() {
        let allowed: Vec<bool> = (0..drawn.ways.len() as u64).map(|at| !(at + drawn.seed).is_multiple_of(3)).collect();
        assert_eq!(possible(&drawn.net, |way| allowed[way as usize]), closure(&drawn, &allowed), "net {}", drawn.seed);
    }
}

#[test]
fn a_state_is_relevant_if_and_only_if_ways_lead_from_it_to_a_goal() {
    for drawn in nets() {
        let found = relevant(&drawn.net, &[0]);
        let mut expected = vec![false; drawn.states];
        expected[0] = true;
        for _ in 0..drawn.states {
            for way in &drawn.ways {
                if expected[way.conclusion as usize] {
                    way.premises.iter().for_each(|state| expected[*state as usize] = true);
                }
            }
        }
        assert_eq!(found, expected, "net {}", drawn.seed);
    }
}

#[test]
fn causes_come_first_and_what_causes_each_other_stays_together_as_it_settled() {
    for drawn in nets() {
        let settled = settle(&drawn.net, &drawn.chances);
        let order = causes_first(&drawn.net, &settled.order);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        let mut all = settled.order.clone();
        all.sort_unstable();
        assert_eq!(sorted, all, "net {}", drawn.seed);
        let place = |state: u32| order.iter().position(|known| *known == state);
        let leads: Vec<Vec<bool>> = (0..drawn.states as u32).map(|state| relevant(&drawn.net, &[state])).collect();
        let mut last = 0;
        for (at, later) in order.iter().enumerate() {
            for cause in order.iter().filter(|cause| leads[*later as usize][**cause as usize]) {
                let together = leads[*cause as usize][*later as usize];
                assert!(together || place(*cause) < Some(at), "net {}: {cause} causes {later}", drawn.seed);
            }
            let joined = at > 0
                && leads[*later as usize][order[at - 1] as usize]
                && leads[order[at - 1] as usize][*later as usize];
            let settles = settled.order.iter().position(|known| known == later).unwrap();
            assert!(!joined || settles > last, "net {}", drawn.seed);
            last = settles;
        }
    }
}
