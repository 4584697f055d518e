//! Answers that were checked or put together, in words.

use super::{Sheet, Sheets};
use crate::words;
use sanso_core::answers::{About, Entry, Finding, Kind, Merged};
use sanso_core::assess::Status;
use sanso_core::text::{Lang, Place, Sources};

/// What a check found.
pub fn finding_sheets(entries: &[Entry], findings: &[Finding], sources: &Sources, lang: Lang) -> Sheets {
    let words = words::kept(lang);
    let mut sheet =
        Sheet::new(words.findings, &[(words.what, 18), (words.whose, 13), (words.one, 40), (words.other, 26)]);
    sheet.nothing = words.no_findings.to_owned();
    let told = |(about, status, place): &(About, Status, Place)| {
        format!("{about}: {}\n{}", words::said(lang, *status), sources.show_line(*place))
    };
    for one in findings {
        let detail = if one.kind == Kind::Unknown { words::meant(lang, &one.detail) } else { one.detail.clone() };
        sheet.rows.push(vec![
            words::finding(lang, one.kind).to_owned(),
            one.bearer.clone(),
            told(&one.one),
            one.other.as_ref().map_or(detail, told),
        ]);
    }
    Sheets {
        title: words::checked_title(lang, entries.len(), findings.len()),
        sheets: vec![sheet],
        notes: vec![words.checked.to_owned()],
        ..Sheets::default()
    }
}

/// What a person has to decide after answers were put together.
pub fn conflict_sheets(merged: &Merged, lang: Lang) -> Sheets {
    let words = words::kept(lang);
    let columns =
        [(words.one, 22), (words.whose, 14), (words.field, 10), (words.base, 14), (words.mine, 20), (words.theirs, 20)];
    let mut sheet = Sheet::new(words.conflicts, &columns);
    sheet.nothing = words.no_conflicts.to_owned();
    for one in &merged.conflicts {
        sheet.rows.push(vec![
            one.about.to_string(),
            one.bearer.clone(),
            one.field.to_owned(),
            one.base.clone(),
            format!("{}\n({})", one.mine, one.my_sign),
            format!("{}\n({})", one.theirs, one.their_sign),
        ]);
    }
    Sheets {
        title: words::merged_title(lang, merged.entries.len(), merged.conflicts.len()),
        sheets: vec![sheet],
        notes: vec![words.merged.to_owned()],
        ..Sheets::default()
    }
}
