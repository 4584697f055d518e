//! Which incidents stand, on what, and because of which facts.

use crate::content::{Library, When};
use crate::diag::{Checked, ContentProblem, Diagnostic};
use crate::facts::{Column, Columns, FACTS, Look, Note, Truth, columns, number};
use crate::model::{Attr, Kind, Model, Subject};
use crate::text::nearest;

/// Whether an incident is said to stand or has to be assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The model says so.
    Established,
    /// The model leaves it open, so the worse is assumed; answering settles it.
    Assumed,
}

/// One incident on one subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Standings {
    /// Number of the incident in the library.
    pub incident: u32,
    /// The subject it stands on.
    pub subject: Subject,
    /// How it stands.
    pub standing: Standing,
}

/// A condition with its facts by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// A fact holds.
    Fact(usize),
    /// Every part holds.
    All(Vec<Condition>),
    /// At least one part holds.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
}

/// An incident ready to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Number of the incident in the library.
    pub incident: u32,
    /// Kinds of subject it is raised on.
    pub about: Vec<Kind>,
    /// When it stands.
    pub when: Condition,
}

/// What stands where.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// The incidents that could be asked.
    pub ready: Vec<Ready>,
    /// The facts of all subjects.
    pub facts: Columns,
    /// Every incident that stands, by incident and subject.
    pub standing: Vec<Standings>,
}

/// Finds the facts and kinds that incidents name. What cannot be found is noted and the incident left out.
pub fn prepare(library: &Library) -> Checked<Vec<Ready>> {
    let mut ready = Vec::new();
    let mut notes = Vec::new();
    for (at, incident) in library.incidents.iter().enumerate() {
        let about: Vec<Kind> = incident
            .about
            .iter()
            .filter_map(|word| Kind::ALL.into_iter().find(|kind| kind.section().one == word))
            .collect();
        let place = incident.row.place;
        if about.len() != incident.about.len() || about.is_empty() {
            notes.push(Diagnostic::error(place, ContentProblem::UnknownAbout { key: incident.row.key.to_string() }));
            continue;
        }
        let before = notes.len();
        let mut seen = Vec::new();
        for name in incident.when.facts() {
            let problem = match number(name).and_then(|at| FACTS.get(at)) {
                None => Some(ContentProblem::UnknownFact {
                    fact: name.to_owned(),
                    nearest: nearest(name, FACTS.iter().map(|fact| fact.name)),
                }),
                Some(fact) if about.iter().any(|kind| !fact.about.contains(kind)) => {
                    Some(ContentProblem::FactDoesNotFit { fact: name.to_owned(), key: incident.row.key.to_string() })
                }
                Some(_) if seen.contains(&name) => {
                    Some(ContentProblem::FactTwice { fact: name.to_owned(), key: incident.row.key.to_string() })
                }
                Some(_) => None,
            };
            seen.push(name);
            notes.extend(problem.map(|problem| Diagnostic::error(place, problem)));
        }
        if let (Some(when), true) = (condition(&incident.when), notes.len() == before) {
            ready.push(Ready { incident: at as u32, about, when });
        }
    }
    Checked { value: ready, diagnostics: notes }
}

fn condition(when: &When) -> Option<Condition> {
    let many = |parts: &[When]| parts.iter().map(condition).collect::<Option<Vec<_>>>();
    Some(match when {
        When::Fact(name) => Condition::Fact(number(name)?),
        When::All(parts) => Condition::All(many(parts)?),
        When::Any(parts) => Condition::Any(many(parts)?),
        When::Not(part) => Condition::Not(Box::new(condition(part)?)),
    })
}

impl Condition {
    /// The facts it names, in order.
    pub fn facts(&self) -> Vec<usize> {
        match self {
            Condition::Fact(fact) => vec![*fact],
            Condition::All(parts) | Condition::Any(parts) => parts.iter().flat_map(Condition::facts).collect(),
            Condition::Not(part) => part.facts(),
        }
    }

    /// Whether it holds for one subject, asking facts as needed.
    pub fn ask(&self, look: &Look<'_>, subject: Subject) -> Truth {
        self.over(&|fact| FACTS.get(fact).map_or(Truth::Unknown, |fact| (fact.test)(look, subject)))
    }

