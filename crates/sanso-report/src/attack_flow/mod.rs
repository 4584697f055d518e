//! Ways of incidents as an Attack Flow: a bundle of STIX 2.1 with the objects of the Attack Flow extension.
//!
//! Steps of the graph become actions, states become conditions, and what a step needs besides becomes an operator, so
//! that the AND and OR of the graph are kept. The same study gives the same bytes: ids are made of the names of things,
//! and the day is given.

mod uuid;

use sanso_core::content::Confidence;
use sanso_core::graph::spot::Spot;
use sanso_core::model::Subject;
use sanso_core::study::Study;
use sanso_core::text::Lang;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

use crate::view::{Extent, Step, path, travelled};
use crate::words;

/// The published id of the extension.
const EXTENSION: &str = "extension-definition--fb9c968a-745b-4ade-9b25-c324172197f4";
/// The day on which the extension was published, as it says itself.
const PUBLISHED: &str = "2022-08-02T19:34:35.143Z";
/// The published id of those who maintain the extension.
const MAINTAINERS: &str = "identity--fb9c968a-745b-4ade-9b25-c324172197f4";
/// Who holds the rights to the ids of techniques, in the words they ask for.
const ATTRIBUTION: &str = "© 2025 The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.";

/// What an export holds.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Only ways to this goal; to every goal where it is not given.
    pub goal: Option<Subject>,
    /// At most so many ways to each goal.
    pub count: usize,
    /// The day the bundle bears, as `2026-11-22`; without it, the first day of the month of the content.
    pub day: Option<String>,
}

/// The ways as one bundle; `None` where no way leads to what is asked for.
pub fn attack_flow_json(study: &Study, lang: Lang, wanted: &Wanted) -> Option<String> {
    let told = travelled(study, lang, Extent { goals: usize::MAX, routes: wanted.count });
    let id = wanted.goal.map(|goal| study.model.id(goal));
    let risks = told.risks.iter().filter(|risk| id.is_none_or(|id| id == risk.goal.0));
    let mut names = Vec::new();
    let mut steps: BTreeMap<u32, &Step> = BTreeMap::new();
    for risk in risks.filter(|risk| !risk.routes.is_empty()) {
        names.push(risk.goal.1.as_str());
        let all = risk.routes.iter().flat_map(|route| route.steps.iter().chain(&route.aside));
        steps.extend(all.map(|step| (step.number, step)));
    }
    if steps.is_empty() {
        return None;
    }
    let flow = Flow { study, lang, time: time(study, wanted.day.as_deref()), steps };
    let bundle = flow.bundle(&names);
    // INVARIANT: values made of maps, lists and texts can always be written.
    serde_json::to_string_pretty(&bundle).ok().map(|text| text + "\n")
}

/// The day as a time of STIX.
fn time(study: &Study, day: Option<&str>) -> String {
    let of_content = || match study.library.version.split_once('.') {
        Some((year, month)) if year.len() == 4 && month.len() == 2 => format!("{year}-{month}-01"),
        _ => "2026-01-01".to_owned(),
    };
    format!("{}T00:00:00.000Z", day.map_or_else(of_content, str::to_owned))
}

struct Flow<'f> {
    study: &'f Study,
    lang: Lang,
    time: String,
    /// The steps of all ways by their number in the graph.
    steps: BTreeMap<u32, &'f Step>,
}

