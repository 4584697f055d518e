//! Open Threat Model, versions 0.1 and 0.2: the form threat modelling programs exchange.
//!
//! Trust zones become zones, components components (or systems and organisations, where the file comes from us),
//! data flows flows, assets data, and what a component processes an event. Threats and mitigations are not taken over:
//! what can go wrong and what helps follows from the model. What the form cannot say but we wrote ourselves is read
//! from attributes whose names begin with `sanso.`.

mod kinds;
mod links;
mod said;

use super::Imported;
use super::draft::{Draft, Said, Value};
use crate::diag::{Checked, Diagnostic, ExchangeProblem, ReadingProblem, note};
use crate::model::language::{Attr, Kind};
use crate::text::{
    Both, FileId, Limits, Node, NodeKind, Place, Source, Sources, Tree, Trouble, TroubleKind, read_yaml,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const FORM: &str = "OTM";
/// What the form cannot say stands in attributes that begin so.
const OURS: &str = "sanso.";

/// Takes a file over. Linear in its size, up to sorting; any bytes give an answer.
pub fn import(name: &str, bytes: &[u8]) -> Checked<Imported> {
    let mut sources = Sources::default();
    let text: Arc<str> = Arc::from(std::str::from_utf8(bytes).unwrap_or_default());
    let file = sources.add(Source { name: name.to_owned(), text: Arc::clone(&text), grid: None });
    if text.is_empty() && !bytes.is_empty() {
        let trouble = Trouble { place: Place::top(file), kind: TroubleKind::NotUtf8 };
        return Checked { value: Imported { model: String::new(), sources }, diagnostics: vec![trouble.into()] };
    }
    let (tree, troubles) = read_yaml(file, &text, Limits::default());
    let mut notes: Vec<Diagnostic> = troubles.into_iter().map(Diagnostic::from).collect();
    let model = if recognised(&tree, file, &mut notes) { taken(&tree, &mut notes) } else { String::new() };
    Diagnostic::sort(&mut notes);
    notes.dedup();
    Checked { value: Imported { model, sources }, diagnostics: notes }
}

/// Whether the file says it is of the form.
fn recognised(tree: &Tree, file: FileId, notes: &mut Vec<Diagnostic>) -> bool {
    let Some(version) = tree.root().get("otmVersion") else {
        let problem = ExchangeProblem::NotOfForm { form: FORM, lacks: "otmVersion" };
        note(notes, Diagnostic::error(Place::top(file), problem));
        return false;
    };
    let given = version.text().unwrap_or_default();
    let known = ["0.1", "0.2"].iter().any(|known| given == *known || given.starts_with(&format!("{known}.")));
    if !known {
        let problem = ExchangeProblem::OtherVersion { form: FORM, given: given.to_owned(), known: "0.2.0" };
        note(notes, Diagnostic::warning(version.place(), problem));
    }
    true
}

fn taken(tree: &Tree, notes: &mut Vec<Diagnostic>) -> String {
    let mut taker = Taker {
        root: tree.root(),
        draft: Draft::default(),
        notes,
        names: Names::default(),
        counts: BTreeMap::new(),
        rated: None,
    };
    taker.project();
    let zones = taker.declared("trustZones");
    let components = taker.declared("components");
    let flows = taker.declared("dataflows");
    let assets = taker.declared("assets");
    taker.names.fill(&zones, &components, &assets);
    taker.organizations([&zones, &components, &assets]);
    zones.iter().for_each(|one| taker.zone(one));
    components.iter().for_each(|one| taker.component(one));
    assets.iter().for_each(|one| taker.asset(one));
    flows.iter().for_each(|one| taker.flow(one));
    taker.left_out();
    taker.draft.text()
}

/// An entry with its id in the file and in the model.
struct Declared<'t> {
    node: Node<'t>,
    theirs: &'t str,
    ours: String,
    place: Place,
}

/// What became of the entries of the file.
#[derive(Default)]
struct Names<'t> {
    zones: BTreeMap<&'t str, String>,
    /// Zones in which we ourselves put what stands in none.
    unplaced: BTreeSet<&'t str>,
    components: BTreeMap<&'t str, (Kind, String)>,
    assets: BTreeMap<&'t str, String>,
    /// Organisations by the id that attributes give them.
    organizations: BTreeMap<&'t str, String>,
    /// Who manages what nobody else does, once that is needed.
    manager: Option<String>,
}

