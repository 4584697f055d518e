//! The only reader of the user's disk: models, answers, content folders.
//!
//! A model may name only files below its own folder; links that lead out are refused. Sizes are bounded before reading.

use crate::failure::{Failure, Outcome};
use sanso_core::content::{Overlay, is_sheet};
use sanso_core::model::FetchError;
use std::fs::{self, File};
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

const MOST_BYTES: u64 = 128 << 20;
const MOST_CONTENT_FILES: usize = 2_000;

/// A model on disk or from standard input.
#[derive(Debug)]
pub struct ModelFiles {
    /// The folder that bounds what the model may read.
    root: PathBuf,
    /// The main file, below the folder.
    pub main: String,
    /// What stands before file names in messages, so that they can be opened from where the user is.
    pub prefix: String,
    /// The model as the user named it, for commands to run next.
    pub shown: String,
    /// The main file's bytes, where they came from standard input.
    given: Option<Vec<u8>>,
}

impl ModelFiles {
    /// Finds a model: a folder with `model.yaml`, a file, or `-` for standard input.
    pub fn open(model: &Path) -> Outcome<ModelFiles> {
        let shown = model.display().to_string();
        if model == Path::new("-") {
            let root = fs::canonicalize(".").map_err(Failure::Stream)?;
            let main = "standard-input.yaml".to_owned();
            return Ok(ModelFiles { root, main, prefix: String::new(), shown, given: Some(standard_input()?) });
        }
        let (folder, main) = if model.is_dir() { (model, main_in(model)?) } else { parent_and_name(model)? };
        let root = fs::canonicalize(folder).map_err(|error| Failure::Reading(folder.to_owned(), error.to_string()))?;
        let prefix = match folder.to_string_lossy().trim_end_matches('/') {
            "." | "" => String::new(),
            shown => format!("{shown}/"),
        };
        Ok(ModelFiles { root, main, prefix, shown, given: None })
    }

    /// The bytes of a file of the model.
    pub fn fetch(&self, path: &str) -> Result<Vec<u8>, FetchError> {
        match &self.given {
            Some(bytes) if path == self.main && bytes.len() as u64 > MOST_BYTES => {
                Err(FetchError::TooLarge(bytes.len() as u64))
            }
            Some(bytes) if path == self.main => Ok(bytes.clone()),
            _ => self.read(path),
        }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, FetchError> {
        let full = match fs::canonicalize(self.root.join(path)) {
            Ok(full) => full,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(FetchError::Missing),
            Err(error) => return Err(FetchError::Other(error.to_string())),
        };
        if !full.starts_with(&self.root) {
            return Err(FetchError::Outside);
        }
        bounded(&full)
    }

    /// The folder that bounds what the model may read.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The answers beside the model, if there are any.
    pub fn answers_beside(&self) -> Option<PathBuf> {
        let path = self.root.join("answers.yaml");
        (self.given.is_none() && path.is_file()).then_some(path)
    }
}

fn main_in(folder: &Path) -> Outcome<String> {
    let names = ["model.yaml", "model.yml", "model.json"];
    let found = names.into_iter().find(|name| folder.join(name).is_file());
    found.map(str::to_owned).ok_or_else(|| Failure::NoModelIn(folder.to_owned()))
}

fn parent_and_name(file: &Path) -> Outcome<(&Path, String)> {
    let name = file.file_name().and_then(|name| name.to_str()).filter(|_| file.exists());
    let Some(name) = name else { return Err(Failure::NothingAt(file.to_owned())) };
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
    Ok((parent.unwrap_or(Path::new(".")), name.to_owned()))
}

fn standard_input() -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    stdin().take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(Failure::Stream)?;
    Ok(bytes)
}

/// The bytes of one regular file of bounded size.
fn bounded(path: &Path) -> Result<Vec<u8>, FetchError> {
    let other = |error: std::io::Error| FetchError::Other(error.to_string());
    let about = fs::metadata(path).map_err(other)?;
    if !about.is_file() {
        return Err(FetchError::Other("not a regular file".to_owned()));
    }
    if about.len() > MOST_BYTES {
        return Err(FetchError::TooLarge(about.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or_default());
    File::open(path).map_err(other)?.take(MOST_BYTES).read_to_end(&mut bytes).map_err(other)?;
    Ok(bytes)
}

/// The bytes of a file the user named on the command line; `-` is standard input.
pub fn named_file(path: &Path) -> Outcome<Vec<u8>> {
    if path == Path::new("-") {
        return standard_input();
    }
    if !path.exists() {
        return Err(Failure::NothingAt(path.to_owned()));
    }
    bounded(path).map_err(|error| match error {
        FetchError::TooLarge(bytes) => Failure::TooLarge(path.to_owned(), bytes),
        FetchError::Other(why) => Failure::Reading(path.to_owned(), why),
        FetchError::Missing | FetchError::Outside => Failure::NothingAt(path.to_owned()),
    })
}

/// The YAML files of a content folder, and the tables of frameworks in it, sorted by path. Hidden files and links are left
/// alone.
pub fn content_folder(folder: &Path) -> Outcome<Overlay> {
    if !folder.is_dir() {
        return Err(Failure::NothingAt(folder.to_owned()));
    }
    let mut overlay = Overlay { name: folder.display().to_string(), files: Vec::new() };
    collect(folder, "", &mut overlay, 0)?;
    overlay.files.sort();
    Ok(overlay)
}

fn yaml(name: &str) -> bool {
    name.ends_with(".yaml") || name.ends_with(".yml")
}

fn collect(folder: &Path, below: &str, overlay: &mut Overlay, depth: usize) -> Outcome<()> {
    let unreadable = |error: std::io::Error| Failure::Reading(folder.to_owned(), error.to_string());
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().map_err(unreadable)?;
        let code = depth == 0 && matches!(name.as_str(), "src" | "target");
        if name.starts_with('.') || (kind.is_dir() && code) {
            continue;
        }
        let path = format!("{below}{name}");
        if kind.is_dir() && depth < 8 {
            collect(&entry.path(), &format!("{path}/"), overlay, depth + 1)?;
        } else if kind.is_file() && (yaml(&name) || (name.ends_with(".csv") && is_sheet(&path))) {
            overlay.files.push((path, named_file(&entry.path())?));
        }
        if overlay.files.len() > MOST_CONTENT_FILES {
            return Err(Failure::TooManyFiles(folder.to_owned(), MOST_CONTENT_FILES));
        }
    }
    Ok(())
}
