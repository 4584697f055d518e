//! Text on a terminal: what people read first.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod support;

use sanso_core::facts::FACTS;
use sanso_core::plan::Bearer;
use sanso_core::text::Lang;
use sanso_report::explain::explain;
use sanso_report::layout::{Style, width};
use sanso_report::view::Detail;
use sanso_report::{diagnostics, text};
use support::{LANGUAGES, example, examples, study_of, view};

/// Lines may be wider than a terminal only where breaking them would break what is to be copied.
fn too_wide(text: &str) -> Vec<&str> {
    text.lines().filter(|line| width(line) > 80 && !line.contains("sanso ") && line.trim().contains(' ')).collect()
}

#[test]
fn every_page_fits_eighty_columns_in_both_languages() {
    for (name, study, notes) in examples() {
        for lang in LANGUAGES {
            let (summary, full) = (view(study, notes, lang, Detail::Summary), view(study, notes, lang, Detail::Full));
            for page in [
                text::summary(&summary, Style::Plain),
                text::incidents(&full, Style::Plain),
                text::plan(&full, Style::Plain),
                text::questions(&full, Style::Plain),
                text::paths(&full.travel, name, lang, Style::Plain),
            ] {
                let wide = too_wide(&page);
                assert!(wide.is_empty(), "{name} {lang:?}: {:#?}", &wide[..wide.len().min(3)]);
            }
        }
    }
}

#[test]
fn every_required_measure_can_be_explained_and_says_why() {
    let (study, _) = example("bakery-sme");
    for required in &study.plan.required {
        let measure = &study.library.measures[required.measure as usize].id;
        let Bearer::Of(bearer) = required.bearer else { continue };
        for lang in LANGUAGES {
            let what = format!("{measure}@{}", study.model.id(bearer));
            let explanation = explain(&study, &what, lang).unwrap_or_else(|unknown| panic!("{what}: {unknown:?}"));
            assert!(explanation.parts.iter().any(|part| !part.lines.is_empty()), "{what}");
            let page = text::explanation(&explanation, "model.yaml", lang, Style::Plain);
            assert!(too_wide(&page).is_empty(), "{what}: {:?}", too_wide(&page));
        }
    }
}

#[test]
fn every_standing_incident_every_fact_and_every_subject_can_be_explained() {
    // Two are enough to meet every kind of thing; all of them would take longer than a test should.
    for (name, study, _) in
        examples().iter().filter(|(name, ..)| ["bakery-sme", "oldsmar-2021"].contains(&name.as_str()))
    {
        let incidents = study.analysis.standing.iter().map(|one| {
            format!("{}@{}", study.library.incidents[one.incident as usize].row.key, study.model.id(one.subject))
        });
        let subjects = study.model.subjects().map(|subject| study.model.id(subject).to_owned());
        let facts = FACTS.iter().map(|fact| fact.name.to_owned());
        let measures = study.library.measures.iter().map(|row| row.id.to_lowercase());
        let steps = study.library.steps.iter().map(|row| row.row.key.to_string());
        let achieved = study.travel.graph.states.iter().step_by(7).filter_map(|state| {
            let subject = study.travel.graph.spots.subject(state.spot)?;
            Some(format!("{}@{}", study.library.steps[usize::from(state.step)].row.key, study.model.id(subject)))
        });
        for what in incidents.chain(subjects).chain(facts).chain(measures).chain(steps).chain(achieved) {
            for lang in LANGUAGES {
                let explanation =
                    explain(study, &what, lang).unwrap_or_else(|unknown| panic!("{name} {what}: {unknown:?}"));
                assert!(!explanation.title.is_empty(), "{name} {what}");
                for next in &explanation.next {
                    assert!(explain(study, next, lang).is_ok(), "{name} {what} leads to {next}");
                }
            }
        }
    }
}

#[test]
fn whatever_is_not_required_says_what_keeps_it_from_being_required() {
    let (study, _) = example("bakery-sme");
    let organizations: Vec<_> = study.model.of_kind(sanso_core::model::Kind::Organization).collect();
    let mut asked = 0;
    for (number, measure) in study.library.measures.iter().enumerate() {
        for organization in
            organizations.iter().filter(|one| study.plan.required_of(number, Bearer::Of(**one)).is_none())
        {
            let explanation =
                explain(&study, &format!("{}@{}", measure.id, study.model.id(*organization)), Lang::En).unwrap();
            assert!(explanation.title.contains("not required"), "{}", explanation.title);
            assert!(!explanation.lead.is_empty() || !explanation.parts.is_empty(), "{}", explanation.title);
            asked += 1;
        }
    }
    assert!(asked > 50, "there is something that is not required");
}

#[test]
fn a_measure_would_not_be_required_if_what_explain_names_were_otherwise() {
    let model = |availability: &str| {
        format!(
            "sanso: 1\nprocess: p\norganizations: {{ a: {{ name: A }} }}\nsystems: {{ s: {{ organization: a }} }}\ncomponents:\n  r: {{ kind: router, system: s, exposed-to: [internet], availability: {availability}, updated: true }}\n"
        )
    };
    let (with, without) = (study_of(&model("high")).0, study_of(&model("low")).0);
    let measure = with
        .plan
        .required
        .iter()
        .find(|one| matches!(one.bearer, Bearer::Of(bearer) if with.model.id(bearer) == "s"))
        .expect("the router asks for something");
    let what = format!("{}@s", with.library.measures[measure.measure as usize].id);
    let told = explain(&with, &what, Lang::En).unwrap();
    let named =
        told.parts.iter().flat_map(|part| &part.lines).any(|line| line.text.contains("a stop of r hardly hurts"));
    assert!(named, "{told:#?}");
    assert!(explain(&without, &what, Lang::En).unwrap().title.contains("not required"));
}

