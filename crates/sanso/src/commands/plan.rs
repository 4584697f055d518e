//! `sanso plan`: every required measure by who must act.

use super::analyze::view;
use super::studied::studied;
use super::{Status, output, text};
use crate::failure::{Failure, Outcome};
use clap::ArgMatches;
use sanso_core::text::{Lang, nearest};
use sanso_report::layout::Style;
use sanso_report::view::Detail;
use sanso_report::{csv, json, markdown, text as terminal};

/// Prints the plan, whole or of one bearer.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let studied = studied(given, lang)?;
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
        _ => terminal::plan(&view, style),
    };
    to.bytes(written.as_bytes())?;
    Ok(Status::Clean)
}
