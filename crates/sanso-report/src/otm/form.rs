//! The parts of an Open Threat Model document.

use serde::Serialize;
use std::collections::BTreeMap;

pub(super) type Attributes = BTreeMap<String, String>;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Otm<'s> {
    pub otm_version: &'static str,
    pub project: Project<'s>,
    pub assets: Vec<Asset<'s>>,
    pub trust_zones: Vec<Zone<'s>>,
    pub components: Vec<Component<'s>>,
    pub dataflows: Vec<Dataflow<'s>>,
    pub threats: Vec<Threat<'s>>,
    pub mitigations: Vec<Mitigation<'s>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Project<'s> {
    pub name: &'s str,
    pub id: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'s str>,
    #[serde(skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

#[derive(Debug, Serialize)]
pub(super) struct Asset<'s> {
    pub name: &'s str,
    pub id: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'s str>,
    pub risk: AssetRisk,
    #[serde(skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

#[derive(Debug, Serialize)]
pub(super) struct AssetRisk {
    pub confidentiality: u8,
    pub integrity: u8,
    pub availability: u8,
}

#[derive(Debug, Serialize)]
pub(super) struct Zone<'s> {
    pub id: &'s str,
    pub name: &'s str,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'s str>,
    pub risk: ZoneRisk,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Parent<'s>>,
    pub attributes: Attributes,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ZoneRisk {
    pub trust_rating: u8,
}

/// What an element stands in.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Parent<'s> {
    TrustZone(&'s str),
    Component(&'s str),
}

#[derive(Debug, Serialize)]
pub(super) struct Component<'s> {
    pub id: &'s str,
    pub name: &'s str,
    #[serde(rename = "type")]
    pub kind: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'s str>,
    pub parent: Parent<'s>,
    #[serde(skip_serializing_if = "Held::is_empty")]
    pub assets: Held<'s>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub threats: Vec<Exposed<'s>>,
    #[serde(skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

/// The data a component keeps and works on.
#[derive(Debug, Default, Serialize)]
pub(super) struct Held<'s> {
    pub processed: Vec<&'s str>,
    pub stored: Vec<&'s str>,
}

impl Held<'_> {
    fn is_empty(&self) -> bool {
        self.processed.is_empty() && self.stored.is_empty()
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Dataflow<'s> {
    pub id: &'s str,
    pub name: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bidirectional: Option<bool>,
    pub source: &'s str,
    pub destination: &'s str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assets: Vec<&'s str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub threats: Vec<Exposed<'s>>,
    #[serde(skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

/// A threat at an element.
#[derive(Debug, Serialize)]
pub(super) struct Exposed<'s> {
    pub threat: &'s str,
    pub state: &'static str,
    pub mitigations: Vec<Mitigated<'s>>,
}

/// A mitigation of a threat at an element.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Mitigated<'s> {
    pub mitigation: &'s str,
    pub state: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct Threat<'s> {
    pub name: &'s str,
    pub id: &'s str,
    pub description: &'s str,
    pub categories: Vec<&'s str>,
    pub risk: ThreatRisk,
    pub attributes: Attributes,
}

#[derive(Debug, Serialize)]
pub(super) struct ThreatRisk {
    pub likelihood: Option<u8>,
    pub impact: u8,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Mitigation<'s> {
    pub name: &'s str,
    pub id: &'s str,
    pub description: &'s str,
    pub risk_reduction: u8,
    pub attributes: Attributes,
}
