//! SN380 …: what can be odd or dangerous about what organisations live on.

use super::{Message, Names, few, message, names_en, names_ja};
use crate::text::Lang;

/// A problem of what organisations live on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SupplyProblem {
    /// Most of what an organisation relies on comes from one other.
    OneBehindMost { id: String, provider: String, share: usize, all: usize },
    /// Supplies nobody else could step in for, with nothing said on how long that is bearable.
    SoleSupplier { ids: Names },
    /// Supplies that say nothing about what they need.
    SupplyWithoutNeeds { ids: Names },
    /// Things that need one another in a circle.
    NeedsCircle { chain: Vec<String> },
    /// Something of another organisation is needed, but nothing passes between the two.
    NeedsUnlinked { id: String, user: String, need: String, provider: String },
}

impl SupplyProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OneBehindMost { .. } => "SN380",
            Self::SoleSupplier { .. } => "SN381",
            Self::SupplyWithoutNeeds { .. } => "SN382",
            Self::NeedsCircle { .. } => "SN383",
            Self::NeedsUnlinked { .. } => "SN384",
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
            Self::OneBehindMost { id, provider, share, all } => message(
                format!("`{provider}` is behind {share} of the {all} things `{id}` relies on others for"),
                "one incident at that organisation hits all of them at the same time",
                "plan what to do when it fails, and look for a second source for the most important ones",
            ),
            Self::SoleSupplier { ids } => message(
                format!(
                    "nobody could step in for these supplies, and how long the receiver can do without is not said: {}",
                    names_en(ids)
                ),
                "whether a stop of the supplier is a nuisance or the end of the business stays unknown",
                "ask the receiver and say `tolerates`; then plan stock or a second source for that time",
            ),
            Self::SupplyWithoutNeeds { ids } => message(
                format!("what these supplies need is not said: {}", names_en(ids)),
                "an incident at the provider does not reach the supply, so what could stop it cannot be found",
                "ask the provider what the supply stands or falls with, and name it under `needs`; `needs: []` says that nothing modelled can stop it",
            ),
            Self::NeedsCircle { chain } => message(
                format!("these need one another in a circle: {}", few(chain.iter().map(String::as_str), " → ")),
                "after a stop of all of them none can be started first",
                "check whether the circle is real; if so, plan a start by hand, otherwise remove a need",
            ),
            Self::NeedsUnlinked { id, user, need, provider } => message(
                format!(
                    "`{id}` of `{user}` needs `{need}` of `{provider}`, but no supply, upkeep or entrusted data ties `{user}` to `{provider}`"
                ),
                format!("`{user}` depends on `{provider}`, and that risk is missing"),
                format!("add the supply from `{provider}` to `{user}`, or correct who manages `{need}`"),
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::OneBehindMost { id, provider, share, all } => message(
                format!("「{id}」が他組織に頼る{all}件のうち{share}件を「{provider}」が担っている"),
                "この組織で何か起きると、そのすべてが同時に影響を受けます",
                "この組織が止まったときの対応を決め、重要なものから代わりの調達先を探してください",
            ),
            Self::SoleSupplier { ids } => message(
                format!("代わりの供給元がなく、許容できる停止時間も書かれていない供給がある：{}", names_ja(ids)),
                "供給元の停止が一時的な不便で済むのか、事業の存続に関わるのかが分かりません",
                "受け側に確かめて `tolerates` を書き、その時間に見合う在庫や代替先を用意してください",
            ),
            Self::SupplyWithoutNeeds { ids } => message(
                format!("供給に必要なものが書かれていない：{}", names_ja(ids)),
                "提供元のインシデントが供給に及ばず、何が起きると止まるのかを調べられません",
                "供給の成否を左右するものを提供元に尋ね、`needs` に書いてください。モデル内のものでは止まらないなら `needs: []` と書いてください",
            ),
            Self::NeedsCircle { chain } => message(
                format!("互いを必要とする循環がある：{}", few(chain.iter().map(String::as_str), " → ")),
                "すべてが止まると、どれも先に立ち上げられません",
                "本当に循環しているか確かめ、事実なら手作業での立上げを計画し、誤りなら `needs` を直してください",
            ),
            Self::NeedsUnlinked { id, user, need, provider } => message(
                format!(
                    "「{user}」の「{id}」は「{provider}」の「{need}」を必要とするが、両者の間に供給・保守・委託がない"
                ),
                format!("「{user}」は「{provider}」に頼っているのに、そのリスクが抜け落ちます"),
                format!("「{provider}」から「{user}」への供給を書くか、「{need}」の管理組織を直してください"),
            ),
        }
    }
}
