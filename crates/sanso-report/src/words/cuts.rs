//! Phrases of cuts: the fewest measures that stand across every way.

use sanso_core::text::Lang;

/// Heads and sentences of cuts.
#[derive(Debug)]
pub struct Cuts {
    /// Head: number of the set.
    pub set: &'static str,
    /// Head: its measures.
    pub measures: &'static str,
    /// Head: what is left of the likelihood.
    pub left: &'static str,
    /// Said where what is met already stands across every way.
    pub closed: &'static str,
    /// Said where nothing leads to any goal.
    pub no_goal: &'static str,
    /// What a set is and what it leaves.
    pub explained: &'static str,
    /// Said where more sets were found than are shown.
    pub more: &'static str,
    /// Said where the search was given up.
    pub in_part: &'static str,
}

/// The same in one language.
pub fn cuts(lang: Lang) -> &'static Cuts {
    match lang {
        Lang::En => &Cuts {
            set: "set",
            measures: "measures, all of them together",
            left: "then likely",
            closed: "What answers say is met already stands across every way to it worth reckoning with.",
            no_goal: "Nothing that was asked for can be reached here, as far as the model and the known ways say.",
            explained: "A set stands across every way that is at least a tenth as likely as the likeliest one before answers: on each of them, some measure of the set leaves at most half of the chance of a step. Leave one measure out, and a way is open again. What stays likely stays because measures leave part of each step, and because many unlikely ways add up.",
            more: "There are more sets; `--format json` has those that were measured.",
            in_part: "The search was given up where it became too long; there may be other sets, and smaller ones among them only where none is shown.",
        },
        Lang::Ja => &Cuts {
            set: "組",
            measures: "対策要件（すべて実施）",
            left: "実施後",
            closed: "考慮すべき経路はすべて、実施済みと回答された対策で遮られています。",
            no_goal: "指定の項目に至る経路は、モデルと既知の手口の範囲では見つかりません。",
            explained: "各組は、（回答を反映する前に）最も起こりやすい経路の10分の1以上の起こりやすさを持つすべての経路を遮ります。つまり、どの経路にも、組のいずれかの対策によって成功率が半分以下になるステップがあります。一つでも欠けると、遮られない経路が残ります。実施後にも起こりやすさが残るのは、対策がステップを完全には防がないことと、起こりにくい経路が多数あることによります。",
            more: "ほかにも組があります。試算したものは `--format json` で確認できます。",
            in_part: "探索が長くなったため途中で打ち切りました。ほかにも組があり得ます。",
        },
    }
}

/// The title over all cuts.
pub fn cuts_title(lang: Lang, process: &str) -> String {
    match lang {
        Lang::En => format!("Smallest sets of measures across every way: {process}"),
        Lang::Ja => format!("すべての経路を遮る最少の対策の組：{process}"),
    }
}

/// How much of what must not happen was not looked at, and how to ask for it: by one of these ids, of which so many are
/// named.
pub fn cuts_not_looked_at(lang: Lang, others: &[&str], most: usize) -> String {
    let number = others.len();
    let rest = number.saturating_sub(most);
    let named: Vec<&str> = others.iter().take(most).copied().collect();
    match lang {
        Lang::En => {
            let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
            let what = if number == 1 { "thing that must not happen was" } else { "things that must not happen were" };
            format!("{number} more {what} not looked at here. Ask with `--to ID`: {}{more}.", named.join(", "))
        }
        Lang::Ja => {
            let more = if rest > 0 { format!("、ほか{rest}件") } else { String::new() };
            format!(
                "ほかに、ここでは調べていない「起きてはならないこと」が{number}件あります。`--to ID` で指定できます：{}{more}。",
                named.join("、")
            )
        }
    }
}

/// The heading over the sets of one goal.
pub fn cuts_heading(lang: Lang, goal: &str, likely: &str) -> String {
    match lang {
        Lang::En => format!("{goal} · now {likely}"),
        Lang::Ja => format!("{goal}・現状：{likely}"),
    }
}

/// Where a way stays open whatever is done: its steps.
pub fn cuts_open(lang: Lang, steps: &str) -> String {
    match lang {
        Lang::En => {
            format!("No set stands across every way: no measure halves the chance of any step of this one: {steps}")
        }
        Lang::Ja => format!(
            "すべての経路を遮る組はありません。次の経路には、成功率を半分以下にする対策のあるステップがないためです：{steps}"
        ),
    }
}

/// Where every set is larger than was looked for, or the search was given up before.
pub fn cuts_none(lang: Lang, size: usize, complete: bool) -> String {
    match (lang, complete) {
        (Lang::En, true) => format!("No set of up to {size} measures stands across every way; it would take more."),
        (Lang::En, false) => "No set was found before the search became too long.".to_owned(),
        (Lang::Ja, true) => format!("{size}件以下の対策ですべての経路を遮る組はありません。より多くの対策が必要です。"),
        (Lang::Ja, false) => "探索を打ち切るまでに見つかった組はありません。".to_owned(),
    }
}
