//! SN5xx: what can be wrong with profiles.

use super::{Message, few, hint_en, hint_ja, message};
use crate::text::Lang;

/// A problem of profiles and the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanProblem {
    /// A profile that does not exist.
    UnknownProfile { key: String, nearest: Option<String>, known: Vec<String> },
    /// A profile row speaks of a measure or category that does not exist.
    UnknownMeasure { name: String, nearest: Option<String> },
    /// A profile row leaves something out and does not say why.
    ExcludesWithoutWhy,
}

impl PlanProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownProfile { .. } => "SN501",
            Self::UnknownMeasure { .. } => "SN502",
            Self::ExcludesWithoutWhy => "SN503",
        }
    }

    /// What to tell people.
    pub fn message(&self, lang: Lang) -> Message {
        match (self, lang) {
            (Self::UnknownProfile { key, nearest, known }, Lang::En) => message(
                format!("there is no profile `{key}`{}", hint_en(nearest.as_deref())),
                "the plan was not tailored, so it may ask for more or less than meant",
                format!("name one of {}", few(known.iter().map(String::as_str), ", ")),
            ),
            (Self::UnknownProfile { key, nearest, known }, Lang::Ja) => message(
                format!("「{key}」というプロファイルはない{}", hint_ja(nearest.as_deref())),
                "計画が調整されておらず、意図より多くまたは少なく要求している可能性があります",
                format!("次のいずれかを指定してください：{}", few(known.iter().map(String::as_str), "、")),
            ),
            (Self::UnknownMeasure { name, nearest }, Lang::En) => message(
                format!("there is no measure or category `{name}`{}", hint_en(nearest.as_deref())),
                "the row of the profile changes nothing",
                "correct the id of the measure or category",
            ),
            (Self::UnknownMeasure { name, nearest }, Lang::Ja) => message(
                format!("「{name}」という対策要件・カテゴリはない{}", hint_ja(nearest.as_deref())),
                "プロファイルのこの行は何の効果もありません",
                "対策要件またはカテゴリのIDを直してください",
            ),
            (Self::ExcludesWithoutWhy, Lang::En) => message(
                "a profile row leaves measures out and does not say why",
                "nobody could judge later whether leaving them out was right, so the row is not applied",
                "add `why: { en: …, ja: … }`",
            ),
            (Self::ExcludesWithoutWhy, Lang::Ja) => message(
                "プロファイルの行が理由なく対策要件を除外している",
                "除外が妥当だったかを後から判断できないため、この行は適用しません",
                "`why: { en: …, ja: … }` を書いてください",
            ),
        }
    }
}
