//! The inventory template is read back by the reader of tables, and workbooks of any kind are answered.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]
#![cfg(feature = "xlsx")]

use rust_xlsxwriter::{Workbook, XlsxError};
use sanso_core::diag::Checked;
use sanso_core::model::{Attr, FetchError, Kind, Model, read};
use sanso_core::text::Lang;
use sanso_report::template::{inventory_template, sheets};
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Reads a model whose sections stand in `inventory.xlsx`.
fn read_book(book: &[u8], sheets: &[&str]) -> Checked<Model> {
    let tables: Vec<_> = sheets
        .iter()
        .map(|sheet| format!("  - {{ file: inventory.xlsx, section: {sheet}, sheet: {sheet} }}\n"))
        .collect();
    let main = format!("sanso: 1\ntables:\n{}", tables.concat());
    read("model.yaml", &mut |path| match path {
        "model.yaml" => Ok(main.clone().into_bytes()),
        "inventory.xlsx" => Ok(book.to_vec()),
        _ => Err(FetchError::Missing),
    })
}

/// Code and place of every diagnostic.
fn told(read: &Checked<Model>) -> Vec<String> {
    let place = |at| read.value.sources.show(at);
    read.diagnostics
        .iter()
        .map(|d| format!("{} {}", d.problem.code(), d.place.map(place).unwrap_or_default()))
        .collect()
}

