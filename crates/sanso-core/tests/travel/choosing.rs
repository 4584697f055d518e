//! Laws of choosing measures, and of what happens when something stops.

use crate::told::{Dice, LITTLE, Told, worlds};
use crate::world::content::laid_over;
use crate::world::{library, read_one};
use sanso_core::graph::choose::{Choice, Until, choose};
use sanso_core::graph::made::Marks;
use sanso_core::graph::settle::toll;
use sanso_core::graph::stopped::stopped;
use sanso_core::graph::travel::{Asking, Basis, Travel, travel};
use sanso_core::model::{Attr, Kind, Subject};
use std::collections::BTreeMap;

const FEW: Asking = Asking { worlds: 512, ..LITTLE };

/// What a lever costs, by the table of efforts.
fn cost(travel: &Travel, lever: u32) -> f64 {
    let measure = &library().measures[travel.levers.all[lever as usize].measure as usize];
    let row = library().efforts.iter().find(|row| [&measure.id, &measure.row.key].contains(&&row.row.key));
    let whole = row.map_or(10.0, |row| row.cost.value());
    whole * f64::from(1.0 - travel.pulled[lever as usize])
}

/// The loss when some levers are pulled wholly besides what is met already, measured anew.
fn loss(travel: &Travel, levers: &[u32]) -> f64 {
    let mut pulled = travel.pulled.clone();
    levers.iter().for_each(|lever| pulled[*lever as usize] = 1.0);
    let worlds = sanso_core::graph::worlds::Worlds::of(FEW);
    travel.trials(&travel.chances(&pulled), &[], worlds)[0].loss
}

fn reached(choice: &Choice) -> f64 {
    choice.chosen.last().map_or(choice.before, |last| last.loss)
}

fn order_of(choice: &Choice) -> Vec<u32> {
    choice.chosen.iter().map(|one| one.lever).collect()
}

#[test]
fn a_choice_keeps_its_budget_and_is_never_worse_than_nothing_or_than_one_measure() {
    let mut dice = Dice(21);
    let (mut taken, mut several) = (0, 0);
    for (world, told, travel) in worlds(11, 24) {
        let budget = [5.0, 20.0, 60.0][dice.below(3)];
        let none = told.met(&[]);
        let choice = choose(told.basis(&none), &travel, FEW, Until::Budget(budget));
        let order = order_of(&choice);
        let spent: f64 = order.iter().map(|lever| cost(&travel, *lever)).sum();
        assert!(spent <= budget + 1e-6, "{spent} of {budget} in\n{}", world.yaml());
        let mut known = order.clone();
        known.sort_unstable();
        known.dedup();
        assert_eq!(known.len(), order.len(), "a measure is taken once");
        assert!((choice.before - loss(&travel, &[])).abs() < 1e-9);
        for (one, count) in choice.chosen.iter().zip(1..) {
            assert!((one.loss - loss(&travel, &order[..count])).abs() < 1e-9, "each step is what it says");
            assert!((one.cost - cost(&travel, one.lever)).abs() < 1e-6);
        }
        let found = reached(&choice);
        assert!(found <= choice.before + 1e-12);
        for lever in (0..travel.levers.all.len() as u32).filter(|lever| cost(&travel, *lever) <= budget) {
            let alone = loss(&travel, &[lever]);
            assert!(
                found <= alone + 1e-9,
                "{found} with {order:?}, but {alone} with {lever} alone in\n{}",
                world.yaml()
            );
        }
        // The bound holds for what is true; what is measured may miss it by chance.
        let noise = 3.0 * travel.risks.iter().map(|risk| risk.weight).sum::<f64>() * (0.25f64 / 512.0).sqrt();
        assert!(choice.bound <= found + noise, "bound {} above {found} in\n{}", choice.bound, world.yaml());
        taken += order.len();
        several += usize::from(order.len() > 1);
    }
    assert!(taken > 16 && several > 4, "{taken} taken, several in {several}");
}

#[test]
fn choosing_until_a_likelihood_reaches_it_or_has_nothing_left_that_helps() {
    let mut dice = Dice(22);
    let (mut reaching, mut left) = (0, 0);
    for (world, told, travel) in worlds(12, 60) {
        let most = [0.1, 0.01, 0.0][dice.below(3)];
        let none = told.met(&[]);
        let choice = choose(told.basis(&none), &travel, FEW, Until::Likelihood(most));
        let likely = choice.chosen.last().map_or(&choice.likely_before, |last| &last.likely);
        let within = likely.iter().all(|one| *one <= most);
        assert_eq!(choice.reached, within);
        if within {
            reaching += 1;
            continue;
        }
        left += 1;
        // No other measure alone brings the goals that are too likely any further down.
        let over = |likely: &[f64]| likely.iter().map(|one| (one - most).max(0.0)).sum::<f64>();
        let mut pulled = travel.pulled.clone();
        order_of(&choice).iter().for_each(|lever| pulled[*lever as usize] = 1.0);
        for lever in 0..travel.levers.all.len() as u32 {
            let mut more = pulled.clone();
            more[lever as usize] = 1.0;
            let worlds = sanso_core::graph::worlds::Worlds::of(FEW);
            let after = &travel.trials(&travel.chances(&more), &[], worlds)[0].each;
            assert!(over(after) >= over(likely) - 1e-9, "{lever} would still help in\n{}", world.yaml());
        }
    }
    assert!(reaching > 2 && left > 1, "{reaching} reached, {left} not");
}

