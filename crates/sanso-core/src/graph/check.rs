//! What an author of step packs has to get right that only the language and the engine can tell.

use super::cases::cases;
use super::relation::{RELATIONS, Relation};
use super::rules::{Rules, SOFTWARE, is_kind_of_spot, spot_kinds};
use crate::content::{About, Library, Row, Test, Way};
use crate::diag::{ChainProblem, Diagnostic, Problem, ReachProblem, Severity};
use crate::facts::{FACTS, number};
use crate::model::Kind;
use crate::text::{Text, nearest};

/// Checks the step packs of a library: names the language has to know, kinds that fit, and every case of every way.
///
/// Each case grounds one way on one small model, so this is linear in the number of cases. Those of the program itself
/// hold, and only rows of a user that they are made of can change that; without such rows they are not run again.
pub fn check(library: &Library) -> Vec<Diagnostic> {
    let mut notes = Rules::of(library).diagnostics;
    for step in &library.steps {
        for word in step.on.iter().filter(|word| !is_kind_of_spot(word)) {
            let nearest = nearest(word, spot_kinds());
            let (key, name) = (step.row.key.to_string(), word.to_string());
            note(
                Severity::Error,
                &step.row,
                ChainProblem::UnknownReference { key, field: "on", name, nearest },
                &mut notes,
            );
        }
    }
    for way in &library.ways {
        let alone = alone(library, way);
        // What names something unknown is told already, and then nothing can be said about where it appears.
        if !known(library, way) || !Rules::of(&alone).diagnostics.is_empty() {
            continue;
        }
        let joined = joined(library, way);
        if !joined.iter().any(|(source, target)| can(way, "source", *source) && can(way, "target", *target)) {
            let told = ReachProblem::FitsNowhere { way: way.row.key.to_string() };
            note(Severity::Warning, &way.row, told, &mut notes);
        }
        if brought(&alone, way) {
            notes.extend(cases(&alone, way, &joined));
        }
    }
    notes
}

/// Rows of the program itself have no place among the files of the user.
fn note(severity: Severity, row: &Row, problem: impl Into<Problem>, notes: &mut Vec<Diagnostic>) {
    let place = row.overlay.is_some().then_some(row.place);
    notes.push(Diagnostic::new(severity, place, problem));
}

/// A library of one way and what it names.
fn alone(library: &Library, way: &Way) -> Library {
    let steps = library.steps.iter().filter(|step| names(way, &step.row.key)).cloned().collect();
    let attempts =
        library.attempts.iter().filter(|attempt| way.by.as_ref() == Some(&attempt.row.key)).cloned().collect();
    Library { steps, attempts, ways: vec![way.clone()], ..Library::default() }
}

/// Whether a way names a step.
fn names(way: &Way, step: &str) -> bool {
    let also = way.also.iter().map(|also| &also.step);
    way.from.iter().chain(also).chain([&way.to]).any(|name| name == step)
}

/// Whether a way, its attempt or any of its steps was brought by a user.
fn brought(alone: &Library, way: &Way) -> bool {
    let rows = alone.steps.iter().map(|step| &step.row).chain(alone.attempts.iter().map(|attempt| &attempt.row));
    rows.chain([&way.row]).any(|row| row.overlay.is_some())
}

/// Whether every step, attempt and relation a way names exists.
fn known(library: &Library, way: &Way) -> bool {
    let step = |key: &Text| library.steps.iter().any(|step| step.row.key == *key);
    let attempt = |key: &Text| library.attempts.iter().any(|attempt| attempt.row.key == *key);
    let starts =
        way.by.iter().all(attempt) && way.from.iter().all(step) && way.also.iter().all(|also| step(&also.step));
    RELATIONS.iter().any(|relation| relation.key == way.along) && starts && step(&way.to)
}

/// The kinds of spot, source before target, that the relation of a way joins and that suit its steps.
fn joined(library: &Library, way: &Way) -> Vec<(Option<Kind>, Option<Kind>)> {
    let on = |key: &Text, kind: Option<Kind>| {
        let word = kind.map_or(SOFTWARE, |kind| kind.section().one);
        library.steps.iter().any(|step| step.row.key == *key && step.on.iter().any(|known| known == word))
    };
    let relation = RELATIONS.iter().find(|relation| relation.key == way.along);
    let mut joined = relation.map(Relation::kinds).unwrap_or_default();
    joined.retain(|(source, target)| on(&way.to, *target) && way.from.iter().all(|key| on(key, *source)));
    joined
}

/// Whether every condition of a way on one of its ends could hold on a spot of a kind.
fn can(way: &Way, of: &str, kind: Option<Kind>) -> bool {
    way.when.iter().filter(|test| test.of == of).all(|test| can_hold(test, kind))
}

/// Whether a condition could hold on a spot of a kind.
fn can_hold(test: &Test, kind: Option<Kind>) -> bool {
    let Some(kind) = kind else { return true };
    match &test.about {
        About::Attr(key, _) => kind.section().attribute(key).is_some(),
        About::Fact(name, true) => {
            number(name).and_then(|at| FACTS.get(at)).is_none_or(|fact| fact.about.contains(&kind))
        }
        About::Spot(words) => words.iter().any(|word| word == kind.section().one),
        About::Fact(_, false) | About::Crosses(..) => true,
    }
}
