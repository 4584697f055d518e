//! Texts as what they are compared by: words of the alphabet by their stems, pairs of characters of Chinese origin, triples
//! of katakana, and words that mean the same as others. None of it needs a dictionary or a network.

use super::words::folded;
use crate::text::Text;
use std::collections::BTreeMap;

/// A piece of a text, with its kind in the highest byte.
pub type Gram = u64;

const WORD: u64 = 1 << 56;
const KANJI: u64 = 2 << 56;
const KATAKANA: u64 = 3 << 56;
const SAME: u64 = 4 << 56;

/// How much a piece of a kind counts beside others. A long word in katakana has many triples.
pub fn weight(gram: Gram) -> f32 {
    match gram & (0xff << 56) {
        WORD => 1.2,
        KATAKANA => 0.5,
        SAME => 1.5,
        _ => 1.0,
    }
}

/// Words that say nothing of what is asked.
const EMPTY: [&str; 76] = [
    "a",
    "an",
    "the",
    "of",
    "and",
    "or",
    "to",
    "in",
    "on",
    "for",
    "by",
    "with",
    "is",
    "are",
    "be",
    "do",
    "does",
    "did",
    "you",
    "your",
    "have",
    "has",
    "had",
    "it",
    "its",
    "that",
    "this",
    "these",
    "those",
    "as",
    "at",
    "from",
    "not",
    "no",
    "any",
    "all",
    "which",
    "who",
    "what",
    "how",
    "when",
    "where",
    "if",
    "than",
    "their",
    "they",
    "them",
    "can",
    "may",
    "must",
    "shall",
    "should",
    "will",
    "would",
    "been",
    "being",
    "was",
    "were",
    "such",
    "other",
    "others",
    "into",
    "there",
    "each",
    "per",
    "about",
    "describe",
    "please",
    "our",
    "we",
    "company",
    "organisation",
    "organization",
    "us",
    "so",
    "also",
];

/// Words that mean the same, found by their first letter.
#[derive(Debug, Default)]
pub struct SameWords {
    by_first: BTreeMap<char, Vec<(String, u64)>>,
}

impl SameWords {
    /// Takes groups of words in.
    pub fn of(groups: &[Vec<Text>]) -> SameWords {
        let mut same = SameWords::default();
        for (group, number) in groups.iter().zip(0u64..) {
            for word in group.iter().map(|word| folded(word)) {
                if let Some(first) = word.chars().next() {
                    same.by_first.entry(first).or_default().push((word, SAME | number));
                }
            }
        }
        same
    }

    /// The groups of which a text holds a word.
    fn held(&self, text: &str, into: &mut Vec<Gram>) {
        let mut before = ' ';
        for (at, letter) in text.char_indices() {
            let rest = text.get(at..).unwrap_or_default();
            let whole = !letter.is_ascii() || !before.is_ascii_alphanumeric();
            for (word, gram) in self.by_first.get(&letter).into_iter().flatten().filter(|_| whole) {
                if rest.starts_with(word.as_str()) {
                    into.push(*gram);
                }
            }
            before = letter;
        }
    }

    /// The pieces of a text, each once, in order.
    pub fn grams(&self, text: &str) -> Vec<Gram> {
        let text = folded(text);
        let mut grams = Vec::with_capacity(text.len());
        self.held(&text, &mut grams);
        let mut run: Vec<char> = Vec::new();
        let mut kind = Kind::Other;
        for letter in text.chars().chain([' ']) {
            let next = Kind::of(letter);
            if next != kind {
                kind.pieces(&run, &mut grams);
                run.clear();
                kind = next;
            }
            run.push(letter);
        }
        grams.sort_unstable();
        grams.dedup();
        grams
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letters,
    Katakana,
    Kanji,
    Other,
}

impl Kind {
    fn of(letter: char) -> Kind {
        match letter {
            'a'..='z' | '0'..='9' => Kind::Letters,
            '\u{30a1}'..='\u{30ff}' => Kind::Katakana,
            '\u{4e00}'..='\u{9fff}' | '々' => Kind::Kanji,
            _ => Kind::Other,
        }
    }

    fn pieces(self, run: &[char], into: &mut Vec<Gram>) {
        let number = |letter: &char| u64::from(u32::from(*letter));
        let kana = |letter: &char| number(letter).wrapping_sub(0x3000) & 0x3ff;
        match self {
            Kind::Letters => {
                let word: String = run.iter().collect();
                let begins = word.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
                if word.len() > 1 && begins && !EMPTY.contains(&word.as_str()) {
                    let packed = stem(&word).bytes().take(7).fold(0, |packed, byte| packed << 8 | u64::from(byte));
                    into.push(WORD | packed);
                }
            }
            Kind::Katakana if run.len() < 3 => {
                into.push(run.iter().fold(KATAKANA, |packed, letter| packed ^ kana(letter) << 20 | 1))
            }
            Kind::Katakana => into.extend(
                run.windows(3)
                    .map(|three| KATAKANA | three.iter().fold(0, |packed, letter| packed << 10 | kana(letter))),
            ),
            Kind::Kanji if run.len() == 1 => into.extend(run.iter().map(|letter| KANJI | number(letter))),
            Kind::Kanji => into.extend(
                run.windows(2).map(|two| KANJI | two.iter().fold(0, |packed, letter| packed << 20 | number(letter))),
            ),
            Kind::Other => {}
        }
    }
}

/// A word without the endings that change with its place in a sentence.
fn stem(word: &str) -> String {
    for (ending, instead) in [("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")] {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() >= 3) {
            return format!("{rest}{instead}");
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_said_in_two_languages_shares_a_piece() {
        let same = SameWords::of(&[vec![Text::from("多要素認証"), Text::from("multi-factor")]]);
        let (ja, en) = (same.grams("多要素認証を使っていますか"), same.grams("Is Multi-Factor authentication used?"));
        assert!(ja.iter().any(|gram| en.contains(gram)));
        assert!(!same.grams("automulti-factor").contains(&(SAME)));
    }

    #[test]
    fn wide_letters_and_endings_make_no_difference() {
        let same = SameWords::default();
        assert_eq!(same.grams("ＶＰＮ　ｐａｔｃｈｅｓ"), same.grams("vpn patch"));
        assert_eq!(same.grams("backups"), same.grams("Backup"));
        assert_eq!(same.grams(""), []);
    }
}
