//! SN320 …: what can be odd or dangerous about flows.

use super::{Message, Names, message, names_en, names_ja};
use crate::text::Lang;

/// A problem of flows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlowProblem {
    /// Two flows that nothing tells apart.
    TwinFlows { id: String, other: String },
    /// A one-way flow beside a flow that leads back.
    OneWayAndBack { id: String, back: String },
    /// Flows with an end in which nothing stands.
    FlowEndsNowhere { ids: Names, end: String },
    /// Unfiltered flows into a control zone from where strangers are.
    ControlUnfiltered { ids: Names, from: String, to: String },
    /// Flows into control zones of which nobody says whether they are filtered.
    FilterUnsaid { ids: Names },
    /// Unfiltered flows between organisations.
    BorderUnfiltered { ids: Names, from: String, to: String },
}

impl FlowProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TwinFlows { .. } => "SN320",
            Self::OneWayAndBack { .. } => "SN321",
            Self::FlowEndsNowhere { .. } => "SN322",
            Self::ControlUnfiltered { .. } => "SN323",
            Self::FilterUnsaid { .. } => "SN324",
            Self::BorderUnfiltered { .. } => "SN325",
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
            Self::TwinFlows { id, other } => message(
                format!("`{id}` and `{other}` have the same ends and nothing that tells them apart"),
                "the same risk is counted twice, and a measure on one seems to leave the other open",
                "remove one, or say in `what`, `over` or `carries` how they differ",
            ),
            Self::OneWayAndBack { id, back } => message(
                format!("`{id}` is one-way by construction, yet `{back}` leads back"),
                "an intruder who cannot come against the one-way flow comes by the other",
                "check which of the two is true; drop `one-way` if a way back exists",
            ),
            Self::FlowEndsNowhere { ids, end } => message(
                format!("nothing stands in `{end}`, at which flows end: {}", names_en(ids)),
                "a risk that travels on the flow is lost there, so what lies behind looks safe",
                format!("add the components of `{end}`, or let the flow end at the component it really reaches"),
            ),
            Self::ControlUnfiltered { ids, from, to } => message(
                format!("unfiltered flows lead from `{from}` into the control zone `{to}`: {}", names_en(ids)),
                "whoever gets hold of something on the near side can reach every controller on the far side",
                "let only needed connections pass, best through a buffer zone, and then say `filtered: true`",
            ),
            Self::FilterUnsaid { ids } => message(
                format!("whether a filter guards these ways into control zones is not said: {}", names_en(ids)),
                "it decides how far an intruder in the office or at a partner gets",
                "find out and say `filtered: true` or `filtered: false`",
            ),
            Self::BorderUnfiltered { ids, from, to } => message(
                format!("flows connect the organisations `{from}` and `{to}` without a filter: {}", names_en(ids)),
                "an incident at one company spreads to the other unhindered",
                "let only needed connections pass at the border of the organisation, and then say `filtered: true`",
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::TwinFlows { id, other } => message(
                format!("「{id}」と「{other}」は両端が同じで区別がつかない"),
                "同じリスクを二重に数えるうえ、一方に対策しても他方が残っているように見えます",
                "一方を削除するか、`what`・`over`・`carries` で違いを示してください",
            ),
            Self::OneWayAndBack { id, back } => message(
                format!("「{id}」は構造上一方向だが、「{back}」で逆向きに戻れる"),
                "一方向の経路を逆行できない侵入者も、もう一方の経路から入れます",
                "どちらが事実かを確かめ、戻る経路があるなら `one-way` を外してください",
            ),
            Self::FlowEndsNowhere { ids, end } => message(
                format!("通信の端点「{end}」に何も置かれていない：{}", names_ja(ids)),
                "経路を伝わるリスクがそこで途切れ、その先が安全に見えてしまいます",
                format!("「{end}」の構成要素を加えるか、実際につながる構成要素を端点にしてください"),
            ),
            Self::ControlUnfiltered { ids, from, to } => message(
                format!("「{from}」から制御系の「{to}」へ、フィルタのない通信が入っている：{}", names_ja(ids)),
                "手前側の機器を一つ乗っ取られると、制御機器のすべてに手が届きます",
                "緩衝領域（DMZ）を挟むなどして必要な通信だけを通し、`filtered: true` と書いてください",
            ),
            Self::FilterUnsaid { ids } => message(
                format!("制御系に入る通信にフィルタがあるか書かれていない：{}", names_ja(ids)),
                "事務系や取引先に侵入されたとき、どこまで入り込まれるかを左右します",
                "確認のうえ `filtered: true` または `filtered: false` と書いてください",
            ),
            Self::BorderUnfiltered { ids, from, to } => message(
                format!("組織「{from}」と「{to}」がフィルタのない通信でつながっている：{}", names_ja(ids)),
                "一方の会社の被害が、そのまま他方へ広がります",
                "組織の境界で必要な通信だけを通し、`filtered: true` と書いてください",
            ),
        }
    }
}
