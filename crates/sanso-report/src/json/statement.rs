//! The view for management and the statement of applicability, for programs.

use super::build;
use super::frameworks::{covered, words};
use super::grading::head;
use crate::view::{Applicability, Coverage, Point, bearer_id, points};
use crate::words::Stand;
use sanso_core::frameworks::{Applies, Proof, Stated};
use serde_json::{Value, json};

/// What stands for each point of a framework: `sanso-brief/1`.
pub fn brief_json(coverage: Coverage<'_>) -> String {
    let points = points(coverage);
    let count = |stand: Stand| points.iter().filter(|point| point.stand == stand).count();
    let counts = Stand::ALL.map(|stand| (stand.key().to_owned(), Value::from(count(stand))));
    let told: Vec<Value> = points.iter().map(|one| point(coverage, one)).collect();
    let mut document = head(coverage, "sanso-brief/1");
    if let Some(document) = document.as_object_mut() {
        document.insert("counts".to_owned(), Value::Object(counts.into_iter().collect()));
        document.insert("points".to_owned(), Value::Array(told));
    }
    super::lines(&document, 2)
}

fn point(coverage: Coverage<'_>, one: &Point<'_>) -> Value {
    let framework = coverage.all.all.get(coverage.framework);
    let item = framework.and_then(|framework| framework.items.get(one.covered.item as usize));
    let group = framework.and_then(|framework| framework.above(one.covered.item).next());
    let measures = |proofs: &[&Proof]| -> Vec<Value> {
        let known = |proof: &&Proof| coverage.study.library.measures.get(proof.measure as usize);
        proofs.iter().filter_map(known).map(|measure| Value::from(measure.id.as_str())).collect()
    };
    json!({
        "id": item.map(|item| item.id.as_str()),
        "name": item.map(|item| words(&item.name)),
        "group": group.map(|group| words(&group.name)),
        "stands": one.stand.key(),
        "measures": one.covered.proofs.len(),
        "in-place": measures(&one.met),
        "lacking": measures(&one.lacking),
        "not-answered": measures(&one.unanswered),
    })
}

/// What applies of a framework, and why: `sanso-applicability/1`.
pub fn applicability_json(all: Applicability<'_>) -> String {
    let count = |wanted: Applies| all.stated.iter().filter(|one| one.applies == wanted).count();
    let counts = Applies::ALL.map(|applies| (applies.key().to_owned(), Value::from(count(applies))));
    let told: Vec<Value> = all.stated.iter().filter_map(|one| control(all, one)).collect();
    let mut document = head(all.coverage, "sanso-applicability/1");
    if let Some(document) = document.as_object_mut() {
        document.insert("counts".to_owned(), Value::Object(counts.into_iter().collect()));
        document.insert("controls".to_owned(), Value::Array(told));
    }
    super::lines(&document, 2)
}

fn control(all: Applicability<'_>, stated: &Stated) -> Option<Value> {
    let study = all.coverage.study;
    let mut told = covered(all.coverage, all.covered(stated)?);
    let risks = stated.risks.iter().filter_map(|(incident, standing)| {
        let row = study.library.incidents.get(*incident as usize)?;
        Some(json!({ "incident": row.id.as_str(), "standing": build::standing(*standing) }))
    });
    let entries = study.answers.as_ref().map(|answers| answers.entries.as_slice()).unwrap_or_default();
    let items = stated.required.iter().filter_map(|at| study.assessment.items.get(*at));
    let answers = items.filter_map(|item| entries.get(item.answer?));
    let evidence = answers.flat_map(|answer| &answer.evidence).map(|piece| {
        json!({
            "ref": piece.reference.as_str(),
            "title": words(&piece.title),
            "valid-until": piece.valid_until.map(|day| day.to_string()),
        })
    });
    let responsible = all.responsible(stated);
    let responsible: Vec<&str> = responsible.iter().map(|bearer| bearer_id(&study.model, *bearer)).collect();
    let mut evidence: Vec<Value> = evidence.collect();
    evidence.dedup();
    let more = [
        ("applies", Value::from(stated.applies.key())),
        ("risks", risks.collect()),
        ("by-profile", stated.by_profile.into()),
        ("left-out-by-profile", (!stated.left_out.is_empty()).into()),
        ("evidence", Value::Array(evidence)),
        ("responsible", json!(responsible)),
    ];
    told.as_object_mut()?.extend(more.map(|(key, value)| (key.to_owned(), value)));
    Some(told)
}
