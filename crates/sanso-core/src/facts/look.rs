//! Reading the model with three values, noting what was looked at.

use super::Truth;
use crate::model::{Attr, Level, Model, Stated, Subject, Value};
use crate::text::Place;
use std::cell::RefCell;
use std::rc::Rc;

/// Something that was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Note {
    /// On which subject.
    pub subject: Subject,
    /// What was looked at.
    pub what: Noted,
    /// What it said.
    pub truth: Truth,
    /// Where it is said; `None` where it is unsaid.
    pub place: Option<Place>,
}

/// What was looked at on a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noted {
    /// What it says of itself.
    Said(Attr),
    /// That it is there at all, as a link or as a thing of its kind.
    There,
}

/// An answer that is taken as given although the model does not say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Supposed {
    /// Whatever is asked of the attribute is answered so.
    Truth(Truth),
    /// The attribute says this word and no other.
    Word(&'static str),
}

/// A reader of the model. It answers unsaid as unknown.
pub struct Look<'m> {
    model: &'m Model,
    notes: Option<RefCell<Vec<Note>>>,
    /// Where an answer would be read if one were given.
    askable: Option<RefCell<Vec<(Subject, Attr)>>>,
    supposed: Option<(Subject, Attr, Supposed)>,
    /// The data of the organisation that was asked about last: structure, which no answer changes.
    data: RefCell<Option<(Subject, Rc<[Subject]>)>>,
}

