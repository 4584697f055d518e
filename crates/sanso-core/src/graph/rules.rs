//! Rows of step packs made ready for one model: names become numbers, conditions become questions.

use super::condition::{Answers, Asked, Of};
use super::mixing::{Mixing, hash};
use super::relation::RELATIONS;
pub use super::spot::{SOFTWARE, spot_kinds};
use crate::content::{Adjust, Amount, Library, Nature, Range3, Way};
use crate::diag::{Checked, Diagnostic, TravelProblem};
use crate::model::Kind;
use crate::text::{Text, nearest};
use std::collections::HashMap;

/// How many kinds of spot there are: those of the language, and software.
pub const SPOT_KINDS: usize = Kind::ALL.len() + 1;

/// More premises than a way may have.
pub const MOST_PREMISES: usize = 4;

/// A chance or rate with its two ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The least to reckon with.
    pub low: f64,
    /// What is usual.
    pub usual: f64,
    /// The most to reckon with.
    pub high: f64,
}

impl From<Range3> for Spread {
    fn from(range: Range3) -> Spread {
        Spread { low: range.low.value(), usual: range.usual.value(), high: range.high.value() }
    }
}

/// A condition of a rule, with what to reckon with where nothing is said.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadyTest {
    /// What is asked.
    pub asked: Asked,
    /// How often it holds where nothing is said.
    pub unsaid: f64,
    /// What makes that more or less often.
    pub supposing: Vec<ReadyAdjust>,
}

/// What moves the chance of a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadyAdjust {
    /// When.
    pub asked: Asked,
    /// The factor.
    pub times: f64,
    /// The measures of the rule that are then in effect, a bit each.
    pub done: u32,
}

/// A way of a step pack, ready.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Number of the way in the library.
    pub row: u32,
    /// Number of its relation.
    pub relation: usize,
    /// Numbers of the steps on the source.
    pub from: Vec<u16>,
    /// Further premises: step and spot.
    pub also: Vec<(u16, Of)>,
    /// Number of the step on the target.
    pub to: u16,
    /// The rate of attempts, for a way in.
    pub rate: Option<Spread>,
    /// What is behind the attempts, for a way in.
    pub nature: Option<Nature>,
    /// What the attempts are known by, whatever else is in the library.
    pub attempt: Option<u64>,
    /// What must hold.
    pub when: Vec<ReadyTest>,
    /// The chance.
    pub chance: Spread,
    /// What moves it.
    pub adjust: Vec<ReadyAdjust>,
    /// Whose measures count.
    pub bearer: Of,
    /// What measures leave of it: number of the measure, factor.
    pub measures: Vec<(u32, f64)>,
    /// What it is known by, whatever else is in the library.
    pub hash: u64,
}

/// All rules of a library.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// The rules, in the order of the library.
    pub all: Vec<Rule>,
    /// For each step, for each kind of spot, whether it can be achieved there.
    pub on: Vec<[bool; SPOT_KINDS]>,
    /// The questions all conditions ask.
    pub answers: Answers,
}

impl Rules {
    /// Prepares every way of the library. What cannot be understood is noted and left out.
    pub fn of(library: &Library) -> Checked<Rules> {
        let names: HashMap<&str, u16, Mixing> =
            library.steps.iter().zip(0..).map(|(s, at)| (s.row.key.as_str(), at)).collect();
        let measures: HashMap<&str, u32, Mixing> = library
            .measures
            .iter()
            .zip(0..)
            .flat_map(|(measure, at)| [(measure.row.key.as_str(), at), (measure.id.as_str(), at)])
            .collect();
        let on = library.steps.iter().map(|step| kinds(&step.on)).collect();
        let mut rules = Rules { all: Vec::new(), on, answers: Answers::default() };
        let mut notes = Vec::new();
        for (way, row) in library.ways.iter().zip(0..) {
            let mut reading = Reading { library, names: &names, measures: &measures, notes: &mut notes };
            let rule = reading.rule(way, row, &mut rules.answers);
            rules.all.extend(rule);
        }
        Checked { value: rules, diagnostics: notes }
    }
}

