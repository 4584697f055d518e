//! SN340 …: what can be odd or dangerous about sensors, actuators and other devices.

use super::{Message, Names, message, names_en, names_ja};
use crate::text::{Both, Lang};

/// A problem of devices that touch the physical world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeviceProblem {
    /// Sensors whose data goes nowhere.
    SensorWithoutData { ids: Names },
    /// Actuators that nothing commands.
    ActuatorWithoutCommands { ids: Names },
    /// A sensor that senses nothing, or an actuator that moves nothing.
    ContradictedKind { id: String, kind: Both, key: &'static str },
    /// Things that can do harm but do not touch the physical world.
    HarmWithoutMotion { ids: Names },
    /// Things that can hurt people and have no safe state.
    NoSafeState { ids: Names },
}

impl DeviceProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SensorWithoutData { .. } => "SN340",
            Self::ActuatorWithoutCommands { .. } => "SN341",
            Self::ContradictedKind { .. } => "SN342",
            Self::HarmWithoutMotion { .. } => "SN343",
            Self::NoSafeState { .. } => "SN344",
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
            Self::SensorWithoutData { ids } => message(
                format!("what these measure goes nowhere in the model: {}", names_en(ids)),
                "what a wrong or forged measurement leads to cannot be found",
                "add a flow from it, `stores` or a data event, with the data it yields",
            ),
            Self::ActuatorWithoutCommands { ids } => message(
                format!("nothing in the model commands {}", names_en(ids)),
                "who could make them move wrongly cannot be found",
                "add the flow that carries the commands or `managed-from`; say `managed-from: []` if they are worked by hand only",
            ),
            Self::ContradictedKind { id, kind, key } => message(
                format!("`{id}` is a {} but says `{key}: []`", kind.en),
                "it does not count as a transcription point, so risks of the second layer are missing on it",
                format!("correct `kind`, or say in `{key}` what it does"),
            ),
            Self::HarmWithoutMotion { ids } => message(
                format!("these can do harm but neither measure nor move anything: {}", names_en(ids)),
                "the harm comes about elsewhere, and there it is not looked for",
                "say `can-harm` on the device that moves, heats or measures, or say `acts-on` or `senses` here",
            ),
            Self::NoSafeState { ids } => message(
                format!(
                    "nothing independent brings these to a safe state, although they can hurt people: {}",
                    names_en(ids)
                ),
                "a wrong command or a fault hurts somebody before anything stops it",
                "add an independent protection such as a limit switch, relief valve or safety relay, or keep people away",
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::SensorWithoutData { ids } => message(
                format!("計測した値の行き先がモデルにない：{}", names_ja(ids)),
                "誤った値や偽の値が何を引き起こすかを調べられません",
                "値を送る通信、`stores`、データのイベントのいずれかを、得られるデータとともに書いてください",
            ),
            Self::ActuatorWithoutCommands { ids } => message(
                format!("動かす指令の出どころがモデルにない：{}", names_ja(ids)),
                "誰が誤った動作をさせ得るのかを調べられません",
                "指令を運ぶ通信または `managed-from` を書いてください。手動でしか動かさないなら `managed-from: []` と書いてください",
            ),
            Self::ContradictedKind { id, kind, key } => message(
                format!("「{id}」は{}なのに `{key}: []` と書かれている", kind.ja),
                "転写点として扱われず、第2層のリスクが抜け落ちます",
                format!("`kind` を直すか、`{key}` に対象を書いてください"),
            ),
            Self::HarmWithoutMotion { ids } => message(
                format!("危害を及ぼし得るとあるのに、計測も作用もしない：{}", names_ja(ids)),
                "実際に危害が生じる機器のほうで、その危険が調べられません",
                "動かす・温める・測る機器のほうに `can-harm` を書くか、ここに `acts-on` または `senses` を書いてください",
            ),
            Self::NoSafeState { ids } => message(
                format!("人に危害を及ぼし得るのに、安全側に止める独立した仕組みがない：{}", names_ja(ids)),
                "誤った指令や故障で、止まる前に人が傷つくおそれがあります",
                "リミットスイッチ・安全弁・安全リレーなど独立した保護を加えるか、人が近づけないようにしてください",
            ),
        }
    }
}
