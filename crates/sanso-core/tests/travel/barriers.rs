//! Laws of the fewest measures that stand across every way.

use crate::told::{Dice, LITTLE, Told, worlds};
use sanso_core::graph::barriers::{Barrier, Barriers, Looking, MOST_LEFT, barriers};
use sanso_core::graph::travel::Travel;
use sanso_core::graph::worlds::Worlds;

const SHORT: Looking = Looking { size: 4, part: 0.1, measured: 6 };

/// The chance of the best derivation of a state once some levers, and what is met already, stand across ways. Found by
/// going over all ways until nothing gets better.
fn best(travel: &Travel, goal: u32, levers: &[u32]) -> f64 {
    let across = |way: usize| {
        let made = travel.graph.ways.get(way).expect("a way");
        let measures = travel.graph.rules[made.rule as usize].measures.iter().zip(0..);
        let done =
            measures.filter(|(_, bit)| made.done >> bit & 1 == 1).any(|((_, left), _)| *left <= f64::from(MOST_LEFT));
        let by = |lever: u32| levers.contains(&lever) || travel.pulled[lever as usize] == 1.0;
        done || travel.levers.of_way(way as u32).any(|(lever, left)| left <= MOST_LEFT && by(lever))
    };
    let stays: Vec<usize> = (0..travel.graph.ways.len()).filter(|way| !across(*way)).collect();
    let mut chances = vec![0.0f64; travel.graph.net.states()];
    loop {
        let mut better = false;
        for way in &stays {
            let premises = travel.graph.net.premises(*way as u32).iter().map(|state| chances[*state as usize]);
            let chance = f64::from(travel.now.usual[*way]) * premises.product::<f64>();
            let known = &mut chances[travel.graph.net.conclusion(*way as u32) as usize];
            if chance > *known * (1.0 + 1e-9) {
                (*known, better) = (chance, true);
            }
        }
        if !better {
            return chances[goal as usize];
        }
    }
}

/// Checks what was found for one goal. Gives how many sets there are.
fn check(travel: &Travel, number: usize, found: &Barriers) -> usize {
    let goal = travel.risks[number].state.unwrap();
    // Costs are rounded step by step.
    let (below, above) = (found.least * 1.03, found.least * 0.97);
    assert_eq!(found.closed, best(travel, goal, &[]) < found.least, "{found:?}");
    if let Some(open) = &found.open {
        let every: Vec<u32> = (0..travel.levers.all.len() as u32).collect();
        assert!(best(travel, goal, &every) > above && found.sets.is_empty(), "{open:?}");
        let held: Vec<u32> = open.iter().map(|way| travel.graph.net.conclusion(*way)).collect();
        for (way, at) in open.iter().zip(0..) {
            assert!(travel.graph.net.premises(*way).iter().all(|state| held[..at].contains(state)), "in order");
        }
    }
    for set in &found.sets {
        assert!(best(travel, goal, &set.levers) < below, "{set:?} stands across every way");
        for lever in &set.levers {
            let rest: Vec<u32> = set.levers.iter().copied().filter(|one| one != lever).collect();
            assert!(best(travel, goal, &rest) > above, "{rest:?} of {set:?} leaves a way open");
        }
        let mut pulled = travel.pulled.clone();
        set.levers.iter().for_each(|lever| pulled[*lever as usize] = 1.0);
        let anew = &travel.trials(&travel.chances(&pulled), &[], Worlds::of(LITTLE))[0];
        assert!((anew.each[number] - set.left.usual).abs() < 1e-9, "what is left is what worlds say");
        assert!(set.left.usual <= travel.risks[number].likely.usual + 1e-9);
    }
    found.sets.len()
}

#[test]
fn every_set_stands_across_every_way_and_no_part_of_it_does() {
    let mut dice = Dice(5);
    let (mut sets, mut several, mut open, mut closed) = (0, 0, 0, 0);
    for (_, told, travel) in worlds(31, 14) {
        let met: Vec<usize> = (0..told.plan.required.len()).filter(|_| dice.below(3) == 0).collect();
        for travel in [&travel, &told.travel(&met, LITTLE)] {
            let risks: Vec<usize> = (0..travel.risks.len()).collect();
            for found in barriers(travel, &risks, SHORT, LITTLE) {
                sets += check(travel, found.risk, &found);
                several += usize::from(found.sets.iter().any(|set| set.levers.len() > 1));
                open += usize::from(found.open.is_some());
                closed += usize::from(enough(&told, travel, &found));
            }
        }
    }
    assert!(sets > 20 && several > 3 && open > 3 && closed > 3, "{sets} {several} {open} {closed}");
}

/// Checks that a set that is met, if the plan asks for it, is enough. Gives whether there was one to check.
fn enough(told: &Told, travel: &Travel, found: &Barriers) -> bool {
    let required = |lever: &u32| travel.levers.all[*lever as usize].required.map(|at| at as usize);
    let asked = |set: &Barrier| set.levers.iter().map(required).collect::<Option<Vec<usize>>>();
    let Some(mut met) = found.sets.iter().find_map(asked) else { return false };
    let pulled = travel.levers.all.iter().zip(&travel.pulled).filter(|(_, share)| **share == 1.0);
    met.extend(pulled.filter_map(|(lever, _)| lever.required.map(|at| at as usize)));
    let after = told.travel(&met, LITTLE);
    let goal = travel.risks[found.risk].goal;
    let risk = after.risks.iter().position(|risk| risk.goal == goal).unwrap();
    let then = barriers(&after, &[risk], SHORT, LITTLE);
    assert!(then[0].closed && then[0].sets.is_empty(), "{then:?}");
    true
}
