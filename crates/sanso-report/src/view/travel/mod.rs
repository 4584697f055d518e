//! How incidents travel: what must not happen with its likelihood, the ways there step by step, and what measures take away.

mod gain;
mod leg;
mod step;

pub(crate) use gain::days as effort_days;
pub(crate) use gain::gain;
pub use gain::{Gain, Ranking};
pub use leg::Leg;
pub(crate) use step::steps;
pub use step::{Crossing, Cut, Said, Step};
pub(crate) use step::{chance as step_chance, unsaid as step_unsaid};

use sanso_core::analysis::Standing;
use sanso_core::content::Library;
use sanso_core::graph::routes;
use sanso_core::graph::spread::Outcome;
use sanso_core::graph::travel::Risk as Found;
use sanso_core::model::{Attr, Subject};
use sanso_core::study::Study;
use sanso_core::text::Lang;

use crate::words;

/// How incidents travel, in words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Travelled {
    /// How many years were drawn.
    pub worlds: u32,
    /// What must not happen, the heaviest risk first.
    pub risks: Vec<Risk>,
    /// Measures that take something away, as was measured in drawn years, though the plan does not require them.
    pub besides: Vec<Gain>,
}

/// Something that must not happen and how it would.
#[derive(Debug, Clone, PartialEq)]
pub struct Risk {
    /// Its place among all of them, from 1.
    pub rank: usize,
    /// Id and name of the goal.
    pub goal: (String, String),
    /// Where it would be felt: id and name.
    pub at: (String, String),
    /// Kind of effect.
    pub kind: &'static str,
    /// What it weighs against others.
    pub weight: f64,
    /// How likely it is within a year; `None` where nothing leads to it.
    pub likely: Option<Likelihood>,
    /// The same without what answers say is met, where that makes a difference.
    pub unanswered: Option<String>,
    /// What to read where nothing leads to it: in short, and as a sentence.
    pub nothing: Option<(&'static str, &'static str)>,
    /// How the likeliest way begins: who or what, and where.
    pub starts: String,
    /// The ways there, the likeliest first.
    pub routes: Vec<Route>,
    /// Whether there are no other ways, up to the number asked for.
    pub complete: bool,
}

/// A likelihood with its level.
#[derive(Debug, Clone, PartialEq)]
pub struct Likelihood {
    /// The least, the usual and the most to reckon with.
    pub of: [f64; 3],
    /// In words: `38 % (31–46)`.
    pub text: String,
    /// The level: key and name.
    pub level: Option<(String, String)>,
}

impl Likelihood {
    /// A likelihood in words.
    pub fn new(library: &Library, likely: Outcome, lang: Lang) -> Likelihood {
        let of = [likely.low, likely.usual, likely.high];
        let reached = library.likelihoods.iter().filter(|level| level.from.value() <= likely.usual);
        let level = reached.max_by_key(|level| level.from);
        Likelihood {
            of,
            text: words::likelihood(lang, of),
            level: level.map(|level| (level.row.key.to_string(), level.name.get(lang).to_owned())),
        }
    }

    /// Level and number: `high, 38 % (31–46)`.
    pub fn with_level(&self, lang: Lang) -> String {
        words::with_level(lang, self.level.as_ref().map(|(_, name)| name.as_str()), &self.text)
    }
}

/// One way to a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// Who or what starts it: key and name.
    pub attempt: (String, String),
    /// How likely it comes true within a year by itself.
    pub chance: f64,
    /// The same in words.
    pub chance_text: String,
    /// Its steps, each of them.
    pub steps: Vec<Step>,
    /// The same to be read at a glance: steps that only pass through a zone or a system stand together with the next.
    pub legs: Vec<Leg>,
    /// What has to come about besides.
    pub aside: Vec<Step>,
}

/// How much of it to put into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// For how many goals, the heaviest first, ways are told.
    pub goals: usize,
    /// How many ways to each of them.
    pub routes: usize,
}

impl Extent {
    /// Everything.
    pub const ALL: Extent = Extent { goals: usize::MAX, routes: usize::MAX };
}

/// How incidents travel, as far as it is wanted.
pub fn travelled(study: &Study, lang: Lang, extent: Extent) -> Travelled {
    let travel = &study.travel;
    let risk = |(at, found): (usize, &Found)| {
        let routes = if at < extent.goals { extent.routes } else { 0 };
        risk(study, at, found, lang, routes)
    };
    Travelled {
        worlds: travel.worlds,
        risks: travel.risks.iter().enumerate().map(risk).collect(),
        besides: gain::besides(study, lang),
    }
}

/// One thing that must not happen, with so many of the ways there.
pub(crate) fn risk(study: &Study, at: usize, found: &Found, lang: Lang, routes: usize) -> Risk {
    let model = &study.model;
    let named = |subject: Subject| (model.id(subject).to_owned(), model.name(subject, lang).to_owned());
    let likely = found.state.map(|_| Likelihood::new(&study.library, found.likely, lang));
    let answered = (found.unanswered - found.likely.usual).abs() > 0.0005;
    let open =
        !study.plan.questions.is_empty() || study.analysis.standing.iter().any(|one| one.standing == Standing::Assumed);
    let nothing = (words::nothing_leads(lang, open), words::nothing_leads_explained(lang, open));
    Risk {
        rank: at + 1,
        goal: named(found.goal),
        at: model.reference(found.goal, Attr::At).map(named).unwrap_or_default(),
        kind: model.word(found.goal, Attr::Kind).map_or("", |word| word.label.get(lang)),
        weight: found.weight,
        unanswered: (likely.is_some() && answered).then(|| words::percent(lang, found.unanswered)),
        nothing: likely.is_none().then_some(nothing),
        likely,
        starts: found.routes.first().map(|route| step::start(study, &route.ways, lang)).unwrap_or_default(),
        routes: found.routes.iter().take(routes).map(|route| self::route(study, route, lang)).collect(),
        complete: found.complete,
    }
}

/// A way that was found otherwise than by a search for routes, with nothing besides.
pub(crate) fn route_of(study: &Study, ways: &[u32], lang: Lang) -> Route {
    let of = |way: &u32| f64::from(study.travel.now.usual.get(*way as usize).copied().unwrap_or(0.0));
    let found = routes::Route { ways: ways.to_vec(), aside: Vec::new(), chance: ways.iter().map(of).product() };
    route(study, &found, lang)
}

/// One way in words.
pub(crate) fn route(study: &Study, found: &routes::Route, lang: Lang) -> Route {
    let steps = step::steps(study, &found.ways, lang);
    let aside = step::steps(study, &found.aside, lang);
    Route {
        attempt: steps.first().and_then(|step| step.attempt.clone()).unwrap_or_default(),
        chance: found.chance,
        chance_text: words::percent(lang, found.chance),
        legs: leg::legs(study, &found.ways, &steps, lang),
        steps,
        aside,
    }
}
