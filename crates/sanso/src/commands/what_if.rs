//! `sanso analyze --without` and `--stop`: what if a measure were not met, or something stopped?

use super::studied::{asking, graphed};
use super::{Status, output, shown, tables_out, text};
use crate::failure::{Failure, Outcome};
use clap::ArgMatches;
use sanso_core::graph::stopped::stopped;
use sanso_core::graph::suppose::supposed;
use sanso_core::graph::travel::Asking;
use sanso_core::model::Subject;
use sanso_core::study::Study;
use sanso_core::text::{Lang, nearest};
use sanso_report::view::{Sheets, bearer_id, stop_sheets, without_sheets};
use sanso_report::{html, json, text as terminal};

/// Answers what is supposed, if anything is.
pub fn run(given: &ArgMatches, lang: Lang) -> Option<Outcome<Status>> {
    match (text(given, "without"), text(given, "stop")) {
        (Some(measure), _) => Some(without(given, measure, lang)),
        (None, Some(subject)) => Some(stop(given, subject, lang)),
        (None, None) => None,
    }
}

fn stop(given: &ArgMatches, id: &str, lang: Lang) -> Outcome<Status> {
    let asking = Asking { measured: 0, ..asking(given) };
    let studied = graphed(given, lang, asking)?;
    let status = studied.errors(lang);
    let study = &studied.study.value;
    let subject = study.model.find(id).ok_or_else(|| {
        let near = nearest(id, study.model.subjects().map(|subject| study.model.id(subject)));
        Failure::Unknown(id.to_owned(), near)
    })?;
    let found = stopped(study.basis(), &study.travel, subject);
    let sheets = |lang| stop_sheets(study, subject, &found, lang);
    hand_out(given, (study, lang), &sheets, &|| json::stop_json(study, subject, &found))?;
    Ok(status)
}

fn without(given: &ArgMatches, named: &str, lang: Lang) -> Outcome<Status> {
    let asking = Asking { measured: 0, ..asking(given) };
    let studied = graphed(given, lang, asking)?;
    let status = studied.errors(lang);
    let study = &studied.study.value;
    let (measure, levers) = levers(study, named)?;
    let found = supposed(&study.travel, asking, &levers);
    let sheets = |lang| without_sheets(study, measure, &found, lang);
    hand_out(given, (study, lang), &sheets, &|| json::without_json(study, measure, &found))?;
    Ok(status)
}

/// The measure that `MEASURE[@BEARER]` names, and its levers on the graph.
fn levers(study: &Study, named: &str) -> Outcome<(usize, Vec<u32>)> {
    let (id, bearer) = named.split_once('@').map_or((named, None), |(id, bearer)| (id, Some(bearer)));
    let measures = &study.library.measures;
    let found = measures.iter().position(|row| row.id == id || row.row.key == id);
    let measure = found.ok_or_else(|| {
        let names = measures.iter().flat_map(|row| [row.id.as_str(), row.row.key.as_str()]);
        Failure::Unknown(id.to_owned(), nearest(id, names))
    })?;
    if let Some(bearer) = bearer.filter(|bearer| !is_party(study, bearer)) {
        let parties = study.model.subjects().map(|subject| study.model.id(subject));
        let near = nearest(bearer, parties.filter(|id| is_party(study, id)));
        return Err(Failure::Unknown(bearer.to_owned(), near));
    }
    let all = study.travel.levers.all.iter().zip(0..);
    let own = all.filter(|(lever, _)| {
        let of = bearer_id(&study.model, lever.bearer);
        lever.measure as usize == measure && bearer.is_none_or(|bearer| of == bearer)
    });
    Ok((measure, own.map(|(_, number)| number).collect()))
}

/// Whether measures can be asked of what an id names.
fn is_party(study: &Study, id: &str) -> bool {
    use sanso_core::model::Kind::{Organization, System};
    let party = |subject: &Subject| matches!(study.model.kind(*subject), Organization | System);
    study.model.find(id).filter(party).is_some()
}

/// Writes tables, or a document for programs, in the form that was asked for.
pub fn hand_out(
    given: &ArgMatches,
    (study, lang): (&Study, Lang),
    sheets: &dyn Fn(Lang) -> Sheets,
    document: &dyn Fn() -> String,
) -> Outcome<()> {
    match text(given, "format").unwrap_or("text") {
        "html" => {
            let page = html::sheets(&study.library.version, &sheets(Lang::En), &sheets(Lang::Ja), shown(given, lang));
            output(given).document(page.as_bytes(), "html")
        }
        "text" | "json" | "csv" | "markdown" => tables_out(given, lang, sheets, document, terminal::sheets),
        other => Err(Failure::NoForm(other.to_owned(), "text, json, html, markdown, csv")),
    }
}
