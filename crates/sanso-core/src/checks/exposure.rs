//! Checks on things the outside reaches, and on many alike.

use super::ways::{FAR_WORLDS, fact, id, ids, is_outside, note_all, place_of};
use super::{Check, both};
use crate::diag::{Diagnostic, ExposureProblem as Problem, Severity};
use crate::facts::Truth;
use crate::model::{Attr, Kind, Model, Subject};
use crate::text::Both;
use std::collections::BTreeMap;

pub(super) static DEFAULT_PASSWORD_EXPOSED: Check = Check {
    code: "SN345",
    name: "default-password-exposed",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A delivered password that still works on something reached from outer networks, by radio or by remote access.",
        "外部のネットワーク・無線・遠隔アクセスで届く構成要素で、出荷時のパスワードが使えるまま。",
    ),
    run: |model, found| {
        for component in model.of_kind(Kind::Component) {
            let is_delivered = model.truth(component, Attr::DefaultCredentials) == Some(true);
            let remote = || model.first_naming(component, &[Attr::To, Attr::Via], &[Kind::RemoteAccess]).is_some();
            if is_delivered && (touches(model, component, FAR_WORLDS) || touches(model, component, &["radio"]) || remote()) {
                let problem = Problem::DefaultPasswordExposed { id: id(model, component) };
                found.push(Diagnostic::warning(place_of(model, component, Attr::DefaultCredentials), problem));
            }
        }
    },
};

pub(super) static EXPOSED_AND_WEAK: Check = Check {
    code: "SN346",
    name: "exposed-and-weak",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Something outer networks reach that has a known weakness, is not updated or is no longer supported.",
        "外部のネットワークから届く構成要素で、既知の脆弱性がある・更新していない・サポートが終わっているもの。",
    ),
    run: |model, found| {
        for component in model.of_kind(Kind::Component).filter(|component| touches(model, *component, FAR_WORLDS)) {
            let weak: Vec<Both> = WEAK.iter().filter(|(attr, is, _)| model.truth(component, *attr) == Some(*is)).map(|(.., weak)| *weak).collect();
            if !weak.is_empty() {
                let problem = Problem::ExposedAndWeak { id: id(model, component), weak };
                found.push(Diagnostic::warning(place_of(model, component, Attr::ExposedTo), problem));
            }
        }
    },
};

pub(super) static EXPOSED_WITHOUT_LOGIN: Check = Check {
    code: "SN347",
    name: "exposed-without-login",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Something reached from outer networks or by radio that says `login-required: false`.",
        "外部のネットワークや無線で届くのに `login-required: false` と書かれている構成要素。",
    ),
    run: |model, found| {
        for component in model.of_kind(Kind::Component) {
            let mut worlds = model.words(component, Attr::ExposedTo).unwrap_or_default();
            worlds.retain(|world| ["internet", "mobile-network", "partner-network", "telephone", "radio"].contains(&world.key));
            if model.truth(component, Attr::LoginRequired) == Some(false) && !worlds.is_empty() {
                let worlds = worlds.iter().map(|world| world.label).collect();
                let problem = Problem::ExposedWithoutLogin { id: id(model, component), worlds };
                found.push(Diagnostic::warning(place_of(model, component, Attr::LoginRequired), problem));
            }
        }
    },
};

pub(super) static MASS_WITHOUT_UPDATES: Check = Check {
    code: "SN348",
    name: "mass-without-updates",
    severity: Severity::Advice,
    since: "0.1.0",
    about: both(
        "A hundred or more devices alike on a network that say neither `updated` nor `supported`, those of outside parties left out.",
        "ネットワークにつながる同種の機器が100台以上あり、`updated` も `supported` も書かれていないもの（対象外の当事者が管理するものを除く）。",
    ),
    run: |model, found| {
        let masses = model.of_kind(Kind::Component).filter(|component| {
            model.number(*component, Attr::Count).is_some_and(|count| count >= 100)
                && [Attr::Updated, Attr::Supported].iter().all(|attr| model.stated(*component, *attr).is_none())
                && model.manager(*component).is_none_or(|manager| !is_outside(model, manager))
                && fact(model, "reachable-over-network", *component) == Truth::Yes
        });
        let masses = masses.collect();
        note_all((model, found), Severity::Advice, masses, Attr::Count, |ids| Problem::MassWithoutUpdates { ids });
    },
};

pub(super) static ONE_SOFTWARE_MANY: Check = Check {
    code: "SN349",
    name: "one-software-many",
    severity: Severity::Advice,
    since: "0.1.0",
    about: both(
        "A software file named by several components that together stand for ten or more devices, or by one that stands for a hundred.",
        "複数の構成要素（合わせて10台以上）または100台以上の一つの項目が、同じソフトウェアのファイルを挙げている。",
    ),
    run: |model, found| {
        let mut users: BTreeMap<&str, Vec<Subject>> = BTreeMap::new();
        for component in model.of_kind(Kind::Component) {
            for file in model.texts(component, Attr::Software).unwrap_or_default() {
                users.entry(file).or_default().push(component);
            }
        }
        for (file, components) in users {
            let count = |component: &Subject| u64::from(model.number(*component, Attr::Count).unwrap_or(1));
            let devices: u64 = components.iter().map(count).sum();
            let enough = if components.len() > 1 { 10 } else { 100 };
            let Some(first) = components.first().filter(|_| devices >= enough) else { continue };
            let problem = Problem::OneSoftwareMany { file: file.to_owned(), devices, ids: ids(model, &components) };
            found.push(Diagnostic::advice(place_of(model, *first, Attr::Software), problem));
        }
    },
};

/// What is weak about an exposed component, and the answer that says so.
const WEAK: [(Attr, bool, Both); 3] = [
    (Attr::KnownWeakness, true, both("it has a known weakness", "既知の脆弱性あり")),
    (Attr::Supported, false, both("its maker no longer supports it", "サポート終了")),
    (Attr::Updated, false, both("it is not updated in time", "更新の遅れ")),
];

fn touches(model: &Model, component: Subject, worlds: &[&str]) -> bool {
    model.says_any(component, Attr::ExposedTo, worlds) == Some(true)
}
