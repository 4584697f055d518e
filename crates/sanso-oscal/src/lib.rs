//! OSCAL documents of NIST in JSON: read without loss, checked against the rules of their version, profiles resolved
//! to catalogs, and documents written whose ids are the same in every run.
//!
//! Nothing here reads a disk, a clock or a network: whoever has them hands over the bytes of a file
//! ([`resolve::Files`]). Bytes may come from anybody; reading them is bounded in size, depth and number of values.

pub mod check;
pub mod document;
pub mod json;
pub mod lexical;
pub mod names;
pub mod problem;
pub mod resolve;
pub mod shape;
pub mod uuid;
pub mod write;
