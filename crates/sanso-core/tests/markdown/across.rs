//! Assertions about the fewest measures that stand across every way to a goal.

use super::expect::{Found, bearer_name, same, subject};
use sanso_core::graph::barriers::{Barriers, Looking, barriers};
use sanso_core::study::Study;
use std::collections::BTreeSet;

fn of(study: &Study, goal: &str) -> Result<Option<Barriers>, String> {
    let goal = subject(study, goal)?;
    let at = study.travel.risks.iter().position(|risk| risk.goal == goal).ok_or("it is no goal")?;
    Ok(barriers(&study.travel, &[at], Looking::default(), study.asking).pop())
}

/// Whether an assertion holds; if not, what was found instead.
pub fn holds(study: &Study, how: &str, goal: &str, rest: &[&str]) -> Found {
    let found = of(study, goal)?.ok_or("nothing leads there")?;
    let sets: Vec<BTreeSet<String>> = found.sets.iter().map(|set| names(study, &set.levers)).collect();
    match how {
        "cuts" => same((found.found, found.complete), (rest.join(" ").parse().map_err(|_| "no number")?, true)),
        "cut" => {
            let wanted = rest.iter().map(|name| (*name).to_owned()).collect();
            if sets.contains(&wanted) { Ok(()) } else { Err(format!("found was {sets:?}")) }
        }
        "open" => {
            let row = |way: &u32| {
                &study.library.ways[study.travel.graph.ways.get(*way as usize).expect("a way").row as usize].row.key
            };
            let open: Vec<&str> = found.open.iter().flatten().map(row).map(|key| key.as_str()).collect();
            same(open, rest.to_vec())
        }
        _ => same((found.closed, sets.is_empty()), (true, true)),
    }
}

fn names(study: &Study, levers: &[u32]) -> BTreeSet<String> {
    let name = |lever: &u32| {
        let lever = &study.travel.levers.all[*lever as usize];
        format!("{}@{}", study.library.measures[lever.measure as usize].id, bearer_name(study, lever.bearer))
    };
    levers.iter().map(name).collect()
}
