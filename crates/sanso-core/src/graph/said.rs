//! What a model says of attributes, held against what tests want.

use crate::content::{About, Want};
use crate::facts::Truth;
use crate::model::{Attr, Kind, Level, Model, Shape, Stated, Subject, Value, minutes};

/// A question about single subjects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Question {
    Attr(Attr, Want),
    Fact(usize),
}

/// A question about an attribute of subjects of one kind.
#[derive(Clone, Copy)]
pub(super) struct Asking<'q> {
    pub column: usize,
    want: &'q Want,
    /// Which words of the attribute are wanted, a bit each; nothing if it says other things, or has too many words.
    words: Option<u64>,
}

/// The questions about each attribute of a kind.
pub(super) fn asking(questions: &[Question], kind: Kind) -> Vec<Vec<Asking<'_>>> {
    let mut asking = vec![Vec::new(); Attr::ALL.len()];
    for (question, column) in questions.iter().zip(0..) {
        let Question::Attr(attr, want) = question else { continue };
        let Some(known) = kind.section().attributes.iter().find(|known| known.attr == *attr) else { continue };
        let words = match (want, known.shape) {
            (Want::Any(wanted), Shape::Word(words) | Shape::Words(words)) if words.len() <= 64 => {
                let bits = words.iter().zip(0..).filter(|(word, _)| wanted.iter().any(|one| one == word.key));
                Some(bits.fold(0, |all, (_, bit)| all | 1u64 << bit))
            }
            _ => None,
        };
        if let Some(asking) = asking.get_mut(*attr as usize) {
            asking.push(Asking { column, want, words });
        }
    }
    asking
}

impl Asking<'_> {
    /// Whether what the model says is what is wanted.
    pub fn truth(&self, model: &Model, subject: Subject, stated: &Stated) -> Truth {
        match (self.words, model.numbers_of_words(stated)) {
            (Some(wanted), Some(said)) => any(said.iter().any(|number| wanted >> number & 1 == 1), stated),
            _ => says(model, subject, stated, self.want),
        }
    }
}

/// What it means whether any of a list is wanted: parts of the list may not have been understood.
fn any(found: bool, stated: &Stated) -> Truth {
    if found || !stated.partly { Truth::of(found) } else { Truth::Unknown }
}

/// The attribute a test of an attribute looks at, and whether what the model says of one subject is what it wants.
/// Nothing for tests of other things, and where the kind of subject does not know the attribute.
pub fn truth(model: &Model, subject: Subject, about: &About) -> Option<(Attr, Truth)> {
    let About::Attr(key, want) = about else { return None };
    let known = model.section(subject).attributes.iter().find(|attribute| attribute.attr.key() == key)?;
    let stated = model.stated(subject, known.attr);
    Some((known.attr, stated.map_or_else(|| left_out(known.attr, want), |stated| says(model, subject, &stated, want))))
}

/// Whether what the model says of one attribute of one subject is what a test wants.
fn says(model: &Model, subject: Subject, stated: &Stated, want: &Want) -> Truth {
    let attr = stated.attr;
    let open = |found: bool| any(found, stated);
    match (want, stated.value) {
        (Want::Is(is), Value::Truth(truth)) => Truth::of(truth == *is),
        (Want::Any(words), Value::Level(level)) => Truth::of(words.iter().any(|word| word == level_word(level))),
        (Want::Any(words), _) => open(model.is_any(subject, stated, words).unwrap_or(false)),
        (Want::Some(some), Value::Ref(_) | Value::Text(_)) => Truth::of(*some),
        (Want::Some(some), Value::Refs(_)) => {
            let found = model.references(subject, attr).is_some_and(|list| !list.is_empty());
            some_or_none(open(found), *some)
        }
        (Want::Some(some), Value::Texts(_)) => {
            let found = model.texts(subject, attr).is_some_and(|list| !list.is_empty());
            some_or_none(open(found), *some)
        }
        (Want::Some(some), Value::Words(_)) => {
            let found = model.words(subject, attr).is_some_and(|list| !list.is_empty());
            some_or_none(open(found), *some)
        }
        (Want::AtLeast(least), Value::Number(given)) => {
            Truth::said(least.parse::<u32>().ok().map(|least| given >= least))
        }
        (Want::AtLeast(least), Value::Minutes(given)) => Truth::said(minutes(least).map(|least| given >= least)),
        _ => Truth::Unknown,
    }
}

/// What it means that an attribute is left out: nothing is known, except where the language takes it as said.
pub(super) fn left_out(attr: Attr, want: &Want) -> Truth {
    match (attr, want) {
        (Attr::Outside, Want::Is(is)) => Truth::of(!is),
        _ => Truth::Unknown,
    }
}

fn some_or_none(found: Truth, some: bool) -> Truth {
    if some { found } else { found.not() }
}

const fn level_word(level: Level) -> &'static str {
    match level {
        Level::Low => "low",
        Level::Medium => "medium",
        Level::High => "high",
    }
}
