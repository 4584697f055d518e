//! The first look: what is worst, why, and what to do next.

use super::{COLUMNS, heading, quoted, standing, standing_columns};
use crate::layout::{Page, Style, Tone, cut, fit, width, wrap};
use crate::view::{Goal, View};
use crate::words::{
    Noun, answered_line, counted, done_line, labelled, more_near, more_required, near_counts, near_heading, stands_line,
};
use sanso_core::diag::Severity;
use sanso_core::text::Lang;

const MOST_GOALS: usize = 6;
const MOST_NEAR: usize = 5;
const MOST_MEASURES: usize = 5;
const MOST_QUESTIONS: usize = 5;

/// The summary of a study, ending with the commands to run next.
pub fn summary(view: &View, style: Style) -> String {
    let mut page = Page::default();
    title(&mut page, view, style);
    goals(&mut page, view, style);
    measures(&mut page, view, style);
    questions(&mut page, view, style);
    noticed(&mut page, view, style);
    commands(&mut page, view, style);
    page.text
}

fn title(page: &mut Page, view: &View, style: Style) {
    let title = &view.title;
    let joint = match view.lang {
        Lang::En => ", ",
        Lang::Ja => "・",
    };
    let counts = title.counts.join(joint);
    let content = format!("{} {}", view.phrases().content, title.content);
    let line = format!("{} · {counts} · {content}", title.name);
    if width(&line) <= COLUMNS {
        page.line(format!("{} · {counts} · {content}", style.paint(Tone::Head, &title.name)));
    } else {
        page.line(style.paint(Tone::Head, &cut(&title.name, COLUMNS)));
        page.line(format!("{counts} · {content}"));
    }
    for line in stands_line(view.lang, title) {
        page.line(line);
    }
    if let Some(assessed) = &view.assessed {
        page.hanging("", &answered_line(view.lang, assessed), COLUMNS);
        page.line(done_line(view.lang, assessed));
    }
}

fn goals(page: &mut Page, view: &View, style: Style) {
    let phrases = view.phrases();
    page.gap();
    let columns = [4, 34, 29, 13];
    table_row(
        page,
        &["", phrases.must_not_happen, phrases.effect, phrases.near_it],
        &columns,
        |line| style.paint(Tone::Head, line),
        0,
    );
    if view.goals.is_empty() {
        page.hanging("  ", phrases.no_goals, COLUMNS);
        return;
    }
    for (number, goal) in view.goals.iter().take(MOST_GOALS).enumerate() {
        let near = near_counts(view.lang, goal.established, goal.assumed);
        table_row(
            page,
            &[&format!("{:>2}", number + 1), &goal.name, &effect(view.lang, goal), &near],
            &columns,
            str::to_owned,
            0,
        );
    }
    if let Some(first) = view.goals.first().filter(|goal| !goal.near.is_empty()) {
        near(page, view, first, style);
    }
}

/// One row of a table; cells that are too long go on in further lines.
fn table_row(page: &mut Page, cells: &[&str], columns: &[usize], paint: impl Fn(&str) -> String, indent: usize) {
    let wrapped: Vec<Vec<String>> =
        cells.iter().zip(columns).map(|(cell, columns)| wrap(cell, columns.saturating_sub(1))).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for number in 0..height {
        let cells = wrapped
            .iter()
            .zip(columns)
            .map(|(lines, columns)| fit(lines.get(number).map_or("", String::as_str), *columns));
        let line = format!("{}{}", " ".repeat(indent), cells.collect::<String>());
        page.line(paint(line.trim_end()));
    }
}

/// Kind of effect and the worse of its two levels.
fn effect(lang: Lang, goal: &Goal) -> String {
    let worst = [goal.recovery, goal.economic].into_iter().flatten().max_by_key(|(level, _)| *level);
    match (worst, lang) {
        (Some((_, word)), Lang::En) => format!("{}, {word}", goal.kind),
        (Some((_, word)), Lang::Ja) => format!("{}（{word}）", goal.kind),
        (None, _) => goal.kind.to_owned(),
    }
}

