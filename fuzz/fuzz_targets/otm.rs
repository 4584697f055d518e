//! Any bytes as an Open Threat Model file: what comes out of them can be read.
#![no_main]

#[path = "study.rs"]
mod study;

use sanso_core::exchange::otm::import;
use sanso_core::model::Model;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let imported = import("drawn.otm", bytes);
    let mut shown = Model::default();
    shown.sources = imported.value.sources;
    study::show(&shown, &imported.diagnostics);
    if !imported.value.model.is_empty() {
        study::model(&[("model.yaml", imported.value.model.as_bytes())]);
    }
});
