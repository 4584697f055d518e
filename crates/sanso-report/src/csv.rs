//! Tables for spreadsheet programs: what must not happen, the ways there, incidents, measures, questions.
//!
//! How rows and cells are written is the matter of `rows`.

mod travel;

pub use travel::paths;

use crate::rows::{BYTE_ORDER_MARK, table, write};
use crate::view::{Sheets, Stands, View, standing_word};

/// The tables one after the other, each under a line with its name and before an empty line.
pub fn tables(view: &View) -> String {
    let phrases = view.phrases();
    let named = [
        (phrases.must_not_happen, travel::risk_rows(&view.travel, view.lang)),
        (phrases.paths, travel::path_rows(&view.travel, view.lang)),
        (phrases.incidents_by_layer, incident_rows(view)),
        (phrases.measures_by_bearer, measure_rows(view)),
        (phrases.questions, question_rows(view)),
    ];
    let mut text = String::from(BYTE_ORDER_MARK);
    for (number, (name, rows)) in named.into_iter().enumerate() {
        if number > 0 {
            text.push_str("\r\n");
        }
        write(&mut text, [vec![name.to_owned()]].into_iter().chain(rows));
    }
    text
}

/// Tables that answer one question, one after the other.
pub fn sheets(all: &Sheets) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    for (number, sheet) in all.sheets.iter().enumerate() {
        if number > 0 {
            text.push_str("\r\n");
        }
        let heads = sheet.columns.iter().map(|column| column.head.clone()).collect();
        write(&mut text, [vec![sheet.title.clone()], heads].into_iter().chain(sheet.rows.iter().cloned()));
    }
    text
}

/// The table of standing incidents alone.
pub fn incidents(view: &View) -> String {
    table(incident_rows(view))
}

/// The table of required measures alone.
pub fn measures(view: &View) -> String {
    table(measure_rows(view))
}

/// The table of questions alone.
pub fn questions(view: &View) -> String {
    table(question_rows(view))
}

fn heads(heads: &[&str]) -> Vec<String> {
    heads.iter().map(|head| (*head).to_owned()).collect()
}

fn incident_rows(view: &View) -> Vec<Vec<String>> {
    let phrases = view.phrases();
    let mut rows = vec![heads(&[
        phrases.layer,
        phrases.id,
        phrases.incident,
        phrases.subject,
        phrases.name,
        phrases.kind,
        phrases.standing,
        phrases.place,
        phrases.because,
        phrases.threats_label,
        phrases.confidence,
        phrases.origin,
    ])];
    for (layer, incident) in
        view.layers.iter().flat_map(|layer| layer.incidents.iter().map(move |incident| (layer, incident)))
    {
        for (stands, because) in &incident.stands {
            let Stands { subject, subject_name, kind, standing, place, .. } = stands;
            let facts: Vec<&str> = because.iter().map(|fact| fact.sentence.as_str()).collect();
            let name = [
                layer.id.as_str(),
                &incident.id,
                &incident.name,
                subject,
                subject_name,
                kind,
                standing_word(view.lang, *standing),
                place,
            ];
            let reasons = [
                facts.join(" / "),
                incident.threats.join(" / "),
                incident.confidence.to_owned(),
                incident.origin.clone(),
            ];
            rows.push(name.into_iter().map(str::to_owned).chain(reasons).collect());
        }
    }
    rows
}

fn measure_rows(view: &View) -> Vec<Vec<String>> {
    let phrases = view.phrases();
    let mut rows = vec![heads(&[
        phrases.rank,
        phrases.measure,
        phrases.name,
        phrases.bearer,
        phrases.name,
        phrases.takes_away,
        phrases.effort,
        phrases.standing,
        phrases.established,
        phrases.assumed,
        phrases.grade,
        phrases.category,
        phrases.answer,
        phrases.reasons,
        phrases.first_step,
        phrases.proof,
        phrases.confidence,
        phrases.origin,
    ])];
    for one in view.shown_measures() {
        let reasons: Vec<String> =
            one.reasons.iter().map(|reason| format!("{}: {}", reason.incident, reason.vulnerability)).collect();
        let standing = one.standing.map_or(phrases.required_by_profile, |how| standing_word(view.lang, how));
        rows.push(vec![
            one.rank.to_string(),
            one.id.clone(),
            one.name.clone(),
            one.bearer.0.clone(),
            one.bearer.1.clone(),
            one.gain.as_ref().map(|gain| gain.text.clone()).unwrap_or_default(),
            one.effort.clone().unwrap_or_default(),
            standing.to_owned(),
            one.established.to_string(),
            one.assumed.to_string(),
            one.grade.as_ref().map(|(grade, _)| (*grade).to_owned()).unwrap_or_default(),
            one.category.clone(),
            one.answer.as_ref().map(|answer| answer.word.to_owned()).unwrap_or_default(),
            reasons.join(" / "),
            one.first_step.clone(),
            one.proof.clone(),
            one.confidence.to_owned(),
            one.origin.clone(),
        ]);
    }
    rows
}

fn question_rows(view: &View) -> Vec<Vec<String>> {
    let phrases = view.phrases();
    let mut rows = vec![heads(&[
        phrases.number,
        phrases.question,
        phrases.settles,
        phrases.touches,
        phrases.measure,
        phrases.who_knows,
        phrases.write_here,
        phrases.values,
        phrases.place,
    ])];
    for one in &view.questions {
        rows.push(vec![
            one.rank.to_string(),
            one.text.clone(),
            one.settles.to_string(),
            one.touches.to_string(),
            one.measures.to_string(),
            one.who.as_ref().map(|(_, name)| name.clone()).unwrap_or_default(),
            one.path.clone(),
            one.values.clone(),
            one.place.clone(),
        ]);
    }
    rows
}