fn near(page: &mut Page, view: &View, goal: &Goal, style: Style) {
    let (id, at) = &goal.at;
    heading(page, style, &near_heading(view.lang, at));
    for one in goal.near.iter().take(MOST_NEAR) {
        let lead = format!("  {} {}", standing(style, view.lang, one.standing), fit(&one.incident, 8));
        let text = if one.subject == *id { one.name.clone() } else { format!("{} · {}", one.name, one.subject_name) };
        let indent = 2 + standing_columns(view.lang) + 1 + 8;
        for (number, line) in wrap(&text, COLUMNS - indent).iter().enumerate() {
            page.line(if number == 0 { format!("{lead}{line}") } else { format!("{}{line}", " ".repeat(indent)) });
        }
    }
    if goal.near.len() > MOST_NEAR {
        page.line(format!("  {}", more_near(view.lang, goal.near.len() - MOST_NEAR)));
    }
    page.hanging("  ", view.phrases().near_explained, COLUMNS);
}

fn measures(page: &mut Page, view: &View, style: Style) {
    let phrases = view.phrases();
    let columns = [4, 11, 31, 21, 13];
    page.gap();
    table_row(
        page,
        &["", phrases.do_first, phrases.bearer, phrases.answers_incidents],
        &[4, 42, 21, 13],
        |line| style.paint(Tone::Head, line),
        0,
    );
    if view.measures.is_empty() {
        page.line(format!("  {}", phrases.nothing_required));
        return;
    }
    for one in view.measures.iter().take(MOST_MEASURES) {
        let incidents = near_counts(view.lang, one.established as usize, one.assumed as usize);
        table_row(
            page,
            &[&format!("{:>2}", one.rank), &one.id, &one.name, &one.bearer.1, &incidents],
            &columns,
            str::to_owned,
            0,
        );
        for line in wrap(&one.first_step, COLUMNS - 15) {
            page.line(format!("{}{}", " ".repeat(15), style.paint(Tone::Faint, &line)));
        }
    }
    let rest = view.required.saturating_sub(MOST_MEASURES);
    if rest > 0 {
        page.line(format!("    {}", more_required(view.lang, rest, &quoted(&view.model))));
    }
}

fn questions(page: &mut Page, view: &View, style: Style) {
    let phrases = view.phrases();
    if view.questions.is_empty() {
        heading(page, style, phrases.ask_next);
        page.line(format!("  {}", phrases.no_questions));
        return;
    }
    page.gap();
    table_row(page, &[phrases.ask_next, phrases.settles], &[COLUMNS - 13, 13], |line| style.paint(Tone::Head, line), 0);
    for one in view.questions.iter().take(MOST_QUESTIONS) {
        table_row(page, &["", &one.text, &one.settles.to_string()], &[2, COLUMNS - 15, 13], str::to_owned, 0);
        page.line(format!(
            "    {}",
            style.paint(Tone::Faint, &cut(&format!("{}: {}", one.path, one.values), COLUMNS - 4))
        ));
    }
}

fn noticed(page: &mut Page, view: &View, style: Style) {
    let count = |severity| view.notes.iter().filter(|note| note.severity == severity).count();
    let parts = [(Severity::Error, Noun::Error), (Severity::Warning, Noun::Warning), (Severity::Advice, Noun::Advice)];
    let told: Vec<String> = parts
        .into_iter()
        .map(|(severity, noun)| (count(severity), noun))
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| counted(view.lang, number, noun))
        .collect();
    if !told.is_empty() {
        heading(
            page,
            style,
            &labelled(
                view.lang,
                view.phrases().notes_on_input,
                &told.join(if view.lang == Lang::Ja { "、" } else { ", " }),
            ),
        );
        page.line(format!("  sanso check {}", quoted(&view.model)));
    }
}

fn commands(page: &mut Page, view: &View, style: Style) {
    let phrases = view.phrases();
    let model = quoted(&view.model);
    page.gap();
    let mut commands = vec![(phrases.report_command, format!("sanso analyze {model} --format html --out report.html"))];
    if let Some(first) = view.measures.first() {
        commands.push((phrases.why_command, format!("sanso explain {model} {}@{}", first.id, first.bearer.0)));
    }
    let indent = commands.iter().map(|(label, _)| width(label)).max().unwrap_or(0) + 1;
    for (label, command) in commands {
        page.line(format!("{}{command}", style.paint(Tone::Head, &fit(label, indent))));
    }
}
