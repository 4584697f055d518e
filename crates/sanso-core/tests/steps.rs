//! Rows of step packs: what is read from them, and what is told of mistakes in them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use sanso_core::content::{
    About, Amount, Change, Library, Nature, Overlay, Range3, Want, Way, diff, embedded, read_files,
};
use sanso_core::diag::Checked;
use sanso_core::study::checked_content;
use sanso_core::text::Sources;

const PACK: &str = r#"content: 1
sources:
  - { key: own-table, name: { en: Ours, ja: 自社 }, note: { en: Ours., ja: 自社のもの。 } }
attempts:
  - { key: own-prowler, name: { en: a prowler, ja: 徘徊者 }, nature: attack, rate: [0.5, 1, 12], confidence: low, origin: own-table }
steps:
  - { key: own-held, on: [component], name: { en: "{} is held", ja: "{}が握られる" }, physical: true, confidence: low, origin: own-table }
ways:
  - key: own-second
    name: { en: by carrying on, ja: そのまま進んで }
    along: flow
    from: own-held
    to: own-held
    chance: 0.25
    bearer: link
    must: ["components: {}"]
    must-not: ["components: {}"]
    confidence: low
    origin: own-table
  - key: own-first
    name: { en: by walking in, ja: 歩いて入って }
    along: itself
    by: own-prowler
    also: [{ step: own-held, of: target-manager }]
    to: own-held
    when:
      - { attr: kind, any: [plc, controller], unsaid: 0.2 }
      - { of: link, attr: one-way, is: false }
      - { attr: stored-in, some: true }
      - { attr: idle-for, at-least: 1d }
      - { fact: transcribes, is: true }
      - { of: source, crosses: zone, is: false }
    chance: [0.05, 0.15, 0.35]
    adjust:
      - { attr: updated, is: true, times: 0.4, done: [CPS.MA-1] }
    measures: [{ measure: CPS.MA-1, times: 0.4 }]
    techniques: [T0866]
    must: ["components: { a: { kind: plc } }"]
    must-not: ["components: { a: { kind: sensor } }", "components: { a: { kind: robot } }"]
    confidence: medium
    origin: own-table
efforts:
  - { measure: CPS.MA-1, cost: 12.5, confidence: low, origin: own-table }
"#;

fn overlay(text: &str) -> Overlay {
    Overlay { name: "own".into(), files: vec![("own.yaml".into(), text.as_bytes().to_vec())] }
}

fn told(text: &str) -> Vec<&'static str> {
    let Checked { diagnostics, .. } = checked_content(embedded(), &overlay(text), &mut Sources::default());
    diagnostics.iter().map(|note| note.problem.code()).collect()
}

fn read() -> Library {
    read_files(embedded(), &overlay(PACK), &mut Sources::default()).value
}

fn way<'l>(library: &'l Library, key: &str) -> &'l Way {
    library.ways.iter().find(|way| way.row.key == key).unwrap()
}

#[test]
fn every_field_of_a_pack_is_read_as_it_is_written() {
    let library = read();
    let attempt = library.attempts.iter().find(|one| one.row.key == "own-prowler").unwrap();
    assert_eq!(attempt.nature, Nature::Attack);
    assert_eq!(attempt.rate, Range3 { low: Amount(500_000), usual: Amount::ONE, high: Amount(12_000_000) });
    let way = way(&library, "own-first");
    assert_eq!((way.along.as_str(), way.by.as_deref(), way.to.as_str()), ("itself", Some("own-prowler"), "own-held"));
    assert_eq!((way.bearer.as_str(), way.from.len(), way.techniques.as_slice()), ("target", 0, &["T0866".into()][..]));
    assert_eq!(way.chance, Range3 { low: Amount(50_000), usual: Amount(150_000), high: Amount(350_000) });
    let tests: Vec<_> = way.when.iter().map(|test| (test.of.as_str(), test.about.clone(), test.unsaid)).collect();
    let attr = |name: &str, want| About::Attr(name.into(), want);
    let kinds = Want::Any(vec!["plc".into(), "controller".into()]);
    assert_eq!(
        tests,
        [
            ("target", attr("kind", kinds), Some(Amount(200_000))),
            ("link", attr("one-way", Want::Is(false)), None),
            ("target", attr("stored-in", Want::Some(true)), None),
            ("target", attr("idle-for", Want::AtLeast("1d".into())), None),
            ("target", About::Fact("transcribes".into(), true), None),
            ("source", About::Crosses("zone".into(), false), None),
        ]
    );
    assert_eq!((way.also[0].step.as_str(), way.also[0].of.as_str()), ("own-held", "target-manager"));
    let adjust = &way.adjust[0];
    assert_eq!((adjust.times, adjust.done.as_slice()), (Amount(400_000), &["CPS.MA-1".into()][..]));
    assert_eq!((way.measures[0].measure.as_str(), way.measures[0].times), ("CPS.MA-1", Amount(400_000)));
    assert_eq!((way.must.len(), way.must_not.len()), (1, 2));
    let effort = library.efforts.iter().find(|one| one.row.key == "CPS.MA-1").unwrap();
    assert_eq!(effort.cost, Amount(12_500_000));
}

