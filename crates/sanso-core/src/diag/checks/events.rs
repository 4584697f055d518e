//! SN362 …: what can be odd about what happens to data and how it reaches others.

use super::{Message, Names, message, names_en, names_ja};
use crate::text::Lang;

/// A problem of what happens to data and how it reaches others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventProblem {
    /// Data events that say neither where nor by whom.
    EventWithoutPlace { ids: Names },
    /// Transfers to nobody knows where.
    TransferWithoutDestination { ids: Names },
    /// Entrusted data of which the receiver shows no trace.
    EntrustedWithoutTrace { id: String, to: String, data: Names },
    /// Shared data with no way to the party that shares it.
    SharedWithoutWay { shares: Names },
    /// Flows between organisations that do not say what data they carry.
    CarriesUnsaid { ids: Names },
    /// A transfer on a flow that carries other data.
    TransferOffItsFlow { id: String, flow: String, data: Names },
}

impl EventProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EventWithoutPlace { .. } => "SN362",
            Self::TransferWithoutDestination { .. } => "SN363",
            Self::EntrustedWithoutTrace { .. } => "SN365",
            Self::SharedWithoutWay { .. } => "SN366",
            Self::CarriesUnsaid { .. } => "SN370",
            Self::TransferOffItsFlow { .. } => "SN371",
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
            Self::EventWithoutPlace { ids } => message(
                format!("data events say neither where they happen nor who acts: {}", names_en(ids)),
                "measures are asked of the owner of the data, who may have nothing to do with it",
                "say `place`, or at least `actor`",
            ),
            Self::TransferWithoutDestination { ids } => message(
                format!("transfers say neither where the data goes nor on which flow: {}", names_en(ids)),
                "whether the data leaves its zone or its organisation cannot be judged",
                "say `to`, and `flow` if the flow is modelled",
            ),
            Self::EntrustedWithoutTrace { id, to, data } => message(
                format!(
                    "`{id}` leaves {} with `{to}`, but nothing there receives, keeps or works on it",
                    names_en(data)
                ),
                format!("risks to the data at `{to}` are missing"),
                format!("add the flow that carries it there, or a data event or `stores` at `{to}`"),
            ),
            Self::SharedWithoutWay { shares } => message(
                format!("data is shared, but the model shows no way it gets there: {}", names_en(shares)),
                "the way is where it leaks or is altered, and its risks are missing",
                "add a transfer, a flow that `carries` it, or an entrustment; or correct `shared-with`",
            ),
            Self::CarriesUnsaid { ids } => message(
                format!("flows between organisations do not say what data they carry: {}", names_en(ids)),
                "whether secrets or commands leave the organisation on them stays unknown",
                "name the data sets under `carries`",
            ),
            Self::TransferOffItsFlow { id, flow, data } => message(
                format!("`{id}` moves {} on `{flow}`, which says that it carries other data", names_en(data)),
                "risks on the way are judged by the wrong data",
                format!("add the data to `carries` of `{flow}`, or name the right flow"),
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::EventWithoutPlace { ids } => message(
                format!("場所も実施者も書かれていないデータのイベントがある：{}", names_ja(ids)),
                "対策がデータの管理主体に求められますが、実際には関わっていないかもしれません",
                "`place` か、少なくとも `actor` を書いてください",
            ),
            Self::TransferWithoutDestination { ids } => message(
                format!("行き先も経路も書かれていないデータの移転がある：{}", names_ja(ids)),
                "データが区域や組織の外に出るのかどうかを判断できません",
                "`to` を書き、経路がモデルにあれば `flow` も書いてください",
            ),
            Self::EntrustedWithoutTrace { id, to, data } => message(
                format!("「{id}」で「{to}」に預けたデータの受領・保管・利用が書かれていない：{}", names_ja(data)),
                format!("「{to}」でのデータのリスクが抜け落ちます"),
                format!("データを運ぶ通信を加えるか、「{to}」でのイベントまたは `stores` を書いてください"),
            ),
            Self::SharedWithoutWay { shares } => message(
                format!("データを共有しているのに、相手に届く経路がモデルにない：{}", names_ja(shares)),
                "漏えいや改ざんは経路の途中で起きますが、そのリスクが抜け落ちます",
                "移転のイベント、`carries` に挙げた通信、委託のいずれかを書くか、`shared-with` を直してください",
            ),
            Self::CarriesUnsaid { ids } => message(
                format!("組織をまたぐ通信に、運ぶデータが書かれていない：{}", names_ja(ids)),
                "秘密や指令が組織の外に出ているのかどうかが分からないままです",
                "運ぶデータを `carries` に書いてください",
            ),
            Self::TransferOffItsFlow { id, flow, data } => message(
                format!("「{id}」が通る「{flow}」の `carries` に、次のデータがない：{}", names_ja(data)),
                "途中のリスクが別のデータで判断されてしまいます",
                format!("「{flow}」の `carries` にデータを加えるか、正しい経路を書いてください"),
            ),
        }
    }
}
