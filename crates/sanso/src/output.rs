//! Where results go: standard output or a file, whole or not at all.

use crate::failure::{Failure, Outcome};
use crate::progress;
use sanso_core::text::Lang;
use std::fs;
use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};
use std::path::{Path, PathBuf};

/// Where a command writes.
#[derive(Debug, Clone, Default)]
pub struct Output {
    /// A file; `None` or `-` is standard output.
    pub file: Option<PathBuf>,
}

impl Output {
    /// Whether what is written may carry colours: only for a terminal, and never against `NO_COLOR`.
    pub fn is_coloured(&self) -> bool {
        self.target().is_none() && anstream::AutoStream::choice(&stdout()) != anstream::ColorChoice::Never
    }

    fn target(&self) -> Option<&Path> {
        self.file.as_deref().filter(|file| *file != Path::new("-"))
    }

    /// Writes a document that no terminal can show.
    pub fn document(&self, bytes: &[u8], ending: &'static str) -> Outcome<()> {
        if self.target().is_none() && stdout().is_terminal() {
            return Err(Failure::DocumentOnTerminal(ending));
        }
        self.bytes(bytes)
    }

    /// Writes what comes piece by piece. A file appears whole or not at all; a reader that goes away is no failure.
    pub fn written(&self, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Outcome<()> {
        if let Some(file) = self.target() {
            let mut bytes = Vec::new();
            write(&mut bytes).map_err(|error| Failure::Writing(file.to_owned(), error))?;
            return write_whole(file, &bytes);
        }
        streamed(write(&mut stdout().lock()).and_then(|()| stdout().flush()))
    }

    /// Writes bytes. A file appears whole or not at all; a reader that goes away is no failure.
    pub fn bytes(&self, bytes: &[u8]) -> Outcome<()> {
        progress::end();
        let Some(file) = self.target() else {
            return streamed(stdout().lock().write_all(bytes).and_then(|()| stdout().flush()));
        };
        write_whole(file, bytes)
    }
}

/// How writing to standard output went; nobody is left to read it where a pipe is closed.
fn streamed(written: std::io::Result<()>) -> Outcome<()> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Stream(error)),
        _ => Ok(()),
    }
}

/// Writes a file beside its place and moves it there.
pub fn write_whole(file: &Path, bytes: &[u8]) -> Outcome<()> {
    let Some(name) = file.file_name() else { return Err(Failure::NothingAt(file.to_owned())) };
    // Devices and pipes are written to as they are: nothing can be moved in their place.
    if fs::metadata(file).is_ok_and(|about| !about.is_file()) {
        return fs::write(file, bytes).map_err(|error| Failure::Writing(file.to_owned(), error));
    }
    let beside = file.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, file));
    if written.is_err() {
        // What could not be moved must not stay behind; the error that matters is the one of writing.
        drop(fs::remove_file(&beside));
    }
    written.map_err(|error| Failure::Writing(file.to_owned(), error))
}

/// Says which file a result went to, if it went to one.
pub fn say_written(file: Option<&Path>, lang: Lang) {
    let Some(file) = file.filter(|file| *file != Path::new("-") && file.is_file()) else { return };
    let file = file.display();
    say(&match lang {
        Lang::En => format!("wrote {file}"),
        Lang::Ja => format!("{file} を書き出しました"),
    });
}

/// A word to people besides the result, on standard error.
pub fn say(text: &str) {
    progress::end();
    // Nobody is left to tell when standard error is gone.
    drop(writeln!(stderr(), "{text}"));
}
