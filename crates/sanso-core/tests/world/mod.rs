//! Random but valid models and content, made out of the tables of the language.
//!
//! A world is drawn from a stream of numbers: a shorter stream with smaller numbers is a smaller world, so a failing
//! world shrinks by itself.

pub mod answers;
pub mod content;

use proptest::test_runner::{Config as ProptestConfig, RngSeed};
use sanso_core::content::{Library, embedded};
use sanso_core::diag::Checked;
use sanso_core::model::language::{Attribute, SECTIONS, Section, Shape};
use sanso_core::model::{Attr, FetchError, Kind, Model, read};
use sanso_core::study::Study;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::OnceLock;

/// Numbers to draw from; zeros once they are used up.
pub struct Choices<'c> {
    numbers: &'c [u16],
}

impl<'c> Choices<'c> {
    /// Draws from these numbers.
    pub fn new(numbers: &'c [u16]) -> Choices<'c> {
        Choices { numbers }
    }

    /// A number below `end`; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let Some((first, rest)) = self.numbers.split_first() else { return 0 };
        self.numbers = rest;
        if end == 0 { 0 } else { usize::from(*first) % end }
    }

    /// One of several things.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// The same things in another order.
    pub fn shuffled<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        let mut left = of.to_vec();
        (0..of.len()).map(|_| left.remove(self.below(left.len()))).collect()
    }
}

/// One entry of a model as it will be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// What it says, as it is written in YAML.
    pub said: BTreeMap<Attr, String>,
}

/// A model as it will be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct World {
    /// The entries, by kind and number.
    pub entries: Vec<Entry>,
}

/// Worlds without end, the same from the same seed, for comparisons that do not need a failing one to shrink.
pub fn worlds_from(mut seed: u64) -> impl Iterator<Item = World> {
    std::iter::repeat_with(move || {
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 48) as u16
        };
        let length = usize::from(next() % 800);
        let drawn: Vec<u16> = (0..length).map(|_| next()).collect();
        World::draw(&mut Choices::new(&drawn))
    })
}

/// How many entries of each kind a world has at most, in the order of kinds.
const MOST: [usize; 14] = [4, 3, 3, 6, 4, 2, 2, 2, 2, 4, 4, 2, 1, 2];

/// Attributes that make up the structure of a model, which are drawn more often.
const STRUCTURE: [Attr; 10] = [
    Attr::Zone,
    Attr::System,
    Attr::Organization,
    Attr::Stores,
    Attr::Carries,
    Attr::Flow,
    Attr::Place,
    Attr::To,
    Attr::Needs,
    Attr::Outside,
];

impl World {
    /// Draws a world.
    pub fn draw(choices: &mut Choices<'_>) -> World {
        let mut world = World::default();
        for (kind, most) in Kind::ALL.into_iter().zip(MOST) {
            let least = usize::from(kind == Kind::Organization);
            for number in 0..least.max(choices.below(most + 1)) {
                let id = format!("{}-{number}", kind.section().one);
                world.entries.push(Entry { kind, id, said: BTreeMap::new() });
            }
        }
        for at in 0..world.entries.len() {
            world.fill(at, choices);
        }
        world.drop_broken();
        world
    }

    fn fill(&mut self, at: usize, choices: &mut Choices<'_>) {
        let (kind, id) = (self.entries[at].kind, self.entries[at].id.clone());
        for attribute in kind.section().attributes {
            let drawn = attribute.needed
                || match (attribute.ask.is_some(), STRUCTURE.contains(&attribute.attr)) {
                    (_, true) => choices.below(2) == 1,
                    (true, _) => choices.below(5) > 2,
                    (false, _) => choices.below(6) == 5,
                };
            if !drawn {
                continue;
            }
            let value = match (attribute.attr, attribute.shape) {
                (Attr::Was, _) => Some(format!("former-{id}")),
                // Things may only be part of earlier ones, so that nothing stands in a circle.
                (Attr::PartOf | Attr::Inside, _) => self.earlier(at, choices),
                (Attr::Software, _) => Some("[parts.json]".to_owned()),
                _ => self.value(attribute, choices),
            };
            if let Some(value) = value {
                self.entries[at].said.insert(attribute.attr, value);
            }
        }
    }

    fn earlier(&self, at: usize, choices: &mut Choices<'_>) -> Option<String> {
        let kind = self.entries[at].kind;
        let earlier: Vec<_> = self.entries[..at].iter().filter(|entry| entry.kind == kind).collect();
        choices.one(&earlier).map(|entry| entry.id.clone())
    }

    fn value(&self, attribute: &Attribute, choices: &mut Choices<'_>) -> Option<String> {
        if let Shape::Refs(_) | Shape::Words(_) = attribute.shape {
            let known = answers::parts(self, attribute);
            let kept: Vec<_> = known.into_iter().filter(|_| choices.below(3) == 2).take(3).collect();
            let nothing = attribute.needed && kept.is_empty();
            return if nothing { self.any_one(attribute, choices) } else { Some(format!("[{}]", kept.join(", "))) };
        }
        self.any_one(attribute, choices)
    }

