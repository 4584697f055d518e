//! Everything that items of frameworks say, found by what a text has in common with it.

use super::grams::{Gram, SameWords, weight};
use crate::content::Library;
use crate::frameworks::{Frameworks, ItemOf, Relation};
use std::collections::HashMap;

/// What a piece counts that no item holds.
const NOWHERE: f32 = 0.6;
/// Below this length a text is too short to be found for what it is.
const SHORT: f32 = 1.0;
/// What the second and third best text of an item add.
const MORE_TEXTS: f32 = 0.5;
/// What items add that tables connect.
const BESIDE: f32 = 1.5;
/// So many of them.
const MOST_BESIDE: usize = 3;

/// The index over all items that can be asked.
pub struct Index {
    /// Every item, by framework and number.
    items: Vec<ItemOf>,
    /// Where the items of each framework begin.
    starts: Vec<usize>,
    /// Items that a row of a table connects.
    beside: Vec<Vec<u32>>,
    /// Items that are proposed: the measures, and without measures all.
    home: Vec<u32>,
    same: SameWords,
    numbers: HashMap<Gram, u32>,
    /// What each piece counts.
    worth: Vec<f32>,
    /// The texts each piece is in.
    found_in: Vec<Vec<u32>>,
    texts: Vec<Said>,
}

/// One text of an item.
struct Said {
    item: u32,
    counts: f32,
    length: f32,
}

/// What a text has in common with items.
#[derive(Debug, Clone, Default)]
pub struct Likeness {
    /// By item as it is counted in the index.
    own: HashMap<u32, f32>,
    /// The items that are proposed, the best first.
    pub ranked: Vec<(ItemOf, f32)>,
}

impl Index {
    /// Builds the index.
    pub fn of(library: &Library, frameworks: &Frameworks) -> Index {
        let mut index = Index {
            items: Vec::new(),
            starts: Vec::new(),
            beside: Vec::new(),
            home: Vec::new(),
            same: SameWords::of(&frameworks.same_words),
            numbers: HashMap::new(),
            worth: Vec::new(),
            found_in: Vec::new(),
            texts: Vec::new(),
        };
        let mut pieces: Vec<Vec<u32>> = Vec::new();
        let has_home = frameworks.all.iter().any(|one| one.measures);
        for (framework, one) in frameworks.all.iter().enumerate() {
            index.starts.push(index.items.len());
            for (item, number) in one.items.iter().zip(0u32..) {
                let flat = index.items.len() as u32;
                index.items.push((framework, number));
                if !item.is_asked() {
                    continue;
                }
                if one.measures || !has_home {
                    index.home.push(flat);
                }
                let measure = library.measures.iter().find(|measure| one.measures && measure.id == item.id);
                let more = measure
                    .map(|measure| [(&measure.statement, 1.0), (&measure.first_step, 0.8), (&measure.proof, 0.8)]);
                let texts = std::iter::once((&item.name, 1.0)).chain(more.into_iter().flatten());
                let texts =
                    texts.flat_map(|(words, counts)| [&words.ja, &words.en].map(|text| (text.as_ref(), counts)));
                for (text, counts) in texts.filter_map(|(text, counts)| Some((text?, counts))) {
                    pieces.push(index.take(text));
                    index.texts.push(Said { item: flat, counts, length: 0.0 });
                }
            }
        }
        index.weigh(&pieces);
        index.connect(frameworks);
        index
    }

    /// The pieces of a text by number; new ones get the next.
    fn take(&mut self, text: &str) -> Vec<u32> {
        let text_number = self.texts.len() as u32;
        let mut own = Vec::new();
        for gram in self.same.grams(text) {
            let next = self.found_in.len() as u32;
            let number = *self.numbers.entry(gram).or_insert(next);
            if number == next {
                self.found_in.push(Vec::new());
                self.worth.push(weight(gram));
            }
            if let Some(list) = self.found_in.get_mut(number as usize) {
                list.push(text_number);
            }
            own.push(number);
        }
        own
    }

    /// What is in few texts tells more.
    fn weigh(&mut self, pieces: &[Vec<u32>]) {
        let all = (self.texts.len() as f32).max(1.0);
        for (worth, texts) in self.worth.iter_mut().zip(&self.found_in) {
            *worth *= (1.0 + all / texts.len().max(1) as f32).ln() / (1.0 + all).ln();
        }
        for (text, own) in self.texts.iter_mut().zip(pieces) {
            let squares = own.iter().filter_map(|piece| self.worth.get(*piece as usize)).map(|worth| worth * worth);
            text.length = (squares.sum::<f32>() + SHORT * SHORT).sqrt();
        }
    }

