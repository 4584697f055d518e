//! What sanso writes as OSCAL: valid by our own rules and by the official schemas, and nothing is lost on the way back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod support;

use jsonschema::Validator;
use sanso_core::content::{Overlay, embedded};
use sanso_core::frameworks::{Framework, Frameworks, read, read_alone};
use sanso_core::text::{Lang, Sources};
use sanso_oscal::check::check;
use sanso_oscal::document::Document;
use sanso_oscal::json::Node;
use sanso_oscal::names::{from_token, to_token};
use sanso_report::oscal::{Model, Subjects, catalog_oscal, mapping_oscal, study_oscal, taken_over};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::LazyLock;

/// The official schema of the version that is written, where it is at hand.
fn official() -> Option<&'static Validator> {
    static OFFICIAL: LazyLock<Option<Validator>> = LazyLock::new(|| {
        let folder = std::env::var_os("SANSO_SHARED").map(PathBuf::from)?;
        let text = std::fs::read(folder.join("oscal/schemas/oscal_complete_schema-1-2-1.json")).ok()?;
        Some(jsonschema::validator_for(&serde_json::from_slice(&text).unwrap()).unwrap())
    });
    if OFFICIAL.is_none() {
        eprintln!("SANSO_SHARED names no folder with the official schemas: only our own rules are applied");
    }
    OFFICIAL.as_ref()
}

