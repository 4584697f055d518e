//! What a workbook holds: its tabs in order.

use crate::Unreadable;
use crate::at::Area;
use crate::package::Package;
use crate::tab::{self, Choices, Tab};
use crate::xml::{Events, add_text, attribute, flag, plain};
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Tabs of a workbook.
const MOST_TABS: usize = 1_000;
/// Texts that tabs share.
const MOST_TEXTS: usize = 2_000_000;
/// Words a drop-down offers.
const MOST_WORDS: usize = 100;

/// A workbook that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Workbook {
    /// Its tabs in order.
    pub tabs: Vec<Tab>,
    /// Whether it holds programs.
    pub macros: bool,
    /// Whether it is signed: a change breaks the signature.
    pub signed: bool,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
}

/// Reads a workbook.
pub fn read(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let mut package = Package::open(bytes)?;
    let names: Vec<String> = package.archive.file_names().flatten().map(Cow::into_owned).collect();
    let head = Head::read(&mut package)?;
    let texts = match package.text(&head.texts)? {
        Some(text) => shared(&head.texts, &text)?,
        None => Vec::new(),
    };
    let mut tabs = Vec::new();
    for (name, shown, part) in &head.tabs {
        let text = package.text(part)?.unwrap_or_default();
        let mut tab = tab::read(part, &text, &texts)?;
        (tab.name, tab.shown, tab.part) = (name.clone(), *shown, part.clone());
        tabs.push(tab);
    }
    offered(&mut tabs, &head.names);
    Ok(Workbook {
        tabs,
        macros: names.iter().any(|name| name.ends_with("vbaProject.bin")),
        signed: names.iter().any(|name| name.starts_with("_xmlsignatures/")),
        from_1904: head.from_1904,
    })
}

/// What the main part says.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// Name, whether it is shown, and part of each tab.
    pub tabs: Vec<(String, bool, String)>,
    /// The main part.
    pub main: String,
    /// The part of shared texts.
    pub texts: String,
    /// Named areas.
    names: BTreeMap<String, String>,
    from_1904: bool,
}

impl Head {
    /// Finds the main part and reads it.
    pub fn read(package: &mut Package<'_>) -> Result<Head, Unreadable> {
        let of_package = relations(package, "", "_rels/.rels")?;
        let main = of_package.into_values().find(|(kind, _)| kind.ends_with("/officeDocument"));
        let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |(_, target)| target);
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let within = relations(package, folder, &join(folder, &format!("_rels/{file}.rels")))?;
        let Some(text) = package.text(&main)? else { return Err(Unreadable::NoWorkbook) };
        let texts = within.values().find(|(kind, _)| kind.ends_with("/sharedStrings"));
        let texts = texts.map_or_else(|| join(folder, "sharedStrings.xml"), |(_, target)| target.clone());
        let mut head = Head { texts, main: main.clone(), ..Head::default() };
        let mut events = Events::of(&main, &text);
        let (mut name, mut formula) = (None, String::new());
        while let Some((event, ..)) = events.next()? {
            match &event {
                Event::Start(one) | Event::Empty(one) => match one.local_name().as_ref() {
                    "sheet" => head.tab(one, &within)?,
                    "workbookPr" => head.from_1904 = flag(one, "date1904"),
                    "definedName" => (name, formula) = (attribute(one, "name"), String::new()),
                    _ => {}
                },
                Event::End(one) if one.local_name().as_ref() == "definedName" => {
                    head.names.extend(name.take().map(|name| (name, formula.clone())));
                }
                other if name.is_some() => add_text(&mut formula, other),
                _ => {}
            }
        }
        Ok(head)
    }

    fn tab(&mut self, one: &BytesStart<'_>, within: &Relations) -> Result<(), Unreadable> {
        if self.tabs.len() >= MOST_TABS {
            return Err(Unreadable::TooMuch("tabs", MOST_TABS as u64));
        }
        let (name, id) = (attribute(one, "name").unwrap_or_default(), attribute(one, "id").unwrap_or_default());
        let shown = attribute(one, "state").is_none_or(|state| state == "visible");
        // What is no sheet of cells, such as a chart, has nothing to read.
        let part = within.get(&id).filter(|(kind, _)| kind.ends_with("/worksheet")).map(|(_, target)| target.clone());
        self.tabs.extend(part.map(|part| (name, shown, part)));
        Ok(())
    }
}

