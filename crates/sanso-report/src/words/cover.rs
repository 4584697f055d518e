//! Phrases for answers read in a framework.

use sanso_core::frameworks::{Covered, Done};
use sanso_core::text::Lang;

/// How an item stands.
pub const fn covered(lang: Lang, state: Covered) -> &'static str {
    match (lang, state) {
        (Lang::En, Covered::Met) => "met",
        (Lang::En, Covered::Partly) => "partly",
        (Lang::En, Covered::Unmet) => "unmet",
        (Lang::En, Covered::Open) => "open",
        (Lang::En, Covered::NotApplicable) => "not applicable",
        (Lang::En, Covered::Unknown) => "to be asked",
        (Lang::Ja, Covered::Met) => "実施済み",
        (Lang::Ja, Covered::Partly) => "一部実施",
        (Lang::Ja, Covered::Unmet) => "未実施",
        (Lang::Ja, Covered::Open) => "未確定",
        (Lang::Ja, Covered::NotApplicable) => "対象外",
        (Lang::Ja, Covered::Unknown) => "要確認",
    }
}

/// How far a measure is done.
const fn done(lang: Lang, done: Done) -> &'static str {
    match (lang, done) {
        (Lang::En, Done::Met) => "met",
        (Lang::En, Done::Partly) => "partly",
        (Lang::En, Done::Unmet) => "unmet",
        (Lang::En, Done::Unanswered) => "not answered",
        (Lang::En, Done::NotApplicable) => "not applicable",
        (Lang::Ja, Done::Met) => "実施済み",
        (Lang::Ja, Done::Partly) => "一部実施",
        (Lang::Ja, Done::Unmet) => "未実施",
        (Lang::Ja, Done::Unanswered) => "未回答",
        (Lang::Ja, Done::NotApplicable) => "対象外",
    }
}

/// The title: whose answers, in which framework.
pub fn cover_title(lang: Lang, model: &str, framework: &str) -> String {
    match (lang, model) {
        (Lang::En, "") => format!("The answers, read in {framework}"),
        (Lang::Ja, "") => format!("回答を{framework}で読み替えた結果"),
        (Lang::En, model) => format!("The answers of {model}, read in {framework}"),
        (Lang::Ja, model) => format!("「{model}」の回答を{framework}で読み替えた結果"),
    }
}

/// That only one organisation counts.
pub fn cover_of(lang: Lang, organization: &str) -> String {
    match lang {
        Lang::En => format!("Only what {organization} and what it manages must meet counts."),
        Lang::Ja => format!("{organization}とその管理下にあるものが求められる対策だけを数えています。"),
    }
}

/// How many items are met, of those that apply.
pub fn cover_share(lang: Lang, met: usize, of: usize) -> String {
    match lang {
        Lang::En => format!("{met} of {of} items that apply are met, as far as answers say."),
        Lang::Ja => format!("対象となる項目{of}件のうち、回答から実施済みといえるのは{met}件です。"),
    }
}

/// One state with how many items are in it.
pub fn cover_count(lang: Lang, state: Covered, count: usize) -> String {
    match lang {
        Lang::En => format!("{} {count}", covered(lang, state)),
        Lang::Ja => format!("{} {count}件", covered(lang, state)),
    }
}

/// What is put between counts.
pub const fn cover_between(lang: Lang) -> &'static str {
    match lang {
        Lang::En => ", ",
        Lang::Ja => "、",
    }
}

/// A measure behind an item: how they are related, how far it is done, who has not said anything of it yet, and who
/// lacks something of it.
pub fn proof(lang: Lang, (id, relation): (&str, &str), state: Done, (silent, lacking): (&str, &str)) -> String {
    let state = done(lang, state);
    let (start, lack, ask) = match lang {
        Lang::En => (format!("- {id} [{relation}]: {state}"), "; lacking at ", "; ask "),
        Lang::Ja => (format!("- {id}［{relation}］{state}"), "。不足：", "。確認先："),
    };
    let told = |lead: &str, who: &str| if who.is_empty() { String::new() } else { format!("{lead}{who}") };
    format!("{start}{}{}", told(lack, lacking), told(ask, silent))
}

/// Heads and explanations.
#[derive(Debug)]
pub struct CoverWords {
    /// Head: how an item stands.
    pub state: &'static str,
    /// Head: by which measures that is known.
    pub proofs: &'static str,
    /// What the states mean.
    pub explained: &'static str,
    /// What is not claimed.
    pub limits: &'static str,
}

/// The same in one language.
pub const fn cover(lang: Lang) -> &'static CoverWords {
    match lang {
        Lang::En => &CoverWords {
            state: "state",
            proofs: "by which measures",
            explained: "Met: a measure that asks for the same or for more is met by everybody, and none that is a part of the item lacks anything. Partly: something of it is done. Unmet: a measure that is a part of it is not done. Open: measures that have something in common with it are not answered, or say too little. To be asked: nothing that is required leads there for certain, so no answer says anything.",
            limits: "Where a table only says that two have something in common, a measure that is met makes an item partly met at most. What does not apply leaves the count.",
        },
        Lang::Ja => &CoverWords {
            state: "状態",
            proofs: "根拠となる対策",
            explained: "実施済み：同じかそれ以上を求める対策を、求められる全員が実施済みで、項目の一部に当たる対策にも不足がありません。一部実施：項目の一部が実施されています。未実施：項目の一部に当たる対策が実施されていません。未確定：共通部分のある対策が未回答か、回答だけでは決まりません。要確認：求められている対策のうち確実に対応するものがなく、回答からは何もいえません。",
            limits: "対応表が「共通部分あり」としか示していない場合、対策が実施済みでも項目は最大で「一部実施」です。対象外の項目は件数に含めません。",
        },
    }
}
