//! Answers as of a day: what each one is worth, and the laws every set of answers keeps.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use jiff::civil::{Date, date};
use sanso_core::assess::{Answers, Assessment, Fraction, Given, State, Treatment, assess, read_answers};
use sanso_core::content::Overlay;
use sanso_core::diag::{Diagnostic, Severity};
use sanso_core::model::{FetchError, Model};
use sanso_core::plan::{Bearer, Required};
use sanso_core::study::{Inputs, Study, run};
use sanso_core::text::Lang;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

const DAY: Date = date(2026, 10, 1);

/// The bakery, with a profile that asks for grade `advanced` of one category and a former id.
static STUDY: LazyLock<Study> = LazyLock::new(|| studied(None, None).0);

const PROFILE: &str = "content: 1
profiles:
  - key: demanding
    name: { en: Demanding, ja: 厳しい基準 }
    why: { en: For tests., ja: 試験用。 }
    rows:
      - { category: AM, do: grade, grade: advanced, why: { en: For tests., ja: 試験用。 } }
      - { category: AT, do: exclude, why: { en: For tests., ja: 試験用。 } }
    confidence: high
    origin: ours
";

fn studied(answers: Option<&str>, as_of: Option<Date>) -> (Study, Vec<Diagnostic>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/bakery-sme");
    let mut fetch = |path: &str| {
        let text = std::fs::read_to_string(folder.join(path)).map_err(|_| FetchError::Missing)?;
        Ok(text.replace("\n  bakery:\n", "\n  bakery:\n    was: boulangerie\n").into_bytes())
    };
    let overlay = Overlay { name: "tests".into(), files: vec![("profiles.yaml".into(), PROFILE.into())] };
    let study = run(Inputs {
        main: "model.yaml",
        fetch: &mut fetch,
        overlays: &[overlay],
        profile: Some("demanding"),
        answers: answers.map(|text| ("answers.yaml", text.as_bytes())),
        as_of,
    });
    (study.value, study.diagnostics)
}

struct Judged {
    model: Model,
    answers: Answers,
    assessment: Assessment,
    notes: Vec<Diagnostic>,
}

impl Judged {
    fn item(&self, measure: &str, bearer: &str) -> (State, bool) {
        let item = self.assessment.items[number(measure, bearer)];
        (item.state, item.proven)
    }

    fn state(&self, measure: &str, bearer: &str) -> State {
        self.item(measure, bearer).0
    }

    fn told(&self) -> Vec<(Severity, &'static str, String)> {
        let mut notes = self.notes.clone();
        Diagnostic::sort(&mut notes);
        let line = |note: &Diagnostic| note.place.map(|place| self.model.sources.show_line(place)).unwrap_or_default();
        notes.iter().map(|note| (note.severity, note.problem.code(), line(note))).collect()
    }
}

fn judged(text: &str, as_of: Option<Date>) -> Judged {
    let study = &*STUDY;
    let mut model = study.model.clone();
    let read = read_answers("answers.yaml", text.as_bytes(), &study.library, &mut model);
    let given = Given { answers: Some(&read.value), as_of };
    let found = assess(&study.library, &model, &study.analysis, &study.plan, given);
    let notes = read.diagnostics.into_iter().chain(found.diagnostics).collect();
    Judged { model, answers: read.value, assessment: found.value, notes }
}

/// Answers with these entries, the first of them on line 4.
fn file(entries: &[&str]) -> String {
    let head = "sanso-answers: 1\nprocess: komugi-bakery\nanswers:\n";
    entries.iter().fold(head.to_owned(), |text, entry| text + "  - { " + entry + " }\n")
}

fn on_the_day(entries: &[&str]) -> Judged {
    judged(&file(entries), Some(DAY))
}

fn number(measure: &str, bearer: &str) -> usize {
    let measure = STUDY.library.measure(measure).unwrap();
    let bearer = Bearer::Of(STUDY.model.find(bearer).unwrap());
    let is_it = |one: &Required| one.measure as usize == measure && one.bearer == bearer;
    STUDY.plan.required.iter().position(is_it).unwrap()
}

