//! Laws of the graph of a model: what may change it, and which way.

use crate::agreement::found;
use crate::packs::Ways;
use crate::told::{Dice, LITTLE, Told, worlds};
use crate::world::{Entry, World, answers, library, read_one};
use sanso_core::graph::ground::{Graph, ground};
use sanso_core::graph::range::likelihood_of;
use sanso_core::graph::travel::{Asking, Travel};
use sanso_core::graph::worlds::Worlds;
use sanso_core::model::language::{SECTIONS, Shape};
use sanso_core::model::{Attr, Kind};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The world in another order of sections, entries and attributes.
fn shuffled(world: &World, dice: &mut Dice) -> String {
    let mut sections: Vec<_> = SECTIONS.iter().collect();
    let mut text = String::from("sanso: 1\n");
    while !sections.is_empty() {
        let section = sections.remove(dice.below(sections.len()));
        let mut entries: Vec<&Entry> = world.entries.iter().filter(|entry| entry.kind == section.kind).collect();
        if !entries.is_empty() {
            writeln!(text, "{}:", section.key).unwrap();
        }
        while !entries.is_empty() {
            let entry = entries.remove(dice.below(entries.len()));
            let mut said: Vec<String> = entry.said.iter().map(|(attr, v)| format!("{}: {v}", attr.key())).collect();
            said.sort_by_key(|_| dice.next());
            writeln!(text, "  {}: {{ {} }}", entry.id, said.join(", ")).unwrap();
        }
    }
    text
}

/// The world with other ids.
pub fn renamed(world: &World, name: &dyn Fn(&str) -> String) -> World {
    let ids: Vec<String> = world.entries.iter().map(|entry| entry.id.clone()).collect();
    let mut other = world.clone();
    for entry in &mut other.entries {
        entry.said.remove(&Attr::Was);
        entry.id = name(&entry.id);
        for value in entry.said.values_mut() {
            let list = value.starts_with('[');
            let parts = value.trim_matches(['[', ']']).split(", ");
            let parts: Vec<String> =
                parts.map(|part| if ids.iter().any(|id| id == part) { name(part) } else { part.to_owned() }).collect();
            *value = if list { format!("[{}]", parts.join(", ")) } else { parts.join(", ") };
        }
    }
    other
}

/// Digits the other way round, so that what came first comes last.
fn turned(id: &str) -> String {
    let digit = |letter: char| letter.to_digit(10).and_then(|digit| char::from_digit(9 - digit, 10)).unwrap_or(letter);
    id.chars().map(digit).collect()
}

/// A new id that comes elsewhere in their order.
pub fn reversed(id: &str) -> String {
    format!("new-{}", turned(id))
}

/// The id before it was turned.
pub fn unreversed(id: &str) -> String {
    id.strip_prefix("new-").map_or(id.to_owned(), turned)
}

#[test]
fn threads_and_the_order_of_what_is_written_change_nothing() {
    let mut dice = Dice(5);
    for (world, told, one) in worlds(1, 12) {
        let shown = format!("{one:?}");
        for threads in [2, 8] {
            assert!(format!("{:?}", told.travel(&[], Asking { threads, ..LITTLE })) == shown, "{}", world.yaml());
        }
        let text = shuffled(&world, &mut dice);
        let other = Told::of(read_one(text.as_bytes()).value);
        assert!(format!("{:?}", other.travel(&[], LITTLE)) == shown, "{text}");
    }
}

#[test]
fn a_model_that_is_worth_threads_becomes_the_same_graph_on_any_number_of_them() {
    let mut wide = World::default();
    for (number, (world, _, _)) in worlds(2, 6).enumerate() {
        for copy in 0..250 {
            wide.entries.extend(renamed(&world, &|id| format!("{id}-{number}-{copy}")).entries);
        }
    }
    let model = wide.model();
    assert!(model.of_kind(Kind::Component).len() > 4096, "{} components", model.of_kind(Kind::Component).len());
    let shown = |graph: &Graph| (graph.states.clone(), graph.ways.clone(), graph.net.clone(), graph.usual.clone());
    let one = shown(&ground(library(), &model, 1).value);
    for threads in [2, 8] {
        assert!(shown(&ground(library(), &model, threads).value) == one, "{threads} threads");
    }
}

