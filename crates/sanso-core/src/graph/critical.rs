//! Where it hurts: subjects everything depends on, and concentration on one party or one piece of software.

use super::settle::{NEVER, possible};
use super::spot::Spot;
use super::spread::Changes;
use super::travel::{Asking, Basis, Risk, Travel, Trial};
use super::worlds::Worlds;
use crate::model::{Attr, Kind, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// What the goals would lose in likelihood if nothing could happen to a subject, or to all of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Weight {
    /// The subject, or the party or software the group stands for.
    pub spot: Spot,
    /// How much of the weighed likelihood of all goals passes here, from 0 to 1.
    pub share: f64,
    /// Goals of whose likelihood a part passes here, with that part; those that lose most first.
    pub of_goals: Vec<(Subject, f64)>,
    /// Goals that cannot be reached without it, in the order of the risks.
    pub only_way_to: Vec<Subject>,
    /// How many spots the group has.
    pub members: u32,
}

/// Where it hurts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Critical {
    /// Single subjects, the heaviest first. A zone or system through which no more passes than through one thing in it
    /// is left out for that thing.
    pub subjects: Vec<Weight>,
    /// Parties with all they manage, make, supply, maintain or reach from afar, where they manage no goal.
    pub parties: Vec<Weight>,
    /// Software that several components list.
    pub software: Vec<Weight>,
    /// Whether everything was looked at that could be the only way to a goal; large graphs are looked at in part.
    pub complete: bool,
}

/// How many subjects, parties and pieces of software are looked at in large graphs.
const LEAST_LOOKED: usize = 6;

/// Ways gone through at most for each list.
const MOST_WORK: usize = 40_000_000;

/// How many subjects are told for their share alone.
const MOST_TOLD: usize = 12;

/// Finds where it hurts. What all ways to a goal pass lies on the best of them, so that is where to look for it.
pub fn critical(basis: Basis<'_>, travel: &Travel, asking: Asking) -> Critical {
    let most = (MOST_WORK / travel.graph.ways.len().max(1)).max(LEAST_LOOKED);
    let measure = Measure { basis, travel, most };
    let on_routes = measure.on_routes();
    let mut candidates: Vec<(Spot, (bool, f64))> = on_routes.iter().map(|(spot, on)| (*spot, *on)).collect();
    candidates.retain(|(spot, _)| measure.is_passed(*spot));
    candidates.sort_by(|(a, (best_a, sum_a)), (b, (best_b, sum_b))| {
        best_b.cmp(best_a).then(sum_b.total_cmp(sum_a)).then(a.cmp(b))
    });
    let complete = candidates.len() <= most;
    candidates.truncate(most);
    let single = |(spot, _): &(Spot, _)| Group { spot: *spot, spots: BTreeSet::from([*spot]), members: 1 };
    let lists = [candidates.iter().map(single).collect(), measure.parties(&on_routes), measure.software()];
    let [mut subjects, parties, software] = measure.weights(lists, Worlds::of(asking));
    measure.without_mere_hubs(&mut subjects);
    let mut found = Critical { subjects, parties, software, complete };
    let mut told = 0;
    found.subjects.retain(|weight| {
        told += 1;
        told <= MOST_TOLD || !weight.only_way_to.is_empty()
    });
    found
}

/// Spots that are looked at together.
struct Group {
    /// The subject, party or software they stand for.
    spot: Spot,
    spots: BTreeSet<Spot>,
    members: u32,
}

struct Measure<'m> {
    basis: Basis<'m>,
    travel: &'m Travel,
    most: usize,
}

