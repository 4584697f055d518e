//! What is required of whom, and why; what is left out, and why; what to ask next.
//!
//! Standing incidents lead over their vulnerabilities to measures, merged per bearer. Every reason is kept: a required
//! measure names the cases it comes from, a case the incidents and subjects behind it.

mod bearers;
mod lists;
mod questions;
mod tailor;
mod why_not;

pub(crate) use lists::Lists;

pub use bearers::{Bearer, bearers, responsible};
pub use questions::{Question, questions};
pub use tailor::{Applied, Excluded};
pub use why_not::{Blocked, why_not};

use crate::analysis::{Analysis, Standing};
use crate::content::{Grade, Incident, Library};
use crate::diag::{Checked, Diagnostic};
use crate::model::{Model, Subject};
use bearers::Sort;
use std::cmp::Reverse;
use std::collections::HashMap;

/// All standings of one incident that one bearer has to answer for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Number of the incident in the library.
    pub incident: u32,
    /// Who has to answer.
    pub bearer: Bearer,
    /// Which vulnerabilities lead to this bearer.
    sort: Sort,
    /// The standings, by number in the analysis.
    pub standings: Vec<u32>,
}

/// One reason for a measure: a case, and the vulnerability that leads from it to the measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// Number of the case.
    pub case: u32,
    /// Number of the vulnerability in the incident.
    pub vulnerability: u32,
}

/// A measure required of a bearer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Required {
    /// Number of the measure in the library.
    pub measure: u32,
    /// Who must meet it.
    pub bearer: Bearer,
    /// How strongly, where a profile says so.
    pub grade: Option<Grade>,
    /// Established if at least one reason is; `None` where only a profile requires it.
    pub standing: Option<Standing>,
    /// How many established incidents, counted per subject, ask for it.
    pub established: u32,
    /// How many assumed ones do.
    pub assumed: u32,
    /// Every reason.
    pub reasons: Vec<Reason>,
    /// The profile row that requires it besides.
    pub required_by: Option<usize>,
    /// The profile row that graded it.
    pub graded_by: Option<usize>,
}

/// What is required, what is left out, what is open.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The profile it was tailored with.
    pub profile: Option<Applied>,
    /// The cases that reasons name.
    pub cases: Vec<Case>,
    /// Required measures, those with most established incidents first.
    pub required: Vec<Required>,
    /// Measures a profile leaves out, with the row that does.
    pub excluded: Vec<Excluded>,
    /// Open facts, those that settle most first.
    pub questions: Vec<Question>,
}

/// Draws up the plan, questions included.
pub fn plan(library: &Library, model: &Model, analysis: &Analysis, profile: Option<&str>) -> Checked<Plan> {
    let Checked { value: mut plan, diagnostics } = draft(library, model, analysis, profile);
    plan.questions = questions(model, analysis, &plan);
    Checked { value: plan, diagnostics }
}

/// Draws up the plan without its questions, which take longer than all the rest.
pub fn draft(library: &Library, model: &Model, analysis: &Analysis, profile: Option<&str>) -> Checked<Plan> {
    let mut notes: Vec<Diagnostic> = Vec::new();
    let cases = cases(library, model, analysis);
    let required = merge(library, analysis, &cases);
    let tailored = tailor::tailor(library, model, required, profile, &mut notes);
    let mut plan = Plan {
        profile: tailored.profile,
        cases,
        required: tailored.required,
        excluded: tailored.excluded,
        questions: Vec::new(),
    };
    // No two are of the same measure and bearer.
    plan.required.sort_unstable_by_key(|one| (Reverse(one.established), Reverse(one.assumed), one.measure, one.bearer));
    Checked { value: plan, diagnostics: notes }
}

fn cases(library: &Library, model: &Model, analysis: &Analysis) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut found: Vec<(Sort, Bearer, u32)> = Vec::new();
    let mut numbers = 0..;
    // Standings are in the order of incidents.
    for of_incident in analysis.standing.chunk_by(|one, next| one.incident == next.incident) {
        let incident = of_incident.first().map_or(0, |one| one.incident);
        let rows = library.incidents.get(incident as usize).map(|row| row.vulnerabilities.as_slice());
        let mut sorts = Sort::ALL.to_vec();
        sorts.retain(|sort| rows.unwrap_or_default().iter().any(|row| Sort::of(&row.element) == *sort));
        found.clear();
        for (standing, number) in of_incident.iter().zip(numbers.by_ref()) {
            for sort in sorts.iter().copied() {
                bearers::each_of_sort(model, standing.subject, sort, |bearer| found.push((sort, bearer, number)));
            }
        }
        found.sort_unstable_by_key(|(sort, bearer, number)| {
            (*sort as u128) << 96 | u128::from(bearer.order()) << 32 | u128::from(*number)
        });
        cases.extend(found.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)).filter_map(|of_case| {
            let (sort, bearer, _) = *of_case.first()?;
            Some(Case { incident, bearer, sort, standings: of_case.iter().map(|(.., number)| *number).collect() })
        }));
    }
    cases
}

