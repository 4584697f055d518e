//! Checks on layers and elements that a model leaves out.

use super::ways::{fact, ids, whole};
use super::{Check, both};
use crate::diag::{Diagnostic, LayerProblem as Problem, Severity};
use crate::facts::Truth;
use crate::model::{Attr, Kind, Model, Subject};
use crate::text::Both;

pub(super) static FIRST_LAYER_EMPTY: Check = Check {
    code: "SN307",
    name: "first-layer-empty",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A model without anything that ties two organisations together.",
        "組織どうしのつながりが一つもないモデル。",
    ),
    run: |model, found| {
        let ties =
            [Kind::Supply, Kind::Maintenance, Kind::Entrustment].into_iter().any(|kind| model.of_kind(kind).len() > 0);
        let crosses = |link: Subject| model.crossing(link).organization;
        let ways = || model.of_kind(Kind::Flow).chain(model.of_kind(Kind::RemoteAccess)).any(crosses);
        let organizations = model.of_kind(Kind::Organization).len();
        if organizations < 2 || !(ties || ways()) {
            found.push(Diagnostic::warning(whole(), Problem::FirstLayerEmpty { organizations }));
        }
    },
};

pub(super) static SECOND_LAYER_EMPTY: Check = Check {
    code: "SN308",
    name: "second-layer-empty",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both("A model without a transcription point.", "転写点（計測・作用するもの）が一つもないモデル。"),
    run: |model, found| {
        let mut undecided = Vec::new();
        for component in model.of_kind(Kind::Component) {
            match fact(model, "transcribes", component) {
                Truth::Yes => return,
                Truth::Unknown => undecided.push(component),
                Truth::No => {}
            }
        }
        found.push(Diagnostic::warning(whole(), Problem::SecondLayerEmpty { undecided: ids(model, &undecided) }));
    },
};

pub(super) static THIRD_LAYER_EMPTY: Check = Check {
    code: "SN309",
    name: "third-layer-empty",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A model without data, or with data to which nothing happens.",
        "データがない、またはデータの扱いが一つも書かれていないモデル。",
    ),
    run: |model, found| {
        if !model.of_kind(Kind::Data).any(|data| is_handled(model, data)) {
            found
                .push(Diagnostic::warning(whole(), Problem::ThirdLayerEmpty { data: model.of_kind(Kind::Data).len() }));
        }
    },
};

pub(super) static ELEMENTS_LEFT_OUT: Check = Check {
    code: "SN310",
    name: "elements-left-out",
    severity: Severity::Advice,
    since: "0.1.0",
    about: both(
        "A model without systems, without people or without procedures.",
        "システム・ヒト・プロシージャのいずれかが一つもないモデル。",
    ),
    run: |model, found| {
        const ELEMENTS: [(Kind, Both); 3] = [
            (Kind::System, both("systems", "システム")),
            (Kind::People, both("people", "ヒト")),
            (Kind::Procedure, both("procedures", "プロシージャ（手順）")),
        ];
        let left_out = ELEMENTS.into_iter().filter(|(kind, _)| model.of_kind(*kind).len() == 0);
        let elements: Vec<Both> = left_out.map(|(_, name)| name).collect();
        if !elements.is_empty() {
            found.push(Diagnostic::advice(whole(), Problem::ElementsLeftOut { elements }));
        }
    },
};

fn is_handled(model: &Model, data: Subject) -> bool {
    model.first_naming(data, &[Attr::Data], &[Kind::DataEvent]).is_some()
        || [Attr::Stores, Attr::Carries].iter().any(|attr| model.naming(data, *attr).next().is_some())
}
