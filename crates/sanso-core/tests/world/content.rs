//! Random content: incidents with random conditions, and random profiles.

use super::{Choices, library};
use sanso_core::content::{Library, Overlay, read_files};
use sanso_core::diag::Checked;
use sanso_core::facts::FACTS;
use sanso_core::model::Kind;
use sanso_core::text::Sources;
use std::fmt::Write as _;

const KINDS: [&[Kind]; 7] = [
    &[Kind::Organization],
    &[Kind::Component],
    &[Kind::Data],
    &[Kind::Supply],
    &[Kind::DataEvent],
    &[Kind::DataEvent, Kind::Flow],
    &[Kind::Component, Kind::DataEvent],
];

const ELEMENTS: [&str; 6] = ["organization", "people", "component", "data", "procedure", "system"];

/// Incidents with random conditions, each naming its facts once, as a content file.
pub fn incidents(choices: &mut Choices<'_>) -> String {
    let mut text = String::from("content: 1\nincidents:\n");
    for number in 0..=choices.below(4) {
        let about = choices.one(&KINDS).unwrap();
        let words: Vec<_> = about.iter().map(|kind| kind.section().one).collect();
        let fitting: Vec<&str> = FACTS
            .iter()
            .filter(|fact| about.iter().all(|kind| fact.about.contains(kind)))
            .map(|fact| fact.name)
            .collect();
        let many = 1 + choices.below(4);
        let facts: Vec<&str> = choices.shuffled(&fitting).into_iter().take(many).collect();
        let when = condition(choices, &facts);
        let measures: Vec<&str> =
            (0..2).filter_map(|_| choices.one(&library().measures)).map(|measure| measure.id.as_str()).collect();
        let element = choices.one(&ELEMENTS).unwrap();
        writeln!(
            text,
            "  - {{ key: drawn-{number}, id: D_{number}, id-confidence: low, function: compliance, about: [{}], when: {when}, \
             name: {{ en: Drawn, ja: 乱数 }}, harm: {{ en: None., ja: なし。 }}, threats: [], vulnerabilities: [{{ id: D_{number}_V, \
             element: {element}, name: {{ en: None, ja: なし }}, measures: [{}], confidence: low, origin: ours }}], confidence: low, origin: ours }}",
            words.join(", "),
            measures.join(", "),
        )
        .unwrap();
    }
    text
}

/// A condition over facts, each named once.
fn condition(choices: &mut Choices<'_>, facts: &[&str]) -> String {
    let whole = match facts {
        [one] => (*one).to_owned(),
        _ => {
            let cut = 1 + choices.below(facts.len() - 1);
            let join = if choices.below(2) == 0 { "all" } else { "any" };
            let (first, second) = facts.split_at(cut);
            format!("{{ {join}: [{}, {}] }}", condition(choices, first), condition(choices, second))
        }
    };
    // Conditions may be eight levels deep.
    if choices.below(4) == 3 && facts.len() != 3 { format!("{{ not: {whole} }}") } else { whole }
}

/// A profile called `drawn` with random rows, as a content file.
pub fn profile(choices: &mut Choices<'_>) -> String {
    let mut rows = Vec::new();
    for _ in 0..=choices.below(6) {
        let scope = match choices.below(3) {
            0 => "all: true".to_owned(),
            1 => format!("category: {}", choices.one(&library().categories).unwrap().id),
            _ => format!("measure: {}", choices.one(&library().measures).unwrap().id),
        };
        let what = ["do: exclude", "do: require", "do: grade, grade: basic", "do: require, grade: advanced"];
        let size = ["", ", size: [micro, small]", ", size: [large]"];
        let (what, size) = (choices.one(&what).unwrap(), choices.one(&size).unwrap());
        rows.push(format!("{scope}, {what}{size}"));
    }
    profile_of(&rows)
}

/// A profile called `drawn` with these rows, as a content file.
pub fn profile_of(rows: &[String]) -> String {
    let head = "content: 1\nprofiles:\n  - key: drawn\n    name: { en: Drawn, ja: 乱数 }\n    why: { en: A test., ja: 試験。 }\n";
    let row = |row: &String| format!("      - {{ {row}, why: {{ en: A test., ja: 試験。 }} }}\n");
    let rows: String = rows.iter().map(row).collect();
    format!("{head}    confidence: low\n    origin: ours\n    rows:\n{rows}")
}

/// The content of the program with one file laid over it.
pub fn laid_over(file: &str) -> Library {
    let overlay =
        Overlay { name: "drawn".to_owned(), files: vec![("drawn.yaml".to_owned(), file.as_bytes().to_vec())] };
    let Checked { value, diagnostics } = read_files(library().clone(), &overlay, &mut Sources::default());
    assert!(diagnostics.is_empty(), "{diagnostics:?} in\n{file}");
    value
}
