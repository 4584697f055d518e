//! SN329 …: what can be odd or dangerous about upkeep and access from a distance.

use super::{Message, Names, message, names_en, names_ja};
use crate::text::{Both, Lang};

/// A problem of upkeep and access from a distance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemoteProblem {
    /// Remote upkeep without a modelled way in.
    RemoteUpkeepWithoutWay { id: String, by: String, of: String },
    /// Remote access that goes through no device.
    RemoteAccessDirect { ids: Names, control: bool },
    /// Remote access with weak rules.
    LooseRemoteAccess { id: String, weak: Vec<Both> },
}

impl RemoteProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::RemoteUpkeepWithoutWay { .. } => "SN329",
            Self::RemoteAccessDirect { .. } => "SN330",
            Self::LooseRemoteAccess { .. } => "SN332",
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
            Self::RemoteUpkeepWithoutWay { id, by, of } => message(
                format!("`{id}` is done from a distance, but no way from `{by}` to `{of}` is modelled"),
                "the way in exists in reality, and its risks are missing",
                "add the `remote-access` (with `via`) or the flow they come in by",
            ),
            Self::RemoteAccessDirect { ids, control: true } => message(
                format!("remote access goes straight into a control zone: {}", names_en(ids)),
                "nothing on the way can check, record or cut the session",
                "lead it through a jump server or remote access device and name that in `via`",
            ),
            Self::RemoteAccessDirect { ids, control: false } => message(
                format!("remote access names no device it comes through: {}", names_en(ids)),
                "if there is such a device, its weaknesses are missing; if not, nothing can check or cut the session",
                "name the device in `via`",
            ),
            Self::LooseRemoteAccess { id, weak } => message(
                format!(
                    "the remote access `{id}` is loosely kept: {}",
                    weak.iter().map(|weak| weak.en).collect::<Vec<_>>().join(", ")
                ),
                "a stolen or shared password is enough to come in, and nobody would see it",
                "ask for a second factor and personal accounts, open it only when agreed, and record what is done",
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::RemoteUpkeepWithoutWay { id, by, of } => message(
                format!("「{id}」は遠隔保守だが、「{by}」から「{of}」への経路がモデルにない"),
                "実際にはある入り口のリスクが抜け落ちます",
                "入ってくる経路を `remote-access`（`via` 付き）または `flows` に書いてください",
            ),
            Self::RemoteAccessDirect { ids, control: true } => message(
                format!("遠隔アクセスが制御系に直接入っている：{}", names_ja(ids)),
                "途中で接続を確認・記録・遮断できるものがありません",
                "踏み台サーバやリモート接続装置を経由させ、それを `via` に書いてください",
            ),
            Self::RemoteAccessDirect { ids, control: false } => message(
                format!("遠隔アクセスの経由装置が書かれていない：{}", names_ja(ids)),
                "装置があるならその弱点が抜け落ち、ないなら接続を確認も遮断もできません",
                "経由する装置を `via` に書いてください",
            ),
            Self::LooseRemoteAccess { id, weak } => message(
                format!(
                    "遠隔アクセス「{id}」の管理が甘い：{}",
                    weak.iter().map(|weak| weak.ja).collect::<Vec<_>>().join("、")
                ),
                "盗まれた、または使い回されたパスワードだけで侵入でき、誰も気付けません",
                "多要素認証と個人ごとのアカウントを使い、承認したときだけ開け、操作を記録してください",
            ),
        }
    }
}
