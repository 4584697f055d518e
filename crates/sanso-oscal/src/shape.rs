//! What objects of OSCAL hold: the table `shapes.txt` in memory.
//!
//! It is written in our own words for what the metaschemas of 1.1.3 and 1.2.1 say; a test compares it with the official
//! schemas where these are at hand.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("shapes.txt");

/// How many values a member holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Many {
    /// One.
    One,
    /// A list that is not empty.
    List,
    /// One, or a list that is not empty.
    Either,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text of this form.
    Text(&'static str),
    /// `true` or `false`.
    Boolean,
    /// A number: `decimal`, `natural` or `positive`.
    Number(&'static str),
    /// An object of the shape with this number.
    Object(usize),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub key: &'static str,
    /// Whether it must stand.
    pub required: bool,
    /// How many values it holds.
    pub many: Many,
    /// What each of them is.
    pub kind: Kind,
    /// The only words allowed; none where any text of the form is.
    pub allowed: Vec<&'static str>,
    /// The version it came with, if that is not the first.
    pub since: Option<&'static str>,
}

/// An object of OSCAL.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// Its name here.
    pub name: &'static str,
    /// Its members, by name.
    pub fields: Vec<Field>,
    /// Members of which exactly one must stand.
    pub one: Vec<&'static str>,
    /// Members of which at most one may stand.
    pub either: Vec<&'static str>,
}

impl Shape {
    /// The member of this name.
    pub fn field(&self, key: &str) -> Option<&Field> {
        let at = self.fields.binary_search_by(|field| field.key.cmp(key)).ok()?;
        self.fields.get(at)
    }
}

/// All objects, each under its number.
pub fn shapes() -> &'static [Shape] {
    static SHAPES: OnceLock<Vec<Shape>> = OnceLock::new();
    SHAPES.get_or_init(read)
}

/// The object of this name.
pub fn shape(name: &str) -> Option<&'static Shape> {
    shapes().iter().find(|shape| shape.name == name)
}

fn read() -> Vec<Shape> {
    let lines = || TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let names = lines().filter(|line| !line.starts_with(' '));
    let numbers: BTreeMap<&str, usize> = names.zip(0..).collect();
    let mut all: Vec<Shape> = Vec::new();
    for line in lines() {
        let Some(said) = line.strip_prefix("  ") else {
            all.push(Shape { name: line, ..Shape::default() });
            continue;
        };
        let Some(shape) = all.last_mut() else { continue };
        let mut words = said.split(' ');
        match words.next() {
            Some("one") => shape.one = words.collect(),
            Some("either") => shape.either = words.collect(),
            Some(key) => shape.fields.extend(field(key, &mut words, &numbers)),
            None => {}
        }
    }
    all.iter_mut().for_each(|shape| shape.fields.sort_by_key(|field| field.key));
    all
}

fn field(
    key: &'static str,
    words: &mut dyn Iterator<Item = &'static str>,
    numbers: &BTreeMap<&str, usize>,
) -> Option<Field> {
    let said = words.next()?;
    let since = words.next().and_then(|word| word.strip_prefix('@'));
    let (many, one) = match (said.strip_prefix("one-or-many["), said.strip_prefix('[')) {
        (Some(inner), _) => (Many::Either, inner.strip_suffix(']')?),
        (None, Some(inner)) => (Many::List, inner.strip_suffix(']')?),
        (None, None) => (Many::One, said),
    };
    let (name, allowed) = one.split_once('=').unwrap_or((one, ""));
    let allowed = allowed.split('|').filter(|word| !word.is_empty()).collect();
    let kind = match name {
        "boolean" => Kind::Boolean,
        "decimal" | "natural" | "positive" => Kind::Number(name),
        _ => numbers.get(name).map_or(Kind::Text(name), |number| Kind::Object(*number)),
    };
    let required = key.ends_with('!');
    Some(Field { key: key.trim_end_matches('!'), required, many, kind, allowed, since })
}
