//! Levels and scores: what they ask for, what is claimed of them, and the flaws that are mended.

use super::reading::laid_over;
use sanso_core::content::{Confidence, embedded};
use sanso_core::frameworks::{
    Covered, CoveredItem, Done, Framework, Frameworks, Need, Points, Proof, Reach, Relation, Strength, need, rank,
    read, ready, scored,
};
use sanso_core::plan::Bearer;
use sanso_core::text::Sources;

fn ours() -> Frameworks {
    read(&embedded(), &[], &mut Sources::default()).value
}

fn framework<'f>(all: &'f Frameworks, key: &str) -> &'f Framework {
    &all.all[all.find(key).unwrap()]
}

/// A measure that asks for the same as the item.
fn proof(done: Done, strength: Strength) -> Proof {
    let silent = if done == Done::Unanswered { vec![Bearer::Nobody] } else { Vec::new() };
    Proof {
        measure: 0,
        answered: None,
        relation: Relation::EQUAL,
        confidence: Confidence::High,
        tables: vec![],
        overlays: vec![],
        done,
        strength,
        silent,
        lacking: vec![],
    }
}

/// Every item that can be asked, all answered in the same way.
fn all_as(one: &Framework, state: Covered, strength: Strength) -> Vec<CoveredItem> {
    let done = match state {
        Covered::Met => Done::Met,
        Covered::Partly => Done::Partly,
        Covered::Unmet => Done::Unmet,
        Covered::NotApplicable => Done::NotApplicable,
        Covered::Open | Covered::Unknown => Done::Unanswered,
    };
    let asked = one.items.iter().zip(0..).filter(|(item, _)| item.is_asked());
    asked.map(|(_, item)| CoveredItem { item, state, proofs: vec![proof(done, strength)], idle: vec![] }).collect()
}

fn points(one: &Framework, covered: &[CoveredItem], key: &str) -> (Vec<Option<Points>>, Option<Points>) {
    let scoring = one.grading.scorings.iter().find(|scoring| scoring.key == key).unwrap();
    let scored = scored(one, covered, scoring);
    (scored.parts.iter().map(|part| part.points).collect(), scored.total)
}

fn lows(parts: &[Option<Points>]) -> Vec<f64> {
    parts.iter().map(|part| part.unwrap().low).collect()
}

const DONE: (Covered, Strength) = (Covered::Met, Strength::Said);
const DOCUMENTED: (Covered, Strength) = (Covered::Met, Strength::Proven);
const BEST: (Covered, Strength) = (Covered::Met, Strength::Highest);

#[test]
fn the_original_scoring_is_that_of_the_tool_with_its_flaws() {
    let all = ours();
    let one = framework(&all, "factory-checklist");
    // Figures of the tool itself: the same answer gives each part another score, and the end is out of reach.
    for ((state, strength), parts, total) in
        [(DONE, [60.0, 59.0, 61.0, 62.0], 61.0), (DOCUMENTED, [80.0, 82.0, 81.0, 78.0], 81.0)]
    {
        let (found, sum) = points(one, &all_as(one, state, strength), "original");
        assert_eq!(lows(&found), parts);
        assert_eq!(sum.unwrap(), Points { low: total, high: total });
    }
    let best = points(one, &all_as(one, BEST.0, BEST.1), "original").1.unwrap();
    assert!(best.high < 93.0 && best.high > 88.0, "{best:?}");
    // Nothing applies, and that is worth more than what is done in part.
    let none = points(one, &all_as(one, Covered::NotApplicable, Strength::Said), "original").1.unwrap();
    let partly = points(one, &all_as(one, Covered::Partly, Strength::Said), "original").1.unwrap();
    assert!(none.low > partly.low, "{none:?} {partly:?}");
}

#[test]
fn the_mended_scoring_gives_every_part_the_same_for_the_same_and_reaches_a_hundred() {
    let all = ours();
    let one = framework(&all, "factory-checklist");
    for ((state, strength), total, letter) in [(BEST, 100.0, "A"), (DOCUMENTED, 89.0, "A"), (DONE, 67.0, "B")] {
        let (parts, sum) = points(one, &all_as(one, state, strength), "mended");
        assert!(lows(&parts).windows(2).all(|two| (two[0] - two[1]).abs() < 1e-9), "{parts:?}");
        assert_eq!(sum.unwrap(), Points { low: total, high: total });
        assert_eq!(rank(&one.grading.scorings[0], total).unwrap().key, letter);
    }
    assert_eq!(points(one, &all_as(one, Covered::NotApplicable, Strength::Said), "mended").1, None);
}

#[test]
fn what_does_not_apply_changes_no_mended_score() {
    let all = ours();
    let one = framework(&all, "factory-checklist");
    let mut covered = all_as(one, DONE.0, DONE.1);
    for item in covered.iter_mut().step_by(3) {
        *item = CoveredItem { state: Covered::NotApplicable, proofs: Vec::new(), ..item.clone() };
    }
    assert_eq!(points(one, &covered, "mended").1.unwrap(), Points { low: 67.0, high: 67.0 });
}

