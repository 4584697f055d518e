//! How incidents travel: one monotone AND/OR graph, and every question asked of it.
//!
//! A *state* is a step achieved on a spot and holds if any way into it fires; a *way* fires if all its premises hold and
//! its own chance comes true. The files up to `cuts` know only states, ways and numbers; those after it know the model.

pub mod net;

pub mod settle;

pub mod order;

pub mod routes;

pub mod mixing;

mod draw;

mod fold;

mod program;

mod course;

mod block;

pub mod worlds;

mod drawn;

pub mod spread;

pub mod bounds;

pub mod value;

pub mod cuts;

pub mod spot;

pub mod relation;

pub mod said;

pub mod condition;

pub mod rules;

pub mod made;

pub mod apply;

pub mod ground;

mod border;

pub mod telling;

pub mod cases;

pub mod check;

pub mod levers;

pub mod chances;

pub mod travel;

mod limit;

mod waves;

mod choice;

pub mod choose;

pub mod critical;

pub mod stopped;

pub mod suppose;

pub mod barriers;

pub mod range;
