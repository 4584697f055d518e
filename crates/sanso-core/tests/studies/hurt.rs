//! What must hold of where it hurts: single points, who is hit when something stops, what a measure is worth.

use crate::plant::plant;
use crate::world::{Choices, World, few, library, read_one, study_in, study_of};
use proptest::prelude::*;
use sanso_core::content::Library;
use sanso_core::graph::critical::{Weight, critical};
use sanso_core::graph::spot::Spot;
use sanso_core::graph::stopped::{Stop, stopped};
use sanso_core::graph::suppose::{likelihoods, supposed};
use sanso_core::graph::travel::Asking;
use sanso_core::model::{Attr, Kind, Subject};
use sanso_core::study::Study;

const ASKING: Asking = Asking { worlds: 512, seed: 1, threads: 1, routes: 5, measured: 0, behind: None };

/// A plant that can deliver only while its ordering runs, which runs on one machine.
const COMPONENTS: &str = "
  order-pc: { kind: server, zone: office, exposed-to: [internet], known-weakness: true, updated: false }
  other-pc: { kind: pc, zone: office }
";

fn of(mut study: Study) -> Study {
    study.asking = ASKING;
    study.travel();
    study
}

fn written(text: &str) -> Study {
    of(study_in(text))
}

/// Whether a goal can still come about if nothing can pass a spot, found by going over all ways until nothing changes.
fn reachable_without(study: &Study, goal: u32, spot: Option<Spot>) -> bool {
    let graph = &study.travel.graph;
    let passes = |way: usize| {
        let made = graph.ways.get(way).expect("a way");
        let ends = [Some(made.source), made.link.map(Spot::from), Some(made.target)];
        spot.is_some_and(|spot| ends.contains(&Some(spot)))
    };
    let mut holds = vec![false; graph.states.len()];
    loop {
        let before = holds.clone();
        for way in 0..graph.ways.len() {
            let premises = graph.net.premises(way as u32);
            if study.travel.now.usual[way] > 0.0 && !passes(way) && premises.iter().all(|state| holds[*state as usize])
            {
                holds[graph.net.conclusion(way as u32) as usize] = true;
            }
        }
        if holds == before {
            return holds[goal as usize];
        }
    }
}

fn is_hub(study: &Study, spot: Spot) -> bool {
    let subject = study.travel.graph.spots.subject(spot);
    subject.is_some_and(|subject| matches!(study.model.kind(subject), Kind::Zone | Kind::System))
}

/// Whether a thing in a zone or system is named for as many goals.
fn stood_for(study: &Study, hub: Spot, goal: Subject, named: &[Weight]) -> bool {
    let hub = study.travel.graph.spots.subject(hub).unwrap();
    named.iter().any(|weight| {
        let subject = study.travel.graph.spots.subject(weight.spot);
        let within = subject.is_some_and(|one| [study.model.zone(one), study.model.system(one)].contains(&Some(hub)));
        within && weight.only_way_to.contains(&goal)
    })
}

/// Checks what is named as the only way against the slow way of finding it. Gives how many single points there are.
fn check_single_points(study: &Study) -> usize {
    let found = critical(study.basis(), &study.travel, ASKING);
    assert!(found.complete);
    for hub in found.subjects.iter().filter(|one| is_hub(study, one.spot)) {
        let of = study.travel.graph.spots.subject(hub.spot).unwrap();
        for thing in found.subjects.iter().filter(|one| !is_hub(study, one.spot)) {
            let within = study.travel.graph.spots.subject(thing.spot);
            if within.is_some_and(|one| [study.model.zone(one), study.model.system(one)].contains(&Some(of))) {
                let more = hub.share > thing.share || hub.only_way_to.len() > thing.only_way_to.len();
                assert!(more, "{} weighs no more than a thing in it", study.model.id(of));
            }
        }
    }
    let mut singles = 0;
    for risk in study.travel.risks.iter().filter(|risk| risk.state.is_some()) {
        let goal = risk.state.unwrap();
        if !reachable_without(study, goal, None) {
            continue;
        }
        let at = study.model.reference(risk.goal, Attr::At);
        for subject in study.model.subjects() {
            if matches!(study.model.kind(subject), Kind::Goal | Kind::Organization) {
                continue;
            }
            let is_at =
                study.travel.risks.iter().any(|risk| study.model.reference(risk.goal, Attr::At) == Some(subject));
            let spot = Spot::from(subject);
            let named = found.subjects.iter().any(|one| one.spot == spot && one.only_way_to.contains(&risk.goal));
            let single = !reachable_without(study, goal, Some(spot)) && !is_at && at != Some(subject);
            singles += usize::from(single);
            let explained = is_hub(study, spot) && stood_for(study, spot, risk.goal, &found.subjects);
            assert!(!named || single, "{} is not the only way", study.model.id(subject));
            assert!(!single || named || explained, "{} is the only way and not named", study.model.id(subject));
        }
    }
    singles
}

