//! The laws of the engine, over drawn models, content and answers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::needless_range_loop,
    reason = "a test stops at the first surprise"
)]

mod law;
#[path = "markdown/workbook.rs"]
#[allow(dead_code, reason = "only a part of it is needed here")]
mod workbook;
#[allow(dead_code, reason = "only a part of it is needed here")]
mod world;
