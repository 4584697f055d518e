//! `sanso map`: the three-layer map as SVG.

use super::studied::studied;
use super::{Status, output};
use crate::failure::Outcome;
use clap::ArgMatches;
use sanso_core::text::Lang;
use sanso_report::map;

/// Draws the map.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let studied = studied(given, lang)?;
    output(given).document(map::svg(&studied.study.value, lang).as_bytes(), "svg")?;
    Ok(Status::Clean)
}
