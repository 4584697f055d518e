//! Measures as levers on ways: who can lower which chance, and what answers already given do to it.

use super::condition::{End, Of, Via};
use super::ground::Graph;
use super::made::Marks;
use super::mixing::Mixing;
use super::net::Rows;
use super::spot::Spot;
use crate::assess::{Assessment, State};
use crate::content::Library;
use crate::model::{Model, Subject};
use crate::plan::{Bearer, Plan, bearers};
use std::collections::HashMap;
use std::sync::OnceLock;

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
    /// For each way its grip: ways of one rule for which the same people answer are lowered by the same levers.
    grips: Vec<u32>,
    /// For each grip the levers that lower its ways.
    of_grip: Rows,
    /// What each of them leaves of the chance, aligned with the items of `of_grip`.
    left: Vec<f32>,
    /// For each grip its ways, once somebody asks.
    ways: OnceLock<Rows>,
    /// For each lever the grips it is in.
    grips_of: Rows,
}

/// Who answers for a spot: a system, the organisation that manages it, and other organisations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
struct Answering {
    system: Option<Bearer>,
    managing: Option<Bearer>,
    others: Box<[Bearer]>,
}

/// What the levers of a way depend on.
#[derive(PartialEq, Eq, Hash)]
struct Grip {
    rule: u32,
    /// Measures of the rule that are in effect already.
    done: u32,
    /// Who answers, by number.
    who: u32,
    /// Whom the way comes from, where it matters.
    source: Option<Bearer>,
}

impl Levers {
    /// Finds the levers of every way. Linear in ways, and in those who answer times the measures of rules.
    pub fn of(library: &Library, model: &Model, plan: &Plan, graph: &Graph) -> Levers {
        let required = plan.required.iter().zip(0..).map(|(one, at)| ((one.measure, one.bearer), at)).collect();
        let technical = library
            .measures
            .iter()
            .map(|measure| measure.elements.iter().any(|element| element == "component" || element == "system"))
            .collect();
        let mut finding = Finding { required, technical, known: HashMap::default(), levers: Levers::default() };
        let (all, who) = all_answering(model, graph);
        let mut grips: HashMap<Grip, u32, Mixing> = HashMap::default();
        for made in graph.ways.iter() {
            let rule = graph.rules.get(made.rule as usize);
            let ends = [Some(made.source), made.link.map(Spot::from), Some(made.target)];
            let spot = rule.and_then(|rule| rule.bearer.find(model, &graph.spots, ends));
            let number = spot.and_then(|spot| who.get(spot.0 as usize)).copied().unwrap_or(0);
            let Some(answering) = all.get(number as usize) else { continue };
            let mut source = None;
            if !answering.others.is_empty() {
                source = graph.spots.subject(made.source).map(Bearer::Of);
                source = source.filter(|source| answering.others.contains(source));
            }
            let grip = Grip { rule: made.rule, done: made.done, who: number, source };
            let next = grips.len() as u32;
            let grip = *grips.entry(grip).or_insert_with(|| {
                finding.grip(
                    rule.map(|rule| rule.measures.as_slice()).unwrap_or_default(),
                    made.done,
                    answering,
                    source,
                );
                next
            });
            finding.levers.grips.push(grip);
        }
        let mut levers = finding.levers;
        levers.grips_of = levers.of_grip.turn(levers.all.len());
        levers
    }

