//! Frameworks and the tables between them as they are held.

use super::grading::{Grading, Level};
use super::relation::Relation;
use crate::content::Confidence;
use crate::text::{Lang, Place, Text, Words};

/// Whose short titles the items of a framework carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Titles {
    /// Those of its publisher.
    Publisher,
    /// Our own.
    Own,
    /// None.
    None,
}

impl Titles {
    /// Every choice, each with its word in files.
    pub const WORDS: [(&'static str, Titles); 3] =
        [("publisher", Titles::Publisher), ("own", Titles::Own), ("none", Titles::None)];

    /// The word in files.
    pub fn key(self) -> &'static str {
        Titles::WORDS.into_iter().find(|(_, one)| *one == self).map_or("", |(word, _)| word)
    }
}

/// How a table came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// By the publisher of one side.
    Published,
    /// Somebody's own reading.
    Curated,
    /// A composition of other tables.
    Derived,
}

impl Origin {
    /// Every choice, each with its word in files.
    pub const WORDS: [(&'static str, Origin); 3] =
        [("published", Origin::Published), ("curated", Origin::Curated), ("derived", Origin::Derived)];

    /// The word in files.
    pub fn key(self) -> &'static str {
        Origin::WORDS.into_iter().find(|(_, one)| *one == self).map_or("", |(word, _)| word)
    }
}

/// What is known of a framework or a table as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Our own stable name for it.
    pub key: Text,
    /// Where it comes from.
    pub origin: Words,
    /// What else to know; empty where there is nothing.
    pub note: Words,
    /// How sure we are.
    pub confidence: Confidence,
    /// The folder of the overlay it came from; `None` for the content of the program.
    pub overlay: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// A scheme people are asked in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    /// Key, origin and confidence.
    pub about: About,
    /// Its name.
    pub name: Words,
    /// Who publishes it.
    pub publisher: Words,
    /// The edition.
    pub edition: Text,
    /// When that was published: a year, a month or a day.
    pub date: Text,
    /// What may be done with it, and what of it is here.
    pub licence: Words,
    /// Whose titles its items carry.
    pub titles: Titles,
    /// Whether its items are the measures of the library.
    pub measures: bool,
    /// Its items in their own order.
    pub items: Vec<Item>,
    /// How it is judged.
    pub grading: Grading,
}

impl Framework {
    /// The numbers of the items that a level asks for, in the order of the framework.
    pub fn asked_by(&self, level: &Level) -> Vec<u32> {
        // Levels that name one another in a circle are each looked at once.
        let (mut open, mut all): (Vec<&Level>, Vec<&Level>) = (vec![level], Vec::new());
        while let Some(one) = open.pop() {
            if all.iter().any(|known| known.key == one.key) {
                continue;
            }
            all.push(one);
            open.extend(self.grading.levels.iter().filter(|below| one.includes.contains(&below.key)));
        }
        let asks = |number: u32, item: &Item| item.is_asked() && all.iter().any(|level| self.asks(level, number, item));
        let numbered = self.items.iter().zip(0..);
        numbered.filter(|(item, number)| asks(*number, item)).map(|(_, number)| number).collect()
    }

    fn asks(&self, level: &Level, number: u32, item: &Item) -> bool {
        level.kinds.contains(&item.kind)
            || item.levels.contains(&level.key)
            || level.items.contains(&item.id)
            || (!level.under.is_empty() && self.above(number).any(|above| level.under.contains(&above.id)))
    }

    /// What stands above an item, the nearest first.
    pub fn above(&self, item: u32) -> impl Iterator<Item = &Item> {
        let parent = |item: &Item| self.items.get(item.parent? as usize);
        let first = self.items.get(item as usize).and_then(parent);
        std::iter::successors(first, move |item| parent(item)).take(self.items.len())
    }
}

/// One item of a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: Text,
    /// The item above it, by number.
    pub parent: Option<u32>,
    /// What it is, in the words of its framework. A `group` holds others together, and what is `withdrawn` is no longer
    /// there: neither can be asked.
    pub kind: Text,
    /// Its short title.
    pub name: Words,
    /// How much it counts where answers are scored.
    pub weight: u32,
    /// Keys of levels that ask for it by name.
    pub levels: Vec<Text>,
    /// The folder of the overlay it came from; `None` for the content of the program.
    pub overlay: Option<String>,
    /// Where it is written.
    pub place: Place,
}

impl Item {
    /// Whether people can be asked for it.
    pub fn is_asked(&self) -> bool {
        self.kind != "group" && self.kind != "withdrawn"
    }
}

/// A table between two frameworks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crosswalk {
    /// Key, origin and confidence.
    pub about: About,
    /// The framework its rows lead from, by number.
    pub from: usize,
    /// The framework they lead to.
    pub to: usize,
    /// How it came to be.
    pub kind: Origin,
    /// Keys of the tables it is said to be a composition of.
    pub made_of: Vec<Text>,
    /// Its rows in the order they are written.
    pub links: Vec<Link>,
}

impl Crosswalk {
    /// Whether most rows say that the two sides ask for the same, as between editions. Such a table passes on what
    /// others say and adds no judgement of its own.
    pub fn renames(&self) -> bool {
        let equal = self.links.iter().filter(|link| link.relation == Relation::EQUAL).count();
        equal * 2 > self.links.len()
    }
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The item it leads from, by number in its framework.
    pub from: u32,
    /// The item it leads to.
    pub to: u32,
    /// What is possible between them.
    pub relation: Relation,
    /// How sure we are.
    pub confidence: Confidence,
    /// The folder of the overlay it came from; `None` for the content of the program.
    pub overlay: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// All frameworks and tables of one run, in the order their indexes name them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frameworks {
    /// The frameworks.
    pub all: Vec<Framework>,
    /// The tables between them.
    pub crosswalks: Vec<Crosswalk>,
    /// What kinds of items are called.
    pub kinds: Vec<(Text, Words)>,
    /// Words of either language that mean the same, group by group.
    pub same_words: Vec<Vec<Text>>,
}

impl Frameworks {
    /// What a kind of item is called; a kind without a name is called as it is written.
    pub fn kind_name<'f>(&'f self, kind: &'f str, lang: Lang) -> &'f str {
        let known = self.kinds.iter().find(|(key, _)| key == kind);
        known.map_or(kind, |(_, name)| name.get(lang))
    }

    /// The number of the framework with this key.
    pub fn find(&self, key: &str) -> Option<usize> {
        self.all.iter().position(|one| one.about.key == key)
    }

    /// The number of the table with this key.
    pub fn table(&self, key: &str) -> Option<usize> {
        self.crosswalks.iter().position(|one| one.about.key == key)
    }

    /// One item of a framework.
    pub fn item(&self, framework: usize, item: u32) -> Option<&Item> {
        self.all.get(framework)?.items.get(item as usize)
    }

    /// The number of an item by its id. Ids are compared as they are written, then without regard to case.
    pub fn find_item(&self, framework: usize, id: &str) -> Option<u32> {
        let items = &self.all.get(framework)?.items;
        let exactly = items.iter().position(|item| item.id == id);
        let at = exactly.or_else(|| items.iter().position(|item| item.id.eq_ignore_ascii_case(id)))?;
        u32::try_from(at).ok()
    }
}
