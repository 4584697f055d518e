//! Any bytes give an answer: whatever is read, the engine says something and goes on.

use super::{few, numbers};
use crate::workbook;
use crate::world::{Choices, World, content};
use proptest::prelude::*;
use sanso_core::content::Overlay;
use sanso_core::diag::Checked;
use sanso_core::model::FetchError;
use sanso_core::study::{Inputs, Study, run};
use sanso_core::text::Lang;

/// What mistyped and hostile files are made of.
const PIECES: [&str; 24] = [
    "[", "]", "{", "}", ":", " ", "\n", "\n  ", "- ", "&a ", "*a", "!!str ", "<<: ", "---\n", "\"", "'", "|", ">", "#",
    "%", "\u{feff}", "工場", "\t", "?",
];

fn changes() -> impl Strategy<Value = Vec<(usize, u8, usize)>> {
    prop::collection::vec((any::<usize>(), any::<u8>(), any::<usize>()), 0..12)
}

/// Bytes with pieces changed, cut out, doubled or put in.
fn changed(mut bytes: Vec<u8>, changes: &[(usize, u8, usize)]) -> Vec<u8> {
    for (at, how, what) in changes {
        let at = at % (bytes.len() + 1);
        let end = (at + what % 40).min(bytes.len());
        match how % 6 {
            0 if at < bytes.len() => bytes[at] = (what % 256) as u8,
            1 => drop(bytes.drain(at..end)),
            2 => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            3 => bytes.truncate(at),
            _ => drop(bytes.splice(at..at, PIECES[what % PIECES.len()].bytes())),
        }
    }
    bytes
}

/// Everything that is said about these files, in both languages and with its places.
fn said(files: &[(&str, Vec<u8>)], overlay: Option<Vec<u8>>, answers: Option<&[u8]>) -> usize {
    let mut fetch = |path: &str| {
        let found = files.iter().find(|(name, _)| *name == path);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FetchError::Missing)
    };
    let overlays: Vec<Overlay> = overlay
        .into_iter()
        .map(|bytes| Overlay { name: "c".to_owned(), files: vec![("c.yaml".to_owned(), bytes)] })
        .collect();
    let answers = answers.map(|bytes| ("answers.yaml", bytes));
    let inputs = Inputs {
        main: "model.yaml",
        fetch: &mut fetch,
        overlays: &overlays,
        profile: None,
        answers,
        as_of: None,
        asking: Default::default(),
    };
    let Checked { value, diagnostics } = run(inputs);
    let show = |lang: Lang| -> usize { diagnostics.iter().map(|one| one.problem.message(lang).what.len()).sum() };
    let places =
        diagnostics.iter().flat_map(|one| one.place.into_iter().chain(one.related.iter().map(|(place, _)| *place)));
    places.map(|place| shown(&value, place)).sum::<usize>() + show(Lang::En) + show(Lang::Ja)
}

fn shown(study: &Study, place: sanso_core::text::Place) -> usize {
    let source = study.model.sources.get(place.file).unwrap();
    assert!(place.start <= place.end && place.end as usize <= source.text.len(), "{place:?}");
    assert!(
        source.text.is_char_boundary(place.start as usize) && source.text.is_char_boundary(place.end as usize),
        "{place:?}"
    );
    study.model.sources.show(place).len()
}

proptest! {
    #![proptest_config(few(64))]

    #[test]
    fn random_bytes_give_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        said(&[("model.yaml", bytes.clone())], Some(bytes.clone()), Some(&bytes));
    }

    #[test]
    fn pieces_of_yaml_in_any_order_give_an_answer(pieces in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = pieces.iter().map(|at| PIECES[*at]).collect();
        said(&[("model.yaml", format!("sanso: 1\norganizations: {text}").into_bytes())], None, None);
    }

    #[test]
    fn a_changed_model_gives_an_answer(drawn in numbers(), changes in changes()) {
        let text = World::draw(&mut Choices::new(&drawn)).yaml();
        said(&[("model.yaml", changed(text.into_bytes(), &changes))], None, None);
    }

    #[test]
    fn changed_content_gives_an_answer(drawn in numbers(), changes in changes()) {
        let choices = &mut Choices::new(&drawn);
        let text = format!("{}{}", content::incidents(choices), content::profile(choices).trim_start_matches("content: 1\n"));
        let model = b"sanso: 1\nprofile: drawn\norganizations: { a: {} }\ncomponents: { c: { organization: a, kind: plc } }\n";
        said(&[("model.yaml", model.to_vec())], Some(changed(text.into_bytes(), &changes)), None);
    }

    #[test]
    fn a_changed_table_gives_an_answer(drawn in numbers(), changes in changes()) {
        let model = b"sanso: 1\norganizations: { a: {} }\ntables: [{ file: t.csv, section: components }, { file: u.xlsx, section: components }]\n";
        let choices = &mut Choices::new(&drawn);
        let words = ["id", "name-ja", "kind", "organization", "プレス", "sensor", "a", "\"x,y\"", "yes", "-", "", "count", "12", "x;y"];
        let rows: Vec<Vec<&str>> = (0..=choices.below(5)).map(|_| (0..4).filter_map(|_| choices.one(&words).copied()).collect()).collect();
        let csv: String = rows.iter().map(|row| row.join([",", ";", "\t"][choices.below(3)]) + "\n").collect();
        let head = "id,kind,organization,name\n".to_owned();
        let book = workbook::write(&[("Sheet", rows.clone())]);
        let (csv, book) = (changed((head + &csv).into_bytes(), &changes), changed(book, &changes));
        said(&[("model.yaml", model.to_vec()), ("t.csv", csv), ("u.xlsx", book)], None, None);
    }

    #[test]
    fn changed_answers_give_an_answer(drawn in numbers(), changes in changes()) {
        let world = World::draw(&mut Choices::new(&drawn));
        let study = world.study();
        let rows = study.plan.required.iter().take(4).map(|one| {
            let measure = &study.library.measures[one.measure as usize].id;
            format!("  - {{ measure: {measure}, bearer: {}, status: met, by: boss, date: 2026-05-10, evidence: [{{ ref: a.pdf, valid-until: 2027-01-01 }}] }}\n", super::bearer_name(&study, one.bearer))
        });
        let text = format!("sanso-answers: 1\nanswers:\n{}", rows.collect::<String>());
        said(&[("model.yaml", world.yaml().into_bytes())], None, Some(&changed(text.into_bytes(), &changes)));
    }
}
