//! Documents put together: what every one of them has, with ids made of what is in it.

use crate::document::WRITTEN;
use crate::json::Node;
use crate::uuid;

/// The namespace of properties that this program means.
pub const NAMESPACE: &str = "urn:sanso:ns:oscal";

/// What the top of a document says.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The time it bears, with a time zone.
    pub time: String,
    /// What else is to be said: names and values.
    pub props: Vec<(&'static str, String)>,
    /// Organisations and people: id, kind (`organization` or `person`), name.
    pub parties: Vec<(String, &'static str, String)>,
    /// A remark.
    pub remarks: String,
    /// Resources that are referred to.
    pub resources: Vec<Node>,
}

/// A whole document of one model; its id is made of all that is in it.
pub fn document(model: &str, head: Head, members: Vec<(&str, Node)>) -> Node {
    let mut metadata = Node::map([
        ("title", line(&head.title)),
        ("last-modified", Node::text(head.time)),
        ("version", line(&head.version)),
        ("oscal-version", Node::text(WRITTEN)),
    ]);
    put_list(&mut metadata, "props", head.props.iter().filter_map(|(name, value)| prop(name, value)).collect());
    let party = |(id, kind, name): (String, &str, String)| {
        Node::map([("uuid", Node::text(id)), ("type", Node::text(kind)), ("name", line(&name))])
    };
    put_list(&mut metadata, "parties", head.parties.into_iter().map(party).collect());
    if !head.remarks.trim().is_empty() {
        metadata.push("remarks", Node::text(head.remarks));
    }
    let mut body = Node::map([("uuid", Node::text("")), ("metadata", metadata)]);
    members.into_iter().for_each(|(key, value)| body.push(key, value));
    if !head.resources.is_empty() {
        body.push("back-matter", Node::map([("resources", Node::List(head.resources))]));
    }
    let id = uuid::of_name(&format!("{model}\n{}", body.written()));
    body.set("uuid", Node::text(id));
    Node::map([(model, body)])
}

/// Adds a list that is not empty.
pub fn put_list(node: &mut Node, key: &str, list: Vec<Node>) {
    if !list.is_empty() {
        node.push(key, Node::List(list));
    }
}

/// A property of ours; `None` where there is nothing to say.
pub fn prop(name: &str, value: &str) -> Option<Node> {
    let value = one_line(value);
    (!value.is_empty())
        .then(|| Node::map([("name", Node::text(name)), ("ns", Node::text(NAMESPACE)), ("value", Node::text(value))]))
}

/// The value of a property of ours.
pub fn prop_of<'n>(node: &'n Node, name: &str) -> Option<&'n str> {
    let own = |prop: &&Node| prop.str("name") == Some(name) && prop.str("ns") == Some(NAMESPACE);
    node.list("props").iter().find(own)?.str("value")
}

/// A resource of the back matter: its id, its title, and the file it lies in, if it does.
pub fn resource(id: &str, title: &str, href: Option<&str>) -> Node {
    let mut resource = Node::map([("uuid", Node::text(id)), ("title", line(title))]);
    if let Some(href) = href {
        let link = Node::map([
            ("href", Node::text(crate::lexical::as_reference(href))),
            ("media-type", Node::text("application/oscal+json")),
        ]);
        resource.push("rlinks", Node::List(vec![link]));
    }
    resource
}

/// A text as one line that is not empty.
pub fn line(text: &str) -> Node {
    let line = one_line(text);
    Node::text(if line.is_empty() { "-".to_owned() } else { line })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
