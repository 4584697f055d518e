//! Times each stage of a study on one model file: `stages MODEL.yaml`, and with the word `graph` behind it those of the
//! graph too. Seconds of wall time, one line a stage.

use sanso_core::graph::chances::{Chances, Standing};
use sanso_core::graph::ground::ground;
use sanso_core::graph::levers::Levers;
use sanso_core::graph::order::causes_first;
use sanso_core::graph::settle::settle;
use sanso_core::graph::spread::outcomes;
use sanso_core::graph::telling::Telling;
use sanso_core::graph::travel::{Asking, Basis, travel};
use sanso_core::graph::value::value;
use sanso_core::graph::worlds::Worlds;
use sanso_core::model::Model;
use sanso_core::{analysis, assess, checks, content, model, plan};
use std::sync::Arc;
use std::time::Instant;

fn main() {
    let Some(path) = std::env::args().nth(1) else { return };
    let Ok(bytes) = std::fs::read(&path) else { return };
    let start = Instant::now();
    let library = content::embedded();
    println!("content  {:.6}", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let model = model::read("model.yaml", &mut |_| Ok(bytes.clone())).value;
    println!("model    {:.6}  {} subjects", start.elapsed().as_secs_f64(), model.len());
    snapshot(&bytes, &model);
    let start = Instant::now();
    let found = checks::run(&model);
    println!("checks   {:.6}  {} findings", start.elapsed().as_secs_f64(), found.len());
    let start = Instant::now();
    let analysis = analysis::analyze(&library, &model).value;
    println!("analysis {:.6}  {} standing", start.elapsed().as_secs_f64(), analysis.standing.len());
    let start = Instant::now();
    let plan = plan::plan(&library, &model, &analysis, None).value;
    println!(
        "plan     {:.6}  {} required, {} questions",
        start.elapsed().as_secs_f64(),
        plan.required.len(),
        plan.questions.len()
    );
    let start = Instant::now();
    let given = assess::Given::default();
    let assessment = assess::assess(&library, &model, &analysis, &plan, given).value;
    println!("assess   {:.6}  {} incidents left", start.elapsed().as_secs_f64(), assessment.residual.len());
    if std::env::args().nth(2).as_deref() == Some("graph") {
        graph(Basis { library: &library, model: &model, plan: &plan, assessment: &assessment });
    }
}

/// The graph from rows to rankings, each stage as the study goes through it.
fn graph(basis: Basis<'_>) {
    let asking = Asking::default();
    let start = Instant::now();
    let graph = ground(basis.library, basis.model, 1).value;
    println!("ground   {:.6}  {} states, {} ways", start.elapsed().as_secs_f64(), graph.net.states(), graph.net.ways());
    let start = Instant::now();
    let levers = Levers::of(basis.library, basis.model, basis.plan, &graph);
    println!("levers   {:.6}  {} levers", start.elapsed().as_secs_f64(), levers.all.len());
    let start = Instant::now();
    let settled = settle(&graph.net, &graph.usual);
    println!("settle   {:.6}  {} states can hold", start.elapsed().as_secs_f64(), settled.order.len());
    let start = Instant::now();
    let order = causes_first(&graph.net, &settled.order);
    println!("order    {:.6}", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let goals: Vec<u32> = graph.goals.iter().filter_map(|(_, state)| *state).collect();
    let telling = Telling::of(basis.model, &graph, (&settled, &graph.usual), 1);
    let found = goals.iter().map(|goal| telling.routes(*goal, asking.routes, None));
    let count: usize = found.map(|found| found.routes.len()).sum();
    println!("routes   {:.6}  {count} routes", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let now = Chances::of(&graph, &levers, &[]);
    let standing = Standing { graph: &graph, now: &now };
    let neighbours = graph.side_by_side(basis.model, &order);
    println!("nearby   {:.6}", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let found = outcomes(&graph.net, &neighbours, &standing, (Worlds::of(asking), &goals), &[]);
    let likely: f64 = found.iter().flatten().map(|outcome| outcome.usual).sum();
    println!("worlds   {:.6}  {likely:.3} goals a year", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let mut weights = vec![0.0; graph.net.states()];
    for goal in &goals {
        weights.get_mut(*goal as usize).into_iter().for_each(|weight| *weight = 1.0);
    }
    let worth = value(&graph.net, &order, &graph.usual, &weights);
    println!(
        "value    {:.6}  {:.3}",
        start.elapsed().as_secs_f64(),
        worth.way.iter().map(|v| f64::from(*v)).sum::<f64>()
    );
    let start = Instant::now();
    let travel = travel(basis, asking).value;
    println!("travel   {:.6}  {} gains", start.elapsed().as_secs_f64(), travel.gains.len());
}

/// The model into bytes and back, as the command line keeps it.
fn snapshot(bytes: &[u8], model: &Model) {
    let start = Instant::now();
    let Some(snapshot) = model.to_snapshot(&|_| true) else { return };
    println!("keep     {:.6}  {} bytes", start.elapsed().as_secs_f64(), snapshot.len());
    let start = Instant::now();
    let text = || std::str::from_utf8(bytes).ok().map(Arc::from);
    let Some(again) = Model::from_snapshot(&snapshot, &mut |_| text()) else { return };
    println!("snapshot {:.6}  {} subjects", start.elapsed().as_secs_f64(), again.len());
}
