//! What differs between two studies, for programs: `sanso-changes/1`. It speaks no language.

use sanso_core::analysis::{Standing, Standings};
use sanso_core::changes::{Change, Rank, Way};
use sanso_core::model::Subject;
use sanso_core::study::Study;
use serde_json::{Value, json};

use crate::view::{Compared, bearer_id};

/// What differs between two studies.
pub fn changes_json(compared: Compared<'_>) -> String {
    let changes = compared.changes;
    let (old, new) = (&compared.old.0.model, &compared.new.0.model);
    let renamed: Vec<Value> =
        changes.renamed.iter().map(|(from, to)| json!({ "old": old.id(*from), "new": new.id(*to) })).collect();
    super::lines(
        &json!({
            "versions": { "format": "sanso-changes/1", "program": env!("CARGO_PKG_VERSION") },
            "old": { "model": compared.old.1, "content": compared.old.0.library.version.as_str() },
            "new": { "model": compared.new.1, "content": compared.new.0.library.version.as_str() },
            "least": compared.least,
            "seed": compared.new.0.asking.seed,
            "renamed": renamed,
            "likelihoods": all(compared, &changes.likelihoods, likelihood),
            "paths": all(compared, &changes.routes, way),
            "incidents": all(compared, &changes.incidents, incident),
            "measures": all(compared, &changes.measures, measure),
            "answers": all(compared, &changes.answers, answer),
            "elements": all(compared, &changes.subjects, element),
        }),
        2,
    )
}

/// One side of a change: what it is about, and how it stands.
type Side = (Value, Value);

fn all<T: Copy>(compared: Compared<'_>, changes: &[Change<T>], side: fn(&Study, T) -> Option<Side>) -> Vec<Value> {
    let one = |change: &Change<T>| {
        let old = change.old.and_then(|old| side(compared.old.0, old));
        let new = change.new.and_then(|new| side(compared.new.0, new));
        let about = new.as_ref().or(old.as_ref()).map(|(about, _)| about.clone())?;
        let how = |side: Option<Side>| side.map_or(Value::Null, |(_, how)| how);
        Some(json!({
            "what": change.what(),
            "trend": change.trend.key(),
            "about": about,
            "old": how(old),
            "new": how(new),
        }))
    };
    changes.iter().filter_map(one).collect()
}

fn element(study: &Study, subject: Subject) -> Option<Side> {
    let model = &study.model;
    Some((json!({ "subject": model.id(subject), "kind": model.section(subject).one }), json!(true)))
}

fn likelihood(study: &Study, risk: u32) -> Option<Side> {
    let risk = study.travel.risks.get(risk as usize)?;
    let likely = risk.state.map(|_| json!([risk.likely.low, risk.likely.usual, risk.likely.high]));
    Some((json!({ "goal": study.model.id(risk.goal) }), json!({ "likelihood": likely })))
}

fn way(study: &Study, way: Way) -> Option<Side> {
    let risk = study.travel.risks.get(way.risk as usize)?;
    let route = risk.routes.get(way.route as usize)?;
    let graph = &study.travel.graph;
    let step = |way: &u32| {
        let made = graph.ways.get(*way as usize)?;
        let row = study.library.ways.get(made.row as usize)?;
        Some(json!({
            "id": format!("{:016x}", graph.id(*way)),
            "way": row.row.key.as_str(),
            "step": row.to.as_str(),
            "subject": graph.spots.id(&study.model, made.target),
        }))
    };
    let steps: Vec<Value> = route.ways.iter().filter_map(step).collect();
    let how = json!({ "rank": way.route + 1, "likelihood": route.chance, "steps": steps });
    Some((json!({ "goal": study.model.id(risk.goal) }), how))
}

fn incident(study: &Study, one: Standings) -> Option<Side> {
    let incident = study.library.incidents.get(one.incident as usize)?;
    let standing = match one.standing {
        Standing::Established => "established",
        Standing::Assumed => "assumed",
    };
    let about = json!({ "incident": incident.row.key.as_str(), "id": incident.id.as_str(), "subject": study.model.id(one.subject) });
    Some((about, json!({ "standing": standing })))
}

fn required(study: &Study, number: u32) -> Option<Value> {
    let required = study.plan.required.get(number as usize)?;
    let measure = study.library.measures.get(required.measure as usize)?;
    Some(
        json!({ "measure": measure.id.as_str(), "key": measure.row.key.as_str(), "bearer": bearer_id(&study.model, required.bearer) }),
    )
}

fn measure(study: &Study, rank: Rank) -> Option<Side> {
    let removes = rank.place.map(|_| rank.removes);
    Some((required(study, rank.required)?, json!({ "rank": rank.place, "removes": removes })))
}

fn answer(study: &Study, number: u32) -> Option<Side> {
    let item = study.assessment.items.get(number as usize)?;
    Some((required(study, number)?, json!({ "state": item.state.key() })))
}
