//! A study on a terminal of 80 columns.

mod explain;
mod lists;
mod roadmap;
mod sheets;
mod summary;
mod travel;

pub use explain::explanation;
pub use lists::{incidents, plan, questions};
pub use roadmap::roadmap;
pub use sheets::{sheets, whole};
pub use summary::summary;
pub use travel::paths;

use crate::layout::{Page, Style, Tone, broken, fit, wrap};
use crate::view::{Measure, View, standing_word};
use sanso_core::analysis::Standing;
use sanso_core::text::Lang;

/// The width reports are laid out for.
pub const COLUMNS: usize = 80;

fn heading(page: &mut Page, style: Style, text: &str) {
    // Nothing stands above the first heading of a page.
    if !page.text.is_empty() {
        page.gap();
    }
    for line in crate::layout::wrap(text, COLUMNS) {
        page.line(style.paint(Tone::Head, &line));
    }
}

/// One row of a table; cells that are too long go on in further lines.
fn table_row(page: &mut Page, cells: &[&str], columns: &[usize], paint: impl Fn(&str) -> String) {
    let lines = |(cell, columns): (&&str, &usize)| {
        let width = columns.saturating_sub(1);
        // A mark that may not begin a line may hang over into the gap.
        let pieces =
            |line: String| if crate::layout::width(&line) > *columns { broken(&line, width) } else { vec![line] };
        wrap(cell, width).into_iter().flat_map(pieces).collect()
    };
    let wrapped: Vec<Vec<String>> = cells.iter().zip(columns).map(lines).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for number in 0..height {
        let cells = wrapped
            .iter()
            .zip(columns)
            .map(|(lines, columns)| fit(lines.get(number).map_or("", String::as_str), *columns));
        page.line(paint(cells.collect::<String>().trim_end()));
    }
}

/// What a measure takes away; where it is on no way that was found, how many incidents ask for it.
fn takes_away(view: &View, one: &Measure) -> String {
    match &one.gain {
        Some(gain) => gain.text.clone(),
        None => crate::words::near_counts(view.lang, one.established as usize, one.assumed as usize),
    }
}

/// The word for a standing, coloured; padded to the width of the longer word.
fn standing(style: Style, lang: Lang, standing: Standing) -> String {
    let word = crate::layout::fit(standing_word(lang, standing), standing_columns(lang));
    let tone = match standing {
        Standing::Established => Tone::Strong,
        Standing::Assumed => Tone::Open,
    };
    style.paint(tone, &word)
}

/// The columns the words for standings take.
const fn standing_columns(lang: Lang) -> usize {
    match lang {
        Lang::En => 11,
        Lang::Ja => 4,
    }
}

/// The path of a model as it can be typed again.
pub(crate) fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+=:@".contains(c);
    if !path.is_empty() && path.chars().all(plain) {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}
