//! What each answer is worth.

use super::judging::{OLD_PROOF, PROOF, STUDY, file, judged, named, number, on_the_day};
use jiff::civil::date;
use sanso_core::assess::{Fraction, State, Treatment};
use sanso_core::diag::Severity;
#[test]
fn without_answers_everything_is_unanswered_and_every_incident_open() {
    let assessment = &STUDY.assessment;
    assert!(!assessment.items.is_empty());
    assert_eq!(assessment.items.len(), STUDY.plan.required.len());
    assert!(assessment.items.iter().all(|item| item.state == State::Unanswered && item.answer.is_none()));
    assert_eq!(assessment.overall.share.ratio(), Some(Fraction::ZERO));
    assert_eq!(assessment.overall.share.of as usize, STUDY.plan.required.len());
    assert_eq!(assessment.residual.len(), STUDY.analysis.standing.len());
    assert!(assessment.residual.iter().all(|one| one.treatment == Treatment::Open));
}

#[test]
fn each_state_has_a_word_a_worth_and_says_whether_something_is_left_to_do() {
    let table = State::ALL.map(|state| (state.key(), state.share().done(), state.share().of, state.is_gap()));
    let expected = [
        ("unanswered", Fraction::ZERO, 1, true),
        ("unmet", Fraction::ZERO, 1, true),
        ("lapsed", Fraction::ZERO, 1, true),
        ("partly", Fraction::HALF, 1, true),
        ("below-grade", Fraction::HALF, 1, true),
        ("met", Fraction::ONE, 1, false),
        ("not-applicable", Fraction::ZERO, 0, false),
    ];
    assert_eq!(table, expected);
    let words = [Treatment::Open, Treatment::Partly, Treatment::Treated].map(Treatment::key);
    assert_eq!(words, ["open", "partly-treated", "treated"]);
}

#[test]
fn met_counts_one_partly_one_half_and_unmet_nothing() {
    let judged = on_the_day(&[
        &format!("measure: CPS.GV-1, bearer: bakery, status: met, {PROOF}"),
        "measure: CPS.GV-3, bearer: bakery, status: partly",
        "measure: CPS.IP-9, bearer: bakery, status: unmet",
    ]);
    assert_eq!(judged.item("CPS.GV-1", "bakery"), (State::Met, true));
    assert_eq!(judged.item("CPS.GV-3", "bakery"), (State::Partly, false));
    assert_eq!(judged.item("CPS.IP-9", "bakery"), (State::Unmet, false));
    assert_eq!(Some(judged.assessment.overall.share.done()), Fraction::new(3, 2));
    assert_eq!(judged.assessment.overall.answered(), 3);
    assert_eq!(judged.told(), []);
}

#[test]
fn a_measure_may_be_named_by_key_and_a_bearer_by_a_former_id() {
    let key = &STUDY.library.measures[STUDY.library.measure("CPS.GV-3").unwrap()].row.key;
    let judged = on_the_day(&[&format!("measure: {key}, bearer: boulangerie, status: partly")]);
    assert_eq!(judged.state("CPS.GV-3", "bakery"), State::Partly);
}

#[test]
fn evidence_out_of_date_on_the_day_shows_nothing() {
    let lapsed =
        |status: &str| on_the_day(&[&format!("measure: CPS.GV-1, bearer: bakery, status: {status}, {OLD_PROOF}")]);
    assert_eq!(lapsed("met").item("CPS.GV-1", "bakery"), (State::Lapsed, false));
    assert_eq!(lapsed("partly").state("CPS.GV-1", "bakery"), State::Lapsed);
    assert_eq!(lapsed("unmet").state("CPS.GV-1", "bakery"), State::Unmet);
    assert_eq!(lapsed("met").assessment.overall.share.done(), Fraction::ZERO);
}

#[test]
fn evidence_is_valid_on_its_first_and_on_its_last_day() {
    let entry = "measure: CPS.GV-1, bearer: bakery, status: met, evidence: [{ ref: a, valid-from: 2026-04-01, valid-until: 2026-09-30 }]";
    let state = |day| judged(&file(&[entry]), Some(day)).state("CPS.GV-1", "bakery");
    assert_eq!(state(date(2026, 3, 31)), State::Lapsed);
    assert_eq!(state(date(2026, 4, 1)), State::Met);
    assert_eq!(state(date(2026, 9, 30)), State::Met);
    assert_eq!(state(date(2026, 10, 1)), State::Lapsed);
}

#[test]
fn one_valid_piece_of_evidence_is_enough() {
    let judged = on_the_day(&[
        "measure: CPS.GV-1, bearer: bakery, status: met, evidence: [{ ref: a, valid-until: 2026-01-01 }, b]",
    ]);
    assert_eq!(judged.item("CPS.GV-1", "bakery"), (State::Met, true));
}

#[test]
fn without_a_day_dates_are_not_judged_and_the_reader_is_told() {
    let text = file(&[&format!("measure: CPS.GV-1, bearer: bakery, status: met, {OLD_PROOF}, date: 2099-01-01")]);
    let judged = judged(&text, None);
    assert_eq!(judged.item("CPS.GV-1", "bakery"), (State::Met, true));
    assert_eq!(judged.told(), [(Severity::Advice, "SN618", "answers.yaml:1".to_owned())]);
    let undated = file(&["measure: CPS.GV-1, bearer: bakery, status: met, evidence: a"]);
    assert_eq!(super::judging::judged(&undated, None).told(), []);
}