proptest! {
    #![proptest_config(few(24))]

    #[test]
    fn what_is_named_as_the_only_way_is_it_and_nothing_else_is(numbers in prop::collection::vec(any::<u16>(), 0..700)) {
        check_single_points(&of(World::draw(&mut Choices::new(&numbers)).study()));
    }

    #[test]
    fn without_any_answer_likelihoods_are_those_of_an_unanswered_study(numbers in prop::collection::vec(any::<u16>(), 0..700)) {
        let study = of(World::draw(&mut Choices::new(&numbers)).study());
        let nothing = vec![0.0; study.travel.pulled.len()];
        for (risk, then) in study.travel.risks.iter().zip(likelihoods(&study.travel, ASKING, &nothing)) {
            prop_assert_eq!(risk.unanswered, then.usual);
        }
    }

    #[test]
    fn meeting_a_measure_raises_no_likelihood(numbers in prop::collection::vec(any::<u16>(), 0..700)) {
        let study = of(World::draw(&mut Choices::new(&numbers)).study());
        for lever in 0..(study.travel.levers.all.len() as u32).min(6) {
            let found = supposed(&study.travel, ASKING, &[lever]);
            prop_assert_eq!(found.share, 1.0);
            for (risk, then) in study.travel.risks.iter().zip(&found.then) {
                prop_assert!(then.usual <= risk.likely.usual, "{} then {}", risk.likely.usual, then.usual);
            }
        }
    }
}

/// The program's content with the only ways in being those of machines that face the internet: no accidents, no insiders.
fn only_from_the_internet() -> Library {
    let mut library = library().clone();
    library.ways.retain(|way| way.by.is_none() || way.row.key.starts_with("faces-internet"));
    library
}

fn drawn_with(library: &Library, seed: u32) -> Study {
    let mut number = seed;
    let mut next = || {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (number >> 16) as u16
    };
    let numbers: Vec<u16> = (0..600).map(|_| next()).collect();
    of(study_of(World::draw(&mut Choices::new(&numbers)).model(), library))
}

#[test]
fn single_points_are_found_where_there_is_one_way_in() {
    let library = only_from_the_internet();
    let plant = plant(COMPONENTS).replace("other-pc: { kind: pc, ", "other-pc: { kind: pc, exposed-to: [], ");
    let study = of(study_of(read_one(plant.as_bytes()).value, &library));
    assert!(check_single_points(&study) > 0);
    let found = critical(study.basis(), &study.travel, ASKING);
    let machine = found.subjects.iter().find(|one| one.spot == study.model.find("order-pc").unwrap().into()).unwrap();
    assert_eq!(machine.only_way_to, [study.model.find("customer-waits").unwrap()]);
    let drawn: usize = (1..40).map(|seed| check_single_points(&drawn_with(&library, seed))).sum();
    assert!(drawn >= 5, "only {drawn} single points in forty worlds");
}

#[test]
fn the_machine_that_ordering_runs_on_takes_part_of_the_risk_with_it() {
    let study = written(&plant(COMPONENTS));
    let found = critical(study.basis(), &study.travel, ASKING);
    let machine = study.model.find("order-pc").unwrap();
    let weight = found.subjects.iter().find(|one| one.spot == machine.into()).expect("the machine is named");
    assert!(weight.share > 0.0 && weight.share <= 1.0);
    assert!(weight.of_goals.iter().all(|(_, share)| *share > 0.0 && *share <= 1.0));
    assert!(
        found
            .subjects
            .iter()
            .all(|one| one.spot != Spot::from(study.model.find("other-pc").unwrap()) || one.share < weight.share)
    );
}

#[test]
fn a_party_is_named_by_what_passes_through_its_hands_unless_it_manages_what_is_at_stake() {
    let study = written(
        &plant(COMPONENTS)
            .replace("  customer: { size: large }", "  customer: { size: large }\n  maker: {}")
            .replace("order-pc: { kind: server,", "order-pc: { kind: server, made-by: maker,"),
    );
    let found = critical(study.basis(), &study.travel, ASKING);
    let named: Vec<&str> = found
        .parties
        .iter()
        .map(|one| study.travel.graph.spots.id(&study.model, one.spot))
        .filter(|id| *id != "customer")
        .collect();
    assert_eq!(named, ["maker"], "the plant manages the supply itself");
}

