//! Any bytes as an index, as items and as rows laid over the frameworks of the program, and as a library of a neighbour.
#![no_main]

use sanso_core::content::{Overlay, embedded};
use sanso_core::frameworks::{compared, folder_of, read, read_alone, read_library};
use sanso_core::text::{Lang, Sources};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let library = embedded();
    let paths = ["frameworks/index.yaml", "crosswalks/index.yaml", "frameworks/scs.csv", "crosswalks/cpsf--scs.csv"];
    for path in paths {
        let folder = Overlay { name: "own".into(), files: vec![(path.to_owned(), bytes.to_vec())] };
        let mut sources = Sources::default();
        let found = read_alone(&library, &[folder], &mut sources);
        for note in &found.diagnostics {
            let _ = [Lang::En, Lang::Ja].map(|lang| note.problem.message(lang));
        }
    }
    // What an import writes is read like any folder.
    let imported = folder_of(&[read_library("any.yaml", bytes)], "ca-");
    let files = imported.files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    let folder = Overlay { name: "own".into(), files };
    let found = read(&library, &[folder], &mut Sources::default());
    compared(&found.value, &found.value);
});
