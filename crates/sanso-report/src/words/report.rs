//! Phrases of the report that hold a number or a name.

use sanso_core::text::Lang;

use super::{Noun, counted};
use crate::view::{Assessed, Bearer};

/// Below the number of established incidents.
pub fn figure_established(lang: Lang, subjects: usize) -> String {
    match lang {
        Lang::En => format!("incidents established on {}", counted(lang, subjects, Noun::Subject)),
        Lang::Ja => format!("確定したインシデント（{}）", counted(lang, subjects, Noun::Subject)),
    }
}

/// Below the number of assumed incidents.
pub fn figure_assumed(lang: Lang, open: usize) -> String {
    match lang {
        Lang::En => format!(
            "incidents assumed, because {} {} unsaid",
            counted(lang, open, Noun::Fact),
            if open == 1 { "is" } else { "are" }
        ),
        Lang::Ja => format!("想定されるインシデント（{}が不明）", counted(lang, open, Noun::Fact)),
    }
}

/// Below the number of required measures.
pub fn figure_required(lang: Lang, bearers: usize) -> String {
    match lang {
        Lang::En => format!("measures required of {}", counted(lang, bearers, Noun::Bearer)),
        Lang::Ja => format!("必要な対策要件（{}）", counted(lang, bearers, Noun::Bearer)),
    }
}

/// Below the number of answered measures.
pub fn figure_answered(lang: Lang, assessed: &Assessed) -> String {
    match lang {
        Lang::En => format!("of them answered; done {}", assessed.overall.share),
        Lang::Ja => format!("うち回答済み（実施率：{}）", assessed.overall.share),
    }
}

/// How many points are open.
pub fn open_points(lang: Lang, number: usize) -> String {
    match lang {
        Lang::En => format!("{} in all.", counted(lang, number, Noun::Question)),
        Lang::Ja => format!("全部で{number}件。"),
    }
}

/// How many gaps there are, and how many of them only for lapsed evidence.
pub fn gap_counts(lang: Lang, gaps: usize, lapsed: usize) -> String {
    match lang {
        Lang::En => format!("{gaps} in all, {lapsed} of them because evidence has lapsed."),
        Lang::Ja => format!("全部で{gaps}件。うち{lapsed}件は証跡の期限切れ。"),
    }
}

/// What a system is and whose.
pub fn system_of(lang: Lang, kind: &str, of: &str) -> String {
    match lang {
        Lang::En => format!("{kind} of {of}"),
        Lang::Ja => format!("{of}の{kind}"),
    }
}

/// How many measures a bearer has to meet, and because of what.
pub fn bearer_counts(lang: Lang, bearer: &Bearer) -> String {
    let all = counted(lang, bearer.measures.len(), Noun::Measure);
    match lang {
        Lang::En => format!(
            "{all}: {} because of something established, {} because of something assumed",
            bearer.established, bearer.assumed
        ),
        Lang::Ja => format!(
            "{all}（確定したインシデントによるもの{}件、想定によるもの{}件）",
            bearer.established, bearer.assumed
        ),
    }
}

/// What remains of the incidents once answers are known.
pub fn residual(lang: Lang, assessed: &Assessed) -> String {
    let Assessed { treated, partly, open, .. } = assessed;
    let all = treated + partly + open;
    match lang {
        Lang::En => format!(
            "Of {} that stand: all that they ask for is done for {treated}, some of it for {partly}, none of it for {open}. Measures lower a risk; they do not make the incident impossible.",
            counted(lang, all, Noun::Incident)
        ),
        Lang::Ja => format!(
            "成り立つ{}のうち、求められる対策がすべて実施済みのもの{treated}件、一部のもの{partly}件、まったくないもの{open}件です。対策はリスクを下げますが、インシデントが起こり得なくなるわけではありません。",
            counted(lang, all, Noun::Incident)
        ),
    }
}

/// How sure we are of a row.
pub fn sure(lang: Lang, confidence: &str) -> String {
    match lang {
        Lang::En => format!("confidence: {confidence}"),
        Lang::Ja => format!("確度：{confidence}"),
    }
}

/// Above the measures that are folded.
pub fn other_measures(lang: Lang, number: usize) -> String {
    match lang {
        Lang::En => format!("The other {}", counted(lang, number, Noun::Measure)),
        Lang::Ja => format!("残りの対策要件（{number}件）"),
    }
}

/// Above the questions that are folded.
pub fn other_questions(lang: Lang, number: usize) -> String {
    match lang {
        Lang::En => format!("The other {}", counted(lang, number, Noun::Question)),
        Lang::Ja => format!("残りの質問（{number}件）"),
    }
}
