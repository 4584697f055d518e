//! Whether rows lead to one another: every name is known, and nothing is out of reach.

use super::Notes;
use crate::content::{Incident, Library, Measure, Profile, Row, Scope, Tailoring};
use crate::diag::{ChainProblem, Diagnostic, PlanProblem, Severity};
use crate::text::{Text, nearest};
use std::collections::BTreeSet;

/// The names that rows may refer to.
struct Names<'l> {
    sources: BTreeSet<&'l str>,
    layers: BTreeSet<&'l str>,
    elements: BTreeSet<&'l str>,
    functions: BTreeSet<&'l str>,
    threats: BTreeSet<&'l str>,
    categories: BTreeSet<&'l str>,
    measures: BTreeSet<&'l str>,
}

impl<'l> Names<'l> {
    fn of(library: &'l Library) -> Names<'l> {
        let measures = library.measures.iter().flat_map(|one| [one.id.as_str(), one.row.key.as_str()]);
        Names {
            sources: library.sources.iter().map(|one| one.row.key.as_str()).collect(),
            layers: library.layers.iter().map(|one| one.row.key.as_str()).collect(),
            elements: library.elements.iter().map(|one| one.row.key.as_str()).collect(),
            functions: library.functions.iter().map(|one| one.row.key.as_str()).collect(),
            threats: library.threats.iter().map(|one| one.row.key.as_str()).collect(),
            categories: library.categories.iter().map(|one| one.id.as_str()).collect(),
            measures: measures.collect(),
        }
    }
}

/// Notes every reference to something that does not exist.
pub(super) fn references(library: &Library, sizes: &[&str], notes: &mut Notes) {
    let names = Names::of(library);
    for (_, row) in library.every_row().into_iter().filter(|(_, row)| !row.origin.is_empty()) {
        one(row, ("origin", &row.origin), &names.sources, notes);
    }
    for function in &library.functions {
        one(&function.row, ("layer", &function.layer), &names.layers, notes);
    }
    for incident in &library.incidents {
        incident_references(incident, &names, notes);
    }
    for measure in &library.measures {
        measure_references(measure, &names, notes);
    }
    for profile in &library.profiles {
        profile_references(profile, &names, sizes, notes);
    }
}

fn incident_references(incident: &Incident, names: &Names<'_>, notes: &mut Notes) {
    one(&incident.row, ("function", &incident.function), &names.functions, notes);
    many(&incident.row, ("threats", &incident.threats), &names.threats, notes);
    if incident.vulnerabilities.is_empty() {
        notes.warning(&incident.row, ChainProblem::NoVulnerabilities { incident: incident.row.key.to_string() });
    }
    for vulnerability in &incident.vulnerabilities {
        one(&vulnerability.row, ("element", &vulnerability.element), &names.elements, notes);
        if vulnerability.measures.is_empty() {
            let problem = ChainProblem::NoMeasures { vulnerability: vulnerability.row.key.to_string() };
            notes.warning(&vulnerability.row, problem);
        } else {
            many(&vulnerability.row, ("measures", &vulnerability.measures), &names.measures, notes);
        }
    }
}

fn measure_references(measure: &Measure, names: &Names<'_>, notes: &mut Notes) {
    one(&measure.row, ("category", &measure.category), &names.categories, notes);
    many(&measure.row, ("elements", &measure.elements), &names.elements, notes);
    many(&measure.row, ("layers", &measure.layers), &names.layers, notes);
}

fn profile_references(profile: &Profile, names: &Names<'_>, sizes: &[&str], notes: &mut Notes) {
    for row in &profile.rows {
        // The same words as when the profile is used, so that a mistake is told once.
        let unknown = match &row.scope {
            Scope::Measure(name) if !names.measures.contains(name.as_str()) => Some(name),
            Scope::Category(id) if !names.categories.contains(id.as_str()) => Some(id),
            _ => None,
        };
        let unknown = unknown.map(|name| {
            let nearest = nearest(name, names.measures.iter().chain(&names.categories).copied());
            PlanProblem::UnknownMeasure { name: name.to_string(), nearest }
        });
        let without_why = row.why.is_empty() && row.tailoring == Tailoring::Exclude;
        let problems = unknown.into_iter().chain(without_why.then_some(PlanProblem::ExcludesWithoutWhy));
        let place = profile.row.overlay.is_some().then_some(row.place);
        notes.0.extend(problems.map(|problem| Diagnostic::new(Severity::Error, place, problem)));
        let known: BTreeSet<&str> = sizes.iter().copied().collect();
        for size in row.sizes.iter().filter(|size| !known.contains(size.as_str())) {
            let nearest = nearest(size, known.iter().copied());
            let key = profile.row.key.to_string();
            let problem = ChainProblem::UnknownReference { key, field: "size", name: size.to_string(), nearest };
            notes.0.push(Diagnostic::new(Severity::Error, place, problem));
        }
    }
}

pub(super) fn one(row: &Row, (field, name): (&'static str, &str), known: &BTreeSet<&str>, notes: &mut Notes) {
    // What is missing altogether was noted by the reader.
    if !name.is_empty() && !known.contains(name) {
        unknown_reference(row, (field, name), known, notes);
    }
}

fn many(row: &Row, (field, given): (&'static str, &[Text]), known: &BTreeSet<&str>, notes: &mut Notes) {
    if given.is_empty() {
        notes.warning(row, ChainProblem::NamesNothing { key: row.key.to_string(), field });
    }
    each(row, (field, given), known, notes);
}

/// Like [`many`], of a list that may be empty.
pub(super) fn each(row: &Row, (field, given): (&'static str, &[Text]), known: &BTreeSet<&str>, notes: &mut Notes) {
    let mut seen = BTreeSet::new();
    for name in given {
        if !seen.insert(name) {
            notes.warning(row, ChainProblem::NamedTwice { key: row.key.to_string(), field, name: name.to_string() });
        } else if !known.contains(name.as_str()) {
            unknown_reference(row, (field, name), known, notes);
        }
    }
}

fn unknown_reference(row: &Row, (field, name): (&'static str, &str), known: &BTreeSet<&str>, notes: &mut Notes) {
    let nearest = nearest(name, known.iter().copied());
    notes
        .error(row, ChainProblem::UnknownReference { key: row.key.to_string(), field, name: name.to_owned(), nearest });
}

/// Notes measures and threats that nothing leads to.
pub(super) fn uses(library: &Library, notes: &mut Notes) {
    let threats: BTreeSet<&str> = library.incidents.iter().flat_map(|one| &one.threats).map(Text::as_str).collect();
    for threat in library.threats.iter().filter(|threat| !threats.contains(threat.row.key.as_str())) {
        notes.warning(&threat.row, ChainProblem::UnusedThreat { threat: threat.row.key.to_string() });
    }
    let vulnerabilities = library.incidents.iter().flat_map(|incident| &incident.vulnerabilities);
    let asked: BTreeSet<&str> = vulnerabilities.flat_map(|one| &one.measures).map(Text::as_str).collect();
    for measure in &library.measures {
        if !asked.contains(measure.id.as_str()) && !asked.contains(measure.row.key.as_str()) {
            notes.warning(&measure.row, ChainProblem::NotAskedFor { measure: measure.id.to_string() });
        }
    }
}
