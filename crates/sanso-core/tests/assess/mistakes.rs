//! What is told of mistakes in answers.

use super::judging::{DAY, STUDY, judged, named, on_the_day};
use sanso_core::assess::{State, read_answers};
use sanso_core::diag::Severity;
use sanso_core::model::FetchError;
use sanso_core::plan::Bearer;
use sanso_core::study::{Inputs, run};
use sanso_core::text::Lang;
use std::path::Path;
/// What is wrong with one entry, alone in its file: severity, code, line.
#[test]
fn every_mistake_is_told_at_its_place() {
    let cases: [(&str, Severity, &str); 22] = [
        ("measure: CPS.GV-33, bearer: bakery, status: unmet", Severity::Error, "SN601"),
        ("measure: CPS.GV-3, bearer: bakry, status: unmet", Severity::Error, "SN602"),
        ("measure: CPS.GV-3, bearer: shop, status: unmet", Severity::Error, "SN602"),
        ("measure: CPS.GV-3, bearer: till-tablet, status: unmet", Severity::Advice, "SN603"),
        ("measure: CPS.AT-1, bearer: bakery, status: unmet", Severity::Advice, "SN604"),
        ("measure: CPS.GV-3, bearer: bakery, status: not-applicable", Severity::Warning, "SN606"),
        ("measure: CPS.GV-3, bearer: bakery, status: met", Severity::Advice, "SN607"),
        (
            "measure: CPS.GV-3, bearer: bakery, status: met, evidence: { ref: a, valid-until: 2026-09-30 }",
            Severity::Warning,
            "SN608",
        ),
        (
            "measure: CPS.GV-3, bearer: bakery, status: met, evidence: { ref: a, valid-from: 2026-10-02 }",
            Severity::Warning,
            "SN609",
        ),
        (
            "measure: CPS.GV-3, bearer: bakery, status: met, evidence: { ref: a, valid-from: 2026-10-02, valid-until: 2026-10-01 }",
            Severity::Error,
            "SN610",
        ),
        ("measure: CPS.GV-3, bearer: bakery, status: unmet, date: 2026-10-02", Severity::Warning, "SN611"),
        ("measure: CPS.GV-3, bearer: bakery, status: unmet, date: 2026-02-30", Severity::Error, "SN612"),
        ("measure: CPS.GV-3, bearer: bakery, status: unmet, date: 1 October 2026", Severity::Error, "SN612"),
        ("measure: CPS.GV-3, bearer: bakery, status: unmet, date: 20261001", Severity::Error, "SN612"),
        ("measure: CPS.GV-3, bearer: bakery, status: meet", Severity::Error, "SN613"),
        ("measure: CPS.AM-1, bearer: bakery, status: met, evidence: a", Severity::Warning, "SN615"),
        ("measure: CPS.GV-3, bearer: bakery, status: unmet, grade: advance", Severity::Error, "SN616"),
        ("measure: CPS.GV-3, status: unmet", Severity::Error, "SN617"),
        ("measure: CPS.GV-3, bearer: bakery, status: met, evidence: { title: a }", Severity::Error, "SN617"),
        ("measure: CPS.GV-3, bearer: bakery, status: unmet, gradde: basic", Severity::Error, "SN117"),
        ("measure: CPS.GV-3, bearer: bakery, status: unmet, reason: { en: a, fr: b }", Severity::Error, "SN117"),
        ("measure: [CPS.GV-3], bearer: bakery, status: unmet", Severity::Error, "SN118"),
    ];
    for (entry, severity, code) in cases {
        let told = on_the_day(&[entry]).told();
        let (others, expected): (Vec<_>, Vec<_>) = told.into_iter().partition(|(_, found, _)| *found != code);
        assert_eq!(expected, [(severity, code, "answers.yaml:4".to_owned())], "{entry}");
        // Evidence that is never valid is also missing as evidence, and that is all there may be besides.
        assert!(others.iter().all(|(_, found, _)| *found == "SN607"), "{entry}: {others:?}");
    }
}

#[test]
fn what_is_wrong_names_the_measure_and_who_answers() {
    let twice = "measure: CPS.GV-3, bearer: bakery, status: unmet";
    let told =
        |entries: &[&str]| on_the_day(entries).notes.iter().map(|note| note.problem.message(Lang::En).what).collect();
    let cases: [(Vec<String>, &str); 5] = [
        (told(&[twice, twice]), "`bakery` answers `CPS.GV-3` twice on the same day"),
        (told(&["measure: CPS.GV-3, bearer: bakery, status: not-applicable"]), "`CPS.GV-3` is said not to apply"),
        (told(&["measure: CPS.GV-3, bearer: bakery, status: met"]), "`CPS.GV-3` is said to be met"),
        (told(&["measure: CPS.AT-1, bearer: bakery, status: unmet"]), "`CPS.AT-1` is not required of `bakery`"),
        (
            told(&["measure: CPS.AM-1, bearer: bakery, status: met, evidence: a"]),
            "`CPS.AM-1` is met without saying a grade",
        ),
    ];
    for (told, expected) in cases {
        assert!(told.len() == 1 && told[0].starts_with(expected), "{expected}: {told:?}");
    }
}

