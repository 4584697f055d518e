//! Drawn worlds, and what the graph says of them.

use crate::world::{Choices, World, library};
use sanso_core::analysis::analyze;
use sanso_core::assess::{Assessment, Item, State};
use sanso_core::graph::spread::Outcome;
use sanso_core::graph::travel::{Asking, Basis, Travel, travel};
use sanso_core::model::Model;
use sanso_core::plan::{Plan, plan};
use std::collections::BTreeMap;

/// Numbers that look random and are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    /// The next number.
    pub fn next(&mut self) -> u16 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 48) as u16
    }

    /// A number below `end`, which must not be 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::from(self.next()) % end
    }

    /// A world.
    pub fn world(&mut self) -> World {
        let length = 200 + self.below(600);
        let drawn: Vec<u16> = (0..length).map(|_| self.next()).collect();
        World::draw(&mut Choices::new(&drawn))
    }
}

/// A model with what is required in it.
pub struct Told {
    pub model: Model,
    pub plan: Plan,
}

/// As little work as shows anything.
pub const LITTLE: Asking = Asking { worlds: 1024, seed: 1, threads: 1, routes: 3, measured: 6, behind: None };

impl Told {
    /// A model with what is required in it.
    pub fn of(model: Model) -> Told {
        let analysis = analyze(library(), &model).value;
        let plan = plan(library(), &model, &analysis, None).value;
        Told { model, plan }
    }

    /// What answers say, if some requirements are met and nothing else is said.
    pub fn met(&self, met: &[usize]) -> Assessment {
        let mut assessment =
            Assessment { items: vec![Item::default(); self.plan.required.len()], ..Assessment::default() };
        met.iter().for_each(|at| assessment.items[*at].state = State::Met);
        assessment
    }

    /// What the graph is asked with.
    pub fn basis<'t>(&'t self, assessment: &'t Assessment) -> Basis<'t> {
        Basis { library: library(), model: &self.model, plan: &self.plan, assessment }
    }

    /// What the graph says if some requirements are met.
    pub fn travel(&self, met: &[usize], asking: Asking) -> Travel {
        travel(self.basis(&self.met(met)), asking).value
    }

    /// How likely each goal is.
    pub fn likely(&self, travel: &Travel) -> BTreeMap<String, Outcome> {
        travel.risks.iter().map(|risk| (self.model.id(risk.goal).to_owned(), risk.likely)).collect()
    }
}

/// Drawn worlds in which something can go wrong.
pub fn worlds(seed: u64, count: usize) -> impl Iterator<Item = (World, Told, Travel)> {
    let mut dice = Dice(seed);
    let all = std::iter::repeat_with(move || dice.world());
    let told = all.map(|world| {
        let told = Told::of(world.model());
        let travel = told.travel(&[], LITTLE);
        (world, told, travel)
    });
    told.filter(|(_, _, travel)| travel.risks.iter().any(|risk| risk.likely.usual > 0.0)).take(count)
}
