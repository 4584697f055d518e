//! Ways through a model that several checks walk, and the making of findings.

use crate::diag::{Diagnostic, Names, Problem, Severity};
use crate::facts::{FACTS, Look, Truth, number};
use crate::model::{Attr, Kind, Model, Subject};
use crate::text::{Both, FileId, Place};
use std::collections::BTreeMap;

/// Longer chains of containment than this are not followed.
const MOST_STEPS: usize = 16;

/// Findings about many subjects name this many other places.
const MOST_RELATED: usize = 8;

/// Outer worlds from which strangers far away can reach a device.
pub(super) const FAR_WORLDS: &[&str] = &["internet", "mail", "mobile-network", "partner-network", "telephone"];

/// Zones in which things are controlled that can do harm.
pub(super) const CONTROL: &[&str] = &["control", "field", "safety", "vehicle"];

const BESIDE: Both = super::both("the same here", "ここも同様");

/// A component and what it is built into, from the inside out.
pub(super) fn shells(model: &Model, component: Subject) -> impl Iterator<Item = Subject> + '_ {
    std::iter::successors(Some(component), |inner| model.reference(*inner, Attr::Inside)).take(MOST_STEPS)
}

/// The zone of a subject and the zones around it, from the inside out.
pub(super) fn zones(model: &Model, subject: Subject) -> impl Iterator<Item = Subject> + '_ {
    std::iter::successors(model.zone(subject), |zone| model.reference(*zone, Attr::PartOf)).take(MOST_STEPS)
}

/// The system of a subject and the larger systems around it.
pub(super) fn systems(model: &Model, subject: Subject) -> impl Iterator<Item = Subject> + '_ {
    std::iter::successors(model.system(subject), |system| model.reference(*system, Attr::PartOf)).take(MOST_STEPS)
}

/// A component, system or zone with everything that contains it.
pub(super) fn surroundings(model: &Model, subject: Subject) -> impl Iterator<Item = Subject> + '_ {
    shells(model, subject).chain(systems(model, subject)).chain(zones(model, subject))
}

/// What the innermost zone that says its kind is for.
pub(super) fn zone_kind(model: &Model, subject: Subject) -> Option<&'static str> {
    zones(model, subject).find_map(|zone| model.word(zone, Attr::Kind)).map(|word| word.key)
}

/// What [`zone_kind`] says of every zone, for checks that ask it of many subjects.
pub(super) struct ZoneKinds {
    first: u32,
    kinds: Vec<Option<&'static str>>,
}

impl ZoneKinds {
    pub(super) fn of_all(model: &Model) -> ZoneKinds {
        let mut zones = model.of_kind(Kind::Zone).peekable();
        ZoneKinds {
            first: zones.peek().map_or(0, |zone| zone.0),
            kinds: zones.map(|zone| zone_kind(model, zone)).collect(),
        }
    }

    pub(super) fn of(&self, model: &Model, subject: Subject) -> Option<&'static str> {
        let zone = model.zone(subject)?;
        self.kinds.get(zone.0.checked_sub(self.first)? as usize).copied().flatten()
    }
}

/// Whether a component is of one of these sorts.
pub(super) fn is_a(model: &Model, component: Subject, sorts: &[&str]) -> bool {
    model.says_any(component, Attr::Kind, sorts) == Some(true)
}

/// Whether an organisation takes part without being asked for anything.
pub(super) fn is_outside(model: &Model, organization: Subject) -> bool {
    model.truth(organization, Attr::Outside) == Some(true)
}

/// Whether an attribute names at least one thing, word or text.
pub(super) fn says_some(model: &Model, subject: Subject, attr: Attr) -> bool {
    Look::at(model).some(subject, attr) == Truth::Yes
}

/// What a named fact says of a subject.
pub(super) fn fact(model: &Model, name: &str, subject: Subject) -> Truth {
    let fact = number(name).and_then(|at| FACTS.get(at));
    fact.map_or(Truth::Unknown, |fact| (fact.test)(&Look::at(model), subject))
}

/// Where an attribute is said, or else where its subject is declared.
pub(super) fn place_of(model: &Model, subject: Subject, attr: Attr) -> Place {
    model.stated(subject, attr).map_or_else(|| model.place(subject), |stated| stated.place)
}

/// The place of what concerns the model as a whole.
pub(super) fn whole() -> Place {
    Place::top(FileId(0))
}

/// The id of a subject, for a message.
pub(super) fn id(model: &Model, subject: Subject) -> String {
    model.id(subject).to_owned()
}

/// The ids of subjects, in their order.
pub(super) fn ids(model: &Model, subjects: &[Subject]) -> Names {
    Names::of(subjects.iter().map(|subject| id(model, *subject)))
}

/// Adds a place to the last finding.
pub(super) fn relate(found: &mut Vec<Diagnostic>, (place, label): (Place, Both)) {
    let last = found.pop().map(|note| note.and(place, label));
    found.extend(last);
}

/// Subjects by what they have in common, in its order.
pub(super) fn grouped<K: Ord>(subjects: impl Iterator<Item = (K, Subject)>) -> BTreeMap<K, Vec<Subject>> {
    let mut groups: BTreeMap<K, Vec<Subject>> = BTreeMap::new();
    subjects.for_each(|(common, subject)| groups.entry(common).or_default().push(subject));
    groups
}

/// One finding about all of `subjects`, at the first of them in the files, naming the next few beside it.
///
/// `attr` is what is wrong with them, where it is something they say. Nothing is noted where there are none.
pub(super) fn note_all<P: Into<Problem>>(
    (model, found): (&Model, &mut Vec<Diagnostic>),
    severity: Severity,
    mut subjects: Vec<Subject>,
    attr: Attr,
    problem: impl FnOnce(Names) -> P,
) {
    subjects.sort_by_key(|subject| model.place(*subject));
    let Some(first) = subjects.first() else { return };
    let mut diagnostic = Diagnostic::new(severity, Some(place_of(model, *first, attr)), problem(ids(model, &subjects)));
    for other in subjects.iter().skip(1).take(MOST_RELATED) {
        diagnostic = diagnostic.and(place_of(model, *other, attr), BESIDE);
    }
    found.push(diagnostic);
}