impl Measure<'_> {
    /// Everything a way passes.
    fn spots(&self, way: u32) -> impl Iterator<Item = Spot> + use<> {
        let made = self.travel.graph.ways.get(way as usize);
        let ends = made.map(|made| [Some(made.source), made.link.map(Spot::from), Some(made.target)]);
        ends.into_iter().flatten().flatten()
    }

    /// The spots that the best routes pass: whether the best route of a goal does, and how much likelihood in all.
    fn on_routes(&self) -> BTreeMap<Spot, (bool, f64)> {
        let mut found: BTreeMap<Spot, (bool, f64)> = BTreeMap::new();
        for risk in &self.travel.risks {
            for (route, rank) in risk.routes.iter().zip(0..) {
                let ways = route.ways.iter().chain(&route.aside);
                let spots: BTreeSet<Spot> = ways.flat_map(|way| self.spots(*way)).collect();
                for spot in spots {
                    let known = found.entry(spot).or_default();
                    *known = (known.0 || rank == 0, known.1 + risk.weight * route.chance);
                }
            }
        }
        found
    }

    /// Whether a spot is something ways pass: no goal, no organisation, and not what a goal is stated at.
    fn is_passed(&self, spot: Spot) -> bool {
        let model = self.basis.model;
        let kind = self.travel.graph.spots.subject(spot).map(|subject| model.kind(subject));
        !matches!(kind, Some(Kind::Goal | Kind::Organization) | None) && !self.is_goals_own(spot)
    }

    /// Whether a goal is stated at a spot.
    fn is_goals_own(&self, spot: Spot) -> bool {
        let model = self.basis.model;
        self.travel.risks.iter().any(|risk| model.reference(risk.goal, Attr::At).map(Spot::from) == Some(spot))
    }

    /// What the goals lose if nothing could happen to any of a group, for three lists of groups, all in the same worlds.
    fn weights(&self, lists: [Vec<Group>; 3], worlds: Worlds) -> [Vec<Weight>; 3] {
        let closed = |group: &Group| -> Changes {
            let ways = 0..self.travel.graph.ways.len() as u32;
            let passes = |way: &u32| self.spots(*way).any(|spot| group.spots.contains(&spot));
            ways.filter(passes).map(|way| (way, [0.0; 3])).collect()
        };
        let changes: Vec<Changes> = lists.iter().flatten().map(closed).collect();
        let mut trials = self.travel.trials(&self.travel.now, &changes, worlds).into_iter();
        let before = trials.next().unwrap_or_default();
        let mut tried = changes.iter().zip(trials);
        lists.map(|list| {
            let weight = |group: Group| {
                let (closed, after) = tried.next()?;
                Some(self.weight(&group, closed, &before, &after))
            };
            let mut found: Vec<Weight> = list.into_iter().filter_map(weight).collect();
            found.retain(|weight| weight.share > 0.0 || !weight.only_way_to.is_empty());
            found.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.spot.cmp(&b.spot)));
            found
        })
    }

    fn weight(&self, group: &Group, closed: &Changes, before: &Trial, after: &Trial) -> Weight {
        let reached = possible(&self.travel.graph.net, |way| {
            let can = self.travel.now.usual.get(way as usize).is_some_and(|chance| *chance > 0.0);
            can && closed.binary_search_by_key(&way, |(way, _)| *way).is_err()
        });
        let is_lost = |risk: &&Risk| {
            let state = risk.state.map(|state| state as usize);
            let could = state.is_some_and(|state| self.travel.settled.by.get(state).is_some_and(|by| *by != NEVER));
            could && state.is_some_and(|state| reached.get(state) != Some(&true))
        };
        let risks = self.travel.risks.iter();
        let losing = |((risk, before), after): ((&Risk, &f64), &f64)| {
            (before > after).then(|| (risk.goal, (before - after) / before))
        };
        let mut of_goals: Vec<(Subject, f64)> =
            risks.clone().zip(&before.each).zip(&after.each).filter_map(losing).collect();
        of_goals.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Weight {
            spot: group.spot,
            share: if before.loss > 0.0 { (before.loss - after.loss) / before.loss } else { 0.0 },
            of_goals,
            only_way_to: risks.filter(is_lost).map(|risk| risk.goal).collect(),
            members: group.members,
        }
    }

    /// Leaves out zones and systems that weigh no more than one thing that stands in them.
    fn without_mere_hubs(&self, subjects: &mut Vec<Weight>) {
        let model = self.basis.model;
        let subject = |weight: &Weight| self.travel.graph.spots.subject(weight.spot);
        let hub = |one: Subject| matches!(model.kind(one), Kind::Zone | Kind::System);
        let mut explained: BTreeMap<Subject, (f64, usize)> = BTreeMap::new();
        for weight in subjects.iter() {
            let Some(one) = subject(weight).filter(|one| !hub(*one)) else { continue };
            for hub in [model.zone(one), model.system(one)].into_iter().flatten() {
                let known = explained.entry(hub).or_default();
                *known = (known.0.max(weight.share), known.1.max(weight.only_way_to.len()));
            }
        }
        subjects.retain(|weight| {
            let known = subject(weight).filter(|one| hub(*one)).and_then(|one| explained.get(&one));
            known.is_none_or(|(share, only)| weight.share > share + 0.005 || weight.only_way_to.len() > *only)
        });
    }

    /// Parties that manage nothing a goal stands at, with everything that passes through their hands.
    fn parties(&self, on_routes: &BTreeMap<Spot, (bool, f64)>) -> Vec<Group> {
        let model = self.basis.model;
        let own: BTreeSet<Subject> = self.travel.risks.iter().filter_map(|risk| model.manager(risk.goal)).collect();
        let mut heavy: Vec<(Subject, f64, BTreeSet<Spot>)> = Vec::new();
        for party in model.of_kind(Kind::Organization).filter(|party| !own.contains(party)) {
            let mut group: BTreeSet<Spot> = model.managed_by(party).iter().copied().map(Spot::from).collect();
            group.insert(party.into());
            let supplied = model.naming(party, Attr::From).filter(|by| model.kind(*by) == Kind::Supply);
            let made = model.naming(party, Attr::MadeBy).chain(model.naming(party, Attr::By));
            group.extend(made.chain(supplied).map(Spot::from));
            // That what must not happen to a thing passes that thing says nothing of who made it.
            group.retain(|spot| !self.is_goals_own(*spot));
            let sum = group.iter().filter_map(|spot| on_routes.get(spot)).map(|(_, sum)| sum).sum();
            if sum > 0.0 {
                heavy.push((party, sum, group));
            }
        }
        heavy.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let group = |(party, _, spots): (Subject, f64, BTreeSet<Spot>)| Group {
            spot: party.into(),
            members: spots.len() as u32,
            spots,
        };
        heavy.into_iter().take(self.most).map(group).collect()
    }

    /// Software that at least two components list.
    fn software(&self) -> Vec<Group> {
        let (model, spots) = (self.basis.model, &self.travel.graph.spots);
        let mut users: BTreeMap<Spot, BTreeSet<Spot>> = BTreeMap::new();
        for component in model.of_kind(Kind::Component) {
            for text in model.texts(component, Attr::Software).unwrap_or_default() {
                if let Some(software) = spots.of_software(text) {
                    users.entry(software).or_default().insert(component.into());
                }
            }
        }
        users.retain(|_, components| components.len() > 1);
        let mut most: Vec<(Spot, BTreeSet<Spot>)> = users.into_iter().collect();
        most.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(&b.0)));
        let group = |(software, components): &(Spot, BTreeSet<Spot>)| Group {
            spot: *software,
            spots: BTreeSet::from([*software]),
            members: components.len() as u32,
        };
        most.iter().take(self.most).map(group).collect()
    }
}
