//! Remarks (comments) of a file and the ends of its brackets, found in the gaps between the texts the parser reports.

use crate::text::{Node, NodeKind};
use std::collections::HashMap;

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    /// Its text from `#` to the end of the line.
    pub text: String,
    /// Its first byte.
    pub at: usize,
    /// Whether nothing else stands before it on its line.
    pub alone: bool,
    /// Characters before it on its line.
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
pub(super) fn gaps(root: Node<'_>, text: &str) -> Gaps {
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
        gaps.gap(text, from, start);
        from = match text.as_bytes().get(start) {
            Some(quote @ (b'\'' | b'"')) if node.kind() == NodeKind::Quoted && !is_block(text, from, start) => {
                end_of_quoted(text, start, *quote)
            }
            // The parser lets nothing reach over what follows; a written `~` or `null` holds no remark.
            _ if node.is_nothing() => start,
            _ => end,
        };
    }
    gaps.gap(text, from, text.len());
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
    fn gap(&mut self, text: &str, from: usize, to: usize) {
        let bytes = text.as_bytes();
        let mut at = from;
        while at < to {
            match bytes.get(at) {
                Some(b'#') if starts_remark(bytes, at) => at = self.remark(text, at),
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
    fn remark(&mut self, text: &str, at: usize) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or(rest);
        let before = text.get(line_start(text, at)..at).unwrap_or_default().trim_start_matches('\u{feff}');
        self.remarks.push(Remark {
            text: line.trim_end().to_owned(),
            at,
            alone: before.trim().is_empty(),
            column: before.chars().count(),
            blank: blank_before(text, at),
        });
        at + line.len()
    }
}

fn starts_remark(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    // 0xBF ends a byte order mark, the only thing but white space and brackets that may stand before a remark.
    before.is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b',' | b'[' | b']' | b'{' | b'}' | b':' | 0xBF))
}

/// The first byte of the line a byte lies in.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().rposition(|b| matches!(b, b'\n' | b'\r')).map_or(0, |at| at + 1)
}

/// Characters before a byte on its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    text.get(line_start(text, at)..at).unwrap_or_default().trim_start_matches('\u{feff}').chars().count()
}

/// Whether the line before the one a byte lies in is blank.
pub(super) fn blank_before(text: &str, at: usize) -> bool {
    let start = line_start(text, at);
    let Some(above) = text.get(..start).filter(|above| !above.is_empty()) else { return false };
    let above = above.strip_suffix('\n').unwrap_or(above);
    let above = above.strip_suffix('\r').unwrap_or(above);
    above.get(line_start(above, above.len())..).is_some_and(|line| line.trim().is_empty())
}
