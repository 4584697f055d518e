//! What the graph says of a study: how likely each goal is hit, by which routes, and which measures help most.

use super::chances::{Chances, Standing};
use super::ground::{Graph, ground};
use super::levers::{Levers, lowered};
use super::order::causes_first;
use super::routes::{Found, Route};
use super::settle::{Settled, settle};
use super::spread::{Changes, Outcome, outcomes};
use super::telling::Telling;
use super::value::value;
use super::worlds::Worlds;
use crate::assess::Assessment;
use crate::content::{Library, Nature};
use crate::diag::Checked;
use crate::model::{Attr, Model, Subject};
use crate::plan::Plan;

/// What the graph is computed from.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The knowledge.
    pub library: &'a Library,
    /// The model.
    pub model: &'a Model,
    /// What is required of whom.
    pub plan: &'a Plan,
    /// What is met already.
    pub assessment: &'a Assessment,
}

/// How much work to put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asking {
    /// How many worlds to look at.
    pub worlds: u32,
    /// What randomness is drawn from.
    pub seed: u64,
    /// On how many threads; it changes nothing but the time.
    pub threads: usize,
    /// How many routes to find per goal.
    pub routes: usize,
    /// How many measures to measure in worlds, those that promise most; where it is none, they are not even estimated.
    pub measured: usize,
    /// What has to be behind routes; nothing for those of every nature.
    pub behind: Option<Nature>,
}

impl Default for Asking {
    fn default() -> Asking {
        Asking { worlds: 1024, seed: 1, threads: 1, routes: 5, measured: 12, behind: None }
    }
}

/// What is known of one goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Risk {
    /// The goal.
    pub goal: Subject,
    /// Its state, if anything leads there.
    pub state: Option<u32>,
    /// What it weighs against other goals.
    pub weight: f64,
    /// How likely it is as things stand.
    pub likely: Outcome,
    /// How likely it would be without anything that answers say is met; the same where there are no answers.
    pub unanswered: f64,
    /// The routes to tell: the likeliest attack, accident and failure from the likeliest on, then further attacks.
    pub routes: Vec<Route>,
    /// Whether there are no other routes than those found, up to the number asked for.
    pub complete: bool,
}

/// What a measure in the hands of one bearer would take away.
#[derive(Debug, Clone, PartialEq)]
pub struct Gain {
    /// Number of the lever.
    pub lever: u32,
    /// How much of the weighed likelihood of all goals goes, from 0 to 1.
    pub removes: f64,
    /// For each goal, in the order of the risks, how much of its likelihood goes.
    pub of_goals: Vec<f64>,
    /// Whether it was measured in worlds; else it is a first estimate.
    pub measured: bool,
}

/// What worlds say of all goals together and of each.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trial {
    /// The likelihood of all goals, each by its weight.
    pub loss: f64,
    /// The likelihood of each goal, in the order of the risks.
    pub each: Vec<f64>,
}

/// The graph of a study with its first answers.
#[derive(Debug, Clone, Default)]
pub struct Travel {
    /// The graph.
    pub graph: Graph,
    /// The measures as levers on it.
    pub levers: Levers,
    /// How far each lever is pulled by answers.
    pub pulled: Vec<f32>,
    /// The chances of all ways as things stand.
    pub now: Chances,
    /// The states that can hold, causes first.
    pub order: Vec<u32>,
    /// The same in the order in which worlds are worked through: neighbours stand together.
    pub neighbours: Vec<u32>,
    /// The best derivation of every state, as things stand.
    pub settled: Settled,
    /// What is known of each goal, the heaviest first.
    pub risks: Vec<Risk>,
    /// What measures would take away, those that take most first.
    pub gains: Vec<Gain>,
    /// How many worlds were looked at.
    pub worlds: u32,
}

impl Worlds {
    /// The worlds that are asked for.
    pub fn of(asking: Asking) -> Worlds {
        Worlds { count: asking.worlds, seed: asking.seed, threads: asking.threads }
    }
}

/// Compiles the graph and asks it the first questions.
pub fn travel(basis: Basis<'_>, asking: Asking) -> Checked<Travel> {
    let Checked { value: graph, diagnostics } = ground(basis.library, basis.model, asking.threads);
    Checked { value: travel_on(graph, basis, asking), diagnostics }
}

