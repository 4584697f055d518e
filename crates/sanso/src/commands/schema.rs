//! `sanso schema`: JSON Schemas for editors and programs.

use super::{Status, output, text};
use crate::failure::Outcome;
use clap::ArgMatches;

/// Prints the schema of models or of results.
pub fn run(given: &ArgMatches) -> Outcome<Status> {
    let schema = match text(given, "what") {
        Some("study") => sanso_report::json::study_schema(),
        _ => format!("{:#}\n", sanso_report::schema::model_schema()),
    };
    output(given).bytes(schema.as_bytes())?;
    Ok(Status::Clean)
}
