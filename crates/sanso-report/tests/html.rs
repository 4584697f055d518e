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

/// A part of a page between two marks.
fn part<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let rest = page.split_once(from).unwrap_or_else(|| panic!("{from}")).1;
    rest.split_once(to).unwrap().0
}

#[test]
fn the_likeliest_way_to_each_of_the_first_goals_is_told_with_every_step_and_what_lowers_it() {
    for (name, study, page) in PAGES.iter() {
        let told = view(study, &[], Lang::En, Detail::Full).travel;
        let with_ways: Vec<_> = told.risks.iter().filter(|risk| !risk.routes.is_empty()).take(5).collect();
        assert_eq!(page.matches("<section class=\"how\"").count(), with_ways.len(), "{name}");
        for risk in with_ways {
            let section = part(page, &format!("<section class=\"how\" id=\"how-{}\"", risk.rank), "</section>");
            let steps = part(section, "<ol class=\"steps\">", "</ol>");
            let route = &risk.routes[0];
            assert_eq!(steps.matches("<h4>").count(), route.legs.len(), "{name}: a heading for each step");
            assert!(steps.contains(&route.attempt.1), "{name}: who begins");
            for leg in &route.legs {
                let own = &route.steps[leg.steps.0..leg.steps.1];
                let least = own.iter().flat_map(|step| &step.cuts).filter(|cut| cut.met < 1.0);
                if let Some(cut) = least.min_by(|a, b| a.left.total_cmp(&b.left)) {
                    assert!(steps.contains(&cut.measure), "{name}: {} lowers {}", cut.measure, leg.target.0);
                }
                for met in own.iter().flat_map(|step| &step.cuts).filter(|cut| cut.met >= 1.0) {
                    let line = steps.lines().find(|line| line.contains(&met.measure) && line.contains("class=\"met\""));
                    assert!(line.is_some(), "{name}: {} is met and said to be", met.measure);
                }
            }
        }
    }
}

#[test]
fn page_one_shows_the_likelihood_of_every_goal_in_words_beside_its_strip() {
    for (name, study, page) in PAGES.iter() {
        let first = part(page, "<section id=\"summary\"", "</section>");
        let told = view(study, &[], Lang::En, Detail::Full).travel;
        let known: Vec<_> = told.risks.iter().filter_map(|risk| risk.likely.as_ref()).collect();
        assert_eq!(first.matches("<svg class=\"strip\"").count(), known.len(), "{name}");
        for likely in known {
            let text = likely.text.replace('<', "&lt;").replace('>', "&gt;");
            assert!(first.contains(&text) && first.contains(&likely.level.as_ref().unwrap().1), "{name}: {text}");
        }
    }
}

#[test]
fn the_three_decisions_are_the_first_measures_that_are_not_met_yet() {
    for (name, study, page) in PAGES.iter() {
        let all = view(study, &[], Lang::En, Detail::Full).measures;
        let met = |state: &str| matches!(state, "met" | "not-applicable");
        let open = all.iter().filter(|one| !one.answer.as_ref().is_some_and(|answer| met(answer.state.key())));
        let wanted: Vec<String> = open.take(3).map(|one| format!("#m-{}\"", one.id)).collect();
        let shown = part(page, "<ol class=\"decisions\">", "</ol>");
        let cards: Vec<&str> = shown.split("<li>").skip(1).collect();
        assert_eq!(cards.len(), wanted.len(), "{name}");
        for (card, id) in cards.iter().zip(&wanted) {
            assert!(card.contains(id.as_str()), "{name}: {id} in {card}");
        }
    }
}

#[test]
fn every_way_that_can_be_chosen_is_drawn_on_both_maps_and_can_be_chosen_without_a_script() {
    for (name, _, page) in PAGES.iter() {
        let map = part(page, "<section id=\"map\"", "</section>");
        let inputs: Vec<&str> =
            map.split("name=\"way\" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        for id in inputs.iter().filter(|id| **id != "way-all") {
            assert_eq!(map.matches(&format!("<g class=\"way {id}\">")).count(), 2, "{name}: {id}");
            assert!(map.contains(&format!("#{id}:checked~.canvas .way.{id}{{")), "{name}: {id}");
            assert!(map.contains(&format!("<label for=\"{id}\">")), "{name}: {id}");
        }
    }
}
