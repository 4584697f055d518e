//! One document: which of the OSCAL models it is, and its version.

use crate::json::{self, Node};
use crate::problem::{Problem, Severity, What};

/// The version that is written, and the newest known.
pub const WRITTEN: &str = "1.2.1";

/// The newest version whose rules are known.
pub const NEWEST: Version = Version { major: 1, minor: 2, patch: 2 };

/// A version of OSCAL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Incompatible versions differ in it.
    pub major: u32,
    /// What was added.
    pub minor: u32,
    /// What was mended.
    pub patch: u32,
}

impl Version {
    /// Reads `1.2.1`, also `1.2` and `1.0.0-rc1`.
    pub fn parse(text: &str) -> Option<Version> {
        let plain = text.trim().trim_start_matches('v');
        let mut numbers = plain.split(['-', '+']).next()?.split('.').map(|part| part.parse::<u32>().ok());
        let major = numbers.next()??;
        let minor = numbers.next().unwrap_or(Some(0))?;
        let patch = numbers.next().unwrap_or(Some(0))?;
        numbers.next().is_none().then_some(Version { major, minor, patch })
    }

    /// Whether its rules are known.
    pub fn is_known(self) -> bool {
        self.major == 1 && self <= NEWEST
    }
}

/// The models of OSCAL by the name of the one member at the top of a document.
pub const MODELS: [&str; 8] = [
    "catalog",
    "profile",
    "mapping-collection",
    "component-definition",
    "system-security-plan",
    "assessment-plan",
    "assessment-results",
    "plan-of-action-and-milestones",
];

/// A document that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its name, as it was given.
    pub file: String,
    /// The whole tree, with the member that names the model.
    pub root: Node,
    /// The model: one of [`MODELS`].
    pub model: &'static str,
}

impl Document {
    /// Reads a document. What is wrong with its contents is for [`crate::check`].
    pub fn read(file: &str, bytes: &[u8]) -> Result<Document, Problem> {
        let problem = |(severity, what)| Problem { severity, file: file.to_owned(), place: String::new(), what };
        let root = json::read(bytes).map_err(problem)?;
        let model = MODELS.into_iter().find(|model| matches!(root.get(model), Some(Node::Map(_))));
        let Some(model) = model else {
            let found = root.members().iter().map(|(key, _)| &**key).find(|key| *key != "$schema");
            let found = found.unwrap_or(if matches!(root, Node::Map(_)) { "{}" } else { "…" });
            return Err(problem((Severity::Error, What::NotOscal(found.to_owned()))));
        };
        Ok(Document { file: file.to_owned(), root, model })
    }

    /// The contents below the name of the model.
    pub fn body(&self) -> &Node {
        self.root.get(self.model).unwrap_or(&Node::Null)
    }

    /// The metadata.
    pub fn metadata(&self) -> &Node {
        self.body().get("metadata").unwrap_or(&Node::Null)
    }

    /// The version of OSCAL it says it is of.
    pub fn version(&self) -> Option<Version> {
        Version::parse(self.metadata().str("oscal-version")?)
    }

    /// Its own id.
    pub fn uuid(&self) -> &str {
        self.body().str("uuid").unwrap_or_default()
    }
}
