//! The rows of each list.

use super::{Reader, fields};
use crate::content::{
    Category, Confidence, Element, Function, Grade, Incident, Layer, Measure, Profile, ProfileRow, Retired, Row, Scope,
    SourceRow, Tailoring, Term, Threat, Vulnerability, When,
};
use crate::diag::SchemaProblem;
use crate::text::{Node, Text, nearest};

impl Reader {
    pub(super) fn source(&mut self, node: Node<'_>) {
        // A source is where other rows come from, so it needs no origin of its own.
        let [key, name, note, ..] = self.parts(node, ["key", "name", "note", "origin", "confidence"]);
        let row = Row {
            key: self.needed(key),
            origin: Text::default(),
            confidence: Confidence::High,
            overlay: self.overlay.clone(),
            place: node.place(),
        };
        let source = SourceRow { row, name: self.words(name), note: self.words(note) };
        self.put(source);
    }

    pub(super) fn layer(&mut self, node: Node<'_>) {
        let own = ["id", "name", "space", "trusted", "traits", "protects"];
        let (row, [id, name, space, trusted, traits, protects]) = self.row(node, "key", own);
        let layer = Layer {
            row,
            id: self.needed(id),
            name: self.words(name),
            space: self.words(space),
            trusted: self.words(trusted),
            traits: self.many_words(traits),
            protects: self.many_words(protects),
        };
        self.put(layer);
    }

    pub(super) fn element(&mut self, node: Node<'_>) {
        let (row, [id, name, means]) = self.row(node, "key", ["id", "name", "means"]);
        let element = Element { row, id: self.needed(id), name: self.words(name), means: self.words(means) };
        self.put(element);
    }

    pub(super) fn function(&mut self, node: Node<'_>) {
        let (row, [id, layer, name]) = self.row(node, "key", ["id", "layer", "name"]);
        let function = Function { row, id: self.needed(id), layer: self.needed(layer), name: self.words(name) };
        self.put(function);
    }

    pub(super) fn threat(&mut self, node: Node<'_>) {
        let (row, [name]) = self.row(node, "key", ["name"]);
        let threat = Threat { row, name: self.words(name) };
        self.put(threat);
    }

    pub(super) fn term(&mut self, node: Node<'_>) {
        let (row, [_, _, means]) = self.row(node, "key", ["en", "ja", "means"]);
        let term = Term { row, name: self.words_of(node), means: self.words(means) };
        self.put(term);
    }

    pub(super) fn incident(&mut self, node: Node<'_>) {
        let own = ["id", "id-confidence", "function", "about", "when", "name", "harm", "threats", "vulnerabilities"];
        let (row, [id, id_confidence, function, about, when, name, harm, threats, vulnerabilities]) =
            self.row(node, "key", own);
        let Some(when) = when.value.and_then(|when| self.when(when, 0)) else {
            self.note(node.place(), SchemaProblem::MissingField { field: "when" });
            return;
        };
        let vulnerabilities = vulnerabilities.value.map(Node::items);
        let incident = Incident {
            row,
            id: self.needed(id),
            id_confidence: self.confidence(id_confidence),
            function: self.needed(function),
            about: self.texts(about),
            when,
            name: self.words(name),
            harm: self.words(harm),
            threats: self.texts(threats),
            vulnerabilities: vulnerabilities
                .map(|nodes| nodes.map(|node| self.vulnerability(node)).collect())
                .unwrap_or_default(),
        };
        self.put(incident);
    }

    fn vulnerability(&mut self, node: Node<'_>) -> Vulnerability {
        let (row, [element, name, measures, _]) = self.row(node, "id", ["element", "name", "measures", "key"]);
        Vulnerability { row, element: self.needed(element), name: self.words(name), measures: self.texts(measures) }
    }

    /// `all`, `any`, `not` over named facts; nested a few levels at most.
    fn when(&mut self, node: Node<'_>, depth: usize) -> Option<When> {
        if let Some(name) = node.to_text() {
            return Some(When::Fact(name));
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
        let (row, [id, name]) = self.row(node, "key", ["id", "name"]);
        let category = Category { row, id: self.needed(id), name: self.words(name) };
        self.put(category);
    }

    pub(super) fn measure(&mut self, node: Node<'_>) {
        let own = ["id", "id-confidence", "category", "name", "statement", "elements", "layers", "first-step", "proof"];
        let (row, [id, id_confidence, category, name, statement, elements, layers, first_step, proof]) =
            self.row(node, "key", own);
        let measure = Measure {
            row,
            id: self.needed(id),
            id_confidence: self.confidence(id_confidence),
            category: self.needed(category),
            name: self.words(name),
            statement: self.words(statement),
            elements: self.texts(elements),
            layers: self.texts(layers),
            first_step: self.words(first_step),
            proof: self.words(proof),
        };
        self.put(measure);
    }

    pub(super) fn profile(&mut self, node: Node<'_>) {
        let (row, [name, why, rows]) = self.row(node, "key", ["name", "why", "rows"]);
        let rows = rows.value.into_iter().flat_map(Node::items).filter_map(|row| self.profile_row(row)).collect();
        let profile = Profile { row, name: self.words(name), why: self.words(why), rows };
        self.put(profile);
    }

    fn profile_row(&mut self, node: Node<'_>) -> Option<ProfileRow> {
        let own = ["measure", "category", "all", "do", "grade", "size", "why", "key", "origin", "confidence"];
        let [measure, category, all, action, graded, size, why, ..] = self.parts(node, own);
        let scope = match (measure.said(), category.said(), all.said()) {
            (Some(_), None, None) => Scope::Measure(measure.text()),
            (None, Some(_), None) => Scope::Category(category.text()),
            (None, None, Some("true")) => Scope::All,
            _ => {
                self.note(node.place(), SchemaProblem::BadScope);
                return None;
            }
        };
        let given = graded.said().unwrap_or_default();
        let grade = Grade::from_key(given);
        if grade.is_none() && !given.is_empty() {
            let known = [Grade::Basic, Grade::Advanced, Grade::HighAdvanced].into_iter().map(Grade::key);
            let problem = SchemaProblem::UnknownGrade { nearest: nearest(given, known), given: given.to_owned() };
            self.note(graded.place(), problem);
            return None;
        }
        let tailoring = match (action.said(), grade) {
            (Some("require"), grade) => Tailoring::Require(grade),
            (Some("grade"), Some(grade)) => Tailoring::Grade(grade),
            (Some("exclude"), _) => Tailoring::Exclude,
            _ => {
                self.note(node.place(), SchemaProblem::BadProfileRow);
                return None;
            }
        };
        Some(ProfileRow { scope, tailoring, sizes: self.texts(size), why: self.words(why), place: node.place() })
    }

    pub(super) fn retired(&mut self, node: Node<'_>) {
        let [list, key, since, replaced_by] = fields(node, ["list", "key", "since", "replaced-by"]);
        let retired = Retired {
            list: self.needed(list),
            key: self.needed(key),
            since: self.needed(since),
            replaced_by: replaced_by.value.and_then(Node::to_text),
        };
        self.library.retired.push(retired);
    }
}
