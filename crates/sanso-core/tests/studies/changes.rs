//! What must hold when two studies are compared.

use crate::plant::plant;
use crate::world::{Choices, World, few, study_in};
use proptest::prelude::*;
use sanso_core::analysis::Standing;
use sanso_core::changes::{Change, Changes, LEAST, Trend, changes};
use sanso_core::graph::travel::Asking;
use sanso_core::model::Attr;
use sanso_core::study::Study;
use std::fmt::Debug;

/// A plant whose orders come over a network that can be reached from the internet.
const COMPONENTS: &str = "
  order-pc: { kind: pc, zone: office, system: orders, exposed-to: [internet], known-weakness: true, updated: false }
  gateway: { kind: remote-access, zone: office, exposed-to: [internet], known-weakness: true, updated: false, login-required: false }
";

fn of(study: Study) -> Study {
    in_worlds(study, 512)
}

fn in_worlds(mut study: Study, worlds: u32) -> Study {
    study.asking = Asking { worlds, measured: 4, routes: 20, ..Asking::default() };
    study.travel();
    study
}

fn written(text: &str) -> Study {
    of(study_in(text))
}

fn drawn() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 0..700)
}

/// The same whatever the order.
fn sorted<T: Debug>(all: impl IntoIterator<Item = Change<T>>) -> Vec<String> {
    let mut told: Vec<String> = all.into_iter().map(|one| format!("{one:?}")).collect();
    told.sort();
    told
}

fn mirrored<T: Copy>(all: &[Change<T>]) -> Vec<Change<T>> {
    all.iter().map(|one| one.mirrored()).collect()
}

fn assert_mirrors(there: &Changes, back: &Changes) {
    assert_eq!(sorted(there.subjects.clone()), sorted(mirrored(&back.subjects)));
    assert_eq!(sorted(there.incidents.clone()), sorted(mirrored(&back.incidents)));
    assert_eq!(sorted(there.likelihoods.clone()), sorted(mirrored(&back.likelihoods)));
    assert_eq!(sorted(there.routes.clone()), sorted(mirrored(&back.routes)));
    assert_eq!(sorted(there.measures.clone()), sorted(mirrored(&back.measures)));
    assert_eq!(sorted(there.answers.clone()), sorted(mirrored(&back.answers)));
    let turned: Vec<_> = back.renamed.iter().map(|(old, new)| (*new, *old)).collect();
    assert_eq!(there.renamed.len(), turned.len());
    assert!(turned.iter().all(|pair| there.renamed.contains(pair)));
}

/// The world with one of its entries called differently, which says what it was called.
fn renamed(world: &World, at: usize) -> World {
    let old = world.entries[at].id.clone();
    let new = format!("zz-{old}");
    let mut world = world.clone();
    for entry in &mut world.entries {
        for value in entry.said.values_mut() {
            let parts = value.split_inclusive(['[', ']', ',', ' ']);
            *value = parts
                .map(|part| {
                    part.strip_prefix(&old)
                        .filter(|rest| rest.chars().all(|c| "[], ".contains(c)))
                        .map_or_else(|| part.to_owned(), |rest| format!("{new}{rest}"))
                })
                .collect();
        }
    }
    world.entries[at].id = new;
    world.entries[at].said.insert(Attr::Was, old);
    world
}

proptest! {
    #![proptest_config(few(24))]

    #[test]
    fn a_study_differs_from_itself_in_nothing(numbers in drawn()) {
        let study = of(World::draw(&mut Choices::new(&numbers)).study());
        let found = changes(&study, &study, 0.0);
        prop_assert!(found.is_empty() && found.renamed.is_empty(), "{found:?}");
    }

    #[test]
    fn there_and_back_mirror_each_other(one in drawn(), other in drawn()) {
        let one = of(World::draw(&mut Choices::new(&one)).study());
        let other = of(World::draw(&mut Choices::new(&other)).study());
        assert_mirrors(&changes(&one, &other, LEAST), &changes(&other, &one, LEAST));
    }

    #[test]
    fn what_is_only_called_differently_is_the_same(numbers in drawn(), at in any::<prop::sample::Index>()) {
        let mut world = World::draw(&mut Choices::new(&numbers));
        let at = at.index(world.entries.len());
        world.entries[at].said.remove(&Attr::Was);
        let other = renamed(&world, at);
        let (one, other) = (of(world.study()), of(other.study()));
        let found = changes(&one, &other, 0.0);
        prop_assert!(found.is_empty(), "{found:?}");
        prop_assert_eq!(found.renamed.len(), 1);
    }
}

