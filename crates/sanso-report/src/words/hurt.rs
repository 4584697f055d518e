//! Phrases of where it hurts: what everything depends on, who is hit when something stops, what a measure is worth.

use sanso_core::text::Lang;

use super::{joined, labelled, span};

/// The title over what everything depends on.
pub fn critical_title(lang: Lang, process: &str) -> String {
    match lang {
        Lang::En => format!("Where it hurts: {process}"),
        Lang::Ja => format!("弱点の集中：{process}"),
    }
}

/// Headings, heads and sentences of what everything depends on.
#[derive(Debug)]
pub struct Critical {
    /// Heading over single subjects.
    pub subjects: &'static str,
    /// Heading over parties.
    pub parties: &'static str,
    /// Heading over software.
    pub software: &'static str,
    /// What is said where a table is empty.
    pub none: &'static str,
    /// Head: what it is.
    pub what: &'static str,
    /// Head: share of the likelihood.
    pub share: &'static str,
    /// Head: goals it is the only way to.
    pub only: &'static str,
    /// Head: how many things belong to it.
    pub members: &'static str,
    /// What the share and the only ways mean.
    pub explained: &'static str,
    /// Said where not everything was looked at.
    pub in_part: &'static str,
}

/// The same in one language.
pub fn critical(lang: Lang) -> &'static Critical {
    match lang {
        Lang::En => &Critical {
            subjects: "Things most of the risk passes through",
            parties: "Parties it is concentrated on",
            software: "Software that several components share",
            none: "None that any likelihood was found to pass through.",
            what: "what",
            share: "share",
            only: "most of all for",
            members: "things",
            explained: "Share: how much of the weighed likelihood of everything that must not happen would go if nothing could happen to it; behind what must not happen, how much of that. Only way: it could no longer happen at all, as far as the model and the known ways say. A zone or system through which no more passes than through one thing in it is left out.",
            in_part: "The graph is large, so only what lies on the heaviest ways was looked at; there may be other single points.",
        },
        Lang::Ja => &Critical {
            subjects: "リスクが集中して通る要素",
            parties: "リスクが集中する取引先など",
            software: "複数の構成要素が共有するソフトウェア",
            none: "該当するものは見つかりませんでした。",
            what: "要素",
            share: "通過割合",
            only: "特に関わる項目",
            members: "数",
            explained: "通過割合：そこでは何も起こらないとした場合に、起きてはならないこと全体の起こりやすさ（影響の重み付き）が減る割合。各項目の括弧内は、その項目の起こりやすさのうち減る割合。「唯一の経路」は、それがなければモデルと既知の手口の範囲では起こり得なくなることを示します。中の一つの要素と同じ割合しか通らない区域・システムは省いています。",
            in_part: "グラフが大きいため、主な経路上の要素だけを調べました。ほかにも単一の弱点があり得ます。",
        },
    }
}

/// What most of the risk passes through, in one line.
pub fn hurts_line(lang: Lang, hurts: &[(String, String)]) -> String {
    let named = hurts.iter().map(|(name, share)| goal_with_share(lang, name, share)).collect::<Vec<_>>();
    let named = joined(lang, &named);
    match lang {
        Lang::En => format!("Most of the risk passes through: {named}"),
        Lang::Ja => format!("リスクが集中して通る要素：{named}"),
    }
}

/// How much of a goal passes something.
pub fn goal_with_share(lang: Lang, goal: &str, share: &str) -> String {
    match lang {
        Lang::En => format!("{goal} ({share})"),
        Lang::Ja => format!("{goal}（{share}）"),
    }
}

/// A goal that something is the only way to.
pub fn only_way(lang: Lang, goal: &str) -> String {
    match lang {
        Lang::En => format!("{goal} (only way)"),
        Lang::Ja => format!("{goal}（唯一の経路）"),
    }
}

/// The title over who is hit.
pub fn stop_title(lang: Lang, name: &str) -> String {
    match lang {
        Lang::En => format!("Should {name} stop"),
        Lang::Ja => format!("「{name}」が止まった場合"),
    }
}

/// Why something is hit, with what it comes from.
pub fn because_of(lang: Lang, reason: &str, source: &str) -> String {
    match lang {
        Lang::En => format!("{reason}: {source}"),
        Lang::Ja => format!("{source}：{reason}"),
    }
}

/// Headings, heads and sentences of who is hit when something stops.
#[derive(Debug)]
pub struct Stopping {
    /// Heading over who is hit.
    pub hit: &'static str,
    /// Heading over what must not happen.
    pub goals: &'static str,
    /// Head: after how long.
    pub after: &'static str,
    /// Head: what happens.
    pub what: &'static str,
    /// Head: because of what.
    pub because: &'static str,
    /// Head: how long that is tolerated, and who could step in.
    pub bears: &'static str,
    /// Head: how likely it is hit.
    pub chance: &'static str,
    /// Nobody is hit.
    pub nobody: &'static str,
    /// The subject is nothing that can stand still.
    pub not_a_thing: &'static str,
    /// What this is and what not.
    pub explained: &'static str,
}

