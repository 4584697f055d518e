//! SARIF 2.1.0: problems of the input, standing incidents and gaps at the model's own lines, for code review tools.

use sanso_core::analysis::Standing;
use sanso_core::diag::{Diagnostic, Severity};
use sanso_core::study::Study;
use sanso_core::text::{Lang, Place, Sources};
use serde_json::{Value, json};
use std::collections::BTreeMap;

use super::Places;
use super::json::all_places;
use crate::view::{bearer_id, bearer_name, because};
use crate::words::{phrases, state_word};

/// The study as a SARIF log with one run. Messages are in one language; the rules hold both.
///
/// `prefix` is the folder of the model relative to where the log is read.
pub fn sarif(study: &Study, diagnostics: &[Diagnostic], prefix: &str, lang: Lang) -> String {
    let subjects = study.analysis.standing.iter().map(|one| study.model.place(one.subject));
    let answers = study.answers.iter().flat_map(|answers| answers.entries.iter().map(|answer| answer.place));
    let places = Places::new(&study.model.sources, prefix, all_places(diagnostics).chain(subjects).chain(answers));
    let mut rules: BTreeMap<String, Value> = BTreeMap::new();
    let mut results: Vec<Value> = Vec::new();
    for one in diagnostics {
        let code = one.problem.code();
        rules.entry(code.to_owned()).or_insert_with(|| problem_rule(code, one));
        results.push(problem(&places, one, lang));
    }
    for one in &study.analysis.standing {
        let Some(incident) = study.library.incidents.get(one.incident as usize) else { continue };
        rules.entry(incident.row.key.to_string()).or_insert_with(|| incident_rule(incident));
        results.push(standing(study, &places, *one, lang));
    }
    for (number, item) in study.assessment.items.iter().enumerate().filter(|(_, item)| item.state.is_gap()) {
        if let Some((rule, gap)) = gap(study, &places, number, item, lang) {
            rules.entry(GAP.to_owned()).or_insert(rule);
            results.push(gap);
        }
    }
    log(rules, results, lang)
}

/// A log with one run.
pub(super) fn log(rules: BTreeMap<String, Value>, mut results: Vec<Value>, lang: Lang) -> String {
    let order: Vec<&String> = rules.keys().collect();
    for result in &mut results {
        let at = result
            .get("ruleId")
            .and_then(Value::as_str)
            .and_then(|id| order.binary_search_by(|known| known.as_str().cmp(id)).ok());
        if let (Some(at), Some(object)) = (at, result.as_object_mut()) {
            object.insert("ruleIndex".to_owned(), json!(at));
        }
    }
    let driver = json!({
        "name": "sanso",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.values().collect::<Vec<_>>(),
    });
    let language = match lang {
        Lang::En => "en",
        Lang::Ja => "ja",
    };
    crate::json::lines(
        &json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": driver },
                "language": language,
                "columnKind": "unicodeCodePoints",
                "results": results,
            }],
        }),
        4,
    )
}

/// Problems alone as a SARIF log, for inputs of which no study was made.
pub fn problems_sarif(sources: &Sources, diagnostics: &[Diagnostic], prefix: &str, lang: Lang) -> String {
    let mut files_only = Study::default();
    files_only.model.sources = sources.clone();
    sarif(&files_only, diagnostics, prefix, lang)
}

pub(super) fn problem_rule(code: &str, one: &Diagnostic) -> Value {
    let (en, ja) = (one.problem.message(Lang::En), one.problem.message(Lang::Ja));
    json!({
        "id": code,
        "shortDescription": { "text": format!("{} / {}", en.why, ja.why) },
        "help": { "text": format!("{}\n{}", en.act, ja.act) },
    })
}

