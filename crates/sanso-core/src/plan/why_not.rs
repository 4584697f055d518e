//! Why a measure is not required of a bearer: which incidents would ask for it, and what keeps each from standing.

use super::bearers::bearers;
use super::{Bearer, Plan};
use crate::analysis::{Analysis, Asked};
use crate::content::Library;
use crate::facts::Truth;
use crate::model::{Model, Subject};

/// An incident that would ask for the measure but does not stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// Number of the incident in the library.
    pub incident: usize,
    /// The subject it was asked of.
    pub subject: Subject,
    /// The facts that keep it from standing, with what they looked at.
    pub because: Vec<Asked>,
}

/// The incidents that would require a measure of a bearer if they stood, at most `most` of them.
///
/// An empty list means that the bearer has nothing on which such an incident could stand.
#[expect(clippy::too_many_arguments, reason = "a study in its parts, and a question of two words")]
pub fn why_not(
    library: &Library,
    model: &Model,
    analysis: &Analysis,
    measure: usize,
    bearer: Bearer,
    most: usize,
) -> Vec<Blocked> {
    let mut blocked = Vec::new();
    for ready in &analysis.ready {
        let Some(incident) = library.incidents.get(ready.incident as usize) else { continue };
        let elements: Vec<&str> = incident
            .vulnerabilities
            .iter()
            .filter(|row| row.measures.iter().any(|name| library.measure(name) == Some(measure)))
            .map(|row| row.element.as_str())
            .collect();
        if elements.is_empty() {
            continue;
        }
        let subjects = ready.about.iter().flat_map(|kind| model.of_kind(*kind));
        let borne = subjects
            .filter(|subject| elements.iter().any(|element| bearers(model, *subject, element).contains(&bearer)));
        for subject in borne.filter(|subject| analysis.standing_of(ready.incident as usize, *subject).is_none()) {
            if blocked.len() >= most {
                return blocked;
            }
            let because = deciding(model, analysis, ready.incident as usize, subject);
            blocked.push(Blocked { incident: ready.incident as usize, subject, because });
        }
    }
    blocked
}

/// The decided facts of a condition that does not hold. Those that are open did not decide.
fn deciding(model: &Model, analysis: &Analysis, incident: usize, subject: Subject) -> Vec<Asked> {
    let asked = analysis.trace(model, incident, subject);
    asked.into_iter().filter(|asked| asked.truth != Truth::Unknown).collect()
}

impl Plan {
    /// The row of the profile that leaves a measure out for a bearer.
    pub fn excluded_by(&self, measure: usize, bearer: Bearer) -> Option<usize> {
        let found =
            self.excluded.iter().find(|one| one.required.measure as usize == measure && one.required.bearer == bearer);
        found.map(|one| one.row)
    }
}
