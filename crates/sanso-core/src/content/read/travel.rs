//! The rows of step packs.

use super::{Field, Reader};
use crate::content::{
    About, Adjust, Also, Amount, Attempt, BEARERS, BORDERS, Effect, Effort, Factor, Likelihood, Nature, Range3, SPOTS,
    Step, Test, Want, Way,
};
use crate::diag::{PackProblem, SchemaProblem};
use crate::text::{Node, NodeKind, Text, nearest};

/// What a test may say.
const TEST: [&str; 11] =
    ["of", "attr", "fact", "crosses", "spot", "is", "any", "some", "at-least", "unsaid", "supposing"];

/// The same for an adjustment.
const ADJUST: [&str; 11] = ["of", "attr", "fact", "crosses", "spot", "is", "any", "some", "at-least", "times", "done"];

/// What a way may say.
const WAY: [&str; 14] = [
    "name",
    "along",
    "by",
    "from",
    "also",
    "to",
    "when",
    "chance",
    "adjust",
    "bearer",
    "measures",
    "techniques",
    "must",
    "must-not",
];

/// The most that numbers of each sort may say: chances, rates a year, factors, person-days.
const CHANCE: u32 = 1;
const RATE: u32 = 1000;
const TIMES: u32 = 100;
const COST: u32 = 4000;

impl Reader {
    pub(super) fn attempt(&mut self, node: Node<'_>) {
        let (row, [name, nature, rate]) = self.row(node, "key", ["name", "nature", "rate"]);
        let name = self.words(name);
        let nature = self.word(nature, None, &Nature::ALL.map(Nature::key));
        let nature = Nature::ALL.into_iter().find(|one| nature.as_deref() == Some(one.key()));
        let rate = self.range(rate, RATE);
        if let (Some(nature), Some(rate)) = (nature, rate) {
            self.put(Attempt { row, name, nature, rate });
        }
    }

    pub(super) fn step(&mut self, node: Node<'_>) {
        let (row, [on, name, physical, stops]) = self.row(node, "key", ["on", "name", "physical", "stops"]);
        let physical = self.word(physical, Some("false"), &["true", "false"]).as_deref() == Some("true");
        let stops = self.word(stops, Some("false"), &["true", "false"]).as_deref() == Some("true");
        let step = Step { row, on: self.texts(on), name: self.words(name), physical, stops };
        self.put(step);
    }

    pub(super) fn likelihood(&mut self, node: Node<'_>) {
        let (row, [name, from]) = self.row(node, "key", ["name", "from"]);
        let name = self.words(name);
        if let Some(from) = self.needed_amount(from, CHANCE) {
            self.put(Likelihood { row, name, from });
        }
    }

    pub(super) fn effect(&mut self, node: Node<'_>) {
        let (row, [weight]) = self.row(node, "key", ["weight"]);
        if let Some(weight) = self.needed_amount(weight, COST) {
            self.put(Effect { row, weight });
        }
    }

    pub(super) fn effort(&mut self, node: Node<'_>) {
        let own = if node.get("measure").is_some() { "measure" } else { "key" };
        let (mut row, [key, _, cost]) = self.row(node, own, ["key", "measure", "cost"]);
        if let Some(key) = key.value.filter(|key| key.text() != Some(&row.key)) {
            let problem = SchemaProblem::UnknownField { field: "key".to_owned(), nearest: Some("measure".to_owned()) };
            self.note(key.place(), problem);
        }
        // Under whichever of its names an overlay speaks of a measure, there is one effort for it.
        let known = self.overlay.as_ref().and_then(|_| self.library.measure(&row.key));
        if let Some(measure) = known.and_then(|at| self.library.measures.get(at)) {
            row.key.clone_from(&measure.id);
        }
        if let Some(cost) = self.needed_amount(cost, COST) {
            self.put(Effort { row, cost });
        }
    }

