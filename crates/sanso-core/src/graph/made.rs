//! What ways are made of: the spots each joins, and what it shares with others of its rule.

use super::spot::Spot;
use crate::model::Subject;
use std::sync::Arc;

/// What a way is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// Number of the row in the library's ways.
    pub row: u32,
    /// Number of the rule.
    pub rule: u32,
    /// Where it comes from.
    pub source: Spot,
    /// What joins, where that is a subject of its own.
    pub link: Option<Subject>,
    /// Where it leads.
    pub target: Spot,
    /// Borders it crosses and how it stands.
    pub marks: Marks,
    /// Measures of its rule that are in effect already, a bit each.
    pub done: u32,
}

/// Borders a way crosses and how it stands, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Marks(u8);

impl Marks {
    /// From one organisation to another.
    pub const ORGANIZATION: Marks = Marks(1);
    /// From one zone to another.
    pub const ZONE: Marks = Marks(2);
    /// Between cyberspace and physical space.
    pub const PHYSICAL: Marks = Marks(4);
    /// From outside into the model.
    pub const ENTRY: Marks = Marks(8);
    /// Something it depends on is unsaid.
    pub const ASSUMED: Marks = Marks(16);

    /// Whether a mark is set.
    pub const fn has(self, mark: Marks) -> bool {
        self.0 & mark.0 != 0
    }

    /// The same with a mark set if `when` holds.
    #[must_use]
    pub const fn with(self, mark: Marks, when: bool) -> Marks {
        if when { Marks(self.0 | mark.0) } else { self }
    }

    /// All marks in one number.
    pub(super) const fn bits(self) -> u8 {
        self.0
    }
}

/// What all ways of a rule have in common for which its conditions came out the same. There are few of them, whatever the
/// size of the model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Variant {
    /// Number of the row in the library's ways.
    pub row: u32,
    /// Number of the rule.
    pub rule: u32,
    /// Borders crossed and how such ways stand.
    pub marks: Marks,
    /// Measures of the rule that are in effect already, a bit each.
    pub done: u32,
    /// The least, usual and most chance, before answers.
    pub chances: [f32; 3],
}

/// What every way is made of, in as little room as it takes: models of a million elements have thirty million ways.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ways {
    variants: Vec<Variant>,
    /// For each way its variant.
    of: Arc<Vec<u32>>,
    /// For each way where it comes from, what joins, and where it leads.
    ends: Vec<[Spot; 3]>,
}

/// The spot of what does not join.
const NOTHING: Spot = Spot(u32::MAX);

impl Ways {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.of.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// What one is made of.
    pub fn get(&self, way: usize) -> Option<Made> {
        let Variant { row, rule, marks, done, .. } = *self.variant(way)?;
        let [source, link, target] = *self.ends.get(way)?;
        let link = (link != NOTHING).then_some(Subject(link.0));
        Some(Made { row, rule, source, link, target, marks, done })
    }

    /// What all are made of, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Made> + '_ {
        let nothing = Made {
            row: u32::MAX,
            rule: u32::MAX,
            source: NOTHING,
            link: None,
            target: NOTHING,
            marks: Marks::default(),
            done: 0,
        };
        (0..self.len()).map(move |way| self.get(way).unwrap_or(nothing))
    }

    /// What one shares with others.
    pub fn variant(&self, way: usize) -> Option<&Variant> {
        self.variants.get(*self.of.get(way)? as usize)
    }

    /// The variants, by number.
    pub fn variants(&self) -> &[Variant] {
        &self.variants
    }

    /// For each way the number of its variant.
    pub fn of(&self) -> &Arc<Vec<u32>> {
        &self.of
    }

    /// Where one leads.
    pub fn target(&self, way: u32) -> Spot {
        self.ends.get(way as usize).map_or(NOTHING, |ends| ends[2])
    }

    /// The least, usual and most chance of one, before answers.
    pub fn chances(&self, way: u32) -> [f32; 3] {
        self.variant(way as usize).map_or([0.0; 3], |variant| variant.chances)
    }

    /// Adds a variant; gives its number.
    pub(super) fn vary(&mut self, variant: Variant) -> u32 {
        self.variants.push(variant);
        self.variants.len() as u32 - 1
    }

    /// Adds a way.
    pub(super) fn push(&mut self, variant: u32, source: Spot, link: Option<Subject>, target: Spot) {
        Arc::make_mut(&mut self.of).push(variant);
        self.ends.push([source, link.map_or(NOTHING, Spot::from), target]);
    }

    /// Makes room for so many more.
    pub(super) fn make_room(&mut self, more: usize) {
        Arc::make_mut(&mut self.of).reserve_exact(more);
        self.ends.reserve_exact(more);
    }

    /// Adds others at the end, whose variants have these numbers here.
    pub(super) fn append(&mut self, mut other: Ways, numbers: &[u32]) {
        let number = |variant: &u32| numbers.get(*variant as usize).copied().unwrap_or(u32::MAX);
        Arc::make_mut(&mut self.of).extend(other.of.iter().map(number));
        self.ends.append(&mut other.ends);
    }
}
