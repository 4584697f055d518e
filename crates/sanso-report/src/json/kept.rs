//! Answers that were checked or put together, for programs.

use sanso_core::answers::{About, Conflict, Finding, Merged};
use sanso_core::assess::Status;
use sanso_core::text::{Place, Sources};
use serde_json::{Value, json};

/// What a check found: `sanso-answers-check/1`.
pub fn findings_json(answers: usize, findings: &[Finding], sources: &Sources) -> String {
    let said = |(about, status, place): &(About, Status, Place)| {
        let (kind, name) = about.field();
        let at = sources.position(*place);
        json!({ kind: name, "status": status.key(), "file": sources.name(*place), "line": at.line, "column": at.column })
    };
    let told = findings.iter().map(|one| {
        json!({
            "kind": one.kind.key(),
            "bearer": one.bearer,
            "one": said(&one.one),
            "other": one.other.as_ref().map(said),
            "detail": one.detail,
        })
    });
    let findings: Vec<Value> = told.collect();
    super::lines(&json!({ "version": "sanso-answers-check/1", "answers": answers, "findings": findings }), 2)
}

/// What is in conflict after answers were put together: `sanso-answers-merge/1`.
pub fn conflicts_json(merged: &Merged) -> String {
    let conflicts: Vec<Value> = merged.conflicts.iter().map(conflict).collect();
    let document =
        json!({ "version": "sanso-answers-merge/1", "answers": merged.entries.len(), "conflicts": conflicts });
    super::lines(&document, 2)
}

fn conflict(one: &Conflict) -> Value {
    let (kind, name) = one.about.field();
    json!({
        kind: name,
        "bearer": one.bearer,
        "field": one.field,
        "base": one.base,
        "mine": { "value": one.mine, "by": one.my_sign },
        "theirs": { "value": one.theirs, "by": one.their_sign },
    })
}
