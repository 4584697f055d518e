//! The cases of ways: small models in which a way appears, and others in which it does not.

use super::condition::words_of;
use super::ground::ground;
use super::spot::SOFTWARE;
use crate::content::{About, Library, Test, Want, Way};
use crate::diag::{CaseFailure, Diagnostic, PackProblem, Severity};
use crate::model::{FetchError, Kind, Model, Shape, read};

/// What is put in front of a case to make it a model.
const HEAD: &str = "sanso: 1\nprocess: case\n";

/// A case is one file; there is nothing beside it.
const ONLY: &str = "case.yaml";

/// Runs every case of a way, and tells conditions that no case shows at work. `alone` holds nothing but the way and what
/// it needs; `joined` are the kinds of spot it can join.
pub fn cases(alone: &Library, way: &Way, joined: &[(Option<Kind>, Option<Kind>)]) -> Vec<Diagnostic> {
    let place = way.row.overlay.is_some().then_some(way.row.place);
    let mut notes = Vec::new();
    let mut without = Vec::new();
    for (field, cases, wanted) in [("must", &way.must, true), ("must-not", &way.must_not, false)] {
        for (case, number) in cases.iter().zip(1..) {
            let problem = match model_of(case) {
                Err(problem) => problem,
                Ok(model) if appears(alone, &model) == wanted => {
                    if !wanted {
                        without.push(model);
                    }
                    continue;
                }
                Ok(_) if wanted => CaseFailure::Absent,
                Ok(_) => CaseFailure::Present,
            };
            let told = PackProblem::CaseFails { way: way.row.key.to_string(), field, number, problem };
            notes.push(Diagnostic::new(Severity::Error, place, told));
        }
    }
    if notes.is_empty() && !without.is_empty() {
        for (test, number) in way.when.iter().zip(1..).filter(|(test, _)| can_fail(test, joined)) {
            let mut looser = alone.clone();
            looser.ways.iter_mut().for_each(|way| way.when.retain(|one| one != test));
            if !without.iter().any(|model| appears(&looser, model)) {
                let told = PackProblem::IdleCondition { way: way.row.key.to_string(), number };
                notes.push(Diagnostic::new(Severity::Warning, place, told));
            }
        }
    }
    notes
}

fn model_of(case: &str) -> Result<Model, CaseFailure> {
    let mut fetch = |path: &str| match path {
        ONLY => Ok(format!("{HEAD}{case}\n").into_bytes()),
        _ => Err(FetchError::Missing),
    };
    let read = read(ONLY, &mut fetch);
    match read.diagnostics.into_iter().find(|note| note.severity == Severity::Error) {
        Some(broken) => Err(CaseFailure::Unreadable(Box::new(broken.problem))),
        None => Ok(read.value),
    }
}

fn appears(alone: &Library, model: &Model) -> bool {
    !ground(alone, model, 1).value.ways.is_empty()
}

/// Whether a model can say that a condition does not hold, instead of saying nothing.
fn can_fail(test: &Test, joined: &[(Option<Kind>, Option<Kind>)]) -> bool {
    if let About::Spot(words) = &test.about {
        let word = |kind: Option<Kind>| kind.map_or(SOFTWARE, |kind| kind.section().one);
        return joined.iter().any(|(source, target)| {
            let kind = word(if test.of == "source" { *source } else { *target });
            !words.iter().any(|known| known == kind)
        });
    }
    let About::Attr(key, want) = &test.about else { return true };
    let kinds: Vec<Option<Kind>> = match test.of.as_str() {
        "source" => joined.iter().map(|(source, _)| *source).collect(),
        "target" => joined.iter().map(|(_, target)| *target).collect(),
        // On what else a condition looks depends on the model.
        _ => Kind::ALL.into_iter().filter(|kind| kind.section().attribute(key).is_some()).map(Some).collect(),
    };
    kinds.into_iter().flatten().any(|kind| {
        let shape = kind.section().attribute(key).map(|attribute| attribute.shape);
        match (want, shape) {
            (Want::Some(true), Some(Shape::Ref(_) | Shape::Text)) => false,
            (Want::Any(words), Some(shape @ (Shape::Word(_) | Shape::Level))) => {
                words_of(shape).iter().any(|word| !words.iter().any(|known| known == word))
            }
            _ => true,
        }
    })
}
