//! Checks on flows.

use super::ways::{CONTROL, ZoneKinds, grouped, id, is_a, note_all, place_of, relate, surroundings, systems, zones};
use super::{Check, both};
use crate::diag::{Diagnostic, FlowProblem as Problem, Severity};
use crate::model::{Attr, Kind, Model, Subject};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static TWIN_FLOWS: Check = Check {
    code: "SN320",
    name: "twin-flows",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Two flows with the same ends, use, medium, protocol and data.",
        "両端・用途・経路・プロトコル・データがすべて同じ二つの通信。",
    ),
    run: |model, found| {
        for same_ends in
            by_ends(model).chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)).filter(|flows| flows.len() > 1)
        {
            let mut seen = BTreeMap::new();
            for &(_, _, flow) in same_ends {
                let Some(first) = seen.insert(looks(model, flow), flow) else { continue };
                let problem = Problem::TwinFlows { id: id(model, flow), other: id(model, first) };
                let note = Diagnostic::warning(model.place(flow), problem);
                found.push(note.and(model.place(first), both("its twin", "同じ通信")));
            }
        }
    },
};

pub(super) static ONE_WAY_AND_BACK: Check = Check {
    code: "SN321",
    name: "one-way-and-back",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A flow that is one-way by construction, beside a flow that leads from its end, or what contains it, back to its start.",
        "構造上一方向の通信があるのに、その終点側から始点側へ戻る通信もある。",
    ),
    run: |model, found| {
        let mut flows: Vec<(Subject, Subject, Subject)> = Vec::new();
        for flow in model.of_kind(Kind::Flow).filter(|flow| model.truth(*flow, Attr::OneWay) == Some(true)) {
            let Some((from, to)) = ends(model, flow) else { continue };
            if flows.is_empty() {
                flows = by_ends(model);
            }
            let joining = |from: Subject, to: Subject| {
                let at = flows.partition_point(|(start, end, _)| (*start, *end) < (from, to));
                flows.get(at).filter(|(start, end, _)| (*start, *end) == (from, to)).map(|(.., flow)| *flow)
            };
            // What contains both ends leads nowhere new, and most of what contains one has no flows of its own.
            let beyond = |end: Subject, other: Subject, attr: Attr| {
                let shared: Vec<Subject> = surroundings(model, other).collect();
                let apart = surroundings(model, end).filter(move |thing| !shared.contains(thing));
                apart.filter(move |thing| model.naming(*thing, attr).next().is_some()).collect::<Vec<_>>()
            };
            let near = beyond(from, to, Attr::To);
            let far = if near.is_empty() { near.clone() } else { beyond(to, from, Attr::From) };
            let back = far.iter().find_map(|far| near.iter().find_map(|near| joining(*far, *near)));
            let Some(back) = back else { continue };
            let problem = Problem::OneWayAndBack { id: id(model, flow), back: id(model, back) };
            let note = Diagnostic::warning(place_of(model, flow, Attr::OneWay), problem);
            found.push(note.and(model.place(back), both("leads back", "逆向きの通信")));
        }
    },
};

pub(super) static FLOW_ENDS_NOWHERE: Check = Check {
    code: "SN322",
    name: "flow-ends-nowhere",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Flows within one organisation with an end at a zone or system that contains no component.",
        "同じ組織の中の通信で、端点の区域やシステムに構成要素が一つもない。",
    ),
    run: |model, found| {
        let mut filled: BTreeSet<Subject> = BTreeSet::new();
        for component in model.of_kind(Kind::Component) {
            filled.extend(zones(model, component).chain(systems(model, component)));
        }
        let is_hollow = |end: Subject| matches!(model.kind(end), Kind::Zone | Kind::System) && !filled.contains(&end);
        let within = model.of_kind(Kind::Flow).filter(|flow| !model.crossing(*flow).organization);
        let hollow = within.filter_map(|flow| {
            let (from, to) = ends(model, flow)?;
            [from, to].into_iter().find(|end| is_hollow(*end)).map(|end| (end, flow))
        });
        for (end, flows) in grouped(hollow) {
            let at = (model.place(end), both("nothing stands here", "ここに構成要素がない"));
            note_all((model, found), Severity::Warning, flows, Attr::Was, |ids| Problem::FlowEndsNowhere {
                ids,
                end: id(model, end),
            });
            relate(found, at);
        }
    },
};

pub(super) static CONTROL_UNFILTERED: Check = Check {
    code: "SN323",
    name: "control-unfiltered",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Flows with `filtered: false` from an office, cloud, home, public place, other organisation or open network into a control, field, safety or vehicle zone, or from anywhere else into a safety zone.",
        "事務系・クラウド・家庭・公共の場所・別組織・公衆網から、制御系・フィールド・安全系・車両内の区域へ入る `filtered: false` の通信。安全系の区域へは、ほかのどこから入るものも含む。",
    ),
    run: |model, found| {
        let kinds = ZoneKinds::of_all(model);
        let unfiltered = model.of_kind(Kind::Flow).filter(|flow| model.truth(*flow, Attr::Filtered) == Some(false));
        let zone_of = |end| model.zone(end).unwrap_or(end);
        let into = unfiltered.filter_map(|flow| {
            into_control(model, &kinds, flow).map(|(from, to)| ((zone_of(from), zone_of(to)), flow))
        });
        for ((from, to), flows) in grouped(into) {
            let at = (model.place(to), both("reached unfiltered", "フィルタなしで届く先"));
            let problem = |ids| Problem::ControlUnfiltered { ids, from: id(model, from), to: id(model, to) };
            note_all((model, found), Severity::Warning, flows, Attr::Filtered, problem);
            relate(found, at);
        }
    },
};

