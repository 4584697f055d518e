//! Which few measures stand across every way to a goal that is worth reckoning with, and what they leave of it.

use super::cuts::{Cuts, Sought, cuts};
use super::settle::{NEVER, UNITS, settle};
use super::spread::{Changes, Outcome};
use super::travel::{Asking, Travel};
use super::worlds::Worlds;
use std::collections::BTreeSet;

/// A measure stands across a way if it leaves at most this much of its chance.
pub const MOST_LEFT: f32 = 0.5;

/// So many ways are worth going through to measure sets; more sets are measured in small nets.
const WAYS_TO_MEASURE: usize = 400_000;

/// How far to look for sets of measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Looking {
    /// Sets of more measures are not looked for.
    pub size: usize,
    /// Ways to the goal that are less likely than this part of the likeliest one, as it is before answers, are not
    /// reckoned with.
    pub part: f64,
    /// How many sets are measured in worlds, for each goal.
    pub measured: usize,
}

impl Default for Looking {
    fn default() -> Looking {
        Looking { size: 8, part: 0.1, measured: 24 }
    }
}

/// A smallest set of measures that stands across all ways: without any one of them, some way is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Barrier {
    /// The levers, by number.
    pub levers: Vec<u32>,
    /// How likely the goal is when they are all met.
    pub left: Outcome,
}

/// What stands across the ways to one goal, or could.
#[derive(Debug, Clone, PartialEq)]
pub struct Barriers {
    /// Number of the risk.
    pub risk: usize,
    /// Ways to it that are less likely than this are not reckoned with.
    pub least: f64,
    /// Sets of more measures were not looked for.
    pub size: usize,
    /// Sets that were measured: smaller ones first, then those that leave less.
    pub sets: Vec<Barrier>,
    /// How many sets were found in all; the first of them were measured.
    pub found: usize,
    /// Whether there are no others of the size looked for.
    pub complete: bool,
    /// The ways of a derivation across which no measure stands, if there is one: then there is no such set.
    pub open: Option<Vec<u32>>,
    /// Whether what is met already stands across all of them.
    pub closed: bool,
}

/// Finds the sets for some risks, by number, and measures what they leave; risks to which nothing leads are left out.
pub fn barriers(travel: &Travel, risks: &[usize], looking: Looking, asking: Asking) -> Vec<Barriers> {
    let mut found = searched(travel, risks, looking);
    measure(travel, &mut found, asking);
    found
}

/// The same before anything is measured: the sets to measure, of which nothing is known yet.
pub fn searched(travel: &Travel, risks: &[usize], looking: Looking) -> Vec<Barriers> {
    // What is worth reckoning with is told from the likeliest way before answers, so that a set that is met is enough.
    let before = travel.is_answered().then(|| settle(&travel.graph.net, &travel.graph.usual));
    let settled = before.as_ref().unwrap_or(&travel.settled);
    let of = |risk: &usize| {
        let goal = travel.risks.get(*risk)?.state?;
        let cost = settled.cost.get(goal as usize).copied().filter(|cost| *cost != NEVER)?;
        let least = (-f64::from(cost) / UNITS).exp() * looking.part;
        Some(one(travel, (*risk, goal, least), looking))
    };
    risks.iter().filter_map(of).collect()
}

fn one(travel: &Travel, (risk, goal, least): (usize, u32, f64), looking: Looking) -> Barriers {
    let chance = |way: u32| match is_barred(travel, way) {
        true => 0.0,
        false => travel.now.usual.get(way as usize).copied().unwrap_or(0.0),
    };
    let across =
        |way: u32| travel.levers.of_way(way).filter(|(_, left)| *left <= MOST_LEFT).map(|(lever, _)| lever).collect();
    let sought = Sought { goal, size: looking.size, least: least as f32 };
    let Cuts { cuts, complete, open } = cuts(&travel.graph.net, sought, &chance, &across);
    // The empty set alone.
    let closed = cuts.iter().any(Vec::is_empty);
    let cuts: Vec<Vec<u32>> = cuts.into_iter().filter(|set| !set.is_empty()).collect();
    let found = cuts.len();
    let open = open.map(|ways| in_order(travel, ways));
    let worth = (WAYS_TO_MEASURE / travel.graph.ways.len().max(1)).clamp(1, looking.measured.max(1));
    let sets = cuts.into_iter().take(worth).map(|levers| Barrier { levers, left: Outcome::default() }).collect();
    Barriers { risk, least, size: looking.size, sets, found, complete, open, closed }
}

/// Whether a measure that is met already stands across a way: by answers, or by what the model says is done.
fn is_barred(travel: &Travel, way: u32) -> bool {
    let met = |lever: u32| travel.pulled.get(lever as usize).is_some_and(|share| *share >= 1.0);
    travel.levers.of_way(way).any(|(lever, left)| left <= MOST_LEFT && met(lever)) || is_done(travel, way)
}

fn is_done(travel: &Travel, way: u32) -> bool {
    let Some(made) = travel.graph.ways.get(way as usize).filter(|made| made.done != 0) else { return false };
    let measures = travel.graph.rules.get(made.rule as usize).map(|rule| rule.measures.as_slice()).unwrap_or_default();
    let mut done = measures.iter().zip(0..).filter(|(_, bit)| made.done >> bit & 1 == 1);
    done.any(|((_, left), _)| *left as f32 <= MOST_LEFT)
}

/// The same ways, each after those that bring its premises about.
fn in_order(travel: &Travel, mut ways: Vec<u32>) -> Vec<u32> {
    let net = &travel.graph.net;
    let mut ordered: Vec<u32> = Vec::with_capacity(ways.len());
    let mut held = BTreeSet::new();
    while let Some(at) = ways.iter().position(|way| net.premises(*way).iter().all(|state| held.contains(state))) {
        let way = ways.remove(at);
        held.insert(net.conclusion(way));
        ordered.push(way);
    }
    ordered.extend(ways);
    ordered
}

/// Measures what each set leaves. The worlds are drawn once for all of them, which is most of the work in a large net.
pub fn measure(travel: &Travel, found: &mut [Barriers], asking: Asking) {
    let changes: Vec<Changes> =
        found.iter().flat_map(|one| &one.sets).map(|set| together(travel, &set.levers)).collect();
    if changes.is_empty() {
        return;
    }
    let outcomes = travel.outcomes(&travel.now, &changes, Worlds::of(asking));
    let mut each = outcomes.iter().skip(1);
    for one in found {
        let watched = travel.risks.iter().take(one.risk).filter(|risk| risk.state.is_some()).count();
        for (set, outcome) in one.sets.iter_mut().zip(each.by_ref()) {
            set.left = outcome.get(watched).copied().unwrap_or_default();
        }
        one.sets.sort_by(|a, b| {
            a.levers
                .len()
                .cmp(&b.levers.len())
                .then(a.left.usual.total_cmp(&b.left.usual))
                .then(a.levers.cmp(&b.levers))
        });
    }
}

/// The chances that change when some levers are pulled wholly besides what is met already.
fn together(travel: &Travel, levers: &[u32]) -> Changes {
    let mut pulled = travel.pulled.clone();
    for lever in levers {
        if let Some(slot) = pulled.get_mut(*lever as usize) {
            *slot = 1.0;
        }
    }
    let ways: BTreeSet<u32> = levers.iter().flat_map(|lever| travel.levers.ways(*lever)).collect();
    ways.into_iter().map(|way| (way, travel.chance_of(way, &pulled))).collect()
}
