//! Routes, held against going through all of them.

use std::collections::{BTreeMap, BTreeSet};

use sanso_core::graph::net::Net;
use sanso_core::graph::routes::{Beginning, Route, derivation, routes, routes_from, together};
use sanso_core::graph::settle::{NEVER, Settled, carried, settle, toll};

use crate::drawn::{Drawn, draw, draw_dense, way};

/// Some ways cross borders, a few of them the same one; every way in is a border of its own.
fn border(drawn: &Drawn, at: u32) -> Option<u64> {
    let one = &drawn.ways[at as usize];
    let crossing = one.id.is_multiple_of(3).then_some(one.id % 5);
    if one.premises.is_empty() { Some(100 + u64::from(at)) } else { crossing }
}

fn cost(drawn: &Drawn, settled: &Settled, ways: &[u32]) -> u64 {
    let of = |at: &u32| {
        let others = drawn.ways[*at as usize].premises.iter().skip(1);
        let aside: u64 = others.map(|state| u64::from(settled.cost[*state as usize])).sum();
        aside + u64::from(toll(drawn.chances[*at as usize]))
    };
    ways.iter().map(of).sum()
}

fn borders(drawn: &Drawn, ways: &[u32]) -> BTreeSet<u64> {
    ways.iter().filter_map(|way| border(drawn, *way)).collect()
}

/// All states in the best derivation of one.
fn behind(drawn: &Drawn, settled: &Settled, state: u32) -> BTreeSet<u32> {
    let premises = &drawn.ways[settled.by[state as usize] as usize].premises;
    premises.iter().flat_map(|premise| behind(drawn, settled, *premise)).chain([state]).collect()
}

struct Everything<'a> {
    drawn: &'a Drawn,
    settled: &'a Settled,
    /// Whether a route may begin with a way in.
    begins: &'a dyn Fn(u32) -> bool,
    /// The lowest cost for each set of borders.
    best: BTreeMap<BTreeSet<u64>, u64>,
}

impl Everything<'_> {
    /// Goes back from the first of the states passed, by every way, to every way in.
    fn walk(&mut self, passed: &mut Vec<u32>, ways: &mut Vec<u32>) {
        for (at, one) in self.drawn.ways.iter().enumerate() {
            let never = toll(self.drawn.chances[at]) == NEVER
                || one.premises.iter().any(|state| self.settled.cost[*state as usize] == NEVER);
            if one.conclusion != *passed.last().unwrap() || never {
                continue;
            }
            let others = one.premises.iter().skip(1);
            if others.flat_map(|state| behind(self.drawn, self.settled, *state)).any(|state| passed.contains(&state)) {
                continue;
            }
            ways.push(at as u32);
            match one.premises.first() {
                None if !(self.begins)(at as u32) => {}
                None => {
                    let cost = cost(self.drawn, self.settled, ways);
                    let best = self.best.entry(borders(self.drawn, ways)).or_insert(cost);
                    *best = cost.min(*best);
                }
                Some(state) if !passed.contains(state) => {
                    passed.push(*state);
                    self.walk(passed, ways);
                    passed.pop();
                }
                Some(_) => {}
            }
            ways.pop();
        }
    }
}

fn nets() -> impl Iterator<Item = Drawn> {
    (0..250).map(|seed| draw(seed, 16)).chain((0..120).map(|seed| draw_dense(seed, 7, 18)))
}

fn found(drawn: &Drawn, settled: &Settled, goal: u32, count: usize) -> Vec<Route> {
    let found = routes(&drawn.net, settled, &drawn.chances, (goal, count), &|way| border(drawn, way));
    assert!(found.complete);
    found.routes
}

#[test]
fn the_best_routes_are_the_best_of_all_that_differ_in_the_borders_they_cross() {
    let mut compared = 0;
    for drawn in nets() {
        let settled = settle(&drawn.net, &drawn.chances);
        for goal in 0..drawn.states as u32 {
            let mut all = Everything { drawn: &drawn, settled: &settled, begins: &|_| true, best: BTreeMap::new() };
            all.walk(&mut vec![goal], &mut Vec::new());
            let mut expected: Vec<u64> = all.best.into_values().collect();
            expected.sort_unstable();
            for count in [1, 3, 1000] {
                let found = found(&drawn, &settled, goal, count);
                let mut costs: Vec<u64> = found.iter().map(|route| cost(&drawn, &settled, &route.ways)).collect();
                costs.sort_unstable();
                assert_eq!(costs, expected[..count.min(expected.len())], "net {}, goal {goal}", drawn.seed);
            }
            compared += expected.len();
        }
    }
    assert!(compared > 3000, "{compared}");
}

