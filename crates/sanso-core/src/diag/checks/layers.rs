//! SN307 …: whole layers and elements that a model leaves out.

use super::{Message, Names, message, names_en, names_ja};
use crate::text::{Both, Lang};

/// A part of the framework's picture that a model leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LayerProblem {
    /// No connections between organisations.
    FirstLayerEmpty { organizations: usize },
    /// No transcription point.
    SecondLayerEmpty { undecided: Names },
    /// No data, or nothing happens to it.
    ThirdLayerEmpty { data: usize },
    /// Kinds of element that were left out.
    ElementsLeftOut { elements: Vec<Both> },
}

impl LayerProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FirstLayerEmpty { .. } => "SN307",
            Self::SecondLayerEmpty { .. } => "SN308",
            Self::ThirdLayerEmpty { .. } => "SN309",
            Self::ElementsLeftOut { .. } => "SN310",
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
            Self::FirstLayerEmpty { organizations } => message(
                match organizations {
                    0 | 1 => "the model holds fewer than two organisations, so the first layer is empty".to_owned(),
                    some => format!("the model holds {some} organisations but nothing that ties them together, so the first layer is empty"),
                },
                "risks that travel between companies, such as a supplier that stops or a partner that lets an intruder in, cannot be found",
                "add the most important customer and supplier, and what passes between them under `supplies`, `maintains` or `entrusts`",
            ),
            Self::SecondLayerEmpty { undecided } => message(
                "nothing in the model turns physical quantities into data or data into motion, so the second layer is empty",
                "risks on the border between cyberspace and the physical world, such as wrong measurements or dangerous motion, cannot be found",
                match undecided.is_empty() {
                    true => "add the sensors, controllers and machines, with `senses` and `acts-on`; if there are none, nothing is to be done".to_owned(),
                    false => format!("say `senses` and `acts-on` of {}, or `[]` if they do neither", names_en(undecided)),
                },
            ),
            Self::ThirdLayerEmpty { data } => message(
                match data {
                    0 => "the model holds no data, so the third layer is empty".to_owned(),
                    some => format!("the model names {some} data sets but not what happens to them, so the third layer is empty"),
                },
                "risks to data in cyberspace, such as leaks, wrong results and false senders, cannot be found",
                "name the data the business lives on under `data`; then say where it is kept (`stores`), how it travels (`carries`) and what happens to it (`data-events`)",
            ),
            Self::ElementsLeftOut { elements } => message(
                format!("the model says nothing about {}", elements.iter().map(|element| element.en).collect::<Vec<_>>().join(", ")),
                "weak points often lie there, and what is left out cannot be judged",
                "add at least those that touch the most important components",
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::FirstLayerEmpty { organizations } => message(
                match organizations {
                    0 | 1 => "組織が二つ以上なく、第1層（組織間のつながり）が空である".to_owned(),
                    some => format!("組織は{some}あるが互いのつながりがなく、第1層（組織間のつながり）が空である"),
                },
                "取引先の停止や取引先経由の侵入など、企業をまたいで伝わるリスクが見つかりません",
                "主な顧客と仕入先を加え、その間のやり取りを `supplies`・`maintains`・`entrusts` に書いてください",
            ),
            Self::SecondLayerEmpty { undecided } => message(
                "物理量をデータに、またはデータを動きに変えるもの（転写点）がなく、第2層が空である",
                "誤った計測や危険な動作など、サイバー空間とフィジカル空間の境界のリスクが見つかりません",
                match undecided.is_empty() {
                    true => "センサ・コントローラ・機械を、`senses` と `acts-on` を付けて加えてください。本当にないなら対応は不要です".to_owned(),
                    false => format!("次のものに `senses` と `acts-on` を書いてください（どちらもしないなら `[]`）：{}", names_ja(undecided)),
                },
            ),
            Self::ThirdLayerEmpty { data } => message(
                match data {
                    0 => "データがなく、第3層（サイバー空間のつながり）が空である".to_owned(),
                    some => format!("データは{some}件あるが扱いが書かれておらず、第3層（サイバー空間のつながり）が空である"),
                },
                "漏えい・誤った処理結果・なりすましなど、サイバー空間のデータのリスクが見つかりません",
                "事業に欠かせないデータを `data` に書き、保管場所（`stores`）・通る経路（`carries`）・扱い（`data-events`）を加えてください",
            ),
            Self::ElementsLeftOut { elements } => message(
                format!("モデルに次の要素がない：{}", elements.iter().map(|element| element.ja).collect::<Vec<_>>().join("、")),
                "弱点が潜みやすい要素であり、書かれていないものは評価できません",
                "少なくとも、最も重要な構成要素に関わるものを加えてください",
            ),
        }
    }
}
