//! What is required of whom, why, and what to do first.

use sanso_core::analysis::Standing;
use sanso_core::model::Kind;
use sanso_core::plan::{self, Required};
use sanso_core::study::Study;
use sanso_core::text::Lang;
use std::collections::BTreeMap;

use super::assessment::{Answered, answered};
use super::because::{bearer_id, bearer_name};
use super::incidents::{Stands, origin, stands};
use super::travel::effort_days;
use super::{Gain, Ranking, confidence_word, grade_word};
use crate::words::phrases;

/// A measure required of a bearer.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Its place among all of them, from 1.
    pub rank: usize,
    /// Its number in the library, whose order is that of the framework.
    pub number: u32,
    /// Its published id.
    pub id: String,
    /// Its short title.
    pub name: String,
    /// What is required.
    pub statement: String,
    /// Name of its category.
    pub category: String,
    /// Who must meet it: id and name.
    pub bearer: (String, String),
    /// How the requirement stands; `None` where only a profile asks for it.
    pub standing: Option<Standing>,
    /// Established incidents that ask for it.
    pub established: u32,
    /// Assumed ones.
    pub assumed: u32,
    /// How strongly it is required, and why, where a profile says so.
    pub grade: Option<(&'static str, String)>,
    /// Why a profile requires it besides.
    pub profile_why: Option<String>,
    /// Every reason.
    pub reasons: Vec<Reason>,
    /// What to do first.
    pub first_step: String,
    /// What shows that it is done.
    pub proof: String,
    /// What it would take away of the risks, if it is found on a way to one of them.
    pub gain: Option<Gain>,
    /// What it takes, in words.
    pub effort: Option<String>,
    /// What was answered, where an answer counts.
    pub answer: Option<Answered>,
    /// How sure we are of the row.
    pub confidence: &'static str,
    /// Where the row comes from.
    pub origin: String,
}

/// Why a measure is required: an incident, where it stands, and what lets it happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Number of the case in the plan; measures of one bearer share cases.
    pub case: u32,
    /// Published id of the incident.
    pub incident: String,
    /// What happens.
    pub name: String,
    /// Id of what lets it happen.
    pub vulnerability_id: String,
    /// What lets it happen.
    pub vulnerability: String,
    /// How sure we are of this link.
    pub confidence: &'static str,
    /// How it stands at best known.
    pub standing: Standing,
    /// On what it stands, the first few.
    pub on: Vec<Stands>,
    /// On how many subjects besides.
    pub more: usize,
}

/// Who has to act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is: an organisation or a system.
    pub kind: &'static str,
    /// Who manages it, if it is a system: id and name.
    pub of: Option<(String, String)>,
    /// Its measures, by number in [`super::View::measures`].
    pub measures: Vec<usize>,
    /// How many of them are required because of something established.
    pub established: usize,
    /// How many only because of something assumed.
    pub assumed: usize,
}

/// The profile the plan was tailored with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileView {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub why: String,
}

/// A measure a profile leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its published id.
    pub id: String,
    /// Its short title.
    pub name: String,
    /// Of whom it would be required: id and name.
    pub bearer: (String, String),
    /// Why it is left out.
    pub why: String,
    /// How the requirement would stand.
    pub standing: Option<Standing>,
}

/// At most this many subjects are named for one reason; the report lists all of them by incident.
const MOST_ON: usize = 5;

/// Required measures in the order of the ranking, so many of them.
pub(super) fn measures(study: &Study, ranking: &Ranking, lang: Lang, most: usize) -> Vec<Measure> {
    let ranked = ranking.order.iter().take(most).enumerate();
    let one = |(place, at): (usize, &usize)| {
        let required = study.plan.required.get(*at)?;
        let gain = ranking.gain.get(*at).copied().flatten().and_then(|number| study.travel.gains.get(number));
        let mut found = measure(study, *at, required, lang)?;
        found.rank = place + 1;
        found.gain = gain.and_then(|gain| super::gain(study, gain, lang));
        Some(found)
    };
    ranked.filter_map(one).collect()
}

/// One required measure in words.
pub(crate) fn measure(study: &Study, at: usize, one: &Required, lang: Lang) -> Option<Measure> {
    let (library, model) = (&study.library, &study.model);
    let row = library.measures.get(one.measure as usize)?;
    let profile = study.plan.profile.as_ref().and_then(|applied| library.profile(&applied.key));
    let why = |number: Option<usize>| profile?.rows.get(number?).map(|row| row.why.get(lang).to_owned());
    Some(Measure {
        rank: at + 1,
        number: one.measure,
        id: row.id.to_string(),
        name: row.name.get(lang).to_owned(),
        statement: row.statement.get(lang).to_owned(),
        category: library
            .category(&row.category)
            .map_or(row.category.to_string(), |category| category.name.get(lang).to_owned()),
        bearer: (bearer_id(model, one.bearer).to_owned(), bearer_name(model, one.bearer, lang)),
        standing: one.standing,
        established: one.established,
        assumed: one.assumed,
        grade: one.grade.map(|grade| (grade_word(lang, grade), why(one.graded_by).unwrap_or_default())),
        profile_why: why(one.required_by),
        reasons: reasons(study, one, lang),
        answer: answered(study, at, lang),
        gain: None,
        effort: effort_days(library, row).map(|days| crate::words::days(lang, days)),
        first_step: row.first_step.get(lang).to_owned(),
        proof: row.proof.get(lang).to_owned(),
        confidence: confidence_word(lang, row.row.confidence),
        origin: origin(study, &row.row.origin, lang),
    })
}

