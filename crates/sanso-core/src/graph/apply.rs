//! Every rule on every joint of its relation.

use super::condition::{Answers, Asked, Border, Of, What};
use super::made::{Marks, Variant, Ways};
use super::mixing::{Mixing, mix};
use super::net::Premises;
use super::relation::{Around, Joint, RELATIONS};
use super::rules::{MOST_PREMISES, Rule, Rules, SPOT_KINDS, Spread};
use super::spot::{Spot, Spots};
use crate::facts::Truth;
use crate::model::{Kind, Model, Subject};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A step achieved on a spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct State {
    /// Number of the step in the library.
    pub step: u16,
    /// Where.
    pub spot: Spot,
}

/// A numbering of everything that could be a state: step by step, kind by kind.
pub struct Dense {
    /// Where the subjects of each kind start, and where they end.
    pub(super) kinds: [(u32, u32); SPOT_KINDS],
    /// For each step and kind the number of its first state.
    pub(super) bases: Vec<[Option<u32>; SPOT_KINDS]>,
    pub(super) len: u32,
}

impl Dense {
    /// The numbering for a model and the steps of a library.
    pub fn of(model: &Model, spots: &Spots, rules: &Rules) -> Dense {
        let mut kinds = [(0, 0); SPOT_KINDS];
        let subjects = Kind::ALL.into_iter().map(|kind| {
            let mut of_kind = model.of_kind(kind);
            let len = of_kind.len() as u32;
            of_kind.next().map_or((0, 0), |first| (first.0, first.0 + len))
        });
        let software = (spots.first_software(), spots.len() as u32);
        for (slot, range) in kinds.iter_mut().zip(subjects.chain([software])) {
            *slot = range;
        }
        let mut len = 0u32;
        let mut bases = Vec::with_capacity(rules.on.len());
        for on in &rules.on {
            let mut base = [None; SPOT_KINDS];
            for ((slot, on), (start, end)) in base.iter_mut().zip(on).zip(&kinds) {
                if *on {
                    *slot = Some(len);
                    len = len.saturating_add(end - start);
                }
            }
            bases.push(base);
        }
        Dense { kinds, bases, len }
    }

    pub(super) fn kind(&self, model: &Model, spots: &Spots, spot: Spot) -> usize {
        spots.subject(spot).map_or(SPOT_KINDS - 1, |subject| model.kind(subject) as usize)
    }

    /// The number of a step on a spot of this kind, if it can be achieved there.
    fn state(&self, step: u16, kind: usize, spot: Spot) -> Option<u32> {
        let base = (*self.bases.get(usize::from(step))?.get(kind)?)?;
        let (start, _) = self.kinds.get(kind)?;
        Some(base + spot.0.checked_sub(*start)?)
    }
}

/// Ways as they were found, with dense numbers of states.
#[derive(Default)]
pub struct Found {
    pub(super) ways: Ways,
    pub(super) premises: Premises,
    pub(super) conclusions: Vec<u32>,
    /// The variant of each rule and each outcome of its conditions, nothing where they forbid it.
    known: HashMap<(u32, u64), Option<u32>, Mixing>,
    /// For each variant what it is known by.
    keys: Vec<(u32, u64)>,
}

impl Found {
    /// Makes room for so many ways in all.
    fn make_room(&mut self, ways: usize) {
        let more = ways.saturating_sub(self.ways.len());
        self.ways.make_room(more);
        self.premises.make_room(more);
        self.conclusions.reserve_exact(more);
    }

    fn append(&mut self, mut other: Found) {
        let mut numbers = Vec::with_capacity(other.keys.len());
        for (key, variant) in other.keys.iter().zip(other.ways.variants()) {
            let (ways, keys) = (&mut self.ways, &mut self.keys);
            let number = self.known.entry(*key).or_insert_with(|| {
                keys.push(*key);
                Some(ways.vary(*variant))
            });
            numbers.push(number.unwrap_or(u32::MAX));
        }
        self.ways.append(other.ways, &numbers);
        self.premises.append(&other.premises);
        self.conclusions.append(&mut other.conclusions);
    }
}

