//! Profiles resolved to catalogs as the profile resolution specification of NIST says: import, merge, modify, finish.
//!
//! Where the specification leaves a choice, or the released model lacks what it speaks of, what is done here stands in
//! `docs/design/oscal.md`.

mod alter;
mod combine;
mod finish;
mod import;
mod parameters;
mod select;
mod structure;

use crate::document::Document;
use crate::json::Node;
use crate::problem::{Problem, Severity, What};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Results above this many values are refused.
const MOST_VALUES: usize = 4_000_000;
/// Profiles that would take more comparisons of patterns, or walks through altered controls, than this are refused.
const MOST_WORK: usize = 500_000_000;
/// Profiles that set more parameters, or alter more controls, than this are refused.
const MOST_CHANGES: usize = 20_000;
/// No more problems than this are told.
const MOST_PROBLEMS: usize = 2_000;
/// Chains of imports longer than this are refused.
const MOST_IMPORTS: usize = 32;

/// A file that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// What it is called; the same file always has the same name, so that circles are seen.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Where it was found, if that is another place than the reference says.
    pub elsewhere: Option<String>,
}

/// Brings the bytes of files: the name of the file that refers to another, and the reference. Why not, where it cannot.
pub type Files<'f> = dyn FnMut(&str, &str) -> Result<Fetched, String> + 'f;

/// What becomes of a control that is not asked for, while one inside it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Parents {
    /// It comes along, as the specification says.
    #[default]
    Include,
    /// It stays away; what is inside takes its place.
    Lift,
    /// It stays away with all inside, as in the baselines NIST published for OSCAL 1.0.
    Require,
}

/// How to resolve.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// What becomes of controls around those asked for.
    pub parents: Parents,
    /// The time the result bears; without it, the latest of the documents it is made of.
    pub time: Option<String>,
    /// The program that resolves, as the result names it.
    pub tool: String,
}

/// What came of resolving.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    /// The catalog as a whole document; `None` where an error kept it from being made.
    pub catalog: Option<Node>,
    /// What is wrong or worth knowing, in the order it was met.
    pub problems: Vec<Problem>,
}

/// Resolves a profile. A document that cannot be resolved gives no catalog and at least one error.
pub fn resolve(file: &str, bytes: &[u8], options: &Options, files: &mut Files<'_>) -> Resolved {
    let mut resolver =
        Resolver { options, files, problems: Vec::new(), chain: Vec::new(), known: BTreeMap::new(), left: MOST_VALUES };
    let made = Document::read(file, bytes).map_err(|problem| resolver.problems.push(problem)).and_then(|document| {
        if document.model != "profile" {
            resolver.tell(
                Severity::Error,
                file,
                format!("/{}", document.model),
                What::NotProfile(document.model.to_owned()),
            );
            return Err(());
        }
        resolver.profile(&document)
    });
    let catalog = made.ok().map(|catalog| Node::map([("catalog", catalog.body)]));
    Resolved { catalog, problems: resolver.problems }
}

/// A catalog to import from, or the one a profile was resolved to.
#[derive(Debug)]
struct Catalog {
    body: Node,
    /// Version and time of every document it is made of, its own first.
    made_of: Vec<(String, String)>,
}

/// An error was told, and nothing can come of it.
type Told<T> = Result<T, ()>;

struct Resolver<'r> {
    options: &'r Options,
    files: &'r mut Files<'r>,
    problems: Vec<Problem>,
    /// The profiles being resolved, the outermost first.
    chain: Vec<String>,
    /// What was imported before, by name.
    known: BTreeMap<String, Rc<Catalog>>,
    /// How many values more the results may hold.
    left: usize,
}

impl Resolver<'_> {
    fn tell(&mut self, severity: Severity, file: &str, place: String, what: What) {
        let problem = Problem { severity, file: file.to_owned(), place, what };
        // What stops everything is told even when much else was told before.
        let room = self.problems.len() < MOST_PROBLEMS || severity == Severity::Error;
        if room && !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Resolves one profile, with what it imports resolved before.
    fn profile(&mut self, document: &Document) -> Told<Catalog> {
        let profile = document.body();
        self.chain.push(document.file.clone());
        let imported = self.imports(document);
        self.chain.pop();
        let imported = imported?;
        let mut selections = imported.selections;
        let merge = profile.get("merge");
        let structure = structure::asked(merge).map_err(|names| {
            self.tell(Severity::Error, &document.file, "/profile/merge".to_owned(), What::Structures(names));
        })?;
        let mut notes = Vec::new();
        combine::combine(merge, &mut selections, &mut notes);
        let mut body = structure::structured(structure, merge, selections, &mut notes);
        if let Some(modify) = profile.get("modify") {
            self.modify(document, modify, &mut body, &mut notes)?;
        }
        for (severity, place, what) in notes {
            self.tell(severity, &document.file, place, what);
        }
        let made = finish::Made {
            document,
            resources: imported.resources,
            keepers: imported.keepers,
            made_of: imported.made_of,
        };
        finish::finish(self, made, body)
    }

    fn modify(&mut self, document: &Document, modify: &Node, body: &mut Node, notes: &mut Vec<Note>) -> Told<()> {
        for list in ["set-parameters", "alters"] {
            if modify.list(list).len() > MOST_CHANGES {
                self.tell(
                    Severity::Error,
                    &document.file,
                    format!("/profile/modify/{list}"),
                    What::TooMuch(MOST_CHANGES),
                );
                return Err(());
            }
        }
        parameters::set(body, modify.list("set-parameters"), notes);
        if alter::alter(body, modify.list("alters"), notes).is_none() {
            let place = "/profile/modify/alters".to_owned();
            self.tell(Severity::Error, &document.file, place, What::TooMuch(MOST_WORK));
            return Err(());
        }
        Ok(())
    }

    /// Takes values from what the results may still hold.
    fn spend(&mut self, values: usize, file: &str, place: &str) -> Told<()> {
        match self.left.checked_sub(values) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => {
                self.tell(Severity::Error, file, place.to_owned(), What::TooMuch(MOST_VALUES));
                Err(())
            }
        }
    }
}

/// Something worth telling of the profile at hand: how bad, where, what.
type Note = (Severity, String, What);
