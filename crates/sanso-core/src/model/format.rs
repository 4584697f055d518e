//! The canonical form of a model file: one way of writing for everybody, so that differences are differences of meaning.
//!
//! Keys of the head and sections stand in a fixed order, attributes in the order of the language, words by their key.
//! Entries keep the order people gave them. Remarks stay with what they speak of. Reading the canonical form gives the
//! same model, and writing it again changes nothing.

mod layout;
mod remarks;
mod scalar;
mod written;

use super::language::{Attribute, DATA_STATE, SECTIONS, Section, Shape, Word};
use crate::diag::{Checked, Diagnostic, ReadingProblem};
use crate::text::{FileId, Limits, NodeKind, Place, read_yaml};
use remarks::Remark;
use scalar::Style;
pub(crate) use scalar::quoted;
use std::collections::HashSet;
use std::sync::Arc;
use written::{Member, Written, written};

/// The canonical form of one model file; includes stay includes.
///
/// A file that breaks the rules of YAML comes back unchanged, with what is wrong with it; places speak of the file as
/// the first of its sources. Aliases are written out. Linear in the size of the file.
///
/// ```
/// let formatted = sanso_core::model::format("components:\n    press: {kind: PLC, name: 'Press'}  # the big one\nsanso: 1\n");
/// assert_eq!(formatted.value, "sanso: 1\n\ncomponents:\n  press: { name: Press, kind: plc }  # the big one\n");
/// ```
pub fn format(text: &str) -> Checked<String> {
    let unchanged = |diagnostics| Checked { value: text.to_owned(), diagnostics };
    let page = match canonical(text) {
        Ok(Some(page)) => page,
        Ok(None) => return unchanged(Vec::new()),
        Err(diagnostics) => return unchanged(diagnostics),
    };
    let mut value = layout::lay_out(&page.header, &page.top, is_section);
    // What needs quotes may afterwards be long enough to be broken, so the form is written until it stays.
    for _ in 0..MOST_WRITES {
        let Ok(Some(again)) = canonical(&value) else { break };
        if !page.same(&again) {
            break;
        }
        let next = layout::lay_out(&again.header, &again.top, is_section);
        if next == value {
            return Checked { value, diagnostics: Vec::new() };
        }
        value = next;
    }
    unchanged(vec![Diagnostic::warning(Place::top(FileId(0)), ReadingProblem::NotRewritten)])
}

/// How often a form is written before it is given up.
const MOST_WRITES: usize = 4;

/// A file in canonical order.
struct Page {
    /// Remarks at the top that speak of the whole file: those before a blank line.
    header: Vec<Remark>,
    top: Member,
}

impl Page {
    fn same(&self, other: &Page) -> bool {
        let texts = |page: &Page| page.header.iter().map(|remark| remark.text.clone()).collect::<Vec<_>>();
        texts(self) == texts(other) && self.top.same(&other.top)
    }
}

/// The keys before the sections, in canonical order.
const HEAD: [&str; 8] = ["sanso", "process", "name", "sector", "scope", "profile", "include", "tables"];

/// Reads a file and puts it in order; `None` where it holds no mapping.
fn canonical(text: &str) -> Result<Option<Page>, Vec<Diagnostic>> {
    let (tree, troubles) = read_yaml(FileId(0), &Arc::from(text), Limits::default());
    if !troubles.is_empty() {
        return Err(troubles.into_iter().map(Diagnostic::from).collect());
    }
    if tree.root().kind() != NodeKind::Mapping {
        return Ok(None);
    }
    let mut top = written(tree.root(), text);
    let mut header: Vec<Remark> = std::mem::take(&mut top.above);
    let Written::Mapping(members) = &mut top.value else { return Ok(None) };
    of_the_file(&mut header, members);
    members.iter_mut().for_each(top_level);
    members.iter_mut().for_each(before_the_dash);
    members.sort_by_key(rank);
    // Another key may stand first now, and remarks above it be read as those of the file from now on.
    of_the_file(&mut header, members);
    Ok(Some(Page { header, top }))
}

