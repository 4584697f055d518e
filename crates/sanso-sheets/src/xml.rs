//! Small readings of XML that all parts share.

use crate::Unreadable;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// The events of one part, each with the bytes it takes.
pub(crate) struct Events<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x str,
}

impl<'x> Events<'x> {
    /// Starts at the beginning of a part.
    pub fn of(part: &'x str, text: &'x str) -> Events<'x> {
        Events { reader: Reader::from_str(text), part }
    }

    /// The next event with its first byte and the byte after its last; `None` at the end.
    pub fn next(&mut self) -> Result<Option<(Event<'x>, usize, usize)>, Unreadable> {
        let from = self.place();
        match self.reader.read_event() {
            Ok(Event::Eof) => Ok(None),
            Ok(event) => Ok(Some((event, from, self.place()))),
            Err(error) => Err(Unreadable::Broken(self.part.to_owned(), error.to_string())),
        }
    }

    fn place(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }
}

/// The value of an attribute, whatever its prefix.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name)?;
    Some(match found.normalized_value(XmlVersion::Implicit1_0) {
        Ok(value) => value.into_owned(),
        Err(_) => found.value.into_owned(),
    })
}

/// All attributes but some, as they are written in a tag.
pub(crate) fn attributes_but(element: &BytesStart<'_>, without: &[&str]) -> String {
    let mut all = element.attributes();
    let kept = all.with_checks(false).flatten().filter(|one| !without.contains(&one.key.as_ref()));
    kept.map(|one| format!(" {}=\"{}\"", one.key.as_ref(), one.value.replace('"', "&quot;"))).collect()
}

/// Whether an attribute says yes.
pub(crate) fn flag(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
}

/// Adds the text of an event.
pub(crate) fn add_text(into: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(text) => into.push_str(&text.xml10_content()),
        Event::CData(text) => into.push_str(&text.xml10_content()),
        Event::GeneralRef(reference) => into.extend(referred(reference)),
        _ => {}
    }
}

fn referred(reference: &BytesRef<'_>) -> Option<char> {
    match &**reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

/// A text with what spreadsheets write as `_x000D_` put back.
pub(crate) fn plain(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find("_x") {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?)) {
            Some(letter) => {
                out.push(letter);
                rest = from.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    out + rest
}

/// A text as it is written between tags: marks escaped, and what XML cannot hold left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, letter) in text.char_indices() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() && letter < '\u{20}' => {}
            '_' if is_code(text.get(at..).unwrap_or_default()) => out.push_str("_x005F_"),
            letter => out.push(letter),
        }
    }
    out
}

/// Whether a text starts with what would be read as a code.
fn is_code(text: &str) -> bool {
    let code = text.get(2..6).filter(|_| text.starts_with("_x") && text.get(6..7) == Some("_"));
    code.is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_reads_as_it_was() {
        for text in ["a_x000D_b", "_x_x0041_", "○ & <△>", "\"x\"", "_x00", "_"] {
            let escaped = escaped(text);
            let back = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            assert_eq!(plain(&back), text);
        }
    }
}
