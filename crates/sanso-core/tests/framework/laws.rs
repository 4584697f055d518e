//! The algebra held against small finite sets: each item is a set of points, so what is true is known.

use super::reading::{Table, library};
use proptest::prelude::*;
use sanso_core::frameworks::{Asked, Base, Class, Relation, mapped};
use std::collections::BTreeMap;

/// How two sets of points, as bits and not empty, really stand to each other.
fn truth(one: u8, other: u8) -> Base {
    match (one & other, one, other) {
        (0, _, _) => Base::Disjoint,
        (_, one, other) if one == other => Base::Equal,
        (both, one, _) if both == one => Base::Narrower,
        (both, _, other) if both == other => Base::Broader,
        _ => Base::Overlapping,
    }
}

fn every_relation() -> impl Iterator<Item = Relation> {
    (0..32u8).map(|bits| Relation::of(Base::ALL.into_iter().filter(move |base| bits & *base as u8 != 0)))
}

#[test]
fn composition_is_what_finite_sets_show() {
    // Five points are enough for every case of the table to occur.
    let mut seen: BTreeMap<(Base, Base), Relation> = BTreeMap::new();
    for a in 1..32u8 {
        for b in 1..32 {
            for c in 1..32 {
                let shown = seen.entry((truth(a, b), truth(b, c))).or_insert(Relation::CONTRADICTION);
                *shown = Relation::of(shown.possible().chain([truth(a, c)]));
            }
        }
    }
    assert_eq!(seen.len(), 25);
    for ((one, other), shown) in seen {
        assert_eq!(Relation::of([one]).then(Relation::of([other])), shown, "{one:?} then {other:?}");
    }
}

#[test]
fn the_inverse_of_an_inverse_is_the_relation_itself() {
    assert!(every_relation().all(|one| one.inverse().inverse() == one));
    for one in 1..32u8 {
        for other in 1..32 {
            assert_eq!(truth(one, other).inverse(), truth(other, one));
        }
    }
}

#[test]
fn composition_is_associative_has_equal_as_its_neutral_element_and_turns_round_with_its_parts() {
    for one in every_relation() {
        assert_eq!(one.then(Relation::EQUAL), one);
        assert_eq!(Relation::EQUAL.then(one), one);
        for other in every_relation() {
            assert_eq!(one.then(other).inverse(), other.inverse().then(one.inverse()));
            for third in every_relation() {
                assert_eq!(one.then(other).then(third), one.then(other.then(third)));
            }
        }
    }
}

#[test]
fn knowing_less_never_leaves_less_possible() {
    for one in every_relation() {
        for wider in every_relation().filter(|wider| one.within(*wider)) {
            assert!(every_relation().all(|other| one.then(other).within(wider.then(other))));
        }
    }
}

#[test]
fn words_of_files_stand_for_what_they_say() {
    let possible = |word: &str| Relation::from_word(word).unwrap().possible().collect::<Vec<_>>();
    assert_eq!(possible("subset"), [Base::Narrower]);
    assert_eq!(possible("superset"), [Base::Broader]);
    assert_eq!(possible("intersect"), [Base::Overlapping]);
    assert_eq!(possible("none"), [Base::Disjoint]);
    assert_eq!(possible("equal"), [Base::Equal]);
    assert!(!Relation::from_word("unspecified").unwrap().may_be_disjoint());
    assert_eq!(Relation::from_word("Equal"), None);
}

/// Four frameworks of four items, each item a set of points, and true rows between them: exact, vague or none.
fn world() -> impl Strategy<Value = (Vec<Vec<u8>>, Vec<Vec<u8>>)> {
    let items = prop::collection::vec(prop::collection::vec(1..64u8, 4), 4);
    // One choice for each pair of items of each of the six pairs of frameworks.
    let rows = prop::collection::vec(prop::collection::vec(0..6u8, 16), 6);
    (items, rows)
}

const PAIRS: [(usize, usize); 6] = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];

fn row(one: u8, other: u8, choice: u8) -> Option<&'static str> {
    let exact = match truth(one, other) {
        Base::Equal => "equal",
        Base::Narrower => "subset",
        Base::Broader => "superset",
        Base::Overlapping => "intersect",
        Base::Disjoint => "none",
    };
    match choice {
        0 | 1 => Some(exact),
        2 if exact != "none" => Some("unspecified"),
        _ => None,
    }
}

/// The tables of a world; `most` rows of each.
fn tables(items: &[Vec<u8>], rows: &[Vec<u8>], most: usize) -> Vec<Table> {
    let table = |number: usize| {
        let (from, to) = PAIRS[number];
        let rows = (0..16).filter_map(|at| {
            let word = row(items[from][at / 4], items[to][at % 4], rows[number][at])?;
            Some((at / 4, at % 4, word))
        });
        Table { from, to, rows: rows.take(most).collect(), kind: "published" }
    };
    (0..PAIRS.len()).map(table).collect()
}

proptest! {
    #[test]
    fn what_is_true_of_finite_sets_is_always_among_what_is_possible((items, rows) in world()) {
        let all = library(4, 4, &tables(&items, &rows, 16));
        let found = mapped(&all, Asked { from: 0, to: 3, item: None });
        prop_assert_eq!(&found.contradictions, &vec![]);
        for one in &found.matches {
            let true_one = truth(items[0][one.from as usize], items[3][one.to as usize]);
            prop_assert!(one.relation.allows(true_one), "{:?} is {:?}", one, true_one);
            prop_assert!(one.class != Class::Certain || true_one != Base::Disjoint);
            for way in &one.ways {
                prop_assert!(way.relation.allows(true_one));
                prop_assert!(one.relation.within(way.relation));
                prop_assert!((1..=3).contains(&way.hops.len()));
            }
        }
    }

    #[test]
    fn more_rows_never_leave_more_possible((items, rows) in world()) {
        let asked = Asked { from: 0, to: 3, item: None };
        let few = mapped(&library(4, 4, &tables(&items, &rows, 3)), asked);
        let many = mapped(&library(4, 4, &tables(&items, &rows, 16)), asked);
        for one in few.matches.iter().filter(|one| one.class != Class::Beside) {
            let more = many.matches.iter().find(|other| (other.from, other.to) == (one.from, one.to));
            // A pair that is no match any more is known to have nothing in common.
            prop_assert!(more.map_or(one.relation.may_be_disjoint(), |more| more.relation.within(one.relation)));
        }
    }

    #[test]
    fn the_way_back_is_the_way_turned_round((items, rows) in world()) {
        let all = library(4, 4, &tables(&items, &rows, 16));
        let there = mapped(&all, Asked { from: 0, to: 3, item: None });
        let back = mapped(&all, Asked { from: 3, to: 0, item: None });
        let led = |found: &sanso_core::frameworks::Mapping, turned: bool| {
            let real = found.matches.iter().filter(|one| one.class != Class::Beside);
            let mut all: Vec<_> = real.map(|one| match turned {
                true => (one.to, one.from, one.relation.inverse(), one.class, one.all_ways),
                false => (one.from, one.to, one.relation, one.class, one.all_ways),
            }).collect();
            all.sort();
            all
        };
        prop_assert_eq!(led(&there, false), led(&back, true));
    }
}
