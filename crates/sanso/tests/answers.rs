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

/// Fills in a questionnaire of a framework: these ids with these words, and evidence.
fn filled(questionnaire: &Path, given: &[(&str, &str, &str)]) {
    let bytes = fs::read(questionnaire).unwrap();
    let workbook = sanso_sheets::read(&bytes).unwrap();
    let tab = workbook.tabs.iter().find(|tab| tab.name == "回答 Answers").unwrap();
    let mut changes = Vec::new();
    for (id, word, evidence) in given {
        let row = tab.cells.iter().find(|cell| cell.at.column == 1 && cell.text == *id).unwrap().at.row;
        let offered = tab.offered(sanso_sheets::At { row, column: 7 }).unwrap();
        let word = offered.iter().find(|one| one.contains(word)).unwrap();
        for (column, text) in [(7, word.as_str()), (8, evidence), (9, "46112"), (11, "security-lead")] {
            let at = sanso_sheets::At { row, column };
            changes.push(sanso_sheets::Change {
                tab: tab.name.clone(),
                at,
                text: text.to_owned(),
                number: column == 9,
            });
        }
    }
    fs::write(questionnaire, sanso_sheets::write(&bytes, &changes).unwrap().bytes).unwrap();
}

#[test]
fn a_questionnaire_comes_back_as_answers_that_count_in_its_framework() {
    let folder = folder("template");
    for lang in ["en", "ja"] {
        let (book, kept) = (folder.join(format!("{lang}.xlsx")), folder.join(format!("{lang}.yaml")));
        let (book_arg, kept_arg) = (book.to_str().unwrap(), kept.to_str().unwrap());
        let written =
            answers(&["template", "--framework", "scs", "--of", "supplier", "--lang", lang, "--out", book_arg]);
        assert_eq!(written.status.code(), Some(0), "{}", text(&written.stderr));
        // Nothing is said yet.
        let empty = answers(&["read", book_arg]);
        assert!(text(&empty.stderr).contains("0 answers read; 0 rows"), "{}", text(&empty.stderr));
        filled(&book, &[("1-2-1", "met", "SEC-001; SEC-002"), ("3-1-1", "unmet", "")]);
        let read = answers(&["read", book_arg, "--process", "brake-callipers", "--out", kept_arg]);
        assert_eq!(read.status.code(), Some(0), "{}", text(&read.stderr));
        let file = fs::read_to_string(&kept).unwrap();
        assert!(file.contains("item: \"scs:1-2-1\"\n    bearer: supplier\n    status: met"), "{file}");
        assert!(file.contains("{ ref: SEC-001, valid-until: 2026-03-31 }"), "{file}");

        let mut command = Command::new(env!("CARGO_BIN_EXE_sanso"));
        let model = examples().join("car-parts-supplier");
        let given = ["frameworks", "coverage", model.to_str().unwrap(), "scs", "--format", "json", "--of", "supplier"];
        for (day, state) in [("2026-03-01", "met"), ("2026-05-01", "unmet")] {
            let told = command.args(given).args(["--answers", kept_arg, "--as-of", day]).output().unwrap();
            let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
            let items = told["items"].as_array().unwrap();
            let item =
                |id: &str| items.iter().find(|item| item["id"] == id).unwrap()["state"].as_str().unwrap().to_owned();
            assert_eq!(item("3-1-1"), "unmet");
            // With evidence out of date nothing is met any more.
            assert_eq!(item("1-2-1") == "met", state == "met", "{day}: {}", item("1-2-1"));
            command = Command::new(env!("CARGO_BIN_EXE_sanso"));
        }
    }
}

#[test]
fn a_questionnaire_as_text_comes_back_too() {
    let folder = folder("csv");
    let (book, kept) = (folder.join("q.csv"), folder.join("a.yaml"));
    let written = answers(&[
        "template",
        "--framework",
        "cpsf",
        "--format",
        "csv",
        "--of",
        "supplier",
        "--out",
        book.to_str().unwrap(),
    ]);
    assert_eq!(written.status.code(), Some(0));
    let table = fs::read_to_string(&book).unwrap();
    let lines: Vec<String> = table
        .lines()
        .map(|line| {
            if line.starts_with("CPS.AM-1,") {
                line.replace(",,,,,,", ",○,ledger.xlsx,2027-03-31,,me,2026-10-01")
            } else {
                line.to_owned()
            }
        })
        .collect();
    fs::write(&book, lines.join("\n")).unwrap();
    let read = answers(&["read", book.to_str().unwrap(), "--out", kept.to_str().unwrap()]);
    assert_eq!(read.status.code(), Some(0), "{}", text(&read.stderr));
    let file = fs::read_to_string(&kept).unwrap();
    assert!(file.contains("measure: CPS.AM-1\n    bearer: supplier\n    status: met\n    evidence:\n      - { ref: ledger.xlsx, valid-until: 2027-03-31 }\n    by: me"), "{file}");
}

