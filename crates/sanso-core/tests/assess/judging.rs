//! Answers judged against the bakery of the examples.

use jiff::civil::{Date, date};
use sanso_core::assess::{Answers, Assessment, Given, State, assess, read_answers};
use sanso_core::content::Overlay;
use sanso_core::diag::{Diagnostic, Severity};
use sanso_core::model::{FetchError, Model};
use sanso_core::plan::{Bearer, Required};
use sanso_core::study::{Inputs, Study, run};
use std::path::Path;
use std::sync::LazyLock;

pub const DAY: Date = date(2026, 10, 1);

/// The bakery, with a profile that asks for grade `advanced` of one category and a former id.
pub static STUDY: LazyLock<Study> = LazyLock::new(|| studied(None, None).0);

pub const PROFILE: &str = "content: 1
profiles:
  - key: demanding
    name: { en: Demanding, ja: 厳しい基準 }
    why: { en: For tests., ja: 試験用。 }
    rows:
      - { category: AM, do: grade, grade: advanced, why: { en: For tests., ja: 試験用。 } }
      - { category: AT, do: exclude, why: { en: For tests., ja: 試験用。 } }
    confidence: high
    origin: ours
";

pub fn studied(answers: Option<&str>, as_of: Option<Date>) -> (Study, Vec<Diagnostic>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/bakery-sme");
    let mut fetch = |path: &str| {
        let text = std::fs::read_to_string(folder.join(path)).map_err(|_| FetchError::Missing)?;
        Ok(text.replace("\n  bakery:\n", "\n  bakery:\n    was: boulangerie\n").into_bytes())
    };
    let overlay = Overlay { name: "tests".into(), files: vec![("profiles.yaml".into(), PROFILE.into())] };
    let study = run(Inputs {
        main: "model.yaml",
        fetch: &mut fetch,
        overlays: &[overlay],
        profile: Some("demanding"),
        answers: answers.map(|text| ("answers.yaml", text.as_bytes())),
        as_of,
        asking: Default::default(),
    });
    (study.value, study.diagnostics)
}

pub struct Judged {
    pub model: Model,
    pub answers: Answers,
    pub assessment: Assessment,
    pub notes: Vec<Diagnostic>,
}

impl Judged {
    pub fn item(&self, measure: &str, bearer: &str) -> (State, bool) {
        let item = self.assessment.items[number(measure, bearer)];
        (item.state, item.proven)
    }

    pub fn state(&self, measure: &str, bearer: &str) -> State {
        self.item(measure, bearer).0
    }

    pub fn told(&self) -> Vec<(Severity, &'static str, String)> {
        let mut notes = self.notes.clone();
        Diagnostic::sort(&mut notes);
        let line = |note: &Diagnostic| note.place.map(|place| self.model.sources.show_line(place)).unwrap_or_default();
        notes.iter().map(|note| (note.severity, note.problem.code(), line(note))).collect()
    }
}

pub fn judged(text: &str, as_of: Option<Date>) -> Judged {
    let study = &*STUDY;
    let mut model = study.model.clone();
    let read = read_answers("answers.yaml", text.as_bytes(), &study.library, &mut model);
    let given = Given { answers: Some(&read.value), as_of };
    let found = assess(&study.library, &model, &study.analysis, &study.plan, given);
    let notes = read.diagnostics.into_iter().chain(found.diagnostics).collect();
    Judged { model, answers: read.value, assessment: found.value, notes }
}

/// Answers with these entries, the first of them on line 4.
pub fn file(entries: &[&str]) -> String {
    let head = "sanso-answers: 1\nprocess: komugi-bakery\nanswers:\n";
    entries.iter().fold(head.to_owned(), |text, entry| text + "  - { " + entry + " }\n")
}

pub fn on_the_day(entries: &[&str]) -> Judged {
    judged(&file(entries), Some(DAY))
}

pub fn number(measure: &str, bearer: &str) -> usize {
    let measure = STUDY.library.measure(measure).unwrap();
    let bearer = Bearer::Of(STUDY.model.find(bearer).unwrap());
    let is_it = |one: &Required| one.measure as usize == measure && one.bearer == bearer;
    STUDY.plan.required.iter().position(is_it).unwrap()
}

pub const PROOF: &str = "evidence: [{ ref: a, valid-from: 2026-01-01, valid-until: 2026-12-31 }]";
pub const OLD_PROOF: &str = "evidence: [{ ref: a, valid-until: 2026-09-30 }]";

/// The ids of what is required of somebody.
pub fn named<'r>(required: impl IntoIterator<Item = &'r Required>) -> impl Iterator<Item = (&'r str, &'r str)> {
    required.into_iter().filter_map(|one| match one.bearer {
        Bearer::Of(bearer) => Some((STUDY.library.measures[one.measure as usize].id.as_str(), STUDY.model.id(bearer))),
        Bearer::Nobody => None,
    })
}
