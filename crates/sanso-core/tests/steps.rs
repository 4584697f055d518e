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
use sanso_core::text::{Lang, Sources};

const PACK: &str = r#"content: 1
sources:
  - { key: own-table, name: { en: Ours, ja: 自社 }, note: { en: Ours., ja: 自社のもの。 } }
attempts:
  - { key: own-prowler, name: { en: a prowler, ja: 徘徊者 }, nature: attack, rate: [0.5, 1, 12], confidence: low, origin: own-table }
steps:
  - { key: own-held, on: [component], name: { en: "{} is held", ja: "{}が握られる" }, physical: true, confidence: low, origin: own-table }
  - { key: own-open, on: [component], name: { en: "{} stands open", ja: "{}が開いている" }, confidence: low, origin: own-table }
  - { key: own-harm, on: [goal], name: { en: "{} comes true", ja: "{}が現実になる" }, confidence: low, origin: own-table }
ways:
  - key: own-second
    name: { en: by carrying on, ja: そのまま進んで }
    along: flow-back
    from: own-held
    to: own-held
    chance: 0.25
    bearer: link
    must: ["components: { a: {}, b: {} }\nflows: { f: { from: a, to: b } }"]
    must-not: ["components: { a: {}, b: {} }"]
    confidence: low
    origin: own-table
  - key: own-opens
    name: { en: by trying, ja: 試して }
    along: itself
    by: own-prowler
    to: own-open
    chance: 0.5
    must: ["components: { a: {} }"]
    must-not: ["organizations: { o: {} }"]
    confidence: low
    origin: own-table
  - key: own-last
    name: { en: by staying, ja: 居座って }
    along: harms
    from: [own-held]
    to: own-harm
    chance: 1
    must: ["components: { a: {} }\ngoals: { g: { at: a, kind: people } }"]
    must-not: ["components: { a: {} }"]
    confidence: low
    origin: own-table
  - key: own-first
    name: { en: by walking in, ja: 歩いて入って }
    along: flow
    by: own-prowler
    also: [{ step: own-open, of: source }]
    to: own-held
    when:
      - { attr: kind, any: [plc, controller], unsaid: 0.2 }
      - { of: link, attr: one-way, is: false }
      - { attr: stores, some: true }
      - { attr: count, at-least: 3 }
      - { fact: stands-unattended, is: false }
      - { of: source, crosses: zone, is: false }
    chance: [0.05, 0.15, 0.35]
    adjust:
      - { attr: updated, is: true, times: 0.4, done: [CPS.MA-1] }
    measures: [{ measure: CPS.MA-1, times: 0.4 }]
    techniques: [T0866]
    must:
      - |
        components: { a: {}, b: { kind: plc, count: 3 } }
        flows: { f: { from: a, to: b } }
    must-not:
      - |
        components: { a: {}, b: { kind: plc, count: 2 } }
        flows: { f: { from: a, to: b } }
      - |
        components: { a: {}, b: { kind: camera, count: 3 } }
        flows: { f: { from: a, to: b } }
      - |
        components: { a: {}, b: { kind: plc, count: 3 } }
        flows: { f: { from: a, to: b, one-way: true } }
      - |
        components: { a: {}, b: { kind: plc, count: 3, stores: [] } }
        flows: { f: { from: a, to: b } }
      - |
        components: { a: {}, b: { kind: plc, count: 3, unattended: true } }
        flows: { f: { from: a, to: b } }
      - |
        organizations: { o: {} }
        zones: { x: { organization: o }, y: { organization: o } }
        components: { a: { zone: x }, b: { kind: plc, count: 3, zone: y } }
        flows: { f: { from: a, to: b } }
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
    // What is told of the program's own rows has no place among the files of the overlay.
    diagnostics.iter().filter(|note| note.place.is_some()).map(|note| note.problem.code()).collect()
}

