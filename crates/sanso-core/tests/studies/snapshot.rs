//! A model from its snapshot is the model from its files, and no bytes do harm.

use crate::world::{Choices, World};
use proptest::collection::vec;
use proptest::prelude::*;
use sanso_core::content::Overlay;
use sanso_core::diag::Checked;
use sanso_core::graph::travel::Asking;
use sanso_core::model::snapshot::{HEAD_BYTES, sealed};
use sanso_core::model::{FetchError, Model, read};
use sanso_core::study::{Inputs, run, run_on};
use sanso_core::text::Source;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Little work, the same on both sides.
const ASKING: Asking = Asking { worlds: 128, seed: 1, threads: 1, routes: 2, measured: 2, behind: None };

/// The files of one model by name.
type Files = BTreeMap<String, Vec<u8>>;

fn fetch(files: &Files, path: &str) -> Result<Vec<u8>, FetchError> {
    files.get(path).cloned().ok_or(FetchError::Missing)
}

fn text(files: &Files, name: &str) -> Option<Arc<str>> {
    String::from_utf8(files.get(name)?.clone()).ok().map(Arc::from)
}

fn on_disk(files: &Files, source: &Source) -> bool {
    files.get(&source.name).is_some_and(|bytes| bytes == source.text.as_bytes())
}

fn kept(files: &Files, model: &Model) -> Vec<u8> {
    model.to_snapshot(&|source| on_disk(files, source)).expect("what was read can be kept")
}

fn again(files: &Files, snapshot: &[u8]) -> Option<Model> {
    Model::from_snapshot(snapshot, &mut |name| text(files, name))
}

/// Reads the files twice, once through a snapshot, and holds everything that comes of it side by side.
fn holds(files: &Files) {
    let get = &mut |path: &str| fetch(files, path);
    let Checked { value: model, diagnostics } = read("model.yaml", get);
    let snapshot = kept(files, &model);
    let opened = again(files, &snapshot).expect("a snapshot can be opened");
    assert_eq!(format!("{opened:?}"), format!("{model:?}"));
    assert_eq!(kept(files, &opened), snapshot);
    let from_files = run(inputs(files, &mut |path| fetch(files, path)));
    let from_snapshot =
        run_on(Checked { value: opened, diagnostics }, inputs(files, &mut |_| Err(FetchError::Missing)));
    assert_eq!(from_snapshot.diagnostics, from_files.diagnostics);
    assert_eq!(format!("{:?}", from_snapshot.value), format!("{:?}", from_files.value));
}

/// What a study of these files is computed from.
fn inputs<'i>(files: &'i Files, fetch: &'i mut dyn FnMut(&str) -> Result<Vec<u8>, FetchError>) -> Inputs<'i> {
    let answers = files.get("answers.yaml").map(|bytes| ("answers.yaml", bytes.as_slice()));
    Inputs {
        main: "model.yaml",
        fetch,
        overlays: &[] as &[Overlay],
        profile: None,
        answers,
        as_of: None,
        asking: ASKING,
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every folder below `examples` with a model in it.
fn examples() -> Vec<PathBuf> {
    let (mut found, mut left) = (Vec::new(), vec![root().join("examples")]);
    while let Some(folder) = left.pop() {
        if folder.join("model.yaml").is_file() {
            found.push(folder.clone());
        }
        let inside = fs::read_dir(&folder).expect("examples can be listed");
        left.extend(inside.map(|entry| entry.expect("a folder can be listed").path()).filter(|path| path.is_dir()));
    }
    found.sort();
    found
}

fn collect(folder: &Path, below: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).expect("an example can be listed") {
        let path = entry.expect("an example can be listed").path();
        let name = format!("{below}{}", path.file_name().expect("it has a name").to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(&path).expect("an example can be read"));
        }
    }
}

#[test]
fn every_example_is_the_same_from_its_snapshot() {
    let examples = examples();
    assert!(examples.len() >= 3, "the examples were not found");
    for folder in examples {
        let mut files = Files::new();
        collect(&folder, "", &mut files);
        holds(&files);
    }
}

#[test]
fn tables_come_back_with_their_cells_and_old_encodings() {
    let (sjis, ..) = encoding_rs::SHIFT_JIS.encode("id,名称\nc1,旋盤\nc2,炉\n");
    let main = "sanso: 1\nprofile: small-business\nname: { ja: 表 }\norganizations: { a: { name: 表の会社, size: small } }\ninclude: [more.yaml]\ntables:\n  - { file: old.csv, section: components }\n  - { file: new.csv, section: components }\n";
    let files = Files::from([
        ("model.yaml".to_owned(), main.as_bytes().to_vec()),
        ("more.yaml".to_owned(), "components: { d: { organization: a, name: { en: Furnace, ja: 炉 } } }\n".into()),
        ("old.csv".to_owned(), sjis.into_owned()),
        ("new.csv".to_owned(), "\u{feff}id;kind;senses\nc3;センサ;温度、湿度\n".into()),
    ]);
    let model = read("model.yaml", &mut |path| fetch(&files, path)).value;
    assert_eq!(model.len(), 5);
    assert!(model.sources.iter().any(|source| !on_disk(&files, source)), "one file is shown in another encoding");
    holds(&files);
}

