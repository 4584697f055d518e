//! Phrases of a statement of applicability.

use sanso_core::frameworks::Applies;
use sanso_core::text::Lang;

/// Whether an item applies.
pub const fn applies(lang: Lang, applies: Applies) -> &'static str {
    match (lang, applies) {
        (Lang::En, Applies::Yes) => "yes",
        (Lang::En, Applies::No) => "no",
        (Lang::En, Applies::Undecided) => "decide",
        (Lang::Ja, Applies::Yes) => "適用",
        (Lang::Ja, Applies::No) => "除外",
        (Lang::Ja, Applies::Undecided) => "要決定",
    }
}

/// The title: whose statement, of which framework.
pub fn applies_title(lang: Lang, model: &str, framework: &str) -> String {
    match lang {
        Lang::En => format!("Statement of applicability of {model}: {framework}"),
        Lang::Ja => format!("「{model}」の適用宣言書：{framework}"),
    }
}

/// How many items apply, do not, and wait for a decision.
pub fn applies_counts(lang: Lang, of: usize, [yes, no, undecided]: [usize; 3]) -> String {
    match lang {
        Lang::En => format!("Of {of} controls, {yes} apply, {no} do not, and {undecided} wait for a decision."),
        Lang::Ja => format!("管理策{of}件のうち、適用{yes}件、除外{no}件、要決定{undecided}件です。"),
    }
}

/// Which risks ask for an item.
pub fn asked_by_risks(lang: Lang, (established, assumed): (usize, usize), names: &str) -> String {
    match lang {
        Lang::En => format!("Risks: {} established, {} assumed. {names}", established, assumed),
        Lang::Ja => format!("リスク：確定{established}件、想定{assumed}件。{names}"),
    }
}

/// That nothing asks for what leads to an item.
pub fn idle(lang: Lang, measures: &str) -> String {
    match (lang, measures) {
        (Lang::En, "") => "No measure leads here. Decide, and write down why.".to_owned(),
        (Lang::Ja, "") => "対応する対策がありません。適用の要否を決め、理由を記録してください。".to_owned(),
        (Lang::En, measures) => {
            format!("No risk of the study asks for what leads here ({measures}). Decide, and write down why.")
        }
        (Lang::Ja, measures) => {
            format!("対応する対策（{measures}）を求めるリスクがありません。適用の要否を決め、理由を記録してください。")
        }
    }
}

/// A piece of evidence with the last day it is valid.
pub fn evidence(lang: Lang, title: &str, until: Option<&str>) -> String {
    match (lang, until) {
        (_, None) => title.to_owned(),
        (Lang::En, Some(day)) => format!("{title} (until {day})"),
        (Lang::Ja, Some(day)) => format!("{title}（{day}まで）"),
    }
}

/// The same where it is not valid on the day.
pub fn outdated(lang: Lang, told: &str) -> String {
    match lang {
        Lang::En => format!("{told}: not valid"),
        Lang::Ja => format!("{told}：期限切れ"),
    }
}

/// Heads and sentences.
#[derive(Debug)]
pub struct ApplyWords {
    /// Title of the table.
    pub controls: &'static str,
    /// Head: whether it applies.
    pub applies: &'static str,
    /// Head: why.
    pub why: &'static str,
    /// Head: evidence.
    pub evidence: &'static str,
    /// Head: who is responsible.
    pub responsible: &'static str,
    /// Head: measures behind it.
    pub measures: &'static str,
    /// That a profile asks for it.
    pub by_profile: &'static str,
    /// That answers say it does not apply, without a reason.
    pub no_reason: &'static str,
    /// Said where no evidence is named.
    pub no_evidence: &'static str,
    /// What the statement rests on.
    pub explained: &'static str,
}

/// The same in one language.
pub const fn apply(lang: Lang) -> &'static ApplyWords {
    match lang {
        Lang::En => &ApplyWords {
            controls: "Controls",
            applies: "applies",
            why: "why",
            evidence: "evidence",
            responsible: "responsible",
            measures: "measures",
            by_profile: "Asked for by the profile.",
            no_reason: "Said not to apply, without a reason.",
            no_evidence: "none named",
            explained: "A control applies where measures that have something in common with it for certain are required, because risks of the study or its profile ask for them. It is left out where the answers say that these do not apply, or the profile spares them, with the reason given there. Everything else waits for a decision by whoever answers for the statement; nothing is left out by itself.",
        },
        Lang::Ja => &ApplyWords {
            controls: "管理策",
            applies: "適用",
            why: "理由",
            evidence: "証拠",
            responsible: "責任者",
            measures: "対策",
            by_profile: "プロファイルが求めています。",
            no_reason: "対象外との回答に理由がありません。",
            no_evidence: "記載なし",
            explained: "管理策と確実に共通部分のある対策が、リスクまたはプロファイルにより求められている場合に「適用」とします。回答で対象外とされたもの、プロファイルで除かれたものは、その理由とともに「除外」とします。それ以外は、適用宣言書の責任者による決定を待つものとし、自動的に除外することはありません。",
        },
    }
}
