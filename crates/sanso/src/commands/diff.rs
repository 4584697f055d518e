//! `sanso diff`: what differs between two models, answers or contents.

use super::studied::{Named, Studied, asking, graphed_from, paths};
use super::what_if::hand_out;
use super::{Status, output, path, text};
use crate::failure::Outcome;
use clap::ArgMatches;
use sanso_core::changes::{Change, Changes, LEAST, Trend, changes};
use sanso_core::graph::travel::Asking;
use sanso_core::text::Lang;
use sanso_report::view::{Compared, changed};
use sanso_report::{diagnostics, json};
use std::path::PathBuf;

/// How many ways to each goal are compared.
const ROUTES: usize = 10;

/// Compares two studies and writes what differs in the form that was asked for.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let old = side(given, "old", lang)?;
    let new = side(given, "new", lang)?;
    let broken = [old.errors(lang), new.errors(lang)].contains(&Status::Findings);
    let least = given.get_one::<f64>("least").copied().unwrap_or(LEAST);
    let found = changes(&old.study.value, &new.study.value, least);
    let compared = Compared {
        old: (&old.study.value, &old.files.shown),
        new: (&new.study.value, &new.files.shown),
        changes: &found,
        least,
    };
    if text(given, "format") == Some("sarif") {
        let log = diagnostics::changes_sarif(compared, &new.study.diagnostics, &new.files.prefix, lang);
        output(given).bytes(log.as_bytes())?;
    } else {
        let sheets = |lang| changed(compared, lang);
        hand_out(given, (&new.study.value, lang), &sheets, &|| json::changes_json(compared))?;
    }
    Ok(match broken || got_worse(&found, text(given, "fail-on").unwrap_or("never")) {
        true => Status::Findings,
        false => Status::Clean,
    })
}

/// One side of the comparison: what is named for it alone, else what is named for both.
fn side(given: &ArgMatches, name: &str, lang: Lang) -> Outcome<Studied> {
    let mut content = paths(given, "content");
    content.extend(paths(given, &format!("content-{name}")));
    let answers = path(given, &format!("answers-{name}")).or_else(|| path(given, "answers"));
    let model = path(given, name).unwrap_or_else(|| PathBuf::from("."));
    let asking = Asking { routes: ROUTES, ..asking(given) };
    graphed_from(Named { model, answers, content }, given, lang, asking)
}

/// Whether what was asked for got worse.
fn got_worse(found: &Changes, word: &str) -> bool {
    fn any<T>(changes: &[Change<T>]) -> bool {
        changes.iter().any(|change| change.trend == Trend::Worse)
    }
    let asked = |name: &str| word == name || word == "any";
    (asked("incidents") && any(&found.incidents))
        || (asked("likelihood") && any(&found.likelihoods))
        || (asked("paths") && any(&found.routes))
        || (asked("measures") && any(&found.measures))
        || (word == "any" && any(&found.answers))
}
