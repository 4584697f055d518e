//! SN345 …: what is dangerous about things the outside reaches, and about many alike.

use super::{Message, Names, message, names_en, names_ja};
use crate::text::{Both, Lang};

/// A problem of things the outside reaches, or of many alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExposureProblem {
    /// Delivered passwords on things of one organisation that the outside reaches.
    DefaultPasswordExposed { ids: Names },
    /// Things of one organisation that the outside reaches and that are weak in the same way.
    ExposedAndWeak { ids: Names, weak: Vec<Both> },
    /// Things of one organisation that the outside reaches in the same way and that ask for no login.
    ExposedWithoutLogin { ids: Names, worlds: Vec<Both> },
    /// Many devices alike of which nobody says whether they are kept up.
    MassWithoutUpdates { ids: Names },
    /// One software in many devices.
    OneSoftwareMany { file: String, devices: u64, ids: Names },
}

impl ExposureProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::DefaultPasswordExposed { .. } => "SN345",
            Self::ExposedAndWeak { .. } => "SN346",
            Self::ExposedWithoutLogin { .. } => "SN347",
            Self::MassWithoutUpdates { .. } => "SN348",
            Self::OneSoftwareMany { .. } => "SN349",
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
            Self::DefaultPasswordExposed { ids } => message(
                format!("delivered passwords still work on what the outside reaches: {}", names_en(ids)),
                "delivered passwords are public; programs try them on every address all day",
                "change the passwords today, then look through the records for strangers",
            ),
            Self::ExposedAndWeak { ids, weak } => message(
                format!(
                    "these face the outside although they are {}: {}",
                    weak.iter().map(|weak| weak.en).collect::<Vec<_>>().join(", "),
                    names_en(ids)
                ),
                "known weaknesses of exposed devices are used within days of becoming known",
                "update or replace them, or take them off the outside until that is done",
            ),
            Self::ExposedWithoutLogin { ids, worlds } => message(
                format!(
                    "these ask for no login although they face {}: {}",
                    worlds.iter().map(|world| world.en).collect::<Vec<_>>().join(", "),
                    names_en(ids)
                ),
                "whoever finds them can read from them and work them",
                "require a login, or put them behind something that does",
            ),
            Self::MassWithoutUpdates { ids } => message(
                format!("whether these many devices get updates is not said: {}", names_en(ids)),
                "one weakness opens all of them at once, and they are soon part of somebody's botnet",
                "find out how they are updated and how long the maker supports them; say `updated` and `supported`",
            ),
            Self::OneSoftwareMany { file, devices, ids } => message(
                format!("the software in `{file}` runs in {devices} devices: {}", names_en(ids)),
                "one weakness in it is a weakness of all of them at the same time",
                "know how fast all of them could be updated, and keep them from reaching one another",
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::DefaultPasswordExposed { ids } => message(
                format!("外部と接するのに、出荷時のパスワードが使える：{}", names_ja(ids)),
                "出荷時のパスワードは公知で、自動化された攻撃が絶えず試しています",
                "今日中にパスワードを変え、見知らぬ利用がなかったか記録を確かめてください",
            ),
            Self::ExposedAndWeak { ids, weak } => message(
                format!(
                    "外部と接するものの守りが弱い（{}）：{}",
                    weak.iter().map(|weak| weak.ja).collect::<Vec<_>>().join("、"),
                    names_ja(ids)
                ),
                "外部と接する機器の脆弱性は、公表から数日で悪用されます",
                "更新または交換してください。それまでは外部との接点を断ってください",
            ),
            Self::ExposedWithoutLogin { ids, worlds } => message(
                format!(
                    "外部（{}）と接するのに、認証なしで使える：{}",
                    worlds.iter().map(|world| world.ja).collect::<Vec<_>>().join("、"),
                    names_ja(ids)
                ),
                "見つけた者は誰でも、中の情報を読み、操作できます",
                "認証を必須にするか、認証のある装置の内側に置いてください",
            ),
            Self::MassWithoutUpdates { ids } => message(
                format!("多数ある次の機器が更新されているか書かれていない：{}", names_ja(ids)),
                "一つの脆弱性で一斉に乗っ取られ、攻撃の踏み台にされるおそれがあります",
                "更新の方法とサポート期間を確かめ、`updated` と `supported` を書いてください",
            ),
            Self::OneSoftwareMany { file, devices, ids } => message(
                format!("`{file}` のソフトウェアが{devices}台で動いている：{}", names_ja(ids)),
                "脆弱性が一つ見つかると、そのすべてが同時に危険になります",
                "全台の更新にかかる時間を把握し、機器どうしが直接つながらないようにしてください",
            ),
        }
    }
}
