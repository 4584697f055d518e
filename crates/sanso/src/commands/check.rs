//! `sanso check`: what is wrong or doubtful in a model, line by line.

use super::studied::drafted;
use super::{Status, output, status_of, text};
use crate::failure::Outcome;
use crate::output::say;
use clap::ArgMatches;
use sanso_core::diag::{Diagnostic, Severity};
use sanso_core::text::{Lang, Sources};
use sanso_report::diagnostics;
use sanso_report::layout::Style;

/// Checks a model, the answers beside it and the content laid over ours.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let studied = drafted(given, lang)?;
    let found = &studied.study.diagnostics;
    Shown { sources: &studied.study.value.model.sources, found, prefix: &studied.files.prefix }.write(given, lang)?;
    if text(given, "format") == Some("text") {
        say(&next(found, &studied.files.shown, lang));
    }
    let status = status_of(found, text(given, "fail-on").unwrap_or("error"));
    // The process ends here; giving back every piece of a large study takes as long as opening it.
    std::mem::forget(studied);
    Ok(status)
}

/// Diagnostics with what they point into.
pub struct Shown<'s> {
    /// The files.
    pub sources: &'s Sources,
    /// What was found.
    pub found: &'s [Diagnostic],
    /// What stands before the names of files.
    pub prefix: &'s str,
}

impl Shown<'_> {
    /// Writes them in the form that was asked for.
    pub fn write(&self, given: &ArgMatches, lang: Lang) -> Outcome<()> {
        let to = output(given);
        let style = if to.is_coloured() { Style::Colour } else { Style::Plain };
        let written = match text(given, "format") {
            Some("json") => diagnostics::diagnostics_json(self.sources, self.found, self.prefix),
            Some("sarif") => diagnostics::problems_sarif(self.sources, self.found, self.prefix, lang),
            _ => diagnostics::text(self.sources, self.found, self.prefix, lang, style),
        };
        to.bytes(written.as_bytes())
    }

    /// Tells people what was wrong besides a result, on standard error.
    pub fn errors(&self, lang: Lang) {
        say(diagnostics::text(self.sources, self.found, self.prefix, lang, Style::Plain).trim_end());
    }
}

fn next(found: &[Diagnostic], model: &str, lang: Lang) -> String {
    let errors = found.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    match (errors, found.is_empty(), lang) {
        (true, _, Lang::En) => "next: mend the errors from the top; results would be wrong or missing".to_owned(),
        (true, _, Lang::Ja) => "次は：エラーを上から順に直してください。このままでは結果が誤るか欠けます".to_owned(),
        (false, true, Lang::En) => format!("nothing to mend; next: sanso analyze {model}"),
        (false, true, Lang::Ja) => format!("直すところはありません。次は：sanso analyze {model}"),
        (false, false, Lang::En) => format!("no errors; next: sanso analyze {model}"),
        (false, false, Lang::Ja) => format!("エラーはありません。次は：sanso analyze {model}"),
    }
}
