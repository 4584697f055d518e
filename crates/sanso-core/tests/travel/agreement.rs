//! The graph of the engine against the plain reading.

use crate::joints::SOFTWARE;
use crate::packs::{Laid, Packs, Ways, closure};
use crate::plain::Plain;
use crate::world::{library, worlds_from};
use sanso_core::graph::ground::{Graph, ground};
use sanso_core::graph::made::Marks;
use sanso_core::graph::settle::{NEVER, settle};
use sanso_core::graph::spot::Spot;
use sanso_core::model::{FetchError, Model, read};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Where content, examples and references are.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folders of all example models.
pub fn examples() -> Vec<PathBuf> {
    let below = |folder: &str| {
        let entries = std::fs::read_dir(workspace().join(folder)).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.join("model.yaml").exists()).collect::<Vec<_>>()
    };
    let mut folders: Vec<PathBuf> =
        ["examples", "examples/incidents", "examples/held-aside"].into_iter().flat_map(below).collect();
    folders.sort();
    folders
}

fn id(graph: &Graph, model: &Model, spot: Spot) -> String {
    let id = graph.spots.id(model, spot);
    if graph.spots.software(spot).is_some() { format!("{SOFTWARE}{id}") } else { id.to_owned() }
}

/// The ways of the engine, told without its types.
pub fn found(graph: &Graph, model: &Model) -> Ways {
    let library = library();
    let state = |number: u32| {
        let state = graph.states[number as usize];
        (library.steps[usize::from(state.step)].row.key.to_string(), id(graph, model, state.spot))
    };
    let mut ways = Ways::new();
    for (made, way) in graph.ways.iter().zip(0u32..) {
        let rule = &graph.rules[made.rule as usize];
        let bits = rule.measures.iter().zip(0..).filter(|(_, bit)| made.done >> bit & 1 == 1);
        let done: BTreeSet<String> =
            bits.map(|((measure, _), _)| library.measures[*measure as usize].id.to_string()).collect();
        let marks = [Marks::ORGANIZATION, Marks::ZONE, Marks::PHYSICAL, Marks::ENTRY, Marks::ASSUMED];
        let laid = Laid {
            premises: graph.net.premises(way).iter().map(|number| state(*number)).collect(),
            conclusion: state(graph.net.conclusion(way)),
            chance: graph.ways.chances(way).map(f64::from),
            marks: marks.map(|mark| made.marks.has(mark)),
            done,
        };
        let link = made.link.map(|link| model.id(link).to_owned()).unwrap_or_default();
        let key = library.ways[made.row as usize].row.key.to_string();
        ways.insert((key, id(graph, model, made.source), link, id(graph, model, made.target)), laid);
    }
    ways
}

fn alike(one: &Laid, other: &Laid) -> bool {
    let near = |at: usize| (one.chance[at] - other.chance[at]).abs() <= 1e-6 * other.chance[at].max(1e-3);
    (0..3).all(near)
        && (&one.premises, &one.conclusion, one.marks, &one.done)
            == (&other.premises, &other.conclusion, other.marks, &other.done)
}

fn differences(expected: &Ways, found: &Ways) -> Vec<String> {
    let keys: BTreeSet<_> = expected.keys().chain(found.keys()).collect();
    let differ = keys.into_iter().filter(|key| match (expected.get(*key), found.get(*key)) {
        (Some(one), Some(other)) => !alike(one, other),
        _ => true,
    });
    differ.map(|key| format!("{key:?}: plainly {:?}, by the engine {:?}", expected.get(key), found.get(key))).collect()
}

/// Compares everything about one model; how many ways it has.
fn compare(
    packs: &Packs,
    left_out: &[String],
    plain: &Plain,
    model: &Model,
    rows: &mut BTreeMap<String, usize>,
) -> usize {
    let graph = ground(library(), model, 1).value;
    let mut engine = found(&graph, model);
    engine.retain(|key, _| !left_out.contains(&key.0));
    let plainly = packs.ways(plain, left_out);
    let differences = differences(&plainly, &engine);
    assert!(
        differences.is_empty(),
        "{} differences:\n{}",
        differences.len(),
        differences[..differences.len().min(5)].join("\n")
    );
    if left_out.is_empty() {
        let settled = settle(&graph.net, &graph.usual);
        let reached: BTreeSet<(String, String)> = graph
            .states
            .iter()
            .zip(0u32..)
            .filter(|(_, number)| settled.cost[*number as usize] != NEVER)
            .map(|(state, _)| {
                (library().steps[usize::from(state.step)].row.key.to_string(), id(&graph, model, state.spot))
            })
            .collect();
        assert_eq!(closure(&plainly), reached);
    }
    plainly.keys().for_each(|key| *rows.entry(key.0.clone()).or_default() += 1);
    plainly.len()
}

#[test]
fn the_graph_agrees_with_the_plain_reading_on_every_example() {
    let packs = Packs::of(&workspace());
    let (all, left_out) = packs.rows();
    assert_eq!(all, library().ways.len());
    assert!(left_out.len() <= 3, "{left_out:?} of {all} rows ask for facts that the plain reading does not have");
    let folders = examples();
    assert!(folders.len() >= 27, "{folders:?}");
    let mut rows = BTreeMap::new();
    for folder in folders {
        let mut fetch = |path: &str| std::fs::read(folder.join(path)).map_err(|_| FetchError::Missing);
        let model = read("model.yaml", &mut fetch).value;
        println!("{}", folder.display());
        assert!(compare(&packs, &left_out, &Plain::of_folder(&folder), &model, &mut rows) > 20, "{}", folder.display());
    }
    println!("{} of {all} rows have a way somewhere", rows.len());
    assert!(rows.len() * 10 > all * 8, "only {} of {all} rows were ever compared", rows.len());
}

#[test]
fn the_graph_agrees_with_the_plain_reading_on_drawn_models() {
    let packs = Packs::of(&workspace());
    let (all, left_out) = packs.rows();
    let mut rows = BTreeMap::new();
    let mut ways = 0;
    for world in worlds_from(20_261_123).take(300) {
        ways += compare(&packs, &left_out, &Plain::of_text(&world.yaml()), &world.model(), &mut rows);
    }
    println!("{ways} ways of {} of {all} rows", rows.len());
    assert!(ways > 10_000, "only {ways} ways were compared");
    assert!(rows.len() * 10 > all * 9, "only {} of {all} rows were ever compared", rows.len());
}
