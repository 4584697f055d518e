//! One HTML file for everybody: both languages, printable, usable by keyboard and without JavaScript, no network.

mod bilingual;
mod paths;
mod sheets;
mod travel;

pub use paths::paths;
pub use sheets::sheets;

use askama::Template;
use bilingual::Bilingual;
use sanso_core::analysis::Standing;
use sanso_core::assess::State;
use sanso_core::study::Study;
use sanso_core::text::Lang;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use travel::{Told, Travels};

use crate::map;
use crate::view::{self, Bearer, Done, Goal, Incident, Layer, Measure, Question, Reason, View};
use crate::words::{self, Phrases};

/// Which language the report opens in. All of them are in the file and can be switched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// One language.
    One(Lang),
    /// Both, side by side.
    Both,
}

/// The report. Both views must be of the same study with everything in them.
pub fn html(study: &Study, en: &View, ja: &View, first: Shown) -> String {
    let ways = map::shown_ways(study);
    let report = Report {
        pe: en.phrases(),
        pj: ja.phrases(),
        en,
        ja,
        first,
        map_en: map::svg_with_ways(study, Lang::En, &ways),
        map_ja: map::svg_with_ways(study, Lang::Ja, &ways),
        ways,
        levels: levels(study),
        scale: scale(study),
        attempts: attempts(study),
        content: &study.library.version,
        style: include_str!("../templates/report.css"),
        script: include_str!("../templates/report.js"),
    };
    // INVARIANT: rendering into a string fails only if a value's own formatting does, which none here can.
    report.render().unwrap_or_default()
}

/// Where levels of likelihood begin.
fn levels(study: &Study) -> Vec<f64> {
    study.library.likelihoods.iter().map(|level| level.from.value()).filter(|from| *from > 0.0).collect()
}

/// The levels of likelihood with where each begins.
fn scale(study: &Study) -> Vec<Told> {
    let both = |words: &sanso_core::text::Words| (words.get(Lang::Ja).to_owned(), words.get(Lang::En).to_owned());
    let from = |level: &sanso_core::content::Likelihood, lang| match level.from.value() {
        from if from > 0.0 => words::percent(lang, from),
        _ => "0".to_owned(),
    };
    let one = |level: &sanso_core::content::Likelihood| Told {
        name: both(&level.name),
        more: Default::default(),
        number: (from(level, Lang::Ja), from(level, Lang::En)),
    };
    study.library.likelihoods.iter().map(one).collect()
}

/// Who or what tries, and how often.
fn attempts(study: &Study) -> Vec<Told> {
    let one = |attempt: &sanso_core::content::Attempt| {
        let [low, usual, high] = [attempt.rate.low, attempt.rate.usual, attempt.rate.high].map(|rate| rate.to_string());
        let rate = |lang| words::rate(lang, &usual, &low, &high);
        let nature = |lang| words::nature(lang, attempt.nature).to_owned();
        Told {
            name: (attempt.name.get(Lang::Ja).to_owned(), attempt.name.get(Lang::En).to_owned()),
            more: (nature(Lang::Ja), nature(Lang::En)),
            number: (rate(Lang::Ja), rate(Lang::En)),
        }
    };
    study.library.attempts.iter().map(one).collect()
}

/// How many entries of long lists stand open; the rest is folded.
const OPEN: usize = 5;

#[derive(Template)]
#[template(path = "report.html")]
struct Report<'r> {
    en: &'r View,
    ja: &'r View,
    pe: &'static Phrases,
    pj: &'static Phrases,
    first: Shown,
    map_en: String,
    map_ja: String,
    ways: Vec<map::Chosen>,
    levels: Vec<f64>,
    scale: Vec<Told>,
    attempts: Vec<Told>,
    content: &'r str,
    style: &'static str,
    script: &'static str,
}

/// The same thing in both languages, Japanese first.
type Pair<'r, T> = (&'r T, &'r T);

impl Bilingual for Report<'_> {
    fn first(&self) -> Shown {
        self.first
    }
}

impl<'r> Travels<'r> for Report<'r> {
    fn levels(&self) -> &[f64] {
        &self.levels
    }

    fn has_measures(&self) -> bool {
        true
    }
}

fn pairs<'r, T>(ja: &'r [T], en: &'r [T]) -> Vec<Pair<'r, T>> {
    ja.iter().zip(en).collect()
}

