//! The rows of step packs.

use super::Reader;
use crate::content::{
    About, Adjust, Also, Amount, Attempt, BEARERS, BORDERS, Effect, Effort, Factor, Likelihood, Nature, Range3, SPOTS,
    Step, Test, Want, Way,
};
use crate::diag::{PackProblem, SchemaProblem};
use crate::text::{Node, NodeKind, nearest};

/// What a test may say; an adjustment says more.
const TEST: [&str; 11] =
    ["of", "attr", "is", "any", "some", "at-least", "fact", "crosses", "spot", "unsaid", "supposing"];

/// The same for an adjustment.
const ADJUST: [&str; 11] = ["of", "attr", "is", "any", "some", "at-least", "fact", "crosses", "spot", "times", "done"];

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
        self.fields(node, &["name", "nature", "rate"]);
        let row = self.row(node, "key");
        let name = self.words(node, "name");
        let nature = self.word(node, "nature", None, &Nature::ALL.map(Nature::key));
        let nature = Nature::ALL.into_iter().find(|one| nature.as_deref() == Some(one.key()));
        let rate = self.range(node, "rate", RATE);
        if let (Some(nature), Some(rate)) = (nature, rate) {
            self.put(Attempt { row, name, nature, rate });
        }
    }

    pub(super) fn step(&mut self, node: Node<'_>) {
        self.fields(node, &["on", "name", "physical", "stops"]);
        let row = self.row(node, "key");
        let physical = self.word(node, "physical", Some("false"), &["true", "false"]).as_deref() == Some("true");
        let stops = self.word(node, "stops", Some("false"), &["true", "false"]).as_deref() == Some("true");
        let step = Step { row, on: self.texts(node, "on"), name: self.words(node, "name"), physical, stops };
        self.put(step);
    }

    pub(super) fn likelihood(&mut self, node: Node<'_>) {
        self.fields(node, &["name", "from"]);
        let (row, name) = (self.row(node, "key"), self.words(node, "name"));
        if let Some(from) = self.needed_amount(node, "from", CHANCE) {
            self.put(Likelihood { row, name, from });
        }
    }

    pub(super) fn effect(&mut self, node: Node<'_>) {
        self.fields(node, &["weight"]);
        let row = self.row(node, "key");
        if let Some(weight) = self.needed_amount(node, "weight", COST) {
            self.put(Effect { row, weight });
        }
    }

    pub(super) fn effort(&mut self, node: Node<'_>) {
        self.fields(node, &["measure", "cost"]);
        let own = if node.get("measure").is_some() { "measure" } else { "key" };
        let mut row = self.row(node, own);
        if let Some(key) = node.get("key").filter(|key| key.text() != Some(&row.key)) {
            let problem = SchemaProblem::UnknownField { field: "key".to_owned(), nearest: Some("measure".to_owned()) };
            self.note(key.place(), problem);
        }
        // Under whichever of its names an overlay speaks of a measure, there is one effort for it.
        let known = self.overlay.as_ref().and_then(|_| self.library.measure(&row.key));
        if let Some(measure) = known.and_then(|at| self.library.measures.get(at)) {
            row.key.clone_from(&measure.id);
        }
        if let Some(cost) = self.needed_amount(node, "cost", COST) {
            self.put(Effort { row, cost });
        }
    }

    /// A way that cannot be read whole does not count, since part of it would say something else.
    pub(super) fn way(&mut self, node: Node<'_>) {
        self.fields(node, &WAY);
        let row = self.row(node, "key");
        let by = node.get("by").and_then(Node::text).filter(|by| !by.is_empty()).map(str::to_owned);
        let from = self.texts(node, "from");
        let one_start = by.is_none() != from.is_empty();
        if !one_start && node.kind() == NodeKind::Mapping {
            self.note(node.place(), PackProblem::NotOneStart { way: row.key.clone() });
        }
        let name = self.words(node, "name");
        let (along, to) = (self.needed(node, "along"), self.needed(node, "to"));
        let chance = self.range(node, "chance", CHANCE);
        let when = self.every(node, "when", Reader::condition);
        let adjust = self.every(node, "adjust", Reader::adjust);
        let also = self.every(node, "also", Reader::also);
        let measures = self.every(node, "measures", Reader::factor);
        let bearer = self.word(node, "bearer", Some("target"), &BEARERS);
        let techniques = self.texts(node, "techniques");
        let (must, must_not) = (self.texts(node, "must"), self.texts(node, "must-not"));
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
    fn every<T>(
        &mut self,
        node: Node<'_>,
        field: &'static str,
        read: fn(&mut Reader, Node<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Some(list) = node.get(field).filter(|list| !list.is_nothing()) else { return Some(Vec::new()) };
        if list.kind() != NodeKind::List {
            self.note(list.place(), SchemaProblem::NotAList { name: field.to_owned() });
            return None;
        }
        let read: Vec<Option<T>> = list.items().map(|item| read(self, item)).collect();
        read.into_iter().collect()
    }

    fn condition(&mut self, node: Node<'_>) -> Option<Test> {
        self.parts(node, &TEST);
        self.test(node)
    }

    fn adjust(&mut self, node: Node<'_>) -> Option<Adjust> {
        self.parts(node, &ADJUST);
        let times = self.needed_amount(node, "times", TIMES);
        Some(Adjust { test: self.test(node)?, times: times?, done: self.texts(node, "done") })
    }

    fn also(&mut self, node: Node<'_>) -> Option<Also> {
        self.parts(node, &["step", "of"]);
        let of = self.word(node, "of", None, &SPOTS);
        let step = self.needed(node, "step");
        Some(Also { step, of: of? }).filter(|also| !also.step.is_empty())
    }

    /// A measure leaves at most everything, so that doing more never makes anything worse.
    fn factor(&mut self, node: Node<'_>) -> Option<Factor> {
        self.parts(node, &["measure", "times"]);
        let times = self.needed_amount(node, "times", CHANCE);
        let measure = self.needed(node, "measure");
        Some(Factor { measure, times: times? }).filter(|factor| !factor.measure.is_empty())
    }

    fn test(&mut self, node: Node<'_>) -> Option<Test> {
        let of = self.word(node, "of", Some("target"), &SPOTS);
        let unsaid = match node.get("unsaid") {
            Some(_) => Some(self.needed_amount(node, "unsaid", CHANCE)?),
            None => None,
        };
        let about = self.about(node);
        if about.is_none() && node.kind() == NodeKind::Mapping {
            self.note(node.place(), PackProblem::UnclearTest);
        }
        let supposing = self.every(node, "supposing", Reader::adjust)?;
        Some(Test { of: of?, about: about?, unsaid, supposing, place: node.place() })
    }

    /// What a test looks at: exactly one thing, and exactly one way of looking at it.
    fn about(&mut self, node: Node<'_>) -> Option<About> {
        let said = |field| node.get(field).and_then(Node::text);
        let truth = |field| match said(field) {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        };
        let given = |fields: &[&'static str]| {
            let mut given = fields.iter().copied().filter(|field| node.get(field).is_some());
            given.next().filter(|_| given.next().is_none())
        };
        if node.get("spot").is_some() {
            let alone = given(&["attr", "fact", "crosses", "is", "any", "some", "at-least", "spot"]).is_some();
            let kinds = self.texts(node, "spot");
            return (alone && !kinds.is_empty()).then_some(About::Spot(kinds));
        }
        let (subject, how) = (given(&["attr", "fact", "crosses"])?, given(&["is", "any", "some", "at-least"])?);
        let name = said(subject).filter(|name| !name.is_empty())?.to_owned();
        match (subject, how) {
            ("attr", "is") => Some(About::Attr(name, Want::Is(truth("is")?))),
            ("attr", "some") => Some(About::Attr(name, Want::Some(truth("some")?))),
            ("attr", "at-least") => Some(About::Attr(name, Want::AtLeast(said("at-least")?.to_owned()))),
            ("attr", _) => {
                let words = self.texts(node, "any");
                (!words.is_empty()).then_some(About::Attr(name, Want::Any(words)))
            }
            ("fact", "is") => Some(About::Fact(name, truth("is")?)),
            ("crosses", "is") => Some(About::Crosses(self.word(node, "crosses", None, &BORDERS)?, truth("is")?)),
            _ => None,
        }
    }

    /// One of a few words; `usual` where the field is left out.
    fn word(&mut self, node: Node<'_>, field: &'static str, usual: Option<&str>, known: &[&str]) -> Option<String> {
        if let (Some(usual), None) = (usual, node.get(field)) {
            return Some(usual.to_owned());
        }
        let given = self.needed(node, field);
        if known.contains(&given.as_str()) {
            return Some(given);
        }
        if !given.is_empty() {
            let place = node.get(field).map_or(node.place(), Node::place);
            let (hint, words) = (nearest(&given, known.iter().copied()), known.join(", "));
            self.note(place, PackProblem::UnknownWord { field, given, words, nearest: hint });
        }
        None
    }

    fn needed_amount(&mut self, node: Node<'_>, field: &'static str, most: u32) -> Option<Amount> {
        let Some(value) = node.get(field) else {
            if node.kind() == NodeKind::Mapping {
                self.note(node.place(), SchemaProblem::MissingField { field });
            }
            return None;
        };
        self.amount(value, field, most)
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
    fn range(&mut self, node: Node<'_>, field: &'static str, most: u32) -> Option<Range3> {
        let Some(value) = node.get(field).filter(|value| value.kind() == NodeKind::List) else {
            let usual = self.needed_amount(node, field, most)?;
            return Some(Range3 { low: usual, usual, high: usual });
        };
        let amounts: Vec<Option<Amount>> = value.items().map(|item| self.amount(item, field, most)).collect();
        let amounts: Vec<Amount> = amounts.into_iter().collect::<Option<_>>()?;
        match amounts.as_slice() {
            [low, usual, high] if low <= usual && usual <= high => {
                Some(Range3 { low: *low, usual: *usual, high: *high })
            }
            _ => {
                self.note(value.place(), PackProblem::NotARange { field });
                None
            }
        }
    }
}
