//! `sanso plan`: every required measure by who must act.

use super::analyze::view;
use super::studied::studied;
use super::studied::{asking, graphed};
use super::what_if::hand_out;
use super::{Status, cuts, each_language, flag, output, text};
use crate::failure::{Failure, Outcome};
use clap::ArgMatches;
use sanso_core::graph::choose::{Until, choose};
use sanso_core::study::Study;
use sanso_core::text::{Lang, nearest};
use sanso_report::layout::Style;
use sanso_report::view::{Detail, Roadmap};
use sanso_report::{csv, json, markdown, text as terminal};

/// Prints the plan, whole or of one bearer, or a choice from it.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    if flag(given, "cuts") {
        return cuts::run(given, lang);
    }
    if given.contains_id("budget") || given.contains_id("until") {
        return roadmap(given, lang);
    }
    let studied = studied(given, lang)?;
    let status = studied.errors(lang);
    let mut view = view(&studied, lang, Detail::Full);
    if let Some(wanted) = text(given, "bearer") {
        if !view.bearers.iter().any(|bearer| bearer.id == wanted) {
            let near = nearest(wanted, view.bearers.iter().map(|bearer| bearer.id.as_str()));
            return Err(Failure::Unknown(wanted.to_owned(), near));
        }
        view.keep_bearer(wanted);
    }
    let to = output(given);
    let style = if to.is_coloured() { Style::Colour } else { Style::Plain };
    let written = match text(given, "format") {
        Some("json") => json::plan_json(&studied.study.value, text(given, "bearer")),
        Some("csv") => csv::measures(&view),
        Some("markdown") => markdown::plan(&view),
        Some("html") => {
            // The whole plan is a part of the report.
            return Err(Failure::NoForm("html".to_owned(), "text, json, markdown, csv"));
        }
        _ => terminal::plan(&view, style),
    };
    to.bytes(written.as_bytes())?;
    Ok(status)
}

/// Prints what to do with so much effort, or until likelihood is low enough.
fn roadmap(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let studied = graphed(given, lang, asking(given))?;
    let status = studied.errors(lang);
    let study = &studied.study.value;
    let until = until(given, study)?;
    let choice = choose(study.basis(), &study.travel, study.asking, until);
    let map = Roadmap::new(study, (&choice, until), lang);
    if text(given, "format").is_none_or(|form| form == "text") {
        let to = output(given);
        let style = if to.is_coloured() { Style::Colour } else { Style::Plain };
        let told = |lang| terminal::roadmap(&Roadmap::new(study, (&choice, until), lang), style);
        to.bytes(each_language(given, lang, &told, "\n").as_bytes())?;
        return Ok(status);
    }
    let sheets = |lang| Roadmap::new(study, (&choice, until), lang).sheets();
    hand_out(given, (study, lang), &sheets, &|| json::roadmap_json(&map))?;
    Ok(status)
}

/// When to stop choosing. A level is reached where likelihood stays below the next one.
fn until(given: &ArgMatches, study: &Study) -> Outcome<Until> {
    if let Some(days) = given.get_one::<f64>("budget") {
        return Ok(Until::Budget(*days));
    }
    let wanted = text(given, "until").unwrap_or_default();
    let levels = &study.library.likelihoods;
    let at = levels.iter().position(|level| level.row.key == wanted).ok_or_else(|| {
        let near = nearest(wanted, levels.iter().map(|level| level.row.key.as_str()));
        Failure::Unknown(wanted.to_owned(), near)
    })?;
    Ok(Until::Likelihood(levels.get(at + 1).map_or(1.0, |next| next.from.value() - f64::EPSILON)))
}
