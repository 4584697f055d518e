//! Checks on control networks and safety systems.

use super::ways::{FAR_WORLDS, id, ids, is_a, note_all, place_of, zone_kind};
use super::{Check, both};
use crate::diag::{ControlProblem as Problem, Diagnostic, Severity};
use crate::model::{Attr, Kind, Model, Subject};
use std::collections::BTreeMap;

pub(super) static SAFETY_BESIDE_CONTROL: Check = Check {
    code: "SN326",
    name: "safety-beside-control",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A safety controller in one zone with controllers, operator screens or computers that are not for safety; in a zone of kind `safety`, with office computers and servers.",
        "安全コントローラが、安全用でないコントローラ・操作表示器・コンピュータと同じ区域にある（`safety` 種別の区域では、事務用の端末やサーバと同居している）。",
    ),
    run: |model, found| {
        for (zone, things) in by_zone(model) {
            let strangers = if is_safety(model, zone) { COMPUTERS } else { CONTROLLERS_AND_COMPUTERS };
            let Some(safety) = things.iter().find(|thing| is_a(model, **thing, &["safety-controller"])) else {
                continue;
            };
            let Some(other) = things.iter().find(|thing| is_a(model, **thing, strangers)) else { continue };
            let problem = Problem::SafetyBesideControl {
                id: id(model, *safety),
                zone: id(model, zone),
                other: id(model, *other),
            };
            found.push(
                Diagnostic::warning(model.place(*safety), problem)
                    .and(model.place(*other), both("in the same zone", "同じ区域")),
            );
        }
    },
};

pub(super) static ENGINEERING_EXPOSED: Check = Check {
    code: "SN327",
    name: "engineering-exposed",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Engineering workstations exposed to mail, the internet or a mobile network.",
        "メール・インターネット・携帯電話網に触れるエンジニアリング端末。",
    ),
    run: |model, found| {
        let worlds = ["mail", "internet", "mobile-network"];
        let touched = stations(model)
            .filter(|station| model.says_any(*station, Attr::ExposedTo, &worlds) == Some(true))
            .collect();
        note_all((model, found), Severity::Warning, touched, Attr::ExposedTo, |ids| Problem::EngineeringExposed {
            ids,
        });
    },
};

pub(super) static ENGINEERING_ELSEWHERE: Check = Check {
    code: "SN328",
    name: "engineering-elsewhere",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "An engineering workstation in a zone of kind office, cloud, home or public.",
        "事務系・クラウド・家庭・公共の場所の区域にあるエンジニアリング端末。",
    ),
    run: |model, found| {
        for station in stations(model) {
            let elsewhere =
                zone_kind(model, station).is_some_and(|kind| ["office", "cloud", "home", "public"].contains(&kind));
            let Some(zone) = model.zone(station).filter(|_| elsewhere) else { continue };
            let problem = Problem::EngineeringElsewhere { id: id(model, station), zone: id(model, zone) };
            let note = Diagnostic::warning(model.place(station), problem);
            found.push(note.and(model.place(zone), both("the zone it stands in", "置かれている区域")));
        }
    },
};

pub(super) static WAY_IN_STANDS_INSIDE: Check = Check {
    code: "SN331",
    name: "way-in-stands-inside",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Components other than firewalls in a control or safety zone that the internet, mail, telephone, a mobile or a partner's network touches directly.",
        "制御系・安全系の区域にあり、インターネット・メール・電話回線・携帯電話網・取引先網と直接つながる構成要素（ファイアウォール等を除く）。",
    ),
    run: |model, found| {
        for (zone, things) in by_zone(model) {
            if zone_kind(model, zone).is_none_or(|kind| !["control", "safety"].contains(&kind)) {
                continue;
            }
            let touched = exposed(model, &things, FAR_WORLDS, |thing| !is_a(model, thing, &["firewall", "data-diode"]));
            let Some(first) = touched.first() else { continue };
            let problem = Problem::WayInStandsInside { zone: id(model, zone), ids: ids(model, &touched) };
            let note = Diagnostic::warning(place_of(model, *first, Attr::ExposedTo), problem);
            found.push(note.and(model.place(zone), both("the control zone", "制御系の区域")));
        }
    },
};