/// The same for a graph that was compiled already.
pub fn travel_on(graph: Graph, basis: Basis<'_>, asking: Asking) -> Travel {
    let ordered = || {
        let base = settle(&graph.net, &graph.usual);
        let order = causes_first(&graph.net, &base.order);
        (base, order)
    };
    let levered = || Levers::of(basis.library, basis.model, basis.plan, &graph);
    let apart = worthwhile(asking.threads, graph.ways.len()) > 1;
    let (levers, (base, order)) = both(apart, levered, ordered);
    let pulled = levers.pulled(basis.assessment);
    let neighbours = graph.side_by_side(basis.model, &order);
    let mut travel = Travel { graph, levers, pulled, order, neighbours, settled: base, ..Travel::default() };
    travel.now = travel.chances(&travel.pulled);
    if travel.is_answered() {
        travel.settled = settle(&travel.graph.net, &travel.now.usual);
    }
    travel.worlds = Worlds::of(asking).total();
    travel.risks = travel.goals(basis);
    let (told, measured) = both(apart, || travel.routes(basis.model, asking), || travel.measured(asking));
    let found = told.into_iter().zip(measured.likely).zip(measured.unanswered);
    for (risk, ((told, likely), unanswered)) in travel.risks.iter_mut().zip(found) {
        (risk.routes, risk.complete) = (told.routes, told.complete);
        (risk.likely, risk.unanswered) = (likely, unanswered);
    }
    travel.gains = measured.gains;
    let heavy = |risk: &Risk| risk.weight * risk.likely.usual;
    let mut by_weight: Vec<usize> = (0..travel.risks.len()).collect();
    by_weight.sort_by(|a, b| match (travel.risks.get(*a), travel.risks.get(*b)) {
        (Some(a), Some(b)) => heavy(b).total_cmp(&heavy(a)).then(b.weight.total_cmp(&a.weight)),
        _ => std::cmp::Ordering::Equal,
    });
    for gain in &mut travel.gains {
        gain.of_goals = by_weight.iter().filter_map(|at| gain.of_goals.get(*at).copied()).collect();
    }
    travel.risks = by_weight.iter().filter_map(|at| travel.risks.get(*at).cloned()).collect();
    travel
}

impl Travel {
    /// The goals' states; those that nothing leads to are left out.
    fn watched(&self) -> Vec<u32> {
        self.risks.iter().filter_map(|risk| risk.state).collect()
    }

    /// Whether any answer says that something is done.
    pub fn is_answered(&self) -> bool {
        self.pulled.iter().any(|share| *share > 0.0)
    }

    /// The chances of all ways when levers are pulled so far.
    pub fn chances(&self, pulled: &[f32]) -> Chances {
        Chances::of(&self.graph, &self.levers, pulled)
    }

    /// The goals in the order of the model; nothing is known of them but what they weigh.
    fn goals(&self, basis: Basis<'_>) -> Vec<Risk> {
        let risk = |(goal, state): &(Subject, Option<u32>)| Risk {
            goal: *goal,
            state: *state,
            weight: weight(basis, *goal),
            likely: Outcome::default(),
            unanswered: 0.0,
            routes: Vec::new(),
            complete: true,
        };
        self.graph.goals.iter().map(risk).collect()
    }

    /// The routes to each of them.
    fn routes(&self, model: &Model, asking: Asking) -> Vec<Found> {
        let threads = worthwhile(asking.threads, self.graph.ways.len());
        let telling = Telling::of(model, &self.graph, (&self.settled, &self.now.usual), threads);
        let found = |risk: &Risk| {
            let found = risk.state.map(|state| telling.routes(state, asking.routes, asking.behind));
            found.unwrap_or(Found { routes: Vec::new(), complete: true })
        };
        self.risks.iter().map(found).collect()
    }

    /// What worlds say as `now` stands and under each of several changes to it.
    pub fn outcomes(&self, now: &Chances, changes: &[Changes], mut worlds: Worlds) -> Vec<Vec<Outcome>> {
        worlds.threads = worthwhile(worlds.threads, self.graph.ways.len() * (1 + changes.len()));
        let standing = Standing { graph: &self.graph, now };
        outcomes(&self.graph.net, &self.neighbours, &standing, (worlds, &self.watched()), changes)
    }

    /// The same as one number for all goals, each by its weight, and one for each.
    pub fn trials(&self, now: &Chances, changes: &[Changes], worlds: Worlds) -> Vec<Trial> {
        self.outcomes(now, changes, worlds).iter().map(|found| self.trial(found)).collect()
    }

    fn trial(&self, found: &[Outcome]) -> Trial {
        let mut found = found.iter();
        let mut trial = Trial::default();
        for risk in &self.risks {
            let likely = risk.state.and_then(|_| found.next()).map_or(0.0, |outcome| outcome.usual);
            trial.loss += risk.weight * likely;
            trial.each.push(likely);
        }
        trial
    }

    /// The chances that change if one lever were pulled so far, where all others are pulled as given.
    pub fn changes(&self, pulled: &[f32], lever: u32, share: f32) -> Changes {
        let mut pulled = pulled.to_vec();
        if let Some(slot) = pulled.get_mut(lever as usize) {
            *slot = share;
        }
        self.levers.ways(lever).into_iter().map(|way| (way, self.chance_of(way, &pulled))).collect()
    }

    /// The least, usual and most chance of one way when levers are pulled so far.
    pub fn chance_of(&self, way: u32, pulled: &[f32]) -> [f32; 3] {
        let left = self.levers.left(way, pulled);
        let Some(variant) = self.graph.ways.variant(way as usize) else { return [0.0; 3] };
        variant.chances.map(|chance| lowered(chance, left, variant.marks))
    }

