//! What to ask next: open facts, ranked by how much an answer settles.

use super::{Lists, Plan};
use crate::analysis::{Analysis, Condition, Standing};
use crate::facts::{FACTS, Look, Note, Noted, Supposed, Truth};
use crate::model::language::Shape;
use crate::model::{Attr, Kind, Model, Subject};
use std::cmp::Reverse;
use std::collections::HashMap;

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
/// An answer settles an incident if supposing it makes the condition decided. Linear in the facts of assumed incidents
/// times the open attributes of each, up to logarithms.
pub fn questions(model: &Model, analysis: &Analysis, plan: &Plan) -> Vec<Question> {
    let mut touched = touched(model, analysis);
    touched.sort_unstable_by_key(|one| one.order());
    let mut resting = Resting::of(plan, analysis);
    let asked = touched.chunk_by(|one, next| (one.subject, one.attr) == (next.subject, next.attr));
    let mut questions: Vec<Question> = asked
        .filter_map(|of| {
            let Touched { subject, attr, .. } = *of.first()?;
            let settles: Vec<u32> = of.iter().filter(|one| one.settles).map(|one| one.standing).collect();
            Some(Question { subject, attr, measures: resting.on(&settles), settles, touches: of.len() as u32 })
        })
        .collect();
    // No two ask for the same attribute of the same subject.
    questions.sort_unstable_by_key(|q| {
        (Reverse(q.settles.len()), Reverse(q.measures), Reverse(q.touches), q.subject, q.attr)
    });
    questions
}

/// An open attribute behind an assumed incident.
#[derive(Debug, Clone, Copy)]
struct Touched {
    subject: Subject,
    attr: Attr,
    /// The incident, by number in the analysis.
    standing: u32,
    /// Whether an answer settles it.
    settles: bool,
}

impl Touched {
    /// By subject, attribute and incident, as one number.
    fn order(&self) -> u128 {
        u128::from(self.subject.0) << 64 | (self.attr as u128) << 32 | u128::from(self.standing)
    }
}

/// Every open attribute behind every assumed incident. Incidents on one subject are looked at together, since they ask
/// for the same facts.
fn touched(model: &Model, analysis: &Analysis) -> Vec<Touched> {
    let assumed = analysis.standing.iter().zip(0..).filter(|(one, _)| one.standing == Standing::Assumed);
    let on = Lists::of(model.len(), assumed.map(|(one, number)| (one.subject.0, number)));
    let ready: Vec<(u32, &Condition, Vec<usize>)> =
        analysis.ready.iter().map(|ready| (ready.incident, &ready.when, ready.when.facts())).collect();
    let mut touched = Vec::with_capacity(analysis.standing.len() * 2);
    let mut facts = Facts::new(model);
    for subject in model.subjects() {
        facts.turn_to(subject);
        for number in on.get(subject.0) {
            let Some(standing) = analysis.standing.get(*number as usize) else { continue };
            let of = ready.iter().find(|(incident, ..)| *incident == standing.incident);
            let Some((_, when, named)) = of else { continue };
            for (subject, attr) in facts.open(named) {
                let settles = facts.are_settled(when, named, (subject, attr));
                touched.push(Touched { subject, attr, standing: *number, settles });
            }
        }
    }
    touched
}

/// What the facts of one subject say, look at, and would say if something were answered.
struct Facts<'m> {
    model: &'m Model,
    look: Look<'m>,
    subject: Subject,
    seen: Vec<Option<Seen>>,
    /// A reader that supposes one answer after the other.
    supposing: Look<'m>,
    /// What facts say under answers that were tried.
    truths: Vec<Option<Truth>>,
    /// The answers each attribute of each kind can have.
    answers: HashMap<(Kind, Attr), Vec<Supposed>>,
    /// What the facts of the condition at hand say.
    says: Vec<Says>,
}

/// What a fact says, and from where.
struct Seen {
    truth: Truth,
    /// The unsaid attributes it looked at that somebody can be asked for.
    open: Vec<(Subject, Attr)>,
    /// Where an answer would make it say something else, if at all; in order.
    askable: Vec<(Subject, Attr)>,
    /// For each of those, where its truths under each answer start, once they are asked for.
    under: Vec<Option<usize>>,
}

