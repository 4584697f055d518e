//! Frameworks, their items and what leads from one to another, in words.

use super::{Sheet, Sheets, confidence_word};
use crate::words;
use sanso_core::frameworks::{Class, Framework, Frameworks, Hop, Mapping, Match, Way};
use sanso_core::text::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// So many items that no way leads to are named for one that is asked for.
const MOST_BESIDE: usize = 5;

/// What people are shown of the ways of a match, and of the candidates for an item.
const FEW: usize = 3;

/// All frameworks.
pub fn framework_sheets(all: &Frameworks, lang: Lang) -> Sheets {
    let words = words::frameworks(lang);
    let columns = [
        (words.key, 33),
        (words.name, 31),
        (words.edition, 0),
        (words.date, 0),
        (words.items, 7),
        (words.tables, 7),
        (words.publisher, 0),
        (words.licence, 0),
        (words.folder, 0),
    ];
    let mut sheet = Sheet::new(words.all, &columns);
    for (number, one) in all.all.iter().enumerate() {
        let tables = all.crosswalks.iter().filter(|table| table.from == number || table.to == number).count();
        sheet.rows.push(vec![
            one.about.key.to_string(),
            one.name.get(lang).to_owned(),
            one.edition.to_string(),
            one.date.to_string(),
            one.items.len().to_string(),
            tables.to_string(),
            one.publisher.get(lang).to_owned(),
            one.licence.get(lang).to_owned(),
            one.about.overlay.clone().unwrap_or_default(),
        ]);
    }
    Sheets { sheets: vec![sheet], ..Sheets::default() }
}

/// One framework with its items and the tables that lead from and to it.
pub fn framework_sheet(all: &Frameworks, number: usize, lang: Lang) -> Sheets {
    let words = words::frameworks(lang);
    let Some(one) = all.all.get(number) else { return Sheets::default() };
    let mut sheets = Sheets { title: one.name.get(lang).to_owned(), ..Sheets::default() };
    let asked = one.items.iter().filter(|item| item.is_asked()).count();
    let lead = [
        (words.publisher, one.publisher.get(lang).to_owned()),
        (words.edition, [one.edition.as_str(), one.date.as_str()].join(" / ")),
        (words.licence, one.licence.get(lang).to_owned()),
        (words.titles, words::titles(lang, one.titles).to_owned()),
        (words.origin, one.about.origin.get(lang).to_owned()),
        (words::phrases(lang).confidence, confidence_word(lang, one.about.confidence).to_owned()),
        (words.asked, format!("{asked} / {}", one.items.len())),
        ("", one.about.note.get(lang).to_owned()),
    ];
    let said = lead.into_iter().filter(|(_, text)| !text.is_empty());
    sheets.lead =
        said.map(|(head, text)| if head.is_empty() { text } else { words::labelled(lang, head, &text) }).collect();
    sheets.sheets = vec![items(all, one, lang), tables(all, number, lang)];
    sheets
}

fn items(all: &Frameworks, one: &Framework, lang: Lang) -> Sheet {
    let words = words::frameworks(lang);
    let columns = [("id", 16), (words.name, 44), (words.kind, 18), (words.parent, 0), (words.folder, 0)];
    let mut sheet = Sheet::new(words.listed, &columns);
    for item in &one.items {
        let parent = item.parent.and_then(|parent| one.items.get(parent as usize));
        sheet.rows.push(vec![
            item.id.to_string(),
            item.name.get(lang).to_owned(),
            all.kind_name(&item.kind, lang).to_owned(),
            parent.map(|parent| parent.id.to_string()).unwrap_or_default(),
            item.overlay.clone().unwrap_or_default(),
        ]);
    }
    sheet
}

fn tables(all: &Frameworks, number: usize, lang: Lang) -> Sheet {
    let words = words::frameworks(lang);
    let columns =
        [(words.other, 38), (words.kind, 12), (words.rows, 8), (words::phrases(lang).confidence, 20), (words.key, 0)];
    let mut sheet = Sheet::new(words.tables, &columns);
    for table in all.crosswalks.iter().filter(|table| table.from == number || table.to == number) {
        let (arrow, other) = if table.from == number { ("→", table.to) } else { ("←", table.from) };
        let key = all.all.get(other).map(|one| one.about.key.as_str()).unwrap_or_default();
        sheet.rows.push(vec![
            format!("{arrow} {key}"),
            words::made_by(lang, table.kind).to_owned(),
            table.links.len().to_string(),
            confidence_word(lang, table.about.confidence).to_owned(),
            table.about.key.to_string(),
        ]);
    }
    sheet
}

/// What two frameworks are mapped by, and what was found.
#[derive(Debug, Clone, Copy)]
pub struct Mapped<'m> {
    /// All frameworks.
    pub all: &'m Frameworks,
    /// The one it leads from.
    pub from: usize,
    /// The one it leads to.
    pub to: usize,
    /// One item, if only one is asked for.
    pub item: Option<u32>,
    /// What was found.
    pub mapping: &'m Mapping,
    /// Whether people read it, who want the best of it and not all of it.
    pub brief: bool,
}

