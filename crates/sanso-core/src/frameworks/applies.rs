//! A statement of applicability: for each item of a framework whether it applies, and what decides that.

use super::cover::{Covered, CoveredItem, Done, Said, counts, said_of_measures};
use super::library::Framework;
use crate::analysis::Standing;
use crate::model::Subject;
use crate::study::Study;

/// Whether an item applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applies {
    /// Measures that lead there are required.
    Yes,
    /// Answers say that what leads there does not apply, or a profile leaves all of it out.
    No,
    /// Nothing that is required leads there; somebody has to decide and say why.
    Undecided,
}

impl Applies {
    /// Every case, in order.
    pub const ALL: [Applies; 3] = [Applies::Yes, Applies::No, Applies::Undecided];

    /// Stable word for files and data.
    pub const fn key(self) -> &'static str {
        match self {
            Applies::Yes => "yes",
            Applies::No => "no",
            Applies::Undecided => "undecided",
        }
    }
}

/// One item with what decides whether it applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The item, by number in the list of covered items.
    pub item: usize,
    /// Whether it applies.
    pub applies: Applies,
    /// The incidents that ask for it, by number in the library, each with whether it is established.
    pub risks: Vec<(u32, Standing)>,
    /// Whether a profile asks for it besides.
    pub by_profile: bool,
    /// What is required and leads there, by number in the plan.
    pub required: Vec<usize>,
    /// What would lead there and a profile leaves out, by number among what the plan leaves out.
    pub left_out: Vec<usize>,
}

/// States for each item that a statement of applicability is made of whether it applies.
pub fn stated(framework: &Framework, study: &Study, of: Option<Subject>, covered: &[CoveredItem]) -> Vec<Stated> {
    let said = said_of_measures(study, of);
    let out = study.plan.excluded.iter().enumerate().filter(|(_, out)| counts(study, of, out.required.bearer));
    let out: Vec<(usize, u32)> = out.map(|(at, out)| (at, out.required.measure)).collect();
    let kinds = &framework.grading.applicability;
    let wanted = |one: &CoveredItem| {
        let kind = framework.items.get(one.item as usize).map(|item| &item.kind);
        kinds.is_empty() || kind.is_some_and(|kind| kinds.contains(kind))
    };
    let wanted = covered.iter().enumerate().filter(|(_, one)| wanted(one));
    wanted.map(|(number, one)| state(study, (&said, &out), number, one)).collect()
}

/// What bearers in question say of each measure, and the measures that a profile spares them, by number of the exclusion.
type InQuestion<'q> = (&'q [Vec<Said>], &'q [(usize, u32)]);

fn state(study: &Study, (said, out): InQuestion<'_>, number: usize, one: &CoveredItem) -> Stated {
    let known = one.proofs.iter().filter_map(|proof| said.get(proof.measure as usize)).flatten();
    let required: Vec<usize> = known.map(|said| said.required).collect();
    let left_out: Vec<usize> =
        out.iter().filter(|(_, measure)| one.idle.contains(measure)).map(|(at, _)| *at).collect();
    let applies = if one.proofs.is_empty() {
        if left_out.is_empty() { Applies::Undecided } else { Applies::No }
    } else if one.state == Covered::NotApplicable || one.proofs.iter().all(|proof| proof.done == Done::NotApplicable) {
        Applies::No
    } else {
        Applies::Yes
    };
    let plan = &study.plan;
    let of = || required.iter().filter_map(|at| plan.required.get(*at));
    let cases = of().flat_map(|required| &required.reasons).filter_map(|reason| plan.cases.get(reason.case as usize));
    let mut risks: Vec<(u32, Standing)> = Vec::new();
    for case in cases {
        let standings = case.standings.iter().filter_map(|at| study.analysis.standing.get(*at as usize));
        let Some(standing) = standings.map(|one| one.standing).min() else { continue };
        match risks.iter_mut().find(|(incident, _)| *incident == case.incident) {
            Some((_, known)) => *known = standing.min(*known),
            None => risks.push((case.incident, standing)),
        }
    }
    risks.sort_by_key(|(incident, standing)| (*standing, *incident));
    let by_profile = of().any(|required| required.required_by.is_some());
    Stated { item: number, applies, risks, by_profile, required, left_out }
}
