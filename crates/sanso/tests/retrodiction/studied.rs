//! What a study says of a case: routes to the goal, measures ranked by what helps, and how likely the goal is.

use super::case::Case;
use super::score::Route;
use crate::tree;
use sanso_core::diag::Severity;
use sanso_core::graph::routes::Route as Found;
use sanso_core::graph::travel::{Asking, Risk};
use sanso_core::model::{Attr, FetchError, Kind, Model, Subject, read};
use sanso_core::plan::Bearer;
use sanso_core::study::{Inputs, Study, run};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Routes that are asked for: many more than count, so that a path that comes late is told from one that never comes.
const FAR: usize = 60;

/// One line of the plan.
#[derive(Debug, Clone)]
pub struct Line {
    /// The measure's published id.
    pub measure: String,
    /// Who must meet it.
    pub bearer: Option<Subject>,
    /// How much of the weighed likelihood of all goals it would take away; 0 for lines that no route asks for.
    pub removes: f64,
}

/// Studies a case, with the text of a file of answers or without any.
pub fn study(case: &Case, answers: Option<&str>) -> Study {
    let mut fetch = |path: &str| fs::read(case.folder.join(path)).map_err(|_| FetchError::Missing);
    let study = run(Inputs {
        main: "model.yaml",
        fetch: &mut fetch,
        overlays: &[],
        profile: None,
        answers: answers.map(|text| ("answers.yaml", text.as_bytes())),
        as_of: None,
        asking: Asking { routes: FAR, ..Asking::default() },
    });
    let errors = study.diagnostics.iter().filter(|note| note.severity == Severity::Error).count();
    assert_eq!(errors, 0, "{}: the study has errors", case.name);
    study.value
}

/// What the study knows of the goal of the case.
pub fn risk<'s>(study: &'s Study, case: &Case) -> &'s Risk {
    let goal = study.model.find(&case.goal).unwrap();
    study.travel.risks.iter().find(|risk| risk.goal == goal).unwrap()
}

/// A route as the ids it passes: links and what they lead to, in order.
pub fn route(study: &Study, found: &Found) -> Route {
    let (graph, model) = (&study.travel.graph, &study.model);
    let made = |way: &u32| graph.ways.get(*way as usize).expect("a way of the graph");
    let first: Option<Subject> = found.ways.first().and_then(|way| graph.spots.subject(made(way).source));
    let mut passes = Vec::from_iter(first);
    for made in found.ways.iter().map(made) {
        passes.extend(made.link);
        passes.extend(graph.spots.subject(made.target));
    }
    // What is repeated without anything between is one place.
    passes.dedup();
    let begins = found.ways.first().map(made).into_iter();
    let touched =
        begins.flat_map(|made| [made.link, graph.spots.subject(made.target), graph.spots.subject(made.source)]);
    Route {
        from: touched.flatten().flat_map(|subject| worlds(model, subject)).collect(),
        passes: passes.into_iter().map(|subject| model.id(subject).to_owned()).collect(),
    }
}

/// The outside worlds that touch a subject, or for people what they use.
fn worlds(model: &Model, subject: Subject) -> Vec<String> {
    let uses: Vec<Subject> = match model.kind(subject) {
        Kind::People => model.targets(subject, Attr::May).collect(),
        _ => vec![subject],
    };
    let words = uses.into_iter().filter_map(|one| model.words(one, Attr::ExposedTo)).flatten();
    words.map(|word| word.key.to_owned()).collect()
}

/// The plan, ranked by what helps; lines that no route asks for stand at the end in the order of the plan.
pub fn plan(study: &Study) -> Vec<Line> {
    let mut removes = vec![0.0; study.plan.required.len()];
    let mut order = Vec::new();
    for gain in study.travel.gains.iter().filter(|gain| gain.removes > 0.0) {
        if let Some(required) = study.travel.levers.all[gain.lever as usize].required {
            removes[required as usize] = gain.removes;
            order.push(required as usize);
        }
    }
    order.extend((0..removes.len()).filter(|&at| removes[at] == 0.0));
    let line = |at: usize| {
        let required = &study.plan.required[at];
        Line {
            measure: study.library.measures[required.measure as usize].id.to_string(),
            bearer: match required.bearer {
                Bearer::Of(subject) => Some(subject),
                Bearer::Nobody => None,
            },
            removes: removes[at],
        }
    };
    order.into_iter().map(line).collect()
}

/// Whether a bearer is, manages or contains an element of the path.
pub fn on_path(model: &Model, case: &Case, bearer: Subject) -> bool {
    let elements = case.path.iter().flat_map(|element| &element.ids).filter_map(|id| model.find(id));
    let mut beside = elements.flat_map(|one| [Some(one), model.manager(one), model.system(one)]);
    beside.any(|one| one == Some(bearer))
}

/// The model of a case.
pub fn model(folder: &Path) -> Model {
    let mut fetch = |path: &str| fs::read(folder.join(path)).map_err(|_| FetchError::Missing);
    read("model.yaml", &mut fetch).value
}

/// A file of answers in which the breaking measures of a case are met by all of whom the plan requires them.
pub fn met(study: &Study, case: &Case) -> String {
    let mut out = format!("sanso-answers: 1\nprocess: {}\nanswers:\n", case.name);
    for line in plan(study).iter().filter(|line| case.breaking.contains(&line.measure)) {
        if let Some(bearer) = line.bearer {
            let bearer = study.model.id(bearer);
            writeln!(out, "  - {{ measure: {}, bearer: {bearer}, status: met }}", line.measure).unwrap();
        }
    }
    out
}

/// Remarks by case, from docs/retrodiction.yaml.
pub fn remarks(file: &Path) -> BTreeMap<String, String> {
    let tree = tree(&fs::read_to_string(file).unwrap());
    let entries = tree.root().get("remarks").unwrap();
    entries.entries().map(|(key, value)| (key.text().unwrap().to_owned(), value.text().unwrap().to_owned())).collect()
}
