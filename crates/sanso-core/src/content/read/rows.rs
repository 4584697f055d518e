//! The rows of each list.

use super::{Reader, text};
use crate::content::{
    Category, Confidence, Element, Function, Grade, Incident, Layer, Measure, Profile, ProfileRow, Retired, Row, Scope,
    SourceRow, Tailoring, Term, Threat, Vulnerability, When,
};
use crate::diag::SchemaProblem;
use crate::text::{Node, nearest};

impl Reader {
    pub(super) fn source(&mut self, node: Node<'_>) {
        self.fields(node, &["name", "note"]);
        // A source is where other rows come from, so it needs no origin of its own.
        let row = Row {
            key: self.needed(node, "key"),
            origin: String::new(),
            confidence: Confidence::High,
            overlay: self.overlay.clone(),
            place: node.place(),
        };
        let source = SourceRow { row, name: self.words(node, "name"), note: self.words(node, "note") };
        self.put(source);
    }

    pub(super) fn layer(&mut self, node: Node<'_>) {
        self.fields(node, &["id", "name", "space", "trusted", "traits", "protects"]);
        let layer = Layer {
            row: self.row(node, "key"),
            id: self.needed(node, "id"),
            name: self.words(node, "name"),
            space: self.words(node, "space"),
            trusted: self.words(node, "trusted"),
            traits: self.many_words(node, "traits"),
            protects: self.many_words(node, "protects"),
        };
        self.put(layer);
    }

    pub(super) fn element(&mut self, node: Node<'_>) {
        self.fields(node, &["id", "name", "means"]);
        let element = Element {
            row: self.row(node, "key"),
            id: self.needed(node, "id"),
            name: self.words(node, "name"),
            means: self.words(node, "means"),
        };
        self.put(element);
    }

    pub(super) fn function(&mut self, node: Node<'_>) {
        self.fields(node, &["id", "layer", "name"]);
        let function = Function {
            row: self.row(node, "key"),
            id: self.needed(node, "id"),
            layer: self.needed(node, "layer"),
            name: self.words(node, "name"),
        };
        self.put(function);
    }

    pub(super) fn threat(&mut self, node: Node<'_>) {
        self.fields(node, &["name"]);
        let threat = Threat { row: self.row(node, "key"), name: self.words(node, "name") };
        self.put(threat);
    }

    pub(super) fn term(&mut self, node: Node<'_>) {
        self.fields(node, &["en", "ja", "means"]);
        let term = Term { row: self.row(node, "key"), name: self.words_of(node), means: self.words(node, "means") };
        self.put(term);
    }

    pub(super) fn incident(&mut self, node: Node<'_>) {
        self.fields(
            node,
            &["id", "id-confidence", "function", "about", "when", "name", "harm", "threats", "vulnerabilities"],
        );
        let row = self.row(node, "key");
        let when = match node.get("when").and_then(|when| self.when(when, 0)) {
            Some(when) => when,
            None => {
                self.note(node.place(), SchemaProblem::MissingField { field: "when" });
                return;
            }
        };
        let vulnerabilities = node.get("vulnerabilities").into_iter().flat_map(Node::items);
        let incident = Incident {
            row,
            id: self.needed(node, "id"),
            id_confidence: self.confidence(node, "id-confidence"),
            function: self.needed(node, "function"),
            about: self.texts(node, "about"),
            when,
            name: self.words(node, "name"),
            harm: self.words(node, "harm"),
            threats: self.texts(node, "threats"),
            vulnerabilities: vulnerabilities.map(|node| self.vulnerability(node)).collect(),
        };
        self.put(incident);
    }

    fn vulnerability(&mut self, node: Node<'_>) -> Vulnerability {
        self.fields(node, &["id", "element", "name", "measures"]);
        Vulnerability {
            row: self.row(node, "id"),
            element: self.needed(node, "element"),
            name: self.words(node, "name"),
            measures: self.texts(node, "measures"),
        }
    }