/// Kind and target of each relation by its id.
type Relations = BTreeMap<String, (String, String)>;

fn relations(package: &mut Package<'_>, folder: &str, part: &str) -> Result<Relations, Unreadable> {
    let mut found = Relations::new();
    let Some(text) = package.text(part)? else { return Ok(found) };
    let mut events = Events::of(part, &text);
    while let Some((event, ..)) = events.next()? {
        if let Event::Start(one) | Event::Empty(one) = &event {
            let values = (attribute(one, "Id"), attribute(one, "Type"), attribute(one, "Target"));
            if let (Some(id), Some(kind), Some(target)) = values {
                found.insert(id, (kind, resolved(folder, &target)));
            }
        }
    }
    Ok(found)
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The part a target names, as seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The texts that cells share. How a word is pronounced is no part of it.
fn shared(part: &str, text: &str) -> Result<Vec<String>, Unreadable> {
    let mut events = Events::of(part, text);
    let (mut texts, mut one, mut inside, mut aside) = (Vec::new(), String::new(), false, 0u32);
    while let Some((event, ..)) = events.next()? {
        match &event {
            Event::Start(start) => match start.local_name().as_ref() {
                "si" => one.clear(),
                "rPh" => aside += 1,
                "t" => inside = aside == 0,
                _ => {}
            },
            Event::Empty(start) if start.local_name().as_ref() == "si" => texts.push(String::new()),
            Event::End(end) => match end.local_name().as_ref() {
                "si" => texts.push(plain(&one)),
                "rPh" => aside = aside.saturating_sub(1),
                "t" => inside = false,
                _ => {}
            },
            other if inside => add_text(&mut one, other),
            _ => {}
        }
        if texts.len() > MOST_TEXTS {
            return Err(Unreadable::TooMuch("texts", MOST_TEXTS as u64));
        }
    }
    Ok(texts)
}

/// Puts the words of drop-downs in the place of the areas and names they are listed under.
fn offered(tabs: &mut [Tab], names: &BTreeMap<String, String>) {
    let words: Vec<Vec<Vec<String>>> = (0..tabs.len())
        .map(|at| {
            let own = tabs.get(at).map(|tab| tab.choices.as_slice()).unwrap_or_default();
            own.iter().map(|choices| listed(tabs, at, names, &choices.formula)).collect()
        })
        .collect();
    for (tab, words) in tabs.iter_mut().zip(words) {
        for (choices, words) in tab.choices.iter_mut().zip(words) {
            choices.words = words;
        }
        tab.choices.retain(|choices: &Choices| !choices.words.is_empty());
    }
}

fn listed(tabs: &[Tab], own: usize, names: &BTreeMap<String, String>, formula: &str) -> Vec<String> {
    let formula = formula.trim().trim_start_matches('=');
    let formula = names.get(formula).map_or(formula, |named| named.trim().trim_start_matches('='));
    if let Some(list) = formula.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        let words = list.split(',').map(|word| word.trim().replace("\"\"", "\""));
        return words.filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
    }
    let (tab, area) = match formula.rsplit_once('!') {
        Some((tab, area)) => {
            let name = tab.trim_start_matches('\'').trim_end_matches('\'').replace("''", "'");
            (tabs.iter().find(|tab| tab.name == name), area)
        }
        None => (tabs.get(own), formula),
    };
    let (Some(tab), Some(area)) = (tab, Area::parse(area)) else { return Vec::new() };
    let held = tab.cells.iter().filter(|cell| area.holds(cell.at) && !cell.text.trim().is_empty());
    held.take(MOST_WORDS).map(|cell| cell.text.trim().to_owned()).collect()
}
