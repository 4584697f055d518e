//! Phrases of the parts of the report that tell how incidents travel, and of how to read a likelihood.

use sanso_core::content::Nature;
use sanso_core::text::Lang;

use super::percent;

/// The heading of the pages that tell the likeliest ways.
pub fn how_here(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "How it would happen here",
        Lang::Ja => "ここではどのように起こるか",
    }
}

/// What these pages show.
pub fn how_here_intro(lang: Lang) -> &'static str {
    match lang {
        Lang::En => {
            "The likeliest way to each of the first goals. A step can only happen once everything before it has; whatever makes one step harder makes the whole way harder."
        }
        Lang::Ja => {
            "上位の「起きてはならないこと」のそれぞれについて、最も起こりやすい経路を示します。各ステップは、その前のステップがすべて起きて初めて起こります。どのステップを起こりにくくしても、経路全体が起こりにくくなります。"
        }
    }
}

/// How likely a step is once everything before it has happened; the first one within a year.
pub fn step_chance(lang: Lang, chance: &str, first: bool) -> String {
    match (lang, first) {
        (Lang::En, true) => format!("{chance} within a year"),
        (Lang::En, false) => format!("then works in {chance} of cases"),
        (Lang::Ja, true) => format!("1年以内に{chance}"),
        (Lang::Ja, false) => format!("ここまで来れば{chance}"),
    }
}

/// Above the other ways to the same goal.
pub fn other_ways(lang: Lang, number: usize) -> String {
    match lang {
        Lang::En => format!("Other ways there ({number})"),
        Lang::Ja => format!("ほかの経路（{number}）"),
    }
}

/// What this one way adds within a year.
pub fn way_by_itself(lang: Lang, chance: &str) -> String {
    match lang {
        Lang::En => format!("by itself {chance} a year"),
        Lang::Ja => format!("この経路だけで年{chance}"),
    }
}

/// What must come about besides, beside a way.
pub fn besides_needed(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "For this, the following has to happen as well",
        Lang::Ja => "あわせて次のことも必要",
    }
}

/// Where no measure lowers a step.
pub fn nothing_cuts(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "no measure of the plan lowers this step; cut the way before it",
        Lang::Ja => "このステップそのものを抑える対策はありません。手前のステップで断ちます",
    }
}

/// What a measure takes away, as a sentence: of everything, and of the goal it helps most.
pub fn takes_away_told(lang: Lang, removes: f64, most: Option<(&str, f64)>, measured: bool) -> String {
    let all = percent(lang, removes);
    match (lang, most) {
        (Lang::En, None) if measured => format!("takes away {all} of all likelihood above"),
        (Lang::En, None) => format!("takes away about {all} of all likelihood above"),
        (Lang::En, Some((goal, share))) => {
            format!("takes away {all} of all likelihood above, {} of “{goal}”", percent(lang, share))
        }
        (Lang::Ja, None) if measured => format!("上の全項目の起こりやすさを{all}減らす"),
        (Lang::Ja, None) => format!("上の全項目の起こりやすさを約{all}減らす"),
        (Lang::Ja, Some((goal, share))) => {
            format!("上の全項目の起こりやすさを{all}、「{goal}」を{}減らす", percent(lang, share))
        }
    }
}

/// The heading of the measures by what they take away.
pub fn helps_most(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "What helps most",
        Lang::Ja => "効き目の大きい対策",
    }
}

/// The choice of the whole map.
pub fn whole_map(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "everything",
        Lang::Ja => "全体",
    }
}

/// Before the choice of ways on the map.
pub fn show_way(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Show a way:",
        Lang::Ja => "経路を表示：",
    }
}

/// What the map says of a way that is drawn on it.
pub fn way_title(lang: Lang, number: usize, goal: &str, way: usize) -> String {
    match lang {
        Lang::En => format!("Way {way} to {number} “{goal}”, step by step"),
        Lang::Ja => format!("{number}「{goal}」への経路{way}（数字はステップ）"),
    }
}

/// How the strip of a likelihood reads.
pub fn strip_legend(lang: Lang) -> &'static str {
    match lang {
        Lang::En => {
            "Strip: 0 to 100 % within a year, small shares drawn wider. Diamond: usual; band: nine in ten draws; lines: borders of the levels."
        }
        Lang::Ja => {
            "帯の見方：1年以内に0～100％（小さい値ほど広げて表示）。ひし形は標準の値、太い帯は10回中9回の範囲、縦線は水準の境です。"
        }
    }
}

