//! What a study answers in the sheet of a customer, and what it leaves blank.

use super::mapping::{MappedRow, MappedTable, SheetMapping};
use super::vocabulary::is_japanese;
use super::words::is_placeholder;
use crate::assess::{Evidence, ItemAnswer, Status};
use crate::frameworks::{Covered, CoveredItem, Done, Frameworks, ItemOf, coverage};
use crate::model::Subject;
use crate::plan::Bearer;
use crate::study::Study;
use crate::text::{Lang, Words};
use sanso_sheets::{At, Change};
use std::collections::BTreeMap;

/// Pieces of evidence and reasons written into one cell.
const MOST_PIECES: usize = 6;

/// Why a row stays blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// Nobody has confirmed what it asks for.
    NotConfirmed,
    /// A person said that no item fits.
    NothingFits,
    /// No answer of the study says anything certain about its items.
    NotAnswered,
    /// Nobody has confirmed the words of its answers.
    NoWords,
    /// The sheet has no word for the state.
    NoWord,
    /// There is an answer in it already.
    Given,
}

impl Left {
    /// All of them.
    pub const ALL: [Left; 6] =
        [Left::NotConfirmed, Left::NothingFits, Left::NotAnswered, Left::NoWords, Left::NoWord, Left::Given];

    /// Stable word for files and data.
    pub const fn key(self) -> &'static str {
        match self {
            Left::NotConfirmed => "not-confirmed",
            Left::NothingFits => "nothing-fits",
            Left::NotAnswered => "not-answered",
            Left::NoWords => "words-not-confirmed",
            Left::NoWord => "no-word",
            Left::Given => "given-already",
        }
    }
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled<'m> {
    /// The table it is in.
    pub table: &'m MappedTable,
    /// The row.
    pub row: &'m MappedRow,
    /// How its items stand.
    pub states: Vec<(ItemOf, Covered)>,
    /// The state of the row as a whole.
    pub status: Option<Status>,
    /// The word that is written, or why none is.
    pub word: Result<&'m str, Left>,
    /// What is written as evidence.
    pub evidence: String,
    /// What is written as a comment.
    pub comment: String,
}

/// From what a sheet is filled in.
#[derive(Debug, Clone, Copy)]
pub struct Filling<'f> {
    /// All frameworks.
    pub frameworks: &'f Frameworks,
    /// The study.
    pub study: &'f Study,
    /// The organisation whose answers count; all, if none.
    pub of: Option<Subject>,
    /// Whether sure proposals count as confirmed.
    pub accept_sure: bool,
}

/// Works out what becomes of every row of a mapping.
pub fn filled<'m>(mapping: &'m SheetMapping, filling: Filling<'_>) -> Vec<Filled<'m>> {
    let rows = mapping.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let mut known: BTreeMap<usize, Vec<CoveredItem>> = BTreeMap::new();
    for (framework, _) in rows.clone().flat_map(|(_, row)| &row.proposed.items) {
        known.entry(*framework).or_insert_with(|| coverage(filling.frameworks, filling.study, *framework, filling.of));
    }
    rows.map(|(table, row)| one((table, row), filling, &known)).collect()
}

/// The changes that write what is filled in.
pub fn changes(filled: &[Filled<'_>]) -> Vec<Change> {
    let mut changes = Vec::new();
    for one in filled {
        let Ok(word) = one.word else { continue };
        let row = &one.row.row;
        let mut put = |at: At, text: &str, number: bool| {
            changes.push(Change { tab: one.table.tab.clone(), at, text: text.to_owned(), number });
        };
        put(row.answer, word, word.trim().parse::<f64>().is_ok());
        for (at, text) in [(row.evidence, &one.evidence), (row.comment, &one.comment)] {
            at.filter(|_| !text.is_empty()).into_iter().for_each(|at| put(at, text, false));
        }
    }
    changes
}

fn one<'m>(
    (table, row): (&'m MappedTable, &'m MappedRow),
    filling: Filling<'_>,
    known: &BTreeMap<usize, Vec<CoveredItem>>,
) -> Filled<'m> {
    let found: Vec<&CoveredItem> = row.proposed.items.iter().filter_map(|item| covered(known, *item)).collect();
    let states: Vec<(ItemOf, Covered)> = row
        .proposed
        .items
        .iter()
        .map(|item| (*item, covered(known, *item).map_or(Covered::Unknown, |one| one.state)))
        .collect();
    let status = together(&states);
    let confirmed = row.confirmed || (filling.accept_sure && row.proposed.sure);
    let word = match status {
        _ if !confirmed => Err(Left::NotConfirmed),
        _ if row.proposed.items.is_empty() => Err(Left::NothingFits),
        _ if !row.row.given.trim().is_empty() && !is_placeholder(&row.row.given) => Err(Left::Given),
        None => Err(Left::NotAnswered),
        Some(_) if !table.vocabulary.sure => Err(Left::NoWords),
        Some(status) => table.vocabulary.word(status).ok_or(Left::NoWord),
    };
    let lang = if is_japanese(&row.row.text) { Lang::Ja } else { Lang::En };
    let answers = answers(&found, filling);
    let (mut evidence, mut comment) = (String::new(), String::new());
    if word.is_ok() {
        evidence = if matches!(status, Some(Status::Met | Status::Partly)) {
            shown(&answers, filling.study, lang)
        } else {
            String::new()
        };
        comment = reasons(&answers, lang);
    }
    Filled { table, row, states, status, word, evidence, comment }
}

