//! SN4xx: what can be wrong with content.

use super::{Message, hint_en, hint_ja, message};
use crate::text::Lang;

/// A problem of content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContentProblem {
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
    /// An incident is raised on a kind of subject that models do not have.
    UnknownAbout { key: String },
    /// A condition names a fact that does not exist.
    UnknownFact { fact: String, nearest: Option<String> },
    /// A condition names a fact that cannot be asked of the subjects of its incident.
    FactDoesNotFit { fact: String, key: String },
    /// A condition names a fact twice.
    FactTwice { fact: String, key: String },
}

impl ContentProblem {
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
            Self::UnknownAbout { .. } => "SN410",
            Self::UnknownFact { .. } => "SN411",
            Self::FactDoesNotFit { .. } => "SN412",
            Self::FactTwice { .. } => "SN413",
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
            Self::NoVersion { path } => message(format!("`{path}` does not say `content: 1`"), "a later schema could be misread", "write `content: 1` as the first line"),
            Self::UnknownList { name, nearest } => message(format!("content has no list `{name}`{}", hint_en(nearest.as_deref())), LOST, "correct the name of the list"),
            Self::NotARow => message("expected a row with fields here", LOST, "write the row as `{ key: …, … }`"),
            Self::UnknownField { field, nearest } => message(format!("rows of this list have no field `{field}`{}", hint_en(nearest.as_deref())), "what is written under an unknown field would silently not count", "correct the name of the field"),
            Self::MissingField { field } => message(format!("the row lacks `{field}`"), LOST, format!("add `{field}`")),
            Self::OneLanguage => message("the text is missing in one of the two languages", "half of the readers would see nothing or the wrong language", "write it as `{ en: …, ja: … }`"),
            Self::UnknownConfidence { given } => message(format!("`{given}` is no confidence"), "readers could not tell how far to trust the row", "write `high`, `medium` or `low`"),
            Self::BadWhen => message("a condition is made of `all`, `any`, `not` and names of facts, at most eight levels deep", LOST, "write it like `{ all: [fact-a, { not: fact-b }] }`"),
            Self::BadProfileRow => message("a profile row does `require`, `grade` (with a grade) or `exclude`", LOST, "write `do:` with one of the three, and `grade:` where it grades"),
            Self::UnknownAbout { key } => message(format!("`{key}` is raised on a kind of subject that models do not have"), "the incident can never stand, so results would look better than they are", "use words such as `organization`, `component`, `data`, `data-event` in `about`"),
            Self::UnknownFact { fact, nearest } => message(format!("there is no fact `{fact}`{}", hint_en(nearest.as_deref())), "the incident can never be judged and is left out", "name one of the facts; `sanso docs facts` lists them"),
            Self::FactDoesNotFit { fact, key } => message(format!("the fact `{fact}` cannot be asked of the subjects of `{key}`"), "the answer would always be unknown", "name a fact about the kinds in `about`, or change `about`"),
            Self::FactTwice { fact, key } => message(format!("the condition of `{key}` names `{fact}` twice"), "a condition can then be undecided although every possible answer gives the same result", "write the condition so that each fact stands once"),
        }
    }

    fn ja(&self) -> Message {
        const LOST: &str = "この行は反映されず、作成者の意図と結果が食い違います";
        match self {
            Self::NoVersion { path } => message(format!("「{path}」に `content: 1` の記載がない"), "将来の書式と取り違えるおそれがあります", "先頭行に `content: 1` と書いてください"),
            Self::UnknownList { name, nearest } => message(format!("コンテンツに「{name}」という一覧はない{}", hint_ja(nearest.as_deref())), LOST, "一覧の名前を直してください"),
            Self::NotARow => message("ここには項目を持つ行が必要", LOST, "`{ key: …, … }` の形で書いてください"),
            Self::UnknownField { field, nearest } => message(format!("この一覧の行に「{field}」という項目はない{}", hint_ja(nearest.as_deref())), "未知の項目の内容は、知らないうちに無視されてしまいます", "項目名を直してください"),
            Self::MissingField { field } => message(format!("行に「{field}」がない"), LOST, format!("「{field}」を書いてください")),
            Self::OneLanguage => message("日本語と英語の一方しか書かれていない", "半数の読者には何も表示されないか、読めない言語で表示されます", "`{ en: …, ja: … }` の形で両方書いてください"),
            Self::UnknownConfidence { given } => message(format!("「{given}」は確度ではない"), "この行をどこまで信じてよいか、読者に伝わりません", "`high`・`medium`・`low` のいずれかを書いてください"),
            Self::BadWhen => message("条件は `all`・`any`・`not` と事実名だけで、8段以内に書く", LOST, "`{ all: [fact-a, { not: fact-b }] }` のように書いてください"),
            Self::BadProfileRow => message("プロファイルの行にできるのは `require`・`grade`（段階付き）・`exclude` のみ", LOST, "`do:` に3つのいずれかを書き、`grade` のときは段階も書いてください"),
            Self::UnknownAbout { key } => message(format!("「{key}」の対象がモデルに存在しない種類である"), "このインシデントは決して成立せず、実際より安全に見えてしまいます", "`about` には `organization`・`component`・`data`・`data-event` などを書いてください"),
            Self::UnknownFact { fact, nearest } => message(format!("「{fact}」という事実はない{}", hint_ja(nearest.as_deref())), "このインシデントは判定できず、分析から除かれます", "事実の名前を直してください。一覧は `sanso docs facts` で確認できます"),
            Self::FactDoesNotFit { fact, key } => message(format!("事実「{fact}」は「{key}」の対象には問えない"), "答えが常に不明になります", "`about` の種類に問える事実を使うか、`about` を直してください"),
            Self::FactTwice { fact, key } => message(format!("「{key}」の条件に「{fact}」が二度出てくる"), "どう答えても結果が同じなのに、未確定のまま残ることがあります", "各事実が一度だけ出るように条件を書き直してください"),
        }
    }
}
