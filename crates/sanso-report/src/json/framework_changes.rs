//! What differs between frameworks and tables, for programs.

use super::frameworks::{possible, words};
use crate::view::Editions;
use sanso_core::frameworks::{Became, ChangedRow, Compared, EditionRow, RowChange};
use serde_json::{Value, json};

/// What folders change: `sanso-frameworks-diff/1`.
pub fn changed_json(found: &Compared) -> String {
    let count = |key: &str| found.rows.iter().filter(|row| row.change.key() == key).count();
    let rows: Vec<Value> = found.rows.iter().map(changed).collect();
    let document = json!({
        "version": "sanso-frameworks-diff/1",
        "counts": {
            "added": count("added"),
            "removed": count("removed"),
            "changed": count("changed"),
            "kept": count("kept"),
            "same": found.same,
        },
        "rows": rows,
    });
    super::lines(&document, 2)
}

fn changed(row: &ChangedRow) -> Value {
    let fields: Vec<Value> = match &row.change {
        RowChange::Changed(fields) => {
            let told =
                fields.iter().map(|(field, before, after)| json!({ "field": field, "before": before, "after": after }));
            told.collect()
        }
        _ => Vec::new(),
    };
    json!({
        "of": row.row.key(),
        "key": row.key,
        "id": (!row.id.is_empty()).then_some(&row.id),
        "change": row.change.key(),
        "fields": fields,
        "overlay": row.overlay,
    })
}

/// What became of each item from one edition to another: `sanso-edition-diff/1`.
pub fn editions_json(editions: Editions<'_>) -> String {
    let key = |number: usize| editions.all.all.get(number).map(|one| one.about.key.as_str());
    let count = |became: Became| editions.rows.iter().filter(|row| row.became == became).count();
    let counts = Became::ALL.map(|became| (became.key().to_owned(), Value::from(count(became))));
    let rows: Vec<Value> = editions.rows.iter().map(|row| became(editions, row)).collect();
    let document = json!({
        "version": "sanso-edition-diff/1",
        "from": key(editions.from),
        "to": key(editions.to),
        "by-tables": editions.are_connected(),
        "counts": Value::Object(counts.into_iter().collect()),
        "items": rows,
    });
    super::lines(&document, 2)
}

fn became(editions: Editions<'_>, row: &EditionRow) -> Value {
    let from = row.from.and_then(|item| editions.all.item(editions.from, item));
    let to = row.to.iter().filter_map(|(item, relation)| {
        let item = editions.all.item(editions.to, *item)?;
        Some(json!({ "id": item.id.as_str(), "name": words(&item.name), "possible": possible(*relation) }))
    });
    json!({
        "became": row.became.key(),
        "id": from.map(|item| item.id.as_str()),
        "name": from.map(|item| words(&item.name)),
        "to": to.collect::<Vec<Value>>(),
    })
}