/// A vulnerability with the measures that answer it, by number.
struct Answered {
    number: u32,
    sort: Sort,
    measures: Vec<u32>,
}

/// The vulnerabilities of every incident, their measures looked up once.
fn answered(library: &Library) -> Vec<Vec<Answered>> {
    let index: HashMap<&str, u32> =
        library.measures.iter().zip(0..).flat_map(|(m, at)| [(m.row.key.as_str(), at), (m.id.as_str(), at)]).collect();
    let of = |incident: &Incident| {
        let rows = incident.vulnerabilities.iter().zip(0..);
        rows.map(|(row, number)| Answered {
            number,
            sort: Sort::of(&row.element),
            measures: row.measures.iter().filter_map(|name| index.get(name.as_str()).copied()).collect(),
        })
        .collect()
    };
    library.incidents.iter().map(of).collect()
}

fn merge(library: &Library, analysis: &Analysis, cases: &[Case]) -> Vec<Required> {
    let answered = answered(library);
    let mut asked: Vec<(Bearer, u32, Reason)> = Vec::new();
    for (case, number) in cases.iter().zip(0..) {
        let rows = answered.get(case.incident as usize).into_iter().flatten().filter(|row| row.sort == case.sort);
        for row in rows {
            let reason = Reason { case: number, vulnerability: row.number };
            asked.extend(row.measures.iter().map(|measure| (case.bearer, *measure, reason)));
        }
    }
    asked.sort_unstable();
    let counted: Vec<Counted> = cases.iter().map(|case| Counted::of(case, analysis)).collect();
    let merged = asked.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1));
    let required = merged.filter_map(|asked| {
        let (bearer, measure, _) = *asked.first()?;
        let mut required = Required::of(measure, bearer);
        required.reasons = asked.iter().map(|(.., reason)| *reason).collect();
        required.count(&counted);
        Some(required)
    });
    required.collect()
}

/// A case with how many of its standings are of each sort.
struct Counted {
    incident: u32,
    established: u32,
    assumed: u32,
}

impl Counted {
    fn of(case: &Case, analysis: &Analysis) -> Counted {
        let established = case.standings.iter().filter(|at| analysis.is_established(**at)).count() as u32;
        Counted { incident: case.incident, established, assumed: case.standings.len() as u32 - established }
    }

    fn standing(&self) -> Standing {
        if self.established > 0 { Standing::Established } else { Standing::Assumed }
    }
}

impl Required {
    /// Counts the standings behind its reasons.
    fn count(&mut self, cases: &[Counted]) {
        let mut last = None;
        for case in self.reasons.iter().filter_map(|reason| cases.get(reason.case as usize)) {
            // Several vulnerabilities of one incident may ask for the same measure; its standings count once. What a
            // party answers for in place of a system is among what it answers for as an organisation.
            if last != Some(case.incident) {
                self.established += case.established;
                self.assumed += case.assumed;
                last = Some(case.incident);
            }
            let standing = case.standing();
            self.standing = Some(self.standing.map_or(standing, |known| known.min(standing)));
        }
    }

    fn of(measure: u32, bearer: Bearer) -> Required {
        Required {
            measure,
            bearer,
            grade: None,
            standing: None,
            established: 0,
            assumed: 0,
            reasons: Vec::new(),
            required_by: None,
            graded_by: None,
        }
    }
}

impl Analysis {
    fn is_established(&self, at: u32) -> bool {
        self.standing.get(at as usize).is_some_and(|standing| standing.standing == Standing::Established)
    }
}

impl Plan {
    /// The cases each standing belongs to, by number.
    pub(crate) fn cases_of(&self, analysis: &Analysis) -> Lists {
        let cases = self.cases.iter().zip(0..);
        let pairs = cases.flat_map(|(case, number)| case.standings.iter().map(move |standing| (*standing, number)));
        Lists::of(analysis.standing.len(), pairs)
    }

    /// What is required of one bearer by one measure.
    pub fn required_of(&self, measure: usize, bearer: Bearer) -> Option<&Required> {
        self.required.iter().find(|required| required.measure as usize == measure && required.bearer == bearer)
    }

    /// The bearers, in order. Linear in requirements and subjects: each bearer is crossed off instead of sorted.
    pub fn bearers(&self) -> Vec<Bearer> {
        let mut named: Vec<bool> = Vec::new();
        let mut nobody = false;
        for required in &self.required {
            match required.bearer {
                Bearer::Of(subject) => {
                    let at = subject.0 as usize;
                    named.resize(named.len().max(at + 1), false);
                    named.get_mut(at).into_iter().for_each(|slot| *slot = true);
                }
                Bearer::Nobody => nobody = true,
            }
        }
        let subjects = named.iter().zip(0..).filter(|(named, _)| **named);
        let mut bearers: Vec<Bearer> = subjects.map(|(_, at)| Bearer::Of(Subject(at))).collect();
        bearers.extend(nobody.then_some(Bearer::Nobody));
        bearers
    }
}