/// Attributes that say something of a thing itself and name nothing else.
fn plain_attributes(world: &World) -> Vec<(usize, Attr)> {
    let of = |(at, entry): (usize, &Entry)| {
        let all = entry.kind.section().attributes.iter();
        let open = all.filter(|attribute| {
            let shape = !matches!(attribute.shape, Shape::Ref(_) | Shape::Refs(_) | Shape::Name | Shape::DataState);
            // Left out, these are not unknown: of what a component senses and acts on, its kind speaks.
            let by_kind = matches!(attribute.attr, Attr::Senses | Attr::ActsOn) && entry.said.contains_key(&Attr::Kind);
            let known = by_kind || matches!(attribute.attr, Attr::Outside | Attr::Was | Attr::Software);
            shape && !known && !entry.said.contains_key(&attribute.attr)
        });
        open.map(move |attribute| (at, attribute.attr)).collect::<Vec<_>>()
    };
    world.entries.iter().enumerate().flat_map(of).collect()
}

fn ways(world: &World) -> Ways {
    let model = world.model();
    found(&ground(library(), &model, 1).value, &model)
}

#[test]
fn saying_more_keeps_every_chance_within_its_ends_and_adds_no_way() {
    let mut dice = Dice(7);
    let (mut gone, mut moved) = (0, 0);
    for (world, _, _) in worlds(3, 70) {
        let before = ways(&world);
        let open = plain_attributes(&world);
        for _ in 0..3 {
            let (at, attr) = open[dice.below(open.len())];
            let entry = &world.entries[at];
            let attribute = entry.kind.section().attributes.iter().find(|one| one.attr == attr).unwrap();
            let values = answers::values(&world, attribute);
            let value = &values[dice.below(values.len())];
            let told = world.saying(&entry.id, attr, value);
            let after = ways(&told);
            let what = format!("{}.{}: {value} in\n{}", entry.id, attr.key(), world.yaml());
            for (key, now) in &after {
                let Some(was) = before.get(key) else { panic!("{key:?} came with {what}") };
                let ([low, usual, high], [least, _, most]) = (now.chance, was.chance);
                let within = least <= low + 1e-7 && low <= usual && usual <= high && high <= most + 1e-7;
                assert!(within, "{key:?} {:?} became {:?} with {what}", was.chance, now.chance);
                if now.chance != was.chance {
                    moved += 1;
                    assert!(was.marks[4] || least < most, "{key:?} was certain before {what}");
                }
            }
            for (key, was) in before.iter().filter(|(key, _)| !after.contains_key(*key)) {
                gone += 1;
                assert!(was.marks[4], "{key:?} assumed nothing and went with {what}");
            }
        }
    }
    assert!(gone > 50 && moved > 50, "{gone} ways went, {moved} moved");
}

#[test]
fn new_ids_only_rename_what_is_found() {
    for (world, _, _) in worlds(4, 15) {
        let mut after = Ways::new();
        for (key, mut laid) in ways(&renamed(&world, &reversed)) {
            laid.premises.iter_mut().for_each(|(_, id)| *id = unreversed(id));
            laid.conclusion.1 = unreversed(&laid.conclusion.1);
            after.insert((key.0, unreversed(&key.1), unreversed(&key.2), unreversed(&key.3)), laid);
        }
        assert!(ways(&world) == after, "{}", world.yaml());
    }
}