    fn any_one(&self, attribute: &Attribute, choices: &mut Choices<'_>) -> Option<String> {
        let values = answers::values(self, attribute);
        let values: Vec<_> = values.into_iter().filter(|value| !attribute.needed || value != "[]").collect();
        choices.one(&values).cloned()
    }

    /// Drops entries that lack what they need, or whose two ends are the same, until every reference stands.
    fn drop_broken(&mut self) {
        loop {
            let broken = |entry: &Entry| {
                let lacks = |a: &&Attribute| a.needed && !entry.said.contains_key(&a.attr);
                let from = entry.said.get(&Attr::From);
                entry.kind.section().attributes.iter().any(|attribute| lacks(&attribute))
                    || (from.is_some() && from == entry.said.get(&Attr::To))
            };
            let gone: Vec<String> = self.entries.iter().filter(|one| broken(one)).map(|one| one.id.clone()).collect();
            if gone.is_empty() {
                return;
            }
            self.entries.retain(|entry| !gone.contains(&entry.id));
            for entry in &mut self.entries {
                let section = entry.kind.section();
                entry
                    .said
                    .retain(|attr, value| !is_reference(section, *attr) || gone.iter().all(|id| !names(value, id)));
            }
        }
    }

    /// The world as YAML, in the order of its entries.
    pub fn yaml(&self) -> String {
        let mut text = String::from("sanso: 1\n");
        for section in &SECTIONS {
            let mut entries = self.entries.iter().filter(|entry| entry.kind == section.kind).peekable();
            if entries.peek().is_some() {
                writeln!(text, "{}:", section.key).unwrap();
            }
            for entry in entries {
                text.push_str(&entry.yaml());
            }
        }
        text
    }

    /// The same world with one more thing said.
    pub fn saying(&self, id: &str, attr: Attr, value: &str) -> World {
        let mut told = self.clone();
        for entry in told.entries.iter_mut().filter(|entry| entry.id == id) {
            entry.said.insert(attr, value.to_owned());
        }
        told
    }

    /// The study of this world with the content of the program.
    pub fn study(&self) -> Study {
        study_of(self.model(), library())
    }

    /// The analysis of this world alone, as a study without a plan.
    pub fn analysis(&self) -> Study {
        let model = self.model();
        let analysis = sanso_core::analysis::analyze(library(), &model).value;
        Study { library: library().clone(), model, analysis, ..Study::default() }
    }

    /// The model of this world, which must be without mistakes.
    pub fn model(&self) -> Model {
        let text = self.yaml();
        let Checked { value, diagnostics } = read_one(text.as_bytes());
        let mistakes: Vec<_> = diagnostics.iter().map(|one| one.problem.code()).collect();
        assert!(mistakes.is_empty(), "{mistakes:?} in\n{text}");
        value
    }
}

impl Entry {
    /// The entry as one line of YAML below its section.
    pub fn yaml(&self) -> String {
        let said: Vec<String> = self.said.iter().map(|(attr, value)| format!("{}: {value}", attr.key())).collect();
        format!("  {}: {{ {} }}\n", self.id, said.join(", "))
    }
}

fn is_reference(section: &Section, attr: Attr) -> bool {
    let attribute = section.attributes.iter().find(|attribute| attribute.attr == attr);
    matches!(attribute.map(|attribute| attribute.shape), Some(Shape::Ref(_) | Shape::Refs(_)))
}

/// Whether a written value names an id.
pub fn names(value: &str, id: &str) -> bool {
    value.trim_matches(['[', ']']).split(", ").any(|one| one == id)
}

/// The content of the program, read once.
pub fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(embedded)
}

/// Reads one file as a model.
pub fn read_one(bytes: &[u8]) -> Checked<Model> {
    read("model.yaml", &mut |path| if path == "model.yaml" { Ok(bytes.to_vec()) } else { Err(FetchError::Missing) })
}

/// The study of a model.
pub fn study_of(model: Model, library: &Library) -> Study {
    let analysis = sanso_core::analysis::analyze(library, &model).value;
    let plan = sanso_core::plan::plan(library, &model, &analysis, None).value;
    Study { library: library.clone(), model, analysis, plan, ..Study::default() }
}

/// The study of a model given as text, in which nothing is wrong.
pub fn study_in(text: &str) -> Study {
    let read = read_one(text.as_bytes());
    let mistakes: Vec<_> = read.diagnostics.iter().map(|one| one.problem.code()).collect();
    assert!(mistakes.is_empty(), "{mistakes:?} in {text}");
    study_of(read.value, library())
}

/// Laws draw the same worlds in every run, so that a failure is never somebody else's; `PROPTEST_RNG_SEED` draws others.
pub fn few(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, max_shrink_iters: 1500, ..ProptestConfig::default() };
    if std::env::var("PROPTEST_RNG_SEED").is_err() {
        config.rng_seed = RngSeed::Fixed(20_261_122);
    }
    if std::env::var("PROPTEST_CASES").is_err() {
        config.cases = cases;
    }
    config
}
