//! Retrodiction: documented incidents, modelled as they were the day before, held against what then happened.
//!
//! The tables in docs/retrodiction.md are written by `SANSO_UPDATE=1 cargo test -p sanso --test retrodiction`; without it the test
//! checks that they are what the program says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod retrodiction {
    pub mod case;
    pub mod score;
    pub mod studied;
    pub mod table;
}

use retrodiction::case::{self, Case};
use retrodiction::table::{self, ROUTES, Score, Sought};
use retrodiction::{score, studied};
use sanso_core::content::embedded;
use sanso_core::study::Study;
use sanso_core::text::{FileId, Limits, Tree, read_yaml};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const SHARED: &str = "examples/incidents";
const ASIDE: &str = "examples/held-aside";

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// YAML, or JSON as part of it, without a trouble.
fn tree(text: &str) -> Tree {
    let (tree, troubles) = read_yaml(FileId(0), &Arc::from(text), Limits::default());
    assert!(troubles.is_empty(), "{troubles:?}");
    tree
}

#[test]
fn there_are_ten_shared_cases_and_no_fewer_than_eight_kept_aside() {
    assert_eq!(case::cases(&project().join(SHARED)).len(), 10);
    assert!(case::cases(&project().join(ASIDE)).len() >= 8);
}

#[test]
fn what_was_observed_names_what_the_model_and_the_framework_have() {
    let library = embedded();
    let measures: BTreeSet<&str> = library.measures.iter().map(|measure| measure.id.as_str()).collect();
    let worlds = [
        "internet",
        "mail",
        "mobile-network",
        "radio",
        "partner-network",
        "removable-media",
        "public-place",
        "telephone",
    ];
    for case in [SHARED, ASIDE].iter().flat_map(|set| case::cases(&project().join(set))) {
        let model = studied::model(&case.folder);
        let ids: BTreeSet<&str> = model.subjects().map(|subject| model.id(subject)).collect();
        for id in case.path.iter().flat_map(|element| &element.ids).chain([&case.goal]) {
            assert!(ids.contains(id.as_str()), "{}: no `{id}` in the model", case.name);
        }
        for measure in &case.breaking {
            assert!(measures.contains(measure.as_str()), "{}: no measure `{measure}`", case.name);
        }
        for world in case.path.iter().filter_map(|element| element.world.as_deref()) {
            assert!(worlds.contains(&world), "{}: no world `{world}`", case.name);
        }
    }
}

/// Scores one case: the day before, and again with the breaking measures met.
fn scored(case: &Case) -> Score {
    let before = studied::study(case, None);
    let after = studied::study(case, Some(&studied::met(&before, case)));
    let risk = studied::risk(&before, case);
    let far: Vec<score::Route> = risk.routes.iter().map(|found| studied::route(&before, found)).collect();
    let routes = &far[..far.len().min(ROUTES)];
    let plan = studied::plan(&before);
    let breaking = |line: &studied::Line| case.breaking.contains(&line.measure);
    let beside = |line: &studied::Line| line.bearer.is_some_and(|bearer| studied::on_path(&before.model, case, bearer));
    if std::env::var_os("SANSO_SHOW").is_some() {
        show(case, &before, &far[..far.len().min(12)], &plan);
    }
    Score {
        name: case.name.clone(),
        route: score::first_match(&case.path, routes),
        later: score::first_match(&case.path, &far).ok(),
        elements: case.path.len(),
        routes: routes.len(),
        distinct: routes.iter().map(|route| &route.passes).collect::<BTreeSet<_>>().len(),
        measure: Sought::of(plan.iter().map(breaking)),
        beside: Sought::of(plan.iter().map(|line| breaking(line) && beside(line))),
        before: [risk.likely.low, risk.likely.usual, risk.likely.high],
        after: studied::risk(&after, case).likely.usual,
    }
}

/// What a score was made from, for whoever asks why a case failed.
fn show(case: &Case, study: &Study, routes: &[score::Route], plan: &[studied::Line]) {
    println!("== {}", case.name);
    let seen: Vec<&str> = case.path.iter().map(|element| element.seen.as_str()).collect();
    println!("  path  {}", seen.join(" > "));
    for (route, found) in routes.iter().zip(&studied::risk(study, case).routes) {
        let keys = found
            .ways
            .iter()
            .map(|&way| study.travel.graph.ways.get(way as usize).map_or(usize::MAX, |made| made.row as usize));
        let keys: Vec<&str> = keys.map(|row| study.library.ways[row].row.key.as_str()).collect();
        let passed = score::matched(&case.path, route);
        println!("  {passed}  [{}] {}", route.from.join(" "), route.passes.join(" > "));
        println!("     {:.1e} {}", found.chance, keys.join(" > "));
    }
    for line in plan.iter().take(12) {
        let mark = if case.breaking.contains(&line.measure) { '*' } else { ' ' };
        let bearer = line.bearer.map_or("nobody", |bearer| study.model.id(bearer));
        println!("  {mark} {} @ {bearer}  {:.3}", line.measure, line.removes);
    }
}

const BEGIN: &str = "<!-- scores begin: written by a test, see above -->";
const END: &str = "<!-- scores end -->";

#[test]
fn the_tables_are_what_the_program_says_of_the_cases() {
    let remarks = studied::remarks(&project().join("docs/retrodiction.yaml"));
    let mut out = String::new();
    let mut unexplained = Vec::new();
    for (title, set) in [("Shared cases", SHARED), ("Cases kept aside", ASIDE)] {
        let scores: Vec<Score> = case::cases(&project().join(set)).iter().map(scored).collect();
        unexplained.extend(
            scores.iter().filter(|one| !one.passed() && !remarks.contains_key(&one.name)).map(|one| one.name.clone()),
        );
        out.push_str(&format!("\n### {title}\n\n{}", table::table(&scores, &remarks)));
    }
    let file = project().join("docs/retrodiction.md");
    let document = fs::read_to_string(&file).unwrap();
    let (head, rest) = document.split_once(BEGIN).unwrap();
    let (_, tail) = rest.split_once(END).unwrap();
    let expected = format!("{head}{BEGIN}\n{out}\n{END}{tail}");
    if std::env::var_os("SANSO_UPDATE").is_some() {
        fs::write(&file, &expected).unwrap();
    } else {
        assert!(
            document == expected,
            "the tables are out of date: SANSO_UPDATE=1 cargo test -p sanso --test retrodiction\n{out}"
        );
    }
    assert!(unexplained.is_empty(), "cases that fail without a remark in docs/retrodiction.yaml: {unexplained:?}");
}
