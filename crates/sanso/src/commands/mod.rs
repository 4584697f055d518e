//! One file per command.

mod analyze;
mod answered;
mod answers;
mod check;
mod content;
mod critical;
mod cuts;
mod diff;
mod docs;
mod exchange;
mod explain;
mod format;
mod frameworks;
mod init;
mod libraries;
mod map;
mod oscal;
mod paths;
mod plan;
mod schema;
mod shell;
mod studied;
mod what_if;

use crate::failure::{Failure, Outcome};
use crate::output::{Output, say_written};
use clap::ArgMatches;
use sanso_core::diag::{Diagnostic, Severity};
use sanso_core::model::{Kind, Subject};
use sanso_core::study::Study;
use sanso_core::text::{Lang, nearest};
use sanso_report::html::Shown;
use sanso_report::layout::Style;
use sanso_report::view::Sheets;
use sanso_report::{csv, markdown};
use std::path::PathBuf;
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing at or above the asked level.
    Clean,
    /// Findings.
    Findings,
    /// It could not run.
    CouldNotRun,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        match status {
            Status::Clean => ExitCode::SUCCESS,
            Status::Findings => ExitCode::from(1),
            Status::CouldNotRun => ExitCode::from(2),
        }
    }
}

/// Runs the command that was asked for.
pub fn run(matches: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let Some((name, given)) = matches.subcommand() else { return Ok(Status::CouldNotRun) };
    let status = dispatch(name, given, lang)?;
    // A command that reads a file of another program says more than where it wrote.
    if name != "import" && status != Status::CouldNotRun {
        let innermost = given.subcommand().map_or(given, |(_, given)| given);
        say_written(path(innermost, "out").as_deref(), lang);
    }
    Ok(status)
}

fn dispatch(name: &str, given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    match name {
        "init" => init::run(given, lang),
        "check" => check::run(given, lang),
        "analyze" => analyze::run(given, lang),
        "explain" => explain::run(given, lang),
        "plan" => plan::run(given, lang),
        "paths" => paths::run(given, lang),
        "map" => map::run(given, lang),
        "content" => content::run(given, lang),
        "answers" => answers::run(given, lang),
        "frameworks" => frameworks::run(given, lang),
        "import" => exchange::import(given, lang),
        "export" => exchange::export(given, lang),
        "oscal" => oscal::run(given, lang),
        "critical" => critical::run(given, lang),
        "diff" => diff::run(given, lang),
        "fmt" => format::run(given, lang),
        "schema" => schema::run(given),
        "docs" => docs::run(given, lang),
        "completions" => shell::completions(given, lang),
        "man" => shell::manual(lang),
        other => Err(Failure::Unknown(other.to_owned(), None)),
    }
}

/// A path argument.
fn path(given: &ArgMatches, name: &str) -> Option<PathBuf> {
    given.try_get_one::<PathBuf>(name).ok().flatten().cloned()
}

/// A text argument.
fn text<'a>(given: &'a ArgMatches, name: &str) -> Option<&'a str> {
    given.try_get_one::<String>(name).ok().flatten().map(String::as_str)
}

/// Whether a flag is set.
fn flag(given: &ArgMatches, name: &str) -> bool {
    given.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or_default()
}

/// Where a command writes.
fn output(given: &ArgMatches) -> Output {
    Output { file: path(given, "out") }
}

/// Whether both languages are asked for side by side.
fn both_languages(given: &ArgMatches) -> bool {
    text(given, "lang") == Some("both")
}

/// What is written in the language asked for, or in both, one after the other.
fn each_language(given: &ArgMatches, lang: Lang, write: &dyn Fn(Lang) -> String, between: &str) -> String {
    let languages = if both_languages(given) { vec![Lang::Ja, Lang::En] } else { vec![lang] };
    languages.into_iter().map(write).collect::<Vec<_>>().join(between)
}

/// Writes tables, or a document for programs, in the form that was asked for; anything else as text.
fn tables_out(
    given: &ArgMatches,
    lang: Lang,
    sheets: &dyn Fn(Lang) -> Sheets,
    document: &dyn Fn() -> String,
    terminal: fn(&Sheets, Lang, Style) -> String,
) -> Outcome<()> {
    tables_to(&output(given), given, lang, (sheets, document), terminal)
}

/// The same, to a place of its own.
fn tables_to(
    to: &Output,
    given: &ArgMatches,
    lang: Lang,
    (sheets, document): (&dyn Fn(Lang) -> Sheets, &dyn Fn() -> String),
    terminal: fn(&Sheets, Lang, Style) -> String,
) -> Outcome<()> {
    let style = if to.is_coloured() { Style::Colour } else { Style::Plain };
    let told = match text(given, "format").unwrap_or("text") {
        "json" => document(),
        "csv" => csv::sheets(&sheets(lang)),
        "markdown" => each_language(given, lang, &|lang| markdown::sheets(&sheets(lang)), "\n---\n\n"),
        _ => each_language(given, lang, &|lang| terminal(&sheets(lang), lang, style), "\n"),
    };
    to.bytes(told.as_bytes())
}

/// The subject of a kind with an id.
fn of_kind(study: &Study, kind: Kind, id: &str) -> Outcome<Subject> {
    let all: Vec<Subject> = study.model.of_kind(kind).collect();
    let found = all.iter().copied().find(|one| study.model.id(*one) == id);
    found.ok_or_else(|| Failure::Unknown(id.to_owned(), nearest(id, all.iter().map(|one| study.model.id(*one)))))
}

/// The language a page opens in.
fn shown(given: &ArgMatches, lang: Lang) -> Shown {
    if both_languages(given) { Shown::Both } else { Shown::One(lang) }
}

/// The status for diagnostics at a level of `--fail-on`.
fn status_of(diagnostics: &[Diagnostic], level: &str) -> Status {
    let worst = match level {
        "never" => return Status::Clean,
        "advice" | "assumed" => Severity::Advice,
        "warning" => Severity::Warning,
        _ => Severity::Error,
    };
    match diagnostics.iter().any(|diagnostic| diagnostic.severity <= worst) {
        true => Status::Findings,
        false => Status::Clean,
    }
}