fn reasons(study: &Study, one: &Required, lang: Lang) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = one.reasons.iter().filter_map(|reason| self::reason(study, *reason, lang)).collect();
    reasons.sort_by_key(|reason| reason.standing);
    reasons
}

fn reason(study: &Study, reason: plan::Reason, lang: Lang) -> Option<Reason> {
    let case = study.plan.cases.get(reason.case as usize)?;
    let incident = study.library.incidents.get(case.incident as usize)?;
    let vulnerability = incident.vulnerabilities.get(reason.vulnerability as usize)?;
    let mut on: Vec<_> = case.standings.iter().filter_map(|at| study.analysis.standing.get(*at as usize)).collect();
    on.sort_by_key(|one| (one.standing, one.subject));
    Some(Reason {
        case: reason.case,
        incident: incident.id.to_string(),
        name: incident.name.get(lang).to_owned(),
        vulnerability_id: vulnerability.row.key.to_string(),
        vulnerability: vulnerability.name.get(lang).to_owned(),
        confidence: confidence_word(lang, vulnerability.row.confidence),
        standing: on.first()?.standing,
        more: on.len().saturating_sub(MOST_ON),
        on: on.into_iter().take(MOST_ON).map(|one| stands(study, *one, lang)).collect(),
    })
}

/// The bearers with their measures: organisations by number of established measures, each followed by its systems.
pub(super) fn bearers(study: &Study, ranking: &Ranking, measures: &[Measure], lang: Lang) -> Vec<Bearer> {
    let mut by_bearer: BTreeMap<plan::Bearer, Vec<usize>> = BTreeMap::new();
    let ranked = ranking.order.iter().filter_map(|at| study.plan.required.get(*at));
    for (number, one) in ranked.take(measures.len()).enumerate() {
        by_bearer.entry(one.bearer).or_default().push(number);
    }
    let manager = |bearer: plan::Bearer| match bearer {
        plan::Bearer::Of(subject) => study.model.manager(subject),
        plan::Bearer::Nobody => None,
    };
    let weight = |numbers: &[usize]| -> u32 {
        numbers.iter().filter_map(|at| measures.get(*at)).map(|one| one.established).sum()
    };
    let mut weights: BTreeMap<Option<_>, u32> = BTreeMap::new();
    for (bearer, numbers) in &by_bearer {
        *weights.entry(manager(*bearer)).or_default() += weight(numbers);
    }
    let mut order: Vec<(plan::Bearer, Vec<usize>)> = by_bearer.into_iter().collect();
    order.sort_by_key(|(bearer, numbers)| {
        let heavy = weights.get(&manager(*bearer)).copied().unwrap_or(0);
        let is_system = matches!(bearer, plan::Bearer::Of(subject) if study.model.kind(*subject) != Kind::Organization);
        (
            *bearer == plan::Bearer::Nobody,
            std::cmp::Reverse(heavy),
            manager(*bearer),
            is_system,
            std::cmp::Reverse(weight(numbers)),
            *bearer,
        )
    });
    order.into_iter().map(|(bearer, numbers)| one_bearer(study, bearer, (numbers, measures), lang)).collect()
}

fn one_bearer(
    study: &Study,
    bearer: plan::Bearer,
    (numbers, measures): (Vec<usize>, &[Measure]),
    lang: Lang,
) -> Bearer {
    let model = &study.model;
    let required = |standing| {
        numbers.iter().filter_map(|at| measures.get(*at)).filter(|one| one.standing == Some(standing)).count()
    };
    let (kind, of) = match bearer {
        plan::Bearer::Of(subject) => {
            let manager = model.manager(subject).filter(|manager| *manager != subject);
            (
                model.section(subject).label.get(lang),
                manager.map(|by| (model.id(by).to_owned(), model.name(by, lang).to_owned())),
            )
        }
        plan::Bearer::Nobody => (phrases(lang).nobody, None),
    };
    Bearer {
        id: bearer_id(model, bearer).to_owned(),
        name: bearer_name(model, bearer, lang),
        kind,
        of,
        established: required(Standing::Established),
        assumed: required(Standing::Assumed),
        measures: numbers,
    }
}

pub(super) fn profile(study: &Study, lang: Lang) -> Option<ProfileView> {
    let applied = study.plan.profile.as_ref()?;
    let profile = study.library.profile(&applied.key)?;
    Some(ProfileView {
        key: applied.key.clone(),
        name: profile.name.get(lang).to_owned(),
        why: profile.why.get(lang).to_owned(),
    })
}

pub(super) fn left_out(study: &Study, lang: Lang) -> Vec<LeftOut> {
    let Some(profile) = study.plan.profile.as_ref().and_then(|applied| study.library.profile(&applied.key)) else {
        return Vec::new();
    };
    let one = |excluded: &plan::Excluded| {
        let row = study.library.measures.get(excluded.required.measure as usize)?;
        let bearer = excluded.required.bearer;
        Some(LeftOut {
            id: row.id.to_string(),
            name: row.name.get(lang).to_owned(),
            bearer: (bearer_id(&study.model, bearer).to_owned(), bearer_name(&study.model, bearer, lang)),
            why: profile.rows.get(excluded.row).map(|row| row.why.get(lang).to_owned()).unwrap_or_default(),
            standing: excluded.required.standing,
        })
    };
    study.plan.excluded.iter().filter_map(one).collect()
}
