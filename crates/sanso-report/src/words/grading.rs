//! Phrases for levels of frameworks and for scores.

use sanso_core::frameworks::{Need, Reach};
use sanso_core::text::Lang;

/// What an item still needs.
pub const fn needed(lang: Lang, need: Need) -> &'static str {
    match (lang, need) {
        (Lang::En, Need::Nothing) => "nothing",
        (Lang::En, Need::Doing) => "do",
        (Lang::En, Need::Saying) => "confirm",
        (Lang::En, Need::Asking) => "ask",
        (Lang::Ja, Need::Nothing) => "なし",
        (Lang::Ja, Need::Doing) => "要対応",
        (Lang::Ja, Need::Saying) => "要判断",
        (Lang::Ja, Need::Asking) => "要確認",
    }
}

/// Whether a level is reached.
pub const fn reached(lang: Lang, reach: Reach) -> &'static str {
    match (lang, reach) {
        (Lang::En, Reach::Reached) => "reached",
        (Lang::En, Reach::AsFarAsKnown) => "nothing known is missing",
        (Lang::En, Reach::Undecided) => "not settled",
        (Lang::En, Reach::NotYet) => "not reached yet",
        (Lang::Ja, Reach::Reached) => "達成",
        (Lang::Ja, Reach::AsFarAsKnown) => "既知の範囲では不足なし",
        (Lang::Ja, Reach::Undecided) => "未確定",
        (Lang::Ja, Reach::NotYet) => "未達成",
    }
}

/// How a level stands: its name, whether it is reached, how many of so many items need nothing more, and how many need
/// what.
pub fn level_verdict(lang: Lang, name: &str, reach: Reach, (done, of): (usize, usize), needs: [usize; 3]) -> String {
    let [to_do, to_confirm, to_ask] = needs;
    let word = reached(lang, reach);
    let open = to_do + to_confirm + to_ask;
    match lang {
        Lang::En if open == 0 => format!("{name}: {word}. {done} of {of} items are met or do not apply."),
        Lang::En => format!(
            "{name}: {word}. {done} of {of} items are met or do not apply; {to_do} to do, {to_confirm} to confirm, {to_ask} to ask."
        ),
        Lang::Ja if open == 0 => format!("{name}：{word}。{of}項目のうち{done}項目が実施済みまたは対象外です。"),
        Lang::Ja => format!(
            "{name}：{word}。{of}項目のうち{done}項目が実施済みまたは対象外、要対応{to_do}、要判断{to_confirm}、要確認{to_ask}です。"
        ),
    }
}

/// The title: whose answers, and the levels of which framework.
pub fn ready_title(lang: Lang, model: &str, framework: &str) -> String {
    match lang {
        Lang::En => format!("How far the answers of {model} carry: {framework}"),
        Lang::Ja => format!("「{model}」の回答でどこまで届くか：{framework}"),
    }
}

/// What is missing for a level.
pub fn missing(lang: Lang, level: &str) -> String {
    match lang {
        Lang::En => format!("Missing for {level}"),
        Lang::Ja => format!("{level}に足りないもの"),
    }
}

/// That what a level before it lacks is missing here too.
pub fn missing_before(lang: Lang, level: &str, number: usize) -> String {
    match lang {
        Lang::En => format!("{level} also asks for the {number} items that are missing for the levels before it."),
        Lang::Ja => format!("{level}には、前の段階で足りない{number}項目も必要です。"),
    }
}

/// A note on a level.
pub fn level_note(lang: Lang, level: &str, note: &str) -> String {
    match lang {
        Lang::En => format!("{level}: {note}"),
        Lang::Ja => format!("{level}：{note}"),
    }
}

/// The title: whose answers, scored by which framework.
pub fn score_title(lang: Lang, model: &str, framework: &str) -> String {
    match lang {
        Lang::En => format!("The score of {model}: {framework}"),
        Lang::Ja => format!("「{model}」の点数：{framework}"),
    }
}

/// A range of points.
pub fn points(lang: Lang, low: &str, high: &str) -> String {
    match (lang, low == high) {
        (_, true) => low.to_owned(),
        (Lang::En, _) => format!("{low} to {high}"),
        (Lang::Ja, _) => format!("{low}～{high}"),
    }
}

/// The score by one scoring with its rank.
pub fn score(lang: Lang, scoring: &str, points: &str, ranks: &str) -> String {
    match lang {
        Lang::En => format!("Scoring {scoring}: {points} points of 100, rank {ranks}."),
        Lang::Ja => format!("計算方法「{scoring}」：100点満点中{points}点、ランク{ranks}。"),
    }
}

