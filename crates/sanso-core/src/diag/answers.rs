//! SN6xx: what can be wrong with answers and evidence.

use super::{Message, few, hint_en, hint_ja, message};
use crate::text::Lang;

/// A problem of answers or evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerProblem {
    /// An answer for a measure that does not exist.
    UnknownMeasure { name: String, nearest: Option<String> },
    /// An answer of somebody who is not in the model.
    UnknownBearer { id: String, nearest: Option<String>, known: Vec<String> },
    /// An answer of a subject that never has to meet measures, or of nobody who is asked.
    BearsNothing { id: String },
    /// An answer for something that is not required of this bearer.
    NotRequired { measure: String, bearer: String, others: Vec<String> },
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
    /// Something else than a date.
    NotADate { given: String },
    /// A word that is no status.
    UnknownStatus { given: String, nearest: Option<String> },
    /// Answers for another process.
    OtherProcess { given: String, model: String },
    /// Met, but less strongly than the profile asks.
    BelowGrade { measure: String, given: Option<&'static str>, wanted: &'static str },
    /// A word that is no grade.
    UnknownGrade { given: String, nearest: Option<String> },
    /// An answer or a piece of evidence lacks something without which it means nothing.
    MissingField { field: &'static str },
    /// Answers or evidence carry dates, and no day was given to judge them as of.
    NoDay,
}