    /// A way that cannot be read whole does not count, since part of it would say something else.
    pub(super) fn way(&mut self, node: Node<'_>) {
        let (row, fields) = self.row(node, "key", WAY);
        let [name, along, by, from, also, to, when, chance, adjust, bearer, measures, techniques, must, must_not] =
            fields;
        let by = Some(by.text()).filter(|by| !by.is_empty());
        let from = self.texts(from);
        let one_start = by.is_none() != from.is_empty();
        if !one_start && node.kind() == NodeKind::Mapping {
            self.note(node.place(), PackProblem::NotOneStart { way: row.key.to_string() });
        }
        let name = self.words(name);
        let (along, to) = (self.needed(along), self.needed(to));
        let chance = self.range(chance, CHANCE);
        let when = self.every(when, Reader::condition);
        let adjust = self.every(adjust, Reader::adjust);
        let also = self.every(also, Reader::also);
        let measures = self.every(measures, Reader::factor);
        let bearer = self.word(bearer, Some("target"), &BEARERS);
        let techniques = self.texts(techniques);
        let (must, must_not) = (self.texts(must), self.texts(must_not));
        let (Some(chance), Some(when), Some(adjust)) = (chance, when, adjust) else { return };
        let (Some(also), Some(measures), Some(bearer)) = (also, measures, bearer) else { return };
        if one_start && !along.is_empty() && !to.is_empty() {
            self.put(Way {
                row,
                name,
                along,
                by,
                from,
                also,
                to,
                when,
                chance,
                adjust,
                bearer,
                measures,
                techniques,
                must,
                must_not,
            });
        }
    }

    /// Every entry of a list, or nothing if one of them cannot be read.
    fn every<'t, T>(&mut self, field: Field<'t>, read: fn(&mut Reader, Node<'t>) -> Option<T>) -> Option<Vec<T>> {
        let Some(list) = field.value.filter(|list| !list.is_nothing()) else { return Some(Vec::new()) };
        if list.kind() != NodeKind::List {
            self.note(list.place(), SchemaProblem::NotAList { name: field.name.to_owned() });
            return None;
        }
        let items = list.items();
        let (count, _) = items.size_hint();
        let mut every = Vec::with_capacity(count);
        // One that cannot be read keeps none of the others from being looked at: all are told at once.
        items.for_each(|item| every.extend(read(self, item)));
        (every.len() == count).then_some(every)
    }

    fn condition(&mut self, node: Node<'_>) -> Option<Test> {
        let test = self.parts(node, TEST);
        self.test(node, test)
    }

    fn adjust(&mut self, node: Node<'_>) -> Option<Adjust> {
        let [of, attr, fact, crosses, spot, is, any, some, least, times, done] = self.parts(node, ADJUST);
        let unsaid = Field { name: "unsaid", value: None, ..times };
        let supposing = Field { name: "supposing", ..unsaid };
        let times = self.needed_amount(times, TIMES);
        let test = self.test(node, [of, attr, fact, crosses, spot, is, any, some, least, unsaid, supposing]);
        Some(Adjust { test: test?, times: times?, done: self.texts(done) })
    }

    fn also(&mut self, node: Node<'_>) -> Option<Also> {
        let [step, of] = self.parts(node, ["step", "of"]);
        let of = self.word(of, None, &SPOTS);
        let step = self.needed(step);
        Some(Also { step, of: of? }).filter(|also| !also.step.is_empty())
    }

    /// A measure leaves at most everything, so that doing more never makes anything worse.
    fn factor(&mut self, node: Node<'_>) -> Option<Factor> {
        let [measure, times] = self.parts(node, ["measure", "times"]);
        let times = self.needed_amount(times, CHANCE);
        let measure = self.needed(measure);
        Some(Factor { measure, times: times? }).filter(|factor| !factor.measure.is_empty())
    }

