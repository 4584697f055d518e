//! `sanso answers`: the sheets of customers, and answers in order.

mod fill;
mod kept;
mod template;

use super::Status;
use crate::failure::{Failure, Outcome};
use clap::ArgMatches;
use sanso_core::text::Lang;

/// Runs one of the subcommands.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    match given.subcommand() {
        Some(("fill", given)) => fill::run(given, lang),
        Some(("template", given)) => template::run(given, lang),
        Some(("read", given)) => kept::read(given, lang),
        Some(("check", given)) => kept::check(given, lang),
        Some(("merge", given)) => kept::merge(given, lang),
        other => Err(Failure::Unknown(other.map(|(name, _)| name.to_owned()).unwrap_or_default(), None)),
    }
}
