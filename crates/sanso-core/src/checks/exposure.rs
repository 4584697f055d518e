//! Checks on things the outside reaches, and on many alike.

use super::ways::{FAR_WORLDS, fact, grouped, ids, is_outside, note_all, place_of};
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
        "Delivered passwords that still work on things reached from outer networks, by radio or by remote access.",
        "外部のネットワーク・無線・遠隔アクセスで届く構成要素で、出荷時のパスワードが使えるまま。",
    ),
    run: |model, found| {
        let reached = model.of_kind(Kind::Component).filter(|component| {
            let remote = || model.first_naming(*component, &[Attr::To, Attr::Via], &[Kind::RemoteAccess]).is_some();
            model.truth(*component, Attr::DefaultCredentials) == Some(true)
                && (touches(model, *component, FAR_WORLDS) || touches(model, *component, &["radio"]) || remote())
        });
        for (_, components) in grouped(reached.map(|component| (model.manager(component), component))) {
            let problem = |ids| Problem::DefaultPasswordExposed { ids };
            note_all((model, found), Severity::Warning, components, Attr::DefaultCredentials, problem);
        }
    },
};

pub(super) static EXPOSED_AND_WEAK: Check = Check {
    code: "SN346",
    name: "exposed-and-weak",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Things outer networks reach that have a known weakness, are not updated or are no longer supported.",
        "外部のネットワークから届く構成要素で、既知の脆弱性がある・更新していない・サポートが終わっているもの。",
    ),
    run: |model, found| {
        let exposed = model.of_kind(Kind::Component).filter(|component| touches(model, *component, FAR_WORLDS));
        let weak = exposed.map(|component| {
            let weak = WEAK.map(|(attr, is, _)| model.truth(component, attr) == Some(is));
            ((model.manager(component), weak), component)
        });
        for ((_, weak), components) in grouped(weak.filter(|((_, weak), _)| weak.contains(&true))) {
            let weak: Vec<Both> = WEAK.iter().zip(weak).filter(|(_, is)| *is).map(|((.., label), _)| *label).collect();
            let problem = |ids| Problem::ExposedAndWeak { ids, weak };
            note_all((model, found), Severity::Warning, components, Attr::ExposedTo, problem);
        }
    },
};

pub(super) static EXPOSED_WITHOUT_LOGIN: Check = Check {
    code: "SN347",
    name: "exposed-without-login",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Things reached from outer networks or by radio that say `login-required: false`.",
        "外部のネットワークや無線で届くのに `login-required: false` と書かれている構成要素。",
    ),
    run: |model, found| {
        let open = model
            .of_kind(Kind::Component)
            .filter(|component| model.truth(*component, Attr::LoginRequired) == Some(false));
        let reached = open.map(|component| {
            ((model.manager(component), OPEN_WORLDS.map(|world| touches(model, component, &[world]))), component)
        });
        for ((_, by), components) in grouped(reached.filter(|((_, by), _)| by.contains(&true))) {
            let words = components.first().and_then(|first| model.words(*first, Attr::ExposedTo)).unwrap_or_default();
            let is_meant = |key: &str| OPEN_WORLDS.iter().zip(by).any(|(world, is)| is && *world == key);
            let worlds = words.iter().filter(|word| is_meant(word.key)).map(|word| word.label).collect();
            let problem = |ids| Problem::ExposedWithoutLogin { ids, worlds };
            note_all((model, found), Severity::Warning, components, Attr::LoginRequired, problem);
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

/// Outer worlds from which somebody can use a device that asks for no login.
const OPEN_WORLDS: [&str; 5] = ["internet", "mobile-network", "partner-network", "telephone", "radio"];

/// What is weak about an exposed component, and the answer that says so.
const WEAK: [(Attr, bool, Both); 3] = [
    (Attr::KnownWeakness, true, both("known to have a weakness", "既知の脆弱性あり")),
    (Attr::Supported, false, both("no longer supported by their maker", "サポート終了")),
    (Attr::Updated, false, both("not updated in time", "更新の遅れ")),
];

fn touches(model: &Model, component: Subject, worlds: &[&str]) -> bool {
    model.says_any(component, Attr::ExposedTo, worlds) == Some(true)
}