const PROOF: &str = "evidence: [{ ref: a, valid-from: 2026-01-01, valid-until: 2026-12-31 }]";
const OLD_PROOF: &str = "evidence: [{ ref: a, valid-until: 2026-09-30 }]";

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
    let text = file(&[&format!("measure: CPS.GV-1, bearer: bakery, status: met, {OLD_PROOF}, on: 2099-01-01")]);
    let judged = judged(&text, None);
    assert_eq!(judged.item("CPS.GV-1", "bakery"), (State::Met, true));
    assert_eq!(judged.told(), [(Severity::Advice, "SN618", "answers.yaml:1".to_owned())]);
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
    let met = "measure: CPS.GV-3, bearer: bakery, status: partly, on: 2026-05-01";
    let unmet = "measure: CPS.GV-3, bearer: bakery, status: unmet, on: 2026-06-01";
    let undated = &format!("measure: CPS.GV-3, bearer: bakery, status: met, {PROOF}");
    let future = &format!("measure: CPS.GV-3, bearer: bakery, status: met, {PROOF}, on: 2026-10-02");
    let judged = on_the_day(&[unmet, met, undated, future]);
    assert_eq!(judged.state("CPS.GV-3", "bakery"), State::Unmet);
    assert_eq!(judged.told(), [(Severity::Warning, "SN611", "answers.yaml:7".to_owned())]);
    assert_eq!(on_the_day(&[future]).state("CPS.GV-3", "bakery"), State::Unanswered);
}

#[test]
fn of_two_answers_of_one_day_the_less_favourable_counts_and_that_is_an_error() {
    let one = "measure: CPS.GV-3, bearer: bakery, status: partly, on: 2026-05-01";
    let two = "measure: CPS.GV-3, bearer: bakery, status: not-applicable, reason: None., on: 2026-05-01";
    for entries in [[one, two], [two, one]] {
        let judged = on_the_day(&entries);
        assert_eq!(judged.state("CPS.GV-3", "bakery"), State::Partly);
        assert_eq!(judged.told(), [(Severity::Error, "SN605", "answers.yaml:5".to_owned())]);
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
        ("measure: CPS.GV-3, bearer: bakery, status: unmet, on: 2026-10-02", Severity::Warning, "SN611"),
        ("measure: CPS.GV-3, bearer: bakery, status: unmet, on: 2026-02-30", Severity::Error, "SN612"),
        ("measure: CPS.GV-3, bearer: bakery, status: unmet, on: 1 October 2026", Severity::Error, "SN612"),
        ("measure: CPS.GV-3, bearer: bakery, status: unmet, on: 20261001", Severity::Error, "SN612"),
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
    let elsewhere =
        STUDY.plan.required.iter().find(|one| STUDY.plan.required_of(one.measure as usize, cafes).is_none());
    let (measure, _) = named(elsewhere).next().unwrap();
    let judged = on_the_day(&[&format!("measure: {measure}, bearer: cafes, status: unmet")]);
    let message = judged.notes[0].problem.message(Lang::En);
    let number = STUDY.library.measure(measure).unwrap();
    let others: Vec<Bearer> =
        STUDY.plan.required.iter().filter(|one| one.measure as usize == number).map(|one| one.bearer).collect();
    let (_, first) =
        named(STUDY.plan.required.iter().filter(|one| Some(&one.bearer) == others.iter().min())).next().unwrap();
    assert!(message.act.contains(&format!("`{first}`")), "{message:?}");
}

/// The ids of what is required of somebody.
fn named<'r>(required: impl IntoIterator<Item = &'r Required>) -> impl Iterator<Item = (&'r str, &'r str)> {
    required.into_iter().filter_map(|one| match one.bearer {
        Bearer::Of(bearer) => Some((STUDY.library.measures[one.measure as usize].id.as_str(), STUDY.model.id(bearer))),
        Bearer::Nobody => None,
    })
}

/// An answer that can be written down and made better.
#[derive(Debug, Clone, Default)]
struct Said {
    required: usize,
    status: usize,
    reason: bool,
    grade: usize,
    evidence: Vec<usize>,
    month: u32,
}

