//! Folders with frameworks and tables: what they replace and add, and what is told of mistakes.

use sanso_core::content::{Library, Overlay, embedded};
use sanso_core::diag::{Checked, Problem};
use sanso_core::frameworks::{Frameworks, Relation, read, read_alone};
use sanso_core::text::{Lang, Sources};
use std::fmt::Write;

/// A table between two frameworks of a small library, by number.
pub struct Table {
    pub from: usize,
    pub to: usize,
    pub rows: Vec<(usize, usize, &'static str)>,
    pub kind: &'static str,
}

pub fn overlay(name: &str, files: &[(&str, &str)]) -> Overlay {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    Overlay { name: name.to_owned(), files }
}

pub fn laid_over(files: &[(&str, &str)]) -> Checked<Frameworks> {
    read(&embedded(), &[overlay("own", files)], &mut Sources::default())
}

/// A framework for an index.
pub fn framework(key: &str) -> String {
    let words = "{ en: a, ja: あ }";
    format!(
        "  - {{ key: {key}, name: {words}, publisher: {words}, edition: \"1\", date: \"2026\", licence: {words}, titles: own, file: {key}.csv, origin: {words}, confidence: high }}\n"
    )
}

/// Frameworks `f0` … with items `i0` … and these tables, without those of the program.
pub fn library(frameworks: usize, items: usize, tables: &[Table]) -> Frameworks {
    let mut index = String::from("content: 1\nframeworks:\n");
    let mut files: Vec<(String, String)> = Vec::new();
    for number in 0..frameworks {
        index += &framework(&format!("f{number}"));
        let rows: String = (0..items).fold(String::new(), |mut rows, item| {
            writeln!(rows, "i{item},,control,a,あ").unwrap();
            rows
        });
        files.push((format!("frameworks/f{number}.csv"), format!("id,parent,kind,en,ja\n{rows}")));
    }
    let mut crosswalks = String::from("content: 1\ncrosswalks:\n");
    for table in tables {
        let (from, to, kind) = (table.from, table.to, table.kind);
        writeln!(
            crosswalks,
            "  - {{ key: f{from}--f{to}, from: f{from}, to: f{to}, kind: {kind}, file: f{from}--f{to}.csv, origin: {{ en: a, ja: あ }}, confidence: high }}"
        )
        .unwrap();
        let rows: String = table.rows.iter().fold(String::new(), |mut rows, (one, other, word)| {
            writeln!(rows, "i{one},i{other},{word},").unwrap();
            rows
        });
        files.push((format!("crosswalks/f{from}--f{to}.csv"), format!("from,to,relation,confidence\n{rows}")));
    }
    files.push(("frameworks/index.yaml".into(), index));
    files.push(("crosswalks/index.yaml".into(), crosswalks));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let read = read_alone(&Library::default(), &[overlay("small", &files)], &mut Sources::default());
    assert_eq!(read.diagnostics, []);
    read.value
}

fn codes(read: &Checked<Frameworks>) -> Vec<&'static str> {
    let mut codes: Vec<_> = read.diagnostics.iter().map(|note| note.problem.code()).collect();
    codes.dedup();
    codes
}

const ITEMS: &str = "id,parent,kind,en,ja\n";
const ROWS: &str = "from,to,relation,confidence\n";

#[test]
fn a_row_typed_in_replaces_ours_and_says_where_it_came_from() {
    let before = read(&embedded(), &[], &mut Sources::default()).value;
    let rows = format!("{ROWS}CPS.AM-1,ID.AM-1,equal,high\nCPS.AM-1,PR.AT-1,subset,\n");
    let read = laid_over(&[("crosswalks/cpsf--nist-csf-1.1.csv", &rows)]);
    assert_eq!(read.diagnostics, []);
    let number = before.table("cpsf--nist-csf-1.1").unwrap();
    let (ours, theirs) = (&before.crosswalks[number], &read.value.crosswalks[number]);
    assert_eq!(theirs.links.len(), ours.links.len() + 1);
    let own: Vec<_> = theirs.links.iter().filter(|link| link.overlay.as_deref() == Some("own")).collect();
    assert_eq!(own.len(), 2);
    assert_eq!(own[0].relation, Relation::EQUAL);
    assert_eq!(own[1].confidence, theirs.about.confidence);
    let kept = ours.links.iter().filter(|link| theirs.links.contains(link)).count();
    assert_eq!(kept, ours.links.len() - 1);
}

