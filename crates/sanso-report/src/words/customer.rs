//! Phrases for the sheets of customers.

use sanso_core::assess::Status;
use sanso_core::sheets::{By, Left, MappedRow};
use sanso_core::text::Lang;

/// Heads and explanations.
#[derive(Debug)]
pub struct CustomerWords {
    /// Title of what is filled in.
    pub filled: &'static str,
    /// Title of what stays blank.
    pub left: &'static str,
    /// Where nothing is filled in.
    pub nothing_filled: &'static str,
    /// Where nothing stays blank.
    pub nothing_left: &'static str,
    /// Head: the cell.
    pub cell: &'static str,
    /// Head: the question.
    pub question: &'static str,
    /// Head: the items.
    pub items: &'static str,
    /// Head: the answer.
    pub answer: &'static str,
    /// Head: the evidence.
    pub evidence: &'static str,
    /// Head: why it stays blank.
    pub why: &'static str,
    /// Head: how the items were found.
    pub found: &'static str,
    /// What is not claimed.
    pub limits: &'static str,
    /// That the workbook is signed.
    pub signed: &'static str,
}

/// The same in one language.
pub const fn customer(lang: Lang) -> &'static CustomerWords {
    match lang {
        Lang::En => &CustomerWords {
            filled: "Filled in",
            left: "Left blank",
            nothing_filled: "Nothing.",
            nothing_left: "Nothing.",
            cell: "cell",
            question: "question",
            items: "asks for",
            answer: "answer",
            evidence: "evidence",
            why: "why",
            found: "found",
            limits: "An answer is written only where a person confirmed what the row asks for (or sure proposals are accepted), and where answers of the study say something certain about it. Several items of one framework have to be known together; where frameworks differ, the lesser counts. Cells that hold something already, and formulas, are left as they are.",
            signed: "The workbook is signed; the changes made here break the signature.",
        },
        Lang::Ja => &CustomerWords {
            filled: "記入した行",
            left: "空欄のまま残した行",
            nothing_filled: "ありません。",
            nothing_left: "ありません。",
            cell: "セル",
            question: "設問",
            items: "対応する項目",
            answer: "回答",
            evidence: "証跡",
            why: "理由",
            found: "見つけ方",
            limits: "回答を書き込むのは、行が何を尋ねているかを人が確認し（または確実な候補の採用を指定し）、分析の回答から確実にいえる場合だけです。同じフレームワークの項目が複数ある行は、すべて分かっている必要があります。フレームワークによって結果が違うときは、低いほうを採ります。すでに記入のあるセルと数式には手を加えません。",
            signed: "このブックには電子署名があります。書き込むと署名は無効になります。",
        },
    }
}

/// The title.
pub fn customer_title(lang: Lang, workbook: &str, rows: usize, filled: usize) -> String {
    match lang {
        Lang::En => format!("{workbook}: {rows} questions, {filled} answered from the study"),
        Lang::Ja => format!("{workbook}：設問{rows}件のうち{filled}件に回答"),
    }
}

/// How many rows were found how.
pub fn customer_matched(lang: Lang, sure: usize, unsure: usize, confirmed: usize) -> String {
    match lang {
        Lang::En => format!("What rows ask for: {sure} sure, {unsure} unsure; {confirmed} confirmed by a person."),
        Lang::Ja => format!("行と項目の対応：確実{sure}件、不確か{unsure}件。人が確認したのは{confirmed}件です。"),
    }
}

/// Why a row stays blank.
pub const fn left(lang: Lang, why: Left) -> &'static str {
    match (lang, why) {
        (Lang::En, Left::NotConfirmed) => "not confirmed",
        (Lang::En, Left::NothingFits) => "no item fits",
        (Lang::En, Left::NotAnswered) => "the study does not answer it",
        (Lang::En, Left::NoWords) => "words of answers not confirmed",
        (Lang::En, Left::NoWord) => "the sheet has no word for it",
        (Lang::En, Left::Given) => "answered already",
        (Lang::Ja, Left::NotConfirmed) => "未確認",
        (Lang::Ja, Left::NothingFits) => "当てはまる項目なし",
        (Lang::Ja, Left::NotAnswered) => "分析の回答からはいえない",
        (Lang::Ja, Left::NoWords) => "回答の語が未確認",
        (Lang::Ja, Left::NoWord) => "調査票に当てはまる語がない",
        (Lang::Ja, Left::Given) => "記入済み",
    }
}

/// A state as it is said in one language.
pub const fn said(lang: Lang, status: Status) -> &'static str {
    match (lang, status) {
        (Lang::En, Status::Met) => "met",
        (Lang::En, Status::Partly) => "partly",
        (Lang::En, Status::Unmet) => "unmet",
        (Lang::En, Status::NotApplicable) => "not applicable",
        (Lang::Ja, Status::Met) => "実施済み",
        (Lang::Ja, Status::Partly) => "一部実施",
        (Lang::Ja, Status::Unmet) => "未実施",
        (Lang::Ja, Status::NotApplicable) => "対象外",
    }
}

/// How the items of a row were found, and how sure that is.
pub fn found(lang: Lang, row: &MappedRow) -> String {
    let one = &row.proposed;
    let how = match (lang, one.by) {
        (Lang::En, By::Id) => "by id".to_owned(),
        (Lang::En, By::Text) => format!("by text, {:.2}", one.score),
        (Lang::En, By::Nothing) => "not found".to_owned(),
        (Lang::Ja, By::Id) => "番号".to_owned(),
        (Lang::Ja, By::Text) => format!("文言 {:.2}", one.score),
        (Lang::Ja, By::Nothing) => "見つからず".to_owned(),
    };
    let sure = match (lang, row.confirmed, one.sure) {
        (Lang::En, true, _) => "confirmed",
        (Lang::En, _, true) => "sure",
        (Lang::En, ..) => "unsure",
        (Lang::Ja, true, _) => "確認済み",
        (Lang::Ja, _, true) => "確実",
        (Lang::Ja, ..) => "不確か",
    };
    match lang {
        Lang::En => format!("{how}, {sure}"),
        Lang::Ja => format!("{how}・{sure}"),
    }
}

/// A question of the mapping that the sheet does not ask any more.
pub fn gone(lang: Lang, tab: &str, question: &str) -> String {
    match lang {
        Lang::En => format!("No longer in the sheet, though the mapping has it: {tab}, “{question}”."),
        Lang::Ja => format!("対応表にありますが、調査票にはもうない設問です：{tab}「{question}」"),
    }
}
