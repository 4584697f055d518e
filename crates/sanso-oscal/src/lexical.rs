//! The forms texts must have, and small things done with texts.

/// Whether a text begins with a letter or `_` and goes on with letters, digits, `.`, `-` and `_`.
pub fn is_token(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| is_letter(c) || c == '_')
        && chars.all(|c| is_letter(c) || c.is_numeric() || matches!(c, '.' | '-' | '_'))
}

/// A letter as Unicode's category L has it; marks and other alphabetic signs are none.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic() && !is_alphabetic_sign(c))
}

/// Signs that Unicode calls alphabetic but no letters: circled letters, and marks that stand with letters.
fn is_alphabetic_sign(c: char) -> bool {
    c.is_numeric()
        || matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}' | '\u{0345}' | '\u{0903}' | '\u{093e}'..='\u{094c}')
}

/// Whether a text has neither spaces at its ends nor is empty.
pub fn is_string(text: &str) -> bool {
    !text.is_empty()
        && !text.contains(['\n', '\r', '\u{2028}', '\u{2029}'])
        && !text.starts_with(char::is_whitespace)
        && !text.ends_with(char::is_whitespace)
}

/// Whether a text is one line that is not empty.
pub fn is_line(text: &str) -> bool {
    !text.is_empty() && !text.contains('\n')
}

/// Whether a text is a UUID of version 4 or 5.
pub fn is_uuid(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 36
        && bytes.iter().zip(0..).all(|(byte, at)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            14 => matches!(byte, b'4' | b'5'),
            19 => matches!(byte, b'8' | b'9' | b'A' | b'B' | b'a' | b'b'),
            _ => byte.is_ascii_hexdigit(),
        })
}

/// Whether a text is an absolute URI.
pub fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let mut chars = scheme.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && scheme.len() > 1
        && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
        && !rest.is_empty()
        && is_reference(text)
}

/// Whether a text is a reference: made of the characters of URIs, percent signs followed by two digits.
pub fn is_reference(text: &str) -> bool {
    let bytes = text.as_bytes();
    let escapes = bytes.iter().zip(0..).filter(|(byte, _)| **byte == b'%');
    let good = |at: usize| bytes.get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
    let plain = |byte: &u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(byte);
    bytes.iter().all(plain) && escapes.map(|(_, at)| at).all(good) && text.matches('#').count() <= 1
}

/// A text as a reference: what no reference may hold is written in percents.
pub fn as_reference(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A date as `2026-04-01`, with or without a time zone.
pub fn is_date(text: &str) -> bool {
    text.split_at_checked(10).is_some_and(|(day, zone)| day_number(day).is_some() && (zone.is_empty() || is_zone(zone)))
}

/// A time as `2026-04-01T09:00:00+09:00`.
pub fn is_datetime(text: &str) -> bool {
    parts(text).is_some()
}

/// A time as seconds and the rest of a second in digits, to compare times of different zones.
pub fn instant(text: &str) -> Option<(i64, String)> {
    let (day, seconds, fraction, zone) = parts(text)?;
    let minutes = if zone == "Z" {
        0
    } else {
        let sign = if zone.starts_with('-') { -1 } else { 1 };
        sign * (number(zone.get(1..3)?)? * 60 + number(zone.get(4..6)?)?)
    };
    Some((day * 86_400 + seconds - minutes * 60, fraction.trim_end_matches('0').to_owned()))
}

/// Day, second of the day, fraction and zone of a time.
fn parts(text: &str) -> Option<(i64, i64, &str, &str)> {
    let (day, rest) = text.split_at_checked(10)?;
    let day = day_number(day)?;
    let (clock, rest) = rest.strip_prefix('T')?.split_at_checked(8)?;
    let (hour, minute, second) = (clock.get(0..2)?, clock.get(3..5)?, clock.get(6..8)?);
    let (hour, minute, second) = (number(hour)?, number(minute)?, number(second)?);
    let colons = clock.get(2..3) == Some(":") && clock.get(5..6) == Some(":");
    let (fraction, zone) = match rest.strip_prefix('.') {
        Some(rest) => {
            let end = rest.find(|c: char| !c.is_ascii_digit())?;
            (rest.get(..end).filter(|fraction| !fraction.is_empty())?, rest.get(end..)?)
        }
        None => ("", rest),
    };
    let good = colons && hour < 24 && minute < 60 && second < 60 && is_zone(zone);
    good.then_some((day, hour * 3_600 + minute * 60 + second, fraction, zone))
}

fn number(text: &str) -> Option<i64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// The number of a day of the years 1900 to 2999.
fn day_number(text: &str) -> Option<i64> {
    let (year, month, day) = (number(text.get(0..4)?)?, number(text.get(5..7)?)?, number(text.get(8..10)?)?);
    if text.get(4..5) != Some("-") || text.get(7..8) != Some("-") || !(1900..3000).contains(&year) {
        return None;
    }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return None,
    };
    // Years are counted from March, so that the day of a leap year is the last.
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    (1..=length).contains(&day).then(|| 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day)
}

fn is_zone(zone: &str) -> bool {
    if zone == "Z" {
        return true;
    }
    let Some((sign, clock)) = zone.split_at_checked(1) else { return false };
    let Some((hours, minutes)) = clock.split_once(':') else { return false };
    if hours.len() != 2 || minutes.len() != 2 {
        return false;
    }
    let (Some(hour), Some(minute)) = (number(hours), number(minutes)) else { return false };
    // The zones there are.
    match (sign, minute) {
        ("-", 0) => hour <= 12,
        ("-", 30) => matches!(hour, 3 | 9),
        ("+", 0) => hour <= 14,
        ("+", 30) => matches!(hour, 3..=6 | 9 | 10),
        ("+", 45) => matches!(hour, 5 | 8 | 12),
        _ => false,
    }
}

/// Whether a text looks like an e-mail address.
pub fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else { return false };
    is_string(text) && !name.is_empty() && !domain.is_empty() && !text.contains(char::is_whitespace)
}

/// Whether a text is base64.
pub fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    !body.is_empty()
        && text.len() - body.len() <= 2
        && body.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

/// The bytes a base64 text stands for; white space in it is passed over.
pub fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0u32, 0);
    for byte in text.trim_end_matches(['=', '\n', '\r', ' ']).bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = held << 6 | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    Some(bytes)
}

/// The word nearest to one that is not known, if it is near enough to be what was meant.
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<String> {
    let length = word.chars().count();
    if length > 64 {
        return None;
    }
    let most = if length < 5 { 1 } else { 2 };
    let far = known.into_iter().map(|other| (distance(word, other), other)).filter(|(far, _)| *far <= most);
    far.min_by_key(|(far, _)| *far).map(|(_, other)| other.to_owned())
}

/// How many letters must be changed, added or taken away; at most one more than matters here.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(80).collect();
    if one.chars().count().abs_diff(other.len()) > 2 {
        return 3;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (c, line) in one.chars().zip(1..) {
        let mut above = line - 1;
        let mut left = line;
        let mut next = vec![line];
        for (d, old) in other.iter().zip(row.iter().skip(1)) {
            let here = (above + usize::from(!c.eq_ignore_ascii_case(d))).min(left + 1).min(old + 1);
            above = *old;
            left = here;
            next.push(here);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
