//! The smallest sets of things to take away so that a goal cannot come about any more.
//!
//! Implicit hitting sets: as long as a set does not cut the goal off, some derivation avoids it, and every set that does
//! must take away something of that derivation. So from the empty set on, sets grow by one part of a derivation that still
//! works, smaller sets first. What remains is every minimal set up to the size asked for, each proved by closure.

use std::collections::BTreeSet;

use crate::graph::net::{Link, Net};
use crate::graph::routes::derivation;
use crate::graph::settle::{possible, relevant, settle};

/// What a search for cuts found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cuts {
    /// Minimal sets, smaller ones first; none is part of another.
    pub cuts: Vec<Vec<u32>>,
    /// Whether there are no others of the size asked for.
    pub complete: bool,
}

/// Ways a search may look at before it stops unfinished.
const MOST_WORK: usize = 200_000_000;

/// Sets a search may try before it stops unfinished.
const MOST_SETS: usize = 50_000;

/// Derivations kept in mind; beyond, working one out again is quicker than looking.
const MOST_CONFLICTS: usize = 200;

/// A chance that costs one unit, so that the best derivation is the one with the fewest ways that can be taken away.
const ONE_UNIT: f32 = 0.999;

/// All minimal sets of at most `size` things without which a goal is not possible. `fires` says which ways can come true
/// at all; `part_of` gives the number of what a way falls with, if anything can take it away: itself, or what it shares
/// with others. Nothing is cut where the goal is not possible anyway.
pub fn cuts(
    net: &Net,
    goal: u32,
    size: usize,
    fires: &dyn Fn(u32) -> bool,
    part_of: &dyn Fn(u32) -> Option<u32>,
) -> Cuts {
    let mut search = Search::new(net, goal, fires, part_of);
    if !search.stands_without(&[]) {
        return Cuts { cuts: Vec::new(), complete: true };
    }
    let mut cuts: Vec<Vec<u32>> = Vec::new();
    let mut level = BTreeSet::from([Vec::new()]);
    let mut tried = 0;
    for _ in 0..=size {
        let mut next = BTreeSet::new();
        for set in level {
            if cuts.iter().any(|cut| cut.iter().all(|part| set.contains(part))) {
                continue;
            }
            tried += 1;
            if search.work > MOST_WORK || tried > MOST_SETS {
                return Cuts { cuts, complete: false };
            }
            match search.conflict(&set) {
                None => cuts.push(set),
                Some(_) if set.len() == size => {}
                Some(conflict) => next.extend(conflict.iter().map(|part| with(&set, *part))),
            }
        }
        level = next;
    }
    Cuts { cuts, complete: true }
}

fn with(set: &[u32], part: u32) -> Vec<u32> {
    let mut set = set.to_vec();
    set.push(part);
    set.sort_unstable();
    set
}

struct Search {
    /// Only what the goal depends on and what can come true.
    net: Net,
    goal: u32,
    parts: Vec<Option<u32>>,
    /// Parts of derivations found so far: a cut has one of each.
    conflicts: Vec<Vec<u32>>,
    work: usize,
}

impl Search {
    fn new(net: &Net, goal: u32, fires: &dyn Fn(u32) -> bool, part_of: &dyn Fn(u32) -> Option<u32>) -> Search {
        let (mut kept, can) = (relevant(net, &[goal]), possible(net, fires));
        kept.iter_mut().zip(can).for_each(|(kept, can)| *kept &= can);
        let mut numbers = vec![u32::MAX; kept.len()];
        let mut states = 0;
        for number in numbers.iter_mut().zip(&kept).filter_map(|(number, kept)| kept.then_some(number)) {
            *number = states;
            states += 1;
        }
        let number = |state: u32| numbers.get(state as usize).copied().filter(|number| *number != u32::MAX);
        let (mut links, mut parts) = (Vec::new(), Vec::new());
        for way in (0..net.ways() as u32).filter(|way| fires(*way)) {
            let premises: Option<Vec<u32>> = net.premises(way).iter().map(|state| number(*state)).collect();
            if let (Some(premises), Some(conclusion)) = (premises, number(net.conclusion(way))) {
                links.push(Link { premises, conclusion, id: 0 });
                parts.push(part_of(way));
            }
        }
        let goal = number(goal).unwrap_or(u32::MAX);
        Search { net: Net::new(states as usize, &links), goal, parts, conflicts: Vec::new(), work: 0 }
    }

    fn stays(&self, way: u32, gone: &[u32]) -> bool {
        !self.parts.get(way as usize).copied().flatten().is_some_and(|part| gone.contains(&part))
    }

    fn stands_without(&mut self, gone: &[u32]) -> bool {
        self.work += self.net.ways();
        possible(&self.net, |way| self.stays(way, gone)).get(self.goal as usize) == Some(&true)
    }

    /// What a derivation that avoids a set consists of, as far as it can be taken away; nothing if there is none.
    fn conflict(&mut self, gone: &[u32]) -> Option<Vec<u32>> {
        if let Some(known) = self.conflicts.iter().find(|known| !known.iter().any(|part| gone.contains(part))) {
            return Some(known.clone());
        }
        if !self.stands_without(gone) {
            return None;
        }
        self.work += self.net.ways();
        let chance = |way| match self.parts.get(way as usize).copied().flatten() {
            None => 1.0,
            Some(part) if gone.contains(&part) => 0.0,
            Some(_) => ONE_UNIT,
        };
        let chances: Vec<f32> = (0..self.net.ways() as u32).map(chance).collect();
        let ways = derivation(&self.net, &settle(&self.net, &chances), &[self.goal]);
        let parts = ways.iter().filter_map(|way| self.parts.get(*way as usize).copied().flatten());
        let conflict: Vec<u32> = parts.collect::<BTreeSet<u32>>().into_iter().collect();
        if self.conflicts.len() < MOST_CONFLICTS {
            self.conflicts.push(conflict.clone());
        }
        Some(conflict)
    }
}