fn kinds(words: &[Text]) -> [bool; SPOT_KINDS] {
    let mut on = [false; SPOT_KINDS];
    for (slot, name) in on.iter_mut().zip(spot_kinds()) {
        *slot = words.iter().any(|word| word == name);
    }
    on
}

/// Whether a word stands for a kind of spot.
pub fn is_kind_of_spot(word: &str) -> bool {
    spot_kinds().any(|known| known == word)
}

struct Reading<'r> {
    library: &'r Library,
    names: &'r HashMap<&'r str, u16, Mixing>,
    measures: &'r HashMap<&'r str, u32, Mixing>,
    notes: &'r mut Vec<Diagnostic>,
}

impl Reading<'_> {
    /// One rule. Names of steps, attempts and measures that do not exist are found by the check of the content.
    fn rule(&mut self, way: &Way, row: u32, answers: &mut Answers) -> Option<Rule> {
        let relation = RELATIONS.iter().position(|known| known.key == way.along);
        if relation.is_none() {
            let nearest = nearest(&way.along, RELATIONS.iter().map(|relation| relation.key));
            let problem = TravelProblem::UnknownRelation { relation: way.along.to_string(), nearest };
            self.notes.push(Diagnostic::error(way.row.place, problem));
        }
        if way.from.len() + way.also.len() > MOST_PREMISES {
            let problem = TravelProblem::TooManyPremises { most: MOST_PREMISES };
            self.notes.push(Diagnostic::error(way.row.place, problem));
            return None;
        }
        let step = |key: &Text| self.names.get(key.as_str()).copied();
        let from: Option<Vec<u16>> = way.from.iter().map(step).collect();
        let to = step(&way.to);
        let also: Option<Vec<(u16, Of)>> =
            way.also.iter().map(|also| Some((step(&also.step)?, Of::read(&also.of)?))).collect();
        let attempt = |key: &Text| self.library.attempts.iter().find(|attempt| attempt.row.key == *key);
        let by = match &way.by {
            Some(key) => Some(attempt(key)?),
            None => None,
        };
        let measures: Vec<(u32, f64)> = way
            .measures
            .iter()
            .filter_map(|factor| Some((*self.measures.get(factor.measure.as_str())?, factor.times.value())))
            .collect();
        let mut when = Vec::new();
        for test in &way.when {
            let asked = self.asked(test, answers)?;
            let supposing = self.adjusts(&test.supposing, &measures, answers)?;
            when.push(ReadyTest { asked, unsaid: test.unsaid.map_or(0.5, Amount::value), supposing });
        }
        let adjust = self.adjusts(&way.adjust, &measures, answers)?;
        Some(Rule {
            row,
            relation: relation?,
            from: from?,
            also: also?,
            to: to?,
            rate: by.map(|attempt| Spread::from(attempt.rate)),
            nature: by.map(|attempt| attempt.nature),
            attempt: by.map(|attempt| hash(attempt.row.key.as_bytes())),
            when,
            chance: way.chance.into(),
            adjust,
            bearer: Of::read(&way.bearer)?,
            measures,
            hash: hash(way.row.key.as_bytes()),
        })
    }

    fn adjusts(&mut self, all: &[Adjust], measures: &[(u32, f64)], answers: &mut Answers) -> Option<Vec<ReadyAdjust>> {
        let mut ready = Vec::with_capacity(all.len());
        for one in all {
            let asked = self.asked(&one.test, answers)?;
            ready.push(ReadyAdjust { asked, times: one.times.value(), done: self.done(&one.done, measures) });
        }
        Some(ready)
    }

    fn asked(&mut self, test: &crate::content::Test, answers: &mut Answers) -> Option<Asked> {
        let Checked { value, diagnostics } = answers.prepare(test);
        self.notes.extend(diagnostics);
        value
    }

    /// Which measures of a rule are among those named, a bit each.
    fn done(&self, names: &[Text], measures: &[(u32, f64)]) -> u32 {
        let named: Vec<u32> = names.iter().filter_map(|name| self.measures.get(name.as_str()).copied()).collect();
        let bits = measures.iter().zip(0..32).filter(|((measure, _), _)| named.contains(measure));
        bits.fold(0, |done, (_, bit)| done | (1 << bit))
    }
}
