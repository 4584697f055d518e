//! Times each stage of a study on one model file: `stages MODEL.yaml`. Seconds of wall time, one line a stage.

use sanso_core::{analysis, assess, content, model, plan};
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
