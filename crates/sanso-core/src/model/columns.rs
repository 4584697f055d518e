//! The resolved model: one row per subject, values in columns, links in both directions.

use super::language::{Attr, Kind, Section, Shape, Word};
use super::ownership::{Crossing, Ownership};
use super::read::Head;
use crate::text::{Lang, Place, Sources, Words};
use std::ops::Range;

/// A modelled thing, by its number in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject(pub u32);

/// How much something matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It hardly hurts.
    Low,
    /// It hurts.
    Medium,
    /// It hurts badly.
    High,
}

/// A stretch of one of the model's pools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span32 {
    pub(super) start: u32,
    pub(super) len: u32,
}

impl Span32 {
    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..(self.start + self.len) as usize
    }
}

/// A value as resolved; texts and lists lie in the model's pools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// `true` or `false`.
    Truth(bool),
    /// The number of a word in the attribute's list.
    Word(u16),
    /// Words, in the order of the attribute's list.
    Words(Span32),
    /// A level.
    Level(Level),
    /// A number.
    Number(u32),
    /// Minutes.
    Minutes(u32),
    /// One text.
    Text(u32),
    /// Several texts.
    Texts(Span32),
    /// Display text.
    Name(u32),
    /// One subject.
    Ref(Subject),
    /// Several subjects.
    Refs(Span32),
    /// Attributes of data at one moment.
    DataState(Span32),
}

/// One thing said about a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    /// What is spoken of.
    pub attr: Attr,
    /// What is said.
    pub value: Value,
    /// Where it is said.
    pub place: Place,
    /// Whether parts of a list were not understood: what the list lacks then means nothing.
    pub partly: bool,
}

/// The resolved value creation process.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// What is said about the process as a whole.
    pub head: Head,
    /// The files it was read from.
    pub sources: Sources,
    pub(super) kinds: Vec<Kind>,
    pub(super) ids: Vec<Box<str>>,
    pub(super) places: Vec<Place>,
    /// Where the values of each subject start; one more than there are subjects.
    pub(super) starts: Vec<u32>,
    pub(super) stated: Vec<Stated>,
    pub(super) words: Vec<u16>,
    pub(super) texts: Vec<Box<str>>,
    pub(super) names: Vec<Words>,
    pub(super) refs: Vec<(Subject, Place)>,
    pub(super) states: Vec<(u8, Box<str>)>,
    /// Where the incoming links of each subject start; one more than there are subjects.
    pub(super) incoming_starts: Vec<u32>,
    pub(super) incoming: Vec<(Attr, Subject)>,
    /// Subjects sorted by id.
    pub(super) by_id: Vec<Subject>,
    /// Former ids, sorted.
    pub(super) former: Vec<(Box<str>, Subject)>,
    pub(super) ownership: Ownership,
}

