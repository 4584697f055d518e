//! `sanso explain`: why something is required, stands, or is not required.

use super::studied::studied;
use super::{Status, output, text};
use crate::failure::{Failure, Outcome};
use clap::ArgMatches;
use sanso_core::text::Lang;
use sanso_report::layout::Style;
use sanso_report::{explain, text as terminal};

/// Prints the explanation of one thing.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let what = text(given, "what").unwrap_or_default();
    let studied = studied(given, lang)?;
    let status = studied.errors(lang);
    let explanation = explain::explain(&studied.study.value, what, lang)
        .map_err(|unknown| Failure::Unknown(unknown.given, unknown.nearest))?;
    let to = output(given);
    let style = if to.is_coloured() { Style::Colour } else { Style::Plain };
    to.bytes(terminal::explanation(&explanation, &studied.files.shown, lang, style).as_bytes())?;
    Ok(status)
}
