//! SN385 …: what can be odd or dangerous about people and procedures.

use super::{Message, Names, message, names_en, names_ja};
use crate::text::Lang;

/// A problem of people and procedures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleProblem {
    /// Untrained people who work things that can hurt somebody.
    UntrainedHands { ids: Names },
    /// People whose rights outlive their role.
    RightsNotWithdrawn { ids: Names },
    /// Procedures that exist in name only.
    ProcedureInName { unwritten: Names, unfollowed: Names },
    /// Procedures that apply to nothing.
    ProcedureCoversNothing { ids: Names },
    /// People who take no part.
    PeopleWithoutPart { ids: Names },
}

impl PeopleProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UntrainedHands { .. } => "SN385",
            Self::RightsNotWithdrawn { .. } => "SN386",
            Self::ProcedureInName { .. } => "SN387",
            Self::ProcedureCoversNothing { .. } => "SN388",
            Self::PeopleWithoutPart { .. } => "SN389",
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
            Self::UntrainedHands { ids } => message(
                format!("untrained people work things that can hurt somebody: {}", names_en(ids)),
                "they will not notice that something is wrong, or will help a stranger who asks nicely",
                "train them in what to notice, whom to call and what never to connect, and keep a record",
            ),
            Self::RightsNotWithdrawn { ids } => message(
                format!("rights do not end when the role ends: {}", names_en(ids)),
                "people who left can still come in, and so can whoever has their password",
                "withdraw rights on the last day, and compare all accounts with the list of people twice a year",
            ),
            Self::ProcedureInName { unwritten, unfollowed } => message(
                match (unwritten.is_empty(), unfollowed.is_empty()) {
                    (false, true) => format!("procedures are not written down: {}", names_en(unwritten)),
                    (true, _) => format!("procedures are not followed: {}", names_en(unfollowed)),
                    (false, false) => format!(
                        "procedures are not written down: {}; not followed: {}",
                        names_en(unwritten),
                        names_en(unfollowed)
                    ),
                },
                "what protects only on paper, or only in one person's head, fails when it is needed",
                "write them on one page together with those who do the work, and find out what keeps people from following them",
            ),
            Self::ProcedureCoversNothing { ids } => message(
                format!("what these procedures apply to is not said: {}", names_en(ids)),
                "they cannot count as a reason why something is under control",
                "name under `covers` the systems, zones, data or links they apply to",
            ),
            Self::PeopleWithoutPart { ids } => message(
                format!("these people use nothing, come in nowhere and answer for nothing: {}", names_en(ids)),
                "what mistakes or stolen accounts of theirs could do cannot be found",
                "say `may`, or remove them",
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::UntrainedHands { ids } => message(
                format!("教育を受けていない人が、人に危害の及び得るものを扱っている：{}", names_ja(ids)),
                "異常に気付けなかったり、頼まれるまま見知らぬ相手に協力してしまったりします",
                "何に気付くべきか、誰に連絡するか、何をつないではいけないかを教え、記録を残してください",
            ),
            Self::RightsNotWithdrawn { ids } => message(
                format!("役割が終わっても権限が残る：{}", names_ja(ids)),
                "離れた人も、その人のパスワードを知る人も、入り続けられます",
                "最終日に権限を取り消し、年に2回はアカウントを名簿と突き合わせてください",
            ),
            Self::ProcedureInName { unwritten, unfollowed } => message(
                match (unwritten.is_empty(), unfollowed.is_empty()) {
                    (false, true) => format!("文書になっていない手順がある：{}", names_ja(unwritten)),
                    (true, _) => format!("守られていない手順がある：{}", names_ja(unfollowed)),
                    (false, false) => format!(
                        "文書になっていない手順がある：{}／守られていない手順がある：{}",
                        names_ja(unwritten),
                        names_ja(unfollowed)
                    ),
                },
                "紙の上だけ、または特定の人の頭の中だけにある手順は、必要なときに役に立ちません",
                "作業する人と一緒に1ページに書き、守れない理由を取り除いてください",
            ),
            Self::ProcedureCoversNothing { ids } => message(
                format!("適用対象の書かれていない手順がある：{}", names_ja(ids)),
                "何かが管理されていることの根拠として使えません",
                "適用するシステム・区域・データ・取引などを `covers` に書いてください",
            ),
            Self::PeopleWithoutPart { ids } => message(
                format!("何も使わず、どこにも接続せず、責任者でもない役割がある：{}", names_ja(ids)),
                "その人の誤りや、盗まれたアカウントで何が起きるかを調べられません",
                "`may` を書くか、役割を削除してください",
            ),
        }
    }
}
