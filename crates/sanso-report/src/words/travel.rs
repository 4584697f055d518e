//! Phrases of how incidents travel: likelihoods, borders, measures that cut a way.

use sanso_core::text::Lang;

/// A share in hundredths as people write it: whole from one on, one digit below, and never none where there is some.
pub fn percent(lang: Lang, share: f64) -> String {
    let number = hundredths(share);
    match (lang, number.as_str()) {
        (Lang::En, "<0.1") => "under 0.1 %".to_owned(),
        (Lang::En, ">99") => "over 99 %".to_owned(),
        (Lang::En, _) => format!("{number} %"),
        (Lang::Ja, "<0.1") => "0.1％未満".to_owned(),
        (Lang::Ja, ">99") => "99％超".to_owned(),
        (Lang::Ja, _) => format!("{number}％"),
    }
}

/// Smaller parts of a hundred are only said to be smaller.
const LEAST_OF_HUNDRED: f64 = 0.001;

/// A share with two digits that count, where small differences matter.
pub fn fine_percent(lang: Lang, share: f64) -> String {
    let of_hundred = share * 100.0;
    let digits = if of_hundred > 0.0 { (1.0 - of_hundred.log10().floor()).clamp(0.0, 4.0) as usize } else { 0 };
    let number = match of_hundred < LEAST_OF_HUNDRED && of_hundred > 0.0 {
        true => format!("<{LEAST_OF_HUNDRED}"),
        false => format!("{of_hundred:.digits$}"),
    };
    match lang {
        Lang::En => format!("{number} %"),
        Lang::Ja => format!("{number}％"),
    }
}

/// A likelihood with its range: `38 % (31–46)`.
pub fn likelihood(lang: Lang, [low, usual, high]: [f64; 3]) -> String {
    let (low, high) = (hundredths(low), hundredths(high));
    let usual = percent(lang, usual);
    match lang {
        Lang::En => format!("{usual} ({low}–{high})"),
        Lang::Ja => format!("{usual}（{low}～{high}）"),
    }
}

/// The number before the sign.
fn hundredths(share: f64) -> String {
    let of_hundred = share * 100.0;
    if of_hundred < 0.095 {
        "<0.1".to_owned()
    } else if of_hundred < 0.95 {
        format!("{of_hundred:.1}")
    } else if of_hundred >= 99.5 && share < 1.0 {
        ">99".to_owned()
    } else {
        format!("{of_hundred:.0}")
    }
}

/// A likelihood after its level: `high, 38 % (31–46)`.
pub fn with_level(lang: Lang, level: Option<&str>, likely: &str) -> String {
    match (lang, level) {
        (_, None) => likely.to_owned(),
        (Lang::En, Some(level)) => format!("{level}, {likely}"),
        (Lang::Ja, Some(level)) => format!("{level}　{likely}"),
    }
}

/// Where nothing leads to a goal: no comfort as long as something is unsaid.
pub fn nothing_leads(lang: Lang, open: bool) -> &'static str {
    match (lang, open) {
        (Lang::En, false) => "no way found",
        (Lang::En, true) => "no way found in what is said",
        (Lang::Ja, false) => "経路なし",
        (Lang::Ja, true) => "記述の範囲では経路なし",
    }
}

/// The same as a sentence.
pub fn nothing_leads_explained(lang: Lang, open: bool) -> &'static str {
    match (lang, open) {
        (Lang::En, false) => {
            "Nothing in the model leads to it. That speaks of the model and of the ways the program knows, not of the world."
        }
        (Lang::En, true) => {
            "Nothing that the model says leads to it. It cannot be called safe: facts are unsaid, and links that are not modelled are not followed."
        }
        (Lang::Ja, false) => {
            "モデルの中に、これに至る経路は見つかりません。あくまでモデルと、プログラムの知る手口の範囲での結果です。"
        }
        (Lang::Ja, true) => {
            "モデルに書かれている範囲では、これに至る経路は見つかりません。ただし、書かれていない事実があり、書かれていないつながりはたどれないため、安全とは言えません。"
        }
    }
}

/// A border that a step crosses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Border {
    /// From outside the model.
    Entry,
    /// Between organisations.
    Organization,
    /// Between zones.
    Zone,
    /// From cyberspace into physical space.
    Physical,
}

impl Border {
    /// The word in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Border::Entry => "entry",
            Border::Organization => "organization",
            Border::Zone => "zone",
            Border::Physical => "physical",
        }
    }
}

