//! SN360 …: what can be odd or dangerous about data sets and where they are kept.

use super::{Message, Names, message, names_en, names_ja};
use crate::text::Lang;

/// A problem of data sets and where they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataProblem {
    /// Data nobody classified.
    UnclassifiedData { ids: Names },
    /// Data that nothing keeps, carries or works on.
    UntouchedData { ids: Names },
    /// Data worth protecting that is never disposed of.
    NeverDisposed { ids: Names },
    /// Personal data without a word on laws.
    PersonalWithoutLaw { ids: Names },
    /// A backup in the same zone as what it backs up.
    BackupBeside { id: String, zone: String, data: String, beside: String },
    /// Stores of which nobody says what they keep.
    StoreOfNothing { ids: Names },
}

impl DataProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnclassifiedData { .. } => "SN360",
            Self::UntouchedData { .. } => "SN361",
            Self::NeverDisposed { .. } => "SN364",
            Self::PersonalWithoutLaw { .. } => "SN367",
            Self::BackupBeside { .. } => "SN368",
            Self::StoreOfNothing { .. } => "SN369",
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
            Self::UnclassifiedData { ids } => message(
                format!("nobody has classified this data: {}", names_en(ids)),
                "whether a leak would matter is open, so risks to it are only assumed",
                "say `category` and `confidentiality`; the owner of the data decides",
            ),
            Self::UntouchedData { ids } => message(
                format!("nothing in the model keeps, carries or works on this data: {}", names_en(ids)),
                "where it could leak or be altered cannot be found",
                "say where it is kept (`stores`), what carries it (`carries`) and what happens to it (`data-events`)",
            ),
            Self::NeverDisposed { ids } => message(
                format!("data worth protecting is taken in or kept, but its end is not modelled: {}", names_en(ids)),
                "what is kept for ever leaks some day, often from a device that was given away",
                "add a data event of kind `dispose` that says who deletes it and where, or decide now how long to keep it",
            ),
            Self::PersonalWithoutLaw { ids } => message(
                format!("personal data says nothing about the laws that bind it: {}", names_en(ids)),
                "duties such as reporting a leak within days go unnoticed until the day they apply",
                "name the laws under `laws`",
            ),
            Self::BackupBeside { id, zone, data, beside } => message(
                format!(
                    "the backup `{id}` stands in the zone `{zone}` beside `{beside}`, whose data `{data}` it keeps"
                ),
                "whoever encrypts or deletes the original reaches the copy as well",
                "keep at least one copy offline or in a zone that the systems it protects cannot write to",
            ),
            Self::StoreOfNothing { ids } => message(
                format!("what these are there to keep is not said: {}", names_en(ids)),
                "leaks, alteration and loss of that data cannot be found",
                "name the data sets under `stores`",
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::UnclassifiedData { ids } => message(
                format!("区分の決まっていないデータがある：{}", names_ja(ids)),
                "漏えいが問題になるかどうかが分からず、リスクは仮定のままになります",
                "データの管理主体が決めたうえで、`category` と `confidentiality` を書いてください",
            ),
            Self::UntouchedData { ids } => message(
                format!("保管・伝送・利用のいずれも書かれていないデータがある：{}", names_ja(ids)),
                "どこで漏れ、どこで改ざんされ得るのかを調べられません",
                "保管場所（`stores`）・通る経路（`carries`）・扱い（`data-events`）を書いてください",
            ),
            Self::NeverDisposed { ids } => message(
                format!("守るべきデータなのに、廃棄が書かれていない：{}", names_ja(ids)),
                "残し続けたデータは、手放した機器などからいつか漏れます",
                "誰がどこで消去するかを `dispose` のイベントに書くか、保存期間を決めてください",
            ),
            Self::PersonalWithoutLaw { ids } => message(
                format!("個人データに適用法令が書かれていない：{}", names_ja(ids)),
                "漏えい時の報告のように期限のある義務に、当日まで気付けません",
                "適用される法令を `laws` に書いてください",
            ),
            Self::BackupBeside { id, zone, data, beside } => message(
                format!("バックアップ「{id}」が、データ「{data}」の原本がある「{beside}」と同じ区域「{zone}」にある"),
                "原本を暗号化・削除した侵入者は、複製にも手が届きます",
                "少なくとも一つの複製を、オフラインか、守る対象のシステムから書き込めない区域に置いてください",
            ),
            Self::StoreOfNothing { ids } => message(
                format!("何を保管しているか書かれていない：{}", names_ja(ids)),
                "そのデータの漏えい・改ざん・喪失のリスクが見つかりません",
                "保管しているデータを `stores` に書いてください",
            ),
        }
    }
}