    /// Measures likelihoods and what the most promising levers take away, all in the same worlds.
    fn measured(&self, asking: Asking) -> Measured {
        // Whoever asks for no measure is not kept waiting for estimates of them.
        let ranked = asking.measured > 0;
        let promised = if ranked { self.promises(&self.now.usual, &self.pulled) } else { Vec::new() };
        let promise = |lever: &u32| promised.get(*lever as usize).copied().unwrap_or(0.0);
        let mut order: Vec<u32> = (0..promised.len() as u32).filter(|lever| promise(lever) > 0.0).collect();
        order.sort_by(|a, b| promise(b).total_cmp(&promise(a)).then(a.cmp(b)));
        let tries = (WAYS_TO_MEASURE / self.graph.ways.len().max(1)).clamp(1, asking.measured.max(1));
        let mut changes: Vec<Changes> =
            order.iter().take(tries).map(|lever| self.changes(&self.pulled, *lever, 1.0)).collect();
        let measured = changes.len();
        if self.is_answered() {
            let nothing = vec![0.0; self.pulled.len()];
            let pulled = self.pulled.iter().zip(0u32..).filter(|(share, _)| **share > 0.0);
            let mut ways: Vec<u32> = pulled.flat_map(|(_, lever)| self.levers.ways(lever)).collect();
            ways.sort_unstable();
            ways.dedup();
            changes.push(ways.into_iter().map(|way| (way, self.chance_of(way, &nothing))).collect());
        }
        let found = self.outcomes(&self.now, &changes, Worlds::of(asking));
        let trials: Vec<Trial> = found.iter().map(|found| self.trial(found)).collect();
        let (Some(base), Some(first)) = (trials.first(), found.first()) else { return Measured::default() };
        let mut likely = first.iter();
        let likely = |risk: &Risk| risk.state.and_then(|_| likely.next().copied()).unwrap_or_default();
        let likely = self.risks.iter().map(likely).collect();
        let unanswered = trials.get(measured + 1).unwrap_or(base).each.clone();
        let expected = promised_loss(base.loss, &promised);
        let gain = |(lever, rank): (&u32, usize)| match trials.get(rank + 1).filter(|_| rank < measured) {
            Some(after) => {
                let part = |(before, after): (&f64, &f64)| if *before > 0.0 { (before - after) / before } else { 0.0 };
                let of_goals = base.each.iter().zip(&after.each).map(part).collect();
                let removes = if base.loss > 0.0 { (base.loss - after.loss) / base.loss } else { 0.0 };
                Gain { lever: *lever, removes, of_goals, measured: true }
            }
            None => Gain { lever: *lever, removes: promise(lever) / expected, of_goals: Vec::new(), measured: false },
        };
        let mut gains: Vec<Gain> = order.iter().zip(0..).map(gain).collect();
        gains.sort_by(|a, b| {
            b.measured.cmp(&a.measured).then(b.removes.total_cmp(&a.removes)).then(a.lever.cmp(&b.lever))
        });
        Measured { likely, unanswered, gains }
    }

    /// A first estimate of what each lever takes away: its factors times the slope of the loss in each way's chance.
    pub fn promises(&self, chances: &[f32], pulled: &[f32]) -> Vec<f64> {
        let mut weights = vec![0.0f32; self.graph.net.states()];
        for risk in &self.risks {
            if let Some(slot) = risk.state.and_then(|state| weights.get_mut(state as usize)) {
                *slot = risk.weight as f32;
            }
        }
        let value = value(&self.graph.net, &self.order, chances, &weights);
        self.levers.shares(&value.way, pulled)
    }
}

/// What worlds say of goals, in the order of the risks, and of levers.
#[derive(Default)]
struct Measured {
    likely: Vec<Outcome>,
    unanswered: Vec<f64>,
    gains: Vec<Gain>,
}

/// Does two things, at the same time if they are worth it.
fn both<A: Send, B>(apart: bool, one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    if !apart {
        return (one(), other());
    }
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause)), other)
    })
}

/// So many ways are worth going through to measure levers; more levers are measured in small nets.
const WAYS_TO_MEASURE: usize = 400_000;

/// How many of the threads allowed are worth their while, where so many ways are gone through.
fn worthwhile(threads: usize, ways: usize) -> usize {
    if ways < 1 << 16 { 1 } else { threads }
}

/// What first estimates are shares of: the loss as measured, and never less than the largest of them.
fn promised_loss(loss: f64, promised: &[f64]) -> f64 {
    promised.iter().copied().fold(loss, f64::max).max(f64::MIN_POSITIVE)
}

/// What a goal weighs: the heavier of its two axes.
fn weight(basis: Basis<'_>, goal: Subject) -> f64 {
    let level = [Attr::Recovery, Attr::Economic].into_iter().filter_map(|axis| basis.model.number(goal, axis)).max();
    let key = level.unwrap_or(0).to_string();
    let row = basis.library.effects.iter().find(|effect| effect.row.key == key);
    row.map_or(1.0, |effect| effect.weight.value())
}
