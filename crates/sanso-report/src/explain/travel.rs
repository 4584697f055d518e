//! Why something is likely: the ways a measure would cut, how a goal would be hit, how a step would be achieved.

use sanso_core::graph::routes::Route;
use sanso_core::graph::settle::NEVER;
use sanso_core::model::Subject;
use sanso_core::plan::Bearer;
use sanso_core::study::Study;
use sanso_core::text::Lang;

use super::{Explanation, Line, Part};
use crate::view::{self, Leg, Ranking, Step, risk, route_of};
use crate::words::{self, phrases};

/// At most this many ways that a measure cuts are shown.
const MOST_CUT: usize = 8;

/// At most this many ways into a step, and measures against a goal.
const MOST_WAYS: usize = 8;

/// What a measure in the hands of a bearer would take away, and the ways that it cuts.
pub(super) fn would_cut(study: &Study, measure: usize, bearer: Bearer, lang: Lang) -> Option<Part> {
    let travel = &study.travel;
    let lever = travel.levers.all.iter().position(|one| one.measure as usize == measure && one.bearer == bearer)?;
    let gain = travel.gains.iter().find(|gain| gain.lever as usize == lever);
    let mut lines: Vec<Line> = Vec::new();
    if let Some(gain) = gain.and_then(|gain| view::gain(study, gain, lang)) {
        let effort = gain.days.map(|days| words::days(lang, days));
        lines.push(Line { text: words::of_all(lang, &gain.all, effort.as_deref()), ..Line::default() });
    }
    let own = travel.levers.ways(lever as u32);
    let shares = gain.map(|gain| gain.of_goals.as_slice()).unwrap_or_default();
    for (at, risk) in travel.risks.iter().enumerate() {
        let share = shares.get(at).copied().unwrap_or(0.0);
        let routes = risk.routes.iter().zip(1..);
        let cuts = routes.filter_map(|(route, number)| cut(study, lever, (route, number), lang));
        let under: Vec<Line> = cuts.take(MOST_CUT).collect();
        if share >= 0.005 || !under.is_empty() {
            let goal = study.model.name(risk.goal, lang);
            let text = if gain.is_some_and(|gain| gain.measured) {
                words::of_goal(lang, goal, &words::percent(lang, share))
            } else {
                goal.to_owned()
            };
            lines.push(Line { lead: (at + 1).to_string(), text, under, ..Line::default() });
        }
    }
    if lines.is_empty() && !own.is_empty() {
        lines.push(Line { text: words::cuts_elsewhere(lang, own.len()), ..Line::default() });
    }
    (!lines.is_empty()).then(|| Part { heading: phrases(lang).would_cut.to_owned(), lines })
}

/// Where a lever cuts a route, if it does: the first such step.
fn cut(study: &Study, lever: usize, (route, number): (&Route, usize), lang: Lang) -> Option<Line> {
    let travel = &study.travel;
    let own = travel.levers.ways(lever as u32);
    let way = route.ways.iter().chain(&route.aside).find(|way| own.contains(way))?;
    let step = view::steps(study, &[*way], lang).into_iter().next()?;
    let (_, left) = travel.levers.of_way(*way).find(|(one, _)| *one as usize == lever)?;
    let met = travel.pulled.get(lever).copied().unwrap_or(0.0);
    Some(Line {
        lead: words::way_number(lang, number),
        text: words::leg(lang, &step.target.1, &step.reason),
        aside: words::leaves(lang, f64::from(left), f64::from(met)),
        ..Line::default()
    })
}

/// How likely a goal is, how it would be hit, and what takes most of it away.
pub(super) fn goal(study: &Study, goal: Subject, lang: Lang) -> Option<(String, Vec<Part>)> {
    let at = study.travel.risks.iter().position(|risk| risk.goal == goal)?;
    let told = risk(study, at, study.travel.risks.get(at)?, lang, 1);
    let phrases = phrases(lang);
    let lead = match (&told.likely, told.nothing) {
        (Some(likely), _) => words::labelled(lang, phrases.likely, &likely.with_level(lang)),
        (None, nothing) => nothing.map_or("", |(_, sentence)| sentence).to_owned(),
    };
    let mut parts: Vec<Part> = told.routes.iter().map(|route| way(&route.attempt.1, &route.legs, lang)).collect();
    let ranking = Ranking::of(study);
    let mut gains: Vec<(f64, usize)> = ranking
        .order
        .iter()
        .filter_map(|number| {
            let gain = study.travel.gains.get(ranking.gain.get(*number).copied().flatten()?)?;
            gain.of_goals.get(at).filter(|share| **share >= 0.005).map(|share| (*share, *number))
        })
        .collect();
    gains.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let lines = gains.into_iter().take(MOST_WAYS).filter_map(|(share, number)| {
        let required = study.plan.required.get(number)?;
        let row = study.library.measures.get(required.measure as usize)?;
        Some(Line {
            lead: format!("{}@{}", row.id, view::bearer_id(&study.model, required.bearer)),
            text: row.name.get(lang).to_owned(),
            aside: words::percent(lang, share),
            ..Line::default()
        })
    });
    parts.push(Part { heading: phrases.takes_away_most.to_owned(), lines: lines.collect() });
    Some((lead, parts))
}

