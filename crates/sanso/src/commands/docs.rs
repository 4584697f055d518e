//! `sanso docs`: the reference, printed from the tables the program works with.

use super::{Status, output, text};
use crate::failure::Outcome;
use clap::ArgMatches;
use sanso_core::content::embedded;
use sanso_core::text::Lang;
use sanso_report::reference;

/// Prints one part of the reference as Markdown.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let markdown = match text(given, "part") {
        Some("facts") => reference::facts(lang),
        Some("incidents") => reference::incidents(lang, &embedded()),
        Some("measures") => reference::measures(lang, &embedded()),
        Some("steps") => reference::steps(lang, &embedded()),
        Some("checks") => reference::checks(lang),
        _ => reference::language(lang),
    };
    output(given).bytes(markdown.as_bytes())?;
    Ok(Status::Clean)
}
