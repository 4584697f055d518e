//! SN4xx: what can be wrong with content.

mod chain;
mod framework;
mod pack;
mod reach;
mod row;
mod schema;
mod travel;

pub use chain::ChainProblem;
pub use framework::FrameworkProblem;
pub use pack::{CaseFailure, PackProblem};
pub use reach::ReachProblem;
pub use row::RowProblem;
pub use schema::SchemaProblem;
pub use travel::TravelProblem;

use super::{Message, hint_en, hint_ja, message};
use crate::text::Lang;

/// A problem of content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContentProblem {
    /// Files and rows that cannot be understood.
    Schema(SchemaProblem),
    /// A row taken by itself.
    Row(RowProblem),
    /// Rows that do not lead to one another.
    Chain(ChainProblem),
    /// A row of a step pack that names what does not exist.
    Travel(TravelProblem),
    /// Rows of step packs.
    Pack(PackProblem),
    /// Rows of step packs that do not lead to one another.
    Reach(ReachProblem),
    /// A framework or a table between two.
    Framework(FrameworkProblem),
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
            Self::Schema(problem) => problem.code(),
            Self::Row(problem) => problem.code(),
            Self::Chain(problem) => problem.code(),
            Self::Travel(problem) => problem.code(),
            Self::Pack(problem) => problem.code(),
            Self::Reach(problem) => problem.code(),
            Self::Framework(problem) => problem.code(),
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
        match self {
            Self::Schema(problem) => problem.message(Lang::En),
            Self::Row(problem) => problem.message(Lang::En),
            Self::Chain(problem) => problem.message(Lang::En),
            Self::Travel(problem) => problem.message(Lang::En),
            Self::Pack(problem) => problem.message(Lang::En),
            Self::Reach(problem) => problem.message(Lang::En),
            Self::Framework(problem) => problem.message(Lang::En),
            Self::UnknownAbout { key } => message(
                format!("`{key}` is raised on a kind of subject that models do not have"),
                "the incident can never stand, so results would look better than they are",
                "use words such as `organization`, `component`, `data`, `data-event` in `about`",
            ),
            Self::UnknownFact { fact, nearest } => message(
                format!("there is no fact `{fact}`{}", hint_en(nearest.as_deref())),
                "the incident can never be judged and is left out",
                "name one of the facts; `sanso docs facts` lists them",
            ),
            Self::FactDoesNotFit { fact, key } => message(
                format!("the fact `{fact}` cannot be asked of the subjects of `{key}`"),
                "the answer would always be unknown",
                "name a fact about the kinds in `about`, or change `about`",
            ),
            Self::FactTwice { fact, key } => message(
                format!("the condition of `{key}` names `{fact}` twice"),
                "a condition can then be undecided although every possible answer gives the same result",
                "write the condition so that each fact stands once",
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::Schema(problem) => problem.message(Lang::Ja),
            Self::Row(problem) => problem.message(Lang::Ja),
            Self::Chain(problem) => problem.message(Lang::Ja),
            Self::Travel(problem) => problem.message(Lang::Ja),
            Self::Pack(problem) => problem.message(Lang::Ja),
            Self::Reach(problem) => problem.message(Lang::Ja),
            Self::Framework(problem) => problem.message(Lang::Ja),
            Self::UnknownAbout { key } => message(
                format!("「{key}」の対象がモデルに存在しない種類である"),
                "このインシデントは決して成立せず、実際より安全に見えてしまいます",
                "`about` には `organization`・`component`・`data`・`data-event` などを書いてください",
            ),
            Self::UnknownFact { fact, nearest } => message(
                format!("「{fact}」という事実はない{}", hint_ja(nearest.as_deref())),
                "このインシデントは判定できず、分析から除かれます",
                "事実の名前を直してください。一覧は `sanso docs facts` で確認できます",
            ),
            Self::FactDoesNotFit { fact, key } => message(
                format!("事実「{fact}」は「{key}」の対象には問えない"),
                "答えが常に不明になります",
                "`about` の種類に問える事実を使うか、`about` を直してください",
            ),
            Self::FactTwice { fact, key } => message(
                format!("「{key}」の条件に「{fact}」が二度出てくる"),
                "どう答えても結果が同じなのに、未確定のまま残ることがあります",
                "各事実が一度だけ出るように条件を書き直してください",
            ),
        }
    }
}

macro_rules! content_problem_from {
    ($($variant:ident($inner:ident),)*) => {
        $(impl From<$inner> for super::Problem {
            fn from(problem: $inner) -> super::Problem {
                super::Problem::Content(ContentProblem::$variant(problem))
            }
        })*
    };
}

content_problem_from! {
    Schema(SchemaProblem),
    Row(RowProblem),
    Chain(ChainProblem),
    Travel(TravelProblem),
    Pack(PackProblem),
    Reach(ReachProblem),
    Framework(FrameworkProblem),
}