#[test]
fn a_route_reads_from_who_begins_to_what_must_not_happen() {
    for (name, study, notes) in examples() {
        let view = view(study, notes, Lang::En, Detail::Full);
        for (risk, route) in
            view.travel.risks.iter().flat_map(|risk| risk.routes.iter().map(move |route| (risk, route)))
        {
            assert!(!route.attempt.1.is_empty(), "{name}");
            assert_eq!(route.legs.last().unwrap().target, risk.goal, "{name}");
            // Legs leave no step out and none twice.
            let spans: Vec<usize> = route.legs.iter().flat_map(|leg| leg.steps.0..leg.steps.1).collect();
            assert_eq!(spans, (0..route.steps.len()).collect::<Vec<_>>(), "{name}");
            assert!(route.legs.iter().all(|leg| !leg.reason.is_empty()), "{name}");
            for leg in &route.legs {
                assert_eq!(leg.target, route.steps[leg.steps.1 - 1].target, "{name}");
            }
        }
        let page = text::paths(&view.travel, "model", Lang::En, Style::Plain);
        assert!(!page.contains(" 0 %") && !page.contains("(0 %"), "{name}: what is possible is not shown as none");
    }
}

#[test]
fn what_nothing_leads_to_is_not_called_safe() {
    let (study, notes) = study_of(
        "sanso: 1\nprocess: p\norganizations: { a: { name: A } }\nsystems: { s: { organization: a } }\ngoals: { g: { name: G, kind: people } }\n",
    );
    let risk = &study.travel.risks[0];
    assert_eq!(risk.state, None, "a goal that is stated nowhere is not reached");
    for lang in LANGUAGES {
        let view = view(&study, &notes, lang, Detail::Full);
        assert!(view.travel.risks[0].likely.is_none());
        let page = text::paths(&view.travel, "model", lang, Style::Plain);
        let told: String = page.split_whitespace().collect();
        let wanted = if lang == Lang::En { "cannotbecalledsafe" } else { "安全とは言えません" };
        assert!(told.contains(wanted), "{page}");
    }
}

#[test]
fn what_a_measure_takes_away_is_told_with_the_ways_it_cuts() {
    let (study, notes) = example("car-parts-supplier");
    let view = view(&study, &notes, Lang::En, Detail::Full);
    let first = &view.measures[0];
    let gain = first.gain.as_ref().expect("the first measure of the plan takes something away");
    let told = explain(&study, &format!("{}@{}", first.id, first.bearer.0), Lang::En).unwrap();
    let part = told.parts.iter().find(|part| part.heading == "it would cut").expect("it says what it would cut");
    assert!(part.lines[0].text.starts_with(&gain.all), "{part:#?}");
    assert!(part.lines.iter().any(|line| line.under.iter().any(|way| way.lead.starts_with("way "))), "{part:#?}");
}

#[test]
fn an_unknown_name_gets_the_nearest_known_one() {
    let (study, _) = example("bakery-sme");
    for (given, nearest) in [
        ("CPS.AC-7@bakry", "bakery"),
        ("L2_1_z", "L2_1_a"),
        ("org-data-lek", "org-data-leak"),
        ("holds-protected-dat", "holds-protected-data"),
    ] {
        let unknown = explain(&study, given, Lang::En).unwrap_err();
        assert_eq!(unknown.nearest.as_deref(), Some(nearest), "{given}");
    }
    assert_eq!(explain(&study, "something-else-entirely", Lang::En).unwrap_err().nearest, None);
}

#[test]
fn colour_adds_nothing_but_colour() {
    let (study, notes) = example("smart-home");
    for lang in LANGUAGES {
        let view = view(&study, &notes, lang, Detail::Summary);
        let coloured = text::summary(&view, Style::Colour);
        let mut plain = String::new();
        let mut rest = coloured.as_str();
        while let Some(at) = rest.find('\u{1b}') {
            plain.push_str(&rest[..at]);
            rest = &rest[at + rest[at..].find('m').unwrap() + 1..];
        }
        plain.push_str(rest);
        assert_eq!(plain.replace(' ', ""), text::summary(&view, Style::Plain).replace(' ', ""));
    }
}

#[test]
fn a_mistake_is_shown_with_its_line_why_it_matters_and_what_to_do() {
    let (study, notes) = study_of(
        "sanso: 1\nprocess: p\norganizations: { a: {} }\nzones: { branch-lan: { organization: a } }\nflows:\n  f: { from: brnach-lan, to: branch-lan }\n",
    );
    let english = diagnostics::text(&study.model.sources, &notes, "models", Lang::En, Style::Plain);
    for part in [
        "error[SN2",
        "--> models/model.yaml:6:14",
        "6 |   f: { from: brnach-lan, to: branch-lan }",
        "^^^^^^^^^^",
        "did you mean `branch-lan`?",
        "= why:",
        "= do:",
    ] {
        assert!(english.contains(part), "{part} in\n{english}");
    }
    let japanese = diagnostics::text(&study.model.sources, &notes, "models", Lang::Ja, Style::Plain);
    for part in ["エラー[SN2", "= 理由", "= 対処"] {
        assert!(japanese.contains(part), "{part} in\n{japanese}");
    }
}
