//! Why a measure is required, and why it is not.

use sanso_core::analysis::{Asked, Condition, Standings, managed_outside};
use sanso_core::facts::Truth;
use sanso_core::model::{Kind, Subject};
use sanso_core::plan::{Bearer, bearers, why_not};
use sanso_core::study::Study;
use sanso_core::text::Lang;
use std::collections::{BTreeMap, BTreeSet};

use super::{Explanation, Line, Part, fact_lines, travel};
use crate::view::{self, Measure, bearer_id, bearer_name, because, because_of};
use crate::words::{self, phrases};

/// At most this many incidents that do not stand are shown.
const MOST_BLOCKED: usize = 8;

/// At most this many facts below one reason.
const MOST_ON: usize = 3;

pub(super) fn on_bearer(study: &Study, measure: usize, on: Option<Subject>, lang: Lang) -> Explanation {
    let bearer = on.map_or(Bearer::Nobody, Bearer::Of);
    let required =
        study.plan.required.iter().enumerate().find(|(_, one)| one.measure as usize == measure && one.bearer == bearer);
    if let Some(shown) = required.and_then(|(at, one)| view::measure(study, at, one, lang)) {
        return required_of(study, &shown, measure, bearer, lang);
    }
    let Some(subject) = on else { return not_required(study, measure, bearer, lang) };
    if matches!(study.model.kind(subject), Kind::Organization | Kind::System) {
        return not_required(study, measure, bearer, lang);
    }
    asked_elsewhere(study, measure, subject, lang)
}

fn required_of(study: &Study, shown: &Measure, measure: usize, bearer: Bearer, lang: Lang) -> Explanation {
    let phrases = phrases(lang);
    let mut parts = vec![Part {
        heading: phrases.because.to_owned(),
        lines: shown.reasons.iter().map(|reason| reason_line(study, reason, lang)).collect(),
    }];
    parts.extend(travel::would_cut(study, measure, bearer, lang));
    if let Some(why) = &shown.profile_why {
        let line = Line { text: why.clone(), ..Line::default() };
        parts.push(Part { heading: phrases.required_by_profile.to_owned(), lines: vec![line] });
    }
    if let Some((grade, why)) = &shown.grade {
        let line = Line { lead: (*grade).to_owned(), text: why.clone(), ..Line::default() };
        parts.push(Part { heading: phrases.grade.to_owned(), lines: vec![line] });
    }
    let if_not = would_not(study, measure, bearer, lang);
    if !if_not.is_empty() {
        parts.push(Part { heading: phrases.not_required_if.to_owned(), lines: if_not });
    }
    for (heading, text) in [(phrases.first_step, &shown.first_step), (phrases.proof, &shown.proof)] {
        parts.push(Part { heading: heading.to_owned(), lines: vec![Line { text: text.clone(), ..Line::default() }] });
    }
    if let Some(answer) = &shown.answer {
        parts.insert(1, Part { heading: phrases.answer.to_owned(), lines: vec![answer_line(answer)] });
    }
    let next =
        shown.reasons.iter().flat_map(|reason| reason.on.iter().map(|on| format!("{}@{}", on.incident, on.subject)));
    Explanation {
        title: words::required_title(lang, &shown.id, &shown.name, &shown.bearer.1),
        lead: vec![shown.statement.clone(), words::row_origin(lang, shown.confidence, &shown.origin)],
        parts,
        next: next.take(1).collect(),
    }
}

fn answer_line(answer: &view::Answered) -> Line {
    let evidence = answer.evidence.iter().map(|piece| Line {
        text: if piece.title.is_empty() {
            piece.reference.clone()
        } else {
            format!("{} ({})", piece.title, piece.reference)
        },
        aside: piece.until.as_ref().map(|day| format!("– {day}")).unwrap_or_default(),
        ..Line::default()
    });
    let who: Vec<&str> =
        [answer.by.as_deref(), answer.on.as_deref(), Some(answer.place.as_str())].into_iter().flatten().collect();
    Line {
        lead: answer.word.to_owned(),
        text: answer.reason.clone(),
        aside: who.join(" · "),
        under: evidence.collect(),
        ..Line::default()
    }
}

fn reason_line(study: &Study, reason: &view::Reason, lang: Lang) -> Line {
    let mut under = vec![Line {
        lead: reason.vulnerability_id.clone(),
        text: reason.vulnerability.clone(),
        aside: words::confidence_aside(lang, reason.confidence),
        ..Line::default()
    }];
    for on in reason.on.iter().take(MOST_ON) {
        let facts = match (study.library.incident(&on.incident), study.model.find(&on.subject)) {
            (Some(incident), Some(subject)) => fact_lines(because(study, incident, subject, lang)),
            _ => Vec::new(),
        };
        under.push(Line {
            text: format!("{} ({})", on.subject_name, on.subject),
            standing: Some(on.standing),
            aside: on.place.clone(),
            under: facts,
            ..Line::default()
        });
    }
    let hidden = reason.on.len().saturating_sub(MOST_ON) + reason.more;
    if hidden > 0 {
        under.push(Line { text: words::and_more(lang, hidden), ..Line::default() });
    }
    Line { lead: reason.incident.clone(), text: reason.name.clone(), under, ..Line::default() }
}

