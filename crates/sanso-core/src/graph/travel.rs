//! What the graph says of a study: how likely each goal is hit, by which routes, and which measures help most.

use super::ground::{Graph, ground};
use super::levers::{Levers, lowered};
use super::routes::{Route, routes};
use super::settle::{Settled, settle};
use super::slope::slopes;
use super::spread::{Again, Outcome, Uncertain, outcomes};
use super::worlds::{Worlds, hits};
use crate::assess::Assessment;
use crate::content::Library;
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
    /// How many measures to measure in worlds, those that promise most.
    pub measured: usize,
}

impl Default for Asking {
    fn default() -> Asking {
        Asking { worlds: 2048, seed: 1, threads: 1, routes: 5, measured: 24 }
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
    /// The best routes to it, the likeliest first.
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

/// The graph of a study with its first answers.
#[derive(Debug, Clone, Default)]
pub struct Travel {
    /// The graph.
    pub graph: Graph,
    /// The measures as levers on it.
    pub levers: Levers,
    /// How far each lever is pulled by answers.
    pub pulled: Vec<f32>,
    /// The usual chances as things stand.
    pub chances: Vec<f32>,
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
    let levers = Levers::of(basis.library, basis.model, basis.plan, &graph);
    let pulled = levers.pulled(basis.assessment);
    let chances = levers.chances(&graph, &graph.usual, &pulled);
    let settled = settle(&graph.net, &chances);
    let mut travel = Travel { graph, levers, pulled, chances, settled, ..Travel::default() };
    travel.worlds = Worlds::of(asking).total();
    travel.risks = travel.found_risks(basis, asking);
    travel.gains = travel.found_gains(asking);
    Checked { value: travel, diagnostics }
}

impl Travel {
    /// The goals' states; those that nothing leads to are left out.
    fn watched(&self) -> Vec<u32> {
        self.risks.iter().filter_map(|risk| risk.state).collect()
    }

    fn found_risks(&self, basis: Basis<'_>, asking: Asking) -> Vec<Risk> {
        let graph = &self.graph;
        let worlds = Worlds::of(asking);
        let watched: Vec<u32> = graph.goals.iter().filter_map(|(_, state)| *state).collect();
        let order = settle(&graph.net, &graph.high).order;
        let with = |pulled: &[f32]| {
            let [low, usual, high] =
                [&graph.low, &graph.usual, &graph.high].map(|before| self.levers.chances(graph, before, pulled));
            let uncertain = Uncertain { low: &low, usual: &usual, high: &high, together: &graph.together };
            outcomes(&graph.net, &order, uncertain, worlds, &watched)
        };
        let now = with(&self.pulled);
        let answered = self.pulled.iter().any(|share| *share > 0.0);
        let before = if answered { with(&vec![0.0; self.pulled.len()]) } else { now.clone() };
        let mut watched_so_far = 0;
        let mut risks: Vec<Risk> = Vec::with_capacity(graph.goals.len());
        for (goal, state) in &graph.goals {
            let mut risk = Risk {
                goal: *goal,
                state: *state,
                weight: weight(basis, *goal),
                likely: Outcome::default(),
                unanswered: 0.0,
                routes: Vec::new(),
                complete: true,
            };
            if let Some(state) = state {
                let at = watched_so_far;
                watched_so_far += 1;
                risk.likely = now.get(at).copied().unwrap_or_default();
                risk.unanswered = before.get(at).map_or(0.0, |outcome| outcome.usual);
                let border = |way| graph.border(basis.model, way);
                let found = routes(&graph.net, &self.settled, &self.chances, (*state, asking.routes), &border);
                (risk.routes, risk.complete) = (found.routes, found.complete);
            }
            risks.push(risk);
        }
        let heavy = |risk: &Risk| risk.weight * risk.likely.usual;
        risks.sort_by(|a, b| {
            heavy(b).total_cmp(&heavy(a)).then(b.weight.total_cmp(&a.weight)).then(a.goal.cmp(&b.goal))
        });
        risks
    }

    /// The weighed likelihood of all goals with these chances, and each goal's own.
    pub fn loss(&self, chances: &[f32], worlds: Worlds) -> (f64, Vec<f64>) {
        let watched = self.watched();
        self.weighed(hits(&self.graph.net, &self.settled.order, chances, worlds, &watched), worlds)
    }

    /// Hits of the goals' states as weighed likelihood of all goals and as likelihood of each.
    fn weighed(&self, hits: Vec<u32>, worlds: Worlds) -> (f64, Vec<f64>) {
        let mut found = hits.into_iter();
        let mut sum = 0.0;
        let mut each = Vec::with_capacity(self.risks.len());
        for risk in &self.risks {
            let hit = risk.state.and_then(|_| found.next()).unwrap_or(0);
            let likely = f64::from(hit) / f64::from(worlds.total());
            sum += risk.weight * likely;
            each.push(likely);
        }
        (sum, each)
    }

    /// The chances that change if one more lever were pulled wholly.
    pub fn changes(&self, pulled: &[f32], lever: u32) -> Vec<(u32, f32)> {
        let mut pulled = pulled.to_vec();
        if let Some(share) = pulled.get_mut(lever as usize) {
            *share = 1.0;
        }
        let graph = &self.graph;
        let changed = |way: &u32| {
            let (before, made) = (graph.usual.get(*way as usize)?, graph.ways.get(*way as usize)?);
            Some((*way, lowered(*before, self.levers.left(*way, &pulled), made.marks)))
        };
        self.levers.ways(lever).iter().filter_map(changed).collect()
    }

    /// A first estimate of what each lever takes away: its factors times the slope of the loss in each way's chance.
    pub fn promises(&self, chances: &[f32], pulled: &[f32]) -> Vec<f64> {
        let mut weights = vec![0.0f32; self.graph.net.states()];
        for risk in &self.risks {
            if let Some(slot) = risk.state.and_then(|state| weights.get_mut(state as usize)) {
                *slot = risk.weight as f32;
            }
        }
        let added = slopes(&self.graph.net, &self.settled.order, chances, &weights);
        let mut promised = vec![0.0f64; self.levers.all.len()];
        for (value, way) in added.iter().zip(0..).filter(|(value, _)| **value > 0.0) {
            for (lever, left) in self.levers.of_way(way) {
                let more = 1.0 - pulled.get(lever as usize).copied().unwrap_or(0.0);
                if let Some(sum) = promised.get_mut(lever as usize) {
                    *sum += f64::from(*value * (1.0 - left) * more);
                }
            }
        }
        promised
    }

    fn found_gains(&self, asking: Asking) -> Vec<Gain> {
        let worlds = Worlds::of(asking);
        let watched = self.watched();
        let again = Again::new(&self.graph.net, &self.settled.order, &self.chances, worlds, &watched);
        let (loss, each) = self.weighed(again.hits([]), worlds);
        if loss <= 0.0 {
            return Vec::new();
        }
        let promised = self.promises(&self.chances, &self.pulled);
        let mut order: Vec<u32> = (0..promised.len() as u32).collect();
        let promise = |lever: &u32| promised.get(*lever as usize).copied().unwrap_or(0.0);
        order.retain(|lever| promise(lever) > 0.0);
        order.sort_by(|a, b| promise(b).total_cmp(&promise(a)).then(a.cmp(b)));
        let mut gains: Vec<Gain> = Vec::with_capacity(order.len());
        for (lever, rank) in order.into_iter().zip(0..) {
            let measured = rank < asking.measured;
            let (removes, of_goals) = if measured {
                let (left, after) = self.weighed(again.hits(self.changes(&self.pulled, lever)), worlds);
                let goals = each.iter().zip(&after).map(|(b, a)| if *b > 0.0 { (b - a) / b } else { 0.0 }).collect();
                ((loss - left) / loss, goals)
            } else {
                ((promise(&lever) / loss).min(1.0), Vec::new())
            };
            gains.push(Gain { lever, removes, of_goals, measured });
        }
        gains.sort_by(|a, b| {
            b.measured.cmp(&a.measured).then(b.removes.total_cmp(&a.removes)).then(a.lever.cmp(&b.lever))
        });
        gains
    }
}

/// What a goal weighs: the heavier of its two axes.
fn weight(basis: Basis<'_>, goal: Subject) -> f64 {
    let level = [Attr::Recovery, Attr::Economic].into_iter().filter_map(|axis| basis.model.number(goal, axis)).max();
    let key = level.unwrap_or(0).to_string();
    let row = basis.library.effects.iter().find(|effect| effect.row.key == key);
    row.map_or(1.0, |effect| effect.weight.value())
}
