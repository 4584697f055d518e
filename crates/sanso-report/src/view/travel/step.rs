//! One step of a way: from where to where, what then holds, why it works, what it crosses, and what would cut it.

use sanso_core::content::{Adjust, Test};
use sanso_core::facts::Truth;
use sanso_core::graph::condition::Of;
use sanso_core::graph::made::{Made, Marks};
use sanso_core::graph::said::truth;
use sanso_core::graph::spot::Spot;
use sanso_core::model::{Attr, Subject};
use sanso_core::study::Study;
use sanso_core::text::{Lang, Text};

use crate::view::because::{bearer_id, bearer_name, path};
use crate::words::{self, Border};

/// One step of a way.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Number of the way in the graph.
    pub number: u32,
    /// Who or what attempts it, for the first step: key and name.
    pub attempt: Option<(String, String)>,
    /// Where it comes from: id and name.
    pub source: (String, String),
    /// What joins the two, where that is modelled: id and name.
    pub link: Option<(String, String)>,
    /// Where it leads: id and name.
    pub target: (String, String),
    /// What is then achieved, by its key.
    pub step: String,
    /// The same as a sentence.
    pub sentence: String,
    /// The row of knowledge, by its key.
    pub way: String,
    /// How it happens.
    pub reason: String,
    /// The borders it crosses.
    pub crossings: Vec<Crossing>,
    /// How likely it works once everything before has: the least, the usual and the most. For the first step, within a
    /// year.
    pub chance: [f64; 3],
    /// The usual one in words.
    pub chance_text: String,
    /// Whether something it depends on is unsaid.
    pub assumed: bool,
    /// What the model says that makes it more or less likely.
    pub said: Vec<Said>,
    /// What is unsaid and would decide whether it works at all, by the way to it in the model.
    pub unsaid: Vec<String>,
    /// Measures that cut it, those that leave least first.
    pub cuts: Vec<Cut>,
    /// Published techniques it stands for.
    pub techniques: Vec<String>,
}

/// A border a step crosses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossing {
    /// Which border.
    pub border: Border,
    /// In words.
    pub text: String,
    /// In few words.
    pub short: String,
}

/// Something the model says that moves a chance.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The way to it in the model: `components.press-plc.updated`.
    pub path: String,
    /// By what it multiplies the chance.
    pub times: f64,
    /// Where it is said.
    pub place: String,
}

/// A measure that cuts a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    /// Published id of the measure.
    pub measure: String,
    /// Its short title.
    pub name: String,
    /// Who would take it: id and name.
    pub bearer: (String, String),
    /// What is left of the chance once it is met.
    pub left: f64,
    /// How far it is met already, from 0 to 1.
    pub met: f64,
    /// In words: what it leaves, or that it is met.
    pub text: String,
    /// Whether the plan requires it.
    pub required: bool,
}

/// The steps of these ways.
pub(crate) fn steps(study: &Study, ways: &[u32], lang: Lang) -> Vec<Step> {
    ways.iter().filter_map(|way| step(study, *way, lang)).collect()
}

/// Who or what starts a way, and where it first gets to.
pub(super) fn start(study: &Study, ways: &[u32], lang: Lang) -> String {
    let first = ways.first().and_then(|way| Some((*way, study.travel.graph.ways.get(*way as usize)?)));
    let Some((way, made)) = first else { return String::new() };
    let attempt = attempt(study, way, lang).map(|(_, name)| name).unwrap_or_default();
    format!("{attempt} → {}", named(study, made.target, lang).1)
}

/// Id and name of a spot; software is called by its text.
pub(super) fn named(study: &Study, spot: Spot, lang: Lang) -> (String, String) {
    let spots = &study.travel.graph.spots;
    match spots.subject(spot) {
        Some(subject) => (study.model.id(subject).to_owned(), study.model.name(subject, lang).to_owned()),
        None => {
            let text = spots.software(spot).unwrap_or_default();
            (text.to_owned(), text.to_owned())
        }
    }
}

/// Who or what attempts a way in: key and name.
fn attempt(study: &Study, way: u32, lang: Lang) -> Option<(String, String)> {
    let made = study.travel.graph.ways.get(way as usize)?;
    let by = study.library.ways.get(made.row as usize)?.by.as_deref()?;
    let attempt = study.library.attempts.iter().find(|attempt| attempt.row.key == by)?;
    Some((by.to_owned(), attempt.name.get(lang).to_owned()))
}

