//! A framework as an OSCAL catalog.

use super::{both, time_of};
use sanso_core::frameworks::{Framework, Frameworks, Item};
use sanso_core::text::Lang;
use sanso_oscal::json::Node;
use sanso_oscal::names::to_token;
use sanso_oscal::uuid;
use sanso_oscal::write::{Head, document, line, prop, put_list};

/// A framework as a catalog; `None` if there is none of this number. With a day, the catalog bears it instead of the day
/// of the edition.
pub fn catalog_oscal(all: &Frameworks, number: usize, lang: Lang, day: Option<&str>) -> Option<Node> {
    let one = all.all.get(number)?;
    let tree = Tree::of(one);
    let top: Vec<usize> = tree.below(None);
    let mut members = Vec::new();
    for (key, form) in [("controls", Form::Control), ("groups", Form::Group)] {
        let list: Vec<Node> =
            top.iter().filter(|item| tree.form(**item) == form).map(|item| tree.node(*item, lang)).collect();
        if !list.is_empty() {
            members.push((key, Node::List(list)));
        }
    }
    Some(document("catalog", head(one, lang, day), members))
}

/// The id of the party that publishes a framework.
fn publisher(one: &Framework) -> String {
    uuid::of_name(&format!("publisher\n{}", one.publisher.get(Lang::En)))
}

fn head(one: &Framework, lang: Lang, day: Option<&str>) -> Head {
    let about = &one.about;
    let mut props = vec![("key", about.key.to_string()), ("edition", one.edition.to_string())];
    props.push(("date", one.date.to_string()));
    props.push(("titles", one.titles.key().to_owned()));
    props.push(("confidence", about.confidence.key().to_owned()));
    props.extend(both(("name-en", "name-ja"), &one.name));
    props.extend(both(("publisher-en", "publisher-ja"), &one.publisher));
    props.extend(both(("licence-en", "licence-ja"), &one.licence));
    props.extend(both(("origin-en", "origin-ja"), &about.origin));
    props.extend(both(("note-en", "note-ja"), &about.note));
    Head {
        title: one.name.get(lang).to_owned(),
        version: one.edition.to_string(),
        time: time_of(day.unwrap_or(&one.date)),
        props,
        parties: vec![(publisher(one), "organization", one.publisher.get(lang).to_owned())],
        remarks: one.licence.get(lang).to_owned(),
        resources: Vec::new(),
    }
}

/// What an item becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Group,
    Control,
}

/// The items of a framework by what they stand under.
struct Tree<'t> {
    one: &'t Framework,
    below: Vec<Vec<usize>>,
    top: Vec<usize>,
    forms: Vec<Form>,
    /// Whether reading the catalog again gives the items in another order, so that each says its own.
    shuffled: bool,
}

impl<'t> Tree<'t> {
    fn of(one: &'t Framework) -> Tree<'t> {
        let mut below = vec![Vec::new(); one.items.len()];
        let mut top = Vec::new();
        for (item, number) in one.items.iter().zip(0..) {
            match item.parent.and_then(|parent| below.get_mut(parent as usize)) {
                Some(list) => list.push(number),
                None => top.push(number),
            }
        }
        let mut tree = Tree { one, below, top, forms: vec![Form::Control; one.items.len()], shuffled: false };
        tree.top.clone().into_iter().for_each(|item| tree.decide(item, true));
        let mut order = Vec::new();
        let (controls, groups): (Vec<usize>, Vec<usize>) =
            tree.top.iter().partition(|item| tree.form(**item) == Form::Control);
        controls.into_iter().chain(groups).for_each(|item| tree.walk(item, &mut order));
        tree.shuffled = !order.iter().zip(0..).all(|(item, place)| *item == place);
        tree
    }

    /// A group may hold either groups or controls: one that would hold both holds only controls.
    fn decide(&mut self, item: usize, may: bool) {
        let is_group = |tree: &Self, item: usize| tree.item(item).is_some_and(|item| item.kind == "group");
        let group = may && is_group(self, item);
        let inside = self.below.get(item).cloned().unwrap_or_default();
        let groups = inside.iter().filter(|item| is_group(self, **item)).count();
        let may = group && groups == inside.len();
        if let Some(form) = self.forms.get_mut(item).filter(|_| group) {
            *form = Form::Group;
        }
        inside.into_iter().for_each(|item| self.decide(item, may));
    }

    fn walk(&self, item: usize, order: &mut Vec<usize>) {
        order.push(item);
        self.below(Some(item)).into_iter().for_each(|item| self.walk(item, order));
    }

    fn below(&self, item: Option<usize>) -> Vec<usize> {
        item.map_or(Some(&self.top), |item| self.below.get(item)).cloned().unwrap_or_default()
    }

    fn form(&self, item: usize) -> Form {
        self.forms.get(item).copied().unwrap_or(Form::Control)
    }

    fn item(&self, item: usize) -> Option<&'t Item> {
        self.one.items.get(item)
    }

    fn node(&self, number: usize, lang: Lang) -> Node {
        let Some(item) = self.item(number) else { return Node::Null };
        let title = item.name.get(lang);
        let mut node = Node::map([("id", Node::text(to_token(&item.id)))]);
        if !item.kind.is_empty() {
            node.push("class", Node::text(to_token(&item.kind)));
        }
        node.push("title", line(if title.is_empty() { &item.id } else { title }));
        let mut props = vec![Node::map([("name", Node::text("label")), ("value", line(&item.id))])];
        if item.kind == "withdrawn" {
            props.push(Node::map([("name", Node::text("status")), ("value", Node::text("withdrawn"))]));
        }
        let mut own = both(("title-en", "title-ja"), &item.name);
        own.extend((item.weight != 1).then(|| ("weight", item.weight.to_string())));
        own.extend((!item.levels.is_empty()).then(|| ("levels", item.levels.join(" "))));
        own.extend(self.shuffled.then(|| ("place", number.to_string())));
        props.extend(own.iter().filter_map(|(name, value)| prop(name, value)));
        node.push("props", Node::List(props));
        for (key, form) in [("groups", Form::Group), ("controls", Form::Control)] {
            let inside = self.below(Some(number)).into_iter().filter(|item| self.form(*item) == form);
            put_list(&mut node, key, inside.map(|item| self.node(item, lang)).collect());
        }
        node
    }
}
