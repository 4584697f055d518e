//! The laws, by what they are about.

pub mod answering;
pub mod bytes;
pub mod facts;
pub mod order;
pub mod plan;

pub use crate::world::few;
use crate::world::library;
use proptest::prelude::*;
use sanso_core::analysis::Standing;
use sanso_core::study::Study;
use std::collections::BTreeMap;

/// What a world is drawn from.
pub fn numbers() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 0..700)
}

/// Standings by the keys of incidents and the ids of subjects.
pub type Standings = BTreeMap<(String, String), Standing>;

/// What stands.
pub fn standings(study: &Study) -> Standings {
    let one = |one: &sanso_core::analysis::Standings| {
        let incident = study.library.incidents[one.incident as usize].row.key.to_string();
        ((incident, study.model.id(one.subject).to_owned()), one.standing)
    };
    study.analysis.standing.iter().map(one).collect()
}

/// What a bearer is called.
pub fn bearer_name(study: &Study, bearer: sanso_core::plan::Bearer) -> String {
    match bearer {
        sanso_core::plan::Bearer::Of(subject) => study.model.id(subject).to_owned(),
        sanso_core::plan::Bearer::Nobody => "nobody".to_owned(),
    }
}

/// What is required: measure and bearer, with how and how often.
pub fn requirements(study: &Study) -> BTreeMap<(String, String), String> {
    let one = |one: &sanso_core::plan::Required| {
        let measure = study.library.measures[one.measure as usize].id.to_string();
        let how = format!("{:?} {:?} {} {}", one.standing, one.grade, one.established, one.assumed);
        ((measure, bearer_name(study, one.bearer)), how)
    };
    study.plan.required.iter().map(one).collect()
}

/// The incidents of the program, which no law may leave untouched: a law over nothing would hold.
#[test]
fn worlds_make_every_incident_stand_and_not_stand() {
    let mut seen: BTreeMap<&str, [bool; 3]> = BTreeMap::new();
    let mut seed: u64 = 1;
    for _ in 0..400 {
        let drawn: Vec<u16> = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 48) as u16
        })
        .take(600)
        .collect();
        let study = crate::world::World::draw(&mut crate::world::Choices::new(&drawn)).study();
        for ready in &study.analysis.ready {
            let key = library().incidents[ready.incident as usize].row.key.as_str();
            for subject in ready.about.iter().flat_map(|kind| study.model.of_kind(*kind)) {
                let how = match study.analysis.standing_of(ready.incident as usize, subject) {
                    Some(Standing::Established) => 0,
                    Some(Standing::Assumed) => 1,
                    None => 2,
                };
                seen.entry(key).or_default()[how] = true;
            }
        }
    }
    let missing: Vec<_> = seen.iter().filter(|(_, how)| !how.iter().all(|one| *one)).collect();
    assert!(seen.len() >= 26 && missing.iter().all(|(key, _)| NEVER_OPEN.contains(key)), "{missing:?}");
}

/// Incidents that structure alone decides, so that they are never assumed.
const NEVER_OPEN: [&str; 2] = ["own-incident-partner-stop", "partner-incident-own-stop"];
