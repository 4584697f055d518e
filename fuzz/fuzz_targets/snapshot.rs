//! Any bytes as the body of a snapshot: nothing comes of them, or a model that can be checked and shown.
#![no_main]

#[path = "study.rs"]
mod study;

use sanso_core::model::Model;
use sanso_core::model::snapshot::sealed;
use std::sync::Arc;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text: Arc<str> = Arc::from("sanso: 1\norganizations: { 会社: {} }\n");
    if let Some(model) = Model::from_snapshot(&sealed(bytes), &mut |_| Some(Arc::clone(&text))) {
        study::show(&model, &sanso_core::checks::run(&model));
        for subject in model.subjects() {
            model.sources.show(model.place(subject));
        }
    }
});
