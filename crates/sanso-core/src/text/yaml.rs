//! YAML (and JSON, its subset) read into a [`Tree`], in bounded time and memory.

use super::tree::Raw;
use super::{FileId, NodeKind, Place, Tree, Trouble, TroubleKind};
use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// How much the reader takes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of one file.
    pub bytes: usize,
    /// Levels of nesting.
    pub depth: usize,
    /// Nodes that aliases may add.
    pub alias_nodes: usize,
    /// Troubles that are kept.
    pub troubles: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes: 128 << 20, depth: 48, alias_nodes: 100_000, troubles: 10_000 }
    }
}

/// Reads a file. The tree holds whatever could be read before the first syntax error.
pub fn read_yaml(file: FileId, text: &Arc<str>, limits: Limits) -> (Tree, Vec<Trouble>) {
    if text.len() > limits.bytes.min(u32::MAX as usize / 2) {
        let kind = TroubleKind::TooLarge(text.len() as u64);
        return (Tree::empty(file), vec![Trouble { place: Place::top(file), kind }]);
    }
    let mut builder = Builder::new(file, text, limits);
    builder.run(text);
    builder.finish()
}

struct Builder<'t> {
    tree: Tree,
    base: &'t str,
    limits: Limits,
    troubles: Vec<Trouble>,
    open: Vec<Open>,
    /// Anchor → first node and number of nodes it stands for.
    anchors: HashMap<usize, (u32, u32)>,
    alias_nodes: usize,
    offsets: Offsets<'t>,
    documents: usize,
}

/// A list or mapping that is being read.
struct Open {
    at: u32,
    anchor: usize,
}

impl<'t> Builder<'t> {
    fn new(file: FileId, text: &'t Arc<str>, limits: Limits) -> Builder<'t> {
        let nodes = Vec::with_capacity(text.len() / 12);
        Builder {
            tree: Tree { file, text: Arc::clone(text), extra: String::new(), nodes },
            base: text,
            limits,
            troubles: Vec::new(),
            open: Vec::new(),
            anchors: HashMap::new(),
            alias_nodes: 0,
            offsets: Offsets::new(text),
            documents: 0,
        }
    }

    fn run(&mut self, text: &'t str) {
        let mut parser = Parser::new_from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
        while let Some(event) = parser.next_event() {
            let go_on = match event {
                Ok((event, span)) => self.take(event, span),
                Err(error) => {
                    let start = self.offsets.byte(error.marker().index());
                    let length =
                        text.get(start as usize..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                    let end = start + length as u32;
                    let place = Place { file: self.tree.file, start: start.min(end), end };
                    // The parser looks ahead of what was taken so far and has a depth of its own at which it gives up.
                    let kind = match error.info() {
                        "recursion limit exceeded" => TroubleKind::TooDeep(self.limits.depth),
                        words => TroubleKind::Syntax(words.to_owned()),
                    };
                    self.trouble(place, kind);
                    false
                }
            };
            if !go_on {
                break;
            }
        }
    }

    /// Takes one event; `false` ends the reading.
    fn take(&mut self, event: Event<'t>, span: Span) -> bool {
        let place = self.place(span);
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.trouble(place, TroubleKind::SecondDocument);
                    return false;
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.tag(tag.as_deref(), place);
                let at = self.tree.nodes.len() as u32;
                self.scalar(text, style, place);
                self.anchored(anchor, at);
            }
            Event::SequenceStart(anchor, tag) => return self.start(NodeKind::List, anchor, tag.as_deref(), place),
            Event::MappingStart(anchor, tag) => return self.start(NodeKind::Mapping, anchor, tag.as_deref(), place),
            Event::SequenceEnd | Event::MappingEnd => self.close(place.end),
            Event::Alias(anchor) => return self.alias(anchor, place),
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd | Event::Nothing => {}
        }
        true
    }

    fn scalar(&mut self, text: Cow<'t, str>, style: ScalarStyle, place: Place) {
        let kind = match (style, &*text) {
            (ScalarStyle::Plain, "" | "~" | "null" | "Null" | "NULL") => NodeKind::Nothing,
            (ScalarStyle::Plain, _) => NodeKind::Plain,
            _ => NodeKind::Quoted,
        };
        let (text_start, text_len) = self.keep(text);
        self.tree.nodes.push(Raw { start: place.start, end: place.end, text_start, text_len, size: 1, kind });
    }

    /// Where a text lies: in the source if it stands there as it is, else in the extra text.
    fn keep(&mut self, text: Cow<'t, str>) -> (u32, u32) {
        if let Cow::Borrowed(text) = text {
            let start = (text.as_ptr() as usize).wrapping_sub(self.base.as_ptr() as usize);
            if start < self.base.len() && self.base.get(start..start.saturating_add(text.len())) == Some(text) {
                return (start as u32, text.len() as u32);
            }
        }
        let start = self.base.len() + self.tree.extra.len();
        self.tree.extra.push_str(&text);
        (start as u32, text.len() as u32)
    }

    fn start(&mut self, kind: NodeKind, anchor: usize, tag: Option<&Tag>, place: Place) -> bool {
        self.tag(tag, place);
        if self.open.len() >= self.limits.depth {
            self.trouble(place, TroubleKind::TooDeep(self.limits.depth));
            return false;
        }
        self.open.push(Open { at: self.tree.nodes.len() as u32, anchor });
        self.tree.nodes.push(Raw { start: place.start, end: place.end, kind, ..Raw::NOTHING });
        true
    }

