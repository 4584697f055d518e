//! The fields of `sanso-study/1`.

mod travel;

use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

pub use self::travel::{CutJson, DrawnJson, GainJson, PathJson, RangeJson, StepJson};
use crate::diagnostics::DiagnosticJson;

/// A study.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename_all = "kebab-case", title = "sanso-study/1")]
pub struct StudyJson<'s> {
    /// What the document was made with.
    pub versions: VersionsJson,
    /// What was studied.
    pub process: ProcessJson,
    /// Every modelled thing, by kind and id.
    pub subjects: Vec<SubjectJson<'s>>,
    /// Every incident that stands, by incident and subject.
    pub incidents: Vec<IncidentJson<'s>>,
    /// What likelihoods were drawn from.
    pub drawn: DrawnJson,
    /// What must not happen, the heaviest risk first.
    pub goals: Vec<GoalJson<'s>>,
    /// How incidents would travel to it: the best ways to each goal, told apart by what begins them and by the borders they cross.
    pub paths: Vec<PathJson<'s>>,
    /// Incidents by who answers for them: what reasons of measures refer to.
    pub cases: Vec<CaseJson<'s>>,
    /// Required measures, those that take most away first.
    pub plan: Vec<MeasureJson<'s>>,
    /// Measures that the profile leaves out.
    pub excluded: Vec<ExcludedJson>,
    /// Open questions, those that settle most first.
    pub questions: Vec<QuestionJson>,
    /// Answers as of a day; absent where no answers were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<AnsweredJson<'s>>,
    /// What was noticed about the input.
    pub diagnostics: Vec<DiagnosticJson>,
}

/// What the document was made with.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VersionsJson {
    /// `sanso-study/1`.
    pub format: &'static str,
    /// Version of the program.
    pub program: &'static str,
    /// Version of the content.
    pub content: String,
}

/// A name in both languages; where only one was written, both say the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NameJson {
    /// In English.
    pub en: String,
    /// In Japanese.
    pub ja: String,
}

/// What was studied.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProcessJson {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: NameJson,
    /// The sector, in a word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// The profile the plan was tailored with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlaceJson<'s> {
    /// The file, with `/` between folders.
    pub file: &'s str,
    /// Line, from 1; for a table, the line of the text it is shown as.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The cell, for a table: `assets.xlsx[components]!C12`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
}

/// A modelled thing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SubjectJson<'s> {
    /// Its id.
    pub id: &'s str,
    /// What it is, in the word of the language: `component`.
    pub kind: &'static str,
    /// Its name.
    pub name: NameJson,
    /// Id of the organisation that manages it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manager: Option<&'s str>,
    /// Id of the zone it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<&'s str>,
    /// Id of the system that contains it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<&'s str>,
    /// Where it is declared.
    pub place: PlaceJson<'s>,
}

/// An incident on a subject.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct IncidentJson<'s> {
    /// Its published id.
    pub id: &'s str,
    /// Our stable key.
    pub key: &'s str,
    /// The layer: `1`, `2` or `3`.
    pub layer: &'s str,
    /// Id of the subject.
    pub subject: &'s str,
    /// `established` or `assumed`.
    pub standing: &'static str,
    /// The facts behind it.
    pub because: Vec<BecauseJson<'s>>,
}

/// Something a fact looked at.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BecauseJson<'s> {
    /// The fact.
    pub fact: &'static str,
    /// What the fact says of the subject of the incident: `yes`, `no` or `unknown`.
    pub truth: &'static str,
    /// Id of the subject that was looked at.
    pub subject: &'s str,
    /// The attribute that was looked at; absent where it counts that the subject is there at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute: Option<&'static str>,
    /// Where it is said; absent where it is unsaid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceJson<'s>>,
}

/// What must not happen.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GoalJson<'s> {
    /// Its id.
    pub id: String,
    /// Id of the subject where it would be felt.
    pub at: String,
    /// Kind of effect, in the word of the language.
    pub kind: &'static str,
    /// Difficulty of recovery, from 1 to 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery: Option<u32>,
    /// Economic impact, from 1 to 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub economic: Option<u32>,
    /// What it weighs against other goals.
    pub weight: f64,
    /// How likely it is within a year, as things stand; absent where no way leads to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<RangeJson>,
    /// The level that is called, by its key in the content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<&'s str>,
    /// How likely it would be without what answers say is met; absent where no way leads to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unanswered: Option<f64>,
    /// Incidents at its subject or at what that directly leans on, by number in `incidents` from 0. They are no paths.
    pub near: Vec<usize>,
}

