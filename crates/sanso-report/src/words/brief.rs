//! Phrases of the view for management.

use sanso_core::text::Lang;

/// How a point stands, for management.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// Every measure that belongs to it is in place.
    Stands,
    /// Some are, or in part.
    Partly,
    /// None is, and somebody says so.
    Lacking,
    /// Nobody has said anything.
    Unknown,
}

impl Stand {
    /// Every way to stand, the best first.
    pub const ALL: [Stand; 4] = [Stand::Stands, Stand::Partly, Stand::Lacking, Stand::Unknown];

    /// Stable word for data.
    pub const fn key(self) -> &'static str {
        match self {
            Stand::Stands => "stands",
            Stand::Partly => "partly",
            Stand::Lacking => "lacking",
            Stand::Unknown => "unknown",
        }
    }
}

/// The word for how a point stands.
pub const fn stand(lang: Lang, stand: Stand) -> &'static str {
    match (lang, stand) {
        (Lang::En, Stand::Stands) => "stands",
        (Lang::En, Stand::Partly) => "in part",
        (Lang::En, Stand::Lacking) => "lacking",
        (Lang::En, Stand::Unknown) => "not known",
        (Lang::Ja, Stand::Stands) => "できている",
        (Lang::Ja, Stand::Partly) => "一部",
        (Lang::Ja, Stand::Lacking) => "できていない",
        (Lang::Ja, Stand::Unknown) => "不明",
    }
}

/// The title: whose state, in which framework.
pub fn brief_title(lang: Lang, model: &str, framework: &str) -> String {
    match lang {
        Lang::En => format!("For management: {model} and the {framework}"),
        Lang::Ja => format!("経営層向けまとめ：「{model}」と{framework}"),
    }
}

/// How many points stand in which way.
pub fn brief_counts(lang: Lang, of: usize, [stands, partly, lacking, unknown]: [usize; 4]) -> String {
    match lang {
        Lang::En => {
            format!("Of {of} points: {stands} in place, {partly} in part, {lacking} lacking, {unknown} not known.")
        }
        Lang::Ja => format!(
            "{of}項目のうち、できている{stands}、一部できている{partly}、できていない{lacking}、状況不明{unknown}です。"
        ),
    }
}

/// What to take up first.
pub fn take_up(lang: Lang, points: &[String]) -> String {
    match lang {
        Lang::En => format!("To take up first: {}.", points.join("; ")),
        Lang::Ja => format!("まず取り上げるべき項目：{}。", points.join("、")),
    }
}

/// How many of the measures behind a point are in place, and how many of them are shown by evidence.
pub fn in_place(lang: Lang, (met, of): (usize, usize), shown: usize) -> String {
    match lang {
        Lang::En if met == 0 => format!("None of the {of} measures behind it is in place everywhere."),
        Lang::En if shown == 0 => {
            format!("In place: {met} of the {of} measures behind it; no valid evidence shows it.")
        }
        Lang::En if shown == met => format!("In place and shown by evidence: {met} of the {of} measures behind it."),
        Lang::En => format!("In place: {met} of the {of} measures behind it, {shown} of them shown by evidence."),
        Lang::Ja if met == 0 => format!("関係する対策{of}件のうち、全体で実施済みのものはありません。"),
        Lang::Ja if shown == 0 => format!("関係する対策{of}件のうち{met}件が実施済みですが、有効な証拠はありません。"),
        Lang::Ja if shown == met => format!("関係する対策{of}件のうち{met}件が実施済みで、証拠もそろっています。"),
        Lang::Ja => format!("関係する対策{of}件のうち{met}件が実施済みで、うち{shown}件に証拠があります。"),
    }
}

/// That nobody has said anything about the measures behind a point.
pub fn nothing_said(lang: Lang, of: usize) -> String {
    match lang {
        Lang::En if of == 1 => "Nobody has said anything yet about the measure behind it.".to_owned(),
        Lang::En => format!("Nobody has said anything yet about the {of} measures behind it."),
        Lang::Ja => format!("関係する対策{of}件について、まだ回答がありません。"),
    }
}

/// What is lacking, and where.
pub fn lacks(lang: Lang, measures: &str, who: &str) -> String {
    match (lang, who) {
        (Lang::En, "") => format!("Lacking: {measures}."),
        (Lang::En, who) => format!("Lacking: {measures} (at {who})."),
        (Lang::Ja, "") => format!("不足：{measures}。"),
        (Lang::Ja, who) => format!("不足：{measures}（{who}）。"),
    }
}

/// What nobody has answered, and whom to ask.
pub fn not_answered(lang: Lang, measures: &str, who: &str) -> String {
    match lang {
        Lang::En => format!("Not answered yet: {measures}; ask {who}."),
        Lang::Ja => format!("未回答：{measures}。確認先：{who}。"),
    }
}

/// Heads and sentences.
#[derive(Debug)]
pub struct BriefWords {
    /// Head: the point.
    pub point: &'static str,
    /// Head: how it stands.
    pub stands: &'static str,
    /// Head: the sentences.
    pub told: &'static str,
    /// Head: measures behind it.
    pub measures: &'static str,
    /// Head: measures in place.
    pub met: &'static str,
    /// Head: measures that lack something.
    pub lacking: &'static str,
    /// Head: measures nobody has answered.
    pub unanswered: &'static str,
    /// Title of a group without one.
    pub others: &'static str,
    /// Said where nothing leads to a point.
    pub nothing: &'static str,
    /// What the words mean.
    pub explained: &'static str,
}

/// The same in one language.
pub const fn brief(lang: Lang) -> &'static BriefWords {
    match lang {
        Lang::En => &BriefWords {
            point: "point",
            stands: "state",
            told: "what stands, what is lacking, whom to ask",
            measures: "measures",
            met: "in place",
            lacking: "lacking",
            unanswered: "not answered",
            others: "Points",
            nothing: "No required measure leads here, so nothing is known: ask for it directly.",
            explained: "A point stands if every measure behind it is in place. Which measures belong to a point is our own reading, by subject matter: what stands here is a help for talking about it, not proof that a guideline is fulfilled.",
        },
        Lang::Ja => &BriefWords {
            point: "項目",
            stands: "状況",
            told: "現状、不足、確認先",
            measures: "対策",
            met: "実施済み",
            lacking: "不足",
            unanswered: "未回答",
            others: "項目",
            nothing: "求められている対策のうちここに対応するものがないため、状況は不明です。直接確認してください。",
            explained: "「できている」は、関係する対策がすべて実施済みであることを示します。どの対策がどの項目に関係するかは内容から独自に読み取ったもので、議論のための手がかりであり、ガイドラインを満たしている証明ではありません。",
        },
    }
}

/// A title within a sentence.
pub fn quoted(lang: Lang, title: &str) -> String {
    match lang {
        Lang::En => format!("“{title}”"),
        Lang::Ja => format!("「{title}」"),
    }
}
