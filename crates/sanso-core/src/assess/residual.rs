//! What remains of each standing incident once answers are known.

use super::{Item, Share};
use crate::analysis::Analysis;
use crate::plan::{Lists, Plan};
use std::collections::HashMap;

/// How far an incident is treated. It stands all the same: measures lower a risk, they do not unsay it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Treatment {
    /// Nothing it asks for is done, or nothing is asked that applies.
    Open,
    /// Some of what it asks for is done.
    Partly,
    /// All of what it asks for is done.
    Treated,
}

impl Treatment {
    /// Stable word for files and data.
    pub const fn key(self) -> &'static str {
        match self {
            Treatment::Open => "open",
            Treatment::Partly => "partly-treated",
            Treatment::Treated => "treated",
        }
    }

    fn of(share: Share) -> Treatment {
        if share.is_whole() {
            Treatment::Treated
        } else if share.is_nothing() {
            Treatment::Open
        } else {
            Treatment::Partly
        }
    }
}

/// What remains of one standing incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Residual {
    /// The standing incident, by number in the analysis.
    pub standing: u32,
    /// How far it is treated.
    pub treatment: Treatment,
    /// How much of what it asks for is done.
    pub share: Share,
}

/// What remains of every standing incident. Subjects that ask the same of the same bearers are counted once.
pub(super) fn residual(analysis: &Analysis, plan: &Plan, items: &[Item]) -> Vec<Residual> {
    let cases = plan.cases_of(analysis);
    let mut asked = Asked::of(plan, items);
    // By far most incidents belong to one case.
    let mut alone: Vec<Option<Share>> = vec![None; plan.cases.len()];
    let mut known: HashMap<&[u32], Share> = HashMap::new();
    let mut found = Vec::with_capacity(analysis.standing.len());
    for standing in 0..analysis.standing.len() as u32 {
        let of = cases.get(standing);
        let one = if let [case] = of { alone.get_mut(*case as usize) } else { None };
        let share = match one {
            Some(share) => *share.get_or_insert_with(|| asked.share_of(of)),
            None => *known.entry(of).or_insert_with(|| asked.share_of(of)),
        };
        found.push(Residual { standing, treatment: Treatment::of(share), share });
    }
    found
}

/// What cases ask for and how much of it is done.
struct Asked<'a> {
    items: &'a [Item],
    /// The requirements each case leads to, by number in the plan.
    by_case: Lists,
    /// The last round in which each requirement was counted.
    counted: Vec<u32>,
    round: u32,
}

impl<'a> Asked<'a> {
    fn of(plan: &Plan, items: &'a [Item]) -> Asked<'a> {
        let required = plan.required.iter().zip(0..);
        let pairs = required.flat_map(|(one, number)| one.reasons.iter().map(move |reason| (reason.case, number)));
        let by_case = Lists::of(plan.cases.len(), pairs);
        Asked { items, by_case, counted: vec![0; plan.required.len()], round: 0 }
    }

    /// The share of what several cases ask for, each requirement counted once.
    fn share_of(&mut self, cases: &[u32]) -> Share {
        self.round += 1;
        let mut share = Share::default();
        for number in cases.iter().flat_map(|case| self.by_case.get(*case)) {
            let at = *number as usize;
            let (Some(item), Some(counted)) = (self.items.get(at), self.counted.get_mut(at)) else { continue };
            if *counted != self.round {
                *counted = self.round;
                share = share + item.state.share();
            }
        }
        share
    }
}
