//! The body of a snapshot back into a model, believing nothing.

use super::bytes::Bytes;
use super::{PARTLY, Shapes, sources};
use crate::model::columns::{Level, Model, Span32, Stated, Subject, Value};
use crate::model::language::{Attr, DATA_STATE, Kind, Shape, Word};
use crate::model::ownership::{Crossing, Ownership};
use crate::model::read::Head;
use crate::text::{FileId, Place, Sources};
use std::sync::Arc;

/// The fewest bytes that each of these takes.
const LEAST_SUBJECT: usize = 10;
const LEAST_STATED: usize = 4;
const LEAST_REFERENCE: usize = 3;
const LEAST_LINK: usize = 2;

pub(super) fn model(body: &[u8], texts: &mut dyn FnMut(&str) -> Option<Arc<str>>) -> Option<Model> {
    let mut from = Bytes(body);
    let parts = head(&mut from)?;
    let sources = sources::take(&mut from, texts)?;
    let grounds = Grounds::new(&sources);
    let profile = match parts.profile {
        Some((profile, raw)) => Some((profile, grounds.place(raw)?)),
        None => None,
    };
    let head = Head { profile, ..parts.head };
    let mut taker = Taker { from, grounds, shapes: Shapes::new(), model: Model { head, ..Model::default() } };
    taker.kinds()?;
    for at in 0..taker.model.len() {
        taker.subject(at)?;
    }
    taker.model.starts.push(u32::try_from(taker.model.stated.len()).ok()?);
    taker.links()?;
    taker.derived()?;
    let Taker { from, mut model, .. } = taker;
    model.sources = sources;
    from.0.is_empty().then_some(model)
}

/// The head with the place of its profile not yet looked at: sources come after it.
struct Parts {
    head: Head,
    profile: Option<(String, Place)>,
}

fn head(from: &mut Bytes<'_>) -> Option<Parts> {
    let process = from.text()?.to_owned();
    let name = from.words()?;
    let sector = from.maybe()?;
    let scope = from.words()?;
    let profile = match from.truth()? {
        true => Some((from.text()?.to_owned(), raw_place(from, Place::top(FileId(0)))?)),
        false => None,
    };
    Some(Parts { head: Head { process, name, sector, scope, profile: None }, profile })
}

/// What [`super::bytes::Writer::place`] wrote.
#[inline]
fn raw_place(from: &mut Bytes<'_>, near: Place) -> Option<Place> {
    let step = from.wide()?;
    let file = if step & 1 == 1 { FileId(u16::try_from(from.number()?).ok()?) } else { near.file };
    let folded = step >> 1;
    let start = i64::from(near.start).checked_add((folded >> 1) as i64 ^ -((folded & 1) as i64))?;
    let start = u32::try_from(start).ok()?;
    let end = start.checked_add(from.number()?)?;
    Some(Place { file, start, end })
}

/// What places may point at.
struct Grounds(Vec<(Arc<str>, bool)>);

impl Grounds {
    fn new(sources: &Sources) -> Grounds {
        // In plain text every byte is a character, which saves looking at it for every place.
        Grounds(sources.iter().map(|source| (Arc::clone(&source.text), source.text.is_ascii())).collect())
    }

    /// The same place, if it holds whole characters of a file.
    #[inline]
    fn place(&self, place: Place) -> Option<Place> {
        let (text, plain) = self.0.get(usize::from(place.file.0))?;
        let (start, end) = (place.start as usize, place.end as usize);
        let whole = *plain || (text.is_char_boundary(start) && text.is_char_boundary(end));
        (start <= end && end <= text.len() && whole).then_some(place)
    }
}

struct Taker<'b> {
    from: Bytes<'b>,
    grounds: Grounds,
    shapes: Shapes,
    model: Model,
}

