//! How one text is written: bare where YAML 1.1 and 1.2 read the same text back, else in quotes.

/// How a text wants to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// As plainly as any reader takes it for this text.
    Free,
    /// Without quotes: a truth, a number, or something whose meaning is not known.
    Bare,
    /// In quotes: quoted where a bare word is expected, which the reader refuses and we must not hide.
    Quoted,
}

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// On lines of its own structure.
    Block,
    /// Within `{ … }` or `[ … ]`.
    Flow,
}

/// A text on one line.
pub(super) fn inline(text: &str, style: Style, around: Around) -> String {
    let bare = match style {
        Style::Free => can_be_bare(text, around) && !reads_as_something_else(text),
        Style::Bare => can_be_bare(text, around),
        Style::Quoted => false,
    };
    if bare { text.to_owned() } else { quoted(text) }
}

/// Whether the rules of YAML let a text stand without quotes.
pub(super) fn can_be_bare(text: &str, around: Around) -> bool {
    const LEADING: &[char] =
        &['-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`'];
    let negative = text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let starts_well = !text.starts_with(LEADING) || negative;
    let flows_well = around == Around::Block || !text.contains([',', '[', ']', '{', '}', ':']);
    starts_well
        && flows_well
        && !text.is_empty()
        && text.trim() == text
        && text.chars().all(is_plain)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !text.starts_with("...")
}

/// Whether some reader of YAML takes the text for a truth, nothing, a number, a date or a merge.
fn reads_as_something_else(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let words = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "=", "<<"];
    words.contains(&lower.as_str()) || is_number(&lower) || is_date(&lower)
}

fn is_number(lower: &str) -> bool {
    let body = lower.strip_prefix(['+', '-']).unwrap_or(lower);
    if matches!(body, ".inf" | ".nan") {
        return true;
    }
    for (prefix, digits) in [("0x", "0123456789abcdef_"), ("0o", "01234567_"), ("0b", "01_")] {
        if let Some(rest) = body.strip_prefix(prefix) {
            return !rest.is_empty() && rest.chars().all(|c| digits.contains(c));
        }
    }
    is_decimal(body) || is_sexagesimal(body)
}

fn is_decimal(body: &str) -> bool {
    let (mantissa, exponent) = body.split_once('e').map_or((body, None), |(m, e)| (m, Some(e)));
    let exponent_fits = exponent.is_none_or(|exponent| {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    });
    exponent_fits
        && mantissa.bytes().any(|b| b.is_ascii_digit())
        && mantissa.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && mantissa.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'_')
        && mantissa.bytes().filter(|b| *b == b'.').count() <= 1
}

/// Numbers to the base of sixty, which YAML 1.1 reads `12:30` as.
fn is_sexagesimal(body: &str) -> bool {
    let mut parts = body.split(':');
    let first = parts.next().unwrap_or_default();
    let rest: Vec<_> = parts.collect();
    !rest.is_empty()
        && first.starts_with(|c: char| c.is_ascii_digit())
        && first.bytes().all(|b| b.is_ascii_digit() || b == b'_')
        && rest.iter().all(|part| part.starts_with(|c: char| c.is_ascii_digit()) && is_decimal(part))
}

/// `2026-11-22`, alone or with a time behind it.
fn is_date(lower: &str) -> bool {
    let day = lower.split([' ', 't', '\t']).next().unwrap_or_default();
    let parts: Vec<_> = day.split('-').collect();
    let fits = |part: &str, least: usize, most: usize| {
        (least..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    matches!(parts.as_slice(), [year, month, day] if fits(year, 4, 4) && fits(month, 1, 2) && fits(day, 1, 2))
}

/// Characters that may stand as they are; line and paragraph separators break lines in YAML 1.1.
fn is_plain(c: char) -> bool {
    let breaks = matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    !c.is_control() && !breaks
}

/// A text in quotes.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) && text.chars().all(is_plain) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_plain(c) => out.push(c),
            c if (c as u32) < 0x100 => out.push_str(&format!("\\x{:02X}", c as u32)),
            c => out.push_str(&format!("\\u{:04X}", c as u32)),
        }
    }
    out.push('"');
    out
}

/// The lines of a text with line breaks, if it can stand as a block: header and lines.
pub(super) fn literal(text: &str) -> Option<(&'static str, Vec<&str>)> {
    let (header, body) = match text.strip_suffix('\n') {
        Some(body) => ("|", body),
        None => ("|-", text),
    };
    let lines: Vec<_> = body.split('\n').collect();
    let first_fits = lines.first().is_some_and(|line| !line.is_empty() && !line.starts_with(' '));
    let fits = |line: &&str| line.chars().all(is_plain) && line.trim_end() == *line;
    let last_fits = lines.last().is_some_and(|line| !line.is_empty());
    (text.contains('\n') && first_fits && last_fits && lines.iter().all(fits)).then_some((header, lines))
}

/// The lines of a long text broken at its spaces, if reading joins them to the same text.
pub(super) fn folded(text: &str, width: usize) -> Option<Vec<String>> {
    let whole = text.trim() == text && !text.contains("  ") && text.contains(' ') && text.chars().all(is_plain);
    if !whole || text.split(' ').any(|word| word.trim() != word) {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if columns(line) + 1 + columns(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    Some(lines)
}

/// The columns a text takes on a screen; East Asian characters take two.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

fn is_wide(c: char) -> bool {
    matches!(c as u32,
        0x1100..=0x115F | 0x2E80..=0x303E | 0x3041..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F300..=0x1FAFF | 0x20000..=0x3FFFD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_some_reader_takes_otherwise_is_quoted() {
        let block = |text| inline(text, Style::Free, Around::Block);
        for text in [
            "no",
            "Yes",
            "on",
            "OFF",
            "y",
            "null",
            "~",
            "",
            " x",
            "x ",
            "12",
            "-3",
            "1_000",
            "0x1F",
            "0o17",
            "1e5",
            ".5",
            "1.",
            "12:30",
            "2026-11-22",
            "2026-1-2 10:00",
            ".inf",
            "-.INF",
            "a: b",
            "a #b",
            "- a",
            "&a",
            "*a",
            "%a",
            "@a",
            "x:",
            "<<",
            "=",
            "...",
        ] {
            assert_eq!(block(text), format!("\"{text}\""));
        }
        for text in [
            "4h",
            "a:b",
            "v1.2.3",
            "10.0.0.1",
            "x#y",
            "ISO/IEC 27001",
            "日本語",
            "a, b",
            "none",
            "3 people",
            "2026-line",
            "e5",
        ] {
            assert_eq!(block(text), text);
        }
        for text in ["a, b", "a:b", "[x", "x]"] {
            assert_eq!(inline(text, Style::Free, Around::Flow), format!("\"{text}\""));
        }
        assert_eq!(block("say \"no\": it's"), "'say \"no\": it''s'");
        assert_eq!(block("a\tb\u{2028}"), "\"a\\tb\\u2028\"");
    }
}
