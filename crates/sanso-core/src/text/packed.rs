//! Packed content read where it lies in the program, without unpacking.

use super::tree::Raw;
use super::{Node, NodeKind};
use sanso_content::{File, TEXT_STARTS, TEXTS};

/// The tree of one content file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packed(&'static File);

/// The top of a packed content file.
pub fn packed(file: &'static File) -> Node<'static> {
    Node::of_packed(Packed(file))
}

impl Packed {
    /// One node; its kind stands in the lowest bits, above them the number of its text or the size of its subtree.
    #[inline]
    pub fn raw(self, at: u32) -> Raw {
        let Some(node) = self.0.nodes.get(at as usize) else { return Raw::NOTHING };
        let node = u32::from_le_bytes(*node);
        let rest = node >> 3;
        match node & 7 {
            1 => Raw { kind: NodeKind::Plain, text_start: rest, ..Raw::NOTHING },
            2 => Raw { kind: NodeKind::Quoted, text_start: rest, ..Raw::NOTHING },
            3 => Raw { kind: NodeKind::List, size: rest, ..Raw::NOTHING },
            4 => Raw { kind: NodeKind::Mapping, size: rest, ..Raw::NOTHING },
            _ => Raw::NOTHING,
        }
    }

    /// The text of a node that has one.
    #[inline]
    pub fn text_of(self, raw: Raw) -> &'static str {
        let start = |number: u32| TEXT_STARTS.get(number as usize).map(|start| u32::from_le_bytes(*start) as usize);
        let (start, end) = (start(raw.text_start), start(raw.text_start + 1));
        start.zip(end).and_then(|(start, end)| TEXTS.get(start..end)).unwrap_or_default()
    }
}
