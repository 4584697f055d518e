//! Where it hurts, for programs: `sanso-critical/1`, `sanso-stop/1`, `sanso-without/1`. They speak no language.

use sanso_core::graph::critical::{Critical, Weight};
use sanso_core::graph::spread::Outcome;
use sanso_core::graph::stopped::{Hit, Stop};
use sanso_core::graph::suppose::Supposed;
use sanso_core::model::Subject;
use sanso_core::study::Study;
use serde_json::{Value, json};

use crate::view::moved;

pub(super) fn versions(study: &Study, format: &str) -> Value {
    json!({ "format": format, "program": env!("CARGO_PKG_VERSION"), "content": study.library.version.as_str() })
}

/// What everything depends on.
pub fn critical_json(study: &Study, found: &Critical) -> String {
    let weight = |weight: &Weight| {
        let subject = study.travel.graph.spots.subject(weight.spot);
        let goals: Vec<Value> = weight
            .of_goals
            .iter()
            .map(|(goal, share)| json!({ "goal": study.model.id(*goal), "share": share }))
            .collect();
        let only: Vec<&str> = weight.only_way_to.iter().map(|goal| study.model.id(*goal)).collect();
        json!({
            "id": study.travel.graph.spots.id(&study.model, weight.spot),
            "kind": subject.map_or("software", |subject| study.model.section(subject).one),
            "members": weight.members,
            "share": weight.share,
            "goals": goals,
            "only-way-to": only,
        })
    };
    let list = |list: &[Weight]| list.iter().map(weight).collect::<Vec<_>>();
    super::lines(
        &json!({
            "versions": versions(study, "sanso-critical/1"),
            "complete": found.complete,
            "subjects": list(&found.subjects),
            "parties": list(&found.parties),
            "software": list(&found.software),
        }),
        2,
    )
}

/// Who is hit when a subject stops.
pub fn stop_json(study: &Study, subject: Subject, stop: &Stop) -> String {
    let (model, library) = (&study.model, &study.library);
    let hit = |hit: &Hit| {
        let made = study.travel.graph.ways.get(hit.way as usize);
        let row = made.and_then(|made| library.ways.get(made.row as usize));
        json!({
            "subject": model.id(hit.subject),
            "kind": model.section(hit.subject).one,
            "step": library.steps.get(usize::from(hit.step)).map(|step| step.row.key.as_str()),
            "chance": hit.chance,
            "after-minutes": hit.after,
            "may-take-longer": hit.open,
            "way": row.map(|row| row.row.key.as_str()),
            "lacks": hit.lacks.map(|lacks| model.id(lacks)),
            "tolerated-minutes": hit.tolerated,
            "substitutes": hit.substitutes,
        })
    };
    let hits: Vec<Value> = stop.hits.iter().map(hit).collect();
    let unsaid: Vec<&str> = stop.unsaid.iter().map(|subject| model.id(*subject)).collect();
    super::lines(
        &json!({
            "versions": versions(study, "sanso-stop/1"),
            "subject": model.id(subject),
            "can-stand-still": stop.stands_still,
            "hits": hits,
            "tolerance-unsaid": unsaid,
        }),
        2,
    )
}

/// What a measure is worth.
pub fn without_json(study: &Study, measure: usize, supposed: &Supposed) -> String {
    let row = study.library.measures.get(measure);
    let range = |outcome: &Outcome| json!([outcome.low, outcome.usual, outcome.high]);
    let risks = study.travel.risks.iter().zip(&supposed.then);
    let goals: Vec<Value> = risks
        .map(|(risk, then)| {
            let reached = risk.state.is_some();
            json!({
                "goal": study.model.id(risk.goal),
                "now": reached.then(|| range(&risk.likely)),
                "then": reached.then(|| range(then)),
            })
        })
        .collect();
    super::lines(
        &json!({
            "versions": versions(study, "sanso-without/1"),
            "measure": row.map(|row| row.id.as_str()),
            "key": row.map(|row| row.row.key.as_str()),
            "bearers": moved(study, supposed),
            "supposed": if supposed.share < 0.5 { "unmet" } else { "met" },
            "goals": goals,
        }),
        2,
    )
}
