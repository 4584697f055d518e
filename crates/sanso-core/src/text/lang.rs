//! The two languages.

use super::Text;

/// A language of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// English.
    En,
    /// Japanese.
    Ja,
}

/// A fixed text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both {
    /// English.
    pub en: &'static str,
    /// Japanese.
    pub ja: &'static str,
}

impl Both {
    /// The text in one language.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Ja => self.ja,
        }
    }
}

/// A text somebody wrote, in one or both languages.
///
/// A text written in one language only is shown in both, since a name in the wrong language beats no name.
#[derive(Debug, Clone, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Words {
    /// English, or the only text there is.
    pub en: Option<Text>,
    /// Japanese, if given.
    pub ja: Option<Text>,
}

impl Words {
    /// A text that stands for both languages.
    pub fn plain(text: &str) -> Words {
        Words { en: Some(text.into()), ja: None }
    }

    /// The text in one language, or in the other where only that is given.
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::En => (&self.en, &self.ja),
            Lang::Ja => (&self.ja, &self.en),
        };
        first.as_deref().or(second.as_deref()).unwrap_or_default()
    }

    /// Whether nothing is said in either language.
    pub fn is_empty(&self) -> bool {
        self.get(Lang::En).is_empty()
    }
}
