//! Ways between the items of two frameworks: direct, inverted and composed, each with every hop.

use super::library::{Crosswalk, Frameworks, Link};
use super::made::{evidence, made};
use super::relation::Relation;
use crate::content::Confidence;
use std::collections::{BTreeMap, BTreeSet};

mod net;
mod score;

pub use net::Chain;
pub(super) use net::Net;

/// So many ways of each pair are kept; the others are counted.
const MOST_WAYS: usize = 12;
/// So many ways from one item are followed; beyond that the answer says that it was cut.
const MOST_FOLLOWED: usize = 2_000_000;

/// One row on a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hop {
    /// The table.
    pub table: usize,
    /// The row in it.
    pub row: u32,
    /// Whether it is read backwards.
    pub inverted: bool,
}

impl Hop {
    /// The row itself.
    pub fn link<'f>(&self, frameworks: &'f Frameworks) -> Option<(&'f Crosswalk, &'f Link)> {
        let table = frameworks.crosswalks.get(self.table)?;
        Some((table, table.links.get(self.row as usize)?))
    }

    /// The framework and the item it arrives at.
    pub fn end(&self, frameworks: &Frameworks) -> Option<(usize, u32)> {
        let (table, link) = self.link(frameworks)?;
        Some(if self.inverted { (table.from, link.from) } else { (table.to, link.to) })
    }

    /// What the row leaves possible, read in the direction of the way.
    pub fn relation(&self, frameworks: &Frameworks) -> Relation {
        let said = self.link(frameworks).map_or(Relation::ALL, |(_, link)| link.relation);
        if self.inverted { said.inverse() } else { said }
    }
}

/// One way between two items.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// Its rows in order.
    pub hops: Vec<Hop>,
    /// What it leaves possible.
    pub relation: Relation,
    /// The least confidence of its rows.
    pub confidence: Confidence,
    /// How much it counts beside others.
    pub weight: f64,
}

/// How far a match can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The two cannot be without anything in common, as far as the rows are right.
    Certain,
    /// They may be, but ways that rest on different tables agree.
    Likely,
    /// They may be: worth a look, never a result.
    Candidate,
    /// No way leads there, only to or from items beside the two in their frameworks.
    Beside,
}

impl Class {
    /// Every class, the most reliable first.
    pub const ALL: [Class; 4] = [Class::Certain, Class::Likely, Class::Candidate, Class::Beside];

    /// The word in files.
    pub const fn key(self) -> &'static str {
        match self {
            Class::Certain => "certain",
            Class::Likely => "likely",
            Class::Candidate => "candidate",
            Class::Beside => "beside",
        }
    }
}

/// What is known between an item of one framework and an item of the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The item it leads from.
    pub from: u32,
    /// The item it leads to.
    pub to: u32,
    /// What all ways together leave possible.
    pub relation: Relation,
    /// How far it can be relied on.
    pub class: Class,
    /// The confidence of its best way.
    pub confidence: Confidence,
    /// What it ranks by.
    pub score: f64,
    /// The ways, the weightiest first, as many as are kept.
    pub ways: Vec<Way>,
    /// How many there are.
    pub all_ways: usize,
}

/// Rows that cannot all be right.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// The item the ways lead from.
    pub from: u32,
    /// The item they lead to.
    pub to: u32,
    /// Ways that leave nothing possible together: two where two suffice.
    pub ways: Vec<Way>,
}

/// Everything between two frameworks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mapping {
    /// The matches, by item and then the best first.
    pub matches: Vec<Match>,
    /// What contradicts itself; such pairs are no matches.
    pub contradictions: Vec<Contradiction>,
    /// Whether there were more ways than are followed.
    pub cut: bool,
}

/// What is asked of the tables.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// The framework to lead from.
    pub from: usize,
    /// The framework to lead to.
    pub to: usize,
    /// One item of the first; else all of them.
    pub item: Option<u32>,
}

