//! The knowledge: layers, incidents, threats, vulnerabilities, measures, profiles. Data only, no judgement.
//!
//! Rows come from the packed content of the program and, on top, from folders a user names. Both are read by the same
//! reader. Conditions of incidents name facts; they are not a language.

mod check;
mod confidence;
mod diff;
mod fields;
mod lists;
mod read;
mod travel;

pub use check::check;
pub use confidence::Confidence;
pub use diff::{Change, Difference, diff};
pub use read::{Overlay, embedded, is_sheet, read_files};
pub use travel::{
    About, Adjust, Also, Amount, Attempt, BEARERS, BORDERS, Effect, Effort, Factor, Likelihood, Nature, Range3, SPOTS,
    Step, Test, Want, Way,
};

use crate::text::{Place, Text, Words};

/// What every row carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Our own stable name for it.
    pub key: Text,
    /// Where it comes from: the key of a source.
    pub origin: Text,
    /// How sure we are.
    pub confidence: Confidence,
    /// The folder of the overlay it came from; `None` for the content of the program.
    pub overlay: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// Where rows come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// Key, origin and confidence.
    pub row: Row,
    /// Its name.
    pub name: Words,
    /// What to know about it.
    pub note: Words,
}

/// One of the three layers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// Key, origin and confidence.
    pub row: Row,
    /// 1, 2 or 3.
    pub id: Text,
    /// Its name.
    pub name: Words,
    /// Which space it lies in.
    pub space: Words,
    /// What is trusted in it.
    pub trusted: Words,
    /// What marks it.
    pub traits: Vec<Words>,
    /// What is to be protected in it.
    pub protects: Vec<Words>,
}

/// One of the six elements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Key, origin and confidence.
    pub row: Row,
    /// Its three letters.
    pub id: Text,
    /// Its name.
    pub name: Words,
    /// What it covers.
    pub means: Words,
}

/// What a layer has to achieve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Key, origin and confidence.
    pub row: Row,
    /// Its published id.
    pub id: Text,
    /// Key of its layer.
    pub layer: Text,
    /// What is to be achieved.
    pub name: Words,
}

/// A threat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threat {
    /// Key, origin and confidence.
    pub row: Row,
    /// Its name.
    pub name: Words,
}

/// When an incident stands: `all`, `any`, `not` over named facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// A fact holds.
    Fact(Text),
    /// Every part holds.
    All(Vec<When>),
    /// At least one part holds.
    Any(Vec<When>),
    /// The part does not hold.
    Not(Box<When>),
}

impl When {
    /// The facts it names, in order, repeated ones repeated.
    pub fn facts(&self) -> Vec<&str> {
        match self {
            When::Fact(name) => vec![name],
            When::All(parts) | When::Any(parts) => parts.iter().flat_map(When::facts).collect(),
            When::Not(part) => part.facts(),
        }
    }
}

/// A security incident to be assumed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// Key, origin and confidence.
    pub row: Row,
    /// Its published id, which a later correction may change.
    pub id: Text,
    /// How sure we are of the id.
    pub id_confidence: Confidence,
    /// Key of its function.
    pub function: Text,
    /// Kinds of subject it is raised on, by their words.
    pub about: Vec<Text>,
    /// When it stands.
    pub when: When,
    /// What happens.
    pub name: Words,
    /// What it means for those it happens to.
    pub harm: Words,
    /// Keys of threats.
    pub threats: Vec<Text>,
    /// What lets it happen.
    pub vulnerabilities: Vec<Vulnerability>,
}

/// What lets an incident happen, in one element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vulnerability {
    /// Key, origin and confidence; the key is the published id.
    pub row: Row,
    /// Key of the element.
    pub element: Text,
    /// What is lacking.
    pub name: Words,
    /// The measures that answer it, by id or key.
    pub measures: Vec<Text>,
}

/// A category of measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Key, origin and confidence.
    pub row: Row,
    /// Its two letters.
    pub id: Text,
    /// Its name.
    pub name: Words,
}

/// A measure requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Key, origin and confidence.
    pub row: Row,
    /// Its published id.
    pub id: Text,
    /// How sure we are of the id.
    pub id_confidence: Confidence,
    /// Id of its category.
    pub category: Text,
    /// Its short title.
    pub name: Words,
    /// What is required.
    pub statement: Words,
    /// Keys of the elements it acts on.
    pub elements: Vec<Text>,
    /// Keys of the layers it acts in.
    pub layers: Vec<Text>,
    /// What to do first.
    pub first_step: Words,
    /// What shows that it is done.
    pub proof: Words,
}

