//! Model and step packs become the graph: every rule on every joint of its relation.

use super::apply::{Dense, Found, Grounding, State};
use super::course::NEAR;
use super::made::{Marks, Ways};
use super::mixing::{hash, mix};
use super::net::Net;
use super::rules::{Rule, Rules};
use super::spot::{Spot, Spots};
use crate::content::Library;
use crate::diag::Checked;
use crate::model::{Attr, Kind, Model, Subject};
use std::sync::Arc;

/// The graph of a model.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// States and ways in rows.
    pub net: Net,
    /// The spots.
    pub spots: Spots,
    /// What each spot is known by in other versions of the model.
    pub lasting: Vec<u64>,
    /// What each state means.
    pub states: Vec<State>,
    /// What each way is made of.
    pub ways: Ways,
    /// The usual chance of each way, before answers.
    pub usual: Arc<Vec<f32>>,
    /// What must not happen, with its state if anything leads there.
    pub goals: Vec<(Subject, Option<u32>)>,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// Compiles the graph. Linear in what the relations of the model join, times the rules along each.
pub fn ground(library: &Library, model: &Model, threads: usize) -> Checked<Graph> {
    let Checked { value: mut rules, diagnostics } = Rules::of(library);
    rules.answers.answer(model);
    let spots = Spots::of(model);
    let dense = Dense::of(model, &spots, &rules);
    let grounding = Grounding { model, spots: &spots, rules: &rules, dense: &dense, physical: physical(library) };
    let found = grounding.all(threads);
    let graph = finished(model, spots, rules, &dense, found);
    Checked { value: graph, diagnostics }
}

/// Which steps happen in physical space.
fn physical(library: &Library) -> Vec<bool> {
    library.steps.iter().map(|step| step.physical).collect()
}

/// Numbers the states that are used and lays the ways into rows.
fn finished(model: &Model, spots: Spots, rules: Rules, dense: &Dense, found: Found) -> Graph {
    let Found { ways, mut premises, mut conclusions, .. } = found;
    let mut numbers = vec![u32::MAX; dense.len as usize];
    for state in premises.all().chain(conclusions.iter().copied()) {
        if let Some(number) = numbers.get_mut(state as usize) {
            *number = 0;
        }
    }
    let mut used = 0u32;
    for number in numbers.iter_mut().filter(|number| **number == 0) {
        *number = used;
        used += 1;
    }
    let states = states(dense, &numbers);
    for state in premises.all_mut().chain(&mut conclusions) {
        *state = numbers.get(*state as usize).copied().unwrap_or(u32::MAX);
    }
    let lasting: Vec<u64> = (0..spots.len() as u32).map(|at| lasting(model, &spots, Spot(at))).collect();
    let net = Net::of_rows(used as usize, premises, conclusions);
    let usual: Vec<f32> = ways.variants().iter().map(|variant| variant.chances[1]).collect();
    let usual = ways.of().iter().map(|variant| usual.get(*variant as usize).copied().unwrap_or(0.0)).collect();
    let usual = Arc::new(usual);
    let mut graph = Graph { net, spots, lasting, states, ways, usual, goals: Vec::new(), rules: rules.all };
    graph.goals = goals(model, &graph);
    graph
}

/// What a spot is known by in other versions of its model: its former id where it says one.
fn lasting(model: &Model, spots: &Spots, spot: Spot) -> u64 {
    let subject = spots.subject(spot);
    let was = subject.and_then(|subject| model.text(subject, Attr::Was).filter(|was| model.find(was) == Some(subject)));
    hash(was.unwrap_or_else(|| spots.id(model, spot)).as_bytes())
}

fn states(dense: &Dense, numbers: &[u32]) -> Vec<State> {
    let mut states = Vec::new();
    for (bases, step) in dense.bases.iter().zip(0..) {
        for (base, (start, end)) in bases.iter().zip(&dense.kinds) {
            let Some(base) = base else { continue };
            for spot in *start..*end {
                let used = numbers.get((base + spot - start) as usize).is_some_and(|number| *number != u32::MAX);
                if used {
                    states.push(State { step, spot: Spot(spot) });
                }
            }
        }
    }
    states
}

