//! What the map shows of a study.

use sanso_core::analysis::Standing;
use sanso_core::model::{Attr, Kind, Model, Subject};
use sanso_core::study::Study;
use sanso_core::text::Lang;
use std::collections::{BTreeMap, BTreeSet};

use super::{Band, End, Link, Marks, Node, Picture, Reach, Shape, Tie};
use crate::view::{goal_order, standing_word};

/// Attributes by which a kind of subject ties others together: from, to, and what the tie says.
const TIES: &[(Kind, Attr, Attr, Tie)] = &[
    (Kind::Supply, Attr::From, Attr::To, Tie::Supply),
    (Kind::Entrustment, Attr::From, Attr::To, Tie::Service),
    (Kind::Maintenance, Attr::From, Attr::Of, Tie::Service),
    (Kind::RemoteAccess, Attr::By, Attr::To, Tie::Service),
    (Kind::Flow, Attr::From, Attr::To, Tie::Flow),
];

pub(super) fn picture(study: &Study) -> Picture {
    let model = &study.model;
    let marks = marks(study);
    let mut named = named_systems(model, &marks);
    named.extend(super::ways::systems(study));
    let mut picture = Picture::default();
    let mut at: BTreeMap<Subject, usize> = BTreeMap::new();
    for subject in model.subjects() {
        if let Some((band, shape)) = form(model, subject, &named) {
            at.insert(subject, picture.nodes.len());
            let marks = marks.get(&subject).cloned().unwrap_or_default();
            picture.nodes.push(Node {
                subject,
                band,
                organization: model.manager(subject),
                zone: zone(model, subject),
                shape,
                marks,
            });
        }
    }
    picture.links = links(model, &at, &marks);
    picture
}

/// What stands on each subject, one line each.
pub(super) fn told(study: &Study, lang: Lang) -> BTreeMap<Subject, Vec<String>> {
    let mut told: BTreeMap<Subject, Vec<String>> = BTreeMap::new();
    for wanted in [Standing::Established, Standing::Assumed] {
        for one in study.analysis.standing.iter().filter(|one| one.standing == wanted) {
            let Some(row) = study.library.incidents.get(one.incident as usize) else { continue };
            told.entry(one.subject).or_default().push(format!(
                "{}: {} {}",
                standing_word(lang, wanted),
                row.id,
                row.name.get(lang)
            ));
        }
    }
    told
}

/// Incidents by subject, and goals by the subject they are at or, where that is not drawn, by its manager.
fn marks(study: &Study) -> BTreeMap<Subject, Marks> {
    let mut marks: BTreeMap<Subject, Marks> = BTreeMap::new();
    for one in &study.analysis.standing {
        let marks = marks.entry(one.subject).or_default();
        match one.standing {
            Standing::Established => marks.established += 1,
            Standing::Assumed => marks.assumed += 1,
        }
    }
    for (number, goal) in goal_order(study).into_iter().enumerate() {
        let at = study.model.reference(goal, Attr::At).and_then(|at| match study.model.kind(at) {
            Kind::People | Kind::Procedure | Kind::Goal => study.model.manager(at),
            _ => Some(at),
        });
        if let Some(at) = at {
            marks.entry(at).or_default().goals.push(number + 1);
        }
    }
    marks
}

/// Systems are drawn where a link ends at them, a goal lies on them or a way leads by them; otherwise their components say enough.
fn named_systems(model: &Model, marks: &BTreeMap<Subject, Marks>) -> BTreeSet<Subject> {
    let ends = [Attr::From, Attr::To, Attr::Of, Attr::ManagedFrom, Attr::Place];
    let linked = |system: Subject| ends.iter().any(|attr| model.naming(system, *attr).next().is_some());
    model
        .of_kind(Kind::System)
        .filter(|system| linked(*system) || marks.get(system).is_some_and(|marks| !marks.goals.is_empty()))
        .collect()
}

fn form(model: &Model, subject: Subject, named: &BTreeSet<Subject>) -> Option<(Band, Shape)> {
    let some = |attr| model.texts(subject, attr).is_some_and(|list| !list.is_empty());
    match model.kind(subject) {
        Kind::Organization => Some((Band::Organizations, Shape::Organization)),
        Kind::System => named.contains(&subject).then_some((Band::Things, Shape::System)),
        Kind::Component => {
            let (senses, acts) = (some(Attr::Senses), some(Attr::ActsOn));
            let shape = if senses || acts { Shape::Transcribing { senses, acts } } else { Shape::Component };
            Some((Band::Things, shape))
        }
        Kind::Data => Some((Band::Data, Shape::Data)),
        Kind::DataEvent => Some((Band::Data, Shape::Event)),
        _ => None,
    }
}

fn zone(model: &Model, subject: Subject) -> Option<Subject> {
    match model.kind(subject) {
        Kind::Component | Kind::System => model.zone(subject),
        _ => None,
    }
}

fn links(model: &Model, at: &BTreeMap<Subject, usize>, marks: &BTreeMap<Subject, Marks>) -> Vec<Link> {
    let end = |subject: Subject| match model.kind(subject) {
        Kind::Zone => Some(End::Zone(subject)),
        Kind::People => model.manager(subject).and_then(|by| at.get(&by)).map(|number| End::Node(*number)),
        _ => at.get(&subject).map(|number| End::Node(*number)),
    };
    let mut links: Vec<Link> = Vec::new();
    let mut tie = |subject: Subject, from: Subject, to: Subject, tie: Tie, marks: Marks| {
        if let (Some(a), Some(b)) = (end(from), end(to))
            && a != b
        {
            links.push(Link { subject, from: a, to: b, tie, reach: reach(model, from, to), marks });
        }
    };
    for (kind, from, to, said) in TIES {
        for link in model.of_kind(*kind) {
            let mut marks = marks.get(&link).cloned();
            for (a, b) in model.targets(link, *from).flat_map(|a| model.targets(link, *to).map(move |b| (a, b))) {
                // Marks stand on the first of several lines that one subject draws.
                tie(link, a, b, *said, marks.take().unwrap_or_default());
            }
        }
    }
    for component in model.of_kind(Kind::Component) {
        for by in model.targets(component, Attr::ManagedFrom) {
            tie(component, by, component, Tie::Control, Marks::default());
        }
        for data in model.targets(component, Attr::Stores) {
            tie(component, component, data, Tie::Holds, Marks::default());
        }
    }
    for event in model.of_kind(Kind::DataEvent) {
        for place in model.targets(event, Attr::Place) {
            tie(event, place, event, Tie::Holds, Marks::default());
        }
        for data in model.targets(event, Attr::Data) {
            tie(event, event, data, Tie::Holds, Marks::default());
        }
    }
    links
}

fn reach(model: &Model, from: Subject, to: Subject) -> Reach {
    if model.manager(from) != model.manager(to) {
        Reach::Organization
    } else if zone(model, from).or(own_zone(model, from)) != zone(model, to).or(own_zone(model, to)) {
        Reach::Zone
    } else {
        Reach::Inside
    }
}

fn own_zone(model: &Model, subject: Subject) -> Option<Subject> {
    (model.kind(subject) == Kind::Zone).then_some(subject)
}
