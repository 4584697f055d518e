//! Running a case, and comparing what the engine says of the input with what the case expects.

use super::case::{Case, Given};
use super::expect::holds;
use sanso_core::content::Overlay;
use sanso_core::diag::{Checked, Diagnostic, Severity};
use sanso_core::exchange::otm;
use sanso_core::model::FetchError;
use sanso_core::study::{Inputs, Study, run};
use sanso_core::text::Lang;

/// The day on which the answers of a case are judged.
const DAY: jiff::civil::Date = jiff::civil::date(2026, 10, 1);

/// Runs a case and gives a sentence for each assertion that does not hold.
pub fn check(case: &Case) -> Vec<String> {
    let studied = study(case);
    // Small models of one or two things are what checks of models warn of, so these count only where a case is about them.
    let is_check = |code: &str| code.starts_with("SN3");
    let about_checks = case.expected.iter().any(|(_, words)| words.split(' ').any(is_check));
    let counting = studied.diagnostics.iter().filter(|one| about_checks || !is_check(one.problem.code()));
    let mut told: Vec<(&Diagnostic, bool)> = counting.map(|diagnostic| (diagnostic, false)).collect();
    let mut failures = Vec::new();
    for (line, words) in &case.expected {
        let found = match words.split_once(' ').and_then(|(first, rest)| Some((severity(first)?, rest))) {
            Some((severity, rest)) => noticed(&studied, &mut told, severity, rest),
            None => claim(&studied, &told, words),
        };
        if let Err(why) = found {
            failures.push(format!("{}:{line}: `{words}`: {why}", case.file));
        }
    }
    let lenient = case.expected.iter().any(|(_, words)| words == "others allowed");
    for (unexpected, _) in told.iter().filter(|(one, known)| one.severity == Severity::Error && !known && !lenient) {
        failures.push(format!(
            "{}:{}: an error nobody expects: {}",
            case.file,
            case.line,
            shown(&studied.value, unexpected)
        ));
    }
    failures
}

/// The study of a case; a file `import.otm` becomes its model first, and what is told of that counts.
pub fn study(case: &Case) -> Checked<Study> {
    let Some((name, Given::Bytes(bytes))) = case.given.iter().find(|(name, _)| name == "import.otm") else {
        return written(case);
    };
    let Checked { value: imported, diagnostics } = otm::import(name, bytes);
    let model = ("model.yaml".to_owned(), Given::Bytes(imported.model.clone().into_bytes()));
    let mut studied = written(&Case { given: vec![model], ..case.clone() });
    let mistakes =
        studied.diagnostics.iter().filter(|one| one.severity == Severity::Error && one.problem.code() < "SN3");
    let mistakes: Vec<_> = mistakes.map(|one| shown(&studied.value, one)).collect();
    assert!(imported.model.is_empty() || mistakes.is_empty(), "{mistakes:?} in\n{}", imported.model);
    studied.value.model.sources = imported.sources;
    studied.diagnostics = diagnostics;
    studied
}

fn written(case: &Case) -> Checked<Study> {
    let mut fetch = |path: &str| match case.given.iter().find(|(name, _)| name == path) {
        Some((_, Given::Bytes(bytes))) => Ok(bytes.clone()),
        Some((_, Given::Refused(why))) => Err(why.clone()),
        None => Err(FetchError::Missing),
    };
    let content = case.given.iter().filter_map(|(name, given)| match (name.strip_prefix("content/"), given) {
        (Some(path), Given::Bytes(bytes)) => Some((path.to_owned(), bytes.clone())),
        _ => None,
    });
    let files: Vec<_> = content.collect();
    let overlays: Vec<Overlay> =
        (!files.is_empty()).then(|| Overlay { name: "content".to_owned(), files }).into_iter().collect();
    let answers = case.given.iter().find_map(|(name, given)| match given {
        Given::Bytes(bytes) if name == "answers.yaml" => Some((name.as_str(), bytes.as_slice())),
        _ => None,
    });
    run(Inputs {
        main: "model.yaml",
        fetch: &mut fetch,
        overlays: &overlays,
        profile: None,
        answers,
        as_of: answers.map(|_| DAY),
        asking: Default::default(),
    })
}

fn severity(word: &str) -> Option<Severity> {
    match word {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "advice" => Some(Severity::Advice),
        _ => None,
    }
}

/// `CODE [PLACE] [words of the message]`: a diagnostic that no earlier line has claimed.
fn noticed(
    studied: &Checked<Study>,
    told: &mut [(&Diagnostic, bool)],
    severity: Severity,
    rest: &str,
) -> Result<(), String> {
    let (code, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let (place, words) = match rest.split_once(' ').unwrap_or((rest, "")) {
        (place, words) if place.contains(':') || place.contains('!') => (Some(place), words),
        _ => (None, rest),
    };
    let sources = &studied.value.model.sources;
    let fits = |one: &Diagnostic| {
        let at = one.place.map(|place| sources.show(place)).unwrap_or_default();
        let on = one.place.map(|place| sources.show_line(place)).unwrap_or_default();
        let message = one.problem.message(Lang::En);
        one.severity == severity
            && one.problem.code() == code
            && place.is_none_or(|place| at == place || on == place)
            && (words.is_empty() || format!("{} {} {}", message.what, message.why, message.act).contains(words))
    };
    match told.iter_mut().find(|(one, known)| !known && fits(one)) {
        Some((_, known)) => {
            *known = true;
            Ok(())
        }
        None => Err(all_shown(studied)),
    }
}

fn claim(studied: &Checked<Study>, told: &[(&Diagnostic, bool)], words: &str) -> Result<(), String> {
    match words.strip_prefix("no ") {
        Some("diagnostics") if told.is_empty() => Ok(()),
        Some("others") if told.iter().all(|(_, known)| *known) => Ok(()),
        Some("diagnostics" | "others") => Err(all_shown(studied)),
        Some(code) if code.starts_with("SN") => match told.iter().any(|(one, _)| one.problem.code() == code) {
            true => Err(all_shown(studied)),
            false => Ok(()),
        },
        _ if words == "others allowed" => Ok(()),
        _ => holds(&studied.value, words),
    }
}

fn all_shown(studied: &Checked<Study>) -> String {
    const ENOUGH: usize = 8;
    let lines: Vec<_> =
        studied.diagnostics.iter().take(ENOUGH).map(|one| format!("\n      {}", shown(&studied.value, one))).collect();
    let more = studied.diagnostics.len().saturating_sub(ENOUGH);
    match (lines.is_empty(), more) {
        (true, _) => "nothing was noticed".to_owned(),
        (false, 0) => format!("noticed was{}", lines.concat()),
        (false, more) => format!("noticed was{}\n      and {more} more", lines.concat()),
    }
}

fn shown(study: &Study, one: &Diagnostic) -> String {
    let place = one.place.map(|place| study.model.sources.show(place)).unwrap_or_default();
    format!("{:?} {} {place} {}", one.severity, one.problem.code(), one.problem.message(Lang::En).what)
}
