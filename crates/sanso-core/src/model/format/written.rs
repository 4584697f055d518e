//! A file as its author wrote it: texts, lists and mappings with the remarks that belong to each.

use super::remarks::{Gaps, Lines, Remark, gaps};
use super::scalar::{Around, Style, can_be_bare};
use crate::text::{Node, NodeKind};
use std::collections::HashMap;

/// One entry of a mapping or a list.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// Its key, if it stands in a mapping.
    pub key: Option<String>,
    /// What it says.
    pub value: Written,
    /// Remarks on the lines above it.
    pub above: Vec<Remark>,
    /// The remark at the end of its line.
    pub beside: Option<String>,
    /// Remarks after the last thing in it.
    pub below: Vec<Remark>,
    /// Whether the line before its own is blank.
    pub blank: bool,
}

/// What a member says.
#[derive(Debug, Clone)]
pub(super) enum Written {
    /// Nothing.
    Nothing,
    /// A text.
    Text(String, Style),
    /// A list.
    List(Vec<Member>),
    /// A mapping.
    Mapping(Vec<Member>),
}

impl Member {
    /// A member without remarks.
    pub fn new(key: Option<String>, value: Written) -> Member {
        Member { key, value, above: Vec::new(), beside: None, below: Vec::new(), blank: false }
    }

    /// The text it says, if it says one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Written::Text(text, _) => Some(text),
            _ => None,
        }
    }

    /// What it holds.
    pub fn members(&self) -> &[Member] {
        match &self.value {
            Written::List(members) | Written::Mapping(members) => members,
            Written::Nothing | Written::Text(..) => &[],
        }
    }

    /// Puts a remark at the end of the line, or above if one stands there already.
    fn put_beside(&mut self, remark: Remark) {
        match &self.beside {
            None => self.beside = Some(remark.text),
            Some(_) => self.above.push(remark),
        }
    }

    /// Whether two members say the same with the same remarks, however they are laid out.
    pub fn same(&self, other: &Member) -> bool {
        self.before() == other.before() && self.same_within(other)
    }

    /// The remarks above and beside; those of an item of a list may stand on any of the lines before its first text.
    fn before(&self) -> (Vec<&str>, Option<&str>) {
        let above = self.above.iter().map(|remark| remark.text.as_str());
        let beside = self.beside.as_deref();
        match self.key {
            Some(_) => (above.collect(), beside),
            None => {
                let first = self.members().first().map(Member::before).unwrap_or_default();
                (above.chain(beside).chain(first.0).collect(), None)
            }
        }
    }

    fn same_within(&self, other: &Member) -> bool {
        let below = |member: &Member| member.below.iter().map(|remark| remark.text.clone()).collect::<Vec<_>>();
        let members = self.members().iter().zip(other.members());
        self.key == other.key
            && self.text() == other.text()
            && std::mem::discriminant(&self.value) == std::mem::discriminant(&other.value)
            && self.members().len() == other.members().len()
            && below(self) == below(other)
            && members.enumerate().all(|(at, (a, b))| {
                let (before, other) = (a.before(), b.before());
                // The remarks above the first were compared with those of the whole.
                let above = (at == 0 && self.key.is_none()) || before.0 == other.0;
                above && before.1 == other.1 && a.same_within(b)
            })
    }
}

/// Reads a file that was parsed without trouble.
pub(super) fn written(root: Node<'_>, text: &str) -> Member {
    let lines = Lines::of(text);
    let Gaps { remarks, closes, .. } = gaps(root, text, &lines);
    let mut author = Author { text, lines, remarks, next: 0, closes, reached: 0 };
    let mut top = author.member(None, root, text.len() + 1);
    let rest = author.remarks.get(author.next..).unwrap_or_default();
    top.below.extend(rest.iter().cloned());
    top
}

struct Author<'t> {
    text: &'t str,
    lines: Lines<'t>,
    remarks: Vec<Remark>,
    /// The first remark not given to anybody yet.
    next: usize,
    closes: HashMap<usize, usize>,
    /// How far reading has come; what lies before it stands for an alias.
    reached: usize,
}

