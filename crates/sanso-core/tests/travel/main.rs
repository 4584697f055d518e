//! The graph of a model, held against a second, plain reading of models and step packs, and to its laws.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::excessive_nesting,
    clippy::needless_range_loop,
    reason = "a test stops at the first surprise"
)]

mod agreement;
mod barriers;
mod choosing;
mod joints;
mod laws;
mod levers;
mod natures;
mod packs;
#[path = "../plain/mod.rs"]
#[allow(dead_code, reason = "only a part of it is needed here")]
mod plain;
mod small;
mod stable;
mod told;
#[path = "../world/mod.rs"]
#[allow(dead_code, reason = "only a part of it is needed here")]
mod world;
