//! Which measures to take with so much effort, or until likelihood is low enough: proposed by slopes, decided in worlds.

pub use super::choice::{Choice, Chosen, Until};

use super::chances::Chances;
use super::limit::least_loss;
use super::spread::Changes;
use super::travel::{Asking, Basis, Travel, Trial};
use super::waves::waves;
use super::worlds::Worlds;
use std::collections::BTreeMap;

/// What a measure costs where no row says so.
const USUAL_COST: f64 = 10.0;

/// Rounds of choosing; with large budgets several measures are taken in one round.
const ROUNDS: u32 = 200;

/// More measures are never given up for others.
const MOST_SWAPS: u32 = 20;

/// A swap has to bring more than rounding.
const LEAST_GAIN: f64 = 1e-9;

/// Rounds in which a large net is chosen for, several measures at once.
const LARGE_ROUNDS: f64 = 20.0;

/// Below so many ways every measure is tried alone.
const SMALL: usize = 4000;

/// So many are in larger nets.
const MOST_ALONE: usize = 24;

/// Above so many ways each round takes several measures.
const LARGE: usize = 500_000;

/// Chooses measures. Every step and every swap is decided by worlds with the same random numbers.
pub fn choose(basis: Basis<'_>, travel: &Travel, asking: Asking, until: Until) -> Choice {
    let mut work = Work::new(basis, travel, asking, until);
    let (before, likely_before) = (work.loss, work.likely.clone());
    work.greedy();
    let mut swaps = work.swaps();
    let (order, reached) = (work.taken.clone(), work.loss);
    let order = match work.alone(reached) {
        Some(lever) => {
            work.take(lever);
            work.greedy();
            swaps += work.swaps();
            work.taken.clone()
        }
        None => order,
    };
    let budget = match until {
        Until::Budget(budget) => budget,
        Until::Likelihood(_) => work.spent,
    };
    let bound = least_loss(travel, budget, &|lever| work.cost(lever));
    let exchanged = !work.is_large() && swaps < MOST_SWAPS;
    let mut choice = Choice { before, likely_before, bound, swaps, exchanged, reached: false, chosen: Vec::new() };
    work.restart();
    for lever in order {
        work.take(lever);
        if !work.is_large() {
            work.look(&[]);
        }
        let cost = work.cost(lever);
        choice.chosen.push(Chosen { lever, cost, loss: work.loss, likely: work.likely.clone(), wave: 0 });
    }
    work.look(&[]);
    choice.reached = work.reached();
    if let Some(last) = choice.chosen.last_mut() {
        (last.loss, last.likely) = (work.loss, work.likely.clone());
    }
    let bearer = |lever: u32| travel.levers.all.get(lever as usize).map(|lever| lever.bearer);
    let each: Vec<_> = choice.chosen.iter().map(|one| (bearer(one.lever), one.cost)).collect();
    choice.chosen.iter_mut().zip(waves(&each)).for_each(|(one, wave)| one.wave = wave);
    choice
}

/// The lever with the greatest gain above nothing; of equal ones the first.
fn best(gains: impl Iterator<Item = (f64, u32)>) -> Option<u32> {
    let better = |known: Option<(f64, u32)>, one: (f64, u32)| match known {
        Some(known) if known.0 >= one.0 => Some(known),
        _ => Some(one).filter(|(gain, _)| *gain > 0.0),
    };
    gains.fold(None, |known, one| better(known, one).or(known)).map(|(_, lever)| lever)
}

struct Work<'w> {
    travel: &'w Travel,
    worlds: Worlds,
    until: Until,
    costs: Vec<f64>,
    pulled: Vec<f32>,
    now: Chances,
    taken: Vec<u32>,
    spent: f64,
    loss: f64,
    likely: Vec<f64>,
    /// How many candidates are measured in each round.
    tries: usize,
}

