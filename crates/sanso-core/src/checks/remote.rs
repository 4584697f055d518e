//! Checks on upkeep and access from a distance.

use super::ways::{CONTROL, id, note_all, place_of, zone_kind};
use super::{Check, both};
use crate::diag::{Diagnostic, RemoteProblem as Problem, Severity};
use crate::model::{Attr, Kind, Model, Subject};
use crate::text::Both;

pub(super) static REMOTE_UPKEEP_WITHOUT_WAY: Check = Check {
    code: "SN329",
    name: "remote-upkeep-without-way",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Upkeep with `remote: true` by an organisation that no remote access, flow or `managed-from` connects to the organisation it serves.",
        "`remote: true` の保守なのに、保守者と保守先の組織をつなぐ遠隔アクセス・通信・`managed-from` がない。",
    ),
    run: |model, found| {
        let remote: Vec<Subject> = model
            .of_kind(Kind::Maintenance)
            .filter(|upkeep| model.truth(*upkeep, Attr::Remote) == Some(true))
            .collect();
        let ways = if remote.is_empty() { Vec::new() } else { ways_between(model) };
        for upkeep in remote {
            let Some(by) = model.reference(upkeep, Attr::From) else { continue };
            let has_way = |thing: Subject| {
                model.manager(thing).is_none_or(|of| of == by || ways.binary_search(&(by, of)).is_ok())
            };
            let Some(of) = model.targets(upkeep, Attr::Of).find(|thing| !has_way(*thing)) else { continue };
            let problem =
                Problem::RemoteUpkeepWithoutWay { id: id(model, upkeep), by: id(model, by), of: id(model, of) };
            let note = Diagnostic::warning(place_of(model, upkeep, Attr::Remote), problem);
            found.push(note.and(model.place(of), both("no way leads here", "ここへの経路がない")));
        }
    },
};

pub(super) static REMOTE_ACCESS_DIRECT: Check = Check {
    code: "SN330",
    name: "remote-access-direct",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Remote access without `via`: a warning where it leads into a control, field, safety or vehicle zone, an advice elsewhere.",
        "`via` のない遠隔アクセス。制御系・フィールド・安全系・車両内に入るものは警告、それ以外は助言。",
    ),
    run: |model, found| {
        let direct = model.of_kind(Kind::RemoteAccess).filter(|access| model.stated(*access, Attr::Via).is_none());
        let (into, elsewhere) = direct.partition(|access| enters_control(model, *access));
        let note = |control| move |ids| Problem::RemoteAccessDirect { ids, control };
        note_all((model, found), Severity::Warning, into, Attr::To, note(true));
        note_all((model, found), Severity::Advice, elsewhere, Attr::To, note(false));
    },
};

pub(super) static LOOSE_REMOTE_ACCESS: Check = Check {
    code: "SN332",
    name: "loose-remote-access",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Remote access that is said to have a single factor or a shared password, or to be neither approved nor logged. With one such weakness outside of control zones it is an advice.",
        "単要素認証・共用パスワード・承認なし・記録なしのいずれかと書かれた遠隔アクセス。制御系以外で弱点が一つだけなら助言にとどめる。",
    ),
    run: |model, found| {
        for access in model.of_kind(Kind::RemoteAccess) {
            let weak: Vec<Both> = LOOSE
                .iter()
                .filter(|(attr, is, _)| model.truth(access, *attr) == Some(*is))
                .map(|(.., weak)| *weak)
                .collect();
            if weak.is_empty() {
                continue;
            }
            let severity = match weak.len() > 1 || enters_control(model, access) {
                true => Severity::Warning,
                false => Severity::Advice,
            };
            let problem = Problem::LooseRemoteAccess { id: id(model, access), weak };
            found.push(Diagnostic::new(severity, Some(model.place(access)), problem));
        }
    },
};

/// What is weak about remote access, and the answer that says so.
const LOOSE: [(Attr, bool, Both); 4] = [
    (Attr::MultiFactor, false, both("a single factor", "単要素認証")),
    (Attr::SharedCredentials, true, both("a shared password", "共用パスワード")),
    (Attr::Approved, false, both("sessions are not approved", "事前承認なし")),
    (Attr::Logged, false, both("nothing is recorded", "操作記録なし")),
];

fn enters_control(model: &Model, access: Subject) -> bool {
    model.targets(access, Attr::To).any(|to| zone_kind(model, to).is_some_and(|kind| CONTROL.contains(&kind)))
}

/// The pairs of organisations that some way for traffic connects, each in both orders, sorted.
fn ways_between(model: &Model) -> Vec<(Subject, Subject)> {
    let mut pairs = Vec::new();
    let mut join = |one: Subject, other: Subject| {
        if let Some((one, other)) = model.manager(one).zip(model.manager(other)).filter(|(one, other)| one != other) {
            pairs.extend([(one, other), (other, one)]);
        }
    };
    for flow in model.of_kind(Kind::Flow) {
        model
            .reference(flow, Attr::From)
            .zip(model.reference(flow, Attr::To))
            .into_iter()
            .for_each(|(from, to)| join(from, to));
    }
    for access in model.of_kind(Kind::RemoteAccess) {
        let by = model.reference(access, Attr::By);
        by.into_iter().for_each(|by| model.targets(access, Attr::To).for_each(|to| join(by, to)));
    }
    for component in model.of_kind(Kind::Component) {
        model.targets(component, Attr::ManagedFrom).for_each(|from| join(from, component));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