#[test]
fn a_zone_that_weighs_as_much_as_one_thing_in_it_is_left_out_for_it() {
    let library = only_from_the_internet();
    let plant = plant(COMPONENTS).replace("other-pc: { kind: pc, ", "other-pc: { kind: pc, exposed-to: [], ");
    let study = of(study_of(read_one(plant.as_bytes()).value, &library));
    let found = critical(study.basis(), &study.travel, ASKING);
    let named: Vec<&str> =
        found.subjects.iter().map(|one| study.travel.graph.spots.id(&study.model, one.spot)).collect();
    assert!(named.contains(&"order-pc") && !named.contains(&"office"), "{named:?}");
}

#[test]
fn software_is_named_where_several_components_list_it() {
    let listing = |pc: &str, other: &str| {
        let text = plant(COMPONENTS)
            .replace("order-pc: { kind: server,", &format!("order-pc: {{ kind: server, software: [{pc}],"));
        let study =
            written(&text.replace("other-pc: { kind: pc,", &format!("other-pc: {{ kind: pc, software: [{other}],")));
        let found = critical(study.basis(), &study.travel, ASKING).software;
        found.iter().map(|one| (study.travel.graph.spots.id(&study.model, one.spot).to_owned(), one.members)).collect()
    };
    let both: Vec<(String, u32)> = listing("engine", "engine");
    assert_eq!(both, [("engine".to_owned(), 2)]);
    let apart: Vec<(String, u32)> = listing("engine", "viewer");
    assert!(apart.is_empty(), "{apart:?}");
}

#[test]
fn a_measure_that_is_met_is_worth_what_comes_back_without_it() {
    let mut study = written(&plant(COMPONENTS));
    let lever = (0..study.travel.levers.all.len() as u32)
        .find(|lever| {
            let found = supposed(&study.travel, ASKING, &[*lever]);
            found.then[0].usual < study.travel.risks[0].likely.usual
        })
        .expect("some measure helps");
    let open = study.travel.risks[0].likely;
    study.travel.pulled[lever as usize] = 1.0;
    let found = supposed(&study.travel, ASKING, &[lever]);
    assert_eq!(found.share, 0.0, "what is met is supposed not to be");
    assert_eq!(found.then[0], open);
}

fn stop(study: &Study, id: &str) -> Stop {
    stopped(study.basis(), &study.travel, study.model.find(id).unwrap())
}

fn after(study: &Study, stop: &Stop, id: &str) -> Option<(u32, bool)> {
    let subject = study.model.find(id).unwrap();
    stop.hits.iter().find(|hit| hit.subject == subject).map(|hit| (hit.after, hit.open))
}

#[test]
fn tolerated_times_add_up_along_the_chain() {
    let study = written(&plant(COMPONENTS));
    let found = stop(&study, "order-pc");
    const DAY: u32 = 24 * 60;
    assert_eq!(after(&study, &found, "orders"), Some((0, false)));
    assert_eq!(after(&study, &found, "parts"), Some((DAY, false)));
    assert_eq!(after(&study, &found, "customer-waits"), Some((3 * DAY, false)));
    assert!(found.unsaid.is_empty());
    let parts = found.hits.iter().find(|hit| study.model.id(hit.subject) == "customer-waits").unwrap();
    assert_eq!((parts.tolerated, parts.substitutes), (Some(2 * DAY), Some(0)));
}

#[test]
fn a_tolerated_time_that_is_unsaid_is_named_as_open() {
    let study = written(&plant(COMPONENTS).replace("tolerates: 1d, ", ""));
    let found = stop(&study, "order-pc");
    assert_eq!(after(&study, &found, "orders"), Some((0, false)), "what it needs stops at once");
    assert_eq!(after(&study, &found, "parts"), Some((0, true)), "how long ordering may stand still is unsaid");
    assert_eq!(found.unsaid.iter().map(|one| study.model.id(*one)).collect::<Vec<_>>(), ["orders"]);
}

#[test]
fn what_nothing_depends_on_hits_nobody_of_importance() {
    let study = written(&plant(COMPONENTS));
    let found = stop(&study, "other-pc");
    assert!(after(&study, &found, "parts").is_none() && after(&study, &found, "customer-waits").is_none());
}

#[test]
fn nobody_is_hit_before_what_it_lacks() {
    let study = written(&plant(COMPONENTS));
    for subject in study.model.subjects() {
        let found = stopped(study.basis(), &study.travel, subject);
        for hit in &found.hits {
            let lacked = found.hits.iter().find(|other| Some(other.subject) == hit.lacks);
            assert!(lacked.is_none_or(|other| other.after <= hit.after));
        }
    }
}