#[test]
fn a_hint_names_what_was_probably_meant_in_both_languages() {
    let judged = on_the_day(&["measure: CPS.GV-33, bearer: bakry, status: parlty"]);
    let messages: Vec<_> = judged
        .notes
        .iter()
        .map(|note| (note.problem.message(Lang::En).what, note.problem.message(Lang::Ja).what))
        .collect();
    for meant in ["CPS.GV-3", "bakery", "partly"] {
        let hint =
            |text: &str| text.contains(&format!("`{meant}`?")) || text.contains(&format!("「{meant}」のことですか"));
        assert!(messages.iter().any(|(en, ja)| hint(en) && hint(ja)), "{meant}: {messages:?}");
    }
}

#[test]
fn what_is_wrong_with_the_whole_file_is_told() {
    let told = |text: &str| judged(text, Some(DAY)).told().into_iter().map(|(_, code, _)| code).collect::<Vec<_>>();
    assert_eq!(told("sanso-answers: 1\nprocess: another\nanswers: []\n"), ["SN614"]);
    assert_eq!(told("process: komugi-bakery\n"), ["SN119"]);
    assert_eq!(told("sanso-answers: 2\n"), ["SN120"]);
    assert_eq!(told("sanso-answers: 1\nanswer: []\n"), ["SN117"]);
    assert_eq!(told("sanso-answers: 1\nanswers: { a: b }\n"), ["SN118"]);
    assert_eq!(told("- 1\n"), ["SN118"]);
    assert_eq!(told("sanso-answers: 1\nanswers: [\n"), ["SN102"]);
    let mut model = STUDY.model.clone();
    let bytes = read_answers("answers.yaml", b"\xff\xfe", &STUDY.library, &mut model);
    assert_eq!(bytes.diagnostics.iter().map(|note| note.problem.code()).collect::<Vec<_>>(), ["SN101"]);
}

#[test]
fn a_mistake_in_one_entry_leaves_the_others_alone() {
    let judged = on_the_day(&[
        "measure: CPS.XX-1, bearer: bakery, status: met",
        "measure: CPS.GV-3, bearer: bakery, status: partly",
    ]);
    assert_eq!(judged.state("CPS.GV-3", "bakery"), State::Partly);
    assert_eq!(judged.answers.entries.len(), 1);
}

#[test]
fn an_answer_where_nothing_is_required_names_those_it_is_required_of() {
    let cafes = Bearer::Of(STUDY.model.find("cafes").unwrap());
    let of = |measure: u32| STUDY.plan.required.iter().filter(move |one| one.measure == measure);
    let few = |measure: u32| of(measure).count() < 8 && of(measure).all(|one| one.bearer != cafes);
    let (measure, _) = named(STUDY.plan.required.iter().find(|one| few(one.measure))).next().unwrap();
    let mut others: Vec<&str> =
        named(of(STUDY.library.measure(measure).unwrap() as u32)).map(|(_, bearer)| bearer).collect();
    others.sort_unstable();
    let judged = on_the_day(&[&format!("measure: {measure}, bearer: cafes, status: unmet")]);
    let act = judged.notes[0].problem.message(Lang::En).act;
    let mut shown: Vec<&str> = act.split('`').skip(1).step_by(2).collect();
    shown.sort_unstable();
    assert_eq!(shown, others);
}

#[test]
fn the_answers_of_every_example_are_read_without_error() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut read = 0;
    for folder in std::fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(bytes) = std::fs::read(folder.join("answers.yaml")) else { continue };
        let mut fetch = |path: &str| std::fs::read(folder.join(path)).map_err(|_| FetchError::Missing);
        let answers = Some(("answers.yaml", bytes.as_slice()));
        let study = run(Inputs {
            main: "model.yaml",
            fetch: &mut fetch,
            overlays: &[],
            profile: None,
            answers,
            as_of: Some(DAY),
            asking: Default::default(),
        });
        let of_answers = study.diagnostics.iter().filter(|note| note.problem.code().starts_with("SN6"));
        let errors: Vec<_> = of_answers.filter(|note| note.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", folder.display());
        assert!(study.value.assessment.overall.answered() > 0, "{}", folder.display());
        read += 1;
    }
    assert!(read >= 5);
}
