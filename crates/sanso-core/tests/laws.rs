//! The laws of the engine, over drawn models, content and answers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod law;
#[path = "markdown/workbook.rs"]
mod workbook;
mod world;
