//! How far answers carry to each level of a framework, and what each item of it still needs.

use super::cover::{Covered, CoveredItem};
use super::library::Framework;

/// What an item still needs before it can be called met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Nothing: it is met, or does not apply.
    Nothing,
    /// Something of it is known to be lacking and has to be done.
    Doing,
    /// Measures that have something in common with it do not settle it: somebody has to say whether it is met.
    Saying,
    /// No measure says anything about it: it has to be asked by itself.
    Asking,
}

impl Need {
    /// Every need, the heaviest first and nothing last.
    pub const ALL: [Need; 4] = [Need::Doing, Need::Saying, Need::Asking, Need::Nothing];

    /// Stable word for files and data.
    pub const fn key(self) -> &'static str {
        match self {
            Need::Nothing => "nothing",
            Need::Doing => "do",
            Need::Saying => "confirm",
            Need::Asking => "ask",
        }
    }
}

/// What an item still needs.
pub fn need(item: &CoveredItem) -> Need {
    match item.state {
        Covered::Met | Covered::NotApplicable => Need::Nothing,
        Covered::Unmet => Need::Doing,
        Covered::Partly if item.lacks() => Need::Doing,
        Covered::Partly | Covered::Open => Need::Saying,
        Covered::Unknown => Need::Asking,
    }
}

/// Whether a level is reached, as far as answers say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Everything it asks for is met or does not apply.
    Reached,
    /// The same for everything that is known here; it asks for more that is not.
    AsFarAsKnown,
    /// Nothing is known to be lacking, and not everything is known to be met.
    Undecided,
    /// Something is known to be lacking.
    NotYet,
}

impl Reach {
    /// Stable word for files and data.
    pub const fn key(self) -> &'static str {
        match self {
            Reach::Reached => "reached",
            Reach::AsFarAsKnown => "as-far-as-known",
            Reach::Undecided => "undecided",
            Reach::NotYet => "not-yet",
        }
    }
}

/// One level with what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// The level, by number in its framework.
    pub level: usize,
    /// What it asks for, by number in the list of covered items.
    pub items: Vec<usize>,
    /// Those of them that no level before it asks for.
    pub own: Vec<usize>,
    /// Whether it is reached.
    pub reach: Reach,
}

/// How far the items of a framework carry to each of its levels.
pub fn ready(framework: &Framework, covered: &[CoveredItem]) -> Vec<Ready> {
    let place = |item: u32| covered.binary_search_by_key(&item, |one| one.item).ok();
    let mut before: Vec<usize> = Vec::new();
    let each = framework.grading.levels.iter().enumerate().map(|(number, level)| {
        let items: Vec<usize> = framework.asked_by(level).into_iter().filter_map(place).collect();
        let own = items.iter().copied().filter(|item| !before.contains(item)).collect();
        before.extend(&items);
        let needs: Vec<Need> = items.iter().filter_map(|item| covered.get(*item)).map(need).collect();
        let reach = if needs.contains(&Need::Doing) {
            Reach::NotYet
        } else if needs.is_empty() || needs.iter().any(|need| *need != Need::Nothing) {
            Reach::Undecided
        } else if level.unseen > 0 {
            Reach::AsFarAsKnown
        } else {
            Reach::Reached
        };
        Ready { level: number, items, own, reach }
    });
    each.collect()
}
