//! The answers of a study read in another framework: what is met there, what is not, and what nobody has said.

use super::compose::{Asked, Class, Match, mapped};
use super::library::Frameworks;
use super::relation::{Base, Relation};
use super::said::{ItemOf, related_items, said_of_items};
use crate::assess::{Item, State};
use crate::content::{Confidence, Grade};
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

    fn of(known: &[Said]) -> Done {
        let mut left = known.iter().map(|said| said.state).filter(|state| *state != State::NotApplicable).peekable();
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

/// How well it is known that a measure is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Somebody says so.
    Said,
    /// Evidence shows it that is valid on the day.
    Proven,
    /// Evidence shows it, and it is done at the highest grade.
    Highest,
}

/// Stands for the measure where an item was answered and no measure.
pub const NO_MEASURE: u32 = u32::MAX;

/// A measure, or an item that was answered itself, whose answers say something about an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// Number of the measure in the library; [`NO_MEASURE`] where an item of a framework was answered itself.
    pub measure: u32,
    /// The item that was answered itself, and no measure.
    pub answered: Option<ItemOf>,
    /// What is possible between the measure, or what was answered, and the item.
    pub relation: Relation,
    /// How sure the rows in between are.
    pub confidence: Confidence,
    /// The tables these rows stand in, by number.
    pub tables: Vec<usize>,
    /// The folders that brought some of these rows.
    pub overlays: Vec<String>,
    /// How far it is done.
    pub done: Done,
    /// How well that is known of all to whom it applies.
    pub strength: Strength,
    /// Who must meet it and has not said anything yet.
    pub silent: Vec<Bearer>,
    /// Who must meet it and has said that something is lacking, or can no longer show it.
    pub lacking: Vec<Bearer>,
}

impl Proof {
    /// Whether whatever the item asks for, the measure asks for too.
    pub fn covers(&self) -> bool {
        self.relation.within(Relation::of([Base::Equal, Base::Broader]))
    }

    /// Whether whatever the measure asks for, the item asks for too.
    pub fn is_part(&self) -> bool {
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
    /// Measures that have something in common with it for certain and are required of nobody in question.
    pub idle: Vec<u32>,
}

impl CoveredItem {
    /// Whether it is known for certain that something of it is not done.
    pub fn lacks(&self) -> bool {
        let lacking = |proof: &Proof| proof.is_part() && matches!(proof.done, Done::Unmet | Done::Partly);
        self.proofs.iter().any(lacking)
    }

    /// How well it is known that it is done: as well as the best measure that covers it is.
    pub fn strength(&self) -> Strength {
        let covering = self.proofs.iter().filter(|proof| proof.covers() && proof.done == Done::Met);
        covering.map(|proof| proof.strength).max().unwrap_or(Strength::Said)
    }
}

/// Reads the answers of a study in a framework: every item that can be asked, in the order of the framework. With `of`,
/// only what that organisation and what it manages must meet counts. Only what is certain counts; what may have nothing
/// in common with an item says nothing about it.
pub fn coverage(frameworks: &Frameworks, study: &Study, framework: usize, of: Option<Subject>) -> Vec<CoveredItem> {
    let states = said_of_measures(study, of);
    let mut proofs: Vec<(Vec<Proof>, Vec<u32>)> = Vec::new();
    let items = frameworks.all.get(framework).map(|one| one.items.as_slice()).unwrap_or_default();
    proofs.resize_with(items.len(), Default::default);
    for one in related(frameworks, study, framework) {
        let known = states.get(one.measure as usize).zip(proofs.get_mut(one.item as usize));
        let Some((known, list)) = known else { continue };
        match known.as_slice() {
            [] => list.1.push(one.measure),
            known => list.0.push(proof(one, known)),
        }
    }
    let said = said_of_items(frameworks, study, of);
    for one in related_items(frameworks, said.keys().copied(), framework) {
        let known = one.answered.and_then(|answered| said.get(&answered)).zip(proofs.get_mut(one.item as usize));
        known.into_iter().for_each(|(known, list)| list.0.push(proof(one.clone(), known)));
    }
    let asked = items.iter().zip(0..).zip(proofs).filter(|((item, _), _)| item.is_asked());
    let covered = |((_, item), (mut proofs, mut idle)): ((_, u32), (Vec<Proof>, Vec<u32>))| {
        proofs.sort_by_key(|proof| (proof.measure, proof.answered));
        idle.sort_unstable();
        CoveredItem { item, state: decided(&proofs), proofs, idle }
    };
    asked.map(covered).collect()
}

/// What one bearer says of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Number of the requirement in the plan.
    pub required: usize,
    /// Who must meet it.
    pub bearer: Bearer,
    /// How far it is met.
    pub state: State,
    /// How well that is known.
    pub strength: Strength,
}