/// The label of the whole score.
pub fn score_bar(lang: Lang, scoring: &str) -> String {
    match lang {
        Lang::En => format!("All parts, {scoring}"),
        Lang::Ja => format!("総合（{scoring}）"),
    }
}

/// What a rank means.
pub fn rank_means(lang: Lang, rank: &str, from: u32, meaning: &str) -> String {
    match lang {
        Lang::En => format!("{rank} (from {from}): {meaning}."),
        Lang::Ja => format!("{rank}（{from}点以上）：{meaning}。"),
    }
}

/// How many items are settled.
pub fn settled(lang: Lang, settled: usize, of: usize) -> String {
    match lang {
        Lang::En => format!(
            "{settled} of {of} items are settled by the answers. The least counts what is open as not done, the most as done, shown and at the highest grade."
        ),
        Lang::Ja => format!(
            "{of}項目のうち{settled}項目が回答から定まります。下限は未確定の項目を未実施、上限は最高の等級で実施し証拠もあるものとして数えた点数です。"
        ),
    }
}

/// Heads and explanations.
#[derive(Debug)]
pub struct GradingWords {
    /// Title: the levels.
    pub levels: &'static str,
    /// Head: a level.
    pub level: &'static str,
    /// Head: how many items it asks for.
    pub asks: &'static str,
    /// Head: how many of them need nothing more.
    pub done: &'static str,
    /// Head: whether it is reached.
    pub reach: &'static str,
    /// Head: how it is granted.
    pub how: &'static str,
    /// Head: what an item needs.
    pub need: &'static str,
    /// Head: by which measures that is known, and who has to act.
    pub who: &'static str,
    /// Said where a level lacks nothing.
    pub nothing_missing: &'static str,
    /// Said of an item that no measure says anything about.
    pub by_itself: &'static str,
    /// What the needs mean.
    pub explained: &'static str,
    /// Title: parts of a score.
    pub parts: &'static str,
    /// Head: part.
    pub part: &'static str,
    /// Head: what it counts.
    pub weight: &'static str,
    /// Head: points.
    pub points: &'static str,
    /// Points that are sure.
    pub sure: &'static str,
    /// Points that are possible.
    pub possible: &'static str,
    /// Points that are out of reach.
    pub lost: &'static str,
    /// Said of what leaves the count.
    pub leaves: &'static str,
    /// Said where a framework has no levels.
    pub no_levels: &'static str,
    /// Said where a framework has no scoring.
    pub no_scorings: &'static str,
    /// Said where no organisation is chosen.
    pub everybody: &'static str,
}

/// The same in one language.
pub const fn grading(lang: Lang) -> &'static GradingWords {
    match lang {
        Lang::En => &GradingWords {
            levels: "Levels",
            level: "level",
            asks: "items",
            done: "done",
            reach: "verdict",
            how: "how it is granted",
            need: "needs",
            who: "measures, and who has to act",
            nothing_missing: "Nothing is missing.",
            by_itself: "No answered measure says anything about it: ask the organisation itself.",
            explained: "Do: something of it is known to be lacking. Confirm: measures that have something in common with it are done, not done or not answered, and none of them settles it; somebody has to say whether it is met. Ask: no measure says anything about it.",
            parts: "Parts",
            part: "part",
            weight: "weight",
            points: "points",
            sure: "sure",
            possible: "possible",
            lost: "out of reach",
            leaves: "leaves the count",
            no_levels: "This framework has no levels.",
            no_scorings: "This framework has no scoring.",
            everybody: "Every organisation of the model counts here, partners included. Schemes like this judge one organisation: `--of ID` counts only what it and what it manages must meet.",
        },
        Lang::Ja => &GradingWords {
            levels: "段階",
            level: "段階",
            asks: "項目数",
            done: "充足",
            reach: "判定",
            how: "取得の方法",
            need: "必要なこと",
            who: "根拠となる対策と対応者",
            nothing_missing: "足りないものはありません。",
            by_itself: "回答のある対策からは何もいえません。組織に直接確認してください。",
            explained: "要対応：一部が未実施と分かっています。要判断：共通部分のある対策の回答（実施・未実施・未回答）だけでは決まらないため、満たしているかどうかを担当者が判断します。要確認：関係する対策がないため、直接確認します。",
            parts: "区分",
            part: "区分",
            weight: "重み",
            points: "点数",
            sure: "確定",
            possible: "可能",
            lost: "到達不可",
            leaves: "除外",
            no_levels: "このフレームワークに段階の定めはありません。",
            no_scorings: "このフレームワークに点数計算の定めはありません。",
            everybody: "取引先を含め、モデルのすべての組織を数えています。こうした制度は組織ごとに評価するため、`--of ID` で組織を指定すると、その組織とその管理下にあるものだけを数えます。",
        },
    }
}
