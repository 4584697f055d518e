//! What the model holds, as elements of the form.

use sanso_core::model::{Attr, Kind, Level, Subject, Value};
use sanso_core::text::Lang;

use super::Export;
use super::form::{Asset, AssetRisk, Attributes, Component, Dataflow, Held, Parent, Zone, ZoneRisk};

/// Between none and full, where the form wants a number that nobody has said.
pub(super) const NEUTRAL: u8 = 50;
/// Names the numbers that are only there because the form wants them.
pub(super) const NOT_STATED: &str = "sanso.not-stated";

impl<'s> Export<'s> {
    pub(super) fn zones(&self) -> Vec<Zone<'s>> {
        let mut zones: Vec<Zone<'s>> = self.model.of_kind(Kind::Zone).map(|zone| self.zone(zone)).collect();
        if self.has_unplaced() {
            zones.push(self.no_zone());
        }
        zones
    }

    fn zone(&self, zone: Subject) -> Zone<'s> {
        let mut attributes = self.kept(zone, &[Attr::Kind]);
        attributes.insert(NOT_STATED.to_owned(), "trustRating".to_owned());
        Zone {
            id: self.id(zone),
            name: self.name(zone),
            kind: self.model.word(zone, Attr::Kind).map(|word| word.key),
            description: self.note(zone),
            risk: ZoneRisk { trust_rating: NEUTRAL },
            parent: self.model.reference(zone, Attr::PartOf).map(|around| Parent::TrustZone(self.id(around))),
            attributes,
        }
    }

    /// The form wants everything to stand in a zone.
    fn no_zone(&self) -> Zone<'s> {
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        Zone {
            id: self.unplaced,
            name: match self.lang {
                Lang::En => "not placed in a zone",
                Lang::Ja => "区域の記載なし",
            },
            kind: None,
            description: None,
            risk: ZoneRisk { trust_rating: NEUTRAL },
            parent: None,
            attributes: Attributes::from([pair("sanso.unplaced", "true"), pair(NOT_STATED, "trustRating")]),
        }
    }

    fn has_unplaced(&self) -> bool {
        let things = self.model.of_kind(Kind::System).chain(self.model.of_kind(Kind::Component));
        let mut alone = things.filter(|thing| self.around(*thing).is_none());
        !self.ends.is_empty() || alone.next().is_some()
    }

    /// What a component or system stands in, closest first: what it is built into, its own zone, its system.
    fn around(&self, thing: Subject) -> Option<(Attr, Subject)> {
        let own: &[Attr] = match self.model.kind(thing) {
            Kind::System => &[Attr::PartOf, Attr::Zone],
            _ => &[Attr::Inside, Attr::Zone, Attr::System],
        };
        own.iter().find_map(|attr| Some((*attr, self.model.reference(thing, *attr)?)))
    }

    pub(super) fn components(&self) -> Vec<Component<'s>> {
        let organizations = self.ends.iter().copied();
        let systems = self.model.of_kind(Kind::System);
        organizations.chain(systems).chain(self.model.of_kind(Kind::Component)).map(|one| self.component(one)).collect()
    }

    fn component(&self, one: Subject) -> Component<'s> {
        let kind = self.model.kind(one);
        let around = self.around(one).filter(|_| kind != Kind::Organization);
        let mut attributes = self.kept(one, &[Attr::Kind]);
        if kind != Kind::Component {
            attributes.insert("sanso.is".to_owned(), self.model.section(one).one.to_owned());
        }
        for attr in [Attr::Zone, Attr::System].into_iter().filter(|attr| around.is_none_or(|(known, _)| known != *attr))
        {
            if let Some(target) = self.model.reference(one, attr) {
                attributes.insert(format!("sanso.{}", attr.key()), self.id(target).to_owned());
            }
        }
        let word = self.model.word(one, Attr::Kind).map(|word| word.key);
        Component {
            id: self.id(one),
            name: self.name(one),
            kind: word.unwrap_or(self.model.section(one).one),
            description: self.note(one),
            parent: match around {
                Some((Attr::Zone, zone)) => Parent::TrustZone(self.id(zone)),
                Some((_, thing)) => Parent::Component(self.id(thing)),
                None => Parent::TrustZone(self.unplaced),
            },
            assets: self.held(one),
            threats: self.exposed(one),
            attributes,
        }
    }

    fn held(&self, one: Subject) -> Held<'s> {
        let works = |event: &Subject| self.model.word(*event, Attr::Kind).is_some_and(|word| word.key == "process");
        let events = self.model.naming(one, Attr::Place).filter(works);
        let mut processed: Vec<Subject> = events.flat_map(|event| self.model.targets(event, Attr::Data)).collect();
        processed.sort_unstable();
        processed.dedup();
        Held {
            processed: processed.into_iter().map(|data| self.id(data)).collect(),
            stored: self.model.targets(one, Attr::Stores).map(|data| self.id(data)).collect(),
        }
    }

    pub(super) fn flows(&self) -> Vec<Dataflow<'s>> {
        self.model.of_kind(Kind::Flow).filter_map(|flow| self.flow(flow)).collect()
    }

    /// A flow without ends was told when it was read.
    fn flow(&self, flow: Subject) -> Option<Dataflow<'s>> {
        let one_way = self.model.truth(flow, Attr::OneWay) == Some(true);
        Some(Dataflow {
            id: self.id(flow),
            name: self.name(flow),
            description: self.note(flow),
            bidirectional: one_way.then_some(false),
            source: self.id(self.model.reference(flow, Attr::From)?),
            destination: self.id(self.model.reference(flow, Attr::To)?),
            assets: self.model.targets(flow, Attr::Carries).map(|data| self.id(data)).collect(),
            threats: self.exposed(flow),
            attributes: self.kept(flow, &[]),
        })
    }

    pub(super) fn assets(&self) -> Vec<Asset<'s>> {
        self.model.of_kind(Kind::Data).map(|data| self.asset(data)).collect()
    }

    fn asset(&self, data: Subject) -> Asset<'s> {
        let mut attributes = self.kept(data, &[]);
        let mut unsaid = Vec::new();
        let mut rating = |attr: Attr| match self.model.level(data, attr) {
            Some(Level::Low) => 17,
            Some(Level::Medium) => 50,
            Some(Level::High) => 83,
            None => {
                unsaid.push(attr.key());
                NEUTRAL
            }
        };
        let risk = AssetRisk {
            confidentiality: rating(Attr::Confidentiality),
            integrity: rating(Attr::Integrity),
            availability: rating(Attr::Availability),
        };
        if !unsaid.is_empty() {
            attributes.insert(NOT_STATED.to_owned(), unsaid.join(", "));
        }
        Asset { name: self.name(data), id: self.id(data), description: self.note(data), risk, attributes }
    }

    /// What is said of a subject and has no place in the form, except `not`; who manages it comes along.
    fn kept(&self, subject: Subject, not: &[Attr]) -> Attributes {
        let mut kept = Attributes::new();
        for stated in self.model.said(subject).iter().filter(|stated| !not.contains(&stated.attr)) {
            if let Some(text) = self.as_text(subject, stated.attr, stated.value) {
                kept.insert(format!("sanso.{}", stated.attr.key()), text);
            }
        }
        let by = [Attr::Organization, Attr::Owner].iter().find_map(|attr| self.model.reference(subject, *attr));
        if let Some(by) = by {
            kept.insert("sanso.organization".to_owned(), self.id(by).to_owned());
        }
        kept
    }

    fn as_text(&self, subject: Subject, attr: Attr, value: Value) -> Option<String> {
        match value {
            Value::Truth(truth) => Some(truth.to_string()),
            Value::Word(_) => self.model.word(subject, attr).map(|word| word.key.to_owned()),
            Value::Words(_) => {
                let words = self.model.words(subject, attr)?;
                Some(words.iter().map(|word| word.key).collect::<Vec<_>>().join(", "))
            }
            Value::Level(level) => Some(
                match level {
                    Level::Low => "low",
                    Level::Medium => "medium",
                    Level::High => "high",
                }
                .to_owned(),
            ),
            Value::Number(number) => Some(number.to_string()),
            Value::Minutes(minutes) => Some(format!("{minutes}m")),
            Value::Text(_) => self.model.text(subject, attr).map(str::to_owned),
            Value::Texts(_) | Value::Name(_) | Value::Ref(_) | Value::Refs(_) | Value::DataState(_) => None,
        }
    }
}
