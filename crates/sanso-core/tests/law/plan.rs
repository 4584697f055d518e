//! What is required says why, nothing is dropped unseen, and questions settle what they say.

use super::{bearer_name, few, numbers, requirements, standings};
use crate::world::answers::answers;
use crate::world::{Choices, Entry, World, content, library, study_of};
use proptest::prelude::*;
use sanso_core::analysis::{Standing, managed_outside};
use sanso_core::model::{Attr, Kind};
use sanso_core::plan::{Bearer, bearers, plan};
use sanso_core::study::Study;
use std::collections::{BTreeMap, BTreeSet};

proptest! {
    #![proptest_config(few(40))]

    #[test]
    fn every_required_measure_says_why(drawn in numbers()) {
        let study = World::draw(&mut Choices::new(&drawn)).study();
        for required in &study.plan.required {
            let mut standings = BTreeSet::new();
            prop_assert!(!required.reasons.is_empty());
            for reason in &required.reasons {
                let case = &study.plan.cases[reason.case as usize];
                let incident = &study.library.incidents[case.incident as usize];
                let row = &incident.vulnerabilities[reason.vulnerability as usize];
                let measure = &study.library.measures[required.measure as usize];
                prop_assert!(row.measures.iter().any(|name| *name == measure.id || *name == measure.row.key));
                prop_assert_eq!(case.bearer, required.bearer);
                prop_assert!(!case.standings.is_empty());
                for at in &case.standings {
                    let standing = study.analysis.standing[*at as usize];
                    prop_assert_eq!(standing.incident, case.incident);
                    prop_assert!(bearers(&study.model, standing.subject, &row.element).contains(&required.bearer));
                    standings.insert(standing);
                }
            }
            let established = standings.iter().filter(|one| one.standing == Standing::Established).count();
            prop_assert_eq!((required.established, required.assumed), (established as u32, (standings.len() - established) as u32));
            prop_assert_eq!(required.standing == Some(Standing::Established), established > 0);
        }
    }

    /// The partner of the law above: a plan that requires nothing would be lawful too.
    #[test]
    fn every_standing_incident_leads_to_its_measures(drawn in numbers()) {
        let study = World::draw(&mut Choices::new(&drawn)).study();
        for standing in &study.analysis.standing {
            for row in &study.library.incidents[standing.incident as usize].vulnerabilities {
                let bearing = bearers(&study.model, standing.subject, &row.element);
                for (name, bearer) in row.measures.iter().flat_map(|name| bearing.iter().map(move |one| (name, *one))) {
                    let measure = study.library.measure(name).unwrap();
                    prop_assert!(study.plan.required_of(measure, bearer).is_some(), "{name} of {}", bearer_name(&study, bearer));
                }
            }
        }
    }

    #[test]
    fn nobody_outside_is_asked_for_anything(drawn in numbers()) {
        let study = World::draw(&mut Choices::new(&drawn)).study();
        for required in &study.plan.required {
            if let Bearer::Of(subject) = required.bearer {
                prop_assert!(matches!(study.model.kind(subject), Kind::Organization | Kind::System));
                prop_assert!(!managed_outside(&study.model, subject));
            }
        }
        prop_assert!(study.analysis.standing.iter().all(|one| !managed_outside(&study.model, one.subject)));
    }

    #[test]
    fn a_profile_never_drops_a_measure_unseen(drawn in numbers(), more in numbers()) {
        let world = World::draw(&mut Choices::new(&drawn));
        let library = content::laid_over(&content::profile(&mut Choices::new(&more)));
        let plain = study_of(world.model(), &library);
        let tailored = plan(&library, &plain.model, &plain.analysis, Some("drawn")).value;
        let key = |one: &sanso_core::plan::Required| (one.measure, one.bearer);
        let before: BTreeSet<_> = plain.plan.required.iter().map(key).collect();
        let required: BTreeSet<_> = tailored.required.iter().map(key).collect();
        let excluded: BTreeSet<_> = tailored.excluded.iter().map(|one| key(&one.required)).collect();
        prop_assert!(required.is_disjoint(&excluded));
        prop_assert_eq!(required.len(), tailored.required.len());
        prop_assert!(before.iter().all(|one| required.contains(one) || excluded.contains(one)));
        for one in tailored.required.iter().filter(|one| !before.contains(&key(one))) {
            prop_assert!(one.required_by.is_some() && one.reasons.is_empty());
        }
        let profile = library.profile("drawn").unwrap();
        for one in &tailored.excluded {
            prop_assert!(!profile.rows[one.row].why.is_empty());
        }
        for one in tailored.required.iter().filter(|one| before.contains(&key(one))) {
            let plain = plain.plan.required_of(one.measure as usize, one.bearer).unwrap();
            prop_assert_eq!(&plain.reasons, &one.reasons);
        }
    }

    /// The partner of the law above: a profile that changes nothing would be lawful too.
    #[test]
    fn a_profile_that_requires_a_measure_gets_it_from_every_organization_it_speaks_of(drawn in numbers(), which in any::<usize>()) {
        let world = World::draw(&mut Choices::new(&drawn));
        let number = which % library().measures.len();
        let row = format!("measure: {}, do: require, size: [micro, large]", library().measures[number].id);
        let library = content::laid_over(&content::profile_of(&[row]));
        let plain = study_of(world.model(), &library);
        let tailored = plan(&library, &plain.model, &plain.analysis, Some("drawn")).value;
        for organization in plain.model.of_kind(Kind::Organization).filter(|one| !managed_outside(&plain.model, *one)) {
            // Where the size is unsaid, what asks for more applies.
            let spoken_of = plain.model.says_any(organization, Attr::Size, &["micro", "large"]).unwrap_or(true);
            let found = tailored.required_of(number, Bearer::Of(organization));
            prop_assert_eq!(found.is_some_and(|one| one.required_by.is_some()), spoken_of);
        }
    }

    #[test]
    fn a_question_settles_what_it_says_it_settles(drawn in numbers(), which in any::<usize>()) {
        let world = World::draw(&mut Choices::new(&drawn));
        let study = world.study();
        prop_assume!(!study.plan.questions.is_empty());
        let question = &study.plan.questions[which % study.plan.questions.len()];
        let id = study.model.id(question.subject).to_owned();
        let values = answers(&world, &id, question.attr);
        prop_assume!(!values.is_empty());
        let told: Vec<_> = values
            .iter()
            .map(|value| {
                let after = world.saying(&id, question.attr, value).analysis();
                (standings(&after), after)
            })
            .collect();
        for (number, standing) in study.analysis.standing.iter().enumerate().filter(|(_, one)| one.standing == Standing::Assumed) {
            let incident = study.library.incidents[standing.incident as usize].row.key.to_string();
            let case = (incident, study.model.id(standing.subject).to_owned());
            let decided = told.iter().any(|(stands, after)| {
                // An answer that moves the subject to a party outside takes it out of sight instead.
                let subject = after.model.find(&case.1).unwrap();
                !managed_outside(&after.model, subject) && stands.get(&case) != Some(&Standing::Assumed)
            });
            // What is said of one thing may by the way settle something of another, and so may naming data that is
            // described already; that need not be promised.
            let own = standing.subject == question.subject && question.attr != Attr::Holds;
            let said = question.settles.contains(&(number as u32));
            prop_assert!(decided == said || (decided && !own), "{id}.{} settles {case:?}: said {said}, found {decided} in\n{}", question.attr.key(), world.yaml());
        }
    }

    #[test]
    fn a_subject_that_nothing_connects_does_not_matter(drawn in numbers()) {
        let world = World::draw(&mut Choices::new(&drawn));
        let mut wider = world.clone();
        let hermit = |kind: Kind, id: &str, said: &[(Attr, &str)]| Entry {
            kind,
            id: id.to_owned(),
            said: said.iter().map(|(attr, value)| (*attr, (*value).to_owned())).collect(),
        };
        wider.entries.push(hermit(Kind::Organization, "hermit", &[(Attr::Availability, "high")]));
        let hut = [(Attr::Organization, "hermit"), (Attr::Kind, "robot"), (Attr::CanHarm, "[people]"), (Attr::ExposedTo, "[internet]")];
        wider.entries.push(hermit(Kind::Component, "a-hermits-robot", &hut));
        wider.entries.push(hermit(Kind::Data, "diary", &[(Attr::Owner, "hermit"), (Attr::Category, "[personal]")]));
        let (before, after) = (world.study(), wider.study());
        let ours = |id: &str| !["hermit", "a-hermits-robot", "diary"].contains(&id);
        let mut stands = standings(&after);
        stands.retain(|(_, id), _| ours(id));
        prop_assert_eq!(standings(&before), stands);
        let mut required = requirements(&after);
        required.retain(|(_, id), _| ours(id));
        prop_assert_eq!(requirements(&before), required);
        let asked = |study: &Study| -> BTreeMap<(String, Attr), usize> {
            let questions = study.plan.questions.iter().map(|one| ((study.model.id(one.subject).to_owned(), one.attr), one.settles.len()));
            questions.filter(|((id, _), _)| ours(id)).collect()
        };
        prop_assert_eq!(asked(&before), asked(&after));
    }

    /// The partner of the law above: an engine that looks at nothing would be lawful too.
    #[test]
    fn a_subject_that_is_joined_can_matter(drawn in numbers()) {
        let world = World::draw(&mut Choices::new(&drawn));
        let open = world.entries.iter().find(|one| one.kind == Kind::Organization && !one.said.contains_key(&Attr::Outside));
        prop_assume!(open.is_some());
        let buyer = open.unwrap().id.clone();
        let mut joined = world.clone();
        joined.entries.push(Entry { kind: Kind::Organization, id: "mill".to_owned(), said: BTreeMap::new() });
        let said = BTreeMap::from([(Attr::From, "mill".to_owned()), (Attr::To, buyer.clone())]);
        joined.entries.push(Entry { kind: Kind::Supply, id: "flour".to_owned(), said });
        let stands = standings(&joined.study());
        prop_assert_eq!(stands.get(&("partner-incident-own-stop".to_owned(), buyer)), Some(&Standing::Established));
    }
}
