//! Which borders a way crosses: what tells one route from another.

use super::ground::Graph;
use super::made::Marks;
use super::mixing::mix;
use super::routes::Route;
use super::spot::Spot;
use crate::content::Nature;
use crate::model::{Kind, Model, Subject};

/// What is behind routes, in the order in which they are looked for.
pub const NATURES: [Nature; 3] = [Nature::Attack, Nature::Accident, Nature::Failure];

impl Graph {
    /// Adds the borders that a way crosses: what their two sides are, as numbers that stay the same in other versions of the
    /// model.
    ///
    /// A way in is known by what tries and by the zone it comes into, not by the single device: what can be tried at one
    /// device of a zone can be tried at the next. Who it is that comes into an organisation whose inside is not drawn makes no
    /// other route. Where cyberspace begins to act on the physical world is known by whose
    /// devices do.
    /// Accidents and failures come over no border and pass none on purpose. They are known by what happens and by the
    /// organisations they pass; which single thing a whole depends on is asked elsewhere.
    pub fn crossed(&self, model: &Model, way: u32, behind: Nature, found: &mut Vec<u64>) {
        let Some(made) = self.ways.get(way as usize) else { return };
        let attack = behind == Nature::Attack;
        if made.marks.has(Marks::ENTRY) {
            let within = self.spots.subject(made.target).is_some_and(|at| model.kind(at) == Kind::Organization);
            let attempt = self.rules.get(made.rule as usize).and_then(|rule| rule.attempt).unwrap_or_default();
            let attempt = if attack && within { 0 } else { attempt };
            found.push(part(1, attempt, if attack { self.place(model, made.target) } else { 0 }));
        }
        let manager = |spot| self.around(spot, &|subject| model.manager(subject)).unwrap_or(u64::MAX);
        if made.marks.has(Marks::ORGANIZATION) {
            found.push(part(2, manager(made.source), manager(made.target)));
        }
        if attack && made.marks.has(Marks::ZONE) {
            found.push(part(3, self.place(model, made.source), self.place(model, made.target)));
        }
        if attack && made.marks.has(Marks::PHYSICAL) {
            found.push(part(4, 0, manager(made.target)));
        }
    }

    /// What is behind a way in; nothing for other ways.
    pub fn behind(&self, way: u32) -> Option<Nature> {
        self.rules.get(self.ways.get(way as usize)?.rule as usize)?.nature
    }

    /// What tells a route from others: the borders it crosses, and what is behind it.
    pub fn borders(&self, model: &Model, route: &Route) -> Vec<u64> {
        let behind = route.ways.first().and_then(|way| self.behind(*way)).unwrap_or(Nature::Attack);
        let mut found = Vec::new();
        route.ways.iter().for_each(|way| self.crossed(model, *way, behind, &mut found));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The zone of a spot, the organisation that manages it where it stands in none, or else the spot.
    fn place(&self, model: &Model, spot: Spot) -> u64 {
        let place = |subject| model.zone(subject).or_else(|| model.manager(subject));
        self.around(spot, &place).unwrap_or_else(|| self.known(spot))
    }

    fn around(&self, spot: Spot, find: &dyn Fn(Subject) -> Option<Subject>) -> Option<u64> {
        self.spots.subject(spot).and_then(find).map(|found| self.known(found.into()))
    }
}

/// One border of a kind, with its two sides.
fn part(kind: u64, from: u64, to: u64) -> u64 {
    mix(mix(kind ^ from.rotate_left(24)) ^ to)
}
