//! A tree of text with places: what YAML and JSON become, and what packed content is.
//!
//! Nodes lie in one array in reading order, each with the number of nodes below it, so a child is found by skipping and
//! a tree of a million nodes is a handful of allocations.

use super::packed::Packed;
use super::{FileId, Place, Text};
use std::sync::Arc;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum NodeKind {
    /// Nothing is written: an empty value, `~` or `null`.
    Nothing,
    /// A text without quotes.
    Plain,
    /// A text in quotes or a block text.
    Quoted,
    /// A list.
    List,
    /// A mapping.
    Mapping,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Raw {
    pub start: u32,
    pub end: u32,
    /// Where the text of a scalar lies: in the source, or beyond its end in `extra`.
    pub text_start: u32,
    pub text_len: u32,
    /// Nodes of the subtree, this one included.
    pub size: u32,
    pub kind: NodeKind,
}

impl Raw {
    pub const NOTHING: Raw = Raw { start: 0, end: 0, text_start: 0, text_len: 0, size: 1, kind: NodeKind::Nothing };
}

/// A read tree.
#[derive(Debug, Clone)]
pub struct Tree {
    pub(super) file: FileId,
    pub(super) text: Arc<str>,
    pub(super) extra: String,
    pub(super) nodes: Vec<Raw>,
}

impl Tree {
    /// A tree that holds nothing.
    pub fn empty(file: FileId) -> Tree {
        Tree { file, text: Arc::from(""), extra: String::new(), nodes: vec![Raw::NOTHING] }
    }

    /// The top of the tree.
    pub fn root(&self) -> Node<'_> {
        self.node(0)
    }

    /// Where the text of a scalar lies: in the source, or beyond its end in what the source says otherwise.
    fn text_of(&self, raw: Raw) -> &str {
        let (start, len) = (raw.text_start as usize, raw.text_len as usize);
        let text = match start.checked_sub(self.text.len()) {
            Some(beyond) => self.extra.get(beyond..beyond + len),
            None => self.text.get(start..start + len),
        };
        text.unwrap_or_default()
    }

    /// The text the tree was read from.
    pub fn source(&self) -> &str {
        &self.text
    }

    pub(super) fn node(&self, at: u32) -> Node<'_> {
        Node { form: Form::Read(self), at }
    }
}

/// One node of a tree.
#[derive(Debug, Clone, Copy)]
pub struct Node<'t> {
    form: Form<'t>,
    at: u32,
}

/// The two forms of a tree.
#[derive(Debug, Clone, Copy)]
enum Form<'t> {
    Read(&'t Tree),
    Packed(Packed),
}

impl Node<'static> {
    /// The top of a packed tree.
    pub(super) fn of_packed(tree: Packed) -> Node<'static> {
        Node { form: Form::Packed(tree), at: 0 }
    }
}

impl<'t> Node<'t> {
    #[inline]
    fn raw(self) -> Raw {
        match self.form {
            Form::Read(tree) => tree.nodes.get(self.at as usize).copied().unwrap_or(Raw::NOTHING),
            Form::Packed(tree) => tree.raw(self.at),
        }
    }

    /// What the node is.
    #[inline]
    pub fn kind(self) -> NodeKind {
        self.raw().kind
    }

    /// Where it stands. Packed content stands nowhere: all of it is at the top of the first file.
    pub fn place(self) -> Place {
        let raw = self.raw();
        match self.form {
            Form::Read(tree) => Place { file: tree.file, start: raw.start, end: raw.end },
            Form::Packed(_) => Place::top(FileId(0)),
        }
    }

    /// Its text, if it is a text.
    #[inline]
    pub fn text(self) -> Option<&'t str> {
        let raw = self.raw();
        if !matches!(raw.kind, NodeKind::Plain | NodeKind::Quoted) {
            return None;
        }
        Some(match self.form {
            Form::Read(tree) => tree.text_of(raw),
            Form::Packed(tree) => tree.text_of(raw),
        })
    }

    /// Its text to be kept: that of packed content is not copied.
    #[inline]
    pub fn to_text(self) -> Option<Text> {
        match self.form {
            Form::Read(_) => self.text().map(Text::from),
            Form::Packed(tree) => Node { form: Form::Packed(tree), at: self.at }.text().map(Text::of_program),
        }
    }

    /// Whether nothing is written here.
    #[inline]
    pub fn is_nothing(self) -> bool {
        self.kind() == NodeKind::Nothing
    }

    /// The entries of a list; none for anything else.
    #[inline]
    pub fn items(self) -> Children<'t> {
        self.children(NodeKind::List)
    }

    /// The entries of a mapping; none for anything else.
    #[inline]
    pub fn entries(self) -> Entries<'t> {
        Entries(self.children(NodeKind::Mapping))
    }

    /// The value under a key of a mapping.
    pub fn get(self, key: &str) -> Option<Node<'t>> {
        self.entries().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value)
    }

    /// The values under several keys of a mapping, found in one pass. Of a key that stands twice the first counts.
    pub fn fields<const N: usize>(self, keys: [&str; N]) -> [Option<Node<'t>>; N] {
        let mut found = [None; N];
        let mut next = 0;
        for (name, value) in self.entries() {
            let Some(name) = name.text() else { continue };
            // Most files name things in the order in which they are asked for.
            let at = (next..N).chain(0..next).find(|at| keys.get(*at) == Some(&name));
            if let Some((at, field)) = at.and_then(|at| Some((at, found.get_mut(at)?))) {
                field.get_or_insert(value);
                next = at + 1;
            }
        }
        found
    }

    #[inline]
    fn children(self, of: NodeKind) -> Children<'t> {
        let raw = self.raw();
        let end = if raw.kind == of { self.at + raw.size } else { self.at };
        Children { form: self.form, next: self.at + 1, end }
    }
}

/// The entries of a list.
#[derive(Debug, Clone)]
pub struct Children<'t> {
    form: Form<'t>,
    next: u32,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    #[inline]
    fn next(&mut self) -> Option<Node<'t>> {
        if self.next >= self.end {
            return None;
        }
        let node = Node { form: self.form, at: self.next };
        self.next += node.raw().size.max(1);
        Some(node)
    }

    /// Exact: skipping from one entry to the next is cheap, and whoever collects them makes room once.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let count = self.clone().fold(0, |count, _| count + 1);
        (count, Some(count))
    }
}

/// The entries of a mapping as key and value.
#[derive(Debug, Clone)]
pub struct Entries<'t>(Children<'t>);

impl<'t> Iterator for Entries<'t> {
    type Item = (Node<'t>, Node<'t>);

    #[inline]
    fn next(&mut self) -> Option<(Node<'t>, Node<'t>)> {
        Some((self.0.next()?, self.0.next()?))
    }
}
