//! Files that OSCAL documents import, found on disk by the reference one makes to another.

use crate::disk::named_file;
use crate::failure::Outcome;
use sanso_core::text::Lang;
use sanso_oscal::resolve::Fetched;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Where imported files are looked for.
#[derive(Debug)]
pub struct Imports {
    /// Folders the user named.
    pub folders: Vec<PathBuf>,
    /// The language failures are told in.
    pub lang: Lang,
}

impl Imports {
    /// The file a reference leads to: at the path it gives, else a file of the same name (in JSON) beside the document
    /// that refers to it, in the folders the user named, and in the folder above.
    pub fn fetch(&self, base: &str, href: &str) -> Result<Fetched, String> {
        let path = path_of(href).ok_or_else(|| self.said("the reference is no path", "パスとして読めない参照"))?;
        let folder = Path::new(base).parent().unwrap_or(Path::new(""));
        let exact = folder.join(&path);
        if is_json(&exact) && exact.is_file() {
            return self.read(&exact, None);
        }
        let found = self.candidates(folder, &path).into_iter().find(|candidate| candidate.is_file());
        match found {
            Some(found) => self.read(&found, Some(shown(&found))),
            None if exact.is_file() => self.read(&exact, None),
            None => Err(self.said("there is no such file", "ファイルがない")),
        }
    }

    fn candidates(&self, folder: &Path, path: &Path) -> Vec<PathBuf> {
        let mut all = vec![folder.join(path).with_extension("json")];
        let Some(name) = path.file_name() else { return Vec::new() };
        let json = Path::new(name).with_extension("json");
        let folders = [folder.to_owned()].into_iter().chain(self.folders.iter().cloned()).chain([folder.join("..")]);
        all.extend(folders.map(|folder| folder.join(&json)));
        all
    }

    fn read(&self, path: &Path, elsewhere: Option<String>) -> Result<Fetched, String> {
        let bytes = named_file(path).map_err(|failure| failure.message(self.lang))?;
        Ok(Fetched { name: shown(path), bytes, elsewhere })
    }

    fn said(&self, en: &str, ja: &str) -> String {
        if self.lang == Lang::Ja { ja } else { en }.to_owned()
    }
}

/// The name of a file by which it is known: the same for every way to write its path, and short where it is below the
/// folder people are in.
pub fn shown(path: &Path) -> String {
    let full = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let here = env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
    full.strip_prefix(&here).unwrap_or(&full).display().to_string()
}

/// The bytes of a document with the name it is known by.
pub fn opened(path: &Path) -> Outcome<(String, Vec<u8>)> {
    let bytes = named_file(path)?;
    let name = if path == Path::new("-") { "standard-input.json".to_owned() } else { shown(path) };
    Ok((name, bytes))
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// The path in a reference, without query and fragment. Of what lies on another machine only the name of the file counts.
fn path_of(href: &str) -> Option<PathBuf> {
    let plain = href.split(['?', '#']).next().unwrap_or_default();
    let (local, rest) = match plain.split_once(':') {
        Some((scheme, rest))
            if scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)) =>
        {
            (scheme.eq_ignore_ascii_case("file"), rest)
        }
        _ => (true, plain),
    };
    let decoded = decoded(rest)?;
    let path = match (local, decoded.strip_prefix("//")) {
        (true, Some(after)) => after.get(after.find('/')?..)?.to_owned(),
        (true, None) => decoded,
        (false, _) => decoded.rsplit('/').next()?.to_owned(),
    };
    (!path.is_empty()).then(|| PathBuf::from(path))
}

/// A text with its percent signs and digits made characters.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let byte = match (*first, after.get(..2)) {
            (b'%', Some(two)) => {
                rest = after.get(2..).unwrap_or_default();
                u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok()?
            }
            (byte, _) => {
                rest = after;
                byte
            }
        };
        bytes.push(byte);
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}
