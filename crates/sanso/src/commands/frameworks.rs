//! `sanso frameworks`: the schemes people are asked in, and how their items stand to each other.

use super::check::Shown;
use super::studied::paths;
use super::{Status, answered, libraries, output, shown, status_of, tables_out, text};
use crate::disk::content_folder;
use crate::failure::{Failure, Outcome};
use clap::ArgMatches;
use sanso_core::content::{Library, Overlay, embedded, read_files};
use sanso_core::diag::Diagnostic;
use sanso_core::frameworks::{Asked, Frameworks, compared, editions, mapped, read};
use sanso_core::text::{Lang, Sources, Text, nearest};
use sanso_report::view::{
    Editions, Mapped, Sheets, changed_sheets, edition_sheets, framework_sheet, framework_sheets, mapped_sheets,
};
use sanso_report::{html, json, text as terminal};

/// Runs one of the subcommands.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let Some((name, given)) = given.subcommand() else { return Ok(Status::CouldNotRun) };
    if matches!(name, "coverage" | "readiness" | "score" | "brief" | "applicability") {
        return answered::run(name, given, lang);
    }
    if name == "import" {
        return libraries::import(given, lang);
    }
    let (opened, status) = opened(given, lang)?;
    let all = &opened.all;
    let as_asked = (opened.content.as_str(), lang);
    match name {
        "show" => {
            let number = named(all, text(given, "key"))?;
            hand_out(given, as_asked, &|lang| framework_sheet(all, number, lang), &|| {
                json::framework_json(all, number)
            })?;
        }
        "map" => map(all, given, as_asked)?,
        "diff" => diff(all, given, as_asked)?,
        "export" => libraries::export(all, given)?,
        _ => hand_out(given, as_asked, &|lang| framework_sheets(all, lang), &|| json::frameworks_json(all))?,
    }
    Ok(status)
}

fn map(all: &Frameworks, given: &ArgMatches, as_asked: (&str, Lang)) -> Outcome<()> {
    let from = named(all, text(given, "from"))?;
    let to = named(all, text(given, "to"))?;
    let item = text(given, "id").map(|id| item(all, from, id)).transpose()?;
    let mapping = mapped(all, Asked { from, to, item });
    let found = Mapped { all, from, to, item, mapping: &mapping, brief: is_read(given) };
    hand_out(given, as_asked, &|lang| mapped_sheets(found, lang), &|| json::mapping_json(found))
}

fn diff(all: &Frameworks, given: &ArgMatches, as_asked: (&str, Lang)) -> Outcome<()> {
    if text(given, "old").is_none() {
        let ours = read(&embedded(), &[], &mut Sources::default()).value;
        let found = compared(&ours, all);
        return hand_out(given, as_asked, &|lang| changed_sheets(&found, is_read(given), lang), &|| {
            json::changed_json(&found)
        });
    }
    let from = named(all, text(given, "old"))?;
    let to = named(all, text(given, "new"))?;
    let rows = editions(all, from, to);
    let found = Editions { all, from, to, rows: &rows };
    hand_out(given, as_asked, &|lang| edition_sheets(found, lang), &|| json::editions_json(found))
}

/// All frameworks, and the version of the content they come from.
pub(super) struct Opened {
    /// All frameworks.
    pub(super) all: Frameworks,
    /// The version of the content.
    pub(super) content: String,
}

/// All frameworks, with the folders laid over them; tells what is wrong in these.
pub(super) fn opened(given: &ArgMatches, lang: Lang) -> Outcome<(Opened, Status)> {
    let overlays = overlays(given)?;
    let mut sources = Sources::default();
    let (mut library, mut notes) = (embedded(), Vec::new());
    for overlay in &overlays {
        let read = read_files(library, overlay, &mut sources);
        library = read.value;
        notes.extend(read.diagnostics);
    }
    let (all, status) = over(&library, &overlays, &mut sources, notes, lang);
    Ok((Opened { all, content: library.version.to_string() }, status))
}

/// Whether people read what is written, who want the best of it and not all of it.
pub(super) fn is_read(given: &ArgMatches) -> bool {
    !matches!(text(given, "format"), Some("csv" | "json"))
}

pub(super) fn overlays(given: &ArgMatches) -> Outcome<Vec<Overlay>> {
    paths(given, "content").iter().map(|folder| content_folder(folder)).collect()
}

/// The frameworks over a library that is read already; tells what is wrong in them besides what was noted before.
pub(super) fn over(
    library: &Library,
    overlays: &[Overlay],
    sources: &mut Sources,
    mut notes: Vec<Diagnostic>,
    lang: Lang,
) -> (Frameworks, Status) {
    let found = read(library, overlays, sources);
    notes.extend(found.diagnostics);
    if !notes.is_empty() {
        Shown { sources, found: &notes, prefix: "" }.errors(lang);
    }
    (found.value, status_of(&notes, "error"))
}

pub(super) fn named(all: &Frameworks, key: Option<&str>) -> Outcome<usize> {
    let key = key.unwrap_or_default();
    let keys = || all.all.iter().map(|one| Text::as_str(&one.about.key));
    all.find(key).ok_or_else(|| {
        // Who gives a part of a key mostly means the one it stands in.
        let within = || keys().filter(|_| !key.is_empty()).find(|known| known.contains(key)).map(str::to_owned);
        Failure::NoFramework(key.to_owned(), nearest(key, keys()).or_else(within))
    })
}

fn item(all: &Frameworks, framework: usize, id: &str) -> Outcome<u32> {
    all.find_item(framework, id).ok_or_else(|| {
        let ids = all.all.get(framework).into_iter().flat_map(|one| &one.items).map(|item| item.id.as_str());
        Failure::Unknown(id.to_owned(), nearest(id, ids))
    })
}

/// Writes tables, or a document for programs, in the form that was asked for. `content` is the version of the content.
pub(super) fn hand_out(
    given: &ArgMatches,
    (content, lang): (&str, Lang),
    sheets: &dyn Fn(Lang) -> Sheets,
    document: &dyn Fn() -> String,
) -> Outcome<()> {
    if text(given, "format") == Some("html") {
        let page = html::sheets(content, &sheets(Lang::En), &sheets(Lang::Ja), shown(given, lang));
        return output(given).document(page.as_bytes(), "html");
    }
    tables_out(given, lang, sheets, document, terminal::whole)
}