/// The same in one language.
pub fn stopping(lang: Lang) -> &'static Stopping {
    match lang {
        Lang::En => &Stopping {
            hit: "Who and what is hit, in order of time",
            goals: "What must not happen, but would",
            after: "after",
            what: "what",
            because: "because",
            bears: "bears, substitutes",
            chance: "likely",
            nobody: "Nothing else in the model stands still because of it.",
            not_a_thing: "The model says nothing of it that could stand still.",
            explained: "On the likeliest way each, as far as it is hit in one of ten cases or more; with other ways it may be likelier. A tolerated time passes before those are hit that depend on what tolerates it. Lines and rooms are left out; JSON has them.",
        },
        Lang::Ja => &Stopping {
            hit: "影響を受ける順",
            goals: "起きてしまう「起きてはならないこと」",
            after: "経過時間",
            what: "起きること",
            because: "理由",
            bears: "許容・代替",
            chance: "割合",
            nobody: "これが止まっても、モデル内でほかに止まるものはありません。",
            not_a_thing: "モデルには、これについて止まり得るものが書かれていません。",
            explained: "それぞれ最も起こりやすい伝わり方での時間と割合で、10回に1回以上影響が及ぶものを示します。ほかの伝わり方も合わせれば割合は上がります。許容停止時間が過ぎてから、それに依存するものに影響が及ぶとみなします。回線・区域は省いています（JSONには含みます）。",
        },
    }
}

/// A time as people say it; with `open`, it may be longer.
pub fn after(lang: Lang, minutes: u32, open: bool) -> String {
    let time = match minutes {
        0 => match lang {
            Lang::En => "at once".to_owned(),
            Lang::Ja => "直ちに".to_owned(),
        },
        _ => span(lang, minutes),
    };
    match (lang, open) {
        (_, false) => time,
        (Lang::En, true) => format!("{time} ?"),
        (Lang::Ja, true) => format!("{time}？"),
    }
}

/// How long something may stand still, and how many could step in for it.
pub fn bears(lang: Lang, tolerated: Option<u32>, open: bool, substitutes: Option<u32>) -> String {
    let time = match (tolerated, open) {
        (Some(minutes), _) => Some(if minutes == 0 { after(lang, 0, false) } else { span(lang, minutes) }),
        (None, true) => Some(
            match lang {
                Lang::En => "unsaid",
                Lang::Ja => "不明",
            }
            .to_owned(),
        ),
        (None, false) => None,
    };
    let others = substitutes.map(|number| match lang {
        Lang::En if number == 0 => "no substitute".to_owned(),
        Lang::Ja if number == 0 => "代替なし".to_owned(),
        Lang::En => format!("{number} could step in"),
        Lang::Ja => format!("代替{number}"),
    });
    let joint = match lang {
        Lang::En => ", ",
        Lang::Ja => "、",
    };
    time.into_iter().chain(others).collect::<Vec<_>>().join(joint)
}

/// Which tolerated times are unsaid.
pub fn tolerance_unsaid(lang: Lang, names: &[String]) -> String {
    match lang {
        Lang::En => labelled(
            lang,
            "How long these may stand still is unsaid (`tolerates`), so times marked ? may be longer",
            &names.join(", "),
        ),
        Lang::Ja => labelled(
            lang,
            "許容停止時間（`tolerates`）が書かれていないため、？の付いた時間はもっと長い可能性があります",
            &names.join("、"),
        ),
    }
}

/// The title over what a measure is worth.
pub fn without_title(lang: Lang, measure: &str, met: bool) -> String {
    match (lang, met) {
        (Lang::En, true) => format!("As if {measure} were not met"),
        (Lang::En, false) => format!("As if {measure} were met"),
        (Lang::Ja, true) => format!("{measure} が実施されていないとした場合"),
        (Lang::Ja, false) => format!("{measure} を実施したとした場合"),
    }
}

/// Where the measure is not answered as met, so the other question is answered.
pub fn not_met_yet(lang: Lang, who: &str) -> String {
    match lang {
        Lang::En => format!(
            "Answers do not say that it is met by {who}, so nothing would get worse. Shown instead is what meeting it would give."
        ),
        Lang::Ja => format!(
            "{who}で実施済みという回答がないため、なくなっても変わりません。代わりに、実施した場合の効果を示します。"
        ),
    }
}

/// Where no way that was found can be cut by the measure.
pub fn on_no_way(lang: Lang) -> &'static str {
    match lang {
        Lang::En => {
            "This measure lowers no way to what must not happen here, as far as the known ways say. It may still be required for other reasons."
        }
        Lang::Ja => {
            "既知の手口の範囲では、この対策が起こりやすさを下げる経路はありません。ほかの理由で求められていることはあり得ます。"
        }
    }
}

/// The heads of the table: what must not happen, now, then.
pub fn without_heads(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::En => ["what must not happen", "now", "then"],
        Lang::Ja => ["起きてはならないこと", "現状", "その場合"],
    }
}

/// The heading over the table.
pub fn without_heading(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Likely within a year",
        Lang::Ja => "1年以内の起こりやすさ",
    }
}

/// Whose measure is moved.
pub fn moved_for(lang: Lang, who: &[String]) -> String {
    match lang {
        Lang::En => labelled(lang, "Supposed of", &who.join(", ")),
        Lang::Ja => labelled(lang, "対象とする実施主体", &who.join("、")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_take_longer_is_marked() {
        assert_eq!(after(Lang::En, 0, true), "at once ?");
        assert_eq!(after(Lang::Ja, 0, false), "直ちに");
        assert_eq!(bears(Lang::En, None, true, Some(2)), "unsaid, 2 could step in");
    }
}