/// A border as it reads beside a step: where one comes from and where one gets to, each if it has a name.
pub fn crossing(lang: Lang, border: Border, from: &str, into: &str) -> String {
    match (lang, border) {
        (Lang::En, Border::Physical) => "into the physical world".to_owned(),
        (Lang::Ja, Border::Physical) => "フィジカル空間へ".to_owned(),
        (Lang::En, Border::Entry) if into.is_empty() => "from outside".to_owned(),
        (Lang::Ja, Border::Entry) if into.is_empty() => "外部から".to_owned(),
        (Lang::En, Border::Entry) => format!("from outside into {into}"),
        (Lang::Ja, Border::Entry) => format!("外部から{into}へ"),
        (Lang::En, _) if from.is_empty() => format!("into {into}"),
        (Lang::Ja, _) if from.is_empty() => format!("{into}へ"),
        (Lang::En, _) => format!("from {from} into {into}"),
        (Lang::Ja, _) => format!("{from}から{into}へ"),
    }
}

/// The same in few words, for a narrow column.
pub fn short_crossing(lang: Lang, border: Border, into: &str) -> String {
    crossing(lang, if border == Border::Entry && !into.is_empty() { Border::Zone } else { border }, "", into)
}

/// Joins reasons of one leg.
pub fn joined(lang: Lang, parts: &[String]) -> String {
    match lang {
        Lang::En => parts.join(", "),
        Lang::Ja => parts.join("、"),
    }
}

/// What a measure leaves of the chance of a step, or that it is met already.
pub fn leaves(lang: Lang, left: f64, met: f64) -> String {
    let part = percent(lang, left);
    match lang {
        Lang::En if met >= 1.0 => "met".to_owned(),
        Lang::En if met > 0.0 => format!("in part met, leaves {part}"),
        Lang::En => format!("leaves {part}"),
        Lang::Ja if met >= 1.0 => "実施済み".to_owned(),
        Lang::Ja if met > 0.0 => format!("一部実施、残り{part}"),
        Lang::Ja => format!("残り{part}"),
    }
}

/// What a measure takes away of all goals together, and of the goal it helps most.
pub fn takes_away(lang: Lang, removes: f64, of_goal: Option<(usize, f64)>, measured: bool) -> String {
    let all = percent(lang, removes);
    // What is under a tenth of a hundredth needs no second word of caution.
    let measured = measured || removes < 0.00095;
    match (lang, of_goal, measured) {
        (Lang::En, _, false) => format!("about {all}"),
        (Lang::Ja, _, false) => format!("約{all}"),
        (_, None, true) => all,
        (Lang::En, Some((number, share)), true) => format!("{all} ({number}: {})", percent(lang, share)),
        (Lang::Ja, Some((number, share)), true) => format!("{all}（{number}：{}）", percent(lang, share)),
    }
}

/// An effort in person-days.
pub fn days(lang: Lang, days: f64) -> String {
    let number = if days < 10.0 && days.fract() > 0.0 { format!("{days:.1}") } else { format!("{days:.0}") };
    match lang {
        Lang::En => format!("{number} {}", if number == "1" { "day" } else { "days" }),
        Lang::Ja => format!("{number}人日"),
    }
}

/// The heading over the likeliest way to a goal.
pub fn how_heading(lang: Lang, number: usize) -> String {
    match lang {
        Lang::En => format!("How {number} would happen here"),
        Lang::Ja => format!("{number}に至る最有力の経路"),
    }
}

/// The heading over one of the ways to a goal.
pub fn route_heading(lang: Lang, number: usize, chance: &str) -> String {
    match lang {
        Lang::En => format!("Way {number} · by itself {chance} a year"),
        Lang::Ja => format!("経路{number}　この経路だけで年{chance}"),
    }
}

/// How the ways that are told go with the likelihood of what they lead to.
pub fn ways_line(lang: Lang) -> &'static str {
    match lang {
        Lang::En => {
            "The likelihood within a year counts all ways together, usually far more than are told. Told are likely ones that differ in how they begin and which borders they pass."
        }
        Lang::Ja => {
            "1年以内の起こりやすさは、すべての経路（通常、示したものよりはるかに多い）を合わせた値です。個々の経路としては、発端や越える境界の異なる、起こりやすいものを示します。"
        }
    }
}

/// Says that a search for ways was cut short.
pub fn not_complete(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "The search was cut short; there may be ways as likely as the last one shown.",
        Lang::Ja => "探索を途中で打ち切りました。最後に示したものと同程度の経路がほかにもあり得ます。",
    }
}

/// A way, by its number among those to a goal.
pub fn way_number(lang: Lang, route: usize) -> String {
    match lang {
        Lang::En => format!("way {route}"),
        Lang::Ja => format!("経路{route}"),
    }
}

/// A measure with its bearer and what it leaves.
pub fn cut_by(lang: Lang, measure: &str, bearer: &str, leaves: &str) -> String {
    match lang {
        Lang::En => format!("{measure}@{bearer} ({leaves})"),
        Lang::Ja => format!("{measure}@{bearer}（{leaves}）"),
    }
}

