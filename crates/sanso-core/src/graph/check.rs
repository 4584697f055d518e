//! What an author of step packs has to get right that only the language and the engine can tell.

use super::ground::ground;
use super::relation::{RELATIONS, Relation};
use super::rules::{Rules, SOFTWARE, is_kind_of_spot, spot_kinds};
use crate::content::{About, Library, Row, Test, Way};
use crate::diag::{CaseFailure, ChainProblem, Diagnostic, PackProblem, Problem, ReachProblem, Severity};
use crate::facts::{FACTS, number};
use crate::model::{Kind, Model, read};
use crate::text::nearest;

/// What is put in front of a case to make it a model.
const HEAD: &str = "sanso: 1\nprocess: case\n";

/// Checks the step packs of a library: names the language has to know, kinds that fit, and every case of every way.
///
/// Each case grounds one way on one small model, so this is linear in the number of cases. Those of the program itself
/// hold, and only rows of a user that they are made of can change that; without such rows they are not run again.
pub fn check(library: &Library) -> Vec<Diagnostic> {
    let mut notes = Rules::of(library).diagnostics;
    for step in &library.steps {
        for word in step.on.iter().filter(|word| !is_kind_of_spot(word)) {
            let nearest = nearest(word, spot_kinds());
            let (key, name) = (step.row.key.clone(), word.clone());
            note(&step.row, ChainProblem::UnknownReference { key, field: "on", name, nearest }, &mut notes);
        }
    }
    let mut alone = Library { steps: library.steps.clone(), attempts: library.attempts.clone(), ..Library::default() };
    for way in &library.ways {
        alone.ways = vec![way.clone()];
        // What names something unknown is told already, and then nothing can be said about where it appears.
        if !known(library, way) || !Rules::of(&alone).diagnostics.is_empty() {
            continue;
        }
        if !fits(library, way) {
            note(&way.row, ReachProblem::FitsNowhere { way: way.row.key.clone() }, &mut notes);
        }
        if brought(library, way) {
            cases(&alone, way, &mut notes);
        }
    }
    notes
}

/// Runs every case of a way. `alone` holds nothing but the way and what it needs.
fn cases(alone: &Library, way: &Way, notes: &mut Vec<Diagnostic>) {
    for (field, cases, wanted) in [("must", &way.must, true), ("must-not", &way.must_not, false)] {
        for (case, number) in cases.iter().zip(1..) {
            if let Some(problem) = failure(alone, case, wanted) {
                let told = PackProblem::CaseFails { way: way.row.key.clone(), field, number, problem };
                note(&way.row, told, notes);
            }
        }
    }
}

/// Rows of the program itself have no place among the files of the user.
fn note(row: &Row, problem: impl Into<Problem>, notes: &mut Vec<Diagnostic>) {
    let place = row.overlay.is_some().then_some(row.place);
    notes.push(Diagnostic::new(Severity::Error, place, problem));
}

/// What is wrong with a case, if anything is.
fn failure(alone: &Library, case: &str, wanted: bool) -> Option<CaseFailure> {
    let model = read("case.yaml", &mut |_| Ok(format!("{HEAD}{case}\n").into_bytes()));
    let broken = model.diagnostics.into_iter().find(|note| note.severity == Severity::Error);
    if let Some(broken) = broken {
        return Some(CaseFailure::Unreadable(Box::new(broken.problem)));
    }
    let appears = appears(alone, &model.value);
    (appears != wanted).then_some(if wanted { CaseFailure::Absent } else { CaseFailure::Present })
}

fn appears(alone: &Library, model: &Model) -> bool {
    !ground(alone, model, 1).value.ways.is_empty()
}

/// Whether a way, its attempt or any of its steps was brought by a user.
fn brought(library: &Library, way: &Way) -> bool {
    let named = |key: &String| {
        let also = way.also.iter().map(|also| &also.step);
        way.by.iter().chain(&way.from).chain(also).chain([&way.to]).any(|name| name == key)
    };
    let rows = library.steps.iter().map(|step| &step.row).chain(library.attempts.iter().map(|attempt| &attempt.row));
    way.row.overlay.is_some() || rows.filter(|row| row.overlay.is_some()).any(|row| named(&row.key))
}

/// Whether every step, attempt and relation a way names exists.
fn known(library: &Library, way: &Way) -> bool {
    let step = |key: &String| library.steps.iter().any(|step| step.row.key == *key);
    let attempt = |key: &String| library.attempts.iter().any(|attempt| attempt.row.key == *key);
    let starts =
        way.by.iter().all(attempt) && way.from.iter().all(step) && way.also.iter().all(|also| step(&also.step));
    RELATIONS.iter().any(|relation| relation.key == way.along) && starts && step(&way.to)
}

/// Whether any two kinds of spot that the relation joins suit the steps and the conditions of a way.
fn fits(library: &Library, way: &Way) -> bool {
    let on = |key: &String, kind: Option<Kind>| {
        let word = kind.map_or(SOFTWARE, |kind| kind.section().one);
        library.steps.iter().any(|step| step.row.key == *key && step.on.iter().any(|known| known == word))
    };
    let can =
        |of: &str, kind: Option<Kind>| way.when.iter().filter(|test| test.of == of).all(|test| can_hold(test, kind));
    let joined = RELATIONS.iter().find(|relation| relation.key == way.along).map(Relation::kinds).unwrap_or_default();
    joined.into_iter().any(|(source, target)| {
        let steps = on(&way.to, target) && way.from.iter().all(|key| on(key, source));
        steps && can("source", source) && can("target", target)
    })
}

/// Whether a condition could hold on a spot of a kind.
fn can_hold(test: &Test, kind: Option<Kind>) -> bool {
    let Some(kind) = kind else { return true };
    match &test.about {
        About::Attr(key, _) => kind.section().attribute(key).is_some(),
        About::Fact(name, true) => {
            number(name).and_then(|at| FACTS.get(at)).is_none_or(|fact| fact.about.contains(&kind))
        }
        About::Fact(_, false) | About::Crosses(..) => true,
    }
}
