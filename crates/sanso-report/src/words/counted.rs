//! Numbers with what they count.

use sanso_core::assess::{Fraction, Share};
use sanso_core::text::Lang;

/// Something reports count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// Organisations.
    Organization,
    /// Components.
    Component,
    /// Flows.
    Flow,
    /// Sets of data.
    DataSet,
    /// Incidents.
    Incident,
    /// Subjects.
    Subject,
    /// Facts.
    Fact,
    /// Measures.
    Measure,
    /// Questions.
    Question,
    /// Errors.
    Error,
    /// Warnings.
    Warning,
    /// Pieces of advice.
    Advice,
    /// Bearers.
    Bearer,
    /// Answers.
    Answer,
}

impl Noun {
    /// Singular, plural and the Japanese pattern, in which `#` stands for the number.
    const fn forms(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Noun::Organization => ("organisation", "organisations", "組織#"),
            Noun::Component => ("component", "components", "構成要素#"),
            Noun::Flow => ("flow", "flows", "通信・データの流れ#"),
            Noun::DataSet => ("data set", "data sets", "データ#"),
            Noun::Incident => ("incident", "incidents", "インシデント#件"),
            Noun::Subject => ("subject", "subjects", "対象#か所"),
            Noun::Fact => ("fact", "facts", "事実#件"),
            Noun::Measure => ("measure", "measures", "対策要件#件"),
            Noun::Question => ("question", "questions", "質問#件"),
            Noun::Error => ("error", "errors", "エラー#件"),
            Noun::Warning => ("warning", "warnings", "警告#件"),
            Noun::Advice => ("piece of advice", "pieces of advice", "助言#件"),
            Noun::Bearer => ("bearer", "bearers", "実施主体#者"),
            Noun::Answer => ("answer", "answers", "回答#件"),
        }
    }
}

/// `1 incident`, `3 incidents`, `インシデント3件`.
pub fn counted(lang: Lang, number: usize, noun: Noun) -> String {
    let (one, many, japanese) = noun.forms();
    match lang {
        Lang::En => format!("{number} {}", if number == 1 { one } else { many }),
        Lang::Ja => japanese.replace('#', &number.to_string()),
    }
}

/// A share with its denominator: `4.5 of 12 (37 %)`. The percentage is rounded down, so only what is whole shows 100.
pub fn share(lang: Lang, share: Share) -> String {
    let done = share.done();
    let whole = done.numerator() / done.denominator();
    let done =
        if done.numerator().is_multiple_of(done.denominator()) { whole.to_string() } else { format!("{whole}.5") };
    let of = share.of;
    match (lang, share.ratio().map(Fraction::percent)) {
        (Lang::En, Some(percent)) => format!("{done} of {of} ({percent} %)"),
        (Lang::En, None) => format!("{done} of {of}"),
        (Lang::Ja, Some(percent)) => format!("{of}件中{done}件（{percent}％）"),
        (Lang::Ja, None) => format!("{of}件中{done}件"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_nouns_agree_with_their_number() {
        assert_eq!(counted(Lang::En, 1, Noun::Incident), "1 incident");
        assert_eq!(counted(Lang::En, 0, Noun::Incident), "0 incidents");
        assert_eq!(counted(Lang::En, 2, Noun::Advice), "2 pieces of advice");
        assert_eq!(counted(Lang::Ja, 2, Noun::Subject), "対象2か所");
    }

    #[test]
    fn a_share_shows_its_denominator_and_rounds_down() {
        assert_eq!(share(Lang::En, Share::of_halves(9, 12)), "4.5 of 12 (37 %)");
        assert_eq!(share(Lang::En, Share::of_halves(0, 0)), "0 of 0");
        assert_eq!(share(Lang::Ja, Share::of_halves(2, 3)), "3件中1件（33％）");
    }
}