#[test]
fn what_is_open_widens_the_score_and_never_moves_it_out_of_its_range() {
    let all = ours();
    let one = framework(&all, "factory-checklist");
    let open = all_as(one, Covered::Open, Strength::Said);
    for key in ["mended", "original"] {
        let wide = points(one, &open, key).1.unwrap();
        for (state, strength) in [DONE, DOCUMENTED, BEST, (Covered::Unmet, Strength::Said)] {
            let mut half = open.clone();
            for (item, known) in half.iter_mut().zip(all_as(one, state, strength)).step_by(2) {
                *item = known;
            }
            let narrow = points(one, &half, key).1.unwrap();
            assert!(wide.low <= narrow.low && narrow.high <= wide.high, "{key} {wide:?} {narrow:?}");
        }
    }
}

#[test]
fn stars_ask_for_what_the_scheme_publishes_and_the_one_with_unseen_criteria_is_never_called_reached() {
    let all = ours();
    let one = framework(&all, "scs");
    let asked: Vec<usize> = one.grading.levels.iter().map(|level| one.asked_by(level).len()).collect();
    assert_eq!(asked, [81, 98]);
    let found = ready(one, &all_as(one, Covered::Met, Strength::Said));
    let reach: Vec<Reach> = found.iter().map(|level| level.reach).collect();
    assert_eq!(reach, [Reach::Reached, Reach::AsFarAsKnown]);
    assert_eq!(found[1].own.len(), 17);
    let mut covered = all_as(one, Covered::Met, Strength::Said);
    let first = found[0].items[0];
    covered[first].state = Covered::Open;
    assert_eq!(ready(one, &covered)[0].reach, Reach::Undecided);
    covered[first] = CoveredItem { state: Covered::Unmet, proofs: Vec::new(), ..covered[first].clone() };
    assert_eq!(ready(one, &covered).map_reach(), [Reach::NotYet, Reach::NotYet]);
}

trait Reached {
    fn map_reach(&self) -> Vec<Reach>;
}

impl Reached for Vec<sanso_core::frameworks::Ready> {
    fn map_reach(&self) -> Vec<Reach> {
        self.iter().map(|level| level.reach).collect()
    }
}

#[test]
fn baselines_and_groups_have_as_many_items_as_their_publishers_say() {
    let all = ours();
    for (key, counts) in [("cis-controls-v8", &[56, 130, 153][..]), ("nist-sp800-53r5", &[149]), ("jc-star", &[16])] {
        let one = framework(&all, key);
        let asked: Vec<usize> = one.grading.levels.iter().map(|level| one.asked_by(level).len()).collect();
        assert_eq!(asked, counts, "{key}");
    }
}

#[test]
fn a_part_that_lacks_something_has_to_be_done_and_what_only_overlaps_has_to_be_confirmed() {
    let overlapping = Relation::WORDS.iter().find(|(word, _)| *word == "intersect").unwrap().1;
    let lacking = proof(Done::Partly, Strength::Said);
    let item = |state, proofs| CoveredItem { item: 0, state, proofs, idle: vec![] };
    assert_eq!(need(&item(Covered::Partly, vec![lacking.clone()])), Need::Doing);
    assert_eq!(need(&item(Covered::Partly, vec![Proof { relation: overlapping, ..lacking }])), Need::Saying);
    assert_eq!(need(&item(Covered::Unknown, vec![])), Need::Asking);
    assert_eq!(need(&item(Covered::NotApplicable, vec![])), Need::Nothing);
}

#[test]
fn levels_that_include_one_another_ask_for_the_same_and_do_no_harm() {
    let words = "{ en: a, ja: あ }";
    let index = format!(
        "content: 1\nframeworks:\n  - key: own\n    name: {words}\n    publisher: {words}\n    edition: a\n    date: a\n    licence: {words}\n    titles: own\n    file: own.csv\n    origin: {words}\n    confidence: low\n    levels:\n      - {{ key: one, name: {words}, includes: [two], items: [a] }}\n      - {{ key: two, name: {words}, includes: [one], under: [g] }}\n      - {{ key: three, name: {words} }}\n"
    );
    let items = "id,parent,kind,en,ja,levels\ng,,group,a,あ,\na,,control,a,あ,\nb,g,control,a,あ,\nc,b,control,a,あ,\nd,,control,a,あ,three\n";
    let found = laid_over(&[("frameworks/index.yaml", &index), ("frameworks/own.csv", items)]);
    assert_eq!(found.diagnostics, []);
    let one = framework(&found.value, "own");
    let asked: Vec<Vec<u32>> = one.grading.levels.iter().map(|level| one.asked_by(level)).collect();
    assert_eq!(asked, [vec![1, 2, 3], vec![1, 2, 3], vec![4]]);
}
