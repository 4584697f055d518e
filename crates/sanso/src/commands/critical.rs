//! `sanso critical`: what most of the risk passes through, and what is the only way.

use super::studied::{asking, graphed};
use super::what_if::written;
use super::{Status, output};
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
    let study = &studied.study.value;
    let found = critical(study.basis(), &study.travel, asking);
    let sheets = |lang| critical_sheets(study, &found, &studied.files.shown, lang);
    let text = written(given, lang, &sheets, &|| json::critical_json(study, &found))?;
    output(given).bytes(text.as_bytes())?;
    Ok(studied.errors(lang))
}