/// How demanding the examples of a measure are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// What everybody can do.
    Basic,
    /// What an organisation with means of its own does.
    Advanced,
    /// What those do whom many depend on.
    HighAdvanced,
}

impl Grade {
    /// The word in files.
    pub const fn key(self) -> &'static str {
        match self {
            Grade::Basic => "basic",
            Grade::Advanced => "advanced",
            Grade::HighAdvanced => "high-advanced",
        }
    }

    /// The grade a word stands for.
    pub fn from_key(key: &str) -> Option<Grade> {
        [Grade::Basic, Grade::Advanced, Grade::HighAdvanced].into_iter().find(|grade| grade.key() == key)
    }
}

/// A view of the measures: what is required of whom, how strongly, what is left out and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Key, origin and confidence.
    pub row: Row,
    /// Its name.
    pub name: Words,
    /// What it is for.
    pub why: Words,
    /// What it changes; later rows win.
    pub rows: Vec<ProfileRow>,
}

/// One change of a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileRow {
    /// Which measures.
    pub scope: Scope,
    /// What is done with them.
    pub tailoring: Tailoring,
    /// Only for bearers of these sizes; empty for all.
    pub sizes: Vec<Text>,
    /// Why.
    pub why: Words,
    /// Where it is written.
    pub place: Place,
}

/// Which measures a profile row speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every measure.
    All,
    /// A category, by id.
    Category(Text),
    /// One measure, by id or key.
    Measure(Text),
}

/// What a profile row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tailoring {
    /// Required of every bearer the row speaks of, even where no incident stands; with a grade if one is given.
    Require(Option<Grade>),
    /// Where required, with this grade.
    Grade(Grade),
    /// Not asked for.
    Exclude,
}

/// An id that is no longer used and never will be again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// The list it stood in.
    pub list: Text,
    /// Its key.
    pub key: Text,
    /// The version of the content that dropped it.
    pub since: Text,
    /// What took its place.
    pub replaced_by: Option<Text>,
}

/// A term of the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Key, origin and confidence.
    pub row: Row,
    /// The term.
    pub name: Words,
    /// What it means.
    pub means: Words,
}

/// All content of one run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    /// Version of the content, by calendar.
    pub version: Text,
    /// Where rows come from.
    pub sources: Vec<SourceRow>,
    /// The layers, by id.
    pub layers: Vec<Layer>,
    /// The elements, by id.
    pub elements: Vec<Element>,
    /// The functions, by id.
    pub functions: Vec<Function>,
    /// The threats, by key.
    pub threats: Vec<Threat>,
    /// The incidents, by id.
    pub incidents: Vec<Incident>,
    /// The categories in the order they are written.
    pub categories: Vec<Category>,
    /// The measures, by category and number.
    pub measures: Vec<Measure>,
    /// The profiles, by key.
    pub profiles: Vec<Profile>,
    /// Ids no longer used.
    pub retired: Vec<Retired>,
    /// Terms of the field.
    pub terms: Vec<Term>,
    /// Who or what tries, by key.
    pub attempts: Vec<Attempt>,
    /// What can be achieved, by key.
    pub steps: Vec<Step>,
    /// How one step leads to another, by key.
    pub ways: Vec<Way>,
    /// What measures cost, by measure.
    pub efforts: Vec<Effort>,
    /// The levels likelihood is shown in, the least first.
    pub likelihoods: Vec<Likelihood>,
    /// What levels of effect weigh, by level.
    pub effects: Vec<Effect>,
}

impl Library {
    /// The measure with this id or key.
    pub fn measure(&self, name: &str) -> Option<usize> {
        self.measures.iter().position(|measure| measure.id == name || measure.row.key == name)
    }

    /// The incident with this id or key.
    pub fn incident(&self, name: &str) -> Option<usize> {
        self.incidents.iter().position(|incident| incident.id == name || incident.row.key == name)
    }

    /// The profile with this key.
    pub fn profile(&self, key: &str) -> Option<&Profile> {
        self.profiles.iter().find(|profile| profile.row.key == key)
    }

    /// The layer an incident lies in.
    pub fn layer_of(&self, incident: &Incident) -> Option<&Layer> {
        let function = self.functions.iter().find(|function| function.row.key == incident.function)?;
        self.layers.iter().find(|layer| layer.row.key == function.layer)
    }

    /// The name of a threat.
    pub fn threat(&self, key: &str) -> Option<&Threat> {
        self.threats.iter().find(|threat| threat.row.key == key)
    }

    /// The source with this key.
    pub fn source(&self, key: &str) -> Option<&SourceRow> {
        self.sources.iter().find(|source| source.row.key == key)
    }

    /// The element with this key.
    pub fn element(&self, key: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.row.key == key)
    }

    /// The category with this id.
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }
}
