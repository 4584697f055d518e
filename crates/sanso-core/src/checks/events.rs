//! Checks on what happens to data and how it reaches others.

use super::ways::{id, ids, is_a, is_outside, note_all, place_of};
use super::{Check, both};
use crate::diag::{Diagnostic, EventProblem as Problem, Names, Severity};
use crate::model::{Attr, Kind, Model, Subject};
use std::collections::BTreeSet;

pub(super) static EVENT_WITHOUT_PLACE: Check = Check {
    code: "SN362",
    name: "event-without-place",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Data events that say neither `place` nor `actor`.",
        "`place` も `actor` も書かれていないデータのイベント。",
    ),
    run: |model, found| {
        let unsaid =
            |event: &Subject| [Attr::Place, Attr::Actor].iter().all(|attr| model.stated(*event, *attr).is_none());
        let events = model.of_kind(Kind::DataEvent).filter(unsaid).collect();
        note_all((model, found), Severity::Warning, events, Attr::Place, |ids| Problem::EventWithoutPlace { ids });
    },
};

pub(super) static TRANSFER_WITHOUT_DESTINATION: Check = Check {
    code: "SN363",
    name: "transfer-without-destination",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both("Transfers of data that say neither `to` nor `flow`.", "`to` も `flow` も書かれていないデータの移転。"),
    run: |model, found| {
        let transfers = model.of_kind(Kind::DataEvent).filter(|event| is_a(model, *event, &["transfer"]));
        let lost =
            transfers.filter(|event| [Attr::To, Attr::Flow].iter().all(|attr| model.stated(*event, *attr).is_none()));
        let lost = lost.collect();
        note_all((model, found), Severity::Warning, lost, Attr::Kind, |ids| Problem::TransferWithoutDestination {
            ids,
        });
    },
};

pub(super) static ENTRUSTED_WITHOUT_TRACE: Check = Check {
    code: "SN365",
    name: "entrusted-without-trace",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Entrusted data that no flow carries to the receiver and that no event, store or holding of the receiver names.",
        "委託先に届く通信も、委託先でのイベント・保管・保有もない委託データ。",
    ),
    run: |model, found| {
        let traces = traces(model);
        for entrustment in model.of_kind(Kind::Entrustment) {
            let Some(to) = model.reference(entrustment, Attr::To).filter(|to| !is_outside(model, *to)) else {
                continue;
            };
            let lost: Vec<Subject> =
                model.targets(entrustment, Attr::Data).filter(|data| !traces.contains(&(*data, to))).collect();
            if !lost.is_empty() {
                let problem = Problem::EntrustedWithoutTrace {
                    id: id(model, entrustment),
                    to: id(model, to),
                    data: ids(model, &lost),
                };
                let note = Diagnostic::warning(place_of(model, entrustment, Attr::Data), problem);
                found.push(note.and(model.place(to), both("the receiver", "委託先")));
            }
        }
    },
};

pub(super) static SHARED_WITHOUT_WAY: Check = Check {
    code: "SN366",
    name: "shared-without-way",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Data shared with a party that no entrustment, flow, event, store or holding connects to it.",
        "共有先とされた組織に、委託・通信・イベント・保管・保有のどれによっても届いていないデータ。",
    ),
    run: |model, found| {
        let mut traces = traces(model);
        for entrustment in model.of_kind(Kind::Entrustment) {
            let to = model.reference(entrustment, Attr::To);
            let from = model.reference(entrustment, Attr::From);
            let parties = to.into_iter().chain(from);
            traces.extend(
                parties.flat_map(|party| model.targets(entrustment, Attr::Data).map(move |data| (data, party))),
            );
        }
        let mut shares = Vec::new();
        let mut shared = Vec::new();
        for data in model.of_kind(Kind::Data) {
            for party in model.targets(data, Attr::SharedWith).filter(|party| !traces.contains(&(data, *party))) {
                shared.push(data);
                shares.push(format!("{} → {}", model.id(data), model.id(party)));
            }
        }
        shared.dedup();
        note_all((model, found), Severity::Warning, shared, Attr::SharedWith, |_| Problem::SharedWithoutWay {
            shares: Names::of(shares.into_iter()),
        });
    },
};

