//! The view of a study: final words and rounded numbers in one language.
//!
//! Formats lay out what stands here and decide nothing. The same sentence therefore appears in the terminal, in the
//! report and on a page.

mod applies;
mod assessment;
mod because;
mod brief;
mod changes;
mod cover;
mod customer;
mod cuts;
mod framework_changes;
mod frameworks;
mod goals;
mod hurt;
mod incidents;
mod kept;
mod measures;
mod notes;
mod questions;
mod ready;
mod roadmap;
mod score;
mod sheets;
mod title;
mod travel;

pub use applies::{Applicability, applicability_sheets};
pub use assessment::{Answered, Assessed, Done, Shown};
pub(crate) use because::looked;
pub use because::{Because, Looked, NOBODY, bearer_id, bearer_name, because, because_of, path};
pub use brief::{Point, brief_sheets, points};
pub use changes::{Compared, changed};
pub(crate) use changes::{Side, Tell};
pub use cover::{Coverage, coverage_sheets};
pub use customer::{CustomerSheet, customer_sheets};
pub use cuts::cut_sheets;
pub(crate) use cuts::not_looked_at;
pub use framework_changes::{Editions, changed_sheets, edition_sheets};
pub use frameworks::{Mapped, framework_sheet, framework_sheets, mapped_sheets};
pub use goals::{Goal, goal_order, leans_on};
pub(crate) use hurt::moved;
pub use hurt::{critical_sheets, stop_sheets, without_sheets};
pub(crate) use incidents::incident;
pub use incidents::{Incident, Layer, Stands};
pub use kept::{conflict_sheets, finding_sheets};
pub(crate) use measures::measure;
pub use measures::{Bearer, LeftOut, Measure, ProfileView, Reason};
pub use notes::Note;
pub use questions::Question;
pub(crate) use questions::question;
pub use ready::{Readiness, readiness_sheets};
pub use roadmap::{Left, Roadmap, Task};
pub use score::{Score, score_sheets};
pub use sheets::{Bar, Column, Sheet, Sheets, Tone};
pub(crate) use title::process_name;
pub use title::{Method, Title};
pub use travel::{
    Crossing, Cut, Extent, Gain, Leg, Likelihood, Ranking, Risk, Route, Said, Step, Travelled, travelled,
};
pub(crate) use travel::{effort_days, gain, risk, route_of, step_chance, step_unsaid, steps};

use sanso_core::analysis::Standing;
use sanso_core::content::{Confidence, Grade};
use sanso_core::diag::Diagnostic;
use sanso_core::study::Study;
use sanso_core::text::Lang;

use crate::words::{Phrases, phrases};

/// How much of a study a view holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// What a terminal shows first.
    Summary,
    /// Everything, as in reports that are handed over.
    Full,
}

/// What a format needs to know besides the study.
#[derive(Debug, Clone)]
pub struct Options {
    /// How much to hold.
    pub detail: Detail,
    /// The path of the model as the user typed it, for the commands to run next.
    pub model: String,
}

/// A study in one language.
#[derive(Debug, Clone)]
pub struct View {
    /// The language.
    pub lang: Lang,
    /// The path of the model as the user typed it.
    pub model: String,
    /// What it is about and how much there is.
    pub title: Title,
    /// What must not happen, the heaviest risk first.
    pub goals: Vec<Goal>,
    /// How incidents travel there; its risks are in the order of the goals.
    pub travel: Travelled,
    /// In a summary, what most of the risk passes through, where that is quickly known: name and share.
    pub hurts: Vec<(String, String)>,
    /// Incidents that stand, by layer.
    pub layers: Vec<Layer>,
    /// Required measures, those that take most away first.
    pub measures: Vec<Measure>,
    /// How many measures are required, shown or not.
    pub required: usize,
    /// Who has to act; names measures by their number in `measures`.
    pub bearers: Vec<Bearer>,
    /// The profile the plan was tailored with.
    pub profile: Option<ProfileView>,
    /// Measures the profile leaves out.
    pub left_out: Vec<LeftOut>,
    /// Open questions in order of what they settle.
    pub questions: Vec<Question>,
    /// Answers as of a day, where any were given.
    pub assessed: Option<Assessed>,
    /// What was noticed about the input.
    pub notes: Vec<Note>,
    /// How results came about and how far they can be trusted.
    pub method: Method,
}

impl View {
    /// The view of a study.
    pub fn new(study: &Study, diagnostics: &[Diagnostic], lang: Lang, options: &Options) -> View {
        let (most, extent) = match options.detail {
            Detail::Summary => (12, Extent { goals: 1, routes: 1 }),
            Detail::Full => (usize::MAX, Extent::ALL),
        };
        let goals = goals::goals(study, lang, options.detail);
        let ranking = Ranking::of(study);
        let measures = measures::measures(study, &ranking, lang, most);
        View {
            lang,
            model: options.model.clone(),
            title: title::title(study, lang),
            goals,
            travel: travelled(study, lang, extent),
            hurts: match options.detail {
                Detail::Summary => hurt::hurts(study, lang),
                Detail::Full => Vec::new(),
            },
            layers: match options.detail {
                Detail::Summary => Vec::new(),
                Detail::Full => incidents::layers(study, lang),
            },
            bearers: measures::bearers(study, &ranking, &measures, lang),
            measures,
            required: study.plan.required.len(),
            profile: measures::profile(study, lang),
            left_out: measures::left_out(study, lang),
            questions: questions::questions(study, lang, most),
            assessed: assessment::assessed(study, &ranking, lang),
            notes: notes::notes(study, diagnostics, lang),
            method: title::method(study, lang),
        }
    }

    /// Keeps only what concerns one bearer of the plan, for a page to hand to it.
    pub fn keep_bearer(&mut self, id: &str) {
        self.bearers.retain(|bearer| bearer.id == id);
        self.left_out.retain(|one| one.bearer.0 == id);
    }

    /// The measures of the kept bearers, bearer by bearer.
    pub fn shown_measures(&self) -> impl Iterator<Item = &Measure> {
        self.bearers.iter().flat_map(|bearer| &bearer.measures).filter_map(|number| self.measures.get(*number))
    }

    /// The fixed phrases of its language.
    pub fn phrases(&self) -> &'static Phrases {
        phrases(self.lang)
    }
}

/// The word for how an incident stands.
pub fn standing_word(lang: Lang, standing: Standing) -> &'static str {
    match standing {
        Standing::Established => phrases(lang).established,
        Standing::Assumed => phrases(lang).assumed,
    }
}

/// The word for how sure we are.
pub fn confidence_word(lang: Lang, confidence: Confidence) -> &'static str {
    match (lang, confidence) {
        (Lang::En, Confidence::High) => "high",
        (Lang::En, Confidence::Medium) => "medium",
        (Lang::En, Confidence::Low) => "low",
        (Lang::Ja, Confidence::High) => "高",
        (Lang::Ja, Confidence::Medium) => "中",
        (Lang::Ja, Confidence::Low) => "低",
    }
}

/// The word for a grade.
pub fn grade_word(lang: Lang, grade: Grade) -> &'static str {
    match (lang, grade) {
        (Lang::En, Grade::Basic) => "basic",
        (Lang::En, Grade::Advanced) => "advanced",
        (Lang::En, Grade::HighAdvanced) => "high-advanced",
        (Lang::Ja, Grade::Basic) => "基本（Basic）",
        (Lang::Ja, Grade::Advanced) => "応用（Advanced）",
        (Lang::Ja, Grade::HighAdvanced) => "高度（High Advanced）",
    }
}