impl Taker<'_> {
    fn kinds(&mut self) -> Option<()> {
        for kind in Kind::ALL {
            let count = self.from.count(LEAST_SUBJECT)?;
            if (count + self.model.kinds.len()) * LEAST_SUBJECT > self.from.0.len() {
                return None;
            }
            self.model.kinds.extend(std::iter::repeat_n(kind, count));
        }
        let all = self.model.len();
        self.model.ids.reserve_exact(all);
        self.model.places.reserve_exact(all);
        self.model.starts.reserve_exact(all + 1);
        // Only room: a number that is too small costs time, and none is larger than there are bytes for.
        let (stated, refs, incoming) =
            (self.from.count(LEAST_STATED)?, self.from.count(LEAST_REFERENCE)?, self.from.count(LEAST_LINK)?);
        self.model.stated.reserve_exact(stated);
        self.model.refs.reserve_exact(refs);
        self.model.incoming.reserve_exact(incoming);
        Some(())
    }

    fn subject(&mut self, at: usize) -> Option<()> {
        let kind = *self.model.kinds.get(at)?;
        self.model.ids.push(self.from.text()?.into());
        let place = self.place(Place::top(FileId(0)))?;
        self.model.places.push(place);
        self.model.starts.push(u32::try_from(self.model.stated.len()).ok()?);
        let mut last = None;
        for _ in 0..self.from.count(1)? {
            let byte = self.from.byte()?;
            let attr = *Attr::ALL.get(usize::from(byte & !PARTLY))?;
            if last.is_some_and(|last| last > attr) {
                return None;
            }
            last = Some(attr);
            let value = self.value(self.shapes.of(kind, attr)?, place)?;
            let place = self.place(place)?;
            self.model.stated.push(Stated { attr, value, place, partly: byte & PARTLY != 0 });
        }
        Some(())
    }

    #[inline]
    fn place(&mut self, near: Place) -> Option<Place> {
        let place = raw_place(&mut self.from, near)?;
        self.grounds.place(place)
    }

    fn value(&mut self, shape: Shape, near: Place) -> Option<Value> {
        Some(match shape {
            Shape::Truth => Value::Truth(self.from.truth()?),
            Shape::Word(words) => Value::Word(self.word(words)?),
            Shape::Words(words) => {
                let start = self.model.words.len();
                for _ in 0..self.from.count(1)? {
                    let word = self.word(words)?;
                    self.model.words.push(word);
                }
                Value::Words(span(start, self.model.words.len())?)
            }
            Shape::Level => Value::Level(match self.from.byte()? {
                0 => Level::Low,
                1 => Level::Medium,
                2 => Level::High,
                _ => return None,
            }),
            Shape::Number(least, most) => {
                Value::Number(self.from.number().filter(|number| (least..=most).contains(number))?)
            }
            Shape::Span => Value::Minutes(self.from.number()?),
            Shape::Ref(kinds) => Value::Ref(self.target(kinds)?),
            Shape::Refs(kinds) => {
                let start = self.model.refs.len();
                for _ in 0..self.from.count(1)? {
                    let target = self.target(kinds)?;
                    let place = self.place(near)?;
                    self.model.refs.push((target, place));
                }
                Value::Refs(span(start, self.model.refs.len())?)
            }
            Shape::Text | Shape::Texts | Shape::Name | Shape::DataState => self.written(shape)?,
        })
    }

    /// Values that are texts.
    fn written(&mut self, shape: Shape) -> Option<Value> {
        Some(match shape {
            Shape::Text => {
                let at = self.model.texts.len();
                self.model.texts.push(self.from.text()?.into());
                Value::Text(u32::try_from(at).ok()?)
            }
            Shape::Texts => {
                let start = self.model.texts.len();
                for _ in 0..self.from.count(1)? {
                    self.model.texts.push(self.from.text()?.into());
                }
                Value::Texts(span(start, self.model.texts.len())?)
            }
            Shape::Name => {
                let at = self.model.names.len();
                self.model.names.push(self.from.words()?);
                Value::Name(u32::try_from(at).ok()?)
            }
            Shape::DataState => {
                let start = self.model.states.len();
                for _ in 0..self.from.count(1)? {
                    let word = self.from.byte().filter(|word| usize::from(*word) < DATA_STATE.len())?;
                    self.model.states.push((word, self.from.text()?.into()));
                }
                Value::DataState(span(start, self.model.states.len())?)
            }
            _ => return None,
        })
    }

    fn word(&mut self, words: &[Word]) -> Option<u16> {
        let number = self.from.number().filter(|number| (*number as usize) < words.len())?;
        u16::try_from(number).ok()
    }

    #[inline]
    fn known(&mut self) -> Option<Subject> {
        let number = self.from.number().filter(|number| (*number as usize) < self.model.len())?;
        Some(Subject(number))
    }

    fn target(&mut self, kinds: &[Kind]) -> Option<Subject> {
        self.known().filter(|target| kinds.contains(&self.model.kind(*target)))
    }

    fn links(&mut self) -> Option<()> {
        let all = self.model.len();
        self.model.incoming_starts.reserve_exact(all + 1);
        for _ in 0..all {
            self.model.incoming_starts.push(u32::try_from(self.model.incoming.len()).ok()?);
            let mut last = None;
            for _ in 0..self.from.count(1)? {
                let attr = *Attr::ALL.get(usize::from(self.from.byte()?))?;
                let link = (attr, self.known()?);
                if last.is_some_and(|last| last > link) {
                    return None;
                }
                last = Some(link);
                self.model.incoming.push(link);
            }
        }
        self.model.incoming_starts.push(u32::try_from(self.model.incoming.len()).ok()?);
        self.model.by_id.reserve_exact(all);
        for _ in 0..all {
            let subject = self.known()?;
            self.model.by_id.push(subject);
        }
        for _ in 0..self.from.count(1)? {
            let id = self.from.text()?.into();
            let subject = self.known()?;
            self.model.former.push((id, subject));
        }
        Some(())
    }

    fn derived(&mut self) -> Option<()> {
        let all = self.model.len();
        let mut derived = Ownership::with_room(all);
        for _ in 0..all {
            let (manager, zone, system) =
                (self.maybe(None)?, self.maybe(Some(Kind::Zone))?, self.maybe(Some(Kind::System))?);
            let bits = self.from.byte().filter(|bits| *bits < 8)?;
            let crossing = Crossing { organization: bits & 1 != 0, zone: bits & 2 != 0, physical: bits & 4 != 0 };
            derived.push(manager, zone, system, crossing);
        }
        derived.group();
        self.model.ownership = derived;
        Some(())
    }

    /// A subject or nobody; of one kind, where it must be.
    fn maybe(&mut self, kind: Option<Kind>) -> Option<Option<Subject>> {
        match self.from.number()?.checked_sub(1).map(Subject) {
            None => Some(None),
            Some(subject) if (subject.0 as usize) < self.model.len() => {
                kind.is_none_or(|kind| self.model.kind(subject) == kind).then_some(Some(subject))
            }
            Some(_) => None,
        }
    }
}

fn span(start: usize, end: usize) -> Option<Span32> {
    let end = u32::try_from(end).ok()?;
    let start = u32::try_from(start).ok()?;
    Some(Span32 { start, len: end - start })
}
