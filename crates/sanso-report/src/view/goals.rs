//! What must not happen, and the incidents that stand at it or at what it directly leans on. How incidents from further
//! away travel there is the matter of `travel`.

use sanso_core::analysis::{Standing, Standings};
use sanso_core::model::{Attr, Kind, Model, Subject};
use sanso_core::study::Study;
use sanso_core::text::Lang;
use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Detail;
use super::incidents::{Stands, stands};
use crate::words::{economic_word, recovery_word};

/// Something that must not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it would be felt: id and name.
    pub at: (String, String),
    /// Kind of effect.
    pub kind: &'static str,
    /// Difficulty of recovery, from 1 to 3 with its word.
    pub recovery: Option<(u32, &'static str)>,
    /// Economic impact, from 1 to 3 with its word.
    pub economic: Option<(u32, &'static str)>,
    /// Who would feel it.
    pub who: String,
    /// Established incidents at its subject or at what that directly leans on; none in a summary, like the next two.
    pub established: usize,
    /// Assumed ones.
    pub assumed: usize,
    /// These incidents, those on the subject itself first, then by standing.
    pub near: Vec<Stands>,
    /// Where it is declared.
    pub place: String,
}

pub(super) fn goals(study: &Study, lang: Lang, detail: Detail) -> Vec<Goal> {
    goal_order(study).into_iter().map(|goal| one(study, goal, lang, detail)).collect()
}

/// The goals, the heaviest risk first; where risks were not computed, those with the worst effect first.
pub fn goal_order(study: &Study) -> Vec<Subject> {
    if !study.travel.risks.is_empty() {
        return study.travel.risks.iter().map(|risk| risk.goal).collect();
    }
    let model = &study.model;
    let mut order: Vec<Subject> = model.of_kind(Kind::Goal).collect();
    let level = |goal, attr| model.number(goal, attr).unwrap_or(0);
    order.sort_by_key(|goal| {
        let (recovery, economic) = (level(*goal, Attr::Recovery), level(*goal, Attr::Economic));
        (Reverse(recovery.max(economic)), Reverse(recovery + economic), *goal)
    });
    order
}

fn one(study: &Study, goal: Subject, lang: Lang, detail: Detail) -> Goal {
    let model = &study.model;
    let at = model.reference(goal, Attr::At);
    // A summary tells how incidents travel instead.
    let wanted = at.filter(|_| detail == Detail::Full);
    let around = wanted.map(|at| leans_on(model, at)).unwrap_or_default();
    let mut standings: Vec<&Standings> =
        study.analysis.standing.iter().filter(|one| around.contains(&one.subject)).collect();
    standings.sort_by_key(|one| (Some(one.subject) != at, one.standing, one.incident, one.subject));
    let count = |standing| standings.iter().filter(|one| one.standing == standing).count();
    Goal {
        id: model.id(goal).to_owned(),
        name: model.name(goal, lang).to_owned(),
        at: at.map(|at| (model.id(at).to_owned(), model.name(at, lang).to_owned())).unwrap_or_default(),
        kind: model.word(goal, Attr::Kind).map_or("", |word| word.label.get(lang)),
        recovery: model.number(goal, Attr::Recovery).map(|level| (level, recovery_word(lang, level))),
        economic: model.number(goal, Attr::Economic).map(|level| (level, economic_word(lang, level))),
        who: model.display(goal, Attr::Who).map(|words| words.get(lang).to_owned()).unwrap_or_default(),
        established: count(Standing::Established),
        assumed: count(Standing::Assumed),
        near: standings.into_iter().map(|one| stands(study, *one, lang)).collect(),
        place: model.sources.show_line(model.place(goal)),
    }
}

/// A subject and what it directly leans on: one step along what the model says, no further.
pub fn leans_on(model: &Model, subject: Subject) -> BTreeSet<Subject> {
    let mut around = BTreeSet::from([subject]);
    around.extend(model.targets(subject, Attr::Needs));
    let (own, naming): (&[Attr], &[(Attr, Kind)]) = match model.kind(subject) {
        Kind::Organization => (&[Attr::Holds], &[(Attr::To, Kind::Supply), (Attr::Organization, Kind::System)]),
        Kind::Zone => (&[], &[(Attr::Zone, Kind::Component), (Attr::Zone, Kind::System)]),
        Kind::System => (&[], &[(Attr::System, Kind::Component), (Attr::To, Kind::RemoteAccess)]),
        Kind::Component => (
            &[Attr::ManagedFrom, Attr::Stores, Attr::Inside],
            &[
                (Attr::To, Kind::Flow),
                (Attr::Inside, Kind::Component),
                (Attr::Of, Kind::Maintenance),
                (Attr::To, Kind::RemoteAccess),
            ],
        ),
        Kind::Supply => (&[Attr::From], &[]),
        Kind::Data => (
            &[Attr::Owner],
            &[
                (Attr::Stores, Kind::Component),
                (Attr::Data, Kind::DataEvent),
                (Attr::Carries, Kind::Flow),
                (Attr::Data, Kind::Entrustment),
            ],
        ),
        Kind::DataEvent => (&[Attr::Data, Attr::Place, Attr::To, Attr::Flow], &[]),
        Kind::Flow | Kind::Entrustment => (&[Attr::From, Attr::To, Attr::Carries, Attr::Data], &[]),
        Kind::Maintenance | Kind::RemoteAccess => (&[Attr::From, Attr::By, Attr::Via, Attr::Of, Attr::To], &[]),
        Kind::People | Kind::Procedure | Kind::Goal => (&[Attr::May, Attr::Covers, Attr::At], &[]),
    };
    around.extend(own.iter().flat_map(|attr| model.targets(subject, *attr)));
    for (attr, kind) in naming {
        around.extend(model.naming(subject, *attr).filter(|by| model.kind(*by) == *kind));
    }
    around
}
