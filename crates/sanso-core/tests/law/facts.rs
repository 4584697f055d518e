//! Facts and conditions decide exactly what can be decided.

use super::{few, numbers};
use crate::world::answers::answers;
use crate::world::{Choices, World, content};
use proptest::prelude::*;
use sanso_core::analysis::{Standing, analyze, ask, managed_outside};
use sanso_core::content::When;
use sanso_core::facts::{FACTS, Look, Noted, Truth, number};
use sanso_core::model::{Attr, Model, Subject};
use std::collections::{BTreeMap, BTreeSet};

proptest! {
    #![proptest_config(few(48))]

    #[test]
    fn whatever_is_unknown_can_be_asked_for(drawn in numbers()) {
        let world = World::draw(&mut Choices::new(&drawn));
        let model = world.model();
        for (fact, subject) in cases(&model) {
            if truth(&model, fact, subject) == Truth::Unknown {
                let open = open(&model, fact, subject);
                prop_assert!(!open.is_empty(), "{} of {} in\n{}", FACTS[fact].name, model.id(subject), world.yaml());
            }
        }
    }

    /// The partner of the law that what is decided stays decided: never deciding anything would be lawful too.
    #[test]
    fn a_fact_is_decided_where_every_way_of_answering_gives_the_same(drawn in numbers(), which in any::<usize>()) {
        let world = World::draw(&mut Choices::new(&drawn));
        let model = world.model();
        let unknown: Vec<_> = cases(&model).into_iter().filter(|(fact, subject)| truth(&model, *fact, *subject) == Truth::Unknown).collect();
        prop_assume!(!unknown.is_empty());
        let (fact, subject) = unknown[which % unknown.len()];
        let mut leaves = BTreeSet::new();
        let mut room = 120;
        ways(&world, fact, model.id(subject), &mut leaves, &mut room);
        prop_assert!(room == 0 || leaves.len() > 1, "{} of {} is always {leaves:?} in\n{}", FACTS[fact].name, model.id(subject), world.yaml());
    }

    #[test]
    fn a_condition_naming_each_fact_once_is_decided_exactly_where_all_completions_agree(drawn in numbers(), more in numbers()) {
        let world = World::draw(&mut Choices::new(&drawn));
        let file = content::incidents(&mut Choices::new(&more));
        let library = content::laid_over(&file);
        let model = world.model();
        let analysis = analyze(&library, &model).value;
        for incident in library.incidents.iter().filter(|incident| incident.row.key.starts_with("drawn-")) {
            let at = library.incident(&incident.row.key).unwrap();
            let ready = analysis.ready_of(at).unwrap();
            for subject in ready.about.iter().flat_map(|kind| model.of_kind(*kind)).filter(|one| !managed_outside(&model, *one)) {
                let outcomes = outcomes(&incident.when, &model, subject);
                let expected = match (outcomes.contains(&true), outcomes.contains(&false)) {
                    (true, true) => Some(Standing::Assumed),
                    (true, false) => Some(Standing::Established),
                    _ => None,
                };
                let found = analysis.standing_of(at, subject);
                prop_assert!(found == expected, "{:?} on {}: {found:?}, not {expected:?}", incident.when, model.id(subject));
                prop_assert_eq!(ready.when.ask(&Look::at(&model), subject) == Truth::Yes, found == Some(Standing::Established));
            }
        }
    }
}

/// Every fact with every subject it can be asked of.
fn cases(model: &Model) -> Vec<(usize, Subject)> {
    let of = |(fact, row): (usize, &&sanso_core::facts::Fact)| {
        let subjects: Vec<Subject> = row.about.iter().flat_map(|kind| model.of_kind(*kind)).collect();
        subjects.into_iter().map(move |subject| (fact, subject))
    };
    FACTS.iter().enumerate().flat_map(of).collect()
}

fn truth(model: &Model, fact: usize, subject: Subject) -> Truth {
    (FACTS[fact].test)(&Look::at(model), subject)
}

/// What a fact looked for in vain, and somebody can be asked for.
fn open(model: &Model, fact: usize, subject: Subject) -> Vec<(String, Attr)> {
    let notes = ask(model, fact, subject).unwrap().notes.into_iter().filter(|note| note.truth == Truth::Unknown);
    let said = notes.filter_map(|note| match note.what {
        Noted::Said(attr) => Some((note.subject, attr)),
        Noted::There => None,
    });
    let can_be_asked = |subject: Subject, attr: Attr| {
        model.section(subject).attributes.iter().any(|attribute| attribute.attr == attr && attribute.ask.is_some())
    };
    said.filter(|(subject, attr)| can_be_asked(*subject, *attr))
        .map(|(subject, attr)| (model.id(subject).to_owned(), attr))
        .collect()
}

/// Answers one open question after another in every way, until the fact is decided or there is no room for more.
fn ways(world: &World, fact: usize, id: &str, leaves: &mut BTreeSet<Truth>, room: &mut usize) {
    if *room == 0 || leaves.len() > 1 {
        return;
    }
    *room -= 1;
    let model = world.model();
    let subject = model.find(id).unwrap();
    let found = truth(&model, fact, subject);
    let open = open(&model, fact, subject);
    let first = open.first().filter(|_| found == Truth::Unknown);
    let Some((asked, attr)) = first else {
        leaves.insert(found);
        return;
    };
    // Where there is nothing to name, this world cannot show how the answers would differ.
    let values = answers(world, asked, *attr);
    if values.len() < 2 || matches!(attr, Attr::To | Attr::Place | Attr::Holds) {
        leaves.extend([Truth::Yes, Truth::No]);
    }
    // The last value first: where words are many, the first ones tend to be alike.
    for value in values.iter().rev() {
        ways(&world.saying(asked, *attr, value), fact, id, leaves, room);
    }
}

/// What a condition comes to under every way of deciding its unknown facts.
fn outcomes(when: &When, model: &Model, subject: Subject) -> BTreeSet<bool> {
    let names = when.facts();
    let known: BTreeMap<&str, Truth> =
        names.iter().map(|name| (*name, truth(model, number(name).unwrap(), subject))).collect();
    let open: Vec<&str> = names.into_iter().filter(|name| known[name] == Truth::Unknown).collect();
    let decide = |bits: usize| {
        let holds = |name: &str| match open.iter().position(|one| *one == name) {
            Some(at) => bits >> at & 1 == 1,
            None => known[name] == Truth::Yes,
        };
        plainly(when, &holds)
    };
    (0..1 << open.len()).map(decide).collect()
}

fn plainly(when: &When, holds: &dyn Fn(&str) -> bool) -> bool {
    match when {
        When::Fact(name) => holds(name),
        When::All(parts) => !parts.iter().any(|part| !plainly(part, holds)),
        When::Any(parts) => parts.iter().any(|part| plainly(part, holds)),
        When::Not(part) => !plainly(part, holds),
    }
}
