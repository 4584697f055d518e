//! Who is hit, one after the other, when something stops, and how long each can do without what stopped before it.

use super::made::Marks;
use super::settle::{UNITS, toll};
use super::spot::Spot;
use super::travel::{Basis, Travel};
use crate::model::{Attr, Kind, Model, Subject};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// One that is hit when something stops.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Who or what.
    pub subject: Subject,
    /// What holds then, as number of the step in the library; its first step, where there are several.
    pub step: u16,
    /// How likely it is hit on its likeliest way alone, once the first thing has stopped.
    pub chance: f64,
    /// After how many minutes on that way, as far as tolerated times are said.
    pub after: u32,
    /// Whether a tolerated time on the way here is unsaid, so that it could take longer.
    pub open: bool,
    /// What it lacks: the subject that stopped before it.
    pub lacks: Option<Subject>,
    /// How long that may stand still before this is hit, in minutes; nothing where it is unsaid or cannot be said.
    pub tolerated: Option<u32>,
    /// How many could step in for what it lacks, where said.
    pub substitutes: Option<u32>,
    /// The way that leads here.
    pub way: u32,
}

impl Hit {
    /// Whether this says more of its subject than another: it is likelier, or earlier, or came from elsewhere.
    fn says_more_than(&self, other: &Hit) -> bool {
        let itself = |hit: &Hit| hit.lacks == Some(hit.subject);
        let order = other.chance.total_cmp(&self.chance).then(self.after.cmp(&other.after));
        order.then(itself(self).cmp(&itself(other))).is_lt()
    }
}

/// What follows when something stops.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stop {
    /// Whether the model says anything of it that can stand still.
    pub stands_still: bool,
    /// Who is hit, in order of time.
    pub hits: Vec<Hit>,
    /// Subjects that should say how long they may stand still, but do not.
    pub unsaid: Vec<Subject>,
}

/// Follows the ways between steps that mean standing still, as long as they are likely enough. What has several such
/// premises is hit once all of them stand still. A tolerated time passes before what depends on the one that tolerates it
/// is hit.
pub fn stopped(basis: Basis<'_>, travel: &Travel, subject: Subject) -> Stop {
    let course = Course { basis, travel, stops: basis.library.steps.iter().map(|step| step.stops).collect() };
    let first: BTreeSet<Spot> = course.with_it(subject).into_iter().map(Spot::from).collect();
    let reached = course.follow(&first);
    let mut by_subject: BTreeMap<Subject, Hit> = BTreeMap::new();
    for (state, at) in &reached {
        let Some(hit) = course.hit(*state, at).filter(|hit| !first.contains(&hit.subject.into())) else { continue };
        match by_subject.get(&hit.subject) {
            Some(known) if !hit.says_more_than(known) => {}
            _ => drop(by_subject.insert(hit.subject, hit)),
        }
    }
    let mut hits: Vec<Hit> = by_subject.into_values().collect();
    hits.sort_by(|a, b| a.after.cmp(&b.after).then(b.chance.total_cmp(&a.chance)).then(a.subject.cmp(&b.subject)));
    let lacking: BTreeSet<Subject> = hits.iter().filter_map(|hit| hit.lacks).collect();
    let unsaid = lacking.into_iter().filter(|subject| tolerated(basis.model, *subject).1).collect();
    Stop { stands_still: !reached.is_empty(), hits, unsaid }
}

/// How a state most likely comes about: cost of its chance, minutes, whether those rest on something unsaid, and the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Reached {
    cost: u32,
    after: u32,
    open: bool,
    way: Option<u32>,
}

struct Course<'c> {
    basis: Basis<'c>,
    travel: &'c Travel,
    stops: Vec<bool>,
}

