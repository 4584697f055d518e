//! The executable specification: cases written in Markdown, given to the engine and compared with what it says.
//!
//! A case starts with `## a sentence that says what holds`. Fenced blocks give the files: the second word of a fence is
//! the name of the file. `yaml`, `csv` and `json` blocks hold text as it is; `bytes` blocks are described in [`bytes`],
//! `xlsx` blocks in [`workbook`], `refuse` blocks say why a file cannot be had. Files below `content/` are an overlay.
//! A file `import.otm` is taken over as the model.
//! One `expect` block holds one assertion a line; they are listed in [`expect`].

mod across;
mod bytes;
mod case;
mod expect;
mod told;
pub mod workbook;

pub use case::{Case, cases};
pub use told::check;

use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every case of every file in `spec/`.
pub fn all_cases() -> Vec<Case> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(workspace().join("spec")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    files.iter().flat_map(|path| cases(path)).collect()
}
