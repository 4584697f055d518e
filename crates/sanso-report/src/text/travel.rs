//! How incidents travel, on a terminal.

use super::{COLUMNS, heading, quoted, table_row};
use crate::layout::{Page, Style, Tone, fit, width, wrap};
use crate::view::{Cut, Gain, Risk, Route, Step, Travelled, View};
use crate::words::{self, joined, labelled, phrases};
use sanso_core::text::Lang;

const MOST_RISKS: usize = 6;
const MOST_CUTS: usize = 4;

/// What must not happen with its likelihood and how it most likely begins, and how the first of it would happen.
pub(super) fn risks(page: &mut Page, view: &View, style: Style) {
    let phrases = view.phrases();
    page.gap();
    let columns = [4, 27, 25, 24];
    let head = ["", phrases.must_not_happen, phrases.likely, phrases.starts];
    table_row(page, &head, &columns, |line| style.paint(Tone::Head, line));
    if view.travel.risks.is_empty() {
        page.hanging("  ", phrases.no_goals, COLUMNS);
        return;
    }
    for risk in view.travel.risks.iter().take(MOST_RISKS) {
        let likely = match (&risk.likely, risk.nothing) {
            (Some(likely), _) => leveled(view.lang, likely.level.as_ref().map(|(_, name)| name.as_str()), &likely.text),
            (None, nothing) => nothing.map_or(String::new(), |(short, _)| short.to_owned()),
        };
        let rank = format!("{:>2}", risk.rank);
        table_row(page, &[&rank, &risk.goal.1, &likely, &risk.starts], &columns, str::to_owned);
    }
    if view.travel.risks.len() > MOST_RISKS {
        page.line(format!("    {}", words::and_more(view.lang, view.travel.risks.len() - MOST_RISKS)));
    }
    page.hanging("    ", &words::worlds_line(view.lang, view.travel.worlds), COLUMNS);
    let Some((first, route)) = view.travel.risks.first().and_then(|risk| Some((risk, risk.routes.first()?))) else {
        return;
    };
    heading(page, style, &words::how_heading(view.lang, first.rank));
    legs(page, view.lang, route);
}

/// Level and number in columns of their own.
fn leveled(lang: Lang, level: Option<&str>, likely: &str) -> String {
    let columns = match lang {
        Lang::En => 6,
        Lang::Ja => 6,
    };
    level.map_or_else(|| likely.to_owned(), |level| format!("{} {likely}", fit(level, width(level).max(columns))))
}

/// A route at a glance: who begins, then every leg with how it works and what it crosses.
fn legs(page: &mut Page, lang: Lang, route: &Route) {
    page.hanging("  ", &route.attempt.1, COLUMNS);
    for leg in &route.legs {
        let to = format!("→ {}", leg.target.1);
        let reason = if leg.assumed { format!("{} ?", leg.reason) } else { leg.reason.clone() };
        table_row(page, &["", &to, &reason, &leg.crossing], &[2, 28, 32, 18], str::to_owned);
    }
    if route.legs.iter().any(|leg| leg.assumed) {
        page.hanging("  ", words::question_mark(lang), COLUMNS);
    }
}

/// The first of the gains that the plan does not ask for, where it is worth more than the last one shown.
pub(super) fn besides(page: &mut Page, view: &View, style: Style, least: f64) {
    let Some(gain) = view.travel.besides.first().filter(|gain| gain.removes > least) else { return };
    let Gain { measure, name, bearer, text, .. } = gain;
    let told = words::not_required_but(view.lang, &format!("{measure} {name}"), &bearer.1, text);
    for line in wrap(&told, COLUMNS - 4) {
        page.line(format!("    {}", style.paint(Tone::Faint, &line)));
    }
}

