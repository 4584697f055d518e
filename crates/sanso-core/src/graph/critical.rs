//! Where it hurts: subjects everything depends on, concentration on one party or piece of software, and who is hit when
//! something stops.

use super::apply::Marks;
use super::settle::possible;
use super::spot::Spot;
use super::travel::{Asking, Basis, Travel};
use super::worlds::Worlds;
use crate::model::{Attr, Kind, Model, Subject};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// What the goals would lose in likelihood if nothing could happen to a subject, or to all of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Weight {
    /// The subject, or the party or software the group stands for.
    pub spot: Spot,
    /// How much of the weighed likelihood of all goals passes here (Birnbaum's importance of the group, from 0 to 1).
    pub share: f64,
    /// Goals that cannot be reached without it, in the order of the risks.
    pub only_way_to: Vec<Subject>,
    /// How many spots the group has.
    pub members: u32,
}

/// Where it hurts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Critical {
    /// Single subjects, the heaviest first.
    pub subjects: Vec<Weight>,
    /// Parties with all they manage, make, supply or maintain.
    pub parties: Vec<Weight>,
    /// Software that several components list.
    pub software: Vec<Weight>,
}

/// How many subjects, parties and pieces of software are measured.
const MOST_MEASURED: usize = 12;

/// Finds where it hurts. What is measured are the spots on the best routes, by worlds with the same random numbers.
pub fn critical(basis: Basis<'_>, travel: &Travel, asking: Asking) -> Critical {
    let measure = Measure { travel, worlds: Worlds::of(asking), model: basis.model };
    let mut on_routes: BTreeMap<Spot, f64> = BTreeMap::new();
    for risk in &travel.risks {
        for route in &risk.routes {
            let spots: BTreeSet<Spot> = route.ways.iter().flat_map(|way| measure.spots(*way)).collect();
            for spot in spots {
                *on_routes.entry(spot).or_default() += risk.weight * route.chance;
            }
        }
    }
    let mut subjects: Vec<(Spot, f64)> = on_routes.iter().map(|(spot, sum)| (*spot, *sum)).collect();
    subjects.retain(|(spot, _)| {
        let kind = travel.graph.spots.subject(*spot).map(|subject| basis.model.kind(subject));
        let harmed =
            travel.risks.iter().any(|risk| basis.model.reference(risk.goal, Attr::At).map(Spot::from) == Some(*spot));
        !harmed && !matches!(kind, Some(Kind::Goal | Kind::Organization) | None)
    });
    subjects.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let single = subjects.iter().take(MOST_MEASURED).map(|(spot, _)| (*spot, BTreeSet::from([*spot])));
    let mut found = Critical {
        subjects: single.map(|(spot, group)| measure.weight(spot, &group)).collect(),
        parties: measure.parties(&on_routes),
        software: measure.software(),
    };
    for list in [&mut found.subjects, &mut found.parties, &mut found.software] {
        list.retain(|weight| weight.share > 0.0);
        list.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.spot.cmp(&b.spot)));
    }
    found
}

struct Measure<'m> {
    travel: &'m Travel,
    worlds: Worlds,
    model: &'m Model,
}

impl Measure<'_> {
    /// Everything a way passes.
    fn spots(&self, way: u32) -> Vec<Spot> {
        let made = self.travel.graph.ways.get(way as usize);
        made.into_iter()
            .flat_map(|made| [Some(made.source), made.link.map(Spot::from), Some(made.target)])
            .flatten()
            .collect()
    }

    /// What the goals lose if nothing could happen to any of a group.
    fn weight(&self, spot: Spot, group: &BTreeSet<Spot>) -> Weight {
        let passes = |way: u32| !self.spots(way).iter().any(|spot| group.contains(spot));
        let ways = 0..self.travel.graph.ways.len() as u32;
        let open: Vec<bool> = ways.map(passes).collect();
        let is_open = |way: u32| open.get(way as usize).copied().unwrap_or(false);
        let closed = open.iter().zip(0..).filter(|(open, _)| !**open).map(|(_, way)| (way, [0.0; 3])).collect();
        let trials = self.travel.trials(&self.travel.now, &[closed], self.worlds);
        let loss = |at: usize| trials.get(at).map_or(0.0, |trial| trial.loss);
        let (before, after) = (loss(0), loss(1));
        let reached = possible(&self.travel.graph.net, is_open);
        let all = possible(&self.travel.graph.net, |_| true);
        let holds = |states: &[bool], state: u32| states.get(state as usize).copied().unwrap_or(false);
        let only = self
            .travel
            .risks
            .iter()
            .filter(|risk| risk.state.is_some_and(|state| holds(&all, state) && !holds(&reached, state)));
        Weight {
            spot,
            share: if before > 0.0 { (before - after) / before } else { 0.0 },
            only_way_to: only.map(|risk| risk.goal).collect(),
            members: group.len() as u32,
        }
    }

    /// Parties that manage nothing a goal stands at: what they manage, make, supply, maintain or reach from afar.
    fn parties(&self, on_routes: &BTreeMap<Spot, f64>) -> Vec<Weight> {
        let own: BTreeSet<Subject> =
            self.travel.risks.iter().filter_map(|risk| self.model.manager(risk.goal)).collect();
        let mut heavy: Vec<(Subject, f64, BTreeSet<Spot>)> = Vec::new();
        for party in self.model.of_kind(Kind::Organization).filter(|party| !own.contains(party)) {
            let mut group: BTreeSet<Spot> = self.model.managed_by(party).iter().copied().map(Spot::from).collect();
            group.insert(party.into());
            group.extend(self.model.naming(party, Attr::MadeBy).map(Spot::from));
            group.extend(self.model.naming(party, Attr::By).map(Spot::from));
            let sum = group.iter().filter_map(|spot| on_routes.get(spot)).sum();
            if sum > 0.0 {
                heavy.push((party, sum, group));
            }
        }
        heavy.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        heavy.iter().take(MOST_MEASURED).map(|(party, _, group)| self.weight((*party).into(), group)).collect()
    }

    /// Software that at least two components list.
    fn software(&self) -> Vec<Weight> {
        let spots = &self.travel.graph.spots;
        let mut users: BTreeMap<Spot, BTreeSet<Spot>> = BTreeMap::new();
        for component in self.model.of_kind(Kind::Component) {
            for text in self.model.texts(component, Attr::Software).unwrap_or_default() {
                if let Some(software) = spots.of_software(text) {
                    users.entry(software).or_default().insert(component.into());
                }
            }
        }
        users.retain(|_, components| components.len() > 1);
        let mut most: Vec<(Spot, BTreeSet<Spot>)> = users.into_iter().collect();
        most.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(&b.0)));
        most.iter()
            .take(MOST_MEASURED)
            .map(|(software, components)| {
                let only = BTreeSet::from([*software]);
                Weight { members: components.len() as u32, ..self.weight(*software, &only) }
            })
            .collect()
    }
}