impl Course<'_> {
    /// What stops with a subject at once: with an organisation everything it manages and supplies.
    fn with_it(&self, subject: Subject) -> BTreeSet<Subject> {
        let model = self.basis.model;
        let mut all = BTreeSet::from([subject]);
        if model.kind(subject) == Kind::Organization {
            all.extend(model.managed_by(subject).iter().filter(|one| model.kind(**one) != Kind::Goal));
            all.extend(model.naming(subject, Attr::From).filter(|by| model.kind(*by) == Kind::Supply));
        }
        all
    }

    fn standing_still(&self, state: u32) -> bool {
        let step = self.travel.graph.states.get(state as usize).map(|state| usize::from(state.step));
        step.and_then(|step| self.stops.get(step)).copied().unwrap_or(false)
    }

    fn subject(&self, state: u32) -> Option<Subject> {
        let graph = &self.travel.graph;
        graph.states.get(state as usize).and_then(|state| graph.spots.subject(state.spot))
    }

    /// Every state that follows, by its most likely derivation; what several premises of a way bring about waits for all.
    fn follow(&self, first: &BTreeSet<Spot>) -> BTreeMap<u32, Reached> {
        let graph = &self.travel.graph;
        let mut queue = BinaryHeap::new();
        for (state, at) in graph.states.iter().zip(0u32..) {
            if first.contains(&state.spot) && self.standing_still(at) {
                queue.push(Reverse((Reached { cost: 0, after: 0, open: false, way: None }, at)));
            }
        }
        let mut settled: BTreeMap<u32, Reached> = BTreeMap::new();
        while let Some(Reverse((reached, state))) = queue.pop() {
            if settled.contains_key(&state) {
                continue;
            }
            settled.insert(state, reached);
            for way in graph.net.out(state).iter().copied().filter(|way| self.is_open(*way)) {
                if let Some(next) = self.through(way, &settled) {
                    queue.push(Reverse((next, graph.net.conclusion(way))));
                }
            }
        }
        settled
    }

    /// What a way brings about once all its premises stand still, as long as that is likely enough to be told.
    fn through(&self, way: u32, settled: &BTreeMap<u32, Reached>) -> Option<Reached> {
        let net = &self.travel.graph.net;
        let chance = self.travel.now.usual.get(way as usize).copied().unwrap_or(0.0);
        let mut next = Reached { cost: toll(chance), after: 0, open: false, way: Some(way) };
        for premise in net.premises(way) {
            let known = settled.get(premise)?;
            let (wait, unsaid) = self.wait(*premise, net.conclusion(way));
            next.cost = next.cost.saturating_add(known.cost);
            let later = (known.after.saturating_add(wait), known.open || unsaid);
            (next.after, next.open) = later.max((next.after, next.open));
        }
        (share(next.cost) >= RARE).then_some(next)
    }

    /// Whether a way leads on from things that stand still to things that then stand still, or to what must not happen.
    fn is_open(&self, way: u32) -> bool {
        let graph = &self.travel.graph;
        let conclusion = graph.net.conclusion(way);
        let goal = self.subject(conclusion).is_some_and(|subject| self.basis.model.kind(subject) == Kind::Goal);
        let entry = graph.ways.get(way as usize).is_none_or(|made| made.marks.has(Marks::ENTRY));
        !entry
            && (goal || self.standing_still(conclusion))
            && graph.net.premises(way).iter().all(|premise| self.standing_still(*premise))
    }

    /// How long a premise may stand still before a conclusion comes about that depends on it, and whether that is unsaid.
    /// What a thing does to itself, or a system to what it contains, waits for nothing.
    fn wait(&self, premise: u32, conclusion: u32) -> (u32, bool) {
        let model = self.basis.model;
        let Some(from) = self.subject(premise) else { return (0, false) };
        match self.subject(conclusion) {
            Some(to) if to == from || model.system(to) == Some(from) => (0, false),
            _ => tolerated(model, from),
        }
    }

    fn hit(&self, state: u32, at: &Reached) -> Option<Hit> {
        let model = self.basis.model;
        let way = at.way?;
        let made = self.travel.graph.ways.get(way as usize)?;
        let lacks = self.travel.graph.spots.subject(made.source);
        Some(Hit {
            subject: self.subject(state)?,
            step: self.travel.graph.states.get(state as usize)?.step,
            chance: share(at.cost),
            after: at.after,
            open: at.open,
            lacks,
            tolerated: lacks.and_then(|subject| model.minutes(subject, Attr::Tolerates)),
            substitutes: lacks.and_then(|subject| model.number(subject, Attr::Substitutes)),
            way,
        })
    }
}

/// What is rarer than this, once the first thing has stopped, is not followed.
pub const RARE: f64 = 0.1;

/// The chance that a cost stands for.
fn share(cost: u32) -> f64 {
    (-f64::from(cost) / UNITS).exp()
}

/// How long a subject may stand still, in minutes, and whether it should say so but does not.
fn tolerated(model: &Model, subject: Subject) -> (u32, bool) {
    match (model.kind(subject), model.minutes(subject, Attr::Tolerates)) {
        (_, Some(minutes)) => (minutes, false),
        (Kind::System | Kind::Supply, None) => (0, true),
        _ => (0, false),
    }
}
