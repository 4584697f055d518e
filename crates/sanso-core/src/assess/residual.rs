//! What remains of each standing incident once answers are known.

use super::{Item, Share};
use crate::analysis::Analysis;
use crate::plan::Plan;
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
    let asked = asked_by_case(plan);
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (number, case) in plan.cases.iter().enumerate() {
        pairs.extend(case.standings.iter().map(|standing| (*standing, number as u32)));
    }
    pairs.sort_unstable();
    let mut known: HashMap<Vec<u32>, Share> = HashMap::new();
    let mut rest = pairs.as_slice();
    let mut found = Vec::with_capacity(analysis.standing.len());
    for standing in 0..analysis.standing.len() as u32 {
        // The few pairs of this standing come next; a search over all that follow would only miss the cache.
        let (own, others) = rest.split_at(rest.iter().take_while(|(at, _)| *at <= standing).count());
        rest = others;
        let cases: Vec<u32> = own.iter().map(|(_, case)| *case).collect();
        let share = match known.get(&cases) {
            Some(share) => *share,
            None => {
                let share = share_of(&cases, &asked, items);
                known.insert(cases, share);
                share
            }
        };
        found.push(Residual { standing, treatment: Treatment::of(share), share });
    }
    found
}

/// The requirements each case leads to, by number in the plan.
fn asked_by_case(plan: &Plan) -> Vec<Vec<u32>> {
    let mut asked = vec![Vec::new(); plan.cases.len()];
    for (number, required) in plan.required.iter().enumerate() {
        for reason in &required.reasons {
            if let Some(list) = asked.get_mut(reason.case as usize) {
                list.push(number as u32);
            }
        }
    }
    asked
}

/// The share of what several cases ask for, each requirement counted once.
fn share_of(cases: &[u32], asked: &[Vec<u32>], items: &[Item]) -> Share {
    let mut all: Vec<u32> = cases.iter().filter_map(|case| asked.get(*case as usize)).flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    let items = all.iter().filter_map(|number| items.get(*number as usize));
    items.fold(Share::default(), |share, item| share + item.state.share())
}
