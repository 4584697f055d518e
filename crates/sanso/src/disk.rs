//! The only reader of the user's disk: models, answers, content folders.
//!
//! A model may name only files below its own folder; links that lead out are refused. Sizes are bounded before reading.

use anyhow::{Context, Result, bail};
use sanso_core::content::Overlay;
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
    /// The main file's bytes, where they came from standard input.
    given: Option<Vec<u8>>,
}

impl ModelFiles {
    /// Finds a model: a folder with `model.yaml`, a file, or `-` for standard input.
    pub fn open(model: &Path) -> Result<ModelFiles> {
        if model == Path::new("-") {
            let mut bytes = Vec::new();
            stdin().take(MOST_BYTES + 1).read_to_end(&mut bytes).context("reading the model from standard input")?;
            let root = fs::canonicalize(".").context("finding the current folder")?;
            return Ok(ModelFiles { root, main: "standard-input.yaml".to_owned(), prefix: String::new(), given: Some(bytes) });
        }
        let (folder, main) = if model.is_dir() {
            let names = ["model.yaml", "model.yml", "model.json"];
            let Some(main) = names.into_iter().find(|name| model.join(name).is_file()) else {
                bail!("there is no `model.yaml` in `{}`; `sanso init {}` writes one", model.display(), model.display());
            };
            (model.to_path_buf(), main.to_owned())
        } else {
            let Some(main) = model.file_name().and_then(|name| name.to_str()).filter(|_| model.exists()) else {
                bail!("there is no model at `{}`; give a folder with `model.yaml`, a file, or `-`", model.display());
            };
            (model.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf(), main.to_owned())
        };
        let root = fs::canonicalize(&folder).with_context(|| format!("opening `{}`", folder.display()))?;
        let prefix = match folder.to_string_lossy().trim_end_matches('/') {
            "." | "" => String::new(),
            shown => format!("{shown}/"),
        };
        Ok(ModelFiles { root, main, prefix, given: None })
    }

    /// The bytes of a file of the model.
    pub fn fetch(&self, path: &str) -> Result<Vec<u8>, FetchError> {
        match &self.given {
            Some(bytes) if path == self.main && bytes.len() as u64 > MOST_BYTES => Err(FetchError::TooLarge(bytes.len() as u64)),
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

    /// The answers beside the model, if there are any and none were named.
    pub fn answers_beside(&self) -> Option<PathBuf> {
        let path = self.root.join("answers.yaml");
        (self.given.is_none() && path.is_file()).then_some(path)
    }
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
pub fn named_file(path: &Path) -> Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        stdin().take(MOST_BYTES).read_to_end(&mut bytes).context("reading standard input")?;
        return Ok(bytes);
    }
    match bounded(path) {
        Ok(bytes) => Ok(bytes),
        Err(FetchError::TooLarge(bytes)) => bail!("`{}` holds {bytes} bytes, more than can be read", path.display()),
        Err(FetchError::Other(why)) => bail!("reading `{}`: {why}", path.display()),
        Err(FetchError::Missing | FetchError::Outside) => bail!("reading `{}`: there is no such file", path.display()),
    }
}

/// The YAML files of a content folder, sorted by path. Hidden files and links are left alone.
pub fn content_folder(folder: &Path) -> Result<Overlay> {
    let mut overlay = Overlay { name: folder.display().to_string(), files: Vec::new() };
    collect(folder, "", &mut overlay, 0)?;
    overlay.files.sort();
    Ok(overlay)
}

fn collect(folder: &Path, below: &str, overlay: &mut Overlay, depth: usize) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("opening the content folder `{}`", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("reading `{}`", folder.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().with_context(|| format!("reading `{}`", folder.display()))?;
        let path = format!("{below}{name}");
        if name.starts_with('.') || (kind.is_dir() && depth == 0 && matches!(name.as_str(), "src" | "target")) {
            continue;
        }
        if kind.is_dir() && depth < 8 {
            collect(&entry.path(), &format!("{path}/"), overlay, depth + 1)?;
        } else if kind.is_file() && (name.ends_with(".yaml") || name.ends_with(".yml")) {
            overlay.files.push((path, named_file(&entry.path())?));
        }
        if overlay.files.len() > MOST_CONTENT_FILES {
            bail!("`{}` holds more than {MOST_CONTENT_FILES} content files", folder.display());
        }
    }
    Ok(())
}
