//! Who manages what, where it stands, and which borders a link crosses: derived once for every subject.

use super::columns::{Model, Subject};
use super::language::{Attr, Kind};

/// Longer chains of containment than this are circles, which are noted elsewhere.
const MOST_STEPS: usize = 64;

/// Which borders a link crosses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Crossing {
    /// From one organisation to another.
    pub organization: bool,
    /// From one zone to another.
    pub zone: bool,
    /// Between cyberspace and physical space: an end senses or acts.
    pub physical: bool,
}

/// Derived columns over subjects.
#[derive(Debug, Clone, Default)]
pub(super) struct Ownership {
    managers: Vec<Option<Subject>>,
    zones: Vec<Option<Subject>>,
    systems: Vec<Option<Subject>>,
    crossings: Vec<Crossing>,
    /// Manager and managed, sorted.
    managed: Vec<(Subject, Subject)>,
    /// The second halves of `managed`.
    managed_things: Vec<Subject>,
}

impl Ownership {
    /// Derives everything. Linear in the number of subjects.
    pub fn of(model: &Model) -> Ownership {
        let mut derived = Ownership::default();
        // Kinds come in an order in which each needs only earlier ones, except components inside later components.
        for subject in model.subjects() {
            let system = contained(model, subject);
            derived.systems.push(system);
            derived.zones.push(standing(model, subject, system));
        }
        for subject in model.subjects() {
            derived.managers.push(managed(model, &derived, subject, 0));
        }
        let pairs = model.subjects().filter_map(|subject| Some((derived.manager(subject)?, subject)));
        derived.managed = pairs.collect();
        derived.managed.sort_unstable();
        derived.managed_things = derived.managed.iter().map(|(_, thing)| *thing).collect();
        for subject in model.subjects() {
            derived.crossings.push(crossed(model, &derived, subject));
        }
        derived
    }

    pub fn manager(&self, subject: Subject) -> Option<Subject> {
        self.managers.get(subject.0 as usize).copied().flatten()
    }

    pub fn zone(&self, subject: Subject) -> Option<Subject> {
        self.zones.get(subject.0 as usize).copied().flatten()
    }

    pub fn system(&self, subject: Subject) -> Option<Subject> {
        self.systems.get(subject.0 as usize).copied().flatten()
    }

    pub fn managed_by(&self, organization: Subject) -> &[Subject] {
        let start = self.managed.partition_point(|(by, _)| *by < organization);
        let end = self.managed.partition_point(|(by, _)| *by <= organization);
        self.managed_things.get(start..end).unwrap_or_default()
    }

    pub fn crossing(&self, subject: Subject) -> Crossing {
        self.crossings.get(subject.0 as usize).copied().unwrap_or_default()
    }
}

/// A component and everything it is built into, from the inside out.
fn shells(model: &Model, subject: Subject) -> impl Iterator<Item = Subject> + '_ {
    std::iter::successors(Some(subject), |inner| model.reference(*inner, Attr::Inside)).take(MOST_STEPS)
}

fn contained(model: &Model, subject: Subject) -> Option<Subject> {
    match model.kind(subject) {
        Kind::System => Some(subject),
        Kind::Component => shells(model, subject).find_map(|shell| model.reference(shell, Attr::System)),
        _ => None,
    }
}

fn standing(model: &Model, subject: Subject, system: Option<Subject>) -> Option<Subject> {
    match model.kind(subject) {
        Kind::Zone => Some(subject),
        Kind::System => model.reference(subject, Attr::Zone),
        Kind::Component => {
            let own = shells(model, subject).find_map(|shell| model.reference(shell, Attr::Zone));
            own.or_else(|| system.and_then(|system| model.reference(system, Attr::Zone)))
        }
        _ => None,
    }
}

fn managed(model: &Model, derived: &Ownership, subject: Subject, depth: usize) -> Option<Subject> {
    let organization = |subject| model.reference(subject, Attr::Organization);
    let of = |attr| {
        let target = model.targets(subject, attr).next()?;
        if depth < 4 { managed(model, derived, target, depth + 1) } else { None }
    };
    match model.kind(subject) {
        Kind::Organization => Some(subject),
        Kind::Zone | Kind::System | Kind::People | Kind::Procedure => organization(subject),
        Kind::Component => shells(model, subject)
            .find_map(organization)
            .or_else(|| derived.system(subject).and_then(organization))
            .or_else(|| derived.zone(subject).and_then(organization)),
        Kind::Flow => of(Attr::From).or_else(|| of(Attr::To)),
        Kind::Supply | Kind::Maintenance | Kind::Entrustment => model.reference(subject, Attr::From),
        Kind::RemoteAccess => of(Attr::To),
        Kind::Data => model.reference(subject, Attr::Owner),
        Kind::DataEvent => model.reference(subject, Attr::Actor).or_else(|| of(Attr::Place)).or_else(|| of(Attr::Data)),
        Kind::Goal => of(Attr::At),
    }
}

fn crossed(model: &Model, derived: &Ownership, subject: Subject) -> Crossing {
    let ends = match model.kind(subject) {
        Kind::Flow | Kind::Supply | Kind::Entrustment => {
            model.reference(subject, Attr::From).zip(model.reference(subject, Attr::To))
        }
        Kind::Maintenance => model.reference(subject, Attr::From).zip(model.targets(subject, Attr::Of).next()),
        Kind::RemoteAccess => model.reference(subject, Attr::By).zip(model.targets(subject, Attr::To).next()),
        Kind::DataEvent => match model.reference(subject, Attr::Flow) {
            Some(flow) => return crossed(model, derived, flow),
            None => model.reference(subject, Attr::Place).zip(model.reference(subject, Attr::To)),
        },
        _ => None,
    };
    let Some((from, to)) = ends else { return Crossing::default() };
    let transcribes = |end| {
        [Attr::Senses, Attr::ActsOn].iter().any(|attr| model.texts(end, *attr).is_some_and(|list| !list.is_empty()))
    };
    Crossing {
        organization: derived.manager(from) != derived.manager(to),
        zone: derived.zone(from) != derived.zone(to),
        physical: transcribes(from) || transcribes(to),
    }
}