/// Cost and minutes of every state when some things stop, by going round until nothing gets any better.
fn plainly(told: &Told, travel: &Travel, first: &[Subject]) -> BTreeMap<Subject, (u32, u32)> {
    let graph = &travel.graph;
    let subject = |number: u32| graph.spots.subject(graph.states[number as usize].spot);
    let still = |number: u32| library().steps[usize::from(graph.states[number as usize].step)].stops;
    let goal = |number: u32| subject(number).is_some_and(|subject| told.model.kind(subject) == Kind::Goal);
    let wait = |from: u32, to: u32| {
        let (Some(one), to) = (subject(from), subject(to)) else { return 0 };
        let inside = to.is_some_and(|to| to == one || told.model.system(to) == Some(one));
        if inside { 0 } else { told.model.minutes(one, Attr::Tolerates).unwrap_or(0) }
    };
    let mut best: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for number in 0..graph.states.len() as u32 {
        if still(number) && subject(number).is_some_and(|subject| first.contains(&subject)) {
            best.insert(number, (0, 0));
        }
    }
    loop {
        let before = best.clone();
        for (made, way) in graph.ways.iter().zip(0u32..) {
            let (to, premises) = (graph.net.conclusion(way), graph.net.premises(way));
            let leads_on = !made.marks.has(Marks::ENTRY) && (still(to) || goal(to));
            if !leads_on || !premises.iter().all(|one| still(*one) && best.contains_key(one)) {
                continue;
            }
            let cost = premises.iter().map(|one| best[one].0).sum::<u32>() + toll(travel.now.usual[way as usize]);
            let after = premises.iter().map(|one| best[one].1 + wait(*one, to)).max().unwrap_or(0);
            // What is rarer than one in ten is not told.
            if (-f64::from(cost) / 1024.0).exp() >= 0.1 && best.get(&to).is_none_or(|known| (cost, after) < *known) {
                best.insert(to, (cost, after));
            }
        }
        if before == best {
            break;
        }
    }
    let mut hit = BTreeMap::new();
    for (number, found) in best {
        if let Some(subject) = subject(number).filter(|subject| !first.contains(subject)) {
            let known = hit.entry(subject).or_insert(found);
            *known = found.min(*known);
        }
    }
    hit
}

#[test]
fn who_is_hit_when_something_stops_is_what_follows_from_standing_still() {
    let (mut hits, mut late) = (0, 0);
    for (world, told, travel) in worlds(13, 25) {
        let none = told.met(&[]);
        for kind in [Kind::Organization, Kind::System, Kind::Component, Kind::Supply] {
            for subject in told.model.of_kind(kind) {
                let found = stopped(told.basis(&none), &travel, subject).hits;
                let named: BTreeMap<Subject, (u32, u32)> = found
                    .iter()
                    .map(|hit| (hit.subject, ((-hit.chance.ln() * 1024.0).round() as u32, hit.after)))
                    .collect();
                assert_eq!(named.len(), found.len());
                let all = 0..told.model.len() as u32;
                let with_it = all.map(Subject).filter(|one| {
                    let managed = told.model.manager(*one) == Some(subject) && told.model.kind(*one) != Kind::Goal;
                    *one == subject || kind == Kind::Organization && managed
                });
                let first: Vec<Subject> = with_it.collect();
                assert_eq!(named, plainly(&told, &travel, &first), "{} in\n{}", told.model.id(subject), world.yaml());
                hits += found.len();
                late += found.iter().filter(|hit| hit.after > 0).count();
            }
        }
    }
    assert!(hits > 50 && late > 5, "{hits} hits, {late} after a while");
}

/// A chance that is usually certain but may be nothing: its mean is three quarters, and no bound may say more.
#[test]
fn the_bound_counts_with_what_is_not_known() {
    let rows = "content: 1
attempts: [{ key: own-prowler, name: { en: a prowler, ja: 徘徊者 }, nature: attack, rate: 1000, confidence: low, origin: ours }]
steps:
  - { key: own-held, on: [component], name: { en: \"{} is held\", ja: \"{}が握られる\" }, confidence: low, origin: ours }
  - { key: own-harm, on: [goal], name: { en: \"{} comes true\", ja: \"{}が現実になる\" }, confidence: low, origin: ours }
ways:
  - { key: own-in, name: { en: by walking in, ja: 歩いて入って }, along: itself, by: own-prowler, to: own-held, chance: [0, 1, 1], measures: [{ measure: CPS.AC-2, times: 0 }], confidence: low, origin: ours }
  - { key: own-last, name: { en: by staying, ja: 居座って }, along: harms, from: [own-held], to: own-harm, chance: 1, confidence: low, origin: ours }
";
    let mut library = laid_over(rows);
    library.ways.retain(|way| way.row.key.starts_with("own-"));
    let model = "sanso: 1\norganizations: { o: {} }\ncomponents: { a: { organization: o } }\ngoals: { g: { at: a, kind: people } }\n";
    let told = Told::of(read_one(model.as_bytes()).value);
    let none = told.met(&[]);
    let basis = Basis { library: &library, ..told.basis(&none) };
    let asking = Asking { worlds: 8192, ..LITTLE };
    let found = travel(basis, asking).value;
    let nothing = choose(basis, &found, asking, Until::Budget(0.0));
    let weight = found.risks[0].weight;
    assert!((nothing.before / weight - 0.75).abs() < 0.05, "{nothing:?}");
    assert!((nothing.bound / weight - 0.75).abs() < 1e-6, "{nothing:?}");
}
