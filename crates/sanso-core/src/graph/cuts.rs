//! The smallest sets of things to take away so that a goal cannot come about any more, or only in ways too unlikely to
//! reckon with.
//!
//! Implicit hitting sets: as long as a set does not cut the goal off, some derivation avoids it, and every set that does
//! must take away something of that derivation. So from the empty set on, sets grow by one part of a derivation that still
//! works, smaller sets first. What remains is every minimal set up to the size asked for, each proved by settling.

use std::collections::BTreeSet;

use crate::graph::net::{Link, Net};
use crate::graph::routes::derivation;
use crate::graph::settle::{NEVER, possible, relevant, settle, toll};

/// What is to be cut off, and how far to go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sought {
    /// The state that must not hold.
    pub goal: u32,
    /// Sets larger than this are not looked for.
    pub size: usize,
    /// A goal is cut off when its best derivation, each premise counted as often as it is needed, is less likely than
    /// this. With nothing here, it must not be possible at all.
    pub least: f32,
}

/// What a search for cuts found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cuts {
    /// Minimal sets, smaller ones first; none is part of another. Where the goal is cut off anyway, the empty set alone.
    pub cuts: Vec<Vec<u32>>,
    /// Whether there are no others of the size asked for.
    pub complete: bool,
    /// The ways of a derivation that nothing can take away, if there is one: then no set cuts the goal off.
    pub open: Option<Vec<u32>>,
}

/// Ways a search may look at before it stops unfinished.
const MOST_WORK: usize = 20_000_000;

/// Sets a search may try before it stops unfinished.
const MOST_SETS: usize = 50_000;

/// Derivations kept in mind; beyond, working one out again is quicker than looking.
const MOST_CONFLICTS: usize = 200;

/// All minimal sets of things without which a goal is cut off. `chance` says how likely each way comes true; `parts_of`
/// names what can take a way away: any one of them does.
pub fn cuts(net: &Net, sought: Sought, chance: &dyn Fn(u32) -> f32, parts_of: &dyn Fn(u32) -> Vec<u32>) -> Cuts {
    let mut search = Search::new(net, sought, chance, parts_of);
    let mut found = Cuts { complete: true, ..Cuts::default() };
    let mut level = BTreeSet::from([Vec::new()]);
    let mut tried = 0;
    for _ in 0..=sought.size {
        let mut next = BTreeSet::new();
        for set in level {
            if found.cuts.iter().any(|cut| cut.iter().all(|part| set.contains(part))) {
                continue;
            }
            tried += 1;
            if search.work > MOST_WORK || tried > MOST_SETS {
                found.complete = false;
                return found;
            }
            match search.conflict(&set) {
                None => found.cuts.push(set),
                Some(conflict) if conflict.is_empty() => {
                    // What has no parts avoids every set, so nothing was found before either.
                    found.open = Some(search.derived);
                    return found;
                }
                Some(_) if set.len() == sought.size => {}
                Some(conflict) => next.extend(conflict.iter().map(|part| with(&set, *part))),
            }
        }
        level = next;
    }
    found
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
    most_cost: u32,
    /// The number each way has in the whole net.
    ways: Vec<u32>,
    chances: Vec<f32>,
    parts: Vec<Vec<u32>>,
    /// Parts of derivations found so far: a cut has one of each.
    conflicts: Vec<Vec<u32>>,
    /// The ways of the derivation found last.
    derived: Vec<u32>,
    work: usize,
}

impl Search {
    fn new(net: &Net, sought: Sought, chance: &dyn Fn(u32) -> f32, parts_of: &dyn Fn(u32) -> Vec<u32>) -> Search {
        let fires = |way| chance(way) > 0.0;
        let (mut kept, can) = (relevant(net, &[sought.goal]), possible(net, fires));
        kept.iter_mut().zip(can).for_each(|(kept, can)| *kept &= can);
        let mut numbers = vec![u32::MAX; kept.len()];
        let mut states = 0;
        for number in numbers.iter_mut().zip(&kept).filter_map(|(number, kept)| kept.then_some(number)) {
            *number = states;
            states += 1;
        }
        let number = |state: u32| numbers.get(state as usize).copied().filter(|number| *number != u32::MAX);
        let (mut links, mut ways) = (Vec::new(), Vec::new());
        for way in (0..net.ways() as u32).filter(|way| fires(*way)) {
            let premises: Option<Vec<u32>> = net.premises(way).iter().map(|state| number(*state)).collect();
            if let (Some(premises), Some(conclusion)) = (premises, number(net.conclusion(way))) {
                links.push(Link { premises, conclusion, id: 0 });
                ways.push(way);
            }
        }
        let least = if sought.least > 0.0 { toll(sought.least) } else { NEVER - 1 };
        Search {
            net: Net::new(states as usize, &links),
            goal: number(sought.goal).unwrap_or(u32::MAX),
            most_cost: least,
            chances: ways.iter().map(|way| chance(*way)).collect(),
            parts: ways.iter().map(|way| parts_of(*way)).collect(),
            ways,
            conflicts: Vec::new(),
            derived: Vec::new(),
            work: 0,
        }
    }

    /// What a derivation that avoids a set consists of, as far as it can be taken away; nothing if there is none.
    fn conflict(&mut self, gone: &[u32]) -> Option<Vec<u32>> {
        let falls = |parts: &[u32]| parts.iter().any(|part| gone.contains(part));
        if let Some(known) = self.conflicts.iter().find(|known| !falls(known)) {
            return Some(known.clone());
        }
        self.work += self.net.ways();
        let left = self.chances.iter().zip(&self.parts);
        let chances: Vec<f32> = left.map(|(chance, parts)| if falls(parts) { 0.0 } else { *chance }).collect();
        let settled = settle(&self.net, &chances);
        if settled.cost.get(self.goal as usize).is_none_or(|cost| *cost > self.most_cost) {
            return None;
        }
        let ways = derivation(&self.net, &settled, &[self.goal]);
        let parts = ways.iter().filter_map(|way| self.parts.get(*way as usize)).flatten().copied();
        let conflict: Vec<u32> = parts.collect::<BTreeSet<u32>>().into_iter().collect();
        self.derived = ways.iter().filter_map(|way| self.ways.get(*way as usize)).copied().collect();
        if self.conflicts.len() < MOST_CONFLICTS {
            self.conflicts.push(conflict.clone());
        }
        Some(conflict)
    }
}
