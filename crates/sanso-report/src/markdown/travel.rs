//! How incidents travel, as Markdown.

use super::{Markdown, code, escaped};
use crate::view::{Cut, Risk, Route, Step, Travelled};
use crate::words::{self, labelled, phrases};
use sanso_core::text::Lang;

/// The ways alone.
pub fn paths(travel: &Travelled, lang: Lang) -> String {
    let mut out = Markdown::default();
    out.heading(1, phrases(lang).paths);
    risks(&mut out, travel, lang);
    out.text
}

/// Every risk with the ways to it, each a numbered list of steps.
pub(super) fn risks(out: &mut Markdown, travel: &Travelled, lang: Lang) {
    out.paragraph(&words::worlds_line(lang, travel.worlds));
    for risk in &travel.risks {
        out.heading(3, &format!("{} {}", risk.rank, risk.goal.1));
        told(out, risk, lang);
        for (route, number) in risk.routes.iter().zip(1..) {
            self::route(out, route, &words::route_heading(lang, number, &route.chance_text), lang);
        }
    }
}

fn told(out: &mut Markdown, risk: &Risk, lang: Lang) {
    match (&risk.likely, risk.nothing) {
        (Some(likely), _) => {
            let text = labelled(lang, phrases(lang).likely, &likely.with_level(lang));
            let before = risk.unanswered.as_ref().map(|before| words::without_answers(lang, before));
            out.paragraph(&words::joined(lang, &[Some(text), before].into_iter().flatten().collect::<Vec<_>>()));
        }
        (None, nothing) => out.paragraph(nothing.map_or("", |(_, sentence)| sentence)),
    }
    if !risk.complete {
        out.paragraph(words::not_complete(lang));
    }
}

fn route(out: &mut Markdown, route: &Route, title: &str, lang: Lang) {
    out.paragraph(&format!("{title}: {}", route.attempt.1));
    for step in route.steps.iter() {
        self::step(out, step, lang);
    }
    if !route.aside.is_empty() {
        let also: Vec<String> = route.aside.iter().map(|step| step.sentence.clone()).collect();
        out.item(0, &escaped(&labelled(lang, phrases(lang).also_needed, &also.join(" "))));
    }
    out.text.push('\n');
}

fn step(out: &mut Markdown, step: &Step, lang: Lang) {
    let phrases = phrases(lang);
    let crossing: Vec<&str> = step.crossings.iter().map(|one| one.text.as_str()).collect();
    let crossing = if crossing.is_empty() { String::new() } else { format!(" · *{}*", escaped(&crossing.join(", "))) };
    let sentence = format!("**{}** {} ({})", escaped(&step.sentence), escaped(&step.reason), step.chance_text);
    out.item(0, &format!("{sentence}{crossing}"));
    let cut = |cut: &Cut| {
        format!("{} {} ({})", code(&format!("{}@{}", cut.measure, cut.bearer.0)), escaped(&cut.name), cut.text)
    };
    let parts = [
        (phrases.assumed_because, step.unsaid.iter().map(|path| code(path)).collect::<Vec<_>>()),
        (
            phrases.moved_by,
            step.said.iter().map(|said| format!("{} {}", code(&said.path), code(&said.place))).collect(),
        ),
        (phrases.cut_by, step.cuts.iter().map(cut).collect()),
        (phrases.techniques, step.techniques.clone()),
    ];
    for (label, list) in parts.into_iter().filter(|(_, list)| !list.is_empty()) {
        out.item(1, &labelled(lang, label, &words::joined(lang, &list)));
    }
}
