//! Answers as of a day: what each one is worth, what is told of mistakes, and the laws every set of answers keeps.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod judging;
mod laws;
mod mistakes;
mod worth;
