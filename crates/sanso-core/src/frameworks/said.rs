//! Answers given in a framework itself: what they say of its items, and of those of others.

use super::compose::{Asked, Class, mapped};
use super::cover::{NO_MEASURE, Related, Said, Strength, counts};
use super::library::Frameworks;
use crate::assess::{Evidence, ItemAnswer, State, Status};
use crate::diag::{Diagnostic, FrameworkProblem, hint, note};
use crate::model::Subject;
use crate::study::Study;
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};

/// An item of a framework: its framework and its number in it.
pub type ItemOf = (usize, u32);

impl Frameworks {
    /// The item that `framework:id` names.
    pub fn named(&self, given: &str) -> Option<ItemOf> {
        let (key, id) = given.split_once(':')?;
        let framework = self.find(key.trim())?;
        Some((framework, self.find_item(framework, id.trim())?))
    }

    /// An item as it is written in files: `framework:id`.
    pub fn shown(&self, (framework, item): ItemOf) -> Option<String> {
        let one = self.all.get(framework)?;
        Some(format!("{}:{}", one.about.key, one.items.get(item as usize)?.id))
    }
}

/// Answers about items that no framework has.
pub fn unknown_items(frameworks: &Frameworks, answers: &[ItemAnswer]) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for answer in answers.iter().filter(|answer| frameworks.named(&answer.item).is_none()) {
        let (key, id) = answer.item.split_once(':').unwrap_or((&answer.item, ""));
        let problem = match frameworks.find(key) {
            None => {
                let keys = frameworks.all.iter().map(|one| Text::as_str(&one.about.key));
                FrameworkProblem::UnknownFramework { key: key.to_owned(), nearest: hint(&notes, key, keys) }
            }
            Some(framework) => {
                let items = frameworks.all.get(framework).into_iter().flat_map(|one| &one.items);
                let nearest = hint(&notes, id, items.map(|item| item.id.as_str()));
                FrameworkProblem::UnknownItem { id: id.to_owned(), framework: key.to_owned(), nearest }
            }
        };
        note(&mut notes, Diagnostic::error(answer.place, problem));
    }
    notes
}

/// What everybody in question says of items.
pub(super) fn said_of_items(
    frameworks: &Frameworks,
    study: &Study,
    of: Option<Subject>,
) -> BTreeMap<ItemOf, Vec<Said>> {
    let mut latest: BTreeMap<(ItemOf, crate::plan::Bearer), Vec<&ItemAnswer>> = BTreeMap::new();
    let day = study.assessment.as_of;
    for answer in study.answers.iter().flat_map(|answers| &answers.items) {
        let future = answer.on.zip(day).is_some_and(|(on, day)| on > day);
        let Some(item) = frameworks.named(&answer.item).filter(|_| !future && counts(study, of, answer.bearer)) else {
            continue;
        };
        let known = latest.entry((item, answer.bearer)).or_default();
        // The latest holds; those of one day are judged together.
        if known.first().is_none_or(|first| first.on < answer.on) {
            known.clear();
        }
        if known.first().is_none_or(|first| first.on == answer.on) {
            known.push(answer);
        }
    }
    let mut said: BTreeMap<ItemOf, Vec<Said>> = BTreeMap::new();
    for ((item, bearer), answers) in latest {
        let worst =
            answers.into_iter().map(|answer| worth(answer, study)).min_by_key(|(state, strength)| (*state, *strength));
        if let Some((state, strength)) = worst {
            said.entry(item).or_default().push(Said { required: usize::MAX, bearer, state, strength });
        }
    }
    said
}

/// What an answer is worth on the day.
fn worth(answer: &ItemAnswer, study: &Study) -> (State, Strength) {
    let day = study.assessment.as_of;
    let valid = |one: &Evidence| {
        let (from, until) = (one.valid_from, one.valid_until);
        one.sound && day.is_none_or(|day| from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until))
    };
    let proven = answer.evidence.iter().any(valid);
    let state = match answer.status {
        Status::Unmet => State::Unmet,
        Status::NotApplicable if answer.reason.is_empty() => State::Unanswered,
        Status::NotApplicable => State::NotApplicable,
        Status::Met | Status::Partly if !answer.evidence.is_empty() && !proven => State::Lapsed,
        Status::Partly => State::Partly,
        Status::Met => State::Met,
    };
    (state, if proven { Strength::Proven } else { Strength::Said })
}

/// What is related for certain to items that were answered themselves.
pub(super) fn related_items(
    frameworks: &Frameworks,
    answered: impl Iterator<Item = ItemOf>,
    framework: usize,
) -> Vec<Related> {
    let answered: BTreeSet<ItemOf> = answered.collect();
    let mut found = Vec::new();
    for from in answered.iter().map(|(framework, _)| *framework).collect::<BTreeSet<usize>>() {
        if from == framework {
            let own = answered.iter().filter(|(framework, _)| *framework == from);
            found.extend(own.map(|item| Related::same(item.1, NO_MEASURE, Some(*item))));
            continue;
        }
        let matches = mapped(frameworks, Asked { from, to: framework, item: None }).matches;
        let certain = matches.iter().filter(|one| one.class == Class::Certain);
        for one in certain.filter(|one| answered.contains(&(from, one.from))) {
            let mut related = Related::of(frameworks, NO_MEASURE, one);
            related.answered = Some((from, one.from));
            found.push(related);
        }
    }
    found
}
