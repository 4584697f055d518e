//! Labels that fit their boxes: widths are estimated, since no font is at hand.

use unicode_width::UnicodeWidthChar;

/// Tenths of an em a character takes: wide ones a whole em, capitals and digits a bit more than small letters. Rather
/// too wide than too narrow, so that nothing overflows whatever font is used.
fn tenths(c: char) -> i32 {
    match c {
        'i' | 'l' | 'j' | 'I' | '.' | ',' | '\'' | ':' | ';' | '|' => 4,
        'm' | 'w' | 'M' | 'W' | '@' => 10,
        c if c.width().unwrap_or(0) > 1 => 10,
        c if c.is_uppercase() || c.is_ascii_digit() => 7,
        ' ' => 4,
        '…' => 10,
        _ => 6,
    }
}

/// The estimated width of a text at a font size.
pub fn width(text: &str, size: i32) -> i32 {
    text.chars().map(tenths).sum::<i32>() * size / 10
}

/// The text in one line of at most `room`, cut with `…` where it is longer.
pub fn one_line(text: &str, size: i32, room: i32) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if width(&out, size) + size > room {
            out.pop();
            break;
        }
    }
    format!("{}…", out.trim_end())
}

/// The text in at most two lines of `room` each: broken where it reads best; the second is cut with `…` where even two
/// lines do not hold it.
pub fn two_lines(text: &str, size: i32, room: i32) -> Vec<String> {
    if width(text, size) <= room {
        return vec![text.to_owned()];
    }
    let mut breaks: Vec<(i32, usize)> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        if let Some(last) = before {
            let (head, rest) = text.split_at_checked(at).unwrap_or((text, ""));
            let (first, second) = (width(head.trim_end(), size), width(rest.trim_start(), size));
            if let (true, Some(reluctance)) = (first <= room && second <= room, reluctance(last, c)) {
                breaks.push(((first - second).abs() + reluctance, at));
            }
        }
        before = Some(c);
    }
    match breaks.into_iter().min() {
        Some((_, at)) => {
            let (head, rest) = text.split_at_checked(at).unwrap_or((text, ""));
            vec![head.trim_end().to_owned(), rest.trim_start().to_owned()]
        }
        None => too_long(text, size, room),
    }
}

/// How badly a line breaks between two characters; `None` where it must not.
fn reluctance(last: char, next: char) -> Option<i32> {
    const NEVER_FIRST: &str = "、。，．・：；？！）」』】〕］｝ー～…ぁぃぅぇぉっゃゅょァィゥェォッャュョ％.,;:!?)]}";
    const NEVER_LAST: &str = "（「『【〔［｛([{";
    if last == ' ' || next == ' ' {
        return Some(0);
    }
    if NEVER_FIRST.contains(next) || NEVER_LAST.contains(last) {
        return None;
    }
    match (script(last), script(next)) {
        (Script::Latin, Script::Latin) => None,
        (Script::Mark, _) | (_, Script::Mark) => Some(2),
        (Script::Hiragana, Script::Kanji | Script::Katakana) => Some(6),
        (a, b) if a != b => Some(12),
        (Script::Kanji, _) => Some(30),
        (Script::Hiragana, _) => Some(40),
        (Script::Katakana | Script::Latin, _) => Some(300),
    }
}

#[derive(PartialEq, Eq)]
enum Script {
    Kanji,
    Hiragana,
    Katakana,
    Latin,
    Mark,
}

fn script(c: char) -> Script {
    match c {
        '\u{3041}'..='\u{309f}' => Script::Hiragana,
        '\u{30a1}'..='\u{30fa}' | 'ー' => Script::Katakana,
        '\u{3400}'..='\u{9fff}' | '々' => Script::Kanji,
        c if c.is_alphanumeric() || "'’-_".contains(c) => Script::Latin,
        _ => Script::Mark,
    }
}

/// As much as fits, then `…`.
fn too_long(text: &str, size: i32, room: i32) -> Vec<String> {
    let mut first = String::new();
    for c in text.chars() {
        first.push(c);
        if width(&first, size) > room {
            first.pop();
            break;
        }
    }
    let whole_words = first.rfind(' ').filter(|space| width(first.get(..*space).unwrap_or_default(), size) * 2 > room);
    let end = whole_words.map_or(first.len(), |space| space + 1);
    let (head, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    vec![head.trim_end().to_owned(), one_line(rest.trim_start(), size, room)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_room() {
        for text in [
            "製粉会社の受注部門サーバ（旧型・予備）",
            "Deck oven with network module",
            "Extraordinarilylongwordwithoutspaces",
            "",
            "X",
        ] {
            for room in [40, 80, 120] {
                let lines = two_lines(text, 11, room);
                assert!(lines.len() <= 2 && lines.iter().all(|line| width(line, 11) <= room), "{room} {lines:?}");
            }
        }
    }

    #[test]
    fn english_breaks_between_words() {
        assert_eq!(two_lines("Till and card payment", 11, 100), ["Till and card", "payment"]);
    }

    #[test]
    fn japanese_breaks_between_words_where_it_can() {
        assert_eq!(two_lines("事務系・工場間ファイアウォール", 11, 110), ["事務系・工場間", "ファイアウォール"]);
        assert_eq!(two_lines("EDIセンター中継サーバ", 11, 100), ["EDIセンター", "中継サーバ"]);
    }
}