const ANSWERS: &str = "sanso-answers: 1\nprocess: p\nanswers:\n";

#[test]
fn what_cannot_both_hold_is_found_with_both_places() {
    let folder = folder("check");
    let write = |name: &str, answers: &str| {
        let path = folder.join(name);
        fs::write(&path, format!("{ANSWERS}{answers}")).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let one = write(
        "one.yaml",
        "  - { measure: CPS.AM-1, bearer: us, status: met, evidence: [{ ref: ledger, valid-until: 2026-01-31 }] }\n  - { item: \"iso27001-2013:A.8.2.1\", bearer: us, status: met, evidence: [rules] }\n  - { item: \"iso27001-2013:A.99\", bearer: us, status: met }\n",
    );
    let other = write(
        "two.yaml",
        "  - { item: \"cpsf:CPS.AM-1\", bearer: us, status: unmet }\n  - { item: \"iso27001-2022:A.5.12\", bearer: us, status: unmet }\n  - { measure: CPS.AM-1, bearer: them, status: unmet }\n",
    );
    let told = answers(&["check", &one, &other, "--as-of", "2026-06-01", "--format", "json"]);
    assert_eq!(told.status.code(), Some(1), "{}", text(&told.stderr));
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    let kinds: Vec<&str> =
        told["findings"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["contradiction", "linked-contradiction", "unknown", "out-of-date", "no-evidence"]);
    let first = &told["findings"][0];
    assert_eq!((first["one"]["line"].as_u64(), first["other"]["line"].as_u64()), (Some(4), Some(4)));
    assert!(first["other"]["file"].as_str().unwrap().ends_with("two.yaml"));
    let good = write("good.yaml", "  - { measure: CPS.AM-1, bearer: us, status: unmet }\n");
    assert_eq!(answers(&["check", &good]).status.code(), Some(0));
}

#[test]
fn two_peoples_answers_are_put_together_and_conflicts_are_told() {
    let folder = folder("merge");
    let write = |name: &str, answers: &str| {
        let path = folder.join(name);
        fs::write(&path, format!("{ANSWERS}{answers}")).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let entry = |measure: &str, status: &str, by: &str, date: &str| {
        format!("  - {{ measure: {measure}, bearer: us, status: {status}, by: {by}, date: {date} }}\n")
    };
    let base = write(
        "base.yaml",
        &[entry("CPS.AM-1", "unmet", "a", "2026-01-01"), entry("CPS.AM-4", "unmet", "a", "2026-01-01")].concat(),
    );
    let mine = write(
        "mine.yaml",
        &[entry("CPS.AM-1", "partly", "b", "2026-02-01"), entry("CPS.AM-4", "met", "b", "2026-02-01")].concat(),
    );
    let theirs = write(
        "theirs.yaml",
        &[
            entry("CPS.AM-1", "met", "c", "2026-03-01"),
            entry("CPS.AM-4", "unmet", "a", "2026-01-01"),
            entry("CPS.AC-1", "met", "c", "2026-03-01"),
        ]
        .concat(),
    );
    let out = folder.join("out.yaml");
    let told = answers(&["merge", &base, &mine, &theirs, "--out", out.to_str().unwrap(), "--format", "json"]);
    assert_eq!(told.status.code(), Some(1), "{}", text(&told.stderr));
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    let conflict = &told["conflicts"][0];
    assert_eq!(told["conflicts"].as_array().unwrap().len(), 1);
    assert_eq!(
        (conflict["mine"]["value"].as_str(), conflict["mine"]["by"].as_str()),
        (Some("partly"), Some("b, 2026-02-01"))
    );
    assert_eq!(
        (conflict["theirs"]["value"].as_str(), conflict["theirs"]["by"].as_str()),
        (Some("met"), Some("c, 2026-03-01"))
    );
    let file = fs::read_to_string(&out).unwrap();
    assert!(
        file.contains("# CONFLICT status: partly (b, 2026-02-01) | met (c, 2026-03-01)\n  - measure: CPS.AM-1"),
        "{file}"
    );
    assert!(file.contains("measure: CPS.AM-4\n    bearer: us\n    status: met") && file.contains("CPS.AC-1"), "{file}");
    // What was put together is put together again without a change.
    let out_arg = out.to_str().unwrap();
    let again = answers(&["merge", out_arg, out_arg, out_arg]);
    assert_eq!(
        text(&again.stdout).replace("sanso-answers", ""),
        file.lines()
            .filter(|line| !line.contains("CONFLICT"))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
            .replace("sanso-answers", "")
    );
    let broken = write("broken.yaml", "  - { measure: CPS.AM-1, bearer: us, status: perhaps }\n");
    let refused = answers(&["merge", &base, &broken, &theirs, "--out", out_arg]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&out).unwrap(), file, "nothing is written where something could not be read");
}
