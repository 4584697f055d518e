//! The reference documents in the repository say what the program says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use sanso_core::content::embedded;
use sanso_core::text::Lang;
use sanso_report::reference;
use std::fs;
use std::path::Path;

fn document(part: &str, lang: Lang) -> String {
    match part {
        "facts" => reference::facts(lang),
        "incidents" => reference::incidents(lang, &embedded()),
        "measures" => reference::measures(lang, &embedded()),
        "steps" => reference::steps(lang, &embedded()),
        "checks" => reference::checks(lang),
        _ => reference::language(lang),
    }
}

#[test]
fn the_reference_documents_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference");
    for part in reference::PARTS {
        for (lang, ending) in [(Lang::En, "en"), (Lang::Ja, "ja")] {
            let path = folder.join(format!("{part}.{ending}.md"));
            let current = document(part, lang);
            if std::env::var_os("SANSO_UPDATE").is_some() {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&path, &current).unwrap();
            }
            let stored = fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(
                stored, current,
                "{part}.{ending}.md is out of date: SANSO_UPDATE=1 cargo test -p sanso-report --test reference"
            );
        }
    }
}

#[test]
fn the_reference_names_every_attribute_and_every_word() {
    for lang in [Lang::En, Lang::Ja] {
        let text = reference::language(lang);
        for attribute in sanso_core::model::language::SECTIONS.iter().flat_map(|section| section.attributes) {
            assert!(text.contains(attribute.label.get(lang)), "{}", attribute.attr.key());
        }
    }
}

#[test]
fn the_reference_names_every_row_of_the_step_packs_and_whose_ids_techniques_have() {
    let library = embedded();
    for lang in [Lang::En, Lang::Ja] {
        let text = reference::steps(lang, &library);
        let attempts = library.attempts.iter().map(|one| &one.row.key);
        let keys = attempts.chain(library.steps.iter().map(|one| &one.row.key));
        for key in keys.chain(library.ways.iter().map(|one| &one.row.key)) {
            assert!(text.contains(&format!("`{key}`")), "{key}");
        }
        for way in &library.ways {
            assert_eq!(
                text.matches(&format!("**{}** `{}`", way.name.get(lang), way.row.key)).count(),
                1,
                "{}",
                way.row.key
            );
        }
        let shown = text.find("\n| T0").unwrap();
        assert!(text.find("The MITRE Corporation").unwrap() < shown && text.contains("(../../NOTICE)"));
    }
}

/// The examples of the sections, joined to one model.
fn examples(lang: Lang) -> String {
    let text = reference::language(lang);
    let sections = text.split("\n## `").skip(1);
    let blocks: Vec<_> =
        sections.map(|section| section.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap()).collect();
    format!("sanso: 1\nprocess: springs\n\n{}", blocks.join("\n"))
}

#[test]
fn the_examples_are_one_model_without_mistakes() {
    for lang in [Lang::En, Lang::Ja] {
        let text = examples(lang);
        let read = sanso_core::model::read("model.yaml", &mut |_| Ok(text.clone().into_bytes()));
        let told: Vec<_> = read.diagnostics.iter().map(|told| told.problem.message(Lang::En).what).collect();
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(sanso_core::model::Kind::ALL.map(|kind| read.value.of_kind(kind).len() > 0), [true; 14]);
    }
}

#[test]
fn the_examples_are_in_canonical_form() {
    let text = examples(Lang::En);
    assert_eq!(sanso_core::model::format(&text).value, text);
}
