//! How sure we are of what is written in content.

/// How sure we are of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Could well be otherwise.
    Low,
    /// Probably so.
    Medium,
    /// Read or known for certain.
    High,
}

impl Confidence {
    /// Every degree, each with its word in files.
    pub const WORDS: [(&'static str, Confidence); 3] =
        [("low", Confidence::Low), ("medium", Confidence::Medium), ("high", Confidence::High)];

    /// The word in files.
    pub fn key(self) -> &'static str {
        Confidence::WORDS.into_iter().find(|(_, one)| *one == self).map_or("", |(word, _)| word)
    }

    /// What a word in files stands for.
    pub fn from_key(key: &str) -> Option<Confidence> {
        Confidence::WORDS.into_iter().find(|(word, _)| *word == key).map(|(_, one)| one)
    }
}
