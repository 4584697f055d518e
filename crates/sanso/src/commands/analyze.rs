//! `sanso analyze`: the main job.

use super::studied::{Studied, studied};
use super::{Status, both_languages, output, status_of, text, what_if};
use crate::failure::Outcome;
use crate::output::{Output, say};
use clap::ArgMatches;
use sanso_core::analysis::Standing;
use sanso_core::diag::{Diagnostic, Severity};
use sanso_core::text::Lang;
use sanso_report::layout::Style;
use sanso_report::view::{Detail, Options, View};
use sanso_report::{csv, diagnostics, html, json, markdown, text as terminal};

/// Computes a study and writes it in the form that was asked for.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    if let Some(answered) = what_if::run(given, lang) {
        return answered;
    }
    let studied = studied(given, lang)?;
    let both = both_languages(given);
    write(&studied, text(given, "format").unwrap_or("text"), &output(given), lang, both)?;
    let status = status(&studied, text(given, "fail-on").unwrap_or("error"));
    // The process ends here; giving back every piece of a study would take a tenth of a short run.
    std::mem::forget(studied);
    Ok(status)
}

/// The view of a study in one language.
pub fn view(studied: &Studied, lang: Lang, detail: Detail) -> View {
    let options = Options { detail, model: studied.files.shown.clone() };
    View::new(&studied.study.value, &studied.study.diagnostics, lang, &options)
}

fn write(studied: &Studied, format: &str, to: &Output, lang: Lang, both: bool) -> Outcome<()> {
    let study = &studied.study.value;
    let found = &studied.study.diagnostics;
    let full = |lang| view(studied, lang, Detail::Full);
    match format {
        "json" => to.written(|out| json::write_study_json(study, found, out)),
        "sarif" => to.bytes(diagnostics::sarif(study, found, &studied.files.prefix, lang).as_bytes()),
        "csv" => to.bytes(csv::tables(&full(lang)).as_bytes()),
        "markdown" if both => {
            let (en, ja) = (markdown::markdown(&full(Lang::En)), markdown::markdown(&full(Lang::Ja)));
            to.bytes(format!("{ja}\n---\n\n{en}").as_bytes())
        }
        "markdown" => to.bytes(markdown::markdown(&full(lang)).as_bytes()),
        "html" => {
            let first = if both { html::Shown::Both } else { html::Shown::One(lang) };
            to.document(html::html(study, &full(Lang::En), &full(Lang::Ja), first).as_bytes(), "html")
        }
        _ => in_text(studied, to, lang, both),
    }
}

fn in_text(studied: &Studied, to: &Output, lang: Lang, both: bool) -> Outcome<()> {
    let style = if to.is_coloured() { Style::Colour } else { Style::Plain };
    let errors: Vec<Diagnostic> =
        studied.study.diagnostics.iter().filter(|one| one.severity == Severity::Error).cloned().collect();
    if !errors.is_empty() {
        // What makes results wrong or missing must be seen before them; the rest is for `check`.
        say(diagnostics::text(&studied.study.value.model.sources, &errors, &studied.files.prefix, lang, style)
            .trim_end());
    }
    let languages = if both { vec![Lang::Ja, Lang::En] } else { vec![lang] };
    let pages: Vec<String> =
        languages.into_iter().map(|lang| terminal::summary(&view(studied, lang, Detail::Summary), style)).collect();
    to.bytes(pages.join("\n").as_bytes())
}

fn status(studied: &Studied, level: &str) -> Status {
    let study = &studied.study.value;
    let standing = |wanted: &[Standing]| study.analysis.standing.iter().any(|one| wanted.contains(&one.standing));
    let found = match level {
        "established" => standing(&[Standing::Established]),
        "assumed" => standing(&[Standing::Established, Standing::Assumed]),
        "gap" => study.assessment.items.iter().any(|item| item.state.is_gap()),
        _ => return status_of(&studied.study.diagnostics, level),
    };
    match found || status_of(&studied.study.diagnostics, "error") == Status::Findings {
        true => Status::Findings,
        false => Status::Clean,
    }
}