fn incident_rule(incident: &sanso_core::content::Incident) -> Value {
    json!({
        "id": incident.row.key.as_str(),
        "name": incident.id.as_str(),
        "shortDescription": { "text": format!("{} / {}", incident.name.get(Lang::En), incident.name.get(Lang::Ja)) },
        "fullDescription": { "text": format!("{} / {}", incident.harm.get(Lang::En), incident.harm.get(Lang::Ja)) },
    })
}

pub(super) fn location(places: &Places<'_>, place: Place) -> Value {
    let region = places.region(place);
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&places.file(place)) },
            "region": { "startLine": region.start_line, "startColumn": region.start_column, "endLine": region.end_line, "endColumn": region.end_column },
        },
    })
}

/// A path as a relative reference: everything but unreserved characters and `/` is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'_' | b'-' | b'~' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

pub(super) fn problem(places: &Places<'_>, one: &Diagnostic, lang: Lang) -> Value {
    let message = one.problem.message(lang);
    let level = match one.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    };
    let related = one.related.iter().map(|(place, label)| {
        let mut found = location(places, *place);
        if let Some(object) = found.as_object_mut() {
            object.insert("message".to_owned(), json!({ "text": label.get(lang) }));
        }
        found
    });
    json!({
        "ruleId": one.problem.code(),
        "level": level,
        "kind": "fail",
        "message": { "text": format!("{}. {} {}", message.what, message.why, message.act) },
        "locations": one.place.iter().map(|place| location(places, *place)).collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
    })
}

/// The rule of gaps: answered, and not met.
const GAP: &str = "gap";

/// A required measure that was answered and is not met, at the line of the answer. What nobody answered has no line.
fn gap(
    study: &Study,
    places: &Places<'_>,
    number: usize,
    item: &sanso_core::assess::Item,
    lang: Lang,
) -> Option<(Value, Value)> {
    let required = study.plan.required.get(number)?;
    let measure = study.library.measures.get(required.measure as usize)?;
    let answer = study.answers.as_ref()?.entries.get(item.answer?)?;
    let bearer = bearer_name(&study.model, required.bearer, lang);
    let text = format!("{} {}: {bearer} — {}", measure.id, measure.name.get(lang), state_word(lang, item.state));
    let both = |lang| format!("{}: {}", phrases(lang).gaps, phrases(lang).share_explained);
    let rule = json!({ "id": GAP, "shortDescription": { "text": format!("{} / {}", both(Lang::En), both(Lang::Ja)) } });
    let result = json!({
        "ruleId": GAP,
        "level": "warning",
        "kind": "fail",
        "message": { "text": text },
        "locations": [location(places, answer.place)],
        "partialFingerprints": { "sanso/1": format!("{}@{}", measure.row.key, bearer_id(&study.model, required.bearer)) },
    });
    Some((rule, result))
}

fn standing(study: &Study, places: &Places<'_>, one: sanso_core::analysis::Standings, lang: Lang) -> Value {
    let model = &study.model;
    let incident = study.library.incidents.get(one.incident as usize);
    let name = incident.map_or("", |row| row.name.get(lang));
    let facts = because(study, one.incident as usize, one.subject, lang);
    let sentences: Vec<String> = facts.into_iter().map(|fact| fact.sentence).collect();
    let joint = match lang {
        Lang::En => "; ",
        Lang::Ja => "。",
    };
    // An assumed incident asks for an answer; it is no failure that was seen.
    let (level, kind) = match one.standing {
        Standing::Established => ("warning", "fail"),
        Standing::Assumed => ("none", "open"),
    };
    json!({
        "ruleId": incident.map_or("", |row| row.row.key.as_str()),
        "level": level,
        "kind": kind,
        "message": { "text": format!("{name}: {} ({}). {}", model.name(one.subject, lang), model.id(one.subject), sentences.join(joint)) },
        "locations": [location(places, model.place(one.subject))],
        "partialFingerprints": { "sanso/1": format!("{}@{}", incident.map_or("", |row| row.row.key.as_str()), model.id(one.subject)) },
    })
}
