//! Which items of frameworks each row of a sheet asks for, with a score, and whether that is sure.

use super::ids::Named;
use super::index::{Index, Likeness};
use super::layout::Table;
use crate::frameworks::{Frameworks, ItemOf};

/// From this score on a text by itself is sure, given its lead.
const SURE: f32 = 0.6;
/// The lead over the next item, as a share of the score.
const LEAD: f32 = 0.15;
/// A row that names an item but is more like another by this much is not sure.
const AGAINST: f32 = 0.9;
/// Items shown beside what is proposed.
const MOST_OTHERS: usize = 3;

/// How an item was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// By the id the row names.
    Id,
    /// By what the row says.
    Text,
    /// Not at all.
    Nothing,
}

impl By {
    /// The word in files.
    pub const fn key(self) -> &'static str {
        match self {
            By::Id => "id",
            By::Text => "text",
            By::Nothing => "nothing",
        }
    }

    /// All of them.
    pub const ALL: [By; 3] = [By::Id, By::Text, By::Nothing];
}

/// What is proposed for a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposed {
    /// The items.
    pub items: Vec<ItemOf>,
    /// How found.
    pub by: By,
    /// How much the row has in common with the item its text is most like.
    pub score: f32,
    /// The lead of that item over the next that is not close to it, as a share of the score.
    pub lead: f32,
    /// Whether it can be relied on without a look.
    pub sure: bool,
    /// What else the row may ask for, the best first.
    pub others: Vec<ItemOf>,
}

/// Proposes items for every row of all tables of a workbook, which are judged together: numbers mean the same scheme
/// everywhere in it.
pub fn proposed(frameworks: &Frameworks, index: &Index, tables: &[&Table]) -> Vec<Vec<Proposed>> {
    let like: Vec<Vec<Likeness>> =
        tables.iter().map(|table| table.rows.iter().map(|row| index.like(&row.text)).collect()).collect();
    let named = Named::find(frameworks, index, tables, &like);
    let rows = like.iter().enumerate().map(|(table, rows)| {
        rows.iter().enumerate().map(|(row, likeness)| one(index, likeness, named.of(table, row))).collect()
    });
    rows.collect()
}

fn one(index: &Index, likeness: &Likeness, named: &[ItemOf]) -> Proposed {
    let best = likeness.ranked.first().copied();
    let score = best.map_or(0.0, |(_, score)| score);
    let next = likeness.ranked.get(1).map_or(0.0, |(_, score)| *score);
    let lead = if score > 0.0 { (score - next) / score } else { 0.0 };
    let others = |chosen: &[ItemOf]| {
        let rest = likeness.ranked.iter().map(|(item, _)| *item).filter(|item| !chosen.contains(item));
        rest.take(MOST_OTHERS).collect()
    };
    if let Some(first) = named.first() {
        let close = best.is_none_or(|(best, _)| named.iter().any(|item| index.are_close(*item, best)));
        let says = named.iter().any(|item| index.own(likeness, *item) > 0.0);
        let against = !close && score >= SURE * AGAINST && index.own(likeness, *first) < score / 4.0;
        let sure = (close || says) && !against;
        return Proposed { items: named.to_vec(), by: By::Id, score, lead, sure, others: others(named) };
    }
    let Some((item, _)) = best else {
        return Proposed { items: Vec::new(), by: By::Nothing, score, lead, sure: false, others: Vec::new() };
    };
    let sure = score >= SURE && lead >= LEAD;
    Proposed { items: vec![item], by: By::Text, score, lead, sure, others: others(&[item]) }
}
