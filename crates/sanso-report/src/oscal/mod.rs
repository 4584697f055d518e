//! What sanso knows as OSCAL documents, what OSCAL catalogs are for sanso, and what is wrong with documents.

mod catalog;
mod mapping;
mod problems;
mod results;
mod security_plan;
mod study;
mod taken;

pub use catalog::catalog_oscal;
pub use mapping::mapping_oscal;
pub use problems::{problems_json, problems_text};
pub use study::{Model, Subjects, study_oscal};
pub use taken::{Taken, taken_over};

use sanso_core::text::{Lang, Words};

/// The last part of the names under which a text is kept in each language.
const LANGUAGES: [(&str, Lang); 2] = [("en", Lang::En), ("ja", Lang::Ja)];

/// A text in both languages as properties.
fn both(name: (&'static str, &'static str), said: &Words) -> Vec<(&'static str, String)> {
    let one =
        |key: &'static str, text: &Option<sanso_core::text::Text>| text.as_deref().map(|text| (key, text.to_owned()));
    one(name.0, &said.en).into_iter().chain(one(name.1, &said.ja)).collect()
}

/// A day that is known as a year, a month or a day, as a time.
fn time_of(date: &str) -> String {
    let day = match date.len() {
        4 => format!("{date}-01-01"),
        7 => format!("{date}-01"),
        _ => date.to_owned(),
    };
    let time = format!("{day}T00:00:00Z");
    if sanso_oscal::lexical::is_datetime(&time) { time } else { "2000-01-01T00:00:00Z".to_owned() }
}
