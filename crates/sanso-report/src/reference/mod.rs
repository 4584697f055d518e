//! The reference, written from the tables the program works with, so that it cannot be out of date.

mod examples;
mod knowledge;
mod language;
mod steps;

pub use knowledge::{checks, facts, incidents, measures};
pub use language::language;
pub use steps::{TECHNIQUES_FROM, steps};

use sanso_core::text::Lang;

/// The parts of the reference, by the name people ask for.
pub const PARTS: [&str; 6] = ["language", "facts", "incidents", "measures", "steps", "checks"];

/// A phrase in the language of the document.
fn say(lang: Lang, en: &'static str, ja: &'static str) -> &'static str {
    match lang {
        Lang::En => en,
        Lang::Ja => ja,
    }
}

/// Text inside a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
