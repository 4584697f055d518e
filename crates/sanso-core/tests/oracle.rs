//! The engine against a second, plain reading of models, facts and conditions that shares no types with it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::excessive_nesting,
    reason = "a test stops at the first surprise"
)]

mod plain;
#[allow(dead_code, reason = "only a part of it is needed here")]
mod world;

use plain::{Incident, Plain, facts::condition, incidents};
use sanso_core::analysis::{Standing, analyze};
use sanso_core::diag::Checked;
use sanso_core::model::{FetchError, Model, read};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use world::{library, worlds_from};

type Standings = BTreeMap<(String, String), &'static str>;

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What stands by the plain reading.
fn expected(model: &Plain, incidents: &[Incident]) -> Standings {
    let mut standings = Standings::new();
    for incident in incidents {
        for (id, thing) in &model.things {
            if incident.about.iter().all(|word| section(word) != thing.section) || model.is_outside(id) {
                continue;
            }
            let can = condition(model, &incident.when, id);
            let how = match (can.contains(&true), can.contains(&false)) {
                (true, true) => "assumed",
                (true, false) => "established",
                _ => continue,
            };
            standings.insert((incident.key.clone(), id.clone()), how);
        }
    }
    standings
}

fn section(word: &str) -> &'static str {
    match word {
        "organization" => "organizations",
        "component" => "components",
        "flow" => "flows",
        "supply" => "supplies",
        "data" => "data",
        "data-event" => "data-events",
        other => panic!("no section for {other}"),
    }
}

/// What stands by the engine.
fn found(model: &Model) -> Standings {
    let one = |one: &sanso_core::analysis::Standings| {
        let incident = library().incidents[one.incident as usize].row.key.to_string();
        let how = if one.standing == Standing::Established { "established" } else { "assumed" };
        ((incident, model.id(one.subject).to_owned()), how)
    };
    analyze(library(), model).value.standing.iter().map(one).collect()
}

fn differences(expected: &Standings, found: &Standings) -> Vec<String> {
    let mut cases: Vec<_> = expected.keys().chain(found.keys()).collect();
    cases.sort();
    cases.dedup();
    let differ = cases.into_iter().filter(|case| expected.get(*case) != found.get(*case));
    differ
        .map(|case| format!("{case:?}: plainly {:?}, by the engine {:?}", expected.get(case), found.get(case)))
        .collect()
}

fn all_incidents() -> Vec<Incident> {
    let incidents = incidents(&workspace().join("content/cpsf"));
    assert_eq!(incidents.len(), 26);
    incidents
}

#[test]
fn the_engine_agrees_with_the_plain_reading_on_every_example() {
    let incidents = all_incidents();
    let below = |folder: &str| {
        let entries = std::fs::read_dir(workspace().join(folder)).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.join("model.yaml").exists()).collect::<Vec<_>>()
    };
    let mut folders = below("examples");
    folders.extend(below("examples/incidents"));
    folders.extend(below("examples/held-aside"));
    assert!(folders.len() >= 27, "{folders:?}");
    for folder in folders {
        let mut fetch = |path: &str| std::fs::read(folder.join(path)).map_err(|_| FetchError::Missing);
        let Checked { value, .. } = read("model.yaml", &mut fetch);
        let differences = differences(&expected(&Plain::of_folder(&folder), &incidents), &found(&value));
        assert!(differences.is_empty(), "{}:\n{}", folder.display(), differences.join("\n"));
    }
}

#[test]
fn the_engine_agrees_with_the_plain_reading_on_drawn_models() {
    let incidents = all_incidents();
    let mut compared = 0;
    for world in worlds_from(20_261_122).take(2_000) {
        let expected = expected(&Plain::of_text(&world.yaml()), &incidents);
        let differences = differences(&expected, &found(&world.model()));
        assert!(differences.is_empty(), "{}\n{}", differences.join("\n"), world.yaml());
        compared += expected.len();
    }
    assert!(compared > 16_000, "only {compared} standing incidents were compared");
}