    fn connect(&mut self, frameworks: &Frameworks) {
        self.beside = vec![Vec::new(); self.items.len()];
        for table in &frameworks.crosswalks {
            for link in table.links.iter().filter(|link| link.relation != Relation::NOTHING) {
                let ends = (self.flat((table.from, link.from)), self.flat((table.to, link.to)));
                let (Some(from), Some(to)) = ends else { continue };
                for (one, other) in [(from, to), (to, from)] {
                    self.beside.get_mut(one as usize).into_iter().for_each(|list| list.push(other));
                }
            }
        }
        for list in &mut self.beside {
            list.sort_unstable();
            list.dedup();
        }
    }

    fn flat(&self, (framework, item): ItemOf) -> Option<u32> {
        let flat = self.starts.get(framework)? + item as usize;
        (self.items.get(flat) == Some(&(framework, item))).then_some(flat as u32)
    }

    /// Whether two items are the same, or a table connects them, or both with a third.
    pub fn are_close(&self, one: ItemOf, other: ItemOf) -> bool {
        let (Some(one), Some(other)) = (self.flat(one), self.flat(other)) else { return false };
        let beside = |of: u32| self.beside.get(of as usize).map(Vec::as_slice).unwrap_or_default();
        one == other || beside(one).contains(&other) || beside(one).iter().any(|third| beside(*third).contains(&other))
    }

    /// What a text has in common with every item.
    pub fn like(&self, text: &str) -> Likeness {
        let grams = self.same.grams(text);
        let mut shared = vec![0f32; self.texts.len()];
        let (mut touched, mut length) = (Vec::new(), 0f32);
        for gram in grams {
            let number = self.numbers.get(&gram).copied();
            let worth = number.and_then(|number| self.worth.get(number as usize)).copied();
            let worth = worth.unwrap_or(weight(gram) * NOWHERE);
            length += worth * worth;
            for text in number.and_then(|number| self.found_in.get(number as usize)).into_iter().flatten() {
                let Some(sum) = shared.get_mut(*text as usize) else { continue };
                touched.extend((*sum == 0.0).then_some(*text));
                *sum += worth * worth;
            }
        }
        let length = length.sqrt().max(f32::EPSILON);
        let mut by_item: HashMap<u32, [f32; 3]> = HashMap::new();
        for text in touched {
            let (Some(said), Some(sum)) = (self.texts.get(text as usize), shared.get(text as usize)) else { continue };
            let score = said.counts * sum / (length * said.length);
            keep(by_item.entry(said.item).or_default(), score);
        }
        let own =
            by_item.into_iter().map(|(item, [best, second, third])| (item, best + MORE_TEXTS * (second + third) / 2.0));
        let mut likeness = Likeness { own: own.collect(), ranked: Vec::new() };
        likeness.ranked = self.ranked(&likeness);
        likeness
    }

    fn ranked(&self, likeness: &Likeness) -> Vec<(ItemOf, f32)> {
        let mut ranked = Vec::with_capacity(self.home.len());
        for item in &self.home {
            let mut best = [0f32; MOST_BESIDE];
            for beside in self.beside.get(*item as usize).into_iter().flatten() {
                keep(&mut best, likeness.own.get(beside).copied().unwrap_or_default());
            }
            let own = likeness.own.get(item).copied().unwrap_or_default();
            let score = own + BESIDE * best.iter().sum::<f32>() / MOST_BESIDE as f32;
            ranked.extend(self.items.get(*item as usize).filter(|_| score > 0.0).map(|of| (*of, score)));
        }
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
    }

    /// What a text has in common with the item that has most in common with it by itself.
    pub fn best(&self, likeness: &Likeness) -> f32 {
        likeness.own.values().copied().fold(0.0, f32::max)
    }

    /// What a text has in common with one item by itself.
    pub fn own(&self, likeness: &Likeness, item: ItemOf) -> f32 {
        self.flat(item).and_then(|flat| likeness.own.get(&flat)).copied().unwrap_or_default()
    }
}

/// Puts a score among the best, the best first.
fn keep<const N: usize>(best: &mut [f32; N], mut score: f32) {
    for known in best {
        if score > *known {
            std::mem::swap(known, &mut score);
        }
    }
}
