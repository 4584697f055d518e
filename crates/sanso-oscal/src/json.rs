//! JSON as a tree that loses nothing: members keep their order, and what nobody knows stays where it is.

use crate::problem::{Severity, What};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use std::fmt;

/// Files above this are refused (bytes).
pub const MOST_BYTES: usize = 128 << 20;

/// One value with all below it.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(serde_json::Number),
    /// A text.
    Text(Box<str>),
    /// A list.
    List(Vec<Node>),
    /// An object, its members in the order they are written.
    Map(Vec<Member>),
}

/// One member of an object: its name and its value.
pub type Member = (Box<str>, Node);

impl Node {
    /// A text.
    pub fn text(text: impl Into<Box<str>>) -> Node {
        Node::Text(text.into())
    }

    /// An object of these members.
    pub fn map<'k>(members: impl IntoIterator<Item = (&'k str, Node)>) -> Node {
        Node::Map(members.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// The value of the first member of this name.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.members().iter().find(|(own, _)| **own == *key).map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        match self {
            Node::Map(members) => members.iter_mut().find(|(own, _)| **own == *key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of the first member of this name.
    pub fn str(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }

    /// The elements of the list under this name; none where there is no list.
    pub fn list(&self, key: &str) -> &[Node] {
        self.get(key).map(Node::elements).unwrap_or_default()
    }

    /// The text itself.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of a list; none of anything else.
    pub fn elements(&self) -> &[Node] {
        match self {
            Node::List(elements) => elements,
            _ => &[],
        }
    }

    /// The members of an object; none of anything else.
    pub fn members(&self) -> &[Member] {
        match self {
            Node::Map(members) => members,
            _ => &[],
        }
    }

    /// Gives a member this value, in its place if there is one of this name, else at the end.
    pub fn set(&mut self, key: &str, value: Node) {
        match self.get_mut(key) {
            Some(own) => *own = value,
            None => self.push(key, value),
        }
    }

    /// Adds a member at the end.
    pub fn push(&mut self, key: &str, value: Node) {
        if let Node::Map(members) = self {
            members.push((key.into(), value));
        }
    }

    /// Takes a member out.
    pub fn take(&mut self, key: &str) -> Option<Node> {
        let Node::Map(members) = self else { return None };
        let at = members.iter().position(|(own, _)| **own == *key)?;
        Some(members.remove(at).1)
    }

    /// The elements of the list under this name, to be changed; the list is made where there is none.
    pub fn list_mut(&mut self, key: &str) -> Option<&mut Vec<Node>> {
        if !matches!(self.get(key), Some(Node::List(_))) {
            self.take(key);
            self.push(key, Node::List(Vec::new()));
        }
        match self.get_mut(key) {
            Some(Node::List(elements)) => Some(elements),
            _ => None,
        }
    }

    /// How many values there are in it, itself included.
    pub fn size(&self) -> usize {
        match self {
            Node::List(elements) => 1 + elements.iter().map(Node::size).sum::<usize>(),
            Node::Map(members) => 1 + members.iter().map(|(_, value)| value.size()).sum::<usize>(),
            _ => 1,
        }
    }

    /// Calls for every text in it.
    pub fn texts<'n>(&'n self, told: &mut dyn FnMut(&'n str)) {
        match self {
            Node::Text(text) => told(text),
            Node::List(elements) => elements.iter().for_each(|element| element.texts(told)),
            Node::Map(members) => members.iter().for_each(|(_, value)| value.texts(told)),
            _ => {}
        }
    }

    /// As indented JSON with a line end at the end.
    pub fn written(&self) -> String {
        // INVARIANT: a tree of maps, lists, texts and finite numbers can always be written.
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }
}

/// Reads a tree out of bytes in UTF-8, with or without a byte order mark. Depth is bounded by the reader at 128.
pub fn read(bytes: &[u8]) -> Result<Node, (Severity, What)> {
    if bytes.len() > MOST_BYTES {
        return Err((Severity::Error, What::TooLarge(bytes.len())));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| (Severity::Error, What::NotText(error.valid_up_to())))?;
    if text.trim_start().starts_with('<') {
        return Err((Severity::Error, What::Xml));
    }
    serde_json::from_str(text).map_err(|error| {
        let why = error.to_string();
        // The place is told apart from the reason.
        let why = why.rsplit_once(" at line ").map_or(why.as_str(), |(why, _)| why);
        (Severity::Error, What::NotJson { line: error.line(), column: error.column(), why: why.to_owned() })
    })
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Node;

    fn expecting(&self, form: &mut fmt::Formatter<'_>) -> fmt::Result {
        form.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(serde_json::Number::from_f64(value).map_or(Node::Null, Node::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = access.next_element()? {
            elements.push(element);
        }
        elements.shrink_to_fit();
        Ok(Node::List(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut members: Vec<Member> = Vec::new();
        while let Some((key, value)) = access.next_entry::<Box<str>, Node>()? {
            // Of two members of one name, programs would take one or the other.
            if members.len() < 64 && members.iter().any(|(own, _)| *own == key) {
                return Err(A::Error::custom(format!("the member `{key}` stands twice in one object")));
            }
            members.push((key, value));
        }
        if members.len() > 64 {
            let mut keys: Vec<&str> = members.iter().map(|(key, _)| &**key).collect();
            keys.sort_unstable();
            if let Some(twice) = keys.array_windows().find(|[one, next]| one == next).map(|[one, _]| one) {
                return Err(A::Error::custom(format!("the member `{twice}` stands twice in one object")));
            }
        }
        members.shrink_to_fit();
        Ok(Node::Map(members))
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Null => serializer.serialize_unit(),
            Node::Bool(value) => serializer.serialize_bool(*value),
            Node::Number(value) => value.serialize(serializer),
            Node::Text(text) => serializer.serialize_str(text),
            Node::List(elements) => {
                let mut list = serializer.serialize_seq(Some(elements.len()))?;
                elements.iter().try_for_each(|element| list.serialize_element(element))?;
                list.end()
            }
            Node::Map(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                members.iter().try_for_each(|(key, value)| map.serialize_entry(&**key, value))?;
                map.end()
            }
        }
    }
}
