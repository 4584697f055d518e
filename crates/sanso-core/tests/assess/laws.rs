//! Laws, with generated answers.

use super::judging::{DAY, Judged, STUDY, file, named, on_the_day, studied};
use sanso_core::assess::{Fraction, Share, State};
use sanso_core::plan::{Bearer, Required};
use std::collections::BTreeSet;
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
            text += &format!(", date: 2026-{:02}-01", self.month);
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
        assert_eq!(study.assessment.as_of, Some(DAY));
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
        let shown = |share: Share| (Fraction::new(share.done().numerator() * 2, share.done().denominator()), share.of);
        let by_hand = |(done, of)| (Fraction::new(done, 1), of);
        assert_eq!(shown(assessment.overall.share), by_hand(halves(&mut (0..assessment.items.len()))), "round {round}");
        for (bearer, tally) in &assessment.by_bearer {
            let mut theirs = (0..assessment.items.len()).filter(|at| STUDY.plan.required[*at].bearer == *bearer);
            assert_eq!(shown(tally.share), by_hand(halves(&mut theirs)), "round {round}");
        }
        for (category, tally) in &assessment.by_category {
            let id = &STUDY.library.categories[*category].id;
            let measure = |at: &usize| &STUDY.library.measures[STUDY.plan.required[*at].measure as usize];
            let mut of_it = (0..assessment.items.len()).filter(|at| measure(at).category == *id);
            assert_eq!(shown(tally.share), by_hand(halves(&mut of_it)), "round {round}: {id}");
        }
        for (layer, tally) in &assessment.by_layer {
            let layer = &STUDY.library.layers[*layer];
            let asks = |at: &usize| {
                let cases = STUDY.plan.required[*at].reasons.iter().map(|one| &STUDY.plan.cases[one.case as usize]);
                let mut incidents = cases.map(|case| &STUDY.library.incidents[case.incident as usize]);
                incidents.any(|one| STUDY.library.layer_of(one) == Some(layer))
            };
            let mut in_it = (0..assessment.items.len()).filter(asks);
            assert_eq!(shown(tally.share), by_hand(halves(&mut in_it)), "round {round}: {}", layer.id);
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
