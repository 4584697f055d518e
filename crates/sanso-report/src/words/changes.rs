//! Phrases of what differs between two studies.

use sanso_core::changes::Trend;
use sanso_core::text::Lang;

use super::percent;

/// What can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Elements of the model.
    Elements,
    /// Likelihoods of what must not happen.
    Likelihoods,
    /// Ways to what must not happen.
    Paths,
    /// Incidents.
    Incidents,
    /// Required measures.
    Measures,
    /// Answers.
    Answers,
}

/// The heading over what differs.
pub fn part(lang: Lang, part: Part) -> &'static str {
    match (lang, part) {
        (Lang::En, Part::Elements) => "Elements of the model",
        (Lang::En, Part::Likelihoods) => "What must not happen: likely within a year",
        (Lang::En, Part::Paths) => "Ways there",
        (Lang::En, Part::Incidents) => "Incidents",
        (Lang::En, Part::Measures) => "Required measures",
        (Lang::En, Part::Answers) => "Answers",
        (Lang::Ja, Part::Elements) => "モデルの要素",
        (Lang::Ja, Part::Likelihoods) => "起きてはならないこと：1年以内の起こりやすさ",
        (Lang::Ja, Part::Paths) => "そこに至る経路",
        (Lang::Ja, Part::Incidents) => "インシデント",
        (Lang::Ja, Part::Measures) => "求められる対策要件",
        (Lang::Ja, Part::Answers) => "回答",
    }
}

/// Whether things got worse; nothing where nobody can tell.
pub fn trend(lang: Lang, trend: Trend) -> &'static str {
    match (lang, trend) {
        (Lang::En, Trend::Worse) => "worse",
        (Lang::En, Trend::Better) => "better",
        (Lang::Ja, Trend::Worse) => "悪化",
        (Lang::Ja, Trend::Better) => "改善",
        (_, Trend::Neither) => "",
    }
}

/// Two things that are compared.
pub fn compared(lang: Lang, old: &str, new: &str) -> String {
    match lang {
        Lang::En => format!("From {old} to {new}"),
        Lang::Ja => format!("{old} から {new} への変化"),
    }
}

/// Where nothing differs.
pub fn no_changes(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Nothing differs.",
        Lang::Ja => "違いはありません。",
    }
}

/// How much got worse and better.
pub fn balance(lang: Lang, worse: usize, better: usize) -> String {
    match lang {
        Lang::En => format!("{worse} worse, {better} better"),
        Lang::Ja => format!("悪化{worse}件、改善{better}件"),
    }
}

/// What is called differently and counts as the same.
pub fn renamed(lang: Lang, pairs: &[(String, String)], more: usize) -> String {
    let each: Vec<String> = pairs.iter().map(|(old, new)| format!("{old} → {new}")).collect();
    match (lang, more) {
        (Lang::En, 0) => format!("Renamed, and compared as the same: {}", each.join(", ")),
        (Lang::En, _) => format!("Renamed, and compared as the same: {} and {more} more", each.join(", ")),
        (Lang::Ja, 0) => format!("IDの変更（同じものとして比較）：{}", each.join("、")),
        (Lang::Ja, _) => format!("IDの変更（同じものとして比較）：{}、ほか{more}件", each.join("、")),
    }
}

/// By how much a likelihood has to differ to be told.
pub fn least(lang: Lang, least: f64, seed: u64) -> String {
    let share = percent(lang, least);
    match lang {
        Lang::En => format!(
            "A likelihood is told when it moved by {share} of all years or more, or its range as a whole. Both sides are drawn with the same random numbers (seed {seed}), so what did not change is equal in both."
        ),
        Lang::Ja => format!(
            "起こりやすさは、全試算年の{share}以上動いたとき、または幅ごと離れたときに示します。双方を同じ乱数（種{seed}）で試算するため、変わっていない部分の結果は一致します。"
        ),
    }
}

/// The place of a measure among all, and what it takes away.
pub fn ranked(lang: Lang, place: u32, removes: f64) -> String {
    let share = percent(lang, removes);
    match lang {
        Lang::En => format!("no. {place}, takes away {share}"),
        Lang::Ja => format!("第{place}位、{share}減"),
    }
}

/// What stands where one side does not have it.
pub fn absent(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "–",
        Lang::Ja => "－",
    }
}

/// Something that is modelled on this side.
pub fn present(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "modelled",
        Lang::Ja => "あり",
    }
}

/// The heads of the table of changes: trend, what, before, after.
pub fn change_heads(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::En => ["trend", "what", "before", "after"],
        Lang::Ja => ["変化", "内容", "変更前", "変更後"],
    }
}

/// A way as one line: who starts it and through what it goes.
pub fn way_to(lang: Lang, goal: &str, way: &str) -> String {
    match lang {
        Lang::En => format!("{goal}: {way}"),
        Lang::Ja => format!("{goal}：{way}"),
    }
}
