//! `sanso answers read`, `check` and `merge`: files of answers, without a model.

use crate::commands::check::Shown;
use crate::commands::frameworks::opened;
use crate::commands::studied::{day, paths};
use crate::commands::{Status, output, path, status_of, tables_out, tables_to, text};
use crate::disk::named_file;
use crate::failure::Outcome;
use crate::output::{Output, say};
use clap::ArgMatches;
use sanso_core::answers::{AnswerFile, Entry, Form, Kind, checked, csv_file, merged, read_answer_file, yaml_file};
use sanso_core::content::embedded;
use sanso_core::diag::Diagnostic;
use sanso_core::text::{Lang, Sources};
use sanso_report::view::{conflict_sheets, finding_sheets};
use sanso_report::{json, text as terminal, words};
use std::path::Path;

/// Makes answers out of a filled questionnaire.
pub fn read(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let mut files = Files::default();
    let file = path(given, "file").unwrap_or_default();
    let read = files.open(&file, text(given, "of").unwrap_or_default())?;
    let status = files.tell(lang);
    let process = text(given, "process").unwrap_or(&read.process).to_owned();
    write(&output(given), &process, &read.entries, &[])?;
    say(&words::read_told(lang, read.entries.len(), read.unread));
    Ok(status)
}

/// Checks answers against each other.
pub fn check(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let as_of = day(text(given, "as-of"))?;
    let mut files = Files::default();
    let mut entries: Vec<Entry> = Vec::new();
    for file in paths(given, "files") {
        entries.extend(files.open(&file, "")?.entries);
    }
    let told = files.tell(lang);
    let (opened, status) = opened(given, lang)?;
    let all = opened.all;
    let findings = checked(&entries, &embedded(), &all, Some(as_of));
    let sources = &files.sources;
    tables_out(
        given,
        lang,
        &|lang| finding_sheets(&entries, &findings, sources, lang),
        &|| json::findings_json(entries.len(), &findings, sources),
        terminal::whole,
    )?;
    let grave = findings.iter().any(|one| !matches!(one.kind, Kind::NoEvidence | Kind::NoReason));
    Ok(if grave || told != Status::Clean { Status::Findings } else { status })
}

/// Puts two people's answers together.
pub fn merge(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let mut files = Files::default();
    let mut three = Vec::new();
    for name in ["base", "mine", "theirs"] {
        three.push(files.open(&path(given, name).unwrap_or_default(), "")?);
    }
    let told = files.tell(lang);
    if told != Status::Clean {
        // What could not be read would be taken for something that was taken away.
        return Ok(told);
    }
    let [base, mine, theirs] = three.as_slice() else { return Ok(Status::CouldNotRun) };
    let merged = merged(&base.entries, &mine.entries, &theirs.entries);
    let to = output(given);
    write(&to, &mine.process, &merged.entries, &merged.conflicts)?;
    let report = Output::default();
    if to.file.as_deref().is_some_and(|file| file != Path::new("-")) {
        let documents = (&|lang| conflict_sheets(&merged, lang) as _, &|| json::conflicts_json(&merged));
        tables_to(&report, given, lang, (documents.0, documents.1), terminal::whole)?;
    } else if !merged.conflicts.is_empty() {
        say(&words::merged_title(lang, merged.entries.len(), merged.conflicts.len()));
    }
    Ok(if merged.conflicts.is_empty() { Status::Clean } else { Status::Findings })
}

fn write(to: &Output, process: &str, entries: &[Entry], conflicts: &[sanso_core::answers::Conflict]) -> Outcome<()> {
    let table = to.file.as_ref().and_then(|file| file.extension()).is_some_and(|ending| ending == "csv");
    let told = if table { csv_file(entries) } else { yaml_file(process, entries, conflicts) };
    to.bytes(told.as_bytes())
}

/// Files of answers with what was noticed in them.
#[derive(Default)]
struct Files {
    sources: Sources,
    notes: Vec<Diagnostic>,
}

impl Files {
    fn open(&mut self, file: &Path, bearer: &str) -> Outcome<AnswerFile> {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let form = match ending.as_str() {
            "csv" | "tsv" => Form::Csv,
            "xlsx" | "xlsm" => Form::Xlsx,
            _ => Form::Yaml,
        };
        let read = read_answer_file((&file.display().to_string(), form), &named_file(file)?, bearer, &mut self.sources);
        self.notes.extend(read.diagnostics);
        Ok(read.value)
    }

    fn tell(&self, lang: Lang) -> Status {
        if !self.notes.is_empty() {
            Shown { sources: &self.sources, found: &self.notes, prefix: "" }.errors(lang);
        }
        status_of(&self.notes, "error")
    }
}
