//! Everything computed from one set of inputs: the product of the engine.

use crate::analysis::{Analysis, analyze, prepare};
use crate::assess::{Answers, Assessment, Given, assess, read_answers};
use crate::checks;
use crate::content::{Difference, Library, Overlay, check, diff, embedded, read_files};
use crate::diag::{Checked, Diagnostic, Problem, ReadingProblem, Severity};
use crate::graph::check::check as check_packs;
use crate::graph::ground::{Graph, ground};
use crate::graph::travel::{Asking, Basis, Travel, travel_on};
use crate::model::language::Shape;
use crate::model::{Attr, FetchError, Kind, Model, read};
use crate::plan::{Plan, draft, questions};
use crate::text::Sources;
use jiff::civil::Date;

/// What a study is computed from.
pub struct Inputs<'i> {
    /// The main file of the model, below its folder.
    pub main: &'i str,
    /// Gives the bytes of a file of the model by its path below the folder.
    pub fetch: &'i mut dyn FnMut(&str) -> Result<Vec<u8>, FetchError>,
    /// Content laid over that of the program, in order.
    pub overlays: &'i [Overlay],
    /// The profile to tailor with; without one, the profile the model names.
    pub profile: Option<&'i str>,
    /// The name and the bytes of a file of answers.
    pub answers: Option<(&'i str, &'i [u8])>,
    /// The day answers and evidence are judged as of; without one, dates are not judged.
    pub as_of: Option<Date>,
    /// How much work to put into the graph.
    pub asking: Asking,
}

/// A study.
#[derive(Debug, Clone, Default)]
pub struct Study {
    /// The knowledge it was computed with.
    pub library: Library,
    /// The model.
    pub model: Model,
    /// Which incidents stand.
    pub analysis: Analysis,
    /// What is required of whom.
    pub plan: Plan,
    /// What was answered, if anything was.
    pub answers: Option<Answers>,
    /// How far what is required is met.
    pub assessment: Assessment,
    /// How incidents travel to what must not happen.
    pub travel: Travel,
    /// How much work was put into that.
    pub asking: Asking,
    /// The graph, where it was compiled beside the judgement and nothing was asked of it yet.
    pub compiled: Option<Checked<Graph>>,
}

impl Study {
    /// What the graph is asked with.
    pub fn basis(&self) -> Basis<'_> {
        Basis { library: &self.library, model: &self.model, plan: &self.plan, assessment: &self.assessment }
    }

    /// Finds the open questions.
    pub fn ask(&mut self) {
        self.plan.questions = questions(&self.model, &self.analysis, &self.plan);
    }

    /// Compiles the graph and asks it the first questions.
    pub fn travel(&mut self) -> Vec<Diagnostic> {
        let compiled = self.compiled.take();
        let Checked { value: graph, diagnostics } =
            compiled.unwrap_or_else(|| ground(&self.library, &self.model, self.asking.threads));
        self.travel = travel_on(graph, self.basis(), self.asking);
        diagnostics
    }
}

/// Computes a study. The same inputs give the same study, whatever machine, order of files or number of threads.
pub fn run(inputs: Inputs<'_>) -> Checked<Study> {
    let model = read(inputs.main, inputs.fetch);
    run_on(model, inputs)
}

/// The same for a model that was read already, whether from its files or from a snapshot.
pub fn run_on(model: Checked<Model>, inputs: Inputs<'_>) -> Checked<Study> {
    let Checked { value: mut study, mut diagnostics } = compiled_on(model, inputs);
    study.ask();
    let noted = study.travel();
    if !noted.is_empty() {
        diagnostics.extend(noted);
        Diagnostic::sort(&mut diagnostics);
        diagnostics.dedup();
    }
    Checked { value: study, diagnostics }
}

/// Computes a study without its questions and its graph, for those who only want to know what is wrong with the inputs.
pub fn drafted(inputs: Inputs<'_>) -> Checked<Study> {
    let model = read(inputs.main, inputs.fetch);
    drafted_on(model, inputs)
}

/// The same for a model that was read already.
pub fn drafted_on(model: Checked<Model>, inputs: Inputs<'_>) -> Checked<Study> {
    judged_on(model, inputs, false)
}

/// The same for a study that will be asked how incidents travel: the graph of a large model is compiled beside.
pub fn compiled_on(model: Checked<Model>, inputs: Inputs<'_>) -> Checked<Study> {
    judged_on(model, inputs, true)
}

/// Models of so many subjects are worth a thread that compiles the graph.
const WORTH_A_THREAD: usize = 2048;

