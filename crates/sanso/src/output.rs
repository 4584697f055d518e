//! Where results go: standard output or a file, whole or not at all.

use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::{Path, PathBuf};

/// Where a command writes.
#[derive(Debug, Clone, Default)]
pub struct Output {
    /// A file; `None` or `-` is standard output.
    pub file: Option<PathBuf>,
}

impl Output {
    /// Whether people see colours there.
    pub fn is_coloured(&self) -> bool {
        self.to_stdout() && anstream::AutoStream::choice(&stdout()) != anstream::ColorChoice::Never
    }

    fn to_stdout(&self) -> bool {
        self.file.as_deref().is_none_or(|file| file == Path::new("-"))
    }

    /// Writes a text for people.
    pub fn text(&self, text: &str) -> Result<()> {
        self.bytes(text.as_bytes())
    }

    /// Writes a document that no terminal can show.
    pub fn document(&self, bytes: &[u8], ending: &str) -> Result<()> {
        if self.to_stdout() && stdout().is_terminal() {
            bail!("this would print a whole document on the terminal; add `--out report.{ending}`");
        }
        self.bytes(bytes)
    }

    /// Writes bytes. A file appears whole or not at all; a reader that goes away is no error.
    pub fn bytes(&self, bytes: &[u8]) -> Result<()> {
        let Some(file) = self.file.as_deref().filter(|file| *file != Path::new("-")) else {
            return match stdout().lock().write_all(bytes).and_then(|()| stdout().flush()) {
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
                done => done.context("writing to standard output"),
            };
        };
        write_whole(file, bytes)
    }
}

/// Writes a file beside its place and moves it there.
pub fn write_whole(file: &Path, bytes: &[u8]) -> Result<()> {
    let name = file.file_name().with_context(|| format!("`{}` is no file name", file.display()))?;
    let beside = file.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, file));
    if written.is_err() {
        // What could not be moved must not stay behind; the error that matters is the one of writing.
        drop(fs::remove_file(&beside));
    }
    written.with_context(|| format!("writing `{}`", file.display()))
}

/// A word to people besides the result, on standard error.
pub fn say(text: &str) {
    // Nobody is left to tell when standard error is gone.
    drop(writeln!(stderr(), "{text}"));
}
