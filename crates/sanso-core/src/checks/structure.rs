//! Checks on who and what takes part.

use super::ways::{grouped, id, ids, is_outside, note_all, place_of, says_some, surroundings};
use super::{Check, both};
use crate::diag::{Diagnostic, Severity, StructureProblem as Problem};
use crate::model::{Attr, Kind, Model, Subject};
use std::collections::BTreeSet;

pub(super) static LONELY_COMPONENT: Check = Check {
    code: "SN301",
    name: "lonely-component",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Components that no flow, access, upkeep, need or outer world connects to anything, neither themselves nor through their system or zone; told once for each zone.",
        "通信・アクセス・保守・依存・外部との接点のどれによっても（所属するシステムや区域を通じても）何ともつながっていない構成要素。区域ごとにまとめて知らせる。",
    ),
    run: |model, found| {
        let lonely = model.of_kind(Kind::Component).filter(|component| !is_linked(model, *component));
        for (_, components) in grouped(lonely.map(|component| (model.zone(component), component))) {
            note_all((model, found), Severity::Warning, components, Attr::Was, |ids| Problem::LonelyComponent { ids });
        }
    },
};

pub(super) static UNMANAGED_COMPONENT: Check = Check {
    code: "SN302",
    name: "unmanaged-component",
    severity: Severity::Error,
    since: "0.1.0",
    about: both(
        "Components that no organisation manages, neither directly nor through their system, their zone or what they are built into.",
        "直接にも、システム・区域・内蔵先を通じても、管理する組織が決まらない構成要素。",
    ),
    run: |model, found| {
        let unmanaged =
            model.of_kind(Kind::Component).filter(|component| model.manager(*component).is_none()).collect();
        note_all((model, found), Severity::Error, unmanaged, Attr::Was, |ids| Problem::UnmanagedComponent { ids });
    },
};

pub(super) static EMPTY_ZONE: Check = Check {
    code: "SN303",
    name: "empty-zone",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A zone in which nothing stands and that no link uses as its end.",
        "何も置かれておらず、通信などの端点にもなっていない区域。",
    ),
    run: |model, found| {
        let mut filled: BTreeSet<Subject> = BTreeSet::new();
        let things = model.of_kind(Kind::System).chain(model.of_kind(Kind::Component));
        filled.extend(things.filter_map(|thing| model.zone(thing)));
        filled.extend(model.of_kind(Kind::Zone).filter_map(|zone| model.reference(zone, Attr::PartOf)));
        let used = |zone| USES_OF_ZONES.iter().any(|attr| model.naming(zone, *attr).next().is_some());
        for zone in model.of_kind(Kind::Zone).filter(|zone| !filled.contains(zone) && !used(*zone)) {
            found.push(Diagnostic::warning(model.place(zone), Problem::EmptyZone { id: id(model, zone) }));
        }
    },
};

pub(super) static EMPTY_SYSTEM: Check = Check {
    code: "SN304",
    name: "empty-system",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A system that contains no component; an advice where something else leans on it.",
        "構成要素を一つも含まないシステム。ほかから参照されているときは助言にとどめる。",
    ),
    run: |model, found| {
        let contains =
            |system| [Attr::System, Attr::PartOf].iter().any(|attr| model.naming(system, *attr).next().is_some());
        for system in model.of_kind(Kind::System).filter(|system| !contains(*system)) {
            let severity = match model.all_naming(system).is_empty() {
                true => Severity::Warning,
                false => Severity::Advice,
            };
            let problem = Problem::EmptySystem { id: id(model, system) };
            found.push(Diagnostic::new(severity, Some(model.place(system)), problem));
        }
    },
};

pub(super) static IDLE_ORGANIZATION: Check = Check {
    code: "SN305",
    name: "idle-organization",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "An organisation that manages, supplies, keeps, makes and receives nothing.",
        "管理・供給・保管・製造・受領のいずれにも関わっていない組織。",
    ),
    run: |model, found| {
        let takes_part = |organization| {
            says_some(model, organization, Attr::Holds)
                || model.all_naming(organization).iter().any(|(_, by)| match model.kind(*by) {
                    Kind::People => {
                        model.all_naming(*by).iter().any(|(attr, _)| *attr == Attr::By)
                            || says_some(model, *by, Attr::May)
                    }
                    Kind::Procedure => says_some(model, *by, Attr::Covers),
                    _ => true,
                })
        };
        for organization in model.of_kind(Kind::Organization).filter(|organization| !takes_part(*organization)) {
            found.push(Diagnostic::warning(
                model.place(organization),
                Problem::IdleOrganization { id: id(model, organization) },
            ));
        }
    },
};

