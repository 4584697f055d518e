//! How likely one route is when the chances on it are uncertain.

use super::routes::Route;
use super::spread::between;
use super::travel::Travel;
use super::worlds::mix;

/// How often the chances are drawn.
const DRAWS: u64 = 400;

/// How likely all of a route comes true, and where that lies in nine of ten draws of what is uncertain. Ways that are
/// uncertain together are drawn together, as likelihoods of goals are.
pub fn likelihood_of(travel: &Travel, route: &Route) -> [f64; 3] {
    let ways: Vec<(u64, [f32; 3])> = route.ways.iter().chain(&route.aside).map(|way| uncertain(travel, *way)).collect();
    let of_draw = |draw: u64| {
        let chances = ways.iter().map(|(shared, range)| f64::from(between(*range, position(*shared, draw))));
        chances.product::<f64>()
    };
    let mut drawn: Vec<f64> = (0..DRAWS).map(of_draw).collect();
    drawn.sort_by(f64::total_cmp);
    let at = |part: u64| drawn.get((DRAWS * part / 20) as usize).copied().unwrap_or(route.chance);
    [at(1).min(route.chance), route.chance, at(19).max(route.chance)]
}

/// What a way shares its uncertainty with, and its chances as things stand.
fn uncertain(travel: &Travel, way: u32) -> (u64, [f32; 3]) {
    let way = way as usize;
    let together = travel.graph.together.get(way).map(|number| *number as usize);
    let shared = together.and_then(|number| travel.graph.sharing.get(number)).copied().unwrap_or(way as u64);
    let lists = [&travel.now.low, &travel.now.usual, &travel.now.high];
    (shared, lists.map(|list| list.get(way).copied().unwrap_or(0.0)))
}

/// Where a draw stands between the ends, from −1 to 1.
fn position(shared: u64, draw: u64) -> f32 {
    (mix(mix(shared) ^ draw) >> 40) as f32 / (1u32 << 23) as f32 - 1.0
}
