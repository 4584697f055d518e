//! Packed content back into a [`Tree`], without parsing.

use super::tree::Raw;
use super::{FileId, NodeKind, Tree};
use sanso_content::File;
use std::sync::Arc;

/// The tree of a packed content file. Places in it all point at the start of the file.
pub fn unpack(id: FileId, file: &File) -> Tree {
    let mut bytes = file.nodes.iter().copied();
    let mut nodes = Vec::with_capacity(file.nodes.len() / 4);
    while let Some(kind) = bytes.next() {
        nodes.push(match kind {
            1 | 2 => Raw {
                kind: if kind == 1 { NodeKind::Plain } else { NodeKind::Quoted },
                text_start: number(&mut bytes),
                text_len: number(&mut bytes),
                ..Raw::NOTHING
            },
            3 => Raw { kind: NodeKind::List, size: number(&mut bytes), ..Raw::NOTHING },
            4 => Raw { kind: NodeKind::Mapping, size: number(&mut bytes), ..Raw::NOTHING },
            _ => Raw::NOTHING,
        });
    }
    if nodes.is_empty() {
        return Tree::empty(id);
    }
    Tree { file: id, text: Arc::from(file.texts), extra: String::new(), nodes }
}

fn number(bytes: &mut impl Iterator<Item = u8>) -> u32 {
    let mut value = 0;
    for (byte, shift) in bytes.zip((0..32).step_by(7)) {
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
    }
    value
}
