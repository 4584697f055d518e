//! Yes, no, or unsaid.

/// The answer to a question about a model. What is unsaid is unknown, never "no".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// The model says so.
    Yes,
    /// The model says the opposite.
    No,
    /// The model leaves it open.
    Unknown,
}

impl Truth {
    /// What was said, or unknown.
    pub fn said(said: Option<bool>) -> Truth {
        said.map_or(Truth::Unknown, Truth::of)
    }

    /// A decided truth.
    pub fn of(truth: bool) -> Truth {
        if truth { Truth::Yes } else { Truth::No }
    }

    /// Both hold (Kleene's strong conjunction).
    #[must_use]
    pub fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::No, _) | (_, Truth::No) => Truth::No,
            (Truth::Yes, Truth::Yes) => Truth::Yes,
            _ => Truth::Unknown,
        }
    }

    /// At least one holds.
    #[must_use]
    pub fn or(self, other: Truth) -> Truth {
        self.not().and(other.not()).not()
    }

    /// The opposite.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "it reads as the word in conditions, beside `and` and `or`")]
    pub fn not(self) -> Truth {
        match self {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
        }
    }

    /// At least one of many holds. Looks no further once one does.
    pub fn any(truths: impl IntoIterator<Item = Truth>) -> Truth {
        let mut found = Truth::No;
        for truth in truths {
            found = found.or(truth);
            if found == Truth::Yes {
                break;
            }
        }
        found
    }

    /// All of many hold. Looks no further once one does not.
    pub fn all(truths: impl IntoIterator<Item = Truth>) -> Truth {
        Truth::any(truths.into_iter().map(Truth::not)).not()
    }
}
