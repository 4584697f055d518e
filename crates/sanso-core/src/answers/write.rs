//! Files of answers in one form, so that two versions can be compared line by line.

use super::entry::{Entry, Piece};
use super::merge::Conflict;
use crate::sheets::quoted;
use std::fmt::Write as _;

/// The answers as YAML, with what is in conflict told above each answer.
pub fn yaml_file(process: &str, entries: &[Entry], conflicts: &[Conflict]) -> String {
    let mut file = String::from("sanso-answers: 1\n");
    if !process.is_empty() {
        let _ = writeln!(file, "process: {}", plain(process));
    }
    file.push_str("answers:\n");
    for entry in entries {
        for conflict in
            conflicts.iter().filter(|conflict| (&conflict.about, &conflict.bearer) == (&entry.about, &entry.bearer))
        {
            let one_line = |text: &str| text.replace(['\n', '\r'], " ");
            let (mine, theirs) = (one_line(&conflict.mine), one_line(&conflict.theirs));
            let _ = writeln!(
                file,
                "  # CONFLICT {}: {mine} ({}) | {theirs} ({})",
                conflict.field, conflict.my_sign, conflict.their_sign
            );
        }
        let (field, name) = entry.about.field();
        let _ = writeln!(file, "  - {field}: {}", plain(name));
        let mut line = |key: &str, value: &str| {
            if !value.is_empty() {
                let _ = writeln!(file, "    {key}: {value}");
            }
        };
        line("bearer", &plain(&entry.bearer));
        line("status", entry.status.key());
        line("reason", &said(&entry.reason));
        line("grade", &plain(&entry.grade));
        if !entry.evidence.is_empty() {
            let _ = writeln!(file, "    evidence:");
            for piece in &entry.evidence {
                let _ = writeln!(file, "      - {}", written(piece));
            }
        }
        let mut line = |key: &str, value: &str| {
            if !value.is_empty() {
                let _ = writeln!(file, "    {key}: {}", plain(value));
            }
        };
        line("by", &entry.by);
        line("date", &entry.date);
    }
    file
}

/// The answers as a table.
pub fn csv_file(entries: &[Entry]) -> String {
    let mut file = String::from("measure,item,bearer,status,reason,grade,evidence,valid-until,by,date\n");
    for entry in entries {
        let (field, name) = entry.about.field();
        let (measure, item) = if field == "measure" { (name, "") } else { ("", name) };
        let evidence: Vec<&str> = entry.evidence.iter().map(|piece| piece.reference.as_str()).collect();
        let until = entry.evidence.iter().map(|piece| piece.valid_until.as_str()).filter(|day| !day.is_empty()).min();
        let reason: Vec<&str> = entry.reason.iter().map(|(_, text)| text.as_str()).collect();
        let cells = [
            measure,
            item,
            &entry.bearer,
            entry.status.key(),
            &reason.join(" / "),
            &entry.grade,
            &evidence.join("; "),
            until.unwrap_or_default(),
            &entry.by,
            &entry.date,
        ];
        let _ = writeln!(file, "{}", cells.map(cell).join(","));
    }
    file
}

fn cell(text: &str) -> String {
    // A text that begins like a formula must stay a text.
    let guarded = if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() };
    if guarded.contains([',', '"', '\n', '\r']) { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded }
}

fn written(piece: &Piece) -> String {
    if piece.title.is_empty() && piece.valid_from.is_empty() && piece.valid_until.is_empty() {
        return plain(&piece.reference);
    }
    let fields = [
        ("ref", plain(&piece.reference)),
        ("title", said(&piece.title)),
        ("valid-from", plain(&piece.valid_from)),
        ("valid-until", plain(&piece.valid_until)),
    ];
    let fields: Vec<String> = fields
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    format!("{{ {} }}", fields.join(", "))
}

fn said(words: &[(String, String)]) -> String {
    match words {
        [] => String::new(),
        [(lang, text)] if lang.is_empty() => quoted(text),
        words => {
            let pairs: Vec<String> = words.iter().map(|(lang, text)| format!("{lang}: {}", quoted(text))).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}

/// A text without quotes where YAML reads it the same.
fn plain(text: &str) -> String {
    let safe = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | '/' | '(' | ')');
    let word = !text.is_empty() && text.chars().all(safe) && text.chars().next().is_some_and(char::is_alphanumeric);
    let taken = matches!(text.to_ascii_lowercase().as_str(), "null" | "true" | "false" | "yes" | "no" | "on" | "off");
    match text {
        "" => String::new(),
        text if word && !taken => text.to_owned(),
        text => quoted(text),
    }
}
