//! What is wrong with OSCAL documents, for people and for programs.

use crate::words::{Noun, counted, phrases};
use sanso_core::text::Lang;
use sanso_oscal::problem::{Language, Problem, Severity};
use serde_json::{Value, json};

/// At most so many are told to people; programs get all.
const MOST_TOLD: usize = 100;

/// Problems as text, ending with a line that counts them. Nothing if there are none.
pub fn problems_text(problems: &[Problem], lang: Lang) -> String {
    let mut text: String = problems.iter().take(MOST_TOLD).map(|one| told(one, lang)).collect();
    if let Some(more) = problems.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
        text.push_str(&match lang {
            Lang::En => format!("… {more} more; all of them: --format json\n\n"),
            Lang::Ja => format!("…ほか{more}件（すべて見るには --format json）\n\n"),
        });
    }
    let count = |severity| problems.iter().filter(|one| one.severity == severity).count();
    let parts = [(Severity::Error, Noun::Error), (Severity::Warning, Noun::Warning), (Severity::Advice, Noun::Advice)];
    let counts = parts.map(|(severity, noun)| (count(severity), noun)).into_iter().filter(|(number, _)| *number > 0);
    let counts: Vec<String> = counts.map(|(number, noun)| counted(lang, number, noun)).collect();
    if !counts.is_empty() {
        text.push_str(&counts.join(if lang == Lang::Ja { "、" } else { ", " }));
        text.push('\n');
    }
    text
}

fn told(problem: &Problem, lang: Lang) -> String {
    let phrases = phrases(lang);
    let severity = match problem.severity {
        Severity::Error => phrases.error,
        Severity::Warning => phrases.warning,
        Severity::Advice => phrases.advice,
    };
    let told = problem.what.told(language(lang));
    let place = if problem.place.is_empty() { String::new() } else { format!(" {}", problem.place) };
    let next = if told.next.is_empty() { String::new() } else { format!("   = {}: {}\n", phrases.act, told.next) };
    format!("{severity}[{}]: {}\n  --> {}{place}\n{next}\n", problem.what.code(), told.what, problem.file)
}

fn language(lang: Lang) -> Language {
    match lang {
        Lang::En => Language::En,
        Lang::Ja => Language::Ja,
    }
}

/// Problems for programs: `sanso-oscal-problems/1`.
pub fn problems_json(problems: &[Problem]) -> String {
    let all: Vec<Value> = problems.iter().map(for_programs).collect();
    // INVARIANT: values made of maps, lists and texts can always be written.
    let document = json!({ "version": "sanso-oscal-problems/1", "problems": all });
    serde_json::to_string_pretty(&document).map(|text| text + "\n").unwrap_or_default()
}

fn for_programs(problem: &Problem) -> Value {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    };
    let in_one = |language| {
        let told = problem.what.told(language);
        json!({ "what": told.what, "do": told.next })
    };
    json!({
        "code": problem.what.code(),
        "severity": severity,
        "file": problem.file,
        "place": problem.place,
        "en": in_one(Language::En),
        "ja": in_one(Language::Ja),
    })
}