#[test]
fn less_than_the_asked_grade_counts_in_part() {
    let state = |grade: &str| {
        on_the_day(&[&format!("measure: CPS.AM-1, bearer: bakery, status: met, {PROOF}{grade}")])
            .state("CPS.AM-1", "bakery")
    };
    assert_eq!(state(""), State::BelowGrade);
    assert_eq!(state(", grade: basic"), State::BelowGrade);
    assert_eq!(state(", grade: advanced"), State::Met);
    assert_eq!(state(", grade: high-advanced"), State::Met);
    assert_eq!(State::BelowGrade.share(), State::Partly.share());
}

#[test]
fn the_latest_answer_holds_and_one_from_after_the_day_does_not_count() {
    let met = "measure: CPS.GV-3, bearer: bakery, status: partly, date: 2026-05-01";
    let unmet = "measure: CPS.GV-3, bearer: bakery, status: unmet, date: 2026-06-01";
    let undated = &format!("measure: CPS.GV-3, bearer: bakery, status: met, {PROOF}");
    let future = &format!("measure: CPS.GV-3, bearer: bakery, status: met, {PROOF}, date: 2026-10-02");
    let judged = on_the_day(&[unmet, met, undated, future]);
    assert_eq!(judged.state("CPS.GV-3", "bakery"), State::Unmet);
    assert_eq!(judged.told(), [(Severity::Warning, "SN611", "answers.yaml:7".to_owned())]);
    assert_eq!(on_the_day(&[future]).state("CPS.GV-3", "bakery"), State::Unanswered);
    let on_the_last = "measure: CPS.GV-3, bearer: bakery, status: partly, on: 2026-10-01";
    assert_eq!(on_the_day(&[on_the_last]).state("CPS.GV-3", "bakery"), State::Partly);
}

#[test]
fn of_two_answers_of_one_day_the_less_favourable_counts_and_that_is_an_error() {
    let one = "measure: CPS.GV-3, bearer: bakery, status: partly, date: 2026-05-01";
    let two = "measure: CPS.GV-3, bearer: bakery, status: not-applicable, reason: None., date: 2026-05-01";
    for entries in [[one, two], [two, one]] {
        let judged = on_the_day(&entries);
        assert_eq!(judged.state("CPS.GV-3", "bakery"), State::Partly);
        assert_eq!(judged.told(), [(Severity::Error, "SN605", "answers.yaml:5".to_owned())]);
    }
    let proven = format!("{one}, {PROOF}");
    for entries in [[one, &proven], [&proven, one]] {
        assert_eq!(on_the_day(&entries).item("CPS.GV-3", "bakery"), (State::Partly, false));
    }
}

#[test]
fn not_applicable_leaves_the_count_only_with_a_reason() {
    let with = on_the_day(&[
        "measure: CPS.GV-3, bearer: bakery, status: not-applicable, reason: { en: No data., ja: データなし。 }",
    ]);
    let without = on_the_day(&["measure: CPS.GV-3, bearer: bakery, status: not-applicable"]);
    let all = STUDY.plan.required.len() as u64;
    assert_eq!((with.state("CPS.GV-3", "bakery"), with.assessment.overall.share.of), (State::NotApplicable, all - 1));
    assert_eq!((without.state("CPS.GV-3", "bakery"), without.assessment.overall.share.of), (State::Unanswered, all));
    assert_eq!(without.assessment.items[number("CPS.GV-3", "bakery")].answer, Some(0));
}

#[test]
fn an_incident_of_which_nothing_applies_is_still_open() {
    let everything: Vec<String> = named(&STUDY.plan.required)
        .map(|(measure, bearer)| format!("measure: {measure}, bearer: {bearer}, status: not-applicable, reason: None."))
        .collect();
    let judged = on_the_day(&everything.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(judged.assessment.overall.share.ratio(), None);
    assert!(judged.assessment.residual.iter().all(|one| one.treatment == Treatment::Open));
}

#[test]
fn an_incident_is_treated_when_everything_it_asks_for_is_met() {
    let everything: Vec<String> = named(&STUDY.plan.required)
        .map(|(measure, bearer)| {
            format!("measure: {measure}, bearer: {bearer}, status: met, grade: high-advanced, {PROOF}")
        })
        .collect();
    let mut entries: Vec<&str> = everything.iter().map(String::as_str).collect();
    let all = on_the_day(&entries);
    assert_eq!(all.assessment.overall.share.ratio(), Some(Fraction::ONE));
    assert!(all.assessment.residual.iter().all(|one| one.treatment == Treatment::Treated));
    entries.pop();
    let all_but_one = on_the_day(&entries);
    assert!(all_but_one.assessment.residual.iter().any(|one| one.treatment == Treatment::Partly));
    assert!(all_but_one.assessment.overall.share.ratio() < Some(Fraction::ONE));
}
