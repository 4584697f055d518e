//! Each requirement's answer as of a day: which one holds, and what it is worth.

use super::read::{Answer, Evidence, Status};
use super::{Given, Item, State};
use crate::content::{Grade, Library};
use crate::diag::{Diagnostic, EntryProblem, WorthProblem};
use crate::model::{Model, Subject};
use crate::plan::{Bearer, Plan, Required};
use crate::text::Both;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One item for each requirement, in the order of the plan.
pub(super) fn items(
    library: &Library,
    model: &Model,
    plan: &Plan,
    given: Given<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Vec<Item> {
    let mut items = vec![Item::default(); plan.required.len()];
    let Some(answers) = given.answers else { return items };
    let mut judge = Judge { library, model, plan, day: given.as_of, notes };
    if let (None, Some(place), true) = (given.as_of, answers.place, answers.entries.iter().any(is_dated)) {
        judge.notes.push(Diagnostic::advice(place, EntryProblem::NoDay));
    }
    for (number, found) in judge.sorted(&answers.entries) {
        if let (Some(required), Some(item)) = (plan.required.get(number), items.get_mut(number)) {
            *item = judge.item(required, &answers.entries, found);
        }
    }
    items
}

fn is_dated(answer: &Answer) -> bool {
    answer.evidence.iter().any(|piece| piece.valid_from.or(piece.valid_until).is_some())
}

struct Judge<'j> {
    library: &'j Library,
    model: &'j Model,
    plan: &'j Plan,
    day: Option<Date>,
    notes: &'j mut Vec<Diagnostic>,
}

