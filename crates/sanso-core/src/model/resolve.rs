//! Entries into a [`Model`]: ids checked, names resolved, columns filled.

use super::columns::{Model, Span32, Stated, Subject, Value};
use super::language::{Attr, Kind, SECTIONS, Section, Shape};
use super::ownership::Ownership;
use super::read::{Entry, Written};
use super::value::Said;
use crate::diag::{Checked, Diagnostic, ReferenceProblem, note};
use crate::text::{Both, Place, nearest};
use std::collections::{HashMap, HashSet};

/// Hints are searched only while there are few errors: a file full of them needs no hint for each.
const MOST_HINTS: usize = 50;
const MOST_HINT_NAMES: usize = 20_000;

/// Fills a model from what was written. `O(n log n)` in the number of entries and links.
pub(super) fn resolve(written: Written) -> Checked<Model> {
    let Written { head, sources, entries, notes } = written;
    let entries = declared(entries, notes);
    let Checked { value: mut entries, diagnostics: notes } = entries;
    entries.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
    let index: HashMap<String, Subject> =
        entries.iter().enumerate().map(|(at, entry)| (entry.id.clone(), Subject(at as u32))).collect();
    let mut filler = Filler { model: Model { head, sources, ..Model::default() }, notes, index, hints: 0 };
    for entry in &entries {
        filler.model.kinds.push(entry.kind);
        filler.model.places.push(entry.place);
    }
    for entry in entries {
        filler.entry(entry);
    }
    filler.model.starts.push(filler.model.stated.len() as u32);
    filler.finish()
}

/// The entries with usable ids, each id once.
fn declared(entries: Vec<Entry>, mut notes: Vec<Diagnostic>) -> Checked<Vec<Entry>> {
    // The same key twice in one mapping was noted by the reader already.
    let noted: HashSet<Place> = notes.iter().filter_map(|note| note.place).collect();
    let mut seen: HashMap<String, Place> = HashMap::with_capacity(entries.len());
    let mut kept = Vec::with_capacity(entries.len());
    for entry in entries {
        if !is_id(&entry.id) {
            note(&mut notes, Diagnostic::error(entry.place, ReferenceProblem::BadId { id: entry.id }));
            continue;
        }
        match seen.get(&entry.id) {
            Some(_) if noted.contains(&entry.place) => {}
            Some(first) => {
                let label = Both { en: "first used here", ja: "最初の使用箇所" };
                note(
                    &mut notes,
                    Diagnostic::error(entry.place, ReferenceProblem::TakenId { id: entry.id }).and(*first, label),
                );
            }
            None => {
                seen.insert(entry.id.clone(), entry.place);
                kept.push(entry);
            }
        }
    }
    Checked { value: kept, diagnostics: notes }
}

