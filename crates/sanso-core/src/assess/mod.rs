//! Answers and evidence as of a day: what is met, what is open, what remains of each incident.
//!
//! An answer can only say how far a requirement is met. It never changes what stands or what is required, and what
//! nobody has said is never counted as done.

mod judge;
mod read;
mod residual;
mod share;

pub use read::{Answer, Answers, Evidence, ItemAnswer, Status, read_answers};
pub use residual::{Residual, Treatment};
pub use share::{Fraction, Share};

use crate::analysis::Analysis;
use crate::content::{Incident, Library, Measure};
use crate::diag::{Checked, Diagnostic};
use crate::model::Model;
use crate::plan::{Bearer, Plan, Required};
use jiff::civil::Date;

/// How far a requirement is met, as of a day.
///
/// In order from open to met, so the lesser of two is the more careful one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nothing that counts was said.
    #[default]
    Unanswered,
    /// Said to be lacking.
    Unmet,
    /// Said to be done at least in part, but none of its evidence is valid on the day.
    Lapsed,
    /// Said to be done in part.
    Partly,
    /// Said to be met, but less strongly than the profile asks.
    BelowGrade,
    /// Said to be met.
    Met,
    /// Does not apply, with a reason; it leaves the count.
    NotApplicable,
}

impl State {
    /// All of them, in order.
    pub const ALL: [State; 7] = [
        State::Unanswered,
        State::Unmet,
        State::Lapsed,
        State::Partly,
        State::BelowGrade,
        State::Met,
        State::NotApplicable,
    ];

    /// Stable word for files and data.
    pub const fn key(self) -> &'static str {
        match self {
            State::Unanswered => "unanswered",
            State::Unmet => "unmet",
            State::Lapsed => "lapsed",
            State::Partly => "partly",
            State::BelowGrade => "below-grade",
            State::Met => "met",
            State::NotApplicable => "not-applicable",
        }
    }

    /// What it adds to a share.
    pub const fn share(self) -> Share {
        match self {
            State::Unanswered | State::Unmet | State::Lapsed => Share::of_halves(0, 1),
            State::Partly | State::BelowGrade => Share::of_halves(1, 1),
            State::Met => Share::of_halves(2, 1),
            State::NotApplicable => Share::of_halves(0, 0),
        }
    }

    /// Whether something is left to do.
    pub const fn is_gap(self) -> bool {
        !matches!(self, State::Met | State::NotApplicable)
    }
}

/// What is known of one requirement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Item {
    /// How far it is met.
    pub state: State,
    /// The answer that says so, by number.
    pub answer: Option<usize>,
    /// Whether at least one piece of evidence shows it that is valid on the day.
    pub proven: bool,
}

/// A share with the number of requirements in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How much is done.
    pub share: Share,
    counts: [u32; State::ALL.len()],
}

impl Tally {
    fn add(&mut self, state: State) {
        self.share = self.share + state.share();
        if let Some(count) = self.counts.get_mut(state as usize) {
            *count += 1;
        }
    }

    /// How many requirements are in a state.
    pub fn count(&self, state: State) -> u32 {
        self.counts.get(state as usize).copied().unwrap_or(0)
    }

    /// How many requirements there are, those that do not apply included.
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// How many requirements somebody has said something about that counts.
    pub fn answered(&self) -> u32 {
        self.total() - self.count(State::Unanswered)
    }
}

/// How far what is required is met, as of a day.
#[derive(Debug, Clone, Default)]
pub struct Assessment {
    /// The day; without one, dates are not judged.
    pub as_of: Option<Date>,
    /// One for each required measure, in the order of the plan.
    pub items: Vec<Item>,
    /// Everything together.
    pub overall: Tally,
    /// By who must meet it, in order.
    pub by_bearer: Vec<(Bearer, Tally)>,
    /// By category of measures: number in the library, in its order. Categories of which nothing is required are left out.
    pub by_category: Vec<(usize, Tally)>,
    /// By layer of the incidents that ask for it: number in the library, in its order. A requirement that incidents of
    /// several layers ask for counts in each.
    pub by_layer: Vec<(usize, Tally)>,
    /// What remains of each standing incident, in the order of the analysis.
    pub residual: Vec<Residual>,
}

/// What is judged, and as of when.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given<'g> {
    /// The answers; without them everything is unanswered.
    pub answers: Option<&'g Answers>,
    /// The day; without one, dates are not judged.
    pub as_of: Option<Date>,
}

