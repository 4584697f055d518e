//! What became of likelihoods and ways.

use super::{Change, Compare, Trend, Way};
use crate::content::Nature;
use crate::graph::routes::Route;
use crate::graph::travel::Risk;
use crate::graph::worlds::Worlds;
use crate::model::Subject;
use crate::study::Study;
use std::collections::{BTreeMap, HashMap};

/// By which factor a way both have has to be likelier to be told.
const NOTED: f64 = 1.1;

/// Ways rarer than this within a year are not told for being likelier alone.
const RARE: f64 = 0.0003;

/// How much two ways may differ and still count as equally likely: what rounding of costs leaves open.
const EQUAL: f64 = 1.02;

/// Above so many ways, differences of likelihood are not confirmed by further worlds.
const LARGE: usize = 200_000;

impl Compare<'_> {
    /// The risks both have, by number.
    fn risks(&self) -> Vec<(usize, usize)> {
        let known: HashMap<Subject, usize> =
            self.new.travel.risks.iter().enumerate().map(|(at, risk)| (risk.goal, at)).collect();
        let both = |(at, risk): (usize, &Risk)| Some((at, *known.get(&self.pairs.in_new(risk.goal)?)?));
        self.old.travel.risks.iter().enumerate().filter_map(both).collect()
    }

    /// Goals that only one has, and goals that are likelier or less likely.
    pub(super) fn likelihoods(&self) -> Vec<Change<u32>> {
        let both = self.risks();
        let likely = |study: &Study, at: usize| study.travel.risks.get(at).map(|risk| risk.likely);
        // For each risk both have: by how much it moved, and whether its range moved as a whole.
        let moved = |(old, new): (usize, usize)| {
            let (before, after) = (likely(self.old, old)?, likely(self.new, new)?);
            let apart = after.low > before.high || before.low > after.high;
            let by = after.usual - before.usual;
            (apart || by.abs() >= self.least && by != 0.0).then_some((old, new, by, apart))
        };
        let moved: Vec<(usize, usize, f64, bool)> = both.iter().copied().filter_map(moved).collect();
        let confirm = self.confirm(moved.iter().any(|(.., apart)| !apart));
        let told = moved.into_iter().filter(|(old, new, by, apart)| *apart || confirm(*old, *new, *by));
        let mut found: Vec<Change<u32>> = told
            .map(|(old, new, by, _)| Change { old: Some(old as u32), new: Some(new as u32), trend: Trend::of(by, 0.0) })
            .collect();
        found.sort_by_key(|change| change.new);
        let (in_old, in_new): (Vec<usize>, Vec<usize>) = both.into_iter().unzip();
        let alone = |study: &Study, known: &[usize]| -> Vec<u32> {
            let mut has = vec![false; study.travel.risks.len()];
            known.iter().filter_map(|at| has.get_mut(*at).map(|slot| *slot = true)).for_each(drop);
            has.iter().zip(0..).filter(|(has, _)| !**has).map(|(_, at)| at).collect()
        };
        let trend = Trend::Neither;
        found.extend(alone(self.new, &in_new).into_iter().map(|at| Change { old: None, new: Some(at), trend }));
        found.extend(alone(self.old, &in_old).into_iter().map(|at| Change { old: Some(at), new: None, trend }));
        found
    }

    /// Tells whether a likelihood that differs differs for a reason. Where something unsaid was said, uncertain chances are
    /// drawn anew, which is confirmed by worlds in which every chance is the usual one. In large graphs that would take
    /// longer than all the rest; there a difference has to be three times what drawing anew makes of equal ones.
    fn confirm(&self, asked: bool) -> Box<dyn Fn(usize, usize, f64) -> bool + '_> {
        let ways = |study: &Study| study.travel.graph.ways.len();
        if asked && ways(self.old).max(ways(self.new)) <= LARGE {
            let (of_old, of_new) = (usual(self.old), usual(self.new));
            return Box::new(move |old, new, by| {
                let usual = of_new.get(new).zip(of_old.get(old)).map_or(0.0, |(new, old)| new - old);
                usual * by > 0.0 && usual.abs() >= self.least / 2.0
            });
        }
        Box::new(|old, new, by| {
            let noise = |study: &Study, at: usize| {
                let likely = study.travel.risks.get(at).map_or(0.0, |risk| risk.likely.usual);
                likely * (1.0 - likely) / f64::from(study.travel.worlds.max(1))
            };
            by.abs() >= 3.0 * (noise(self.old, old) + noise(self.new, new)).sqrt()
        })
    }

    /// Ways to the goals both have. Two ways are the same if they cross the same borders.
    pub(super) fn routes(&self) -> Vec<Change<Way>> {
        let mut found = Vec::new();
        let mut both = self.risks();
        both.sort_unstable_by_key(|(_, new)| *new);
        for (old, new) in both {
            let Some((before, after)) = self.old.travel.risks.get(old).zip(self.new.travel.risks.get(new)) else {
                continue;
            };
            let (of_old, of_new) = (crossed(self.old, before), crossed(self.new, after));
            let way = |risk: usize, route: usize| Some(Way { risk: risk as u32, route: route as u32 });
            for (borders, (at, route)) in &of_new {
                let known = of_old.get(borders);
                let trend = match known {
                    Some((_, other)) => noted(other.chance, route.chance),
                    None => (route.chance > horizon(self.old, before, behind(self.new, route))).then_some(Trend::Worse),
                };
                let was = known.and_then(|(known, _)| way(old, *known));
                found.extend(trend.map(|trend| Change { old: was, new: way(new, *at), trend }));
            }
            for (borders, (at, route)) in &of_old {
                if !of_new.contains_key(borders) && route.chance > horizon(self.new, after, behind(self.old, route)) {
                    found.push(Change { old: way(old, *at), new: None, trend: Trend::Better });
                }
            }
        }
        found.sort_by_key(|change| change.new.or(change.old));
        found
    }
}

/// The likelihood of each risk if every chance is the usual one, with the same random numbers in every study.
fn usual(study: &Study) -> Vec<f64> {
    let now = study.travel.now.certain();
    let trials = study.travel.trials(&now, &[], Worlds::of(study.asking));
    trials.into_iter().next().map(|trial| trial.each).unwrap_or_default()
}

/// The ways to a goal by the borders they cross.
fn crossed<'s>(study: &'s Study, risk: &'s Risk) -> BTreeMap<Vec<u64>, (usize, &'s Route)> {
    let borders = |route: &Route| study.travel.graph.borders(&study.model, route);
    risk.routes.iter().enumerate().map(|(at, route)| (borders(route), (at, route))).collect()
}

/// What is behind a route.
fn behind(study: &Study, route: &Route) -> Option<Nature> {
    route.ways.first().and_then(|way| study.travel.graph.behind(*way))
}

/// How likely a way of this nature has to be so that it would have been found: only the first few are looked for.
fn horizon(study: &Study, risk: &Risk, nature: Option<Nature>) -> f64 {
    let all_found = risk.complete && risk.routes.len() < study.asking.routes;
    if all_found {
        return 0.0;
    }
    let alike = risk.routes.iter().filter(|route| behind(study, route) == nature);
    alike.map(|route| route.chance * EQUAL).reduce(f64::min).unwrap_or(0.0)
}

/// Whether a way both have is likelier or less likely than it was.
fn noted(before: f64, after: f64) -> Option<Trend> {
    let (less, more) = if before < after { (before, after) } else { (after, before) };
    (more >= RARE && more > less * NOTED).then(|| Trend::of(after, before))
}
