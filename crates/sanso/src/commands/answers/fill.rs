//! `sanso answers fill`: the sheet of a customer, read, matched and filled in.

use crate::commands::check::Shown;
use crate::commands::frameworks::{over, overlays};
use crate::commands::studied::{Studied, drafted};
use crate::commands::{Status, of_kind, path, status_of, tables_to, text};
use crate::disk::named_file;
use crate::failure::{Failure, Outcome};
use crate::output::{Output, say, say_written, write_whole};
use clap::ArgMatches;
use sanso_core::model::Kind;
use sanso_core::sheets::{Filling, MappedRow, SheetMapping, changes, filled, read_mapping, read_sheet};
use sanso_core::text::{Lang, Sources};
use sanso_report::view::{CustomerSheet, customer_sheets};
use sanso_report::{json, text as terminal};
use sanso_sheets::{read, write};
use std::path::Path;

/// Fills in a sheet, or proposes what its rows ask for.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let sheet = path(given, "sheet").unwrap_or_default();
    let out = path(given, "out");
    let mapping_file = path(given, "mapping");
    for written in [&out, &mapping_file, &path(given, "mapping-out")].into_iter().flatten() {
        if is_same(written, &sheet) {
            return Err(Failure::OwnInput(sheet));
        }
    }
    let bytes = named_file(&sheet)?;
    let workbook = read(&bytes).map_err(|why| Failure::Workbook(sheet.clone(), why))?;
    let studied = drafted(given, lang)?;
    let study = &studied.study.value;
    let (all, status) = over(&study.library, &overlays(given)?, &mut Sources::default(), Vec::new(), lang);
    let of = text(given, "of").map(|id| of_kind(study, Kind::Organization, id)).transpose()?;
    let name = shown(&sheet);
    let mut mapping = read_sheet(&name, &workbook, &study.library, &all);
    let known = mapping_file.as_ref().filter(|file| file.exists());
    let (gone, read_status) = match known {
        Some(file) => confirmed(&mut mapping, file, &all, lang)?,
        None => (Vec::new(), Status::Clean),
    };
    let accept_sure = text(given, "accept").is_some();
    let rows = filled(&mapping, Filling { frameworks: &all, study, of, accept_sure });
    let new_file = mapping_file.as_ref().filter(|file| !file.exists()).cloned();
    for file in [new_file, path(given, "mapping-out")].into_iter().flatten() {
        write_whole(&file, mapping.file(&all, lang).as_bytes())?;
        say_written(Some(&file), lang);
    }
    if let Some(out) = &out {
        let written = write(&bytes, &changes(&rows)).map_err(|why| Failure::Workbook(sheet.clone(), why))?;
        Output { file: Some(out.clone()) }.document(&written.bytes, "xlsx")?;
    }
    let told = CustomerSheet { workbook: &name, all: &all, rows: &rows, gone: &gone, signed: workbook.signed };
    if out.as_deref() != Some(Path::new("-")) {
        let to = Output::default();
        tables_to(
            &to,
            given,
            lang,
            (&|lang| customer_sheets(told, lang), &|| json::customer_json(told)),
            terminal::whole,
        )?;
    }
    if mapping.tables.is_empty() {
        say(no_questions(lang));
    }
    Ok(worst([studied_status(&studied, lang), status, read_status]))
}

/// Takes over what a person confirmed.
fn confirmed(
    mapping: &mut SheetMapping,
    file: &Path,
    all: &sanso_core::frameworks::Frameworks,
    lang: Lang,
) -> Outcome<(Vec<(String, MappedRow)>, Status)> {
    let mut sources = Sources::default();
    let read = read_mapping(&file.display().to_string(), &named_file(file)?, all, &mut sources);
    if !read.diagnostics.is_empty() {
        Shown { sources: &sources, found: &read.diagnostics, prefix: "" }.errors(lang);
    }
    Ok((mapping.take_over(&read.value), status_of(&read.diagnostics, "error")))
}

fn studied_status(studied: &Studied, lang: Lang) -> Status {
    studied.errors(lang)
}

fn worst<const N: usize>(all: [Status; N]) -> Status {
    all.into_iter().find(|status| *status != Status::Clean).unwrap_or(Status::Clean)
}

fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    real(one).zip(real(other)).is_some_and(|(one, other)| one == other)
}

fn shown(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn no_questions(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "no questions were found: a table needs a head with a column of questions and a column of answers",
        Lang::Ja => "設問が見つかりませんでした。設問の列と回答の列に見出しのある表が必要です",
    }
}
