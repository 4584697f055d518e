//! How incidents travel into its JSON: ids, keys and numbers, read from the graph itself.

use sanso_core::graph::made::{Made, Marks};
use sanso_core::graph::routes::Route;
use sanso_core::graph::spot::Spot;
use sanso_core::graph::travel::Risk;
use sanso_core::model::Subject;
use sanso_core::plan::Bearer;
use sanso_core::study::Study;
use sanso_core::text::Text;
use std::collections::BTreeMap;

use super::schema::{CutJson, DrawnJson, GainJson, PathJson, RangeJson, StepJson};
use sanso_core::graph::range::likelihood_of;

use crate::view::{Ranking, effort_days, step_chance, step_unsaid};
use crate::words::Border;

/// What likelihoods were drawn from.
pub(super) fn drawn(study: &Study) -> DrawnJson {
    DrawnJson { worlds: study.travel.worlds, seed: study.asking.seed }
}

/// How likely a goal is, unless nothing leads to it.
pub(super) fn likelihood(risk: &Risk) -> Option<RangeJson> {
    risk.state.map(|_| range([risk.likely.low, risk.likely.usual, risk.likely.high]))
}

/// The level of a likelihood, by its key.
pub(super) fn level<'s>(study: &'s Study, risk: &Risk) -> Option<&'s str> {
    risk.state?;
    let reached = study.library.likelihoods.iter().filter(|level| level.from.value() <= risk.likely.usual);
    reached.max_by_key(|level| level.from).map(|level| level.row.key.as_str())
}

/// Every way that was found, or those to one goal.
pub(super) fn paths(study: &Study, only: Option<Subject>) -> Vec<PathJson<'_>> {
    let risks = study.travel.risks.iter().filter(|risk| only.is_none_or(|only| risk.goal == only));
    risks.flat_map(|risk| risk.routes.iter().zip(1..).map(|(route, rank)| path(study, risk, route, rank))).collect()
}

fn path<'s>(study: &'s Study, risk: &Risk, route: &Route, rank: usize) -> PathJson<'s> {
    let steps = |ways: &[u32]| ways.iter().filter_map(|way| step(study, *way)).collect::<Vec<StepJson<'s>>>();
    let (own, aside) = (steps(&route.ways), steps(&route.aside));
    PathJson {
        goal: study.model.id(risk.goal),
        rank,
        likelihood: range(likelihood_of(&study.travel, route)),
        attempt: route.ways.first().and_then(|way| attempt(study, *way)),
        steps: own,
        aside,
    }
}

fn attempt(study: &Study, way: u32) -> Option<&str> {
    let made = study.travel.graph.ways.get(way as usize)?;
    study.library.ways.get(made.row as usize)?.by.as_deref()
}

fn step(study: &Study, way: u32) -> Option<StepJson<'_>> {
    let graph = &study.travel.graph;
    let made = graph.ways.get(way as usize)?;
    let row = study.library.ways.get(made.row as usize)?;
    let id = |spot: Spot| graph.spots.id(&study.model, spot);
    Some(StepJson {
        source: id(made.source),
        link: made.link.map(|link| study.model.id(link)),
        subject: id(made.target),
        step: &row.to,
        way: &row.row.key,
        crossing: crossing(&made),
        chance: range(step_chance(study, way)),
        assumed: made.marks.has(Marks::ASSUMED),
        unsaid: row.when.iter().filter_map(|test| step_unsaid(study, &made, test)).collect(),
        measures: cuts(study, way),
        techniques: row.techniques.iter().map(Text::as_str).collect(),
    })
}

fn crossing(made: &Made) -> Vec<&'static str> {
    let marks = [
        (Marks::ENTRY, Border::Entry),
        (Marks::ORGANIZATION, Border::Organization),
        (Marks::ZONE, Border::Zone),
        (Marks::PHYSICAL, Border::Physical),
    ];
    marks.into_iter().filter(|(mark, _)| made.marks.has(*mark)).map(|(_, border)| border.key()).collect()
}

fn cuts(study: &Study, way: u32) -> Vec<CutJson<'_>> {
    let travel = &study.travel;
    let cut = |(number, left): (u32, f32)| {
        let lever = travel.levers.all.get(number as usize)?;
        let met = travel.pulled.get(number as usize).copied().unwrap_or(0.0);
        Some(CutJson {
            measure: &study.library.measures.get(lever.measure as usize)?.id,
            bearer: bearer(study, lever.bearer),
            leaves: rounded(f64::from(left)),
            met: rounded(f64::from(met)),
            required: lever.required.is_some(),
        })
    };
    let mut cuts: Vec<CutJson<'_>> = travel.levers.of_way(way).filter_map(cut).collect();
    cuts.sort_by(|one, other| one.leaves.total_cmp(&other.leaves));
    cuts
}

fn bearer(study: &Study, bearer: Bearer) -> Option<&str> {
    match bearer {
        Bearer::Of(subject) => Some(study.model.id(subject)),
        Bearer::Nobody => None,
    }
}

/// What the required measure with this number in the plan takes away.
pub(super) fn gain<'s>(study: &'s Study, ranking: &Ranking, at: usize) -> Option<GainJson<'s>> {
    let gain = study.travel.gains.get(ranking.gain.get(at).copied().flatten()?)?;
    let goals = study.travel.risks.iter().zip(&gain.of_goals).filter(|(_, share)| **share > 0.0);
    let of_goals: BTreeMap<&str, f64> =
        goals.map(|(risk, share)| (study.model.id(risk.goal), rounded(*share))).collect();
    Some(GainJson { removes: rounded(gain.removes), of_goals, measured: gain.measured })
}

/// What the required measure with this number in the plan takes, in person-days.
pub(super) fn effort(study: &Study, at: usize) -> Option<f64> {
    let measure = study.library.measures.get(study.plan.required.get(at)?.measure as usize)?;
    effort_days(&study.library, measure)
}

fn range([low, usual, high]: [f64; 3]) -> RangeJson {
    RangeJson { low: rounded(low), usual: rounded(usual), high: rounded(high) }
}

/// To millionths, so that the last bits of single precision are not taken for knowledge.
pub(super) fn rounded(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}
