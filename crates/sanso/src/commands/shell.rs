//! `sanso completions` and `sanso man`, made from the command definitions.

use super::Status;
use crate::args::command;
use crate::failure::{Failure, Outcome};
use crate::output::Output;
use clap::ArgMatches;
use clap_complete::Shell;
use sanso_core::text::Lang;

/// Prints a completion script.
pub fn completions(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let Some(shell) = given.get_one::<Shell>("shell").copied() else { return Ok(Status::CouldNotRun) };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(lang), "sanso", &mut script);
    Output::default().bytes(&script)?;
    Ok(Status::Clean)
}

/// Prints the manual page, with a section for each command.
pub fn manual(lang: Lang) -> Outcome<Status> {
    let mut command = command(lang);
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page).map_err(Failure::Stream)?;
    for sub in command.get_subcommands() {
        let name = format!("sanso-{}", sub.get_name());
        let named = sub.clone().name(name.clone()).display_name(name);
        let man = clap_mangen::Man::new(named);
        man.render_name_section(&mut page)
            .and_then(|()| man.render_synopsis_section(&mut page))
            .map_err(Failure::Stream)?;
        man.render_options_section(&mut page).map_err(Failure::Stream)?;
    }
    Output::default().bytes(&page)?;
    Ok(Status::Clean)
}
