//! Levels and scores, for programs. It speaks no language; names are given in both.

use super::frameworks::{covered, words};
use crate::view::{Coverage, Readiness, Score};
use sanso_core::frameworks::{CoveredItem, Level, Need, Points, Ready, Scored, Scoring, need, rank};
use serde_json::{Value, json};

/// How far answers carry to the levels of a framework: `sanso-readiness/1`.
pub fn readiness_json(readiness: Readiness<'_>) -> String {
    let levels: Vec<Value> = readiness.shown().map(|(level, ready)| level_of(readiness, level, ready)).collect();
    let mut document = head(readiness.coverage, "sanso-readiness/1");
    if let Some(document) = document.as_object_mut() {
        document.insert("levels".to_owned(), Value::Array(levels));
    }
    super::lines(&document, 2)
}

pub(super) fn head(coverage: Coverage<'_>, version: &str) -> Value {
    let framework = coverage.all.all.get(coverage.framework);
    json!({
        "version": version,
        "framework": framework.map(|one| one.about.key.as_str()),
        "of": coverage.of.map(|of| coverage.study.model.id(of)),
        "as-of": coverage.study.assessment.as_of.map(|day| day.to_string()),
    })
}

fn level_of(readiness: Readiness<'_>, level: &Level, ready: &Ready) -> Value {
    let all = readiness.coverage.items;
    let number =
        |wanted: Need| ready.items.iter().filter_map(|item| all.get(*item)).filter(|item| need(item) == wanted).count();
    let counts = Need::ALL.map(|need| (need.key().to_owned(), Value::from(number(need))));
    let missing: Vec<Value> =
        readiness.missing(&ready.items).into_iter().map(|item| lacking(readiness.coverage, item)).collect();
    json!({
        "key": level.key.as_str(),
        "name": words(&level.name),
        "how": words(&level.how),
        "note": words(&level.note),
        "verdict": ready.reach.key(),
        "items": ready.items.len(),
        "unseen": level.unseen,
        "needs": Value::Object(counts.into_iter().collect()),
        "missing": missing,
    })
}

fn lacking(coverage: Coverage<'_>, item: &CoveredItem) -> Value {
    let mut told = covered(coverage, item);
    if let Some(told) = told.as_object_mut() {
        told.insert("needs".to_owned(), need(item).key().into());
    }
    told
}

/// Answers scored by a framework: `sanso-score/1`.
pub fn score_json(score: Score<'_>) -> String {
    let mut document = head(score.coverage, "sanso-score/1");
    let framework = score.framework();
    let scorings = framework.map(|one| one.grading.scorings.as_slice()).unwrap_or_default();
    let all: Vec<Value> = scorings.iter().zip(score.scores).map(|(scoring, scored)| result(scoring, scored)).collect();
    let chosen = score.chosen();
    let known = framework.map(|one| one.items.as_slice()).unwrap_or_default();
    let parts = chosen.into_iter().flat_map(|(_, scored)| &scored.parts).map(|part| {
        json!({
            "id": known.get(part.under as usize).map(|item| item.id.as_str()),
            "weight": part.weight,
            "points": part.points.map(points),
        })
    });
    let items = chosen.into_iter().flat_map(|(_, scored)| scored.items()).filter_map(|item| {
        let mut told = covered(score.coverage, score.coverage.items.get(item.item)?);
        let more = told.as_object_mut()?;
        more.insert("weight".to_owned(), item.weight.into());
        let mark = |mark: u32| f64::from(mark) / 1_000.0;
        more.insert(
            "mark".to_owned(),
            json!(item.mark.map(|(low, high)| json!({ "low": mark(low), "high": mark(high) }))),
        );
        Some(told)
    });
    let (settled, counted) = score.settled();
    let more = [
        ("scoring", json!(chosen.map(|(scoring, _)| scoring.key.as_str()))),
        ("settled", settled.into()),
        ("counted", counted.into()),
        ("scorings", Value::Array(all)),
        ("parts", parts.collect()),
        ("items", items.collect()),
    ];
    if let Some(document) = document.as_object_mut() {
        document.extend(more.map(|(key, value)| (key.to_owned(), value)));
    }
    super::lines(&document, 2)
}

fn result(scoring: &Scoring, scored: &Scored) -> Value {
    let letter = |points: f64| rank(scoring, points).map(|rank| rank.key.as_str());
    json!({
        "key": scoring.key.as_str(),
        "name": words(&scoring.name),
        "points": scored.total.map(points),
        "rank": scored.total.map(|total| json!({ "low": letter(total.low), "high": letter(total.high) })),
    })
}

/// Points to a thousandth.
fn points(points: Points) -> Value {
    let told = |points: f64| (points * 1_000.0).round() / 1_000.0;
    json!({ "low": told(points.low), "high": told(points.high) })
}