impl Author<'_> {
    /// The next remark before a byte, if it passes a test.
    fn take(&mut self, until: usize, test: impl Fn(&Remark) -> bool) -> Option<Remark> {
        let remark = self.remarks.get(self.next).filter(|remark| remark.at < until && test(remark))?.clone();
        self.next += 1;
        Some(remark)
    }

    /// A member; `until` is where the next thing starts.
    fn member(&mut self, key: Option<Node<'_>>, value: Node<'_>, until: usize) -> Member {
        let start = key.unwrap_or(value).place().start as usize;
        let mut member = Member::new(key.and_then(Node::text).map(str::to_owned), Written::Nothing);
        if start < self.reached {
            member.value = copied(value);
            return member;
        }
        member.blank = self.lines.blank_before(start);
        self.reached = key.map_or(start, |key| key.place().end as usize);
        let value_start = value.place().start as usize;
        if value.kind() != NodeKind::Nothing && value_start < self.reached {
            member.value = copied(value);
            self.beside(&mut member, self.reached, until);
            return member;
        }
        match value.kind() {
            NodeKind::Nothing => self.nothing(&mut member, key, until),
            NodeKind::Plain | NodeKind::Quoted => {
                while let Some(remark) = self.take(value_start, |_| true) {
                    if remark.alone { member.above.push(remark) } else { member.put_beside(remark) }
                }
                member.value = scalar(value);
                self.reached = value.place().end as usize;
                // The parser lets a block text reach up to whatever follows.
                let said = self.text.get(value_start..self.reached).unwrap_or_default().trim_end();
                self.beside(&mut member, value_start + said.len(), until);
            }
            NodeKind::List | NodeKind::Mapping => self.collection(&mut member, key, value, until),
        }
        member
    }

    /// The remark on the line on which a member ends.
    fn beside(&mut self, member: &mut Member, end: usize, until: usize) {
        let text = self.text;
        let same_line = |remark: &Remark| !text.get(end..remark.at).is_some_and(|between| between.contains('\n'));
        while let Some(remark) = self.take(until, |remark| !remark.alone && same_line(remark)) {
            member.put_beside(remark);
        }
    }

    /// Remarks that stand deeper than a key without a value belong to it.
    fn nothing(&mut self, member: &mut Member, key: Option<Node<'_>>, until: usize) {
        self.beside(member, self.reached, until);
        let Some(own) = key.map(|key| self.lines.column(key.place().start as usize)) else { return };
        while let Some(remark) = self.take(until, |remark| remark.alone && remark.column > own) {
            member.below.push(remark);
        }
    }

    fn collection(&mut self, member: &mut Member, key: Option<Node<'_>>, value: Node<'_>, until: usize) {
        let opening = self.opening(value);
        let end = opening.and_then(|at| self.closes.get(&at)).copied();
        if let (Some(at), Some(end)) = (opening, end) {
            while let Some(remark) = self.take(at, |_| true) {
                if remark.alone { member.above.push(remark) } else { member.put_beside(remark) }
            }
            self.fill(member, value, end);
            while let Some(remark) = self.take(end, |_| true) {
                if remark.alone { member.below.push(remark) } else { member.put_beside(remark) }
            }
            self.reached = self.reached.max(end);
            self.beside(member, end, until);
        } else {
            let within = self.least_column(key, value);
            self.fill(member, value, until);
            while let Some(remark) = self.take(until, |remark| remark.alone && remark.column >= within) {
                member.below.push(remark);
            }
        }
    }

    /// The bracket a collection opens with, behind its anchor and tag.
    fn opening(&self, value: Node<'_>) -> Option<usize> {
        let mut at = value.place().start as usize;
        let first = value.items().next().or(value.entries().next().map(|(key, _)| key));
        // The parser lets a block collection start where its first part starts.
        if first.is_some_and(|first| first.place().start as usize == at) {
            return None;
        }
        loop {
            let rest = self.text.get(at..)?;
            if rest.starts_with(['{', '[']) {
                return Some(at);
            }
            if !rest.starts_with(['&', '!']) {
                return None;
            }
            let name = rest.find(char::is_whitespace)?;
            let space = rest.get(name..)?;
            at += name + (space.len() - space.trim_start().len());
        }
    }

    /// The column from which on a remark at the end of a block collection belongs to it.
    fn least_column(&self, key: Option<Node<'_>>, value: Node<'_>) -> usize {
        let beyond_key = key.map_or(0, |key| self.lines.column(key.place().start as usize) + 1);
        let inner = value.items().next().filter(|_| key.is_none());
        let first = value.entries().next().map(|(first, _)| first).or(inner);
        beyond_key.max(first.map_or(0, |first| self.lines.column(first.place().start as usize)))
    }

    /// Reads what a collection holds; `until` is where it ends at the latest.
    fn fill(&mut self, member: &mut Member, value: Node<'_>, until: usize) {
        let pairs: Vec<_> = match value.kind() {
            NodeKind::List => value.items().map(|item| (None, item)).collect(),
            _ => value.entries().map(|(key, value)| (Some(key), value)).collect(),
        };
        let starts: Vec<usize> = pairs.iter().map(|(key, item)| key.unwrap_or(*item).place().start as usize).collect();
        let mut members = Vec::with_capacity(pairs.len());
        for (at, (key, item)) in pairs.into_iter().enumerate() {
            let start = starts.get(at).copied().unwrap_or_default();
            let next = starts.get(at + 1).copied().filter(|next| *next > start).unwrap_or(until);
            let (mut above, mut beside) = (Vec::new(), None);
            while let Some(remark) = self.take(start, |_| true) {
                match self.word_before(&remark) {
                    "" | "-" => above.push(remark),
                    header if key.is_none() && header.starts_with(['|', '>']) => beside = Some(remark),
                    _ => member.put_beside(remark),
                }
            }
            let mut read = self.member(key, item, next.min(until));
            read.above.splice(0..0, above);
            beside.into_iter().for_each(|remark| read.put_beside(remark));
            members.push(read);
        }
        member.value = match value.kind() {
            NodeKind::List => Written::List(members),
            _ => Written::Mapping(members),
        };
    }

    /// The word before a remark on its line: a dash if it speaks of the item that follows, the header of a block text.
    fn word_before(&self, remark: &Remark) -> &str {
        if remark.alone { "" } else { self.lines.before(remark.at).split_whitespace().last().unwrap_or_default() }
    }
}

/// What an alias stands for, without the remarks, which stay where they are written.
fn copied(value: Node<'_>) -> Written {
    match value.kind() {
        NodeKind::Nothing => Written::Nothing,
        NodeKind::Plain | NodeKind::Quoted => scalar(value),
        NodeKind::List => Written::List(value.items().map(|item| Member::new(None, copied(item))).collect()),
        NodeKind::Mapping => {
            let pairs = value.entries();
            Written::Mapping(
                pairs.map(|(key, value)| Member::new(key.text().map(str::to_owned), copied(value))).collect(),
            )
        }
    }
}

fn scalar(value: Node<'_>) -> Written {
    let text = value.text().unwrap_or_default();
    // Several lines without quotes cannot be written that way again.
    let bare = value.kind() == NodeKind::Plain && can_be_bare(text, Around::Block);
    Written::Text(text.to_owned(), if bare { Style::Bare } else { Style::Free })
}
