//! The HTML report: whole, closed in itself, usable.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod support;

use sanso_core::diag::Diagnostic;
use sanso_core::study::Study;
use sanso_core::text::Lang;
use sanso_report::html::{Shown, html};
use sanso_report::view::{Detail, bearer_id};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use support::{examples, generated, study_of, tags, view};

fn page(study: &Study, notes: &[Diagnostic], shown: Shown) -> String {
    html(study, &view(study, notes, Lang::En, Detail::Full), &view(study, notes, Lang::Ja, Detail::Full), shown)
}

/// The report of every example, in both languages.
static PAGES: LazyLock<Vec<(&str, &Study, String)>> = LazyLock::new(|| {
    examples().iter().map(|(name, study, notes)| (name.as_str(), study, page(study, notes, Shown::Both))).collect()
});

#[test]
fn tags_nest_ids_are_unique_and_every_link_leads_somewhere() {
    let (study, notes) = study_of(&generated(40, 9));
    let generated = page(&study, &notes, Shown::Both);
    let pages = PAGES.iter().map(|(name, _, page)| (*name, page)).chain([("generated", &generated)]);
    for (name, page) in pages {
        let found = tags(page);
        let mut ids = found.ids.clone();
        ids.sort();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name}: ids are unique");
        for target in &found.targets {
            assert!(ids.binary_search(target).is_ok(), "{name}: #{target} exists");
        }
        assert_eq!(found.headings.first(), Some(&1), "{name}: it starts with its title");
        for pair in found.headings.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{name}: no level of headings is skipped: {pair:?}");
        }
    }
}

#[test]
fn nothing_is_fetched_from_anywhere() {
    for (name, _, page) in PAGES.iter() {
        let page = page.replace("http://www.w3.org/2000/svg", "");
        let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
        assert!(!style.contains("url(") && !style.contains("@import"), "{name}");
        for outside in [" src=", "<link", "<img", "<iframe", "href=\"http", "href=\"//", "action="] {
            assert!(!page.contains(outside), "{name}: {outside}");
        }
        assert!(page.contains("default-src 'none'"), "{name}");
    }
}

#[test]
fn every_required_measure_every_question_and_every_standing_incident_is_in_it_in_both_languages() {
    for (name, study, page) in PAGES.iter() {
        assert_eq!(page.matches("<li class=\"measure\">").count(), study.plan.required.len(), "{name}");
        let sections: BTreeMap<&str, &str> = page
            .split("<section class=\"bearer\" id=\"b-")
            .skip(1)
            .filter_map(|part| part[..part.find("</section>").unwrap()].split_once('"'))
            .collect();
        for required in &study.plan.required {
            let measure = &study.library.measures[required.measure as usize].id;
            let bearer = bearer_id(&study.model, required.bearer);
            assert!(sections[bearer].contains(&format!("#m-{measure}\"")), "{name}: {measure} of {bearer}");
        }
        let facts = page.split("id=\"tables\"").nth(1).unwrap();
        assert_eq!(facts.matches("<tr><th scope=\"row\">").count(), study.analysis.standing.len(), "{name}");
        let asked: usize = page
            .split("<ol class=\"asks\"")
            .skip(1)
            .map(|list| list.split("</ol>").next().unwrap().matches("<li>").count())
            .sum();
        assert_eq!(asked, study.plan.questions.len(), "{name}");
    }
}

#[test]
fn names_are_text_and_never_markup() {
    let model = "sanso: 1\nprocess: x\nname: \"<script>alert(1)</script>\"\norganizations:\n  a: { name: \"<img src=x onerror=alert(1)>\", bound-by: [\"\\\"><script>\"] }\ngoals:\n  g: { at: a, kind: data, name: \"</title><script>\", who: \"<i>\" }\n";
    let (study, notes) = study_of(model);
    let page = page(&study, &notes, Shown::Both);
    assert_eq!(page.matches("<script>").count(), 1, "only our own script");
    assert!(!page.contains("<img"));
    tags(&page);
}

#[test]
fn the_language_it_opens_in_is_the_one_asked_for() {
    let (study, notes) = study_of(&generated(5, 1));
    for (shown, id) in
        [(Shown::One(Lang::Ja), "lang-ja"), (Shown::One(Lang::En), "lang-en"), (Shown::Both, "lang-both")]
    {
        let page = page(&study, &notes, shown);
        let checked: Vec<&str> = page
            .split("<input ")
            .skip(1)
            .map(|input| input.split('>').next().unwrap())
            .filter(|input| input.contains("name=\"lang\"") && input.ends_with("checked"))
            .collect();
        assert_eq!(checked.len(), 1);
        assert!(checked[0].contains(id));
    }
}

#[test]
fn a_report_of_nothing_is_still_a_report() {
    let (study, notes) = study_of("sanso: 1\nprocess: nothing\n");
    let found = tags(&page(&study, &notes, Shown::Both));
    assert!(found.headings.len() > 8);
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    let (study, notes) = support::example("bakery-sme");
    assert_eq!(page(&study, &notes, Shown::Both), page(&study, &notes, Shown::Both));
}
