//! `sanso content`: knowledge that users bring, checked and compared.

use super::check::Shown;
use super::{Status, flag, output, path, status_of, text};
use crate::disk::content_folder;
use crate::failure::Outcome;
use crate::output::say;
use clap::ArgMatches;
use sanso_core::content::{Library, embedded, is_sheet};
use sanso_core::frameworks::{read, read_alone};
use sanso_core::study::{checked_content, differing_content};
use sanso_core::text::{Lang, Sources};
use sanso_report::differences;
use std::path::PathBuf;

/// Runs one of the subcommands.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    match given.subcommand() {
        Some(("diff", given)) => diff(given, lang),
        Some((_, given)) => check(given, lang),
        None => Ok(Status::CouldNotRun),
    }
}

fn check(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let folder = content_folder(&path(given, "dir").unwrap_or_else(|| PathBuf::from(".")))?;
    let base = if flag(given, "alone") { Library::default() } else { embedded() };
    let mut sources = Sources::default();
    let mut checked = checked_content(base, &folder, &mut sources);
    if folder.files.iter().any(|(path, _)| is_sheet(path)) {
        let reading = if flag(given, "alone") { read_alone } else { read };
        let found = reading(&checked.value, std::slice::from_ref(&folder), &mut sources);
        checked.diagnostics.extend(found.diagnostics);
    }
    Shown { sources: &sources, found: &checked.diagnostics, prefix: "" }.write(given, lang)?;
    if text(given, "format") == Some("text") && checked.diagnostics.is_empty() {
        let library = &checked.value;
        let (incidents, measures, profiles) = (library.incidents.len(), library.measures.len(), library.profiles.len());
        let ways = library.ways.len();
        say(&match lang {
            Lang::En => {
                format!("nothing to mend: {incidents} incidents, {measures} measures, {profiles} profiles, {ways} ways")
            }
            Lang::Ja => format!(
                "直すところはありません：インシデント{incidents}件、対策要件{measures}件、プロファイル{profiles}件、伝わり方{ways}件"
            ),
        });
    }
    Ok(status_of(&checked.diagnostics, "warning"))
}

fn diff(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let folder = content_folder(&path(given, "dir").unwrap_or_else(|| PathBuf::from(".")))?;
    let mut sources = Sources::default();
    let found = differing_content(&embedded(), &folder, &mut sources);
    let written = match text(given, "format") {
        Some("json") => differences::json(&found.value),
        Some("csv") => differences::csv(&found.value, lang),
        _ => differences::text(&found.value, lang),
    };
    output(given).bytes(written.as_bytes())?;
    if !found.diagnostics.is_empty() {
        Shown { sources: &sources, found: &found.diagnostics, prefix: "" }.errors(lang);
    }
    Ok(status_of(&found.diagnostics, "error"))
}