#[test]
fn what_nothing_connects_changes_no_likelihood() {
    for (world, told, before) in worlds(5, 15) {
        let mut wider = world.clone();
        let hermit = |kind: Kind, id: &str, said: &[(Attr, &str)]| Entry {
            kind,
            id: id.to_owned(),
            said: said.iter().map(|(attr, value)| (*attr, (*value).to_owned())).collect(),
        };
        let hut = [(Attr::Organization, "hermit"), (Attr::Kind, "server"), (Attr::ExposedTo, "[internet]")];
        let fire = [(Attr::At, "a-hut"), (Attr::Kind, "supply"), (Attr::Recovery, "3")];
        wider.entries.push(hermit(Kind::Organization, "hermit", &[]));
        wider.entries.push(hermit(Kind::Component, "a-hut", &hut));
        wider.entries.push(hermit(Kind::Goal, "a-fire", &fire));
        let after = Told::of(wider.model());
        let travel = after.travel(&[], LITTLE);
        let mut likely = after.likely(&travel);
        assert!(likely.remove("a-fire").unwrap().usual > 0.0);
        assert_eq!(told.likely(&before), likely, "{}", world.yaml());
    }
}

/// The partner of the law above: what is joined can matter.
#[test]
fn what_is_joined_can_make_a_goal_likelier() {
    let mut likelier = 0;
    for (world, told, before) in worlds(6, 25) {
        let at = |kind: &Kind| world.entries.iter().find(|entry| entry.kind == *kind).map(|entry| entry.id.clone());
        let Some(target) = [Kind::Component, Kind::System].iter().find_map(at) else { continue };
        let mut joined = world.clone();
        let said = |pairs: &[(Attr, &str)]| pairs.iter().map(|(a, v)| (*a, (*v).to_owned())).collect();
        let door = said(&[(Attr::Kind, "server"), (Attr::ExposedTo, "[internet]"), (Attr::KnownWeakness, "true")]);
        joined.entries.push(Entry { kind: Kind::Component, id: "door".to_owned(), said: door });
        let path = said(&[(Attr::From, "door"), (Attr::To, &target), (Attr::Filtered, "false")]);
        joined.entries.push(Entry { kind: Kind::Flow, id: "path".to_owned(), said: path });
        let after = Told::of(joined.model());
        let likely = after.likely(&after.travel(&[], LITTLE));
        likelier += usize::from(told.likely(&before).iter().any(|(goal, was)| likely[goal].usual > was.usual));
    }
    assert!(likelier >= 3, "only in {likelier} worlds");
}

#[test]
fn the_usual_case_lies_between_its_ends() {
    for (world, _, travel) in worlds(7, 30) {
        let graph = &travel.graph;
        for way in 0..graph.ways.len() as u32 {
            let [low, usual, high] = graph.ways.chances(way);
            assert!(0.0 <= low && low <= usual && usual <= high && high <= 1.0, "{low} {usual} {high}");
        }
        for risk in &travel.risks {
            assert!(risk.likely.low <= risk.likely.usual && risk.likely.usual <= risk.likely.high, "{}", world.yaml());
        }
    }
}

#[test]
fn the_likelihood_of_a_route_lies_between_its_corners_and_mostly_well_within() {
    let (mut all, mut narrower) = (0, 0);
    for (_, _, travel) in worlds(9, 30) {
        for route in travel.risks.iter().flat_map(|risk| &risk.routes) {
            let ways = || route.ways.iter().chain(&route.aside);
            let corner = |end: usize| ways().map(|way| f64::from(travel.now.get(*way)[end])).product::<f64>();
            let (least, most) = (corner(0), corner(2));
            let [low, usual, high] = likelihood_of(&travel, route);
            assert!(
                least <= low + 1e-12 && low <= usual && usual <= high && high <= most + 1e-12,
                "{low} {usual} {high}"
            );
            assert_eq!(usual.to_bits(), route.chance.to_bits());
            all += 1;
            narrower += usize::from(high < 0.8 * most);
        }
    }
    assert!(all > 50 && narrower * 2 > all, "{narrower} of {all}");
}