#[test]
fn a_filter_at_the_door_lowers_the_likelihood_and_opening_it_raises_it() {
    // What is rare shows in many worlds only.
    let written = |text: &str| in_worlds(study_in(text), 1 << 16);
    let weak = written(&plant(COMPONENTS));
    let firm = written(
        &plant(COMPONENTS).replace("known-weakness: true, updated: false", "known-weakness: false, updated: true"),
    );
    let better = changes(&weak, &firm, LEAST / 4.0);
    assert_eq!(better.likelihoods.iter().map(|one| one.trend).collect::<Vec<_>>(), [Trend::Better]);
    let worse = changes(&firm, &weak, LEAST / 4.0);
    assert_eq!(worse.likelihoods.iter().map(|one| one.trend).collect::<Vec<_>>(), [Trend::Worse]);
    assert!(worse.subjects.is_empty() && worse.renamed.is_empty());
}

#[test]
fn a_new_door_into_another_zone_is_a_new_way() {
    let with = written(&plant(COMPONENTS).replace("gateway: { kind: remote-access, zone: office", "gateway: { kind: remote-access, zone: door").replace(
        "systems:",
        "  door: { organization: plant, kind: dmz }\nflows:\n  inward: { from: door, to: office, filtered: false }\nsystems:",
    ));
    let without: String = plant(COMPONENTS)
        .replace("systems:", "  door: { organization: plant, kind: dmz }\nflows:\n  inward: { from: door, to: office, filtered: false }\nsystems:")
        .lines()
        .filter(|line| !line.contains("gateway:"))
        .map(|line| format!("{line}\n"))
        .collect();
    let without = written(&without);
    let found = changes(&without, &with, LEAST);
    assert_eq!(found.subjects.len(), 1);
    let opened: Vec<_> = found.routes.iter().filter(|one| one.old.is_none()).collect();
    assert!(!opened.is_empty() && opened.iter().all(|one| one.trend == Trend::Worse), "{found:?}");
    let gateway = with.model.find("gateway").unwrap();
    let way = opened[0].new.unwrap();
    let route = &with.travel.risks[way.risk as usize].routes[way.route as usize];
    let through = route.ways.iter().any(|way| with.travel.graph.ways.target(*way).0 == gateway.0);
    assert!(through, "the new way does not go through the new door");
    assert!(changes(&with, &without, LEAST).routes.iter().all(|one| one.trend != Trend::Worse));
}

#[test]
fn a_second_door_into_the_same_zone_makes_the_known_way_likelier() {
    let with = written(&plant(COMPONENTS));
    let without: String =
        plant(COMPONENTS).lines().filter(|line| !line.contains("gateway:")).map(|line| format!("{line}\n")).collect();
    let found = changes(&written(&without), &with, LEAST);
    let worse: Vec<_> = found.routes.iter().filter(|one| one.trend == Trend::Worse).collect();
    assert!(!worse.is_empty() && worse.iter().all(|one| one.new.is_some()), "{found:?}");
}

#[test]
fn an_incident_is_worse_when_it_is_said_than_when_it_is_assumed() {
    let said =
        written(&plant(COMPONENTS).replace("plant: { size: small }", "plant: { size: small, bound-by: [a law] }"));
    let unsaid = written(&plant(COMPONENTS));
    let settled = |found: &Changes| -> Vec<_> {
        let both = found.incidents.iter().filter_map(|one| Some((one.old?.standing, one.new?.standing, one.trend)));
        both.collect()
    };
    let worse = settled(&changes(&unsaid, &said, LEAST));
    assert!(worse.contains(&(Standing::Assumed, Standing::Established, Trend::Worse)), "{worse:?}");
    let better = settled(&changes(&said, &unsaid, LEAST));
    assert!(better.contains(&(Standing::Established, Standing::Assumed, Trend::Better)), "{better:?}");
}

#[test]
fn every_incident_of_one_side_alone_is_told() {
    let plant = written(&plant(COMPONENTS));
    let nothing = written("sanso: 1\norganizations:\n  plant: {}\n");
    let found = changes(&nothing, &plant, LEAST);
    let plant_alone = |study: &Study, id: &str| {
        study.analysis.standing.iter().filter(|one| study.model.id(one.subject) == id).count()
    };
    let (of_plant, of_nothing) = (plant_alone(&plant, "plant"), plant_alone(&nothing, "plant"));
    let appeared = found.incidents.iter().filter(|one| one.old.is_none()).count();
    let vanished = found.incidents.iter().filter(|one| one.new.is_none()).count();
    assert_eq!(plant.analysis.standing.len() - appeared, nothing.analysis.standing.len() - vanished);
    assert!(of_plant >= of_nothing.saturating_sub(vanished));
    assert_eq!(found.subjects.len(), plant.model.len() - 1);
}
