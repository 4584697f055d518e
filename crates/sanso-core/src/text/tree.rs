//! A tree of text with places: what YAML, JSON and packed content become.
//!
//! Nodes lie in one array in reading order, each with the number of nodes below it, so a child is found by skipping and
//! a tree of a million nodes is a handful of allocations.

use super::{FileId, Place};
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
        Node { tree: self, at: 0 }
    }

    /// The text the tree was read from.
    pub fn source(&self) -> &str {
        &self.text
    }

    pub(super) fn node(&self, at: u32) -> Node<'_> {
        Node { tree: self, at }
    }
}

/// One node of a tree.
#[derive(Debug, Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    at: u32,
}

impl<'t> Node<'t> {
    fn raw(self) -> Raw {
        self.tree.nodes.get(self.at as usize).copied().unwrap_or(Raw::NOTHING)
    }

    /// What the node is.
    pub fn kind(self) -> NodeKind {
        self.raw().kind
    }

    /// Where it stands.
    pub fn place(self) -> Place {
        let raw = self.raw();
        Place { file: self.tree.file, start: raw.start, end: raw.end }
    }

    /// Its text, if it is a text.
    pub fn text(self) -> Option<&'t str> {
        let raw = self.raw();
        if !matches!(raw.kind, NodeKind::Plain | NodeKind::Quoted) {
            return None;
        }
        let (start, len, source) = (raw.text_start as usize, raw.text_len as usize, self.tree.text.len());
        let text = match start.checked_sub(source) {
            Some(beyond) => self.tree.extra.get(beyond..beyond + len),
            None => self.tree.text.get(start..start + len),
        };
        Some(text.unwrap_or_default())
    }

    /// Whether nothing is written here.
    pub fn is_nothing(self) -> bool {
        self.kind() == NodeKind::Nothing
    }

    /// The entries of a list; none for anything else.
    pub fn items(self) -> Children<'t> {
        self.children(NodeKind::List)
    }

    /// The entries of a mapping; none for anything else.
    pub fn entries(self) -> Entries<'t> {
        Entries(self.children(NodeKind::Mapping))
    }

    /// The value under a key of a mapping.
    pub fn get(self, key: &str) -> Option<Node<'t>> {
        // Most keys differ in length already.
        let is = |name: Node<'_>| name.raw().text_len as usize == key.len() && name.text() == Some(key);
        self.entries().find(|(name, _)| is(*name)).map(|(_, value)| value)
    }

    fn children(self, of: NodeKind) -> Children<'t> {
        let raw = self.raw();
        let end = if raw.kind == of { self.at + raw.size } else { self.at };
        Children { tree: self.tree, next: self.at + 1, end }
    }
}

/// The entries of a list.
#[derive(Debug, Clone)]
pub struct Children<'t> {
    tree: &'t Tree,
    next: u32,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        if self.next >= self.end {
            return None;
        }
        let node = Node { tree: self.tree, at: self.next };
        self.next += node.raw().size.max(1);
        Some(node)
    }
}

/// The entries of a mapping as key and value.
#[derive(Debug, Clone)]
pub struct Entries<'t>(Children<'t>);

impl<'t> Iterator for Entries<'t> {
    type Item = (Node<'t>, Node<'t>);

    fn next(&mut self) -> Option<(Node<'t>, Node<'t>)> {
        Some((self.0.next()?, self.0.next()?))
    }
}
