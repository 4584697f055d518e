//! What sanso shows: views of a study as text, HTML, JSON, CSV, Markdown and SARIF.
//!
//! [`view::View`] holds final words and rounded numbers in one language; every format only lays it out and none
//! imports another. Formats for machines ([`json`], [`diagnostics`]) read the study itself.

pub mod attack_flow;
pub mod csv;
pub mod diagnostics;
pub mod differences;
pub mod explain;
pub mod html;
pub mod json;
pub mod layout;
pub mod map;
pub mod markdown;
mod markup;
pub mod oscal;
pub mod otm;
pub mod reference;
mod rows;
pub mod schema;
mod shapes;
#[cfg(feature = "xlsx")]
pub mod template;
pub mod text;
pub mod view;
pub mod words;
