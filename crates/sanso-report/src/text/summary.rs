//! The first look: what is worst, why, and what to do next.

use super::travel::{besides, risks};
use super::{COLUMNS, heading, quoted, table_row, takes_away};
use crate::layout::{Page, Style, Tone, cut, fit, width, wrap};
use crate::view::View;
use crate::words::{self, Noun, answered_line, counted, done_line, labelled, more_required, stands_line};
use sanso_core::diag::Severity;
use sanso_core::text::Lang;

const MOST_MEASURES: usize = 5;
const MOST_QUESTIONS: usize = 5;

/// The summary of a study, ending with the commands to run next.
pub fn summary(view: &View, style: Style) -> String {
    let mut page = Page::default();
    title(&mut page, view, style);
    risks(&mut page, view, style);
    hurts(&mut page, view);
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

/// What most of the risk passes through, and how to see more of it.
fn hurts(page: &mut Page, view: &View) {
    if view.hurts.is_empty() {
        return;
    }
    page.gap();
    page.hanging("", &words::hurts_line(view.lang, &view.hurts), COLUMNS);
    page.line(format!("  sanso critical {}", quoted(&view.model)));
}

fn measures(page: &mut Page, view: &View, style: Style) {
    let phrases = view.phrases();
    let columns = [4, 11, 24, 16, 16, 9];
    page.gap();
    let head = ["", phrases.do_first, phrases.bearer, phrases.takes_away, phrases.effort];
    table_row(page, &head, &[4, 35, 16, 16, 9], |line| style.paint(Tone::Head, line));
    if view.measures.is_empty() {
        page.line(format!("  {}", phrases.nothing_required));
        return;
    }
    for one in view.measures.iter().take(MOST_MEASURES) {
        let rank = format!("{:>2}", one.rank);
        let effort = one.effort.as_deref().unwrap_or_default();
        let cells = [&rank, &one.id, &one.name, &one.bearer.1, &takes_away(view, one), effort];
        table_row(page, &cells, &columns, str::to_owned);
        for line in wrap(&one.first_step, COLUMNS - 15) {
            page.line(format!("{}{}", " ".repeat(15), style.paint(Tone::Faint, &line)));
        }
    }
    let shown = view.measures.iter().take(MOST_MEASURES);
    let least = shown.filter_map(|one| one.gain.as_ref()).map(|gain| gain.removes).fold(1.0, f64::min);
    besides(page, view, style, least);
    let rest = view.required.saturating_sub(MOST_MEASURES);
    if rest > 0 {
        page.line(format!("    {}", more_required(view.lang, rest, &quoted(&view.model))));
    }
    if view.measures.iter().any(|one| one.gain.is_some()) {
        let off = view.measures.iter().take(MOST_MEASURES).any(|one| one.gain.is_none());
        page.hanging("    ", &words::takes_away_line(view.lang, off), COLUMNS);
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
    table_row(page, &[phrases.ask_next, phrases.settles], &[COLUMNS - 13, 13], |line| style.paint(Tone::Head, line));
    for one in view.questions.iter().take(MOST_QUESTIONS) {
        table_row(page, &["", &one.text, &one.settles.to_string()], &[2, COLUMNS - 15, 13], str::to_owned);
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
    if view.travel.risks.iter().any(|risk| risk.likely.is_some()) {
        commands.push((phrases.paths_command, format!("sanso paths {model}")));
    }
    if let Some(first) = view.measures.first() {
        commands.push((phrases.why_command, format!("sanso explain {model} {}@{}", first.id, first.bearer.0)));
    }
    let indent = commands.iter().map(|(label, _)| width(label)).max().unwrap_or(0) + 1;
    for (label, command) in commands {
        page.line(format!("{}{command}", style.paint(Tone::Head, &fit(label, indent))));
    }
}
