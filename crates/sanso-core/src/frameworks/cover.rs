//! The answers of a study read in another framework: what is met there, what is not, and what nobody has said.

use super::compose::{Asked, Class, mapped};
use super::library::Frameworks;
use super::relation::{Base, Relation};
use crate::assess::State;
use crate::content::Confidence;
use crate::model::Subject;
use crate::plan::Bearer;
use crate::study::Study;

/// How an item of a framework stands, as far as answers about measures say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Covered {
    /// A measure that asks for the same or for more is met, and none that is a part of it lacks anything.
    Met,
    /// Something of it is done.
    Partly,
    /// A measure that it asks for is not done.
    Unmet,
    /// Measures that have something in common with it are not answered, or say too little.
    Open,
    /// A measure that asks for the same or for more does not apply.
    NotApplicable,
    /// No answer can say anything: nothing that is required leads there for certain. It has to be asked by itself.
    Unknown,
}

impl Covered {
    /// Every state, the best first.
    pub const ALL: [Covered; 6] =
        [Covered::Met, Covered::Partly, Covered::Unmet, Covered::Open, Covered::NotApplicable, Covered::Unknown];

    /// Stable word for files and data.
    pub const fn key(self) -> &'static str {
        match self {
            Covered::Met => "met",
            Covered::Partly => "partly",
            Covered::Unmet => "unmet",
            Covered::Open => "open",
            Covered::NotApplicable => "not-applicable",
            Covered::Unknown => "unknown",
        }
    }
}

/// How far a measure is done by all who must meet it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// By everybody.
    Met,
    /// By some, or in part.
    Partly,
    /// By nobody.
    Unmet,
    /// Nothing is known to be done, and not everybody has said.
    Unanswered,
    /// By nobody, since it applies to nobody.
    NotApplicable,
}

impl Done {
    /// Stable word for files and data.
    pub const fn key(self) -> &'static str {
        match self {
            Done::Met => "met",
            Done::Partly => "partly",
            Done::Unmet => "unmet",
            Done::Unanswered => "unanswered",
            Done::NotApplicable => "not-applicable",
        }
    }

    fn of(states: &[(Bearer, State)]) -> Done {
        let mut left = states.iter().map(|(_, state)| *state).filter(|state| *state != State::NotApplicable).peekable();
        if left.peek().is_none() {
            return Done::NotApplicable;
        }
        let (mut all, mut any, mut silent) = (true, false, false);
        for state in left {
            all &= state == State::Met;
            any |= matches!(state, State::Met | State::Partly | State::BelowGrade);
            silent |= state == State::Unanswered;
        }
        match (all, any, silent) {
            (true, ..) => Done::Met,
            (_, true, _) => Done::Partly,
            (.., true) => Done::Unanswered,
            _ => Done::Unmet,
        }
    }
}

/// A measure whose answers say something about an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// Number of the measure in the library.
    pub measure: u32,
    /// What is possible between the measure and the item.
    pub relation: Relation,
    /// How sure the rows in between are.
    pub confidence: Confidence,
    /// How far it is done.
    pub done: Done,
    /// Who must meet it and has not said anything yet.
    pub silent: Vec<Bearer>,
}

impl Proof {
    /// Whether whatever the item asks for, the measure asks for too.
    fn covers(&self) -> bool {
        self.relation.within(Relation::of([Base::Equal, Base::Broader]))
    }

    /// Whether whatever the measure asks for, the item asks for too.
    fn is_part(&self) -> bool {
        self.relation.within(Relation::of([Base::Equal, Base::Narrower]))
    }
}

/// One item with what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct CoveredItem {
    /// Number of the item in its framework.
    pub item: u32,
    /// How it stands.
    pub state: Covered,
    /// By which measures that is known, in the order of the library.
    pub proofs: Vec<Proof>,
}

