//! A file of answers, with every measure and bearer found.

use crate::content::{Grade, Library};
use crate::diag::{Checked, Diagnostic, EntryProblem, ReadingProblem, WorthProblem};
use crate::model::{Kind, Model};
use crate::plan::Bearer;
use crate::text::{Both, Limits, Node, NodeKind, Place, Source, Text, Trouble, TroubleKind, Words, nearest, read_yaml};
use jiff::civil::Date;
use std::sync::Arc;

/// What is said of a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It is lacking.
    Unmet,
    /// It is done in part.
    Partly,
    /// It is met.
    Met,
    /// It does not apply.
    NotApplicable,
}

impl Status {
    /// All of them.
    pub const ALL: [Status; 4] = [Status::Met, Status::Partly, Status::Unmet, Status::NotApplicable];

    /// The word in files.
    pub const fn key(self) -> &'static str {
        match self {
            Status::Unmet => "unmet",
            Status::Partly => "partly",
            Status::Met => "met",
            Status::NotApplicable => "not-applicable",
        }
    }

    /// The status a word stands for.
    pub fn from_key(key: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.key() == key)
    }
}

/// What shows that a measure is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Where it can be found.
    pub reference: String,
    /// What it is.
    pub title: Words,
    /// The first day it is valid.
    pub valid_from: Option<Date>,
    /// The last day it is valid.
    pub valid_until: Option<Date>,
    /// Whether its dates could be read and fit together; if not, it shows nothing.
    pub sound: bool,
    /// Where it is written.
    pub place: Place,
}

/// What a bearer says of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Number of the measure in the library.
    pub measure: usize,
    /// Who has to meet it.
    pub bearer: Bearer,
    /// What is said.
    pub status: Status,
    /// Why.
    pub reason: Words,
    /// How strongly it is met.
    pub grade: Option<Grade>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// Who says so.
    pub by: Option<String>,
    /// When it was said.
    pub on: Option<Date>,
    /// Where it is written.
    pub place: Place,
}

/// What a bearer says of an item of a framework. Which item that is, is known where frameworks are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemAnswer {
    /// The item, as `framework:id`.
    pub item: String,
    /// Who says so of itself.
    pub bearer: Bearer,
    /// What is said.
    pub status: Status,
    /// Why.
    pub reason: Words,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// Who says so.
    pub by: Option<String>,
    /// When it was said.
    pub on: Option<Date>,
    /// Where it is written.
    pub place: Place,
}

/// Answers as written, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// The answers that name a measure and something in the model.
    pub entries: Vec<Answer>,
    /// The answers that name an item of a framework and something in the model.
    pub items: Vec<ItemAnswer>,
    /// The process they are said to be for.
    pub process: Option<String>,
    /// Where the file begins.
    pub place: Option<Place>,
}

/// Reads a file of answers into the files of the model. What cannot be understood is noted and does not count.
pub fn read_answers(name: &str, bytes: &[u8], library: &Library, model: &mut Model) -> Checked<Answers> {
    let text = std::str::from_utf8(bytes);
    let shown = Arc::<str>::from(text.unwrap_or_default());
    let file = model.sources.add(Source { name: name.to_owned(), text: Arc::clone(&shown), grid: None });
    let mut reader = Reader { library, model, notes: Vec::new() };
    if text.is_err() {
        reader.notes.push(Trouble { place: Place::top(file), kind: TroubleKind::NotUtf8 }.into());
        return Checked { value: Answers::default(), diagnostics: reader.notes };
    }
    let (tree, troubles) = read_yaml(file, &shown, Limits::default());
    reader.notes.extend(troubles.into_iter().map(Diagnostic::from));
    let mut answers = reader.file(tree.root());
    answers.place = Some(Place::top(file));
    Checked { value: answers, diagnostics: reader.notes }
}

/// Hints are searched only while there are few errors: a file full of them needs no hint for each.
const MOST_HINTS: usize = 50;
const MOST_HINT_NAMES: usize = 20_000;

const HEAD: [&str; 3] = ["sanso-answers", "process", "answers"];
const ANSWER: [&str; 9] = ["measure", "item", "bearer", "status", "reason", "grade", "evidence", "by", "date"];
const EVIDENCE: [&str; 4] = ["ref", "title", "valid-from", "valid-until"];
const TEXT: Both = Both { en: "a text", ja: "文字列" };
const LIST: Both = Both { en: "a list", ja: "一覧" };
const MAPPING: Both = Both { en: "keys and values", ja: "キーと値" };

