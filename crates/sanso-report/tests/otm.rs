//! Studies as Open Threat Model, and back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod support;

use sanso_core::diag::{Checked, Severity};
use sanso_core::exchange::otm::import;
use sanso_core::model::{Attr, Kind, Model, Subject, read};
use sanso_core::text::Lang;
use sanso_report::diagnostics;
use sanso_report::layout::Style;
use sanso_report::otm::otm_json;
use serde_json::Value;
use std::collections::BTreeSet;
use support::{LANGUAGES, examples, study_of};

fn read_back(text: &str) -> (String, Model) {
    let Checked { value: imported, diagnostics } = import("model.otm", text.as_bytes());
    let errors: Vec<_> = diagnostics.iter().filter(|one| one.severity != Severity::Advice).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let bytes = imported.model.clone().into_bytes();
    let Checked { value: model, diagnostics } = read("model.yaml", &mut |_| Ok(bytes.clone()));
    assert!(diagnostics.is_empty(), "{diagnostics:?} in\n{}", imported.model);
    (imported.model, model)
}

fn ids(model: &Model, kind: Kind) -> Vec<&str> {
    model.of_kind(kind).map(|subject| model.id(subject)).collect()
}

fn id(model: &Model, subject: Option<Subject>) -> Option<&str> {
    subject.map(|subject| model.id(subject))
}

/// The ids of everything an attribute of a subject names.
fn targets(model: &Model, of: Subject, attr: Attr) -> BTreeSet<String> {
    model.targets(of, attr).map(|one| model.id(one).to_owned()).collect()
}

#[test]
fn zones_components_flows_and_data_come_back_as_they_were() {
    for (name, study, _) in examples() {
        let model = &study.model;
        let (_, back) = read_back(&otm_json(study, Lang::En));
        for kind in [Kind::Zone, Kind::System, Kind::Component, Kind::Flow, Kind::Data] {
            assert_eq!(ids(&back, kind), ids(model, kind), "{name}");
            for subject in model.of_kind(kind) {
                let same = back.find(model.id(subject)).unwrap();
                let what = format!("{name}: {}", model.id(subject));
                assert_eq!(back.name(same, Lang::En), model.name(subject, Lang::En), "{what}");
                assert_eq!(id(&back, back.zone(same)), id(model, model.zone(subject)), "{what}");
                assert_eq!(id(&back, back.system(same)), id(model, model.system(subject)), "{what}");
                assert_eq!(id(&back, back.manager(same)), id(model, model.manager(subject)), "{what}");
                for attr in [Attr::From, Attr::To, Attr::PartOf, Attr::Inside] {
                    assert_eq!(
                        id(&back, back.reference(same, attr)),
                        id(model, model.reference(subject, attr)),
                        "{what}"
                    );
                }
                for attr in [Attr::Carries, Attr::Stores] {
                    assert_eq!(targets(&back, same, attr), targets(model, subject, attr), "{what}");
                }
                for attr in [Attr::Updated, Attr::Filtered, Attr::OneWay, Attr::Unattended, Attr::KnownWeakness] {
                    assert_eq!(back.truth(same, attr), model.truth(subject, attr), "{what}");
                }
                assert_eq!(
                    back.word(same, Attr::Kind).map(|word| word.key),
                    model.word(subject, Attr::Kind).map(|word| word.key),
                    "{what}"
                );
            }
        }
    }
}

#[test]
fn what_came_back_goes_out_and_comes_back_the_same() {
    for (name, study, _) in examples() {
        let (text, _) = read_back(&otm_json(study, Lang::Ja));
        let (again, _) = read_back(&otm_json(&study_of(&text).0, Lang::Ja));
        assert_eq!(again, text, "{name}");
    }
}

/// The entries of a list of the document.
fn list<'d>(document: &'d Value, key: &str) -> &'d [Value] {
    document.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn texts<'d>(entries: &'d [Value], key: &str) -> Vec<&'d str> {
    entries.iter().map(|entry| entry[key].as_str().unwrap()).collect()
}

