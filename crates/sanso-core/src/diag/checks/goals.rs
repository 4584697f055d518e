//! SN390 …: what can be odd about what must not happen.

use super::{Message, Names, message, names_en, names_ja};
use crate::text::Lang;

/// A problem of what must not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoalProblem {
    /// Nothing is said about what must not happen.
    NoGoals,
    /// Goals without one of the two levels.
    GoalWithoutLevels { ids: Names },
    /// A goal to which nothing from outside leads.
    UnreachableGoal { id: String, at: String },
    /// Things that can hurt people in a model in which hurting people is no goal.
    HarmWithoutGoal { ids: Names },
}

impl GoalProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoGoals => "SN390",
            Self::GoalWithoutLevels { .. } => "SN391",
            Self::UnreachableGoal { .. } => "SN392",
            Self::HarmWithoutGoal { .. } => "SN393",
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
            Self::NoGoals => message(
                "the model does not say what must not happen",
                "risks cannot be weighed by what they lead to in the end",
                "ask management for the three worst things that could happen, and write them under `goals`",
            ),
            Self::GoalWithoutLevels { ids } => message(
                format!("how bad these would be is not fully said: {}", names_en(ids)),
                "devices cannot be placed by difficulty of recovery and economic impact, so the grade of measures cannot be chosen",
                "say `recovery` and `economic`, each from 1 to 3",
            ),
            Self::UnreachableGoal { id, at } => message(
                format!("nothing from outside leads to `{id}`, which would be felt at `{at}`"),
                "the goal looks safe, though probably a connection was forgotten",
                format!(
                    "follow back what `{at}` gets commands, data, upkeep or parts from until something is `exposed-to` the outside, comes from a partner or stands open, and model that way"
                ),
            ),
            Self::HarmWithoutGoal { ids } => message(
                format!("these can hurt people, but no goal of kind `people` is set: {}", names_en(ids)),
                "the worst that can happen is left out when risks are weighed",
                "add a goal of kind `people` at the most dangerous of them",
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::NoGoals => message(
                "起きてはならないことが書かれていない",
                "リスクを、最終的に何を引き起こすかで比べられません",
                "起きると最も困ることを経営層に三つ挙げてもらい、`goals` に書いてください",
            ),
            Self::GoalWithoutLevels { ids } => message(
                format!("影響の度合いがそろっていない：{}", names_ja(ids)),
                "回復困難性と経済的影響で機器を位置付けられず、対策の強さを選べません",
                "`recovery` と `economic` をそれぞれ1〜3で書いてください",
            ),
            Self::UnreachableGoal { id, at } => message(
                format!("「{id}」（対象は「{at}」）に、外部からつながる経路がない"),
                "安全に見えますが、つながりを書き忘れている可能性が高いです",
                format!(
                    "「{at}」が指令・データ・保守・部品をどこから受けるかを、外部との接点（`exposed-to`）・取引先・誰でも入れる場所までさかのぼって書いてください"
                ),
            ),
            Self::HarmWithoutGoal { ids } => message(
                format!(
                    "人に危害を及ぼし得るものがあるのに、人への危害（`people`）が起きてはならないことに入っていない：{}",
                    names_ja(ids)
                ),
                "起こり得る最悪の事態が、リスクの比較から抜け落ちます",
                "最も危険なものを対象に、種類 `people` の項目を `goals` に加えてください",
            ),
        }
    }
}
