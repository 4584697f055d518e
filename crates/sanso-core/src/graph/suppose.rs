//! What likelihoods would be if measures were met, or were not, that are not so, or are.

use super::spread::{Changes, Outcome};
use super::travel::{Asking, Travel};
use super::worlds::Worlds;

/// The same goals as things stand and as they would be.
#[derive(Debug, Clone, PartialEq)]
pub struct Supposed {
    /// How far the measures are supposed to be met: 0 not at all, 1 wholly.
    pub share: f32,
    /// The levers that are moved, by number.
    pub levers: Vec<u32>,
    /// The likelihood of each risk as it would be, in their order.
    pub then: Vec<Outcome>,
}

/// What if these levers, as far as answers say they are met, were not met at all? Where none is met: what if all were?
pub fn supposed(travel: &Travel, asking: Asking, levers: &[u32]) -> Supposed {
    let pulled = |lever: &u32| travel.pulled.get(*lever as usize).copied().unwrap_or(0.0);
    let met: Vec<u32> = levers.iter().copied().filter(|lever| pulled(lever) > 0.0).collect();
    let (share, moved) = if met.is_empty() { (1.0, levers.to_vec()) } else { (0.0, met) };
    let mut then = travel.pulled.clone();
    for lever in &moved {
        if let Some(slot) = then.get_mut(*lever as usize) {
            *slot = share;
        }
    }
    let mut ways: Vec<u32> = moved.iter().flat_map(|lever| travel.levers.ways(*lever)).collect();
    ways.sort_unstable();
    ways.dedup();
    let changes: Changes = ways.into_iter().map(|way| (way, travel.chance_of(way, &then))).collect();
    let found = travel.outcomes(&travel.now, &[changes], Worlds::of(asking));
    Supposed { share, levers: moved, then: by_risk(travel, found.into_iter().nth(1)) }
}

/// How likely each risk is with levers pulled so far, drawn with the same random numbers as the first answers were.
pub fn likelihoods(travel: &Travel, asking: Asking, pulled: &[f32]) -> Vec<Outcome> {
    by_risk(travel, travel.outcomes(&travel.chances(pulled), &[], Worlds::of(asking)).into_iter().next())
}

/// The same in the order of the risks; nothing where nothing leads to one.
fn by_risk(travel: &Travel, found: Option<Vec<Outcome>>) -> Vec<Outcome> {
    let mut found = found.unwrap_or_default().into_iter();
    travel.risks.iter().map(|risk| risk.state.and_then(|_| found.next()).unwrap_or_default()).collect()
}
