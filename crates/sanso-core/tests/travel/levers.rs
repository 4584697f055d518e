//! Who can lower what: measures as levers on ways.

use crate::laws::{renamed, reversed, unreversed};
use crate::told::{LITTLE, Told, worlds};
use crate::world::library;
use sanso_core::graph::spot::Spot;
use sanso_core::graph::travel::Travel;
use sanso_core::plan::{Bearer, bearers};
use std::collections::{BTreeMap, BTreeSet};

/// Which measure in whose hands leaves how much of which way, whether the plan asks for it, and how far it is pulled.
fn levers(told: &Told, travel: &Travel, back: &dyn Fn(&str) -> String) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let name = |spot: Spot| back(travel.graph.spots.id(&told.model, spot));
    for (made, way) in travel.graph.ways.iter().zip(0u32..) {
        // Where nobody who manages the spot can be asked and several others can, one of them is taken.
        let spot = travel.graph.answering_spot(&told.model, way).and_then(|spot| travel.graph.spots.subject(spot));
        let several = spot.map(|spot| bearers(&told.model, spot, "organization")).filter(|all| all.len() > 1);
        let manager = spot.and_then(|spot| told.model.manager(spot)).map(Bearer::Of);
        let source = travel.graph.spots.subject(made.source).map(Bearer::Of);
        if several.is_some_and(|all| !all.iter().any(|one| Some(*one) == manager || Some(*one) == source)) {
            continue;
        }
        for (lever, left) in travel.levers.of_way(way) {
            let lever = travel.levers.all[lever as usize];
            let bearer = match lever.bearer {
                Bearer::Of(subject) => back(told.model.id(subject)),
                Bearer::Nobody => "nobody".to_owned(),
            };
            let link = made.link.map(|link| name(link.into()));
            let ends = (name(made.source), link, name(made.target));
            let measure = &library().measures[lever.measure as usize].id;
            found.insert(format!("{} {ends:?} {measure} {bearer} {left} {}", made.row, lever.required.is_some()));
        }
    }
    found
}

#[test]
fn new_ids_change_nothing_about_who_can_lower_what() {
    let mut seen = 0;
    for (world, told, travel) in worlds(15, 15) {
        let other = Told::of(renamed(&world, &reversed).model());
        let before = levers(&told, &travel, &|id| id.to_owned());
        let after = levers(&other, &other.travel(&[], LITTLE), &unreversed);
        let differ: Vec<_> = before.symmetric_difference(&after).take(4).collect();
        assert!(differ.is_empty(), "{differ:#?} in\n{}", world.yaml());
        seen += before.len();
    }
    assert!(seen > 5_000, "only {seen} levers on ways");
}

/// Every lever is a measure of its row that is not in effect yet, in the hands of somebody who answers for the spot the
/// row names; and no measure of the row is lost where somebody can be asked.
#[test]
fn levers_are_what_the_rows_say() {
    let mut seen = 0;
    for (world, told, travel) in worlds(16, 15) {
        let required: BTreeMap<(u32, Bearer), u32> =
            told.plan.required.iter().zip(0..).map(|(one, at)| ((one.measure, one.bearer), at)).collect();
        for (made, way) in travel.graph.ways.iter().zip(0u32..) {
            let row = &library().ways[made.row as usize];
            let at = match row.bearer.as_str() {
                "source" => Some(made.source),
                "link" => made.link.map(Spot::from),
                _ => Some(made.target),
            };
            let subject = at.and_then(|spot| travel.graph.spots.subject(spot));
            let sorts = ["system", "organization"];
            let mut may: Vec<Bearer> =
                subject.iter().flat_map(|one| sorts.iter().flat_map(|sort| bearers(&told.model, *one, sort))).collect();
            may.sort_unstable();
            may.dedup();
            let mut expected: BTreeMap<u32, f32> = BTreeMap::new();
            for (factor, bit) in row.measures.iter().zip(0..) {
                if made.done >> bit & 1 == 0 {
                    let number = library().measure(&factor.measure).unwrap() as u32;
                    expected.insert(number, factor.times.value() as f32);
                }
            }
            let organizations = subject.map(|one| bearers(&told.model, one, "organization")).unwrap_or_default();
            for (number, left) in travel.levers.of_way(way) {
                let lever = travel.levers.all[number as usize];
                assert_eq!(expected.remove(&lever.measure), Some(left), "{} in\n{}", row.row.key, world.yaml());
                assert!(may.contains(&lever.bearer), "{:?} of {may:?}", lever.bearer);
                assert_eq!(lever.required, required.get(&(lever.measure, lever.bearer)).copied());
                let asked = may.iter().any(|one| required.contains_key(&(lever.measure, *one)));
                assert_eq!(lever.required.is_some(), asked, "{} of {may:?} in\n{}", row.row.key, world.yaml());
                seen += 1;
            }
            // Organisational measures need an organisation; what is left over has nobody who could be asked.
            let technical = |measure: &u32| {
                let elements = &library().measures[*measure as usize].elements;
                elements.iter().any(|element| element == "component" || element == "system")
            };
            let lost =
                expected.keys().any(|one| if technical(one) { !may.is_empty() } else { !organizations.is_empty() });
            assert!(!lost, "{} lost {expected:?} with {may:?} in\n{}", row.row.key, world.yaml());
        }
    }
    assert!(seen > 5_000, "only {seen} levers on ways");
}
