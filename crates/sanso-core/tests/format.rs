//! The canonical form of model files: what it looks like, and the laws it keeps for drawn models in drawn styles.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod format {
    pub mod draw;
}

use format::draw::{Drawn, draw};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use sanso_core::model::language::Attr;
use sanso_core::model::{FetchError, Model, Stated, Subject, format, read};
use sanso_core::text::Lang;

/// Everything a model says, without places.
type Said = (Vec<String>, Vec<&'static str>);

fn first_difference(a: &Said, b: &Said) -> String {
    let lines = a.0.iter().zip(&b.0).find(|(a, b)| a != b);
    format!("{lines:?} {:?} {:?}", a.1, b.1)
}

fn said(text: &str) -> Said {
    let mut fetch =
        |path: &str| if path == "model.yaml" { Ok(text.as_bytes().to_vec()) } else { Err(FetchError::Missing) };
    let read = read("model.yaml", &mut fetch);
    let model = &read.value;
    let head = &model.head;
    let profile = head.profile.as_ref().map(|(profile, _)| profile);
    let mut lines = vec![format!("{} {:?} {:?} {:?} {profile:?}", head.process, head.name, head.sector, head.scope)];
    for subject in model.subjects() {
        lines.push(format!("{:?} {}", model.kind(subject), model.id(subject)));
        lines.extend(model.said(subject).iter().map(|stated| value(model, subject, *stated)));
    }
    // A word may be repeated by its key and its label, which shows only when both are written by key.
    let codes = read.diagnostics.iter().map(|diagnostic| diagnostic.problem.code());
    let mut codes: Vec<_> = codes.filter(|code| *code != "SN212").collect();
    codes.sort_unstable();
    (lines, codes)
}

fn value(model: &Model, subject: Subject, Stated { attr, .. }: Stated) -> String {
    let ids: Vec<_> = model.targets(subject, attr).map(|target| model.id(target)).collect();
    let words = model.words(subject, attr).map(|words| words.iter().map(|word| word.key).collect::<Vec<_>>());
    format!(
        "  {} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {ids:?}",
        attr.key(),
        model.truth(subject, attr),
        model.level(subject, attr),
        model.number(subject, attr),
        model.minutes(subject, attr),
        model.word(subject, attr).map(|word| word.key),
        words,
        model.text(subject, attr),
        model.texts(subject, attr),
        model.display(subject, attr),
        model.data_state(subject, attr),
    )
}

fn formatted(text: &str) -> String {
    let once = format(text);
    assert!(once.diagnostics.is_empty(), "{:?}\n{text}", once.diagnostics);
    once.value
}

/// The first line at or below a line that is neither blank nor a remark.
fn speaks_of(page: &str, token: &str) -> String {
    let lines = page.lines().skip_while(|line| !line.contains(token));
    let mut lines = lines.map(str::trim).skip_while(|line| line.is_empty() || line.starts_with('#'));
    lines.next().unwrap_or_default().trim_start_matches("- ").replace(['"', '\''], "")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 4_000, failure_persistence: None, rng_seed: RngSeed::Fixed(20_261_122), ..ProptestConfig::default() })]

    #[test]
    fn reading_the_canonical_form_gives_the_same_model(choices in prop::collection::vec(any::<u8>(), 0..3_000)) {
        let Drawn { text, .. } = draw(&choices);
        let (before, after) = (said(&text), said(&formatted(&text)));
        prop_assert!(before == after, "{:?}\n{}\n---\n{}", first_difference(&before, &after), text, formatted(&text));
    }

    #[test]
    fn writing_the_canonical_form_again_changes_nothing(choices in prop::collection::vec(any::<u8>(), 0..3_000)) {
        let Drawn { text, .. } = draw(&choices);
        let once = formatted(&text);
        prop_assert_eq!(&formatted(&once), &once, "{}", text);
    }

    #[test]
    fn every_remark_stays_and_stays_with_what_it_speaks_of(choices in prop::collection::vec(any::<u8>(), 0..3_000)) {
        let Drawn { text, remarks, speaking } = draw(&choices);
        let page = formatted(&text);
        for remark in &remarks {
            let found = page.lines().filter(|line| line.contains(remark.as_str())).count();
            prop_assert_eq!(found, 1, "{}\n{}\n---\n{}", remark, text, page);
        }
        for (remark, key) in &speaking {
            prop_assert!(speaks_of(&page, remark).starts_with(&format!("{key}:")), "{} {}\n{}\n---\n{}", remark, key, text, page);
        }
    }

    #[test]
    fn any_text_is_answered(choices in prop::collection::vec(any::<u8>(), 0..600), cuts in prop::collection::vec((any::<u16>(), any::<char>()), 0..6)) {
        let mut spoiled: Vec<char> = draw(&choices).text.chars().collect();
        for (at, with) in cuts {
            let at = usize::from(at) % (spoiled.len() + 1);
            if with.is_ascii() { spoiled.splice(at..spoiled.len().min(at + 1), []); } else { spoiled.insert(at, "#:{}[]-|>'\"\n &*"
                .chars().nth(with as usize % 15).unwrap()); }
        }
        let spoiled: String = spoiled.into_iter().collect();
        let once = format(&spoiled);
        if once.diagnostics.is_empty() {
            let (before, after) = (said(&spoiled), said(&once.value));
            prop_assert!(before == after, "{:?}\n{}\n---\n{}", first_difference(&before, &after), spoiled, once.value);
            prop_assert_eq!(&format(&once.value).value, &once.value);
        } else {
            prop_assert!(!once.diagnostics.iter().any(|told| told.problem.code() == "SN128"), "{}", spoiled);
            prop_assert_eq!(once.value, spoiled);
        }
    }
}

