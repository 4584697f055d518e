//! What a choice of measures is: in which order, at what cost, and what is then left.

/// When to stop choosing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Until {
    /// When so many person-days are spent.
    Budget(f64),
    /// When no goal is likelier than this within a year.
    Likelihood(f64),
}

/// One measure of a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// Number of the lever.
    pub lever: u32,
    /// Person-days.
    pub cost: f64,
    /// The weighed likelihood of all goals once it and everything before it is done.
    pub loss: f64,
    /// The likelihood of each goal then, in the order of the risks.
    pub likely: Vec<f64>,
    /// The wave it belongs to, from 0.
    pub wave: u32,
}

/// A choice of measures.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choice {
    /// What was chosen, in the order to take it.
    pub chosen: Vec<Chosen>,
    /// The weighed likelihood of all goals before.
    pub before: f64,
    /// The likelihood of each goal before.
    pub likely_before: Vec<f64>,
    /// The weighed likelihood no choice of the same effort can go below: what is left of the best routes when all of
    /// it is spent on each of them alone. The true best lies between this and what was reached.
    pub bound: f64,
    /// How often a measure was given up for a better one.
    pub swaps: u32,
    /// Whether exchanges were tried until none of those that promise most was better. In large nets they are not tried.
    pub exchanged: bool,
    /// Whether what was asked for is reached; a budget always is.
    pub reached: bool,
}
