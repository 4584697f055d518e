//! Small workbooks in the xlsx format, written by hand so that tests need no spreadsheet library.
//!
//! A block holds `sheet NAME` lines, each followed by rows with `|` between cells.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::{SimpleFileOptions, ZipWriter};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The workbook a block stands for.
pub fn made(block: &str) -> Vec<u8> {
    let mut sheets: Vec<(&str, Vec<Vec<&str>>)> = Vec::new();
    for line in block.lines().filter(|line| !line.is_empty()) {
        match (line.strip_prefix("sheet "), sheets.last_mut()) {
            (Some(name), _) => sheets.push((name, Vec::new())),
            (None, Some((_, rows))) => rows.push(line.split('|').map(str::trim).collect()),
            (None, None) => panic!("a row before any sheet: {line}"),
        }
    }
    write(&sheets)
}

/// A workbook with these sheets, each a name and rows of cells.
pub fn write(sheets: &[(&str, Vec<Vec<&str>>)]) -> Vec<u8> {
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), types(sheets.len())),
        ("_rels/.rels".to_owned(), relations(&[("officeDocument", "xl/workbook.xml".to_owned())])),
    ];
    let mut listed = String::new();
    let mut related = Vec::new();
    for (number, (name, rows)) in sheets.iter().enumerate() {
        let number = number + 1;
        write!(listed, r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>"#).unwrap();
        related.push(("worksheet", format!("worksheets/sheet{number}.xml")));
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet(rows)));
    }
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>{listed}</sheets></workbook>"#),
    ));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations(&related)));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn types(sheets: usize) -> String {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut text = format!(
        r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>"#
    );
    for number in 1..=sheets {
        write!(text, r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{KIND}.worksheet+xml"/>"#)
            .unwrap();
    }
    text + "</Types>"
}

fn relations(targets: &[(&str, String)]) -> String {
    let mut text = format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">"#);
    for (number, (kind, target)) in targets.iter().enumerate() {
        write!(text, r#"<Relationship Id="rId{}" Type="{RELS}/{kind}" Target="{target}"/>"#, number + 1).unwrap();
    }
    text + "</Relationships>"
}

fn sheet(rows: &[Vec<&str>]) -> String {
    let mut text = format!(r#"{HEAD}<worksheet xmlns="{MAIN}"><sheetData>"#);
    for (row, cells) in rows.iter().enumerate() {
        write!(text, r#"<row r="{}">"#, row + 1).unwrap();
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let letter = char::from(b'A' + u8::try_from(column).unwrap());
            let cell = cell.replace('&', "&amp;").replace('<', "&lt;");
            write!(text, r#"<c r="{letter}{}" t="inlineStr"><is><t>{cell}</t></is></c>"#, row + 1).unwrap();
        }
        text.push_str("</row>");
    }
    text + "</sheetData></worksheet>"
}
