//! How far the ranking of measures rests on chances that are judgements: `stability [DRAWS]` draws them anew within half
//! and one and a half times what the step packs say, and tells how much of the ranking stays.
//!
//! With `SANSO_UPDATE=1` the result is written to docs/stability.md.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a program for measuring stops at the first surprise")]

use sanso_core::content::{Amount, Library, Range3};
use sanso_core::graph::travel::{Asking, Basis, travel};
use sanso_core::model::FetchError;
use sanso_core::plan::Bearer;
use sanso_core::study::{Inputs, Study, drafted};
use std::path::{Path, PathBuf};

/// A measure in the hands of somebody.
type Known = (u32, Bearer);

/// What became of the ranking of one model.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The folder of the model below `examples`.
    pub name: String,
    /// How many measures take anything away.
    pub ranked: usize,
    /// Of the first five, how many are among the first ten after a draw, in the mean.
    pub five: f64,
    /// Of the first ten, how many are among the first ten after a draw, in the mean.
    pub ten: f64,
    /// The least of the first ten that stayed in any draw.
    pub least: usize,
    /// In what part of the draws the first measure stays among the first three.
    pub first: f64,
    /// Of the first ten, how many are among the first ten when only other worlds are drawn.
    pub noise: f64,
    /// The same with eight times as many worlds.
    pub finer: f64,
}

/// The project.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folders of all example models, below `examples`.
pub fn folders() -> Vec<String> {
    let mut found = Vec::new();
    for group in ["", "incidents/", "held-aside/"] {
        for entry in std::fs::read_dir(project().join("examples").join(group)).unwrap() {
            let path = entry.unwrap().path();
            if path.join("model.yaml").exists() {
                found.push(format!("{group}{}", path.file_name().unwrap().to_string_lossy()));
            }
        }
    }
    found.sort_by_key(|name| (name.contains('/'), name.clone()));
    found
}

/// An example with what is required and answered in it.
fn study(name: &str) -> Study {
    let folder = project().join("examples").join(name);
    let answers = std::fs::read(folder.join("answers.yaml")).ok();
    let mut fetch = |path: &str| std::fs::read(folder.join(path)).map_err(|_| FetchError::Missing);
    let answers = answers.as_deref().map(|bytes| ("answers.yaml", bytes));
    let as_of = None;
    let asking = Asking::default();
    drafted(Inputs { main: "model.yaml", fetch: &mut fetch, overlays: &[], profile: None, answers, as_of, asking })
        .value
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    /// A factor from a half to one and a half.
    fn factor(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        0.5 + (self.0 >> 33) as f64 / f64::from(1u32 << 31)
    }

    fn drawn(&mut self, range: Range3, most: f64) -> Range3 {
        let factor = self.factor();
        let times = |amount: Amount| Amount(((amount.value() * factor).min(most) * 1e6).round() as u32);
        Range3 { low: times(range.low), usual: times(range.usual), high: times(range.high) }
    }

    /// The knowledge with every chance and every rate of attempts drawn anew.
    fn library(&mut self, library: &Library) -> Library {
        let mut other = library.clone();
        other.ways.iter_mut().for_each(|way| way.chance = self.drawn(way.chance, 1.0));
        other.attempts.iter_mut().for_each(|attempt| attempt.rate = self.drawn(attempt.rate, 1000.0));
        other
    }
}

/// The measures that take most away, in order.
fn ranking(study: &Study, library: &Library, asking: Asking) -> Vec<Known> {
    let found = travel(Basis { library, ..study.basis() }, asking).value;
    let gains = found.gains.iter().filter(|gain| gain.removes > 0.0);
    gains.map(|gain| found.levers.all[gain.lever as usize]).map(|lever| (lever.measure, lever.bearer)).collect()
}

fn kept(first: &[Known], other: &[Known]) -> usize {
    first.iter().filter(|one| other.iter().take(10).any(|known| known == *one)).count()
}

/// How many of the first ten stay among the first ten when only other worlds are drawn, in the mean of so many seeds.
fn noise(study: &Study, seeds: u32, asking: Asking) -> f64 {
    let base = ranking(study, &study.library, asking);
    let ten = &base[..base.len().min(10)];
    let other = |seed| ranking(study, &study.library, Asking { seed, ..asking });
    let all = (2..2 + u64::from(seeds)).map(|seed| kept(ten, &other(seed)));
    all.sum::<usize>() as f64 / f64::from(seeds)
}

