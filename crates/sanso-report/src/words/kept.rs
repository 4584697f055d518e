//! Phrases for answers that are checked and put together.

use sanso_core::answers::Kind;
use sanso_core::text::Lang;

/// What is wrong with answers.
pub const fn finding(lang: Lang, kind: Kind) -> &'static str {
    match (lang, kind) {
        (Lang::En, Kind::Contradiction) => "answered differently",
        (Lang::En, Kind::Linked) => "cannot both hold",
        (Lang::En, Kind::Unknown) => "nothing is called so",
        (Lang::En, Kind::OutOfDate) => "evidence not valid on the day",
        (Lang::En, Kind::NoEvidence) => "nothing shows it",
        (Lang::En, Kind::NoReason) => "not applicable, without a reason",
        (Lang::Ja, Kind::Contradiction) => "回答の食い違い",
        (Lang::Ja, Kind::Linked) => "両立しない回答",
        (Lang::Ja, Kind::Unknown) => "該当する項目がない",
        (Lang::Ja, Kind::OutOfDate) => "証跡が評価日に無効",
        (Lang::Ja, Kind::NoEvidence) => "証跡なし",
        (Lang::Ja, Kind::NoReason) => "対象外の理由なし",
    }
}

/// Heads and explanations.
#[derive(Debug)]
pub struct KeptWords {
    /// Title of findings.
    pub findings: &'static str,
    /// Where there are none.
    pub no_findings: &'static str,
    /// Head: what is wrong.
    pub what: &'static str,
    /// Head: whose answer.
    pub whose: &'static str,
    /// Head: the answer and where it stands.
    pub one: &'static str,
    /// Head: what it does not agree with, or more about it.
    pub other: &'static str,
    /// Title of conflicts.
    pub conflicts: &'static str,
    /// Where there are none.
    pub no_conflicts: &'static str,
    /// Head: the field.
    pub field: &'static str,
    /// Head: what both started with.
    pub base: &'static str,
    /// Head: what the first says.
    pub mine: &'static str,
    /// Head: what the second says.
    pub theirs: &'static str,
    /// How answers were put together.
    pub merged: &'static str,
    /// What is checked.
    pub checked: &'static str,
}

/// The same in one language.
pub const fn kept(lang: Lang) -> &'static KeptWords {
    match lang {
        Lang::En => &KeptWords {
            findings: "To mend",
            no_findings: "Nothing to mend.",
            what: "what",
            whose: "whose",
            one: "answer",
            other: "against, or more",
            conflicts: "To decide",
            no_conflicts: "No conflicts.",
            field: "field",
            base: "before",
            mine: "first file",
            theirs: "second file",
            merged: "What only one changed is taken; where both changed the same thing differently, the first file's word stays, with a remark above it in the file.",
            checked: "Two answers cannot both hold where tables say for certain that the items ask for the same, or that one asks for all of the other. A later answer in the same file takes the place of an earlier one.",
        },
        Lang::Ja => &KeptWords {
            findings: "確認が必要な回答",
            no_findings: "確認が必要な回答はありません。",
            what: "内容",
            whose: "実施主体",
            one: "回答",
            other: "食い違う回答・詳細",
            conflicts: "判断が必要な箇所",
            no_conflicts: "競合はありません。",
            field: "欄",
            base: "元の値",
            mine: "1つ目のファイル",
            theirs: "2つ目のファイル",
            merged: "片方だけが変えた箇所はその値を採りました。両方が違う値に変えた箇所は1つ目のファイルの値を残し、ファイルの中でその回答の上に注記しています。",
            checked: "対応表から、二つの項目が同じことを求める、または一方が他方のすべてを求めると確実にいえるとき、両立しない回答を示します。同じファイルでは、新しい日付の回答が古い回答に代わります。",
        },
    }
}

/// How many answers came of it.
pub fn merged_title(lang: Lang, entries: usize, conflicts: usize) -> String {
    match lang {
        Lang::En => format!("{entries} answers put together, {conflicts} to decide"),
        Lang::Ja => format!("回答{entries}件を統合しました。判断が必要な箇所は{conflicts}件です"),
    }
}

/// How many answers were checked.
pub fn checked_title(lang: Lang, entries: usize, findings: usize) -> String {
    match lang {
        Lang::En => format!("{entries} answers checked, {findings} findings"),
        Lang::Ja => format!("回答{entries}件を確認しました。指摘は{findings}件です"),
    }
}

/// The name that was probably meant.
pub fn meant(lang: Lang, name: &str) -> String {
    match (lang, name) {
        (_, "") => String::new(),
        (Lang::En, name) => format!("did you mean {name}?"),
        (Lang::Ja, name) => format!("「{name}」のことですか"),
    }
}

/// How many answers were read from a questionnaire.
pub fn read_told(lang: Lang, entries: usize, unread: usize) -> String {
    match lang {
        Lang::En => format!("{entries} answers read; {unread} rows could not be understood"),
        Lang::Ja => format!("回答{entries}件を読み取りました。読み取れなかった行は{unread}件です"),
    }
}
