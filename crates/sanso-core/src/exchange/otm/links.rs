//! What connects the entries of a file: where they stand, what they hold, what flows between them.

use super::super::draft::{Said, Value};
use super::{Declared, Taker, own};
use crate::diag::{Diagnostic, ExchangeProblem};
use crate::model::language::{Attr, Kind};
use crate::text::{Both, Node, NodeKind};
use std::collections::BTreeSet;

impl<'t> Taker<'t, '_> {
    fn nowhere(&mut self, key: &'static str, node: Node<'t>) {
        let id = node.text().unwrap_or_default().to_owned();
        self.note(Diagnostic::warning(node.place(), ExchangeProblem::Nowhere { key, id }));
    }

    /// What an entry stands in: a zone, or a component of the file, whatever it is to us.
    pub(super) fn parent(&mut self, one: &Declared<'t>) -> Option<(Kind, String)> {
        let parent = one.node.get("parent")?;
        if let Some(zone) = parent.get("trustZone") {
            let id = zone.text().unwrap_or_default();
            if let Some(ours) = self.names.zones.get(id) {
                return Some((Kind::Zone, ours.clone()));
            }
            if !self.names.unplaced.contains(id) {
                self.nowhere("trustZone", zone);
            }
            return None;
        }
        let component = parent.get("component")?;
        let found = component.text().and_then(|id| self.names.components.get(id)).cloned();
        if found.is_none() {
            self.nowhere("component", component);
        }
        found
    }

    /// Whether we ourselves wrote that a component stands in no zone.
    pub(super) fn stands_nowhere(&self, one: &Declared<'t>) -> bool {
        let zone = one.node.get("parent").and_then(|parent| parent.get("trustZone"));
        zone.and_then(Node::text).is_some_and(|id| self.names.unplaced.contains(id))
    }

    /// Where a component or system stands.
    pub(super) fn stands(&mut self, kind: Kind, one: &Declared<'t>, said: &mut Said) {
        let place = match (self.parent(one), kind) {
            (None, _) => None,
            (Some((Kind::Zone, id)), _) => Some((Attr::Zone, id)),
            (Some((Kind::System, id)), Kind::System) => Some((Attr::PartOf, id)),
            (Some((Kind::System, id)), _) => Some((Attr::System, id)),
            (Some((Kind::Component, id)), Kind::Component) => Some((Attr::Inside, id)),
            (Some(_), _) => {
                let what = Both { en: "nesting that the model cannot say", ja: "モデルでは表せない入れ子" };
                self.count(what, one.place, 1);
                None
            }
        };
        said.extend(place.map(|(attr, id)| (attr, Value::Text(id))));
        for (key, attr) in [("zone", Attr::Zone), ("system", Attr::System)] {
            let Some(named) = own(one.node, key) else { continue };
            let id = named.text().unwrap_or_default();
            let found = match attr {
                Attr::Zone => self.names.zones.get(id),
                _ => self.names.components.get(id).filter(|(kind, _)| *kind == Kind::System).map(|(_, id)| id),
            };
            match found {
                Some(found) if kind == Kind::Component => drop(said.insert(attr, Value::Text(found.clone()))),
                _ => self.nowhere("attributes", named),
            }
        }
    }

    /// The data a list names.
    fn data(&mut self, key: &'static str, list: Option<Node<'t>>) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut known: BTreeSet<&str> = BTreeSet::new();
        for item in list.into_iter().flat_map(Node::items).filter(|item| !item.is_nothing()) {
            let id = item.text().unwrap_or_default();
            match self.names.assets.get(id) {
                Some(ours) if known.insert(id) => found.push(ours.clone()),
                Some(_) => {}
                None => self.nowhere(key, item),
            }
        }
        found
    }

    /// What a component keeps and works on.
    pub(super) fn holds(&mut self, kind: Kind, one: &Declared<'t>, said: &mut Said) {
        let Some(assets) = one.node.get("assets").filter(|assets| assets.kind() == NodeKind::Mapping) else { return };
        let stored = self.data("stored", assets.get("stored"));
        match kind {
            Kind::Component if !stored.is_empty() => drop(said.insert(Attr::Stores, Value::Texts(stored))),
            _ => {
                let what =
                    Both { en: "stores of data outside components", ja: "構成要素以外でのデータの保管" };
                self.count(what, assets.place(), stored.len());
            }
        }
        let processed = self.data("processed", assets.get("processed"));
        if !processed.is_empty() {
            let id = self.draft.id(&format!("{}-processes", one.ours));
            let event = Said::from([
                (Attr::Kind, Value::Plain("process".to_owned())),
                (Attr::Data, Value::Texts(processed)),
                (Attr::Place, Value::Text(one.ours.clone())),
            ]);
            self.draft.add(Kind::DataEvent, id, event);
        }
    }

    /// An end of a flow.
    fn end(&mut self, key: &'static str, one: &Declared<'t>) -> Option<String> {
        let Some(node) = one.node.get(key).filter(|node| !node.is_nothing()) else {
            self.note(Diagnostic::error(one.place, ExchangeProblem::Lacks { section: "dataflows", key }));
            return None;
        };
        let id = node.text().unwrap_or_default();
        let component = self.names.components.get(id).map(|(_, id)| id);
        let found = component.or_else(|| self.names.zones.get(id)).cloned();
        if found.is_none() {
            self.nowhere(key, node);
        }
        found
    }

    pub(super) fn flow(&mut self, one: &Declared<'t>) {
        let mut said = self.common(Kind::Flow, one);
        let (from, to) = (self.end("source", one), self.end("destination", one));
        let (Some(from), Some(to)) = (from, to) else { return };
        if from == to {
            let what = Both { en: "flows that end where they start", ja: "始点と終点が同じ経路" };
            return self.count(what, one.place, 1);
        }
        said.insert(Attr::From, Value::Text(from));
        said.insert(Attr::To, Value::Text(to));
        if one.node.get("bidirectional").and_then(Node::text) == Some("true") {
            said.insert(Attr::OneWay, Value::Plain("false".to_owned()));
        }
        let carried = self.data("assets", one.node.get("assets"));
        if !carried.is_empty() {
            said.insert(Attr::Carries, Value::Texts(carried));
        }
        self.draft.add(Kind::Flow, one.ours.clone(), said);
    }
}