impl<'t> Names<'t> {
    fn fill(&mut self, zones: &[Declared<'t>], components: &[Declared<'t>], assets: &[Declared<'t>]) {
        let placed = zones.iter().filter(|zone| own(zone.node, "unplaced").is_none());
        let unplaced = zones.iter().filter(|zone| own(zone.node, "unplaced").is_some());
        self.unplaced = unplaced.map(|zone| zone.theirs).collect();
        self.zones = placed.map(|one| (one.theirs, one.ours.clone())).collect();
        self.assets = assets.iter().map(|one| (one.theirs, one.ours.clone())).collect();
        self.components = components.iter().map(|one| (one.theirs, (sort(one.node), one.ours.clone()))).collect();
        let organizations = components.iter().filter(|one| sort(one.node) == Kind::Organization);
        self.organizations = organizations.map(|one| (one.theirs, one.ours.clone())).collect();
    }
}

/// What a component of the file is to us.
fn sort(component: Node<'_>) -> Kind {
    match own(component, "is").and_then(Node::text) {
        Some("organization") => Kind::Organization,
        Some("system") => Kind::System,
        _ => Kind::Component,
    }
}

/// What we ourselves wrote beside the form.
fn own<'t>(entry: Node<'t>, key: &str) -> Option<Node<'t>> {
    let attributes = entry.get("attributes")?.entries();
    let mut ours = attributes.filter(|(name, _)| name.text().and_then(|name| name.strip_prefix(OURS)) == Some(key));
    ours.next().map(|(_, value)| value)
}

