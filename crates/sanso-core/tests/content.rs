//! The content of the program, read as an author's own would be; and what is told of mistakes in content.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use sanso_core::content::{Change, Confidence, Library, Overlay, diff, embedded, read_files};
use sanso_core::diag::{Checked, Diagnostic, Severity};
use sanso_core::facts::FACTS;
use sanso_core::study::{checked_content, differing_content};
use sanso_core::text::{Lang, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The files of `content/`, by path below it.
static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "yaml") {
                let parts = path.strip_prefix(&root).unwrap().iter().map(|part| part.to_str().unwrap());
                files.push((parts.collect::<Vec<_>>().join("/"), std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
});

fn folder(name: &str, files: &[(&str, &str)]) -> Overlay {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    Overlay { name: name.to_owned(), files }
}

fn ours() -> Overlay {
    Overlay { name: "content".into(), files: FILES.clone() }
}

/// An overlay checked on top of the content of the program.
fn laid_over(text: &str) -> Vec<Diagnostic> {
    checked_content(embedded(), &folder("own", &[("own.yaml", text)]), &mut Sources::default()).diagnostics
}

fn codes(notes: &[Diagnostic]) -> Vec<&'static str> {
    let mut codes: Vec<_> = notes.iter().map(|note| note.problem.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn shown(notes: &[Diagnostic], sources: &Sources) -> Vec<String> {
    let place = |note: &Diagnostic| note.place.map(|place| sources.show(place)).unwrap_or_default();
    notes
        .iter()
        .map(|note| format!("{} {} {}", note.problem.code(), place(note), note.problem.message(Lang::En).what))
        .collect()
}

#[test]
fn the_content_of_the_program_has_nothing_to_mend() {
    let mut sources = Sources::default();
    let read = checked_content(Library::default(), &ours(), &mut sources);
    assert_eq!(shown(&read.diagnostics, &sources), [""; 0]);
}

#[test]
fn packed_content_is_what_the_files_say() {
    let read = read_files(Library::default(), &ours(), &mut Sources::default()).value;
    assert_eq!(diff(&embedded(), &read), []);
    assert_eq!(without_places(&embedded()), without_places(&read));
}

/// A library as text, without where its rows are written.
fn without_places(library: &Library) -> String {
    let mut text = format!("{library:?}");
    for (start, end) in [("overlay: ", ", "), ("place: Place {", "}")] {
        let mut kept = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once(start) {
            kept.push_str(before);
            rest = after.split_once(end).unwrap().1;
        }
        text = kept + rest;
    }
    text
}

#[test]
fn the_framework_is_whole() {
    let library = embedded();
    let vulnerabilities = || library.incidents.iter().flat_map(|incident| &incident.vulnerabilities);
    assert_eq!((library.layers.len(), library.elements.len(), library.functions.len()), (3, 6, 10));
    assert_eq!((library.incidents.len(), vulnerabilities().count()), (26, 102));
    assert_eq!(vulnerabilities().map(|one| one.measures.len()).sum::<usize>(), 418);
    assert_eq!((library.categories.len(), library.measures.len()), (20, 104));
}

#[test]
fn measures_and_incidents_come_in_the_order_of_the_framework() {
    let library = embedded();
    let ids: Vec<&str> = library.incidents.iter().map(|one| one.id.as_str()).collect();
    assert!(ids.is_sorted());
    let categories: Vec<&str> = library.categories.iter().map(|one| one.id.as_str()).collect();
    let place = |id: &str| categories.iter().position(|known| *known == id);
    assert!(library.measures.iter().map(|one| place(&one.category)).is_sorted());
    let numbers = library.measures.chunk_by(|a, b| a.category == b.category);
    for category in numbers {
        let numbers: Vec<usize> =
            category.iter().map(|one| one.id.rsplit('-').next().unwrap().parse().unwrap()).collect();
        assert_eq!(numbers, (1..=category.len()).collect::<Vec<_>>(), "{}", category[0].category);
    }
}

#[test]
fn every_row_says_how_sure_it_is_and_nothing_reconstructed_is_certain() {
    let library = embedded();
    for one in library.incidents.iter().flat_map(|incident| &incident.vulnerabilities) {
        assert!(one.row.origin != "reconstructed" || one.row.confidence < Confidence::High, "{}", one.row.key);
    }
    assert!(library.measures.iter().all(|one| library.source(&one.row.origin).is_some()));
}

#[test]
fn every_fact_decides_some_incident() {
    // A fact that no incident names would be asked of nobody. Names of facts that wait for their incident go here, with
    // the reason beside them.
    const WAITING: [&str; 0] = [];
    let library = embedded();
    let used: BTreeSet<&str> = library.incidents.iter().flat_map(|incident| incident.when.facts()).collect();
    let unused: Vec<&str> = FACTS.iter().map(|fact| fact.name).filter(|name| !used.contains(name)).collect();
    assert_eq!(unused, WAITING);
}

#[test]
fn every_text_is_short_enough_to_be_read_where_it_is_shown() {
    let library = embedded();
    for measure in &library.measures {
        assert!(measure.name.get(Lang::En).len() <= 80, "{}", measure.id);
        assert!(measure.name.get(Lang::Ja).chars().count() <= 40, "{}", measure.id);
    }
    for incident in &library.incidents {
        assert!(incident.name.get(Lang::En).len() <= 120, "{}", incident.id);
        assert!(incident.name.get(Lang::Ja).chars().count() <= 50, "{}", incident.id);
    }
}

/// A slip an author could make in our own files: file, what is there, what it becomes, what is told.
const SLIPS: [(&str, &str, &str, &[&str]); 31] = [
    ("cpsf/incidents-1.yaml", "content: 1\n", "", &["SN401"]),
    ("cpsf/incidents-1.yaml", "\nincidents:", "\nincident:", &["SN402"]),
    ("cpsf/incidents-1.yaml", "    harm:\n", "    harms:\n", &["SN404", "SN405"]),
    ("cpsf/incidents-1.yaml", "      ja: 自組織の管理下からの重要データの流出\n", "", &["SN406"]),
    ("cpsf/incidents-1.yaml", "id-confidence: high", "id-confidence: sure", &["SN407"]),
    ("cpsf/incidents-1.yaml", "{ all: [holds-protected-data] }", "{ all: holds-protected-data }", &["SN408"]),
    ("cpsf/incidents-1.yaml", "{ all: [holds-protected-data] }", "{ none: [holds-protected-data] }", &["SN408"]),
    ("cpsf/incidents-1.yaml", "about: [organization]", "about: [organisation]", &["SN410"]),
    ("cpsf/incidents-1.yaml", "[holds-protected-data]", "[holds-protected-date]", &["SN411"]),
    ("cpsf/incidents-1.yaml", "[holds-protected-data]", "[transcribes]", &["SN412"]),
    (
        "cpsf/incidents-1.yaml",
        "[holds-protected-data]",
        "[holds-protected-data, { not: holds-protected-data }]",
        &["SN413"],
    ),
    ("cpsf/incidents-1.yaml", "key: org-data-tamper", "key: org-data-leak", &["SN414"]),
    ("cpsf/measures-detect.yaml", "id: CPS.AE-2", "id: CPS.AE-1", &["SN415", "SN416"]),
    ("cpsf/incidents-1.yaml", "function: everyday-risk-management", "function: every-day-risk-management", &["SN416"]),
    ("cpsf/incidents-1.yaml", "      - stolen-credentials", "      - stolen-credential", &["SN416"]),
    ("cpsf/incidents-1.yaml", "element: organization", "element: organisation", &["SN416"]),
    ("cpsf/incidents-1.yaml", "[CPS.AM-6, CPS.AM-7,", "[CPS.AM-6, CPS.AM-77,", &["SN416"]),
    ("cpsf/measures-detect.yaml", "category: AE", "category: EA", &["SN416", "SN424"]),
    ("cpsf/measures-detect.yaml", "    origin: cpsf-public\n", "", &["SN417"]),
    ("cpsf/measures-detect.yaml", "      ja: 平常時の通信の基準", "      ja: Baseline of normal traffic", &["SN418"]),
    ("cpsf/measures-detect.yaml", "      en: Baseline of normal traffic", "      en: 平常時の通信の基準", &["SN418"]),
    ("cpsf/incidents-1.yaml", "      - id: L1_1_a_ORG\n", "      - id: L1_1_ORG\n", &["SN424"]),
    ("cpsf/measures-detect.yaml", "layers: [organizations, data]", "layers: []", &["SN425"]),
    ("cpsf/incidents-1.yaml", "[CPS.AM-6, CPS.AM-7,", "[CPS.AM-6, CPS.AM-7, CPS.AM-7,", &["SN426"]),
    ("steps/movement.yaml", "    along: itself", "    along: itsself", &["SN450"]),
    ("steps/movement.yaml", "    to: foothold", "    to: foot-hold", &["SN416"]),
    ("steps/movement.yaml", "    from: [reached]", "    from: [foothold]", &["SN439"]),
    ("steps/movement.yaml", "attr: known-weakness", "attr: know-weakness", &["SN452"]),
    ("steps/movement.yaml", "    must: [ \"components:", "    must: [ \"organizations:", &["SN438"]),
    ("steps/movement.yaml", "attr: login-required, is: false", "attr: login-required, is: true", &["SN439", "SN440"]),
    ("steps/basis.yaml", "    nature: attack", "    nature: attacked", &["SN433"]),
];

#[test]
fn every_slip_in_our_files_is_told_where_it_is() {
    for (path, from, to, expected) in SLIPS {
        let mut overlay = ours();
        let (_, bytes) = overlay.files.iter_mut().find(|(name, _)| name == path).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains(from), "`{from}` is no longer in {path}");
        *bytes = text.replacen(from, to, 1).into_bytes();
        let mut sources = Sources::default();
        let read = checked_content(Library::default(), &overlay, &mut sources);
        let told = codes(&read.diagnostics);
        let name = format!("content/{path}");
        assert!(
            expected.iter().all(|code| told.contains(code)),
            "{from} → {to}: {:?}",
            shown(&read.diagnostics, &sources)
        );
        let first = read.diagnostics.iter().find(|note| note.problem.code() == expected[0]).unwrap();
        assert_eq!(sources.name(first.place.unwrap()), name, "{from} → {to}");
        for note in &read.diagnostics {
            let [en, ja] = [Lang::En, Lang::Ja].map(|lang| note.problem.message(lang));
            assert!(!en.what.is_empty() && !en.act.is_empty() && en.what != ja.what && en.why != ja.why);
        }
    }
}

const HEAD: &str = "content: 1\nsources:\n  - { key: own-table, name: { en: Ours, ja: 自社 }, note: { en: Ours., ja: 自社のもの。 } }\n";

/// What an overlay of our own content is told, by code.
fn told(text: &str) -> Vec<&'static str> {
    codes(&laid_over(&format!("{HEAD}{text}")))
}

