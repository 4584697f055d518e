//! The words in which a sheet wants its answers.

use super::layout::Table;
use super::words::{Meaning, folded, meaning};
use crate::assess::Status;
use sanso_sheets::Tab;
use std::collections::BTreeMap;

/// The word for each state that a sheet has one for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// The words.
    pub words: BTreeMap<Status, String>,
    /// Whether the sheet says so itself; otherwise it is a guess that a person has to look at.
    pub sure: bool,
}

impl Vocabulary {
    /// The words of a table: what its drop-downs offer, else what its head or the text above it explains, else what is
    /// usual in its language.
    pub fn of(tab: &Tab, table: &Table) -> Vocabulary {
        let offered = table.rows.iter().find_map(|row| tab.offered(row.answer));
        if let Some(found) = offered.and_then(Vocabulary::offered) {
            return found;
        }
        let above = tab.cells.iter().take_while(|cell| cell.at.row <= table.head.1).map(|cell| cell.text.as_str());
        let texts: Vec<&str> = std::iter::once(table.asked.as_str()).chain(above).collect();
        Vocabulary::explained(&texts).or_else(|| Vocabulary::used(table)).unwrap_or_else(|| Vocabulary::usual(table))
    }

    fn offered(words: &[String]) -> Option<Vocabulary> {
        let scale: Option<Vec<(f64, &str)>> = words.iter().map(|word| number(word)).collect();
        if let Some(scale) = scale.filter(|scale| scale.len() > 2) {
            return Some(Vocabulary::scale(words, &scale));
        }
        let mut found = Vocabulary { sure: true, ..Vocabulary::default() };
        for word in words {
            let Some(Meaning::Says(status)) = meaning(word) else { continue };
            // Of two words for the same the one that claims less: lists begin with the best.
            found.words.insert(status, word.clone());
        }
        let both = [Status::Met, Status::Unmet].iter().all(|status| found.words.contains_key(status));
        both.then_some(found)
    }

    /// Numbers: those whose words say what they mean, else a guess.
    fn scale(words: &[String], scale: &[(f64, &str)]) -> Vocabulary {
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_by(|a, b| {
            let of = |at: &usize| scale.get(*at).map_or(0.0, |(number, _)| *number);
            of(a).total_cmp(&of(b))
        });
        let mut found = Vocabulary::default();
        let mut said = BTreeMap::new();
        for at in &order {
            let (Some((_, label)), Some(word)) = (scale.get(*at), words.get(*at)) else { continue };
            if let Some(Meaning::Says(status)) = meaning(label) {
                // The lowest number that means it.
                said.entry(status).or_insert_with(|| word.clone());
            }
        }
        if said.contains_key(&Status::Met) && said.contains_key(&Status::Unmet) {
            found.words = said;
            return found;
        }
        let at = |share: f64| {
            let place = (share * order.len().saturating_sub(1) as f64).round() as usize;
            order.get(place).and_then(|at| words.get(*at)).cloned()
        };
        let guessed = [(Status::Unmet, at(0.0)), (Status::Partly, at(0.4)), (Status::Met, at(0.7))];
        found.words = guessed.into_iter().filter_map(|(status, word)| Some((status, word?))).collect();
        found
    }

    /// What a text such as `○：実施 △：一部 ×：未実施` explains.
    fn explained(texts: &[&str]) -> Option<Vocabulary> {
        let mut found = Vocabulary { sure: true, ..Vocabulary::default() };
        for text in texts {
            let apart = |letter: char| letter.is_whitespace() || "、,，/／（）()・;；「」『』【】".contains(letter);
            for piece in text.split(apart).filter(|piece| !piece.is_empty()) {
                let (word, label) = piece.split_once([':', '：', '=', '＝', '…']).unwrap_or((piece, piece));
                let sign = word.trim().chars().count() == 1 && !word.trim().chars().all(char::is_alphanumeric);
                let Some(Meaning::Says(status)) = meaning(label).or_else(|| meaning(word)).filter(|_| sign) else {
                    continue;
                };
                found.words.entry(status).or_insert_with(|| word.trim().to_owned());
            }
        }
        let both = [Status::Met, Status::Unmet].iter().all(|status| found.words.contains_key(status));
        both.then_some(found)
    }

    /// What stands in the column already.
    fn used(table: &Table) -> Option<Vocabulary> {
        let mut found = Vocabulary::default();
        for row in &table.rows {
            if let Some(Meaning::Says(status)) = meaning(&row.given) {
                found.words.entry(status).or_insert_with(|| row.given.clone());
            }
        }
        (found.words.len() > 1).then_some(found)
    }

    fn usual(table: &Table) -> Vocabulary {
        let japanese = table.rows.iter().any(|row| is_japanese(&row.text));
        let words = if japanese { ["○", "△", "×", "対象外"] } else { ["Yes", "Partly", "No", "N/A"] };
        let states = [Status::Met, Status::Partly, Status::Unmet, Status::NotApplicable];
        let words = states.into_iter().zip(words.map(str::to_owned)).collect();
        Vocabulary { words, sure: false }
    }

    /// The word for a state.
    pub fn word(&self, status: Status) -> Option<&str> {
        self.words.get(&status).map(String::as_str)
    }
}

/// Whether a text is written in Japanese.
pub fn is_japanese(text: &str) -> bool {
    text.chars().any(|letter| matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}

/// The number a word begins with, and what follows.
fn number(word: &str) -> Option<(f64, &str)> {
    let trimmed = word.trim();
    let end = trimmed
        .find(|letter: char| !folded(&letter.to_string()).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'));
    let (digits, rest) = trimmed.split_at_checked(end.unwrap_or(trimmed.len()))?;
    let number = folded(digits).parse().ok()?;
    Some((number, rest.trim_start_matches([' ', ':', '：', '.', '．', '-', '–', '　', '=', ')'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(words: &[&str]) -> Vocabulary {
        Vocabulary::offered(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()).unwrap_or_default()
    }

    #[test]
    fn lists_give_their_words() {
        let found = offered(&["実施済", "一部実施", "未実施", "該当なし"]);
        assert!(found.sure);
        assert_eq!(
            Status::ALL.map(|status| found.word(status)),
            [Some("実施済"), Some("一部実施"), Some("未実施"), Some("該当なし")]
        );
        let found = offered(&["はい", "いいえ"]);
        assert_eq!(found.word(Status::Partly), None);
    }

    #[test]
    fn numbers_without_words_are_a_guess() {
        let found = offered(&["0", "1", "2", "3", "4"]);
        assert!(!found.sure);
        assert_eq!(found.word(Status::Met), Some("3"));
        let found = offered(&["1：未実施", "2：一部実施", "3：実施している", "4：定期的に見直している"]);
        assert_eq!(found.word(Status::Met), Some("3：実施している"));
    }

    #[test]
    fn a_head_explains_its_signs() {
        let found = Vocabulary::explained(&["回答（○・△・×）"]).unwrap_or_default();
        assert_eq!(found.word(Status::Partly), Some("△"));
        let found = Vocabulary::explained(&["○：実施 △：一部 ×：未実施 －：該当なし"]).unwrap_or_default();
        assert_eq!(found.word(Status::NotApplicable), Some("－"));
    }
}
