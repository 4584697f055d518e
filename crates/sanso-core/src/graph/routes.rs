//! The best routes to a goal that differ in the borders they cross.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap, HashSet};

use crate::graph::net::Net;
use crate::graph::settle::{NEVER, Settled, toll};

/// One way an incident can travel from outside to a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// The ways from the way in to the goal, each carried by its first premise.
    pub ways: Vec<u32>,
    /// The ways by which the other premises come about, by their best derivations; sorted, none that the route has itself.
    pub aside: Vec<u32>,
    /// How likely all of these ways come true together.
    pub chance: f64,
}

/// What a search for routes found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The routes, from the most likely on.
    pub routes: Vec<Route>,
    /// Whether the search ended by itself: either as many routes were found as asked for, or there are no others.
    pub complete: bool,
}

/// Partial routes a search may look at. More would take seconds and find little.
const MOST_LOOKS: usize = 50_000;

/// Partial routes a search may keep in mind.
const MOST_KEPT: usize = 1_000_000;

/// The best routes to a goal, at most `count`, no two of which cross the same set of borders. `border` names the border a
/// way crosses; for a way in, where it comes in.
///
/// The search goes backward from the goal and always goes on from the partial route that can become the best one, which
/// is known exactly: what it has cost so far and the settled cost of the state it has come to. A partial route that comes
/// to a state with the same borders as one before is kept only if that one passed states which this one did not, for then
/// they may still end differently.
pub fn routes(
    net: &Net,
    settled: &Settled,
    chances: &[f32],
    (goal, count): (u32, usize),
    border: &dyn Fn(u32) -> Option<u64>,
) -> Found {
    let crossed = |way: u32, found: &mut Vec<u64>| found.extend(border(way));
    routes_from(net, (settled, Beginning { ahead: &settled.cost, begins: &|_| true }), chances, (goal, count), &crossed)
}

/// Where routes may begin.
#[derive(Clone, Copy)]
pub struct Beginning<'a> {
    /// What it costs at least to come to each state from there, as [`carried`](super::settle::carried) finds it.
    pub ahead: &'a [u32],
    /// Whether a route may begin with a way in.
    pub begins: &'a dyn Fn(u32) -> bool,
}

/// Adds the borders that a way crosses to those known.
pub type Crossed<'a> = dyn Fn(u32, &mut Vec<u64>) + 'a;

/// The same among those routes only that begin where they may, by ways that can cross several borders at once.
pub fn routes_from(
    net: &Net,
    (settled, beginning): (&Settled, Beginning<'_>),
    chances: &[f32],
    (goal, count): (u32, usize),
    crossed: &Crossed<'_>,
) -> Found {
    let mut search = Search::new(net, (settled, beginning), chances, crossed);
    let complete = search.run(goal, count);
    let mut routes: Vec<Route> = search.ends.iter().map(|end| search.route(*end)).collect();
    routes.sort_by(|one, other| other.chance.total_cmp(&one.chance));
    Found { routes, complete }
}

/// The ways of the best derivation of a state, sorted; nothing if it cannot hold.
pub fn derivation(net: &Net, settled: &Settled, states: &[u32]) -> Vec<u32> {
    let mut ways = BTreeSet::new();
    let mut open = states.to_vec();
    while let Some(state) = open.pop() {
        let by = settled.by.get(state as usize).copied().unwrap_or(NEVER);
        if by != NEVER && ways.insert(by) {
            open.extend(net.premises(by));
        }
    }
    ways.into_iter().collect()
}

/// How likely all of these ways come true together, if no way is named twice.
pub fn together(chances: &[f32], ways: &[u32]) -> f64 {
    ways.iter().map(|way| f64::from(chances.get(*way as usize).copied().unwrap_or(0.0)).min(1.0)).product()
}

/// A partial route: the way looked at and what follows it up to the goal.
#[derive(Clone, Copy)]
struct Part {
    way: u32,
    after: u32,
    /// The state that has to be come to next; [`NEVER`] for a whole route.
    state: u32,
    spent: u32,
    borders: u32,
}

struct Search<'a> {
    net: &'a Net,
    settled: &'a Settled,
    beginning: Beginning<'a>,
    chances: &'a [f32],
    crossed: &'a Crossed<'a>,
    parts: Vec<Part>,
    /// The best cost a part can end with, then the youngest first: of equal ones the longest is nearest to its end.
    queue: BinaryHeap<Reverse<(u32, Reverse<u32>)>>,
    /// Sets of borders, each known by its number.
    sets: Vec<Vec<u64>>,
    numbers: HashMap<Vec<u64>, u32>,
    /// Parts looked at, by state and set of borders.
    looked: HashMap<(u32, u32), Vec<u32>>,
    ends: Vec<u32>,
}

/// How many parts with the same state and borders are kept if they passed different states.
const MOST_ALIKE: usize = 4;

