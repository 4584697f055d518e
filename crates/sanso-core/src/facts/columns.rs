//! Facts over all subjects at once: two bits a subject, 64 subjects a word.

use super::{FACTS, Look, Truth};
use crate::model::{Kind, Model, Subject};
use std::ops::Range;

/// One truth per subject.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    yes: Vec<u64>,
    no: Vec<u64>,
}

impl Column {
    /// A column of `len` unknowns.
    pub fn unknown(len: usize) -> Column {
        let words = len.div_ceil(64);
        Column { yes: vec![0; words], no: vec![0; words] }
    }

    /// The truth for one subject.
    pub fn get(&self, subject: Subject) -> Truth {
        let (word, bit) = (subject.0 as usize / 64, 1u64 << (subject.0 % 64));
        let on = |bits: &[u64]| bits.get(word).is_some_and(|bits| bits & bit != 0);
        match (on(&self.yes), on(&self.no)) {
            (true, _) => Truth::Yes,
            (_, true) => Truth::No,
            _ => Truth::Unknown,
        }
    }

    /// Sets the truth for one subject that was unknown.
    pub fn set(&mut self, subject: Subject, truth: Truth) {
        let (word, bit) = (subject.0 as usize / 64, 1u64 << (subject.0 % 64));
        let bits = match truth {
            Truth::Yes => &mut self.yes,
            Truth::No => &mut self.no,
            Truth::Unknown => return,
        };
        if let Some(bits) = bits.get_mut(word) {
            *bits |= bit;
        }
    }

    /// Sets the truth for a range of subjects that were unknown.
    pub fn set_all(&mut self, range: Range<u32>, truth: Truth) {
        let bits = match truth {
            Truth::Yes => &mut self.yes,
            Truth::No => &mut self.no,
            Truth::Unknown => return,
        };
        for (bits, word) in bits.iter_mut().zip(0u32..).take(range.end.div_ceil(64) as usize) {
            let first = word * 64;
            let (from, until) = (range.start.max(first), range.end.min(first.saturating_add(64)));
            if from < until {
                *bits |= (u64::MAX >> (64 - (until - from))) << (from - first);
            }
        }
    }

    /// Both hold, for every subject.
    pub fn and(&mut self, other: &Column) {
        for (mine, theirs) in self.yes.iter_mut().zip(&other.yes) {
            *mine &= theirs;
        }
        for (mine, theirs) in self.no.iter_mut().zip(&other.no) {
            *mine |= theirs;
        }
    }

    /// At least one holds, for every subject.
    pub fn or(&mut self, other: &Column) {
        for (mine, theirs) in self.yes.iter_mut().zip(&other.yes) {
            *mine |= theirs;
        }
        for (mine, theirs) in self.no.iter_mut().zip(&other.no) {
            *mine &= theirs;
        }
    }

    /// The opposite, for every subject.
    pub fn flip(&mut self) {
        std::mem::swap(&mut self.yes, &mut self.no);
    }
}

/// The columns of the facts that are asked for; numbered as in [`FACTS`].
#[derive(Debug, Clone, Default)]
pub struct Columns {
    columns: Vec<Option<Column>>,
}

impl Columns {
    /// The column of a fact.
    pub fn get(&self, fact: usize) -> Option<&Column> {
        self.columns.get(fact)?.as_ref()
    }
}

/// Asks each wanted fact of every subject it is about. Linear in subjects, for each fact.
pub fn columns(model: &Model, wanted: &[usize]) -> Columns {
    let look = Look::at(model);
    let column = |number: usize, kinds: &[Kind], test: fn(&Look<'_>, Subject) -> Truth| {
        wanted.contains(&number).then(|| {
            let mut column = Column::unknown(model.len());
            for subject in kinds.iter().flat_map(|kind| model.of_kind(*kind)) {
                column.set(subject, test(&look, subject));
            }
            column
        })
    };
    Columns { columns: FACTS.iter().enumerate().map(|(number, fact)| column(number, fact.about, fact.test)).collect() }
}
