//! `sanso import` and `sanso export`: models of other programs, and studies for them.

use super::check::Shown;
use super::paths::goal;
use super::studied::{asking, drafted, graphed};
use super::{Status, output, path, status_of, text};
use crate::disk::named_file;
use crate::failure::{Failure, Outcome};
use crate::output::say;
use clap::ArgMatches;
use sanso_core::exchange::otm;
use sanso_core::graph::travel::Asking;
use sanso_core::text::Lang;
use sanso_report::attack_flow::{Wanted, attack_flow_json};
use sanso_report::otm::otm_json;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes a model out of the named file.
pub fn import(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    match given.subcommand() {
        Some(("otm", given)) => import_otm(given, lang),
        other => Err(Failure::Unknown(other.map(|(name, _)| name.to_owned()).unwrap_or_default(), None)),
    }
}

/// Writes a study in the named form.
pub fn export(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    match given.subcommand() {
        Some(("otm", given)) => {
            let studied = drafted(given, lang)?;
            let status = studied.errors(lang);
            output(given).document(otm_json(&studied.study.value, lang).as_bytes(), "otm")?;
            Ok(status)
        }
        Some(("attack-flow", given)) => export_flow(given, lang),
        other => Err(Failure::Unknown(other.map(|(name, _)| name.to_owned()).unwrap_or_default(), None)),
    }
}

/// How many ways to each goal are written unless it is said.
const USUAL_WAYS: u32 = 3;

fn export_flow(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let count = given.get_one::<u32>("count").copied().unwrap_or(USUAL_WAYS) as usize;
    let studied = graphed(given, lang, Asking { routes: count, measured: 0, ..asking(given) })?;
    let status = studied.errors(lang);
    let study = &studied.study.value;
    let goal = text(given, "goal").map(|id| goal(study, id)).transpose()?;
    let wanted = Wanted { goal, count, day: text(given, "as-of").map(str::to_owned) };
    let flow = attack_flow_json(study, lang, &wanted).ok_or(Failure::NoWay)?;
    output(given).document(flow.as_bytes(), "json")?;
    Ok(status)
}

fn import_otm(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let file = path(given, "file").unwrap_or_else(|| PathBuf::from("-"));
    let imported = otm::import(&file.display().to_string(), &named_file(&file)?);
    let out = path(given, "out").filter(|out| out != Path::new("-"));
    // What people have changed since must not be lost to a second import.
    if let Some(out) = out.as_ref().filter(|out| out.exists()) {
        return Err(Failure::Exists(out.clone()));
    }
    let found = &imported.diagnostics;
    if !found.is_empty() {
        Shown { sources: &imported.value.sources, found, prefix: "" }.errors(lang);
    }
    if imported.value.model.is_empty() {
        return Ok(Status::CouldNotRun);
    }
    if let Some(folder) = out.as_ref().and_then(|out| out.parent()).filter(|folder| *folder != Path::new("")) {
        fs::create_dir_all(folder).map_err(|error| Failure::Writing(folder.to_owned(), error))?;
    }
    output(given).bytes(imported.value.model.as_bytes())?;
    if let Some(out) = out {
        let out = out.display();
        say(&match lang {
            Lang::En => format!("wrote {out}; next: sanso check {out}"),
            Lang::Ja => format!("{out} を書き出しました。次は：sanso check {out}"),
        });
    }
    Ok(status_of(found, "error"))
}
