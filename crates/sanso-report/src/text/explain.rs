//! An explanation on a terminal.

use super::{COLUMNS, heading, quoted, standing};
use crate::explain::{Explanation, Line};
use crate::layout::{Page, Style, Tone, fit, width, wrap};
use crate::words::phrases;
use sanso_core::text::Lang;

/// The explanation, ending with the command to run next.
pub fn explanation(explanation: &Explanation, model: &str, lang: Lang, style: Style) -> String {
    let mut page = Page::default();
    for line in wrap(&explanation.title, COLUMNS) {
        page.line(style.paint(Tone::Head, &line));
    }
    for text in &explanation.lead {
        page.hanging("  ", text, COLUMNS);
    }
    for part in explanation.parts.iter().filter(|part| !part.lines.is_empty()) {
        heading(&mut page, style, &part.heading);
        let lead = part.lines.iter().map(|line| width(&line.lead)).max().unwrap_or(0);
        for line in &part.lines {
            write(&mut page, line, 2, lead.min(24), (lang, style));
        }
    }
    if let Some(next) = explanation.next.first() {
        page.gap();
        page.line(format!(
            "{} sanso explain {} {next}",
            style.paint(Tone::Head, phrases(lang).why_command),
            quoted(model)
        ));
    }
    page.text
}

/// What stands at the end of a line, below it: in one line where it fits, else wrapped.
fn below_text(page: &mut Page, line: &Line, tail: &str, indent: usize, style: Style) {
    let room = COLUMNS.saturating_sub(indent).max(20);
    if line.standing.is_some() || width(&line.aside) <= room {
        page.line(format!("{}{tail}", " ".repeat(indent)));
        return;
    }
    for part in wrap(&line.aside, room) {
        page.line(format!("{}{}", " ".repeat(indent), style.paint(Tone::Faint, &part)));
    }
}

/// One line: lead, text, and at its end how it stands or where it is said, on a line of its own where it does not fit.
fn write(page: &mut Page, line: &Line, indent: usize, lead_width: usize, how: (Lang, Style)) {
    let (lang, style) = how;
    let lead = match line.lead.is_empty() {
        true => " ".repeat(indent),
        false => format!("{}{}  ", " ".repeat(indent), fit(&line.lead, lead_width.max(width(&line.lead)))),
    };
    let tail = [
        line.standing.map(|how| standing(style, lang, how).trim_end().to_owned()),
        (!line.aside.is_empty()).then(|| style.paint(Tone::Faint, &line.aside)),
    ];
    let plain: usize = line.standing.map_or(0, |how| width(crate::view::standing_word(lang, how)) + 2)
        + if line.aside.is_empty() { 0 } else { width(&line.aside) + 2 };
    let tail = tail.into_iter().flatten().collect::<Vec<_>>().join("  ");
    let lines = wrap(&line.text, COLUMNS.saturating_sub(width(&lead)).max(20));
    let last = lines.len().saturating_sub(1);
    for (number, text) in lines.iter().enumerate() {
        let before = if number == 0 { lead.clone() } else { " ".repeat(width(&lead)) };
        let used = width(&before) + width(text);
        if number == last && !tail.is_empty() && used + plain <= COLUMNS {
            page.line(format!("{before}{text}  {tail}"));
        } else {
            page.line(format!("{before}{text}"));
            if number == last && !tail.is_empty() {
                below_text(page, line, &tail, width(&lead), style);
            }
        }
    }
    let below = line.under.iter().map(|under| width(&under.lead)).max().unwrap_or(0);
    for under in &line.under {
        write(page, under, width(&lead).min(indent + 10).max(indent + 2), below, how);
    }
}