#[expect(clippy::unused_self, reason = "templates call methods of what they render")]
impl<'r> Report<'r> {
    fn title(&self) -> String {
        match self.first {
            Shown::One(Lang::En) => format!("{} · {}", self.en.title.name, self.pe.report),
            Shown::One(Lang::Ja) => format!("{} · {}", self.ja.title.name, self.pj.report),
            Shown::Both => format!("{} / {}", self.ja.title.name, self.en.title.name),
        }
    }

    /// How something stands, as a word with a sign, so that colour is never alone.
    fn chip(&self, standing: &Option<Standing>) -> String {
        let (class, sign, ja, en) = match standing {
            Some(Standing::Established) => ("filled", "●", self.pj.established, self.pe.established),
            Some(Standing::Assumed) => ("hollow", "○", self.pj.assumed, self.pe.assumed),
            None => ("plain", "◇", self.pj.required_by_profile, self.pe.required_by_profile),
        };
        format!(r#"<span class="chip {class}"><span aria-hidden="true">{sign}</span> {}</span>"#, self.t(ja, en))
    }

    fn stands(&self, standing: &Standing) -> String {
        self.chip(&Some(*standing))
    }

    /// Established and assumed numbers, never added together.
    fn counts(&self, established: &usize, assumed: &usize) -> String {
        let mut out = String::new();
        let parts = [
            (*established, "filled", "●", self.pj.established, self.pe.established),
            (*assumed, "hollow", "○", self.pj.assumed, self.pe.assumed),
        ];
        for (number, class, sign, ja, en) in parts.into_iter().filter(|(number, ..)| *number > 0) {
            // Writing to a string cannot fail.
            let _ = write!(
                out,
                r#"<span class="chip {class}"><span aria-hidden="true">{sign}</span> {} {number}</span> "#,
                self.t(ja, en)
            );
        }
        if out.is_empty() {
            self.t(words::near_counts(Lang::Ja, 0, 0), words::near_counts(Lang::En, 0, 0))
        } else {
            out
        }
    }

    fn answer(&self, measure: &Pair<'_, Measure>) -> String {
        match (&measure.0.answer, &measure.1.answer) {
            (Some(ja), Some(en)) => {
                let sign = match ja.state {
                    State::Met => "✓",
                    State::NotApplicable => "–",
                    State::Unmet | State::Unanswered => "✗",
                    State::Lapsed => "!",
                    State::Partly | State::BelowGrade => "◐",
                };
                format!(
                    r#"<span class="chip answer {}"><span aria-hidden="true">{sign}</span> {}</span>"#,
                    ja.state.key(),
                    self.t(ja.word, en.word)
                )
            }
            _ => String::new(),
        }
    }

    fn goals(&self) -> Vec<Pair<'r, Goal>> {
        pairs(&self.ja.goals, &self.en.goals)
    }

    /// A level of effect with its word.
    fn level(&self, ja: &Option<(u32, &'static str)>, en: &Option<(u32, &'static str)>) -> String {
        match (ja, en) {
            (Some((level, ja)), Some((_, en))) => {
                format!(r#"<span class="level level{level}">{level} {}</span>"#, self.t(ja, en))
            }
            _ => "–".to_owned(),
        }
    }

    fn layers(&self) -> Vec<Pair<'r, Layer>> {
        pairs(&self.ja.layers, &self.en.layers)
    }

    fn incidents(&self, layer: &Pair<'r, Layer>) -> Vec<Pair<'r, Incident>> {
        pairs(&layer.0.incidents, &layer.1.incidents)
    }

    fn bearers(&self) -> Vec<Pair<'r, Bearer>> {
        pairs(&self.ja.bearers, &self.en.bearers)
    }

    /// The measures of a bearer with their number in its list.
    fn measures(&self, bearer: &Pair<'r, Bearer>) -> Vec<Pair<'r, Measure>> {
        let measure = |number: &usize| Some((self.ja.measures.get(*number)?, self.en.measures.get(*number)?));
        bearer.0.measures.iter().filter_map(measure).collect()
    }

    /// The first measures of a list, and the rest.
    fn parted<'p, T: Copy>(&self, list: &'p [T]) -> (&'p [T], &'p [T]) {
        list.split_at_checked(OPEN).unwrap_or((list, &[]))
    }

