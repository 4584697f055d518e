//! Checks on devices that touch the physical world.

use super::structure::is_linked;
use super::ways::{fact, id, is_a, note_all, place_of, says_some, shells, systems};
use super::{Check, both};
use crate::diag::{DeviceProblem as Problem, Diagnostic, Severity};
use crate::facts::Truth;
use crate::model::{Attr, Kind, Model, Subject};

pub(super) static SENSOR_WITHOUT_DATA: Check = Check {
    code: "SN340",
    name: "sensor-without-data",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Something that measures and does not act itself, and whose data no flow, store, event or manager takes up.",
        "計測はするが自らは作用せず、値を受け取る通信・保管・イベント・管理元がどこにもない構成要素。",
    ),
    run: |model, found| {
        let only_measures = |component: &Subject| {
            fact(model, "measures", *component) == Truth::Yes
                && fact(model, "acts-on-the-world", *component) != Truth::Yes
        };
        let silent = model.of_kind(Kind::Component).filter(only_measures).filter(|sensor| {
            let stores = says_some(model, *sensor, Attr::Stores) || says_some(model, *sensor, Attr::ManagedFrom);
            !stores
                && !is_named(model, *sensor, &[Attr::From, Attr::To, Attr::Place, Attr::ManagedFrom])
                && is_linked(model, *sensor)
        });
        let silent = silent.collect();
        note_all((model, found), Severity::Warning, silent, Attr::Senses, |ids| Problem::SensorWithoutData { ids });
    },
};

pub(super) static ACTUATOR_WITHOUT_COMMANDS: Check = Check {
    code: "SN341",
    name: "actuator-without-commands",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "An actuator or drive that no flow leads to and that does not say `managed-from`.",
        "指令の届く通信がなく、`managed-from` も書かれていないアクチュエータ・駆動装置。",
    ),
    run: |model, found| {
        let actuators =
            model.of_kind(Kind::Component).filter(|component| is_a(model, *component, &["actuator", "drive"]));
        let idle = actuators.filter(|actuator| {
            let told =
                model.stated(*actuator, Attr::ManagedFrom).is_some() || model.stated(*actuator, Attr::Inside).is_some();
            !told && !is_named(model, *actuator, &[Attr::To, Attr::From]) && is_linked(model, *actuator)
        });
        let idle = idle.collect();
        note_all((model, found), Severity::Warning, idle, Attr::ActsOn, |ids| Problem::ActuatorWithoutCommands { ids });
    },
};

pub(super) static CONTRADICTED_KIND: Check = Check {
    code: "SN342",
    name: "contradicted-kind",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A sensor, meter or camera with `senses: []`, or an actuator, drive or robot with `acts-on: []`.",
        "`senses: []` と書かれたセンサ・計量器・カメラ、`acts-on: []` と書かれたアクチュエータ・駆動装置・ロボット。",
    ),
    run: |model, found| {
        const NATURES: [(&[&str], Attr); 2] =
            [(&["sensor", "meter", "camera"], Attr::Senses), (&["actuator", "drive", "robot"], Attr::ActsOn)];
        for component in model.of_kind(Kind::Component) {
            let denied = NATURES.iter().find(|(sorts, attr)| {
                is_a(model, component, sorts) && model.texts(component, *attr).is_some_and(<[_]>::is_empty)
            });
            let Some((_, attr)) = denied else { continue };
            let Some(kind) = model.word(component, Attr::Kind) else { continue };
            let problem = Problem::ContradictedKind { id: id(model, component), kind: kind.label, key: attr.key() };
            let note = Diagnostic::warning(place_of(model, component, *attr), problem);
            found.push(note.and(place_of(model, component, Attr::Kind), both("what it is", "種類")));
        }
    },
};

pub(super) static HARM_WITHOUT_MOTION: Check = Check {
    code: "SN343",
    name: "harm-without-motion",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Things that `can-harm` although they neither measure nor act on anything physical.",
        "計測も作用もしないのに `can-harm` が書かれている構成要素。",
    ),
    run: |model, found| {
        let still = model.of_kind(Kind::Component).filter(|component| {
            says_some(model, *component, Attr::CanHarm) && fact(model, "transcribes", *component) == Truth::No
        });
        let still = still.collect();
        note_all((model, found), Severity::Warning, still, Attr::CanHarm, |ids| Problem::HarmWithoutMotion { ids });
    },
};

pub(super) static NO_SAFE_STATE: Check = Check {
    code: "SN344",
    name: "no-safe-state",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Something that can hurt people and says `fails-safe: false`.",
        "人に危害を及ぼし得るのに `fails-safe: false` と書かれている構成要素。",
    ),
    run: |model, found| {
        let unsafe_ones = model.of_kind(Kind::Component).filter(|component| {
            model.truth(*component, Attr::FailsSafe) == Some(false)
                && model.says_any(*component, Attr::CanHarm, &["people"]) == Some(true)
        });
        let unsafe_ones = unsafe_ones.collect();
        note_all((model, found), Severity::Warning, unsafe_ones, Attr::FailsSafe, |ids| Problem::NoSafeState { ids });
    },
};

/// Whether something names a component, what it is built into or its system in one of these attributes.
fn is_named(model: &Model, component: Subject, attrs: &[Attr]) -> bool {
    let mut things = shells(model, component).chain(systems(model, component));
    things.any(|thing| attrs.iter().any(|attr| model.naming(thing, *attr).next().is_some()))
}
