//! Model and step packs become the graph: every rule on every joint of its relation.

use super::condition::{Answers, Asked, Border, Of, What};
use super::net::{Net, Rows};
use super::relation::{Around, Joint, RELATIONS};
use super::rules::{MOST_PREMISES, Rule, Rules, SPOT_KINDS, Spread, hash, mixed};
use super::spot::{Spot, Spots};
use crate::content::Library;
use crate::diag::Checked;
use crate::facts::Truth;
use crate::model::{Attr, Kind, Model, Subject};

/// A step achieved on a spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct State {
    /// Number of the step in the library.
    pub step: u16,
    /// Where.
    pub spot: Spot,
}

/// What a way is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// Number of the row in the library's ways.
    pub row: u32,
    /// Number of the rule.
    pub rule: u32,
    /// Where it comes from.
    pub source: Spot,
    /// What joins, where that is a subject of its own.
    pub link: Option<Subject>,
    /// Where it leads.
    pub target: Spot,
    /// Borders it crosses and how it stands.
    pub marks: Marks,
    /// Measures of its rule that are in effect already, a bit each.
    pub done: u32,
}

/// Borders a way crosses and how it stands, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Marks(u8);

impl Marks {
    /// From one organisation to another.
    pub const ORGANIZATION: Marks = Marks(1);
    /// From one zone to another.
    pub const ZONE: Marks = Marks(2);
    /// Between cyberspace and physical space.
    pub const PHYSICAL: Marks = Marks(4);
    /// From outside into the model.
    pub const ENTRY: Marks = Marks(8);
    /// Something it depends on is unsaid.
    pub const ASSUMED: Marks = Marks(16);

    /// Whether a mark is set.
    pub const fn has(self, mark: Marks) -> bool {
        self.0 & mark.0 != 0
    }

    /// The same with a mark set if `when` holds.
    #[must_use]
    pub const fn with(self, mark: Marks, when: bool) -> Marks {
        if when { Marks(self.0 | mark.0) } else { self }
    }
}

/// The graph of a model.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// States and ways in rows.
    pub net: Net,
    /// The spots.
    pub spots: Spots,
    /// What each state means.
    pub states: Vec<State>,
    /// What each way is made of.
    pub ways: Vec<Made>,
    /// The least chance of each way before answers.
    pub low: Vec<f32>,
    /// The usual one.
    pub usual: Vec<f32>,
    /// The most to reckon with.
    pub high: Vec<f32>,
    /// What must not happen, with its state if anything leads there.
    pub goals: Vec<(Subject, Option<u32>)>,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// Compiles the graph. Linear in what the relations of the model join, times the rules along each.
pub fn ground(library: &Library, model: &Model, threads: usize) -> Checked<Graph> {
    let Checked { value: mut rules, diagnostics } = Rules::of(library);
    rules.answers.answer(model, threads);
    let spots = Spots::of(model);
    let dense = Dense::of(model, &spots, &rules);
    let grounding = Grounding { model, spots: &spots, rules: &rules, dense: &dense, physical: physical(library) };
    let mut found = Vec::new();
    for number in 0..RELATIONS.len() {
        found.extend(grounding.relation(number, threads));
    }
    let graph = finished(model, spots, rules, &dense, found);
    Checked { value: graph, diagnostics }
}

/// Which steps happen in physical space.
fn physical(library: &Library) -> Vec<bool> {
    library.steps.iter().map(|step| step.physical).collect()
}

/// A numbering of everything that could be a state: step by step, kind by kind.
struct Dense {
    /// Where the subjects of each kind start, and where they end.
    kinds: [(u32, u32); SPOT_KINDS],
    /// For each step and kind the number of its first state.
    bases: Vec<[Option<u32>; SPOT_KINDS]>,
    len: u32,
}

impl Dense {
    fn of(model: &Model, spots: &Spots, rules: &Rules) -> Dense {
        let mut kinds = [(0, 0); SPOT_KINDS];
        let subjects = Kind::ALL.into_iter().map(|kind| {
            let mut of_kind = model.of_kind(kind);
            let len = of_kind.len() as u32;
            of_kind.next().map_or((0, 0), |first| (first.0, first.0 + len))
        });
        let software = (spots.first_software(), spots.len() as u32);
        for (slot, range) in kinds.iter_mut().zip(subjects.chain([software])) {
            *slot = range;
        }
        let mut len = 0u32;
        let mut bases = Vec::with_capacity(rules.on.len());
        for on in &rules.on {
            let mut base = [None; SPOT_KINDS];
            for ((slot, on), (start, end)) in base.iter_mut().zip(on).zip(&kinds) {
                if *on {
                    *slot = Some(len);
                    len = len.saturating_add(end - start);
                }
            }
            bases.push(base);
        }
        Dense { kinds, bases, len }
    }

