//! `sanso plan --cuts`: the smallest sets of measures that stand across every way to what must not happen.

use super::paths::goal;
use super::studied::{asking, graphed};
use super::what_if::hand_out;
use super::{Status, text};
use crate::failure::Outcome;
use crate::progress;
use clap::ArgMatches;
use sanso_core::graph::barriers::{Looking, measure, searched};
use sanso_core::graph::travel::Asking;
use sanso_core::model::Attr;
use sanso_core::study::Study;
use sanso_core::text::Lang;
use sanso_report::json;
use sanso_report::view::cut_sheets;

/// So many goals, the heaviest first, are looked at unless one is named.
const MOST_GOALS: usize = 10;

/// How many sets people are shown for each goal; programs get all that were measured.
const SHOWN: usize = 3;

/// Finds the sets and writes them in the form that was asked for.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    // What single measures take away is the matter of other options.
    let asking = Asking { measured: 0, ..asking(given) };
    let studied = graphed(given, lang, asking)?;
    let status = studied.errors(lang);
    let study = &studied.study.value;
    let wanted = wanted(study, text(given, "to"))?;
    let mut found = Vec::new();
    for (number, risk) in (1..).zip(&wanted) {
        // Each can take seconds in a large model.
        progress::part(number, wanted.len());
        found.extend(searched(&study.travel, &[*risk], Looking::default()));
    }
    progress::part(0, 0);
    measure(&study.travel, &mut found, asking);
    let most = if text(given, "format") == Some("csv") { usize::MAX } else { SHOWN };
    let sheets = |lang| cut_sheets(study, &found, most, lang);
    hand_out(given, (study, lang), &sheets, &|| json::cuts_json(study, &found))?;
    Ok(status)
}

/// The risks to look at, by number: the one that is named; else those in which people come to harm; else all.
fn wanted(study: &Study, named: Option<&str>) -> Outcome<Vec<usize>> {
    let risks = || study.travel.risks.iter().map(|risk| risk.goal).zip(0..);
    if let Some(id) = named {
        let goal = goal(study, id)?;
        return Ok(risks().filter(|(one, _)| *one == goal).map(|(_, number)| number).collect());
    }
    let harms = |goal| study.model.word(goal, Attr::Kind).is_some_and(|word| word.key == "people");
    let safety: Vec<usize> = risks().filter(|(goal, _)| harms(*goal)).map(|(_, number)| number).collect();
    let all = if safety.is_empty() { risks().map(|(_, number)| number).collect() } else { safety };
    Ok(all.into_iter().take(MOST_GOALS).collect())
}