    fn test(&mut self, node: Node<'_>, fields: [Field<'_>; TEST.len()]) -> Option<Test> {
        let [of, attr, fact, crosses, spot, is, any, some, least, unsaid, supposing] = fields;
        let of = self.word(of, Some("target"), &SPOTS);
        let unsaid = match unsaid.value {
            Some(_) => Some(self.needed_amount(unsaid, CHANCE)?),
            None => None,
        };
        let about = self.about([attr, fact, crosses, spot], [is, any, some, least]);
        if about.is_none() && node.kind() == NodeKind::Mapping {
            self.note(node.place(), PackProblem::UnclearTest);
        }
        let supposing = self.every(supposing, Reader::adjust)?;
        Some(Test { of: of?, about: about?, unsaid, supposing, place: node.place() })
    }

    /// What a test looks at: exactly one thing, and exactly one way of looking at it.
    fn about(&mut self, subjects: [Field<'_>; 4], ways: [Field<'_>; 4]) -> Option<About> {
        let truth = |field: Field<'_>| match field.said() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        };
        let subject = only(&subjects)?;
        if subject.name == "spot" {
            let kinds = self.texts(subject);
            let alone = ways.iter().all(|way| way.value.is_none());
            return (alone && !kinds.is_empty()).then_some(About::Spot(kinds));
        }
        let how = only(&ways)?;
        let name = Some(subject.text()).filter(|name| !name.is_empty())?;
        match (subject.name, how.name) {
            ("attr", "is") => Some(About::Attr(name, Want::Is(truth(how)?))),
            ("attr", "some") => Some(About::Attr(name, Want::Some(truth(how)?))),
            ("attr", "at-least") => Some(About::Attr(name, Want::AtLeast(how.value?.to_text()?))),
            ("attr", _) => {
                let words = self.texts(how);
                (!words.is_empty()).then_some(About::Attr(name, Want::Any(words)))
            }
            ("fact", "is") => Some(About::Fact(name, truth(how)?)),
            ("crosses", "is") => Some(About::Crosses(self.word(subject, None, &BORDERS)?, truth(how)?)),
            _ => None,
        }
    }

    /// One of a few words; `usual` where the field is left out.
    fn word(&mut self, field: Field<'_>, usual: Option<&'static str>, known: &[&str]) -> Option<Text> {
        if let (Some(usual), None) = (usual, field.value) {
            return Some(Text::of_program(usual));
        }
        let given = self.needed(field);
        if known.contains(&given.as_str()) {
            return Some(given);
        }
        if !given.is_empty() {
            let (hint, words) = (nearest(&given, known.iter().copied()), known.join(", "));
            let problem = PackProblem::UnknownWord { field: field.name, given: given.into(), words, nearest: hint };
            self.note(field.place(), problem);
        }
        None
    }

    fn needed_amount(&mut self, field: Field<'_>, most: u32) -> Option<Amount> {
        match field.value {
            Some(value) => self.amount(value, field.name, most),
            None => {
                self.missing(field);
                None
            }
        }
    }

    fn amount(&mut self, value: Node<'_>, field: &'static str, most: u32) -> Option<Amount> {
        let amount = value.text().and_then(Amount::from_decimal);
        let amount = amount.filter(|amount| amount.value() <= f64::from(most));
        if amount.is_none() {
            self.note(value.place(), PackProblem::NotWithin { field, most });
        }
        amount
    }

    /// Three numbers in order, or one for all three.
    fn range(&mut self, field: Field<'_>, most: u32) -> Option<Range3> {
        let Some(value) = field.value.filter(|value| value.kind() == NodeKind::List) else {
            let usual = self.needed_amount(field, most)?;
            return Some(Range3 { low: usual, usual, high: usual });
        };
        let mut amounts = [None; 3];
        let mut all_read = true;
        let mut items = value.items();
        for (amount, item) in amounts.iter_mut().zip(items.by_ref()) {
            *amount = self.amount(item, field.name, most);
            all_read &= amount.is_some();
        }
        let more = items.map(|item| self.amount(item, field.name, most)).fold(0, |more, amount| {
            all_read &= amount.is_some();
            more + 1
        });
        match amounts {
            _ if !all_read => None,
            [Some(low), Some(usual), Some(high)] if more == 0 && low <= usual && usual <= high => {
                Some(Range3 { low, usual, high })
            }
            _ => {
                self.note(value.place(), PackProblem::NotARange { field: field.name });
                None
            }
        }
    }
}

/// The one field of several that is said, if exactly one is.
fn only<'t>(fields: &[Field<'t>]) -> Option<Field<'t>> {
    let mut said = fields.iter().copied().filter(|field| field.value.is_some());
    said.next().filter(|_| said.next().is_none())
}