#[test]
fn routes_that_may_begin_in_some_places_only_are_the_best_of_those() {
    let mut compared = 0;
    for drawn in nets() {
        let settled = settle(&drawn.net, &drawn.chances);
        let begins = |way: u32| drawn.ways[way as usize].id.is_multiple_of(2);
        let ahead = carried(&drawn.net, &settled, begins);
        let crossed = |way: u32, found: &mut Vec<u64>| found.extend(border(&drawn, way));
        for goal in 0..drawn.states as u32 {
            let mut all = Everything { drawn: &drawn, settled: &settled, begins: &begins, best: BTreeMap::new() };
            all.walk(&mut vec![goal], &mut Vec::new());
            let mut expected: Vec<u64> = all.best.into_values().collect();
            expected.sort_unstable();
            let from = (&settled, Beginning { ahead: &ahead, begins: &begins });
            let found = routes_from(&drawn.net, from, &drawn.chances, (goal, 5), &crossed);
            assert!(found.routes.iter().all(|route| begins(route.ways[0])), "net {}, goal {goal}", drawn.seed);
            let mut costs: Vec<u64> = found.routes.iter().map(|one| cost(&drawn, &settled, &one.ways)).collect();
            costs.sort_unstable();
            assert_eq!(costs, expected[..expected.len().min(5)], "net {}, goal {goal}", drawn.seed);
            let ahead = u64::from(ahead[goal as usize]);
            assert!(expected.first().is_none_or(|best| ahead <= *best), "net {}, goal {goal}", drawn.seed);
            compared += expected.len();
        }
    }
    assert!(compared > 1000, "{compared}");
}

#[test]
fn routes_are_sorted_differ_in_borders_and_come_to_no_state_twice() {
    for drawn in nets() {
        let settled = settle(&drawn.net, &drawn.chances);
        for goal in 0..drawn.states as u32 {
            let found = found(&drawn, &settled, goal, 20);
            assert!(found.windows(2).all(|pair| pair[0].chance >= pair[1].chance));
            let mut sets = BTreeSet::new();
            for route in &found {
                assert!(sets.insert(borders(&drawn, &route.ways)), "net {}, goal {goal}", drawn.seed);
                let ways: Vec<_> = route.ways.iter().map(|at| &drawn.ways[*at as usize]).collect();
                assert!(ways[0].premises.is_empty());
                assert!(ways.windows(2).all(|pair| pair[1].premises[0] == pair[0].conclusion));
                assert_eq!(ways.last().unwrap().conclusion, goal);
                let states: BTreeSet<u32> = ways.iter().map(|way| way.conclusion).collect();
                assert_eq!(states.len(), ways.len(), "net {}, goal {goal}", drawn.seed);
            }
        }
    }
}

#[test]
fn a_route_and_what_comes_aside_bring_about_the_goal_and_are_as_likely_as_said() {
    for drawn in nets() {
        let settled = settle(&drawn.net, &drawn.chances);
        for goal in 0..drawn.states as u32 {
            for route in found(&drawn, &settled, goal, 20) {
                let ways: BTreeSet<u32> = route.ways.iter().chain(&route.aside).copied().collect();
                assert_eq!(ways.len(), route.ways.len() + route.aside.len());
                let come_true: Vec<bool> = (0..drawn.ways.len() as u32).map(|way| ways.contains(&way)).collect();
                assert!(crate::exact::closure(&drawn, &come_true)[goal as usize], "net {}", drawn.seed);
                let product: f64 = ways.iter().map(|way| f64::from(drawn.chances[*way as usize])).product();
                assert!((route.chance - product).abs() <= 1e-12);
            }
        }
    }
}

#[test]
fn the_best_derivation_is_among_the_routes_and_none_is_found_where_there_is_none() {
    for drawn in nets() {
        let settled = settle(&drawn.net, &drawn.chances);
        for goal in 0..drawn.states as u32 {
            let found = found(&drawn, &settled, goal, 1);
            if settled.cost[goal as usize] == NEVER {
                assert!(found.is_empty());
                continue;
            }
            let best = derivation(&drawn.net, &settled, &[goal]);
            assert_eq!(cost(&drawn, &settled, &found[0].ways), u64::from(settled.cost[goal as usize]));
            if drawn.ways.iter().all(|way| way.premises.len() < 2) {
                let difference = found[0].chance / together(&drawn.chances, &best) - 1.0;
                assert!(difference.abs() < 0.02, "net {}: {difference}", drawn.seed);
            }
        }
    }
}

#[test]
fn a_search_without_end_gives_what_it_found_and_says_so() {
    // Twenty borders that can each be crossed or gone around: a million sets, all equally likely.
    let (mut ways, mut chances) = (vec![way(&[], 0, 0)], vec![0.5]);
    for step in 0..20u32 {
        for side in 0..2 {
            ways.push(way(&[step], step + 1, u64::from(2 * step + side)));
            chances.push(0.5);
        }
    }
    let net = Net::new(21, &ways);
    let settled = settle(&net, &chances);
    let found = routes(&net, &settled, &chances, (20, 2_000_000), &|way| Some(u64::from(way)));
    assert!(!found.complete && found.routes.len() > 1000, "{}", found.routes.len());
    assert!(found.routes.len() < 100_000, "the search goes on long after it became too long: {}", found.routes.len());
    let few = routes(&net, &settled, &chances, (20, 5), &|way| Some(u64::from(way)));
    assert!(few.complete && few.routes.len() == 5);
}

#[test]
fn ways_that_cross_no_border_make_no_search_long() {
    // Thirty steps that can each be taken by two ways, and no border: a thousand million ways to go, and one story.
    let (mut ways, mut chances) = (vec![way(&[], 0, 0)], vec![0.5]);
    for step in 0..30u32 {
        for side in 0..2 {
            let middle = 31 + 2 * step + side;
            ways.extend([way(&[step], middle, 0), way(&[middle], step + 1, 0)]);
            chances.extend([0.5, 0.5]);
        }
    }
    let net = Net::new(91, &ways);
    let found = routes(&net, &settle(&net, &chances), &chances, (30, 2), &|_| None);
    assert!(found.complete && found.routes.len() == 1);
}
