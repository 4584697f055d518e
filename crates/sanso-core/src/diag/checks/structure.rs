//! SN301 …: what can be odd about who and what takes part.

use super::{Message, Names, message, names_en, names_ja};
use crate::text::{Lang, Words};

/// A problem of who and what takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StructureProblem {
    /// Components of one place that nothing connects to the rest.
    LonelyComponent { ids: Names },
    /// Components that no organisation manages.
    UnmanagedComponent { ids: Names },
    /// A zone with nothing in it.
    EmptyZone { id: String },
    /// A system without components.
    EmptySystem { id: String },
    /// An organisation that takes no part.
    IdleOrganization { id: String },
    /// Organisations for whose security nobody answers.
    NobodyAnswers { ids: Names },
    /// A party outside of the process that manages things inside.
    OutsideManages { id: String, things: Names },
    /// Things of one kind with one name.
    SameName { ids: Names, name: Words },
    /// A component managed by one organisation in a system of another.
    SplitManagement { id: String, own: String, system: String, other: String },
}

impl StructureProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::LonelyComponent { .. } => "SN301",
            Self::UnmanagedComponent { .. } => "SN302",
            Self::EmptyZone { .. } => "SN303",
            Self::EmptySystem { .. } => "SN304",
            Self::IdleOrganization { .. } => "SN305",
            Self::NobodyAnswers { .. } => "SN306",
            Self::OutsideManages { .. } => "SN311",
            Self::SameName { .. } => "SN312",
            Self::SplitManagement { .. } => "SN313",
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
            Self::LonelyComponent { ids } => message(
                format!("nothing leads in or out of where these stand: {}", names_en(ids)),
                "no risk can reach them or start from them, so they look safer than they are",
                "add the flows, `managed-from` or `exposed-to` they really have (one flow of their zone or system is enough), or leave out what stands alone",
            ),
            Self::UnmanagedComponent { ids } => message(
                format!("no organisation manages {}", names_en(ids)),
                "nobody would be asked for the measures they need",
                "say `organization`, or put them into a `system` or `zone` that somebody manages",
            ),
            Self::EmptyZone { id } => message(
                format!("nothing stands in the zone `{id}`"),
                "a zone without contents raises no risk and hides what was forgotten",
                "say `zone` on the components or systems that stand there, or remove it",
            ),
            Self::EmptySystem { id } => message(
                format!("the system `{id}` contains no component"),
                "risks are found on components, so none will be found in this system",
                "say `system` on the components that belong to it; one entry that stands for the most important device is a good start",
            ),
            Self::IdleOrganization { id } => message(
                format!("the organisation `{id}` takes no part in anything"),
                "risks that come from it or hit it are missing",
                "add the supplies, maintenance, data or systems that tie it to the others, or remove it",
            ),
            Self::NobodyAnswers { ids } => message(
                format!("nobody is named who answers for the security of {}", names_en(ids)),
                "measures without a person in charge stay undone, and questions have no addressee",
                "name a role under `people` and put its id into `answerer`; ask a partner whom to contact",
            ),
            Self::OutsideManages { id, things } => message(
                format!("`{id}` is `outside`, yet it manages {}", names_en(things)),
                "nobody is asked for measures on these, although what happens to them can hurt the others",
                "check that this is meant; if somebody else can protect them, put them under that organisation",
            ),
            Self::SameName { ids, name } => message(
                format!("the same name, {}, is shown for {}", name.get(Lang::En), names_en(ids)),
                "readers of reports cannot tell them apart and may protect the wrong one",
                "give each a name of its own; make one entry with `count` of things that are alike",
            ),
            Self::SplitManagement { id, own, system, other } => message(
                format!("`{id}` is managed by `{own}` but belongs to the system `{system}` of `{other}`"),
                format!(
                    "its measures are asked of `{system}`, that is of `{other}`, who may not be able to carry them out"
                ),
                "agree who looks after it; then correct `organization` or `system`",
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::LonelyComponent { ids } => message(
                format!("ほかとのつながりが一つもない：{}", names_ja(ids)),
                "リスクの出入りがないものとして扱われ、実際より安全に見えてしまいます",
                "実際にある通信（flows）・`managed-from`・`exposed-to` を書いてください（区域やシステム単位の通信を一つ書くだけでもかまいません）。本当に単独で動くものは、モデルから外してください",
            ),
            Self::UnmanagedComponent { ids } => message(
                format!("管理する組織が決まらない：{}", names_ja(ids)),
                "必要な対策を求める相手がいなくなります",
                "`organization` を書くか、管理組織のある `system` または `zone` に入れてください",
            ),
            Self::EmptyZone { id } => message(
                format!("区域「{id}」に何も置かれていない"),
                "中身のない区域からはリスクが見つからず、書き忘れに気付けません",
                "そこにある構成要素やシステムに `zone` を書くか、区域を削除してください",
            ),
            Self::EmptySystem { id } => message(
                format!("システム「{id}」に構成要素がない"),
                "リスクは構成要素ごとに洗い出すため、このシステムからは何も見つかりません",
                "属する構成要素に `system` を書いてください。まず最も重要な機器を一つ書くだけでも役に立ちます",
            ),
            Self::IdleOrganization { id } => message(
                format!("組織「{id}」が何にも関わっていない"),
                "この組織から来るリスク、この組織に及ぶリスクが抜け落ちます",
                "供給・保守・データ・システムなど、ほかとの関わりを書くか、組織を削除してください",
            ),
            Self::NobodyAnswers { ids } => message(
                format!("セキュリティの責任者が書かれていない：{}", names_ja(ids)),
                "責任者のいない対策は実施されないまま残り、問い合わせ先も分かりません",
                "`people` に役割を書き、そのIDを `answerer` に書いてください。取引先なら窓口を確認してください",
            ),
            Self::OutsideManages { id, things } => message(
                format!("対象外（`outside`）の「{id}」が管理しているものがある：{}", names_ja(things)),
                "ここで起きたことがほかに及び得るのに、対策を求める相手がいません",
                "意図どおりか確かめてください。ほかに守れる組織があれば、その組織の管理に移してください",
            ),
            Self::SameName { ids, name } => message(
                format!("名称「{}」が重なっている：{}", name.get(Lang::Ja), names_ja(ids)),
                "報告書で見分けがつかず、別のほうに対策してしまうおそれがあります",
                "それぞれに別の名称を付けてください。同じものが複数あるだけなら、`count` を付けた一つの項目にまとめてください",
            ),
            Self::SplitManagement { id, own, system, other } => message(
                format!("「{id}」は「{own}」の管理だが、「{other}」のシステム「{system}」に属している"),
                format!("対策は「{system}」、つまり「{other}」に求められますが、実施できる立場にないかもしれません"),
                "誰が面倒を見るのかを決め、`organization` または `system` を直してください",
            ),
        }
    }
}
