//! Documented incidents: a model of the day before, and what then happened.

use crate::tree;
use std::fs;
use std::path::{Path, PathBuf};

/// One element of the observed path.
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// What the reports call it.
    pub seen: String,
    /// Ids of the model that stand for it; any will do.
    pub ids: Vec<String>,
    /// The outside world it stands for.
    pub world: Option<String>,
}

/// An incident and what was observed of it.
#[derive(Debug)]
pub struct Case {
    pub name: String,
    pub folder: PathBuf,
    /// The goal that came true.
    pub goal: String,
    /// In the order in which it happened.
    pub path: Vec<Element>,
    /// Measures that would have broken the path.
    pub breaking: Vec<String>,
}

/// The cases of a folder, by name.
pub fn cases(folder: &Path) -> Vec<Case> {
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("model.yaml").is_file())
        .collect();
    folders.sort();
    folders.iter().map(|folder| read(folder)).collect()
}

fn read(folder: &Path) -> Case {
    let text = fs::read_to_string(folder.join("observed.yaml")).unwrap();
    let tree = tree(&text);
    let (root, shown) = (tree.root(), folder.display());
    let known = ["observed", "case", "goal", "path", "breaking"];
    assert!(root.entries().all(|(key, _)| known.contains(&key.text().unwrap())), "{shown}: an unknown key");
    let text = |key: &str| root.get(key).and_then(|node| node.text()).unwrap_or_else(|| panic!("{shown}: `{key}`"));
    assert_eq!(text("observed"), "1", "{shown}");
    assert_eq!(folder.file_name().unwrap().to_str(), Some(text("case")), "{shown}");
    let path: Vec<Element> = root.get("path").unwrap().items().map(element).collect();
    let breaking: Vec<String> = texts(root.get("breaking"));
    assert!(path.len() >= 2 && !breaking.is_empty(), "{shown}: says too little");
    Case { name: text("case").to_owned(), folder: folder.to_owned(), goal: text("goal").to_owned(), path, breaking }
}

fn element(node: sanso_core::text::Node<'_>) -> Element {
    let known = ["seen", "is", "world"];
    assert!(node.entries().all(|(key, _)| known.contains(&key.text().unwrap())), "an unknown key in a path");
    let text = |key: &str| node.get(key).and_then(|value| value.text()).map(str::to_owned);
    let found = Element { seen: text("seen").unwrap(), ids: texts(node.get("is")), world: text("world") };
    assert!(!found.ids.is_empty() || found.world.is_some(), "`{}` stands for nothing", found.seen);
    found
}

/// The texts of a list.
pub fn texts(node: Option<sanso_core::text::Node<'_>>) -> Vec<String> {
    node.into_iter().flat_map(|list| list.items()).filter_map(|item| item.text()).map(str::to_owned).collect()
}
