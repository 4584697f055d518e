//! How likely one route is when the chances on it are uncertain.

#![allow(
    clippy::indexing_slicing,
    clippy::inline_always,
    clippy::needless_range_loop,
    reason = "lines have eight lanes, always. Instructions chosen for the caller reach only what is inlined into it"
)]

use super::draw::{Level, positions, wide};
use super::drawn::between;
use super::routes::Route;
use super::travel::Travel;

/// How often eight chances are drawn at a time.
const BLOCKS: u32 = 50;

/// How likely all of a route comes true, and where that lies in nine of ten draws of what is uncertain. Ways that are
/// uncertain together are drawn together, as likelihoods of goals are.
pub fn likelihood_of(travel: &Travel, route: &Route) -> [f64; 3] {
    let ways: Vec<(u64, [f32; 3])> = route.ways.iter().chain(&route.aside).map(|way| uncertain(travel, *way)).collect();
    let mut drawn: Vec<f64> = wide(
        Level::new(),
        #[inline(always)]
        || (0..BLOCKS).flat_map(|block| products(&ways, block)).collect(),
    );
    let mut at = |part: usize| {
        let place = drawn.len() * part / 20;
        *drawn.select_nth_unstable_by(place, f64::total_cmp).1
    };
    let (low, high) = (at(1), at(19));
    [low.min(route.chance), route.chance, high.max(route.chance)]
}

/// How likely all ways come true in each of eight draws.
#[inline(always)]
fn products(ways: &[(u64, [f32; 3])], block: u32) -> [f64; 8] {
    let mut products = [1.0; 8];
    for (shared, range) in ways {
        let chances = between(*range, positions(*shared, 0, block));
        for lane in 0..8 {
            products[lane] *= f64::from(chances[lane]);
        }
    }
    products
}

/// What a way shares its uncertainty by, and its chances as things stand.
fn uncertain(travel: &Travel, way: u32) -> (u64, [f32; 3]) {
    (travel.graph.shared(way), travel.now.get(way))
}
