//! What anything from outside leads to, by the structure of the model alone.
//!
//! The walk is generous on purpose: what it does not reach, no fact could make reachable. It follows every subject and
//! every link at most once.

use super::ways::{says_some, zones};
use crate::model::{Attr, Kind, Model, Subject};
use std::collections::BTreeSet;

/// Those of `goals` to which something from outside leads.
///
/// From outside come: whatever an exposed or unattended component or an open zone lets in, what others made, links
/// with other organisations, what others supply, data others have, and people of others. The walk ends once it has
/// reached all of `goals`.
pub(super) fn reached_from_outside(model: &Model, goals: &[Subject]) -> BTreeSet<Subject> {
    let sought = goals.iter().copied().collect();
    let mut walk = Walk { model, reached: vec![false; model.len()], queue: Vec::new(), sought, found: BTreeSet::new() };
    for subject in model.subjects() {
        walk.enter(subject);
    }
    while !walk.sought.is_empty() {
        let Some(subject) = walk.queue.pop() else { break };
        walk.leave(subject);
    }
    walk.found
}

struct Walk<'m> {
    model: &'m Model,
    reached: Vec<bool>,
    queue: Vec<Subject>,
    sought: BTreeSet<Subject>,
    found: BTreeSet<Subject>,
}

impl Walk<'_> {
    fn reach(&mut self, subject: Subject) {
        if let Some(reached) = self.reached.get_mut(subject.0 as usize).filter(|reached| !**reached) {
            *reached = true;
            self.queue.push(subject);
            self.found.extend(self.sought.take(&subject));
        }
    }

    fn reach_all(&mut self, subjects: impl IntoIterator<Item = Subject>) {
        subjects.into_iter().for_each(|subject| self.reach(subject));
    }

    /// Everything that names a subject in one of these attributes.
    fn reach_naming(&mut self, subject: Subject, attrs: &[Attr]) {
        let links = self.model.all_naming(subject);
        self.reach_all(links.iter().filter(|(attr, _)| attrs.contains(attr)).map(|(_, by)| *by));
    }

    /// Where the outside touches a subject.
    fn enter(&mut self, subject: Subject) {
        let model = self.model;
        let of_others = |thing: &Subject| model.manager(*thing) != model.manager(subject);
        match model.kind(subject) {
            Kind::Component
                if says_some(model, subject, Attr::ExposedTo)
                    || model.truth(subject, Attr::Unattended) == Some(true) =>
            {
                self.reach(subject)
            }
            Kind::Component
                if model.targets(subject, Attr::MadeBy).any(|maker| Some(maker) != model.manager(subject)) =>
            {
                self.reach(subject)
            }
            Kind::Component if zones(model, subject).any(|zone| is_open(model, zone)) => self.reach(subject),
            Kind::Zone if is_open(model, subject) => self.reach(subject),
            Kind::Flow if model.crossing(subject).organization => self.reach(subject),
            Kind::RemoteAccess => self.reach(subject),
            Kind::Maintenance => self.reach_all(model.targets(subject, Attr::Of).filter(of_others)),
            // A supplier that fails is felt by the receiver; what is delivered to others is reached only by what it needs.
            Kind::Supply => self.leave(subject),
            Kind::Entrustment => self.reach_all(model.targets(subject, Attr::Data)),
            Kind::Data if says_some(model, subject, Attr::SharedWith) => self.reach(subject),
            Kind::People => {
                let is_stranger = model.truth(subject, Attr::OutsideStaff) == Some(true);
                self.reach_all(model.targets(subject, Attr::May).filter(|thing| is_stranger || of_others(thing)));
            }
            _ => {}
        }
    }

    /// Where trouble at a subject leads.
    fn leave(&mut self, subject: Subject) {
        let model = self.model;
        match model.kind(subject) {
            Kind::Component | Kind::System | Kind::Zone => self.leave_thing(subject),
            Kind::Organization => self.leave_organization(subject),
            Kind::Flow => {
                self.reach_all(model.targets(subject, Attr::To).chain(model.targets(subject, Attr::Carries)));
                if model.truth(subject, Attr::OneWay) != Some(true) {
                    self.reach_all(model.targets(subject, Attr::From));
                }
                self.reach_naming(subject, &[Attr::Flow]);
            }
            Kind::Supply => {
                self.reach_all(model.targets(subject, Attr::To));
                self.reach_naming(subject, &[Attr::Needs]);
            }
            Kind::Maintenance => self.reach_all(model.targets(subject, Attr::Of)),
            Kind::RemoteAccess => self.reach_all(model.targets(subject, Attr::To)),
            Kind::Data => self.reach_naming(subject, &[Attr::Data, Attr::Needs]),
            Kind::DataEvent => {
                let places = model.targets(subject, Attr::Place).chain(model.targets(subject, Attr::To));
                self.reach_all(places.chain(model.targets(subject, Attr::Data)));
            }
            Kind::Entrustment | Kind::People | Kind::Procedure | Kind::Goal => {}
        }
    }

    fn leave_thing(&mut self, thing: Subject) {
        let model = self.model;
        let around = [Attr::Inside, Attr::PartOf, Attr::Stores];
        around.iter().for_each(|attr| self.reach_all(model.targets(thing, *attr)));
        self.reach_all([model.system(thing), model.zone(thing), model.manager(thing)].into_iter().flatten());
        let inner_and_next = [
            Attr::Inside,
            Attr::System,
            Attr::Zone,
            Attr::PartOf,
            Attr::ManagedFrom,
            Attr::Via,
            Attr::Place,
            Attr::Needs,
            Attr::From,
        ];
        self.reach_naming(thing, &inner_and_next);
        let back = model.naming(thing, Attr::To).filter(|link| model.truth(*link, Attr::OneWay) != Some(true));
        self.reach_all(back);
    }

    fn leave_organization(&mut self, organization: Subject) {
        let model = self.model;
        self.reach_naming(organization, &[Attr::ManagedFrom]);
        let links = model.naming(organization, Attr::From).filter(|link| {
            // What a supply needs is said, or else anything may be what it needs.
            model.kind(*link) != Kind::Supply || model.stated(*link, Attr::Needs).is_none()
        });
        self.reach_all(links);
    }
}

fn is_open(model: &Model, zone: Subject) -> bool {
    model.says_any(zone, Attr::Access, &["public", "shared"]) == Some(true)
}
