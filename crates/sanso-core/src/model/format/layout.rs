//! Members as lines of text.

use super::remarks::Remark;
use super::scalar::{Around, Style, columns, folded, inline, literal};
use super::written::{Member, Written};

/// The columns a line may take where it can be broken.
const WIDTH: usize = 100;

/// A file, laid out: `header` first, then the members, those for which `is_section` holds set apart by blank lines.
pub(super) fn lay_out(header: &[Remark], top: &Member, is_section: impl Fn(&Member) -> bool) -> String {
    let mut page = Page { out: String::new() };
    page.remarks(header, 0, Blanks::Kept);
    let mut apart = !header.is_empty();
    for member in top.members() {
        let section = is_section(member);
        let blank = member.above.first().map_or(member.blank, |remark| remark.blank);
        if !page.out.is_empty() && (apart || section || blank) {
            page.out.push('\n');
        }
        page.above(member, 0, Blanks::Kept);
        if section {
            page.section(member)
        } else {
            page.pair(member, 0)
        }
        apart = section;
    }
    if top.below.first().is_some_and(|remark| remark.blank) {
        page.out.push('\n');
    }
    page.remarks(&top.below, 0, Blanks::Kept);
    page.out
}

/// Whether blank lines between members stay.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blanks {
    /// One of them.
    Kept,
    /// None of them.
    Dropped,
}

struct Page {
    out: String,
}

