//! `sanso paths`: how incidents would travel to what must not happen.

use super::studied::{asking, graphed};
use super::{Status, each_language, of_kind, output, shown, text};
use crate::failure::Outcome;
use clap::ArgMatches;
use sanso_core::content::Nature;
use sanso_core::graph::travel::Asking;
use sanso_core::model::{Kind, Subject};
use sanso_core::study::Study;
use sanso_core::text::Lang;
use sanso_report::layout::Style;
use sanso_report::view::{Extent, Travelled, travelled};
use sanso_report::{csv, html, json, markdown, text as terminal};

/// How many ways are shown to each goal unless it is said.
const USUAL: u32 = 3;

/// Prints the best ways to every goal, or to one.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let count = given.get_one::<u32>("count").copied().unwrap_or(USUAL);
    // What measures take away is the matter of other commands.
    let behind = text(given, "behind").and_then(|word| Nature::ALL.into_iter().find(|nature| nature.key() == word));
    let asking = Asking { routes: count as usize, measured: 0, behind, ..asking(given) };
    let studied = graphed(given, lang, asking)?;
    let status = studied.errors(lang);
    let study = &studied.study.value;
    let goal = text(given, "to").map(|id| goal(study, id)).transpose()?;
    let to = output(given);
    let style = if to.is_coloured() { Style::Colour } else { Style::Plain };
    let told = |lang| only(study, travelled(study, lang, Extent::ALL), goal);
    let model = &studied.files.shown;
    let each = |write: &dyn Fn(Lang) -> String, between: &str| each_language(given, lang, write, between);
    let written = match text(given, "format") {
        Some("json") => json::paths_json(study, goal),
        Some("html") => {
            let page = html::paths(study, &told(Lang::En), &told(Lang::Ja), shown(given, lang));
            to.document(page.as_bytes(), "html")?;
            return Ok(status);
        }
        Some("csv") => csv::paths(&told(lang), lang),
        Some("markdown") => each(&|lang| markdown::paths(&told(lang), lang), "\n---\n\n"),
        _ => each(&|lang| terminal::paths(&told(lang), model, lang, style), "\n"),
    };
    to.bytes(written.as_bytes())?;
    Ok(status)
}

/// The goal with an id.
pub(super) fn goal(study: &Study, id: &str) -> Outcome<Subject> {
    of_kind(study, Kind::Goal, id)
}

/// Keeps one goal with the place it has among all of them.
fn only(study: &Study, mut travel: Travelled, goal: Option<Subject>) -> Travelled {
    if let Some(goal) = goal {
        travel.risks.retain(|risk| risk.goal.0 == study.model.id(goal));
    }
    travel
}
