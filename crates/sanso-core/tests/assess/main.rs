//! Answers as of a day: what each one is worth, what is told of mistakes, and the laws every set of answers keeps.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod judging;
mod laws;
mod mistakes;
mod worth;
