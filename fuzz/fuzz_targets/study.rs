//! What targets do with their files: read them, compute what follows, and show everything that is said about it.
#![allow(dead_code, reason = "each target uses one of these ways")]

use sanso_core::content::Overlay;
use sanso_core::diag::{Checked, Diagnostic};
use sanso_core::model::{FetchError, Model, read};
use sanso_core::study::{Inputs, run};
use sanso_core::text::Lang;

/// Reads these files as a model and runs the checks: without content, many more inputs fit into a minute.
pub fn model(files: &[(&str, &[u8])]) {
    let Checked { value, mut diagnostics } = read("model.yaml", &mut |path| fetch(files, path));
    diagnostics.extend(sanso_core::checks::run(&value));
    show(&value, &diagnostics);
}

/// Computes a whole study of these files.
pub fn study(files: &[(&str, &[u8])], overlay: Option<&[u8]>, answers: Option<&[u8]>) {
    let overlays: Vec<Overlay> = overlay
        .into_iter()
        .map(|bytes| Overlay { name: "content".to_owned(), files: vec![("drawn.yaml".to_owned(), bytes.to_vec())] })
        .collect();
    let answers = answers.map(|bytes| ("answers.yaml", bytes));
    let fetch = &mut |path: &str| fetch(files, path);
    let Checked { value, diagnostics } =
        run(Inputs { main: "model.yaml", fetch, overlays: &overlays, profile: None, answers, as_of: None, asking: Default::default() });
    show(&value.model, &diagnostics);
}

fn fetch(files: &[(&str, &[u8])], path: &str) -> Result<Vec<u8>, FetchError> {
    let found = files.iter().find(|(name, _)| *name == path);
    found.map(|(_, bytes)| bytes.to_vec()).ok_or(FetchError::Missing)
}

/// Every message in both languages, and every place it names.
pub fn show(model: &Model, diagnostics: &[Diagnostic]) {
    for one in diagnostics {
        for place in one.place.iter().chain(one.related.iter().map(|(place, _)| place)) {
            let source = model.sources.get(place.file).expect("a diagnostic names a file that was read");
            assert!(source.text.get(place.start as usize..place.end as usize).is_some(), "{place:?} in {one:?}");
            model.sources.show(*place);
        }
        assert!(!one.problem.message(Lang::En).what.is_empty() && !one.problem.message(Lang::Ja).what.is_empty());
    }
}
