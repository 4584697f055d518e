//! Diagnostics as text: what, the source line with what is meant, why it matters, what to do.

use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use sanso_core::diag::{Diagnostic, Severity};
use sanso_core::text::{Lang, Place, Sources};
use std::ops::Range;

use super::Places;
use crate::layout::{Style, wrap};
use crate::words::{Noun, counted, phrases};

/// Places further apart than this many lines are shown apart.
const TOGETHER: usize = 60;

/// The width explanations are wrapped to.
const COLUMNS: usize = 80;

/// At most this much of a line is underlined; more tells nothing and makes the line as long as the file has it.
const MOST_UNDERLINED: usize = 60;

/// Lines together longer than this many bytes are shown in pieces.
const MOST_SHOWN: usize = 1 << 14;

/// All diagnostics as text, ending with a line that counts them. Nothing if there are none.
///
/// `prefix` is the folder of the model, put before names of files so that terminals can follow them.
pub fn text(sources: &Sources, diagnostics: &[Diagnostic], prefix: &str, lang: Lang, style: Style) -> String {
    let all =
        diagnostics.iter().flat_map(|one| one.place.into_iter().chain(one.related.iter().map(|(place, _)| *place)));
    let places = Places::new(sources, prefix, all);
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    };
    let renderer = renderer.term_width(COLUMNS);
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&one(&places, diagnostic, lang, &renderer));
        text.push_str("\n\n");
    }
    let count = |severity| diagnostics.iter().filter(|one| one.severity == severity).count();
    let parts = [(Severity::Error, Noun::Error), (Severity::Warning, Noun::Warning), (Severity::Advice, Noun::Advice)];
    let counts: Vec<String> = parts
        .into_iter()
        .map(|(severity, noun)| (count(severity), noun))
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| counted(lang, number, noun))
        .collect();
    if !counts.is_empty() {
        text.push_str(&counts.join(if lang == Lang::Ja { "、" } else { ", " }));
        text.push('\n');
    }
    text
}

fn one(places: &Places<'_>, diagnostic: &Diagnostic, lang: Lang, renderer: &Renderer) -> String {
    let message = diagnostic.problem.message(lang);
    let phrases = phrases(lang);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(phrases.error),
        Severity::Warning => Level::WARNING.with_name(phrases.warning),
        Severity::Advice => Level::HELP.with_name(phrases.advice),
    };
    let mut group =
        level.primary_title(message.what).id(diagnostic.problem.code()).elements(snippets(places, diagnostic, lang));
    for (name, text) in [(phrases.why, message.why), (phrases.act, message.act)] {
        // Lines after the first are indented by the renderer.
        let text = wrap(&text, COLUMNS - 12).join("\n");
        group = group.element(Level::NOTE.with_name(name).message(text));
    }
    renderer.render(&[group])
}

/// A place to point at, with a word on why.
struct Mark {
    place: Place,
    kind: AnnotationKind,
    label: Option<&'static str>,
}

fn snippets<'a>(places: &Places<'a>, diagnostic: &Diagnostic, lang: Lang) -> Vec<Element<'a>> {
    let Some(primary) = diagnostic.place else { return Vec::new() };
    let mut windows: Vec<Vec<Mark>> = vec![vec![Mark { place: primary, kind: AnnotationKind::Primary, label: None }]];
    for (place, label) in &diagnostic.related {
        let mark = Mark { place: *place, kind: AnnotationKind::Context, label: Some(label.get(lang)) };
        let near = |other: &Mark| {
            other.place.file == place.file
                && places.line(place.file, other.place.start).abs_diff(places.line(place.file, place.start)) <= TOGETHER
        };
        match windows.first_mut().filter(|first| first.iter().any(near)) {
            Some(first) => first.push(mark),
            None => windows.push(vec![mark]),
        }
    }
    windows.iter().flat_map(|marks| window(places, marks)).collect()
}

fn window<'a>(places: &Places<'a>, marks: &[Mark]) -> Vec<Element<'a>> {
    let lines = marks.iter().map(|mark| places.line(mark.place.file, mark.place.start));
    let (Some(first), Some(last), Some(any)) = (lines.clone().min(), lines.max(), marks.first()) else {
        return Vec::new();
    };
    let (start, end) = (places.start_of(any.place.file, first), places.end_of(any.place, last));
    if end.saturating_sub(start) > MOST_SHOWN {
        return marks.iter().flat_map(|mark| piece(places, mark)).collect();
    }
    let source = places.text(any.place).get(start..end).unwrap_or_default();
    let annotations = marks.iter().map(|mark| annotation(places, mark, start));
    let snippet = Snippet::source(source).line_start(places.row(any.place).unwrap_or(first)).annotations(annotations);
    match places.cell(any.place) {
        // A cell is named as spreadsheet programs name it; line and column would mean nothing there.
        Some(cell) => vec![Origin::path(cell).into(), snippet.into()],
        None => vec![snippet.path(places.file(any.place)).into()],
    }
}

/// A piece around one place of a line that is too long to be shown, with the position said in numbers.
fn piece<'a>(places: &Places<'a>, mark: &Mark) -> Vec<Element<'a>> {
    let region = places.region(mark.place);
    let text = places.text(mark.place);
    let end_of_line = places.end_of(mark.place, region.start_line);
    let start = text.floor_char_boundary(
        (mark.place.start as usize).saturating_sub(40).max(places.start_of(mark.place.file, region.start_line)),
    );
    let end =
        text.floor_char_boundary((mark.place.start as usize).saturating_add(MOST_UNDERLINED * 2).min(end_of_line));
    let source = text.get(start..end).unwrap_or_default();
    let span = within(mark.place, end.min(mark.place.start as usize + MOST_UNDERLINED), start);
    let snippet =
        Snippet::source(source).line_start(region.start_line).annotation(mark.kind.span(span).label(mark.label));
    let origin = Origin::path(format!("{}:{}:{}", places.file(mark.place), region.start_line, region.start_column));
    vec![origin.into(), snippet.into()]
}

fn annotation<'a>(places: &Places<'_>, mark: &Mark, window: usize) -> Annotation<'a> {
    let end_of_line = places.end_of(mark.place, places.line(mark.place.file, mark.place.start));
    let source = places.text(mark.place).get(mark.place.start as usize..end_of_line).unwrap_or_default();
    let most = source.char_indices().nth(MOST_UNDERLINED).map_or(source.len(), |(at, _)| at);
    let span = within(mark.place, end_of_line.min(mark.place.start as usize + most), window);
    mark.kind.span(span).label(mark.label)
}

/// The bytes of a place in its window, cut at the end of its first line.
fn within(place: Place, end_of_line: usize, window: usize) -> Range<usize> {
    let start = (place.start as usize).min(end_of_line).saturating_sub(window);
    let end = (place.end as usize).min(end_of_line).saturating_sub(window);
    start..end.max(start)
}
