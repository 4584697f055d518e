//! Text in columns of a terminal: widths of Japanese, wrapping, cutting, colours.

use anstyle::{AnsiColor, Style as Ansi};
use std::fmt::Write as _;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Whether to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Plain text, for pipes and files.
    Plain,
    /// Colours and bold for terminals that want them. No meaning is carried by colour alone.
    Colour,
}

/// What a piece of text is, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A heading.
    Head,
    /// Established.
    Strong,
    /// Assumed.
    Open,
    /// Secondary.
    Faint,
}

impl Style {
    /// The text in a tone.
    pub fn paint(self, tone: Tone, text: &str) -> String {
        if self == Style::Plain {
            return text.to_owned();
        }
        let ansi = match tone {
            Tone::Head => Ansi::new().bold(),
            Tone::Strong => AnsiColor::Red.on_default().bold(),
            Tone::Open => AnsiColor::Yellow.on_default(),
            Tone::Faint => Ansi::new().dimmed(),
        };
        format!("{ansi}{text}{ansi:#}")
    }
}

/// The number of columns a text takes.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text in exactly `columns` columns: padded, or cut with `…`.
pub fn fit(text: &str, columns: usize) -> String {
    let cut = cut(text, columns);
    let missing = columns.saturating_sub(width(&cut));
    format!("{cut}{}", " ".repeat(missing))
}

/// A line in pieces of at most `columns` columns: words that are longer than that are broken, so that nothing of them is lost.
pub fn broken(line: &str, columns: usize) -> Vec<String> {
    let (mut pieces, mut used) = (vec![String::new()], 0);
    for c in line.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide > columns.max(2) {
            pieces.push(String::new());
            used = 0;
        }
        used += wide;
        pieces.last_mut().into_iter().for_each(|piece| piece.push(c));
    }
    pieces
}

/// The text in at most `columns` columns, cut with `…` where it is longer.
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let (mut out, mut used) = (String::new(), 0);
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide + 1 > columns {
            break;
        }
        used += wide;
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// The lines of a text in at most `columns` columns. Japanese may break between any two characters except before
/// closing marks and after opening ones. A no-break space holds together what is beside it and comes out as a space.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for piece in pieces(paragraph) {
            let fits = width(&line) + width(piece.trim_end()) <= columns;
            if !fits && !line.is_empty() {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            line.push_str(if line.is_empty() { piece.trim_start() } else { piece });
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.iter_mut().for_each(|line| *line = line.replace('\u{a0}', " "));
    lines
}

/// Unbreakable pieces: words with the space after them, and single wide characters with the marks that cling to them.
fn pieces(text: &str) -> Vec<&str> {
    const CLOSING: &str = "、。，．・：；？！）」』】〕］｝ー～…ぁぃぅぇぉっゃゅょァィゥェォッャュョ%％.,;:!?)]}";
    const OPENING: &str = "（「『【〔［｛([{";
    let (mut pieces, mut start, mut before) = (Vec::new(), 0, None::<char>);
    for (at, c) in text.char_indices() {
        if let Some(last) = before {
            let wide = |c: char| c.width().unwrap_or(0) > 1;
            // A number stays with its sign.
            let after_space = last == ' ' && c != ' ' && c != '%';
            let between_wide = (wide(c) || wide(last)) && !CLOSING.contains(c) && !OPENING.contains(last) && c != ' ';
            if after_space || between_wide {
                pieces.push(text.get(start..at).unwrap_or_default());
                start = at;
            }
        }
        before = Some(c);
    }
    pieces.push(text.get(start..).unwrap_or_default());
    pieces
}

/// Text that grows line by line.
#[derive(Debug, Default)]
pub struct Page {
    /// What has been written.
    pub text: String,
}

impl Page {
    /// One line.
    pub fn line(&mut self, line: impl AsRef<str>) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{}", line.as_ref().trim_end());
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A text of several lines after a label; following lines stand under the first.
    pub fn hanging(&mut self, label: &str, text: &str, columns: usize) {
        let indent = width(label);
        for (number, line) in wrap(text, columns.saturating_sub(indent).max(20)).iter().enumerate() {
            let lead = if number == 0 { label.to_owned() } else { " ".repeat(indent) };
            self.line(format!("{lead}{line}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(width("三層 sanso"), 10);
        assert_eq!(fit("三層", 6), "三層  ");
        assert_eq!(cut("三層三層", 6), "三層…");
        assert_eq!(width(&fit("三層三層", 6)), 6);
    }

    #[test]
    fn words_that_are_too_long_are_broken_and_lose_nothing() {
        assert_eq!(broken("2027-03-31まで", 8), ["2027-03-", "31まで"]);
        assert_eq!(broken("", 8), [""]);
        let pieces = broken("情報セキュリティ policy-of-the-plant", 10);
        assert!(pieces.iter().all(|piece| width(piece) <= 10), "{pieces:?}");
        assert_eq!(pieces.concat(), "情報セキュリティ policy-of-the-plant");
    }

    #[test]
    fn japanese_breaks_anywhere_but_never_before_a_closing_mark() {
        let lines = wrap("価値創造過程を、記述する。", 10);
        assert!(lines.iter().all(|line| width(line) <= 12), "{lines:?}");
        assert!(lines.iter().all(|line| !line.starts_with(['、', '。'])), "{lines:?}");
        assert_eq!(lines.concat(), "価値創造過程を、記述する。");
    }

    #[test]
    fn english_breaks_at_spaces() {
        assert_eq!(wrap("one two three four", 9), ["one two", "three", "four"]);
        assert_eq!(wrap("about 17 % (1: 28 %)", 12), ["about 17 %", "(1: 28 %)"]);
        assert_eq!(wrap("lapsed 3, unmet\u{a0}10", 16), ["lapsed 3,", "unmet 10"]);
    }

    #[test]
    fn plain_text_holds_no_escapes() {
        assert_eq!(Style::Plain.paint(Tone::Strong, "x"), "x");
        assert!(Style::Colour.paint(Tone::Strong, "x").contains('\u{1b}'));
    }
}
