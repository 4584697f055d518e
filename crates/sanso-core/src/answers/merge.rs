//! Two people's answers put together, from what both started with.
//!
//! What only one of them changed is taken. What both changed to the same is taken. What both changed to different things is
//! a conflict: the first file's word stays, and both are told with who said so and when.

use super::entry::{About, Entry, Piece};
use std::collections::{BTreeMap, BTreeSet};

/// Something both changed, and not to the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What the answer is about.
    pub about: About,
    /// Whose answer it is.
    pub bearer: String,
    /// The field.
    pub field: &'static str,
    /// What both started with.
    pub base: String,
    /// What the first says.
    pub mine: String,
    /// Who says so and when, as far as it is known.
    pub my_sign: String,
    /// What the second says.
    pub theirs: String,
    /// Who says so and when.
    pub their_sign: String,
}

/// Answers put together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// The answers, in the order of what both started with, then of the first, then of the second.
    pub entries: Vec<Entry>,
    /// What a person has to decide.
    pub conflicts: Vec<Conflict>,
}

/// Puts answers together.
pub fn merged(base: &[Entry], mine: &[Entry], theirs: &[Entry]) -> Merged {
    let (by_base, by_mine, by_theirs) = (keyed(base), keyed(mine), keyed(theirs));
    let mut done = BTreeSet::new();
    let mut merged = Merged::default();
    for entry in base.iter().chain(mine).chain(theirs) {
        let key = entry.key();
        if !done.insert(key.clone()) {
            continue;
        }
        let of = |all: &BTreeMap<(About, String), &Entry>| all.get(&key).map(|entry| (*entry).clone());
        merged.entries.extend(one((of(&by_base), of(&by_mine), of(&by_theirs)), &mut merged.conflicts));
    }
    merged
}

/// Answers by whose they are and what about. Of several the last counts, as later answers do.
fn keyed(entries: &[Entry]) -> BTreeMap<(About, String), &Entry> {
    entries.iter().map(|entry| (entry.key(), entry)).collect()
}

type Three = (Option<Entry>, Option<Entry>, Option<Entry>);

fn one((base, mine, theirs): Three, conflicts: &mut Vec<Conflict>) -> Option<Entry> {
    let same = |a: &Option<Entry>, b: &Option<Entry>| match (a, b) {
        (Some(a), Some(b)) => equal(a, b),
        (None, None) => true,
        _ => false,
    };
    if same(&base, &mine) {
        return theirs;
    }
    if same(&base, &theirs) || same(&mine, &theirs) {
        return mine;
    }
    match (mine, theirs) {
        (Some(mine), Some(theirs)) => Some(fields(base.as_ref(), mine, &theirs, conflicts)),
        // One took the answer away and the other changed it.
        (mine, theirs) => {
            let shown = |entry: &Option<Entry>| entry.as_ref().map_or("-", |entry| entry.status.key()).to_owned();
            let sign = |entry: &Option<Entry>| entry.as_ref().map(sign).unwrap_or_default();
            let (mine_shown, theirs_shown) = (shown(&mine), shown(&theirs));
            let (my_sign, their_sign) = (sign(&mine), sign(&theirs));
            let kept = mine.or(theirs)?;
            conflicts.push(Conflict {
                about: kept.about.clone(),
                bearer: kept.bearer.clone(),
                field: "answer",
                base: shown(&base),
                mine: mine_shown,
                my_sign,
                theirs: theirs_shown,
                their_sign,
            });
            Some(kept)
        }
    }
}

fn equal(a: &Entry, b: &Entry) -> bool {
    Entry { place: a.place, ..b.clone() } == *a
}

/// Field by field.
fn fields(base: Option<&Entry>, mine: Entry, theirs: &Entry, conflicts: &mut Vec<Conflict>) -> Entry {
    let mut out = mine.clone();
    let mut decide = |field: &'static str, show: &dyn Fn(&Entry) -> String| {
        let (was, my, their) = (base.map(show), show(&mine), show(theirs));
        if my == their || was.as_ref() == Some(&their) {
            return false;
        }
        if was.as_ref() == Some(&my) {
            return true;
        }
        conflicts.push(Conflict {
            about: mine.about.clone(),
            bearer: mine.bearer.clone(),
            field,
            base: was.unwrap_or_default(),
            mine: my,
            my_sign: sign(&mine),
            theirs: their,
            their_sign: sign(theirs),
        });
        false
    };
    if decide("status", &|entry| entry.status.key().to_owned()) {
        out.status = theirs.status;
    }
    if decide("reason", &|entry| {
        entry.reason.iter().map(|(lang, text)| format!("{lang} {text}")).collect::<Vec<_>>().join(" / ")
    }) {
        out.reason.clone_from(&theirs.reason);
    }
    if decide("grade", &|entry| entry.grade.clone()) {
        out.grade.clone_from(&theirs.grade);
    }
    out.evidence =
        pieces(base.map(|base| base.evidence.as_slice()).unwrap_or_default(), &mine.evidence, &theirs.evidence);
    // Who says the whole of it now is who said something last.
    if theirs.date > mine.date {
        (out.by, out.date) = (theirs.by.clone(), theirs.date.clone());
    }
    out
}

/// Evidence of both, without what one of them took away.
fn pieces(base: &[Piece], mine: &[Piece], theirs: &[Piece]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in mine.iter().chain(theirs) {
        let gone = base.contains(piece) && !(mine.contains(piece) && theirs.contains(piece));
        if !gone && !out.contains(piece) {
            out.push(piece.clone());
        }
    }
    out
}

fn sign(entry: &Entry) -> String {
    let parts: Vec<&str> =
        [entry.by.as_str(), entry.date.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "?".to_owned() } else { parts.join(", ") }
}
