//! Diagnostics for people (text with the source line), for editors (JSON) and for code review (SARIF).

mod changes;
mod json;
mod places;
mod sarif;
mod text;

pub use changes::changes_sarif;
pub use json::{DiagnosticJson, Region, RelatedJson, Told, diagnostics_json, to_json};
pub use places::Places;
pub use sarif::{problems_sarif, sarif};
pub use text::text;
