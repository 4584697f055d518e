//! Whether rows of step packs name what exists and show when they apply.

use super::Notes;
use super::chain::{each, one};
use crate::content::{Library, Way};
use crate::diag::{ChainProblem, PackProblem};
use crate::text::Lang;
use std::collections::BTreeSet;

/// The names that rows of step packs may refer to.
struct Names<'l> {
    attempts: BTreeSet<&'l str>,
    steps: BTreeSet<&'l str>,
    measures: BTreeSet<&'l str>,
}

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
            notes.warning(&step.row, ChainProblem::NamesNothing { key: step.row.key.clone(), field: "on" });
        }
        for (lang, name) in [(Lang::En, &step.name.en), (Lang::Ja, &step.name.ja)] {
            if name.as_ref().is_some_and(|name| !name.contains("{}")) {
                notes.warning(&step.row, PackProblem::NoRoomForSubject { step: step.row.key.clone(), lang });
            }
        }
    }
    for way in &library.ways {
        way_references(way, &names, notes);
        cases(way, notes);
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
    let factors: Vec<String> = way.measures.iter().map(|factor| factor.measure.clone()).collect();
    each(row, ("measures", &factors), &names.measures, notes);
    for adjust in &way.adjust {
        each(row, ("done", &adjust.done), &names.measures, notes);
    }
}

/// Where a way appears and where it does not is shown by at least one model each.
fn cases(way: &Way, notes: &mut Notes) {
    for (field, cases) in [("must", &way.must), ("must-not", &way.must_not)] {
        if cases.is_empty() {
            notes.warning(&way.row, PackProblem::NoCase { way: way.row.key.clone(), field });
        }
    }
}
