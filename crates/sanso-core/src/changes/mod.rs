//! What differs between two studies: incidents, likelihoods, ways, measures and answers that appeared, vanished, rose or fell.
//!
//! Both are compared by what stays the same in other versions: keys of content, ids of the model with renames followed, and
//! the borders a way crosses. Since randomness hangs on the same ids, what did not change is drawn the same in both.

mod pairs;
mod travelled;

pub use pairs::Pairs;

use crate::analysis::{Standing, Standings};
use crate::assess::State;
use crate::content::Library;
use crate::model::Subject;
use crate::plan::{Bearer, Required};
use crate::study::Study;
use std::collections::HashMap;

/// Whether things got worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trend {
    /// They got worse.
    Worse,
    /// They got better.
    Better,
    /// Neither, or nobody can tell.
    Neither,
}

impl Trend {
    /// Stable word for files and data.
    pub const fn key(self) -> &'static str {
        match self {
            Trend::Worse => "worse",
            Trend::Better => "better",
            Trend::Neither => "neither",
        }
    }

    /// Worse where the first is more than the second, better where it is less.
    fn of<T: PartialOrd>(new: T, old: T) -> Trend {
        match new.partial_cmp(&old) {
            Some(std::cmp::Ordering::Greater) => Trend::Worse,
            Some(std::cmp::Ordering::Less) => Trend::Better,
            _ => Trend::Neither,
        }
    }
}

/// What became of something: only the old study has it, only the new one, or both, but differently.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change<T> {
    /// What it was.
    pub old: Option<T>,
    /// What it is.
    pub new: Option<T>,
    /// Whether that is worse.
    pub trend: Trend,
}

impl<T> Change<T> {
    /// What happened, as a stable word: `appeared`, `vanished` or `changed`.
    pub const fn what(&self) -> &'static str {
        match (&self.old, &self.new) {
            (None, _) => "appeared",
            (Some(_), None) => "vanished",
            (Some(_), Some(_)) => "changed",
        }
    }

    /// The same seen from the other side.
    #[must_use]
    pub fn mirrored(self) -> Change<T> {
        let trend = match self.trend {
            Trend::Worse => Trend::Better,
            Trend::Better => Trend::Worse,
            Trend::Neither => Trend::Neither,
        };
        Change { old: self.new, new: self.old, trend }
    }
}

/// Where a measure stands among those that were measured to take most away, and how much of all likelihood it takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rank {
    /// Number of the requirement in the plan.
    pub required: u32,
    /// Its place, from 1, where it was measured.
    pub place: Option<u32>,
    /// How much it takes away, from 0 to 1.
    pub removes: f64,
}

/// A way to a goal: number of the risk, and of the route in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    /// Number of the risk.
    pub risk: u32,
    /// Number of the route.
    pub route: u32,
}

/// What differs between two studies.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes {
    /// Subjects that only one of them has.
    pub subjects: Vec<Change<Subject>>,
    /// Subjects that changed their id and are still the same.
    pub renamed: Vec<(Subject, Subject)>,
    /// Incidents.
    pub incidents: Vec<Change<Standings>>,
    /// What must not happen, by number of the risk: goals that appeared, vanished, or are likelier or less likely.
    pub likelihoods: Vec<Change<u32>>,
    /// Ways to goals that both have.
    pub routes: Vec<Change<Way>>,
    /// Required measures that appeared, vanished, or moved in rank.
    pub measures: Vec<Change<Rank>>,
    /// Requirements of both whose answers differ, by number in the plan.
    pub answers: Vec<Change<u32>>,
}

/// By how much a likelihood within a year has to differ to be told, unless its interval moved as a whole.
pub const LEAST: f64 = 0.01;

/// Compares two studies. Linear in the size of both.
pub fn changes(old: &Study, new: &Study, least: f64) -> Changes {
    let pairs = Pairs::of(&old.model, &new.model);
    let compare = Compare { old, new, pairs: &pairs, least };
    let (routes, likelihoods) = (compare.routes(), compare.likelihoods());
    let (measures, answers) = compare.plans();
    let mut found = Changes {
        subjects: compare.subjects(),
        renamed: compare.renamed(),
        incidents: compare.incidents(),
        likelihoods,
        routes,
        measures,
        answers,
    };
    // What got worse is told first; among equals the order of the studies stays.
    found.incidents.sort_by_key(|one| one.trend);
    found.likelihoods.sort_by_key(|one| one.trend);
    found.routes.sort_by_key(|one| one.trend);
    found.measures.sort_by_key(|one| one.trend);
    found.answers.sort_by_key(|one| one.trend);
    found
}

impl Changes {
    /// Whether nothing differs. That something is called differently is no difference.
    pub fn is_empty(&self) -> bool {
        self.subjects.is_empty()
            && self.incidents.is_empty()
            && self.likelihoods.is_empty()
            && self.routes.is_empty()
            && self.measures.is_empty()
            && self.answers.is_empty()
    }
}

struct Compare<'c> {
    old: &'c Study,
    new: &'c Study,
    pairs: &'c Pairs,
    least: f64,
}

