//! `sanso critical`: what most of the risk passes through, and what is the only way.

use super::Status;
use super::studied::{asking, graphed};
use super::what_if::hand_out;
use crate::failure::Outcome;
use clap::ArgMatches;
use sanso_core::graph::critical::critical;
use sanso_core::graph::travel::Asking;
use sanso_core::text::Lang;
use sanso_report::json;
use sanso_report::view::critical_sheets;

/// Finds where it hurts and writes it in the form that was asked for.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    // What measures take away is the matter of other commands.
    let asking = Asking { measured: 0, ..asking(given) };
    let studied = graphed(given, lang, asking)?;
    let status = studied.errors(lang);
    let study = &studied.study.value;
    let found = critical(study.basis(), &study.travel, asking);
    let sheets = |lang| critical_sheets(study, &found, lang);
    hand_out(given, (study, lang), &sheets, &|| json::critical_json(study, &found))?;
    Ok(status)
}
