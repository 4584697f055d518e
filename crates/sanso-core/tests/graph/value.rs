//! Values by the two passes.

use sanso_core::graph::order::causes_first;
use sanso_core::graph::settle::settle;
use sanso_core::graph::value::value;

use crate::drawn::{Drawn, draw, draw_dense, draw_tree};
use crate::exact::probabilities;

fn order(drawn: &Drawn) -> Vec<u32> {
    causes_first(&drawn.net, &settle(&drawn.net, &drawn.chances).order)
}

fn losses(drawn: &Drawn) -> Vec<f32> {
    (0..drawn.states).map(|state| [0.0, 1.0, 0.0, 5.0, 2.5][state % 5]).collect()
}

#[test]
fn where_nothing_shares_a_cause_values_are_exactly_what_is_saved() {
    let mut saved_something = 0;
    for drawn in (0..25).map(|seed| draw_tree(seed, 2)) {
        let losses = losses(&drawn);
        let loss = |chances: &[f32]| {
            let changed =
                Drawn { ways: drawn.ways.clone(), chances: chances.to_vec(), net: drawn.net.clone(), ..drawn };
            let likely = probabilities(&changed);
            likely.iter().zip(&losses).map(|(likely, loss)| likely * f64::from(*loss)).sum::<f64>()
        };
        let value = value(&drawn.net, &order(&drawn), &drawn.chances, &losses);
        let before = loss(&drawn.chances);
        assert!((value.loss - before).abs() < 1e-4, "net {}", drawn.seed);
        for way in (0..drawn.ways.len()).step_by(4) {
            let mut without = drawn.chances.clone();
            without[way] = 0.0;
            let saved = before - loss(&without);
            assert!((f64::from(value.way[way]) - saved).abs() < 1e-4, "net {}, way {way}", drawn.seed);
            saved_something += u32::from(saved > 0.01);
        }
    }
    assert!(saved_something > 50);
}

#[test]
fn values_are_the_slope_of_the_loss_in_every_chance() {
    let mut steep = 0;
    for drawn in (0..80).map(|seed| if seed % 2 == 0 { draw(seed, 16) } else { draw_dense(seed, 30, 90) }) {
        let losses = losses(&drawn);
        let order = order(&drawn);
        let found = value(&drawn.net, &order, &drawn.chances, &losses);
        for way in 0..drawn.ways.len() {
            let chance = drawn.chances[way];
            if !(0.03..=0.97).contains(&chance) {
                continue;
            }
            let at = |chance: f32| {
                let mut moved = drawn.chances.clone();
                moved[way] = chance;
                value(&drawn.net, &order, &moved, &losses).loss
            };
            let slope = (at(chance + 0.02) - at(chance - 0.02)) / 0.04 * f64::from(chance);
            let (off, known) = (slope - f64::from(found.way[way]), slope.abs());
            assert!(off.abs() < 0.002 + 0.01 * known, "net {}, way {way}: {off} of {slope}", drawn.seed);
            steep += u32::from(known > 0.1);
        }
    }
    assert!(steep > 500, "{steep}");
}

#[test]
fn the_value_of_a_state_is_what_follows_from_it_and_rare_ones_are_not_lost() {
    use crate::drawn::way;
    let ways = [way(&[], 0, 0), way(&[0], 1, 1), way(&[1], 2, 2)];
    let net = sanso_core::graph::net::Net::new(3, &ways);
    let chances = [1e-9, 1.0, 0.5];
    let found = value(&net, &[0, 1, 2], &chances, &[0.0, 3.0, 10.0]);
    assert_eq!(found.state, [8.0, 8.0, 10.0]);
    assert_eq!(found.likelihood, [1e-9, 1e-9, 5e-10]);
    assert!(found.way.iter().zip([8e-9, 8e-9, 5e-9]).all(|(way, expected)| (way - expected).abs() < 1e-13));
}