impl<'m> Look<'m> {
    /// A plain reader.
    pub fn at(model: &'m Model) -> Look<'m> {
        Look { model, notes: None, askable: None, supposed: None, data: RefCell::default() }
    }

    /// A reader that notes what it looks at.
    pub fn noting(model: &'m Model) -> Look<'m> {
        Look { notes: Some(RefCell::default()), ..Look::at(model) }
    }

    /// A reader that besides tells where an answer would make a difference to it.
    pub fn asking(model: &'m Model) -> Look<'m> {
        Look { askable: Some(RefCell::default()), ..Look::noting(model) }
    }

    /// A reader that takes one answer as given.
    pub fn supposing(model: &'m Model, subject: Subject, attr: Attr, answer: Supposed) -> Look<'m> {
        Look { supposed: Some((subject, attr, answer)), ..Look::at(model) }
    }

    /// Takes another answer as given, in place of the last one.
    pub fn suppose(&mut self, subject: Subject, attr: Attr, answer: Supposed) {
        self.supposed = Some((subject, attr, answer));
    }

    /// The data of an organisation, found by `find` unless it was asked about last.
    pub(super) fn data_of(&self, organization: Subject, find: impl FnOnce() -> Vec<Subject>) -> Rc<[Subject]> {
        let mut known = self.data.borrow_mut();
        match &*known {
            Some((of, data)) if *of == organization => Rc::clone(data),
            _ => {
                let data = Rc::<[Subject]>::from(find());
                *known = Some((organization, Rc::clone(&data)));
                data
            }
        }
    }

    /// The model itself, for its structure. What it says of subjects is read through this reader.
    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// What was looked at so far, each thing once, in the order of subjects.
    pub fn take_notes(&self) -> Vec<Note> {
        let mut notes = self.notes.as_ref().map(RefCell::take).unwrap_or_default();
        notes.sort_unstable();
        notes.dedup();
        notes
    }

    /// What was looked at since the last time, as it came, and where an answer would have been read: a fact that read
    /// nowhere else says the same whatever is answered elsewhere.
    pub fn looked<T>(&self, take: impl FnOnce(&[Note], &[(Subject, Attr)]) -> T) -> Option<T> {
        let (mut notes, mut askable) = (self.notes.as_ref()?.borrow_mut(), self.askable.as_ref()?.borrow_mut());
        let taken = take(&notes, &askable);
        notes.clear();
        askable.clear();
        Some(taken)
    }

    /// Notes that something is there, as a reason.
    pub fn seen(&self, subject: Subject) -> Truth {
        self.note(subject, Noted::There, Truth::Yes, Some(self.model.place(subject)))
    }

    /// Notes what the sort of a subject tells.
    pub fn by_nature(&self, subject: Subject, attr: Attr, truth: Truth) -> Truth {
        self.note(subject, Noted::Said(attr), truth, self.model.stated(subject, attr).map(|stated| stated.place))
    }

    /// The one word an attribute says; what is unsaid is noted.
    pub fn word(&self, subject: Subject, attr: Attr) -> Option<&'static str> {
        if let Some(Supposed::Word(word)) = self.supposed(subject, attr) {
            return Some(word);
        }
        let said = self.model.word(subject, attr);
        if said.is_none() {
            self.note(subject, Noted::Said(attr), Truth::Unknown, None);
        }
        said.map(|word| word.key)
    }

    /// Whether a `true`/`false` attribute says true.
    pub fn says(&self, subject: Subject, attr: Attr) -> Truth {
        self.read(subject, attr, |value| match value {
            Value::Truth(truth) => Some(*truth),
            _ => None,
        })
    }

    /// Whether a level is medium or high.
    pub fn matters(&self, subject: Subject, attr: Attr) -> Truth {
        self.read(subject, attr, |value| match value {
            Value::Level(level) => Some(*level >= Level::Medium),
            _ => None,
        })
    }

    /// Whether a list names anything; an explicit empty list is a "no".
    pub fn some(&self, subject: Subject, attr: Attr) -> Truth {
        let model = self.model;
        self.read(subject, attr, |value| match value {
            Value::Words(_) => model.words(subject, attr).map(|words| !words.is_empty()),
            Value::Texts(_) => model.texts(subject, attr).map(|texts| !texts.is_empty()),
            Value::Refs(_) => model.references(subject, attr).map(|refs| !refs.is_empty()),
            _ => Some(true),
        })
    }

    /// Whether a word, or one of a list of words, is among `keys`.
    pub fn is_any(&self, subject: Subject, attr: Attr, keys: &[&str]) -> Truth {
        if let Some(Supposed::Word(word)) = self.supposed(subject, attr) {
            return Truth::of(keys.contains(&word));
        }
        let model = self.model;
        self.read(subject, attr, |_| model.says_any(subject, attr, keys))
    }

    /// Whether a list of words says this one, without noting it.
    pub fn lists(&self, subject: Subject, attr: Attr, key: &str) -> bool {
        match self.supposed(subject, attr) {
            Some(Supposed::Word(word)) => word == key,
            Some(Supposed::Truth(_)) => false,
            None => self.model.says_any(subject, attr, &[key]) == Some(true),
        }
    }

    fn read(&self, subject: Subject, attr: Attr, test: impl Fn(&Value) -> Option<bool>) -> Truth {
        match self.supposed(subject, attr) {
            Some(Supposed::Truth(truth)) => return truth,
            Some(Supposed::Word(_)) => return Truth::Yes,
            None => {}
        }
        let stated = self.model.stated(subject, attr);
        let truth = match (Truth::said(stated.as_ref().and_then(|stated| test(&stated.value))), stated) {
            // A part that was not understood could be the one that is asked for.
            (Truth::No, Some(Stated { partly: true, .. })) => Truth::Unknown,
            (truth, _) => truth,
        };
        self.note(subject, Noted::Said(attr), truth, stated.map(|stated| stated.place))
    }

    fn supposed(&self, subject: Subject, attr: Attr) -> Option<Supposed> {
        if let Some(askable) = &self.askable {
            askable.borrow_mut().push((subject, attr));
        }
        let (on, of, answer) = self.supposed?;
        (on == subject && of == attr).then_some(answer)
    }

    fn note(&self, subject: Subject, what: Noted, truth: Truth, place: Option<Place>) -> Truth {
        if let Some(notes) = &self.notes {
            notes.borrow_mut().push(Note { subject, what, truth, place });
        }
        truth
    }
}
