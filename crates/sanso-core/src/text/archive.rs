//! A workbook is an archive whose claims about itself may lie: they are checked before anybody acts on them.

use super::TroubleKind;
use super::grid::MOST_CELLS;
use std::io::{Cursor, Read as _, Write};

const MOST_UNPACKED_BYTES: u64 = 512 << 20;

/// Unpacks every part once and throws it away, looking for sizes that nobody should reserve room for.
pub(super) fn check(bytes: &[u8]) -> Result<(), TroubleKind> {
    let broken = |error: zip::result::ZipError| TroubleKind::Table(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let told = archive.decompressed_size().unwrap_or(0);
    if told > u128::from(MOST_UNPACKED_BYTES) {
        return Err(TroubleKind::TooLarge(u64::try_from(told).unwrap_or(u64::MAX)));
    }
    let mut total = 0;
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(broken)?;
        let room = MOST_UNPACKED_BYTES - total;
        // Texts may hold anything; everywhere else a reference to a cell has to look like one.
        let texts = part.name().is_ok_and(|name| name.ends_with("sharedStrings.xml"));
        let mut claims = Claims::default();
        let read = std::io::copy(&mut part.take(room + 1), &mut claims);
        let size = read.map_err(|error| TroubleKind::Table(error.to_string()))?;
        total += size;
        if total > MOST_UNPACKED_BYTES {
            return Err(TroubleKind::TooLarge(total));
        }
        // A text takes more than one byte, so no part holds more of them than it has bytes.
        if claims.most > size.min(MOST_CELLS as u64) {
            return Err(TroubleKind::Table("it claims to hold more texts than it has room for".to_owned()));
        }
        if claims.cell.beyond && !texts {
            return Err(TroubleKind::Table("it names a cell beyond the end of any sheet".to_owned()));
        }
    }
    Ok(())
}

/// The number of texts a part claims to hold, found byte by byte: `uniqueCount="…"`.
#[derive(Debug, Default)]
struct Claims {
    /// The largest claim so far.
    most: u64,
    seen: Seen,
    cell: Cell,
}

/// How much of a claim was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// So many letters of its name.
    Name(usize),
    /// Its name; the equals sign or quote may follow.
    Whole,
    /// Digits of its number.
    Number(u64),
}

impl Default for Seen {
    fn default() -> Seen {
        Seen::Name(0)
    }
}

impl Claims {
    fn take(&mut self, byte: u8) {
        const NAME: &[u8] = b"uniqueCount";
        self.seen = match (self.seen, byte) {
            (Seen::Name(seen), byte) if NAME.get(seen) == Some(&byte) => {
                if seen + 1 == NAME.len() {
                    Seen::Whole
                } else {
                    Seen::Name(seen + 1)
                }
            }
            (Seen::Whole, b'=' | b'"' | b'\'' | b'+') => Seen::Whole,
            (Seen::Whole, byte) if byte.is_ascii_whitespace() => Seen::Whole,
            (Seen::Whole, b'0'..=b'9') => Seen::Number(u64::from(byte - b'0')),
            (Seen::Number(number), b'0'..=b'9') => {
                Seen::Number(number.saturating_mul(10).saturating_add(u64::from(byte - b'0')))
            }
            (Seen::Number(number), _) => {
                self.most = self.most.max(number);
                Seen::Name(0)
            }
            (_, b'u') => Seen::Name(1),
            _ => Seen::Name(0),
        };
    }
}

/// References to cells, `r="C12"` or `ref="A1:C12"`, with more letters or digits than sheets have columns or rows.
#[derive(Debug, Default)]
struct Cell {
    /// Whether one was found.
    beyond: bool,
    at: At,
}

/// Where in a reference a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum At {
    #[default]
    Outside,
    /// Behind white space: a name may start.
    Gap,
    /// In the name `r` or `ref`.
    Name,
    /// Behind the equals sign.
    Equals,
    /// In the value, behind so many letters and digits.
    Value(u8, u8),
}

impl Cell {
    fn take(&mut self, byte: u8) {
        self.at = match (self.at, byte) {
            (At::Gap, b'r') | (At::Name, b'e' | b'f') => At::Name,
            (At::Name, b'=') => At::Equals,
            (At::Equals, b'"' | b'\'') | (At::Value(..), b':' | b'$') => At::Value(0, 0),
            (At::Value(letters, digits), byte) if byte.is_ascii_alphabetic() => {
                At::Value(letters.saturating_add(1), digits)
            }
            (At::Value(letters, digits), byte) if byte.is_ascii_digit() => At::Value(letters, digits.saturating_add(1)),
            (At::Name | At::Equals, byte) if byte.is_ascii_whitespace() => self.at,
            (_, byte) if byte.is_ascii_whitespace() => At::Gap,
            _ => At::Outside,
        };
        self.beyond |= matches!(self.at, At::Value(letters, digits) if letters > 6 || digits > 9);
    }
}

impl Write for Claims {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        for byte in bytes {
            self.take(*byte);
            self.cell.take(*byte);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_found_however_it_is_written() {
        for (text, most) in [
            ("<sst count=\"9\" uniqueCount=\"42\">", 42),
            ("uuniqueCount \n = '007' uniqueCount='3'", 7),
            ("uniqueCount=\"+18446744073709551616\"", u64::MAX),
            ("uniqueCoun=\"5\" uniqueCounts=\"6\"", 0),
        ] {
            let mut claims = Claims::default();
            claims.write_all(text.as_bytes()).unwrap();
            assert_eq!(claims.most, most, "{text}");
        }
    }

    #[test]
    fn a_cell_beyond_any_sheet_is_found() {
        for (text, beyond) in [
            ("<c r=\"XFD1048576\" s=\"1\">", false),
            ("<c s=\"1\" r=\"ZZZZZZZ1\">", true),
            ("<row r = '9999999999'>", true),
            ("<dimension ref=\"A1:ZZZZZZZ1\"/>", true),
            ("<a r:id=\"rIdentifier\" spans=\"1:16384\"/>", false),
        ] {
            let mut claims = Claims::default();
            claims.write_all(text.as_bytes()).unwrap();
            assert_eq!(claims.cell.beyond, beyond, "{text}");
        }
    }
}
