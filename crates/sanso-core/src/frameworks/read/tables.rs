//! The items of a framework and the rows between two, from tables people type in.

use super::Reader;
use crate::content::{Confidence, Library};
use crate::diag::{FrameworkProblem, hint};
use crate::frameworks::library::{Item, Link};
use crate::frameworks::relation::Relation;
use crate::text::{FileId, Grid, Place, Text, Words};
use std::collections::{HashMap, HashSet};

/// More items than any framework has.
const MOST_ITEMS: usize = 50_000;
/// More rows than any table between two has.
const MOST_LINKS: usize = 200_000;
/// Columns of the items of a framework.
const ITEMS: [&str; 7] = ["id", "parent", "kind", "en", "ja", "weight", "levels"];
/// Columns of a table between two.
const LINKS: [&str; 4] = ["from", "to", "relation", "confidence"];

impl Reader<'_> {
    pub(super) fn items(&mut self, framework: usize, grid: &Grid, file: FileId) {
        let Some(mut held) = self.value.all.get_mut(framework).map(|one| std::mem::take(&mut one.items)) else {
            return;
        };
        let mut numbers: HashMap<String, u32> =
            held.iter().zip(0..).map(|(item, number)| (item.id.to_string(), number)).collect();
        let mut parents: Vec<(u32, String, Place)> = Vec::new();
        let (mut seen, mut made) = (HashSet::new(), 0);
        for row in self.rows(grid, file, &ITEMS, MOST_ITEMS) {
            let [id, parent, kind, en, ja, weight, levels] = row.cells;
            let Some(id) = self.filled(id, "id", row.place) else { continue };
            if !seen.insert(id.clone()) {
                self.note(row.place, FrameworkProblem::Twice { name: id });
                continue;
            }
            let item = Item {
                id: id.as_str().into(),
                parent: None,
                kind: kind.unwrap_or_default().into(),
                name: Words { en: en.map(Text::from), ja: ja.map(Text::from) },
                weight: weight.map_or(1, |weight| self.weight(&weight, row.place)),
                levels: levels.iter().flat_map(|levels| levels.split_whitespace()).map(Text::from).collect(),
                overlay: self.overlay.clone(),
                place: row.place,
            };
            let number = *numbers.entry(id).or_insert(held.len() as u32);
            match held.get_mut(number as usize) {
                Some(before) => *before = item,
                None => held.push(item),
            }
            made += 1;
            parents.extend(parent.map(|parent| (number, parent, row.place)));
        }
        let key = self.value.all.get(framework).map(|one| one.about.key.to_string()).unwrap_or_default();
        for (number, parent, place) in parents {
            let found = numbers.get(&parent).copied();
            if let (Some(found), Some(item)) = (found, held.get_mut(number as usize)) {
                item.parent = Some(found);
                continue;
            }
            let nearest = hint(&self.notes, &parent, held.iter().map(|item| item.id.as_str()));
            self.note(place, FrameworkProblem::UnknownItem { id: parent, framework: key.clone(), nearest });
        }
        if made > 0 {
            self.cut_loops(&mut held);
        }
        if let Some(one) = self.value.all.get_mut(framework) {
            one.items = held;
        }
    }

    /// Takes away what is above an item where that leads back to it.
    fn cut_loops(&mut self, items: &mut [Item]) {
        for number in looped(items) {
            let Some(item) = items.get_mut(number) else { continue };
            item.parent = None;
            let (id, place) = (item.id.to_string(), item.place);
            self.note(place, FrameworkProblem::ParentLoop { id });
        }
    }

    pub(super) fn links(&mut self, table: usize, grid: &Grid, file: FileId) {
        let Some(one) = self.value.crosswalks.get_mut(table) else { return };
        let (usual, from, to) = (one.about.confidence, one.from, one.to);
        let mut held = std::mem::take(&mut one.links);
        let mut numbers: HashMap<(u32, u32), usize> =
            held.iter().enumerate().map(|(number, link)| ((link.from, link.to), number)).collect();
        let ends = [self.numbers(from), self.numbers(to)];
        let mut seen = HashSet::new();
        for row in self.rows(grid, file, &LINKS, MOST_LINKS) {
            let [a, b, relation, confidence] = row.cells;
            let (Some(a), Some(b)) = (self.filled(a, "from", row.place), self.filled(b, "to", row.place)) else {
                continue;
            };
            let found = (self.number(&ends, 0, &a, (from, row.place)), self.number(&ends, 1, &b, (to, row.place)));
            let (Some(one), Some(other)) = found else { continue };
            if !seen.insert((one, other)) {
                self.note(row.place, FrameworkProblem::Twice { name: format!("{a} → {b}") });
                continue;
            }
            let Some(word) = self.filled(relation, "relation", row.place) else { continue };
            let Some(relation) = self.meaning(&word, row.place, "relation", &Relation::WORDS) else { continue };
            let said = confidence.map(|word| self.meaning(&word, row.place, "confidence", &Confidence::WORDS));
            let confidence = said.flatten().unwrap_or(usual);
            let overlay = self.overlay.clone();
            let link = Link { from: one, to: other, relation, confidence, overlay, place: row.place };
            let number = *numbers.entry((one, other)).or_insert(held.len());
            match held.get_mut(number) {
                Some(before) => *before = link,
                None => held.push(link),
            }
        }
        if let Some(one) = self.value.crosswalks.get_mut(table) {
            one.links = held;
        }
    }

    fn numbers(&self, framework: usize) -> HashMap<Text, u32> {
        let items = self.value.all.get(framework).map(|one| one.items.as_slice()).unwrap_or_default();
        items.iter().zip(0..).map(|(item, number)| (item.id.clone(), number)).collect()
    }

    fn number(
        &mut self,
        ends: &[HashMap<Text, u32>; 2],
        end: usize,
        id: &str,
        (framework, place): (usize, Place),
    ) -> Option<u32> {
        let found = ends.get(end)?.get(id).copied();
        if found.is_none() {
            let one = self.value.all.get(framework)?;
            let nearest = hint(&self.notes, id, one.items.iter().map(|item| item.id.as_str()));
            let framework = one.about.key.to_string();
            self.note(place, FrameworkProblem::UnknownItem { id: id.to_owned(), framework, nearest });
        }
        found
    }

    fn filled(&mut self, cell: Option<String>, column: &'static str, place: Place) -> Option<String> {
        if cell.is_none() {
            self.note(place, FrameworkProblem::EmptyCell { column });
        }
        cell
    }

    /// The rows of a table with their cells in the order of `columns`. The first two columns have to be there.
    fn rows<const N: usize>(
        &mut self,
        grid: &Grid,
        file: FileId,
        columns: &[&'static str; N],
        most: usize,
    ) -> Vec<CsvRow<N>> {
        let mut lines = grid.rows.iter();
        let mut order: HashMap<u32, usize> = HashMap::new();
        let heads = lines.next().map(|(_, cells)| cells.as_slice()).unwrap_or_default();
        for head in heads {
            match columns.iter().position(|known| *known == head.text) {
                Some(at) => drop(order.insert(head.column, at)),
                None => {
                    let nearest = hint(&self.notes, &head.text, columns.iter().copied());
                    self.note(head.place, FrameworkProblem::UnknownColumn { name: head.text.clone(), nearest });
                }
            }
        }
        // Items need only their id; rows between two need both ends and what is said of them.
        let needed = if columns.first() == Some(&"id") { 1 } else { 3 };
        let absent = (0..needed).find(|at| !order.values().any(|known| known == at));
        if let Some(name) = absent.and_then(|at| columns.get(at)) {
            self.note(Place::top(file), FrameworkProblem::MissingColumn { name });
            return Vec::new();
        }
        let mut rows = Vec::new();
        for (_, cells) in lines {
            let Some(first) = cells.first() else { continue };
            let place = cells.last().map_or(first.place, |last| Place { end: last.place.end, ..first.place });
            if rows.len() == most {
                self.note(place, FrameworkProblem::TooMany { most });
                break;
            }
            let mut row = CsvRow { cells: [const { None }; N], place };
            for cell in cells {
                if let Some(held) = order.get(&cell.column).and_then(|at| row.cells.get_mut(*at)) {
                    *held = Some(cell.text.clone());
                }
            }
            rows.push(row);
        }
        rows
    }
}