    fn close(&mut self, end: u32) {
        let Some(open) = self.open.pop() else { return };
        let size = self.tree.nodes.len() as u32 - open.at;
        let last_end = self.tree.nodes.last().map_or(0, |raw| raw.end);
        let bytes = self.base.as_bytes();
        let bracketed = end > 0 && matches!(bytes.get(end as usize - 1), Some(b'}' | b']'));
        if let Some(raw) = self.tree.nodes.get_mut(open.at as usize) {
            raw.size = size;
            // A block collection ends where the next thing starts; the end of its last entry is what people see.
            raw.end = if bracketed { end } else { last_end.max(raw.start) };
        }
        self.anchored(open.anchor, open.at);
        self.check_keys(open.at);
    }

    fn alias(&mut self, anchor: usize, place: Place) -> bool {
        let Some(&(at, size)) = self.anchors.get(&anchor) else {
            // The alias stands inside its own anchor.
            self.trouble(place, TroubleKind::TooMany(self.limits.alias_nodes));
            return false;
        };
        self.alias_nodes += size as usize;
        if self.alias_nodes > self.limits.alias_nodes {
            self.trouble(place, TroubleKind::TooMany(self.limits.alias_nodes));
            return false;
        }
        let copied: Vec<Raw> = self.tree.nodes.get(at as usize..(at + size) as usize).unwrap_or_default().to_vec();
        self.tree.nodes.extend(copied);
        true
    }

    fn anchored(&mut self, anchor: usize, at: u32) {
        if anchor > 0 {
            self.anchors.insert(anchor, (at, self.tree.nodes.len() as u32 - at));
        }
    }

    fn check_keys(&mut self, at: u32) {
        let mut found = Vec::new();
        let mut keys: Vec<(&str, Place)> = Vec::new();
        for (key, _) in self.tree.node(at).entries() {
            match key.text() {
                None => found.push((key.place(), TroubleKind::KeyIsNoText)),
                Some("<<") if key.kind() == NodeKind::Plain => found.push((key.place(), TroubleKind::MergeKey)),
                Some(text) => keys.push((text, key.place())),
            }
        }
        let twice = repeated(&keys).into_iter();
        found.extend(twice.map(|(text, first, place)| (place, TroubleKind::DuplicateKey(text.to_owned(), first))));
        for (place, kind) in found {
            self.trouble(place, kind);
        }
    }

    fn tag(&mut self, tag: Option<&Tag>, place: Place) {
        if let Some(tag) = tag
            && !(tag.is_yaml_core_schema() && matches!(&*tag.suffix, "str" | "map" | "seq"))
        {
            self.trouble(place, TroubleKind::Tag(tag.to_string()));
        }
    }

    fn place(&self, span: Span) -> Place {
        let start = self.offsets.byte(span.start.index());
        let end = self.offsets.byte(span.end.index());
        Place { file: self.tree.file, start, end: end.max(start) }
    }

    fn trouble(&mut self, place: Place, kind: TroubleKind) {
        if self.troubles.len() < self.limits.troubles {
            self.troubles.push(Trouble { place, kind });
        }
    }

    fn finish(mut self) -> (Tree, Vec<Trouble>) {
        while !self.open.is_empty() {
            self.close(0);
        }
        if self.tree.nodes.is_empty() {
            return (Tree::empty(self.tree.file), self.troubles);
        }
        (self.tree, self.troubles)
    }
}

/// The keys that stand again, each with its first place and this one.
fn repeated<'k>(keys: &[(&'k str, Place)]) -> Vec<(&'k str, Place, Place)> {
    /// Up to here comparing each with each is cheaper than a table.
    const FEW: usize = 24;
    let mut found = Vec::new();
    if keys.len() <= FEW {
        for (at, (text, place)) in keys.iter().enumerate() {
            let first = keys.iter().take(at).find(|(known, _)| known == text);
            found.extend(first.map(|(_, first)| (*text, *first, *place)));
        }
        return found;
    }
    let mut seen = HashMap::with_capacity(keys.len());
    for (text, place) in keys {
        let first = *seen.entry(*text).or_insert(*place);
        if first != *place {
            found.push((*text, first, *place));
        }
    }
    found
}

/// Turns the parser's character counts into bytes.
struct Offsets<'t> {
    text: &'t str,
    ascii: bool,
    /// Characters before the parser's first one: a byte order mark.
    skipped: usize,
    /// Byte offset of every [`STRIDE`]th character.
    marks: Vec<u32>,
}

const STRIDE: usize = 128;

impl<'t> Offsets<'t> {
    fn new(text: &'t str) -> Offsets<'t> {
        let ascii = text.is_ascii();
        let marks =
            if ascii { Vec::new() } else { text.char_indices().step_by(STRIDE).map(|(at, _)| at as u32).collect() };
        Offsets { text, ascii, skipped: usize::from(text.starts_with('\u{feff}')), marks }
    }

    fn byte(&self, character: usize) -> u32 {
        let end = self.text.len();
        if self.ascii {
            return character.min(end) as u32;
        }
        let character = character + self.skipped;
        let Some(&mark) = self.marks.get(character / STRIDE) else { return end as u32 };
        let rest = self.text.get(mark as usize..).unwrap_or_default();
        rest.char_indices().nth(character % STRIDE).map_or(end as u32, |(at, _)| mark + at as u32)
    }
}