const STATUSES: [&str; 4] = ["unmet", "partly", "met", "not-applicable"];
const GRADES: [&str; 4] = ["", "basic", "advanced", "high-advanced"];
const EVIDENCE: [&str; 4] = [
    "{ ref: valid }",
    "{ ref: old, valid-until: 2026-01-01 }",
    "{ ref: later, valid-from: 2027-01-01 }",
    "{ ref: odd, valid-until: soon }",
];

impl Said {
    fn written(&self) -> String {
        let (measure, bearer) = named([&STUDY.plan.required[self.required]]).next().unwrap();
        let mut text = format!("measure: {measure}, bearer: {bearer}, status: {}", STATUSES[self.status]);
        if self.reason {
            text += ", reason: { en: Because., ja: 理由あり。 }";
        }
        if self.grade > 0 {
            text += &format!(", grade: {}", GRADES[self.grade]);
        }
        if self.month > 0 {
            text += &format!(", on: 2026-{:02}-01", self.month);
        }
        let evidence: Vec<&str> = self.evidence.iter().map(|at| EVIDENCE[*at]).collect();
        text + &format!(", evidence: [{}]", evidence.join(", "))
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % bound as u64) as usize
    }

    fn said(&mut self, required: usize) -> Said {
        let evidence = (0..self.below(3)).map(|_| self.below(EVIDENCE.len())).collect();
        Said {
            required,
            status: self.below(4),
            reason: self.below(2) == 0,
            grade: self.below(4),
            evidence,
            month: self.below(13) as u32,
        }
    }

    /// Answers of few requirements, so that some have several.
    fn answers(&mut self) -> Vec<Said> {
        let nameable: Vec<usize> =
            (0..STUDY.plan.required.len()).filter(|at| STUDY.plan.required[*at].bearer != Bearer::Nobody).collect();
        let start = self.below(nameable.len() - 20);
        (0..40)
            .map(|_| {
                let required = nameable[start + self.below(20)];
                self.said(required)
            })
            .collect()
    }
}

