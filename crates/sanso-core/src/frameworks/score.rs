//! Answers turned into points and ranks: the least and the most they can be, as long as not everything is known.

use super::cover::{Covered, CoveredItem, Strength};
use super::grading::{Marks, Rank, Scoring};
use super::library::Framework;

/// Points between the least and the most that is possible, before they are rounded.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Points {
    /// If nothing that is open is done.
    pub low: f64,
    /// If everything that is open is done and shown at the highest grade.
    pub high: f64,
}

/// What is lost in adding decimals; far less than any point.
const NOTHING: f64 = 1e-9;

impl Points {
    /// Whether both are the same.
    pub fn are_settled(self) -> bool {
        (self.high - self.low).abs() < NOTHING
    }

    fn both(self, change: impl Fn(f64) -> f64) -> Points {
        Points { low: change(self.low), high: change(self.high) }
    }
}

/// One item with what it is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoredItem {
    /// Number in the list of covered items.
    pub item: usize,
    /// What it counts in its part.
    pub weight: u32,
    /// What the answer is worth, in thousandths of a mark; nothing where it leaves the count.
    pub mark: Option<(u32, u32)>,
}

/// One part of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoredPart {
    /// The item that holds it together, by number in the framework.
    pub under: u32,
    /// What it counts beside the others.
    pub weight: u32,
    /// Its items in their own order.
    pub items: Vec<ScoredItem>,
    /// Its points; nothing where no item of it counts.
    pub points: Option<Points>,
}

/// A score with how it comes about.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// Its parts in their own order.
    pub parts: Vec<ScoredPart>,
    /// The points of everything, rounded as the scoring says; nothing where no item counts.
    pub total: Option<Points>,
}

impl Scored {
    /// Every item that is scored.
    pub fn items(&self) -> impl Iterator<Item = &ScoredItem> {
        self.parts.iter().flat_map(|part| &part.items)
    }
}

/// Scores what is known of the items of a framework.
pub fn scored(framework: &Framework, covered: &[CoveredItem], scoring: &Scoring) -> Scored {
    let parts = scoring.parts.iter().filter_map(|part| {
        let under = framework.items.iter().position(|item| item.id == part.under)?;
        let within = |item: u32| framework.above(item).any(|above| above.id == part.under);
        let inside = covered.iter().enumerate().filter(|(_, one)| within(one.item));
        let items: Vec<ScoredItem> = inside
            .map(|(item, one)| ScoredItem {
                item,
                weight: framework.items.get(one.item as usize).map_or(1, |item| item.weight),
                mark: mark(one, scoring.marks),
            })
            .collect();
        let points = points(&items, scoring);
        Some(ScoredPart { under: under as u32, weight: part.weight, items, points })
    });
    let parts: Vec<ScoredPart> = parts.collect();
    let counted = || parts.iter().filter_map(|part| Some((f64::from(part.weight), part.points?)));
    let weight: f64 = counted().map(|(weight, _)| weight).sum();
    let total = (weight > 0.0).then(|| {
        let sum = |of: fn(Points) -> f64| counted().map(|(weight, points)| weight * of(points)).sum::<f64>() / weight;
        Points { low: sum(|points| points.low), high: sum(|points| points.high) }
    });
    let rounded = |points: f64| if scoring.up { (points - NOTHING).ceil() } else { nearest(points) };
    Scored { total: total.map(|total| total.both(rounded)), parts }
}

/// The rank that so many points give.
pub fn rank(scoring: &Scoring, points: f64) -> Option<&Rank> {
    scoring.ranks.iter().find(|rank| points + NOTHING >= f64::from(rank.from)).or(scoring.ranks.last())
}

/// The points of the items of one part, out of a hundred.
fn points(items: &[ScoredItem], scoring: &Scoring) -> Option<Points> {
    let all: f64 = items.iter().filter(|one| one.mark.is_some()).map(|one| f64::from(one.weight)).sum();
    if all <= 0.0 {
        return None;
    }
    let full = f64::from(scoring.marks.full.max(1));
    let each = |weight: u32, mark: u32| {
        let points = f64::from(weight) * f64::from(mark) * 100.0 / (full * all);
        if scoring.each_item { nearest(points) } else { points }
    };
    let sum = |which: fn((u32, u32)) -> u32| {
        items.iter().filter_map(|one| Some(each(one.weight, which(one.mark?)))).sum::<f64>()
    };
    Some(Points { low: sum(|mark| mark.0), high: sum(|mark| mark.1) })
}

/// The nearest whole number; halves go up.
fn nearest(points: f64) -> f64 {
    (points + 0.5 + NOTHING).floor()
}

/// What an item is worth at least and at most; nothing where it leaves the count.
fn mark(item: &CoveredItem, marks: Marks) -> Option<(u32, u32)> {
    let exactly = |mark: u32| Some((mark, mark));
    match item.state {
        Covered::NotApplicable => marks.not_applicable.and_then(exactly),
        Covered::Unmet => exactly(marks.unmet),
        Covered::Partly if item.lacks() => exactly(marks.partly),
        Covered::Partly => Some((marks.partly, marks.highest)),
        Covered::Open | Covered::Unknown => Some((marks.unmet, marks.highest)),
        Covered::Met => exactly(match item.strength() {
            Strength::Said => marks.met,
            Strength::Proven => marks.proven,
            Strength::Highest => marks.highest,
        }),
    }
}