const WRITTEN: &str = "\
# Press shop
# by hand

components:   # what stands there
# the big one
- {kind: PLC, id: press, needs-no: true,
   login-required: TRUE,   # since May
   name: {ja: プレス, en: 'Press'}}
- id: sensor # small
  acts-on: []
  # measured
  senses: pressure

  # unsure about the rest


organizations:
  plant:
    country: NO
    role: \"runs: presses\"
    note: \"two\\nlines\"
name: a process with a name that is long enough to be broken because it does not fit into one hundred columns
sanso: 1   # version
# the end
";

const CANONICAL: &str = "\
# Press shop
# by hand

sanso: 1  # version
name: >-
  a process with a name that is long enough to be broken because it does not fit into one hundred
  columns

organizations:
  plant:
    role: \"runs: presses\"
    country: \"NO\"
    note: |-
      two
      lines

components:  # what stands there
  # the big one
  press:
    name: { en: Press, ja: プレス }
    kind: plc
    login-required: true  # since May
    needs-no: true
  sensor:  # small
    # measured
    senses: [pressure]
    acts-on: []
    # unsure about the rest
# the end
";

#[test]
fn the_canonical_form_looks_like_this() {
    assert_eq!(formatted(WRITTEN), CANONICAL);
}

#[test]
fn a_file_that_breaks_the_rules_of_yaml_comes_back_unchanged() {
    for text in ["a: [1", "a: 1\na: 2\n", "a: !custom x\n", "a: 1\n---\nb: 2\n", "a: \"x\n", "<<: {a: 1}\n"] {
        let answer = format(text);
        assert_eq!(answer.value, text);
        assert!(!answer.diagnostics.is_empty(), "{text}");
        assert!(!answer.diagnostics.iter().any(|diagnostic| diagnostic.problem.code() == "SN128"), "{text}");
    }
}

#[test]
fn a_file_without_a_mapping_comes_back_unchanged() {
    for text in ["", "# only a remark\n", "- a\n- b\n", "text", "~\n"] {
        assert_eq!(formatted(text), text);
    }
}

#[test]
fn json_becomes_the_same_model() {
    let json = r#"{"sanso": 1, "components": {"press": {"kind": "plc", "can-harm": ["people"], "unattended": false}}}"#;
    assert_eq!(
        formatted(json),
        "sanso: 1\n\ncomponents:\n  press: { kind: plc, can-harm: [people], unattended: false }\n"
    );
}

#[test]
fn aliases_are_written_out_and_remarks_stay_once() {
    let text = "components:\n  a: &same\n    kind: plc  # the model\n    spare: true\n  b: *same  # alike\n";
    let page = formatted(text);
    assert_eq!(
        page,
        "components:\n  a:\n    kind: plc  # the model\n    spare: true\n  b: { kind: plc, spare: true }  # alike\n"
    );
}

#[test]
fn every_example_keeps_its_meaning() {
    for name in ["bakery-sme", "smart-factory", "office-building", "car-parts-supplier", "smart-home"] {
        let path = format!("{}/../../examples/{name}/model.yaml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let page = formatted(&text);
        assert_eq!(said(&text), said(&page));
        assert_eq!(formatted(&page), page);
        let remarks = |text: &str| text.lines().filter(|line| line.trim_start().starts_with('#')).count();
        assert_eq!(remarks(&text), remarks(&page), "{name}");
    }
}

#[test]
fn a_line_of_japanese_counts_the_columns_it_takes() {
    let name = "あ".repeat(60);
    let page = formatted(&format!("systems:\n  s: {{ name: {name}, organization: o }}\n"));
    assert_eq!(page, format!("systems:\n  s:\n    name: {name}\n    organization: o\n"));
}

#[test]
fn names_are_shown_alike_before_and_after() {
    let text = "components:\n  'no': { name: \"yes\" }\n";
    let mut fetch = |_: &str| Ok(formatted(text).into_bytes());
    let model = read("model.yaml", &mut fetch).value;
    let subject = model.find("no").unwrap();
    assert_eq!((model.name(subject, Lang::En), model.said(subject)[0].attr), ("yes", Attr::Name));
}

#[test]
fn a_long_line_takes_no_longer_than_many_short_ones() {
    let entries: Vec<_> = (0..20_000).map(|at| format!("\"c{at}\":{{\"kind\":\"plc\",\"senses\":[a: b]}}")).collect();
    let text = format!("{{\"components\":{{{}}}}}", entries.join(","));
    let start = std::time::Instant::now();
    assert_eq!(formatted(&text).lines().count(), 20_001);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn a_long_text_that_needs_quotes_settles_at_once() {
    let once = format(&format!("sanso: 1\norgan{}: -; }} }}\n", "\u{1}".repeat(57)));
    assert_eq!(format(&once.value).value, once.value);
}