pub(super) static CARRIES_UNSAID: Check = Check {
    code: "SN370",
    name: "carries-unsaid",
    severity: Severity::Advice,
    since: "0.1.0",
    about: both(
        "Flows of data, files, measured values or commands between organisations that do not say `carries`, in a model that names data.",
        "データ・ファイル・計測値・指令が組織をまたぐのに `carries` が書かれていない通信（データが一つもないモデルを除く）。",
    ),
    run: |model, found| {
        const DATA: &[&str] = &["data", "files", "measurement", "control", "program", "mail"];
        let silent = model.of_kind(Kind::Flow).filter(|flow| {
            model.crossing(*flow).organization
                && model.stated(*flow, Attr::Carries).is_none()
                && model.naming(*flow, Attr::Flow).next().is_none()
                && model.says_any(*flow, Attr::What, DATA) == Some(true)
        });
        let silent: Vec<Subject> = silent.collect();
        if model.of_kind(Kind::Data).len() > 0 {
            note_all((model, found), Severity::Advice, silent, Attr::What, |ids| Problem::CarriesUnsaid { ids });
        }
    },
};

pub(super) static TRANSFER_OFF_ITS_FLOW: Check = Check {
    code: "SN371",
    name: "transfer-off-its-flow",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A transfer on a flow whose `carries` leaves out data that the transfer moves.",
        "移転するデータが、通る経路の `carries` に挙げられていない移転。",
    ),
    run: |model, found| {
        for event in model.of_kind(Kind::DataEvent) {
            let Some(flow) = model.reference(event, Attr::Flow) else { continue };
            if model.stated(flow, Attr::Carries).is_none() {
                continue;
            }
            let carried: BTreeSet<Subject> = model.targets(flow, Attr::Carries).collect();
            let left_out: Vec<Subject> =
                model.targets(event, Attr::Data).filter(|data| !carried.contains(data)).collect();
            if !left_out.is_empty() {
                let problem = Problem::TransferOffItsFlow {
                    id: id(model, event),
                    flow: id(model, flow),
                    data: ids(model, &left_out),
                };
                let note = Diagnostic::warning(place_of(model, event, Attr::Flow), problem);
                found.push(note.and(place_of(model, flow, Attr::Carries), both("carries other data", "運ぶデータ")));
            }
        }
    },
};

/// Which organisation handles which data: as an actor or place of an event, an end of a flow, a store or a holder.
fn traces(model: &Model) -> BTreeSet<(Subject, Subject)> {
    let mut found = BTreeSet::new();
    let mut note = |by: Subject, attr: Attr, parties: &[Option<Subject>]| {
        let parties = || parties.iter().flatten();
        found.extend(model.targets(by, attr).flat_map(|data| parties().map(move |party| (data, *party))));
    };
    let at = |by: Subject, attr: Attr| model.reference(by, attr).and_then(|thing| model.manager(thing));
    for event in model.of_kind(Kind::DataEvent) {
        let flow = model.reference(event, Attr::Flow);
        let ends = [Attr::From, Attr::To].map(|attr| flow.and_then(|flow| at(flow, attr)));
        note(event, Attr::Data, &[at(event, Attr::Actor), at(event, Attr::Place), at(event, Attr::To)]);
        note(event, Attr::Data, &ends);
    }
    for flow in model.of_kind(Kind::Flow) {
        note(flow, Attr::Carries, &[at(flow, Attr::From), at(flow, Attr::To)]);
    }
    for component in model.of_kind(Kind::Component) {
        note(component, Attr::Stores, &[model.manager(component)]);
    }
    for organization in model.of_kind(Kind::Organization) {
        note(organization, Attr::Holds, &[Some(organization)]);
    }
    found
}