    /// The levers of a way, each with what it leaves of the chance.
    pub fn of_way(&self, way: u32) -> impl Iterator<Item = (u32, f32)> + Clone + '_ {
        self.of_grip(self.grips.get(way as usize).copied().unwrap_or(u32::MAX))
    }

    fn of_grip(&self, grip: u32) -> impl Iterator<Item = (u32, f32)> + Clone + '_ {
        let start = self.of_grip.start(grip);
        let left = self.left.get(start..).unwrap_or_default();
        self.of_grip.get(grip).iter().copied().zip(left.iter().copied())
    }

    /// For each grip its ways.
    fn by_grip(&self) -> &Rows {
        self.ways.get_or_init(|| Rows::turned_single(self.of_grip.len(), &self.grips))
    }

    /// The ways a lever lowers, in order.
    pub fn ways(&self, lever: u32) -> Vec<u32> {
        let by_grip = self.by_grip();
        let mut ways: Vec<u32> =
            self.grips_of.get(lever).iter().flat_map(|grip| by_grip.get(*grip).iter().copied()).collect();
        ways.sort_unstable();
        ways
    }

    /// What each lever takes away of something that all ways weigh in, if it were pulled so far as it is not yet.
    pub fn shares(&self, weights: &[f32], pulled: &[f32]) -> Vec<f64> {
        let mut shares = vec![0.0f64; self.all.len()];
        for grip in 0..self.of_grip.len() as u32 {
            let ways = self.by_grip().get(grip).iter();
            let weight: f64 = ways.filter_map(|way| weights.get(*way as usize)).map(|weight| f64::from(*weight)).sum();
            if weight <= 0.0 {
                continue;
            }
            for (lever, left) in self.of_grip(grip) {
                let more = 1.0 - pulled.get(lever as usize).copied().unwrap_or(0.0);
                if let Some(sum) = shares.get_mut(lever as usize) {
                    *sum += weight * f64::from((1.0 - left) * more);
                }
            }
        }
        shares
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
        left(self.of_way(way), pulled)
    }

    /// The grip of each way, and what is left of the chance of ways in each grip when levers are pulled so far.
    pub(super) fn all_left(&self, pulled: &[f32]) -> (&[u32], Vec<f32>) {
        (&self.grips, (0..self.of_grip.len() as u32).map(|grip| left(self.of_grip(grip), pulled)).collect())
    }
}

/// What several levers leave when they are pulled so far.
fn left(levers: impl Iterator<Item = (u32, f32)>, pulled: &[f32]) -> f32 {
    let each = levers.map(|(lever, left)| {
        let share = pulled.get(lever as usize).copied().unwrap_or(0.0);
        1.0 - (1.0 - left) * share
    });
    each.product()
}

/// What levers are found with.
struct Finding {
    /// Number of the requirement by measure and bearer.
    required: HashMap<(u32, Bearer), u32, Mixing>,
    /// Which measures concern systems and components.
    technical: Vec<bool>,
    known: HashMap<(u32, Bearer), u32, Mixing>,
    levers: Levers,
}

impl Finding {
    /// Adds a grip: the levers of these measures, less those in effect already.
    fn grip(&mut self, measures: &[(u32, f64)], done: u32, who: &Answering, source: Option<Bearer>) {
        let mut own = Vec::with_capacity(measures.len());
        for ((measure, left), bit) in measures.iter().zip(0..) {
            let technical = self.technical.get(*measure as usize).copied().unwrap_or(false);
            if done >> bit & 1 == 1 {
                continue;
            }
            let Some(lever) = who.lever(*measure, technical, source, &self.required) else { continue };
            let all = &mut self.levers.all;
            let number = *self.known.entry((lever.measure, lever.bearer)).or_insert_with(|| {
                all.push(lever);
                all.len() as u32 - 1
            });
            own.push(number);
            self.levers.left.push(*left as f32);
        }
        self.levers.of_grip.push(own);
    }
}

/// All who answer for any spot, nobody first, and for each spot who it is, by number.
fn all_answering(model: &Model, graph: &Graph) -> (Vec<Answering>, Vec<u32>) {
    let mut all = vec![Answering::default()];
    let mut known: HashMap<Answering, u32, Mixing> = HashMap::default();
    let mut number = |subject: Subject| {
        let who = answering(model, subject);
        *known.entry(who).or_insert_with_key(|who| {
            all.push(who.clone());
            all.len() as u32 - 1
        })
    };
    let who = (0..graph.spots.len() as u32).map(|at| graph.spots.subject(Spot(at)).map_or(0, &mut number)).collect();
    (all, who)
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

fn answering(model: &Model, subject: Subject) -> Answering {
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
        required: &HashMap<(u32, Bearer), u32, Mixing>,
    ) -> Option<Lever> {
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