impl AnswerProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownMeasure { .. } => "SN601",
            Self::UnknownBearer { .. } => "SN602",
            Self::BearsNothing { .. } => "SN603",
            Self::NotRequired { .. } => "SN604",
            Self::TwoAnswers { .. } => "SN605",
            Self::NotApplicableWithoutReason { .. } => "SN606",
            Self::MetWithoutEvidence { .. } => "SN607",
            Self::EvidenceLapsed { .. } => "SN608",
            Self::EvidenceNotYetValid { .. } => "SN609",
            Self::DatesReversed { .. } => "SN610",
            Self::FutureAnswer { .. } => "SN611",
            Self::NotADate { .. } => "SN612",
            Self::UnknownStatus { .. } => "SN613",
            Self::OtherProcess { .. } => "SN614",
            Self::BelowGrade { .. } => "SN615",
            Self::UnknownGrade { .. } => "SN616",
            Self::MissingField { .. } => "SN617",
            Self::NoDay => "SN618",
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
        const LOST: &str = "the answer does not count, so the requirement stays unanswered";
        const EXPIRED: &str =
            "evidence that is not valid shows nothing; without any that is, the requirement counts as open";
        match self {
            Self::UnknownMeasure { name, nearest } => message(
                format!("there is no measure `{name}`{}", hint_en(nearest.as_deref())),
                LOST,
                "correct the id of the measure",
            ),
            Self::UnknownBearer { id, nearest, known } => message(
                format!("nothing in the model is called `{id}`{}", hint_en(nearest.as_deref())),
                LOST,
                bearers_en(known),
            ),
            Self::BearsNothing { id } => message(
                format!("`{id}` does not have to meet any measure"),
                "its answers change nothing",
                "answer for the organisation or system that bears it; `sanso plan` lists the bearers",
            ),
            Self::NotRequired { measure, bearer, others } if others.is_empty() => message(
                format!("`{measure}` is not required of `{bearer}`"),
                "the answer changes nothing",
                format!("keep it if you like; `sanso explain MODEL {measure}` says why it is not required"),
            ),
            Self::NotRequired { measure, bearer, others } => message(
                format!("`{measure}` is not required of `{bearer}`"),
                "the answer changes nothing, and those it is required of have to answer themselves",
                format!("answer for {}", few(others.iter().map(String::as_str), ", ")),
            ),
            Self::TwoAnswers { measure, bearer } => message(
                format!("`{bearer}` answers `{measure}` twice on the same day"),
                "nothing tells which one holds; the less favourable one counts",
                "remove one, or give the later one its date in `on`",
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
                "correct `on`, or judge as of a later day with `--as-of`",
            ),
            Self::NotADate { given } => message(
                format!("`{given}` is not a date"),
                "validity cannot be judged, so what depends on it does not count",
                "write year, month and day: `2026-04-01`",
            ),
            Self::UnknownStatus { given, nearest } => message(
                format!("`{given}` is no status{}", hint_en(nearest.as_deref())),
                LOST,
                "write `met`, `partly`, `unmet` or `not-applicable`",
            ),
            Self::OtherProcess { given, model } => message(
                format!("the answers are for `{given}`, the model is `{model}`"),
                "answers given for another process may be wrong for this one",
                "use the answers of this model, or correct `process`",
            ),
            Self::BelowGrade { measure, given, wanted } => message(
                format!(
                    "`{measure}` is met {}, but `{wanted}` is asked",
                    given.map_or("without saying a grade".to_owned(), |given| format!("at grade `{given}`"))
                ),
                "it counts as met in part",
                format!("do what grade `{wanted}` asks, then write `grade: {wanted}`"),
            ),
            Self::UnknownGrade { given, nearest } => message(
                format!("`{given}` is no grade{}", hint_en(nearest.as_deref())),
                "the answer counts as if it said no grade",
                "write `basic`, `advanced` or `high-advanced`",
            ),
            Self::MissingField { field } => message(
                format!("`{field}` is missing"),
                "without it the entry means nothing and does not count",
                format!("add `{field}`"),
            ),
            Self::NoDay => message(
                "answers or evidence carry dates, but no day was given to judge them as of",
                "evidence that is out of date would pass unseen",
                "give the day with `--as-of`",
            ),
        }
    }

    fn ja(&self) -> Message {
        const LOST: &str = "この回答は反映されず、対策要件は未回答のままになります";
        const EXPIRED: &str =
            "有効でない証跡は何の裏付けにもなりません。有効な証跡が一つもなければ、未対応として数えます";
        match self {
            Self::UnknownMeasure { name, nearest } => message(
                format!("「{name}」という対策要件はない{}", hint_ja(nearest.as_deref())),
                LOST,
                "対策要件のIDを直してください",
            ),
            Self::UnknownBearer { id, nearest, known } => {
                message(format!("「{id}」はモデルに存在しない{}", hint_ja(nearest.as_deref())), LOST, bearers_ja(known))
            }
            Self::BearsNothing { id } => message(
                format!("「{id}」に求められる対策要件はない"),
                "この回答は結果に影響しません",
                "担い手となる組織またはシステムについて回答してください。担い手は `sanso plan` で確認できます",
            ),
            Self::NotRequired { measure, bearer, others } if others.is_empty() => message(
                format!("「{measure}」は「{bearer}」に求められていない"),
                "この回答は結果に影響しません",
                format!("残しておいても構いません。求められない理由は `sanso explain MODEL {measure}` で確認できます"),
            ),
            Self::NotRequired { measure, bearer, others } => message(
                format!("「{measure}」は「{bearer}」に求められていない"),
                "この回答は結果に影響せず、本来の担い手の回答が別に必要です",
                format!("次の担い手について回答してください：{}", few(others.iter().map(String::as_str), "、")),
            ),
            Self::TwoAnswers { measure, bearer } => message(
                format!("「{bearer}」の「{measure}」に同じ日付の回答が二つある"),
                "どちらが正しいか決められないため、厳しい方を採用します",
                "一方を削除するか、新しい方の日付を `on` に書いてください",
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
                "`on` を直すか、`--as-of` で評価日を後にしてください",
            ),
            Self::NotADate { given } => message(
                format!("「{given}」は日付ではない"),
                "有効かどうか判断できないため、この日付に依存するものは数えません",
                "`2026-04-01` のように年月日で書いてください",
            ),
            Self::UnknownStatus { given, nearest } => message(
                format!("「{given}」という状態はない{}", hint_ja(nearest.as_deref())),
                LOST,
                "`met`・`partly`・`unmet`・`not-applicable` のいずれかを書いてください",
            ),
            Self::OtherProcess { given, model } => message(
                format!("回答は「{given}」のものだが、モデルは「{model}」である"),
                "別のプロセスについての回答は、このモデルに当てはまらないおそれがあります",
                "このモデルの回答を使うか、`process` を直してください",
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
            Self::UnknownGrade { given, nearest } => message(
                format!("「{given}」という段階はない{}", hint_ja(nearest.as_deref())),
                "段階の記載がないものとして数えます",
                "`basic`・`advanced`・`high-advanced` のいずれかを書いてください",
            ),
            Self::MissingField { field } => message(
                format!("`{field}` がない"),
                "これがないと意味が定まらず、数えません",
                format!("`{field}` を書いてください"),
            ),
            Self::NoDay => message(
                "回答や証跡に日付があるが、評価日が指定されていない",
                "期限切れの証跡を見逃すおそれがあります",
                "`--as-of` で評価日を指定してください",
            ),
        }
    }
}

fn bearers_en(known: &[String]) -> String {
    if known.is_empty() {
        "name an organisation or a system of the model".to_owned()
    } else {
        format!("name one of {}", few(known.iter().map(String::as_str), ", "))
    }
}

fn bearers_ja(known: &[String]) -> String {
    if known.is_empty() {
        "モデルにある組織またはシステムを書いてください".to_owned()
    } else {
        format!("次のいずれかを書いてください：{}", few(known.iter().map(String::as_str), "、"))
    }
}
