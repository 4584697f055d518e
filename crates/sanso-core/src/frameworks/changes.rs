//! What differs between two sets of frameworks and tables, and between two editions of one framework.

use super::compose::{Asked, Class, mapped};
use super::library::{About, Crosswalk, Framework, Frameworks, Item, Link};
use super::relation::Relation;
use crate::text::{Lang, Text, Words};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowOf {
    /// A framework as a whole.
    Framework,
    /// An item of one.
    Item,
    /// A table as a whole.
    Crosswalk,
    /// A row of one.
    Link,
}

impl RowOf {
    /// Every sort, in order.
    pub const ALL: [RowOf; 4] = [RowOf::Framework, RowOf::Item, RowOf::Crosswalk, RowOf::Link];

    /// Stable word for data.
    pub const fn key(self) -> &'static str {
        match self {
            RowOf::Framework => "framework",
            RowOf::Item => "item",
            RowOf::Crosswalk => "crosswalk",
            RowOf::Link => "row",
        }
    }
}

/// How a row differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowChange {
    /// It is only in the second.
    Added,
    /// It is only in the first.
    Removed,
    /// It is in both: field, before, after.
    Changed(Vec<(&'static str, String, String)>),
    /// Folders bring other rows of the same file, and not this one; it stays.
    Kept,
}

impl RowChange {
    /// Stable word for data.
    pub const fn key(&self) -> &'static str {
        match self {
            RowChange::Added => "added",
            RowChange::Removed => "removed",
            RowChange::Changed(_) => "changed",
            RowChange::Kept => "kept",
        }
    }
}

/// One row that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRow {
    /// What it is.
    pub row: RowOf,
    /// The key of the framework or table it belongs to.
    pub key: String,
    /// Its id: that of an item, or both ends of a row; empty for a framework or table as a whole.
    pub id: String,
    /// How it differs.
    pub change: RowChange,
    /// The folder it came from; `None` for the content of the program.
    pub overlay: Option<String>,
}

/// Everything that differs, and how many rows that folders bring say the same as before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// The rows, by framework or table.
    pub rows: Vec<ChangedRow>,
    /// How many rows folders bring that say what was there.
    pub same: usize,
}

/// Compares frameworks and tables before and after folders were laid over them.
pub fn compared(before: &Frameworks, after: &Frameworks) -> Compared {
    let mut found = Compared::default();
    for one in &after.all {
        let known = before.all.iter().find(|known| known.about.key == one.about.key);
        found.whole(RowOf::Framework, &one.about, known.map(|known| differing(framework_of(known), framework_of(one))));
        found.items(known, one);
    }
    for one in &after.crosswalks {
        let known = before.crosswalks.iter().find(|known| known.about.key == one.about.key);
        let told = |all: &Frameworks, table: &Crosswalk| crosswalk_of(all, table);
        let fields = known.map(|known| differing(told(before, known), told(after, one)));
        found.whole(RowOf::Crosswalk, &one.about, fields);
        found.links((before, known), (after, one));
    }
    for one in before.all.iter().filter(|one| after.find(&one.about.key).is_none()) {
        found.add(RowOf::Framework, (&one.about.key, String::new()), RowChange::Removed, None);
    }
    for one in before.crosswalks.iter().filter(|one| after.table(&one.about.key).is_none()) {
        found.add(RowOf::Crosswalk, (&one.about.key, String::new()), RowChange::Removed, None);
    }
    found
}

