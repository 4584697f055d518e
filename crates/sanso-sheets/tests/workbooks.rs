//! Workbooks of others: what is read is what stands there, and what is written touches nothing else.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use proptest::prelude::*;
use sanso_sheets::{Area, At, Change, Unreadable, Workbook, read, write};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use zip::write::SimpleFileOptions;

/// Every workbook of the examples.
fn examples() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/sheets");
    let mut found: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "xlsx"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    found.sort();
    assert!(found.len() >= 3);
    found
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|number| {
            let mut part = archive.by_index(number).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// An archive of parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A workbook of one tab with this text of its part.
fn workbook(tab: &str) -> Vec<u8> {
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#,
        ),
        ("xl/worksheets/sheet1.xml", tab),
        ("xl/vbaProject.bin", "not to be touched"),
    ])
}

fn text_of(workbook: &Workbook, name: &str) -> Option<String> {
    workbook.tabs[0].cell(At::parse(name)?).map(|cell| cell.text.clone())
}

fn change(at: &str, text: &str) -> Change {
    Change { tab: "A".to_owned(), at: At::parse(at).unwrap(), text: text.to_owned(), number: false }
}

#[test]
fn only_the_cells_that_are_written_change() {
    for (name, bytes) in examples() {
        let before = read(&bytes).unwrap();
        // Cells that hold something, cells that hold nothing, cells beyond everything.
        let mut changes = Vec::new();
        for tab in &before.tabs {
            let places = tab.cells.iter().step_by(7).map(|cell| At { column: cell.at.column + 1, ..cell.at });
            for (number, at) in places.chain([At { row: 3_000, column: 40 }, At { row: 0, column: 0 }]).enumerate() {
                let text = format!("回答 <{number}> & \"○\"");
                changes.push(Change { tab: tab.name.clone(), at, text, number: false });
            }
        }
        changes.sort_by(|a, b| (&a.tab, a.at).cmp(&(&b.tab, b.at)));
        changes.dedup_by(|a, b| a.tab == b.tab && a.at == b.at);
        let written = write(&bytes, &changes).unwrap();
        let after = read(&written.bytes).unwrap();
        for (old, new) in before.tabs.iter().zip(&after.tabs) {
            assert_eq!(
                (&old.merged, &old.hidden_rows, &old.choices.len()),
                (&new.merged, &new.hidden_rows, &new.choices.len())
            );
            for cell in &old.cells {
                let wanted = changes.iter().position(|change| change.tab == old.name && change.at == cell.at);
                let kept = wanted.is_none_or(|number| written.refused.contains(&number));
                assert_eq!(kept, new.cell(cell.at) == Some(cell), "{name} {}!{}", old.name, cell.at);
            }
        }
        for (number, change) in changes.iter().enumerate().filter(|(number, _)| !written.refused.contains(number)) {
            let tab = after.tabs.iter().find(|tab| tab.name == change.tab).unwrap();
            assert_eq!(
                tab.cell(change.at).map(|cell| cell.text.as_str()),
                Some(change.text.as_str()),
                "{name} {number}"
            );
        }
        let (old, new) = (parts(&bytes), parts(&written.bytes));
        assert_eq!(old.keys().collect::<Vec<_>>(), new.keys().collect::<Vec<_>>());
        for (part, bytes) in &old {
            let touched = part.starts_with("xl/worksheets/sheet") || part == "xl/workbook.xml";
            assert!(touched || new[part] == *bytes, "{name}: {part}");
        }
    }
}

#[test]
fn around_the_cells_every_byte_of_a_tab_stays() {
    for (name, bytes) in examples() {
        let before = read(&bytes).unwrap();
        let tab = before.tabs.iter().max_by_key(|tab| tab.cells.len()).unwrap();
        let empty = At { row: tab.cells[tab.cells.len() / 2].at.row, column: 60 };
        let change = Change { tab: tab.name.clone(), at: empty, text: "x".to_owned(), number: false };
        let written = write(&bytes, &[change]).unwrap();
        let (old, new) = (parts(&bytes), parts(&written.bytes));
        let changed: Vec<&String> =
            old.keys().filter(|part| part.starts_with("xl/worksheets/sheet") && old[*part] != new[*part]).collect();
        let [part] = changed.as_slice() else { panic!("{name}: {changed:?}") };
        let text = String::from_utf8(new[*part].clone()).unwrap();
        let start = text.find(&format!("<c r=\"{empty}\"")).unwrap();
        let end = start + text[start..].find("</c>").unwrap() + 4;
        let without = format!("{}{}", &text[..start], &text[end..]);
        let same = without.as_bytes() == old[*part] || text.contains(&format!("<row r=\"{}\"><c", empty.row + 1));
        assert!(same, "{name}: more than the cell changed");
    }
}