    /// Each required measure once, in the order of the framework.
    fn distinct(&self) -> Vec<Pair<'r, Measure>> {
        let mut all = pairs(&self.ja.measures, &self.en.measures);
        all.sort_by_key(|(measure, _)| measure.number);
        all.dedup_by_key(|(measure, _)| measure.number);
        all
    }

    /// The incidents a bearer answers for, each once.
    fn cases(&self, bearer: &Pair<'r, Bearer>) -> Vec<Pair<'r, Reason>> {
        let measures = self.measures(bearer);
        let all = measures.iter().flat_map(|(ja, en)| pairs(&ja.reasons, &en.reasons));
        let mut cases: Vec<Pair<'r, Reason>> = all.collect();
        cases.sort_by_key(|(reason, _)| (reason.standing, reason.incident.clone(), reason.case));
        cases.dedup_by_key(|(reason, _)| reason.case);
        // One incident may come by two ways to one bearer, with the same subjects.
        cases.dedup_by(|a, b| a.0.incident == b.0.incident && a.0.on == b.0.on);
        cases
    }

    fn reasons(&self, measure: &Pair<'r, Measure>) -> Vec<Pair<'r, Reason>> {
        pairs(&measure.0.reasons, &measure.1.reasons)
    }

    /// The incidents a measure is asked for, each once.
    fn incidents_of<'m>(&self, measure: &Pair<'m, Measure>) -> BTreeSet<&'m str> {
        measure.0.reasons.iter().map(|reason| reason.incident.as_str()).collect()
    }

    /// Why a measure is asked for, of whomever: every reason once.
    fn because_of(&self, measure: &Measure) -> Vec<Pair<'r, Reason>> {
        let same = pairs(&self.ja.measures, &self.en.measures).into_iter().filter(|(one, _)| one.id == measure.id);
        let mut all: Vec<Pair<'r, Reason>> = same.flat_map(|(ja, en)| pairs(&ja.reasons, &en.reasons)).collect();
        let what = |reason: &'r Reason| (reason.incident.as_str(), reason.vulnerability_id.as_str());
        all.sort_by_key(|(reason, _)| what(reason));
        all.dedup_by_key(|(reason, _)| what(reason));
        all
    }

    fn subjects(&self, reason: &Pair<'r, Reason>) -> String {
        let name = |(ja, en): (&view::Stands, &view::Stands)| self.t(&ja.subject_name, &en.subject_name);
        let mut names: Vec<String> = pairs(&reason.0.on, &reason.1.on).into_iter().map(name).collect();
        if reason.0.more > 0 {
            names.push(self.t(words::and_more(Lang::Ja, reason.0.more), words::and_more(Lang::En, reason.0.more)));
        }
        names.join(", ")
    }

    fn questions(&self) -> Vec<Pair<'r, Question>> {
        pairs(&self.ja.questions, &self.en.questions)
    }

    /// Required measures by number in the plan.
    fn numbered(&self, numbers: &[usize]) -> Vec<Pair<'r, Measure>> {
        numbers
            .iter()
            .filter_map(|number| Some((self.ja.measures.get(*number)?, self.en.measures.get(*number)?)))
            .collect()
    }

    /// The shares in three cuts, each ending with everything together.
    fn shares(&self) -> Vec<(&'static str, &'static str, Vec<Pair<'r, Done>>)> {
        let (Some(ja), Some(en)) = (&self.ja.assessed, &self.en.assessed) else { return Vec::new() };
        let rows = |ja_rows: &'r [Done], en_rows: &'r [Done]| {
            pairs(ja_rows, en_rows).into_iter().chain([(&ja.overall, &en.overall)]).collect()
        };
        vec![
            (self.pj.by_layer, self.pe.by_layer, rows(&ja.by_layer, &en.by_layer)),
            (self.pj.by_bearer, self.pe.by_bearer, rows(&ja.by_bearer, &en.by_bearer)),
            (self.pj.by_category, self.pe.by_category, rows(&ja.by_category, &en.by_category)),
        ]
    }

    fn heading(&self, layer: &Pair<'r, Layer>) -> String {
        self.t(
            words::layer_heading(Lang::Ja, &layer.0.id, &layer.0.name),
            words::layer_heading(Lang::En, &layer.1.id, &layer.1.name),
        )
    }

    /// How sure we are of a row, with the number of its source in the list of sources.
    fn sure(&self, ja: &str, en: &str, origin: &str) -> String {
        let number = self.ja.method.sources.iter().position(|source| source.name == origin).map(|at| at + 1);
        let link = number.map(|number| format!(r##" <a href="#s-{number}">[{number}]</a>"##)).unwrap_or_default();
        format!("{}{link}", self.t(words::sure(Lang::Ja, ja), words::sure(Lang::En, en)))
    }

    /// How many of a list are not shown.
    fn beyond(&self, all: usize, shown: usize) -> String {
        let rest = all.saturating_sub(shown);
        self.t(words::and_more(Lang::Ja, rest), words::and_more(Lang::En, rest))
    }
}
