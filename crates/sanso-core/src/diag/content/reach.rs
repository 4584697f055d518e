//! SN441 …: rows of step packs that do not lead to one another.

use super::super::{Message, message};
use crate::text::Lang;

/// A problem of step packs taken as a whole: something is never taken, never reached, never told, or told twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReachProblem {
    /// A way that no kinds of subject suit.
    FitsNowhere { way: String },
    /// A step that nothing leads to from any attempt.
    Unreached { step: String },
    /// A step that leads nowhere and is no harm either.
    LeadsNowhere { step: String },
    /// An attempt that no way starts from.
    NeverTried { attempt: String },
    /// Two ways that say the same, apart from their chances.
    SameWay { way: String, other: String },
}

impl ReachProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FitsNowhere { .. } => "SN441",
            Self::Unreached { .. } => "SN442",
            Self::LeadsNowhere { .. } => "SN443",
            Self::SameWay { .. } => "SN444",
            Self::NeverTried { .. } => "SN445",
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
            Self::FitsNowhere { way } => message(
                format!("`{way}` fits no kind of subject"),
                "its relation never joins subjects on which its steps can be achieved and its conditions hold, so it is never taken",
                "correct `along`, `from`, `to` or `when`, or add the kind under `on` of its steps",
            ),
            Self::Unreached { step } => message(
                format!("no way leads from an attempt to `{step}`"),
                "nothing that follows from the step can ever happen, so results would look better than they are",
                "add a way to it, or remove the step",
            ),
            Self::LeadsNowhere { step } => message(
                format!("nothing follows from `{step}`"),
                "the step is reckoned with, but nobody is ever told of it",
                "add a way that starts from it, or one that ends at a goal",
            ),
            Self::NeverTried { attempt } => message(
                format!("no way starts from the attempt `{attempt}`"),
                "it is never reckoned with, so results would look better than they are",
                "name it under `by` of a way in, or remove it",
            ),
            Self::SameWay { way, other } => message(
                format!("`{way}` says the same as `{other}`"),
                "the same thing is counted twice, so risk would look greater than it is",
                "remove one of the two, or tell them apart with `when`",
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::FitsNowhere { way } => message(
                format!("「{way}」に当てはまる種類の対象がない"),
                "この関係で結ばれる対象の中に、段階と条件の両方に合うものがなく、この伝わり方は決して現れません",
                "`along`・`from`・`to`・`when` を直すか、段階の `on` に種類を加えてください",
            ),
            Self::Unreached { step } => message(
                format!("どの試みからも「{step}」に至る伝わり方がない"),
                "この段階から先が決して起こらないことになり、実際より安全に見えてしまいます",
                "この段階に至る行を加えるか、段階を削除してください",
            ),
            Self::LeadsNowhere { step } => message(
                format!("「{step}」から先に続く伝わり方がない"),
                "計算はされますが、誰の目にも触れません",
                "この段階を起点とする行か、起きてはならないことに至る行を加えてください",
            ),
            Self::NeverTried { attempt } => message(
                format!("試み「{attempt}」を起点とする伝わり方がない"),
                "まったく計算に入らず、実際より安全に見えてしまいます",
                "侵入口となる行の `by` に書くか、削除してください",
            ),
            Self::SameWay { way, other } => message(
                format!("「{way}」は「{other}」と同じ内容である"),
                "同じことを二重に数え、実際より危険に見えてしまいます",
                "一方を削除するか、`when` で区別してください",
            ),
        }
    }
}