const THREAT: &str =
    "key: cut-cable, name: { en: A cable is cut, ja: ケーブルの切断 }, confidence: low, origin: own-table";

#[test]
fn a_row_may_replace_one_of_ours_but_not_one_of_its_own() {
    let row = |key: &str| {
        format!(
            "  - {{ key: {key}, name: {{ en: Stolen secrets, ja: 認証情報の窃取 }}, confidence: low, origin: own-table }}\n"
        )
    };
    assert_eq!(told(&format!("threats:\n{}", row("stolen-credentials"))), [""; 0]);
    assert_eq!(told(&format!("threats:\n{}{}", row("stolen-credentials"), row("stolen-credentials"))), ["SN414"]);
    let files = [
        ("a.yaml", format!("{HEAD}threats:\n{}", row("insider-misuse"))),
        ("b.yaml", format!("content: 1\nthreats:\n{}", row("insider-misuse"))),
    ];
    let both = folder("own", &[(files[0].0, &files[0].1), (files[1].0, &files[1].1)]);
    let mut sources = Sources::default();
    let notes = checked_content(embedded(), &both, &mut sources).diagnostics;
    assert_eq!(codes(&notes), ["SN414"]);
    assert_eq!(
        (sources.name(notes[0].place.unwrap()), sources.name(notes[0].related[0].0)),
        ("own/b.yaml", "own/a.yaml")
    );
}