/// What would have to be otherwise, for each incident behind a requirement.
fn would_not(study: &Study, measure: usize, bearer: Bearer, lang: Lang) -> Vec<Line> {
    let Some(required) = study.plan.required_of(measure, bearer) else { return Vec::new() };
    if required.required_by.is_some() {
        return Vec::new();
    }
    let mut cases: Vec<u32> = required.reasons.iter().map(|reason| reason.case).collect();
    cases.dedup();
    let all = cases.iter().filter_map(|case| study.plan.cases.get(*case as usize)).flat_map(|case| &case.standings);
    let standings: BTreeSet<u32> = all.copied().collect();
    // With many incidents behind it, no single change would do; the reasons above say more.
    if standings.len() > MOST_ON {
        return Vec::new();
    }
    let lines = standings.iter().filter_map(|at| study.analysis.standing.get(*at as usize)).map(|one| {
        let id = study.library.incidents.get(one.incident as usize).map_or("", |row| row.id.as_str());
        Line {
            lead: format!("{id}@{}", study.model.id(one.subject)),
            text: words::either(lang, &ways_out(study, *one, lang)),
            ..Line::default()
        }
    });
    // Where one of them cannot be undone by a single change, none of the changes would do.
    let lines: Vec<Line> = lines.collect();
    if lines.iter().any(|line| line.text.is_empty()) { Vec::new() } else { lines }
}

/// The facts of which one alone, turned around, would keep an incident from standing.
fn ways_out(study: &Study, one: Standings, lang: Lang) -> Vec<String> {
    let Some(ready) = study.analysis.ready_of(one.incident as usize) else { return Vec::new() };
    let asked = study.analysis.trace(&study.model, one.incident as usize, one.subject);
    let truths: BTreeMap<usize, Truth> = asked.iter().map(|asked| (asked.fact, asked.truth)).collect();
    let tried = asked.iter().flat_map(|asked| {
        [Truth::Yes, Truth::No].into_iter().filter(|truth| *truth != asked.truth).map(move |truth| (asked, truth))
    });
    let undoing = tried.filter(|(asked, truth)| {
        let mut changed = truths.clone();
        changed.insert(asked.fact, *truth);
        holds(&ready.when, &changed) == Truth::No
    });
    let turned = undoing
        .filter_map(|(asked, truth)| because_of(&study.model, &Asked { truth, ..asked.clone() }, one.subject, lang));
    turned.map(|fact| fact.sentence).collect()
}

/// A condition under given truths.
fn holds(when: &Condition, truths: &BTreeMap<usize, Truth>) -> Truth {
    match when {
        Condition::Fact(fact) => truths.get(fact).copied().unwrap_or(Truth::Unknown),
        Condition::All(parts) => parts.iter().fold(Truth::Yes, |found, part| found.and(holds(part, truths))),
        Condition::Any(parts) => parts.iter().fold(Truth::No, |found, part| found.or(holds(part, truths))),
        Condition::Not(part) => holds(part, truths).not(),
    }
}

fn not_required(study: &Study, measure: usize, bearer: Bearer, lang: Lang) -> Explanation {
    let (library, phrases) = (&study.library, phrases(lang));
    let Some(row) = library.measures.get(measure) else { return Explanation::default() };
    let mut explanation = Explanation {
        title: words::not_required_title(lang, &row.id, row.name.get(lang), &bearer_name(&study.model, bearer, lang)),
        ..Explanation::default()
    };
    if let Some(why) = left_out(study, measure, bearer, lang) {
        explanation.lead.push(why);
        return explanation;
    }
    if let Bearer::Of(subject) = bearer
        && managed_outside(&study.model, subject)
    {
        explanation.lead.push(phrases.outside.to_owned());
        return explanation;
    }
    let blocked = why_not(library, &study.model, &study.analysis, measure, bearer, MOST_BLOCKED + 1);
    if blocked.is_empty() {
        explanation.lead.push(phrases.nothing_could_ask.to_owned());
    }
    let lines = blocked.iter().take(MOST_BLOCKED).filter_map(|one| {
        let incident = library.incidents.get(one.incident)?;
        let facts = one.because.iter().filter_map(|asked| because_of(&study.model, asked, one.subject, lang)).collect();
        let subject = Line {
            text: format!("{} ({})", study.model.name(one.subject, lang), study.model.id(one.subject)),
            under: fact_lines(facts),
            ..Line::default()
        };
        Some(Line {
            lead: incident.id.to_string(),
            text: incident.name.get(lang).to_owned(),
            under: vec![subject],
            ..Line::default()
        })
    });
    let mut lines: Vec<Line> = lines.collect();
    if blocked.len() > MOST_BLOCKED {
        lines.push(Line { text: phrases.and_others.to_owned(), ..Line::default() });
    }
    explanation.parts.extend(travel::would_cut(study, measure, bearer, lang));
    if !lines.is_empty() {
        explanation.parts.push(Part { heading: phrases.would_ask_but.to_owned(), lines });
    }
    explanation
}

