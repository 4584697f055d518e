//! What every target does with its files: a whole study, and everything that is said about it.

use sanso_core::content::Overlay;
use sanso_core::diag::Checked;
use sanso_core::model::FetchError;
use sanso_core::study::{Inputs, run};
use sanso_core::text::Lang;

/// Computes a study of these files and shows every message with its places.
pub fn study(files: &[(&str, &[u8])], overlay: Option<&[u8]>, answers: Option<&[u8]>) {
    let mut fetch = |path: &str| {
        let found = files.iter().find(|(name, _)| *name == path);
        found.map(|(_, bytes)| bytes.to_vec()).ok_or(FetchError::Missing)
    };
    let overlays: Vec<Overlay> = overlay
        .into_iter()
        .map(|bytes| Overlay { name: "content".to_owned(), files: vec![("drawn.yaml".to_owned(), bytes.to_vec())] })
        .collect();
    let answers = answers.map(|bytes| ("answers.yaml", bytes));
    let inputs = Inputs { main: "model.yaml", fetch: &mut fetch, overlays: &overlays, profile: None, answers, as_of: None };
    let Checked { value, diagnostics } = run(inputs);
    for one in &diagnostics {
        for place in one.place.iter().chain(one.related.iter().map(|(place, _)| place)) {
            let source = value.model.sources.get(place.file).expect("a diagnostic names a file that was read");
            assert!(source.text.get(place.start as usize..place.end as usize).is_some(), "{place:?} in {one:?}");
            value.model.sources.show(*place);
        }
        assert!(!one.problem.message(Lang::En).what.is_empty() && !one.problem.message(Lang::Ja).what.is_empty());
    }
}