#[test]
fn mistakes_in_an_overlay_are_told() {
    let cases: [(&str, &[&str]); 14] = [
        (&format!("threats:\n  - {{ {THREAT} }}\n"), &["SN420"]),
        ("threats:\n  - { key: stolen-credentials, name: { en: Theft, ja: 窃取 } }\n", &["SN417"]),
        (
            "threats:\n  - { key: Cut_Cable, name: { en: Theft, ja: 窃取 }, confidence: low, origin: own-table }\n",
            &["SN420", "SN429"],
        ),
        ("threats: { a: b }\n", &["SN430"]),
        ("threats:\n  - cut-cable\n", &["SN403"]),
        (
            "measures:\n  - { key: own, id: OWN.AM-8, id-confidence: low, category: AM, name: { en: a, ja: あ }, statement: { en: a, ja: あ }, elements: [system], layers: [data], first-step: { en: a, ja: あ }, proof: { en: a, ja: あ }, confidence: low, origin: own-table }\n",
            &["SN419"],
        ),
        (
            "incidents:\n  - { key: own, id: L3_1_z, id-confidence: low, function: process-data, about: [data], when: regulated, name: { en: a, ja: あ }, harm: { en: a, ja: あ }, threats: [malware-through-vulnerability], vulnerabilities: [], confidence: low, origin: own-table }\n",
            &["SN421"],
        ),
        (
            "incidents:\n  - { key: own, id: L3_1_z, id-confidence: low, function: process-data, about: [data], when: regulated, name: { en: a, ja: あ }, harm: { en: a, ja: あ }, threats: [malware-through-vulnerability], vulnerabilities: [{ id: L3_1_z_SYS, element: system, name: { en: a, ja: あ }, measures: [], confidence: low, origin: own-table }], confidence: low, origin: own-table }\n",
            &["SN422"],
        ),
        ("retired:\n  - { list: threats, key: stolen-credentials, since: \"2026.12\" }\n", &["SN423"]),
        ("retired:\n  - { list: threads, key: gone, since: \"2026.12\" }\n", &["SN416"]),
        ("retired:\n  - { list: threats, key: gone, since: \"2026.12\", replaced-by: nothing-known }\n", &["SN416"]),
        (
            "profiles:\n  - { key: own, name: { en: a, ja: あ }, why: { en: a, ja: あ }, rows: [{ measure: CPS.AM-99, do: require, size: [tiny], why: { en: a, ja: あ } }], confidence: low, origin: own-table }\n",
            &["SN416", "SN502"],
        ),
        (
            "profiles:\n  - { key: own, name: { en: a, ja: あ }, why: { en: a, ja: あ }, rows: [{ do: require, why: { en: a, ja: あ } }, { all: true, do: require, grade: top, why: { en: a, ja: あ } }, { all: true, do: allow, why: { en: a, ja: あ } }], confidence: low, origin: own-table }\n",
            &["SN409", "SN427", "SN428"],
        ),
        (
            "profiles:\n  - { key: own, name: { en: a, ja: あ }, why: { en: a, ja: あ }, rows: [{ all: true, do: exclude }], confidence: low, origin: own-table }\n",
            &["SN405", "SN503"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn bytes_that_are_no_text_are_told_and_the_rest_is_read() {
    let mut overlay = folder("own", &[("b.yaml", &format!("{HEAD}threats:\n  - {{ {THREAT} }}\n"))]);
    overlay.files.push(("a.yaml".into(), vec![0xff, 0xfe]));
    let read = checked_content(embedded(), &overlay, &mut Sources::default());
    assert_eq!(codes(&read.diagnostics), ["SN101", "SN420"]);
    assert!(read.value.threat("cut-cable").is_some());
}

#[test]
fn the_order_of_files_does_not_matter() {
    let mut backwards = ours();
    backwards.files.reverse();
    let forwards = read_files(Library::default(), &ours(), &mut Sources::default()).value;
    assert_eq!(forwards, read_files(Library::default(), &backwards, &mut Sources::default()).value);
}

#[test]
fn what_an_overlay_changes_is_listed_field_by_field() {
    let text = format!(
        "{HEAD}threats:\n  - {{ {THREAT} }}\n  - {{ key: stolen-credentials, name: {{ en: Theft, ja: 窃取 }}, confidence: low, origin: own-table }}\n"
    );
    let Checked { value: found, diagnostics } =
        differing_content(&embedded(), &folder("own", &[("own.yaml", &text)]), &mut Sources::default());
    assert_eq!(diagnostics, []);
    let rows: Vec<_> = found.iter().map(|one| (one.list, one.key.as_str(), one.change, one.field.as_str())).collect();
    let of = |key: &'static str| rows.iter().filter(move |row| row.1 == key).copied().collect::<Vec<_>>();
    assert_eq!(
        of("cut-cable"),
        ["name.en", "name.ja", "confidence", "origin"].map(|field| ("threats", "cut-cable", Change::Added, field))
    );
    assert!(of("stolen-credentials").contains(&("threats", "stolen-credentials", Change::Changed, "name.ja")));
    assert!(of("own-table").iter().all(|row| row.0 == "sources" && row.2 == Change::Added));
    let name = found.iter().find(|one| one.key == "stolen-credentials" && one.field == "name.ja").unwrap();
    assert_eq!(name.before.as_deref(), embedded().threat("stolen-credentials").unwrap().name.ja.as_deref());
    assert_eq!(name.after.as_deref(), Some("窃取"));
    assert!(rows.iter().position(|row| row.0 == "threats") > rows.iter().position(|row| row.0 == "sources"));
}

#[test]
fn comparing_the_other_way_round_swaps_before_and_after() {
    let mut other = embedded();
    let measure = &mut other.measures[0];
    measure.name.ja = Some("別の題名".into());
    measure.elements.pop();
    other.threats.remove(0);
    let there = diff(&embedded(), &other);
    let back = diff(&other, &embedded());
    assert_eq!(there.len(), back.len());
    let turned: BTreeMap<_, _> =
        back.iter().map(|one| ((one.list, &one.key, &one.field), (&one.after, &one.before))).collect();
    for one in &there {
        assert_eq!(turned.get(&(one.list, &one.key, &one.field)), Some(&(&one.before, &one.after)));
    }
    assert!(there.iter().any(|one| one.change == Change::Removed && one.after.is_none()));
    assert!(there.iter().any(|one| one.field == "elements" && one.change == Change::Changed));
}

#[test]
fn an_error_in_an_overlay_is_told_by_the_study_too() {
    let model = "sanso: 1\nprocess: p\norganizations:\n  a: { role: maker }\n";
    let overlay = folder(
        "own",
        &[(
            "own.yaml",
            &format!(
                "{HEAD}threats:\n  - {{ key: stolen-credentials, name: {{ en: a, ja: あ }}, confidence: low, origin: nowhere }}\n"
            ),
        )],
    );
    let study = sanso_core::study::run(sanso_core::study::Inputs {
        main: "model.yaml",
        fetch: &mut |_| Ok(model.as_bytes().to_vec()),
        overlays: &[overlay],
        profile: None,
        answers: None,
        as_of: None,
        asking: Default::default(),
    });
    let note = study.diagnostics.iter().find(|note| note.problem.code() == "SN416").unwrap();
    assert_eq!(note.severity, Severity::Error);
    assert_eq!(study.value.model.sources.name(note.place.unwrap()), "own/own.yaml");
}
