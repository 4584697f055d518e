//! Answers read in a framework: what may be claimed from them and what may not.

use super::reading::{framework, laid_over};
use sanso_core::content::embedded;
use sanso_core::frameworks::{Covered, CoveredItem, Frameworks, coverage, read};
use sanso_core::study::{Inputs, Study, run};
use sanso_core::text::Sources;
use std::fmt::Write;

const MODEL: &str = "sanso: 1
process: p
organizations:
  us: { role: manufacturer, size: small }
  them: { role: supplier, size: small }
systems:
  s: { organization: us }
components:
  c: { kind: server, system: s }
supplies:
  p: { from: them, to: us, what: goods, needs: [s] }
goals:
  g: { at: us, kind: supply }
";

/// A study in which every bearer says the same of one measure.
fn study(measure: &str, status: &str) -> Study {
    let mut answers = String::new();
    let asked = answered("");
    let number = asked.library.measures.iter().position(|one| one.id == measure).unwrap() as u32;
    let bearers = asked.plan.required.iter().filter(|one| one.measure == number).map(|one| one.bearer);
    for bearer in bearers {
        let sanso_core::plan::Bearer::Of(subject) = bearer else { continue };
        let reason = if status == "not-applicable" { ", reason: no such thing" } else { "" };
        let id = asked.model.id(subject);
        writeln!(
            answers,
            "  - {{ measure: {measure}, bearer: {id}, status: {status}, by: x, date: 2026-05-10{reason} }}"
        )
        .unwrap();
    }
    assert!(!answers.is_empty(), "{measure} is required of nobody");
    answered(&answers)
}

fn answered(answers: &str) -> Study {
    let text = format!("sanso-answers: 1\nprocess: p\nanswers:\n{answers}");
    let study = run(Inputs {
        main: "model.yaml",
        fetch: &mut |_| Ok(MODEL.as_bytes().to_vec()),
        overlays: &[],
        profile: None,
        answers: (!answers.is_empty()).then_some(("answers.yaml", text.as_bytes())),
        as_of: None,
        asking: Default::default(),
    });
    study.value
}

const MEASURE: &str = "CPS.AM-1";

/// A framework whose items stand to one measure in every way a row can say.
fn own() -> (Frameworks, usize) {
    let index = format!(
        "content: 1\nframeworks:\n{}crosswalks:\n  - {{ key: cpsf--own, from: cpsf, to: own, kind: curated, file: rows.csv, origin: {{ en: a, ja: あ }}, confidence: high }}\n",
        framework("own")
    );
    let words = ["equal", "subset", "superset", "intersect", "unspecified", "none"];
    let mut items = String::from("id,parent,kind,en,ja\nall,,group,a,あ\nnothing,,control,a,あ\n");
    let mut rows = String::from("from,to,relation,confidence\n");
    for word in words {
        writeln!(items, "{word},all,control,a,あ").unwrap();
        writeln!(rows, "{MEASURE},{word},{word},").unwrap();
    }
    let found = laid_over(&[
        ("frameworks/index.yaml", index.as_str()),
        ("frameworks/own.csv", items.as_str()),
        ("frameworks/rows.csv", rows.as_str()),
    ]);
    assert_eq!(found.diagnostics, []);
    let number = found.value.find("own").unwrap();
    (found.value, number)
}

fn states(found: &[CoveredItem], all: &Frameworks, framework: usize) -> Vec<(String, Covered)> {
    let id = |item: u32| all.all[framework].items[item as usize].id.to_string();
    found.iter().map(|one| (id(one.item), one.state)).collect()
}

#[test]
fn an_item_is_met_only_where_a_measure_asks_for_all_of_it_and_unmet_only_where_it_asks_for_a_part() {
    use Covered::{Met, NotApplicable, Open, Partly, Unknown, Unmet};
    let (all, number) = own();
    for (status, expected) in [
        ("met", [Unknown, Met, Partly, Met, Partly, Partly, Unknown]),
        ("partly", [Unknown, Partly, Partly, Partly, Partly, Partly, Unknown]),
        ("unmet", [Unknown, Unmet, Unmet, Open, Open, Open, Unknown]),
        ("not-applicable", [Unknown, NotApplicable, Open, NotApplicable, Open, Open, Unknown]),
    ] {
        let study = study(MEASURE, status);
        let found = coverage(&all, &study, number, None);
        let ids = ["nothing", "equal", "subset", "superset", "intersect", "unspecified", "none"];
        let expected: Vec<(String, Covered)> = ids.iter().map(|id| (*id).to_owned()).zip(expected).collect();
        assert_eq!(states(&found, &all, number), expected, "{status}");
    }
}

#[test]
fn whoever_has_not_answered_is_named_and_nothing_is_claimed() {
    let (all, number) = own();
    let study = answered("");
    let found = coverage(&all, &study, number, None);
    let equal = found.iter().find(|one| all.all[number].items[one.item as usize].id == "equal").unwrap();
    assert_eq!(equal.state, Covered::Open);
    let who: Vec<_> = equal.proofs[0].silent.clone();
    let required = study.plan.required.iter().filter(|one| study.library.measures[one.measure as usize].id == MEASURE);
    assert_eq!(who, required.map(|one| one.bearer).collect::<Vec<_>>());
}

#[test]
fn what_an_organisation_answers_counts_for_it_and_what_others_answer_does_not() {
    let (all, number) = own();
    let study = study(MEASURE, "met");
    let nobody = study.model.find("them").unwrap();
    let found = coverage(&all, &study, number, Some(nobody));
    let has = study.plan.required.iter().any(|one| {
        study.library.measures[one.measure as usize].id == MEASURE && one.bearer == sanso_core::plan::Bearer::Of(nobody)
    });
    let equal = found.iter().find(|one| all.all[number].items[one.item as usize].id == "equal").unwrap();
    assert_eq!(equal.state, if has { Covered::Met } else { Covered::Unknown });
    let us = study.model.find("us").unwrap();
    let found = coverage(&all, &study, number, Some(us));
    let equal = found.iter().find(|one| all.all[number].items[one.item as usize].id == "equal").unwrap();
    assert_eq!(equal.state, Covered::Met);
}

#[test]
fn in_the_framework_of_the_measures_every_item_is_as_it_was_answered() {
    let all = read(&embedded(), &[], &mut Sources::default()).value;
    let number = all.all.iter().position(|one| one.measures).unwrap();
    let study = study(MEASURE, "met");
    let found = coverage(&all, &study, number, None);
    assert_eq!(found.len(), study.library.measures.len());
    let met: Vec<_> = found.iter().filter(|one| one.state == Covered::Met).collect();
    assert_eq!(met.len(), 1);
    assert_eq!(all.all[number].items[met[0].item as usize].id, MEASURE);
}
