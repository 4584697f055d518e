//! Names of cells and areas.

use std::fmt;

/// The last column a sheet has, from 0.
const LAST_COLUMN: u32 = 16_383;
/// The last row.
const LAST_ROW: u32 = 1_048_575;

/// A cell of a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct At {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

impl At {
    /// The cell a name such as `C12` or `$C$12` stands for.
    pub fn parse(name: &str) -> Option<At> {
        let name = name.trim();
        let letters = name.trim_start_matches('$');
        let end = letters.find(|letter: char| !letter.is_ascii_alphabetic())?;
        let (letters, digits) = letters.split_at_checked(end)?;
        let row = digits.trim_start_matches('$');
        if row.is_empty() || !row.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let row = row.parse::<u32>().ok()?.checked_sub(1)?;
        let column = column(letters)?;
        (row <= LAST_ROW).then_some(At { row, column })
    }

    /// The letters of its column.
    pub fn letters(column: u32) -> String {
        let (mut rest, mut letters) = (column, Vec::new());
        loop {
            letters.push(char::from(b'A' + (rest % 26) as u8));
            if rest < 26 {
                break;
            }
            rest = rest / 26 - 1;
        }
        letters.iter().rev().collect()
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", At::letters(self.column), self.row + 1)
    }
}

/// The column that letters stand for.
pub(crate) fn column(letters: &str) -> Option<u32> {
    let mut column = 0u32;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        column = column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)?;
    }
    column.checked_sub(1).filter(|column| *column <= LAST_COLUMN)
}

/// A rectangle of cells, its corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// The upper left cell.
    pub from: At,
    /// The lower right cell.
    pub to: At,
}

impl Area {
    /// The area that `A1:C4`, `A1`, or whole columns such as `A:C` stand for.
    pub fn parse(name: &str) -> Option<Area> {
        let (from, to) = name.split_once(':').unwrap_or((name, name));
        if let (Some(from), Some(to)) = (column(from.trim_start_matches('$')), column(to.trim_start_matches('$'))) {
            let whole = Area { from: At { row: 0, column: from }, to: At { row: LAST_ROW, column: to } };
            return (from <= to).then_some(whole);
        }
        let (from, to) = (At::parse(from)?, At::parse(to)?);
        let ordered = from.row <= to.row && from.column <= to.column;
        ordered.then_some(Area { from, to })
    }

    /// Whether a cell lies in it.
    pub fn holds(&self, at: At) -> bool {
        (self.from.row..=self.to.row).contains(&at.row) && (self.from.column..=self.to.column).contains(&at.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_that_ends_before_it_begins_is_none() {
        assert_eq!((Area::parse("C:A"), Area::parse("B2:A9")), (None, None));
        assert!(Area::parse("$A:$C").is_some());
    }

    #[test]
    fn a_cell_is_named_as_spreadsheets_do() {
        for (name, row, column) in [("A1", 0, 0), ("Z3", 2, 25), ("AA1", 0, 26), ("XFD1048576", LAST_ROW, LAST_COLUMN)]
        {
            let at = At::parse(name);
            assert_eq!(at, Some(At { row, column }));
            assert_eq!(At { row, column }.to_string(), name);
        }
        assert_eq!(At::parse("$C$12"), At::parse("C12"));
        for name in ["", "A", "1", "A0", "XFE1", "A1048577", "A-1", "ZZZZZZZZZZ1", "あ1", "A+1"] {
            assert_eq!(At::parse(name), None, "{name}");
        }
    }
}
