//! Steps that belong together when a way is read at a glance.
//!
//! A way goes through zones and systems as one goes through a door: being in a zone and being able to send to what stands
//! in it are two steps of the graph, but one thing to say. A leg therefore ends only where something has been achieved on
//! a thing by itself, or at a zone or system that the way does not merely pass through.

use sanso_core::graph::made::Made;
use sanso_core::graph::relation::RELATIONS;
use sanso_core::graph::spot::Spot;
use sanso_core::model::Kind;
use sanso_core::study::Study;
use sanso_core::text::Lang;

use super::step::Step;
use crate::words::{self, Border};

/// Steps that are read as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Leg {
    /// Where it leads: id and name.
    pub target: (String, String),
    /// The first of its steps and the one after the last, by number in the steps of the route.
    pub steps: (usize, usize),
    /// How it happens.
    pub reason: String,
    /// What it crosses, in few words; empty where nothing.
    pub crossing: String,
    /// How likely it works once everything before has; for the first leg, within a year.
    pub chance: f64,
    /// The same in words.
    pub chance_text: String,
    /// Whether something it depends on is unsaid.
    pub assumed: bool,
}

/// How a step of the graph joins its two ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joins {
    /// It stays where it is.
    Itself,
    /// From a thing to the zone or system it belongs to.
    IntoHub,
    /// From a zone or system to what belongs to it.
    OutOfHub,
    /// Anything else.
    Otherwise,
}

/// The legs of a route.
pub(super) fn legs(study: &Study, ways: &[u32], steps: &[Step], lang: Lang) -> Vec<Leg> {
    let made: Vec<Made> = ways.iter().filter_map(|way| study.travel.graph.ways.get(*way as usize)).collect();
    let joins: Vec<Joins> = made.iter().map(|made| joins(study, made)).collect();
    let mut legs = Vec::new();
    let mut start = 0;
    for at in 0..steps.len() {
        if !goes_on(study, &made, &joins, at) {
            legs.extend(leg(steps, &joins, (start, at + 1), lang));
            start = at + 1;
        }
    }
    legs
}

/// Whether the step after this one belongs to the same leg.
fn goes_on(study: &Study, made: &[Made], joins: &[Joins], at: usize) -> bool {
    let (Some(here), Some(after)) = (joins.get(at), joins.get(at + 1)) else { return false };
    let Some(target) = made.get(at).map(|made| made.target) else { return false };
    if *after == Joins::Itself {
        return true;
    }
    is_hub(study, target)
        && (*after == Joins::OutOfHub
            || (*here == Joins::IntoHub && *after == Joins::Otherwise && goes_to_place(study, made.get(at + 1))))
}

/// Whether a step leads to a place for components rather than to something that is harmed by it.
fn goes_to_place(study: &Study, made: Option<&Made>) -> bool {
    let subject = made.and_then(|made| study.travel.graph.spots.subject(made.target));
    subject.is_some_and(|subject| matches!(study.model.kind(subject), Kind::Component | Kind::Zone | Kind::System))
}

fn is_hub(study: &Study, spot: Spot) -> bool {
    let subject = study.travel.graph.spots.subject(spot);
    subject.is_some_and(|subject| matches!(study.model.kind(subject), Kind::Zone | Kind::System))
}

fn joins(study: &Study, made: &Made) -> Joins {
    let rule = study.travel.graph.rules.get(made.rule as usize);
    match rule.and_then(|rule| RELATIONS.get(rule.relation)).map(|relation| relation.key) {
        Some("itself") => Joins::Itself,
        Some("stands-in" | "whole") => Joins::IntoHub,
        Some("holds" | "part") => Joins::OutOfHub,
        _ => Joins::Otherwise,
    }
}

fn leg(steps: &[Step], joins: &[Joins], (start, end): (usize, usize), lang: Lang) -> Option<Leg> {
    let own = steps.get(start..end)?;
    let joins = joins.get(start..end)?;
    let last = own.last()?;
    let chance = own.iter().filter_map(|step| step.chance.get(1)).product();
    Some(Leg {
        target: last.target.clone(),
        steps: (start, end),
        reason: words::joined(lang, &reasons(own, joins)),
        crossing: crossing(own, lang),
        chance,
        chance_text: words::percent(lang, chance),
        assumed: own.iter().any(|step| step.assumed),
    })
}

/// What is worth saying: how the leg really advances. That a thing stands in its zone goes without saying.
fn reasons(steps: &[Step], joins: &[Joins]) -> Vec<String> {
    let target = steps.last().map(|step| &step.target);
    let advances = |join: Joins| join == Joins::Otherwise;
    let told = |step: &Step, join: Joins| match join {
        Joins::Otherwise => true,
        Joins::Itself => Some(&step.target) == target || step.attempt.is_some(),
        Joins::OutOfHub => !joins.iter().any(|join| advances(*join)),
        Joins::IntoHub => false,
    };
    let mut reasons: Vec<String> = Vec::new();
    for (step, _) in steps.iter().zip(joins).filter(|(step, join)| told(step, **join)) {
        if !reasons.contains(&step.reason) {
            reasons.push(step.reason.clone());
        }
    }
    if reasons.is_empty() {
        reasons.extend(steps.last().map(|step| step.reason.clone()));
    }
    reasons
}

/// The weightiest border of a leg, and the physical one besides.
fn crossing(steps: &[Step], lang: Lang) -> String {
    let crossings = || steps.iter().flat_map(|step| &step.crossings);
    let last = |border| crossings().rfind(|one| one.border == border);
    let first = [Border::Organization, Border::Entry, Border::Zone].into_iter().find_map(last);
    let both = first.into_iter().chain(last(Border::Physical));
    words::joined(lang, &both.map(|one| one.short.clone()).collect::<Vec<_>>())
}