/// One item of each loop of items above one another. Every item is looked at once.
fn looped(items: &[Item]) -> Vec<usize> {
    let mut looked_at_from: Vec<Option<usize>> = vec![None; items.len()];
    let mut found = Vec::new();
    for start in 0..items.len() {
        let mut at = Some(start);
        while let Some(number) = at {
            match looked_at_from.get_mut(number) {
                Some(from) if from.is_none() => *from = Some(start),
                // Met again on the same way up: a loop. Met from elsewhere: all above it was looked at.
                Some(from) if *from == Some(start) => {
                    found.push(number);
                    break;
                }
                _ => break,
            }
            at = items.get(number).and_then(|item| item.parent).map(|parent| parent as usize);
        }
    }
    found
}

/// One row of a table with its cells in the order of the schema.
struct CsvRow<const N: usize> {
    cells: [Option<String>; N],
    place: Place,
}

/// The measures of the library under their categories.
pub(super) fn measures_as_items(library: &Library, place: Place) -> Vec<Item> {
    let groups = library.categories.iter().map(|category| Item {
        id: category.id.clone(),
        parent: None,
        kind: "group".into(),
        name: category.name.clone(),
        weight: 1,
        levels: Vec::new(),
        overlay: category.row.overlay.clone(),
        place,
    });
    let mut items: Vec<Item> = groups.collect();
    let parent = |id: &str| library.categories.iter().zip(0..).find(|(one, _)| one.id == id).map(|(_, number)| number);
    items.extend(library.measures.iter().map(|measure| Item {
        id: measure.id.clone(),
        parent: parent(&measure.category),
        kind: "requirement".into(),
        name: measure.name.clone(),
        weight: 1,
        levels: Vec::new(),
        overlay: measure.row.overlay.clone(),
        place,
    }));
    items
}
