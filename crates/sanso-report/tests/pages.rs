//! Pages of their own: ways to what must not happen, and tables that answer one question.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod support;

use sanso_core::graph::critical::critical;
use sanso_core::text::Lang;
use sanso_report::html::{Shown, paths, sheets};
use sanso_report::view::{Extent, Route, Sheet, Sheets, critical_sheets, travelled};
use support::{examples, study_of, tags};

/// Text as it stands in a page.
fn written(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

/// Checks that a page is whole and fetches nothing; no script is in it.
fn is_whole(name: &str, page: &str) {
    let found = tags(page);
    let mut ids = found.ids.clone();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), found.ids.len(), "{name}: ids are unique");
    assert!(found.targets.iter().all(|target| ids.contains(target)), "{name}: {:?}", found.targets);
    assert_eq!(found.headings.first(), Some(&1), "{name}: it starts with its title");
    assert!(found.headings.windows(2).all(|pair| pair[1] <= pair[0] + 1) || name.starts_with("paths"), "{name}");
    let plain = page.replace("http://www.w3.org/2000/svg", "");
    for never in ["<script", " src=", "<link", "<img", "<iframe", "href=\"h", "href=\"/", "url(", "@import", "action="]
    {
        assert!(!plain.contains(never), "{name}: {never}");
    }
    assert!(page.contains("default-src 'none'; style-src 'unsafe-inline'"), "{name}");
}

#[test]
fn every_way_stands_on_its_page_step_by_step_in_both_languages_without_a_script() {
    for (name, study, _) in examples() {
        let told = |lang| travelled(study, lang, Extent::ALL);
        let (en, ja) = (told(Lang::En), told(Lang::Ja));
        let page = paths(study, &en, &ja, Shown::Both);
        is_whole(&format!("paths of {name}"), &page);
        for risk in en.risks.iter().chain(&ja.risks) {
            let from = page.split_once(&format!("<section class=\"how\" id=\"g-{}\"", risk.rank)).unwrap().1;
            let section = from.split_once("</section>").unwrap().0;
            let ways: Vec<&str> = section.split("<details class=\"route\"").skip(1).collect();
            assert_eq!(ways.len(), risk.routes.len(), "{name}");
            risk.routes.iter().zip(ways).for_each(|(route, way)| is_told(route, way));
        }
    }
}

/// Checks that a way is told with everything it passes and how.
fn is_told(route: &Route, way: &str) {
    assert_eq!(way.matches("<h4>").count(), route.legs.len(), "a heading for each step");
    assert!(way.contains(&written(&route.attempt.1)), "{}", route.attempt.1);
    for leg in &route.legs {
        assert!(way.contains(&written(&leg.target.1)) && way.contains(&written(&leg.reason)), "{leg:?}");
    }
}

#[test]
fn tables_stand_on_a_page_with_every_cell_in_both_languages() {
    for (name, study, _) in examples() {
        let found = critical(study.basis(), &study.travel, study.asking);
        let told = |lang| critical_sheets(study, &found, lang);
        let (en, ja) = (told(Lang::En), told(Lang::Ja));
        let page = sheets(&study.library.version, &en, &ja, Shown::One(Lang::En));
        is_whole(name, &page);
        for sheet in en.sheets.iter().chain(&ja.sheets) {
            for (_, cell) in sheet.rows.iter().flat_map(|row| sheet.read(row)) {
                assert!(page.contains(&written(cell)), "{name}: {cell}");
            }
        }
    }
}

#[test]
fn cells_are_text_and_never_markup_and_their_lines_stay_lines() {
    let (study, _) = study_of("sanso: 1\nprocess: x\nname: \"<script>alert(1)</script>\"\n");
    let mut sheet = Sheet::new("<b>", &[("id", 0), ("<i>", 40), ("\"", 10)]);
    sheet.rows.push(vec!["x".to_owned(), "<script>\nnext".to_owned(), "'".to_owned()]);
    let all = Sheets { title: "</title><script>".to_owned(), sheets: vec![sheet], ..Sheets::default() };
    let page = sheets(&study.library.version, &all, &all, Shown::One(Lang::Ja));
    is_whole("markup", &page);
    assert!(page.contains("&lt;script&gt;<br>next"), "{page}");
    let told = |lang| travelled(&study, lang, Extent::ALL);
    let page = paths(&study, &told(Lang::En), &told(Lang::Ja), Shown::Both);
    is_whole("paths of nothing", &page);
}
