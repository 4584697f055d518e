//! Any bytes as a workbook of components.
#![no_main]

#[path = "study.rs"]
mod study;

const MODEL: &[u8] = b"sanso: 1\norganizations: { a: {} }\ntables: [{ file: t.xlsx, section: components }]\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| study::model(&[("model.yaml", MODEL), ("t.xlsx", bytes)]));