#[test]
fn a_framework_of_ones_own_stands_beside_ours_and_is_mapped_like_them() {
    let index = format!(
        "content: 1\nframeworks:\n{}crosswalks:\n  - {{ key: own--cpsf, from: ours, to: cpsf, kind: curated, file: ../own.csv, origin: {{ en: a, ja: あ }}, confidence: low }}\n",
        framework("ours")
    );
    let read = laid_over(&[
        ("frameworks/index.yaml", &index),
        ("frameworks/ours.csv", &format!("{ITEMS}A,,group,Group,群\nA.1,A,control,One,一\n")),
    ]);
    // A file outside of the folder of the index is not taken.
    assert_eq!(codes(&read), ["SN460"]);
    let number = read.value.find("ours").unwrap();
    assert_eq!(read.value.all[number].items[1].parent, Some(0));
    assert_eq!(read.value.find_item(number, "a.1"), Some(1));
}

#[test]
fn every_mistake_in_a_folder_is_told_with_its_place_in_both_languages() {
    let own = format!("content: 1\nframeworks:\n{}", framework("ours"));
    let many = (0..50_002).fold(String::from(ITEMS), |mut rows, item| {
        writeln!(rows, "i{item},,control,a,あ").unwrap();
        rows
    });
    let table = "crosswalks/cpsf--scs.csv";
    let items = "frameworks/ours.csv";
    let cases: [(&str, &str, &str); 16] = [
        ("SN460", "frameworks/x.yaml", &own),
        ("SN461", table, "from,to,relation,confidense\n"),
        ("SN462", table, "from,to,confidence\n"),
        ("SN463", "crosswalks/cpsf--scz.csv", ROWS),
        ("SN463", "frameworks/nist-csf-2.1.csv", ITEMS),
        ("SN464", table, "from,to,relation\nCPS.AM-99,3-1-1,equal\n"),
        ("SN464", items, "id,parent\nA.1,A\n"),
        ("SN465", table, "from,to,relation\nCPS.AM-1,3-1-1,equal\nCPS.AM-1,3-1-1,none\n"),
        ("SN466", table, "from,to,relation\nCPS.AM-1,3-1-1,superste\n"),
        ("SN466", table, "from,to,relation,confidence\nCPS.AM-1,3-1-1,equal,sure\n"),
        ("SN467", items, "id,parent\nA,B\nB,A\n"),
        ("SN468", items, &many),
        ("SN469", table, "from,to,relation\nCPS.AM-1,,equal\n"),
        ("SN470", items, "id,weight\nA,much\n"),
        ("SN471", items, "id,levels\nA,gold\n"),
        ("SN402", "crosswalks/x.yaml", "content: 1\ncroswalks: []\n"),
    ];
    for (code, path, text) in cases {
        let with = [("frameworks/index.yaml", own.as_str()), (path, text)];
        let files = if path == items { &with[..] } else { &with[1..] };
        let mut sources = Sources::default();
        let read = read(&embedded(), &[overlay("own", files)], &mut sources);
        let found = read.diagnostics.iter().find(|note| note.problem.code() == code);
        let found = found.unwrap_or_else(|| panic!("{code} in {path}: {:?}", codes(&read)));
        assert!(sources.show(found.place.unwrap()).starts_with(&format!("own/{path}")), "{code}");
        assert!(matches!(found.problem, Problem::Content(_)));
        let [en, ja] = [Lang::En, Lang::Ja].map(|lang| found.problem.message(lang));
        assert!(en.what.is_ascii() || !text.is_ascii() || en.what.contains('→'), "{}", en.what);
        assert!(!ja.what.is_ascii() && !ja.why.is_ascii() && !ja.act.is_ascii());
    }
}

#[test]
fn a_wrong_id_gets_the_nearest_one_as_a_hint() {
    let read = laid_over(&[("crosswalks/cpsf--scs.csv", "from,to,relation\nCPS.AM1,3-1-1,equal\n")]);
    let what = read.diagnostics[0].problem.message(Lang::En).what;
    assert_eq!(what, "`cpsf` has no item `CPS.AM1`; did you mean `CPS.AM-1`?");
}