impl Compare<'_> {
    fn subjects(&self) -> Vec<Change<Subject>> {
        let gone = self.old.model.subjects().filter(|old| self.pairs.in_new(*old).is_none());
        let come = self.new.model.subjects().filter(|new| self.pairs.in_old(*new).is_none());
        let gone = gone.map(|old| Change { old: Some(old), new: None, trend: Trend::Neither });
        come.map(|new| Change { old: None, new: Some(new), trend: Trend::Neither }).chain(gone).collect()
    }

    fn renamed(&self) -> Vec<(Subject, Subject)> {
        let both = self.new.model.subjects().filter_map(|new| Some((self.pairs.in_old(new)?, new)));
        both.filter(|(old, new)| self.old.model.id(*old) != self.new.model.id(*new)).collect()
    }

    fn incidents(&self) -> Vec<Change<Standings>> {
        let numbers = same_rows(&self.old.library, &self.new.library, |library| {
            library.incidents.iter().map(|incident| incident.row.key.as_str()).collect()
        });
        let mut known: HashMap<(u32, Subject), Standings> = HashMap::new();
        let mut gone = Vec::new();
        for one in &self.old.analysis.standing {
            let incident = numbers.get(one.incident as usize).copied().flatten();
            match incident.zip(self.pairs.in_new(one.subject)) {
                Some(key) if self.new.analysis.standing_of(key.0 as usize, key.1).is_some() => {
                    known.insert(key, *one);
                }
                _ => gone.push(Change { old: Some(*one), new: None, trend: Trend::Better }),
            }
        }
        let mut found = Vec::new();
        for one in &self.new.analysis.standing {
            match known.get(&(one.incident, one.subject)) {
                None => found.push(Change { old: None, new: Some(*one), trend: Trend::Worse }),
                Some(old) if old.standing != one.standing => {
                    let sure = |one: &Standings| one.standing == Standing::Established;
                    found.push(Change { old: Some(*old), new: Some(*one), trend: Trend::of(sure(one), sure(old)) });
                }
                Some(_) => {}
            }
        }
        found.extend(gone);
        found
    }

    /// Measures and answers.
    fn plans(&self) -> (Vec<Change<Rank>>, Vec<Change<u32>>) {
        let numbers = same_rows(&self.old.library, &self.new.library, |library| {
            library.measures.iter().map(|measure| measure.row.key.as_str()).collect()
        });
        let (of_old, of_new) = (ranks(self.old), ranks(self.new));
        let place: HashMap<(u32, Bearer), u32> =
            self.new.plan.required.iter().zip(0..).map(|(one, at)| ((one.measure, one.bearer), at)).collect();
        let same = |one: &Required| {
            let measure = numbers.get(one.measure as usize).copied().flatten()?;
            place.get(&(measure, self.pairs.new_bearer(one.bearer)?)).copied()
        };
        let mut old_of = vec![None; self.new.plan.required.len()];
        let mut gone = Vec::new();
        for (one, rank) in self.old.plan.required.iter().zip(&of_old) {
            match same(one).and_then(|at| old_of.get_mut(at as usize)) {
                Some(slot) => *slot = Some(*rank),
                None => gone.push(Change { old: Some(*rank), new: None, trend: Trend::Better }),
            }
        }
        let (mut measures, mut answers) = (Vec::new(), Vec::new());
        for (rank, before) in of_new.iter().zip(old_of) {
            let Some(before) = before else {
                measures.push(Change { old: None, new: Some(*rank), trend: Trend::Worse });
                continue;
            };
            if moved(&before, rank) {
                measures.push(Change { old: Some(before), new: Some(*rank), trend: Trend::Neither });
            }
            let (was, is) = (state(self.old, before.required), state(self.new, rank.required));
            if was != is {
                let trend = if [was, is].contains(&State::NotApplicable) {
                    Trend::Neither
                } else {
                    Trend::of(halves(was), halves(is))
                };
                answers.push(Change { old: Some(before.required), new: Some(rank.required), trend });
            }
        }
        measures.extend(gone);
        (measures, answers)
    }
}

/// How far a requirement is met.
fn state(study: &Study, required: u32) -> State {
    study.assessment.items.get(required as usize).map_or(State::Unanswered, |item| item.state)
}

/// What a state counts for, in halves.
const fn halves(state: State) -> u8 {
    match state {
        State::Unanswered | State::Unmet | State::Lapsed => 0,
        State::Partly | State::BelowGrade => 1,
        State::Met | State::NotApplicable => 2,
    }
}

/// By how much of all likelihood a measure has to take more or less to be told as moved.
const MOVED: f64 = 0.01;

/// Whether a measure moved in rank by itself, not only because others did.
fn moved(before: &Rank, after: &Rank) -> bool {
    let places = before.place.zip(after.place);
    places.is_some_and(|(old, new)| old != new) && (before.removes - after.removes).abs() >= MOVED
}

/// For each requirement its rank.
fn ranks(study: &Study) -> Vec<Rank> {
    let all = 0..study.plan.required.len() as u32;
    let mut ranks: Vec<Rank> = all.map(|required| Rank { required, place: None, removes: 0.0 }).collect();
    let mut place = 0;
    for gain in study.travel.gains.iter().filter(|gain| gain.measured) {
        let lever = study.travel.levers.all.get(gain.lever as usize);
        let required = lever.and_then(|lever| lever.required);
        if let Some(rank) = required.and_then(|at| ranks.get_mut(at as usize)) {
            place += 1;
            (rank.place, rank.removes) = (Some(place), gain.removes);
        }
    }
    ranks
}

/// For each row of the old library its number in the new one, by key.
fn same_rows<'l>(old: &'l Library, new: &'l Library, keys: fn(&'l Library) -> Vec<&'l str>) -> Vec<Option<u32>> {
    let known: HashMap<&str, u32> = keys(new).into_iter().zip(0..).collect();
    keys(old).into_iter().map(|key| known.get(key).copied()).collect()
}
