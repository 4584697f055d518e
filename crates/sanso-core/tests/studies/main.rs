//! What must hold of what is asked of whole studies: where it hurts, what differs between two, and what a snapshot keeps.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod changes;
mod hurt;
mod plant;
mod snapshot;
#[path = "../world/mod.rs"]
#[allow(dead_code, reason = "only a part of it is needed here")]
mod world;
