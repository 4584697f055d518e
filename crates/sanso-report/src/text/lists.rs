//! Complete lists on a terminal: incidents, the plan, questions.

use super::{COLUMNS, heading, quoted, standing};
use crate::layout::{Page, Style, Tone, cut, fit, wrap};
use crate::view::View;
use crate::words::{labelled, layer_heading, measures_of, on_subjects};

/// Every incident that stands, by layer.
pub fn incidents(view: &View, style: Style) -> String {
    let mut page = Page::default();
    for layer in &view.layers {
        heading(&mut page, style, &layer_heading(view.lang, &layer.id, &layer.name));
        if layer.incidents.is_empty() {
            page.line(format!("  {}", view.phrases().nothing_stands));
        }
        for one in &layer.incidents {
            page.hanging(&format!("  {} ", fit(&one.id, 7)), &one.name, COLUMNS);
            for (stands, _) in &one.stands {
                let subject = format!("{} ({})", stands.subject_name, stands.subject);
                page.line(format!(
                    "          {} {} {}",
                    standing(style, view.lang, stands.standing),
                    fit(&subject, 36),
                    style.paint(Tone::Faint, &cut(&stands.place, 20))
                ));
            }
        }
    }
    let first = view.layers.iter().flat_map(|layer| &layer.incidents).next();
    if let Some((first, (stands, _))) = first.and_then(|one| Some((one, one.stands.first()?))) {
        why(&mut page, view, style, &format!("{}@{}", first.id, stands.subject));
    }
    page.text
}

/// The command that says why, at the end of a page.
fn why(page: &mut Page, view: &View, style: Style, what: &str) {
    page.gap();
    let label = style.paint(Tone::Head, view.phrases().why_command);
    page.line(format!("{label} sanso explain {} {what}", quoted(&view.model)));
}

/// Every required measure, by bearer.
pub fn plan(view: &View, style: Style) -> String {
    let mut page = Page::default();
    for bearer in &view.bearers {
        heading(&mut page, style, &measures_of(view.lang, bearer));
        columns(&mut page, view, style);
        for one in bearer.measures.iter().filter_map(|number| view.measures.get(*number)) {
            let how = one
                .standing
                .map(|how| standing(style, view.lang, how))
                .unwrap_or_else(|| view.phrases().required_by_profile.to_owned());
            let takes = super::takes_away(view, one);
            let effort = one.effort.as_deref().unwrap_or_default();
            page.line(format!("  {} {} {how} {} {effort}", fit(&one.id, 10), fit(&one.name, 29), fit(&takes, 16)));
            if let Some(answer) = &one.answer {
                let label = format!("{}{}", " ".repeat(13), labelled(view.lang, view.phrases().answer, ""));
                let reason = if answer.reason.is_empty() { String::new() } else { format!(" · {}", answer.reason) };
                page.hanging(&label, &format!("{}{reason}", answer.word), COLUMNS);
            }
        }
    }
    if view.measures.iter().any(|one| one.gain.is_some()) {
        page.gap();
        let off = view.measures.iter().any(|one| one.gain.is_none());
        page.hanging("", &crate::words::takes_away_line(view.lang, off), COLUMNS);
    }
    if !view.left_out.is_empty() {
        heading(&mut page, style, view.phrases().left_out);
        for one in &view.left_out {
            page.hanging(&format!("  {} ", fit(&format!("{}@{}", one.id, one.bearer.0), 26)), &one.why, COLUMNS);
        }
    }
    let first = view.bearers.first().and_then(|bearer| view.measures.get(*bearer.measures.first()?));
    if let Some(first) = first {
        why(&mut page, view, style, &format!("{}@{}", first.id, first.bearer.0));
    }
    page.text
}

/// What the columns of the plan are.
fn columns(page: &mut Page, view: &View, style: Style) {
    let phrases = view.phrases();
    let standing = " ".repeat(super::standing_columns(view.lang));
    let line = format!("  {} {standing} {} {}", fit(phrases.measure, 40), fit(phrases.takes_away, 16), phrases.effort);
    page.line(style.paint(Tone::Faint, line.trim_end()));
}

/// Every open question.
pub fn questions(view: &View, style: Style) -> String {
    let mut page = Page::default();
    for one in &view.questions {
        page.hanging(&format!("{:>4}  ", one.rank), &one.text, COLUMNS);
        let told = on_subjects(view.lang, one.settles, one.touches as usize, one.measures as usize);
        page.line(format!("      {told}"));
        for line in wrap(&format!("{}: {}", one.path, one.values), COLUMNS - 6) {
            page.line(format!("      {}", style.paint(Tone::Faint, &line)));
        }
    }
    if view.questions.is_empty() {
        page.line(view.phrases().no_questions);
    }
    page.text
}
