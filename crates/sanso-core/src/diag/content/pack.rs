//! SN431 …: rows of step packs.

use super::super::{Message, Problem, hint_en, hint_ja, message};
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
    /// A case that does not show what it should.
    CaseFails { way: String, field: &'static str, number: usize, problem: CaseFailure },
    /// A condition without which every case would show the same.
    IdleCondition { way: String, number: usize },
}

/// Why a case does not show what it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseFailure {
    /// It is no model.
    Unreadable(Box<Problem>),
    /// The way does not appear in it although it must.
    Absent,
    /// The way appears in it although it must not.
    Present,
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
            Self::CaseFails { problem: CaseFailure::Unreadable(_), .. } => "SN438",
            Self::CaseFails { problem: CaseFailure::Absent, .. } => "SN439",
            Self::CaseFails { problem: CaseFailure::Present, .. } => "SN440",
            Self::IdleCondition { .. } => "SN446",
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
            Self::CaseFails { way, field, number, problem } => case_en(way, field, *number, problem),
            Self::IdleCondition { way, number } => message(
                format!("no case under `must-not` shows condition {number} of `{way}` at work"),
                "the condition could be wrong, or could be left out, without anybody noticing",
                "add a model in which this condition alone keeps the way from appearing",
            ),
        }
    }

    fn ja(&self) -> Message {
        const LOST: &str = "この行は反映されず、インシデントの伝わり方を見落とすおそれがあります";
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
                    "must" => "この伝わり方が実際に現れることを確かめられません",
                    _ => "この伝わり方がどこにでも現れてしまわないことを確かめられません",
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
            Self::CaseFails { way, field, number, problem } => case_ja(way, field, *number, problem),
            Self::IdleCondition { way, number } => message(
                format!("「{way}」の条件{number}が効いていることを示す `must-not` の例がない"),
                "この条件が誤っていても、抜け落ちても、誰も気付けません",
                "この条件だけによって伝わり方が現れなくなるモデルを書いてください",
            ),
        }
    }
}

fn case_en(way: &str, field: &str, number: usize, problem: &CaseFailure) -> Message {
    let case = format!("case {number} under `{field}` of `{way}`");
    match problem {
        CaseFailure::Unreadable(problem) => message(
            format!("{case} is no model: {}", problem.message(Lang::En).what),
            "the case shows nothing",
            "write a model without its head, such as `components: { a: { kind: plc } }`",
        ),
        CaseFailure::Absent => message(
            format!("the way does not appear in {case}"),
            "where the author expects the way, nothing would be told",
            "correct the way, or the case",
        ),
        CaseFailure::Present => message(
            format!("the way appears in {case}"),
            "the way would be told where its author does not expect it",
            "correct the way, or the case",
        ),
    }
}

fn case_ja(way: &str, field: &str, number: usize, problem: &CaseFailure) -> Message {
    let case = format!("「{way}」の `{field}` の例{number}");
    match problem {
        CaseFailure::Unreadable(problem) => message(
            format!("{case}がモデルとして読めない：{}", problem.message(Lang::Ja).what),
            "この例では何も確かめられません",
            "`components: { a: { kind: plc } }` のように、先頭の宣言を除いたモデルを書いてください",
        ),
        CaseFailure::Absent => message(
            format!("{case}にこの伝わり方が現れない"),
            "作成者が想定した場所で伝わり方が示されません",
            "行か例のどちらかを直してください",
        ),
        CaseFailure::Present => message(
            format!("{case}にこの伝わり方が現れてしまう"),
            "作成者が想定していない場所で伝わり方が示されてしまいます",
            "行か例のどちらかを直してください",
        ),
    }
}
