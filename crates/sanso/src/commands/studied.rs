//! From arguments to a study: the files behind a model, answers, content and the day.

use super::check::Shown;
use super::{Status, flag, path, text};
use crate::cache::{Cache, model};
use crate::disk::{ModelFiles, content_folder, named_file};
use crate::failure::{Failure, Outcome};
use crate::progress::{self, Stage};
use clap::ArgMatches;
use jiff::Zoned;
use jiff::civil::Date;
use sanso_core::content::Overlay;
use sanso_core::diag::{Checked, Diagnostic, Severity};
use sanso_core::graph::travel::Asking;
use sanso_core::model::Model;
use sanso_core::study::{Inputs, Study, compiled_on, drafted_on};
use sanso_core::text::Lang;
use std::path::{Path, PathBuf};

/// A study with the files it came from.
pub struct Studied {
    /// The study and what was noticed on the way.
    pub study: Checked<Study>,
    /// The files of the model.
    pub files: ModelFiles,
}

impl Studied {
    /// Tells on standard error what makes results wrong or missing; a finding, if there is anything.
    pub fn errors(&self, lang: Lang) -> Status {
        let all = self.study.diagnostics.iter();
        let errors: Vec<Diagnostic> = all.filter(|one| one.severity == Severity::Error).cloned().collect();
        if errors.is_empty() {
            return Status::Clean;
        }
        let sources = &self.study.value.model.sources;
        Shown { sources, found: &errors, prefix: &self.files.prefix }.errors(lang);
        Status::Findings
    }
}

/// Computes the study that the arguments ask for.
pub fn studied(given: &ArgMatches, lang: Lang) -> Outcome<Studied> {
    let mut studied = computed(given, lang, asking(given), compiled_on)?;
    studied.study.value.ask();
    travelled(&mut studied, lang);
    Ok(studied)
}

/// The same without questions, which a check of the inputs does not show.
pub fn drafted(given: &ArgMatches, lang: Lang) -> Outcome<Studied> {
    computed(given, lang, asking(given), drafted_on)
}

/// The same with the graph but without questions.
pub fn graphed(given: &ArgMatches, lang: Lang, asking: Asking) -> Outcome<Studied> {
    let mut studied = computed(given, lang, asking, compiled_on)?;
    travelled(&mut studied, lang);
    Ok(studied)
}

/// Adds the graph.
fn travelled(studied: &mut Studied, lang: Lang) {
    progress::at(Stage::Travelling, lang);
    let noted = studied.study.value.travel();
    let noticed = &mut studied.study.diagnostics;
    noticed.extend(noted);
    Diagnostic::sort(noticed);
    noticed.dedup();
    progress::at(Stage::Answering, lang);
}

/// How much work the arguments ask to put into the graph.
pub fn asking(given: &ArgMatches) -> Asking {
    let usual = Asking::default();
    let worlds = given.try_get_one::<u32>("worlds").ok().flatten().copied().unwrap_or(usual.worlds);
    let seed = given.try_get_one::<u64>("seed").ok().flatten().copied().unwrap_or(usual.seed);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    Asking { worlds, seed, threads, ..usual }
}

/// The files a study is computed from.
pub struct Named {
    /// The model.
    pub model: PathBuf,
    /// The answers; without them, those beside the model.
    pub answers: Option<PathBuf>,
    /// Folders of content to lay over the built-in content.
    pub content: Vec<PathBuf>,
}

impl Named {
    /// The files that the usual arguments name.
    pub fn of(given: &ArgMatches) -> Named {
        let model = path(given, "model").unwrap_or_else(|| PathBuf::from("."));
        Named { model, answers: path(given, "answers"), content: paths(given, "content") }
    }
}

/// From a model that was read to its study, as far as is asked.
type JudgedOn = fn(Checked<Model>, Inputs<'_>) -> Checked<Study>;

fn computed(given: &ArgMatches, lang: Lang, asking: Asking, judged_on: JudgedOn) -> Outcome<Studied> {
    computed_from(Named::of(given), given, (lang, asking), judged_on)
}

/// The study with its graph, but without questions, of files that are named one by one.
pub fn graphed_from(named: Named, given: &ArgMatches, lang: Lang, asking: Asking) -> Outcome<Studied> {
    let mut studied = computed_from(named, given, (lang, asking), compiled_on)?;
    travelled(&mut studied, lang);
    Ok(studied)
}

fn computed_from(
    named: Named,
    given: &ArgMatches,
    (lang, asking): (Lang, Asking),
    judged_on: JudgedOn,
) -> Outcome<Studied> {
    let files = ModelFiles::open(&named.model)?;
    let overlays: Vec<Overlay> =
        named.content.iter().map(|folder| content_folder(folder)).collect::<Outcome<Vec<Overlay>>>()?;
    let answers = answers(&named, flag(given, "no-answers"), &files)?;
    let as_of = day(text(given, "as-of"))?;
    progress::at(Stage::Reading, lang);
    let model = model(&files, Cache::find(flag(given, "no-cache")).as_ref());
    let inputs = Inputs {
        main: &files.main,
        fetch: &mut |path| files.fetch(path),
        overlays: &overlays,
        profile: text(given, "profile"),
        answers: answers.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice())),
        as_of: Some(as_of),
        asking,
    };
    progress::at(Stage::Judging, lang);
    let study = judged_on(model, inputs);
    progress::at(Stage::Answering, lang);
    Ok(Studied { study, files })
}

/// Every path given for an argument that may be repeated.
pub fn paths(given: &ArgMatches, name: &str) -> Vec<PathBuf> {
    given.try_get_many::<PathBuf>(name).ok().flatten().into_iter().flatten().cloned().collect()
}

fn answers(named: &Named, without: bool, files: &ModelFiles) -> Outcome<Option<(String, Vec<u8>)>> {
    if let Some(named) = &named.answers {
        return Ok(Some((shown(named), named_file(named)?)));
    }
    match files.answers_beside().filter(|_| !without) {
        Some(beside) => Ok(Some(("answers.yaml".to_owned(), named_file(&beside)?))),
        None => Ok(None),
    }
}

fn shown(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The day an argument names; today, if none.
pub fn day(given: Option<&str>) -> Outcome<Date> {
    match given {
        None => Ok(Zoned::now().date()),
        Some(text) => text.parse().map_err(|_| Failure::NoDay(text.to_owned())),
    }
}