fn left_out(study: &Study, measure: usize, bearer: Bearer, lang: Lang) -> Option<String> {
    let row = study.plan.excluded_by(measure, bearer)?;
    let profile = study.library.profile(&study.plan.profile.as_ref()?.key)?;
    let why = profile.rows.get(row)?.why.get(lang);
    Some(words::left_out_by(lang, profile.name.get(lang), why))
}

/// A measure asked about a thing that bears none itself: who bears them for it.
fn asked_elsewhere(study: &Study, measure: usize, subject: Subject, lang: Lang) -> Explanation {
    let phrases = phrases(lang);
    let mut of: Vec<Bearer> =
        ["component", "organization"].into_iter().flat_map(|element| bearers(&study.model, subject, element)).collect();
    of.sort_unstable();
    of.dedup();
    let row = study.library.measures.get(measure);
    let (id, name) = row.map_or(("", ""), |row| (row.id.as_str(), row.name.get(lang)));
    let lines = of.iter().map(|bearer| {
        let standing = study.plan.required_of(measure, *bearer).and_then(|one| one.standing);
        let text =
            if study.plan.required_of(measure, *bearer).is_some() { phrases.required } else { phrases.not_required };
        Line {
            lead: format!("{id}@{}", bearer_id(&study.model, *bearer)),
            text: format!("{} · {text}", bearer_name(&study.model, *bearer, lang)),
            standing,
            ..Line::default()
        }
    });
    Explanation {
        title: words::not_a_bearer_title(lang, id, name, study.model.name(subject, lang)),
        lead: vec![phrases.bearers_explained.to_owned()],
        parts: vec![Part { heading: phrases.bearer.to_owned(), lines: lines.collect() }],
        next: of.iter().map(|bearer| format!("{id}@{}", bearer_id(&study.model, *bearer))).take(1).collect(),
    }
}

pub(super) fn alone(study: &Study, measure: usize, lang: Lang) -> Explanation {
    let (library, phrases) = (&study.library, phrases(lang));
    let Some(row) = library.measures.get(measure) else { return Explanation::default() };
    let of = study.plan.required.iter().filter(|one| one.measure as usize == measure);
    let required = of.clone().map(|one| Line {
        lead: bearer_id(&study.model, one.bearer).to_owned(),
        text: bearer_name(&study.model, one.bearer, lang),
        standing: one.standing,
        aside: words::near_counts(lang, one.established as usize, one.assumed as usize),
        under: Vec::new(),
    });
    let asks = library.incidents.iter().flat_map(|incident| {
        let rows = incident
            .vulnerabilities
            .iter()
            .filter(|one| one.measures.iter().any(|name| library.measure(name) == Some(measure)));
        rows.map(move |one| Line {
            lead: one.row.key.to_string(),
            text: one.name.get(lang).to_owned(),
            aside: words::confidence_aside(lang, view::confidence_word(lang, one.row.confidence)),
            ..Line::default()
        })
    });
    let plain = |text: &str| vec![Line { text: text.to_owned(), ..Line::default() }];
    let parts = vec![
        Part { heading: phrases.required_of.to_owned(), lines: required.collect() },
        Part { heading: phrases.answers_weaknesses.to_owned(), lines: asks.collect() },
        Part { heading: phrases.first_step.to_owned(), lines: plain(row.first_step.get(lang)) },
        Part { heading: phrases.proof.to_owned(), lines: plain(row.proof.get(lang)) },
    ];
    let next = of.take(1).map(|one| format!("{}@{}", row.id, bearer_id(&study.model, one.bearer)));
    let origin = library.source(&row.row.origin).map_or(row.row.origin.as_str(), |source| source.name.get(lang));
    Explanation {
        title: format!("{} · {}", row.id, row.name.get(lang)),
        lead: vec![
            row.statement.get(lang).to_owned(),
            words::row_origin(lang, view::confidence_word(lang, row.row.confidence), origin),
        ],
        parts,
        next: next.collect(),
    }
}
