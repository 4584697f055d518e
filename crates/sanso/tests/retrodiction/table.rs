//! The scores as people read them.

use super::score::by_luck;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Routes that are looked at.
pub const ROUTES: usize = 5;
/// Lines of the plan that are looked at.
pub const LINES: usize = 10;

/// Lines of a plan that are looked for among all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sought {
    /// The rank of the first.
    pub first: Option<usize>,
    /// How many stand among the first [`LINES`].
    pub among_first: usize,
    /// How many there are in the whole plan.
    pub hits: usize,
    /// Lines of the whole plan.
    pub all: usize,
}

impl Sought {
    /// Looks for lines in a plan, best line first.
    pub fn of(plan: impl Iterator<Item = bool>) -> Sought {
        let found: Vec<bool> = plan.collect();
        let count = |lines: &[bool]| lines.iter().filter(|&&hit| hit).count();
        let first = found.iter().position(|&hit| hit).map(|at| at + 1);
        let among_first = count(&found[..found.len().min(LINES)]);
        Sought { first, among_first, hits: count(&found), all: found.len() }
    }

    fn found(&self) -> bool {
        self.among_first > 0
    }

    /// The chance that as many lines taken blindly hold at least one.
    fn luck(&self) -> f64 {
        by_luck(self.all, self.hits, LINES)
    }

    /// How many lines taken blindly hold on average.
    fn mean(&self) -> f64 {
        if self.all == 0 { 0.0 } else { LINES.min(self.all) as f64 * self.hits as f64 / self.all as f64 }
    }

    fn cell(&self) -> String {
        let first = self.first.map_or("none".to_owned(), |rank| rank.to_string());
        format!(
            "{first} of {}; {} in ten ({:.1}), luck {}",
            self.all,
            self.among_first,
            self.mean(),
            percent(self.luck())
        )
    }
}

/// What one case scored.
#[derive(Debug)]
pub struct Score {
    pub name: String,
    /// The rank of the first route that passes the whole path, or the most elements that one passes.
    pub route: Result<usize, usize>,
    /// Elements of the path.
    pub elements: usize,
    /// Routes there were to look at.
    pub routes: usize,
    /// How many of them pass something else than all routes before them.
    pub distinct: usize,
    /// The rank of the first route that passes the whole path, far beyond those that count.
    pub later: Option<usize>,
    /// Breaking measures, whoever must meet them.
    pub measure: Sought,
    /// Breaking measures of whoever manages or contains an element of the path.
    pub beside: Sought,
    /// The likelihood of the harm within a year, between the low and the high end of its interval.
    pub before: [f64; 3],
    /// The likelihood once the breaking measures are met.
    pub after: f64,
}

impl Score {
    pub fn route_found(&self) -> bool {
        self.route.is_ok_and(|rank| rank <= ROUTES)
    }

    pub fn measure_found(&self) -> bool {
        self.measure.found()
    }

    pub fn falls(&self) -> bool {
        self.after < self.before[1]
    }

    pub fn passed(&self) -> bool {
        self.route_found() && self.measure_found() && self.falls()
    }

    fn row(&self, remark: Option<&String>) -> String {
        let route = match self.route {
            Ok(rank) => rank.to_string(),
            Err(most) => {
                let later = self.later.map_or(String::new(), |rank| format!("; all at rank {rank}"));
                format!("none of {}: {most} of {} elements{later}", self.routes, self.elements)
            }
        };
        let [low, usual, high] = self.before.map(percent);
        let marks = [self.route_found(), self.measure_found(), self.falls()].map(|one| if one { "✓" } else { "✗" });
        format!(
            "| `{}` | {} | {route} | {} | {} | {usual} ({low} to {high}) | {} | {} |\n",
            self.name,
            marks.join(" "),
            self.measure.cell(),
            self.beside.cell(),
            percent(self.after),
            remark.map_or("", String::as_str),
        )
    }
}

/// A share as a percentage with two significant digits, and none below a hundredth of a per cent.
fn percent(share: f64) -> String {
    let hundred = share * 100.0;
    let digits = match hundred {
        9.95.. => 0,
        0.995.. => 1,
        _ => 2,
    };
    format!("{hundred:.digits$} %")
}

/// One table with its sums.
pub fn table(scores: &[Score], remarks: &BTreeMap<String, String>) -> String {
    let mut out = String::from(
        "| case | 1 2 3 | route | first breaking measure | the same, at a bearer on the path | likelihood before | after | remark |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for score in scores {
        out.push_str(&score.row(remarks.get(&score.name)));
    }
    let all = scores.len();
    let count = |test: fn(&Score) -> bool| scores.iter().filter(|score| test(score)).count();
    let sums = |of: fn(&Score) -> Sought| {
        let (found, luck) = (count_of(scores, of), scores.iter().map(|score| of(score).luck()).sum::<f64>());
        let lines: usize = scores.iter().map(|score| of(score).among_first).sum();
        let mean: f64 = scores.iter().map(|score| of(score).mean()).sum();
        format!("{found} of {all} (luck {luck:.1}), {lines} lines among the first ten (luck {mean:.1})")
    };
    let rows = [
        format!("1, route among the first five: {} of {all}", count(Score::route_found)),
        format!("2, breaking measure among the first ten: {}", sums(|score| score.measure)),
        format!("2, the same at a bearer on the path: {}", sums(|score| score.beside)),
        format!("3, likelihood falls: {} of {all}", count(Score::falls)),
        format!("all three: {} of {all}", count(Score::passed)),
        format!(
            "{} of the {} routes looked at pass something else than those before them",
            scores.iter().map(|score| score.distinct).sum::<usize>(),
            scores.iter().map(|score| score.routes).sum::<usize>(),
        ),
    ];
    for row in rows {
        writeln!(out, "{}- {row}", if out.ends_with("|\n") { "\n" } else { "" }).unwrap();
    }
    out
}

fn count_of(scores: &[Score], of: fn(&Score) -> Sought) -> usize {
    scores.iter().filter(|score| of(score).found()).count()
}

#[test]
fn shares_are_shown_with_two_digits() {
    let shown = [0.0, 0.000_04, 0.001_23, 0.0123, 0.0995, 0.123, 1.0].map(percent);
    assert_eq!(shown, ["0.00 %", "0.00 %", "0.12 %", "1.2 %", "10 %", "12 %", "100 %"]);
}

#[test]
fn lines_of_a_plan_are_looked_for_from_the_top() {
    let plan = (1..=20).map(|rank| [4, 10, 11, 15].contains(&rank));
    let sought = Sought::of(plan);
    assert_eq!(sought, Sought { first: Some(4), among_first: 2, hits: 4, all: 20 });
    assert!((sought.mean() - 2.0).abs() < 1e-12);
    let nothing = Sought::of([false, false].into_iter());
    assert_eq!(nothing, Sought { first: None, among_first: 0, hits: 0, all: 2 });
    assert!(!nothing.found() && nothing.luck().abs() < 1e-12);
}