#[test]
fn a_formula_stays_and_a_style_stays() {
    let bytes = workbook(
        r#"<worksheet><cols><col min="3" max="3" style="9" width="4"/></cols><sheetData><row r="2"><c r="A2" s="5"><f>1+1</f><v>2</v></c><c r="B2" s="7" t="s"><v>0</v></c></row><row r="4"/></sheetData></worksheet>"#,
    );
    let changes =
        [change("A2", "lost"), change("B2", "kept"), change("C2", "new"), change("C3", "row"), change("B4", "empty")];
    let written = write(&bytes, &changes).unwrap();
    assert_eq!(written.refused, [0]);
    let part = String::from_utf8(parts(&written.bytes)["xl/worksheets/sheet1.xml"].clone()).unwrap();
    assert!(part.contains(r#"<c r="A2" s="5"><f>1+1</f><v>2</v></c>"#), "{part}");
    assert!(part.contains(r#"<c r="B2" s="7" t="inlineStr">"#), "{part}");
    assert!(part.contains(r#"<c r="C2" s="9" t="inlineStr">"#), "{part}");
    assert!(part.contains(r#"<row r="3"><c r="C3" s="9""#), "{part}");
    let head = String::from_utf8(parts(&written.bytes)["xl/workbook.xml"].clone()).unwrap();
    assert!(head.contains(r#"</sheets><calcPr fullCalcOnLoad="1"/>"#), "{head}");
    let after = read(&written.bytes).unwrap();
    assert!(after.macros);
    assert_eq!(text_of(&after, "B4").as_deref(), Some("empty"));
}

#[test]
fn cells_and_rows_without_names_and_names_with_prefixes_are_read_and_written() {
    let bytes = workbook(
        r#"<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>1.50</x:v></x:c></x:row><x:row><x:c t="b"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"#,
    );
    let before = read(&bytes).unwrap();
    assert_eq!(
        ["A1", "B1", "A2"].map(|name| text_of(&before, name)),
        ["a", "1.5", "TRUE"].map(|text| Some(text.to_owned()))
    );
    let written = write(&bytes, &[change("B1", "2"), change("C1", "c"), change("A3", "n")]).unwrap();
    let after = read(&written.bytes).unwrap();
    assert_eq!(["A1", "B1", "C1", "A2", "A3"].map(|name| text_of(&after, name).unwrap()), ["a", "2", "c", "TRUE", "n"]);
}

#[test]
fn what_is_no_workbook_is_named_for_what_it_is() {
    let locked: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        .into_iter()
        .chain([0; 600])
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(read(&locked), Err(Unreadable::Encrypted));
    assert_eq!(read(&locked[..300]), Err(Unreadable::Old));
    assert_eq!(read(b"%PDF-1.7"), Err(Unreadable::Other("pdf")));
    assert_eq!(read(b"a,b\n"), Err(Unreadable::NoWorkbook));
    assert_eq!(read(b""), Err(Unreadable::NoWorkbook));
    assert!(matches!(read(b"PK\x03\x04 but not really"), Err(Unreadable::Broken(..))));
    assert_eq!(
        read(&packed(&[("word/document.xml", "<w/>"), ("[Content_Types].xml", "<T/>")])),
        Err(Unreadable::Other("docx"))
    );
    assert_eq!(read(&packed(&[("a.txt", "x")])), Err(Unreadable::NoWorkbook));
    let cut = workbook("<worksheet><sheetData><row><c r=\"A1\"><v>1</sheetData>");
    assert!(matches!(read(&cut), Err(Unreadable::Broken(part, _)) if part.ends_with("sheet1.xml")));
}

#[test]
fn a_part_that_unpacks_to_more_than_any_sheet_is_refused() {
    let bomb = workbook(&format!("<worksheet>{}</worksheet>", " ".repeat(300 << 20)));
    assert!(bomb.len() < 2 << 20);
    assert!(matches!(read(&bomb), Err(Unreadable::TooMuch(..))));
}

proptest! {
    #[test]
    fn any_bytes_give_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        drop(read(&bytes));
        drop(read(&[b"PK\x03\x04".as_slice(), &bytes].concat()));
    }

    #[test]
    fn a_damaged_workbook_gives_an_answer_and_is_never_written_half(places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let (_, mut bytes) = examples().remove(0);
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(written) = write(&bytes, &[change("A1", "x")]) {
            drop(read(&written.bytes));
        }
    }

    #[test]
    fn any_text_comes_back_as_it_was_written(text in "[^\u{0}-\u{8}\u{b}-\u{1f}\u{fffe}\u{ffff}]{1,40}", row in 0u32..50, column in 0u32..30) {
        let bytes = workbook(r#"<worksheet><sheetData><row r="3"><c r="C3"><v>1</v></c></row><row r="9"><c r="E9"/></row></sheetData></worksheet>"#);
        let at = At { row, column };
        let written = write(&bytes, &[Change { tab: "A".to_owned(), at, text: text.clone(), number: false }]).unwrap();
        let after = read(&written.bytes).unwrap();
        prop_assert_eq!(after.tabs[0].cell(at).map(|cell| cell.text.clone()), Some(text));
        if at != (At { row: 2, column: 2 }) {
            prop_assert_eq!(text_of(&after, "C3"), Some("1".to_owned()));
        }
    }

    #[test]
    fn any_name_of_an_area_is_understood_or_not(name in "[A-Za-z$:0-9]{0,12}") {
        if let Some(area) = Area::parse(&name) {
            prop_assert!(area.holds(area.from) && area.holds(area.to));
        }
    }
}
