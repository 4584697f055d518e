//! Any bytes as answers.
#![no_main]

#[path = "study.rs"]
mod study;

const MODEL: &[u8] = b"sanso: 1\nprocess: p\norganizations: { a: { size: micro } }\nsystems: { s: { organization: a } }\ncomponents: { c: { system: s, kind: plc } }\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| study::study(&[("model.yaml", MODEL)], None, Some(bytes)));