/// Judges answers against what is required, as of a day.
///
/// Linear in requirements, their reasons, standing incidents and answers, up to logarithms.
pub fn assess(
    library: &Library,
    model: &Model,
    analysis: &Analysis,
    plan: &Plan,
    given: Given<'_>,
) -> Checked<Assessment> {
    let mut notes: Vec<Diagnostic> = Vec::new();
    let items = judge::items(library, model, plan, given, &mut notes);
    let mut assessment = Assessment { as_of: given.as_of, items, ..Assessment::default() };
    assessment.count(library, plan);
    assessment.residual = residual::residual(analysis, plan, &assessment.items);
    Checked { value: assessment, diagnostics: notes }
}

impl Assessment {
    fn count(&mut self, library: &Library, plan: &Plan) {
        let numbers = Numbers::of(library, plan);
        let bearers = plan.bearers();
        let places = Places::of(&bearers);
        let mut by_bearer: Vec<Tally> = vec![Tally::default(); bearers.len()];
        let mut by_category: Vec<Tally> = vec![Tally::default(); library.categories.len()];
        let mut by_layer: Vec<Tally> = vec![Tally::default(); library.layers.len()];
        let mut layers = Vec::new();
        for (required, item) in plan.required.iter().zip(&self.items) {
            self.overall.add(item.state);
            if let Some(tally) = places.get(required.bearer).and_then(|at| by_bearer.get_mut(at)) {
                tally.add(item.state);
            }
            let category = numbers.categories.get(required.measure as usize).copied().flatten();
            if let Some(tally) = category.and_then(|category| by_category.get_mut(category)) {
                tally.add(item.state);
            }
            numbers.layers(required, &mut layers);
            for layer in &layers {
                by_layer.get_mut(*layer).into_iter().for_each(|tally| tally.add(item.state));
            }
        }
        self.by_bearer = bearers.into_iter().zip(by_bearer).collect();
        let counted = |all: Vec<Tally>| all.into_iter().enumerate().filter(|(_, tally)| tally.total() > 0).collect();
        (self.by_category, self.by_layer) = (counted(by_category), counted(by_layer));
    }
}

/// Where each bearer stands among all, without searching.
struct Places {
    of_subject: Vec<u32>,
    nobody: usize,
}

impl Places {
    fn of(bearers: &[Bearer]) -> Places {
        let mut places = Places { of_subject: Vec::new(), nobody: bearers.len().saturating_sub(1) };
        for (bearer, place) in bearers.iter().zip(0..) {
            if let Bearer::Of(subject) = bearer {
                places.of_subject.resize(subject.0 as usize, 0);
                places.of_subject.push(place);
            }
        }
        places
    }

    fn get(&self, bearer: Bearer) -> Option<usize> {
        match bearer {
            Bearer::Of(subject) => self.of_subject.get(subject.0 as usize).map(|place| *place as usize),
            Bearer::Nobody => Some(self.nobody),
        }
    }
}

/// What rows belong to, by number instead of by name.
struct Numbers {
    /// The category of each measure.
    categories: Vec<Option<usize>>,
    /// The layers each measure acts in.
    acting: Vec<Vec<usize>>,
    /// The layer of the incident of each case of the plan. Requirements name cases from all over the plan, so what is
    /// asked of a case has to lie close together.
    of_case: Vec<Option<usize>>,
}

impl Numbers {
    fn of(library: &Library, plan: &Plan) -> Numbers {
        let category = |measure: &Measure| library.categories.iter().position(|row| row.id == measure.category);
        let acting = |measure: &Measure| measure.layers.iter().filter_map(|key| layer_number(library, key)).collect();
        let layer = |incident: &Incident| layer_number(library, &library.layer_of(incident)?.row.key);
        let of_incident: Vec<Option<usize>> = library.incidents.iter().map(layer).collect();
        let of_case = |incident: u32| of_incident.get(incident as usize).copied().flatten();
        Numbers {
            categories: library.measures.iter().map(category).collect(),
            acting: library.measures.iter().map(acting).collect(),
            of_case: plan.cases.iter().map(|case| of_case(case.incident)).collect(),
        }
    }

    /// The layers of the incidents that ask for something; where only a profile does, the layers the measure acts in.
    fn layers(&self, required: &Required, layers: &mut Vec<usize>) {
        layers.clear();
        if required.reasons.is_empty() {
            layers.extend(self.acting.get(required.measure as usize).into_iter().flatten());
        }
        layers.extend(required.reasons.iter().filter_map(|reason| *self.of_case.get(reason.case as usize)?));
        layers.sort_unstable();
        layers.dedup();
    }
}

fn layer_number(library: &Library, key: &str) -> Option<usize> {
    library.layers.iter().position(|layer| layer.row.key == key)
}