#[test]
fn any_bytes_are_read_without_harm() {
    for bytes in [&b"\xff\xfe\x00"[..], b"\"", b",,,\n,,", b"id\n\"a", b"content: [", b"- : - {"] {
        for path in ["frameworks/index.yaml", "crosswalks/index.yaml", "frameworks/scs.csv", "crosswalks/cpsf--scs.csv"]
        {
            let folder = Overlay { name: "own".into(), files: vec![(path.to_owned(), bytes.to_vec())] };
            let read = read(&embedded(), &[folder], &mut Sources::default());
            assert!(read.value.all.len() > 20, "{path}");
        }
    }
}

/// Small numbers drawn one after the other, always the same.
struct Drawn(u64);

impl Drawn {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }
}

/// What is put into files to spoil them.
const PIECES: [&str; 20] = [
    "A",
    "A.1",
    "CPS.AM-1",
    "3-1-1",
    "equal",
    "superste",
    "-1",
    "99999999999",
    "\"",
    ",",
    "\n",
    ":",
    "{",
    "[",
    "l",
    "名",
    "\u{202e}",
    "=1+1",
    "key",
    "parent",
];

/// An index with a framework that has levels and a scoring.
fn graded() -> String {
    format!(
        "content: 1\nframeworks:\n{}    levels:\n      - {{ key: l, name: {{ en: a, ja: あ }}, includes: [l], items: [A], unseen: 2 }}\n    scorings:\n      - {{ key: s, name: {{ en: a, ja: あ }}, marks: {{ unmet: 0.2, full: 1 }}, rounding: once, parts: [{{ under: A, weight: 2 }}], ranks: [{{ key: X, from: 0, name: {{ en: a, ja: あ }} }}] }}\n",
        framework("ours")
            .replace("  - { ", "  - ")
            .replace(" }\n", "\n")
            .replace(", publisher", "\n    publisher")
            .replace(", edition", "\n    edition")
            .replace(", date", "\n    date")
            .replace(", licence", "\n    licence")
            .replace(", titles", "\n    titles")
            .replace(", file", "\n    file")
            .replace(", origin", "\n    origin")
            .replace(", confidence", "\n    confidence")
            .replace(", name", "\n    name")
    )
}

/// A text with up to four pieces in it that do not belong there.
fn spoilt(text: &str, drawn: &mut Drawn) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..=drawn.next(3) {
        let at = drawn.next(text.len());
        let end = (at + drawn.next(6)).min(text.len());
        let piece: Vec<char> = PIECES[drawn.next(PIECES.len())].chars().collect();
        text.splice(at..end, piece);
    }
    text.into_iter().collect()
}

#[test]
fn a_folder_that_somebody_spoiled_is_told_with_places_and_next_steps_and_harms_nothing() {
    let own = graded();
    let files = [
        ("frameworks/index.yaml", own.as_str()),
        (
            "frameworks/ours.csv",
            "id,parent,kind,en,ja,weight,levels\nA,,group,a,あ,1,\nA.1,A,control,a,あ,2,l\nA.2,A.1,control,b,い,0.5,l\n",
        ),
        (
            "crosswalks/cpsf--scs.csv",
            "from,to,relation,confidence\nCPS.AM-1,3-1-1,equal,high\nCPS.AM-2,3-1-2,subset,\n",
        ),
    ];
    let mut drawn = Drawn(7);
    let (mut spoiled, mut told) = (0, 0);
    for _ in 0..60 {
        let which = drawn.next(files.len());
        let text = spoilt(files[which].1, &mut drawn);
        let mut all = files;
        all[which].1 = &text;
        let mut sources = Sources::default();
        let found = read(&embedded(), &[overlay("own", &all)], &mut sources);
        spoiled += 1;
        told += usize::from(!found.diagnostics.is_empty());
        for note in &found.diagnostics {
            let place = note.place.map(|place| sources.show(place)).unwrap_or_default();
            assert!(place.starts_with("own/"), "{place}: {:?}", note.problem);
            for lang in [Lang::En, Lang::Ja] {
                let message = note.problem.message(lang);
                assert!(![message.what, message.why, message.act].contains(&String::new()), "{:?}", note.problem);
            }
        }
        // Whatever was read can be asked: levels, ways, differences.
        let number = found.value.find("ours");
        if let Some(one) = number.and_then(|at| found.value.all.get(at)) {
            one.grading.levels.iter().for_each(|level| drop(one.asked_by(level)));
        }
        assert!(found.value.all.len() >= 32);
    }
    assert!(told * 2 > spoiled, "{told} of {spoiled}");
}