/// A required measure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename_all = "kebab-case")]
pub struct MeasureJson<'s> {
    /// Its published id.
    pub measure: &'s str,
    /// Our stable key.
    pub key: &'s str,
    /// Id of the bearer; absent where nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bearer: Option<&'s str>,
    /// Its place among all required measures, from 1.
    pub rank: usize,
    /// What it takes away; absent where it is on no way that was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gain: Option<GainJson<'s>>,
    /// Person-days to bring one bearer from nothing to met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort: Option<f64>,
    /// `established` or `assumed`; absent where only the profile asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<&'static str>,
    /// Established incidents that ask for it.
    pub established: u32,
    /// Assumed incidents that ask for it.
    pub assumed: u32,
    /// How strongly, where a profile says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<&'static str>,
    /// Whether the profile requires it besides.
    pub required_by_profile: bool,
    /// Every reason.
    pub reasons: Vec<ReasonJson<'s>>,
}

/// All standings of one incident that one bearer answers for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CaseJson<'s> {
    /// Published id of the incident.
    pub incident: &'s str,
    /// Id of the bearer; absent where nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bearer: Option<&'s str>,
    /// The standings, by number in `incidents` from 0.
    pub standings: &'s [u32],
}

/// Why a measure is required.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReasonJson<'s> {
    /// Published id of the incident.
    pub incident: &'s str,
    /// Id of what lets it happen.
    pub vulnerability: &'s str,
    /// The case it comes from, by number in `cases` from 0; the case says on which subjects the incident stands.
    pub case: u32,
}

/// A measure left out.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExcludedJson {
    /// Its published id.
    pub measure: String,
    /// Id of the bearer; absent where nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bearer: Option<String>,
    /// Why, in the words of the profile.
    pub why: NameJson,
}

/// An open question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct QuestionJson {
    /// Id of the subject.
    pub subject: String,
    /// The attribute to write.
    pub attribute: &'static str,
    /// Where the answer is written: `components.press-plc.updated`.
    pub path: String,
    /// The question.
    pub ask: NameJson,
    /// Incidents an answer settles by itself, by number in `incidents` from 0.
    pub settles: Vec<usize>,
    /// Assumed incidents it takes part in.
    pub touches: u32,
    /// Measures that rest on assumptions which the answer settles.
    pub measures: u32,
}

/// Answers and evidence as of a day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename_all = "kebab-case")]
pub struct AnsweredJson<'s> {
    /// The day dates were judged as of; absent where none was given and dates were not judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Everything together.
    pub overall: TallyJson,
    /// By id of the bearer; `nobody` where nobody is named.
    pub by_bearer: BTreeMap<String, TallyJson>,
    /// By id of the category.
    pub by_category: BTreeMap<String, TallyJson>,
    /// By layer.
    pub by_layer: BTreeMap<String, TallyJson>,
    /// The state of each required measure, in the order of `plan`.
    pub items: Vec<ItemJson<'s>>,
    /// What remains of each incident, in the order of `incidents`.
    pub residual: Vec<ResidualJson>,
}

/// A share and the number of requirements in each state.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename_all = "kebab-case")]
pub struct TallyJson {
    /// What is done, in halves: met counts two, in part one.
    pub done_halves: u64,
    /// Out of how many; what is not applicable is not among them.
    pub of: u64,
    /// How many requirements are in each state that occurs.
    pub states: BTreeMap<&'static str, u32>,
}

/// The state of a required measure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ItemJson<'s> {
    /// `unanswered`, `unmet`, `lapsed`, `partly`, `below-grade`, `met` or `not-applicable`.
    pub state: &'static str,
    /// Whether at least one piece of evidence is valid on the day.
    pub proven: bool,
    /// Where the answer is written; absent where nobody gave one that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceJson<'s>>,
}

/// What remains of an incident.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename_all = "kebab-case")]
pub struct ResidualJson {
    /// `open`, `partly-treated` or `treated`.
    pub treatment: &'static str,
    /// What is done of what it asks for, in halves.
    pub done_halves: u64,
    /// Out of how many.
    pub of: u64,
}

/// The JSON Schema of `sanso-study/1` (draft 2020-12).
pub fn study_schema() -> String {
    super::pretty(&schemars::schema_for!(StudyJson<'static>))
}