fn proof(one: Related, known: &[Said]) -> Proof {
    let those = |which: &dyn Fn(State) -> bool| -> Vec<Bearer> {
        known.iter().filter(|said| which(said.state)).map(|said| said.bearer).collect()
    };
    let applying = known.iter().filter(|said| said.state != State::NotApplicable);
    Proof {
        measure: one.measure,
        answered: one.answered,
        relation: one.relation,
        confidence: one.confidence,
        tables: one.tables,
        overlays: one.overlays,
        done: Done::of(known),
        strength: applying.map(|said| said.strength).min().unwrap_or(Strength::Said),
        silent: those(&|state| state == State::Unanswered),
        lacking: those(&|state| state != State::Unanswered && state.is_gap()),
    }
}

/// What everybody in question says of each measure, by its number in the library. With `of`, only that organisation and
/// what it manages are in question.
pub fn said_of_measures(study: &Study, of: Option<Subject>) -> Vec<Vec<Said>> {
    let mut states: Vec<Vec<Said>> = Vec::new();
    states.resize_with(study.library.measures.len(), Vec::new);
    for (number, (required, item)) in study.plan.required.iter().zip(&study.assessment.items).enumerate() {
        if let Some(known) = states.get_mut(required.measure as usize).filter(|_| counts(study, of, required.bearer)) {
            let strength = strength(study, item);
            known.push(Said { required: number, bearer: required.bearer, state: item.state, strength });
        }
    }
    states
}

/// Whether what a bearer must meet is in question.
pub(super) fn counts(study: &Study, of: Option<Subject>, bearer: Bearer) -> bool {
    match (of, bearer) {
        (None, _) => true,
        (Some(of), Bearer::Of(subject)) => subject == of || study.model.manager(subject) == Some(of),
        (Some(_), Bearer::Nobody) => false,
    }
}

fn strength(study: &Study, item: &Item) -> Strength {
    let answer = item.answer.and_then(|number| study.answers.as_ref()?.entries.get(number));
    match answer.map(|answer| answer.grade) {
        _ if !item.proven => Strength::Said,
        Some(Some(Grade::HighAdvanced)) => Strength::Highest,
        _ => Strength::Proven,
    }
}

/// An item that is related for certain to a measure, or to an item that was answered itself.
#[derive(Debug, Clone)]
pub(super) struct Related {
    pub(super) item: u32,
    pub(super) measure: u32,
    pub(super) answered: Option<ItemOf>,
    /// What is possible between the measure and the item.
    relation: Relation,
    confidence: Confidence,
    tables: Vec<usize>,
    overlays: Vec<String>,
}

impl Related {
    /// The item itself.
    pub(super) fn same(item: u32, measure: u32, answered: Option<ItemOf>) -> Related {
        let (relation, confidence) = (Relation::EQUAL, Confidence::High);
        Related { item, measure, answered, relation, confidence, tables: Vec::new(), overlays: Vec::new() }
    }

    pub(super) fn of(frameworks: &Frameworks, measure: u32, one: &Match) -> Related {
        let (mut tables, mut overlays): (Vec<usize>, Vec<String>) = (Vec::new(), Vec::new());
        for hop in one.ways.iter().flat_map(|way| &way.hops) {
            if !tables.contains(&hop.table) {
                tables.push(hop.table);
            }
            let folder = hop.link(frameworks).and_then(|(_, link)| link.overlay.as_ref());
            overlays.extend(folder.filter(|folder| !overlays.contains(folder)).cloned());
        }
        let (relation, confidence) = (one.relation, one.confidence);
        Related { item: one.to, measure, answered: None, relation, confidence, tables, overlays }
    }
}

/// Every item that is related to a measure for certain.
fn related(frameworks: &Frameworks, study: &Study, framework: usize) -> Vec<Related> {
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
        let itself = |(item, measure)| Related::same(item, measure, None);
        return every.map(itself).collect();
    }
    let found = mapped(frameworks, Asked { from: own, to: framework, item: None });
    let certain = found.matches.iter().filter(|one| one.class == Class::Certain);
    certain.filter_map(|one| Some(Related::of(frameworks, measure(one.from)?, one))).collect()
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