impl Flow<'_> {
    /// The id of something of this model.
    fn id(&self, kind: &str, name: &str) -> String {
        let process = &self.study.model.head.process;
        format!("{kind}--{}", uuid::of_name(&format!("{process}\n{kind}\n{name}")))
    }

    fn action(&self, way: u32) -> String {
        self.id("attack-action", &format!("{:016x}", self.study.travel.graph.id(way)))
    }

    fn condition(&self, state: u32) -> String {
        self.id("attack-condition", &self.state_name(state))
    }

    fn all_of(&self, way: u32) -> String {
        self.id("attack-operator", &format!("and {:016x}", self.study.travel.graph.id(way)))
    }

    fn one_of(&self, state: u32) -> String {
        self.id("attack-operator", &format!("or {}", self.state_name(state)))
    }

    fn asset(&self, spot: Spot) -> String {
        self.id("attack-asset", &self.spot_path(spot))
    }

    /// A spot by its way in the model.
    fn spot_path(&self, spot: Spot) -> String {
        let spots = &self.study.travel.graph.spots;
        match spots.subject(spot) {
            Some(subject) => path(&self.study.model, subject),
            None => format!("software.{}", spots.software(spot).unwrap_or_default()),
        }
    }

    fn spot_name(&self, spot: Spot) -> &str {
        let spots = &self.study.travel.graph.spots;
        match spots.subject(spot) {
            Some(subject) => self.study.model.name(subject, self.lang),
            None => spots.software(spot).unwrap_or_default(),
        }
    }

    /// What a state is, by keys.
    fn state_name(&self, state: u32) -> String {
        let Some(state) = self.study.travel.graph.states.get(state as usize) else { return String::new() };
        let step = self.study.library.steps.get(usize::from(state.step)).map_or("", |step| step.row.key.as_str());
        format!("{step} {}", self.spot_path(state.spot))
    }

    /// What a state is, as a sentence.
    fn state_told(&self, state: u32) -> String {
        let Some(state) = self.study.travel.graph.states.get(state as usize) else { return String::new() };
        let step = self.study.library.steps.get(usize::from(state.step));
        step.map_or("", |step| step.name.get(self.lang)).replace("{}", self.spot_name(state.spot))
    }

    fn premises(&self, way: u32) -> &[u32] {
        self.study.travel.graph.net.premises(way)
    }

    fn conclusion(&self, way: u32) -> u32 {
        self.study.travel.graph.net.conclusion(way)
    }

    /// The states the steps need or reach, each with the steps that lead to it.
    fn states(&self) -> BTreeMap<u32, Vec<u32>> {
        let mut states: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for way in self.steps.keys() {
            for premise in self.premises(*way) {
                states.entry(*premise).or_default();
            }
            states.entry(self.conclusion(*way)).or_default().push(*way);
        }
        states
    }

    /// An object with what all objects have.
    fn object(&self, kind: &str, id: String, more: Value) -> Value {
        let mut object = Map::new();
        object.insert("type".into(), kind.into());
        object.insert("spec_version".into(), "2.1".into());
        object.insert("id".into(), id.into());
        object.insert("created".into(), self.time.clone().into());
        object.insert("modified".into(), self.time.clone().into());
        if let Value::Object(more) = more {
            object.extend(more);
        }
        if kind.starts_with("attack-") {
            object.insert("created_by_ref".into(), self.maker().into());
            object.insert("lang".into(), if self.lang == Lang::Ja { "ja" } else { "en" }.into());
            object.insert("extensions".into(), json!({ EXTENSION: { "extension_type": "new-sdo" } }));
        }
        Value::Object(object)
    }

    fn maker(&self) -> String {
        format!("identity--{}", uuid::of_name("sanso"))
    }

    fn marking(&self) -> String {
        format!("marking-definition--{}", uuid::of_name(ATTRIBUTION))
    }

    fn bundle(&self, goals: &[&str]) -> Value {
        let states = self.states();
        let mut objects = vec![self.extension(), self.maintainers(), self.made_by(), self.rights()];
        objects.push(self.flow(goals, &states));
        objects.extend(self.steps.iter().map(|(way, step)| self.action_object(*way, step, &states)));
        for (state, ways) in &states {
            objects.push(self.condition_object(*state));
            if ways.len() > 1 {
                let effect = json!({ "operator": "OR", "effect_refs": [self.condition(*state)] });
                objects.push(self.object("attack-operator", self.one_of(*state), effect));
            }
        }
        for way in self.steps.keys().filter(|way| self.premises(**way).len() > 1) {
            let effect = json!({ "operator": "AND", "effect_refs": [self.action(*way)] });
            objects.push(self.object("attack-operator", self.all_of(*way), effect));
        }
        objects.extend(self.spots().into_iter().map(|spot| self.asset_object(spot)));
        let all: Vec<&str> = objects.iter().filter_map(|object| object.get("id")?.as_str()).collect();
        json!({ "type": "bundle", "id": self.id("bundle", &format!("{} {}", self.time, all.join(" "))), "objects": objects })
    }

    fn extension(&self) -> Value {
        json!({
            "type": "extension-definition", "spec_version": "2.1", "id": EXTENSION,
            "created": PUBLISHED, "modified": PUBLISHED, "created_by_ref": MAINTAINERS,
            "name": "Attack Flow",
            "schema": "https://center-for-threat-informed-defense.github.io/attack-flow/stix/attack-flow-schema-2.0.0.json",
            "version": "2.0.0", "extension_types": ["new-sdo"],
        })
    }

    fn maintainers(&self) -> Value {
        json!({
            "type": "identity", "spec_version": "2.1", "id": MAINTAINERS, "created_by_ref": MAINTAINERS,
            "created": PUBLISHED, "modified": PUBLISHED,
            "name": "MITRE Center for Threat-Informed Defense", "identity_class": "organization",
        })
    }

    fn made_by(&self) -> Value {
        let more = json!({ "name": format!("sanso {}", env!("CARGO_PKG_VERSION")), "identity_class": "system" });
        self.object("identity", self.maker(), more)
    }

    fn rights(&self) -> Value {
        json!({
            "type": "marking-definition", "spec_version": "2.1", "id": self.marking(), "created": self.time,
            "definition_type": "statement", "definition": { "statement": ATTRIBUTION },
        })
    }

    fn flow(&self, goals: &[&str], states: &BTreeMap<u32, Vec<u32>>) -> Value {
        let begins = self.steps.keys().filter(|way| self.premises(**way).is_empty()).map(|way| self.action(*way));
        let given = states.iter().filter(|(_, ways)| ways.is_empty()).map(|(state, _)| self.condition(*state));
        let starts: Vec<String> = begins.chain(given).collect();
        let name = words::flow_name(self.lang, self.study.model.head.name.get(self.lang));
        let description = words::flow_description(self.lang, goals, &self.study.library.version);
        let ways: Vec<String> = self.steps.keys().map(|way| self.action(*way)).collect();
        self.object(
            "attack-flow",
            self.id("attack-flow", &ways.join(" ")),
            json!({ "name": name, "description": description, "scope": "other", "start_refs": starts }),
        )
    }

    fn action_object(&self, way: u32, step: &Step, states: &BTreeMap<u32, Vec<u32>>) -> Value {
        let conclusion = self.conclusion(way);
        let several = states.get(&conclusion).is_some_and(|ways| ways.len() > 1);
        let effect = if several { self.one_of(conclusion) } else { self.condition(conclusion) };
        let crossings: Vec<&str> = step.crossings.iter().map(|crossing| crossing.text.as_str()).collect();
        let mut more = json!({
            "name": words::action_name(self.lang, &step.reason, &step.target.1),
            "description": words::action_description(self.lang, step, &crossings),
            "effect_refs": [effect],
        });
        let made = self.study.travel.graph.ways.get(way as usize);
        let row = made.and_then(|made| self.study.library.ways.get(made.row as usize));
        if let (Some(made), Value::Object(more)) = (made, &mut more) {
            let mut assets = vec![self.asset(made.source), self.asset(made.target)];
            assets.dedup();
            more.insert("asset_refs".into(), assets.into());
        }
        if let (Some(row), Value::Object(more)) = (row, &mut more) {
            more.insert("confidence".into(), confidence(row.row.confidence).into());
        }
        if let (Some(first), Value::Object(more)) = (step.techniques.first(), &mut more) {
            more.insert("technique_id".into(), first.clone().into());
            more.insert("external_references".into(), step.techniques.iter().map(|id| technique(id)).collect());
            more.insert("object_marking_refs".into(), json!([self.marking()]));
        }
        self.object("attack-action", self.action(way), more)
    }

    fn condition_object(&self, state: u32) -> Value {
        let needing = self.steps.keys().filter(|way| self.premises(**way).contains(&state));
        let next = |way: &u32| if self.premises(*way).len() > 1 { self.all_of(*way) } else { self.action(*way) };
        let on_true: Vec<String> = needing.map(next).collect();
        let mut more = json!({ "description": self.state_told(state) });
        if let (false, Value::Object(more)) = (on_true.is_empty(), &mut more) {
            more.insert("on_true_refs".into(), on_true.into());
        }
        self.object("attack-condition", self.condition(state), more)
    }

    /// Where the steps come from and lead to.
    fn spots(&self) -> BTreeSet<Spot> {
        let made = self.steps.keys().filter_map(|way| self.study.travel.graph.ways.get(*way as usize));
        made.flat_map(|made| [made.source, made.target]).collect()
    }

    fn asset_object(&self, spot: Spot) -> Value {
        let more = json!({ "name": self.spot_name(spot), "description": self.spot_path(spot) });
        self.object("attack-asset", self.asset(spot), more)
    }
}

/// A technique by its published id.
fn technique(id: &str) -> Value {
    let url = format!("https://attack.mitre.org/techniques/{}/", id.replace('.', "/"));
    json!({ "source_name": "mitre-attack", "external_id": id, "url": url })
}

/// How sure we are of a row, on the scale of STIX from 0 to 100.
fn confidence(confidence: Confidence) -> u32 {
    match confidence {
        Confidence::Low => 15,
        Confidence::Medium => 50,
        Confidence::High => 85,
    }
}
