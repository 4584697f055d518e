//! What is done for each item: component definition and reduced system security plan.

use super::study::{Stand, Write, state};
use sanso_core::frameworks::Covered;
use sanso_core::model::Kind;
use sanso_oscal::json::Node;
use sanso_oscal::write::line;

type Members = Vec<(&'static str, Node)>;

/// One component for each organisation that has to meet something.
pub(super) fn components(write: &Write<'_>) -> Option<Members> {
    let organizations = write.organizations().into_iter();
    let components: Vec<Node> = organizations
        .filter_map(|organization| {
            let own = write.of_one(organization);
            let id = write.given.study.model.id(organization);
            let requirements: Vec<Node> = own.stands().iter().map(|stand| requirement(&own, stand, id)).collect();
            if requirements.is_empty() {
                return None;
            }
            let implementation = Node::map([
                ("uuid", Node::text(write.id("implementation", id))),
                ("source", write.framework_reference()),
                (
                    "description",
                    Node::text(write.say("Read from answers about measures.", "対策への回答から読み替えたものです。")),
                ),
                ("implemented-requirements", Node::List(requirements)),
            ]);
            Some(Node::map([
                ("uuid", Node::text(write.id("component", id))),
                ("type", Node::text("organization")),
                ("title", line(write.name(organization))),
                (
                    "description",
                    Node::text(
                        write.say("An organisation with all it manages.", "組織と、その管理下にあるものすべて。"),
                    ),
                ),
                ("control-implementations", Node::List(vec![implementation])),
            ]))
        })
        .collect();
    (!components.is_empty()).then(|| vec![("components", Node::List(components))])
}

fn requirement(write: &Write<'_>, stand: &Stand<'_>, organization: &str) -> Node {
    Node::map([
        ("uuid", Node::text(write.id("requirement", &format!("{organization}\n{}", stand.id)))),
        ("control-id", Node::text(stand.token.as_str())),
        ("description", Node::text(stand.by.as_str())),
        ("props", Node::List(state(stand))),
    ])
}

/// A system security plan that says what is known and no more.
pub(super) fn plan(write: &Write<'_>) -> Option<Members> {
    let stands = write.stands();
    if stands.is_empty() {
        return None;
    }
    let requirements = stands.iter().map(|stand| implemented(write, stand)).collect();
    let control_implementation = Node::map([
        (
            "description",
            Node::text(write.say("Read from answers about measures.", "対策への回答から読み替えたものです。")),
        ),
        ("implemented-requirements", Node::List(requirements)),
    ]);
    Some(vec![
        ("import-profile", Node::map([("href", write.framework_reference())])),
        ("system-characteristics", characteristics(write)),
        ("system-implementation", Node::map([("components", Node::List(parts(write)))])),
        ("control-implementation", control_implementation),
    ])
}

fn characteristics(write: &Write<'_>) -> Node {
    let head = &write.given.study.model.head;
    let scope = head.scope.get(write.given.lang);
    let unsaid = write.say("The model does not say.", "モデルに記載がありません。");
    let scope = if scope.is_empty() { unsaid } else { scope };
    let unknown = || Node::map([("state", Node::text("other")), ("remarks", Node::text(unsaid))]);
    Node::map([
        ("system-ids", Node::List(vec![Node::map([("id", line(&head.process))])])),
        ("system-name", line(write.system())),
        ("description", Node::text(scope)),
        ("system-information", Node::map([("information-types", Node::List(information(write, unsaid)))])),
        ("status", unknown()),
        ("authorization-boundary", Node::map([("description", Node::text(scope))])),
    ])
}

/// The sets of data of the model.
fn information(write: &Write<'_>, unsaid: &str) -> Vec<Node> {
    let model = &write.given.study.model;
    let data = model.of_kind(Kind::Data).map(|data| {
        Node::map([
            ("uuid", Node::text(write.id("data", model.id(data)))),
            ("title", line(write.name(data))),
            ("description", Node::text(write.name(data))),
        ])
    });
    let all: Vec<Node> = data.collect();
    if all.is_empty() {
        return vec![Node::map([("title", line(unsaid)), ("description", Node::text(unsaid))])];
    }
    all
}

/// The system as a whole, and the organisations that manage it.
fn parts(write: &Write<'_>) -> Vec<Node> {
    let part = |id: String, kind: &str, title: &str| {
        Node::map([
            ("uuid", Node::text(id)),
            ("type", Node::text(kind)),
            ("title", line(title)),
            ("description", Node::text(title)),
            ("status", Node::map([("state", Node::text("other"))])),
        ])
    };
    let mut parts = vec![part(write.id("component", ""), "this-system", write.system())];
    parts.extend(write.organizations().into_iter().map(|organization| {
        let id = write.given.study.model.id(organization);
        part(write.id("component", id), "organization", write.name(organization))
    }));
    parts
}

fn implemented(write: &Write<'_>, stand: &Stand<'_>) -> Node {
    let known = match stand.state {
        Covered::Met => "implemented",
        Covered::Partly => "partial",
        Covered::NotApplicable => "not-applicable",
        Covered::Unmet => "not-implemented",
        Covered::Open | Covered::Unknown => "not-stated",
    };
    let by = Node::map([
        ("component-uuid", Node::text(write.id("component", ""))),
        ("uuid", Node::text(write.id("by-component", stand.id))),
        ("description", Node::text(stand.by.as_str())),
        ("implementation-status", Node::map([("state", Node::text(known))])),
    ]);
    Node::map([
        ("uuid", Node::text(write.id("requirement", stand.id))),
        ("control-id", Node::text(stand.token.as_str())),
        ("props", Node::List(state(stand))),
        ("by-components", Node::List(vec![by])),
    ])
}