fn judge_said(said: &[Said]) -> Judged {
    let written: Vec<String> = said.iter().map(Said::written).collect();
    on_the_day(&written.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn doing_more_never_opens_a_gap() {
    let mut dice = Dice(1);
    for round in 0..60 {
        let mut said = dice.answers();
        // One answer for each requirement: which of several holds is another law.
        let mut seen = BTreeSet::new();
        said.retain(|one| seen.insert(one.required));
        let before = judge_said(&said);
        for one in &mut said {
            match dice.below(5) {
                0 if one.status < 2 => one.status += 1,
                1 if one.grade < 3 => one.grade += 1,
                2 => one.reason = true,
                3 if !one.evidence.is_empty() => one.evidence.push(0),
                _ => {}
            }
        }
        let fresh = dice.answers().into_iter().find(|one| !seen.contains(&one.required));
        said.extend(fresh);
        let after = judge_said(&said);
        for (was, is) in before.assessment.items.iter().zip(&after.assessment.items) {
            assert!(was.state.is_gap() || !is.state.is_gap(), "round {round}: {was:?} became {is:?}");
            assert!(
                was.state.share().done() <= is.state.share().done() || is.state == State::NotApplicable,
                "round {round}: {was:?} became {is:?}"
            );
        }
        assert!(before.assessment.overall.share.ratio() <= after.assessment.overall.share.ratio(), "round {round}");
        for (was, is) in before.assessment.residual.iter().zip(&after.assessment.residual) {
            assert!(was.treatment <= is.treatment, "round {round}: {was:?} became {is:?}");
        }
    }
}

#[test]
fn an_answer_never_changes_what_stands_or_what_is_required() {
    let mut dice = Dice(2);
    for _ in 0..5 {
        let written: Vec<String> = dice.answers().iter().map(Said::written).collect();
        let text = file(&written.iter().map(String::as_str).collect::<Vec<_>>());
        let (study, _) = studied(Some(&text), Some(DAY));
        assert_eq!(study.analysis.standing, STUDY.analysis.standing);
        assert_eq!(study.plan.required, STUDY.plan.required);
        assert_eq!(study.plan.questions, STUDY.plan.questions);
        let standing: Vec<u32> = study.assessment.residual.iter().map(|one| one.standing).collect();
        assert_eq!(standing, (0..study.analysis.standing.len() as u32).collect::<Vec<_>>());
    }
}

#[test]
fn the_order_of_answers_does_not_matter() {
    let mut dice = Dice(3);
    for round in 0..30 {
        let mut said = dice.answers();
        let before = judge_said(&said);
        for at in (1..said.len()).rev() {
            said.swap(at, dice.below(at + 1));
        }
        let after = judge_said(&said);
        let states =
            |judged: &Judged| judged.assessment.items.iter().map(|item| (item.state, item.proven)).collect::<Vec<_>>();
        assert_eq!(states(&before), states(&after), "round {round}");
        assert_eq!(before.assessment.overall, after.assessment.overall, "round {round}");
        assert_eq!(before.assessment.residual, after.assessment.residual, "round {round}");
        let codes = |judged: &Judged| {
            judged.told().into_iter().map(|(_, code, _)| code).fold(Vec::new(), |mut codes, code| {
                codes.push(code);
                codes.sort_unstable();
                codes
            })
        };
        assert_eq!(codes(&before), codes(&after), "round {round}");
    }
}

#[test]
fn shares_agree_with_counting_by_hand() {
    let mut dice = Dice(4);
    for round in 0..20 {
        let judged = judge_said(&dice.answers());
        let assessment = &judged.assessment;
        let halves = |items: &mut dyn Iterator<Item = usize>| {
            items.fold((0, 0), |(done, of), at| match assessment.items[at].state {
                State::Met => (done + 2, of + 1),
                State::Partly | State::BelowGrade => (done + 1, of + 1),
                State::NotApplicable => (done, of),
                State::Unanswered | State::Unmet | State::Lapsed => (done, of + 1),
            })
        };
        let shown = |share: sanso_core::assess::Share| {
            (Fraction::new(share.done().numerator() * 2, share.done().denominator()), share.of)
        };
        let by_hand = |(done, of)| (Fraction::new(done, 1), of);
        assert_eq!(shown(assessment.overall.share), by_hand(halves(&mut (0..assessment.items.len()))), "round {round}");
        for (bearer, tally) in &assessment.by_bearer {
            let mut theirs = (0..assessment.items.len()).filter(|at| STUDY.plan.required[*at].bearer == *bearer);
            assert_eq!(shown(tally.share), by_hand(halves(&mut theirs)), "round {round}");
        }
        for one in assessment.residual.iter().step_by(7) {
            let asks = |required: &Required| {
                required
                    .reasons
                    .iter()
                    .any(|reason| STUDY.plan.cases[reason.case as usize].standings.contains(&one.standing))
            };
            let mut asked = (0..assessment.items.len()).filter(|at| asks(&STUDY.plan.required[*at]));
            assert_eq!(shown(one.share), by_hand(halves(&mut asked)), "round {round}");
        }
    }
}

#[test]
fn every_requirement_is_counted_once_by_bearer_once_by_category_and_at_least_once_by_layer() {
    let assessment = &STUDY.assessment;
    let total = assessment.overall.total();
    assert_eq!(assessment.by_bearer.iter().map(|(_, tally)| tally.total()).sum::<u32>(), total);
    assert_eq!(assessment.by_category.iter().map(|(_, tally)| tally.total()).sum::<u32>(), total);
    assert!(assessment.by_layer.iter().map(|(_, tally)| tally.total()).sum::<u32>() >= total);
    assert_eq!(assessment.by_layer.iter().map(|(layer, _)| *layer).collect::<Vec<_>>(), [0, 1, 2]);
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
        });
        let of_answers = study.diagnostics.iter().filter(|note| note.problem.code().starts_with("SN6"));
        let errors: Vec<_> = of_answers.filter(|note| note.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", folder.display());
        assert!(study.value.assessment.overall.answered() > 0, "{}", folder.display());
        read += 1;
    }
    assert!(read >= 5);
}