impl Model {
    /// The number of subjects.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether nothing is modelled.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// All subjects, by kind and id.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> + use<> {
        (0..self.len() as u32).map(Subject)
    }

    /// The subjects of one kind, by id.
    pub fn of_kind(&self, kind: Kind) -> impl ExactSizeIterator<Item = Subject> + use<> {
        let start = self.kinds.partition_point(|known| *known < kind) as u32;
        let end = self.kinds.partition_point(|known| *known <= kind) as u32;
        (start..end).map(Subject)
    }

    /// What a subject is.
    pub fn kind(&self, subject: Subject) -> Kind {
        self.kinds.get(subject.0 as usize).copied().unwrap_or(Kind::Goal)
    }

    /// The section that declares a subject.
    pub fn section(&self, subject: Subject) -> &'static Section {
        self.kind(subject).section()
    }

    /// The id of a subject.
    pub fn id(&self, subject: Subject) -> &str {
        self.ids.get(subject.0 as usize).map_or("", |id| id)
    }

    /// The name people read: what `name` says, or the id.
    pub fn name(&self, subject: Subject, lang: Lang) -> &str {
        self.display(subject, Attr::Name)
            .map(|name| name.get(lang))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| self.id(subject))
    }

    /// Where a subject is declared.
    pub fn place(&self, subject: Subject) -> Place {
        self.places.get(subject.0 as usize).copied().unwrap_or(Place::top(crate::text::FileId(0)))
    }

    /// The subject with this id, now or formerly.
    pub fn find(&self, id: &str) -> Option<Subject> {
        if let Ok(at) = self.by_id.binary_search_by(|subject| self.id(*subject).cmp(id)) {
            return self.by_id.get(at).copied();
        }
        let at = self.former.binary_search_by(|(known, _)| (**known).cmp(id)).ok()?;
        self.former.get(at).map(|(_, subject)| *subject)
    }

    /// Everything said about a subject, in the order of attributes.
    pub fn said(&self, subject: Subject) -> &[Stated] {
        let at = subject.0 as usize;
        let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else { return &[] };
        self.stated.get(*start as usize..*end as usize).unwrap_or_default()
    }

    /// What is said about one attribute of a subject.
    pub fn stated(&self, subject: Subject, attr: Attr) -> Option<Stated> {
        self.said(subject).iter().find(|stated| stated.attr == attr).copied()
    }

    /// A truth, if said.
    pub fn truth(&self, subject: Subject, attr: Attr) -> Option<bool> {
        match self.stated(subject, attr)?.value {
            Value::Truth(truth) => Some(truth),
            _ => None,
        }
    }

    /// A level, if said.
    pub fn level(&self, subject: Subject, attr: Attr) -> Option<Level> {
        match self.stated(subject, attr)?.value {
            Value::Level(level) => Some(level),
            _ => None,
        }
    }

    /// A number, if said.
    pub fn number(&self, subject: Subject, attr: Attr) -> Option<u32> {
        match self.stated(subject, attr)?.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A span of time in minutes, if said.
    pub fn minutes(&self, subject: Subject, attr: Attr) -> Option<u32> {
        match self.stated(subject, attr)?.value {
            Value::Minutes(minutes) => Some(minutes),
            _ => None,
        }
    }

    /// One word, if said.
    pub fn word(&self, subject: Subject, attr: Attr) -> Option<&'static Word> {
        match self.stated(subject, attr)?.value {
            Value::Word(number) => self.words_of(subject, attr).get(usize::from(number)),
            _ => None,
        }
    }

    /// The words of a list, if said; an explicit empty list gives none.
    pub fn words(&self, subject: Subject, attr: Attr) -> Option<Vec<&'static Word>> {
        let Value::Words(span) = self.stated(subject, attr)?.value else { return None };
        let known = self.words_of(subject, attr);
        let numbers = self.words.get(span.range()).unwrap_or_default();
        Some(numbers.iter().filter_map(|number| known.get(usize::from(*number))).collect())
    }

    /// Whether a word or a list of words says one of `keys`; `None` if unsaid.
    pub fn says_any(&self, subject: Subject, attr: Attr, keys: &[impl AsRef<str>]) -> Option<bool> {
        self.is_any(subject, &self.stated(subject, attr)?, keys)
    }

    /// Whether what is stated of a subject is one of `keys`; `None` if it is no word.
    pub fn is_any(&self, subject: Subject, stated: &Stated, keys: &[impl AsRef<str>]) -> Option<bool> {
        let known = self.words_of(subject, stated.attr);
        let is = |number: &u16| {
            let word = known.get(usize::from(*number));
            word.is_some_and(|word| keys.iter().any(|key| key.as_ref() == word.key))
        };
        match stated.value {
            Value::Word(number) => Some(is(&number)),
            Value::Words(span) => Some(self.words.get(span.range()).unwrap_or_default().iter().any(is)),
            _ => None,
        }
    }

    /// The numbers of the words that are stated, in the attribute's list; none if what is stated is no word.
    pub fn numbers_of_words<'s>(&'s self, stated: &'s Stated) -> Option<&'s [u16]> {
        match &stated.value {
            Value::Word(number) => Some(std::slice::from_ref(number)),
            Value::Words(span) => self.words.get(span.range()),
            _ => None,
        }
    }

    fn words_of(&self, subject: Subject, attr: Attr) -> &'static [Word] {
        let attributes = self.section(subject).attributes;
        match attributes.iter().find(|attribute| attribute.attr == attr).map(|attribute| attribute.shape) {
            Some(Shape::Word(words) | Shape::Words(words)) => words,
            _ => &[],
        }
    }

    /// One text, if said.
    pub fn text(&self, subject: Subject, attr: Attr) -> Option<&str> {
        match self.stated(subject, attr)?.value {
            Value::Text(at) => self.texts.get(at as usize).map(|text| &**text),
            _ => None,
        }
    }

    /// Texts of a list, if said.
    pub fn texts(&self, subject: Subject, attr: Attr) -> Option<&[Box<str>]> {
        match self.stated(subject, attr)?.value {
            Value::Texts(span) => self.texts.get(span.range()),
            _ => None,
        }
    }

    /// Display text, if said.
    pub fn display(&self, subject: Subject, attr: Attr) -> Option<&Words> {
        match self.stated(subject, attr)?.value {
            Value::Name(at) => self.names.get(at as usize),
            _ => None,
        }
    }

    /// The attributes of data at one moment: number in [`super::language::DATA_STATE`] and text.
    pub fn data_state(&self, subject: Subject, attr: Attr) -> Option<&[(u8, Box<str>)]> {
        match self.stated(subject, attr)?.value {
            Value::DataState(span) => self.states.get(span.range()),
            _ => None,
        }
    }

    /// The subject an attribute names, if said.
    pub fn reference(&self, subject: Subject, attr: Attr) -> Option<Subject> {
        match self.stated(subject, attr)?.value {
            Value::Ref(target) => Some(target),
            _ => None,
        }
    }

    /// The subjects an attribute names with their places, if said; an explicit empty list gives none.
    pub fn references(&self, subject: Subject, attr: Attr) -> Option<&[(Subject, Place)]> {
        match self.stated(subject, attr)?.value {
            Value::Refs(span) => self.refs.get(span.range()),
            _ => None,
        }
    }

    /// Every subject an attribute names, whether it takes one or several; none if unsaid.
    pub fn targets(&self, subject: Subject, attr: Attr) -> impl Iterator<Item = Subject> + '_ {
        let stated = self.stated(subject, attr).map(|stated| stated.value);
        let one = match stated {
            Some(Value::Ref(target)) => Some(target),
            _ => None,
        };
        let many = match stated {
            Some(Value::Refs(span)) => self.refs.get(span.range()).unwrap_or_default(),
            _ => &[],
        };
        one.into_iter().chain(many.iter().map(|(target, _)| *target))
    }

    /// The subjects that name this one in an attribute, by number.
    pub fn naming(&self, target: Subject, attr: Attr) -> impl Iterator<Item = Subject> + '_ {
        let all = self.all_naming(target);
        let start = all.partition_point(|(by, _)| *by < attr);
        let end = all.partition_point(|(by, _)| *by <= attr);
        all.get(start..end).unwrap_or_default().iter().map(|(_, source)| *source)
    }

    /// The first subject of one of `kinds` that names this one in one of `attrs`.
    pub fn first_naming(&self, target: Subject, attrs: &[Attr], kinds: &[Kind]) -> Option<Subject> {
        attrs.iter().flat_map(|attr| self.naming(target, *attr)).find(|by| kinds.contains(&self.kind(*by)))
    }

    /// Every subject that names this one, with the attribute it does so in.
    pub fn all_naming(&self, target: Subject) -> &[(Attr, Subject)] {
        let at = target.0 as usize;
        let (Some(start), Some(end)) = (self.incoming_starts.get(at), self.incoming_starts.get(at + 1)) else {
            return &[];
        };
        self.incoming.get(*start as usize..*end as usize).unwrap_or_default()
    }

    /// The organisation that manages a subject; an organisation manages itself. `None` where nothing says so.
    pub fn manager(&self, subject: Subject) -> Option<Subject> {
        self.ownership.manager(subject)
    }

    /// Everything an organisation manages, itself included, by number.
    pub fn managed_by(&self, organization: Subject) -> &[Subject] {
        self.ownership.managed_by(organization)
    }

    /// The zone a subject stands in: its own, that of its system, or of what it is built into.
    pub fn zone(&self, subject: Subject) -> Option<Subject> {
        self.ownership.zone(subject)
    }

    /// The system that contains a component, directly or through what it is built into; a system contains itself.
    pub fn system(&self, subject: Subject) -> Option<Subject> {
        self.ownership.system(subject)
    }

    /// Which borders a flow, transfer, supply or other link crosses.
    pub fn crossing(&self, link: Subject) -> Crossing {
        self.ownership.crossing(link)
    }
}
