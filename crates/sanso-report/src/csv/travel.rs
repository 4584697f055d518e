//! Tables of how incidents travel: what must not happen, and every step of every way.

use super::heads;
use crate::rows::table;
use crate::view::{Risk, Route, Step, Travelled};
use crate::words::{self, phrases};
use sanso_core::text::Lang;

/// The table of ways alone, a row for each step.
pub fn paths(travel: &Travelled, lang: Lang) -> String {
    table(path_rows(travel, lang))
}

/// What must not happen with its likelihood in numbers.
pub(super) fn risk_rows(travel: &Travelled, lang: Lang) -> Vec<Vec<String>> {
    let phrases = phrases(lang);
    let mut rows = vec![heads(&[
        phrases.number,
        phrases.id,
        phrases.must_not_happen,
        phrases.at,
        phrases.effect,
        phrases.level,
        phrases.least_reckon,
        phrases.usual,
        phrases.most_reckon,
        phrases.weight,
        phrases.starts,
    ])];
    rows.extend(travel.risks.iter().map(risk_row));
    rows
}

fn risk_row(risk: &Risk) -> Vec<String> {
    let likely = risk.likely.as_ref();
    let level = likely.and_then(|likely| likely.level.as_ref()).map(|(_, name)| name.clone());
    let number = |at: usize| likely.and_then(|likely| likely.of.get(at)).map(|share| exact(*share)).unwrap_or_default();
    let nothing = risk.nothing.map_or(String::new(), |(short, _)| short.to_owned());
    vec![
        risk.rank.to_string(),
        risk.goal.0.clone(),
        risk.goal.1.clone(),
        risk.at.1.clone(),
        risk.kind.to_owned(),
        level.unwrap_or(nothing),
        number(0),
        number(1),
        number(2),
        risk.weight.to_string(),
        risk.starts.clone(),
    ]
}

/// Every step of every way.
pub(super) fn path_rows(travel: &Travelled, lang: Lang) -> Vec<Vec<String>> {
    let phrases = phrases(lang);
    let mut rows = vec![heads(&[
        phrases.number,
        phrases.must_not_happen,
        phrases.route,
        phrases.chance_of_route,
        phrases.step,
        phrases.source,
        phrases.target,
        phrases.name,
        phrases.then_holds,
        phrases.how_it_happens,
        phrases.crossing,
        phrases.chance,
        phrases.assumed_because,
        phrases.moved_by,
        phrases.cut_by,
        phrases.techniques,
    ])];
    for risk in &travel.risks {
        for (route, number) in risk.routes.iter().zip(1..) {
            let steps = route.steps.iter().zip(1..);
            rows.extend(steps.map(|(step, at)| step_row((risk, route, number), step, at, lang)));
        }
    }
    rows
}

fn step_row((risk, route, number): (&Risk, &Route, usize), step: &Step, at: usize, lang: Lang) -> Vec<String> {
    let joined = |parts: Vec<String>| parts.join(" / ");
    let from = step.attempt.as_ref().map_or(&step.source.0, |(_, name)| name);
    let whole = route.chance;
    let [_, chance, _] = step.chance;
    vec![
        risk.rank.to_string(),
        risk.goal.1.clone(),
        number.to_string(),
        exact(whole),
        at.to_string(),
        from.clone(),
        step.target.0.clone(),
        step.target.1.clone(),
        step.sentence.clone(),
        step.reason.clone(),
        joined(step.crossings.iter().map(|one| one.text.clone()).collect()),
        exact(chance),
        joined(step.unsaid.clone()),
        joined(step.said.iter().map(|said| said.path.clone()).collect()),
        joined(step.cuts.iter().map(|cut| words::cut_by(lang, &cut.measure, &cut.bearer.0, &cut.text)).collect()),
        joined(step.techniques.clone()),
    ]
}

/// A share as spreadsheet programs read it.
fn exact(share: f64) -> String {
    format!("{share:.6}")
}
