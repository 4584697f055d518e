//! `sanso frameworks import` and `export`: libraries of a neighbouring tool.

use super::frameworks::named;
use super::studied::paths;
use super::{Status, output, path, text};
use crate::disk::named_file;
use crate::failure::{Failure, Outcome};
use crate::output::say;
use clap::ArgMatches;
use sanso_core::frameworks::{
    Frameworks, Lost, ReadLibrary, folder_of, framework_library, mapping_library, read_library,
};
use sanso_core::text::Lang;
use sanso_report::words;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// More library files than any folder of them has.
const MOST_FILES: usize = 5_000;

/// Makes a folder of content of libraries.
pub fn import(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let out = path(given, "out").unwrap_or_default();
    // What people have changed since must not be lost to a second import.
    if out.exists() {
        return Err(Failure::Exists(out));
    }
    let mut files = Vec::new();
    for path in paths(given, "file") {
        collect(&path, &mut files)?;
    }
    files.sort();
    let libraries = read_all(&files)?;
    let imported = folder_of(&libraries, text(given, "prefix").unwrap_or_default());
    for (path, text) in &imported.files {
        let path = out.join(path);
        let folder = path.parent().unwrap_or(&out);
        fs::create_dir_all(folder).map_err(|error| Failure::Writing(folder.to_owned(), error))?;
        fs::write(&path, text).map_err(|error| Failure::Writing(path.clone(), error))?;
    }
    say(&words::imported(lang, imported.counts));
    for (lost, (count, first)) in &imported.lost {
        say(&words::lost(lang, *lost, *count, first));
    }
    say(&words::next_step(lang, &out.display().to_string()));
    Ok(if imported.lost.contains_key(&Lost::File) { Status::Findings } else { Status::Clean })
}

/// The library files at a path, those of folders below it included.
fn collect(path: &Path, into: &mut Vec<PathBuf>) -> Outcome<()> {
    if !path.is_dir() {
        into.push(path.to_owned());
        return Ok(());
    }
    let unreadable = |error: std::io::Error| Failure::Reading(path.to_owned(), error.to_string());
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let kind = entry.file_type().map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if kind.is_dir() && !name.starts_with('.') {
            collect(&entry.path(), into)?;
        } else if kind.is_file() && (name.ends_with(".yaml") || name.ends_with(".yml")) {
            into.push(entry.path());
        }
        if into.len() > MOST_FILES {
            return Err(Failure::TooManyFiles(path.to_owned(), MOST_FILES));
        }
    }
    Ok(())
}

/// Reads every file, as many at a time as the machine has room for. The order of the result is that of the files.
fn read_all(files: &[PathBuf]) -> Outcome<Vec<ReadLibrary>> {
    let next = AtomicUsize::new(0);
    let read = || {
        let mut done: Vec<(usize, Outcome<ReadLibrary>)> = Vec::new();
        while let Some((number, file)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, files.get(at)?)))
        {
            let library = named_file(file).map(|bytes| read_library(&file.display().to_string(), &bytes));
            done.push((number, library));
        }
        done
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(files.len().max(1));
    let mut all: Vec<(usize, Outcome<ReadLibrary>)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(read)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    all.sort_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, library)| library).collect()
}

/// Writes a framework, or what leads from it to another, as a library.
pub fn export(all: &Frameworks, given: &ArgMatches) -> Outcome<()> {
    let number = named(all, text(given, "key"))?;
    let written = match text(given, "to") {
        Some(to) => mapping_library(all, number, named(all, Some(to))?),
        None => framework_library(all, number),
    };
    output(given).bytes(written.ok_or(Failure::NothingToWrite)?.as_bytes())
}
