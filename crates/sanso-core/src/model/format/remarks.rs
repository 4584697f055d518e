//! Remarks (comments) of a file and the ends of its brackets, found in the gaps between the texts the parser reports.

use crate::text::{Node, NodeKind};
use std::collections::HashMap;
use std::ops::Range;

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    /// Its text from `#` to the end of the line.
    pub text: String,
    /// Its first byte.
    pub at: usize,
    /// Whether nothing else stands before it on its line.
    pub alone: bool,
    /// Bytes before it on its line.
    pub column: usize,
    /// Whether the line before it is blank.
    pub blank: bool,
}

/// What stands between the texts of a file.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    /// Comments in reading order.
    pub remarks: Vec<Remark>,
    /// The byte after the closing bracket for each opening one.
    pub closes: HashMap<usize, usize>,
    open: Vec<usize>,
}

/// Looks through the gaps of a file that was read without trouble.
pub(super) fn gaps(root: Node<'_>, text: &str, lines: &Lines<'_>) -> Gaps {
    let mut texts = Vec::new();
    collect(root, &mut texts);
    let mut gaps = Gaps::default();
    let mut from = if text.starts_with('\u{feff}') { 3 } else { 0 };
    for node in texts {
        let (start, end) = (node.place().start as usize, node.place().end as usize);
        // What an alias stands for was passed already.
        if start < from {
            continue;
        }
        gaps.gap(text, from..start, lines);
        from = match text.as_bytes().get(start) {
            Some(quote @ (b'\'' | b'"')) if node.kind() == NodeKind::Quoted && !is_block(text, from, start) => {
                end_of_quoted(text, start, *quote)
            }
            // The parser lets nothing reach over what follows; a written `~` or `null` holds no remark.
            _ if node.is_nothing() => start,
            _ => end,
        };
    }
    gaps.gap(text, from..text.len(), lines);
    gaps
}

fn collect<'t>(node: Node<'t>, texts: &mut Vec<Node<'t>>) {
    match node.kind() {
        NodeKind::Plain | NodeKind::Quoted | NodeKind::Nothing => texts.push(node),
        NodeKind::List => node.items().for_each(|item| collect(item, texts)),
        NodeKind::Mapping => node.entries().for_each(|(key, value)| {
            collect(key, texts);
            collect(value, texts);
        }),
    }
}

/// Whether the gap before a text ends in the header of a block text, such as `>-  # remark`.
fn is_block(text: &str, from: usize, start: usize) -> bool {
    let gap = text.get(from..start).unwrap_or_default();
    let Some(header) = gap.trim_end_matches([' ', '\t']).trim_end().lines().last().filter(|_| gap.contains('\n'))
    else {
        return false;
    };
    let header = header.split(" #").next().unwrap_or(header);
    header.split_whitespace().last().is_some_and(|word| word.starts_with(['|', '>']))
}

/// The byte after the closing quote: the parser's own end reaches over what follows.
fn end_of_quoted(text: &str, start: usize, quote: u8) -> usize {
    let mut bytes = text.as_bytes().iter().enumerate().skip(start + 1).peekable();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' if quote == b'"' => drop(bytes.next()),
            b'\'' if quote == b'\'' && bytes.peek().is_some_and(|(_, next)| **next == b'\'') => drop(bytes.next()),
            byte if *byte == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

impl Gaps {
    fn gap(&mut self, text: &str, stretch: Range<usize>, lines: &Lines<'_>) {
        let bytes = text.as_bytes();
        let mut at = stretch.start;
        while at < stretch.end {
            match bytes.get(at) {
                Some(b'#') if starts_remark(bytes, at) => at = self.remark(text, at, lines),
                Some(b'{' | b'[') => self.open.push(at),
                Some(b'}' | b']') => {
                    if let Some(open) = self.open.pop() {
                        self.closes.insert(open, at + 1);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Takes a remark in; the byte of its end.
    fn remark(&mut self, text: &str, at: usize, lines: &Lines<'_>) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or(rest);
        self.remarks.push(Remark {
            text: line.trim_end().to_owned(),
            at,
            alone: lines.before(at).trim().is_empty(),
            column: lines.column(at),
            blank: lines.blank_before(at),
        });
        at + line.len()
    }
}

fn starts_remark(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    // 0xBF ends a byte order mark, the only thing but white space and brackets that may stand before a remark.
    before.is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b',' | b'[' | b']' | b'{' | b'}' | b':' | 0xBF))
}

/// Where the lines of a text start, found once: a file may be a single line of a million entries.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub fn of(text: &'t str) -> Lines<'t> {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'\n' | b'\r'));
        Lines { text, starts: [0].into_iter().chain(breaks.map(|(at, _)| at + 1)).collect() }
    }

    /// What stands before a byte on its line.
    pub fn before(&self, at: usize) -> &'t str {
        self.text.get(self.start(at)..at).unwrap_or_default().trim_start_matches('\u{feff}')
    }

    /// Bytes before a byte on its line; what is compared with it stands behind spaces only.
    pub fn column(&self, at: usize) -> usize {
        self.before(at).len()
    }

    fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    fn start(&self, at: usize) -> usize {
        self.starts.get(self.number(at)).copied().unwrap_or_default()
    }

    /// Whether the line before the one a byte lies in is blank.
    pub fn blank_before(&self, at: usize) -> bool {
        let Some(number) = self.number(at).checked_sub(1) else { return false };
        let line = |number: usize| {
            let end = self.starts.get(number + 1).copied().unwrap_or(self.text.len());
            self.starts.get(number).and_then(|start| self.text.get(*start..end)).unwrap_or_default()
        };
        let above = line(number);
        // Between the two bytes of a Windows line end lies no line.
        let above =
            if above == "\n" && number > 0 && line(number - 1).ends_with('\r') { line(number - 1) } else { above };
        above.trim().is_empty()
    }
}
