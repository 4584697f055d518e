//! SN416 …: rows of content that do not lead to one another.

use super::super::{Message, hint_en, hint_ja, message};
use crate::text::Lang;

/// A problem of the chain from incidents over vulnerabilities to measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChainProblem {
    /// A row names something that does not exist.
    UnknownReference { key: String, field: &'static str, name: String, nearest: Option<String> },
    /// A list that should name something names nothing.
    NamesNothing { key: String, field: &'static str },
    /// A row names the same thing twice.
    NamedTwice { key: String, field: &'static str, name: String },
    /// A measure that no vulnerability asks for.
    NotAskedFor { measure: String },
    /// A threat that no incident names.
    UnusedThreat { threat: String },
    /// An incident without vulnerabilities.
    NoVulnerabilities { incident: String },
    /// A vulnerability without measures.
    NoMeasures { vulnerability: String },
}

impl ChainProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownReference { .. } => "SN416",
            Self::NotAskedFor { .. } => "SN419",
            Self::UnusedThreat { .. } => "SN420",
            Self::NoVulnerabilities { .. } => "SN421",
            Self::NoMeasures { .. } => "SN422",
            Self::NamesNothing { .. } => "SN425",
            Self::NamedTwice { .. } => "SN426",
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
        const OPEN: &str = "the incident would be shown without anything that helps against it";
        match self {
            Self::UnknownReference { key, field, name, nearest } => message(
                format!("`{field}` of `{key}` names `{name}`, which does not exist{}", hint_en(nearest.as_deref())),
                "what stands behind the name is left out, so results would look better than they are",
                "correct the name, or add the row it names",
            ),
            Self::NamesNothing { key, field } => message(
                format!("`{field}` of `{key}` names nothing"),
                "the row cannot be found or shown where it belongs",
                format!("list at least one under `{field}`"),
            ),
            Self::NamedTwice { key, field, name } => message(
                format!("`{field}` of `{key}` names `{name}` twice"),
                "the repetition has no meaning and may hide a slip",
                "remove one, or correct it",
            ),
            Self::NotAskedFor { measure } => message(
                format!("no vulnerability asks for `{measure}`"),
                "the measure is never required, whatever the risk",
                "name it under `measures` of a vulnerability it answers",
            ),
            Self::UnusedThreat { threat } => message(
                format!("no incident names the threat `{threat}`"),
                "it is never shown to anybody",
                "name it under `threats` of an incident, or remove it",
            ),
            Self::NoVulnerabilities { incident } => message(
                format!("`{incident}` has no vulnerabilities"),
                OPEN,
                "add `vulnerabilities:` with what lets it happen",
            ),
            Self::NoMeasures { vulnerability } => message(
                format!("`{vulnerability}` names no measures"),
                OPEN,
                "add `measures:` with those that answer it",
            ),
        }
    }

    fn ja(&self) -> Message {
        const OPEN: &str = "有効な対策のないインシデントとして表示されてしまいます";
        match self {
            Self::UnknownReference { key, field, name, nearest } => message(
                format!("「{key}」の `{field}` が指す「{name}」は存在しない{}", hint_ja(nearest.as_deref())),
                "その名前の先が分析から抜け落ち、実際より安全に見えてしまいます",
                "名前を直すか、指している行を追加してください",
            ),
            Self::NamesNothing { key, field } => message(
                format!("「{key}」の `{field}` が空である"),
                "この行を探すことも、あるべき場所に表示することもできません",
                format!("`{field}` に一つ以上書いてください"),
            ),
            Self::NamedTwice { key, field, name } => message(
                format!("「{key}」の `{field}` に「{name}」が二度ある"),
                "繰り返しに意味はなく、書き間違いが隠れているかもしれません",
                "一方を消すか直してください",
            ),
            Self::NotAskedFor { measure } => message(
                format!("「{measure}」を求める脆弱性がない"),
                "リスクがどうであれ、この対策要件は決して求められません",
                "この対策要件で対処できる脆弱性の `measures` に加えてください",
            ),
            Self::UnusedThreat { threat } => message(
                format!("脅威「{threat}」を挙げているインシデントがない"),
                "どこにも表示されません",
                "インシデントの `threats` に加えるか、削除してください",
            ),
            Self::NoVulnerabilities { incident } => message(
                format!("「{incident}」に脆弱性がない"),
                OPEN,
                "インシデントを許す要因を `vulnerabilities:` に書いてください",
            ),
            Self::NoMeasures { vulnerability } => message(
                format!("「{vulnerability}」に対策要件がない"),
                OPEN,
                "対処できる対策要件を `measures:` に書いてください",
            ),
        }
    }
}
