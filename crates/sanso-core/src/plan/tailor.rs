//! Profiles: what is raised, graded or left out, never silently.

use super::{Bearer, Required};
use crate::analysis::managed_outside;
use crate::content::{Library, Measure, Profile, ProfileRow, Scope, Tailoring};
use crate::diag::{Diagnostic, PlanProblem, Severity};
use crate::model::{Attr, Kind, Model, Subject};
use crate::text::nearest;

/// The profile a plan was tailored with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Its key.
    pub key: String,
}

/// A measure a profile leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excluded {
    /// What would be required.
    pub required: Required,
    /// The row of the profile that leaves it out.
    pub row: usize,
}

#[derive(Default)]
pub(super) struct Tailored {
    pub profile: Option<Applied>,
    pub required: Vec<Required>,
    pub excluded: Vec<Excluded>,
}

pub(super) fn tailor(
    library: &Library,
    model: &Model,
    required: Vec<Required>,
    wanted: Option<&str>,
    notes: &mut Vec<Diagnostic>,
) -> Tailored {
    let asked = wanted.map(|key| (key, None));
    let named = model.head.profile.as_ref().map(|(key, place)| (key.as_str(), Some(*place)));
    let Some((key, place)) = asked.or(named) else { return Tailored { required, ..Tailored::default() } };
    let Some(profile) = library.profile(key) else {
        let hint = nearest(key, library.profiles.iter().map(|profile| profile.row.key.as_str()));
        let known = library.profiles.iter().map(|profile| profile.row.key.to_string()).collect();
        let problem = PlanProblem::UnknownProfile { key: key.to_owned(), nearest: hint, known };
        notes.push(Diagnostic::new(Severity::Error, place, problem));
        return Tailored { required, ..Tailored::default() };
    };
    check_rows(library, profile, notes);
    let mut tailored = Tailored { profile: Some(Applied { key: key.to_owned() }), ..Tailored::default() };
    let all = with_added(library, model, profile, required);
    for one in all {
        apply(library, model, profile, one, &mut tailored);
    }
    tailored
}

fn check_rows(library: &Library, profile: &Profile, notes: &mut Vec<Diagnostic>) {
    for row in &profile.rows {
        let unknown = match &row.scope {
            Scope::Measure(name) => library.measure(name).is_none().then(|| name.clone()),
            Scope::Category(id) => library.category(id).is_none().then(|| id.clone()),
            Scope::All => None,
        };
        if let Some(name) = unknown {
            let measures = library.measures.iter().flat_map(|measure| [measure.id.as_str(), measure.row.key.as_str()]);
            let known = measures.chain(library.categories.iter().map(|category| category.id.as_str()));
            let problem = PlanProblem::UnknownMeasure { nearest: nearest(&name, known), name: name.into() };
            notes.push(Diagnostic::error(row.place, problem));
        }
        if row.why.is_empty() && row.tailoring == Tailoring::Exclude {
            notes.push(Diagnostic::error(row.place, PlanProblem::ExcludesWithoutWhy));
        }
    }
}

/// What incidents require, and what `require` rows add for every organisation that can be asked.
fn with_added(library: &Library, model: &Model, profile: &Profile, mut required: Vec<Required>) -> Vec<Required> {
    let requiring = profile.rows.iter().filter(|row| matches!(row.tailoring, Tailoring::Require(_)));
    for row in requiring {
        for (number, measure) in library.measures.iter().enumerate().filter(|(_, m)| speaks_of(row, m)) {
            let _ = measure;
            for organization in model.of_kind(Kind::Organization).filter(|one| !managed_outside(model, *one)) {
                let bearer = Bearer::Of(organization);
                let known = required.iter().any(|one| one.measure == number as u32 && one.bearer == bearer);
                if !known && fits(model, bearer, row) {
                    required.push(Required::of(number as u32, bearer));
                }
            }
        }
    }
    required
}

fn apply(library: &Library, model: &Model, profile: &Profile, mut one: Required, tailored: &mut Tailored) {
    let Some(measure) = library.measures.get(one.measure as usize) else { return };
    let mut excluded = None;
    for (number, row) in
        profile.rows.iter().enumerate().filter(|(_, row)| speaks_of(row, measure) && fits(model, one.bearer, row))
    {
        match row.tailoring {
            Tailoring::Require(grade) => {
                excluded = None;
                one.required_by = Some(number);
                if grade.is_some() {
                    (one.grade, one.graded_by) = (grade, Some(number));
                }
            }
            Tailoring::Grade(grade) => {
                // A row that grades also takes a measure back in that an earlier row left out.
                excluded = None;
                (one.grade, one.graded_by) = (Some(grade), Some(number));
            }
            // Without a justification nothing is left out.
            Tailoring::Exclude if row.why.is_empty() => {}
            Tailoring::Exclude => excluded = Some(number),
        }
    }
    match excluded {
        Some(row) => tailored.excluded.push(Excluded { required: one, row }),
        None => tailored.required.push(one),
    }
}

fn speaks_of(row: &ProfileRow, measure: &Measure) -> bool {
    match &row.scope {
        Scope::All => true,
        Scope::Category(id) => measure.category == *id,
        Scope::Measure(name) => measure.id == *name || measure.row.key == *name,
    }
}

/// Whether a row speaks of a bearer. Where its size is unsaid, only rows that ask for more apply.
fn fits(model: &Model, bearer: Bearer, row: &ProfileRow) -> bool {
    if row.sizes.is_empty() {
        return true;
    }
    let organization = match bearer {
        Bearer::Of(subject) => model.manager(subject),
        Bearer::Nobody => None,
    };
    match organization.and_then(|organization| size(model, organization)) {
        Some(size) => row.sizes.iter().any(|word| word == size),
        None => matches!(row.tailoring, Tailoring::Require(_)),
    }
}

fn size(model: &Model, organization: Subject) -> Option<&'static str> {
    model.word(organization, Attr::Size).map(|word| word.key)
}