impl Judge<'_> {
    /// Requirement → its answers that count on the day, by number. What belongs to no requirement is noted.
    fn sorted(&mut self, answers: &[Answer]) -> BTreeMap<usize, Vec<usize>> {
        let index: BTreeMap<(usize, Bearer), usize> = self
            .plan
            .required
            .iter()
            .enumerate()
            .map(|(number, one)| ((one.measure as usize, one.bearer), number))
            .collect();
        let bearers = self.plan.bearers();
        let mut sorted: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, answer) in answers.iter().enumerate() {
            match index.get(&(answer.measure, answer.bearer)) {
                None if bearers.binary_search(&answer.bearer).is_err() => {
                    let id = self.bearer(answer.bearer);
                    self.notes.push(Diagnostic::advice(answer.place, EntryProblem::BearsNothing { id }));
                }
                None => {
                    const SHOWN: usize = 9;
                    let least = (answer.measure, Bearer::Of(Subject(0)));
                    let others = index
                        .range(least..)
                        .map(|(key, _)| *key)
                        .take_while(|(measure, bearer)| *measure == answer.measure && *bearer != Bearer::Nobody);
                    let others = others.take(SHOWN).map(|(_, bearer)| self.bearer(bearer)).collect();
                    let problem = EntryProblem::NotRequired {
                        measure: self.measure(answer.measure),
                        bearer: self.bearer(answer.bearer),
                        others,
                    };
                    self.notes.push(Diagnostic::advice(answer.place, problem));
                }
                Some(number) if self.counts(answer) => sorted.entry(*number).or_default().push(at),
                Some(_) => {}
            }
        }
        sorted
    }

    /// Whether an answer was given by the day.
    fn counts(&mut self, answer: &Answer) -> bool {
        let Some((on, day)) = answer.on.zip(self.day).filter(|(on, day)| on > day) else { return true };
        let problem = WorthProblem::FutureAnswer { on: on.to_string(), day: day.to_string() };
        self.notes.push(Diagnostic::warning(answer.place, problem));
        false
    }

    /// Judges the answers of one requirement. The latest holds; among those of one day the least favourable.
    fn item(&mut self, required: &Required, answers: &[Answer], found: Vec<usize>) -> Item {
        let one = |at: &usize| answers.get(*at).map(|answer| (*at, answer));
        let latest = found.iter().filter_map(one).map(|(_, answer)| answer.on).max();
        let mut of_the_day: Vec<(usize, &Answer)> =
            found.iter().filter_map(one).filter(|(_, answer)| Some(answer.on) == latest).collect();
        of_the_day.sort_by_key(|(_, answer)| answer.place);
        if let [(_, first), others @ ..] = of_the_day.as_slice() {
            for (_, other) in others {
                let label = Both { en: "first answered here", ja: "最初の回答" };
                let problem = WorthProblem::TwoAnswers {
                    measure: self.measure(other.measure),
                    bearer: self.bearer(other.bearer),
                };
                self.notes.push(Diagnostic::error(other.place, problem).and(first.place, label));
            }
        }
        let judged = of_the_day.into_iter().map(|(at, answer)| {
            let (state, proven) = self.state(required, answer);
            Item { state, answer: Some(at), proven }
        });
        judged.min_by_key(|item| (item.state, item.proven)).unwrap_or_default()
    }

    /// What an answer is worth, and whether something shows it.
    fn state(&mut self, required: &Required, answer: &Answer) -> (State, bool) {
        let proven = answer.evidence.iter().map(|piece| self.is_valid(piece)).fold(false, |any, valid| any | valid);
        let state = match answer.status {
            Status::Unmet => State::Unmet,
            Status::NotApplicable if answer.reason.is_empty() => {
                let problem = WorthProblem::NotApplicableWithoutReason { measure: self.measure(answer.measure) };
                self.notes.push(Diagnostic::warning(answer.place, problem));
                State::Unanswered
            }
            Status::NotApplicable => State::NotApplicable,
            Status::Met | Status::Partly if !answer.evidence.is_empty() && !proven => State::Lapsed,
            Status::Partly => State::Partly,
            Status::Met => self.met(required, answer),
        };
        (state, proven)
    }

    fn met(&mut self, required: &Required, answer: &Answer) -> State {
        if answer.evidence.is_empty() {
            let problem = WorthProblem::MetWithoutEvidence { measure: self.measure(answer.measure) };
            self.notes.push(Diagnostic::advice(answer.place, problem));
        }
        // What is met at all is met at the lowest grade; more has to be said.
        match required.grade.filter(|wanted| answer.grade.unwrap_or(Grade::Basic) < *wanted) {
            None => State::Met,
            Some(wanted) => {
                let measure = self.measure(answer.measure);
                let problem =
                    WorthProblem::BelowGrade { measure, given: answer.grade.map(Grade::key), wanted: wanted.key() };
                self.notes.push(Diagnostic::warning(answer.place, problem));
                State::BelowGrade
            }
        }
    }

    /// Whether a piece of evidence shows anything on the day.
    fn is_valid(&mut self, piece: &Evidence) -> bool {
        let Some(day) = self.day.filter(|_| piece.sound) else { return piece.sound };
        if let Some(until) = piece.valid_until.filter(|until| *until < day) {
            let problem = WorthProblem::EvidenceLapsed {
                reference: piece.reference.clone(),
                until: until.to_string(),
                day: day.to_string(),
            };
            self.notes.push(Diagnostic::warning(piece.place, problem));
            return false;
        }
        if let Some(from) = piece.valid_from.filter(|from| *from > day) {
            let problem = WorthProblem::EvidenceNotYetValid {
                reference: piece.reference.clone(),
                from: from.to_string(),
                day: day.to_string(),
            };
            self.notes.push(Diagnostic::warning(piece.place, problem));
            return false;
        }
        true
    }

    fn measure(&self, number: usize) -> String {
        self.library.measures.get(number).map(|measure| measure.id.to_string()).unwrap_or_default()
    }

    fn bearer(&self, bearer: Bearer) -> String {
        match bearer {
            Bearer::Of(subject) => self.model.id(subject).to_owned(),
            Bearer::Nobody => String::new(),
        }
    }
}
