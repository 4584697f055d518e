//! What sanso knows as OSCAL documents, and what is wrong with documents of others.

mod problems;

pub use problems::{problems_json, problems_text};
