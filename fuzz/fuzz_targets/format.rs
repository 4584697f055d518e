//! Any text through the canonical writer: the same model comes back, and writing again changes nothing.
#![no_main]

use sanso_core::model::{FetchError, Model, format, read};

fn model(text: &str) -> Model {
    read("model.yaml", &mut |path| if path == "model.yaml" { Ok(text.as_bytes().to_vec()) } else { Err(FetchError::Missing) }).value
}

/// Everything a model says, without the places where it says so.
fn said(model: &Model) -> Vec<String> {
    let one = |subject| {
        let attributes = model.said(subject).iter().map(|stated| stated.attr.key()).collect::<Vec<_>>().join(" ");
        format!("{:?} {} {attributes}", model.kind(subject), model.id(subject))
    };
    model.subjects().map(one).collect()
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let written = format(text);
    if written.diagnostics.is_empty() {
        assert_eq!(format(&written.value).value, written.value);
        assert_eq!(said(&model(text)), said(&model(&written.value)));
    }
});