    fn kind(&self, model: &Model, spots: &Spots, spot: Spot) -> usize {
        spots.subject(spot).map_or(SPOT_KINDS - 1, |subject| model.kind(subject) as usize)
    }

    /// The number of a step on a spot of this kind, if it can be achieved there.
    fn state(&self, step: u16, kind: usize, spot: Spot) -> Option<u32> {
        let base = (*self.bases.get(usize::from(step))?.get(kind)?)?;
        let (start, _) = self.kinds.get(kind)?;
        Some(base + spot.0.checked_sub(*start)?)
    }
}

/// A way as it was found, with dense numbers of states.
struct Found {
    made: Made,
    conclusion: u32,
    premises: [u32; MOST_PREMISES],
    premise_count: u8,
    chance: [f32; 3],
}

struct Grounding<'g> {
    model: &'g Model,
    spots: &'g Spots,
    rules: &'g Rules,
    dense: &'g Dense,
    physical: Vec<bool>,
}

/// A joint with what all rules along it want to know.
struct At {
    joint: Joint,
    ends: [Option<Spot>; 3],
    kinds: (usize, usize),
    marks: Marks,
}

/// So many subjects are worth a thread.
const WORTH_A_THREAD: usize = 4096;

impl Grounding<'_> {
    /// The rules along a relation, by number.
    fn along(&self, relation: usize) -> Vec<u32> {
        let rules = self.rules.all.iter().zip(0..);
        rules.filter(|(rule, _)| rule.relation == relation).map(|(_, at)| at).collect()
    }

    /// Everything found along one relation, in the order in which the model states it.
    fn relation(&self, number: usize, threads: usize) -> Vec<Found> {
        let along = self.along(number);
        let stated_in = RELATIONS.get(number).map(|relation| relation.stated_in).unwrap_or_default();
        if along.is_empty() {
            return Vec::new();
        }
        let stating: Vec<Spot> = if stated_in.is_empty() {
            (0..self.spots.len() as u32).map(Spot).collect()
        } else {
            stated_in.iter().flat_map(|kind| self.model.of_kind(*kind)).map(Spot::from).collect()
        };
        let table = self.table(&along);
        let share = stating.len().div_ceil(threads.max(1)).max(WORTH_A_THREAD);
        let parts: Vec<&[Spot]> = stating.chunks(share).collect();
        let part = |part: &[Spot]| {
            let mut found = Vec::new();
            part.iter().for_each(|spot| self.stated(number, *spot, &table, &mut found));
            found
        };
        std::thread::scope(|scope| {
            let part = &part;
            let running: Vec<_> = parts.iter().skip(1).map(|spots| scope.spawn(move || part(spots))).collect();
            let mut found: Vec<Found> = parts.first().map(|spots| part(spots)).unwrap_or_default();
            for one in running {
                found.extend(one.join().unwrap_or_default());
            }
            found
        })
    }

    /// For each kind of target, the rules along a relation that can apply there.
    fn table(&self, along: &[u32]) -> Vec<Vec<u32>> {
        let applies = |rule: &&u32, kind: usize| {
            let to = self.rules.all.get(**rule as usize).map(|rule| rule.to);
            to.and_then(|to| self.rules.on.get(usize::from(to))?.get(kind).copied()).unwrap_or(false)
        };
        (0..SPOT_KINDS).map(|kind| along.iter().filter(|rule| applies(rule, kind)).copied().collect()).collect()
    }

    /// Everything the rules find along what one spot states.
    fn stated(&self, relation: usize, spot: Spot, table: &[Vec<u32>], found: &mut Vec<Found>) {
        let around = Around { model: self.model, spots: self.spots };
        let mut each = |joint: Joint| {
            let kind = |spot| self.dense.kind(self.model, self.spots, spot);
            let kinds = (kind(joint.source), kind(joint.target));
            let Some(rules) = table.get(kinds.1).filter(|rules| !rules.is_empty()) else { return };
            let ends = [Some(joint.source), joint.link.map(Spot::from), Some(joint.target)];
            let at = At { joint, ends, kinds, marks: self.crossed(joint) };
            for number in rules {
                if let Some(rule) = self.rules.all.get(*number as usize) {
                    found.extend(self.apply(rule, *number, &at));
                }
            }
        };
        match (self.spots.subject(spot), RELATIONS.get(relation)) {
            (Some(subject), Some(relation)) => (relation.joints)(&around, subject, &mut each),
            // Only the relation of everything with itself reaches software by itself.
            _ => each(Joint { source: spot, link: None, target: spot }),
        }
    }

    fn crossed(&self, joint: Joint) -> Marks {
        let apart = |find: fn(&Model, Subject) -> Option<Subject>| {
            let of = |spot| self.spots.subject(spot).and_then(|subject| find(self.model, subject));
            matches!((of(joint.source), of(joint.target)), (Some(one), Some(other)) if one != other)
        };
        if joint.source == joint.target {
            return Marks::default();
        }
        Marks::default().with(Marks::ORGANIZATION, apart(Model::manager)).with(Marks::ZONE, apart(Model::zone))
    }

    fn apply(&self, rule: &Rule, number: u32, at: &At) -> Option<Found> {
        let conclusion = self.dense.state(rule.to, at.kinds.1, at.joint.target)?;
        let mut premises = [u32::MAX; MOST_PREMISES];
        let mut premise_count = 0u8;
        let mut slots = premises.iter_mut();
        let of_source = rule.from.iter().map(|step| self.dense.state(*step, at.kinds.0, at.joint.source));
        for state in of_source.chain(rule.also.iter().map(|(step, of)| self.elsewhere(*step, *of, at))) {
            let state = state.filter(|state| *state != conclusion)?;
            *slots.next()? = state;
            premise_count += 1;
        }
        let (chance, marks, done) = self.chance(rule, at)?;
        let marks = marks.with(Marks::ENTRY, rule.rate.is_some()).with(Marks::PHYSICAL, self.turns_physical(rule));
        let made = Made {
            row: rule.row,
            rule: number,
            source: at.joint.source,
            link: at.joint.link,
            target: at.joint.target,
            marks,
            done,
        };
        let chance = [chance.low as f32, chance.usual as f32, chance.high as f32];
        Some(Found { made, conclusion, premises, premise_count, chance })
    }

    fn elsewhere(&self, step: u16, of: Of, at: &At) -> Option<u32> {
        let spot = of.find(self.model, self.spots, at.ends)?;
        self.dense.state(step, self.dense.kind(self.model, self.spots, spot), spot)
    }

    fn turns_physical(&self, rule: &Rule) -> bool {
        let physical = |step: u16| self.physical.get(usize::from(step)).copied().unwrap_or(false);
        physical(rule.to) && !rule.from.first().copied().is_some_and(physical)
    }

    /// The chance on this joint, unless a condition forbids the way.
    fn chance(&self, rule: &Rule, at: &At) -> Option<(Spread, Marks, u32)> {
        let Spread { mut low, mut usual, mut high } = rule.chance;
        let mut marks = at.marks;
        let mut done = 0;
        for test in &rule.when {
            match self.truth(&test.asked, at) {
                Truth::Yes => {}
                Truth::No => return None,
                Truth::Unknown => {
                    low = 0.0;
                    usual *= test.unsaid;
                    marks = marks.with(Marks::ASSUMED, true);
                }
            }
        }
        for adjust in &rule.adjust {
            match self.truth(&adjust.asked, at) {
                Truth::Yes => {
                    low *= adjust.times;
                    usual *= adjust.times;
                    high *= adjust.times;
                    done |= adjust.done;
                }
                Truth::No => {}
                Truth::Unknown => {
                    low *= adjust.times.min(1.0);
                    high *= adjust.times.max(1.0);
                }
            }
        }
        let within = |rate: fn(Spread) -> f64, chance: f64| match rule.rate {
            Some(spread) => -(-rate(spread) * chance.min(1.0)).exp_m1(),
            None => chance.min(1.0),
        };
        let year = Spread {
            low: within(|rate| rate.low, low),
            usual: within(|rate| rate.usual, usual),
            high: within(|rate| rate.high, high),
        };
        (year.high > 0.0).then_some((year, marks, done))
    }

    fn truth(&self, asked: &Asked, at: &At) -> Truth {
        let turned = |truth: Truth, is: bool| if is { truth } else { truth.not() };
        match asked.what {
            What::Crosses(border, is) => {
                let mark = match border {
                    Border::Organization => Marks::ORGANIZATION,
                    Border::Zone => Marks::ZONE,
                };
                turned(Truth::of(at.marks.has(mark)), is)
            }
            What::Column(column, is) => turned(self.column(&self.rules.answers, column, asked.of, at), is),
        }
    }

    fn column(&self, answers: &Answers, column: usize, of: Of, at: &At) -> Truth {
        let spot = of.find(self.model, self.spots, at.ends);
        answers.get(column, spot.and_then(|spot| self.spots.subject(spot)))
    }
}

