//! Measures as levers on ways: who can lower which chance, and what answers already given do to it.

use super::apply::Marks;
use super::condition::{End, Of, Via};
use super::ground::Graph;
use super::net::Rows;
use super::spot::Spot;
use crate::assess::{Assessment, State};
use crate::content::Library;
use crate::model::{Model, Subject};
use crate::plan::{Bearer, Plan, bearers};
use std::collections::HashMap;

/// A measure in the hands of one bearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lever {
    /// Number of the measure in the library.
    pub measure: u32,
    /// Who would take it.
    pub bearer: Bearer,
    /// Number of the requirement in the plan; `None` where the plan does not ask for it.
    pub required: Option<u32>,
}

/// All levers of a graph.
#[derive(Debug, Clone, Default)]
pub struct Levers {
    /// The levers, in the order in which the graph meets them.
    pub all: Vec<Lever>,
    /// For each way the levers that lower it.
    of_way: Rows,
    /// What each of them leaves of the chance, aligned with the items of `of_way`.
    left: Vec<f32>,
    /// For each lever the ways it lowers.
    ways: Rows,
}

/// Who answers for a spot: a system, the organisation that manages it, and other organisations.
#[derive(Debug, Clone, Default)]
struct Answering {
    system: Option<Bearer>,
    managing: Option<Bearer>,
    others: Box<[Bearer]>,
}

impl Levers {
    /// Finds the levers of every way. Linear in ways times the measures of their rules.
    pub fn of(library: &Library, model: &Model, plan: &Plan, graph: &Graph) -> Levers {
        let required: HashMap<(u32, Bearer), u32> =
            plan.required.iter().zip(0..).map(|(one, at)| ((one.measure, one.bearer), at)).collect();
        let answering: Vec<Answering> =
            (0..graph.spots.len() as u32).map(|at| answering(model, graph.spots.subject(Spot(at)))).collect();
        let technical: Vec<bool> = library
            .measures
            .iter()
            .map(|measure| measure.elements.iter().any(|element| element == "component" || element == "system"))
            .collect();
        let nobody = Answering::default();
        let mut levers = Levers::default();
        let mut known: HashMap<(u32, Bearer), u32> = HashMap::new();
        for made in &graph.ways {
            let Some(rule) = graph.rules.get(made.rule as usize) else { continue };
            let ends = [Some(made.source), made.link.map(Spot::from), Some(made.target)];
            let spot = rule.bearer.find(model, &graph.spots, ends);
            let who = spot.and_then(|spot| answering.get(spot.0 as usize)).unwrap_or(&nobody);
            let source = graph.spots.subject(made.source).map(Bearer::Of);
            let mut own = Vec::with_capacity(rule.measures.len());
            for ((measure, left), bit) in rule.measures.iter().zip(0..) {
                let technical = technical.get(*measure as usize).copied().unwrap_or(false);
                if made.done >> bit & 1 == 1 {
                    continue;
                }
                let Some(lever) = who.lever(*measure, technical, source, &required) else { continue };
                let number = *known.entry((lever.measure, lever.bearer)).or_insert_with(|| {
                    levers.all.push(lever);
                    levers.all.len() as u32 - 1
                });
                own.push(number);
                levers.left.push(*left as f32);
            }
            levers.of_way.push(own);
        }
        levers.ways = levers.of_way.turn(levers.all.len());
        levers
    }

    /// The levers of a way, each with what it leaves of the chance.
    pub fn of_way(&self, way: u32) -> impl Iterator<Item = (u32, f32)> + '_ {
        let start = self.of_way.start(way);
        let left = self.left.get(start..).unwrap_or_default();
        self.of_way.get(way).iter().copied().zip(left.iter().copied())
    }

    /// The ways a lever lowers.
    pub fn ways(&self, lever: u32) -> &[u32] {
        self.ways.get(lever)
    }

    /// How far each lever is pulled by answers already given: 0 not at all, 1 wholly.
    pub fn pulled(&self, assessment: &Assessment) -> Vec<f32> {
        let share = |lever: &Lever| {
            let item = lever.required.and_then(|at| assessment.items.get(at as usize));
            item.map_or(0.0, |item| match item.state {
                State::Met => 1.0,
                State::Partly | State::BelowGrade => 0.5,
                State::Unanswered | State::Unmet | State::Lapsed | State::NotApplicable => 0.0,
            })
        };
        self.all.iter().map(share).collect()
    }

    /// What is left of the chance of a way when levers are pulled so far.
    pub fn left(&self, way: u32, pulled: &[f32]) -> f32 {
        let each = self.of_way(way).map(|(lever, left)| {
            let share = pulled.get(lever as usize).copied().unwrap_or(0.0);
            1.0 - (1.0 - left) * share
        });
        each.product()
    }

    /// The chances of all ways when levers are pulled so far.
    pub fn chances(&self, graph: &Graph, before: &[f32], pulled: &[f32]) -> Vec<f32> {
        let ways = graph.ways.iter().zip(before).zip(0..);
        ways.map(|((made, chance), way)| lowered(*chance, self.left(way, pulled), made.marks)).collect()
    }
}

/// A chance of which only part is left. Of a way in, that part of its attempts or their success is left, so the chance
/// within a year is one less the part-th power of staying clear.
pub fn lowered(chance: f32, left: f32, marks: Marks) -> f32 {
    if left >= 1.0 {
        chance
    } else if marks.has(Marks::ENTRY) {
        1.0 - (1.0 - chance).powf(left)
    } else {
        chance * left
    }
}

fn answering(model: &Model, subject: Option<Subject>) -> Answering {
    let Some(subject) = subject else { return Answering::default() };
    let organizations = bearers(model, subject, "organization");
    let manager = model.manager(subject).map(Bearer::Of);
    let managing = organizations.iter().copied().find(|one| Some(*one) == manager || *one == Bearer::Nobody);
    let system = bearers(model, subject, "system").into_iter().next();
    let system = system.filter(|bearer| !organizations.contains(bearer));
    Answering { system, managing, others: organizations.into_iter().filter(|one| Some(*one) != managing).collect() }
}

impl Answering {
    /// The lever for a measure: whoever the plan asks, else whoever would be asked. Of several organisations the one that
    /// manages the spot comes first, then the one the way comes from, so that it does not matter whose id comes first.
    fn lever(
        &self,
        measure: u32,
        technical: bool,
        source: Option<Bearer>,
        required: &HashMap<(u32, Bearer), u32>,
    ) -> Option<Lever> {
        let source = source.filter(|source| self.others.contains(source));
        let organization = self.managing.or(source).or(self.others.first().copied());
        let candidates = [self.system, self.managing, source].into_iter().flatten();
        let asked = candidates
            .chain(self.others.iter().copied())
            .find_map(|bearer| Some((bearer, Some(*required.get(&(measure, bearer))?))));
        let likely = if technical { self.system.or(organization) } else { organization };
        let (bearer, required) = asked.or(likely.map(|bearer| (bearer, None)))?;
        Some(Lever { measure, bearer, required })
    }
}

impl Graph {
    /// The spot whose bearer answers for a way.
    pub fn answering_spot(&self, model: &Model, way: u32) -> Option<Spot> {
        let made = self.ways.get(way as usize)?;
        let of =
            self.rules.get(made.rule as usize).map_or(Of { end: End::Target, via: Via::Itself }, |rule| rule.bearer);
        of.find(model, &self.spots, [Some(made.source), made.link.map(Spot::from), Some(made.target)])
    }
}
