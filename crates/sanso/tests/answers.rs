//! `sanso answers` as people and scripts meet it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("sanso-answers-{name}-{}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs a subcommand of `sanso answers`.
fn answers(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanso"));
    command.env("SANSO_LANG", "en").env_remove("LANG").arg("answers").args(args);
    command.output().unwrap()
}

/// Fills in an example for the supplier of an example.
fn fill(sheet: &Path, more: &[&str]) -> Output {
    let model = examples().join("car-parts-supplier");
    let fixed = ["fill", sheet.to_str().unwrap(), model.to_str().unwrap(), "--of", "supplier", "--as-of", "2026-11-01"];
    answers(&[&fixed, more].concat())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_sheet_is_filled_in_two_steps_and_only_where_a_person_confirmed() {
    let folder = folder("fill");
    let (mapping, out) = (folder.join("customer.yaml"), folder.join("filled.xlsx"));
    let sheet = examples().join("sheets/ja-parts-maker.xlsx");
    let original = fs::read(&sheet).unwrap();
    let (mapping_arg, out_arg) = (mapping.to_str().unwrap(), out.to_str().unwrap());

    let first = fill(&sheet, &["--mapping", mapping_arg, "--format", "json"]);
    assert_eq!(first.status.code(), Some(0), "{}", text(&first.stderr));
    let told: serde_json::Value = serde_json::from_slice(&first.stdout).unwrap();
    assert_eq!((told["version"].as_str(), told["answered"].as_u64()), (Some("sanso-sheet/1"), Some(0)));
    assert!(told["rows"].as_array().unwrap().iter().all(|row| row["left-blank"].is_string()));

    let proposed = fs::read_to_string(&mapping).unwrap();
    assert!(
        proposed.contains("sure: yes")
            && proposed.contains("sure: no")
            && !proposed.contains("confirmed: yes\n      -")
    );
    // What a person confirms: one row, with another item than was proposed.
    let row = proposed.find("      - question: \"情報セキュリティ基本方針を文書化").unwrap();
    let rest = proposed[row..].replacen("confirmed: no", "confirmed: yes", 1);
    fs::write(&mapping, format!("{}{rest}", &proposed[..row])).unwrap();

    let second = fill(&sheet, &["--mapping", mapping_arg, "--out", out_arg, "--format", "json"]);
    assert_eq!(second.status.code(), Some(0), "{}", text(&second.stderr));
    let told: serde_json::Value = serde_json::from_slice(&second.stdout).unwrap();
    assert_eq!(told["answered"].as_u64(), Some(1));
    let row = told["rows"].as_array().unwrap().iter().find(|row| row["left-blank"].is_null()).unwrap();
    assert_eq!(row["answer"]["word"].as_str(), Some("○"));

    let (before, after) =
        (sanso_sheets::read(&original).unwrap(), sanso_sheets::read(&fs::read(&out).unwrap()).unwrap());
    let mut changed = Vec::new();
    for (old, new) in before.tabs.iter().zip(&after.tabs) {
        changed.extend(new.cells.iter().filter(|cell| old.cell(cell.at) != Some(cell)).map(|cell| cell.at.to_string()));
    }
    let cell = |part: &str| row[part]["cell"].as_str().unwrap().to_owned();
    assert_eq!(changed, [cell("answer"), cell("evidence")]);
    assert_eq!(fs::read(&sheet).unwrap(), original, "the customer's file is never changed");
}

#[test]
fn what_is_read_is_never_written_over() {
    let folder = folder("own");
    let sheet = folder.join("sheet.xlsx");
    fs::copy(examples().join("sheets/ja-parts-maker.xlsx"), &sheet).unwrap();
    let before = fs::read(&sheet).unwrap();
    for option in ["--out", "--mapping", "--mapping-out"] {
        let refused = fill(&sheet, &[option, sheet.to_str().unwrap()]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(text(&refused.stderr).contains("left as it is"), "{}", text(&refused.stderr));
    }
    assert_eq!(fs::read(&sheet).unwrap(), before);
}

#[test]
fn what_is_no_workbook_is_named_in_both_languages() {
    let folder = folder("broken");
    for (name, bytes, en, ja) in [
        ("old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1].as_slice(), ".xls", "古い形式"),
        ("text.xlsx", b"a,b\n", "no workbook", "ブックではありません"),
        ("cut.xlsx", b"PK\x03\x04", "damaged", "壊れています"),
    ] {
        let sheet = folder.join(name);
        fs::write(&sheet, bytes).unwrap();
        let told = fill(&sheet, &["--lang", "en"]);
        assert_eq!(told.status.code(), Some(2));
        assert!(text(&told.stderr).contains(en), "{}", text(&told.stderr));
        let told = fill(&sheet, &["--lang", "ja"]);
        assert!(text(&told.stderr).contains(ja), "{}", text(&told.stderr));
    }
}
