//! What the program says of a model: routes, ranked measures and likelihoods, read from its JSON as anybody would.

use super::case::Case;
use super::score::Route;
use crate::tree;
use sanso_core::model::{Attr, FetchError, Kind, Model, Subject, read};
use sanso_core::text::Node;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

/// One line of the plan.
#[derive(Debug, Clone)]
pub struct Line {
    pub measure: String,
    pub bearer: String,
}

/// What the program says of one model.
#[derive(Debug)]
pub struct Studied {
    /// The first routes to the goal.
    pub routes: Vec<Route>,
    /// The plan, best line first.
    pub plan: Vec<Line>,
    /// The likelihood of the goal within a year: low, usual, high.
    pub likelihood: [f64; 3],
    /// Organisations and systems that manage or contain each subject.
    bearers: BTreeMap<String, BTreeSet<String>>,
}

impl Studied {
    /// Whether a bearer manages or contains an element of the path.
    pub fn on_path(&self, case: &Case, bearer: &str) -> bool {
        let ids = case.path.iter().flat_map(|element| &element.ids);
        ids.filter_map(|id| self.bearers.get(id)).any(|bearers| bearers.contains(bearer))
    }
}

/// Runs the program on a case, with a file of answers or without any.
pub fn study(case: &Case, answers: Option<&Path>) -> Studied {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanso"));
    command.args(["analyze", "--format", "json", "--fail-on", "never", "--as-of", "2026-11-22"]).arg(&case.folder);
    match answers {
        Some(file) => command.arg("--answers").arg(file),
        None => command.arg("--no-answers"),
    };
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}: {}", case.name, String::from_utf8_lossy(&output.stderr));
    let tree = tree(&String::from_utf8(output.stdout).unwrap());
    let root = tree.root();
    let model = model(&case.folder);
    let of_goal = |key| {
        let entries = root.get(key).into_iter().flat_map(|list| list.items());
        entries.filter(|entry| text(*entry, "goal") == Some(&case.goal)).collect::<Vec<_>>()
    };
    let mut routes = of_goal("paths");
    routes.sort_by_key(|route| number(*route, "rank") as u64);
    let mut plan: Vec<Node<'_>> = root.get("plan").unwrap().items().collect();
    plan.sort_by_key(|line| number(*line, "rank") as u64);
    let line = |line: &Node<'_>| Line {
        measure: text(*line, "measure").unwrap().to_owned(),
        bearer: text(*line, "bearer").unwrap().to_owned(),
    };
    Studied {
        routes: routes.iter().map(|node| route(&model, *node)).collect(),
        plan: plan.iter().map(line).collect(),
        likelihood: likelihood(root, &case.goal),
        bearers: bearers(root),
    }
}

fn likelihood(root: Node<'_>, goal: &str) -> [f64; 3] {
    let goals = root.get("goals").unwrap();
    let goal = goals.items().find(|one| text(*one, "id") == Some(goal)).unwrap();
    let likelihood = goal.get("likelihood").unwrap_or_else(|| panic!("a goal without likelihood"));
    ["low", "usual", "high"].map(|key| number(likelihood, key))
}

fn route(model: &Model, node: Node<'_>) -> Route {
    let steps = || node.get("steps").into_iter().flat_map(|steps| steps.items());
    let mut passes = Vec::new();
    for step in steps() {
        passes.extend(["link", "subject"].iter().filter_map(|key| text(step, key)).map(str::to_owned));
    }
    let begins = steps().next().into_iter().flat_map(|first| [text(first, "link"), text(first, "subject")]);
    let subjects = begins.flatten().filter_map(|id| model.find(id));
    Route { from: subjects.flat_map(|subject| worlds(model, subject)).collect(), passes }
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

fn bearers(root: Node<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for subject in root.get("subjects").unwrap().items() {
        let own = found.entry(text(subject, "id").unwrap().to_owned()).or_default();
        own.extend(["id", "manager", "system"].iter().filter_map(|key| text(subject, key)).map(str::to_owned));
    }
    found
}

fn text<'t>(node: Node<'t>, key: &str) -> Option<&'t str> {
    node.get(key).and_then(|value| value.text())
}

fn number(node: Node<'_>, key: &str) -> f64 {
    text(node, key).and_then(|digits| digits.parse().ok()).unwrap_or_else(|| panic!("no number `{key}`"))
}

/// The model of a case.
pub fn model(folder: &Path) -> Model {
    let mut fetch = |path: &str| fs::read(folder.join(path)).map_err(|_| FetchError::Missing);
    read("model.yaml", &mut fetch).value
}

/// A file of answers in which the breaking measures of a case are met by all of whom they are required.
pub fn met(case: &Case, plan: &[Line]) -> String {
    let mut out = format!("sanso-answers: 1\nprocess: {}\nanswers:\n", case.name);
    for line in plan.iter().filter(|line| case.breaking.contains(&line.measure)) {
        out.push_str(&format!("  - {{ measure: {}, bearer: {}, status: met }}\n", line.measure, line.bearer));
    }
    out
}

/// Remarks by case, from docs/retrodiction.yaml.
pub fn remarks(file: &Path) -> BTreeMap<String, String> {
    let tree = tree(&fs::read_to_string(file).unwrap());
    let entries = tree.root().get("remarks").unwrap();
    entries.entries().map(|(key, value)| (key.text().unwrap().to_owned(), value.text().unwrap().to_owned())).collect()
}
