//! Documents checked against the rules of their version: members, forms, words, and what refers to what.

mod ids;
#[cfg(feature = "schema")]
mod official;

#[cfg(feature = "schema")]
pub use official::against;

use crate::document::{Document, Version};
use crate::json::Node;
use crate::lexical;
use crate::problem::{Problem, Severity, What};
use crate::shape::{Field, Kind, Many, Shape, shapes};

/// No more problems than this are told of one document.
const MOST_PROBLEMS: usize = 10_000;

/// The first version in which a title is one line and alternatives exclude each other.
const STRICT: Version = Version { major: 1, minor: 2, patch: 0 };

/// Reads and checks a document: everything that is wrong with it, from the top.
pub fn check(file: &str, bytes: &[u8]) -> Vec<Problem> {
    match Document::read(file, bytes) {
        Ok(document) => check_document(&document),
        Err(problem) => vec![problem],
    }
}

/// Checks a document that was read.
pub fn check_document(document: &Document) -> Vec<Problem> {
    let version = document.version();
    let known = version.filter(|version| version.is_known());
    let mut check =
        Check { file: &document.file, version: known.unwrap_or(crate::document::NEWEST), problems: Vec::new() };
    let top = Way { up: None, step: Step::Name(document.model) };
    for (key, _) in document.root.members() {
        if **key != *document.model && **key != *"$schema" {
            check.tell(Severity::Error, &Way { up: None, step: Step::Name(key) }, What::Unknown(key.to_string(), None));
        }
    }
    if let (None, Some(text)) = (known, document.metadata().str("oscal-version")) {
        let metadata = Way { up: Some(&top), step: Step::Name("metadata") };
        let place = Way { up: Some(&metadata), step: Step::Name("oscal-version") };
        check.tell(Severity::Warning, &place, What::Version(text.to_owned()));
    }
    if let Some(shape) = crate::shape::shape(document.model) {
        check.object(document.body(), shape, &top);
    }
    ids::check(document, &mut check.problems);
    check.problems
}

/// The way from the top to a value, kept on the stack and only written down where something is told.
#[derive(Clone, Copy)]
struct Way<'w> {
    up: Option<&'w Way<'w>>,
    step: Step<'w>,
}

#[derive(Clone, Copy)]
enum Step<'w> {
    Name(&'w str),
    Number(usize),
}

impl Way<'_> {
    fn written(&self) -> String {
        let above = self.up.map(Way::written).unwrap_or_default();
        match self.step {
            Step::Name(name) => format!("{above}/{}", name.replace('~', "~0").replace('/', "~1")),
            Step::Number(number) => format!("{above}/{number}"),
        }
    }
}

struct Check<'c> {
    file: &'c str,
    version: Version,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn tell(&mut self, severity: Severity, way: &Way<'_>, what: What) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem { severity, file: self.file.to_owned(), place: way.written(), what });
        }
    }

    fn object(&mut self, node: &Node, shape: &Shape, way: &Way<'_>) {
        let Node::Map(members) = node else {
            self.tell(Severity::Error, way, What::Kind("object"));
            return;
        };
        for (key, value) in members {
            let here = Way { up: Some(way), step: Step::Name(key) };
            match shape.field(key) {
                Some(field) => self.member(value, field, &here),
                None => {
                    let near = lexical::nearest(key, shape.fields.iter().map(|field| field.key));
                    self.tell(Severity::Error, &here, What::Unknown(key.to_string(), near));
                }
            }
        }
        for field in shape.fields.iter().filter(|field| field.required && node.get(field.key).is_none()) {
            self.tell(Severity::Error, way, What::Missing(field.key.to_owned()));
        }
        self.alternatives(node, shape, way);
    }

    fn alternatives(&mut self, node: &Node, shape: &Shape, way: &Way<'_>) {
        // Earlier schemas let through what the model never meant.
        let severity = if self.version < STRICT { Severity::Warning } else { Severity::Error };
        for (list, must) in [(&shape.one, true), (&shape.either, false)] {
            let given: Vec<&str> = list.iter().filter(|key| node.get(key).is_some()).copied().collect();
            if given.len() > 1 {
                self.tell(severity, way, What::NotTogether(given.join(", ")));
            } else if must && given.is_empty() && !list.is_empty() {
                self.tell(severity, way, What::OneOf(list.join(", ")));
            }
        }
    }

    fn member(&mut self, value: &Node, field: &Field, way: &Way<'_>) {
        if let Some(since) = field.since.filter(|since| Version::parse(since).is_some_and(|since| self.version < since))
        {
            self.tell(Severity::Error, way, What::TooNew(field.key.to_owned(), since.to_owned()));
        }
        match (value, field.many) {
            (Node::List(elements), Many::List | Many::Either) => {
                if elements.is_empty() {
                    self.tell(Severity::Error, way, What::Empty);
                }
                for (element, number) in elements.iter().zip(0..) {
                    self.value(element, field, &Way { up: Some(way), step: Step::Number(number) });
                }
            }
            (_, Many::List) => self.tell(Severity::Error, way, What::Kind("list")),
            _ => self.value(value, field, way),
        }
    }

    fn value(&mut self, value: &Node, field: &Field, way: &Way<'_>) {
        match (field.kind, value) {
            (Kind::Object(number), _) => {
                if let Some(shape) = shapes().get(number) {
                    self.object(value, shape, way);
                }
            }
            (Kind::Boolean, Node::Bool(_)) => {}
            (Kind::Boolean, _) => self.tell(Severity::Error, way, What::Kind("boolean")),
            (Kind::Number(form), _) => self.number(value, form, way),
            (Kind::Text(form), Node::Text(text)) => self.text(text, form, &field.allowed, way),
            (Kind::Text(_), _) => self.tell(Severity::Error, way, What::Kind("text")),
        }
    }

    fn number(&mut self, value: &Node, form: &'static str, way: &Way<'_>) {
        let Node::Number(number) = value else {
            self.tell(Severity::Error, way, What::Kind(if form == "decimal" { "number" } else { form }));
            return;
        };
        let whole = number.as_u64().or_else(|| {
            number.as_f64().filter(|whole| whole.fract() == 0.0 && *whole >= 0.0).map(|whole| whole as u64)
        });
        let good = match form {
            "decimal" => true,
            "positive" => whole.is_some_and(|whole| whole > 0),
            _ => whole.is_some(),
        };
        if !good {
            self.tell(Severity::Error, way, What::Kind(form));
        }
    }

    fn text(&mut self, text: &str, form: &'static str, allowed: &[&str], way: &Way<'_>) {
        let good = match form {
            "token" => lexical::is_token(text),
            "string" => lexical::is_string(text),
            "line" => self.version < STRICT || lexical::is_line(text),
            "uuid" => lexical::is_uuid(text),
            "uri" => lexical::is_uri(text),
            "datetime" => lexical::is_datetime(text),
            "date" => lexical::is_date(text),
            "email" => lexical::is_email(text),
            "base64" => lexical::is_base64(text),
            _ => true,
        };
        if !good {
            self.tell(Severity::Error, way, What::Form(text.to_owned(), form));
        } else if !allowed.is_empty() && !allowed.contains(&text) {
            self.tell(Severity::Error, way, What::NotAllowed(text.to_owned(), allowed.join(", ")));
        } else if matches!(form, "uri" | "uri-ref") && !lexical::is_reference(text) {
            // The official schemas name the form, but most programs do not hold anybody to it.
            self.tell(Severity::Warning, way, What::Form(text.to_owned(), "uri-ref"));
        }
    }
}