pub(super) static SAFETY_ZONE_OPEN: Check = Check {
    code: "SN333",
    name: "safety-zone-open",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Components in a zone of kind `safety` that radio or removable media touch.",
        "`safety` 種別の区域にあり、無線や外部記憶媒体を使う構成要素。",
    ),
    run: |model, found| {
        for (zone, things) in by_zone(model).into_iter().filter(|(zone, _)| is_safety(model, *zone)) {
            let touched = exposed(model, &things, &["radio", "removable-media"], |_| true);
            let Some(first) = touched.first() else { continue };
            let problem = Problem::SafetyZoneOpen { zone: id(model, zone), ids: ids(model, &touched) };
            let note = Diagnostic::warning(place_of(model, *first, Attr::ExposedTo), problem);
            found.push(note.and(model.place(zone), both("the safety zone", "安全系の区域")));
        }
    },
};

pub(super) static FLAT_NETWORK: Check = Check {
    code: "SN334",
    name: "flat-network",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A zone not said to be for control, safety or a home that holds controllers, drives or machines together with computers that mail or the internet reaches.",
        "制御系・安全系・家庭とされていない区域に、コントローラ・駆動装置・機械と、メールやインターネットに触れるコンピュータが同居している。",
    ),
    run: |model, found| {
        for (zone, things) in by_zone(model) {
            if zone_kind(model, zone).is_some_and(|kind| ["control", "safety", "home"].contains(&kind)) {
                continue;
            }
            let Some(controller) = things.iter().find(|thing| is_a(model, **thing, CONTROLLING)) else { continue };
            let touched = exposed(model, &things, &["mail", "internet"], |thing| is_a(model, thing, COMPUTERS));
            let Some(first) = touched.first() else { continue };
            let problem = Problem::FlatNetwork {
                zone: id(model, zone),
                controller: id(model, *controller),
                ids: ids(model, &touched),
            };
            let note = Diagnostic::warning(model.place(*controller), problem);
            found
                .push(note.and(place_of(model, *first, Attr::ExposedTo), both("reached from outside", "外部との接点")));
        }
    },
};

const COMPUTERS: &[&str] = &["pc", "mobile", "terminal", "server", "application", "database", "printer"];

const CONTROLLERS_AND_COMPUTERS: &[&str] = &[
    "pc",
    "mobile",
    "terminal",
    "server",
    "application",
    "database",
    "printer",
    "plc",
    "rtu",
    "controller",
    "hmi",
    "historian",
    "engineering-workstation",
];

const CONTROLLING: &[&str] =
    &["plc", "rtu", "controller", "safety-controller", "drive", "actuator", "robot", "machine"];

fn stations(model: &Model) -> impl Iterator<Item = Subject> {
    model.of_kind(Kind::Component).filter(|component| is_a(model, *component, &["engineering-workstation"]))
}

fn is_safety(model: &Model, zone: Subject) -> bool {
    zone_kind(model, zone) == Some("safety")
}

/// The components of each zone, zones within it left out.
fn by_zone(model: &Model) -> BTreeMap<Subject, Vec<Subject>> {
    let mut found: BTreeMap<Subject, Vec<Subject>> = BTreeMap::new();
    for component in model.of_kind(Kind::Component) {
        if let Some(zone) = model.zone(component) {
            found.entry(zone).or_default().push(component);
        }
    }
    found
}

fn exposed(model: &Model, things: &[Subject], worlds: &[&str], test: impl Fn(Subject) -> bool) -> Vec<Subject> {
    let touches = |thing: &Subject| model.says_any(*thing, Attr::ExposedTo, worlds) == Some(true) && test(*thing);
    things.iter().copied().filter(touches).collect()
}
