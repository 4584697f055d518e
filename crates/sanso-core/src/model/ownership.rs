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
    /// Where the managed of each subject start; one more than there are subjects.
    managed_starts: Vec<u32>,
    /// What is managed, by manager and number.
    managed: Vec<Subject>,
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
        derived.group();
        for subject in model.subjects() {
            derived.crossings.push(crossed(model, &derived, subject));
        }
        derived
    }

    /// Nothing yet, with room for `all` subjects.
    pub fn with_room(all: usize) -> Ownership {
        Ownership {
            managers: Vec::with_capacity(all),
            zones: Vec::with_capacity(all),
            systems: Vec::with_capacity(all),
            crossings: Vec::with_capacity(all),
            ..Ownership::default()
        }
    }

    /// What is known of the next subject.
    pub fn push(
        &mut self,
        manager: Option<Subject>,
        zone: Option<Subject>,
        system: Option<Subject>,
        crossing: Crossing,
    ) {
        self.managers.push(manager);
        self.zones.push(zone);
        self.systems.push(system);
        self.crossings.push(crossing);
    }

    /// Brings the managed together by manager: a counting sort.
    pub fn group(&mut self) {
        let mut starts = vec![0u32; self.managers.len() + 1];
        for manager in self.managers.iter().flatten() {
            if let Some(after) = starts.get_mut(manager.0 as usize + 1) {
                *after += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        self.managed = vec![Subject(0); sum as usize];
        for (manager, thing) in self.managers.iter().zip(0..) {
            let Some(at) = manager.and_then(|manager| next.get_mut(manager.0 as usize)) else { continue };
            if let Some(place) = self.managed.get_mut(*at as usize) {
                *place = Subject(thing);
            }
            *at += 1;
        }
        self.managed_starts = starts;
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
        let at = organization.0 as usize;
        let (Some(start), Some(end)) = (self.managed_starts.get(at), self.managed_starts.get(at + 1)) else {
            return &[];
        };
        self.managed.get(*start as usize..*end as usize).unwrap_or_default()
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
