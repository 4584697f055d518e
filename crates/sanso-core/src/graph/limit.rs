//! What no choice of measures of a given effort can go below.

use super::routes::Route;
use super::travel::Travel;
use std::collections::BTreeMap;

/// The weighed likelihood of all goals that no choice of so many person-days can go below.
///
/// A goal is at least as likely as its best route is, whatever is done. What effort can do to one route at most is a
/// fractional knapsack over the logarithms of the factors of its levers (G. B. Dantzig, Discrete-variable extremum
/// problems, 1957). Where chances are uncertain, the lesser of the usual chance and the mean of its range is taken: ways
/// that are uncertain together are better or worse together, so the mean of a route is not below the product of means.
pub fn least_loss(travel: &Travel, budget: f64, cost: &dyn Fn(u32) -> f64) -> f64 {
    let of_route = |route: &Route| {
        let ways: Vec<u32> = route.ways.iter().chain(&route.aside).copied().collect();
        let chance: f64 = ways.iter().map(|way| least_mean(travel, *way)).product();
        chance * (-removable(travel, &ways, budget, cost)).exp()
    };
    let risks = travel.risks.iter();
    risks.map(|risk| risk.weight * risk.routes.iter().map(of_route).fold(0.0, f64::max)).sum()
}

fn least_mean(travel: &Travel, way: u32) -> f64 {
    let [low, usual, high] = travel.now.get(way).map(f64::from);
    usual.min((low + 2.0 * usual + high) / 4.0)
}

/// How much of the logarithm of the chance of some ways effort can take away at most.
fn removable(travel: &Travel, ways: &[u32], budget: f64, cost: &dyn Fn(u32) -> f64) -> f64 {
    let mut worth: BTreeMap<u32, f64> = BTreeMap::new();
    for way in ways {
        for (lever, left) in travel.levers.of_way(*way) {
            let done = travel.pulled.get(lever as usize).copied().unwrap_or(0.0);
            let already = 1.0 - (1.0 - f64::from(left)) * f64::from(done);
            *worth.entry(lever).or_default() += (already / f64::from(left).max(1e-6)).ln();
        }
    }
    let mut by_worth: Vec<(f64, f64)> = worth.iter().map(|(lever, worth)| (*worth, cost(*lever).max(1e-6))).collect();
    by_worth.sort_by(|a, b| (b.0 / b.1).total_cmp(&(a.0 / a.1)));
    let mut rest = budget;
    let mut removed = 0.0;
    for (worth, cost) in by_worth {
        let share = (rest / cost).clamp(0.0, 1.0);
        removed += worth * share;
        rest -= cost * share;
    }
    removed
}
