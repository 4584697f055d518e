//! Why an incident stands on a subject, and why it does not.

use sanso_core::analysis::{Standing, managed_outside};
use sanso_core::facts::Truth;
use sanso_core::model::{Kind, Subject};
use sanso_core::plan::bearers;
use sanso_core::study::Study;
use sanso_core::text::Lang;

use super::{Explanation, Line, Part, fact_lines};
use crate::view::{self, bearer_id, bearer_name, because};
use crate::words::{self, phrases};

pub(super) fn on_subject(study: &Study, incident: usize, subject: Subject, lang: Lang) -> Explanation {
    let Some(row) = study.library.incidents.get(incident) else { return Explanation::default() };
    let phrases = phrases(lang);
    let name = study.model.name(subject, lang);
    let fits = study.analysis.ready_of(incident).is_some_and(|ready| ready.about.contains(&study.model.kind(subject)));
    if !fits {
        let kinds: Vec<&str> = row
            .about
            .iter()
            .filter_map(|word| Kind::ALL.into_iter().find(|kind| kind.section().one == word))
            .map(|kind| kind.section().label.get(lang))
            .collect();
        let lead = words::asked_only_of(lang, &kinds, study.model.section(subject).label.get(lang));
        return Explanation {
            title: words::does_not_stand_title(lang, &row.id, row.name.get(lang), name),
            lead: vec![lead],
            ..Explanation::default()
        };
    }
    if managed_outside(&study.model, subject) {
        let title = words::does_not_stand_title(lang, &row.id, row.name.get(lang), name);
        return Explanation { title, lead: vec![phrases.outside.to_owned()], ..Explanation::default() };
    }
    let facts = because(study, incident, subject, lang);
    match study.analysis.standing_of(incident, subject) {
        Some(standing) => stands(study, incident, subject, standing, lang),
        None => Explanation {
            title: words::does_not_stand_title(lang, &row.id, row.name.get(lang), name),
            lead: vec![row.harm.get(lang).to_owned()],
            parts: vec![Part {
                heading: phrases.because.to_owned(),
                lines: fact_lines(facts.into_iter().filter(|fact| fact.truth != Truth::Unknown).collect()),
            }],
            next: Vec::new(),
        },
    }
}

fn stands(study: &Study, incident: usize, subject: Subject, standing: Standing, lang: Lang) -> Explanation {
    let Some(row) = study.library.incidents.get(incident) else { return Explanation::default() };
    let phrases = phrases(lang);
    let mut parts =
        vec![Part { heading: phrases.because.to_owned(), lines: fact_lines(because(study, incident, subject, lang)) }];
    let decides = study.plan.questions.iter().enumerate().filter(|(_, question)| {
        question
            .settles
            .iter()
            .filter_map(|at| study.analysis.standing.get(*at as usize))
            .any(|one| one.incident as usize == incident && one.subject == subject)
    });
    let questions: Vec<Line> = decides
        .map(|(at, one)| view::question(study, at, one, lang))
        .map(|question| Line {
            text: question.text,
            aside: format!("{} = {}", question.path, question.values),
            ..Line::default()
        })
        .collect();
    if !questions.is_empty() {
        parts.push(Part { heading: phrases.settled_by.to_owned(), lines: questions });
    }
    let threats =
        row.threats.iter().map(|key| study.library.threat(key).map_or(key.as_str(), |threat| threat.name.get(lang)));
    parts.push(Part {
        heading: phrases.threats.to_owned(),
        lines: threats.map(|text| Line { text: text.to_owned(), ..Line::default() }).collect(),
    });
    let vulnerabilities = row.vulnerabilities.iter().map(|one| {
        let of: Vec<String> = bearers(&study.model, subject, &one.element)
            .iter()
            .map(|bearer| bearer_name(&study.model, *bearer, lang))
            .collect();
        let asked = Line { text: words::asks_of(lang, &one.measures, &of), ..Line::default() };
        let (lead, text) = (one.row.key.to_string(), one.name.get(lang).to_owned());
        Line { lead, text, under: vec![asked], ..Line::default() }
    });
    parts.push(Part { heading: phrases.vulnerabilities.to_owned(), lines: vulnerabilities.collect() });
    let first = row.vulnerabilities.first().and_then(|one| {
        let measure = study.library.measures.get(study.library.measure(one.measures.first()?)?)?;
        let bearer = bearers(&study.model, subject, &one.element).first().copied()?;
        Some(format!("{}@{}", measure.id, bearer_id(&study.model, bearer)))
    });
    let origin = study.library.source(&row.row.origin).map_or(row.row.origin.as_str(), |source| source.name.get(lang));
    Explanation {
        title: words::stands_title(
            lang,
            &row.id,
            row.name.get(lang),
            study.model.name(subject, lang),
            view::standing_word(lang, standing),
        ),
        lead: vec![
            row.harm.get(lang).to_owned(),
            words::row_origin(lang, view::confidence_word(lang, row.row.confidence), origin),
        ],
        parts,
        next: first.into_iter().collect(),
    }
}

