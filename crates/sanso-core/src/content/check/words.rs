//! Whether texts are in the language they are given as.

use super::Notes;
use crate::content::Library;
use crate::content::fields::{Held, spread};
use crate::diag::RowProblem;
use crate::text::Lang;

/// Notes Japanese texts without Japanese characters and English texts with them.
pub(super) fn languages(library: &Library, notes: &mut Notes) {
    for spread in spread(library) {
        let Some(row) = spread.row else { continue };
        for (field, held) in spread.fields {
            let Held::Words(words) = held else { continue };
            let wrong = |lang| RowProblem::WrongLanguage { key: row.key.to_string(), field: field.clone(), lang };
            if words.ja.as_deref().is_some_and(|text| !text.chars().any(is_japanese)) {
                notes.warning(row, wrong(Lang::Ja));
            }
            if words.en.as_deref().is_some_and(|text| text.chars().any(is_japanese)) {
                notes.warning(row, wrong(Lang::En));
            }
        }
    }
}

/// Kana, kanji, and the marks that only Japanese text uses.
fn is_japanese(character: char) -> bool {
    matches!(character,
        '\u{3000}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff9f}')
}
