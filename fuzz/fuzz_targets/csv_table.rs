//! Any bytes as a table of components.
#![no_main]

#[path = "study.rs"]
mod study;

const MODEL: &[u8] = b"sanso: 1\norganizations: { a: {} }\ntables: [{ file: t.csv, section: components }]\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| study::model(&[("model.yaml", MODEL), ("t.csv", bytes)]));
