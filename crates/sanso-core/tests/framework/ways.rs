//! Ways between items: direct, inverted, composed; classes, contradictions and rank.

use super::reading::{Table, library};
use sanso_core::frameworks::{Asked, Base, Class, Mapping, Match, Relation, evidence, made, mapped};

fn table(from: usize, to: usize, rows: &[(usize, usize, &'static str)]) -> Table {
    Table { from, to, rows: rows.to_vec(), kind: "published" }
}

fn between(frameworks: usize, to: usize, tables: &[Table]) -> Mapping {
    mapped(&library(frameworks, 4, tables), Asked { from: 0, to, item: None })
}

fn only(found: &Mapping) -> &Match {
    let [one] = found.matches.as_slice() else { panic!("{found:?}") };
    one
}

#[test]
fn a_row_is_read_in_both_directions() {
    let found = between(2, 1, &[table(0, 1, &[(0, 1, "subset")])]);
    assert_eq!(only(&found).relation, Relation::of([Base::Narrower]));
    assert_eq!(only(&found).class, Class::Certain);
    let all = library(2, 4, &[table(0, 1, &[(0, 1, "subset")])]);
    let back = mapped(&all, Asked { from: 1, to: 0, item: Some(1) });
    assert_eq!(only(&back).relation, Relation::of([Base::Broader]));
    assert!(only(&back).ways[0].hops[0].inverted);
}

#[test]
fn two_rows_that_say_little_make_only_a_candidate() {
    let found = between(3, 2, &[table(0, 1, &[(0, 0, "unspecified")]), table(1, 2, &[(0, 0, "unspecified")])]);
    assert_eq!((only(&found).class, only(&found).relation), (Class::Candidate, Relation::ALL));
    assert_eq!(only(&found).ways[0].hops.len(), 2);
}

#[test]
fn a_renaming_passes_on_what_the_other_row_says() {
    let found = between(3, 2, &[table(0, 1, &[(0, 0, "equal")]), table(1, 2, &[(0, 0, "unspecified")])]);
    assert_eq!((only(&found).class, only(&found).relation), (Class::Certain, Relation::UNSPECIFIED));
}

#[test]
fn ways_that_rest_on_different_tables_make_it_likely_and_others_do_not() {
    let vague: &[(usize, usize, &'static str)] = &[(0, 0, "unspecified")];
    let apart = [table(0, 1, vague), table(0, 2, vague), table(1, 3, vague), table(2, 3, vague)];
    assert_eq!(only(&between(4, 3, &apart)).class, Class::Likely);
    // The same first table on both ways: one judgement, said twice.
    let twice = [
        table(0, 1, &[(0, 0, "unspecified"), (0, 1, "unspecified")]),
        table(1, 3, &[(0, 0, "unspecified"), (1, 0, "unspecified")]),
    ];
    let found = between(4, 3, &twice);
    assert_eq!((only(&found).class, only(&found).all_ways), (Class::Candidate, 2));
}

#[test]
fn a_composition_is_no_evidence_of_its_own_whatever_it_is_called() {
    // Each row leads to the next item, so that two tables together lead to the one after it.
    let on = |by: usize| (0..12).map(|item| (item, (item + by) % 12, "unspecified")).collect::<Vec<_>>();
    let all = library(3, 12, &[table(0, 1, &on(1)), table(1, 2, &on(1)), table(0, 2, &on(2))]);
    let made = made(&all);
    assert_eq!(made[2].as_ref().unwrap().of, [0, 1]);
    assert_eq!(made[2].as_ref().unwrap().precision, Some(1.0));
    let evidence = evidence(&all, &made);
    assert!(evidence[2].contains(&0) && evidence[2].contains(&1));
}

#[test]
fn rows_that_cannot_all_be_right_are_told_and_make_no_match() {
    let found = between(
        3,
        2,
        &[table(0, 1, &[(0, 0, "equal")]), table(1, 2, &[(0, 0, "superset")]), table(0, 2, &[(0, 0, "subset")])],
    );
    assert_eq!(found.matches, []);
    let [one] = found.contradictions.as_slice() else { panic!("{found:?}") };
    let mut hops: Vec<usize> = one.ways.iter().map(|way| way.hops.len()).collect();
    hops.sort_unstable();
    assert_eq!(hops, [1, 2]);
    assert_eq!(one.ways[0].relation.and(one.ways[1].relation), Relation::CONTRADICTION);
}

#[test]
fn what_has_nothing_in_common_is_no_match() {
    let found = between(2, 1, &[table(0, 1, &[(0, 0, "none")])]);
    assert_eq!((found.matches, found.contradictions), (vec![], vec![]));
}

#[test]
fn more_than_three_tables_are_not_laid_one_after_the_other() {
    let one: &[(usize, usize, &'static str)] = &[(0, 0, "equal")];
    let chain = |last: usize| (0..last).map(|at| table(at, at + 1, one)).collect::<Vec<_>>();
    assert_eq!(between(4, 3, &chain(3)).matches.len(), 1);
    assert_eq!(between(5, 4, &chain(4)).matches, []);
}

#[test]
fn of_two_candidates_the_one_with_fewer_others_beside_it_comes_first() {
    let first = table(0, 1, &[(0, 0, "unspecified"), (0, 1, "unspecified")]);
    let crowd = [(0, 0, "unspecified"), (1, 1, "unspecified"), (1, 2, "unspecified"), (1, 3, "unspecified")];
    let found = between(3, 2, &[first, table(1, 2, &crowd)]);
    assert_eq!(found.matches[0].to, 0);
    assert!(found.matches[0].score > found.matches[1].score);
}
