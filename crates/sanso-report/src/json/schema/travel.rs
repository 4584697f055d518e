//! The fields that tell how incidents travel.

use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What likelihoods were drawn from: the same numbers give the same likelihoods.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DrawnJson {
    /// How many years.
    pub worlds: u32,
    /// The seed.
    pub seed: u64,
}

/// A number that is not known exactly. What is likely within a year lies within it in nine of ten draws of what is
/// uncertain or unsaid; for a single step or way its ends are those with every uncertain number at its best and worst.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RangeJson {
    /// The lower end.
    pub low: f64,
    /// The usual case.
    pub usual: f64,
    /// The upper end.
    pub high: f64,
}

/// A way to what must not happen.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PathJson<'s> {
    /// Id of the goal.
    pub goal: &'s str,
    /// Its place among the ways to this goal, from 1.
    pub rank: usize,
    /// How likely this way alone comes true within a year, and where that lies in nine of ten draws of what is uncertain.
    pub likelihood: RangeJson,
    /// Who or what starts it, by key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempt: Option<&'s str>,
    /// Its steps, from the first to the goal.
    pub steps: Vec<StepJson<'s>>,
    /// Steps that have to come about besides.
    pub aside: Vec<StepJson<'s>>,
}

/// One step of a way.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StepJson<'s> {
    /// Id of where it comes from.
    pub source: &'s str,
    /// Id of what joins the two, where that is modelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<&'s str>,
    /// Id of where it leads, or the text of a piece of software.
    pub subject: &'s str,
    /// What is then achieved, by key.
    pub step: &'s str,
    /// How, by key of the way.
    pub way: &'s str,
    /// Borders it crosses: `entry`, `organization`, `zone`, `physical`.
    pub crossing: Vec<&'static str>,
    /// How likely it works once everything before has; for the first step, within a year.
    pub chance: RangeJson,
    /// Whether something it depends on is unsaid.
    pub assumed: bool,
    /// What is unsaid, by the way to it in the model.
    pub unsaid: Vec<String>,
    /// Measures that cut it, those that leave least first.
    pub measures: Vec<CutJson<'s>>,
    /// ATT&CK for ICS techniques it stands for.
    pub techniques: Vec<&'s str>,
}

/// A measure that cuts a step.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CutJson<'s> {
    /// Its published id.
    pub measure: &'s str,
    /// Id of the bearer; absent where nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bearer: Option<&'s str>,
    /// What part of the chance is left once it is met.
    pub leaves: f64,
    /// How far it is met already, from 0 to 1.
    pub met: f64,
    /// Whether the plan requires it.
    pub required: bool,
}

/// What a measure takes away.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename_all = "kebab-case")]
pub struct GainJson<'s> {
    /// How much of the likelihood of all goals, weighed, from 0 to 1.
    pub removes: f64,
    /// How much of the likelihood of single goals, by their ids.
    pub of_goals: BTreeMap<&'s str, f64>,
    /// Whether it was measured in drawn years; else it is a first estimate, and single goals are not told apart.
    pub measured: bool,
}
