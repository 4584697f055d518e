//! Who has to meet a measure.

use crate::analysis::managed_outside;
use crate::model::{Attr, Kind, Model, Subject};

/// Who must meet a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearer {
    /// An organisation or a system.
    Of(Subject),
    /// Nobody is named for the subject, which is a finding of its own.
    Nobody,
}

impl Bearer {
    /// The order of bearers as a number, which sorting compares at once.
    pub(super) fn order(self) -> u64 {
        match self {
            Bearer::Of(subject) => u64::from(subject.0),
            Bearer::Nobody => u64::from(u32::MAX) + 1,
        }
    }
}

/// The two ways from a subject to its bearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Sort {
    /// What an organisation, its people, rules and data lack.
    Organization,
    /// What components and systems lack: asked of the system that contains the subject, if any.
    System,
}

impl Sort {
    pub const ALL: [Sort; 2] = [Sort::Organization, Sort::System];

    /// The sort of an element, by its key.
    pub fn of(element: &str) -> Sort {
        match element {
            "component" | "system" => Sort::System,
            _ => Sort::Organization,
        }
    }
}

/// Who must answer for what an element lacks on a subject.
pub fn bearers(model: &Model, subject: Subject, element: &str) -> Vec<Bearer> {
    let mut bearers = Vec::new();
    each_of_sort(model, subject, Sort::of(element), |bearer| bearers.push(bearer));
    bearers
}

pub(super) fn each_of_sort(model: &Model, subject: Subject, sort: Sort, mut take: impl FnMut(Bearer)) {
    if sort == Sort::System
        && let Some(system) = containing(model, subject)
    {
        if !managed_outside(model, system) {
            take(Bearer::Of(system));
        }
        return;
    }
    let mut nobody = true;
    each_responsible(model, subject, |party| {
        nobody = false;
        if !managed_outside(model, party) {
            take(Bearer::Of(party));
        }
    });
    if nobody {
        take(Bearer::Nobody);
    }
}

/// The system a subject happens in or belongs to.
fn containing(model: &Model, subject: Subject) -> Option<Subject> {
    match model.kind(subject) {
        Kind::Component | Kind::System => model.system(subject),
        Kind::Flow => model.reference(subject, Attr::From).and_then(|end| model.system(end)),
        Kind::DataEvent => model.reference(subject, Attr::Place).and_then(|place| model.system(place)),
        _ => None,
    }
}

/// The organisations responsible for a subject: both ends of a supply, everybody who has a data set, else its manager.
pub fn responsible(model: &Model, subject: Subject) -> Vec<Subject> {
    let mut parties = Vec::new();
    each_responsible(model, subject, |party| parties.push(party));
    parties
}

fn each_responsible(model: &Model, subject: Subject, take: impl FnMut(Subject)) {
    let mut parties: Vec<Subject> = match model.kind(subject) {
        Kind::Supply => model.targets(subject, Attr::From).chain(model.targets(subject, Attr::To)).collect(),
        Kind::Data => {
            let entrusted = model.naming(subject, Attr::Data).filter(|by| model.kind(*by) == Kind::Entrustment);
            let keepers = entrusted.flat_map(|link| model.targets(link, Attr::To));
            model.targets(subject, Attr::Owner).chain(model.targets(subject, Attr::SharedWith)).chain(keepers).collect()
        }
        // Most subjects have one party, for which no list is worth making.
        _ => return model.manager(subject).into_iter().for_each(take),
    };
    parties.sort_unstable();
    parties.dedup();
    parties.into_iter().for_each(take);
}
