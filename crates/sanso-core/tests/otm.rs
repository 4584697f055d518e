//! Open Threat Model files of any kind: what comes out is always a model that can be read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use sanso_core::diag::Checked;
use sanso_core::exchange::otm::import;
use sanso_core::model::{Kind, Model, read};
use sanso_core::text::Lang;

/// Ids that are fine, that are not, and that look like something else to a reader of YAML.
const IDS: [&str; 16] = [
    "a",
    "b",
    "c-1",
    "null",
    "true",
    "12",
    "1e5",
    "2026-11-22",
    "web server",
    "データ",
    "x{}",
    "",
    "owner",
    "maker",
    "~",
    "-",
];
const TYPES: [&str; 8] = ["server", "PLC", "web-client", "postgresql", "", "センサ", "no", "DMZ"];
const ATTRIBUTES: [&str; 8] = [
    "\"sanso.organization\": \"maker\"",
    "\"sanso.is\": \"system\"",
    "\"sanso.is\": \"organization\"",
    "\"sanso.updated\": \"false\"",
    "\"sanso.updated\": \"perhaps\"",
    "\"sanso.zone\": \"a\"",
    "\"sanso.unplaced\": \"true\"",
    "\"cost\": \"7\"",
];

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn entry() -> impl Strategy<Value = String> {
    let id = || select(&IDS[..]).prop_map(quoted);
    let parent = (id(), any::<bool>(), any::<bool>()).prop_map(|(id, zone, there)| match (there, zone) {
        (false, _) => String::new(),
        (true, true) => format!(", \"parent\": {{ \"trustZone\": {id} }}"),
        (true, false) => format!(", \"parent\": {{ \"component\": {id} }}"),
    });
    let lists = (vec(id(), 0..3), vec(id(), 0..3)).prop_map(|(stored, processed)| {
        format!(", \"assets\": {{ \"stored\": [{}], \"processed\": [{}] }}", stored.join(", "), processed.join(", "))
    });
    let attributes = vec(select(&ATTRIBUTES[..]), 0..2).prop_map(|list| list.join(", "));
    let kind = select(&TYPES[..]);
    (id(), id(), id(), kind, parent, lists, attributes, any::<u8>()).prop_map(
        |(id, from, to, kind, parent, lists, attributes, number)| {
            format!(
                "{{ \"id\": {id}, \"name\": {from}, \"type\": \"{kind}\", \"source\": {from}, \"destination\": {to}, \"bidirectional\": {}, \"risk\": {{ \"integrity\": {number} }}, \"attributes\": {{ {attributes} }}{parent}{lists} }}",
                number % 2 == 0
            )
        },
    )
}

fn document() -> impl Strategy<Value = String> {
    let section = || vec(entry(), 0..5).prop_map(|entries| format!("[{}]", entries.join(",\n")));
    (section(), section(), section(), section()).prop_map(|(zones, components, flows, assets)| {
        format!(
            "{{ \"otmVersion\": \"0.2.0\", \"project\": {{ \"id\": \"p\", \"name\": \"P\" }},\n\"trustZones\": {zones},\n\"components\": {components},\n\"dataflows\": {flows},\n\"assets\": {assets} }}\n"
        )
    })
}

/// The model of a file, and the codes of what is wrong with its text.
fn model(bytes: &[u8]) -> (Model, Vec<&'static str>, String) {
    let Checked { value, diagnostics } = import("drawn.otm", bytes);
    for one in &diagnostics {
        if let Some(place) = one.place {
            let text = &value.sources.get(place.file).unwrap().text;
            assert!(text.get(place.start as usize..place.end as usize).is_some());
        }
        assert!(!one.problem.message(Lang::En).what.is_empty() && !one.problem.message(Lang::Ja).what.is_empty());
    }
    let text = value.model.clone();
    let read = read("model.yaml", &mut |_| Ok(text.clone().into_bytes()));
    let codes = read.diagnostics.iter().map(|one| one.problem.code()).collect();
    (read.value, codes, value.model)
}

/// Entries that contain each other were written so in the file; and a file may describe nothing.
const MAY_BE_WRONG: [&str; 2] = ["SN125", "SN210"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_comes_out_of_drawn_files_can_be_read(document in document()) {
        let (_, codes, text) = model(document.as_bytes());
        prop_assert!(codes.iter().all(|code| MAY_BE_WRONG.contains(code)), "{codes:?}\n{document}\n{text}");
    }

    #[test]
    fn damaged_files_give_a_model_that_can_be_read_or_none(
        document in document(),
        damage in vec((any::<u32>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = document.into_bytes();
        for (at, byte) in damage {
            let at = at as usize % bytes.len();
            bytes[at] = byte;
        }
        let (_, codes, text) = model(&bytes);
        prop_assert!(text.is_empty() || codes.iter().all(|code| MAY_BE_WRONG.contains(code)), "{codes:?}\n{text}");
    }

    #[test]
    fn any_bytes_are_answered(bytes in vec(any::<u8>(), 0..200)) {
        model(&bytes);
    }
}

#[test]
fn a_large_file_of_ids_that_all_become_the_same_takes_no_longer_than_others() {
    let entries: Vec<String> = (0..20_000u32)
        .map(|number| {
            format!(
                "{{ \"id\": \"{}\", \"type\": \"server\" }}",
                "電".repeat(number as usize % 7)
                    + &number.to_string().replace(|_: char| true, "気")
                    + &char::from_u32(0x4e00 + number).unwrap().to_string()
            )
        })
        .collect();
    let document =
        format!("{{ \"otmVersion\": \"0.2.0\", \"project\": {{}}, \"components\": [{}] }}", entries.join(","));
    let start = std::time::Instant::now();
    let (model, codes, _) = model(document.as_bytes());
    assert!(codes.is_empty());
    assert_eq!(model.of_kind(Kind::Component).len(), 20_000);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
