//! Minimal cuts, held against trying all sets.

use sanso_core::graph::cuts::{Sought, cuts};
use sanso_core::graph::net::{Link, Net};
use sanso_core::graph::settle::{NEVER, settle, toll};

use crate::drawn::{Drawn, draw, draw_dense, way};
use crate::exact::closure;
use std::collections::BTreeSet;

/// What can take each way of a drawn net away.
type Parts<'p> = &'p dyn Fn(usize) -> Vec<u32>;

/// Whether a goal comes about without some parts; with `least`, by a derivation at least that likely.
fn stands(drawn: &Drawn, goal: usize, least: f32, set: u32, parts_of: Parts<'_>) -> bool {
    let stays = |at: usize| drawn.chances[at] > 0.0 && parts_of(at).iter().all(|part| set >> part & 1 == 0);
    let stay: Vec<bool> = (0..drawn.ways.len()).map(stays).collect();
    if least == 0.0 {
        return closure(drawn, &stay)[goal];
    }
    let chances: Vec<f32> =
        drawn.chances.iter().zip(stay).map(|(chance, stays)| if stays { *chance } else { 0.0 }).collect();
    settle(&drawn.net, &chances).cost[goal] <= toll(least)
}

/// All minimal sets of at most `size` of so many parts that cut a goal off.
fn all(drawn: &Drawn, sought: Sought, parts: u32, parts_of: Parts<'_>) -> Vec<Vec<u32>> {
    let mut sets: Vec<u32> = (0..1 << parts).filter(|set: &u32| set.count_ones() as usize <= sought.size).collect();
    sets.sort_by_key(|set| set.count_ones());
    let mut found: Vec<u32> = Vec::new();
    for set in sets {
        let known = found.iter().any(|smaller| smaller & !set == 0);
        if !known && !stands(drawn, sought.goal as usize, sought.least, set, parts_of) {
            found.push(set);
        }
    }
    let mut lists: Vec<Vec<u32>> =
        found.iter().map(|set| (0..parts).filter(|part| set >> part & 1 == 1).collect()).collect();
    lists.sort_by(|one, other| one.len().cmp(&other.len()).then(one.cmp(other)));
    lists
}

/// What is found, held against trying all sets. Where there is nothing, what is open really is.
fn check(drawn: &Drawn, sought: Sought, parts: u32, parts_of: Parts<'_>) -> (Vec<Vec<u32>>, bool) {
    let chance = |way: u32| drawn.chances[way as usize];
    let found = cuts(&drawn.net, sought, &chance, &|way| parts_of(way as usize));
    assert!(found.complete);
    assert_eq!(found.cuts, all(drawn, sought, parts, parts_of), "net {}, {sought:?}", drawn.seed);
    if let Some(open) = &found.open {
        assert!(found.cuts.is_empty() && open.iter().all(|way| parts_of(*way as usize).is_empty()));
        let alone: Vec<bool> = (0..drawn.ways.len()).map(|at| open.contains(&(at as u32))).collect();
        assert!(closure(drawn, &alone)[sought.goal as usize], "what is open leads to the goal by itself");
    }
    (found.cuts, found.open.is_some())
}

fn nets() -> impl Iterator<Item = Drawn> {
    (0..120).map(|seed| draw(seed, 14)).chain((0..60).map(|seed| draw_dense(seed, 6, 14)))
}

#[test]
fn cuts_are_all_minimal_sets_of_ways_and_no_others() {
    let (mut sizes, mut open) = ([0; 4], 0);
    for drawn in nets() {
        for goal in 0..drawn.states as u32 {
            // Some ways cannot be taken away.
            let part = |at: usize| if drawn.ways[at].id.is_multiple_of(4) { Vec::new() } else { vec![at as u32] };
            let sought = Sought { goal, size: 3, least: 0.0 };
            let (found, is_open) = check(&drawn, sought, drawn.ways.len() as u32, &part);
            found.iter().for_each(|cut| sizes[cut.len()] += 1);
            open += usize::from(is_open);
        }
    }
    assert!(sizes.iter().all(|count| *count > 50) && open > 50, "{sizes:?}, {open} open");
}

#[test]
fn ways_that_fall_with_any_of_several_parts_are_cut_by_each() {
    let mut sizes = [0; 4];
    for drawn in nets() {
        for goal in 0..drawn.states as u32 {
            let parts = |at: usize| {
                let id = drawn.ways[at].id as u32;
                if id.is_multiple_of(5) {
                    Vec::new()
                } else {
                    BTreeSet::from([id % 7, id / 7 % 7]).into_iter().collect()
                }
            };
            for size in 0..4 {
                let (found, _) = check(&drawn, Sought { goal, size, least: 0.0 }, 7, &parts);
                found.iter().for_each(|cut| sizes[cut.len()] += 1);
            }
        }
    }
    assert!(sizes.iter().all(|count| *count > 50), "{sizes:?}");
}

#[test]
fn derivations_too_unlikely_to_reckon_with_may_stay() {
    let (mut fewer, mut same) = (0, 0);
    for drawn in nets() {
        let settled = settle(&drawn.net, &drawn.chances);
        for goal in (0..drawn.states as u32).filter(|goal| settled.cost[*goal as usize] != NEVER) {
            let parts = |at: usize| vec![(drawn.ways[at].id % 7) as u32];
            // A third of the likeliest.
            let least = ((-f64::from(settled.cost[goal as usize]) / 1024.0).exp() / 3.0) as f32;
            let (likely, _) = check(&drawn, Sought { goal, size: 3, least }, 7, &parts);
            let (every, _) = check(&drawn, Sought { goal, size: 3, least: 0.0 }, 7, &parts);
            assert!(every.iter().all(|set| likely.iter().any(|small| small.iter().all(|part| set.contains(part)))));
            *(if likely == every { &mut same } else { &mut fewer }) += 1;
        }
    }
    assert!(fewer > 50 && same > 50, "{fewer} {same}");
}

#[test]
fn a_search_for_cuts_that_becomes_too_long_says_so() {
    // Sixteen steps, each by any of four ways: every cut has all four of one step, and there are none of three.
    let mut ways: Vec<Link> = vec![way(&[], 0, 0)];
    for step in 0..16u32 {
        for _ in 0..4 {
            ways.push(way(&[step], step + 1, 0));
        }
    }
    let net = Net::new(17, &ways);
    let thing = |way: u32| if way > 0 { vec![way] } else { Vec::new() };
    let of = |size| cuts(&net, Sought { goal: 16, size, least: 0.0 }, &|_| 0.5, &thing);
    assert!(of(2).complete);
    let long = of(6);
    assert!(!long.complete);
    assert!(long.cuts.iter().all(|cut| cut.len() >= 4));
}