/// Everything between two frameworks, or between one item and a framework.
pub fn mapped(frameworks: &Frameworks, asked: Asked) -> Mapping {
    let evidence = evidence(frameworks, &made(frameworks));
    let without = vec![false; frameworks.crosswalks.len()];
    mapped_without(&Net::new(frameworks), &evidence, asked, &without)
}

/// The same as if some of the tables were not there.
pub(super) fn mapped_without(net: &Net<'_>, evidence: &[Vec<usize>], asked: Asked, without: &[bool]) -> Mapping {
    let chains = net.chains(asked.from, asked.to, without);
    let walk = Walk { net, rests: chains.iter().map(|chain| rests(chain, evidence)).collect(), chains };
    let count = net.frameworks.all.get(asked.from).map_or(0, |one| one.items.len() as u32);
    let wanted: Vec<u32> = asked.item.map_or_else(|| (0..count).collect(), |item| vec![item]);
    let mut mapping = Mapping::default();
    let mut scores = score::Scores::new(&walk, asked.from, asked.to);
    for item in wanted {
        let found = walk.from(item, true);
        mapping.cut |= found.cut;
        let scored = scores.of(item);
        walk.matches(item, found, &scored, &mut mapping);
    }
    mapping
}

/// For each choice of rows of a chain that do not say "equal" the tables a way rests on.
fn rests(chain: &Chain, evidence: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let of = |mask: usize| {
        let steps = chain.steps.iter().enumerate().filter(|(number, _)| mask >> number & 1 == 1);
        let tables = steps.filter_map(|(_, (table, _))| evidence.get(*table)).flatten();
        tables.copied().collect::<BTreeSet<usize>>().into_iter().collect()
    };
    (0..1 << chain.steps.len()).map(of).collect()
}

/// Following chains of tables.
struct Walk<'w, 'f> {
    net: &'w Net<'f>,
    chains: Vec<Chain>,
    /// For each chain and choice of its rows the tables a way rests on.
    rests: Vec<Vec<Vec<usize>>>,
}

/// What was found at one item of the other framework.
#[derive(Default)]
struct Found {
    relation: Option<Relation>,
    /// Weights by chain and choice of rows that do not say "equal".
    weights: BTreeMap<(usize, usize), f64>,
    /// The weightiest way for each relation.
    by_relation: BTreeMap<Relation, Way>,
    ways: Vec<Way>,
    count: usize,
}

/// Everything found from one item.
#[derive(Default)]
struct Reached {
    at: BTreeMap<u32, Found>,
    followed: usize,
    cut: bool,
}

/// A way that is being followed.
#[derive(Clone)]
struct Open {
    at: u32,
    way: Way,
    /// Which of its rows do not say "equal".
    mask: usize,
}

impl Walk<'_, '_> {
    /// Follows every chain from an item; with the ways themselves, or only with what they weigh.
    fn from(&self, item: u32, with_ways: bool) -> Reached {
        let mut reached = Reached::default();
        let way = Way { hops: Vec::new(), relation: Relation::EQUAL, confidence: Confidence::High, weight: 1.0 };
        for chain in 0..self.chains.len() {
            self.follow(chain, Open { at: item, way: way.clone(), mask: 0 }, with_ways, &mut reached);
        }
        reached
    }

    fn follow(&self, chain: usize, open: Open, with_ways: bool, reached: &mut Reached) {
        let steps = self.chains.get(chain).map(|chain| chain.steps.as_slice()).unwrap_or_default();
        let number = open.way.hops.len();
        let Some(step) = steps.get(number) else {
            reached.at.entry(open.at).or_default().add((chain, open.mask), open.way, with_ways);
            return;
        };
        for (to, row) in self.net.next(*step, open.at) {
            reached.followed += 1;
            if reached.followed > MOST_FOLLOWED {
                reached.cut = true;
                return;
            }
            let hop = Hop { table: step.0, row, inverted: step.1 };
            let said = hop.relation(self.net.frameworks);
            let mut next = open.clone();
            next.at = to;
            next.way.weight *= self.net.weight(hop, open.at, to);
            next.way.relation = next.way.relation.then(said);
            let sure = hop.link(self.net.frameworks).map_or(Confidence::Low, |(_, link)| link.confidence);
            next.way.confidence = next.way.confidence.min(sure);
            next.way.hops.push(hop);
            next.mask |= usize::from(said != Relation::EQUAL) << number;
            self.follow(chain, next, with_ways, reached);
        }
    }

