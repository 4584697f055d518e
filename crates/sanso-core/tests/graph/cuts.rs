//! Minimal cuts, held against trying all sets.

use sanso_core::graph::cuts::cuts;
use sanso_core::graph::net::{Link, Net};

use crate::drawn::{Drawn, draw, draw_dense, way};
use crate::exact::closure;

/// All minimal sets of at most `size` of so many parts that cut a goal off.
fn all(drawn: &Drawn, goal: usize, size: u32, parts: u32, part_of: &dyn Fn(usize) -> Option<u32>) -> Vec<Vec<u32>> {
    let stands = |set: u32| {
        let stays = |at: usize| drawn.chances[at] > 0.0 && part_of(at).is_none_or(|part| set >> part & 1 == 0);
        closure(drawn, &(0..drawn.ways.len()).map(stays).collect::<Vec<_>>())[goal]
    };
    if !stands(0) {
        return Vec::new();
    }
    let mut sets: Vec<u32> = (0..1 << parts).filter(|set: &u32| set.count_ones() <= size).collect();
    sets.sort_by_key(|set| set.count_ones());
    let mut found: Vec<u32> = Vec::new();
    for set in sets {
        if found.iter().all(|smaller| smaller & !set != 0) && !stands(set) {
            found.push(set);
        }
    }
    let mut lists: Vec<Vec<u32>> =
        found.iter().map(|set| (0..parts).filter(|part| set >> part & 1 == 1).collect()).collect();
    lists.sort_by(|one, other| one.len().cmp(&other.len()).then(one.cmp(other)));
    lists
}

fn nets() -> impl Iterator<Item = Drawn> {
    (0..120).map(|seed| draw(seed, 14)).chain((0..60).map(|seed| draw_dense(seed, 6, 14)))
}

#[test]
fn cuts_are_all_minimal_sets_of_ways_and_no_others() {
    let mut sizes = [0; 4];
    for drawn in nets() {
        for goal in 0..drawn.states {
            // Some ways cannot be taken away.
            let part_of = |at: usize| (!drawn.ways[at].id.is_multiple_of(4)).then_some(at as u32);
            let found = cuts(&drawn.net, goal as u32, 3, &|way| drawn.chances[way as usize] > 0.0, &|way| {
                part_of(way as usize)
            });
            assert!(found.complete);
            let expected = all(&drawn, goal, 3, drawn.ways.len() as u32, &part_of);
            assert_eq!(found.cuts, expected, "net {}, goal {goal}", drawn.seed);
            found.cuts.iter().for_each(|cut| sizes[cut.len()] += 1);
        }
    }
    assert!(sizes[0] == 0 && sizes[1..].iter().all(|count| *count > 50), "{sizes:?}");
}

#[test]
fn ways_that_fall_together_are_cut_together() {
    for drawn in nets() {
        for goal in 0..drawn.states {
            let part_of = |at: usize| (!drawn.ways[at].id.is_multiple_of(5)).then_some((drawn.ways[at].id % 7) as u32);
            for size in 0..4 {
                let found = cuts(&drawn.net, goal as u32, size, &|way| drawn.chances[way as usize] > 0.0, &|way| {
                    part_of(way as usize)
                });
                assert!(found.complete);
                assert_eq!(found.cuts, all(&drawn, goal, size as u32, 7, &part_of), "net {}, goal {goal}", drawn.seed);
            }
        }
    }
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
    let thing = |way: u32| (way > 0).then_some(way);
    assert!(cuts(&net, 16, 2, &|_| true, &thing).complete);
    let long = cuts(&net, 16, 6, &|_| true, &thing);
    assert!(!long.complete);
    assert!(long.cuts.iter().all(|cut| cut.len() >= 4));
}
