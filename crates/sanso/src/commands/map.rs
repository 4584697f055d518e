//! `sanso map`: the three-layer map as SVG, whole or with one way of an incident.

use super::paths::goal as goal_of;
use super::studied::{asking, graphed, studied};
use super::{Status, output, text};
use crate::failure::{Failure, Outcome};
use clap::ArgMatches;
use sanso_core::graph::travel::Asking;
use sanso_core::text::Lang;
use sanso_report::map::{Chosen, svg, svg_of_way};

/// Draws the map.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let (drawn, status) = match text(given, "path") {
        None => {
            let studied = studied(given, lang)?;
            let status = studied.errors(lang);
            (svg(&studied.study.value, lang), status)
        }
        Some(wanted) => of_way(given, lang, wanted)?,
    };
    output(given).document(drawn.as_bytes(), "svg")?;
    Ok(status)
}

/// The map with the way that is asked for as `GOAL` or `GOAL:RANK`.
fn of_way(given: &ArgMatches, lang: Lang, wanted: &str) -> Outcome<(String, Status)> {
    let unknown = || Failure::Unknown(wanted.to_owned(), None);
    let (goal, way) = match wanted.rsplit_once(':') {
        Some((goal, rank)) => (goal, rank.parse::<usize>().ok().filter(|rank| *rank > 0).ok_or_else(unknown)?),
        None => (wanted, 1),
    };
    let asking = asking(given);
    let asking = Asking { routes: asking.routes.max(way.min(100)), measured: 0, ..asking };
    let studied = graphed(given, lang, asking)?;
    let status = studied.errors(lang);
    let study = &studied.study.value;
    let goal = goal_of(study, goal)?;
    let place = study.travel.risks.iter().position(|risk| risk.goal == goal).ok_or_else(unknown)?;
    let drawn = svg_of_way(study, lang, Chosen { goal: place + 1, way }).ok_or_else(unknown)?;
    Ok((drawn, status))
}
