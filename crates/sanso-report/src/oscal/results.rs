//! What was asked and answered: assessment plan, assessment results, plan of action and milestones.

use super::study::{Stand, Write, state};
use crate::view::{bearer_id, bearer_name};
use sanso_core::assess::{Evidence, State};
use sanso_core::frameworks::Covered;
use sanso_core::plan::Bearer;
use sanso_core::text::Words;
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
    let answers = seen(write);
    let observations: Vec<Node> = answers.iter().map(|answer| observation(write, answer)).collect();
    let findings: Vec<Node> = stands.iter().map(|stand| finding(write, stand, &answers)).collect();
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

/// An answer: about a measure, or about an item of a framework.
struct Seen<'s> {
    /// Number of the measure, if it is about one.
    measure: Option<usize>,
    /// The id of the measure, or the item as `framework:id`.
    about: &'s str,
    name: &'s str,
    bearer: Bearer,
    status: &'static str,
    reason: &'s Words,
    evidence: &'s [Evidence],
    by: Option<&'s str>,
    on: Option<String>,
}

/// Everything that was answered, in the order it was written.
fn seen<'s>(write: &Write<'s>) -> Vec<Seen<'s>> {
    let study = write.given.study;
    let Some(answers) = &study.answers else { return Vec::new() };
    let of_measures = answers.entries.iter().map(|answer| {
        let measure = study.library.measures.get(answer.measure);
        Seen {
            measure: Some(answer.measure),
            about: measure.map(|measure| measure.id.as_str()).unwrap_or_default(),
            name: measure.map(|measure| measure.name.get(write.given.lang)).unwrap_or_default(),
            bearer: answer.bearer,
            status: answer.status.key(),
            reason: &answer.reason,
            evidence: &answer.evidence,
            by: answer.by.as_deref(),
            on: answer.on.map(|day| day.to_string()),
        }
    });
    let of_items = answers.items.iter().map(|answer| Seen {
        measure: None,
        about: &answer.item,
        name: "",
        bearer: answer.bearer,
        status: answer.status.key(),
        reason: &answer.reason,
        evidence: &answer.evidence,
        by: answer.by.as_deref(),
        on: answer.on.map(|day| day.to_string()),
    });
    of_measures.chain(of_items).collect()
}

/// The id of what was seen by an answer.
fn observed(write: &Write<'_>, answer: &Seen<'_>) -> String {
    write.id("observation", &format!("{}\n{}", answer.about, bearer_id(&write.given.study.model, answer.bearer)))
}

fn observation(write: &Write<'_>, answer: &Seen<'_>) -> Node {
    let (study, lang) = (write.given.study, write.given.lang);
    let bearer = bearer_name(&study.model, answer.bearer, lang);
    let reason = answer.reason.get(lang);
    let mut node = Node::map([
        ("uuid", Node::text(observed(write, answer))),
        ("title", line(&format!("{} {}", answer.about, answer.name))),
        ("description", Node::text(if reason.is_empty() { bearer.as_str() } else { reason })),
    ]);
    let about = if answer.measure.is_some() { "measure" } else { "item" };
    let mut props: Vec<Node> = prop(about, answer.about).into_iter().collect();
    props.extend(prop("bearer", bearer_id(&study.model, answer.bearer)));
    props.extend(prop("status", answer.status));
    props.extend(answer.by.and_then(|by| prop("by", by)));
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
    let collected = answer.on.as_ref().map_or_else(|| write.time(), |day| format!("{day}T00:00:00Z"));
    node.push("collected", Node::text(collected));
    let expires = answer.evidence.iter().filter_map(|one| one.valid_until).min();
    if let Some(day) = expires {
        node.push("expires", Node::text(format!("{day}T23:59:59Z")));
    }
    node
}

fn finding(write: &Write<'_>, stand: &Stand<'_>, answers: &[Seen<'_>]) -> Node {
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
    let framework = write.given.all.all.get(write.given.framework);
    let own = framework.map(|one| format!("{}:{}", one.about.key, stand.id));
    let shows = |answer: &Seen<'_>| match answer.measure {
        Some(measure) => stand.item.proofs.iter().any(|proof| proof.measure as usize == measure),
        None => own.as_deref() == Some(answer.about),
    };
    let behind = answers.iter().filter(|answer| shows(answer));
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