/// One that is hit when something stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Who or what.
    pub spot: Spot,
    /// What achieves it, as number of the step in the library.
    pub step: u16,
    /// After how many minutes at the earliest, as far as tolerated times are said.
    pub after: u32,
    /// Whether a tolerated time on the way is unsaid, so that it could take longer.
    pub open: bool,
    /// How many could step in for it, where said.
    pub substitutes: Option<u32>,
    /// The way that leads here.
    pub way: u32,
}

/// Who is hit, one after the other, when a subject stops. Follows every way between steps that mean standing still,
/// however likely it is, and adds up the times that systems and receivers of supplies tolerate.
pub fn stopped(basis: Basis<'_>, travel: &Travel, subject: Subject) -> Vec<Hit> {
    let graph = &travel.graph;
    let stops = |step: u16| basis.library.steps.get(usize::from(step)).is_some_and(|step| step.stops);
    let steps = 0..basis.library.steps.len() as u16;
    let seeds: Vec<u32> =
        steps.filter(|step| stops(*step)).filter_map(|step| graph.state(step, subject.into())).collect();
    let mut best: BTreeMap<u32, (u32, bool, u32)> = BTreeMap::new();
    let mut queue = BinaryHeap::new();
    for state in seeds {
        best.insert(state, (0, false, u32::MAX));
        queue.push(Reverse((0u32, state)));
    }
    while let Some(Reverse((after, state))) = queue.pop() {
        let open = match best.get(&state) {
            Some((known, open, _)) if *known == after => *open,
            _ => continue,
        };
        for way in graph.net.out(state) {
            let next = graph.net.conclusion(*way);
            let Some(target) = graph.states.get(next as usize) else { continue };
            let entry = graph.ways.get(*way as usize).is_none_or(|made| made.marks.has(Marks::ENTRY));
            if entry || !(stops(target.step) || is_goal(basis.model, graph.spots.subject(target.spot))) {
                continue;
            }
            let tolerated = graph.spots.subject(target.spot).map(|subject| tolerated(basis.model, subject));
            let (minutes, unsaid) = tolerated.unwrap_or((0, false));
            let then = after.saturating_add(minutes);
            if best.get(&next).is_none_or(|(known, ..)| then < *known) {
                best.insert(next, (then, open || unsaid, *way));
                queue.push(Reverse((then, next)));
            }
        }
    }
    let hit = |(state, (after, open, way)): (&u32, &(u32, bool, u32))| {
        let state = graph.states.get(*state as usize)?;
        let hit = graph.spots.subject(state.spot);
        let substitutes = hit.and_then(|subject| basis.model.number(subject, Attr::Substitutes));
        let (after, open, way) = (*after, *open, *way);
        (way != u32::MAX).then_some(Hit { spot: state.spot, step: state.step, after, open, substitutes, way })
    };
    let mut hits: Vec<Hit> = best.iter().filter_map(hit).collect();
    hits.sort_by_key(|hit| (hit.after, hit.spot, hit.step));
    hits
}

fn is_goal(model: &Model, subject: Option<Subject>) -> bool {
    subject.is_some_and(|subject| model.kind(subject) == Kind::Goal)
}

/// How long a subject can do without, and whether it should say so but does not.
fn tolerated(model: &Model, subject: Subject) -> (u32, bool) {
    match (model.kind(subject), model.minutes(subject, Attr::Tolerates)) {
        (_, Some(minutes)) => (minutes, false),
        (Kind::System | Kind::Supply, None) => (0, true),
        _ => (0, false),
    }
}
