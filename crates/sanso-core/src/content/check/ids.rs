//! Whether keys and ids are unique, of the right shape, and not taken from something given up.

use super::Notes;
use crate::content::lists::{Listed, VULNERABILITIES};
use crate::content::{Effect, Effort, Library, Row};
use crate::diag::{ChainProblem, Diagnostic, RowProblem, Severity};
use crate::text::{Both, nearest};
use std::collections::{BTreeMap, HashMap};

/// The rows that have an id besides their key.
fn with_ids(library: &Library) -> Vec<(&'static str, &Row, &str)> {
    let mut rows: Vec<(&'static str, &Row, &str)> = Vec::new();
    rows.extend(library.layers.iter().map(|one| ("layers", &one.row, one.id.as_str())));
    rows.extend(library.elements.iter().map(|one| ("elements", &one.row, one.id.as_str())));
    rows.extend(library.functions.iter().map(|one| ("functions", &one.row, one.id.as_str())));
    rows.extend(library.incidents.iter().map(|one| ("incidents", &one.row, one.id.as_str())));
    rows.extend(library.categories.iter().map(|one| ("categories", &one.row, one.id.as_str())));
    rows.extend(library.measures.iter().map(|one| ("measures", &one.row, one.id.as_str())));
    let vulnerabilities = library.incidents.iter().flat_map(|incident| &incident.vulnerabilities);
    rows.extend(vulnerabilities.map(|one| (VULNERABILITIES, &one.row, one.row.key.as_str())));
    rows
}

/// Notes ids that two rows of a list have. Keys are unique already, since a row replaces one with its key.
pub(super) fn unique(library: &Library, notes: &mut Notes) {
    let mut seen: HashMap<(&str, &str), &Row> = HashMap::new();
    for (list, row, id) in with_ids(library).into_iter().filter(|(_, _, id)| !id.is_empty()) {
        let Some(first) = seen.insert((list, id), row) else { continue };
        // The row that a user can change is the one to point at.
        let (row, first) = if row.overlay.is_none() { (first, row) } else { (row, first) };
        notes.error(row, RowProblem::DuplicateId { list, id: id.to_owned() });
        if let (Some(note), true) = (notes.0.last_mut(), first.overlay.is_some()) {
            note.related.push((first.place, Both { en: "the other row", ja: "もう一方の行" }));
        }
    }
}

/// The lists whose keys are given from outside: published ids, measures, levels of the model.
const NAMED_OTHERWISE: [&str; 3] = [VULNERABILITIES, Effort::LIST, Effect::LIST];

/// Notes keys and ids that are not of the shape they should have.
pub(super) fn shapes(library: &Library, notes: &mut Notes) {
    for (list, row) in library.every_row() {
        if !NAMED_OTHERWISE.contains(&list) && !is_key(&row.key) {
            notes.warning(row, RowProblem::OddKey { key: row.key.to_string() });
        }
    }
    for function in &library.functions {
        if let Some(layer) = library.layers.iter().find(|layer| layer.row.key == function.layer) {
            let stem = format!("{}_", layer.id);
            let fits = function.id.split_once(&stem).is_some_and(|(before, after)| letters(before) && number(after));
            shape(&function.row, ("functions", &function.id), (fits, &format!("…{stem}1")), notes);
        }
    }
    for incident in &library.incidents {
        let function = library.functions.iter().find(|function| function.row.key == incident.function);
        if let Some(function) = function {
            let stem = format!("{}_", function.id);
            let fits = incident.id.strip_prefix(&stem).is_some_and(|end| !end.is_empty() && lower(end));
            shape(&incident.row, ("incidents", &incident.id), (fits, &format!("{stem}a")), notes);
        }
        for vulnerability in &incident.vulnerabilities {
            if let Some(element) = library.element(&vulnerability.element) {
                let wanted = format!("{}_{}", incident.id, element.id);
                let id = vulnerability.row.key.as_str();
                shape(&vulnerability.row, (VULNERABILITIES, id), (id == wanted, &wanted), notes);
            }
        }
    }
    for measure in library.measures.iter().filter(|measure| !measure.category.is_empty()) {
        let local = measure.id.rsplit('.').next().unwrap_or_default();
        let fits =
            local.strip_prefix(measure.category.as_str()).and_then(|end| end.strip_prefix('-')).is_some_and(number);
        shape(&measure.row, ("measures", &measure.id), (fits, &format!("….{}-1", measure.category)), notes);
    }
}

fn shape(row: &Row, (list, id): (&'static str, &str), (fits, wanted): (bool, &str), notes: &mut Notes) {
    if !fits && !id.is_empty() {
        notes.warning(row, RowProblem::OddId { list, id: id.to_owned(), shape: wanted.to_owned() });
    }
}

fn is_key(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_lowercase())
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !key.ends_with('-')
}

fn letters(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn lower(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether a text is a number as people count: no sign, no leading zero.
fn number(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Notes keys and ids in use that were given up, and given-up ones that lead nowhere.
pub(super) fn retired(library: &Library, notes: &mut Notes) {
    if library.retired.is_empty() {
        return;
    }
    let mut in_use: BTreeMap<&'static str, HashMap<&str, &Row>> = BTreeMap::new();
    for (list, row) in library.every_row() {
        in_use.entry(list).or_default().insert(&row.key, row);
    }
    for (list, row, id) in with_ids(library) {
        in_use.entry(list).or_default().insert(id, row);
    }
    for retired in &library.retired {
        let Some((&list, rows)) = in_use.get_key_value(retired.list.as_str()) else {
            let nearest = nearest(&retired.list, in_use.keys().copied());
            let (key, name) = (retired.key.to_string(), retired.list.to_string());
            let problem = ChainProblem::UnknownReference { key, field: "list", name, nearest };
            notes.0.push(Diagnostic::new(Severity::Error, None, problem));
            continue;
        };
        if let Some(row) = rows.get(retired.key.as_str()) {
            let (key, since) = (retired.key.to_string(), retired.since.to_string());
            notes.error(row, RowProblem::RetiredInUse { list, key, since });
        }
        if let Some(name) = retired.replaced_by.as_ref().filter(|name| !rows.contains_key(name.as_str())) {
            let nearest = nearest(name, rows.keys().copied());
            let (key, name) = (retired.key.to_string(), name.to_string());
            let problem = ChainProblem::UnknownReference { key, field: "replaced-by", name, nearest };
            notes.0.push(Diagnostic::new(Severity::Error, None, problem));
        }
    }
}