/// Fields of a row with what they say.
type Fields = Vec<(&'static str, String)>;

/// The fields that differ: field, before, after.
fn differing(before: Fields, after: Fields) -> Vec<(&'static str, String, String)> {
    let pairs = before.into_iter().zip(after).filter(|((_, one), (_, other))| one != other);
    pairs.map(|((field, one), (_, other))| (field, one, other)).collect()
}

fn both(field: [&'static str; 2], words: &Words) -> [(&'static str, String); 2] {
    let [en, ja] = field;
    [(en, words.en.as_deref().unwrap_or_default().to_owned()), (ja, words.ja.as_deref().unwrap_or_default().to_owned())]
}

fn about_of(about: &About) -> Fields {
    let mut fields = vec![("confidence", about.confidence.key().to_owned())];
    fields.extend(both(["origin.en", "origin.ja"], &about.origin));
    fields.extend(both(["note.en", "note.ja"], &about.note));
    fields
}

fn framework_of(one: &Framework) -> Fields {
    let mut fields = about_of(&one.about);
    fields.extend(both(["name.en", "name.ja"], &one.name));
    fields.extend(both(["publisher.en", "publisher.ja"], &one.publisher));
    fields.extend(both(["licence.en", "licence.ja"], &one.licence));
    fields.push(("edition", one.edition.to_string()));
    fields.push(("date", one.date.to_string()));
    fields.push(("titles", one.titles.key().to_owned()));
    let keys = |keys: &mut dyn Iterator<Item = &Text>| keys.map(Text::as_str).collect::<Vec<_>>().join(" ");
    fields.push(("levels", keys(&mut one.grading.levels.iter().map(|level| &level.key))));
    fields.push(("scorings", keys(&mut one.grading.scorings.iter().map(|scoring| &scoring.key))));
    fields
}

fn item_of(one: &Framework, item: &Item) -> Fields {
    let parent = item.parent.and_then(|parent| one.items.get(parent as usize)).map(|parent| parent.id.to_string());
    let mut fields = vec![("parent", parent.unwrap_or_default()), ("kind", item.kind.to_string())];
    fields.extend(both(["en", "ja"], &item.name));
    fields.push(("weight", item.weight.to_string()));
    fields.push(("levels", item.levels.iter().map(Text::as_str).collect::<Vec<_>>().join(" ")));
    fields
}

fn crosswalk_of(all: &Frameworks, one: &Crosswalk) -> Fields {
    let key = |number: usize| all.all.get(number).map(|one| one.about.key.to_string()).unwrap_or_default();
    let mut fields = about_of(&one.about);
    fields.extend([("from", key(one.from)), ("to", key(one.to)), ("kind", one.kind.key().to_owned())]);
    fields.push(("made-of", one.made_of.iter().map(Text::as_str).collect::<Vec<_>>().join(" ")));
    fields
}

fn link_of(link: &Link) -> Fields {
    vec![("relation", word(link.relation)), ("confidence", link.confidence.key().to_owned())]
}

/// What files write for a relation.
fn word(relation: Relation) -> String {
    let known = Relation::WORDS.into_iter().find(|(_, known)| *known == relation);
    known.map_or_else(String::new, |(word, _)| word.to_owned())
}

impl Compared {
    fn add(&mut self, row: RowOf, (key, id): (&Text, String), change: RowChange, overlay: Option<&String>) {
        self.rows.push(ChangedRow { row, key: key.to_string(), id, change, overlay: overlay.cloned() });
    }

    /// One row, if it differs; `fields` is nothing where there was no such row before.
    fn row(
        &mut self,
        row: RowOf,
        at: (&Text, String),
        fields: Option<Vec<(&'static str, String, String)>>,
        overlay: Option<&String>,
    ) {
        match fields {
            None => self.add(row, at, RowChange::Added, overlay),
            Some(fields) if !fields.is_empty() => self.add(row, at, RowChange::Changed(fields), overlay),
            Some(_) => self.same += usize::from(overlay.is_some()),
        }
    }

    fn whole(&mut self, row: RowOf, about: &About, fields: Option<Vec<(&'static str, String, String)>>) {
        self.row(row, (&about.key, String::new()), fields, about.overlay.as_ref());
    }

    fn items(&mut self, known: Option<&Framework>, one: &Framework) {
        let before: HashMap<&Text, &Item> =
            known.into_iter().flat_map(|known| &known.items).map(|item| (&item.id, item)).collect();
        // The measures of a library are compared with it.
        let touched = !one.measures && one.items.iter().any(|item| item.overlay.is_some());
        for item in &one.items {
            let at = (&one.about.key, item.id.to_string());
            let fields = known.zip(before.get(&item.id));
            let fields = fields.map(|(known, old)| differing(item_of(known, old), item_of(one, item)));
            if touched && item.overlay.is_none() {
                self.add(RowOf::Item, at, RowChange::Kept, None);
            } else {
                self.row(RowOf::Item, at, fields, item.overlay.as_ref());
            }
        }
        let now: HashSet<&Text> = one.items.iter().map(|item| &item.id).collect();
        let gone = known.into_iter().flat_map(|known| &known.items).filter(|item| !now.contains(&item.id));
        for item in gone {
            self.add(RowOf::Item, (&one.about.key, item.id.to_string()), RowChange::Removed, None);
        }
    }

    fn links(&mut self, (before, known): (&Frameworks, Option<&Crosswalk>), (after, one): (&Frameworks, &Crosswalk)) {
        let name = |all: &Frameworks, table: &Crosswalk, link: &Link| {
            let id = |framework, item| all.item(framework, item).map(|item| item.id.to_string()).unwrap_or_default();
            format!("{} → {}", id(table.from, link.from), id(table.to, link.to))
        };
        let old: HashMap<String, &Link> = known
            .into_iter()
            .flat_map(|known| known.links.iter().map(|link| (name(before, known, link), link)))
            .collect();
        let touched = one.links.iter().any(|link| link.overlay.is_some());
        let mut now: HashSet<String> = HashSet::new();
        for link in &one.links {
            let id = name(after, one, link);
            now.insert(id.clone());
            let fields = old.get(&id).map(|old| differing(link_of(old), link_of(link)));
            if touched && link.overlay.is_none() {
                self.add(RowOf::Link, (&one.about.key, id), RowChange::Kept, None);
            } else {
                self.row(RowOf::Link, (&one.about.key, id), fields, link.overlay.as_ref());
            }
        }
        for id in known.into_iter().flat_map(|known| known.links.iter().map(|link| name(before, known, link))) {
            if !now.contains(&id) {
                self.add(RowOf::Link, (&one.about.key, id), RowChange::Removed, None);
            }
        }
    }
}

/// What became of an item from one edition to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Became {
    /// It is gone, or withdrawn, and nothing takes its place.
    Gone,
    /// One other takes its place.
    Moved,
    /// Several others take its place.
    Spread,
    /// It keeps its id, and its title differs or others take a part of it too.
    Changed,
    /// It is as it was.
    Same,
    /// It was not there before, and nothing led to it.
    New,
}

impl Became {
    /// Every case, in the order in which they are told.
    pub const ALL: [Became; 6] =
        [Became::Gone, Became::New, Became::Moved, Became::Spread, Became::Changed, Became::Same];

    /// Stable word for data.
    pub const fn key(self) -> &'static str {
        match self {
            Became::Gone => "gone",
            Became::Moved => "moved",
            Became::Spread => "spread",
            Became::Changed => "changed",
            Became::Same => "same",
            Became::New => "new",
        }
    }
}

/// An item of either edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionRow {
    /// The item of the first, by number; nothing if it is new.
    pub from: Option<u32>,
    /// The items of the second that correspond, each with what is possible between the two; for a new one itself.
    pub to: Vec<(u32, Relation)>,
    /// What became of it.
    pub became: Became,
}

