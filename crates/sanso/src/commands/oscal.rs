//! `sanso oscal`: documents of OSCAL checked, resolved and written.

use super::studied::paths;
use super::{Status, output, path, text};
use crate::failure::{Failure, Outcome};
use crate::imports::{Imports, opened};
use crate::output::say;
use clap::ArgMatches;
use sanso_core::text::Lang;
use sanso_oscal::check::check;
use sanso_oscal::problem::{Problem, Severity};
use sanso_oscal::resolve::{Options, Parents, resolve as resolved};
use sanso_report::oscal::{problems_json, problems_text};
use std::path::PathBuf;

/// Runs one of the subcommands.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    match given.subcommand() {
        Some(("validate", given)) => validate(given, lang),
        Some(("resolve", given)) => resolve(given, lang),
        other => Err(Failure::Unknown(other.map(|(name, _)| name.to_owned()).unwrap_or_default(), None)),
    }
}

fn validate(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let file = path(given, "file").unwrap_or_else(|| PathBuf::from("-"));
    let (name, bytes) = opened(&file)?;
    let found = check(&name, &bytes);
    let told = match text(given, "format") {
        Some("json") => problems_json(&found),
        _ => problems_text(&found, lang),
    };
    output(given).bytes(told.as_bytes())?;
    if text(given, "format") == Some("text") && found.is_empty() {
        say(match lang {
            Lang::En => "nothing to mend",
            Lang::Ja => "直すところはありません",
        });
    }
    Ok(status(&found, text(given, "fail-on").unwrap_or("error")))
}

fn resolve(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let file = path(given, "profile").unwrap_or_else(|| PathBuf::from("-"));
    let (name, bytes) = opened(&file)?;
    let imports = Imports { folders: paths(given, "from"), lang };
    let options = Options {
        parents: match text(given, "parents") {
            Some("lift") => Parents::Lift,
            Some("require") => Parents::Require,
            _ => Parents::Include,
        },
        time: day(given)?.map(|day| format!("{day}T00:00:00Z")),
        tool: concat!("sanso ", env!("CARGO_PKG_VERSION")).to_owned(),
    };
    let result = resolved(&name, &bytes, &options, &mut |base, href| imports.fetch(base, href));
    tell(&result.problems, lang);
    let Some(catalog) = result.catalog else { return Ok(Status::CouldNotRun) };
    output(given).bytes(catalog.written().as_bytes())?;
    Ok(status(&result.problems, "error"))
}

/// The day given with `--as-of`.
fn day(given: &ArgMatches) -> Outcome<Option<String>> {
    let Some(day) = text(given, "as-of") else { return Ok(None) };
    let good = day.parse::<jiff::civil::Date>().is_ok() && day.len() == 10;
    if good { Ok(Some(day.to_owned())) } else { Err(Failure::NoDay(day.to_owned())) }
}

fn tell(problems: &[Problem], lang: Lang) {
    if !problems.is_empty() {
        say(problems_text(problems, lang).trim_end());
    }
}

/// The status for problems at a level of `--fail-on`.
fn status(problems: &[Problem], level: &str) -> Status {
    let worst = match level {
        "never" => return Status::Clean,
        "advice" => Severity::Advice,
        "warning" => Severity::Warning,
        _ => Severity::Error,
    };
    match problems.iter().any(|problem| problem.severity <= worst) {
        true => Status::Findings,
        false => Status::Clean,
    }
}
