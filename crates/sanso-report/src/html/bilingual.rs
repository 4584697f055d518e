//! What every page can do: say things in both languages, of which a switch without script hides one.

use sanso_core::text::Lang;

use super::Shown;
use crate::markup::escaped;

/// A page in both languages.
pub(super) trait Bilingual {
    /// What it opens in.
    fn first(&self) -> Shown;

    /// A text in both languages; one of them is hidden by the switch. What is the same in both is written once.
    fn t(&self, ja: impl AsRef<str>, en: impl AsRef<str>) -> String {
        let (ja, en) = (ja.as_ref(), en.as_ref());
        if ja == en {
            return escaped(ja);
        }
        format!("<i lang=ja>{}</i><i lang=en>{}</i>", escaped(ja), escaped(en))
    }

    fn checked(&self, key: &str) -> &'static str {
        let first = match self.first() {
            Shown::One(Lang::Ja) => "ja",
            Shown::One(Lang::En) => "en",
            Shown::Both => "both",
        };
        if first == key { " checked" } else { "" }
    }

    fn lang(&self) -> &'static str {
        match self.first() {
            Shown::One(Lang::En) => "en",
            _ => "ja",
        }
    }

    /// What stands below a number.
    fn figure(&self, words: fn(Lang, usize) -> String, number: &usize) -> String {
        self.t(words(Lang::Ja, *number), words(Lang::En, *number))
    }

    /// A phrase in both languages.
    fn w(&self, words: fn(Lang) -> &'static str) -> String {
        self.t(words(Lang::Ja), words(Lang::En))
    }
}