/// What became of each item of one framework in another, by its ids and by the tables between the two.
pub fn editions(frameworks: &Frameworks, from: usize, to: usize) -> Vec<EditionRow> {
    let items = |number: usize| frameworks.all.get(number).map(|one| one.items.as_slice()).unwrap_or_default();
    let (old, new) = (items(from), items(to));
    let numbers: HashMap<&Text, u32> = new.iter().zip(0..).map(|(item, number)| (&item.id, number)).collect();
    let ways = between(frameworks, from, to);
    let there = |number: u32| new.get(number as usize).is_some_and(Item::is_asked);
    let mut reached: BTreeSet<u32> = BTreeSet::new();
    let mut rows: Vec<EditionRow> = Vec::new();
    for (item, number) in old.iter().zip(0..).filter(|(item, _)| item.is_asked()) {
        let alike = numbers.get(&item.id).copied().filter(|at| there(*at));
        let mut to: Vec<(u32, Relation)> = ways.get(&number).cloned().unwrap_or_default();
        to.retain(|(at, _)| there(*at));
        // Ids that stay the same say so only where no table knows better.
        if let Some(at) = alike.filter(|_| ways.is_empty()) {
            to.push((at, Relation::ALL));
        }
        let became = match (to.as_slice(), alike) {
            ([], _) => Became::Gone,
            ([(only, _)], Some(at)) if *only == at && same_title(item, new.get(at as usize)) => Became::Same,
            (all, Some(at)) if all.iter().any(|(one, _)| *one == at) => Became::Changed,
            ([_], _) => Became::Moved,
            _ => Became::Spread,
        };
        reached.extend(to.iter().map(|(at, _)| *at));
        rows.push(EditionRow { from: Some(number), to, became });
    }
    let fresh = new.iter().zip(0..).filter(|(item, number)| item.is_asked() && !reached.contains(number));
    rows.extend(fresh.map(|(_, number)| EditionRow {
        from: None,
        to: vec![(number, Relation::EQUAL)],
        became: Became::New,
    }));
    rows
}

fn same_title(one: &Item, other: Option<&Item>) -> bool {
    other.is_some_and(|other| [Lang::En, Lang::Ja].into_iter().all(|lang| one.name.get(lang) == other.name.get(lang)))
}

/// What leads from one framework to another: the rows between the two, or where there are none what is certain.
fn between(frameworks: &Frameworks, from: usize, to: usize) -> HashMap<u32, Vec<(u32, Relation)>> {
    let mut ways: HashMap<u32, Vec<(u32, Relation)>> = HashMap::new();
    for table in &frameworks.crosswalks {
        let inverted = (table.from, table.to) == (to, from);
        if !inverted && (table.from, table.to) != (from, to) {
            continue;
        }
        for link in table.links.iter().filter(|link| link.relation != Relation::NOTHING) {
            let (one, other, relation) = match inverted {
                true => (link.to, link.from, link.relation.inverse()),
                false => (link.from, link.to, link.relation),
            };
            let list = ways.entry(one).or_default();
            if !list.iter().any(|(known, _)| *known == other) {
                list.push((other, relation));
            }
        }
    }
    if ways.is_empty() {
        let found = mapped(frameworks, Asked { from, to, item: None });
        for one in found.matches.into_iter().filter(|one| one.class == Class::Certain) {
            ways.entry(one.from).or_default().push((one.to, one.relation));
        }
    }
    ways
}