fn is_id(id: &str) -> bool {
    let mut bytes = id.bytes();
    id.len() <= 128
        && bytes.next().is_some_and(|b| b.is_ascii_alphanumeric())
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

struct Filler {
    model: Model,
    notes: Vec<Diagnostic>,
    index: HashMap<String, Subject>,
    hints: usize,
}

impl Filler {
    fn entry(&mut self, mut entry: Entry) {
        let section = entry.kind.section();
        self.model.starts.push(self.model.stated.len() as u32);
        self.check_needed(section, &entry);
        entry.values.sort_by_key(|(attr, ..)| *attr);
        for (attr, said, place) in entry.values {
            let (said, partly) = match said {
                Said::Partly(said) => (*said, true),
                said => (said, false),
            };
            let named = if let Said::Refs(ids) = &said { ids.len() } else { 0 };
            if let Some(value) = self.value(section, attr, said, place) {
                let found = if let Value::Refs(span) = value { span.len as usize } else { 0 };
                self.model.stated.push(Stated { attr, value, place, partly: partly || found < named });
            }
        }
        self.model.ids.push(entry.id.into_boxed_str());
    }

    fn check_needed(&mut self, section: &Section, entry: &Entry) {
        for attribute in section.attributes.iter().filter(|attribute| attribute.needed) {
            if !entry.values.iter().any(|(attr, ..)| *attr == attribute.attr) {
                let problem = ReferenceProblem::Missing { id: entry.id.clone(), key: attribute.attr.key() };
                note(&mut self.notes, Diagnostic::error(entry.place, problem));
            }
        }
    }

    fn value(&mut self, section: &Section, attr: Attr, said: Said, place: Place) -> Option<Value> {
        Some(match said {
            Said::Truth(truth) => Value::Truth(truth),
            Said::Word(word) => Value::Word(word),
            Said::Level(level) => Value::Level(level),
            Said::Number(number) => Value::Number(number),
            Said::Minutes(minutes) => Value::Minutes(minutes),
            Said::Words(words) => Value::Words(pool(&mut self.model.words, words)),
            Said::Text(text) => Value::Text(pool(&mut self.model.texts, [text.into_boxed_str()]).start),
            Said::Texts(texts) => {
                Value::Texts(pool(&mut self.model.texts, texts.into_iter().map(String::into_boxed_str)))
            }
            Said::Name(words) => Value::Name(pool(&mut self.model.names, [words]).start),
            Said::DataState(state) => Value::DataState(pool(
                &mut self.model.states,
                state.into_iter().map(|(n, text)| (n, text.into_boxed_str())),
            )),
            Said::Partly(said) => self.value(section, attr, *said, place)?,
            Said::Ref(id) => Value::Ref(self.target(section, attr, &id, place)?),
            Said::Refs(ids) => {
                let targets: Vec<_> = ids
                    .into_iter()
                    .filter_map(|(id, place)| Some((self.target(section, attr, &id, place)?, place)))
                    .collect();
                Value::Refs(pool(&mut self.model.refs, targets))
            }
        })
    }

    /// The subject an id means, if it is of a kind that may stand here.
    fn target(&mut self, section: &Section, attr: Attr, id: &str, place: Place) -> Option<Subject> {
        let shape = section.attributes.iter().find(|attribute| attribute.attr == attr).map(|attribute| attribute.shape);
        let (Shape::Ref(kinds) | Shape::Refs(kinds)) = shape? else { return None };
        let Some(&target) = self.index.get(id) else {
            self.unknown(kinds, id, place);
            return None;
        };
        let kind = self.model.kind(target);
        if kinds.contains(&kind) {
            return Some(target);
        }
        let problem = ReferenceProblem::WrongKind { id: id.to_owned(), is: kind.section().label, sorts: sorts(kinds) };
        let label = Both { en: "declared here", ja: "宣言箇所" };
        note(&mut self.notes, Diagnostic::error(place, problem).and(self.model.place(target), label));
        None
    }

    fn unknown(&mut self, kinds: &'static [Kind], id: &str, place: Place) {
        self.hints += 1;
        let mut names: Vec<&str> = Vec::new();
        if self.hints <= MOST_HINTS {
            let fitting = self.index.iter().filter(|(_, subject)| kinds.contains(&self.model.kind(**subject)));
            names.extend(fitting.map(|(id, _)| id.as_str()).take(MOST_HINT_NAMES));
            names.sort_unstable();
        }
        let problem = ReferenceProblem::Unknown {
            id: id.to_owned(),
            sorts: sorts(kinds),
            nearest: nearest(id, names),
            section: kinds.first().map_or("components", |kind| kind.section().key),
        };
        note(&mut self.notes, Diagnostic::error(place, problem));
    }

    fn finish(mut self) -> Checked<Model> {
        self.link_back();
        self.sort_ids();
        self.former_ids();
        self.self_links();
        self.circles();
        self.model.ownership = Ownership::of(&self.model);
        Diagnostic::sort(&mut self.notes);
        self.notes.dedup();
        Checked { value: self.model, diagnostics: self.notes }
    }

    /// Fills the incoming links: a counting sort by target.
    fn link_back(&mut self) {
        let mut links: Vec<(Subject, Attr, Subject)> = Vec::new();
        for source in self.model.subjects() {
            for stated in self.model.said(source) {
                links.extend(self.model.targets(source, stated.attr).map(|target| (target, stated.attr, source)));
            }
        }
        links.sort_unstable();
        let model = &mut self.model;
        let mut next = 0;
        for target in 0..model.len() as u32 {
            model.incoming_starts.push(next as u32);
            while let Some((found, attr, source)) = links.get(next).copied().filter(|link| link.0.0 == target) {
                let _ = found;
                model.incoming.push((attr, source));
                next += 1;
            }
        }
        model.incoming_starts.push(next as u32);
    }

    fn sort_ids(&mut self) {
        let mut by_id: Vec<_> = self.model.subjects().collect();
        by_id.sort_by(|a, b| self.model.id(*a).cmp(self.model.id(*b)));
        self.model.by_id = by_id;
    }

    fn former_ids(&mut self) {
        let mut former: Vec<(Box<str>, Subject)> = Vec::new();
        for subject in self.model.subjects() {
            let Some(was) = self.model.text(subject, Attr::Was).map(Box::<str>::from) else { continue };
            let clash = self.index.contains_key(&*was) || former.iter().any(|(known, _)| *known == was);
            if clash {
                let place =
                    self.model.stated(subject, Attr::Was).map_or(self.model.place(subject), |stated| stated.place);
                note(&mut self.notes, Diagnostic::error(place, ReferenceProblem::WasClash { id: was.to_string() }));
            } else {
                former.push((was, subject));
            }
        }
        former.sort();
        self.model.former = former;
    }

    fn self_links(&mut self) {
        for subject in self.model.subjects() {
            let from = self.model.reference(subject, Attr::From);
            if from.is_some() && from == self.model.reference(subject, Attr::To) {
                let problem = ReferenceProblem::SelfLink { id: self.model.id(subject).to_owned() };
                note(&mut self.notes, Diagnostic::error(self.model.place(subject), problem));
            }
        }
    }

    /// Notes each circle of containment once, at its member with the lowest number. Linear.
    fn circles(&mut self) {
        /// Not looked at yet; any other number below [`SETTLED`] is a place in the chain that is being followed.
        const NEW: u32 = u32::MAX;
        const SETTLED: u32 = u32::MAX - 1;
        let mut states = vec![NEW; self.model.len()];
        for start in self.model.subjects() {
            let mut chain: Vec<Subject> = Vec::new();
            let mut at = Some(start);
            while let Some(subject) = at {
                let Some(state) = states.get_mut(subject.0 as usize) else { break };
                match *state {
                    NEW => *state = chain.len() as u32,
                    SETTLED => break,
                    first => {
                        let members = chain.get(first as usize..).unwrap_or_default().to_vec();
                        self.circle(&members);
                        break;
                    }
                }
                chain.push(subject);
                at = self.around(subject);
            }
            for subject in chain {
                if let Some(state) = states.get_mut(subject.0 as usize) {
                    *state = SETTLED;
                }
            }
        }
    }

    fn around(&self, subject: Subject) -> Option<Subject> {
        self.model.reference(subject, Attr::PartOf).or_else(|| self.model.reference(subject, Attr::Inside))
    }

    fn circle(&mut self, members: &[Subject]) {
        let Some(first) = members.iter().min() else { return };
        let chain = members.iter().map(|subject| self.model.id(*subject).to_owned()).collect();
        let place = self.model.place(*first);
        note(&mut self.notes, Diagnostic::error(place, ReferenceProblem::Circle { chain }));
    }
}

fn pool<T>(pool: &mut Vec<T>, items: impl IntoIterator<Item = T>) -> Span32 {
    let start = pool.len() as u32;
    pool.extend(items);
    Span32 { start, len: pool.len() as u32 - start }
}

/// The kinds that may stand somewhere, in words.
fn sorts(kinds: &'static [Kind]) -> Both {
    use Kind::{Component, Data, Organization, People, System, Zone};
    match kinds {
        [one] => SECTIONS.get(*one as usize).map_or(THING, |section| section.label),
        [Component, System, Zone, Organization] => {
            Both { en: "component, system, zone or organisation", ja: "構成要素・システム・区域・組織" }
        }
        [Component, System, Zone] => {
            Both { en: "component, system or zone", ja: "構成要素・システム・区域" }
        }
        [Component, System, Organization] => {
            Both { en: "component, system or organisation", ja: "構成要素・システム・組織" }
        }
        [Organization, People] => Both { en: "organisation or people", ja: "組織・ヒト" },
        [System, Component, Data, Zone, ..] => Both {
            en: "system, component, data set, zone or supply",
            ja: "システム・構成要素・データ・区域・供給",
        },
        _ => THING,
    }
}

const THING: Both = Both { en: "modelled thing", ja: "モデルの要素" };