#[test]
fn documents_have_what_the_form_demands_and_refer_only_to_what_they_hold() {
    for (name, study, _) in examples() {
        for lang in LANGUAGES {
            let document: Value = serde_json::from_str(&otm_json(study, lang)).unwrap();
            assert_eq!(document["otmVersion"], "0.2.0");
            assert!(document["project"]["id"].is_string() && document["project"]["name"].is_string());
            let zones = texts(list(&document, "trustZones"), "id");
            let components = texts(list(&document, "components"), "id");
            let assets = texts(list(&document, "assets"), "id");
            let threats = texts(list(&document, "threats"), "id");
            let mitigations = texts(list(&document, "mitigations"), "id");
            let known = |ids: &[&str], of: &Value| ids.contains(&of.as_str().unwrap());
            assert!(list(&document, "trustZones").iter().all(|zone| zone["risk"]["trustRating"].is_u64()), "{name}");
            for component in list(&document, "components") {
                assert!(component["type"].is_string() && component["name"].is_string());
                let parent = &component["parent"];
                let zone = parent.get("trustZone").map(|zone| known(&zones, zone));
                let around = parent.get("component").map(|around| known(&components, around));
                assert_eq!(zone.or(around), Some(true), "{name}: {component}");
            }
            for flow in list(&document, "dataflows") {
                let ends = [&flow["source"], &flow["destination"]];
                assert!(ends.iter().all(|end| known(&components, end) || known(&zones, end)), "{name}: {flow}");
                assert!(list(flow, "assets").iter().all(|asset| known(&assets, asset)));
            }
            for element in list(&document, "components").iter().chain(list(&document, "dataflows")) {
                for threat in list(element, "threats") {
                    assert!(known(&threats, &threat["threat"]) && threat["state"] == "exposed");
                    let states = ["implemented", "required", "rejected"];
                    let said = |one: &Value| states.contains(&one["state"].as_str().unwrap());
                    let mitigations_of = list(threat, "mitigations");
                    assert!(mitigations_of.iter().all(|one| known(&mitigations, &one["mitigation"]) && said(one)));
                }
            }
            assert!(list(&document, "threats").iter().all(|threat| threat["risk"]["impact"].is_u64()));
            assert!(list(&document, "mitigations").iter().all(|one| one["riskReduction"].is_u64()));
        }
    }
}

#[test]
fn every_standing_incident_is_a_threat_where_it_stands() {
    for (name, study, _) in examples() {
        let document: Value = serde_json::from_str(&otm_json(study, Lang::En)).unwrap();
        let threats = list(&document, "threats");
        let elements: Vec<_> = list(&document, "components").iter().chain(list(&document, "dataflows")).collect();
        for one in &study.analysis.standing {
            let incident = &study.library.incidents[one.incident as usize].id;
            let subject = study.model.id(one.subject);
            let threat = threats.iter().find(|threat| threat["id"] == incident.as_str()).unwrap();
            let elsewhere = threat["attributes"]["sanso.also-on"].as_str().unwrap_or_default();
            let element = elements.iter().find(|element| element["id"] == subject);
            let listed = element.is_some_and(|element| {
                list(element, "threats").iter().any(|threat| threat["threat"] == incident.as_str())
            });
            let named = elsewhere.split(", ").any(|id| id == subject);
            assert!(listed != named, "{name}: {incident} on {subject}");
        }
    }
}

#[test]
fn a_measure_that_is_met_is_implemented_only_where_everybody_has_met_it() {
    let (mut study, _) = study_of(
        "sanso: 1\norganizations: { a: { size: small } }\nzones: { z: { organization: a } }\ncomponents: { c: { zone: z, kind: plc, known-weakness: true, exposed-to: [internet] } }\n",
    );
    let states = |study: &_| {
        let document: Value = serde_json::from_str(&otm_json(study, Lang::En)).unwrap();
        let threats = list(&list(&document, "components")[0], "threats").to_vec();
        let states: BTreeSet<String> = threats
            .iter()
            .flat_map(|threat| list(threat, "mitigations").to_vec())
            .map(|one| one["state"].as_str().unwrap().to_owned())
            .collect();
        states
    };
    assert_eq!(states(&study), BTreeSet::from(["required".to_owned()]));
    for item in &mut study.assessment.items {
        item.state = sanso_core::assess::State::Met;
    }
    assert_eq!(states(&study), BTreeSet::from(["implemented".to_owned()]));
}

const FOREIGN: &str = "otmVersion: 0.1.0
project: { id: greenhouse, name: Greenhouse, owner: Growers' union, tags: [pilot] }
trustZones:
  - { id: home, name: Home network, type: trusted, risk: { trustRating: 70 } }
components:
  - { id: hub, name: Climate hub, type: IoT Gateway, parent: { trustZone: home } }
  - { id: fan 1, name: Fan, type: actuator, parent: { trustZone: shed } }
  - { name: Nameless, type: server }
dataflows:
  - { id: speed, name: Fan speed, source: hub, destination: fan 1, assets: [climate] }
assets:
  - { id: climate, name: Climate data, risk: { confidentiality: 10, integrity: 90, availability: 90 } }
threats:
  - { id: t1, name: Too hot, risk: { likelihood: 20, impact: 80 } }
";

#[test]
fn what_is_told_of_a_foreign_file_reads_well() {
    let Checked { value, diagnostics } = import("greenhouse.otm", FOREIGN.as_bytes());
    for lang in LANGUAGES {
        let key = if lang == Lang::En { "en" } else { "ja" };
        let told = diagnostics::text(&value.sources, &diagnostics, "", lang, Style::Plain);
        insta::assert_snapshot!(format!("foreign-{key}"), told);
    }
    insta::assert_snapshot!("foreign-model", value.model);
}
