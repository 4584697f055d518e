//! `sanso fmt`: model files in their canonical form.

use super::{Status, flag};
use crate::disk::named_file;
use crate::failure::{Failure, Outcome};
use crate::output::{Output, say, write_whole};
use clap::ArgMatches;
use sanso_core::diag::Severity;
use sanso_core::model::format;
use sanso_core::text::Lang;
use std::path::{Path, PathBuf};

/// Formats every named file in place; `-` from standard input to standard output.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let only_check = flag(given, "check");
    let mut status = Status::Clean;
    for file in given.get_many::<PathBuf>("files").into_iter().flatten() {
        if one(file, only_check, lang)? == Status::Findings {
            status = Status::Findings;
        }
    }
    Ok(status)
}

fn one(file: &Path, only_check: bool, lang: Lang) -> Outcome<Status> {
    let bytes = named_file(file)?;
    let shown = file.display();
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return Err(Failure::Reading(file.to_owned(), "UTF-8".to_owned()));
    };
    let formatted = format(text);
    if formatted.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        say(&match lang {
            Lang::En => format!("{shown}: left as it is because it cannot be read; `sanso check {shown}` says why"),
            Lang::Ja => format!(
                "{shown}：読み取れない箇所があるため変更していません。理由は `sanso check {shown}` で確認できます"
            ),
        });
        return Ok(Status::Findings);
    }
    if file == Path::new("-") && !only_check {
        Output::default().bytes(formatted.value.as_bytes())?;
        return Ok(Status::Clean);
    }
    match (formatted.value == text, only_check) {
        (true, _) => Ok(Status::Clean),
        (false, true) => {
            say(&match lang {
                Lang::En => format!("{shown}: not in canonical form; `sanso fmt {shown}` mends it"),
                Lang::Ja => format!("{shown}：標準の書き方ではありません。`sanso fmt {shown}` で整えられます"),
            });
            Ok(Status::Findings)
        }
        (false, false) => write_whole(file, formatted.value.as_bytes()).map(|()| Status::Clean),
    }
}
