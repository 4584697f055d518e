//! Whether rows of step packs name what exists and show when they apply.

use super::Notes;
use super::chain::{each, one};
use crate::content::{Attempt, Library, Step, Way};
use crate::diag::{ChainProblem, PackProblem, ReachProblem};
use crate::text::{Lang, Text};
use std::collections::{BTreeSet, HashMap};

/// The names that rows of step packs may refer to.
struct Names<'l> {
    attempts: BTreeSet<&'l str>,
    steps: BTreeSet<&'l str>,
    measures: BTreeSet<&'l str>,
}

/// The levels that models give effects, and the one for none.
const LEVELS: [&str; 4] = ["0", "1", "2", "3"];

/// Notes references to something that does not exist, and rows that do not show when they apply.
pub(super) fn references(library: &Library, notes: &mut Notes) {
    let measures = library.measures.iter().flat_map(|one| [one.id.as_str(), one.row.key.as_str()]);
    let names = Names {
        attempts: library.attempts.iter().map(|one| one.row.key.as_str()).collect(),
        steps: library.steps.iter().map(|one| one.row.key.as_str()).collect(),
        measures: measures.collect(),
    };
    for step in &library.steps {
        if step.on.is_empty() {
            notes.warning(&step.row, ChainProblem::NamesNothing { key: step.row.key.to_string(), field: "on" });
        }
        for (lang, name) in [(Lang::En, &step.name.en), (Lang::Ja, &step.name.ja)] {
            if name.as_ref().is_some_and(|name| !name.contains("{}")) {
                notes.warning(&step.row, PackProblem::NoRoomForSubject { step: step.row.key.to_string(), lang });
            }
        }
    }
    for way in &library.ways {
        way_references(way, &names, notes);
        cases(way, notes);
    }
    steps(library, notes);
    duplicates(library, notes);
    for effect in &library.effects {
        one(&effect.row, ("key", &effect.row.key), &BTreeSet::from(LEVELS), notes);
    }
    for effort in &library.efforts {
        one(&effort.row, ("measure", &effort.row.key), &names.measures, notes);
    }
}

fn way_references(way: &Way, names: &Names<'_>, notes: &mut Notes) {
    let row = &way.row;
    if let Some(by) = &way.by {
        one(row, ("by", by), &names.attempts, notes);
    }
    each(row, ("from", &way.from), &names.steps, notes);
    for also in &way.also {
        one(row, ("also", &also.step), &names.steps, notes);
    }
    one(row, ("to", &way.to), &names.steps, notes);
    let factors: Vec<Text> = way.measures.iter().map(|factor| factor.measure.clone()).collect();
    each(row, ("measures", &factors), &names.measures, notes);
    for adjust in &way.adjust {
        each(row, ("done", &adjust.done), &names.measures, notes);
    }
}

/// Where a way appears and where it does not is shown by at least one model each.
fn cases(way: &Way, notes: &mut Notes) {
    for (field, cases) in [("must", &way.must), ("must-not", &way.must_not)] {
        if cases.is_empty() {
            notes.warning(&way.row, PackProblem::NoCase { way: way.row.key.to_string(), field });
        }
    }
}

/// Notes steps that no chain of ways leads to, steps after which nothing comes, and attempts at nothing. A goal is where
/// things end.
fn steps(library: &Library, notes: &mut Notes) {
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    loop {
        let known = reached.len();
        for way in &library.ways {
            let also = way.also.iter().map(|also| &also.step);
            if way.from.iter().chain(also).all(|step| reached.contains(step.as_str())) {
                reached.insert(&way.to);
            }
        }
        if reached.len() == known {
            break;
        }
    }
    let tried: BTreeSet<&str> = library.ways.iter().filter_map(|way| way.by.as_deref()).collect();
    for Attempt { row, .. } in library.attempts.iter().filter(|attempt| !tried.contains(attempt.row.key.as_str())) {
        notes.warning(row, ReachProblem::NeverTried { attempt: row.key.to_string() });
    }
    let premises = library.ways.iter().flat_map(|way| way.from.iter().chain(way.also.iter().map(|also| &also.step)));
    let left: BTreeSet<&str> = premises.map(Text::as_str).collect();
    for Step { row, on, .. } in &library.steps {
        if !reached.contains(row.key.as_str()) {
            notes.warning(row, ReachProblem::Unreached { step: row.key.to_string() });
        }
        if !left.contains(row.key.as_str()) && !on.iter().any(|kind| kind == GOAL) {
            notes.warning(row, ReachProblem::LeadsNowhere { step: row.key.to_string() });
        }
    }
}

/// The word for the kind of subject where a route ends.
const GOAL: &str = "goal";

/// Notes ways that differ from another in nothing that tells when they are taken.
fn duplicates(library: &Library, notes: &mut Notes) {
    let mut seen: HashMap<String, &Way> = HashMap::new();
    for way in &library.ways {
        let Way { along, by, from, also, to, when, .. } = way;
        let when: Vec<_> = when.iter().map(|test| (&test.of, &test.about)).collect();
        if let Some(first) = seen.insert(format!("{along:?} {by:?} {from:?} {also:?} {to:?} {when:?}"), way) {
            let (other, row) = (first.row.key.to_string(), &way.row);
            notes.warning(row, ReachProblem::SameWay { way: row.key.to_string(), other });
        }
    }
}
