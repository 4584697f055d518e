//! Where a step can be achieved: a subject of the model, or a piece of software that components list.

use crate::model::{Attr, Kind, Model, Subject};

/// The word for the kind of spot that is no subject.
pub const SOFTWARE: &str = "software";

/// The words for kinds of spot.
pub fn spot_kinds() -> impl Iterator<Item = &'static str> {
    Kind::ALL.into_iter().map(|kind| kind.section().one).chain([SOFTWARE])
}

/// A place for steps, by number: subjects first, software after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot(pub u32);

impl From<Subject> for Spot {
    fn from(subject: Subject) -> Spot {
        Spot(subject.0)
    }
}

/// All spots of a model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spots {
    subjects: u32,
    /// The software that is listed, sorted by text.
    software: Vec<Box<str>>,
}

impl Spots {
    /// The spots of a model.
    pub fn of(model: &Model) -> Spots {
        let listed = model.of_kind(Kind::Component).filter_map(|component| model.texts(component, Attr::Software));
        let mut software: Vec<Box<str>> = listed.flatten().cloned().collect();
        software.sort_unstable();
        software.dedup();
        Spots { subjects: model.len() as u32, software }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.subjects as usize + self.software.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first spot that is software.
    pub fn first_software(&self) -> u32 {
        self.subjects
    }

    /// The subject a spot is, unless it is software.
    pub fn subject(&self, spot: Spot) -> Option<Subject> {
        (spot.0 < self.subjects).then_some(Subject(spot.0))
    }

    /// The software a spot is.
    pub fn software(&self, spot: Spot) -> Option<&str> {
        let at = spot.0.checked_sub(self.subjects)?;
        self.software.get(at as usize).map(|text| &**text)
    }

    /// The spot of a piece of software.
    pub fn of_software(&self, text: &str) -> Option<Spot> {
        let at = self.software.binary_search_by(|known| (**known).cmp(text)).ok()?;
        Some(Spot(self.subjects + at as u32))
    }

    /// The id of a subject, or the text of a piece of software.
    pub fn id<'s>(&'s self, model: &'s Model, spot: Spot) -> &'s str {
        match self.subject(spot) {
            Some(subject) => model.id(subject),
            None => self.software(spot).unwrap_or_default(),
        }
    }
}
