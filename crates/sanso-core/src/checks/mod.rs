//! Checks on models: what is probably not meant, and what is dangerous at first sight.
//!
//! A check is one item in [`CHECKS`]: its code, its name, what it looks for in both languages, and a function over the
//! model. A check judges only what the model says: what is unsaid becomes at most an advice, since the questions of the
//! plan ask for it. Things that many subjects share are told once, at the first of them.

mod control;
mod data;
mod devices;
mod events;
mod exposure;
mod flows;
mod goals;
mod layers;
mod people;
mod reach;
mod remote;
mod structure;
mod supply;
mod ways;

use crate::diag::{CheckProblem, Diagnostic, Severity};
use crate::model::Model;
use crate::text::Both;

/// More findings of one check than this are counted, not listed.
const MOST_FINDINGS: usize = 100;

/// Something that is looked for in every model.
pub struct Check {
    /// The code of what it finds.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// How bad a finding is, at worst.
    pub severity: Severity,
    /// The version of the program that first had it.
    pub since: &'static str,
    /// What it looks for.
    pub about: Both,
    /// Notes what it finds. Linear in the size of the model, up to sorting.
    pub run: fn(&Model, &mut Vec<Diagnostic>),
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

/// Every check, by code. To add one: an item in a file here, a problem in `diag::checks`, and a line in this list.
pub static CHECKS: &[&Check] = &[
    &structure::LONELY_COMPONENT,
    &structure::UNMANAGED_COMPONENT,
    &structure::EMPTY_ZONE,
    &structure::EMPTY_SYSTEM,
    &structure::IDLE_ORGANIZATION,
    &structure::NOBODY_ANSWERS,
    &layers::FIRST_LAYER_EMPTY,
    &layers::SECOND_LAYER_EMPTY,
    &layers::THIRD_LAYER_EMPTY,
    &layers::ELEMENTS_LEFT_OUT,
    &structure::OUTSIDE_MANAGES,
    &structure::SAME_NAME,
    &structure::SPLIT_MANAGEMENT,
    &flows::TWIN_FLOWS,
    &flows::ONE_WAY_AND_BACK,
    &flows::FLOW_ENDS_NOWHERE,
    &flows::CONTROL_UNFILTERED,
    &flows::FILTER_UNSAID,
    &flows::BORDER_UNFILTERED,
    &control::SAFETY_BESIDE_CONTROL,
    &control::ENGINEERING_EXPOSED,
    &control::ENGINEERING_ELSEWHERE,
    &remote::REMOTE_UPKEEP_WITHOUT_WAY,
    &remote::REMOTE_ACCESS_DIRECT,
    &control::WAY_IN_STANDS_INSIDE,
    &remote::LOOSE_REMOTE_ACCESS,
    &control::SAFETY_ZONE_OPEN,
    &control::FLAT_NETWORK,
    &devices::SENSOR_WITHOUT_DATA,
    &devices::ACTUATOR_WITHOUT_COMMANDS,
    &devices::CONTRADICTED_KIND,
    &devices::HARM_WITHOUT_MOTION,
    &devices::NO_SAFE_STATE,
    &exposure::DEFAULT_PASSWORD_EXPOSED,
    &exposure::EXPOSED_AND_WEAK,
    &exposure::EXPOSED_WITHOUT_LOGIN,
    &exposure::MASS_WITHOUT_UPDATES,
    &exposure::ONE_SOFTWARE_MANY,
    &data::UNCLASSIFIED_DATA,
    &data::UNTOUCHED_DATA,
    &events::EVENT_WITHOUT_PLACE,
    &events::TRANSFER_WITHOUT_DESTINATION,
    &data::NEVER_DISPOSED,
    &events::ENTRUSTED_WITHOUT_TRACE,
    &events::SHARED_WITHOUT_WAY,
    &data::PERSONAL_WITHOUT_LAW,
    &data::BACKUP_BESIDE,
    &data::STORE_OF_NOTHING,
    &events::CARRIES_UNSAID,
    &events::TRANSFER_OFF_ITS_FLOW,
    &supply::ONE_BEHIND_MOST,
    &supply::SOLE_SUPPLIER,
    &supply::SUPPLY_WITHOUT_NEEDS,
    &supply::NEEDS_CIRCLE,
    &supply::NEEDS_UNLINKED,
    &people::UNTRAINED_HANDS,
    &people::RIGHTS_NOT_WITHDRAWN,
    &people::PROCEDURE_IN_NAME,
    &people::PROCEDURE_COVERS_NOTHING,
    &people::PEOPLE_WITHOUT_PART,
    &goals::NO_GOALS,
    &goals::GOAL_WITHOUT_LEVELS,
    &goals::UNREACHABLE_GOAL,
    &goals::HARM_WITHOUT_GOAL,
];

/// Runs every check on a model. What is found comes by check; an empty model is left to the reader's own findings.
pub fn run(model: &Model) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    if model.is_empty() {
        return all;
    }
    for check in CHECKS {
        let mut found = Vec::new();
        (check.run)(model, &mut found);
        let more = found.len().saturating_sub(MOST_FINDINGS);
        let first_unlisted = found.get(MOST_FINDINGS).map(|unlisted| (unlisted.severity, unlisted.place));
        found.truncate(MOST_FINDINGS);
        if let Some((severity, place)) = first_unlisted {
            found.push(Diagnostic::new(severity, place, CheckProblem::AndMore { code: check.code, more }));
        }
        all.append(&mut found);
    }
    all
}

const fn both(en: &'static str, ja: &'static str) -> Both {
    Both { en, ja }
}