    /// `all`, `any`, `not` over named facts; nested a few levels at most.
    fn when(&mut self, node: Node<'_>, depth: usize) -> Option<When> {
        if let Some(name) = node.text() {
            return Some(When::Fact(name.to_owned()));
        }
        let mut entries = node.entries();
        let (Some((key, value)), None, true) = (entries.next(), entries.next(), depth < 8) else {
            self.note(node.place(), SchemaProblem::BadWhen);
            return None;
        };
        // A condition of no parts would hold always or never, which nobody means.
        if key.text() != Some("not") && value.items().next().is_none() {
            self.note(value.place(), SchemaProblem::BadWhen);
            return None;
        }
        let parts =
            |reader: &mut Reader| value.items().map(|part| reader.when(part, depth + 1)).collect::<Option<Vec<_>>>();
        match key.text() {
            Some("all") => Some(When::All(parts(self)?)),
            Some("any") => Some(When::Any(parts(self)?)),
            Some("not") => Some(When::Not(Box::new(self.when(value, depth + 1)?))),
            _ => {
                self.note(key.place(), SchemaProblem::BadWhen);
                None
            }
        }
    }

    pub(super) fn category(&mut self, node: Node<'_>) {
        self.fields(node, &["id", "name"]);
        let category =
            Category { row: self.row(node, "key"), id: self.needed(node, "id"), name: self.words(node, "name") };
        self.put(category);
    }

    pub(super) fn measure(&mut self, node: Node<'_>) {
        self.fields(
            node,
            &["id", "id-confidence", "category", "name", "statement", "elements", "layers", "first-step", "proof"],
        );
        let measure = Measure {
            row: self.row(node, "key"),
            id: self.needed(node, "id"),
            id_confidence: self.confidence(node, "id-confidence"),
            category: self.needed(node, "category"),
            name: self.words(node, "name"),
            statement: self.words(node, "statement"),
            elements: self.texts(node, "elements"),
            layers: self.texts(node, "layers"),
            first_step: self.words(node, "first-step"),
            proof: self.words(node, "proof"),
        };
        self.put(measure);
    }

    pub(super) fn profile(&mut self, node: Node<'_>) {
        self.fields(node, &["name", "why", "rows"]);
        let rows = node.get("rows").into_iter().flat_map(Node::items).filter_map(|row| self.profile_row(row)).collect();
        let profile =
            Profile { row: self.row(node, "key"), name: self.words(node, "name"), why: self.words(node, "why"), rows };
        self.put(profile);
    }

    fn profile_row(&mut self, node: Node<'_>) -> Option<ProfileRow> {
        self.fields(node, &["measure", "category", "all", "do", "grade", "size", "why"]);
        let said = |field| node.get(field).and_then(Node::text);
        let scope = match (said("measure"), said("category"), said("all")) {
            (Some(measure), None, None) => Scope::Measure(measure.to_owned()),
            (None, Some(category), None) => Scope::Category(category.to_owned()),
            (None, None, Some("true")) => Scope::All,
            _ => {
                self.note(node.place(), SchemaProblem::BadScope);
                return None;
            }
        };
        let given = text(node, "grade");
        let grade = Grade::from_key(&given);
        if grade.is_none() && !given.is_empty() {
            let known = [Grade::Basic, Grade::Advanced, Grade::HighAdvanced].into_iter().map(Grade::key);
            let problem = SchemaProblem::UnknownGrade { nearest: nearest(&given, known), given };
            self.note(node.get("grade").map_or(node.place(), Node::place), problem);
            return None;
        }
        let tailoring = match (text(node, "do").as_str(), grade) {
            ("require", grade) => Tailoring::Require(grade),
            ("grade", Some(grade)) => Tailoring::Grade(grade),
            ("exclude", _) => Tailoring::Exclude,
            _ => {
                self.note(node.place(), SchemaProblem::BadProfileRow);
                return None;
            }
        };
        Some(ProfileRow {
            scope,
            tailoring,
            sizes: self.texts(node, "size"),
            why: self.words(node, "why"),
            place: node.place(),
        })
    }

    pub(super) fn retired(&mut self, node: Node<'_>) {
        let retired = Retired {
            list: self.needed(node, "list"),
            key: self.needed(node, "key"),
            since: self.needed(node, "since"),
            replaced_by: node.get("replaced-by").and_then(Node::text).map(str::to_owned),
        };
        self.library.retired.push(retired);
    }
}