/// Numbers the states that are used and lays the ways into rows.
fn finished(model: &Model, spots: Spots, rules: Rules, dense: &Dense, found: Vec<Found>) -> Graph {
    let mut numbers = vec![u32::MAX; dense.len as usize];
    for way in &found {
        let premises = way.premises.iter().take(usize::from(way.premise_count));
        for state in premises.chain([&way.conclusion]) {
            if let Some(number) = numbers.get_mut(*state as usize) {
                *number = 0;
            }
        }
    }
    let mut used = 0u32;
    for number in numbers.iter_mut().filter(|number| **number == 0) {
        *number = used;
        used += 1;
    }
    let number = |state: u32| numbers.get(state as usize).copied().unwrap_or(u32::MAX);
    let ids: Vec<u64> = (0..spots.len() as u32).map(|at| hash(spots.id(model, Spot(at)).as_bytes())).collect();
    let mut graph = Graph { states: states(dense, &numbers), ..Graph::default() };
    let mut premises = Rows::default();
    let mut conclusions = Vec::with_capacity(found.len());
    let mut way_ids = Vec::with_capacity(found.len());
    for way in &found {
        premises.push(way.premises.iter().take(usize::from(way.premise_count)).map(|state| number(*state)));
        conclusions.push(number(way.conclusion));
        way_ids.push(identity(&rules, &ids, &way.made));
        let [low, usual, high] = way.chance;
        graph.low.push(low);
        graph.usual.push(usual);
        graph.high.push(high);
        graph.ways.push(way.made);
    }
    graph.net = Net::of_rows(used as usize, premises, conclusions, way_ids);
    graph.goals = goals(model, &graph);
    graph.spots = spots;
    graph.rules = rules.all;
    graph
}

