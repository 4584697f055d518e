//! The command line of sanso: arguments in, files read, a study computed, a report written, an exit status.

mod args;
mod cache;
mod commands;
mod disk;
mod failure;
mod imports;
mod language;
mod output;
mod progress;
mod usage;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let given: Vec<OsString> = env::args_os().collect();
    let lang = language::chosen(&given);
    let wanted = |name: &str| given.iter().any(|word| word == name);
    let matches = match args::command_for(lang, wanted).try_get_matches_from(given.iter()) {
        Ok(matches) => matches,
        Err(error) => return usage::answer(&error, lang),
    };
    match commands::run(&matches, lang) {
        Ok(status) => status.into(),
        Err(failure) => {
            output::say(&usage::failed(&failure, lang));
            commands::Status::CouldNotRun.into()
        }
    }
}
