//! Frameworks and tables: the algebra of relations, reading, ways, and the content of the program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod framework {
    pub mod changes;
    pub mod content;
    pub mod cover;
    pub mod grading;
    pub mod laws;
    pub mod libraries;
    pub mod reading;
    pub mod ways;
}