/// What becomes of the ranking of one example in so many draws.
pub fn row(name: &str, draws: u32) -> Row {
    let study = study(name);
    let usual = Asking::default();
    let base = ranking(&study, &study.library, usual);
    let (five, ten) = (&base[..base.len().min(5)], &base[..base.len().min(10)]);
    let mut row = Row { name: name.to_owned(), ranked: base.len(), least: ten.len(), ..Row::default() };
    let mut dice = Dice(20_261_122);
    let share = 1.0 / f64::from(draws);
    for _ in 0..draws {
        let other = ranking(&study, &dice.library(&study.library), usual);
        row.five += kept(five, &other) as f64 * share;
        row.ten += kept(ten, &other) as f64 * share;
        row.least = row.least.min(kept(ten, &other));
        let leads = base.first().is_none_or(|first| other.iter().take(3).any(|one| one == first));
        row.first += f64::from(u8::from(leads)) * share;
    }
    row.noise = noise(&study, draws.min(20), usual);
    row.finer = noise(&study, draws.min(20), Asking { worlds: usual.worlds * 8, ..usual });
    row
}

impl Row {
    /// Whether one can rely on the ranking, in a sentence.
    pub fn verdict(&self) -> &'static str {
        let (five, ten) = (self.five / self.ranked.clamp(1, 5) as f64, self.ten / self.ranked.clamp(1, 10) as f64);
        match (five, ten) {
            _ if self.ranked == 0 => "No measure takes anything away here, so nothing is ranked.",
            (0.95.., 0.85..) => "Stable: whatever the chances are within these limits, nearly the same measures lead.",
            (0.85.., 0.7..) => "Fairly stable: the leading measures stay near the top, their order does not.",
            _ => "Not stable: which measures lead depends on the judgements behind the chances.",
        }
    }
}

/// The document.
pub fn document(rows: &[Row], draws: u32) -> String {
    let mut text = format!(
        "# How stable the ranking of measures is\n\n\
The chances in the step packs are judgements. So each of them, and each rate of attempts, is drawn anew between half and one and a half\n\
times what is written, all ways of one row together, {draws} times for every example, and the measures are ranked again by what they take away.\n\n\
- *first 5* and *first 10*: how many of the first five and of the first ten measures are still among the first ten, in the mean of all draws;\n\
- *least*: the worst draw for the first ten;\n\
- *leads*: in what part of the draws the first measure is still among the first three;\n\
- *noise*: how many of the first ten stay when nothing is changed but the worlds that are drawn. What is lost here is lost to sampling, not to judgement;\n\
- *finer*: the same with eight times as many worlds as usual.\n\n\
A ranking is called stable where at least 95 % of the first five and 85 % of the first ten stay among the first ten, fairly stable from 85 % and 70 %.\n\n\
Written by `SANSO_UPDATE=1 cargo run --release -p sanso-core --example stability`.\n\n\
| example | ranked | first 5 | first 10 | least | leads | noise | finer | in words |\n|---|---|---|---|---|---|---|---|---|\n"
    );
    for row in rows {
        text += &format!(
            "| {} | {} | {:.1} of {} | {:.1} of {} | {} | {:.0} % | {:.1} | {:.1} | {} |\n",
            row.name,
            row.ranked,
            row.five,
            row.ranked.min(5),
            row.ten,
            row.ranked.min(10),
            row.least,
            row.first * 100.0,
            row.noise,
            row.finer,
            row.verdict()
        );
    }
    let mean = |of: fn(&Row) -> f64| rows.iter().map(of).sum::<f64>() / rows.len().max(1) as f64;
    text += &format!(
        "\nOver all examples {:.1} of the first five and {:.1} of the first ten stay among the first ten. With other worlds alone {:.1} of the\n\
first ten do, and {:.1} with eight times as many worlds: between the fifth and the tenth place many measures take away nearly the same, and\n\
part of what moves there is sampling.\n",
        mean(|row| row.five),
        mean(|row| row.ten),
        mean(|row| row.noise),
        mean(|row| row.finer),
    );
    text
}

/// Measures every example.
fn main() {
    let draws = std::env::args().nth(1).and_then(|given| given.parse().ok()).unwrap_or(200u32).max(1);
    let mut rows = Vec::new();
    for name in folders() {
        rows.push(row(&name, draws));
        eprintln!("{name}: {}", rows[rows.len() - 1].verdict());
    }
    let text = document(&rows, draws);
    print!("{text}");
    if std::env::var_os("SANSO_UPDATE").is_some() {
        std::fs::write(project().join("docs/stability.md"), text).unwrap();
    }
}
