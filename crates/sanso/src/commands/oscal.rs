//! `sanso oscal`: documents of OSCAL checked, resolved and written.

use super::frameworks::{named, opened, over, overlays};
use super::studied::{drafted, paths};
use super::{Status, of_kind, output, path, text};
use crate::failure::{Failure, Outcome};
use crate::imports::{Imports, opened as opened_file};
use crate::output::{say, write_whole};
use clap::ArgMatches;
use sanso_core::model::Kind;
use sanso_core::text::{Lang, Sources};
use sanso_oscal::check::check;
use sanso_oscal::document::Document;
use sanso_oscal::problem::{Problem, Severity};
use sanso_oscal::resolve::{Options, Parents, resolve as resolved};
use sanso_report::oscal::{
    Model, Subjects, catalog_oscal, mapping_oscal, problems_json, problems_text, study_oscal, taken_over,
};
use std::fs;
use std::path::{Path, PathBuf};

/// Runs one of the subcommands.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    match given.subcommand() {
        Some(("validate", given)) => validate(given, lang),
        Some(("resolve", given)) => resolve(given, lang),
        Some(("import", given)) => import(given, lang),
        Some(("catalog", given)) => catalog(given, lang),
        Some(("mapping", given)) => mapping(given, lang),
        Some((name, given)) => written(name, given, lang),
        None => Ok(Status::CouldNotRun),
    }
}

fn validate(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let file = path(given, "file").unwrap_or_else(|| PathBuf::from("-"));
    let (name, bytes) = opened_file(&file)?;
    let mut found = check(&name, &bytes);
    if let Some(schema) = path(given, "schema") {
        found.extend(by_schema((&name, &bytes), &schema)?);
    }
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

/// What a schema the user has says against a document.
#[cfg(feature = "schema")]
fn by_schema(document: (&str, &[u8]), schema: &Path) -> Outcome<Vec<Problem>> {
    let (name, rules) = opened_file(schema)?;
    Ok(sanso_oscal::check::against(document, (&name, &rules)))
}

#[cfg(not(feature = "schema"))]
fn by_schema(_: (&str, &[u8]), _: &Path) -> Outcome<Vec<Problem>> {
    Err(Failure::WithoutSchema)
}

fn resolve(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let file = path(given, "profile").unwrap_or_else(|| PathBuf::from("-"));
    let (name, bytes) = opened_file(&file)?;
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

fn catalog(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let (opened, status) = opened(given, lang)?;
    let all = opened.all;
    let number = named(&all, text(given, "key"))?;
    let written = catalog_oscal(&all, number, lang, day(given)?.as_deref());
    output(given).bytes(written.ok_or(Failure::NothingToWrite)?.written().as_bytes())?;
    Ok(status)
}

fn mapping(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let (opened, status) = opened(given, lang)?;
    let all = opened.all;
    let ends = (named(&all, text(given, "from"))?, named(&all, text(given, "to"))?);
    let written = mapping_oscal(&all, ends, lang, day(given)?.as_deref());
    output(given).bytes(written.ok_or(Failure::NothingToWrite)?.written().as_bytes())?;
    Ok(status)
}

/// Writes a study in one of the models.
fn written(name: &str, given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let model = Model::WORDS.into_iter().find(|(word, _)| *word == name).map(|(_, model)| model);
    let model = model.ok_or_else(|| Failure::Unknown(name.to_owned(), None))?;
    let studied = drafted(given, lang)?;
    let study = &studied.study.value;
    let (all, status) = over(&study.library, &overlays(given)?, &mut Sources::default(), Vec::new(), lang);
    let framework = named(&all, text(given, "framework"))?;
    let of = text(given, "of").map(|id| of_kind(study, Kind::Organization, id)).transpose()?;
    let day = day(given)?;
    let subjects = Subjects { all: &all, study, framework, of, lang, day: day.as_deref() };
    let document = study_oscal(subjects, model).ok_or(Failure::NothingToWrite)?;
    output(given).bytes(document.written().as_bytes())?;
    Ok(match studied.errors(lang) {
        Status::Clean => status,
        other => other,
    })
}

/// Makes a folder of content out of a catalog.
fn import(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let file = path(given, "file").unwrap_or_else(|| PathBuf::from("-"));
    let (name, bytes) = opened_file(&file)?;
    let found = check(&name, &bytes);
    tell(&found, lang);
    let Ok(document) = Document::read(&name, &bytes) else { return Ok(Status::CouldNotRun) };
    if document.model != "catalog" {
        return Err(Failure::NoCatalog(document.model));
    }
    let taken = taken_over(&document, text(given, "key"), lang);
    let folder = path(given, "out").unwrap_or_default();
    // What people have changed since must not be lost to a second import.
    if let Some(there) = taken.files.iter().map(|(below, _)| folder.join(below)).find(|file| file.exists()) {
        return Err(Failure::Exists(there));
    }
    for (below, text) in &taken.files {
        let file = folder.join(below);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(|error| Failure::Writing(parent.to_owned(), error))?;
        }
        write_whole(&file, text.as_bytes())?;
    }
    let (key, items, folder) = (&taken.key, taken.items, folder.display());
    say(&match lang {
        Lang::En => format!("wrote {items} items to {folder}; next: sanso frameworks show {key} --content {folder}"),
        Lang::Ja => {
            format!("{items}件の項目を {folder} に書き出しました。次は：sanso frameworks show {key} --content {folder}")
        }
    });
    Ok(status(&found, "error"))
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