/// The heading over how to read likelihoods.
pub fn reading_heading(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "How to read likelihood",
        Lang::Ja => "起こりやすさの読み方",
    }
}

/// How to read likelihoods: what is meant, and what it means.
pub fn reading(lang: Lang) -> [(&'static str, &'static str); 5] {
    match lang {
        Lang::En => [
            (
                "Per year",
                "Each figure says how likely it is to happen at least once within one year, as things stand today, answers included. It is found by drawing many years and counting those in which it happens; several ways to the same goal are counted together, and a year in which two of them succeed counts once.",
            ),
            (
                "The interval in brackets",
                "Nobody knows the numbers behind it exactly. They are therefore drawn anew many times from the range each of them is given; nine of ten results lie within the interval. What is unsaid in the model is drawn too, so answering questions makes intervals narrower. A wide interval is a finding: it says how little is known.",
            ),
            (
                "The levels",
                "Very low, low, medium and high are names for stretches of the scale, listed below. They are a view, declared openly, and can be replaced by the scale of your own organisation.",
            ),
            (
                "Where the numbers come from",
                "How often somebody tries, how often a step works and what a measure leaves of it stand in tables that come with the program. Most are the judgement of its authors, marked with low confidence. Trust the order of the measures and the difference one of them makes more than any single figure, and put in your own numbers where you have them.",
            ),
            (
                "What is not counted",
                "Links that are not modelled, tricks the tables do not know and everything that lies outside the scope. A goal to which no way was found is not thereby safe.",
            ),
        ],
        Lang::Ja => [
            (
                "1年あたりの値",
                "現在の状態（回答済みの対策を含む）のまま、1年以内に少なくとも1回起こる見込みです。多数の1年を試算し、起きた年の割合を数えています。同じ結果に至る複数の経路はまとめて数え、同じ年に二つの経路が成功しても1回とします。",
            ),
            (
                "括弧内の幅",
                "元になる数値を正確に知る人はいません。そこで、それぞれの数値を与えられた範囲から何度も引き直します。10回中9回の結果がこの幅に収まります。モデルに書かれていないことも同じように扱うため、質問に答えるほど幅は狭くなります。幅が広いこと自体が「よく分かっていない」という結果です。",
            ),
            (
                "水準",
                "「ごく低い」「低い」「中程度」「高い」は、下の表に示す区切りに付けた呼び名です。見方の一つとして明示したもので、自組織の尺度に置き換えられます。",
            ),
            (
                "数値の出所",
                "試みられる頻度、各ステップの成功率、対策の効き目は、プログラムに付属する表の値です。多くは作成者の判断によるもので、確度は「低」としています。個々の数値よりも、対策の順位や対策による差の方が信頼できます。自組織の数値があれば置き換えてください。",
            ),
            (
                "数えていないもの",
                "モデルに書かれていないつながり、表にない手口、範囲の外にあるものは数えていません。経路が見つからないことは、安全であることを意味しません。",
            ),
        ],
    }
}

/// Heading over who or what tries, and how often.
pub fn attempts_heading(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Who or what tries, and how often a year",
        Lang::Ja => "発端となるものと、1年あたりの頻度",
    }
}

/// The heads of the table of attempts: what it is, its nature, attempts a year.
pub fn attempts_heads(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::En => ["who or what", "nature", "times a year against one way in: usual (low–high)"],
        Lang::Ja => ["発端", "性質", "一つの入口あたり年何回：標準（低い場合～高い場合）"],
    }
}

/// What is behind an attempt.
pub fn nature(lang: Lang, nature: Nature) -> &'static str {
    match (lang, nature) {
        (Lang::En, Nature::Attack) => "attack",
        (Lang::En, Nature::Accident) => "accident",
        (Lang::En, Nature::Failure) => "failure",
        (Lang::Ja, Nature::Attack) => "攻撃",
        (Lang::Ja, Nature::Accident) => "過失・事故",
        (Lang::Ja, Nature::Failure) => "故障",
    }
}

/// A rate with its range.
pub fn rate(lang: Lang, usual: &str, low: &str, high: &str) -> String {
    match lang {
        Lang::En => format!("{usual} ({low}–{high})"),
        Lang::Ja => format!("{usual}（{low}～{high}）"),
    }
}

/// The heads of the table of levels.
pub fn levels_heads(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::En => ["level", "from, within a year"],
        Lang::Ja => ["水準", "1年以内にこの値以上"],
    }
}