/// Moves the remarks at the top that a blank line sets apart from the first key to the header.
fn of_the_file(header: &mut Vec<Remark>, members: &mut [Member]) {
    let Some(first) = members.first_mut() else { return };
    let apart = |at: usize| first.above.get(at + 1).map_or(first.blank, |next| next.blank);
    let many = (0..first.above.len()).rev().find(|at| apart(*at)).map_or(0, |at| at + 1);
    if let Some(remark) = first.above.first_mut() {
        remark.blank = true;
    }
    header.extend(first.above.drain(..many));
}

/// Everything but the head keys is set apart and has one entry a line.
fn is_section(member: &Member) -> bool {
    let tables = member.key.as_deref() == Some("tables");
    tables || !member.key.as_deref().is_some_and(|key| HEAD.contains(&key))
}

fn section_of(member: &Member) -> Option<&'static Section> {
    SECTIONS.iter().find(|section| member.key.as_deref() == Some(section.key))
}

fn rank(member: &Member) -> usize {
    let key = member.key.as_deref().unwrap_or_default();
    let keys = HEAD.into_iter().chain(SECTIONS.iter().map(|section| section.key));
    keys.into_iter().position(|known| known == key).unwrap_or(usize::MAX)
}

fn top_level(member: &mut Member) {
    if let Some(section) = section_of(member) {
        return entries(section, member);
    }
    match member.key.as_deref().unwrap_or_default() {
        "process" | "sector" | "profile" => free(member),
        "name" | "scope" => shape(Shape::Name, member),
        "include" => shape(Shape::Texts, member),
        "tables" => tables(member),
        _ => settle(member),
    }
}

fn tables(member: &mut Member) {
    if let Written::List(items) = &mut member.value {
        for item in items {
            if let Written::Mapping(pairs) = &mut item.value {
                pairs.iter_mut().for_each(free);
                order(pairs, &["file", "section", "sheet"]);
            }
            settle(item);
        }
    }
}

/// A section: entries under their ids, each with its attributes in the order of the language.
fn entries(section: &'static Section, member: &mut Member) {
    by_id(member);
    emptied(member);
    if let Written::List(entries) | Written::Mapping(entries) = &mut member.value {
        entries.iter_mut().for_each(|entry| attributes(section, entry));
    }
}

/// Turns a list of entries with ids into a mapping from ids to entries, if each id stands there once.
fn by_id(member: &mut Member) {
    let Written::List(items) = &mut member.value else { return };
    let mut seen = HashSet::new();
    let named = |item: &Member| match &item.value {
        Written::Mapping(pairs) => pairs.iter().find(|pair| is_id(pair)).and_then(Member::text).map(str::to_owned),
        _ => None,
    };
    if !items.iter().all(|item| named(item).is_some_and(|id| seen.insert(id))) {
        return;
    }
    for item in items.iter_mut() {
        item.key = named(item);
        without_id(item);
    }
    member.value = Written::Mapping(std::mem::take(items));
}

fn is_id(pair: &Member) -> bool {
    pair.key.as_deref() == Some("id")
}

/// Takes the id out of an entry that stands under it. Its remarks become those of the entry.
fn without_id(entry: &mut Member) {
    let key = entry.key.clone();
    let Written::Mapping(pairs) = &mut entry.value else { return };
    let Some(at) = pairs.iter().position(|pair| is_id(pair) && pair.text() == key.as_deref()) else { return };
    let id = pairs.remove(at);
    entry.above.extend(id.above);
    match (&entry.beside, id.beside) {
        (None, beside) => entry.beside = beside,
        (Some(_), Some(text)) => entry.above.push(Remark { text, at: 0, alone: true, column: 0, blank: false }),
        (Some(_), None) => {}
    }
}

/// A section or entry that holds remarks only has nothing behind its key: the remarks stand below it.
fn emptied(member: &mut Member) {
    let empty = matches!(member.value, Written::List(_) | Written::Mapping(_)) && member.members().is_empty();
    if empty && !member.below.is_empty() && member.key.is_some() {
        member.value = Written::Nothing;
    }
}

fn attributes(section: &'static Section, entry: &mut Member) {
    without_id(entry);
    if matches!(entry.value, Written::Nothing) && entry.key.is_some() {
        entry.value = Written::Mapping(Vec::new());
    }
    emptied(entry);
    if let Written::Mapping(pairs) = &mut entry.value {
        for pair in pairs.iter_mut() {
            match pair.key.as_deref().and_then(|key| section.attribute(key)) {
                Some(Attribute { shape: of, .. }) => shape(*of, pair),
                None if is_id(pair) => free(pair),
                None => settle(pair),
            }
        }
        let keys: Vec<_> = ["id"].into_iter().chain(section.attributes.iter().map(|a| a.attr.key())).collect();
        order(pairs, &keys);
    }
}

