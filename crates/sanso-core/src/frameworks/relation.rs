//! How two requirements can stand to each other, as a set of what is possible, and how such sets compose.
//!
//! The base relations are those of RCC-5 (Randell, Cui and Cohn 1992), read over what requirements ask for instead of
//! over places; the composition is its table (Bennett 1994).

use std::fmt;

/// One way in which two requirements can stand to each other. Exactly one of them is the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Base {
    /// Both ask for the same.
    Equal = 1,
    /// The first asks for a part of the second.
    Narrower = 2,
    /// The first asks for all of the second and for more.
    Broader = 4,
    /// They have something in common, and each asks for something of its own.
    Overlapping = 8,
    /// They have nothing in common.
    Disjoint = 16,
}

impl Base {
    /// Every base relation, the tightest first.
    pub const ALL: [Base; 5] = [Base::Equal, Base::Narrower, Base::Broader, Base::Overlapping, Base::Disjoint];

    /// Its name for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Base::Equal => "equal",
            Base::Narrower => "narrower",
            Base::Broader => "broader",
            Base::Overlapping => "overlapping",
            Base::Disjoint => "disjoint",
        }
    }

    /// The relation seen from the other side.
    pub const fn inverse(self) -> Base {
        match self {
            Base::Narrower => Base::Broader,
            Base::Broader => Base::Narrower,
            other => other,
        }
    }

    /// What is possible between the ends of two steps.
    const fn then(self, next: Base) -> Relation {
        use Base::{Broader, Disjoint, Equal, Narrower, Overlapping};
        let set = match (self, next) {
            (Equal, other) | (other, Equal) => other as u8,
            (Narrower, Narrower) => Narrower as u8,
            (Broader, Broader) => Broader as u8,
            (Narrower, Disjoint) | (Disjoint, Broader) => Disjoint as u8,
            (Narrower, Overlapping) | (Disjoint, Narrower | Overlapping) => {
                Narrower as u8 | Overlapping as u8 | Disjoint as u8
            }
            (Overlapping | Broader, Disjoint) | (Overlapping, Broader) => {
                Broader as u8 | Overlapping as u8 | Disjoint as u8
            }
            (Broader, Narrower) => Equal as u8 | Narrower as u8 | Broader as u8 | Overlapping as u8,
            (Broader, Overlapping) => Broader as u8 | Overlapping as u8,
            (Overlapping, Narrower) => Narrower as u8 | Overlapping as u8,
            (Narrower, Broader) | (Overlapping, Overlapping) | (Disjoint, Disjoint) => Relation::ALL.0,
        };
        Relation(set)
    }
}

/// What is possible between two requirements: a set of base relations.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relation(u8);

impl Relation {
    /// Nothing is possible: whatever says so contradicts itself.
    pub const CONTRADICTION: Relation = Relation(0);
    /// Everything is possible: nothing is known.
    pub const ALL: Relation = Relation(31);
    /// Both ask for the same.
    pub const EQUAL: Relation = Relation(Base::Equal as u8);
    /// They have nothing in common.
    pub const NOTHING: Relation = Relation(Base::Disjoint as u8);
    /// They have something in common, and nobody says what.
    pub const UNSPECIFIED: Relation = Relation(31 - Base::Disjoint as u8);

    /// Each has something in common with the other and something of its own.
    pub const INTERSECT: Relation = Relation(Base::Overlapping as u8);

    /// The words of files, each with what it leaves possible.
    pub const WORDS: [(&'static str, Relation); 6] = [
        ("equal", Relation::EQUAL),
        ("subset", Relation(Base::Narrower as u8)),
        ("superset", Relation(Base::Broader as u8)),
        ("intersect", Relation::INTERSECT),
        ("unspecified", Relation::UNSPECIFIED),
        ("none", Relation::NOTHING),
    ];

    /// The relation a word of files stands for.
    pub fn from_word(word: &str) -> Option<Relation> {
        Relation::WORDS.into_iter().find(|(known, _)| *known == word).map(|(_, relation)| relation)
    }

    /// The set that holds these and nothing else.
    pub fn of(possible: impl IntoIterator<Item = Base>) -> Relation {
        Relation(possible.into_iter().fold(0, |set, base| set | base as u8))
    }

    /// Whether a base relation is possible.
    pub const fn allows(self, base: Base) -> bool {
        self.0 & base as u8 != 0
    }

    /// What is possible, the tightest first.
    pub fn possible(self) -> impl Iterator<Item = Base> {
        Base::ALL.into_iter().filter(move |base| self.allows(*base))
    }

    /// Whether everything possible here is possible there.
    pub const fn within(self, other: Relation) -> bool {
        self.0 & !other.0 == 0
    }

    /// What both leave possible.
    #[must_use]
    pub const fn and(self, other: Relation) -> Relation {
        Relation(self.0 & other.0)
    }

    /// The relation seen from the other side.
    #[must_use]
    pub fn inverse(self) -> Relation {
        Relation::of(self.possible().map(Base::inverse))
    }

    /// What is possible between the ends of two steps: the union over all pairs of possibilities.
    #[must_use]
    pub fn then(self, next: Relation) -> Relation {
        let pairs = self.possible().flat_map(|first| next.possible().map(move |second| first.then(second)));
        Relation(pairs.fold(0, |set, one| set | one.0))
    }

    /// Whether the two may have nothing in common.
    pub const fn may_be_disjoint(self) -> bool {
        self.allows(Base::Disjoint)
    }
}

impl fmt::Debug for Relation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_set().entries(self.possible()).finish()
    }
}
