//! A read model as bytes, so that large models need not be understood from text each time.
//!
//! A snapshot holds what reading made out of the files, without their texts: those are on disk anyway and are attached
//! again when the snapshot is opened. It begins with a mark of the language, its length and a checksum, and everything
//! in it is looked at again before it is believed: any bytes give a model in which every number is in range, or nothing.
//!
//! ```text
//! mark (8 bytes) · version (4) · language (8) · length (8) · checksum (8) · head · sources · subjects · links · derived
//! ```
//!
//! All numbers of the body are little-endian base 128, places are counted from the subject they belong to, and the
//! shape of a value is not written: the attribute has one.

mod bytes;
mod sources;
mod take;
mod write;

use super::columns::Model;
use super::language::{Attr, DATA_STATE, Kind, SECTIONS, Shape};
use crate::text::Source;
use std::sync::Arc;

/// Begins every snapshot.
const MARK: &[u8; 8] = b"sanso-m\n";
/// Goes up whenever the form of the body, or what reading makes of the same files, changes.
pub const VERSION: u32 = 1;
/// Bytes of the head, before the body.
pub const HEAD_BYTES: usize = 36;
/// In the byte of an attribute: parts of the list were not understood.
const PARTLY: u8 = 0x80;

impl Model {
    /// The model as bytes. `on_disk` tells whether the text of a source is exactly the content of the file of its name;
    /// other texts, such as those of tables, become part of the snapshot.
    ///
    /// `None` for a model that no reader makes. Linear in the size of the model.
    pub fn to_snapshot(&self, on_disk: &dyn Fn(&Source) -> bool) -> Option<Vec<u8>> {
        write::model(self, on_disk).map(|body| sealed(&body))
    }

    /// The model a snapshot was made of; `texts` gives the text of a file by its name.
    ///
    /// `None` for bytes of another version, for damaged ones and where a text is missing or has another length. What is
    /// returned is equal to the model that was written if the texts are the same; whoever keeps snapshots must see to
    /// that. Linear in the number of bytes, in time and in memory, whatever the bytes are.
    pub fn from_snapshot(bytes: &[u8], texts: &mut dyn FnMut(&str) -> Option<Arc<str>>) -> Option<Model> {
        let (head, body) = bytes.split_at_checked(HEAD_BYTES)?;
        let rest = head.strip_prefix(MARK)?.strip_prefix(&VERSION.to_le_bytes())?;
        let rest = rest.strip_prefix(&language_mark().to_le_bytes())?;
        let rest = rest.strip_prefix(&(body.len() as u64).to_le_bytes())?;
        if rest != checksum(body).to_le_bytes() {
            return None;
        }
        take::model(body, texts)
    }
}

/// A body with the head that makes it a snapshot, whether or not a model can be made of it.
pub fn sealed(body: &[u8]) -> Vec<u8> {
    let mut snapshot = Vec::with_capacity(HEAD_BYTES + body.len());
    snapshot.extend_from_slice(MARK);
    snapshot.extend_from_slice(&VERSION.to_le_bytes());
    snapshot.extend_from_slice(&language_mark().to_le_bytes());
    snapshot.extend_from_slice(&(body.len() as u64).to_le_bytes());
    snapshot.extend_from_slice(&checksum(body).to_le_bytes());
    snapshot.extend_from_slice(body);
    snapshot
}

/// Tells versions of the language apart: whatever a number in a snapshot can mean goes into it.
pub fn language_mark() -> u64 {
    let mut mark = Fnv(0xcbf2_9ce4_8422_2325);
    for section in &SECTIONS {
        mark.text(section.key);
        for attribute in section.attributes {
            mark.text(attribute.attr.key());
            mark.number(attribute.attr as u64);
            match attribute.shape {
                Shape::Word(words) | Shape::Words(words) => words.iter().for_each(|word| mark.text(word.key)),
                Shape::Number(least, most) => mark.number((u64::from(least) << 32) | u64::from(most)),
                Shape::Ref(kinds) | Shape::Refs(kinds) => kinds.iter().for_each(|kind| mark.number(*kind as u64)),
                _ => {}
            }
            mark.text(shape_name(attribute.shape));
        }
    }
    DATA_STATE.iter().for_each(|word| mark.text(word.key));
    mark.0
}

fn shape_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Truth => "truth",
        Shape::Word(_) => "word",
        Shape::Words(_) => "words",
        Shape::Level => "level",
        Shape::Number(..) => "number",
        Shape::Span => "span",
        Shape::Text => "text",
        Shape::Texts => "texts",
        Shape::Name => "name",
        Shape::Ref(_) => "ref",
        Shape::Refs(_) => "refs",
        Shape::DataState => "state",
    }
}

/// FNV-1a, for a few thousand bytes.
struct Fnv(u64);

impl Fnv {
    fn number(&mut self, number: u64) {
        for byte in number.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn text(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.number(byte.into()));
        self.number(u64::MAX);
    }
}

/// Notices damage, not malice: four lanes of eight bytes at a time, so that it costs less than reading the bytes.
fn checksum(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |sum: u64, word: u64| (sum ^ word).wrapping_mul(FACTOR).rotate_left(29);
    let mut lanes = [1u64, 2, 3, 4];
    let (blocks, rest) = bytes.as_chunks::<32>();
    for block in blocks {
        let (words, _) = block.as_chunks::<8>();
        for (lane, word) in lanes.iter_mut().zip(words) {
            *lane = mix(*lane, u64::from_le_bytes(*word));
        }
    }
    let sum = lanes.iter().fold(bytes.len() as u64, |sum, lane| mix(sum, *lane));
    let sum = rest.iter().fold(sum, |sum, byte| mix(sum, u64::from(*byte)));
    sum ^ (sum >> 32)
}

/// The shape of each attribute in each section, to be found without searching.
struct Shapes(Vec<Option<Shape>>);

impl Shapes {
    fn new() -> Shapes {
        let mut shapes = vec![None; SECTIONS.len() * Attr::ALL.len()];
        for section in &SECTIONS {
            for attribute in section.attributes {
                if let Some(shape) = shapes.get_mut(section.kind as usize * Attr::ALL.len() + attribute.attr as usize) {
                    *shape = Some(attribute.shape);
                }
            }
        }
        Shapes(shapes)
    }

    fn of(&self, kind: Kind, attr: Attr) -> Option<Shape> {
        self.0.get(kind as usize * Attr::ALL.len() + attr as usize).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::{Attr, PARTLY, checksum};

    #[test]
    fn attributes_leave_room_for_the_mark_of_partly_understood_lists() {
        assert!(Attr::ALL.len() <= usize::from(PARTLY));
        assert!(Attr::ALL.iter().enumerate().all(|(at, attr)| at == *attr as usize));
    }

    #[test]
    fn a_checksum_notices_every_changed_bit_and_every_swapped_block() {
        let bytes: Vec<u8> = (0u32..300).map(|at| (at * 7 % 251) as u8).collect();
        let sum = checksum(&bytes);
        for bit in 0..bytes.len() * 8 {
            let mut other = bytes.clone();
            if let Some(byte) = other.get_mut(bit / 8) {
                *byte ^= 1 << (bit % 8);
            }
            assert_ne!(checksum(&other), sum, "bit {bit}");
        }
        let mut swapped = bytes.clone();
        swapped.rotate_left(32);
        assert_ne!(checksum(&swapped), sum);
        assert_ne!(checksum(&[]), checksum(&[0]));
    }
}
