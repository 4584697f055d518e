//! The pure engine of sanso: from model files to an explained analysis.
//!
//! Modules stand in the order of the data's way; each names only those before it:
//!
//! 1. [`text`]: bytes become trees and tables with places.
//! 2. [`diag`]: what a person is told about their input.
//! 3. [`content`]: the knowledge: incidents, measures, profiles.
//! 4. [`model`]: the value creation process as its owner wrote it, with every name resolved.
//! 5. [`facts`]: named three-valued questions about subjects.
//! 6. [`checks`]: what is probably not meant.
//! 7. [`analysis`]: which incidents stand where, and because of which facts.
//! 8. [`plan`]: what is required of whom, and why; what to ask next.
//! 9. [`assess`]: answers and evidence as of a day.
//! 10. [`graph`]: how incidents travel, how likely, and what stops them.
//! 11. [`exchange`]: what other programs wrote becomes a model.
//! 12. [`study`]: everything together, computed from one set of inputs.
//! 13. [`changes`]: what differs between two studies.
//! 14. [`frameworks`]: the schemes people are asked in, and how their items stand to each other.
//! 15. [`sheets`]: the sheets of customers: what is asked where, and what a study answers.
//! 16. [`answers`]: answers as people keep them: compared, merged, checked against each other.
//!
//! Nothing here touches a disk, a clock or the environment. Mistakes of users are diagnostics, never errors or panics.

pub mod text;

pub mod diag;

pub mod content;

pub mod model;

pub mod facts;

pub mod checks;

pub mod analysis;

pub mod plan;

pub mod assess;

pub mod graph;

pub mod exchange;

pub mod study;

pub mod changes;

pub mod frameworks;

pub mod sheets;

pub mod answers;