#[test]
fn a_snapshot_is_refused_where_a_text_is_missing_or_longer() {
    let mut files = Files::from([("model.yaml".to_owned(), b"sanso: 1\norganizations: { a: {} }\n".to_vec())]);
    let model = read("model.yaml", &mut |path| fetch(&files, path)).value;
    let snapshot = kept(&files, &model);
    assert!(again(&files, &snapshot).is_some());
    assert!(again(&Files::new(), &snapshot).is_none());
    files.insert("model.yaml".to_owned(), b"sanso: 1\norganizations: { ab: {} }\n".to_vec());
    assert!(again(&files, &snapshot).is_none());
}

#[test]
fn a_snapshot_of_another_version_or_cut_short_is_refused() {
    let files = Files::from([("model.yaml".to_owned(), b"sanso: 1\norganizations: { a: {} }\n".to_vec())]);
    let model = read("model.yaml", &mut |path| fetch(&files, path)).value;
    let snapshot = kept(&files, &model);
    for length in 0..snapshot.len() {
        assert!(again(&files, &snapshot[..length]).is_none(), "{length} bytes");
    }
    for at in 0..snapshot.len() {
        let mut other = snapshot.clone();
        other[at] ^= 0x10;
        assert!(again(&files, &other).is_none(), "byte {at}");
    }
    let mut longer = snapshot;
    longer.push(0);
    assert!(again(&files, &longer).is_none());
}

/// Uses everything a hostile model could lead astray.
fn survives(files: &Files, snapshot: &[u8]) -> bool {
    let Some(model) = again(files, snapshot) else { return false };
    let none = &mut |_: &str| -> Result<Vec<u8>, FetchError> { Err(FetchError::Missing) };
    let inputs = Inputs {
        main: "model.yaml",
        fetch: none,
        overlays: &[],
        profile: None,
        answers: None,
        as_of: None,
        asking: ASKING,
    };
    let study = run_on(Checked { value: model, diagnostics: Vec::new() }, inputs).value;
    for subject in study.model.subjects() {
        study.model.sources.show(study.model.place(subject));
        for stated in study.model.said(subject) {
            let text = study.model.sources.get(stated.place.file).expect("places are in files").text.clone();
            assert!(text.get(stated.place.start as usize..stated.place.end as usize).is_some());
        }
    }
    true
}

#[test]
fn a_changed_body_is_refused_where_it_cannot_be_and_used_where_it_can() {
    let text = "sanso: 1\norganizations: { a: { size: small } }\nzones: { z: { organization: a } }\ncomponents: { c: { zone: z, updated: true, count: 3 } }\n";
    let files = Files::from([("model.yaml".to_owned(), text.as_bytes().to_vec())]);
    let model = read("model.yaml", &mut |path| fetch(&files, path)).value;
    let body = kept(&files, &model).split_off(HEAD_BYTES);
    let changed = (0..body.len()).map(|at| {
        let mut other = body.clone();
        other[at] ^= 1;
        other
    });
    let used = changed.filter(|other| survives(&files, &sealed(other))).count();
    assert!(used > 3 && used < body.len() / 2, "{used} of {}", body.len());
}

/// The numbers behind a drawn world.
fn numbers() -> impl Strategy<Value = Vec<u16>> {
    vec(any::<u16>(), 0..400)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn drawn_models_are_the_same_from_their_snapshots(numbers in numbers()) {
        let world = World::draw(&mut Choices::new(&numbers));
        holds(&Files::from([("model.yaml".to_owned(), world.yaml().into_bytes())]));
    }

    #[test]
    fn damaged_bodies_give_nothing_or_a_model_that_can_be_used(
        numbers in numbers(),
        damage in vec((any::<u32>(), any::<u8>()), 1..6),
        cut in any::<u32>(),
    ) {
        let world = World::draw(&mut Choices::new(&numbers));
        let files = Files::from([("model.yaml".to_owned(), world.yaml().into_bytes())]);
        let model = read("model.yaml", &mut |path| fetch(&files, path)).value;
        let mut body = kept(&files, &model).split_off(HEAD_BYTES);
        for (at, byte) in damage {
            let at = at as usize % body.len();
            body[at] = byte;
        }
        if cut % 4 == 0 {
            body.truncate(cut as usize / 4 % body.len());
        }
        survives(&files, &sealed(&body));
    }

    #[test]
    fn any_bytes_give_nothing_or_a_model_that_can_be_used(body in vec(any::<u8>(), 0..400)) {
        survives(&Files::new(), &sealed(&body));
        survives(&Files::new(), &body);
    }
}