fn judged_on(model: Checked<Model>, inputs: Inputs<'_>, compiles: bool) -> Checked<Study> {
    let Checked { value: mut model, mut diagnostics } = model;
    let whole = !diagnostics.iter().any(loses_entries);
    let mut library = embedded();
    for overlay in inputs.overlays {
        let read = read_files(library, overlay, &mut model.sources);
        library = read.value;
        diagnostics.extend(read.diagnostics);
    }
    if !inputs.overlays.is_empty() {
        // What only its author should mend is told by a check of the content.
        diagnostics.extend(check(&library, &sizes()).into_iter().filter(|note| note.severity == Severity::Error));
    }
    let answers = inputs.answers.map(|(name, bytes)| {
        let read = read_answers(name, bytes, &library, &mut model);
        diagnostics.extend(read.diagnostics);
        read.value
    });
    let judging = Judging { library: &library, model: &model, answers: answers.as_ref() };
    let judge = || judging.judge(inputs.profile, inputs.as_of, whole);
    let threads = inputs.asking.threads;
    let (judged, compiled) = if compiles && threads > 1 && model.len() >= WORTH_A_THREAD {
        std::thread::scope(|scope| {
            let compiling = scope.spawn(|| ground(&library, &model, threads));
            (judge(), Some(compiling.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause))))
        })
    } else {
        (judge(), None)
    };
    let Checked { value: (analysis, plan, assessment), diagnostics: found } = judged;
    diagnostics.extend(found);
    Diagnostic::sort(&mut diagnostics);
    diagnostics.dedup();
    let (travel, asking) = (Travel::default(), inputs.asking);
    let study = Study { library, model, analysis, plan, answers, assessment, travel, asking, compiled };
    Checked { value: study, diagnostics }
}

/// What is judged.
struct Judging<'j> {
    library: &'j Library,
    model: &'j Model,
    answers: Option<&'j Answers>,
}

impl Judging<'_> {
    /// Which incidents stand, what is required of whom, and how far it is met. Models with lost entries are not checked.
    fn judge(&self, profile: Option<&str>, as_of: Option<Date>, whole: bool) -> Checked<(Analysis, Plan, Assessment)> {
        let mut diagnostics = if whole { checks::run(self.model) } else { Vec::new() };
        let analysis = analyze(self.library, self.model);
        let plan = draft(self.library, self.model, &analysis.value, profile);
        let given = Given { answers: self.answers, as_of };
        let assessment = assess(self.library, self.model, &analysis.value, &plan.value, given);
        diagnostics.extend(analysis.diagnostics);
        diagnostics.extend(plan.diagnostics);
        diagnostics.extend(assessment.diagnostics);
        Checked { value: (analysis.value, plan.value, assessment.value), diagnostics }
    }
}

/// The words for sizes of organisations, which profiles name.
fn sizes() -> Vec<&'static str> {
    let attributes = Kind::Organization.section().attributes;
    match attributes.iter().find(|attribute| attribute.attr == Attr::Size).map(|attribute| attribute.shape) {
        Some(Shape::Word(words)) => words.iter().map(|word| word.key).collect(),
        _ => Vec::new(),
    }
}

/// Content read from a folder on top of `base`, with everything its author should mend.
pub fn checked_content(base: Library, folder: &Overlay, sources: &mut Sources) -> Checked<Library> {
    let Checked { value: library, mut diagnostics } = read_files(base, folder, sources);
    diagnostics.extend(check(&library, &sizes()));
    diagnostics.extend(prepare(&library).diagnostics);
    diagnostics.extend(check_packs(&library));
    Diagnostic::sort(&mut diagnostics);
    diagnostics.dedup();
    Checked { value: library, diagnostics }
}

/// What a folder of content changes when it is laid over `base`.
pub fn differing_content(base: &Library, folder: &Overlay, sources: &mut Sources) -> Checked<Vec<Difference>> {
    let Checked { value: library, mut diagnostics } = read_files(base.clone(), folder, sources);
    Diagnostic::sort(&mut diagnostics);
    Checked { value: diff(base, &library), diagnostics }
}

/// Whether part of the files could not be read, so that whatever a check would miss may well be written there.
fn loses_entries(note: &Diagnostic) -> bool {
    use ReadingProblem as Lost;
    matches!(
        &note.problem,
        Problem::Reading(
            Lost::Trouble(_)
                | Lost::FileMissing { .. }
                | Lost::PathEscapes { .. }
                | Lost::Unreadable { .. }
                | Lost::NoIdColumn { .. }
                | Lost::UnknownSection { .. }
        )
    )
}
