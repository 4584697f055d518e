//! SN601 …: answers that cannot be understood or belong nowhere.

use super::super::{Message, few, hint_en, hint_ja, message};
use crate::text::Lang;

/// A problem of an answer as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryProblem {
    /// An answer for a measure that does not exist.
    UnknownMeasure { name: String, nearest: Option<String> },
    /// An answer of somebody who is not in the model.
    UnknownBearer { id: String, nearest: Option<String>, known: Vec<String> },
    /// An answer of a subject that never has to meet measures, or of nobody who is asked.
    BearsNothing { id: String },
    /// An answer for something that is not required of this bearer.
    NotRequired { measure: String, bearer: String, others: Vec<String> },
    /// Something else than a date.
    NotADate { given: String },
    /// A word that is no status.
    UnknownStatus { given: String, nearest: Option<String> },
    /// Answers for another process.
    OtherProcess { given: String, model: String },
    /// A word that is no grade.
    UnknownGrade { given: String, nearest: Option<String> },
    /// An answer or a piece of evidence lacks something without which it means nothing.
    MissingField { field: &'static str },
    /// Answers or evidence carry dates, and no day was given to judge them as of.
    NoDay,
}

impl EntryProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownMeasure { .. } => "SN601",
            Self::UnknownBearer { .. } => "SN602",
            Self::BearsNothing { .. } => "SN603",
            Self::NotRequired { .. } => "SN604",
            Self::NotADate { .. } => "SN612",
            Self::UnknownStatus { .. } => "SN613",
            Self::OtherProcess { .. } => "SN614",
            Self::UnknownGrade { .. } => "SN616",
            Self::MissingField { .. } => "SN617",
            Self::NoDay => "SN618",
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
        const LOST: &str = "the answer does not count, so the requirement stays unanswered";
        match self {
            Self::UnknownMeasure { name, nearest } => message(
                format!("there is no measure `{name}`{}", hint_en(nearest.as_deref())),
                LOST,
                "correct the id of the measure",
            ),
            Self::UnknownBearer { id, nearest, known } => message(
                format!("nothing in the model is called `{id}`{}", hint_en(nearest.as_deref())),
                LOST,
                bearers_en(known),
            ),
            Self::BearsNothing { id } => message(
                format!("`{id}` does not have to meet any measure"),
                "its answers change nothing",
                "answer for the organisation or system that bears it; `sanso plan` lists the bearers",
            ),
            Self::NotRequired { measure, bearer, others } if others.is_empty() => message(
                format!("`{measure}` is not required of `{bearer}`"),
                "the answer changes nothing",
                format!("keep it if you like; `sanso explain MODEL {measure}` says why it is not required"),
            ),
            Self::NotRequired { measure, bearer, others } => message(
                format!("`{measure}` is not required of `{bearer}`"),
                "the answer changes nothing, and those it is required of have to answer themselves",
                format!("answer for {}", few(others.iter().map(String::as_str), ", ")),
            ),
            Self::NotADate { given } => message(
                format!("`{given}` is not a date"),
                "validity cannot be judged, so what depends on it does not count",
                "write year, month and day: `2026-04-01`",
            ),
            Self::UnknownStatus { given, nearest } => message(
                format!("`{given}` is no status{}", hint_en(nearest.as_deref())),
                LOST,
                "write `met`, `partly`, `unmet` or `not-applicable`",
            ),
            Self::OtherProcess { given, model } => message(
                format!("the answers are for `{given}`, the model is `{model}`"),
                "answers given for another process may be wrong for this one",
                "use the answers of this model, or correct `process`",
            ),
            Self::UnknownGrade { given, nearest } => message(
                format!("`{given}` is no grade{}", hint_en(nearest.as_deref())),
                "the answer counts as if it said no grade",
                "write `basic`, `advanced` or `high-advanced`",
            ),
            Self::MissingField { field } => message(
                format!("`{field}` is missing"),
                "without it the entry means nothing and does not count",
                format!("add `{field}`"),
            ),
            Self::NoDay => message(
                "answers or evidence carry dates, but no day was given to judge them as of",
                "evidence that is out of date would pass unseen",
                "give the day with `--as-of`",
            ),
        }
    }

    fn ja(&self) -> Message {
        const LOST: &str = "この回答は反映されず、対策要件は未回答のままになります";
        match self {
            Self::UnknownMeasure { name, nearest } => message(
                format!("「{name}」という対策要件はない{}", hint_ja(nearest.as_deref())),
                LOST,
                "対策要件のIDを直してください",
            ),
            Self::UnknownBearer { id, nearest, known } => {
                message(format!("「{id}」はモデルに存在しない{}", hint_ja(nearest.as_deref())), LOST, bearers_ja(known))
            }
            Self::BearsNothing { id } => message(
                format!("「{id}」に求められる対策要件はない"),
                "この回答は結果に影響しません",
                "担い手となる組織またはシステムについて回答してください。担い手は `sanso plan` で確認できます",
            ),
            Self::NotRequired { measure, bearer, others } if others.is_empty() => message(
                format!("「{measure}」は「{bearer}」に求められていない"),
                "この回答は結果に影響しません",
                format!("残しておいても構いません。求められない理由は `sanso explain MODEL {measure}` で確認できます"),
            ),
            Self::NotRequired { measure, bearer, others } => message(
                format!("「{measure}」は「{bearer}」に求められていない"),
                "この回答は結果に影響せず、本来の担い手の回答が別に必要です",
                format!("次の担い手について回答してください：{}", few(others.iter().map(String::as_str), "、")),
            ),
            Self::NotADate { given } => message(
                format!("「{given}」は日付ではない"),
                "有効かどうか判断できないため、この日付に依存するものは数えません",
                "`2026-04-01` のように年月日で書いてください",
            ),
            Self::UnknownStatus { given, nearest } => message(
                format!("「{given}」という状態はない{}", hint_ja(nearest.as_deref())),
                LOST,
                "`met`・`partly`・`unmet`・`not-applicable` のいずれかを書いてください",
            ),
            Self::OtherProcess { given, model } => message(
                format!("回答は「{given}」のものだが、モデルは「{model}」である"),
                "別のプロセスについての回答は、このモデルに当てはまらないおそれがあります",
                "このモデルの回答を使うか、`process` を直してください",
            ),
            Self::UnknownGrade { given, nearest } => message(
                format!("「{given}」という段階はない{}", hint_ja(nearest.as_deref())),
                "段階の記載がないものとして数えます",
                "`basic`・`advanced`・`high-advanced` のいずれかを書いてください",
            ),
            Self::MissingField { field } => message(
                format!("`{field}` がない"),
                "これがないと意味が定まらず、数えません",
                format!("`{field}` を書いてください"),
            ),
            Self::NoDay => message(
                "回答や証跡に日付があるが、評価日が指定されていない",
                "期限切れの証跡を見逃すおそれがあります",
                "`--as-of` で評価日を指定してください",
            ),
        }
    }
}

fn bearers_en(known: &[String]) -> String {
    if known.is_empty() {
        "name an organisation or a system of the model".to_owned()
    } else {
        format!("name one of {}", few(known.iter().map(String::as_str), ", "))
    }
}

fn bearers_ja(known: &[String]) -> String {
    if known.is_empty() {
        "モデルにある組織またはシステムを書いてください".to_owned()
    } else {
        format!("次のいずれかを書いてください：{}", few(known.iter().map(String::as_str), "、"))
    }
}