pub(super) fn alone(study: &Study, incident: usize, lang: Lang) -> Explanation {
    let Some(shown) = view::incident(study, incident, lang) else { return Explanation::default() };
    let Some(row) = study.library.incidents.get(incident) else { return Explanation::default() };
    let phrases = phrases(lang);
    let lines = shown.stands.iter().map(|(one, _)| Line {
        lead: one.subject.clone(),
        text: one.subject_name.clone(),
        standing: Some(one.standing),
        aside: one.place.clone(),
        under: Vec::new(),
    });
    let vulnerabilities = row.vulnerabilities.iter().map(|one| Line {
        lead: one.row.key.to_string(),
        text: one.name.get(lang).to_owned(),
        aside: one.measures.join(" "),
        ..Line::default()
    });
    let mut stands: Vec<Line> = lines.collect();
    if stands.is_empty() {
        stands.push(Line { text: phrases.nothing_stands.to_owned(), ..Line::default() });
    }
    let condition = Line { text: condition(&row.when, lang), ..Line::default() };
    let threats = shown.threats.iter().map(|text| Line { text: text.clone(), ..Line::default() });
    let next = shown.stands.first().map(|(one, _)| format!("{}@{}", shown.id, one.subject));
    Explanation {
        title: format!("{} · {}", shown.id, shown.name),
        lead: vec![shown.harm.clone(), words::row_origin(lang, shown.confidence, &shown.origin)],
        parts: vec![
            Part { heading: phrases.asked_when.to_owned(), lines: vec![condition] },
            Part { heading: phrases.stands_on.to_owned(), lines: stands },
            Part { heading: phrases.threats.to_owned(), lines: threats.collect() },
            Part { heading: phrases.vulnerabilities.to_owned(), lines: vulnerabilities.collect() },
        ],
        next: next.into_iter().collect(),
    }
}

/// A condition in words: the sentences of its facts, joined.
fn condition(when: &sanso_core::content::When, lang: Lang) -> String {
    use sanso_core::content::When;
    let fact = |name: &str, holds: bool| {
        let known = sanso_core::facts::number(name).and_then(|at| sanso_core::facts::FACTS.get(at));
        known.map_or(name.to_owned(), |fact| {
            if holds { fact.holds } else { fact.fails }.get(lang).replace("{}", words::the_subject(lang))
        })
    };
    match when {
        When::Fact(name) => fact(name, true),
        When::Not(part) => match &**part {
            When::Fact(name) => fact(name, false),
            other => words::not(lang, &condition(other, lang)),
        },
        When::All(parts) => parts.iter().map(|part| condition(part, lang)).collect::<Vec<_>>().join(words::and(lang)),
        When::Any(parts) => words::either(lang, &parts.iter().map(|part| condition(part, lang)).collect::<Vec<_>>()),
    }
}
