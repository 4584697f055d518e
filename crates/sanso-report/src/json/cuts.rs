//! The fewest measures that stand across every way, for programs: `sanso-cuts/1`. It speaks no language.

use sanso_core::graph::barriers::{Barrier, Barriers, MOST_LEFT};
use sanso_core::graph::spread::Outcome;
use sanso_core::study::Study;
use serde_json::{Value, json};

use super::hurt::versions;
use crate::view::{bearer_id, effort_days, not_looked_at};

/// For each goal the sets that were measured, or the ways across which nothing stands.
pub fn cuts_json(study: &Study, found: &[Barriers]) -> String {
    let goals: Vec<Value> = found.iter().filter_map(|one| goal(study, one)).collect();
    super::lines(
        &json!({
            "versions": versions(study, "sanso-cuts/1"),
            "leaves-at-most": MOST_LEFT,
            "goals": goals,
            "not-looked-at": not_looked_at(study, found),
        }),
        2,
    )
}

fn goal(study: &Study, found: &Barriers) -> Option<Value> {
    let risk = study.travel.risks.get(found.risk)?;
    let row = |way: &u32| {
        let made = study.travel.graph.ways.get(*way as usize)?;
        Some(study.library.ways.get(made.row as usize)?.row.key.as_str())
    };
    let open = found.open.as_ref().map(|ways| ways.iter().filter_map(row).collect::<Vec<_>>());
    Some(json!({
        "goal": study.model.id(risk.goal),
        "now": range(&risk.likely),
        "ways-from": found.least,
        "most-measures": found.size,
        "complete": found.complete,
        "met-already": found.closed,
        "open-way": open,
        "found": found.found,
        "sets": found.sets.iter().map(|set| of_set(study, set)).collect::<Vec<_>>(),
    }))
}

fn range(outcome: &Outcome) -> Value {
    json!([outcome.low, outcome.usual, outcome.high])
}

fn of_set(study: &Study, set: &Barrier) -> Value {
    let measure = |lever: &u32| {
        let lever = study.travel.levers.all.get(*lever as usize)?;
        let measure = study.library.measures.get(lever.measure as usize)?;
        Some(json!({
            "measure": measure.id.as_str(),
            "key": measure.row.key.as_str(),
            "bearer": bearer_id(&study.model, lever.bearer),
            "days": effort_days(&study.library, measure),
            "required": lever.required.is_some(),
        }))
    };
    let measures: Vec<Value> = set.levers.iter().filter_map(measure).collect();
    json!({ "measures": measures, "then": range(&set.left) })
}