fn covered(known: &BTreeMap<usize, Vec<CoveredItem>>, (framework, item): ItemOf) -> Option<&CoveredItem> {
    known.get(&framework)?.iter().find(|one| one.item == item)
}

/// How a row stands. Items of one framework together are what it asks for, so all of them have to be known; several
/// frameworks say the same in other words, and where they differ the lesser counts.
fn together(states: &[(ItemOf, Covered)]) -> Option<Status> {
    let mut by_framework: BTreeMap<usize, Vec<Option<Status>>> = BTreeMap::new();
    for ((framework, _), state) in states {
        by_framework.entry(*framework).or_default().push(said(*state));
    }
    let groups = by_framework.into_values().filter_map(|states| {
        let known: Vec<Status> = states.iter().copied().collect::<Option<_>>()?;
        let mut applying = known.iter().copied().filter(|status| *status != Status::NotApplicable);
        let Some(first) = applying.next() else { return Some(Status::NotApplicable) };
        Some(if applying.all(|status| status == first) { first } else { Status::Partly })
    });
    groups.reduce(|a, b| if a == Status::NotApplicable || (b != Status::NotApplicable && b < a) { b } else { a })
}

fn said(state: Covered) -> Option<Status> {
    match state {
        Covered::Met => Some(Status::Met),
        Covered::Partly => Some(Status::Partly),
        Covered::Unmet => Some(Status::Unmet),
        Covered::NotApplicable => Some(Status::NotApplicable),
        Covered::Open | Covered::Unknown => None,
    }
}

/// What an answer says besides its state.
type Told<'s> = (&'s [Evidence], &'s Words);

/// The answers behind items, those about measures in the order of the plan, then those about items; each once.
fn answers<'s>(found: &[&CoveredItem], filling: Filling<'s>) -> Vec<Told<'s>> {
    let study = filling.study;
    let proofs = || found.iter().flat_map(|one| &one.proofs).filter(|proof| proof.done != Done::Unanswered);
    let measures: Vec<u32> = proofs().map(|proof| proof.measure).collect();
    let items: Vec<ItemOf> = proofs().filter_map(|proof| proof.answered).collect();
    let counts = |bearer: Bearer| match (filling.of, bearer) {
        (None, _) => true,
        (Some(of), Bearer::Of(subject)) => subject == of || study.model.manager(subject) == Some(of),
        (Some(_), Bearer::Nobody) => false,
    };
    let required = study.plan.required.iter().zip(&study.assessment.items);
    let wanted = required.filter(|(required, _)| measures.contains(&required.measure) && counts(required.bearer));
    let mut numbers: Vec<usize> = wanted.filter_map(|(_, item)| item.answer).collect();
    numbers.dedup();
    let Some(all) = &study.answers else { return Vec::new() };
    let of_measures = numbers.into_iter().filter_map(|number| all.entries.get(number));
    let named = |answer: &&ItemAnswer| filling.frameworks.named(&answer.item).is_some_and(|item| items.contains(&item));
    let of_items = all.items.iter().filter(|answer| counts(answer.bearer)).filter(named);
    let of_measures = of_measures.map(|answer| (answer.evidence.as_slice(), &answer.reason));
    of_measures.chain(of_items.map(|answer| (answer.evidence.as_slice(), &answer.reason))).collect()
}

/// Evidence that is valid on the day, by what it is and where it can be found.
fn shown(answers: &[Told<'_>], study: &Study, lang: Lang) -> String {
    let day = study.assessment.as_of;
    let valid = |one: &&Evidence| {
        let (from, until) = (one.valid_from, one.valid_until);
        one.sound && day.is_none_or(|day| from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until))
    };
    let pieces = answers.iter().flat_map(|(evidence, _)| *evidence).filter(valid).map(|one| {
        let title = one.title.get(lang);
        let plain = title.is_empty() || title == one.reference;
        if plain { one.reference.clone() } else { format!("{} ({title})", one.reference) }
    });
    once(pieces, if lang == Lang::Ja { "、" } else { "; " })
}

fn reasons(answers: &[Told<'_>], lang: Lang) -> String {
    once(answers.iter().map(|(_, reason)| reason.get(lang).to_owned()), if lang == Lang::Ja { "" } else { " " })
}

/// Texts that say something, each once.
fn once(texts: impl Iterator<Item = String>, joint: &str) -> String {
    let mut told: Vec<String> = Vec::new();
    for text in texts.filter(|text| !text.trim().is_empty()) {
        if !told.contains(&text) && told.len() < MOST_PIECES {
            told.push(text);
        }
    }
    told.join(joint)
}