impl<'a> Search<'a> {
    fn new(
        net: &'a Net,
        (settled, beginning): (&'a Settled, Beginning<'a>),
        chances: &'a [f32],
        crossed: &'a Crossed<'a>,
    ) -> Search<'a> {
        Search {
            net,
            settled,
            beginning,
            chances,
            crossed,
            parts: Vec::new(),
            queue: BinaryHeap::new(),
            sets: vec![Vec::new()],
            numbers: HashMap::from([(Vec::new(), 0)]),
            looked: HashMap::new(),
            ends: Vec::new(),
        }
    }

    fn cost(&self, state: u32) -> u32 {
        self.settled.cost.get(state as usize).copied().unwrap_or(NEVER)
    }

    fn ahead(&self, state: u32) -> u32 {
        self.beginning.ahead.get(state as usize).copied().unwrap_or(NEVER)
    }

    /// Searches until there are enough routes, none are left (true), or the search has become too long (false).
    fn run(&mut self, goal: u32, count: usize) -> bool {
        if self.ahead(goal) == NEVER {
            return true;
        }
        let start = Part { way: NEVER, after: NEVER, state: goal, spent: 0, borders: 0 };
        self.keep(start, self.ahead(goal));
        let mut found = HashSet::new();
        let mut looks = 0;
        while self.ends.len() < count {
            let Some(Reverse((_, Reverse(number)))) = self.queue.pop() else { return true };
            let Some(part) = self.parts.get(number as usize).copied() else { return true };
            if self.goes_in_circles(part) {
                continue;
            }
            if part.state == NEVER {
                if found.insert(part.borders) {
                    self.ends.push(number);
                }
                continue;
            }
            if self.settles_nothing_new(number, part) {
                continue;
            }
            looks += 1;
            if looks > MOST_LOOKS || self.parts.len() > MOST_KEPT {
                return false;
            }
            for way in self.net.into(part.state) {
                self.extend(number, part, *way);
            }
        }
        true
    }

    /// Whether an earlier part came to the same state by the same borders and can end in every way in which this one can.
    fn settles_nothing_new(&mut self, number: u32, part: Part) -> bool {
        let known = self.looked.get(&(part.state, part.borders)).map_or(&[][..], Vec::as_slice);
        if known.is_empty() {
            self.looked.insert((part.state, part.borders), vec![number]);
            return false;
        }
        let own: HashSet<u32> = self.passed(number).collect();
        if known.len() >= MOST_ALIKE || known.iter().any(|one| self.passed(*one).all(|state| own.contains(&state))) {
            return true;
        }
        self.looked.entry((part.state, part.borders)).or_default().push(number);
        false
    }

    /// The states a part has come to, from the latest back to the goal.
    fn passed(&self, number: u32) -> impl Iterator<Item = u32> {
        self.chain(number).map(|part| part.state)
    }

    fn chain(&self, number: u32) -> impl Iterator<Item = Part> {
        let first = self.parts.get(number as usize).copied();
        std::iter::successors(first, |part| self.parts.get(part.after as usize).copied())
    }

    /// Goes one way further back.
    fn extend(&mut self, number: u32, part: Part, way: u32) {
        let own = self.chances.get(way as usize).map_or(NEVER, |chance| toll(*chance));
        let premises = self.net.premises(way);
        let Some(state) = premises.first().copied().or(Some(NEVER)).filter(|_| own != NEVER) else { return };
        let aside = premises.iter().skip(1).map(|premise| self.cost(*premise));
        let Some(spent) = aside.chain([part.spent, own]).try_fold(0, add) else { return };
        let ahead = match state {
            NEVER if (self.beginning.begins)(way) => 0,
            NEVER => return,
            _ => self.ahead(state),
        };
        let Some(best) = add(spent, ahead) else { return };
        if state != NEVER && self.passed(number).any(|passed| passed == state) {
            return;
        }
        let borders = self.with_border(part.borders, way);
        self.keep(Part { way, after: number, state, spent, borders }, best);
    }

    /// Whether another premise of the way comes about only by a state that the route comes to after that way.
    fn goes_in_circles(&self, part: Part) -> bool {
        let others = self.net.premises(part.way).get(1..).unwrap_or_default();
        !others.is_empty()
            && derivation(self.net, self.settled, others).iter().any(|way| {
                let state = self.net.conclusion(*way);
                self.passed(part.after).any(|passed| passed == state)
            })
    }

    fn keep(&mut self, part: Part, best: u32) {
        let number = self.parts.len() as u32;
        self.parts.push(part);
        self.queue.push(Reverse((best, Reverse(number))));
    }

    /// The number of a set of borders with those that a way crosses.
    fn with_border(&mut self, set: u32, way: u32) -> u32 {
        let mut more = Vec::new();
        (self.crossed)(way, &mut more);
        let Some(known) = self.sets.get(set as usize).filter(|_| !more.is_empty()) else { return set };
        more.retain(|border| known.binary_search(border).is_err());
        if more.is_empty() {
            return set;
        }
        more.extend_from_slice(known);
        more.sort_unstable();
        more.dedup();
        let next = self.sets.len() as u32;
        let number = *self.numbers.entry(more.clone()).or_insert(next);
        if number == next {
            self.sets.push(more);
        }
        number
    }

    fn route(&self, end: u32) -> Route {
        let ways: Vec<u32> = self.chain(end).map(|part| part.way).filter(|way| *way != NEVER).collect();
        let others: Vec<u32> = ways.iter().flat_map(|way| self.net.premises(*way).iter().skip(1)).copied().collect();
        let own: HashSet<u32> = ways.iter().copied().collect();
        let mut aside = derivation(self.net, self.settled, &others);
        aside.retain(|way| !own.contains(way));
        let chance = together(self.chances, &ways) * together(self.chances, &aside);
        Route { ways, aside, chance }
    }
}

/// Adds costs; nothing if one is no cost at all. What is too much to count stays countable.
fn add(sum: u32, cost: u32) -> Option<u32> {
    (cost != NEVER).then(|| sum.saturating_add(cost).min(NEVER - 1))
}