/// What an overlay is told, in words.
fn laid_over(text: &str) -> Vec<String> {
    let Checked { diagnostics, .. } = checked_content(embedded(), &overlay(text), &mut Sources::default());
    let placed = diagnostics.iter().filter(|note| note.place.is_some());
    let messages = placed.map(|note| (note.problem.message(Lang::En), note.problem.message(Lang::Ja)));
    messages.inspect(|(en, ja)| assert!(en.what != ja.what && en.why != ja.why)).map(|(en, _)| en.what).collect()
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
    assert_eq!((way.along.as_str(), way.by.as_deref(), way.to.as_str()), ("flow", Some("own-prowler"), "own-held"));
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
            ("target", attr("stores", Want::Some(true)), None),
            ("target", attr("count", Want::AtLeast("3".into())), None),
            ("target", About::Fact("stands-unattended".into(), false), None),
            ("source", About::Crosses("zone".into(), false), None),
        ]
    );
    assert_eq!((way.also[0].step.as_str(), way.also[0].of.as_str()), ("own-open", "source"));
    let adjust = &way.adjust[0];
    assert_eq!((adjust.times, adjust.done.as_slice()), (Amount(400_000), &["CPS.MA-1".into()][..]));
    assert_eq!((way.measures[0].measure.as_str(), way.measures[0].times), ("CPS.MA-1", Amount(400_000)));
    assert_eq!((way.must.len(), way.must_not.len()), (1, 6));
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
            "along: flow",
            "by: own-prowler",
            "also: own-open on source",
            "to: own-held",
            "chance: [0.05, 0.15, 0.35]",
            "bearer: target",
            "measures: CPS.MA-1 × 0.4",
            "techniques: T0866",
            "confidence: medium",
            "origin: own-table",
            "when.1: { of: target, attr: kind, any: [plc, controller], unsaid: 0.2 }",
            "when.2: { of: link, attr: one-way, is: false }",
            "when.3: { of: target, attr: stores, some: true }",
            "when.4: { of: target, attr: count, at-least: 3 }",
            "when.5: { of: target, fact: stands-unattended, is: false }",
            "when.6: { of: source, crosses: zone, is: false }",
            "adjust.1: { of: target, attr: updated, is: true, times: 0.4, done: [CPS.MA-1] }",
            "must.1: components: { a: {}, b: { kind: plc, count: 3 } }\nflows: { f: { from: a, to: b } }\n",
            "must-not.1: components: { a: {}, b: { kind: plc, count: 2 } }\nflows: { f: { from: a, to: b } }\n",
            "must-not.2: components: { a: {}, b: { kind: camera, count: 3 } }\nflows: { f: { from: a, to: b } }\n",
            "must-not.3: components: { a: {}, b: { kind: plc, count: 3 } }\nflows: { f: { from: a, to: b, one-way: true } }\n",
            "must-not.4: components: { a: {}, b: { kind: plc, count: 3, stores: [] } }\nflows: { f: { from: a, to: b } }\n",
            "must-not.5: components: { a: {}, b: { kind: plc, count: 3, unattended: true } }\nflows: { f: { from: a, to: b } }\n",
            "must-not.6: organizations: { o: {} }\nzones: { x: { organization: o }, y: { organization: o } }\ncomponents: { a: { zone: x }, b: { kind: plc, count: 3, zone: y } }\nflows: { f: { from: a, to: b } }\n",
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