#[test]
fn doing_more_makes_no_goal_likelier() {
    let mut dice = Dice(8);
    let mut less = 0;
    for (world, told, _) in worlds(8, 40) {
        let all: Vec<usize> = (0..told.plan.required.len()).collect();
        let mut met: Vec<usize> = all.iter().copied().filter(|_| dice.below(4) == 0).collect();
        let asking = Asking { seed: u64::from(dice.next()), ..LITTLE };
        let before = told.likely(&told.travel(&met, asking));
        met.extend(all.iter().filter(|_| dice.below(3) == 0));
        let after = told.likely(&told.travel(&met, asking));
        for (goal, now) in &after {
            assert!(
                now.usual <= before[goal].usual,
                "{goal} rose to {now:?} from {:?} in\n{}",
                before[goal],
                world.yaml()
            );
            less += usize::from(now.usual < before[goal].usual);
        }
    }
    assert!(less > 10, "only {less} goals became less likely");
}

/// The partner of the law above: requirements that every route to a goal passes make it less likely.
#[test]
fn meeting_what_every_route_passes_makes_a_goal_less_likely() {
    let mut seen = 0;
    for (world, told, travel) in worlds(9, 150) {
        if seen >= 4 {
            return;
        }
        let required = |lever: &u32| travel.levers.all[*lever as usize].required;
        let all: Vec<u32> = (0..travel.levers.all.len() as u32).filter(|lever| required(lever).is_some()).collect();
        let most = travel.gains.iter().map(|gain| gain.lever).filter(|lever| required(lever).is_some()).take(3);
        let each = most.map(|lever| vec![lever]);
        for levers in each.chain([all.clone()]) {
            let strong =
                |way: &u32| travel.levers.of_way(*way).any(|(one, left)| levers.contains(&one) && left <= 0.85);
            let mut ways: Vec<u32> = levers.iter().flat_map(|lever| travel.levers.ways(*lever)).collect();
            ways.retain(strong);
            // Every route that comes about in these worlds passes there: with those ways closed, none does.
            let closed = ways.iter().map(|way| (*way, [0.0; 3])).collect();
            let without = &travel.trials(&travel.now, &[closed], Worlds::of(LITTLE))[1].each;
            let cut = travel.risks.iter().zip(without).filter(|(risk, left)| risk.likely.usual > 0.04 && **left == 0.0);
            let stopped: Vec<&str> = cut.map(|(risk, _)| told.model.id(risk.goal)).collect();
            if stopped.is_empty() {
                continue;
            }
            let met: Vec<usize> = levers.iter().filter_map(|lever| Some(required(lever)? as usize)).collect();
            let before = told.likely(&travel);
            let after = told.likely(&told.travel(&met, LITTLE));
            for goal in stopped {
                assert!(after[goal].usual < before[goal].usual, "{goal} in\n{}", world.yaml());
                seen += 1;
            }
        }
    }
    panic!("only {seen} goals had such requirements");
}

#[test]
fn what_a_measure_takes_away_is_what_two_runs_differ_by() {
    let mut seen = 0;
    let loss = |travel: &Travel, told: &Told| -> (f64, BTreeMap<String, f64>) {
        let each = travel.risks.iter().map(|risk| (told.model.id(risk.goal).to_owned(), risk.likely.usual)).collect();
        (travel.risks.iter().map(|risk| risk.weight * risk.likely.usual).sum(), each)
    };
    for (world, told, travel) in worlds(10, 20) {
        let (before, goals) = loss(&travel, &told);
        for gain in travel.gains.iter().filter(|gain| gain.measured).take(4) {
            let Some(required) = travel.levers.all[gain.lever as usize].required else { continue };
            let (after, left) = loss(&told.travel(&[required as usize], LITTLE), &told);
            let removes = (before - after) / before;
            assert!((removes - gain.removes).abs() < 1e-9, "{removes}, not {gain:?} in\n{}", world.yaml());
            for (risk, part) in travel.risks.iter().zip(&gain.of_goals) {
                let id = told.model.id(risk.goal);
                let found = if goals[id] > 0.0 { (goals[id] - left[id]) / goals[id] } else { 0.0 };
                assert!((found - part).abs() < 1e-9, "{id}: {found}, not {part}");
            }
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} measures were compared");
}