#[test]
fn one_text_stands_for_a_list_and_one_number_for_a_range() {
    let library = read();
    let way = way(&library, "own-second");
    let quarter = Amount(250_000);
    assert_eq!(way.chance, Range3 { low: quarter, usual: quarter, high: quarter });
    assert_eq!((way.from.as_slice(), way.bearer.as_str()), (&["own-held".into()][..], "link"));
}

#[test]
fn rows_of_packs_stand_in_the_order_of_their_keys() {
    let library = read();
    assert!(library.attempts.is_sorted_by_key(|one| &one.row.key));
    assert!(library.steps.is_sorted_by_key(|one| &one.row.key));
    assert!(library.ways.is_sorted_by_key(|one| &one.row.key));
    assert!(library.efforts.is_sorted_by_key(|one| &one.row.key));
}

#[test]
fn a_later_overlay_replaces_a_way_and_an_effort_under_either_name_of_its_measure() {
    let key = embedded().measures.iter().find(|one| one.id == "CPS.MA-1").unwrap().row.key.clone();
    let text = format!(
        "content: 1\nways:\n  - {{ key: own-second, name: {{ en: a, ja: あ }}, along: flow, from: own-held, to: own-held, chance: 0.5, confidence: low, origin: own-table }}\nefforts:\n  - {{ measure: {key}, cost: 99, confidence: low, origin: own-table }}\n"
    );
    let first = read();
    let second = read_files(first.clone(), &overlay(&text), &mut Sources::default()).value;
    assert_eq!((first.ways.len(), first.efforts.len()), (second.ways.len(), second.efforts.len()));
    assert_eq!(way(&second, "own-second").chance.usual, Amount(500_000));
    assert_eq!(second.efforts.iter().find(|one| one.row.key == "CPS.MA-1").unwrap().cost, Amount(99_000_000));
}

#[test]
fn what_a_pack_changes_is_listed_field_by_field() {
    let with = read();
    let added = diff(&embedded(), &with);
    let of = |list: &str, key: &str| {
        let rows = added.iter().filter(|one| one.list == list && one.key == key && one.change == Change::Added);
        rows.map(|one| format!("{}: {}", one.field, one.after.as_deref().unwrap_or_default())).collect::<Vec<_>>()
    };
    assert_eq!(
        of("ways", "own-first"),
        [
            "name.en: by walking in",
            "name.ja: 歩いて入って",
            "along: itself",
            "by: own-prowler",
            "also: own-held on target-manager",
            "to: own-held",
            "chance: [0.05, 0.15, 0.35]",
            "bearer: target",
            "measures: CPS.MA-1 × 0.4",
            "techniques: T0866",
            "confidence: medium",
            "origin: own-table",
            "when.1: { of: target, attr: kind, any: [plc, controller], unsaid: 0.2 }",
            "when.2: { of: link, attr: one-way, is: false }",
            "when.3: { of: target, attr: stored-in, some: true }",
            "when.4: { of: target, attr: idle-for, at-least: 1d }",
            "when.5: { of: target, fact: transcribes, is: true }",
            "when.6: { of: source, crosses: zone, is: false }",
            "adjust.1: { of: target, attr: updated, is: true, times: 0.4, done: [CPS.MA-1] }",
            "must.1: components: { a: { kind: plc } }",
            "must-not.1: components: { a: { kind: sensor } }",
            "must-not.2: components: { a: { kind: robot } }",
        ]
    );
    assert_eq!(of("attempts", "own-prowler")[2..4], ["nature: attack", "rate: [0.5, 1, 12]"]);
    let step = of("steps", "own-held");
    assert_eq!((step[0].as_str(), step[3].as_str()), ("on: component", "physical: true"));
    // Every single change of a way shows.
    let mut other = with.clone();
    let at = other.ways.iter().position(|way| way.row.key == "own-first").unwrap();
    other.ways[at].when.remove(1);
    other.ways[at].adjust[0].done.clear();
    let fields: Vec<String> = diff(&with, &other).into_iter().map(|one| one.field).collect();
    assert_eq!(fields, ["when.2", "when.3", "when.4", "when.5", "when.6", "adjust.1"]);
}

