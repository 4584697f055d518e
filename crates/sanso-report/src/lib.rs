//! What sanso shows.

pub mod schema;
mod shapes;
