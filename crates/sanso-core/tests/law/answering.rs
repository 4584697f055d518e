//! An answer settles what was open and overturns nothing.

use super::{few, numbers, standings};
use crate::world::answers::{answers, asked, completed};
use crate::world::{Choices, World, names};
use proptest::prelude::*;
use sanso_core::analysis::{Standing, managed_outside};
use sanso_core::model::Attr;
use sanso_core::study::Study;
use std::collections::BTreeSet;

proptest! {
    #![proptest_config(few(48))]

    #[test]
    fn what_is_decided_agrees_with_every_way_of_answering_all_questions(drawn in numbers(), more in numbers()) {
        let world = World::draw(&mut Choices::new(&drawn));
        let before = world.study();
        let (told, after) = completed(&world, &mut Choices::new(&more));
        let named = named_by_answers(&world, &told, &after);
        let agreed = agrees(&before, &after, &|id| named.contains(id) || is_outside(&after, id));
        prop_assert!(agreed.is_ok(), "{}\n{}\n{}", agreed.unwrap_err(), world.yaml(), told.yaml());
    }

    #[test]
    fn where_nothing_is_asked_any_more_nothing_is_assumed(drawn in numbers(), more in numbers()) {
        let world = World::draw(&mut Choices::new(&drawn));
        let (told, after) = completed(&world, &mut Choices::new(&more));
        let assumed: Vec<_> = standings(&after).into_iter().filter(|(_, how)| *how == Standing::Assumed).collect();
        // A world may hold nothing that an answer could name.
        let open: Vec<_> = asked(&after).into_iter().filter(|(id, attr)| !answers(&told, id, *attr).is_empty()).collect();
        prop_assert!(open.is_empty(), "questions without end: {open:?} in\n{}", told.yaml());
        prop_assert!(assumed.is_empty() || !asked(&after).is_empty(), "{assumed:?} in\n{}", told.yaml());
    }

    #[test]
    fn an_answer_never_overturns_what_was_decided(drawn in numbers(), which in any::<usize>(), how in any::<usize>()) {
        let world = World::draw(&mut Choices::new(&drawn));
        let before = world.study();
        let asked = asked(&before);
        prop_assume!(!asked.is_empty());
        let (id, attr) = &asked[which % asked.len()];
        let values = answers(&world, id, *attr);
        prop_assume!(!values.is_empty());
        let told = world.saying(id, *attr, &values[how % values.len()]);
        let after = told.study();
        let named = named_by_answers(&world, &told, &after);
        let agreed = agrees(&before, &after, &|id| named.contains(id) || is_outside(&after, id));
        prop_assert!(agreed.is_ok(), "{}\n{id}.{} in\n{}", agreed.unwrap_err(), attr.key(), world.yaml());
    }
}

/// Whether what is decided in `before` is decided the same way in `after`, for the subjects in both that `spare` does not name.
fn agrees(before: &Study, after: &Study, spare: &dyn Fn(&str) -> bool) -> Result<(), String> {
    let (old, new) = (standings(before), standings(after));
    for (case, standing) in &old {
        if *standing == Standing::Established && !spare(&case.1) && new.get(case) != Some(standing) {
            return Err(format!("{case:?} was established and is {:?}", new.get(case)));
        }
    }
    for (case, standing) in &new {
        if !old.contains_key(case) && !spare(&case.1) {
            return Err(format!("{case:?} was absent and is {standing:?}"));
        }
    }
    Ok(())
}

/// Who a later world says more about: parties named by an answer have a say of their own.
fn named_by_answers(before: &World, after: &World, study: &Study) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (old, new) in before.entries.iter().zip(&after.entries) {
        for (attr, value) in new.said.iter().filter(|(attr, _)| !old.said.contains_key(attr)) {
            if matches!(attr, Attr::SharedWith | Attr::Holds | Attr::ManagedFrom | Attr::To | Attr::Place) {
                let found = after.entries.iter().filter(|entry| names(value, &entry.id));
                named.extend(found.map(|entry| entry.id.clone()));
            }
        }
    }
    let managers = named.iter().filter_map(|id| study.model.manager(study.model.find(id)?));
    let managers: Vec<String> = managers.map(|manager| study.model.id(manager).to_owned()).collect();
    named.extend(managers);
    named
}

/// Whether a subject turned out to be in the hands of a party of whom nothing can be asked.
fn is_outside(study: &Study, id: &str) -> bool {
    study.model.find(id).is_some_and(|subject| managed_outside(&study.model, subject))
}