/// The organisation and the zone a subject belongs to, by itself or by where it begins or takes place.
fn home(model: &Model, subject: Subject) -> (u32, u32) {
    let places = [Attr::From, Attr::Place, Attr::At].into_iter().filter_map(|attr| model.reference(subject, attr));
    let mut seen = std::iter::once(subject).chain(places);
    let zoned =
        seen.clone().find(|one| model.zone(*one).is_some()).or_else(|| seen.find(|one| model.manager(*one).is_some()));
    let place = zoned.unwrap_or(subject);
    let number = |found: Option<Subject>| found.map_or(u32::MAX, |found| found.0);
    (number(model.manager(place).or(Some(place))), number(model.zone(place)))
}

/// The goals with their states. A goal is a goal because ways along `harms` end in it.
fn goals(model: &Model, graph: &Graph) -> Vec<(Subject, Option<u32>)> {
    let mut goals: Vec<(Subject, Option<u32>)> = model.of_kind(Kind::Goal).map(|goal| (goal, None)).collect();
    for (state, at) in graph.states.iter().zip(0..) {
        let found = goals.binary_search_by(|(goal, _)| goal.0.cmp(&state.spot.0));
        if let Some(slot) = found.ok().and_then(|found| goals.get_mut(found)) {
            slot.1 = slot.1.or(Some(at));
        }
    }
    goals
}

impl Graph {
    /// The state of a step on a spot, if the graph has it.
    pub fn state(&self, step: u16, spot: Spot) -> Option<u32> {
        self.states.binary_search(&State { step, spot }).ok().map(|at| at as u32)
    }

    /// What tells a way from all others in any model and content: its row and the ids it joins.
    pub fn id(&self, way: u32) -> u64 {
        let Some(made) = self.ways.get(way as usize) else { return 0 };
        let link = made.link.map_or(0, |link| self.known(link.into()));
        let mut found = self.row(made.rule);
        for part in [self.known(made.source), link, self.known(made.target)] {
            found = mix(found.rotate_left(17) ^ part);
        }
        found
    }

    /// What a row is known by, whatever else is in the library.
    pub(super) fn row(&self, rule: u32) -> u64 {
        self.rules.get(rule as usize).map_or(0, |rule| rule.hash)
    }

    /// What a spot is known by in other versions of the model.
    pub(super) fn known(&self, spot: Spot) -> u64 {
        self.lasting.get(spot.0 as usize).copied().unwrap_or(0)
    }

    /// What a way shares its uncertainty by: its row, and where something is unsaid, its target besides.
    pub fn shared(&self, way: u32) -> u64 {
        let Some(made) = self.ways.get(way as usize) else { return 0 };
        self.shared_by(self.row(made.rule), made.marks.has(Marks::ASSUMED), made.target)
    }

    pub(super) fn shared_by(&self, row: u64, assumed: bool, target: Spot) -> u64 {
        if assumed { mix(row ^ self.known(target)) } else { row }
    }

    /// Sorts states so that neighbours stand together, by organisation and zone, and among neighbours as they are given:
    /// most of what happens, happens among neighbours.
    pub fn side_by_side(&self, model: &Model, states: &[u32]) -> Vec<u32> {
        if states.len() <= NEAR {
            return states.to_vec();
        }
        let spots = (0..self.spots.len() as u32).map(|spot| {
            let home = self.spots.subject(Spot(spot)).map(|subject| home(model, subject));
            (home.unwrap_or((u32::MAX, u32::MAX)), spot)
        });
        let mut spots: Vec<((u32, u32), u32)> = spots.collect();
        spots.sort_unstable();
        let mut ranks = vec![0u32; spots.len()];
        for ((_, spot), rank) in spots.iter().zip(0..) {
            ranks.get_mut(*spot as usize).into_iter().for_each(|slot| *slot = rank);
        }
        let rank = |state: u32| {
            let spot = self.states.get(state as usize).map_or(0, |state| state.spot.0);
            ranks.get(spot as usize).copied().unwrap_or(u32::MAX)
        };
        let mut sorted: Vec<(u32, u32, u32)> =
            states.iter().zip(0..).map(|(state, at)| (rank(*state), at, *state)).collect();
        sorted.sort_unstable();
        for near in sorted.chunks_mut(NEAR) {
            near.sort_unstable_by_key(|(_, at, _)| *at);
        }
        sorted.into_iter().map(|(_, _, state)| state).collect()
    }

    /// Where a subject is stated at for a goal.
    pub fn at(model: &Model, goal: Subject) -> Option<Subject> {
        model.reference(goal, Attr::At)
    }
}
