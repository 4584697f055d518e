//! SN431 …: rows of step packs.

use super::super::{Message, hint_en, hint_ja, message};
use crate::text::Lang;

/// A problem of a row that says how incidents travel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackProblem {
    /// Something else than a number between nothing and the most its field can say.
    NotWithin { field: &'static str, most: u32 },
    /// Something else than three numbers in order.
    NotARange { field: &'static str },
    /// A word that its field does not know.
    UnknownWord { field: &'static str, given: String, words: String, nearest: Option<String> },
    /// A test that does not look at one thing in one way.
    UnclearTest,
    /// A way that starts from a step and from an attempt, or from neither.
    NotOneStart { way: String },
    /// A way without a model in which it appears, or without one in which it does not.
    NoCase { way: String, field: &'static str },
    /// A step whose sentence leaves no room for the subject.
    NoRoomForSubject { step: String, lang: Lang },
}

impl PackProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotWithin { .. } => "SN431",
            Self::NotARange { .. } => "SN432",
            Self::UnknownWord { .. } => "SN433",
            Self::UnclearTest => "SN434",
            Self::NotOneStart { .. } => "SN435",
            Self::NoCase { .. } => "SN436",
            Self::NoRoomForSubject { .. } => "SN437",
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
        const LOST: &str = "the row does not count, so ways an incident can take may be missing";
        match self {
            Self::NotWithin { field, most } => message(
                format!("`{field}` is not a number from 0 to {most}"),
                LOST,
                "write a decimal number with at most six digits behind the point, such as `0.05`",
            ),
            Self::NotARange { field } => message(
                format!("`{field}` is not made of three numbers in rising order"),
                LOST,
                "write `[low, usual, high]`, or one number that stands for all three",
            ),
            Self::UnknownWord { field, given, words, nearest } => message(
                format!("`{given}` is no word of `{field}`{}", hint_en(nearest.as_deref())),
                LOST,
                format!("write one of: {words}"),
            ),
            Self::UnclearTest => message(
                "a condition looks at one `attr`, `fact` or `crosses`, with one `is`, `any`, `some` or `at-least`",
                LOST,
                "write it like `{ of: target, attr: kind, any: [plc] }`; `fact` and `crosses` go with `is: true` or `is: false`",
            ),
            Self::NotOneStart { way } => message(
                format!("`{way}` needs either `from` or `by`"),
                LOST,
                "name the steps on the source under `from`, or for a way in the attempt under `by`",
            ),
            Self::NoCase { way, field } => message(
                format!("`{way}` has no case under `{field}`"),
                match *field {
                    "must" => "nothing shows that the way can ever be taken",
                    _ => "nothing shows that the way is not taken everywhere",
                },
                format!("add a small model under `{field}`"),
            ),
            Self::NoRoomForSubject { step, lang } => message(
                match lang {
                    Lang::En => format!("the English name of `{step}` has no `{{}}`"),
                    Lang::Ja => format!("the Japanese name of `{step}` has no `{{}}`"),
                },
                "readers could not tell what the step was achieved on",
                "write a sentence with `{}` where the name of the subject goes",
            ),
        }
    }

    fn ja(&self) -> Message {
        const LOST: &str = "この行は反映されず、インシデントが広がる経路を見落とすおそれがあります";
        match self {
            Self::NotWithin { field, most } => message(
                format!("`{field}` が0から{most}までの数になっていない"),
                LOST,
                "`0.05` のように、小数点以下6桁までの数で書いてください",
            ),
            Self::NotARange { field } => message(
                format!("`{field}` が小さい順の三つの数になっていない"),
                LOST,
                "`[下限, 通常, 上限]` の三つか、三つを兼ねる一つの数を書いてください",
            ),
            Self::UnknownWord { field, given, words, nearest } => message(
                format!("「{given}」は `{field}` に使えない{}", hint_ja(nearest.as_deref())),
                LOST,
                format!("次のいずれかを書いてください：{words}"),
            ),
            Self::UnclearTest => message(
                "条件は `attr`・`fact`・`crosses` のどれか一つを、`is`・`any`・`some`・`at-least` のどれか一つで問う",
                LOST,
                "`{ of: target, attr: kind, any: [plc] }` のように書いてください。`fact` と `crosses` には `is: true` か `is: false` を添えます",
            ),
            Self::NotOneStart { way } => message(
                format!("「{way}」には `from` か `by` のどちらか一方が必要"),
                LOST,
                "起点側で達成済みの段階を `from` に、侵入口となる行では試みを `by` に書いてください",
            ),
            Self::NoCase { way, field } => message(
                format!("「{way}」に `{field}` の例がない"),
                match *field {
                    "must" => "この経路が実際に現れることを確かめられません",
                    _ => "この経路がどこにでも現れてしまわないことを確かめられません",
                },
                format!("`{field}` に小さなモデルを書いてください"),
            ),
            Self::NoRoomForSubject { step, lang } => message(
                match lang {
                    Lang::En => format!("「{step}」の英語名に `{{}}` がない"),
                    Lang::Ja => format!("「{step}」の日本語名に `{{}}` がない"),
                },
                "何に対する段階なのか、読者に伝わりません",
                "対象の名前が入る位置に `{}` を置いて、文で書いてください",
            ),
        }
    }
}