    fn rests(&self, (chain, mask): (usize, usize)) -> &[usize] {
        self.rests.get(chain).and_then(|masks| masks.get(mask)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether two of these rest on nothing in common.
    fn agree_apart(&self, found: &Found) -> bool {
        let rests: BTreeSet<&[usize]> = found.weights.keys().map(|way| self.rests(*way)).collect();
        rests.iter().any(|one| rests.iter().any(|other| apart(one, other)))
    }

    fn matches(&self, from: u32, reached: Reached, scored: &BTreeMap<u32, f64>, into: &mut Mapping) {
        let mut matches = Vec::new();
        let mut at = reached.at;
        for (to, score) in scored {
            let Some(found) = at.remove(to) else {
                matches.push(beside(from, *to, *score));
                continue;
            };
            let relation = found.relation.unwrap_or(Relation::ALL);
            if relation == Relation::CONTRADICTION {
                into.contradictions.push(Contradiction { from, to: *to, ways: found.contradicting() });
            } else if relation != Relation::NOTHING {
                let class = match (relation.may_be_disjoint(), self.agree_apart(&found)) {
                    (false, _) => Class::Certain,
                    (true, true) => Class::Likely,
                    (true, false) => Class::Candidate,
                };
                let sure = |way: &&Way| class != Class::Certain || !way.relation.may_be_disjoint();
                let confidence = found.by_relation.values().filter(sure).map(|way| way.confidence).max();
                let confidence = confidence.unwrap_or(Confidence::Low);
                let (ways, all_ways) = (found.ways, found.count);
                matches.push(Match { from, to: *to, relation, class, confidence, score: *score, ways, all_ways });
            }
        }
        matches.sort_by(|a, b| (a.class.cmp(&b.class)).then(b.score.total_cmp(&a.score)).then(a.to.cmp(&b.to)));
        into.matches.extend(matches);
    }
}

/// An item that no way leads to, only to what stands beside it.
fn beside(from: u32, to: u32, score: f64) -> Match {
    let (relation, confidence) = (Relation::ALL, Confidence::Low);
    Match { from, to, relation, class: Class::Beside, confidence, score, ways: Vec::new(), all_ways: 0 }
}

/// Whether two lists of tables, both sorted, share none and are both about something.
fn apart(one: &[usize], other: &[usize]) -> bool {
    !one.is_empty() && !other.is_empty() && !one.iter().any(|table| other.binary_search(table).is_ok())
}

impl Found {
    fn add(&mut self, by: (usize, usize), way: Way, with_ways: bool) {
        *self.weights.entry(by).or_insert(0.0) += way.weight;
        self.relation = Some(self.relation.unwrap_or(Relation::ALL).and(way.relation));
        self.count += 1;
        if !with_ways {
            return;
        }
        let better =
            |known: &Way| way.confidence.cmp(&known.confidence).then(way.weight.total_cmp(&known.weight)).is_gt();
        if self.by_relation.get(&way.relation).is_none_or(better) {
            self.by_relation.insert(way.relation, way.clone());
        }
        let at = self.ways.partition_point(|known| known.weight >= way.weight);
        if at < MOST_WAYS {
            self.ways.insert(at, way);
            self.ways.truncate(MOST_WAYS);
        }
    }

    /// Ways that leave nothing possible together, two where two suffice.
    fn contradicting(&self) -> Vec<Way> {
        let all: Vec<&Way> = self.by_relation.values().collect();
        for (number, one) in all.iter().enumerate() {
            let other =
                all.iter().skip(number + 1).find(|other| one.relation.and(other.relation) == Relation::CONTRADICTION);
            if let Some(other) = other {
                return vec![(*one).clone(), (*other).clone()];
            }
        }
        all.into_iter().cloned().collect()
    }
}
