//! What was asked and answered: assessment plan, assessment results, plan of action and milestones.

use super::study::{Stand, Write, state};
use crate::view::{bearer_id, bearer_name};
use sanso_core::assess::{Answer, State};
use sanso_core::frameworks::Covered;
use sanso_core::plan::Bearer;
use sanso_oscal::json::Node;
use sanso_oscal::lexical::as_reference;
use sanso_oscal::write::{line, prop, put_list};
use std::collections::BTreeMap;

type Members = Vec<(&'static str, Node)>;

fn reviewed(stands: &[Stand<'_>]) -> Node {
    let ids = stands.iter().map(|stand| Node::map([("control-id", Node::text(stand.token.as_str()))])).collect();
    let selection = Node::map([("include-controls", Node::List(ids))]);
    Node::map([("control-selections", Node::List(vec![selection]))])
}

/// One task for each bearer who has not answered everything.
pub(super) fn asked(write: &Write<'_>) -> Option<Members> {
    let stands = write.stands();
    if stands.is_empty() {
        return None;
    }
    let study = write.given.study;
    let mut open: BTreeMap<Bearer, Vec<&str>> = BTreeMap::new();
    for (required, item) in study.plan.required.iter().zip(&study.assessment.items) {
        if item.state == State::Unanswered {
            let measure = study.library.measures.get(required.measure as usize);
            open.entry(required.bearer).or_default().extend(measure.map(|measure| measure.id.as_str()));
        }
    }
    let tasks: Vec<Node> = open
        .iter()
        .map(|(bearer, measures)| {
            let name = bearer_name(&study.model, *bearer, write.given.lang);
            let title = match write.say("en", "ja") {
                "ja" => format!("{name}に{}件の対策を確認する", measures.len()),
                _ => format!("Ask {name} about measures: {}", measures.len()),
            };
            Node::map([
                ("uuid", Node::text(write.id("task", bearer_id(&study.model, *bearer)))),
                ("type", Node::text("action")),
                ("title", line(&title)),
                ("description", Node::text(measures.join(", "))),
            ])
        })
        .collect();
    let everything = Node::map([("type", Node::text("component")), ("include-all", Node::Map(Vec::new()))]);
    let mut members = vec![
        ("import-ssp", write.beside("ssp")),
        ("reviewed-controls", reviewed(&stands)),
        ("assessment-subjects", Node::List(vec![everything])),
    ];
    if !tasks.is_empty() {
        members.push(("tasks", Node::List(tasks)));
    }
    Some(members)
}

/// What everybody said, and what follows for each item.
pub(super) fn results(write: &Write<'_>) -> Option<Members> {
    let stands = write.stands();
    if stands.is_empty() {
        return None;
    }
    let entries = write.given.study.answers.as_ref().map(|answers| answers.entries.as_slice()).unwrap_or_default();
    let observations: Vec<Node> = entries.iter().map(|answer| observation(write, answer)).collect();
    let findings: Vec<Node> = stands.iter().map(|stand| finding(write, stand, entries)).collect();
    let mut result = Node::map([
        ("uuid", Node::text(write.id("result", &write.time()))),
        ("title", line(write.system())),
        ("description", Node::text(write.say("What answers show on this day.", "この日の時点で回答から言えること。"))),
        ("start", Node::text(write.time())),
        ("reviewed-controls", reviewed(&stands)),
    ]);
    put_list(&mut result, "observations", observations);
    put_list(&mut result, "findings", findings);
    Some(vec![("import-ap", write.beside("assessment-plan")), ("results", Node::List(vec![result]))])
}

/// The id of what was seen by an answer.
fn observed(write: &Write<'_>, answer: &Answer) -> String {
    let study = write.given.study;
    let measure = study.library.measures.get(answer.measure).map(|measure| measure.id.as_str()).unwrap_or_default();
    write.id("observation", &format!("{measure}\n{}", bearer_id(&study.model, answer.bearer)))
}

fn observation(write: &Write<'_>, answer: &Answer) -> Node {
    let (study, lang) = (write.given.study, write.given.lang);
    let measure = study.library.measures.get(answer.measure);
    let id = measure.map(|measure| measure.id.as_str()).unwrap_or_default();
    let name = measure.map(|measure| measure.name.get(lang)).unwrap_or_default();
    let bearer = bearer_name(&study.model, answer.bearer, lang);
    let reason = answer.reason.get(lang);
    let mut node = Node::map([
        ("uuid", Node::text(observed(write, answer))),
        ("title", line(&format!("{id} {name}"))),
        ("description", Node::text(if reason.is_empty() { bearer.as_str() } else { reason })),
    ]);
    let mut props: Vec<Node> = prop("measure", id).into_iter().collect();
    props.extend(prop("bearer", bearer_id(&study.model, answer.bearer)));
    props.extend(prop("status", answer.status.key()));
    props.extend(answer.by.as_deref().and_then(|by| prop("by", by)));
    node.push("props", Node::List(props));
    let methods = if answer.evidence.is_empty() { ["INTERVIEW"].as_slice() } else { &["INTERVIEW", "EXAMINE"] };
    node.push("methods", Node::List(methods.iter().map(|method| Node::text(*method)).collect()));
    let evidence = answer.evidence.iter().map(|one| {
        let title = one.title.get(lang);
        let title = if title.is_empty() { one.reference.as_str() } else { title };
        let mut node = Node::map([("href", Node::text(as_reference(&one.reference))), ("description", line(title))]);
        let until = one.valid_until.and_then(|day| prop("valid-until", &day.to_string()));
        let from = one.valid_from.and_then(|day| prop("valid-from", &day.to_string()));
        put_list(&mut node, "props", from.into_iter().chain(until).collect());
        node
    });
    put_list(&mut node, "relevant-evidence", evidence.collect());
    let collected = answer.on.map_or_else(|| write.time(), |day| format!("{day}T00:00:00Z"));
    node.push("collected", Node::text(collected));
    let expires = answer.evidence.iter().filter_map(|one| one.valid_until).min();
    if let Some(day) = expires {
        node.push("expires", Node::text(format!("{day}T23:59:59Z")));
    }
    node
}

fn finding(write: &Write<'_>, stand: &Stand<'_>, answers: &[Answer]) -> Node {
    let (satisfied, reason) = match stand.state {
        Covered::Met => ("satisfied", "pass"),
        Covered::NotApplicable => ("satisfied", "other"),
        Covered::Partly | Covered::Unmet => ("not-satisfied", "fail"),
        Covered::Open | Covered::Unknown => ("not-satisfied", "other"),
    };
    let status = Node::map([("state", Node::text(satisfied)), ("reason", Node::text(reason))]);
    let target = Node::map([
        ("type", Node::text("objective-id")),
        ("target-id", Node::text(stand.token.as_str())),
        ("status", status),
    ]);
    let mut node = Node::map([
        ("uuid", Node::text(write.id("finding", stand.id))),
        ("title", line(&format!("{} {}", stand.id, stand.title))),
        ("description", Node::text(stand.by.as_str())),
        ("props", Node::List(state(stand))),
        ("target", target),
    ]);
    let behind =
        answers.iter().filter(|answer| stand.item.proofs.iter().any(|proof| proof.measure as usize == answer.measure));
    let related = behind.map(|answer| Node::map([("observation-uuid", Node::text(observed(write, answer)))]));
    put_list(&mut node, "related-observations", related.collect());
    node
}

/// Every item that is not met.
pub(super) fn actions(write: &Write<'_>) -> Option<Members> {
    let study = write.given.study;
    let stands = write.stands();
    let open: Vec<&Stand<'_>> =
        stands.iter().filter(|stand| !matches!(stand.state, Covered::Met | Covered::NotApplicable)).collect();
    if open.is_empty() {
        return None;
    }
    let items = open.iter().map(|stand| {
        let mut props = state(stand);
        let mut who: Vec<&str> = stand
            .item
            .proofs
            .iter()
            .flat_map(|proof| proof.lacking.iter().chain(&proof.silent))
            .map(|bearer| bearer_id(&study.model, *bearer))
            .collect();
        who.sort_unstable();
        who.dedup();
        props.extend(who.into_iter().filter_map(|bearer| prop("bearer", bearer)));
        Node::map([
            ("uuid", Node::text(write.id("action", stand.id))),
            ("title", line(&format!("{} {}", stand.id, stand.title))),
            ("description", Node::text(stand.by.as_str())),
            ("props", Node::List(props)),
        ])
    });
    let items = Node::List(items.collect());
    Some(vec![
        ("import-ssp", write.beside("ssp")),
        ("system-id", Node::map([("id", line(&study.model.head.process))])),
        ("poam-items", items),
    ])
}
