//! What holds for the questions asked of a bare net, held against exact enumeration on drawn nets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::needless_range_loop,
    reason = "a test stops at the first surprise"
)]

mod bounds;
mod cuts;
mod drawn;
mod exact;
mod routes;
mod settle;
mod spread;
mod value;
mod worlds;
