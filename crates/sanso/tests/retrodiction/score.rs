//! How far the answers of an analysis agree with what happened.

use super::case::Element;

/// What a route passes, in order; several ids where a link and what it leads to, or several worlds, stand at one place.
#[derive(Debug, Clone, Default)]
pub struct Route {
    /// The outside worlds the route may come from.
    pub from: Vec<String>,
    /// Ids of links and subjects in the order in which they are reached.
    pub passes: Vec<String>,
}

/// How many elements of a path a route passes in their order, each at a place of its own.
pub fn matched(path: &[Element], route: &Route) -> usize {
    // The longest common subsequence, row by row: best[p] is for the first p places of the route.
    let places = route.passes.len() + 1;
    let mut best = vec![0; places + 1];
    for element in path {
        let before = best.clone();
        for place in 0..places {
            let here = match place.checked_sub(1) {
                None => element.world.as_ref().is_some_and(|world| route.from.contains(world)),
                Some(at) => element.ids.contains(&route.passes[at]),
            };
            best[place + 1] = if here { before[place] + 1 } else { before[place + 1].max(best[place]) };
        }
    }
    best[places]
}

/// The rank of the first route that passes the whole path, or else the most elements any of them passes.
pub fn first_match(path: &[Element], routes: &[Route]) -> Result<usize, usize> {
    let passed: Vec<usize> = routes.iter().map(|route| matched(path, route)).collect();
    match passed.iter().position(|&count| count == path.len()) {
        Some(at) => Ok(at + 1),
        None => Err(passed.into_iter().max().unwrap_or(0)),
    }
}

/// The chance that at least one of `hits` among `all` is among `drawn` taken blindly: what luck alone would score.
pub fn by_luck(all: usize, hits: usize, drawn: usize) -> f64 {
    let misses = all - hits.min(all);
    let drawn = drawn.min(all);
    if drawn > misses {
        return if hits == 0 { 0.0 } else { 1.0 };
    }
    let none: f64 = (0..drawn).map(|taken| (misses - taken) as f64 / (all - taken) as f64).product();
    1.0 - none
}

fn named(seen: &[&str]) -> Vec<Element> {
    let element = |id: &&str| match id.strip_prefix("world:") {
        Some(world) => Element { seen: (*id).to_owned(), ids: Vec::new(), world: Some(world.to_owned()) },
        None => Element { seen: (*id).to_owned(), ids: id.split('|').map(str::to_owned).collect(), world: None },
    };
    seen.iter().map(element).collect()
}

fn route(from: &[&str], passes: &[&str]) -> Route {
    let own = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect();
    Route { from: own(from), passes: own(passes) }
}

#[test]
fn a_path_is_found_where_its_elements_stand_in_their_order() {
    let path = named(&["a", "b", "c"]);
    assert_eq!(matched(&path, &route(&[], &["a", "x", "b", "y", "c"])), 3);
    assert_eq!(matched(&path, &route(&[], &["c", "b", "a"])), 1);
    assert_eq!(matched(&path, &route(&[], &["b", "a", "c"])), 2);
    assert_eq!(matched(&path, &route(&[], &[])), 0);
}

#[test]
fn one_place_of_a_route_stands_for_one_element_only() {
    assert_eq!(matched(&named(&["a|b", "b|a"]), &route(&[], &["a"])), 1);
    assert_eq!(matched(&named(&["a|b", "b|a"]), &route(&[], &["a", "a"])), 2);
}

#[test]
fn any_of_the_ids_of_an_element_will_do() {
    assert_eq!(matched(&named(&["zone|server", "goal"]), &route(&[], &["server", "goal"])), 2);
}

#[test]
fn a_world_matches_only_where_the_route_begins() {
    let path = named(&["world:internet", "a", "b"]);
    assert_eq!(matched(&path, &route(&["mail", "internet"], &["a", "b"])), 3);
    assert_eq!(matched(&path, &route(&["mail"], &["a", "b"])), 2);
    assert_eq!(matched(&named(&["a", "world:internet", "b"]), &route(&["internet"], &["a", "b"])), 2);
    let either = [Element { seen: "mail".to_owned(), ids: vec!["staff".to_owned()], world: Some("mail".to_owned()) }];
    assert_eq!(matched(&either, &route(&[], &["staff"])), 1);
    assert_eq!(matched(&either, &route(&["mail"], &["pc"])), 1);
}

#[test]
fn the_first_route_that_passes_the_whole_path_counts() {
    let path = named(&["a", "b"]);
    let routes = [route(&[], &["a"]), route(&[], &["b", "a"]), route(&[], &["a", "b"]), route(&[], &["a", "b"])];
    assert_eq!(first_match(&path, &routes), Ok(3));
    assert_eq!(first_match(&path, &routes[..2]), Err(1));
    assert_eq!(first_match(&path, &[]), Err(0));
}

#[test]
fn luck_is_counted_as_drawing_without_putting_back() {
    let near = |left: f64, right: f64| (left - right).abs() < 1e-12;
    assert!(near(by_luck(4, 1, 1), 0.25));
    assert!(near(by_luck(4, 2, 2), 1.0 - 1.0 / 6.0));
    assert!(near(by_luck(100, 0, 10), 0.0));
    assert!(near(by_luck(10, 1, 10), 1.0));
    assert!(near(by_luck(5, 0, 10), 0.0));
    assert!(near(by_luck(12, 3, 10), 1.0));
}
