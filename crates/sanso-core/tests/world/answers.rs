//! What can be said about an attribute: every value that an answer may take, as it is written.

use super::{Choices, World};
use sanso_core::model::language::{Attribute, Shape};
use sanso_core::model::{Attr, Kind};
use sanso_core::study::Study;

/// The parts a list of this attribute may hold: its words, or the ids of the things it may name.
pub fn parts(world: &World, attribute: &Attribute) -> Vec<String> {
    match attribute.shape {
        Shape::Words(words) => words.iter().map(|word| word.key.to_owned()).collect(),
        Shape::Refs(kinds) => ids(world, kinds),
        _ => vec!["a-text".to_owned()],
    }
}

fn ids(world: &World, kinds: &[Kind]) -> Vec<String> {
    world.entries.iter().filter(|entry| kinds.contains(&entry.kind)).map(|entry| entry.id.clone()).collect()
}

/// The values of an attribute: all of a short list of words, and a few of what has no end.
pub fn values(world: &World, attribute: &Attribute) -> Vec<String> {
    let some = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    match attribute.shape {
        Shape::Truth => some(&["false", "true"]),
        Shape::Level => some(&["low", "medium", "high"]),
        Shape::Word(words) => words.iter().map(|word| word.key.to_owned()).collect(),
        Shape::Words(_) | Shape::Refs(_) | Shape::Texts => {
            let single = parts(world, attribute).into_iter().map(|part| format!("[{part}]"));
            std::iter::once("[]".to_owned()).chain(single).collect()
        }
        Shape::Number(least, most) => vec![least.to_string(), most.to_string()],
        Shape::Span => some(&["4h", "2w"]),
        Shape::Text | Shape::Name => some(&["words", "\"other words\""]),
        Shape::DataState => some(&["{ purpose: billing }"]),
        Shape::Ref(kinds) => ids(world, kinds),
    }
}

/// The attributes the study asks for, as id and attribute.
pub fn asked(study: &Study) -> Vec<(String, Attr)> {
    study.plan.questions.iter().map(|one| (study.model.id(one.subject).to_owned(), one.attr)).collect()
}

/// The values an answer to a question may take.
pub fn answers(world: &World, id: &str, attr: Attr) -> Vec<String> {
    let entry = world.entries.iter().find(|entry| entry.id == id).unwrap();
    let attribute = entry.kind.section().attributes.iter().find(|attribute| attribute.attr == attr).unwrap();
    let own = format!("[{id}]");
    values(world, attribute).into_iter().filter(|value| *value != own).collect()
}

/// The world with every question answered in some way, until nothing is asked any more.
pub fn completed(world: &World, choices: &mut Choices<'_>) -> (World, Study) {
    let mut told = world.clone();
    let mut study = told.study();
    for _ in 0..200 {
        let asked = asked(&study);
        if asked.iter().all(|(id, attr)| answers(&told, id, *attr).is_empty()) {
            break;
        }
        // Answers that name others may raise new questions, so all open ones are answered at once and asked again.
        for (id, attr) in asked {
            let values = answers(&told, &id, attr);
            if let Some(value) = choices.one(&values) {
                told = told.saying(&id, attr, value);
            }
        }
        study = told.study();
    }
    (told, study)
}
