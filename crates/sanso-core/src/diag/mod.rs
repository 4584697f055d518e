//! What a person is told about their input: what, where, why it matters and what to do.
//!
//! A mistake of the user is never an `Err`: the engine answers as much as it can and hands the diagnostics along in
//! [`Checked`]. Each problem has a code that never changes its meaning; the two languages are total matches, so a
//! missing translation does not compile.

#![expect(missing_docs, reason = "the fields of problems are the words of their messages")]

mod answers;
mod checks;
mod content;
mod exchange;
mod plan;
mod reading;
mod references;
mod trouble;

pub use answers::{AnswerProblem, EntryProblem, WorthProblem};
pub use checks::{
    CheckProblem, ControlProblem, DataProblem, DeviceProblem, EventProblem, ExposureProblem, FlowProblem, GoalProblem,
    LayerProblem, Names, PeopleProblem, RemoteProblem, StructureProblem, SupplyProblem,
};
pub use content::{
    CaseFailure, ChainProblem, ContentProblem, FrameworkProblem, PackProblem, ReachProblem, RowProblem, SchemaProblem,
    TravelProblem,
};
pub use exchange::ExchangeProblem;
pub use plan::PlanProblem;
pub use reading::ReadingProblem;
pub use references::ReferenceProblem;

use crate::text::{Both, Lang, Place, Trouble, nearest};

/// A value together with what was noticed while making it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked<T> {
    /// The value, as complete as the input allowed.
    pub value: T,
    /// What was noticed, in the order it was noticed.
    pub diagnostics: Vec<Diagnostic>,
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Results would be wrong or missing.
    Error,
    /// Results stand, but probably not as meant.
    Warning,
    /// Worth knowing.
    Advice,
}

/// One problem at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad.
    pub severity: Severity,
    /// Where; `None` for what concerns the whole input.
    pub place: Option<Place>,
    /// Other places that belong to it, each with a word on why.
    pub related: Vec<(Place, Both)>,
    /// What.
    pub problem: Problem,
}

impl Diagnostic {
    /// A problem that makes results wrong or missing.
    pub fn error(place: Place, problem: impl Into<Problem>) -> Diagnostic {
        Diagnostic::new(Severity::Error, Some(place), problem)
    }

    /// A problem with which results stand, but probably not as meant.
    pub fn warning(place: Place, problem: impl Into<Problem>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, Some(place), problem)
    }

    /// Something worth knowing.
    pub fn advice(place: Place, problem: impl Into<Problem>) -> Diagnostic {
        Diagnostic::new(Severity::Advice, Some(place), problem)
    }

    /// A problem of any severity, with or without a place.
    pub fn new(severity: Severity, place: Option<Place>, problem: impl Into<Problem>) -> Diagnostic {
        Diagnostic { severity, place, related: Vec::new(), problem: problem.into() }
    }

    /// The same diagnostic with one more place that belongs to it.
    #[must_use]
    pub fn and(mut self, place: Place, label: Both) -> Diagnostic {
        self.related.push((place, label));
        self
    }

    /// The order of output: file, position, code.
    pub fn sort(diagnostics: &mut [Diagnostic]) {
        diagnostics.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.place.is_none(), d.place, d.problem.code());
            key(a).cmp(&key(b)).then_with(|| a.problem.message(Lang::En).what.cmp(&b.problem.message(Lang::En).what))
        });
    }
}

/// More problems than anybody mends in one go; what comes after is counted as one ([`ReadingProblem::TooManyProblems`]).
pub const MOST_PROBLEMS: usize = 10_000;

/// Hints are searched only while there are few problems: a file full of them needs no hint for each.
const MOST_HINTED: usize = 200;

/// Notes a problem of a file, unless far too many are known already. Bounds what a hostile file can cost.
pub fn note(notes: &mut Vec<Diagnostic>, diagnostic: Diagnostic) {
    match notes.len().cmp(&MOST_PROBLEMS) {
        std::cmp::Ordering::Less => notes.push(diagnostic),
        std::cmp::Ordering::Equal => {
            notes.push(Diagnostic::new(Severity::Error, None, ReadingProblem::TooManyProblems { most: MOST_PROBLEMS }));
        }
        std::cmp::Ordering::Greater => {}
    }
}