#[test]
fn decimal_numbers_are_read_and_written_exactly() {
    let cases =
        [("0", 0), ("1", 1_000_000), ("0.05", 50_000), ("12.5", 12_500_000), ("0.000001", 1), ("0007.10", 7_100_000)];
    for (text, millionths) in cases {
        assert_eq!(Amount::from_decimal(text), Some(Amount(millionths)), "{text}");
    }
    for text in ["", ".5", "5.", "-1", "+1", "1e3", "0.1234567", "0.1.2", "４", "4295", "99999999999", " 1", "1_000"] {
        assert_eq!(Amount::from_decimal(text), None, "{text}");
    }
    for millionths in [0, 1, 10, 50_000, 999_999, 1_000_000, 1_000_001, 12_500_000, u32::MAX] {
        assert_eq!(Amount::from_decimal(&Amount(millionths).to_string()), Some(Amount(millionths)));
    }
    assert_eq!((Amount(50_000).to_string(), Amount(12_000_000).to_string()), ("0.05".into(), "12".into()));
}

/// A slip an author could make in the pack above: what is there, what it becomes, what is told.
const SLIPS: [(&str, &str, &[&str]); 27] = [
    ("attempts:", "attemps:", &["SN402", "SN416"]),
    ("nature: attack", "nature: attac", &["SN416", "SN433"]),
    ("rate: [0.5, 1, 12]", "rate: [1, 0.5, 12]", &["SN416", "SN432"]),
    ("rate: [0.5, 1, 12], ", "", &["SN405", "SN416"]),
    ("on: [component]", "on: []", &["SN425"]),
    ("physical: true", "physical: yes", &["SN433"]),
    ("\"{} is held\"", "it is held", &["SN437"]),
    ("\"{}が握られる\"", "握られる", &["SN437"]),
    ("{ en: by walking in, ja: 歩いて入って }", "{ en: by walking in }", &["SN406"]),
    ("ja: 歩いて入って", "ja: by walking in", &["SN418"]),
    ("key: own-second", "key: own-first", &["SN414"]),
    ("key: own-second", "key: Own_Second", &["SN429"]),
    ("chance: 0.25", "chance: 25%", &["SN431"]),
    ("chance: [0.05, 0.15, 0.35]", "chance: [0.05, 0.15]", &["SN432"]),
    ("chance: [0.05, 0.15, 0.35]", "chance: [0.05, 0.15, 1.35]", &["SN431"]),
    ("times: 0.4 }]", "times: 400 }]", &["SN431"]),
    ("    bearer: link\n", "    bearer: wire\n", &["SN433"]),
    ("    must: [\"components: {}\"]\n", "", &["SN436"]),
    ("    must-not: [\"components: {}\"]\n", "    must-not: []\n", &["SN436"]),
    ("of: link, attr: one-way, is: false", "of: link, attr: one-way, is: no", &["SN434"]),
    ("of: link, attr: one-way, is: false", "of: links, attr: one-way, is: false", &["SN433"]),
    ("    by: own-prowler\n", "", &["SN435"]),
    ("    from: own-held\n", "    from: own-hold\n", &["SN416"]),
    ("    from: own-held\n", "    from: [own-held, own-held]\n", &["SN426"]),
    ("measure: CPS.MA-1, times", "measure: CPS.MA-99, times", &["SN416"]),
    ("done: [CPS.MA-1]", "does: [CPS.MA-1]", &["SN404"]),
    ("cost: 12.5", "cost: 12500", &["SN431"]),
];

#[test]
fn every_slip_in_a_pack_is_told() {
    assert_eq!(told(PACK), [""; 0]);
    for (from, to, expected) in SLIPS {
        assert!(PACK.contains(from), "`{from}`");
        let mut codes = told(&PACK.replacen(from, to, 1));
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes, expected, "{from} → {to}");
    }
}

#[test]
fn a_key_of_a_pack_that_was_given_up_is_told_when_it_is_used_again() {
    let retired = "retired:\n  - { list: ways, key: own-first, since: \"2027.01\" }\n  - { list: steps, key: own-past, since: \"2027.01\", replaced-by: own-held }\n";
    assert_eq!(told(&format!("{PACK}{retired}")), ["SN423"]);
}

#[test]
fn a_way_that_cannot_be_read_whole_does_not_count() {
    for (from, to) in [
        ("is: false }\n      - { attr: stored-in", "is: maybe }\n      - { attr: stored-in"),
        ("of: target-manager", "of: target-boss"),
        ("times: 0.4, done", "times: much, done"),
    ] {
        let text = PACK.replacen(from, to, 1);
        assert_ne!(text, PACK);
        let library = read_files(embedded(), &overlay(&text), &mut Sources::default()).value;
        assert!(library.ways.iter().all(|way| way.row.key != "own-first"), "{to}");
        assert!(library.ways.iter().any(|way| way.row.key == "own-second"), "{to}");
    }
}