/// Something the language has no place for, however often it comes: where first, and how many.
type Counts = BTreeMap<(&'static str, String), (Both, Place, usize)>;

struct Taker<'t, 'n> {
    root: Node<'t>,
    draft: Draft,
    notes: &'n mut Vec<Diagnostic>,
    names: Names<'t>,
    counts: Counts,
    /// Ratings that became levels: where first, and how many.
    rated: Option<(Place, usize)>,
}

impl<'t> Taker<'t, '_> {
    fn note(&mut self, diagnostic: Diagnostic) {
        note(self.notes, diagnostic);
    }

    /// Counts something that is left out, told once at the first place.
    fn count(&mut self, what: Both, place: Place, many: usize) {
        if many > 0 {
            self.counts.entry((what.en, String::new())).or_insert((what, place, 0)).2 += many;
        }
    }

    fn project(&mut self) {
        let Some(project) = self.root.get("project") else {
            let problem = ExchangeProblem::NotOfForm { form: FORM, lacks: "project" };
            return self.note(Diagnostic::error(self.root.place(), problem));
        };
        for (key, ours) in [("id", "process"), ("name", "name"), ("description", "scope")] {
            if let Some(text) = project.get(key).and_then(Node::text).filter(|text| !text.is_empty()) {
                self.draft.head(ours, text);
            }
        }
        let remarks = ["ownerContact", "tags"].into_iter().filter_map(|key| project.get(key));
        let attributes = project.get("attributes").into_iter().flat_map(Node::entries);
        let others = attributes.filter(|(key, _)| !key.text().is_some_and(|key| key.starts_with(OURS)));
        let rest = remarks.filter(|node| !node.is_nothing()).chain(others.map(|(_, value)| value));
        let rest: Vec<_> = rest.collect();
        if let Some(first) = rest.first() {
            let what = Both {
                en: "remarks on the project (contact, tags, attributes)",
                ja: "プロジェクトの付記（連絡先・タグ・属性）",
            };
            self.count(what, first.place(), rest.len());
        }
    }

    /// The entries of a section that can be spoken of.
    fn declared(&mut self, section: &'static str) -> Vec<Declared<'t>> {
        let Some(list) = self.root.get(section).filter(|list| !list.is_nothing()) else { return Vec::new() };
        if list.kind() != NodeKind::List {
            let expected = Both { en: "a list of entries, each with an `id`", ja: "`id` のある項目の一覧" };
            self.note(Diagnostic::error(list.place(), ReadingProblem::WrongShape { expected }));
        }
        let mut declared: Vec<Declared<'t>> = Vec::new();
        let mut known: BTreeMap<&str, Place> = BTreeMap::new();
        for node in list.items() {
            let id = node.get("id").and_then(|id| Some((id.text()?, id.place())));
            let Some((theirs, place)) = id.filter(|(id, _)| !id.is_empty()) else {
                self.note(Diagnostic::error(node.place(), ExchangeProblem::Lacks { section, key: "id" }));
                continue;
            };
            if let Some(first) = known.get(theirs) {
                let label = Both { en: "first written here", ja: "最初の記述" };
                let problem = ExchangeProblem::Repeated { section, id: theirs.to_owned() };
                self.note(Diagnostic::error(place, problem).and(*first, label));
                continue;
            }
            known.insert(theirs, place);
            // Our own zone for what stands in none is no zone of the model.
            let none = section == "trustZones" && own(node, "unplaced").is_some();
            let ours = if none { String::new() } else { self.draft.id(theirs) };
            if ours != theirs && !ours.is_empty() {
                let problem = ExchangeProblem::Renamed { from: theirs.to_owned(), to: ours.clone() };
                self.note(Diagnostic::advice(place, problem));
            }
            declared.push(Declared { node, theirs, ours, place });
        }
        declared
    }

    /// Organisations that attributes name; those that stand among the components are added with them.
    fn organizations(&mut self, sections: [&[Declared<'t>]; 3]) {
        let mut named: Vec<(&'t str, &'t str)> = Vec::new();
        let attributes = self.root.get("project").and_then(|project| project.get("attributes"));
        for (key, name) in attributes.into_iter().flat_map(Node::entries) {
            let id = key.text().and_then(|key| key.strip_prefix(OURS)?.strip_prefix("organization."));
            named.extend(id.map(|id| (id, name.text().unwrap_or_default())));
        }
        let managers = sections.into_iter().flatten().filter_map(|one| own(one.node, "organization")?.text());
        named.extend(managers.map(|id| (id, "")));
        for (named, name) in named.into_iter().filter(|(id, _)| !id.is_empty()) {
            if !self.names.organizations.contains_key(named) {
                let id = self.draft.id(named);
                let said = (!name.is_empty() && name != named).then(|| (Attr::Name, Value::Text(name.to_owned())));
                self.draft.add(Kind::Organization, id.clone(), said.into_iter().collect());
                self.names.organizations.insert(named, id);
            }
        }
    }

    /// Who manages an entry: what an attribute says, or the one organisation that stands for nobody in particular.
    fn manager(&mut self, entry: Node<'t>) -> Value {
        let named = own(entry, "organization").and_then(Node::text);
        if let Some(id) = named.and_then(|named| self.names.organizations.get(named)) {
            return Value::Text(id.clone());
        }
        if let Some(id) = &self.names.manager {
            return Value::Text(id.clone());
        }
        let project = self.root.get("project");
        let owner = project.and_then(|project| project.get("owner"));
        let id = self.draft.id("owner");
        let mut said = Said::new();
        if let Some(name) = owner.and_then(Node::text).filter(|name| !name.is_empty()) {
            said.insert(Attr::Name, Value::Text(name.to_owned()));
        }
        self.draft.add(Kind::Organization, id.clone(), said);
        let place = owner.or(project).unwrap_or(self.root).place();
        self.note(Diagnostic::advice(place, ExchangeProblem::OneManager { id: id.clone() }));
        self.names.manager = Some(id.clone());
        Value::Text(id)
    }

    /// Tells what was left out.
    fn left_out(&mut self) {
        if let Some((place, count)) = self.rated {
            self.note(Diagnostic::advice(place, ExchangeProblem::Thirds { count }));
        }
        for (section, en, ja) in [
            ("threats", "threats", "脅威"),
            ("mitigations", "mitigations", "緩和策"),
            ("representations", "representations", "表現（図・コード）"),
        ] {
            let Some(list) = self.root.get(section) else { continue };
            self.count(Both { en, ja }, list.place(), list.items().count());
        }
        for ((section, given), (what, place, count)) in std::mem::take(&mut self.counts) {
            let problem = match given.is_empty() {
                true => ExchangeProblem::NoPlace { what, count },
                false => ExchangeProblem::NoWord { section, given, count },
            };
            self.note(Diagnostic::advice(place, problem));
        }
    }
}