    /// Whether it holds where its facts say this.
    pub fn over(&self, says: &impl Fn(usize) -> Truth) -> Truth {
        match self {
            Condition::Fact(fact) => says(*fact),
            Condition::All(parts) => parts.iter().fold(Truth::Yes, |found, part| found.and(part.over(says))),
            Condition::Any(parts) => parts.iter().fold(Truth::No, |found, part| found.or(part.over(says))),
            Condition::Not(part) => part.over(says).not(),
        }
    }

    /// Whether it holds, for all subjects at once.
    fn column(&self, facts: &Columns, len: usize) -> Column {
        let joined = |parts: &[Condition], join: fn(&mut Column, &Column), empty: Truth| {
            let mut parts = parts.iter();
            let Some(first) = parts.next() else {
                let mut column = Column::unknown(len);
                (0..len as u32).for_each(|at| column.set(Subject(at), empty));
                return column;
            };
            parts.fold(first.column(facts, len), |mut column, part| {
                join(&mut column, &part.column(facts, len));
                column
            })
        };
        match self {
            Condition::Fact(fact) => facts.get(*fact).cloned().unwrap_or_else(|| Column::unknown(len)),
            Condition::All(parts) => joined(parts, Column::and, Truth::Yes),
            Condition::Any(parts) => joined(parts, Column::or, Truth::No),
            Condition::Not(part) => {
                let mut column = part.column(facts, len);
                column.flip();
                column
            }
        }
    }
}

/// Asks every incident of every subject it is about. Linear in subjects times incidents.
pub fn analyze(library: &Library, model: &Model) -> Checked<Analysis> {
    let Checked { value: ready, diagnostics } = prepare(library);
    let mut wanted: Vec<usize> = ready.iter().flat_map(|ready| ready.when.facts()).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let facts = columns(model, &wanted);
    let mut standing = Vec::new();
    for one in &ready {
        let column = one.when.column(&facts, model.len());
        for subject in subjects(model, one) {
            let how = match column.get(subject) {
                Truth::Yes => Standing::Established,
                Truth::Unknown => Standing::Assumed,
                Truth::No => continue,
            };
            standing.push(Standings { incident: one.incident, subject, standing: how });
        }
    }
    standing.sort_unstable();
    Checked { value: Analysis { ready, facts, standing }, diagnostics }
}

/// The subjects an incident is asked of: those of its kinds that a party managed who can be asked for measures.
fn subjects<'m>(model: &'m Model, ready: &'m Ready) -> impl Iterator<Item = Subject> + 'm {
    let of_kinds = ready.about.iter().flat_map(|kind| model.of_kind(*kind));
    of_kinds.filter(|subject| !managed_outside(model, *subject))
}

/// Whether a subject is managed by a party of whom no measures can be asked.
pub fn managed_outside(model: &Model, subject: Subject) -> bool {
    model.manager(subject).is_some_and(|manager| model.truth(manager, Attr::Outside) == Some(true))
}

/// A fact that was asked for an incident, with what it looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Number of the fact.
    pub fact: usize,
    /// What it said.
    pub truth: Truth,
    /// What it looked at.
    pub notes: Vec<Note>,
}

impl Analysis {
    /// How an incident stands on a subject, if it does.
    pub fn standing_of(&self, incident: usize, subject: Subject) -> Option<Standing> {
        let key = (incident as u32, subject);
        let at = self.standing.binary_search_by(|known| (known.incident, known.subject).cmp(&key)).ok()?;
        self.standing.get(at).map(|known| known.standing)
    }

    /// The incident, ready to be asked.
    pub fn ready_of(&self, incident: usize) -> Option<&Ready> {
        self.ready.iter().find(|ready| ready.incident as usize == incident)
    }

    /// The facts behind an incident on a subject, each with what it looked at.
    pub fn trace(&self, model: &Model, incident: usize, subject: Subject) -> Vec<Asked> {
        let facts = self.ready_of(incident).map(|ready| ready.when.facts()).unwrap_or_default();
        facts.into_iter().filter_map(|fact| ask(model, fact, subject)).collect()
    }
}

/// Asks one fact of one subject and notes what it looks at.
pub fn ask(model: &Model, fact: usize, subject: Subject) -> Option<Asked> {
    let look = Look::noting(model);
    let truth = (FACTS.get(fact)?.test)(&look, subject);
    Some(Asked { fact, truth, notes: look.take_notes() })
}
