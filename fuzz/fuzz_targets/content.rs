//! Any bytes as content laid over that of the program.
#![no_main]

#[path = "study.rs"]
mod study;

const MODEL: &[u8] = b"sanso: 1\nprofile: drawn\norganizations: { a: {} }\ncomponents: { c: { organization: a, kind: plc } }\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| study::study(&[("model.yaml", MODEL)], Some(bytes), None));
