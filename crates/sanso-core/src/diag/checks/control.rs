//! SN326 …: what can be dangerous about control networks and safety systems.

use super::{Message, Names, message, names_en, names_ja};
use crate::text::Lang;

/// A problem of control networks and safety systems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ControlProblem {
    /// A safety controller among things that are not for safety.
    SafetyBesideControl { id: String, zone: String, other: String },
    /// Engineering workstations that mail or the internet reaches.
    EngineeringExposed { ids: Names },
    /// An engineering workstation among office or public equipment.
    EngineeringElsewhere { id: String, zone: String },
    /// Ways in from far away that stand inside a control zone.
    WayInStandsInside { zone: String, ids: Names },
    /// Radio or removable media inside a safety zone.
    SafetyZoneOpen { zone: String, ids: Names },
    /// Controllers in one zone with things that mail or the internet reaches.
    FlatNetwork { zone: String, controller: String, ids: Names },
}

impl ControlProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SafetyBesideControl { .. } => "SN326",
            Self::EngineeringExposed { .. } => "SN327",
            Self::EngineeringElsewhere { .. } => "SN328",
            Self::WayInStandsInside { .. } => "SN331",
            Self::SafetyZoneOpen { .. } => "SN333",
            Self::FlatNetwork { .. } => "SN334",
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
            Self::SafetyBesideControl { id, zone, other } => message(
                format!("the safety controller `{id}` stands in the zone `{zone}` together with `{other}`"),
                "an intruder who takes over the control system can switch off the protection against its consequences at the same time",
                "move safety functions into a zone of kind `safety` with a guarded border",
            ),
            Self::EngineeringExposed { ids } => message(
                format!("mail or the internet reaches engineering workstations: {}", names_en(ids)),
                "malicious mail or a web page there can change the programs of controllers",
                "take mail and browsing off these workstations; bring in files through a checked exchange",
            ),
            Self::EngineeringElsewhere { id, zone } => message(
                format!("the engineering workstation `{id}` stands in `{zone}`, outside of the control network"),
                "whoever is in that zone can reach the tool that programs the controllers",
                "move it into a control or engineering zone, or let it be used from outside only through a jump server",
            ),
            Self::WayInStandsInside { zone, ids } => message(
                format!("the outside touches the control zone `{zone}` directly, at {}", names_en(ids)),
                "there is no border left between strangers and the controllers",
                "move what must talk to the outside into a buffer zone; remove modems and direct connections nobody needs",
            ),
            Self::SafetyZoneOpen { zone, ids } => message(
                format!("radio or removable media reach into the safety zone `{zone}`, at {}", names_en(ids)),
                "malicious programs can get around the border of the safety system",
                "use cables and a station that checks media, and allow media only for approved changes",
            ),
            Self::FlatNetwork { zone, controller, ids } => message(
                format!(
                    "`{controller}` shares the zone `{zone}` with things that mail or the internet reaches: {}",
                    names_en(ids)
                ),
                "one opened attachment is enough to reach the controller",
                "put controllers and office equipment into separate zones with a filter between them",
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::SafetyBesideControl { id, zone, other } => message(
                format!("安全コントローラ「{id}」が「{other}」と同じ区域「{zone}」にある"),
                "制御系を乗っ取った侵入者が、被害を防ぐはずの安全機能まで同時に無効にできます",
                "安全機能を `safety` 種別の区域に分け、境界を守ってください",
            ),
            Self::EngineeringExposed { ids } => message(
                format!("メールまたはインターネットに触れるエンジニアリング端末がある：{}", names_ja(ids)),
                "不正なメールや Web ページから、制御機器のプログラムを書き換えられるおそれがあります",
                "この端末ではメールと Web 閲覧をやめ、ファイルは検査済みの受渡し経路で持ち込んでください",
            ),
            Self::EngineeringElsewhere { id, zone } => message(
                format!("エンジニアリング端末「{id}」が制御系の外の「{zone}」にある"),
                "その区域に入った者が、制御機器を書き換える道具に手を触れられます",
                "制御系または生産技術の区域に移すか、外からは踏み台サーバ経由でだけ使えるようにしてください",
            ),
            Self::WayInStandsInside { zone, ids } => message(
                format!("制御系の区域「{zone}」に、外部と直接つながるものがある：{}", names_ja(ids)),
                "外部と制御機器の間に境界がなくなります",
                "外部とのやり取りが必要なものは緩衝領域（DMZ）に移し、不要なモデムや直結回線は撤去してください",
            ),
            Self::SafetyZoneOpen { zone, ids } => message(
                format!("安全系の区域「{zone}」に無線または外部記憶媒体が使われている：{}", names_ja(ids)),
                "安全系の境界を回り込んで、不正なプログラムが入るおそれがあります",
                "有線と媒体検査用の端末を使い、媒体の持込みは承認した変更作業に限ってください",
            ),
            Self::FlatNetwork { zone, controller, ids } => message(
                format!(
                    "「{controller}」が、メールやインターネットに触れるものと同じ区域「{zone}」にある：{}",
                    names_ja(ids)
                ),
                "添付ファイルを一つ開くだけで、制御する機器まで侵入されるおそれがあります",
                "制御機器と事務機器を別の区域に分け、間の通信を絞ってください",
            ),
        }
    }
}
