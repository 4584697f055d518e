//! A second reading of models and content that shares no types with the engine: plain maps of texts.
//!
//! It is made to be obviously right for valid input rather than fast or polite: anything unexpected panics.

mod data;
pub mod facts;
mod table;

use std::collections::BTreeMap;
use std::path::Path;
use yaml_rust2::{Yaml, YamlLoader};

/// What is said: attribute → texts. A list of one and one text are the same; an empty list is an explicit "none".
pub type Said = BTreeMap<String, Vec<String>>;

/// One thing of a model.
#[derive(Debug, Clone, Default)]
pub struct Thing {
    /// Its section, such as `components`.
    pub section: String,
    /// What it says.
    pub said: Said,
}

/// A model: id → thing.
#[derive(Debug, Clone, Default)]
pub struct Plain {
    /// The things by id.
    pub things: BTreeMap<String, Thing>,
}

/// An incident of the content.
#[derive(Debug, Clone)]
pub struct Incident {
    /// Its key.
    pub key: String,
    /// The words for kinds of subject it is raised on.
    pub about: Vec<String>,
    /// Its condition as read.
    pub when: Yaml,
}

/// The one document of a YAML text.
pub fn document(text: &str) -> Yaml {
    YamlLoader::load_from_str(text).unwrap().into_iter().next().unwrap_or(Yaml::Null)
}

/// A scalar as a text.
pub fn text(value: &Yaml) -> Option<String> {
    match value {
        Yaml::String(text) | Yaml::Real(text) => Some(text.clone()),
        Yaml::Integer(number) => Some(number.to_string()),
        Yaml::Boolean(truth) => Some(truth.to_string()),
        _ => None,
    }
}

impl Plain {
    /// A model of one text.
    pub fn of_text(model: &str) -> Plain {
        let mut plain = Plain::default();
        plain.add(&document(model));
        plain
    }

    /// A model of a folder, with its includes and tables.
    pub fn of_folder(folder: &Path) -> Plain {
        let mut plain = Plain::default();
        let mut files = vec!["model.yaml".to_owned()];
        while let Some(file) = files.pop() {
            let found = document(&std::fs::read_to_string(folder.join(&file)).unwrap());
            plain.add(&found);
            files.extend(found["include"].as_vec().into_iter().flatten().map(|one| text(one).unwrap()));
            for table in found["tables"].as_vec().into_iter().flatten() {
                let csv = std::fs::read_to_string(folder.join(table["file"].as_str().unwrap())).unwrap();
                table::read(table["section"].as_str().unwrap(), &csv, &mut plain);
            }
        }
        plain
    }

    fn add(&mut self, found: &Yaml) {
        const HEAD: [&str; 8] = ["sanso", "process", "name", "sector", "scope", "profile", "include", "tables"];
        for (key, entries) in found.as_hash().into_iter().flatten() {
            let section = key.as_str().unwrap();
            if HEAD.contains(&section) {
                continue;
            }
            let named = entries.as_hash().into_iter().flatten().map(|(id, entry)| (text(id).unwrap(), entry));
            let listed = entries.as_vec().into_iter().flatten().map(|entry| (text(&entry["id"]).unwrap(), entry));
            for (id, entry) in named.chain(listed) {
                let mut said = Said::new();
                for (key, value) in entry.as_hash().into_iter().flatten() {
                    if let Some(value) = texts(value) {
                        said.insert(key.as_str().unwrap().to_owned(), value);
                    }
                }
                self.things.insert(id, Thing { section: section.to_owned(), said });
            }
        }
    }
}

/// A value as texts; `None` where nothing is written or the value is display text.
fn texts(value: &Yaml) -> Option<Vec<String>> {
    match value {
        Yaml::Array(list) => Some(list.iter().map(|one| text(one).unwrap()).collect()),
        other => text(other).map(|one| vec![one]),
    }
}

/// The incidents of the content folder.
pub fn incidents(folder: &Path) -> Vec<Incident> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let document = document(&std::fs::read_to_string(entry.unwrap().path()).unwrap());
        for row in document["incidents"].as_vec().into_iter().flatten() {
            found.push(Incident {
                key: row["key"].as_str().unwrap().to_owned(),
                about: texts(&row["about"]).unwrap(),
                when: row["when"].clone(),
            });
        }
    }
    found
}
