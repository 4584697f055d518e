//! `sanso answers template`: a questionnaire in any framework.

#[cfg(feature = "xlsx")]
pub use writing::run;

/// Without workbooks there are no questionnaires.
#[cfg(not(feature = "xlsx"))]
pub fn run(_: &clap::ArgMatches, _: sanso_core::text::Lang) -> crate::failure::Outcome<crate::commands::Status> {
    Err(crate::failure::Failure::NoForm("xlsx".to_owned(), "-"))
}

#[cfg(feature = "xlsx")]
mod writing {
    use crate::commands::frameworks::{named, opened, over, overlays};
    use crate::commands::studied::drafted;
    use crate::commands::{Status, of_kind, output, path, text};
    use crate::failure::Outcome;
    use clap::ArgMatches;
    use sanso_core::content::embedded;
    use sanso_core::frameworks::coverage;
    use sanso_core::model::Kind;
    use sanso_core::text::{Lang, Sources};
    use sanso_report::template::{Questionnaire, questionnaire, questionnaire_csv};

    /// Writes a questionnaire.
    pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
        let of = text(given, "of");
        if path(given, "model").is_none() {
            let (opened, status) = opened(given, lang)?;
            let all = opened.all;
            let framework = named(&all, text(given, "framework"))?;
            let library = embedded();
            let bearer = of.unwrap_or_default();
            hand_out(given, lang, Questionnaire { library: &library, all: &all, framework, known: None, bearer })?;
            return Ok(status);
        }
        let studied = drafted(given, lang)?;
        let study = &studied.study.value;
        let (all, status) = over(&study.library, &overlays(given)?, &mut Sources::default(), Vec::new(), lang);
        let framework = named(&all, text(given, "framework"))?;
        let subject = of.map(|id| of_kind(study, Kind::Organization, id)).transpose()?;
        let items = coverage(&all, study, framework, subject);
        let bearer = of.unwrap_or_default();
        let library = &study.library;
        hand_out(given, lang, Questionnaire { library, all: &all, framework, known: Some(&items), bearer })?;
        Ok(match studied.errors(lang) {
            Status::Clean => status,
            other => other,
        })
    }

    fn hand_out(given: &ArgMatches, lang: Lang, of: Questionnaire<'_>) -> Outcome<()> {
        match text(given, "format") {
            Some("csv") => output(given).bytes(questionnaire_csv(of, lang).as_bytes()),
            _ => output(given).document(&questionnaire(of, lang), "xlsx"),
        }
    }
}