/// The book with one of its parts written anew.
fn with_part(book: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).unwrap();
        let (mut text, path) = (String::new(), part.name().unwrap().into_owned());
        part.read_to_string(&mut text).unwrap();
        let text = if path == name { change(text) } else { text };
        out.start_file(path, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The template with a row in `components` below the example, cells by the key of their column.
fn filled(lang: Lang, cells: &[(&str, &str)]) -> Vec<u8> {
    let names = if lang == Lang::Ja { ["name.ja", "name.en"] } else { ["name.en", "name.ja"] };
    let attributes = Kind::Component.section().attributes.iter().map(|a| a.attr.key()).filter(|key| *key != "name");
    let keys: Vec<_> = ["id"].into_iter().chain(names).chain(attributes).collect();
    let letters = |at: usize| match at {
        0..26 => char::from(b'A' + at as u8).to_string(),
        _ => format!("A{}", char::from(b'A' + (at - 26) as u8)),
    };
    let mut cells: Vec<_> =
        cells.iter().map(|(key, text)| (keys.iter().position(|known| known == key).unwrap(), text)).collect();
    cells.sort();
    let row: String = cells
        .iter()
        .map(|(at, text)| format!("<c r=\"{}4\" t=\"inlineStr\"><is><t>{text}</t></is></c>", letters(*at)))
        .collect();
    // The first sheet explains; components is the fourth section.
    with_part(&inventory_template(lang), "xl/worksheets/sheet5.xml", |xml| {
        let filled = xml.replace("</sheetData>", &format!("<row r=\"4\">{row}</row></sheetData>"));
        assert_ne!(filled, xml);
        filled
    })
}

fn book(sheet: &str, fill: impl Fn(&mut rust_xlsxwriter::Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(sheet).unwrap();
    fill(page).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn the_same_call_gives_the_same_bytes() {
    for lang in [Lang::En, Lang::Ja] {
        let book = inventory_template(lang);
        assert!(book.len() > 10_000);
        assert_eq!(book, inventory_template(lang));
    }
}

#[test]
fn the_empty_template_says_nothing_and_nothing_is_wrong_with_it() {
    for lang in [Lang::En, Lang::Ja] {
        let read = read_book(&inventory_template(lang), &sheets().collect::<Vec<_>>());
        assert_eq!((told(&read), read.value.len()), (vec!["SN125 model.yaml:1:1".to_owned()], 0));
    }
}

#[test]
fn a_filled_row_becomes_an_entry_in_either_language() {
    let ja = [
        ("id", "press"),
        ("name.ja", "プレス機"),
        ("name.en", "Press"),
        ("kind", "PLC"),
        ("acts-on", "なし"),
        ("spare", "×"),
        ("can-harm", "人;財物"),
    ];
    let en = [
        ("id", "press"),
        ("name.ja", "プレス機"),
        ("name.en", "Press"),
        ("kind", "plc"),
        ("acts-on", "none"),
        ("spare", "no"),
        ("can-harm", "people;property"),
    ];
    let (ja, en) = (filled(Lang::Ja, &ja), filled(Lang::En, &en));
    for book in [ja, en] {
        let read = read_book(&book, &["components"]);
        assert_eq!(told(&read), Vec::<String>::new());
        let press = read.value.find("press").unwrap();
        assert_eq!(read.value.kind(press), Kind::Component);
        assert_eq!((read.value.name(press, Lang::En), read.value.name(press, Lang::Ja)), ("Press", "プレス機"));
        assert_eq!(read.value.word(press, Attr::Kind).unwrap().key, "plc");
        assert_eq!(read.value.texts(press, Attr::ActsOn).map(<[_]>::len), Some(0));
        assert_eq!(read.value.truth(press, Attr::Spare), Some(false));
        let harm: Vec<_> = read.value.words(press, Attr::CanHarm).unwrap().iter().map(|word| word.key).collect();
        assert_eq!(harm, ["people", "property"]);
    }
}

#[test]
fn five_thousand_rows_load_and_each_mistake_names_its_cell() {
    let book = book("components", |sheet| {
        for (column, head) in ["id", "name.ja", "種類", "count", "認証要", "managed-from"].into_iter().enumerate()
        {
            sheet.write_string(0, column as u16, head)?;
        }
        for row in 1..=5_000 {
            sheet.write_string(row, 0, format!("sensor-{row}"))?.write_string(row, 1, format!("センサ{row}"))?;
            sheet.write_string(row, 2, if row == 1_233 { "センザ" } else { "センサ" })?;
            sheet.write_number(row, 3, if row == 2_499 { -1.0 } else { f64::from(row) })?;
            sheet.write_boolean(row, 4, row % 2 == 0)?;
            sheet.write_string(row, 5, if row == 4_999 { "sensor-5001" } else { "sensor-1" })?;
        }
        Ok(())
    });
    let start = std::time::Instant::now();
    let read = read_book(&book, &["components"]);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert_eq!(read.value.len(), 5_000);
    let place = |cell: &str| format!("inventory.xlsx[components]!{cell}");
    let wanted = [("SN206", "C1234"), ("SN208", "D2500"), ("SN204", "F5000")];
    assert_eq!(told(&read), wanted.map(|(code, cell)| format!("{code} {}", place(cell))));
}

#[test]
fn a_cell_in_the_last_corner_is_passed_over() {
    let book = book("components", |sheet| {
        sheet.write_string(0, 0, "id")?.write_string(1, 0, "press")?;
        sheet.write_string(1_048_575, 16_383, "far away")?;
        Ok(())
    });
    let read = read_book(&book, &["components"]);
    assert_eq!((told(&read), read.value.len()), (Vec::new(), 1));
}

#[test]
fn a_missing_sheet_is_named_with_those_there_are() {
    let book = book("assets", |sheet| sheet.write_string(0, 0, "id").map(drop));
    let read = read_book(&book, &["components"]);
    assert!(told(&read).iter().any(|told| told.starts_with("SN112")), "{:?}", told(&read));
    assert!(read.diagnostics[0].problem.message(Lang::En).what.contains("components"));
}

#[test]
fn what_is_no_workbook_gets_one_message() {
    let whole = book("components", |sheet| sheet.write_string(0, 0, "id").map(drop));
    let no_zip = b"<html>not a workbook</html>".to_vec();
    let cut = whole[..whole.len() / 2].to_vec();
    let mut garbled = whole.clone();
    garbled[200..400].fill(0xFF);
    let empty_zip = ZipWriter::new(Cursor::new(Vec::new())).finish().unwrap().into_inner();
    for (what, bytes) in
        [("no zip", no_zip), ("cut", cut), ("garbled", garbled), ("empty zip", empty_zip), ("empty", Vec::new())]
    {
        let read = read_book(&bytes, &["components"]);
        assert_eq!(told(&read), ["SN111 inventory.xlsx:1:1"], "{what}");
    }
}

#[test]
fn sizes_that_lie_cost_no_memory() {
    let small = book("components", |sheet| sheet.write_string(0, 0, "id")?.write_string(1, 0, "press").map(drop));
    let lies = [
        ("xl/sharedStrings.xml", "uniqueCount=\"2\"", "uniqueCount=\"4294967295\""),
        ("xl/worksheets/sheet1.xml", "<dimension ref=\"A1:A2\"/>", "<dimension ref=\"A1:XFD1048576\"/>"),
    ];
    for (part, truth, lie) in lies {
        let lying = with_part(&small, part, |xml| {
            assert!(xml.contains(truth), "{xml}");
            xml.replace(truth, lie)
        });
        let read = read_book(&lying, &["components"]);
        assert!(read.value.len() <= 1, "{part}");
    }
    for cell in ["A0", "ZZZZZZZZZ1", "A99999999999", "1", ""] {
        let odd =
            with_part(&small, "xl/worksheets/sheet1.xml", |xml| xml.replace("r=\"A2\"", &format!("r=\"{cell}\"")));
        assert!(read_book(&odd, &["components"]).value.len() <= 1, "{cell}");
    }
}

#[test]
fn a_workbook_that_unpacks_to_gigabytes_is_refused() {
    // One part of 16 MiB, packed to a few kilobytes and named a hundred times.
    let mut part = ZipWriter::new(Cursor::new(Vec::new()));
    part.start_file("part", SimpleFileOptions::default()).unwrap();
    part.write_all(&vec![0; 16 << 20]).unwrap();
    let part = part.finish().unwrap().into_inner();
    let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..100 {
        let mut archive = ZipArchive::new(Cursor::new(part.as_slice())).unwrap();
        bomb.raw_copy_file_rename(archive.by_index(0).unwrap(), format!("part{number}")).unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    assert!(bomb.len() < 3 << 20, "{}", bomb.len());
    let read = read_book(&bomb, &["components"]);
    assert_eq!(told(&read), ["SN105 inventory.xlsx:1:1"]);
}