impl Page {
    fn line(&mut self, indent: usize, text: &str) {
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// Remarks on lines of their own; blank lines between them, not before the first.
    fn remarks(&mut self, remarks: &[Remark], indent: usize, blanks: Blanks) {
        for (at, remark) in remarks.iter().enumerate() {
            if at > 0 && remark.blank && blanks == Blanks::Kept {
                self.out.push('\n');
            }
            self.line(indent, &remark.text);
        }
    }

    fn above(&mut self, member: &Member, indent: usize, blanks: Blanks) {
        self.remarks(&member.above, indent, blanks);
        if !member.above.is_empty() && member.blank && blanks == Blanks::Kept {
            self.out.push('\n');
        }
    }

    /// A section: one entry below the other, however short.
    fn section(&mut self, member: &Member) {
        if member.members().is_empty() {
            return self.pair(member, 0);
        }
        self.key(member, 0, "");
        self.held(member, 2, Blanks::Kept);
    }

    /// A key with its value.
    fn pair(&mut self, member: &Member, indent: usize) {
        let key = key(member, Around::Block);
        match &member.value {
            Written::Text(text, style) => self.text(member, (text, *style), indent, &format!("{key}: ")),
            Written::Nothing => {
                self.key(member, indent, "");
                self.remarks(&member.below, indent + 2, Blanks::Dropped);
            }
            Written::List(_) | Written::Mapping(_) => match flat(member) {
                Some(flat) if indent + columns(&key) + 2 + columns(&flat) <= WIDTH => {
                    self.key(member, indent, &format!(" {flat}"))
                }
                _ if member.members().is_empty() && member.below.is_empty() => {
                    self.key(member, indent, &flat_or_empty(member))
                }
                _ => {
                    self.key(member, indent, "");
                    self.held(member, indent + 2, Blanks::Dropped);
                }
            },
        }
    }

    /// The line of a key, with what stands behind it and the remark at its end.
    fn key(&mut self, member: &Member, indent: usize, behind: &str) {
        let line = format!("{}:{behind}{}", key(member, Around::Block), beside(member));
        self.line(indent, &line);
    }

    /// What a list or mapping holds, one below the other.
    fn held(&mut self, member: &Member, indent: usize, blanks: Blanks) {
        let in_list = matches!(member.value, Written::List(_));
        for (at, inner) in member.members().iter().enumerate() {
            let blank = inner.above.first().map_or(inner.blank, |remark| remark.blank);
            if at > 0 && blank && blanks == Blanks::Kept {
                self.out.push('\n');
            }
            if in_list {
                self.item(inner, indent, blanks);
            } else {
                self.above(inner, indent, blanks);
                self.pair(inner, indent);
            }
        }
        if blanks == Blanks::Kept && member.below.first().is_some_and(|remark| remark.blank) {
            self.out.push('\n');
        }
        self.remarks(&member.below, indent, blanks);
    }

    /// An item of a list. Remarks that would stand behind its dash stand above it.
    fn item(&mut self, member: &Member, indent: usize, blanks: Blanks) {
        self.above(member, indent, blanks);
        match &member.value {
            Written::Text(text, style) => self.text(member, (text, *style), indent, "- "),
            Written::Nothing => self.line(indent, &format!("- null{}", beside(member))),
            Written::List(_) | Written::Mapping(_) => match flat(member) {
                Some(flat) if indent + 2 + columns(&flat) <= WIDTH || member.members().is_empty() => {
                    self.line(indent, &format!("- {flat}{}", beside(member)));
                }
                _ => self.block_item(member, indent),
            },
        }
    }

    fn block_item(&mut self, member: &Member, indent: usize) {
        if let Some(remark) = &member.beside {
            self.line(indent, remark);
        }
        let start = self.out.len();
        self.held(member, indent + 2, Blanks::Dropped);
        // The first line starts with the indent, which the dash stands in.
        self.out.replace_range(start + indent..start + indent + 2, "- ");
    }

    /// A text behind a key or dash: on one line, with its own lines, or folded where it is long.
    fn text(&mut self, member: &Member, (text, style): (&str, Style), indent: usize, lead: &str) {
        if let Some((header, lines)) = literal(text).filter(|_| style == Style::Free) {
            return self.block(member, (indent, lead), header, &lines);
        }
        let whole = inline(text, style, Around::Block);
        let long = indent + columns(lead) + columns(&whole) > WIDTH;
        match folded(text, WIDTH.saturating_sub(indent + 2)).filter(|_| long && style == Style::Free) {
            Some(lines) => self.block(member, (indent, lead), ">-", &lines),
            None => self.line(indent, &format!("{lead}{whole}{}", beside(member))),
        }
    }

    fn block(&mut self, member: &Member, (indent, lead): (usize, &str), header: &str, lines: &[impl AsRef<str>]) {
        self.line(indent, &format!("{lead}{header}{}", beside(member)));
        for line in lines {
            match line.as_ref() {
                "" => self.out.push('\n'),
                line => self.line(indent + 2, line),
            }
        }
    }
}

fn beside(member: &Member) -> String {
    member.beside.as_ref().map(|remark| format!("  {remark}")).unwrap_or_default()
}

fn key(member: &Member, around: Around) -> String {
    inline(member.key.as_deref().unwrap_or_default(), Style::Free, around)
}

fn flat_or_empty(member: &Member) -> String {
    flat(member).map(|flat| format!(" {flat}")).unwrap_or_default()
}

/// The value on one line; `None` where remarks or line breaks in it do not allow that.
fn flat(member: &Member) -> Option<String> {
    if !member.below.is_empty() {
        return None;
    }
    match &member.value {
        Written::Nothing => None,
        Written::Text(text, style) => literal(text).is_none().then(|| inline(text, *style, Around::Flow)),
        Written::List(items) => {
            let items = items.iter().map(inner).collect::<Option<Vec<_>>>()?;
            Some(format!("[{}]", items.join(", ")))
        }
        Written::Mapping(pairs) if pairs.is_empty() => Some("{}".to_owned()),
        Written::Mapping(pairs) => {
            let pairs = pairs.iter().map(|pair| Some(format!("{}: {}", key(pair, Around::Flow), inner(pair)?)));
            Some(format!("{{ {} }}", pairs.collect::<Option<Vec<_>>>()?.join(", ")))
        }
    }
}

fn inner(member: &Member) -> Option<String> {
    if member.above.is_empty() && member.beside.is_none() { flat(member) } else { None }
}
