//! What becomes of the sheet of a customer, for programs.

use crate::view::CustomerSheet;
use sanso_core::sheets::{Filled, Left};
use serde_json::{Value, json};

/// Every question of a sheet with what it asks for and what is answered: `sanso-sheet/1`.
pub fn customer_json(sheet: CustomerSheet<'_>) -> String {
    let rows: Vec<Value> = sheet.rows.iter().map(|one| row(sheet, one)).collect();
    let gone: Vec<Value> =
        sheet.gone.iter().map(|(tab, one)| json!({ "tab": tab, "question": one.row.text })).collect();
    let document = json!({
        "version": "sanso-sheet/1",
        "workbook": sheet.workbook,
        "questions": sheet.rows.len(),
        "answered": sheet.rows.iter().filter(|one| one.word.is_ok()).count(),
        "signed": sheet.signed,
        "rows": rows,
        "gone": gone,
    });
    super::lines(&document, 2)
}

fn row(sheet: CustomerSheet<'_>, one: &Filled<'_>) -> Value {
    let (row, proposed) = (&one.row.row, &one.row.proposed);
    let items = one.states.iter().map(|(item, state)| json!({ "item": sheet.item(*item), "state": state.key() }));
    json!({
        "tab": one.table.tab,
        "question": { "cell": row.question.to_string(), "text": row.text },
        "answer": {
            "cell": row.answer.to_string(),
            "word": one.word.ok(),
            "status": one.status.map(sanso_core::assess::Status::key),
        },
        "evidence": { "cell": row.evidence.map(|at| at.to_string()), "text": one.evidence },
        "comment": { "cell": row.comment.map(|at| at.to_string()), "text": one.comment },
        "items": items.collect::<Vec<_>>(),
        "others": proposed.others.iter().map(|item| sheet.item(*item)).collect::<Vec<_>>(),
        "by": proposed.by.key(),
        // Two digits are all that means anything.
        "score": rounded(proposed.score),
        "lead": rounded(proposed.lead),
        "sure": proposed.sure,
        "confirmed": one.row.confirmed,
        "left-blank": one.word.err().map(Left::key),
    })
}

fn rounded(number: f32) -> f64 {
    (f64::from(number) * 100.0).round() / 100.0
}