/// A document is valid: without a word by our rules, and by the official schema.
fn valid(name: &str, document: &Node) {
    let text = document.written();
    let found = check(name, text.as_bytes());
    assert!(found.is_empty(), "{name}: {:#?}", &found[..found.len().min(3)]);
    if let Some(official) = official() {
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let errors: Vec<String> =
            official.iter_errors(&value).take(2).map(|one| format!("{} {one:.300}", one.instance_path())).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

fn all() -> &'static Frameworks {
    static ALL: LazyLock<Frameworks> = LazyLock::new(|| read(&embedded(), &[], &mut Sources::default()).value);
    &ALL
}

#[test]
fn every_framework_is_a_valid_catalog_and_comes_back_the_same() {
    for (one, number) in all().all.iter().zip(0..) {
        let key = one.about.key.as_str();
        let written = catalog_oscal(all(), number, Lang::En, None).unwrap();
        valid(key, &written);
        let document = Document::read("catalog.json", written.written().as_bytes()).unwrap();
        let taken = taken_over(&document, None, Lang::En);
        let files = taken.files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
        let overlay = Overlay { name: "taken".to_owned(), files };
        let mut sources = Sources::default();
        let back = read_alone(&embedded(), &[overlay], &mut sources);
        // Levels are named by items but told by the index, which holds what a catalog has no place for.
        let told: Vec<_> = back.diagnostics.iter().filter(|one| !one.problem.code().is_empty()).collect();
        assert!(told.is_empty() || uses_levels(one), "{key}: {told:#?}");
        let back = back.value.all.into_iter().find(|one| one.about.key == key).unwrap();
        same(one, &back);
    }
}

fn uses_levels(one: &Framework) -> bool {
    one.items.iter().any(|item| !item.levels.is_empty())
}

fn same(one: &Framework, back: &Framework) {
    let key = one.about.key.as_str();
    assert_eq!(
        (&one.name, &one.publisher, &one.edition, &one.date, &one.licence, one.titles),
        (&back.name, &back.publisher, &back.edition, &back.date, &back.licence, back.titles),
        "{key}"
    );
    assert_eq!(
        (&one.about.origin, &one.about.note, one.about.confidence),
        (&back.about.origin, &back.about.note, back.about.confidence),
        "{key}"
    );
    assert_eq!(one.items.len(), back.items.len(), "{key}");
    for (item, again) in one.items.iter().zip(&back.items) {
        let said = |item: &sanso_core::frameworks::Item| {
            let levels: Vec<String> = item.levels.iter().map(ToString::to_string).collect();
            (item.id.to_string(), item.parent, item.kind.to_string(), item.name.clone(), item.weight, levels)
        };
        assert_eq!(said(item), said(again), "{key}");
    }
}

#[test]
fn every_table_is_a_valid_mapping_with_every_row() {
    for table in &all().crosswalks {
        let key = table.about.key.as_str();
        let written = mapping_oscal(all(), (table.from, table.to), Lang::Ja, Some("2026-04-01")).unwrap();
        valid(key, &written);
        let mappings = written.get("mapping-collection").unwrap().list("mappings");
        let own = mappings.iter().find(|one| sanso_oscal::write::prop_of(one, "key") == Some(key)).unwrap();
        let rows: Vec<(String, String, String, String)> = own.list("maps").iter().map(row).collect();
        let expected: Vec<(String, String, String, String)> = table
            .links
            .iter()
            .map(|link| {
                let id = |framework, item| all().item(framework, item).unwrap().id.to_string();
                let word = sanso_core::frameworks::Relation::WORDS.into_iter().find(|(_, one)| *one == link.relation);
                let word = word.map(|(word, _)| word.to_owned()).unwrap();
                (id(table.from, link.from), id(table.to, link.to), word, link.confidence.key().to_owned())
            })
            .collect();
        assert_eq!(rows, expected, "{key}");
    }
}

/// A row as it was before it was written.
fn row(map: &Node) -> (String, String, String, String) {
    let end = |key: &str| from_token(map.list(key)[0].str("id-ref").unwrap()).unwrap();
    let known = BTreeMap::from([
        ("equal-to", "equal"),
        ("subset-of", "subset"),
        ("superset-of", "superset"),
        ("intersects-with", "intersect"),
        ("no-relationship", "none"),
    ]);
    let word = map.str("relationship").unwrap();
    let confidence = map.get("confidence-score").unwrap().str("category").unwrap();
    (end("sources"), end("targets"), known.get(word).copied().unwrap_or(word).to_owned(), confidence.to_owned())
}

#[test]
fn where_no_table_stands_between_two_what_certainly_follows_is_written() {
    let number = |key: &str| all().find(key).unwrap();
    let ends = (number("nist-csf-1.1"), number("nist-sp800-53r5"));
    let direct = all().crosswalks.iter().any(|table| (table.from, table.to) == ends || (table.to, table.from) == ends);
    assert!(!direct, "choose another pair");
    let written = mapping_oscal(all(), ends, Lang::En, None).unwrap();
    valid("composed", &written);
    let body = written.get("mapping-collection").unwrap();
    assert_eq!(body.get("provenance").unwrap().str("method"), Some("automation"));
    assert!(body.list("mappings")[0].list("maps").len() > 50);
}

/// Examples with many organisations, with answers, and with neither.
const EXAMPLES: [&str; 3] = ["car-parts-supplier", "bakery-sme", "smart-factory"];

/// A study in every model in which there is something to write.
fn documents(subjects: Subjects<'_>) -> Vec<(&'static str, Node)> {
    Model::WORDS.into_iter().filter_map(|(word, model)| Some((word, study_oscal(subjects, model)?))).collect()
}

#[test]
fn studies_are_valid_in_every_model_and_both_languages() {
    let mut written = BTreeMap::new();
    for name in EXAMPLES {
        let (study, _) = support::example(name);
        for key in ["cpsf", "nist-csf-1.1", "scs"] {
            let framework = all().find(key).unwrap();
            for lang in support::LANGUAGES {
                let subjects = Subjects { all: all(), study: &study, framework, of: None, lang, day: None };
                for (word, document) in documents(subjects) {
                    valid(&format!("{name} {key} {word}"), &document);
                    *written.entry(word).or_insert(0) += 1;
                }
                assert_eq!(documents(subjects), documents(subjects), "{name} {key}");
            }
        }
    }
    for (word, _) in Model::WORDS {
        assert!(written.get(word).is_some_and(|count| *count > 5), "{word}: {written:?}");
    }
}

#[test]
fn what_is_written_says_what_the_coverage_says() {
    let (study, _) = support::example("bakery-sme");
    let framework = all().find("nist-csf-1.1").unwrap();
    let items = sanso_core::frameworks::coverage(all(), &study, framework, None);
    let known = |state: &str| {
        let all = items.iter().filter(|item| item.state.key() == state);
        all.map(|item| self::all().item(framework, item.item).unwrap().id.to_string()).collect::<BTreeSet<_>>()
    };
    let subjects = Subjects { all: all(), study: &study, framework, of: None, lang: Lang::En, day: None };
    let plan = study_oscal(subjects, Model::SecurityPlan).unwrap();
    let requirements = plan.get("system-security-plan").unwrap().get("control-implementation").unwrap();
    for state in ["met", "partly", "unmet", "open", "not-applicable"] {
        let written = requirements.list("implemented-requirements").iter();
        let written: BTreeSet<String> = written
            .filter(|one| sanso_oscal::write::prop_of(one, "state") == Some(state))
            .map(|one| from_token(one.str("control-id").unwrap()).unwrap())
            .collect();
        assert_eq!(written, known(state), "{state}");
    }
    let results = study_oscal(subjects, Model::AssessmentResults).unwrap();
    let result = &results.get("assessment-results").unwrap().list("results")[0];
    assert_eq!(
        result.list("observations").len(),
        study.answers.as_ref().map(|all| all.entries.len() + all.items.len()).unwrap()
    );
    let satisfied = result
        .list("findings")
        .iter()
        .filter(|one| one.get("target").unwrap().get("status").unwrap().str("state") == Some("satisfied"));
    assert_eq!(satisfied.count(), known("met").len() + known("not-applicable").len());
    let actions = study_oscal(subjects, Model::ActionPlan).unwrap();
    let open = known("partly").len() + known("unmet").len() + known("open").len();
    assert_eq!(actions.get("plan-of-action-and-milestones").unwrap().list("poam-items").len(), open);
}

#[test]
fn every_id_of_every_framework_comes_back_from_its_token() {
    let own = all().all.iter().flat_map(|one| &one.items).map(|item| item.id.to_string());
    let strange =
        ["", "_", "__", "a_b", "4.2", "SR 1.1 RE(1)", "あ-1", "第3条", "-x", "x_20_y", "__4.2", "é", "\u{301}a"];
    let mut seen = BTreeMap::new();
    for id in own.chain(strange.map(str::to_owned)) {
        let token = to_token(&id);
        assert!(sanso_oscal::lexical::is_token(&token), "{id} {token}");
        assert_eq!(from_token(&token).as_deref(), Some(id.as_str()), "{token}");
        let before = seen.insert(token.clone(), id.clone());
        assert!(before.is_none_or(|before| before == id), "{token}");
    }
    assert_eq!(to_token("A.5.1"), "A.5.1");
    assert_eq!(from_token("a_b"), None);
}
