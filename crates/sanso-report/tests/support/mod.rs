//! Studies for tests: the examples, and generated models of any size.

#![allow(dead_code, reason = "each test file uses a part of it")]

use sanso_core::diag::Diagnostic;
use sanso_core::graph::travel::Asking;
use sanso_core::model::FetchError;
use sanso_core::study::{Inputs, Study, run};
use sanso_core::text::Lang;
use sanso_report::view::{Detail, Options, View};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Fewer years and measured measures than a user gets: tests are built without optimisation.
const ASKING: Asking = Asking { worlds: 512, seed: 1, threads: 1, routes: 3, measured: 6, behind: None };

pub const LANGUAGES: [Lang; 2] = [Lang::En, Lang::Ja];

/// A study with its name and what was noticed about its input.
pub type Example = (String, Study, Vec<Diagnostic>);

/// Every example with its name below `examples/`.
pub fn examples() -> &'static [Example] {
    static EXAMPLES: LazyLock<Vec<Example>> = LazyLock::new(read_examples);
    &EXAMPLES
}

fn read_examples() -> Vec<Example> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut folders: Vec<PathBuf> = Vec::new();
    for folder in [root.clone(), root.join("incidents")] {
        folders.extend(
            std::fs::read_dir(folder)
                .unwrap()
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| path.join("model.yaml").exists()),
        );
    }
    folders.sort();
    assert!(folders.len() >= 10, "the examples were found");
    folders.iter().map(|folder| study_in(folder)).collect()
}

/// One example, read anew.
pub fn example(name: &str) -> (Study, Vec<Diagnostic>) {
    let (_, study, notes) = study_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name));
    (study, notes)
}

fn study_in(folder: &Path) -> Example {
    let answers = std::fs::read(folder.join("answers.yaml")).ok();
    let mut fetch = |path: &str| std::fs::read(folder.join(path)).map_err(|_| FetchError::Missing);
    let answers = answers.as_deref().map(|bytes| ("answers.yaml", bytes));
    let checked = run(Inputs {
        main: "model.yaml",
        fetch: &mut fetch,
        overlays: &[],
        profile: None,
        answers,
        as_of: Some(jiff::civil::date(2026, 11, 22)),
        asking: ASKING,
    });
    (folder.file_name().unwrap().to_string_lossy().into_owned(), checked.value, checked.diagnostics)
}

/// A study of a model given as text.
pub fn study_of(model: &str) -> (Study, Vec<Diagnostic>) {
    let bytes = model.as_bytes().to_vec();
    let checked = run(Inputs {
        main: "model.yaml",
        fetch: &mut |_| Ok(bytes.clone()),
        overlays: &[],
        profile: None,
        answers: None,
        as_of: None,
        asking: ASKING,
    });
    (checked.value, checked.diagnostics)
}

/// The view of a study.
pub fn view(study: &Study, notes: &[Diagnostic], lang: Lang, detail: Detail) -> View {
    View::new(study, notes, lang, &Options { detail, model: "examples/model".to_owned() })
}

