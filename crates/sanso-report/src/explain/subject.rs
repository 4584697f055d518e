//! Everything known about one modelled thing.

use sanso_core::analysis::{Standings, ask, managed_outside};
use sanso_core::facts::FACTS;
use sanso_core::model::{Model, Subject, Value};
use sanso_core::plan::Bearer;
use sanso_core::study::Study;
use sanso_core::text::Lang;

use super::{Explanation, Line, Part, fact_lines, travel};
use crate::view::{self, because_of, path};
use crate::words::{self, phrases};

/// At most this many measures are listed; the plan holds all of them.
const MOST_MEASURES: usize = 10;

pub(super) fn alone(study: &Study, subject: Subject, lang: Lang) -> Explanation {
    let (model, phrases) = (&study.model, phrases(lang));
    let mut lead = vec![words::declared(
        lang,
        model.section(subject).label.get(lang),
        &path(model, subject),
        &model.sources.show_line(model.place(subject)),
    )];
    for (label, of) in [
        (phrases.managed_by, model.manager(subject)),
        (phrases.stands_in, model.zone(subject)),
        (phrases.belongs_to, model.system(subject)),
    ] {
        if let Some(of) = of.filter(|of| *of != subject) {
            // A full-width colon is followed by no space.
            let joint = if lang == Lang::Ja { "" } else { " " };
            lead.push(format!("{label}{joint}{} ({})", model.name(of, lang), model.id(of)));
        }
    }
    if managed_outside(model, subject) {
        lead.push(phrases.outside.to_owned());
    }
    let standings: Vec<Standings> =
        study.analysis.standing.iter().filter(|one| one.subject == subject).copied().collect();
    let incidents = standings.iter().filter_map(|one| {
        let row = study.library.incidents.get(one.incident as usize)?;
        Some(Line {
            lead: row.id.to_string(),
            text: row.name.get(lang).to_owned(),
            standing: Some(one.standing),
            ..Line::default()
        })
    });
    let facts = FACTS.iter().enumerate().filter(|(_, fact)| fact.about.contains(&model.kind(subject)));
    let facts = facts.filter_map(|(number, _)| because_of(model, &ask(model, number, subject)?, subject, lang));
    let open = study.plan.questions.iter().enumerate().filter(|(_, one)| one.subject == subject);
    let open = open.map(|(at, one)| view::question(study, at, one, lang)).map(|one| Line {
        text: one.text,
        aside: format!("{} = {}", one.path, one.values),
        ..Line::default()
    });
    let on_ways = travel::goal(study, subject, lang);
    lead.extend(on_ways.iter().map(|(likely, _)| likely.clone()));
    let on_ways = on_ways.map(|(_, parts)| parts).unwrap_or_default();
    let parts = [
        Part { heading: phrases.stands_here.to_owned(), lines: incidents.collect() },
        Part { heading: phrases.required_of_it.to_owned(), lines: measures(study, subject, lang) },
        Part { heading: phrases.questions.to_owned(), lines: open.collect() },
        Part { heading: phrases.facts_of_it.to_owned(), lines: fact_lines(facts.collect()) },
        Part { heading: phrases.said_of_it.to_owned(), lines: said(model, subject, lang) },
    ];
    let first = standings.first().and_then(|one| study.library.incidents.get(one.incident as usize));
    Explanation {
        title: format!("{} ({})", model.name(subject, lang), model.id(subject)),
        lead,
        parts: on_ways.into_iter().chain(parts).filter(|part| !part.lines.is_empty()).collect(),
        next: first.map(|row| format!("{}@{}", row.id, model.id(subject))).into_iter().collect(),
    }
}

fn measures(study: &Study, subject: Subject, lang: Lang) -> Vec<Line> {
    let here = study.plan.required.iter().enumerate().filter(|(_, one)| one.bearer == Bearer::Of(subject));
    let all = here.clone().count();
    let shown = here.take(MOST_MEASURES).filter_map(|(at, one)| view::measure(study, at, one, lang));
    let mut lines: Vec<Line> = shown
        .map(|one| Line {
            lead: one.id,
            text: one.name,
            standing: one.standing,
            aside: words::near_counts(lang, one.established as usize, one.assumed as usize),
            under: Vec::new(),
        })
        .collect();
    if all > MOST_MEASURES {
        lines.push(Line { text: words::and_more(lang, all - MOST_MEASURES), ..Line::default() });
    }
    lines
}

/// What the model says of a subject, as written: attribute and place.
fn said(model: &Model, subject: Subject, lang: Lang) -> Vec<Line> {
    let line = |stated: &sanso_core::model::Stated| {
        let value = match stated.value {
            Value::Truth(truth) => truth.to_string(),
            Value::Word(_) => {
                model.word(subject, stated.attr).map_or(String::new(), |word| word.label.get(lang).to_owned())
            }
            Value::Words(_) => model
                .words(subject, stated.attr)
                .unwrap_or_default()
                .iter()
                .map(|word| word.label.get(lang))
                .collect::<Vec<_>>()
                .join(", "),
            Value::Level(level) => words::level_word(lang, level).to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Minutes(minutes) => words::span(lang, minutes),
            Value::Text(_) => model.text(subject, stated.attr).unwrap_or_default().to_owned(),
            Value::Texts(_) => model
                .texts(subject, stated.attr)
                .unwrap_or_default()
                .iter()
                .map(|text| text.to_string())
                .collect::<Vec<_>>()
                .join(", "),
            Value::Name(_) => {
                model.display(subject, stated.attr).map(|name| name.get(lang).to_owned()).unwrap_or_default()
            }
            Value::Ref(_) | Value::Refs(_) => {
                model.targets(subject, stated.attr).map(|target| model.id(target)).collect::<Vec<_>>().join(", ")
            }
            Value::DataState(_) => model
                .data_state(subject, stated.attr)
                .unwrap_or_default()
                .iter()
                .map(|(_, text)| text.to_string())
                .collect::<Vec<_>>()
                .join(", "),
        };
        let value = if value.is_empty() { "[]".to_owned() } else { value };
        Line {
            lead: stated.attr.key().to_owned(),
            text: value,
            aside: model.sources.show_line(stated.place),
            ..Line::default()
        }
    };
    model.said(subject).iter().map(line).collect()
}
