//! What the entries of a file say: names, kinds, remarks, and what we wrote beside the form ourselves.

use super::super::draft::{Said, Value};
use super::{Declared, OURS, Taker, kinds, own, sort};
use crate::model::language::{Attr, Kind, Section, Shape};
use crate::text::{Both, Node};

impl<'t> Taker<'t, '_> {
    /// What every entry can say: name, remark, kind, and our own attributes.
    pub(super) fn common(&mut self, kind: Kind, one: &Declared<'t>) -> Said {
        let mut said = Said::new();
        for (key, attr) in [("name", Attr::Name), ("description", Attr::Note)] {
            let text = one.node.get(key).and_then(Node::text).filter(|text| !text.is_empty() && *text != one.theirs);
            if let Some(text) = text {
                said.insert(attr, Value::Text(text.to_owned()));
            }
        }
        self.kept(kind.section(), one.node, &mut said);
        self.remarks(one.node);
        said
    }

    /// Attributes of ours: taken where the language still knows them, with values it still allows.
    fn kept(&mut self, section: &'static Section, entry: Node<'t>, said: &mut Said) {
        for (key, value) in entry.get("attributes").into_iter().flat_map(Node::entries) {
            let Some(name) = key.text().and_then(|key| key.strip_prefix(OURS)) else { continue };
            let (Some(attribute), Some(text)) = (section.attribute(name), value.text()) else { continue };
            if let Some(value) = as_written(attribute.shape, text) {
                said.insert(attribute.attr, value);
            }
        }
    }

    fn remarks(&mut self, entry: Node<'t>) {
        let lists = [
            ("tags", "tags", "タグ"),
            ("representations", "positions in diagrams and code", "図やコードの中の位置"),
            ("threats", "threats listed at components and flows", "構成要素や経路に付いた脅威"),
        ];
        for (key, en, ja) in lists {
            let Some(list) = entry.get(key) else { continue };
            self.count(Both { en, ja }, list.place(), list.items().count());
        }
        let Some(attributes) = entry.get("attributes") else { return };
        let others = attributes.entries().filter(|(key, _)| !key.text().is_some_and(|key| key.starts_with(OURS)));
        let what = Both { en: "attributes of entries", ja: "項目の追加属性" };
        self.count(what, attributes.place(), others.count());
    }

    /// The kind a type certainly means; other types are counted.
    pub(super) fn typed(&mut self, kind: Kind, section: &'static str, entry: Node<'t>, said: &mut Said) {
        let Some((node, given)) = entry.get("type").and_then(|node| Some((node, node.text()?))) else { return };
        match kinds::kind(kind, given) {
            _ if given.is_empty() || given == kind.section().one || said.contains_key(&Attr::Kind) => {}
            Some(word) => {
                said.insert(Attr::Kind, Value::Plain(word.to_owned()));
            }
            None => {
                let unused = Both { en: "", ja: "" };
                self.counts.entry((section, given.to_owned())).or_insert((unused, node.place(), 0)).2 += 1;
            }
        }
    }

    pub(super) fn zone(&mut self, one: &Declared<'t>) {
        if own(one.node, "unplaced").is_some() {
            return;
        }
        let mut said = self.common(Kind::Zone, one);
        self.typed(Kind::Zone, "trustZones", one.node, &mut said);
        let manager = self.manager(one.node);
        said.insert(Attr::Organization, manager);
        if let Some(parent) = self.parent(one) {
            match parent.0 {
                Kind::Zone => drop(said.insert(Attr::PartOf, Value::Text(parent.1))),
                _ => {
                    let what = Both {
                        en: "zones that stand in components", ja: "構成要素の中にある区域の上下関係"
                    };
                    self.count(what, one.place, 1);
                }
            }
        }
        if own(one.node, "organization").is_none()
            && let Some(risk) = one.node.get("risk")
        {
            let what = Both { en: "trust ratings of zones", ja: "区域の信頼度" };
            self.count(what, risk.place(), usize::from(risk.get("trustRating").is_some()));
        }
        self.draft.add(Kind::Zone, one.ours.clone(), said);
    }

    pub(super) fn asset(&mut self, one: &Declared<'t>) {
        let mut said = self.common(Kind::Data, one);
        let manager = self.manager(one.node);
        said.insert(Attr::Owner, manager);
        // What comes from us says its levels in our own words; the numbers beside them only fill the form.
        if own(one.node, "organization").is_none() {
            self.levels(one.node, &mut said);
        }
        self.draft.add(Kind::Data, one.ours.clone(), said);
    }

    fn levels(&mut self, entry: Node<'t>, said: &mut Said) {
        let Some(risk) = entry.get("risk") else { return };
        let ratings = [
            ("confidentiality", Attr::Confidentiality),
            ("integrity", Attr::Integrity),
            ("availability", Attr::Availability),
        ];
        let mut count = 0;
        for (key, attr) in ratings {
            let rating = risk.get(key).and_then(Node::text).and_then(|text| text.parse::<f64>().ok());
            let Some(rating) = rating.filter(|rating| (0.0..=100.0).contains(rating)) else { continue };
            let level = match rating {
                low if low < 100.0 / 3.0 => "low",
                high if high > 200.0 / 3.0 => "high",
                _ => "medium",
            };
            said.insert(attr, Value::Plain(level.to_owned()));
            count += 1;
        }
        if count > 0 {
            self.rated.get_or_insert((risk.place(), 0)).1 += count;
        }
    }

    pub(super) fn component(&mut self, one: &Declared<'t>) {
        let kind = sort(one.node);
        let mut said = self.common(kind, one);
        if kind == Kind::Organization {
            return self.draft.add(kind, one.ours.clone(), said);
        }
        if kind == Kind::Component {
            self.typed(kind, "components", one.node, &mut said);
        }
        self.stands(kind, one, &mut said);
        let around = [Attr::Zone, Attr::System, Attr::Inside].iter().any(|attr| said.contains_key(attr));
        let alone = !around && !self.stands_nowhere(one);
        if kind == Kind::System || alone || own(one.node, "organization").is_some() {
            let manager = self.manager(one.node);
            said.insert(Attr::Organization, manager);
        }
        self.holds(kind, one, &mut said);
        self.draft.add(kind, one.ours.clone(), said);
    }
}

/// A value of ours as text, if the shape allows it.
fn as_written(shape: Shape, text: &str) -> Option<Value> {
    let plain = |fits: bool| fits.then(|| Value::Plain(text.to_owned()));
    let parts = || text.split(", ").filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    match shape {
        Shape::Truth => plain(matches!(text, "true" | "false")),
        Shape::Word(words) => plain(words.iter().any(|word| word.key == text)),
        Shape::Words(words) => {
            let parts = parts();
            let known = parts.iter().all(|part| words.iter().any(|word| word.key == part));
            known.then_some(Value::Plains(parts))
        }
        Shape::Level => plain(matches!(text, "low" | "medium" | "high")),
        Shape::Number(least, most) => plain(text.parse().is_ok_and(|number| (least..=most).contains(&number))),
        Shape::Span => {
            let number = text.strip_suffix('m').and_then(|number| number.parse::<u32>().ok());
            plain(number.is_some())
        }
        Shape::Text => Some(Value::Text(text.to_owned())),
        Shape::Name | Shape::Texts | Shape::Ref(_) | Shape::Refs(_) | Shape::DataState => None,
    }
}