impl<'w> Work<'w> {
    fn new(basis: Basis<'_>, travel: &'w Travel, asking: Asking, until: Until) -> Work<'w> {
        let by_measure: BTreeMap<&str, f64> =
            basis.library.efforts.iter().map(|row| (row.row.key.as_str(), row.cost.value())).collect();
        let cost = |measure: u32| {
            let measure = basis.library.measures.get(measure as usize);
            let row = measure.and_then(|one| by_measure.get(one.id.as_str()).or(by_measure.get(one.row.key.as_str())));
            row.copied().unwrap_or(USUAL_COST).max(0.1)
        };
        let costs = travel.levers.all.iter().map(|lever| cost(lever.measure)).collect();
        let worlds = Worlds::of(asking);
        let mut work = Work {
            travel,
            worlds,
            until,
            costs,
            pulled: Vec::new(),
            now: Chances::default(),
            taken: Vec::new(),
            spent: 0.0,
            loss: 0.0,
            likely: Vec::new(),
            tries: (20_000_000 / travel.graph.ways.len().max(1)).clamp(1, 12),
        };
        work.restart();
        work
    }

    /// As things stand before anything is chosen.
    fn restart(&mut self) {
        self.pulled.clone_from(&self.travel.pulled);
        self.now.clone_from(&self.travel.now);
        self.taken.clear();
        self.spent = 0.0;
        self.look(&[]);
    }

    /// What is left to pay for a lever: what answers say is done in part costs less.
    fn cost(&self, lever: u32) -> f64 {
        let done = self.travel.pulled.get(lever as usize).copied().unwrap_or(0.0);
        self.costs.get(lever as usize).copied().unwrap_or(USUAL_COST) * f64::from(1.0 - done)
    }

    fn reached(&self) -> bool {
        match self.until {
            Until::Budget(_) => true,
            Until::Likelihood(most) => self.likely.iter().all(|likely| *likely <= most),
        }
    }

    fn affordable(&self, lever: u32) -> bool {
        match self.until {
            Until::Budget(budget) => self.spent + self.cost(lever) <= budget + 1e-9,
            Until::Likelihood(_) => true,
        }
    }

    fn pull(&mut self, lever: u32, share: f32) {
        if let Some(slot) = self.pulled.get_mut(lever as usize) {
            *slot = share;
        }
        for way in self.travel.levers.ways(lever) {
            self.now.put(way, self.travel.chance_of(way, &self.pulled));
        }
    }

    /// Looks at the worlds as things stand now, and under each of several changes.
    fn look(&mut self, changes: &[Changes]) -> Vec<Trial> {
        let mut found = self.travel.trials(&self.now, changes, self.worlds);
        let Trial { loss, each } = found.remove(0);
        (self.loss, self.likely) = (loss, each);
        found
    }

    /// What pulling each of several levers wholly would change.
    fn changes<'l>(&self, levers: impl Iterator<Item = &'l u32>) -> Vec<Changes> {
        levers.map(|lever| self.travel.changes(&self.pulled, *lever, 1.0)).collect()
    }

    fn take(&mut self, lever: u32) {
        self.pull(lever, 1.0);
        self.taken.push(lever);
        self.spent += self.cost(lever);
    }

    /// Levers not taken yet that can be paid, those that promise most for their cost first. One that promises nothing
    /// can still help: promises are made at the usual chances, where something else may be certain that is not always.
    /// In large nets, where not all can be tried, those are left out.
    fn candidates(&self) -> Vec<(u32, f64)> {
        let promised = self.travel.promises(&self.now.usual, &self.pulled);
        let levers = promised.iter().zip(0u32..).filter(|(promise, lever)| {
            let open = self.pulled.get(*lever as usize).is_some_and(|share| *share < 1.0);
            open && (**promise > 0.0 || !self.is_large()) && self.affordable(*lever)
        });
        let mut found: Vec<(u32, f64)> = levers.map(|(promise, lever)| (lever, promise / self.cost(lever))).collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }

    /// What counts as progress: less loss, or less above the likelihood asked for.
    fn score(&self, loss: f64, likely: &[f64]) -> f64 {
        match self.until {
            Until::Budget(_) => loss,
            Until::Likelihood(most) => {
                let over: f64 = likely.iter().map(|likely| (likely - most).max(0.0)).sum();
                over + 1e-6 * loss
            }
        }
    }

    fn greedy(&mut self) {
        for _ in 0..ROUNDS {
            let candidates = self.candidates();
            let tried: Vec<u32> = candidates.iter().take(self.tries).map(|(lever, _)| *lever).collect();
            let changes = if self.is_large() { Vec::new() } else { self.changes(tried.iter()) };
            let trials = self.look(&changes);
            let done = matches!(self.until, Until::Likelihood(_)) && self.reached();
            if done || candidates.is_empty() || self.loss <= 0.0 {
                return;
            }
            if self.is_large() {
                self.take_many(&candidates);
                continue;
            }
            let now = self.score(self.loss, &self.likely);
            let best = self.best(&tried, &trials, now).or_else(|| self.further(&candidates, now));
            match best.or_else(|| self.pair(&tried, now)) {
                Some(lever) => self.take(lever),
                None => return,
            }
        }
        self.look(&[]);
    }

    fn is_large(&self) -> bool {
        self.travel.graph.ways.len() > LARGE
    }

    /// Of levers that were tried, the one that brings most for its cost.
    fn best(&self, tried: &[u32], trials: &[Trial], now: f64) -> Option<u32> {
        let gain =
            |(lever, trial): (&u32, &Trial)| ((now - self.score(trial.loss, &trial.each)) / self.cost(*lever), *lever);
        best(tried.iter().zip(trials).map(gain))
    }

    /// Where none of those that promise most helps, the first few of the others that do.
    fn further(&self, candidates: &[(u32, f64)], now: f64) -> Option<u32> {
        candidates.chunks(self.tries).skip(1).find_map(|few| {
            let few: Vec<u32> = few.iter().map(|(lever, _)| *lever).collect();
            let trials = self.travel.trials(&self.now, &self.changes(few.iter()), self.worlds);
            self.best(&few, trials.get(1..).unwrap_or_default(), now)
        })
    }

    /// Where no single measure changes a world, the first of the best pair: two routes may both have to be cut.
    fn pair(&self, tried: &[u32], now: f64) -> Option<u32> {
        let first: Vec<u32> = tried.iter().take(6).copied().collect();
        let pairs: Vec<(u32, u32)> = first
            .iter()
            .enumerate()
            .flat_map(|(at, one)| first.iter().skip(at + 1).map(|other| (*one, *other)))
            .collect();
        let together = |(one, other): &(u32, u32)| {
            let mut pulled = self.pulled.clone();
            if let Some(share) = pulled.get_mut(*one as usize) {
                *share = 1.0;
            }
            let mut changes = self.travel.changes(&pulled, *other, 1.0);
            let known: Vec<u32> = changes.iter().map(|(way, _)| *way).collect();
            let more = self.travel.changes(&self.pulled, *one, 1.0);
            changes.extend(more.into_iter().filter(|(way, _)| !known.contains(way)));
            changes
        };
        let changes: Vec<Changes> = pairs.iter().map(together).collect();
        let trials = self.travel.trials(&self.now, &changes, self.worlds);
        best(pairs.iter().zip(trials.iter().skip(1)).map(|((one, other), trial)| {
            ((now - self.score(trial.loss, &trial.each)) / (self.cost(*one) + self.cost(*other)), *one)
        }))
    }

    /// A single measure that does better than all that was chosen for its cost: a dear one can be worth many cheap ones.
    /// Starts again without any. In larger nets only those that promise most are tried.
    fn alone(&mut self, reached: f64) -> Option<u32> {
        if self.is_large() || !matches!(self.until, Until::Budget(_)) {
            return None;
        }
        self.restart();
        let mut dear = self.candidates();
        dear.sort_by(|a, b| (b.1 * self.cost(b.0)).total_cmp(&(a.1 * self.cost(a.0))).then(a.0.cmp(&b.0)));
        let most = if self.travel.graph.ways.len() < SMALL { dear.len() } else { MOST_ALONE };
        let tried: Vec<u32> = dear.iter().take(most).map(|(lever, _)| *lever).collect();
        let trials = self.travel.trials(&self.now, &self.changes(tried.iter()), self.worlds);
        let gain = |(lever, trial): (&u32, &Trial)| (reached - trial.loss - LEAST_GAIN, *lever);
        best(tried.iter().zip(trials.iter().skip(1)).map(gain))
    }

    /// In a large net, the best candidates up to a share of the budget, measured together.
    fn take_many(&mut self, candidates: &[(u32, f64)]) {
        let share = match self.until {
            Until::Budget(budget) => budget / LARGE_ROUNDS,
            Until::Likelihood(_) => candidates.iter().map(|(lever, _)| self.cost(*lever)).sum::<f64>() / LARGE_ROUNDS,
        };
        let mut spent = 0.0;
        for (lever, _) in candidates {
            if spent > 0.0 && spent + self.cost(*lever) > share || !self.affordable(*lever) {
                continue;
            }
            spent += self.cost(*lever);
            self.pull(*lever, 1.0);
            self.taken.push(*lever);
            self.spent += self.cost(*lever);
        }
    }

    /// Gives up a measure for a better one that can be paid instead, as long as that helps. Large nets are left alone.
    fn swaps(&mut self) -> u32 {
        let mut swaps = 0;
        if self.is_large() {
            return swaps;
        }
        let mut at = 0;
        while let Some(lever) = self.taken.get(at).copied().filter(|_| swaps < MOST_SWAPS) {
            at += 1;
            let now = self.score(self.loss, &self.likely);
            let before = self.travel.pulled.get(lever as usize).copied().unwrap_or(0.0);
            self.pull(lever, before);
            self.spent -= self.cost(lever);
            match self.better(lever, now) {
                Some(other) => {
                    swaps += 1;
                    self.taken.retain(|known| *known != lever);
                    self.take(other);
                    self.look(&[]);
                    at = 0;
                }
                None => {
                    self.pull(lever, 1.0);
                    self.spent += self.cost(lever);
                }
            }
        }
        swaps
    }

    /// A lever that does better in the place of one that was given up.
    fn better(&self, given_up: u32, now: f64) -> Option<u32> {
        let candidates = self.candidates();
        let others = candidates.iter().map(|(lever, _)| lever).filter(|lever| **lever != given_up).take(self.tries);
        let tried: Vec<u32> = others.copied().collect();
        let trials = self.travel.trials(&self.now, &self.changes(tried.iter()), self.worlds);
        let gain = |(lever, trial): (&u32, &Trial)| (now - self.score(trial.loss, &trial.each) - LEAST_GAIN, *lever);
        best(tried.iter().zip(trials.iter().skip(1)).map(gain))
    }
}