/// How likely something would be without what answers say is met.
pub fn without_answers(lang: Lang, likely: &str) -> String {
    match lang {
        Lang::En => format!("{likely} without what is met"),
        Lang::Ja => format!("実施済みの対策がなければ{likely}"),
    }
}

/// What likelihoods rest on.
pub fn worlds_line(lang: Lang, worlds: u32) -> String {
    match lang {
        Lang::En => format!(
            "Likelihood within a year, from {worlds} drawn years; in brackets where it lies in nine of ten draws of what is uncertain or unsaid."
        ),
        Lang::Ja => format!(
            "1年以内の起こりやすさ（{worlds}通りの1年を試算）。括弧内は、不確かな数値と書かれていない事実を動かしたとき、10回のうち9回が収まる幅です。"
        ),
    }
}

/// What the column of gains means; `off` where some measure is on no way.
pub fn takes_away_line(lang: Lang, off: bool) -> String {
    let (gains, counts) = match lang {
        Lang::En => (
            "Takes away: of the weighed likelihood of all that must not happen; in brackets of the one with that number.",
            " “3 + 5?”: on no way found; asked for by 3 established and 5 assumed incidents.",
        ),
        Lang::Ja => (
            "効き目：起きてはならないこと全体の起こりやすさ（影響の重み付き）のうち減る割合。括弧内はその番号のものについて。",
            "経路に現れないものは、それを求めるインシデントの件数。",
        ),
    };
    if off { format!("{gains}{counts}") } else { gains.to_owned() }
}

/// A helpful measure that the plan does not require.
pub fn not_required_but(lang: Lang, what: &str, who: &str, takes: &str) -> String {
    match lang {
        Lang::En => format!("Not required, but it would help: {what} ({who}), {takes}"),
        Lang::Ja => format!("必須ではないが効く対策：{what}（{who}）、{takes}"),
    }
}

/// What the sign behind a reason means.
pub fn question_mark(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "? rests on something unsaid",
        Lang::Ja => "? は書かれていない事実による想定",
    }
}

/// What a measure takes away of everything, and what it takes.
pub fn of_all(lang: Lang, share: &str, effort: Option<&str>) -> String {
    match (lang, effort) {
        (Lang::En, None) => format!("{share} of the weighed likelihood of all goals"),
        (Lang::En, Some(effort)) => format!("{share} of the weighed likelihood of all goals, for {effort} of work"),
        (Lang::Ja, None) => format!("全体の起こりやすさ（影響の重み付き）の{share}"),
        (Lang::Ja, Some(effort)) => format!("全体の起こりやすさ（影響の重み付き）の{share}、工数{effort}"),
    }
}

/// What a measure takes away of one goal.
pub fn of_goal(lang: Lang, goal: &str, share: &str) -> String {
    match lang {
        Lang::En => format!("{share} of “{goal}”"),
        Lang::Ja => format!("「{goal}」の{share}"),
    }
}

/// A measure that works only on ways too unlikely to be shown.
pub fn cuts_elsewhere(lang: Lang, ways: usize) -> String {
    match lang {
        Lang::En => format!(
            "{ways} {}, none of them on a way shown to what must not happen",
            if ways == 1 { "step" } else { "steps" }
        ),
        Lang::Ja => format!("{ways}ステップに効くが、起きてはならないことへの主な経路にはない"),
    }
}

/// Where a leg leads and how.
pub fn leg(lang: Lang, target: &str, reason: &str) -> String {
    match lang {
        Lang::En => format!("{target}: {reason}"),
        Lang::Ja => format!("{target}：{reason}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_likelihood_is_never_shown_as_none() {
        assert_eq!(percent(Lang::En, 0.0), "under 0.1 %");
        assert_eq!(percent(Lang::Ja, 0.0004), "0.1％未満");
        assert_eq!(percent(Lang::En, 0.003), "0.3 %");
        assert_eq!(percent(Lang::En, 0.0096), "1 %");
        assert_eq!(percent(Lang::En, 0.384), "38 %");
        assert_eq!(percent(Lang::En, 0.999), "over 99 %");
        assert_eq!(percent(Lang::En, 1.0), "100 %");
        assert_eq!(fine_percent(Lang::En, 0.000_000_3), "<0.001 %");
        assert_eq!(fine_percent(Lang::Ja, 0.000_012), "0.0012％");
    }

    #[test]
    fn a_range_stands_behind_its_usual_value() {
        assert_eq!(likelihood(Lang::En, [0.31, 0.384, 0.46]), "38 % (31–46)");
        assert_eq!(likelihood(Lang::Ja, [0.0, 0.002, 0.08]), "0.2％（<0.1～8）");
    }
}
