//! Times each stage of a study on one model file: `stages MODEL.yaml`. Seconds of wall time, one line a stage.

use sanso_core::model::Model;
use sanso_core::{analysis, assess, checks, content, model, plan};
use std::sync::Arc;
use std::time::Instant;

fn main() {
    let Some(path) = std::env::args().nth(1) else { return };
    let Ok(bytes) = std::fs::read(&path) else { return };
    let start = Instant::now();
    let library = content::embedded();
    println!("content  {:.4}", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let model = model::read("model.yaml", &mut |_| Ok(bytes.clone())).value;
    println!("model    {:.4}  {} subjects", start.elapsed().as_secs_f64(), model.len());
    snapshot(&bytes, &model);
    let start = Instant::now();
    let found = checks::run(&model);
    println!("checks   {:.4}  {} findings", start.elapsed().as_secs_f64(), found.len());
    let start = Instant::now();
    let analysis = analysis::analyze(&library, &model).value;
    println!("analysis {:.4}  {} standing", start.elapsed().as_secs_f64(), analysis.standing.len());
    let start = Instant::now();
    let plan = plan::plan(&library, &model, &analysis, None).value;
    println!(
        "plan     {:.4}  {} required, {} questions",
        start.elapsed().as_secs_f64(),
        plan.required.len(),
        plan.questions.len()
    );
    let start = Instant::now();
    let given = assess::Given::default();
    let assessment = assess::assess(&library, &model, &analysis, &plan, given).value;
    println!("assess   {:.4}  {} incidents left", start.elapsed().as_secs_f64(), assessment.residual.len());
}

/// The model into bytes and back, as the command line keeps it.
fn snapshot(bytes: &[u8], model: &Model) {
    let start = Instant::now();
    let Some(snapshot) = model.to_snapshot(&|_| true) else { return };
    println!("keep     {:.4}  {} bytes", start.elapsed().as_secs_f64(), snapshot.len());
    let start = Instant::now();
    let text = || std::str::from_utf8(bytes).ok().map(Arc::from);
    let Some(again) = Model::from_snapshot(&snapshot, &mut |_| text()) else { return };
    println!("snapshot {:.4}  {} subjects", start.elapsed().as_secs_f64(), again.len());
}
