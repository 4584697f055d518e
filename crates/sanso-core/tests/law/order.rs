//! Neither the order of what is written nor the run changes a study.

use super::{few, numbers, requirements, standings};
use crate::world::{Choices, World, library, study_of};
use proptest::prelude::*;
use sanso_core::diag::Checked;
use sanso_core::model::{FetchError, Model, read};
use sanso_core::study::{Inputs, Study, run};

proptest! {
    #![proptest_config(few(32))]

    #[test]
    fn the_order_of_files_sections_entries_and_attributes_does_not_matter(drawn in numbers(), more in numbers()) {
        let world = World::draw(&mut Choices::new(&drawn));
        let choices = &mut Choices::new(&more);
        let (first, second) = (files(&world, &mut Choices::new(&[])), files(&world, choices));
        let (one, other) = (read_files(&first), read_files(&second));
        prop_assert!(one.diagnostics.is_empty() && other.diagnostics.is_empty(), "{:?}", other.diagnostics);
        let (one, other) = (study_of(one.value, library()), study_of(other.value, library()));
        prop_assert_eq!(standings(&one), standings(&other));
        prop_assert_eq!(requirements(&one), requirements(&other));
        prop_assert_eq!(in_order(&one), in_order(&other));
    }

    #[test]
    fn two_runs_give_the_same_bytes(drawn in numbers()) {
        let text = World::draw(&mut Choices::new(&drawn)).yaml();
        let shown = || {
            let mut fetch = |_: &str| Ok(text.clone().into_bytes());
            format!("{:?}", run(Inputs { main: "model.yaml", fetch: &mut fetch, overlays: &[], profile: Some("small-business"), answers: None, as_of: None, asking: Default::default() }))
        };
        prop_assert_eq!(shown(), shown());
    }
}

/// Everything whose order people see, by ids.
fn in_order(study: &Study) -> Vec<String> {
    let id = |subject| study.model.id(subject);
    let required =
        study.plan.required.iter().map(|one| format!("{} {}", one.measure, super::bearer_name(study, one.bearer)));
    let asked =
        study.plan.questions.iter().map(|one| format!("{}.{} {}", id(one.subject), one.attr.key(), one.settles.len()));
    let stands = study.analysis.standing.iter().map(|one| format!("{} {}", one.incident, id(one.subject)));
    required.chain(asked).chain(stands).collect()
}

/// The world cut into a main file and two included ones, its parts in another order.
fn files(world: &World, choices: &mut Choices<'_>) -> Vec<(String, String)> {
    let names = ["model.yaml", "more/one.yaml", "more/two.yaml"];
    let mut texts =
        vec!["sanso: 1\ninclude: [more/one.yaml, more/two.yaml]\n".to_owned(), String::new(), String::new()];
    for at in 0..3 {
        let mut sections: Vec<(&str, String)> = Vec::new();
        for entry in choices.shuffled(&world.entries).into_iter().filter(|entry| entry.id.len() % 3 == at) {
            let said: Vec<String> = entry.said.iter().map(|(attr, value)| format!("{}: {value}", attr.key())).collect();
            let line = format!("  {}: {{ {} }}\n", entry.id, choices.shuffled(&said).join(", "));
            let key = entry.kind.section().key;
            match sections.iter_mut().find(|(known, _)| *known == key) {
                Some((_, text)) => text.push_str(&line),
                None => sections.push((key, line)),
            }
        }
        for (key, lines) in choices.shuffled(&sections) {
            texts[at] += &format!("{key}:\n{lines}");
        }
    }
    if choices.below(2) == 1 {
        texts[0] = texts[0].replace("[more/one.yaml, more/two.yaml]", "[more/two.yaml, more/one.yaml]");
    }
    names.into_iter().map(str::to_owned).zip(texts).collect()
}

fn read_files(files: &[(String, String)]) -> Checked<Model> {
    let find = |path: &str| files.iter().find(|(name, _)| name == path).map(|(_, text)| text.clone().into_bytes());
    read("model.yaml", &mut |path| find(path).ok_or(FetchError::Missing))
}