/// Known keys in their order, then unknown ones as written.
fn order(pairs: &mut [Member], keys: &[&str]) {
    let place = |pair: &Member| keys.iter().position(|key| pair.key.as_deref() == Some(key)).unwrap_or(usize::MAX);
    pairs.sort_by_cached_key(place);
}

/// A value in the canonical form of its shape. What does not fit the shape stays as it is: the reader will speak of it.
fn shape(of: Shape, member: &mut Member) {
    if matches!(of, Shape::Words(_) | Shape::Texts | Shape::Refs(_)) {
        as_list(member);
    }
    match (&mut member.value, of) {
        (Written::Text(text, style), Shape::Truth | Shape::Number(..)) => bare(text, style, of),
        (Written::Text(text, style), _) => {
            *style = Style::Free;
            word(text, of);
        }
        (Written::List(items), _) => items.iter_mut().for_each(|item| {
            if let Written::Text(text, style) = &mut item.value {
                *style = Style::Free;
                word(text, of);
            }
        }),
        (Written::Mapping(pairs), Shape::Name) => {
            pairs.iter_mut().for_each(free);
            order(pairs, &["en", "ja"]);
        }
        (Written::Mapping(pairs), Shape::DataState) => {
            pairs.iter_mut().for_each(free);
            order(pairs, &DATA_STATE.each_ref().map(|word| word.key));
        }
        _ => {}
    }
    settle(member);
}

/// One text stands for a list of one.
fn as_list(member: &mut Member) {
    if let Written::Text(..) = &member.value {
        let value = std::mem::replace(&mut member.value, Written::Nothing);
        member.value = Written::List(vec![Member::new(None, value)]);
    }
}

fn free(member: &mut Member) {
    if let Written::Text(_, style) = &mut member.value {
        *style = Style::Free;
    }
    settle(member);
}

/// Truths and numbers: the reader takes them without quotes only.
fn bare(text: &mut String, style: &mut Style, of: Shape) {
    if *style != Style::Bare {
        *style = Style::Quoted;
    } else if let (Shape::Number(..), Ok(number)) = (of, text.parse::<u32>()) {
        *text = number.to_string();
    } else if let (Shape::Truth, "True" | "TRUE" | "False" | "FALSE") = (of, text.as_str()) {
        *text = text.to_lowercase();
    }
}

/// A word by its key instead of its label; a span of time without spaces.
fn word(text: &mut String, of: Shape) {
    let known = |words: &'static [Word]| words.iter().find(|word| word.label.en == text || word.label.ja == text);
    match of {
        Shape::Word(words) | Shape::Words(words) if !words.iter().any(|word| word.key == text) => {
            if let Some(word) = known(words) {
                word.key.clone_into(text);
            }
        }
        Shape::Span => {
            let unit = text.chars().last().filter(|unit| "mhdw".contains(*unit));
            let number = unit.and_then(|unit| text.strip_suffix(unit)?.trim().parse::<u32>().ok());
            if let (Some(unit), Some(number)) = (unit, number) {
                *text = format!("{number}{unit}");
            }
        }
        _ => {}
    }
}

/// Remarks above the first thing in an item of a list stand above its dash.
fn before_the_dash(member: &mut Member) {
    let listed = matches!(member.value, Written::List(_));
    let (Written::List(members) | Written::Mapping(members)) = &mut member.value else { return };
    for inner in members {
        before_the_dash(inner);
        let first = match &mut inner.value {
            Written::List(members) | Written::Mapping(members) if listed => members.first_mut(),
            _ => None,
        };
        if let Some(first) = first {
            inner.above.append(&mut first.above);
        }
    }
}

/// Remarks inside something empty have no place there: they move above it.
fn settle(member: &mut Member) {
    match &mut member.value {
        Written::List(members) | Written::Mapping(members) if !members.is_empty() => {
            members.iter_mut().for_each(settle)
        }
        Written::List(_) | Written::Mapping(_) => member.above.append(&mut member.below),
        Written::Nothing | Written::Text(..) => {}
    }
}
