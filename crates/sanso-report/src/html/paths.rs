//! The ways to what must not happen, as a page of its own.

use askama::Template;
use sanso_core::study::Study;
use sanso_core::text::Lang;

use super::bilingual::Bilingual;
use super::travel::Travels;
use super::{Pair, Shown, levels, pairs};
use crate::view::{Risk, Route, Travelled, process_name};
use crate::words::{self, Phrases, phrases};

#[derive(Template)]
#[template(path = "paths.html")]
struct Page<'r> {
    ja: &'r Travelled,
    en: &'r Travelled,
    pj: &'static Phrases,
    pe: &'static Phrases,
    first: Shown,
    name: (&'r str, &'r str),
    levels: Vec<f64>,
    content: &'r str,
    style: &'static str,
}

impl Bilingual for Page<'_> {
    fn first(&self) -> Shown {
        self.first
    }
}

impl<'r> Travels<'r> for Page<'r> {
    fn levels(&self) -> &[f64] {
        &self.levels
    }

    fn has_measures(&self) -> bool {
        false
    }
}

/// The page. Both must tell of the same study.
pub fn paths(study: &Study, en: &Travelled, ja: &Travelled, first: Shown) -> String {
    let page = Page {
        ja,
        en,
        pj: phrases(Lang::Ja),
        pe: phrases(Lang::En),
        first,
        name: (process_name(study, Lang::Ja), process_name(study, Lang::En)),
        levels: levels(study),
        content: &study.library.version,
        style: include_str!("../../templates/report.css"),
    };
    // INVARIANT: rendering into a string fails only if a value's own formatting does, which none here can.
    page.render().unwrap_or_default()
}

impl<'r> Page<'r> {
    fn title(&self) -> String {
        let lang = if self.first == Shown::One(Lang::En) { Lang::En } else { Lang::Ja };
        let name = if lang == Lang::En { self.name.1 } else { self.name.0 };
        format!("{} · {name}", words::how_here(lang))
    }

    /// How many years were drawn, and what the ways that are told are.
    fn drawn(&self) -> String {
        let [ja, en] = [(Lang::Ja, self.ja.worlds), (Lang::En, self.en.worlds)].map(|(lang, worlds)| {
            let joint = if lang == Lang::En { " " } else { "" };
            format!("{}{joint}{}", words::worlds_line(lang, worlds), words::ways_line(lang))
        });
        self.t(ja, en)
    }

    fn risks(&self) -> Vec<Pair<'r, Risk>> {
        pairs(&self.ja.risks, &self.en.risks)
    }

    fn routes(&self, risk: &Pair<'r, Risk>) -> Vec<Pair<'r, Route>> {
        pairs(&risk.0.routes, &risk.1.routes)
    }

    /// A way in one line: who begins, and what it passes.
    fn glance(&self, route: &Pair<'r, Route>) -> String {
        let line = |route: &Route| {
            let passed = route.legs.iter().map(|leg| leg.target.1.as_str());
            std::iter::once(route.attempt.1.as_str()).chain(passed).collect::<Vec<_>>().join(" → ")
        };
        format!("<span class=glance>{}</span>", self.t(line(route.0), line(route.1)))
    }
}
