//! Rows of cells as spreadsheet programs read them.
//!
//! UTF-8 with a byte order mark, so that Excel reads Japanese; cells that a spreadsheet program would run as a formula
//! are given a leading apostrophe, since models and names may come from somebody else.

/// What tells a spreadsheet program that the text is UTF-8.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// A whole table.
pub fn table(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    write(&mut text, rows);
    text
}

/// Writes rows after what is there.
pub fn write(text: &mut String, rows: impl IntoIterator<Item = Vec<String>>) {
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
}

/// One cell: quoted where needed, never a formula.
fn escaped(cell: &str) -> String {
    let guarded = match cell.trim_start().chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') => format!("'{cell}"),
        _ => cell.to_owned(),
    };
    if guarded.contains([',', '"', '\n', '\r', ';', '\t']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_cell_is_never_a_formula() {
        for hostile in ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", " =1", "＝1", "\t=1"] {
            let cell = escaped(hostile);
            assert!(cell.trim_start_matches('"').starts_with('\''), "{hostile} became {cell}");
        }
    }

    #[test]
    fn quotes_and_commas_are_kept() {
        assert_eq!(escaped("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(escaped("普通"), "普通");
    }
}
