//! SN401 …: files and rows of content that cannot be understood.

use super::super::{Message, hint_en, hint_ja, message};
use crate::text::Lang;

/// A problem of the form of content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemaProblem {
    /// The first line `content: 1` is missing.
    NoVersion { path: String },
    /// A list the schema does not have.
    UnknownList { name: String, nearest: Option<String> },
    /// Something else than a row.
    NotARow,
    /// A field the schema does not have.
    UnknownField { field: String, nearest: Option<String> },
    /// A field without which the row means nothing.
    MissingField { field: &'static str },
    /// A text in one language only.
    OneLanguage,
    /// Something else than `high`, `medium` or `low`.
    UnknownConfidence { given: String },
    /// A condition that is not made of `all`, `any`, `not` and facts.
    BadWhen,
    /// A profile row that does nothing known.
    BadProfileRow,
    /// A word that is no grade.
    UnknownGrade { given: String, nearest: Option<String> },
    /// A profile row that does not say, in one way, which measures it speaks of.
    BadScope,
    /// Something else than a list.
    NotAList { name: String },
}

impl SchemaProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoVersion { .. } => "SN401",
            Self::UnknownList { .. } => "SN402",
            Self::NotARow => "SN403",
            Self::UnknownField { .. } => "SN404",
            Self::MissingField { .. } => "SN405",
            Self::OneLanguage => "SN406",
            Self::UnknownConfidence { .. } => "SN407",
            Self::BadWhen => "SN408",
            Self::BadProfileRow => "SN409",
            Self::UnknownGrade { .. } => "SN427",
            Self::BadScope => "SN428",
            Self::NotAList { .. } => "SN430",
        }
    }

    /// What to tell people.
    pub fn message(&self, lang: Lang) -> Message {
        match lang {
            Lang::En => self.en(),
            Lang::Ja => self.ja(),
        }
    }

    fn en(&self) -> Message {
        const LOST: &str = "the row does not count, so results could differ from what its author means";
        match self {
            Self::NoVersion { path } => message(
                format!("`{path}` does not say `content: 1`"),
                "a later schema could be misread",
                "write `content: 1` as the first line",
            ),
            Self::UnknownList { name, nearest } => message(
                format!("content has no list `{name}`{}", hint_en(nearest.as_deref())),
                LOST,
                "correct the name of the list",
            ),
            Self::NotARow => message("expected a row with fields here", LOST, "write the row as `{ key: …, … }`"),
            Self::UnknownField { field, nearest } => message(
                format!("rows of this list have no field `{field}`{}", hint_en(nearest.as_deref())),
                "what is written under an unknown field would silently not count",
                "correct the name of the field",
            ),
            Self::MissingField { field } => message(format!("the row lacks `{field}`"), LOST, format!("add `{field}`")),
            Self::OneLanguage => message(
                "the text is missing in one of the two languages",
                "half of the readers would see nothing or the wrong language",
                "write it as `{ en: …, ja: … }`",
            ),
            Self::UnknownConfidence { given } => message(
                format!("`{given}` is no confidence"),
                "readers could not tell how far to trust the row",
                "write `high`, `medium` or `low`",
            ),
            Self::BadWhen => message(
                "a condition is made of `all`, `any`, `not` and names of facts, at most eight levels deep",
                LOST,
                "write it like `{ all: [fact-a, { not: fact-b }] }`",
            ),
            Self::BadProfileRow => message(
                "a profile row does `require`, `grade` (with a grade) or `exclude`",
                LOST,
                "write `do:` with one of the three, and `grade:` where it grades",
            ),
            Self::UnknownGrade { given, nearest } => message(
                format!("`{given}` is no grade{}", hint_en(nearest.as_deref())),
                LOST,
                "write `basic`, `advanced` or `high-advanced`",
            ),
            Self::BadScope => message(
                "a profile row speaks of one `measure`, one `category` or `all: true`",
                "nobody could tell which measures the row is meant for, so it is not applied",
                "write exactly one of the three",
            ),
            Self::NotAList { name } => message(
                format!("`{name}` is not a list"),
                "what is written here does not count",
                "write each entry on a line of its own, beginning with `- `",
            ),
        }
    }

    fn ja(&self) -> Message {
        const LOST: &str = "この行は反映されず、作成者の意図と結果が食い違います";
        match self {
            Self::NoVersion { path } => message(
                format!("「{path}」に `content: 1` の記載がない"),
                "将来の書式と取り違えるおそれがあります",
                "先頭行に `content: 1` と書いてください",
            ),
            Self::UnknownList { name, nearest } => message(
                format!("コンテンツに「{name}」という一覧はない{}", hint_ja(nearest.as_deref())),
                LOST,
                "一覧の名前を直してください",
            ),
            Self::NotARow => message("ここには項目を持つ行が必要", LOST, "`{ key: …, … }` の形で書いてください"),
            Self::UnknownField { field, nearest } => message(
                format!("この一覧の行に「{field}」という項目はない{}", hint_ja(nearest.as_deref())),
                "未知の項目の内容は、知らないうちに無視されてしまいます",
                "項目名を直してください",
            ),
            Self::MissingField { field } => {
                message(format!("行に「{field}」がない"), LOST, format!("「{field}」を書いてください"))
            }
            Self::OneLanguage => message(
                "日本語と英語の一方しか書かれていない",
                "半数の読者には何も表示されないか、読めない言語で表示されます",
                "`{ en: …, ja: … }` の形で両方書いてください",
            ),
            Self::UnknownConfidence { given } => message(
                format!("「{given}」は確度ではない"),
                "この行をどこまで信じてよいか、読者に伝わりません",
                "`high`・`medium`・`low` のいずれかを書いてください",
            ),
            Self::BadWhen => message(
                "条件は `all`・`any`・`not` と事実名だけで、8段以内に書く",
                LOST,
                "`{ all: [fact-a, { not: fact-b }] }` のように書いてください",
            ),
            Self::BadProfileRow => message(
                "プロファイルの行にできるのは `require`・`grade`（段階付き）・`exclude` のみ",
                LOST,
                "`do:` に3つのいずれかを書き、`grade` のときは段階も書いてください",
            ),
            Self::UnknownGrade { given, nearest } => message(
                format!("「{given}」という段階はない{}", hint_ja(nearest.as_deref())),
                LOST,
                "`basic`・`advanced`・`high-advanced` のいずれかを書いてください",
            ),
            Self::BadScope => message(
                "プロファイルの行の対象は `measure`・`category`・`all: true` のどれか一つで示す",
                "どの対策要件についての行か決められないため、この行は適用しません",
                "三つのうち一つだけを書いてください",
            ),
            Self::NotAList { name } => message(
                format!("「{name}」が一覧になっていない"),
                "ここに書いた内容は反映されません",
                "一件ずつ `- ` で始まる行に書いてください",
            ),
        }
    }
}
