//! The frameworks and tables of the program.

use sanso_core::content::embedded;
use sanso_core::frameworks::{Frameworks, Origin, Titles, read};
use sanso_core::text::{Lang, Sources};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static ALL: LazyLock<Frameworks> = LazyLock::new(|| read(&embedded(), &[], &mut Sources::default()).value);

#[test]
fn the_frameworks_of_the_program_have_nothing_to_mend() {
    let mut sources = Sources::default();
    let read = read(&embedded(), &[], &mut sources);
    let told = read.diagnostics.iter().map(|note| {
        let place = note.place.map(|place| sources.show(place)).unwrap_or_default();
        format!("{} {place} {}", note.problem.code(), note.problem.message(Lang::En).what)
    });
    assert_eq!(told.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn the_library_has_the_schemes_people_are_asked_in() {
    let keys: BTreeSet<&str> = ALL.all.iter().map(|one| one.about.key.as_str()).collect();
    assert_eq!(keys.len(), ALL.all.len());
    let wanted = [
        "cpsf",
        "nist-csf-1.1",
        "nist-csf-2.0",
        "nist-sp800-53r4",
        "nist-sp800-53r5",
        "nist-sp800-171r2",
        "nist-sp800-171r3",
        "iso27001-2013",
        "iso27001-2022",
        "scs",
        "security-action",
        "jc-star",
        "factory-checklist",
        "management-guidelines",
        "supplier-questionnaire-15",
        "sbom-guide",
    ];
    for key in wanted {
        assert!(keys.contains(key), "{key}");
    }
}

#[test]
fn every_framework_has_items_that_can_be_asked_and_ids_that_stand_once() {
    for one in &ALL.all {
        let ids: BTreeSet<&str> = one.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids.len(), one.items.len(), "{}", one.about.key);
        assert!(one.items.iter().any(|item| item.is_asked()), "{}", one.about.key);
    }
}

#[test]
fn names_and_licences_stand_in_both_languages() {
    for one in &ALL.all {
        for words in [&one.name, &one.publisher, &one.licence, &one.about.origin] {
            assert!(words.en.is_some() && words.ja.is_some(), "{}: {words:?}", one.about.key);
        }
    }
    for table in &ALL.crosswalks {
        assert!(table.about.origin.en.is_some() && table.about.origin.ja.is_some(), "{}", table.about.key);
    }
}

#[test]
fn titles_of_our_own_stand_in_both_languages() {
    for one in ALL.all.iter().filter(|one| one.titles == Titles::Own) {
        for item in &one.items {
            assert!(item.name.en.is_some() && item.name.ja.is_some(), "{} {}", one.about.key, item.id);
        }
    }
}

#[test]
fn every_table_has_rows_and_is_called_like_its_two_ends() {
    for table in &ALL.crosswalks {
        assert!(!table.links.is_empty(), "{}", table.about.key);
        let ends = [table.from, table.to].map(|at| ALL.all[at].about.key.as_str());
        assert_eq!(table.about.key, ends.join("--"));
        assert_eq!(table.kind == Origin::Derived, !table.made_of.is_empty(), "{}", table.about.key);
        assert!(table.made_of.iter().all(|key| ALL.table(key).is_some()), "{}", table.about.key);
    }
}
