//! A model that is being written: entries by kind, and the text they become.

use crate::model::language::{Attr, Kind};
use crate::model::{format, quoted};
use std::collections::{BTreeMap, BTreeSet};

/// Longer ids are refused by the reader of models.
const MOST_ID_BYTES: usize = 128;

/// What is said of one attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Free text.
    Text(String),
    /// A word, a truth or a number of the language, which stands as it is.
    Plain(String),
    /// Free texts or ids.
    Texts(Vec<String>),
    /// Words of the language.
    Plains(Vec<String>),
}

/// What is said of one entry.
pub(super) type Said = BTreeMap<Attr, Value>;

/// The model so far.
#[derive(Debug, Default)]
pub(super) struct Draft {
    head: Vec<(&'static str, String)>,
    entries: BTreeMap<Kind, Vec<(String, Said)>>,
    taken: BTreeSet<String>,
    /// The last number behind each id that is wanted again and again.
    numbers: BTreeMap<String, u64>,
}

impl Draft {
    /// Says something about the process as a whole.
    pub fn head(&mut self, key: &'static str, text: &str) {
        self.head.push((key, text.to_owned()));
    }

    /// An id that nothing else has: the wanted one if the language allows it, or one that looks like it.
    pub fn id(&mut self, wanted: &str) -> String {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let mut plain: String = wanted.chars().map(|c| if allowed(c) { c } else { '-' }).collect();
        if plain != wanted {
            let joined: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
            plain = joined.join("-");
        }
        let start = plain.find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(plain.len());
        plain.drain(..start);
        // Room for a number behind it.
        plain.truncate(MOST_ID_BYTES - 22);
        if plain.is_empty() {
            plain.push('x');
        }
        if self.taken.insert(plain.clone()) {
            return plain;
        }
        // Counting on from the last number, so that many equal ids are no more work each than one.
        let mut number = self.numbers.get(&plain).copied().unwrap_or(1);
        let id = loop {
            number += 1;
            let id = format!("{plain}-{number}");
            if self.taken.insert(id.clone()) {
                break id;
            }
        };
        self.numbers.insert(plain, number);
        id
    }

    /// Adds an entry.
    pub fn add(&mut self, kind: Kind, id: String, said: Said) {
        self.entries.entry(kind).or_default().push((id, said));
    }

    /// The model as text in canonical form.
    pub fn text(&self) -> String {
        let mut text = String::from("sanso: 1\n");
        for (key, said) in &self.head {
            line(&mut text, &format!("{key}: {}", quoted(said)));
        }
        for (kind, entries) in &self.entries {
            line(&mut text, &format!("{}:", kind.section().key));
            for (id, said) in entries {
                let said: Vec<String> =
                    said.iter().map(|(attr, value)| format!("{}: {}", attr.key(), shown(value))).collect();
                line(&mut text, &format!("  {}: {{ {} }}", quoted(id), said.join(", ")));
            }
        }
        format(&text).value
    }
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn shown(value: &Value) -> String {
    let list = |parts: Vec<String>| format!("[{}]", parts.join(", "));
    match value {
        Value::Text(text) => quoted(text),
        Value::Plain(word) => word.clone(),
        Value::Texts(texts) => list(texts.iter().map(|text| quoted(text)).collect()),
        Value::Plains(words) => list(words.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::Draft;

    #[test]
    fn an_id_stays_if_it_may_and_looks_like_itself_otherwise() {
        let mut draft = Draft::default();
        assert_eq!(draft.id("web-client"), "web-client");
        assert_eq!(draft.id("web-client"), "web-client-2");
        assert_eq!(draft.id("f0ba7722-39b6-4c81"), "f0ba7722-39b6-4c81");
        assert_eq!(draft.id("Web Client (old)"), "Web-Client-old");
        assert_eq!(draft.id("_x"), "x");
        assert_eq!(draft.id("データ"), "x-2");
        assert_eq!(draft.id(""), "x-3");
        let long = "a".repeat(500);
        assert!(draft.id(&long).len() <= 128 && draft.id(&long).len() <= 128);
    }
}
