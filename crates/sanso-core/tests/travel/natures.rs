//! Which routes are told: the likeliest of every nature, and no story twice.

use crate::told::{LITTLE, worlds};
use sanso_core::content::Nature;
use sanso_core::graph::routes::Route;
use sanso_core::graph::travel::{Asking, Travel};
use std::collections::BTreeSet;

fn behind(travel: &Travel, route: &Route) -> Option<Nature> {
    travel.graph.behind(route.ways[0])
}

#[test]
fn the_likeliest_of_every_nature_is_told_and_can_be_asked_for_alone() {
    let mut several = 0;
    for (world, told, travel) in worlds(31, 30) {
        let alone = Nature::ALL.map(|nature| {
            let asking = Asking { behind: Some(nature), measured: 0, ..LITTLE };
            (nature, told.travel(&[], asking))
        });
        for risk in &travel.risks {
            let of = |travel: &Travel| {
                travel.risks.iter().find(|other| other.goal == risk.goal).map_or(Vec::new(), |risk| risk.routes.clone())
            };
            let mut natures = 0;
            for (nature, only) in &alone {
                let routes = of(only);
                assert!(routes.iter().all(|route| behind(only, route) == Some(*nature)), "{}", world.yaml());
                assert!(routes.windows(2).all(|pair| pair[0].chance >= pair[1].chance), "{}", world.yaml());
                if let Some(best) = routes.first() {
                    natures += 1;
                    let told = risk.routes.iter().any(|route| route.ways == best.ways);
                    assert!(told, "the likeliest {} is not told in\n{}", nature.key(), world.yaml());
                }
            }
            several += usize::from(natures > 1);
        }
    }
    assert!(several > 10, "{several}");
}

#[test]
fn no_two_routes_to_a_goal_are_the_same_story() {
    let mut told = 0;
    for (world, of, travel) in worlds(32, 30) {
        for risk in &travel.risks {
            let mut known = BTreeSet::new();
            for route in &risk.routes {
                let story = (behind(&travel, route).map(Nature::key), travel.graph.borders(&of.model, route));
                assert!(known.insert(story), "a story twice in\n{}", world.yaml());
                told += 1;
            }
        }
    }
    assert!(told > 60, "{told}");
}
