//! Throw-away.
use sanso_core::study::{Inputs, run};
use sanso_core::text::Lang;
#[test]
fn try_it() {
    for name in std::fs::read_dir("../../examples").unwrap().flatten().map(|e| e.path()).filter(|p| p.join("model.yaml").exists()).chain(std::fs::read_dir("../../examples/incidents").into_iter().flatten().flatten().map(|e| e.path()).filter(|p| p.is_dir())) {
        let t = std::time::Instant::now();
        let study = run(Inputs { main: "model.yaml", fetch: &mut |p| std::fs::read(name.join(p)).map_err(|_| sanso_core::model::FetchError::Missing), overlays: &[], profile: None });
        println!("== {} {:?}: {} subjects, {} standing, {} required, {} questions", name.display(), t.elapsed(), study.value.model.len(), study.value.analysis.standing.len(), study.value.plan.required.len(), study.value.plan.questions.len());
        for d in &study.diagnostics { println!("  {} {} {}", d.problem.code(), d.place.map(|p| study.value.model.sources.show(p)).unwrap_or_default(), d.problem.message(Lang::En).what); }
        for q in study.value.plan.questions.iter().take(3) { println!("  ? {}.{} settles {} measures {} touches {}", study.value.model.id(q.subject), q.attr.key(), q.settles.len(), q.measures, q.touches); }
    }
}
