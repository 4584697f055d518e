//! A model into the body of a snapshot.

use super::bytes::Writer;
use super::{PARTLY, sources};
use crate::model::columns::{Model, Stated, Subject, Value};
use crate::model::language::{Attr, Kind};
use crate::model::read::Head;
use crate::text::{FileId, Place, Source};

pub(super) fn model(model: &Model, on_disk: &dyn Fn(&Source) -> bool) -> Option<Vec<u8>> {
    let mut to = Writer::default();
    head(&mut to, &model.head);
    sources::write(&mut to, &model.sources, on_disk)?;
    for kind in Kind::ALL {
        to.number(model.of_kind(kind).len() as u64);
    }
    for length in [model.stated.len(), model.refs.len(), model.incoming.len()] {
        to.number(length as u64);
    }
    for subject in model.subjects() {
        to.text(model.id(subject));
        let place = model.place(subject);
        to.place(place, Place::top(FileId(0)));
        let said = model.said(subject);
        to.number(said.len() as u64);
        for stated in said {
            one(&mut to, model, subject, stated, place)?;
        }
    }
    links(&mut to, model);
    derived(&mut to, model);
    Some(to.0)
}

fn head(to: &mut Writer, head: &Head) {
    to.text(&head.process);
    to.words(&head.name);
    to.maybe(head.sector.as_deref());
    to.words(&head.scope);
    to.byte(head.profile.is_some().into());
    if let Some((profile, place)) = &head.profile {
        to.text(profile);
        to.place(*place, Place::top(FileId(0)));
    }
}

fn one(to: &mut Writer, model: &Model, subject: Subject, stated: &Stated, near: Place) -> Option<()> {
    let partly = if stated.partly { PARTLY } else { 0 };
    to.byte(stated.attr as u8 | partly);
    value(to, model, (subject, stated.attr), stated.value, near)?;
    to.place(stated.place, near);
    Some(())
}

fn value(to: &mut Writer, model: &Model, of: (Subject, Attr), value: Value, near: Place) -> Option<()> {
    let (subject, attr) = of;
    match value {
        Value::Truth(truth) => to.byte(truth.into()),
        Value::Word(word) => to.number(word.into()),
        Value::Words(span) => {
            let words = model.words.get(span.range())?;
            to.number(words.len() as u64);
            words.iter().for_each(|word| to.number((*word).into()));
        }
        Value::Level(level) => to.byte(level as u8),
        Value::Number(number) | Value::Minutes(number) => to.number(number.into()),
        Value::Text(at) => to.text(model.texts.get(at as usize)?),
        Value::Texts(_) => {
            let texts = model.texts(subject, attr)?;
            to.number(texts.len() as u64);
            texts.iter().for_each(|text| to.text(text));
        }
        Value::Name(at) => to.words(model.names.get(at as usize)?),
        Value::Ref(target) => to.number(target.0.into()),
        Value::Refs(span) => {
            let targets = model.refs.get(span.range())?;
            to.number(targets.len() as u64);
            for (target, place) in targets {
                to.number(target.0.into());
                to.place(*place, near);
            }
        }
        Value::DataState(span) => {
            let state = model.states.get(span.range())?;
            to.number(state.len() as u64);
            for (word, text) in state {
                to.byte(*word);
                to.text(text);
            }
        }
    }
    Some(())
}

fn links(to: &mut Writer, model: &Model) {
    for subject in model.subjects() {
        let naming = model.all_naming(subject);
        to.number(naming.len() as u64);
        for (attr, source) in naming {
            to.byte(*attr as u8);
            to.number(source.0.into());
        }
    }
    model.by_id.iter().for_each(|subject| to.number(subject.0.into()));
    to.number(model.former.len() as u64);
    for (id, subject) in &model.former {
        to.text(id);
        to.number(subject.0.into());
    }
}

/// Nobody is 0, and everybody one more than their number.
fn derived(to: &mut Writer, model: &Model) {
    let maybe = |subject: Option<Subject>| subject.map_or(0, |subject| u64::from(subject.0) + 1);
    for subject in model.subjects() {
        to.number(maybe(model.manager(subject)));
        to.number(maybe(model.zone(subject)));
        to.number(maybe(model.system(subject)));
        let crossing = model.crossing(subject);
        to.byte(u8::from(crossing.organization) | (u8::from(crossing.zone) << 1) | (u8::from(crossing.physical) << 2));
    }
}
