//! A roadmap as JSON.

use super::pretty;
use crate::view::Roadmap;
use serde::Serialize;

#[derive(Serialize)]
struct RoadmapJson<'r> {
    days: f64,
    /// What is left of the weighed likelihood of all goals, and what no choice of the same effort can go below.
    left: f64,
    bound: f64,
    reached: bool,
    goals: Vec<LeftJson<'r>>,
    measures: Vec<TaskJson<'r>>,
}

#[derive(Serialize)]
struct LeftJson<'r> {
    goal: &'r str,
    now: f64,
    afterwards: f64,
}

#[derive(Serialize)]
struct TaskJson<'r> {
    rank: usize,
    wave: usize,
    measure: &'r str,
    bearer: &'r str,
    days: f64,
    removes: f64,
    required: bool,
}

/// Measures in the order of choice with their waves, and what is left of each goal.
pub fn roadmap_json(map: &Roadmap) -> String {
    let left = map.left.iter().map(|left| {
        let (now, afterwards) = left.likely;
        LeftJson { goal: &left.goal.0, now, afterwards }
    });
    let tasks = map.tasks.iter().map(|task| TaskJson {
        rank: task.number,
        wave: task.wave,
        measure: &task.measure,
        bearer: &task.bearer.0,
        days: task.days,
        removes: task.removes,
        required: task.required,
    });
    pretty(&RoadmapJson {
        days: map.days,
        left: map.rest,
        bound: map.bound,
        reached: map.reached,
        goals: left.collect(),
        measures: tasks.collect(),
    })
}