pub(super) static NOBODY_ANSWERS: Check = Check {
    code: "SN306",
    name: "nobody-answers",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Organisations that run systems or components but name nobody who answers for security, neither themselves nor through the organisation they belong to.",
        "システムや構成要素を管理しているのに、自組織にも所属先にもセキュリティ責任者が書かれていない組織。",
    ),
    run: |model, found| {
        let answered = |organization| {
            std::iter::successors(Some(organization), |inner| model.reference(*inner, Attr::PartOf))
                .take(16)
                .any(|around| model.stated(around, Attr::Answerer).is_some())
        };
        let runs_things = |organization| {
            model
                .managed_by(organization)
                .iter()
                .any(|thing| matches!(model.kind(*thing), Kind::System | Kind::Component))
        };
        let silent = model.of_kind(Kind::Organization).filter(|organization| {
            !is_outside(model, *organization) && !answered(*organization) && runs_things(*organization)
        });
        note_all((model, found), Severity::Warning, silent.collect(), Attr::Answerer, |ids| Problem::NobodyAnswers {
            ids,
        });
    },
};

pub(super) static OUTSIDE_MANAGES: Check = Check {
    code: "SN311",
    name: "outside-manages",
    severity: Severity::Advice,
    since: "0.1.0",
    about: both(
        "A party marked `outside`, of whom no measures can be asked, that manages systems or components.",
        "対策を求められない当事者（`outside`）が、システムや構成要素を管理している。",
    ),
    run: |model, found| {
        for organization in model.of_kind(Kind::Organization).filter(|organization| is_outside(model, *organization)) {
            let is_run = |thing: &Subject| matches!(model.kind(*thing), Kind::System | Kind::Component);
            let things: Vec<Subject> = model.managed_by(organization).iter().copied().filter(is_run).collect();
            let Some(first) = things.first() else { continue };
            let problem = Problem::OutsideManages { id: id(model, organization), things: ids(model, &things) };
            let note = Diagnostic::advice(place_of(model, organization, Attr::Outside), problem);
            found.push(note.and(model.place(*first), both("managed by it", "この組織の管理")));
        }
    },
};

pub(super) static SAME_NAME: Check = Check {
    code: "SN312",
    name: "same-name",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Organisations, zones, systems, components, data sets or goals with the same display name as others of their kind.",
        "表示名が重なっている、同じ種類の項目（組織・区域・システム・構成要素・データ・起きてはならないこと）。",
    ),
    run: |model, found| {
        const SHOWN: [Kind; 6] =
            [Kind::Organization, Kind::Zone, Kind::System, Kind::Component, Kind::Data, Kind::Goal];
        for kind in SHOWN {
            let names = model.of_kind(kind).filter_map(|subject| Some((model.display(subject, Attr::Name)?, subject)));
            for (name, subjects) in grouped(names.filter(|(name, _)| !name.is_empty())) {
                if subjects.len() > 1 {
                    let problem = |ids| Problem::SameName { ids, name: name.clone() };
                    note_all((model, found), Severity::Warning, subjects, Attr::Name, problem);
                }
            }
        }
    },
};

pub(super) static SPLIT_MANAGEMENT: Check = Check {
    code: "SN313",
    name: "split-management",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A component that says another organisation than the system it belongs to.",
        "所属システムとは別の組織を管理組織としている構成要素。",
    ),
    run: |model, found| {
        for component in model.of_kind(Kind::Component) {
            let Some(own) = model.reference(component, Attr::Organization) else { continue };
            let Some(system) = model.system(component) else { continue };
            let Some(other) = model.manager(system).filter(|other| *other != own) else { continue };
            let problem = Problem::SplitManagement {
                id: id(model, component),
                own: id(model, own),
                system: id(model, system),
                other: id(model, other),
            };
            let note = Diagnostic::warning(place_of(model, component, Attr::Organization), problem);
            found.push(note.and(
                place_of(model, system, Attr::Organization),
                both("managed by another organisation", "別の組織の管理"),
            ));
        }
    },
};

/// The attributes by which something makes use of a zone.
const USES_OF_ZONES: [Attr; 5] = [Attr::From, Attr::To, Attr::Of, Attr::Place, Attr::Needs];

/// The attributes by which something is tied to a component, system or zone.
const LINKS: [Attr; 10] = [
    Attr::From,
    Attr::To,
    Attr::Via,
    Attr::Of,
    Attr::Place,
    Attr::Needs,
    Attr::ManagedFrom,
    Attr::Inside,
    Attr::By,
    Attr::May,
];

/// Whether anything ties a component, or what contains it, to something else.
pub(super) fn is_linked(model: &Model, component: Subject) -> bool {
    surroundings(model, component).any(|thing| {
        [Attr::ExposedTo, Attr::ManagedFrom, Attr::Needs].iter().any(|attr| says_some(model, thing, *attr))
            || LINKS.iter().any(|attr| model.naming(thing, *attr).next().is_some())
    })
}