pub(super) static FILTER_UNSAID: Check = Check {
    code: "SN324",
    name: "filter-unsaid",
    severity: Severity::Advice,
    since: "0.1.0",
    about: both(
        "Flows into control zones, as in SN323, that do not say `filtered`.",
        "SN323 と同じく制御系に入る通信のうち、`filtered` が書かれていないもの。",
    ),
    run: |model, found| {
        let kinds = ZoneKinds::of_all(model);
        let unsaid = model.of_kind(Kind::Flow).filter(|flow| model.stated(*flow, Attr::Filtered).is_none());
        let flows = unsaid.filter(|flow| into_control(model, &kinds, *flow).is_some()).collect();
        note_all((model, found), Severity::Advice, flows, Attr::Filtered, |ids| Problem::FilterUnsaid { ids });
    },
};

pub(super) static BORDER_UNFILTERED: Check = Check {
    code: "SN325",
    name: "border-unfiltered",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Flows with `filtered: false` between two organisations, other than those of SN323.",
        "SN323 以外の、組織をまたぐ `filtered: false` の通信。",
    ),
    run: |model, found| {
        let kinds = ZoneKinds::of_all(model);
        let across = model.of_kind(Kind::Flow).filter(|flow| model.crossing(*flow).organization);
        let unfiltered = across.filter(|flow| {
            model.truth(*flow, Attr::Filtered) == Some(false) && into_control(model, &kinds, *flow).is_none()
        });
        let between = unfiltered.filter_map(|flow| {
            let (from, to) = ends(model, flow)?;
            let (one, other) = model.manager(from).zip(model.manager(to))?;
            Some(((one.min(other), one.max(other)), flow))
        });
        for ((one, other), flows) in grouped(between) {
            let problem = |ids| Problem::BorderUnfiltered { ids, from: id(model, one), to: id(model, other) };
            note_all((model, found), Severity::Warning, flows, Attr::Filtered, problem);
        }
    },
};

/// Zones where mail, guests or strangers are.
const OPEN_ZONES: &[&str] = &["office", "cloud", "home", "public"];

/// Media that strangers can reach.
const OPEN_MEDIA: &[&str] = &["internet", "mobile-network"];

/// Media on which nothing but what somebody carries can pass.
const CARRIED: &[&str] = &["paper", "removable-media"];

/// Devices whose task is to filter.
const FILTERS: &[&str] = &["firewall", "data-diode"];

fn ends(model: &Model, flow: Subject) -> Option<(Subject, Subject)> {
    model.reference(flow, Attr::From).zip(model.reference(flow, Attr::To))
}

/// Every flow with its ends, sorted by them.
fn by_ends(model: &Model) -> Vec<(Subject, Subject, Subject)> {
    let flows = model.of_kind(Kind::Flow).filter_map(|flow| ends(model, flow).map(|(from, to)| (from, to, flow)));
    let mut flows: Vec<_> = flows.collect();
    flows.sort_unstable();
    flows
}

/// Everything that tells one flow from another with the same ends.
type Looks = (Vec<&'static str>, [Option<String>; 2], Vec<Subject>);

fn looks(model: &Model, flow: Subject) -> Looks {
    let what = model.words(flow, Attr::What).unwrap_or_default();
    let over = model.word(flow, Attr::Over).map(|word| word.key.to_owned());
    let protocol = model.text(flow, Attr::Protocol).map(str::to_owned);
    let mut carries: Vec<Subject> = model.targets(flow, Attr::Carries).collect();
    carries.sort_unstable();
    (what.iter().map(|word| word.key).collect(), [over, protocol], carries)
}

/// The ends of a flow that leads from where strangers are into a control zone, or from anywhere into a safety zone.
fn into_control(model: &Model, kinds: &ZoneKinds, flow: Subject) -> Option<(Subject, Subject)> {
    let (from, to) = ends(model, flow)?;
    let (near, far) = (kinds.of(model, from), kinds.of(model, to)?);
    let enters_safety = far == "safety" && near != Some("safety");
    let enters = CONTROL.contains(&far) && near.is_none_or(|kind| !CONTROL.contains(&kind));
    let strangers = || {
        near.is_some_and(|kind| OPEN_ZONES.contains(&kind))
            || model.crossing(flow).organization
            || model.says_any(flow, Attr::Over, OPEN_MEDIA) == Some(true)
    };
    let is_guarded = || {
        [from, to].iter().any(|end| is_a(model, *end, FILTERS))
            || model.says_any(flow, Attr::Over, CARRIED) == Some(true)
    };
    ((enters_safety || (enters && strangers())) && !is_guarded()).then_some((from, to))
}