/// A slip an author could make in the pack above: what is there, what it becomes, what is told besides what follows from
/// the row being gone.
const SLIPS: [(&str, &str, &[&str]); 50] = [
    ("attempts:", "attemps:", &["SN402", "SN416"]),
    ("nature: attack", "nature: attac", &["SN416", "SN433"]),
    ("rate: [0.5, 1, 12]", "rate: [1, 0.5, 12]", &["SN416", "SN432"]),
    ("rate: [0.5, 1, 12], ", "", &["SN405", "SN416"]),
    ("on: [component]", "on: []", &["SN425"]),
    ("on: [component]", "on: [component, machine]", &["SN416"]),
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
    ("times: 0.4 }]", "times: 1.1 }]", &["SN431"]),
    ("    bearer: link\n", "    bearer: wire\n", &["SN433"]),
    ("    must-not: [\"components: { a: {}, b: {} }\"]\n", "    must-not: []\n", &["SN436"]),
    ("    must: [\"components: { a: {} }\\ngoals: { g: { at: a, kind: people } }\"]\n", "", &["SN436"]),
    ("of: link, attr: one-way, is: false", "of: link, attr: one-way, is: no", &["SN434"]),
    ("of: link, attr: one-way, is: false", "of: links, attr: one-way, is: false", &["SN433"]),
    ("    by: own-prowler\n", "", &["SN435"]),
    ("    from: own-held\n", "    from: own-hold\n", &["SN416"]),
    ("    from: own-held\n", "    from: [own-held, own-held]\n", &["SN426"]),
    ("measure: CPS.MA-1, times", "measure: CPS.MA-99, times", &["SN416"]),
    ("done: [CPS.MA-1]", "does: [CPS.MA-1]", &["SN404"]),
    ("cost: 12.5", "cost: 12500", &["SN431"]),
    ("along: flow-back", "along: flow-backwards", &["SN450"]),
    ("attr: updated", "attr: updatet", &["SN452"]),
    ("any: [plc, controller]", "any: [plc, controler]", &["SN453"]),
    ("attr: stores, some: true", "attr: stores, is: true", &["SN454"]),
    ("fact: stands-unattended", "fact: stands-unwatched", &["SN411"]),
    ("from: [own-held]", "from: [own-held, own-held, own-held, own-held, own-held]", &["SN456"]),
    ("must: [\"components: { a: {}, b: {} }", "must: [\"components: { a: {}, c: {} }", &["SN438"]),
    ("must-not: [\"components: { a: {}, b: {} }\"]", "must-not: [\"name: nothing\"]", &["SN438"]),
    ("{ kind: plc, count: 3 }", "{ kind: plc, count: 1 }", &["SN439"]),
    ("{ kind: plc, count: 2 }", "{ kind: plc }", &["SN440"]),
    ("    along: harms\n", "    along: part\n", &["SN441"]),
    ("attr: count, at-least", "attr: substitutes, at-least", &["SN441"]),
    ("{ fact: stands-unattended, is: false }", "{ fact: bound-by-rules, is: true }", &["SN441"]),
    ("also: [{ step: own-open", "also: [{ step: own-held", &["SN442", "SN443"]),
    ("    to: own-harm\n", "    to: own-held\n", &["SN442"]),
    ("one-way: true } }", "one-way: perhaps } }", &["SN438"]),
    ("kind: plc, count: 3, stores: [] }", "kind: camera, count: 3, stores: [] }", &["SN446"]),
    ("on: [goal]", "on: [goal, component]", &[]),
    (
        "attempts:\n",
        "effects: [{ key: \"4\", weight: 2, confidence: low, origin: own-table }]\nattempts:\n  - { key: own-idler, name: { en: an idler, ja: 怠け者 }, nature: accident, rate: 1, confidence: low, origin: own-table }\n",
        &["SN416", "SN445"],
    ),
    ("on: [goal]", "on: [component]", &["SN443"]),
    (
        "    along: harms\n    from: [own-held]\n    to: own-harm\n",
        "    along: flow-back\n    from: [own-held]\n    to: own-held\n",
        &["SN444"],
    ),
    (
        "    along: harms\n    from: [own-held]\n    to: own-harm\n",
        "    along: flow-back\n    from: [own-held]\n    when: [{ attr: updated, is: false }]\n    to: own-held\n",
        &[],
    ),
];

#[test]
fn every_slip_in_a_pack_is_told() {
    assert_eq!(laid_over(PACK), [""; 0]);
    for (from, to, expected) in SLIPS {
        assert!(PACK.contains(from), "`{from}`");
        let codes = told(&PACK.replacen(from, to, 1));
        let missing: Vec<_> = expected.iter().filter(|code| !codes.contains(code)).collect();
        assert!(missing.is_empty(), "{from} → {to}: {codes:?}");
        assert!(!expected.is_empty() || !codes.contains(&"SN444"), "{from} → {to}: {codes:?}");
        // What names something unknown could fit anywhere.
        let nowhere = !expected.contains(&"SN416") || !codes.contains(&"SN441");
        assert!(nowhere, "{from} → {to}: {codes:?}");
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
        ("is: false }\n      - { attr: stores", "is: maybe }\n      - { attr: stores"),
        ("own-open, of: source", "own-open, of: boss"),
        ("times: 0.4, done", "times: much, done"),
    ] {
        let text = PACK.replacen(from, to, 1);
        assert_ne!(text, PACK);
        let library = read_files(embedded(), &overlay(&text), &mut Sources::default()).value;
        assert!(library.ways.iter().all(|way| way.row.key != "own-first"), "{to}");
        assert!(library.ways.iter().any(|way| way.row.key == "own-second"), "{to}");
    }
}
