//! Phrases of roadmaps: what to do with so much effort, and what is then left.

use super::days;
use super::travel::percent;
use sanso_core::text::Lang;

/// The heading over a roadmap: how many measures, how much effort.
pub fn roadmap_heading(lang: Lang, measures: usize, effort: f64) -> String {
    let effort = days(lang, effort);
    match lang {
        Lang::En => format!("{measures} {}, {effort} of work", if measures == 1 { "measure" } else { "measures" }),
        Lang::Ja => format!("対策{measures}件、工数{effort}"),
    }
}

/// Where nothing is chosen: what was asked for holds already, or nothing helps within the effort.
pub fn roadmap_is_empty(lang: Lang, already: bool) -> &'static str {
    match (lang, already) {
        (Lang::En, true) => "Nothing is likelier than that as things are, so nothing has to be done for it.",
        (Lang::Ja, true) => "現状でも、求めた起こりやすさを超えるものはありません。そのために必要な対策はありません。",
        (Lang::En, false) => "No measure that can be paid for takes anything away.",
        (Lang::Ja, false) => "この工数でできる対策のうち、効き目のあるものはありません。",
    }
}

/// The title of a roadmap.
pub const fn roadmap_title(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Roadmap",
        Lang::Ja => "対策ロードマップ",
    }
}

/// The heads of the table of measures: number, wave, measure, what it is, who, takes away, effort.
pub const fn task_heads(lang: Lang) -> [&'static str; 7] {
    match lang {
        Lang::En => ["no.", "wave", "measure", "what", "who", "takes away", "effort"],
        Lang::Ja => ["番号", "期", "対策要件", "内容", "実施主体", "効き目", "工数"],
    }
}

/// The heading over a wave.
pub fn wave_heading(lang: Lang, wave: usize) -> String {
    match (lang, wave) {
        (Lang::En, 1) => "Wave 1: start now".to_owned(),
        (Lang::En, _) => format!("Wave {wave}"),
        (Lang::Ja, 1) => "第1期（すぐに着手）".to_owned(),
        (Lang::Ja, _) => format!("第{wave}期"),
    }
}

/// The heads of the table of what is left: goal, now, afterwards.
pub const fn left_heads(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::En => ["What must not happen, within a year", "now", "afterwards"],
        Lang::Ja => ["起きてはならないこと（年間）", "現状", "実施後"],
    }
}

/// What waves are, and what the column says.
pub fn waves_line(lang: Lang) -> &'static str {
    match lang {
        Lang::En => {
            "A wave is what each organisation or system can do in about twenty person-days, side by side. Shares are of the weighed likelihood of everything above, each after the measures before it."
        }
        Lang::Ja => {
            "各期は、それぞれの組織・システムが約20人日で並行して進められる分です。割合は、起きてはならないこと全体の起こりやすさ（影響の重み付き）のうち、それより前の対策を済ませたうえで減る分です。"
        }
    }
}

/// What is left, and what is known of how much better another choice of the same effort could be.
pub fn bound_line(lang: Lang, rest: f64, bound: f64, exchanged: bool) -> String {
    let (rest, least) = (percent(lang, rest), percent(lang, bound));
    match (lang, bound < SAYS_LITTLE) {
        (Lang::En, false) => format!(
            "Left: {rest} of what there is now. No choice of the same effort leaves less than {least}; the best one lies between the two."
        ),
        (Lang::En, true) if exchanged => format!(
            "Left: {rest} of what there is now. Exchanging single measures for others of the same effort was tried, and none of those that promise most leaves less; other combinations may."
        ),
        (Lang::En, true) => {
            format!("Left: {rest} of what there is now. Other choices of the same effort may leave less.")
        }
        (Lang::Ja, false) => format!(
            "残り：現状の{rest}。同じ工数のどの組合せでも{least}より少なくはならず、最善の組合せはこの間にあります。"
        ),
        (Lang::Ja, true) if exchanged => format!(
            "残り：現状の{rest}。対策を一つずつ同じ工数の範囲で入れ替えて試しましたが、有力な候補の中にこれより減らせるものはありませんでした。別の組合せで減らせる可能性は残ります。"
        ),
        (Lang::Ja, true) => format!("残り：現状の{rest}。同じ工数の別の組合せで、さらに減らせる可能性があります。"),
    }
}

/// A bound below this says little.
const SAYS_LITTLE: f64 = 0.01;

/// Said where the likelihood asked for is out of reach.
pub fn not_reached(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Not reached: with every measure that helps, something stays likelier than asked for.",
        Lang::Ja => "未達：効き目のある対策をすべて行っても、求めた起こりやすさより高いものが残ります。",
    }
}

/// Said of a measure the plan does not require.
pub fn beyond_plan(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "not required by the plan",
        Lang::Ja => "計画では求められていない対策",
    }
}