/// The name that was probably meant, while hints are still worth their time.
pub fn hint<'a>(notes: &[Diagnostic], given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    if notes.len() < MOST_HINTED { nearest(given, known) } else { None }
}

/// The words of one problem in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is wrong: one line, no full stop, the user's own words in backticks.
    pub what: String,
    /// Why it matters: one sentence about harm.
    pub why: String,
    /// What to do: an instruction that can be followed.
    pub act: String,
}

/// Makes a [`Message`] out of its three sentences.
fn message(what: impl Into<String>, why: impl Into<String>, act: impl Into<String>) -> Message {
    Message { what: bounded(what.into()), why: why.into(), act: bounded(act.into()) }
}

/// A sentence stays a sentence, however long the user's words in it are.
fn bounded(mut sentence: String) -> String {
    const MOST_CHARACTERS: usize = 600;
    if let Some((end, _)) = sentence.char_indices().nth(MOST_CHARACTERS) {
        sentence.truncate(end);
        sentence.push('…');
    }
    sentence
}

/// `; did you mean …` where there is a hint.
fn hint_en(nearest: Option<&str>) -> String {
    nearest.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}

/// The same in Japanese.
fn hint_ja(nearest: Option<&str>) -> String {
    nearest.map(|name| format!("（「{name}」のことですか）")).unwrap_or_default()
}

/// The first few of a list of names, for messages that must stay one line.
fn few<'a>(names: impl IntoIterator<Item = &'a str>, joint: &str) -> String {
    const SHOWN: usize = 8;
    let names: Vec<_> = names.into_iter().collect();
    let mut text = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(joint);
    if names.len() > SHOWN {
        text.push_str(" …");
    }
    text
}

/// Everything that can be wrong with an input, grouped by the stage that notices it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// SN1xx: bytes and structure of files.
    Reading(ReadingProblem),
    /// SN2xx: ids, references and values.
    Reference(ReferenceProblem),
    /// SN3xx: a model that can be read but is probably not what is meant.
    Check(CheckProblem),
    /// SN4xx: content.
    Content(ContentProblem),
    /// SN5xx: profiles and the plan.
    Plan(PlanProblem),
    /// SN6xx: answers and evidence.
    Answer(AnswerProblem),
    /// SN8xx: what another program wrote.
    Exchange(ExchangeProblem),
}

impl Problem {
    /// The code: `SN` and three digits. A code is never given to another problem.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::Reading(problem) => problem.code(),
            Problem::Reference(problem) => problem.code(),
            Problem::Check(problem) => problem.code(),
            Problem::Content(problem) => problem.code(),
            Problem::Plan(problem) => problem.code(),
            Problem::Answer(problem) => problem.code(),
            Problem::Exchange(problem) => problem.code(),
        }
    }

    /// What to tell people in one language.
    pub fn message(&self, lang: Lang) -> Message {
        match self {
            Problem::Reading(problem) => problem.message(lang),
            Problem::Reference(problem) => problem.message(lang),
            Problem::Check(problem) => problem.message(lang),
            Problem::Content(problem) => problem.message(lang),
            Problem::Plan(problem) => problem.message(lang),
            Problem::Answer(problem) => problem.message(lang),
            Problem::Exchange(problem) => problem.message(lang),
        }
    }
}

macro_rules! problem_from {
    ($($variant:ident($inner:ident),)*) => {
        $(impl From<$inner> for Problem {
            fn from(problem: $inner) -> Problem {
                Problem::$variant(problem)
            }
        })*
    };
}

problem_from! {
    Reading(ReadingProblem),
    Reference(ReferenceProblem),
    Check(CheckProblem),
    Content(ContentProblem),
    Plan(PlanProblem),
    Answer(AnswerProblem),
    Exchange(ExchangeProblem),
}

impl From<Trouble> for Diagnostic {
    fn from(trouble: Trouble) -> Diagnostic {
        ReadingProblem::diagnostic(trouble)
    }
}
