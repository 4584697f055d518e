//! What to ask next: open facts, ranked by how much an answer settles.

use super::Plan;
use crate::analysis::{Analysis, Condition, Standing, ask};
use crate::facts::{Look, Note, Noted, Supposed, Truth};
use crate::model::language::Shape;
use crate::model::{Attr, Model, Subject};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Something unsaid that decides something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// About which subject.
    pub subject: Subject,
    /// Which attribute.
    pub attr: Attr,
    /// Assumed incidents (per subject) that an answer settles by itself, by number in the analysis.
    pub settles: Vec<u32>,
    /// Measures required by assumption only that rest on those incidents.
    pub measures: u32,
    /// Assumed incidents it takes part in, settled by it alone or not.
    pub touches: u32,
}

/// The open questions behind all assumed incidents, those that settle most first.
///
/// An answer settles an incident if supposing it makes the condition decided. Linear in assumed incidents times the
/// open facts of each.
pub fn questions(model: &Model, analysis: &Analysis, plan: &Plan) -> Vec<Question> {
    let mut found: BTreeMap<(Subject, Attr), (Vec<u32>, u32)> = BTreeMap::new();
    for (number, standing) in analysis.standing.iter().enumerate().filter(|(_, s)| s.standing == Standing::Assumed) {
        let Some(ready) = analysis.ready_of(standing.incident as usize) else { continue };
        for (subject, attr) in open(model, &ready.when, standing.subject) {
            let entry = found.entry((subject, attr)).or_default();
            entry.1 += 1;
            let decides = |answer| {
                ready.when.ask(&Look::supposing(model, subject, attr, answer), standing.subject) != Truth::Unknown
            };
            if answers(model, subject, attr).into_iter().any(decides) {
                entry.0.push(number as u32);
            }
        }
    }
    let resting = measures_by_standing(plan);
    let mut questions: Vec<Question> = found
        .into_iter()
        .map(|((subject, attr), (settles, touches))| {
            let measures: BTreeSet<u32> = settles.iter().filter_map(|at| resting.get(at)).flatten().copied().collect();
            Question { subject, attr, settles, measures: measures.len() as u32, touches }
        })
        .collect();
    questions.sort_by_key(|q| (Reverse(q.settles.len()), Reverse(q.measures), Reverse(q.touches), q.subject, q.attr));
    questions
}

/// The unsaid attributes behind a condition that somebody can be asked for.
fn open(model: &Model, when: &Condition, subject: Subject) -> Vec<(Subject, Attr)> {
    // What a decided fact looked at in vain stays unasked: an answer could only contradict what is known.
    let asked = when.facts().into_iter().filter_map(|fact| ask(model, fact, subject));
    let mut notes: Vec<Note> =
        asked.filter(|asked| asked.truth == Truth::Unknown).flat_map(|asked| asked.notes).collect();
    notes.sort_unstable();
    notes.dedup();
    let unsaid = notes.into_iter().filter(|note| note.truth == Truth::Unknown);
    let asked = unsaid.filter_map(|note| match note.what {
        Noted::Said(attr) => Some((note.subject, attr)),
        Noted::There => None,
    });
    asked.filter(|(subject, attr)| can_be_asked(model, *subject, *attr)).collect()
}

/// The answers a question can have: one of the words of its attribute, else yes or no.
fn answers(model: &Model, subject: Subject, attr: Attr) -> Vec<Supposed> {
    let attribute = model.section(subject).attributes.iter().find(|attribute| attribute.attr == attr);
    match attribute.map(|attribute| attribute.shape) {
        Some(Shape::Word(words) | Shape::Words(words)) => {
            let words = words.iter().map(|word| Supposed::Word(word.key));
            words.chain([Supposed::Truth(Truth::No)]).collect()
        }
        _ => [Truth::Yes, Truth::No].map(Supposed::Truth).to_vec(),
    }
}

fn can_be_asked(model: &Model, subject: Subject, attr: Attr) -> bool {
    model.section(subject).attributes.iter().any(|attribute| attribute.attr == attr && attribute.ask.is_some())
}

/// Standing → the measures (by number among the required) that rest on assumptions only and on it among others.
fn measures_by_standing(plan: &Plan) -> BTreeMap<u32, Vec<u32>> {
    let mut resting: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let assumed = plan.required.iter().enumerate().filter(|(_, one)| one.standing == Some(Standing::Assumed));
    for (number, required) in assumed {
        let mut cases: Vec<u32> = required.reasons.iter().map(|reason| reason.case).collect();
        cases.dedup();
        for at in cases.iter().filter_map(|case| plan.cases.get(*case as usize)).flat_map(|case| &case.standings) {
            resting.entry(*at).or_default().push(number as u32);
        }
    }
    resting
}
