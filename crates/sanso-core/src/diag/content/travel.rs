//! SN450 …: what a step pack says that the engine or the language does not know.

use crate::diag::{Message, hint_en, hint_ja, message};
use crate::text::Lang;

/// A problem of a row of a step pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TravelProblem {
    /// A way goes along a relation that does not exist.
    UnknownRelation { relation: String, nearest: Option<String> },
    /// A condition names an attribute that the language does not have.
    UnknownAttribute { attribute: String, nearest: Option<String> },
    /// A condition names a word that the attribute does not have.
    UnknownWord { attribute: String, word: String, nearest: Option<String> },
    /// A condition asks of an attribute what it cannot say.
    AskedWrongly { attribute: String },
    /// A way has more premises than the engine takes.
    TooManyPremises { most: usize },
}

impl TravelProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownRelation { .. } => "SN450",
            Self::UnknownAttribute { .. } => "SN452",
            Self::UnknownWord { .. } => "SN453",
            Self::AskedWrongly { .. } => "SN454",
            Self::TooManyPremises { .. } => "SN456",
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
        let lost = "the row would never apply, so risk would seem not to travel this way";
        match self {
            Self::UnknownRelation { relation, nearest } => message(
                format!("there is no relation `{relation}`{}", hint_en(nearest.as_deref())),
                lost,
                "use one of the relations listed by `sanso docs steps`",
            ),
            Self::UnknownAttribute { attribute, nearest } => message(
                format!("models have no attribute `{attribute}`{}", hint_en(nearest.as_deref())),
                lost,
                "use an attribute listed by `sanso docs language`",
            ),
            Self::UnknownWord { attribute, word, nearest } => message(
                format!("`{attribute}` has no word `{word}`{}", hint_en(nearest.as_deref())),
                "a condition that names it would never hold",
                "use a word listed by `sanso docs language`",
            ),
            Self::AskedWrongly { attribute } => message(
                format!("`{attribute}` cannot be asked like this"),
                lost,
                "ask truths with `is`, words and levels with `any`, lists and references with `some`, numbers and spans with `at-least`",
            ),
            Self::TooManyPremises { most } => {
                message(format!("a way has more than {most} premises"), lost, "put a step of its own between them")
            }
        }
    }

    fn ja(&self) -> Message {
        let lost = "この行が一度も当てはまらず、リスクがここを伝わらないように見えてしまいます";
        match self {
            Self::UnknownRelation { relation, nearest } => message(
                format!("「{relation}」という関係はない{}", hint_ja(nearest.as_deref())),
                lost,
                "`sanso docs steps` にある関係を使ってください",
            ),
            Self::UnknownAttribute { attribute, nearest } => message(
                format!("モデルに「{attribute}」という属性はない{}", hint_ja(nearest.as_deref())),
                lost,
                "`sanso docs language` にある属性を使ってください",
            ),
            Self::UnknownWord { attribute, word, nearest } => message(
                format!("「{attribute}」に「{word}」という語はない{}", hint_ja(nearest.as_deref())),
                "この語を使う条件は決して成り立ちません",
                "`sanso docs language` にある語を使ってください",
            ),
            Self::AskedWrongly { attribute } => message(
                format!("「{attribute}」はこの形では問えない"),
                lost,
                "真偽は is、語と水準は any、リストと参照は some、数と期間は at-least で問うてください",
            ),
            Self::TooManyPremises { most } => {
                message(format!("前提が{most}個を超えている"), lost, "間に別の段階を置いてください")
            }
        }
    }
}