struct Reader<'r> {
    library: &'r Library,
    model: &'r Model,
    notes: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn file(&mut self, root: Node<'_>) -> Answers {
        let mut answers = Answers::default();
        if !self.keys(root, &HEAD) {
            return answers;
        }
        self.version(root);
        if let Some(process) = root.get("process") {
            answers.process = self.text(process);
            if let Some(given) = answers.process.clone().filter(|given| *given != self.model.head.process) {
                let problem = EntryProblem::OtherProcess { given, model: self.model.head.process.clone() };
                self.notes.push(Diagnostic::warning(process.place(), problem));
            }
        }
        if let Some(list) = root.get("answers").filter(|list| !list.is_nothing()) {
            self.expect(list, NodeKind::List, LIST);
            let (items, measures): (Vec<Node<'_>>, Vec<Node<'_>>) =
                list.items().partition(|node| node.get("item").is_some() && node.get("measure").is_none());
            answers.entries = measures.into_iter().filter_map(|node| self.answer(node)).collect();
            answers.items = items.into_iter().filter_map(|node| self.item_answer(node)).collect();
        }
        answers
    }

    fn version(&mut self, root: Node<'_>) {
        let key = "sanso-answers";
        match root.get(key).map(|node| (node.place(), node.text().unwrap_or_default().to_owned())) {
            None => self.error(root.place(), ReadingProblem::NoVersion { key }),
            Some((_, given)) if given == "1" => {}
            Some((place, given)) => self.error(place, ReadingProblem::OtherVersion { key, given }),
        }
    }

    fn answer(&mut self, node: Node<'_>) -> Option<Answer> {
        if !self.keys(node, &ANSWER) {
            return None;
        }
        // All three are looked at before giving up, so that every mistake is told at once.
        let (measure, bearer, status) = (self.measure(node), self.bearer(node), self.status(node));
        let on = self.date(node, "date");
        let answer = Answer {
            measure: measure?,
            bearer: bearer?,
            status: status?,
            reason: node.get("reason").map(|reason| self.words(reason)).unwrap_or_default(),
            grade: self.grade(node),
            evidence: node.get("evidence").map(|evidence| self.evidence(evidence)).unwrap_or_default(),
            by: node.get("by").and_then(|by| self.text(by)),
            // An answer whose date cannot be read may be from any day, so it does not count.
            on: on.ok()?,
            place: node.place(),
        };
        Some(answer)
    }

    fn item_answer(&mut self, node: Node<'_>) -> Option<ItemAnswer> {
        self.keys(node, &ANSWER);
        let (item, bearer, status) = (self.needed(node, "item"), self.bearer(node), self.status(node));
        let on = self.date(node, "date");
        let answer = ItemAnswer {
            item: item?.0,
            bearer: bearer?,
            status: status?,
            reason: node.get("reason").map(|reason| self.words(reason)).unwrap_or_default(),
            evidence: node.get("evidence").map(|evidence| self.evidence(evidence)).unwrap_or_default(),
            by: node.get("by").and_then(|by| self.text(by)),
            on: on.ok()?,
            place: node.place(),
        };
        Some(answer)
    }

    fn measure(&mut self, node: Node<'_>) -> Option<usize> {
        let (name, place) = self.needed(node, "measure")?;
        let found = self.library.measure(&name);
        if found.is_none() {
            let known =
                self.library.measures.iter().flat_map(|measure| [measure.id.as_str(), measure.row.key.as_str()]);
            let nearest = nearest(&name, known);
            self.error(place, EntryProblem::UnknownMeasure { name, nearest });
        }
        found
    }

    fn bearer(&mut self, node: Node<'_>) -> Option<Bearer> {
        let (id, place) = self.needed(node, "bearer")?;
        let found = self.model.find(&id);
        if found.is_none() {
            let few_errors = self.notes.len() < MOST_HINTS;
            let known: Vec<&str> = [Kind::Organization, Kind::System]
                .into_iter()
                .flat_map(|kind| self.model.of_kind(kind))
                .filter(|_| few_errors)
                .map(|subject| self.model.id(subject))
                .take(MOST_HINT_NAMES)
                .collect();
            let nearest = nearest(&id, known.iter().copied());
            let known = known.into_iter().take(20).map(str::to_owned).collect();
            self.error(place, EntryProblem::UnknownBearer { id, nearest, known });
        }
        found.map(Bearer::Of)
    }

    fn status(&mut self, node: Node<'_>) -> Option<Status> {
        let (given, place) = self.needed(node, "status")?;
        let found = Status::from_key(&given);
        if found.is_none() {
            let nearest = nearest(&given, Status::ALL.into_iter().map(Status::key));
            self.error(place, EntryProblem::UnknownStatus { given, nearest });
        }
        found
    }

    fn grade(&mut self, node: Node<'_>) -> Option<Grade> {
        let value = node.get("grade").filter(|value| !value.is_nothing())?;
        let given = self.text(value)?;
        let found = Grade::from_key(&given);
        if found.is_none() {
            let known = [Grade::Basic, Grade::Advanced, Grade::HighAdvanced].into_iter().map(Grade::key);
            let nearest = nearest(&given, known);
            self.error(value.place(), EntryProblem::UnknownGrade { given, nearest });
        }
        found
    }

    /// One text, one piece, or a list of them.
    fn evidence(&mut self, node: Node<'_>) -> Vec<Evidence> {
        match node.kind() {
            NodeKind::Nothing => Vec::new(),
            NodeKind::List => node.items().filter_map(|item| self.piece(item)).collect(),
            _ => self.piece(node).into_iter().collect(),
        }
    }

    fn piece(&mut self, node: Node<'_>) -> Option<Evidence> {
        let place = node.place();
        let plain = Evidence {
            reference: String::new(),
            title: Words::default(),
            valid_from: None,
            valid_until: None,
            sound: true,
            place,
        };
        if let Some(text) = node.text() {
            return (!text.trim().is_empty()).then(|| Evidence { reference: text.to_owned(), ..plain });
        }
        if !self.keys(node, &EVIDENCE) {
            return None;
        }
        let (reference, _) = self.needed(node, "ref")?;
        let title = node.get("title").map(|title| self.words(title)).unwrap_or_default();
        let (from, until) = (self.date(node, "valid-from"), self.date(node, "valid-until"));
        let mut sound = from.is_ok() && until.is_ok();
        let (valid_from, valid_until) = (from.unwrap_or_default(), until.unwrap_or_default());
        if valid_from.zip(valid_until).is_some_and(|(from, until)| until < from) {
            sound = false;
            self.error(place, WorthProblem::DatesReversed { reference: reference.clone() });
        }
        Some(Evidence { reference, title, valid_from, valid_until, sound, ..plain })
    }

    /// A date if one is written; an error, already noted, if it cannot be read.
    fn date(&mut self, node: Node<'_>, key: &str) -> Result<Option<Date>, ()> {
        let Some(value) = node.get(key).filter(|value| !value.is_nothing()) else { return Ok(None) };
        let given = self.text(value).ok_or(())?;
        match day(&given) {
            Some(date) => Ok(Some(date)),
            None => {
                self.error(value.place(), EntryProblem::NotADate { given });
                Err(())
            }
        }
    }

    fn words(&mut self, node: Node<'_>) -> Words {
        if let Some(text) = node.text() {
            return Words::plain(text);
        }
        if node.is_nothing() || !self.keys(node, &["en", "ja"]) {
            return Words::default();
        }
        let mut said = |lang| node.get(lang).and_then(|value| self.text(value)).filter(|text| !text.trim().is_empty());
        Words { en: said("en").map(Text::from), ja: said("ja").map(Text::from) }
    }

    /// The text under a key without which an entry means nothing.
    fn needed(&mut self, node: Node<'_>, field: &'static str) -> Option<(String, Place)> {
        match node.get(field).filter(|value| !value.is_nothing()) {
            Some(value) => Some((self.text(value)?, value.place())),
            None => {
                self.error(node.place(), EntryProblem::MissingField { field });
                None
            }
        }
    }

    fn text(&mut self, node: Node<'_>) -> Option<String> {
        if node.text().is_none() && !node.is_nothing() {
            self.error(node.place(), ReadingProblem::WrongShape { expected: TEXT });
        }
        node.text().map(str::to_owned)
    }

    fn expect(&mut self, node: Node<'_>, kind: NodeKind, expected: Both) -> bool {
        let fits = node.kind() == kind;
        if !fits {
            self.error(node.place(), ReadingProblem::WrongShape { expected });
        }
        fits
    }

    /// Notes every key that is not known; `false` if there are no keys at all.
    fn keys(&mut self, node: Node<'_>, known: &[&'static str]) -> bool {
        for (key, _) in node.entries() {
            // A key that is no text was noted by the reader of the file.
            let Some(name) = key.text().filter(|name| !known.contains(name)) else { continue };
            let problem = ReadingProblem::UnknownKey {
                key: name.to_owned(),
                nearest: nearest(name, known.iter().copied()),
                known: known.to_vec(),
            };
            self.error(key.place(), problem);
        }
        self.expect(node, NodeKind::Mapping, MAPPING)
    }

    fn error(&mut self, place: Place, problem: impl Into<crate::diag::Problem>) {
        self.notes.push(Diagnostic::error(place, problem));
    }
}

/// A day written as `2026-04-01`, and in no other way.
fn day(text: &str) -> Option<Date> {
    let shaped = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    if shaped { text.parse().ok() } else { None }
}