impl<'m> Facts<'m> {
    fn new(model: &'m Model) -> Facts<'m> {
        let seen = FACTS.iter().map(|_| None).collect();
        let (look, supposing) = (Look::asking(model), Look::at(model));
        let (truths, answers, says) = (Vec::new(), HashMap::new(), Vec::new());
        Facts { model, look, subject: Subject(0), seen, supposing, truths, answers, says }
    }

    fn turn_to(&mut self, subject: Subject) {
        self.subject = subject;
        self.seen.iter_mut().for_each(|seen| *seen = None);
        self.truths.clear();
    }

    /// The open attributes behind some facts. What a decided fact looked at in vain stays unasked: an answer could only
    /// contradict what is known.
    fn open(&mut self, facts: &[usize]) -> Vec<(Subject, Attr)> {
        let mut open = Vec::new();
        for fact in facts {
            let (model, look, subject) = (self.model, &self.look, self.subject);
            let Some(seen) = self.seen.get_mut(*fact) else { continue };
            let seen = seen.get_or_insert_with(|| Seen::of(model, look, *fact, subject));
            if seen.truth == Truth::Unknown {
                open.extend_from_slice(&seen.open);
            }
        }
        open.sort_unstable_by_key(in_order);
        open.dedup();
        open
    }

    /// Whether an answer to an attribute decides a condition.
    fn are_settled(&mut self, when: &Condition, facts: &[usize], (on, attr): (Subject, Attr)) -> bool {
        let (model, truths) = (self.model, &mut self.truths);
        let answers = self.answers.entry((model.kind(on), attr)).or_insert_with(|| answers(model, on, attr));
        self.says.clear();
        for fact in facts.iter().copied() {
            let Some(seen) = self.seen.get_mut(fact).and_then(Option::as_mut) else { continue };
            let at = seen.askable.binary_search_by_key(&in_order(&(on, attr)), in_order).ok();
            let under = at.and_then(|at| seen.under.get_mut(at)).map(|under| {
                *under.get_or_insert_with(|| {
                    truths.extend(answers.iter().map(|_| None));
                    truths.len() - answers.len()
                })
            });
            self.says.push(Says { fact, truth: seen.truth, under });
        }
        if self.says.iter().all(|says| says.under.is_none()) {
            return false;
        }
        let count = answers.len();
        (0..count).any(|number| {
            self.suppose((on, attr), number);
            let said = |fact: usize| self.says.iter().find(|says| says.fact == fact).map(|says| says.truth);
            when.over(&|fact| said(fact).unwrap_or(Truth::Unknown)) != Truth::Unknown
        })
    }

    /// What the facts of the condition say under one answer, by its number.
    fn suppose(&mut self, (on, attr): (Subject, Attr), number: usize) {
        let answers = self.answers.get(&(self.model.kind(on), attr));
        let Some(answer) = answers.and_then(|answers| answers.get(number)) else { return };
        self.supposing.suppose(on, attr, *answer);
        for says in &mut self.says {
            let Some(known) = says.under.and_then(|start| self.truths.get_mut(start + number)) else { continue };
            says.truth = *known.get_or_insert_with(|| says_fact(says.fact, &self.supposing, self.subject));
        }
    }
}

/// What a fact says in one condition.
struct Says {
    fact: usize,
    /// What it says, of the model as it is or under the answer that is tried.
    truth: Truth,
    /// Where its truths under each answer start, if an answer makes a difference to it.
    under: Option<usize>,
}

impl Seen {
    fn of(model: &Model, look: &Look<'_>, fact: usize, subject: Subject) -> Seen {
        let truth = says_fact(fact, look, subject);
        let unsaid = |note: &Note| match note.what {
            Noted::Said(attr) if note.truth == Truth::Unknown && can_be_asked(model, note.subject, attr) => {
                Some((note.subject, attr))
            }
            _ => None,
        };
        let looked = look.looked(|notes, askable| (notes.iter().filter_map(unsaid).collect(), askable.to_vec()));
        let (open, mut askable): (Vec<_>, Vec<_>) = looked.unwrap_or_default();
        askable.sort_unstable_by_key(in_order);
        askable.dedup();
        let under = vec![None; askable.len()];
        Seen { truth, open, askable, under }
    }
}

/// The order of subjects and their attributes as one number, which is compared at once.
fn in_order((subject, attr): &(Subject, Attr)) -> u64 {
    u64::from(subject.0) << 8 | *attr as u64
}

fn says_fact(fact: usize, look: &Look<'_>, subject: Subject) -> Truth {
    FACTS.get(fact).map_or(Truth::Unknown, |fact| (fact.test)(look, subject))
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

/// The measures that rest on assumptions only, found from the assumed incidents behind them.
struct Resting {
    /// Cases of each standing.
    cases: Lists,
    /// Those of the required measures, by number, that each case asks for.
    asked: Lists,
    /// The last round in which each required measure was counted.
    counted: Vec<u32>,
    round: u32,
}

impl Resting {
    fn of(plan: &Plan, analysis: &Analysis) -> Resting {
        let assumed = plan.required.iter().zip(0..).filter(|(one, _)| one.standing == Some(Standing::Assumed));
        let asked = assumed.flat_map(|(one, number)| one.reasons.iter().map(move |reason| (reason.case, number)));
        Resting {
            cases: plan.cases_of(analysis),
            asked: Lists::of(plan.cases.len(), asked),
            counted: vec![0; plan.required.len()],
            round: 0,
        }
    }

    /// How many rest on some standing incidents.
    fn on(&mut self, standings: &[u32]) -> u32 {
        self.round += 1;
        let cases = standings.iter().flat_map(|standing| self.cases.get(*standing));
        let mut count = 0;
        for number in cases.flat_map(|case| self.asked.get(*case)) {
            if let Some(counted) = self.counted.get_mut(*number as usize).filter(|last| **last != self.round) {
                *counted = self.round;
                count += 1;
            }
        }
        count
    }
}
