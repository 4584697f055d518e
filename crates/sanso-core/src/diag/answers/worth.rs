//! SN605 …: what takes from the worth of an answer or its evidence on the day.

use super::super::{Message, message};
use crate::text::Lang;

/// A problem of what an answer or a piece of evidence is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorthProblem {
    /// Two answers of the same day for one requirement.
    TwoAnswers { measure: String, bearer: String },
    /// Said not to apply, without a reason.
    NotApplicableWithoutReason { measure: String },
    /// Said to be met, and nothing shows it.
    MetWithoutEvidence { measure: String },
    /// A piece of evidence that is out of date on the day.
    EvidenceLapsed { reference: String, until: String, day: String },
    /// A piece of evidence that is not valid yet on the day.
    EvidenceNotYetValid { reference: String, from: String, day: String },
    /// A piece of evidence that ends before it begins.
    DatesReversed { reference: String },
    /// An answer given after the day.
    FutureAnswer { on: String, day: String },
    /// Met, but less strongly than the profile asks.
    BelowGrade { measure: String, given: Option<&'static str>, wanted: &'static str },
}

impl WorthProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TwoAnswers { .. } => "SN605",
            Self::NotApplicableWithoutReason { .. } => "SN606",
            Self::MetWithoutEvidence { .. } => "SN607",
            Self::EvidenceLapsed { .. } => "SN608",
            Self::EvidenceNotYetValid { .. } => "SN609",
            Self::DatesReversed { .. } => "SN610",
            Self::FutureAnswer { .. } => "SN611",
            Self::BelowGrade { .. } => "SN615",
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
        const EXPIRED: &str =
            "evidence that is not valid shows nothing; without any that is, the requirement counts as open";
        match self {
            Self::TwoAnswers { measure, bearer } => message(
                format!("`{bearer}` answers `{measure}` twice on the same day"),
                "nothing tells which one holds; the less favourable one counts",
                "remove one, or give the later one its date in `date`",
            ),
            Self::NotApplicableWithoutReason { measure } => message(
                format!("`{measure}` is said not to apply, without a reason"),
                "nobody could judge later whether leaving it out was right, so it counts as unanswered",
                "add `reason:` with a sentence on why it does not apply",
            ),
            Self::MetWithoutEvidence { measure } => message(
                format!("`{measure}` is said to be met, and nothing shows it"),
                "a partner or auditor will ask for it",
                "add `evidence:` with what shows it: a document, a record, a setting",
            ),
            Self::EvidenceLapsed { reference, until, day } => message(
                format!("`{reference}` was valid until {until}, before {day}"),
                EXPIRED,
                "renew it, or name newer evidence",
            ),
            Self::EvidenceNotYetValid { reference, from, day } => message(
                format!("`{reference}` is valid from {from}, after {day}"),
                EXPIRED,
                "name evidence that is valid on the day, or judge as of a later one",
            ),
            Self::DatesReversed { reference } => message(
                format!("`{reference}` ends before it begins"),
                "it is never valid and shows nothing",
                "correct `valid-from` or `valid-until`",
            ),
            Self::FutureAnswer { on, day } => message(
                format!("the answer was given on {on}, after {day}"),
                "what is said later does not count on the day",
                "correct `date`, or judge as of a later day with `--as-of`",
            ),
            Self::BelowGrade { measure, given, wanted } => message(
                format!(
                    "`{measure}` is met {}, but `{wanted}` is asked",
                    given.map_or("without saying a grade".to_owned(), |given| format!("at grade `{given}`"))
                ),
                "it counts as met in part",
                format!("do what grade `{wanted}` asks, then write `grade: {wanted}`"),
            ),
        }
    }

    fn ja(&self) -> Message {
        const EXPIRED: &str =
            "有効でない証跡は何の裏付けにもなりません。有効な証跡が一つもなければ、未対応として数えます";
        match self {
            Self::TwoAnswers { measure, bearer } => message(
                format!("「{bearer}」の「{measure}」に同じ日付の回答が二つある"),
                "どちらが正しいか決められないため、厳しい方を採用します",
                "一方を削除するか、新しい方の日付を `date` に書いてください",
            ),
            Self::NotApplicableWithoutReason { measure } => message(
                format!("「{measure}」が理由なく対象外とされている"),
                "対象外とした判断が妥当かを後から確かめられないため、未回答として数えます",
                "対象外とする理由を `reason:` に一文で書いてください",
            ),
            Self::MetWithoutEvidence { measure } => message(
                format!("「{measure}」は実施済みとされているが、証跡がない"),
                "取引先や監査人から必ず提示を求められます",
                "裏付けとなる文書・記録・設定を `evidence:` に書いてください",
            ),
            Self::EvidenceLapsed { reference, until, day } => message(
                format!("「{reference}」の有効期限は{until}で、{day}には切れている"),
                EXPIRED,
                "更新するか、新しい証跡を書いてください",
            ),
            Self::EvidenceNotYetValid { reference, from, day } => message(
                format!("「{reference}」は{from}から有効で、{day}の時点ではまだ有効でない"),
                EXPIRED,
                "その日に有効な証跡を書くか、評価日を後にしてください",
            ),
            Self::DatesReversed { reference } => message(
                format!("「{reference}」の有効期間の終わりが始まりより前になっている"),
                "有効な日がなく、何の裏付けにもなりません",
                "`valid-from` か `valid-until` を直してください",
            ),
            Self::FutureAnswer { on, day } => message(
                format!("回答日（{on}）が評価日（{day}）より後になっている"),
                "評価日より後の回答は数えません",
                "`date` を直すか、`--as-of` で評価日を後にしてください",
            ),
            Self::BelowGrade { measure, given, wanted } => message(
                format!(
                    "「{measure}」は{}で、求められる段階「{wanted}」に届いていない",
                    given.map_or("段階の記載がない実施".to_owned(), |given| format!(
                        "段階「{given}」での実施"
                    ))
                ),
                "一部実施として数えます",
                format!("段階「{wanted}」の内容を実施したうえで `grade: {wanted}` と書いてください"),
            ),
        }
    }
}
