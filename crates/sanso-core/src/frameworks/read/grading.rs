//! Levels and scorings of a framework, from its row in an index.

use super::{MOST_NAMED, Reader};
use crate::diag::{FrameworkProblem, SchemaProblem, hint};
use crate::frameworks::grading::{Grading, Level, Marks, Part, Rank, Scoring};
use crate::text::{Node, Place, Text, Words};

/// Fields of a level.
const LEVEL: [&str; 9] = ["key", "name", "how", "note", "includes", "kinds", "under", "items", "unseen"];
/// Fields of a scoring.
const SCORING: [&str; 8] = ["key", "name", "about", "marks", "rounding", "total", "parts", "ranks"];
/// What answers can be worth something for.
const MARKS: [&str; 7] = ["unmet", "partly", "met", "proven", "highest", "not-applicable", "full"];
/// More than any item, part or answer counts.
const MOST: u32 = 1_000_000;

impl Reader<'_> {
    /// How a framework is judged; what its row does not say stays as it was before.
    pub(super) fn grading(&mut self, node: Node<'_>, before: Grading) -> Grading {
        let [levels, scorings, applicability] = node.fields(["levels", "scorings", "applicability"]);
        let kinds = |list: Node<'_>| list.items().filter_map(Node::to_text).collect();
        Grading {
            levels: levels.map_or(before.levels, |list| self.levels(list)),
            scorings: scorings.map_or(before.scorings, |list| self.scorings(list)),
            applicability: applicability.map_or(before.applicability, kinds),
        }
    }

    fn levels(&mut self, list: Node<'_>) -> Vec<Level> {
        let mut levels: Vec<Level> = Vec::new();
        for node in list.items().take(MOST_NAMED) {
            let Some(key) = self.keyed(node, &LEVEL) else { continue };
            let names = |field: &str| -> Vec<Text> {
                node.get(field).into_iter().flat_map(Node::items).filter_map(Node::to_text).collect()
            };
            let level = Level {
                name: self.words(node, "name"),
                how: self.maybe(node, "how"),
                note: self.maybe(node, "note"),
                includes: names("includes"),
                kinds: names("kinds"),
                under: names("under"),
                items: names("items"),
                unseen: self.count(node, "unseen", 1).unwrap_or(0),
                key,
            };
            levels.push(level);
        }
        levels
    }

    fn scorings(&mut self, list: Node<'_>) -> Vec<Scoring> {
        let mut scorings = Vec::new();
        for node in list.items().take(MOST_NAMED) {
            let Some(key) = self.keyed(node, &SCORING) else { continue };
            let each_item = self.word(node, "rounding", &[("each-item", true), ("once", false)]);
            let up = self.word(node, "total", &[("up", true), ("nearest", false)]);
            let scoring = Scoring {
                name: self.words(node, "name"),
                about: self.maybe(node, "about"),
                marks: self.marks(node),
                each_item: each_item.unwrap_or(false),
                up: up.unwrap_or(false),
                parts: self.parts(node),
                ranks: self.ranks(node),
                key,
            };
            scorings.push(scoring);
        }
        scorings
    }

    fn marks(&mut self, node: Node<'_>) -> Marks {
        let Some(marks) = node.get("marks") else {
            self.note(node.place(), SchemaProblem::MissingField { field: "marks" });
            return Marks::default();
        };
        self.only(marks, &MARKS);
        let [unmet, partly, met, proven, highest, not_applicable, full] =
            MARKS.map(|field| self.count(marks, field, 1_000));
        let met = met.unwrap_or(1_000);
        let proven = proven.unwrap_or(met);
        let highest = highest.unwrap_or(proven);
        Marks {
            unmet: unmet.unwrap_or(0),
            partly: partly.unwrap_or(0),
            met,
            proven,
            highest,
            not_applicable,
            full: full.unwrap_or(1_000).max(1),
        }
    }

    fn parts(&mut self, node: Node<'_>) -> Vec<Part> {
        let mut parts = Vec::new();
        for part in node.get("parts").into_iter().flat_map(Node::items).take(MOST_NAMED) {
            self.only(part, &["under", "weight"]);
            let Some(under) = part.get("under").and_then(Node::to_text) else {
                self.note(part.place(), SchemaProblem::MissingField { field: "under" });
                continue;
            };
            parts.push(Part { under, weight: self.count(part, "weight", 1).unwrap_or(1) });
        }
        parts
    }

    fn ranks(&mut self, node: Node<'_>) -> Vec<Rank> {
        let mut ranks = Vec::new();
        for rank in node.get("ranks").into_iter().flat_map(Node::items).take(MOST_NAMED) {
            let Some(key) = self.keyed(rank, &["key", "from", "name"]) else { continue };
            ranks.push(Rank { from: self.count(rank, "from", 1).unwrap_or(0), name: self.words(rank, "name"), key });
        }
        ranks.sort_by_key(|rank| std::cmp::Reverse(rank.from));
        ranks
    }

    /// The key of a row, if it is one; notes fields that are not known.
    fn keyed(&mut self, node: Node<'_>, known: &[&str]) -> Option<Text> {
        if !self.only(node, known) {
            return None;
        }
        let key = node.get("key").and_then(Node::to_text).filter(|key| !key.is_empty());
        if key.is_none() {
            self.note(node.place(), SchemaProblem::MissingField { field: "key" });
        }
        key
    }

    fn maybe(&mut self, node: Node<'_>, field: &str) -> Words {
        node.get(field).map(|value| self.said(value)).unwrap_or_default()
    }

    /// A number under a field, in parts of which `parts` make one.
    fn count(&mut self, node: Node<'_>, field: &'static str, parts: u32) -> Option<u32> {
        let value = node.get(field)?;
        self.measured(value.text().unwrap_or_default(), value.place(), field, parts)
    }

    /// What an item counts where answers are scored.
    pub(super) fn weight(&mut self, given: &str, place: Place) -> u32 {
        self.measured(given, place, "weight", 1).unwrap_or(1)
    }

    fn measured(&mut self, given: &str, place: Place, field: &'static str, parts: u32) -> Option<u32> {
        let number = decimal(given, parts).filter(|number| *number <= MOST);
        if number.is_none() {
            let problem = FrameworkProblem::NoNumber { field, given: given.to_owned(), most: MOST / parts };
            self.note(place, problem);
        }
        number
    }

    /// Notes what levels and scorings name that their framework does not have.
    pub(super) fn graded(&mut self, framework: usize) {
        let Some(one) = self.value.all.get(framework) else { return };
        let (key, place) = (one.about.key.to_string(), one.about.place);
        let has_item = |id: &Text| one.items.iter().any(|item| item.id == *id);
        let has_level = |level: &Text| one.grading.levels.iter().any(|known| known.key == *level);
        let of_levels = one.grading.levels.iter().flat_map(|level| level.items.iter().chain(&level.under));
        let of_scorings = one.grading.scorings.iter().flat_map(|scoring| scoring.parts.iter().map(|part| &part.under));
        let items: Vec<Text> = of_levels.chain(of_scorings).filter(|id| !has_item(id)).cloned().collect();
        let included = one.grading.levels.iter().flat_map(|level| level.includes.iter().map(|known| (known, place)));
        let named = one.items.iter().flat_map(|item| item.levels.iter().map(|level| (level, item.place)));
        let levels: Vec<(Text, Place)> =
            included.chain(named).filter(|(level, _)| !has_level(level)).map(|(l, p)| (l.clone(), p)).collect();
        let (ids, keys): (Vec<Text>, Vec<Text>) = (
            one.items.iter().map(|item| item.id.clone()).collect(),
            one.grading.levels.iter().map(|level| level.key.clone()).collect(),
        );
        for id in items {
            let nearest = hint(&self.notes, &id, ids.iter().map(Text::as_str));
            self.note(place, FrameworkProblem::UnknownItem { id: id.to_string(), framework: key.clone(), nearest });
        }
        for (level, place) in levels {
            let nearest = hint(&self.notes, &level, keys.iter().map(Text::as_str));
            let level = level.to_string();
            self.note(place, FrameworkProblem::UnknownLevel { level, framework: key.clone(), nearest });
        }
    }
}

/// A decimal number in parts of which `parts` (a power of ten) make one; nothing where it is finer than that.
fn decimal(given: &str, parts: u32) -> Option<u32> {
    let (whole, rest) = given.trim().split_once('.').unwrap_or((given.trim(), ""));
    let digits = parts.checked_ilog10()? as usize;
    let digit = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || rest.len() > digits || !digit(whole) || !digit(rest) {
        return None;
    }
    format!("{whole}{rest:0<digits$}").parse().ok()
}