/// A model with about this many elements, always the same for the same seed: nested zones, long and odd names, flows
/// within and across, data and events, goals.
pub fn generated(elements: usize, seed: u64) -> String {
    let mut dice = Dice(seed.wrapping_mul(2).wrapping_add(1));
    let (organizations, zones) = (1 + elements / 40, 1 + elements / 12);
    let (components, sets) = (elements * 7 / 10 + 1, elements / 10 + 1);
    let mut text = String::from("sanso: 1\nprocess: generated\norganizations:\n");
    for number in 0..organizations {
        let _ = writeln!(text, "  o{number}: {{ name: \"{}\" }}", dice.of(&NAMES));
    }
    text.push_str("zones:\n");
    for number in 0..zones {
        let inside = number > 2 && dice.next(3) == 0;
        let inside = if inside { format!(", part-of: z{}", dice.next(number)) } else { String::new() };
        let (owner, name) = (dice.next(organizations), dice.of(&NAMES));
        let _ = writeln!(text, "  z{number}: {{ organization: o{owner}, name: \"{name}\"{inside} }}");
    }
    text.push_str("components:\n");
    for number in 0..components {
        let (kind, zone, name, more) = (dice.of(&KINDS), dice.next(zones), dice.of(&NAMES), dice.of(&TRAITS));
        let _ = writeln!(text, "  c{number}: {{ kind: {kind}, zone: z{zone}, name: \"{name}\"{more} }}");
    }
    text.push_str("flows:\n");
    for number in 0..elements {
        let (from, to) = (dice.next(components), dice.next(components));
        let to = if dice.next(9) == 0 { format!("z{}", dice.next(zones)) } else { format!("c{to}") };
        let _ = writeln!(text, "  f{number}: {{ from: c{from}, to: {to}, what: [control] }}");
    }
    text.push_str("data:\n");
    for number in 0..sets {
        let owner = dice.next(organizations);
        let _ = writeln!(text, "  d{number}: {{ owner: o{owner}, category: [trade-secret], integrity: high }}");
    }
    text.push_str("data-events:\n");
    for number in 0..sets {
        let (data, place) = (dice.next(sets), dice.next(components));
        let _ = writeln!(text, "  e{number}: {{ kind: store, data: [d{data}], place: c{place} }}");
    }
    text.push_str("goals:\n  g0: { at: c0, kind: people, recovery: 3 }\n  g1: { at: z0, kind: supply }\n  g2: { at: d0, kind: data }\n");
    text
}

const NAMES: [&str; 6] = [
    "Press",
    "第3工場の搬送用無人フォークリフト制御装置（予備機を含む）",
    "x",
    "Extraordinarilylongnamewithoutanyspaceatall",
    "<b>&\\\"",
    "温度センサ A-1",
];
const KINDS: [&str; 6] = ["plc", "sensor", "server", "gateway", "camera", "pc"];
const TRAITS: [&str; 4] = [
    ", senses: [heat], can-harm: [people]",
    ", acts-on: [valve], exposed-to: [internet]",
    "",
    ", updated: false, exposed-to: [internet]",
];

/// Numbers that look thrown and are always the same.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }

    fn of(&mut self, list: &[&'static str]) -> &'static str {
        list[self.next(list.len())]
    }
}

/// Checks that tags nest as they should and gives the text of all attributes called `id` and the targets of links.
pub fn tags(markup: &str) -> Tags {
    const VOID: [&str; 6] = ["meta", "input", "br", "col", "link", "!doctype"];
    let mut found = Tags::default();
    let mut open: Vec<String> = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let end = rest.find('>').unwrap_or_else(|| panic!("a tag is not closed: {}", &rest[..rest.len().min(80)]));
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(|c| !c.is_whitespace() && *c != '/')
            .collect::<String>()
            .to_lowercase();
        if tag.starts_with('/') {
            let last = open.pop();
            assert_eq!(
                last.as_deref(),
                Some(name.as_str()),
                "tags nest; near {}",
                &rest.chars().take(80).collect::<String>()
            );
            continue;
        }
        let value =
            |attribute: &str| tag.split(attribute).nth(1).and_then(|value| value.split('"').next()).map(str::to_owned);
        found.ids.extend(value(" id=\""));
        found.targets.extend([" href=\"#", " aria-labelledby=\"", " for=\""].into_iter().filter_map(value));
        if matches!(name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5") {
            found.headings.push(name[1..].parse().unwrap());
        }
        if !tag.ends_with('/') && !VOID.contains(&name.as_str()) {
            if matches!(name.as_str(), "style" | "script") {
                let close = format!("</{name}>");
                rest = &rest[rest.find(&close).unwrap() + close.len()..];
                continue;
            }
            open.push(name);
        }
    }
    assert!(open.is_empty(), "all tags are closed: {open:?}");
    found
}

/// What [`tags`] found.
#[derive(Default)]
pub struct Tags {
    pub ids: Vec<String>,
    pub targets: Vec<String>,
    pub headings: Vec<u8>,
}