/// A way at a glance.
fn way(attempt: &str, legs: &[Leg], lang: Lang) -> Part {
    let first = Line { text: attempt.to_owned(), ..Line::default() };
    let lines = legs.iter().map(|leg| Line {
        lead: "→".to_owned(),
        text: words::leg(lang, &leg.target.1, &leg.reason),
        aside: [leg.chance_text.as_str(), &leg.crossing]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        ..Line::default()
    });
    Part { heading: phrases(lang).how_it_would_happen.to_owned(), lines: [first].into_iter().chain(lines).collect() }
}

/// How a step would be achieved on a subject.
pub(super) fn step_on(study: &Study, step: usize, subject: Subject, lang: Lang) -> Explanation {
    let (model, travel, phrases) = (&study.model, &study.travel, phrases(lang));
    let name = model.name(subject, lang);
    let sentence = study.library.steps.get(step).map_or("", |row| row.name.get(lang)).replace("{}", name);
    let mut explanation = Explanation { title: sentence, ..Explanation::default() };
    let state = travel.graph.state(step as u16, subject.into());
    let Some(state) = state.filter(|state| travel.settled.by.get(*state as usize).is_some_and(|by| *by != NEVER))
    else {
        explanation.lead.push(words::nothing_leads_explained(lang, true).to_owned());
        return explanation;
    };
    let best = best_way(study, state);
    let route = route_of(study, &best, lang);
    explanation.parts.push(way(&route.attempt.1, &route.legs, lang));
    let net = &travel.graph.net;
    let mut into: Vec<Step> = view::steps(study, net.into(state), lang);
    into.sort_by(|one, other| other.chance[1].total_cmp(&one.chance[1]).then(one.number.cmp(&other.number)));
    let more = into.len().saturating_sub(MOST_WAYS);
    let mut lines: Vec<Line> = into.into_iter().take(MOST_WAYS).map(|step| into_line(step, lang)).collect();
    if more > 0 {
        lines.push(Line { text: words::and_more(lang, more), ..Line::default() });
    }
    explanation.parts.push(Part { heading: phrases.ways_in.to_owned(), lines });
    explanation.next = vec![model.id(subject).to_owned()];
    explanation
}

fn into_line(step: Step, lang: Lang) -> Line {
    let still = step.attempt.is_none() && step.source == step.target;
    let from = step.attempt.map_or(step.source.1, |(_, name)| name);
    let cuts = step.cuts.iter().map(|cut| Line {
        lead: format!("{}@{}", cut.measure, cut.bearer.0),
        text: cut.name.clone(),
        aside: cut.text.clone(),
        ..Line::default()
    });
    let unsaid = step.unsaid.iter().map(|path| Line {
        lead: "○".to_owned(),
        text: path.clone(),
        aside: phrases(lang).unsaid.to_owned(),
        ..Line::default()
    });
    Line {
        text: if still { step.reason } else { words::leg(lang, &from, &step.reason) },
        aside: step.chance_text,
        under: unsaid.chain(cuts).collect(),
        ..Line::default()
    }
}

/// The ways of the best derivation of a state along what carries it, from outside on.
fn best_way(study: &Study, state: u32) -> Vec<u32> {
    let travel = &study.travel;
    let mut ways = Vec::new();
    let mut at = Some(state);
    while let Some(state) = at {
        let Some(by) = travel.settled.by.get(state as usize).copied().filter(|by| *by != NEVER) else { break };
        // INVARIANT: a derivation holds no state twice; the bound keeps a broken one from never ending.
        if ways.len() > travel.graph.net.states() {
            break;
        }
        ways.push(by);
        at = travel.graph.net.premises(by).first().copied();
    }
    ways.reverse();
    ways
}

/// What a step of the content is, wherever it is achieved.
pub(super) fn step_alone(study: &Study, step: usize, lang: Lang) -> Explanation {
    let Some(row) = study.library.steps.get(step) else { return Explanation::default() };
    let graph = &study.travel.graph;
    let here = graph.states.iter().filter(|state| usize::from(state.step) == step);
    let subjects: Vec<Subject> = here.filter_map(|state| graph.spots.subject(state.spot)).collect();
    let lines = subjects.iter().take(MOST_WAYS).map(|subject| Line {
        lead: format!("{}@{}", row.row.key, study.model.id(*subject)),
        text: row.name.get(lang).replace("{}", study.model.name(*subject, lang)),
        ..Line::default()
    });
    let mut lines: Vec<Line> = lines.collect();
    if subjects.len() > MOST_WAYS {
        lines.push(Line { text: words::and_more(lang, subjects.len() - MOST_WAYS), ..Line::default() });
    }
    Explanation {
        title: row.name.get(lang).replace("{}", words::the_subject(lang)),
        parts: vec![Part { heading: phrases(lang).could_be_achieved.to_owned(), lines }],
        next: subjects
            .first()
            .map(|subject| format!("{}@{}", row.row.key, study.model.id(*subject)))
            .into_iter()
            .collect(),
        ..Explanation::default()
    }
}
