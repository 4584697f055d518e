//! What a folder of content changes, row by row and field by field.

use crate::json::pretty;
use sanso_core::content::{Change, Difference};
use sanso_core::text::Lang;
use serde::Serialize;

/// For people: one row of content a paragraph, one field a line.
pub fn text(differences: &[Difference], lang: Lang) -> String {
    let mut out = String::new();
    let mut row: Option<(&str, &str)> = None;
    for one in differences {
        if row != Some((one.list, one.key.as_str())) {
            if row.is_some() {
                out.push('\n');
            }
            out.push_str(&format!("{} {} ({})\n", one.list, one.key, word(one.change, lang)));
            row = Some((one.list, one.key.as_str()));
        }
        out.push_str(&format!("  {}\n", one.field));
        for (sign, value) in [('-', &one.before), ('+', &one.after)] {
            for line in value.iter().flat_map(|value| value.lines()) {
                out.push_str(&format!("    {sign} {line}\n"));
            }
        }
    }
    out
}

fn word(change: Change, lang: Lang) -> &'static str {
    match (change, lang) {
        (Change::Added, Lang::En) => "added",
        (Change::Removed, Lang::En) => "removed",
        (Change::Changed, Lang::En) => "changed",
        (Change::Added, Lang::Ja) => "追加",
        (Change::Removed, Lang::Ja) => "削除",
        (Change::Changed, Lang::Ja) => "変更",
    }
}

/// For programs: `{ "version": "sanso-content-differences/1", "differences": […] }`.
pub fn json(differences: &[Difference]) -> String {
    #[derive(Serialize)]
    struct Document<'d> {
        version: &'static str,
        differences: Vec<Row<'d>>,
    }
    #[derive(Serialize)]
    struct Row<'d> {
        list: &'d str,
        key: &'d str,
        change: &'static str,
        field: &'d str,
        before: Option<&'d str>,
        after: Option<&'d str>,
    }
    let rows = differences.iter().map(|one| Row {
        list: one.list,
        key: &one.key,
        change: one.change.key(),
        field: &one.field,
        before: one.before.as_deref(),
        after: one.after.as_deref(),
    });
    pretty(&Document { version: "sanso-content-differences/1", differences: rows.collect() })
}

/// For spreadsheet programs.
pub fn csv(differences: &[Difference], lang: Lang) -> String {
    let heads = match lang {
        Lang::En => ["list", "key", "change", "field", "before", "after"],
        Lang::Ja => ["一覧", "キー", "変更", "項目", "変更前", "変更後"],
    };
    let rows = differences.iter().map(|one| {
        let before = one.before.clone().unwrap_or_default();
        let after = one.after.clone().unwrap_or_default();
        vec![one.list.to_owned(), one.key.clone(), word(one.change, lang).to_owned(), one.field.clone(), before, after]
    });
    let head = heads.iter().map(|head| (*head).to_owned()).collect();
    crate::rows::table(std::iter::once(head).chain(rows))
}