fn states(dense: &Dense, numbers: &[u32]) -> Vec<State> {
    let mut states = Vec::new();
    for (bases, step) in dense.bases.iter().zip(0..) {
        for (base, (start, end)) in bases.iter().zip(&dense.kinds) {
            let Some(base) = base else { continue };
            for spot in *start..*end {
                let used = numbers.get((base + spot - start) as usize).is_some_and(|number| *number != u32::MAX);
                if used {
                    states.push(State { step, spot: Spot(spot) });
                }
            }
        }
    }
    states
}

/// What tells a way from all others in any model and content: its row and the ids it joins.
fn identity(rules: &Rules, ids: &[u64], made: &Made) -> u64 {
    let rule = rules.all.get(made.rule as usize).map_or(0, |rule| rule.hash);
    let id = |spot: Spot| ids.get(spot.0 as usize).copied().unwrap_or(0);
    let link = made.link.map_or(0, |link| id(link.into()));
    let mut found = rule;
    for part in [id(made.source), link, id(made.target)] {
        found = mixed(found.rotate_left(17) ^ part);
    }
    found
}

/// The goals with their states. A goal is a goal because ways along `harms` end in it.
fn goals(model: &Model, graph: &Graph) -> Vec<(Subject, Option<u32>)> {
    let mut goals: Vec<(Subject, Option<u32>)> = model.of_kind(Kind::Goal).map(|goal| (goal, None)).collect();
    for (state, at) in graph.states.iter().zip(0..) {
        let found = goals.binary_search_by(|(goal, _)| goal.0.cmp(&state.spot.0));
        if let Some(slot) = found.ok().and_then(|found| goals.get_mut(found)) {
            slot.1 = slot.1.or(Some(at));
        }
    }
    goals
}

impl Graph {
    /// The state of a step on a spot, if the graph has it.
    pub fn state(&self, step: u16, spot: Spot) -> Option<u32> {
        self.states.binary_search(&State { step, spot }).ok().map(|at| at as u32)
    }

    /// What the two sides of a border are, as one number; none for ways that cross no border.
    ///
    /// Ways in count as crossing into their target.
    pub fn border(&self, model: &Model, way: u32) -> Option<u64> {
        let made = self.ways.get(way as usize)?;
        let subject = |spot| self.spots.subject(spot);
        let zone_of =
            |spot| subject(spot).and_then(|subject| model.zone(subject)).map_or(u64::MAX, |at| u64::from(at.0));
        let manager_of =
            |spot| subject(spot).and_then(|subject| model.manager(subject)).map_or(u64::MAX, |at| u64::from(at.0));
        let part = |kind: u64, from: u64, to: u64| mixed(mixed(kind ^ from.rotate_left(24)) ^ to);
        let mut found = 0u64;
        if made.marks.has(Marks::ENTRY) {
            found ^= part(1, u64::from(made.row), u64::from(made.target.0));
        }
        if made.marks.has(Marks::ORGANIZATION) {
            found ^= part(2, manager_of(made.source), manager_of(made.target));
        }
        if made.marks.has(Marks::ZONE) {
            found ^= part(3, zone_of(made.source), zone_of(made.target));
        }
        if made.marks.has(Marks::PHYSICAL) {
            found ^= part(4, u64::from(made.source.0), u64::from(made.target.0));
        }
        (found != 0).then_some(found)
    }

    /// Where a subject is stated at for a goal.
    pub fn at(model: &Model, goal: Subject) -> Option<Subject> {
        model.reference(goal, Attr::At)
    }
}