/// Every way that was asked for, step by step.
pub fn paths(travel: &Travelled, model: &str, lang: Lang, style: Style) -> String {
    let mut page = Page::default();
    for risk in &travel.risks {
        one(&mut page, risk, lang, style);
    }
    if travel.risks.is_empty() {
        page.hanging("", phrases(lang).no_goals, COLUMNS);
        return page.text;
    }
    page.gap();
    page.hanging("", &words::worlds_line(lang, travel.worlds), COLUMNS);
    if travel.risks.iter().any(|risk| !risk.routes.is_empty()) {
        page.hanging("", words::ways_line(lang), COLUMNS);
    }
    if let Some(cut) = first_cut(travel) {
        let label = style.paint(Tone::Head, phrases(lang).why_command);
        page.line(format!("{label} sanso explain {} {}@{}", quoted(model), cut.measure, cut.bearer.0));
    }
    page.text
}

/// The measure that would cut the first way best.
fn first_cut(travel: &Travelled) -> Option<&Cut> {
    let steps = travel.risks.iter().flat_map(|risk| &risk.routes).flat_map(|route| &route.steps);
    steps.flat_map(|step| &step.cuts).find(|cut| cut.required && cut.met < 1.0)
}

fn one(page: &mut Page, risk: &Risk, lang: Lang, style: Style) {
    heading(page, style, &format!("{} {} · {}", risk.rank, risk.goal.1, risk.at.1));
    match (&risk.likely, risk.nothing) {
        (Some(likely), _) => {
            let text = labelled(lang, phrases(lang).likely, &likely.with_level(lang));
            let before = risk.unanswered.as_ref().map(|before| words::without_answers(lang, before));
            page.hanging("  ", &joined(lang, &[Some(text), before].into_iter().flatten().collect::<Vec<_>>()), COLUMNS);
        }
        (None, Some((_, nothing))) => page.hanging("  ", nothing, COLUMNS),
        (None, None) => {}
    }
    for (number, route) in risk.routes.iter().enumerate() {
        page.gap();
        let title = words::route_heading(lang, number + 1, &route.chance_text);
        page.line(format!("  {}", style.paint(Tone::Head, &title)));
        page.line(format!("    {}", route.attempt.1));
        for leg in &route.legs {
            let steps = route.steps.get(leg.steps.0..leg.steps.1).unwrap_or_default();
            let cells = ["", &format!("→ {}", leg.target.1), &leg.reason, &leg.crossing, &leg.chance_text];
            table_row(page, &cells, &[4, 24, 28, 16, 8], str::to_owned);
            details(page, steps, lang, style);
        }
        if !route.aside.is_empty() {
            let also: Vec<String> = route.aside.iter().map(|step| step.sentence.clone()).collect();
            page.hanging("    ", &labelled(lang, phrases(lang).also_needed, &also.join(" ")), COLUMNS);
        }
    }
    if !risk.complete {
        page.hanging("  ", words::not_complete(lang), COLUMNS);
    }
}

/// Below a leg: which measures cut it, what is assumed, and what the model says that moves it.
fn details(page: &mut Page, steps: &[Step], lang: Lang, style: Style) {
    let phrases = phrases(lang);
    let mut cuts: Vec<&Cut> = steps.iter().flat_map(|step| &step.cuts).collect();
    cuts.sort_by(|one, other| (one.met >= 1.0).cmp(&(other.met >= 1.0)).then(one.left.total_cmp(&other.left)));
    let (mut known, mut named): (Vec<String>, Vec<String>) = Default::default();
    for cut in cuts {
        let lever = format!("{}@{}", cut.measure, cut.bearer.0);
        if !known.contains(&lever) {
            known.push(lever);
            named.push(words::cut_by(lang, &cut.measure, &cut.bearer.0, &cut.text));
        }
    }
    let unsaid: Vec<String> = steps.iter().flat_map(|step| step.unsaid.iter().cloned()).collect();
    let said: Vec<String> = steps.iter().flat_map(|step| &step.said).map(|said| said.path.clone()).collect();
    let parts = [
        (phrases.moved_by, said),
        (phrases.assumed_because, unsaid),
        (phrases.cut_by, named.into_iter().take(MOST_CUTS).collect()),
    ];
    for (label, list) in parts.into_iter().filter(|(_, list)| !list.is_empty()) {
        let text = labelled(lang, label, &joined(lang, &list));
        for line in wrap(&text, COLUMNS - 6) {
            page.line(format!("      {}", style.paint(Tone::Faint, &line)));
        }
    }
}
