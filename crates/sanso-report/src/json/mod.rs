//! The one stable JSON: `sanso-study/1`. A change of its meaning is a new version.
//!
//! It speaks no language: ids, keys and words of files, with the places they stand at. Names are given in both languages.

mod assessed;
mod build;
mod changes;
mod customer;
mod cuts;
mod framework_changes;
mod frameworks;
mod grading;
mod hurt;
mod kept;
mod lines;
mod roadmap;
mod schema;
mod statement;
mod travel;

pub use build::{paths_json, plan_json, study_json, write_study_json};
pub use changes::changes_json;
pub use customer::customer_json;
pub use cuts::cuts_json;
pub use framework_changes::{changed_json, editions_json};
pub use frameworks::{coverage_json, framework_json, frameworks_json, mapping_json};
pub use grading::{readiness_json, score_json};
pub use hurt::{critical_json, stop_json, without_json};
pub use kept::{conflicts_json, findings_json};
pub use roadmap::roadmap_json;
pub use schema::{
    AnsweredJson, BecauseJson, CaseJson, CutJson, DrawnJson, ExcludedJson, GainJson, GoalJson, IncidentJson, ItemJson,
    MeasureJson, NameJson, PathJson, PlaceJson, ProcessJson, QuestionJson, RangeJson, ReasonJson, ResidualJson,
    StepJson, StudyJson, SubjectJson, TallyJson, VersionsJson, study_schema,
};

pub use statement::{applicability_json, brief_json};

pub use lines::lines;
use serde::Serialize;

/// A document, indented by two spaces, ending with a line break.
pub fn pretty(document: &impl Serialize) -> String {
    // INVARIANT: every document here has text keys and finite numbers, which always can be written.
    let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
    text.push('\n');
    text
}