fn step(study: &Study, way: u32, lang: Lang) -> Option<Step> {
    let graph = &study.travel.graph;
    let made = graph.ways.get(way as usize)?;
    let row = study.library.ways.get(made.row as usize)?;
    let target = named(study, made.target, lang);
    let sentence = study.library.steps.iter().find(|step| step.row.key == row.to).map(|step| step.name.get(lang));
    let chance = chance(study, way);
    Some(Step {
        number: way,
        attempt: attempt(study, way, lang),
        source: named(study, made.source, lang),
        link: made.link.map(|link| named(study, link.into(), lang)),
        step: row.to.to_string(),
        sentence: sentence.unwrap_or_default().replace("{}", &target.1),
        target,
        way: row.row.key.to_string(),
        reason: row.name.get(lang).to_owned(),
        crossings: crossings(study, &made, lang),
        chance,
        chance_text: words::percent(lang, chance[1]),
        assumed: made.marks.has(Marks::ASSUMED),
        said: row.adjust.iter().filter_map(|adjust| said(study, &made, adjust)).collect(),
        unsaid: row.when.iter().filter_map(|test| unsaid(study, &made, test)).collect(),
        cuts: cuts(study, way, lang),
        techniques: row.techniques.iter().map(Text::as_str).map(str::to_owned).collect(),
    })
}

/// The chance as things stand, answers included: least, usual, most.
pub(crate) fn chance(study: &Study, way: u32) -> [f64; 3] {
    study.travel.chance_of(way, &study.travel.pulled).map(f64::from)
}

fn crossings(study: &Study, made: &Made, lang: Lang) -> Vec<Crossing> {
    let (model, spots) = (&study.model, &study.travel.graph.spots);
    let of = |spot, find: &dyn Fn(Subject) -> Option<Subject>| {
        let found = spots.subject(spot).and_then(find);
        found.map_or("", |found| model.name(found, lang))
    };
    let manager = |spot| of(spot, &|subject| model.manager(subject));
    let zone = |spot| of(spot, &|subject| model.zone(subject));
    let mut crossed = Vec::new();
    let mut cross = |mark, border, from: &str, into: &str| {
        if made.marks.has(mark) {
            let short = words::short_crossing(lang, border, into);
            crossed.push(Crossing { border, text: words::crossing(lang, border, from, into), short });
        }
    };
    cross(Marks::ENTRY, Border::Entry, "", manager(made.target));
    cross(Marks::ORGANIZATION, Border::Organization, manager(made.source), manager(made.target));
    cross(Marks::ZONE, Border::Zone, zone(made.source), zone(made.target));
    cross(Marks::PHYSICAL, Border::Physical, "", "");
    crossed
}

/// The subject and attribute a test looks at, and what it finds.
fn looked_at(study: &Study, made: &Made, test: &Test) -> Option<(Subject, Attr, Truth)> {
    let spots = &study.travel.graph.spots;
    let ends = [Some(made.source), made.link.map(Spot::from), Some(made.target)];
    let subject = spots.subject(Of::read(&test.of)?.find(&study.model, spots, ends)?)?;
    let (attr, truth) = truth(&study.model, subject, &test.about)?;
    Some((subject, attr, truth))
}

fn said(study: &Study, made: &Made, adjust: &Adjust) -> Option<Said> {
    let (subject, attr, truth) = looked_at(study, made, &adjust.test)?;
    let stated = study.model.stated(subject, attr).filter(|_| truth == Truth::Yes)?;
    Some(Said {
        path: format!("{}.{}", path(&study.model, subject), attr.key()),
        times: adjust.times.value(),
        place: study.model.sources.show_line(stated.place),
    })
}

/// What a test looks at, by the way to it in the model, where nothing is said there.
pub(crate) fn unsaid(study: &Study, made: &Made, test: &Test) -> Option<String> {
    let (subject, attr, truth) = looked_at(study, made, test)?;
    (truth == Truth::Unknown).then(|| format!("{}.{}", path(&study.model, subject), attr.key()))
}

fn cuts(study: &Study, way: u32, lang: Lang) -> Vec<Cut> {
    let travel = &study.travel;
    let cut = |(lever, left): (u32, f32)| {
        let met = f64::from(travel.pulled.get(lever as usize).copied().unwrap_or(0.0));
        let lever = travel.levers.all.get(lever as usize)?;
        let row = study.library.measures.get(lever.measure as usize)?;
        let left = f64::from(left);
        Some(Cut {
            measure: row.id.to_string(),
            name: row.name.get(lang).to_owned(),
            bearer: (bearer_id(&study.model, lever.bearer).to_owned(), bearer_name(&study.model, lever.bearer, lang)),
            left,
            met,
            text: words::leaves(lang, left, met),
            required: lever.required.is_some(),
        })
    };
    let mut cuts: Vec<Cut> = travel.levers.of_way(way).filter_map(cut).collect();
    cuts.sort_by(|one, other| (one.met >= 1.0).cmp(&(other.met >= 1.0)).then(one.left.total_cmp(&other.left)));
    cuts
}