/// What leads from one framework to another; for one item with every way.
pub fn mapped_sheets(mapped: Mapped<'_>, lang: Lang) -> Sheets {
    let words = words::frameworks(lang);
    let name = |number: usize| mapped.all.all.get(number).map(|one| one.name.get(lang)).unwrap_or_default();
    let mut sheets =
        Sheets { title: words::mapped_title(lang, name(mapped.from), name(mapped.to)), ..Sheets::default() };
    let matches = &mapped.mapping.matches;
    if matches.is_empty() && mapped.mapping.contradictions.is_empty() {
        sheets.lead.push(words.unconnected.to_owned());
        return sheets;
    }
    let result = |one: &&Match| one.class <= Class::Likely;
    if mapped.item.is_none() {
        let asked = mapped.all.all.get(mapped.from).map(|one| one.items.as_slice()).unwrap_or_default();
        let asked: BTreeSet<u32> =
            asked.iter().zip(0..).filter(|(item, _)| item.is_asked()).map(|(_, at)| at).collect();
        let with: BTreeSet<u32> = matches.iter().filter(result).map(|one| one.from).collect();
        sheets.lead.push(words::mapped_share(lang, asked.intersection(&with).count(), asked.len()));
    }
    let mut results = table(words.results, words.no_results, mapped, lang);
    results.rows = matches.iter().filter(result).map(|one| row(mapped, one, lang)).collect();
    let mut candidates = table(words.candidates, words.no_candidates, mapped, lang);
    candidates.rows = candidates_of(mapped).into_iter().map(|one| row(mapped, one, lang)).collect();
    let beside = matches.iter().filter(|one| mapped.item.is_some() && one.class == Class::Beside);
    candidates.rows.extend(beside.take(MOST_BESIDE).map(|one| row(mapped, one, lang)));
    sheets.sheets = vec![results, candidates];
    if !mapped.mapping.contradictions.is_empty() {
        let mut sheet = Sheet::new(words.contradictions, &[(words.from, 14), (words.to, 14), (words.way, 50)]);
        for one in &mapped.mapping.contradictions {
            let ways: Vec<String> = one.ways.iter().map(|way| hops(mapped, one.from, way, lang)).collect();
            sheet.rows.push(vec![id(mapped, false, one.from), id(mapped, true, one.to), ways.join("\n")]);
        }
        sheets.sheets.push(sheet);
    }
    sheets.notes = vec![words.explained.to_owned(), words.look.to_owned()];
    sheets.notes.extend(mapped.brief.then(|| words.more.to_owned()));
    sheets.notes.extend(mapped.mapping.cut.then(|| words.cut.to_owned()));
    sheets
}

/// The candidates. People are shown the best few, and where all items are asked for only those of items without a result.
fn candidates_of(mapped: Mapped<'_>) -> Vec<&Match> {
    let matches = &mapped.mapping.matches;
    let with: BTreeSet<u32> = matches.iter().filter(|one| one.class <= Class::Likely).map(|one| one.from).collect();
    let mut shown: BTreeMap<u32, usize> = BTreeMap::new();
    let wanted = matches.iter().filter(|one| {
        let number = shown.entry(one.from).or_default();
        let one_asked = mapped.item.is_some();
        let all = !mapped.brief || one_asked || (!with.contains(&one.from) && *number < FEW);
        *number += usize::from(one.class == Class::Candidate);
        one.class == Class::Candidate && all
    });
    wanted.collect()
}

fn table(title: &str, nothing: &str, mapped: Mapped<'_>, lang: Lang) -> Sheet {
    let words = words::frameworks(lang);
    // For one item the ways are what matters; for all of them what leads where.
    let (name, way, from, sure) = if mapped.item.is_some() { (0, 36, 0, 0) } else { (19, 0, 12, 11) };
    let columns = [
        (words.from, from),
        (words.to, 13),
        (words.name, name),
        (words.relation, 13),
        (words.class, 11),
        (words::phrases(lang).confidence, sure),
        (words.way, way),
        (words.ways, 0),
    ];
    Sheet { nothing: nothing.to_owned(), ..Sheet::new(title, &columns) }
}

fn row(mapped: Mapped<'_>, one: &Match, lang: Lang) -> Vec<String> {
    let few = if mapped.brief { FEW } else { usize::MAX };
    let ways = one.ways.iter().take(few);
    let mut ways: Vec<String> = ways.map(|way| hops(mapped, one.from, way, lang)).collect();
    let more = one.all_ways - ways.len();
    ways.extend((more > 0).then(|| words::and_more(lang, more)));
    vec![
        id(mapped, false, one.from),
        id(mapped, true, one.to),
        mapped.all.item(mapped.to, one.to).map(|item| item.name.get(lang).to_owned()).unwrap_or_default(),
        words::relation(lang, one.relation),
        words::class(lang, one.class).to_owned(),
        confidence_word(lang, one.confidence).to_owned(),
        ways.join("\n"),
        one.all_ways.to_string(),
    ]
}

fn id(mapped: Mapped<'_>, end: bool, item: u32) -> String {
    let framework = if end { mapped.to } else { mapped.from };
    mapped.all.item(framework, item).map(|item| item.id.to_string()).unwrap_or_default()
}

/// A way with every row on it: what it says, which table it stands in, how sure it is and which folder it came from.
fn hops(mapped: Mapped<'_>, from: u32, way: &Way, lang: Lang) -> String {
    let start = id(mapped, false, from);
    let told: Vec<String> = way.hops.iter().map(|hop| told(mapped.all, *hop, lang)).collect();
    format!("- {start} {}", told.join(" "))
}

fn told(all: &Frameworks, hop: Hop, lang: Lang) -> String {
    let (Some((table, link)), Some((framework, item))) = (hop.link(all), hop.end(all)) else { return String::new() };
    let end = all.item(framework, item).map(|item| item.id.as_str()).unwrap_or_default();
    let arrow = if hop.inverted { "←" } else { "→" };
    let folder = link.overlay.as_deref().map(|folder| format!(", {folder}")).unwrap_or_default();
    let relation = words::relation(lang, hop.relation(all));
    let sure = confidence_word(lang, link.confidence);
    format!("{arrow} {end} [{relation}, {sure}, {}{folder}]", table.about.key)
}
