//! What a fact says of a subject, and what it rests on.

use sanso_core::analysis::{Asked, ask};
use sanso_core::facts::{FACTS, Truth};
use sanso_core::model::Subject;
use sanso_core::study::Study;
use sanso_core::text::Lang;

use super::{Explanation, Line, Part, mark};
use crate::view::{because_of, looked, standing_word};
use crate::words::{self, phrases};

pub(super) fn on_subject(study: &Study, fact: usize, subject: Subject, lang: Lang) -> Explanation {
    let (Some(known), model, phrases) = (FACTS.get(fact), &study.model, phrases(lang)) else {
        return Explanation::default();
    };
    if !known.about.contains(&model.kind(subject)) {
        let kinds: Vec<&str> = known.about.iter().map(|kind| kind.section().label.get(lang)).collect();
        let lead = words::asked_only_of(lang, &kinds, model.section(subject).label.get(lang));
        return Explanation {
            title: format!("{} · {}", known.name, model.name(subject, lang)),
            lead: vec![lead],
            ..Explanation::default()
        };
    }
    let Some(asked) = ask(model, fact, subject) else { return Explanation::default() };
    let sentence = because_of(model, &asked, subject, lang).map(|fact| fact.sentence).unwrap_or_default();
    let notes = asked.notes.iter().map(|note| {
        let looked = looked(model, note);
        let aside = looked.at.unwrap_or_else(|| phrases.unsaid.to_owned());
        Line { lead: mark(note.truth).to_owned(), text: looked.path, aside, ..Line::default() }
    });
    let mut parts = vec![Part { heading: phrases.looked_at.to_owned(), lines: notes.collect() }];
    parts.push(used_by(study, fact, Some(subject), lang));
    Explanation {
        title: format!("{} {} · {sentence}", mark(asked.truth), known.name), parts, ..Explanation::default()
    }
}

pub(super) fn alone(study: &Study, fact: usize, lang: Lang) -> Explanation {
    let (Some(known), phrases) = (FACTS.get(fact), phrases(lang)) else { return Explanation::default() };
    let subjects = || known.about.iter().flat_map(|kind| study.model.of_kind(*kind));
    let of = |truth| {
        let found = subjects()
            .filter_map(|subject| Some((subject, ask(&study.model, fact, subject)?)))
            .filter(|(_, asked)| asked.truth == truth);
        found.map(|(subject, asked)| line(study, subject, &asked, lang)).collect::<Vec<Line>>()
    };
    let part = |heading: &str, truth| Part { heading: heading.to_owned(), lines: of(truth) };
    let kinds: Vec<&str> = known.about.iter().map(|kind| kind.section().label.get(lang)).collect();
    let the = words::the_subject(lang);
    Explanation {
        title: format!("{} · {}", known.name, known.holds.get(lang).replace("{}", the)),
        lead: vec![words::asked_of(lang, &kinds)],
        parts: vec![
            part(phrases.holds_for, Truth::Yes),
            part(phrases.open_for, Truth::Unknown),
            part(phrases.fails_for, Truth::No),
            used_by(study, fact, None, lang),
        ],
        next: subjects().take(1).map(|subject| format!("{}@{}", known.name, study.model.id(subject))).collect(),
    }
}

fn line(study: &Study, subject: Subject, asked: &Asked, lang: Lang) -> Line {
    Line {
        lead: mark(asked.truth).to_owned(),
        text: format!("{} ({})", study.model.name(subject, lang), study.model.id(subject)),
        aside: study.model.sources.show_line(study.model.place(subject)),
        ..Line::default()
    }
}

fn used_by(study: &Study, fact: usize, subject: Option<Subject>, lang: Lang) -> Part {
    let users = study.analysis.ready.iter().filter(|ready| ready.when.facts().contains(&fact));
    let fitting = users.filter(|ready| subject.is_none_or(|subject| ready.about.contains(&study.model.kind(subject))));
    let lines = fitting.filter_map(|ready| {
        let row = study.library.incidents.get(ready.incident as usize)?;
        let standing = subject.and_then(|subject| study.analysis.standing_of(ready.incident as usize, subject));
        let aside = match (subject, standing) {
            (Some(_), None) => phrases(lang).does_not_stand.to_owned(),
            (_, Some(standing)) => standing_word(lang, standing).to_owned(),
            (None, None) => String::new(),
        };
        Some(Line { lead: row.id.to_string(), text: row.name.get(lang).to_owned(), aside, ..Line::default() })
    });
    Part { heading: phrases(lang).used_by.to_owned(), lines: lines.collect() }
}
