//! The laws of the engine, over drawn models, content and answers.

mod law;
#[path = "markdown/workbook.rs"]
mod workbook;
mod world;