/// What rules are applied with.
pub struct Grounding<'g> {
    pub(super) model: &'g Model,
    pub(super) spots: &'g Spots,
    pub(super) rules: &'g Rules,
    pub(super) dense: &'g Dense,
    pub(super) physical: Vec<bool>,
}

/// A joint with what all rules along it want to know.
struct At {
    joint: Joint,
    ends: [Option<Spot>; 3],
    kinds: (usize, usize),
    marks: Marks,
}

/// A part of a relation: the spots it is stated at, and for each kind of target the rules that can apply there.
struct Part {
    relation: usize,
    spots: Range<u32>,
    table: Arc<Vec<Vec<u32>>>,
}

/// So many spots make a part.
const PART: u32 = 1024;

/// So many spots are worth a thread.
const WORTH_A_THREAD: usize = 2048;

impl Grounding<'_> {
    /// The rules along a relation, by number.
    fn along(&self, relation: usize) -> Vec<u32> {
        let rules = self.rules.all.iter().zip(0..);
        rules.filter(|(rule, _)| rule.relation == relation).map(|(_, at)| at).collect()
    }

    /// Everything found along all relations: relation by relation, in the order in which the model states it.
    pub fn all(&self, threads: usize) -> Found {
        if threads < 2 || self.spots.len() < WORTH_A_THREAD {
            let mut found = Found::default();
            let parts = (0..RELATIONS.len()).flat_map(|number| self.parts(number));
            parts.for_each(|part| self.part(&part, &mut found));
            return found;
        }
        // Threads take one part after the other; what they find is put together in order.
        let parts: Vec<Part> = (0..RELATIONS.len()).flat_map(|number| self.parts(number)).collect();
        let next = AtomicUsize::new(0);
        let work = || {
            let mut all = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(part) = parts.get(number) else { return all };
                let mut found = Found::default();
                self.part(part, &mut found);
                all.push((number, found));
            }
        };
        let mut parts = std::thread::scope(|scope| {
            let running: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let mut parts = work();
            for one in running {
                parts.extend(one.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause)));
            }
            parts
        });
        parts.sort_by_key(|(number, _)| *number);
        let ways: usize = parts.iter().map(|(_, part)| part.ways.len()).sum();
        let mut parts = parts.into_iter().map(|(_, part)| part);
        // The first is not moved, the others are put behind it.
        let mut found = parts.next().unwrap_or_default();
        found.make_room(ways);
        parts.for_each(|part| found.append(part));
        found
    }

    /// The parts of a relation, in the order in which the model states it.
    fn parts(&self, relation: usize) -> Vec<Part> {
        let along = self.along(relation);
        if along.is_empty() {
            return Vec::new();
        }
        let table = Arc::new(self.table(&along));
        let stated_in = RELATIONS.get(relation).map(|relation| relation.stated_in).unwrap_or_default();
        let of_kind = stated_in.iter().map(|kind| {
            let mut of_kind = self.model.of_kind(*kind);
            let len = of_kind.len() as u32;
            of_kind.next().map_or(0..0, |first| first.0..first.0 + len)
        });
        // Only the relation of everything with itself is stated nowhere.
        let all = stated_in.is_empty().then_some(0..self.spots.len() as u32);
        let spans = of_kind.chain(all).flat_map(|span| {
            let end = span.end;
            span.step_by(PART as usize).map(move |start| start..end.min(start + PART))
        });
        spans.map(|spots| Part { relation, spots, table: Arc::clone(&table) }).collect()
    }

    /// Adds everything found in one part, in the order in which the model states it.
    fn part(&self, part: &Part, found: &mut Found) {
        part.spots.clone().for_each(|spot| self.stated(part.relation, Spot(spot), &part.table, found));
    }

    /// For each kind of target, the rules along a relation that can apply there.
    fn table(&self, along: &[u32]) -> Vec<Vec<u32>> {
        let applies = |rule: &&u32, kind: usize| {
            let to = self.rules.all.get(**rule as usize).map(|rule| rule.to);
            to.and_then(|to| self.rules.on.get(usize::from(to))?.get(kind).copied()).unwrap_or(false)
        };
        (0..SPOT_KINDS).map(|kind| along.iter().filter(|rule| applies(rule, kind)).copied().collect()).collect()
    }

    /// Everything the rules find along what one spot states.
    fn stated(&self, relation: usize, spot: Spot, table: &[Vec<u32>], found: &mut Found) {
        let around = Around { model: self.model, spots: self.spots };
        let mut each = |joint: Joint| {
            let kind = |spot| self.dense.kind(self.model, self.spots, spot);
            let kinds = (kind(joint.source), kind(joint.target));
            let Some(rules) = table.get(kinds.1).filter(|rules| !rules.is_empty()) else { return };
            let ends = [Some(joint.source), joint.link.map(Spot::from), Some(joint.target)];
            let at = At { joint, ends, kinds, marks: self.crossed(joint) };
            for number in rules {
                if let Some(rule) = self.rules.all.get(*number as usize) {
                    self.apply(rule, *number, &at, found);
                }
            }
        };
        match (self.spots.subject(spot), RELATIONS.get(relation)) {
            (Some(subject), Some(relation)) => relation.joints(&around, subject, &mut each),
            // Only the relation of everything with itself reaches software by itself.
            _ => each(Joint { source: spot, link: None, target: spot }),
        }
    }

    fn crossed(&self, joint: Joint) -> Marks {
        let apart = |find: fn(&Model, Subject) -> Option<Subject>| {
            let of = |spot| self.spots.subject(spot).and_then(|subject| find(self.model, subject));
            matches!((of(joint.source), of(joint.target)), (Some(one), Some(other)) if one != other)
        };
        if joint.source == joint.target {
            return Marks::default();
        }
        Marks::default().with(Marks::ORGANIZATION, apart(Model::manager)).with(Marks::ZONE, apart(Model::zone))
    }

    /// Adds the way that a rule makes of a joint, if its states can be there and no condition forbids it.
    fn apply(&self, rule: &Rule, number: u32, at: &At, found: &mut Found) -> Option<()> {
        let conclusion = self.dense.state(rule.to, at.kinds.1, at.joint.target)?;
        let mut premises = [u32::MAX; MOST_PREMISES];
        let mut slots = premises.iter_mut();
        let of_source = rule.from.iter().map(|step| self.dense.state(*step, at.kinds.0, at.joint.source));
        for state in of_source.chain(rule.also.iter().map(|(step, of)| self.elsewhere(*step, *of, at))) {
            *slots.next()? = state.filter(|state| *state != conclusion)?;
        }
        let unused = slots.len();
        let variant = self.variant(rule, number, at, found)?;
        let Joint { source, link, target } = at.joint;
        found.ways.push(variant, source, link, target);
        found.premises.push(premises.get(..MOST_PREMISES - unused)?);
        found.conclusions.push(conclusion);
        Some(())
    }

    /// The variant of a rule on this joint, unless a condition forbids the way.
    fn variant(&self, rule: &Rule, number: u32, at: &At, found: &mut Found) -> Option<u32> {
        let key = (number, self.outcome(rule, at)?);
        if let Some(known) = found.known.get(&key) {
            return *known;
        }
        let varied = self.chance(rule, at).map(|(chance, marks, done)| {
            let marks = marks.with(Marks::ENTRY, rule.rate.is_some()).with(Marks::PHYSICAL, self.turns_physical(rule));
            let chances = [chance.low as f32, chance.usual as f32, chance.high as f32];
            found.keys.push(key);
            found.ways.vary(Variant { row: rule.row, rule: number, marks, done, chances })
        });
        found.known.insert(key, varied);
        varied
    }

    /// How the conditions of a rule come out on a joint, as one number: what its chance depends on. Nothing if one of them
    /// forbids the way.
    fn outcome(&self, rule: &Rule, at: &At) -> Option<u64> {
        // A leading one keeps apart what differs in nothing but how much was asked.
        let mut outcome = (1 << 8) | u64::from(at.marks.bits());
        let mut note = |truth: Truth| {
            // Rules that ask very much are told apart by the mixture of their outcomes, others by the outcomes.
            outcome = if outcome >> 60 == 0 { outcome } else { mix(outcome) | 1 << 59 };
            outcome = outcome << 2 | truth as u64;
        };
        for test in &rule.when {
            let truth = self.truth(&test.asked, at);
            note(truth);
            match truth {
                Truth::Yes => {}
                Truth::No => return None,
                Truth::Unknown => test.supposing.iter().for_each(|one| note(self.truth(&one.asked, at))),
            }
        }
        rule.adjust.iter().for_each(|adjust| note(self.truth(&adjust.asked, at)));
        Some(outcome)
    }

    fn elsewhere(&self, step: u16, of: Of, at: &At) -> Option<u32> {
        let spot = of.find(self.model, self.spots, at.ends)?;
        self.dense.state(step, self.dense.kind(self.model, self.spots, spot), spot)
    }

    fn turns_physical(&self, rule: &Rule) -> bool {
        let physical = |step: u16| self.physical.get(usize::from(step)).copied().unwrap_or(false);
        physical(rule.to) && !rule.from.first().copied().is_some_and(physical)
    }

    /// The chance on this joint, unless a condition forbids the way.
    fn chance(&self, rule: &Rule, at: &At) -> Option<(Spread, Marks, u32)> {
        let Spread { mut low, mut usual, mut high } = rule.chance;
        let mut marks = at.marks;
        let mut done = 0;
        for test in &rule.when {
            match self.truth(&test.asked, at) {
                Truth::Yes => {}
                Truth::No => return None,
                Truth::Unknown => {
                    low = 0.0;
                    let more = test.supposing.iter().filter(|one| self.truth(&one.asked, at) == Truth::Yes);
                    usual *= more.fold(test.unsaid, |share, one| share * one.times).min(1.0);
                    marks = marks.with(Marks::ASSUMED, true);
                }
            }
        }
        for adjust in &rule.adjust {
            match self.truth(&adjust.asked, at) {
                Truth::Yes => {
                    low *= adjust.times;
                    usual *= adjust.times;
                    high *= adjust.times;
                    done |= adjust.done;
                }
                Truth::No => {}
                Truth::Unknown => {
                    low *= adjust.times.min(1.0);
                    high *= adjust.times.max(1.0);
                }
            }
        }
        let within = |rate: fn(Spread) -> f64, chance: f64| match rule.rate {
            Some(spread) => -(-rate(spread) * chance.min(1.0)).exp_m1(),
            None => chance.min(1.0),
        };
        let year = Spread {
            low: within(|rate| rate.low, low),
            usual: within(|rate| rate.usual, usual),
            high: within(|rate| rate.high, high),
        };
        (year.high > 0.0).then_some((year, marks, done))
    }

    fn truth(&self, asked: &Asked, at: &At) -> Truth {
        let turned = |truth: Truth, is: bool| if is { truth } else { truth.not() };
        match asked.what {
            What::Crosses(border, is) => {
                let mark = match border {
                    Border::Organization => Marks::ORGANIZATION,
                    Border::Zone => Marks::ZONE,
                };
                turned(Truth::of(at.marks.has(mark)), is)
            }
            What::Spot(kinds) => {
                let spot = asked.of.find(self.model, self.spots, at.ends);
                let kind = spot.map(|spot| self.dense.kind(self.model, self.spots, spot));
                kind.map_or(Truth::Unknown, |kind| Truth::of(kinds >> kind & 1 == 1))
            }
            What::Column(column, is) => turned(self.column(&self.rules.answers, column, asked.of, at), is),
        }
    }

    fn column(&self, answers: &Answers, column: usize, of: Of, at: &At) -> Truth {
        let spot = of.find(self.model, self.spots, at.ends);
        answers.get(column, spot.and_then(|spot| self.spots.subject(spot)))
    }
}
