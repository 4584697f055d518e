//! The first phase: what a profile imports is fetched, read, resolved if it is a profile itself, and selected from.

use super::select::{Chosen, Selector};
use super::{Catalog, Document, Fetched, MOST_IMPORTS, MOST_WORK, Resolver, Told};
use crate::json::Node;
use crate::lexical::base64;
use crate::problem::{Severity, What};
use std::rc::Rc;

/// All that the imports of a profile bring.
#[derive(Debug, Default)]
pub(super) struct Imported {
    /// What each import selects, in order.
    pub selections: Vec<Chosen>,
    /// Resources of the back matter of all sources, in order.
    pub resources: Vec<Node>,
    /// Roles and parties of the sources that say they must be kept: the member they stand in, and what they are.
    pub keepers: Vec<(&'static str, Node)>,
    /// Version and time of all documents.
    pub made_of: Vec<(String, String)>,
}

impl Resolver<'_> {
    pub(super) fn imports(&mut self, document: &Document) -> Told<Imported> {
        let mut all = Imported::default();
        for (import, number) in document.body().list("imports").iter().zip(0..) {
            let place = format!("/profile/imports/{number}");
            let source = self.source(document, import, &place)?;
            all.made_of.extend(source.made_of.iter().cloned());
            let back = source.body.get("back-matter").map(|back| back.list("resources")).unwrap_or_default();
            all.resources.extend(back.iter().cloned());
            for kept in ["roles", "parties"] {
                let metadata = source.body.get("metadata").unwrap_or(&Node::Null);
                let kept_here = metadata.list(kept).iter().filter(|one| always_kept(one));
                all.keepers.extend(kept_here.map(|one| (kept, one.clone())));
            }
            let selector = Selector::of(import, self.options.parents);
            if selector.patterns().saturating_mul(controls(&source.body)) > MOST_WORK {
                self.tell(Severity::Error, &document.file, place, What::TooMuch(MOST_WORK));
                return Err(());
            }
            let (mut chosen, unmet) = selector.choose(&source.body);
            if selector.is_implicit() {
                self.tell(Severity::Warning, &document.file, place.clone(), What::AllMeant);
            }
            for (below, what) in unmet {
                self.tell(Severity::Warning, &document.file, format!("{place}{below}"), what);
            }
            self.spend(chosen.size(), &document.file, &place)?;
            all.selections.push(std::mem::take(&mut chosen));
        }
        Ok(all)
    }

    /// The catalog an import names.
    fn source(&mut self, document: &Document, import: &Node, place: &str) -> Told<Rc<Catalog>> {
        let href = import.str("href").unwrap_or_default();
        let fetched = match href.strip_prefix('#') {
            Some(uuid) => self.resource(document, uuid, place)?,
            None => self.fetch(document, href, place).map_err(|why| {
                let what = What::Unreachable(href.to_owned(), why);
                self.tell(Severity::Error, &document.file, format!("{place}/href"), what);
            })?,
        };
        self.read(document, &fetched, place)
    }

    fn fetch(&mut self, document: &Document, href: &str, place: &str) -> Result<Fetched, String> {
        let fetched = (self.files)(&document.file, href)?;
        if let Some(found) = fetched.elsewhere.clone() {
            self.tell(
                Severity::Advice,
                &document.file,
                format!("{place}/href"),
                What::Elsewhere(href.to_owned(), found),
            );
        }
        Ok(fetched)
    }

    /// The file behind a resource of the profile's own back matter: the first link that leads to one, JSON before
    /// anything else, or what is kept in the resource itself.
    fn resource(&mut self, document: &Document, uuid: &str, place: &str) -> Told<Fetched> {
        let place = format!("{place}/href");
        let resources = document.body().get("back-matter").map(|back| back.list("resources")).unwrap_or_default();
        let own = resources.iter().find(|one| one.str("uuid").is_some_and(|own| own.eq_ignore_ascii_case(uuid)));
        let Some(own) = own else {
            self.tell(Severity::Error, &document.file, place, What::NoResource(uuid.to_owned()));
            return Err(());
        };
        let mut links: Vec<&Node> = own.list("rlinks").iter().collect();
        links.sort_by_key(|link| !leads_to_json(link));
        let mut last = None;
        for href in links.iter().filter_map(|link| link.str("href")) {
            match self.fetch(document, href, place.trim_end_matches("/href")) {
                Ok(fetched) => return Ok(fetched),
                Err(why) => last = last.or(Some(What::Unreachable(href.to_owned(), why))),
            }
        }
        if let Some(bytes) = own.get("base64").and_then(|kept| base64(kept.str("value")?)) {
            return Ok(Fetched { name: format!("{}#{uuid}", document.file), bytes, elsewhere: None });
        }
        let what = last.unwrap_or_else(|| What::NoSource(uuid.to_owned()));
        self.tell(Severity::Error, &document.file, place, what);
        Err(())
    }

    fn read(&mut self, document: &Document, fetched: &Fetched, place: &str) -> Told<Rc<Catalog>> {
        let href = format!("{place}/href");
        if let Some(known) = self.known.get(&fetched.name) {
            return Ok(known.clone());
        }
        if let Some(first) = self.chain.iter().position(|name| *name == fetched.name) {
            let around = self.chain.iter().skip(first).chain([&fetched.name]).cloned().collect();
            self.tell(Severity::Error, &document.file, href, What::Circular(around));
            return Err(());
        }
        if self.chain.len() >= MOST_IMPORTS {
            self.tell(Severity::Error, &document.file, href, What::TooDeep(MOST_IMPORTS));
            return Err(());
        }
        let read = Document::read(&fetched.name, &fetched.bytes).map_err(|problem| self.problems.push(problem))?;
        let catalog = match read.model {
            "catalog" => of_catalog(read),
            "profile" => self.profile(&read)?,
            other => {
                self.tell(Severity::Error, &document.file, href, What::NotImportable(other.to_owned()));
                return Err(());
            }
        };
        let catalog = Rc::new(catalog);
        self.known.insert(fetched.name.clone(), catalog.clone());
        Ok(catalog)
    }
}

/// How many controls there are in a catalog, group or control.
fn controls(node: &Node) -> usize {
    let inside = |key| node.list(key).iter().map(controls).sum::<usize>();
    node.list("controls").len() + inside("controls") + inside("groups")
}

fn of_catalog(mut document: Document) -> Catalog {
    let made_of = vec![stamp(document.metadata())];
    let body = document.root.take(document.model).unwrap_or(Node::Null);
    Catalog { body, made_of }
}

/// Version and time of a document.
pub(super) fn stamp(metadata: &Node) -> (String, String) {
    let text = |key| metadata.str(key).unwrap_or_default().to_owned();
    (text("oscal-version"), text("last-modified"))
}

/// Whether something bears the property that keeps it from being pruned.
pub(super) fn always_kept(node: &Node) -> bool {
    node.list("props").iter().any(|prop| prop.str("name") == Some("keep") && prop.str("value") == Some("always"))
}

fn leads_to_json(link: &Node) -> bool {
    let ends = |text: &str| text.to_ascii_lowercase().ends_with(".json");
    link.str("media-type").is_some_and(|kind| kind.contains("json")) || link.str("href").is_some_and(ends)
}