/// Reads the answers of a study in a framework: every item that can be asked, in the order of the framework. With `of`,
/// only what that organisation and what it manages must meet counts. Only what is certain counts; what may have nothing
/// in common with an item says nothing about it.
pub fn coverage(frameworks: &Frameworks, study: &Study, framework: usize, of: Option<Subject>) -> Vec<CoveredItem> {
    let states = states(study, of);
    let mut proofs: Vec<Vec<Proof>> = Vec::new();
    let items = frameworks.all.get(framework).map(|one| one.items.as_slice()).unwrap_or_default();
    proofs.resize_with(items.len(), Vec::new);
    for (item, measure, relation, confidence) in related(frameworks, study, framework) {
        let Some(known) = states.get(measure as usize).filter(|known| !known.is_empty()) else { continue };
        let silent = known.iter().filter(|(_, state)| *state == State::Unanswered).map(|(bearer, _)| *bearer).collect();
        let proof = Proof { measure, relation, confidence, done: Done::of(known), silent };
        proofs.get_mut(item as usize).into_iter().for_each(|list| list.push(proof.clone()));
    }
    let asked = items.iter().zip(0..).zip(proofs).filter(|((item, _), _)| item.is_asked());
    let covered = |((_, item), mut proofs): ((_, u32), Vec<Proof>)| {
        proofs.sort_by_key(|proof| proof.measure);
        CoveredItem { item, state: decided(&proofs), proofs }
    };
    asked.map(covered).collect()
}

/// What everybody in question says of each measure.
fn states(study: &Study, of: Option<Subject>) -> Vec<Vec<(Bearer, State)>> {
    let mut states: Vec<Vec<(Bearer, State)>> = vec![Vec::new(); study.library.measures.len()];
    let counts = |bearer: Bearer| match (of, bearer) {
        (None, _) => true,
        (Some(of), Bearer::Of(subject)) => subject == of || study.model.manager(subject) == Some(of),
        (Some(_), Bearer::Nobody) => false,
    };
    for (required, item) in study.plan.required.iter().zip(&study.assessment.items) {
        if let Some(known) = states.get_mut(required.measure as usize).filter(|_| counts(required.bearer)) {
            known.push((required.bearer, item.state));
        }
    }
    states
}

/// Every item that is related to a measure for certain: item, measure, relation of the measure to the item, confidence.
fn related(frameworks: &Frameworks, study: &Study, framework: usize) -> Vec<(u32, u32, Relation, Confidence)> {
    let Some(own) = frameworks.all.iter().position(|one| one.measures) else { return Vec::new() };
    let items = frameworks.all.get(own).map(|one| one.items.as_slice()).unwrap_or_default();
    let number = |item: u32| {
        let id = &items.get(item as usize)?.id;
        study.library.measures.iter().position(|measure| measure.id == *id).map(|at| at as u32)
    };
    let numbers: Vec<Option<u32>> = (0..items.len() as u32).map(number).collect();
    let measure = |item: u32| numbers.get(item as usize).copied().flatten();
    if own == framework {
        let every = (0..items.len() as u32).filter_map(|item| Some((item, measure(item)?)));
        return every.map(|(item, measure)| (item, measure, Relation::EQUAL, Confidence::High)).collect();
    }
    let found = mapped(frameworks, Asked { from: own, to: framework, item: None });
    let certain = found.matches.into_iter().filter(|one| one.class == Class::Certain);
    certain.filter_map(|one| Some((one.to, measure(one.from)?, one.relation, one.confidence))).collect()
}

/// How an item stands by what is known of it.
fn decided(proofs: &[Proof]) -> Covered {
    let any = |which: &dyn Fn(&Proof) -> bool| proofs.iter().any(which);
    let lacking = any(&|proof| proof.is_part() && matches!(proof.done, Done::Unmet | Done::Partly));
    let missing = any(&|proof| proof.is_part() && proof.done == Done::Unmet);
    if proofs.is_empty() {
        Covered::Unknown
    } else if !lacking && any(&|proof| proof.covers() && proof.done == Done::Met) {
        Covered::Met
    } else if any(&|proof| matches!(proof.done, Done::Met | Done::Partly)) {
        Covered::Partly
    } else if missing {
        Covered::Unmet
    } else if any(&|proof| proof.covers() && proof.done == Done::NotApplicable) {
        Covered::NotApplicable
    } else {
        Covered::Open
    }
}
