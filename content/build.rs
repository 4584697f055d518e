//! Packs the YAML files of this folder; frameworks and the tables between them are taken in as they are.
//!
//! A packed file is its nodes in reading order. A node is a number of four bytes, the lowest first. Its three lowest bits
//! are its kind (0 nothing, 1 plain text, 2 quoted text, 3 list, 4 mapping); the rest is for a text its number among the
//! texts of all files, for a list or mapping the number of nodes of its subtree, itself included. So whoever reads it
//! can go from entry to entry where it lies.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a build script stops the build by panicking"
)]

use saphyr_parser::{Event, Parser, ScalarStyle};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap());
    let out = PathBuf::from(env::var("OUT_DIR").unwrap());
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let (sheets, files): (Vec<PathBuf>, Vec<PathBuf>) = files.into_iter().partition(|path| is_sheet(path, &root));
    fs::write(out.join("sheets.rs"), list_of(&sheets, &root)).unwrap();
    let mut table = String::from("&[\n");
    let mut texts = Texts::default();
    for (number, path) in files.iter().enumerate() {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let yaml = fs::read_to_string(path).unwrap();
        let nodes = pack(&yaml, &mut texts).unwrap_or_else(|why| panic!("{name}: {why}"));
        fs::write(out.join(format!("{number}.nodes")), nodes).unwrap();
        let nodes = format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{number}.nodes\")).as_chunks().0");
        writeln!(table, "File {{ path: {name:?}, nodes: {nodes} }},").unwrap();
    }
    table.push(']');
    fs::write(out.join("files.rs"), table).unwrap();
    texts.starts.extend(number(texts.all.len()));
    fs::write(out.join("texts"), texts.all).unwrap();
    fs::write(out.join("starts"), texts.starts).unwrap();
}

/// Whether a file belongs to frameworks and the tables between them, which are not packed: they are long, and only the
/// commands that ask for them read them.
fn is_sheet(path: &Path, root: &Path) -> bool {
    ["frameworks", "crosswalks"].iter().any(|folder| path.starts_with(root.join(folder)))
}

/// The files as they are, each with its path.
fn list_of(sheets: &[PathBuf], root: &Path) -> String {
    let mut list = String::from("&[\n");
    for path in sheets {
        let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        let full = path.to_str().expect("a path that is a text");
        writeln!(list, "Sheet {{ path: {name:?}, text: include_str!({full:?}) }},").unwrap();
    }
    list.push(']');
    list
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "src" && name != "target") {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "yaml" || ending == "csv") {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
}

fn pack(yaml: &str, texts: &mut Texts) -> Result<Vec<u8>, String> {
    // Nodes as (kind, text or size); sizes are filled in when a collection closes.
    let mut nodes: Vec<(usize, usize)> = Vec::new();
    let mut open = Vec::new();
    for event in Parser::new_from_str(yaml) {
        match event.map_err(|error| error.to_string())?.0 {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                nodes.push(match &*text {
                    "" | "~" | "null" if plain => (0, 0),
                    text => (if plain { 1 } else { 2 }, texts.number(text)),
                });
            }
            Event::SequenceStart(..) => {
                open.push(nodes.len());
                nodes.push((3, 0));
            }
            Event::MappingStart(..) => {
                open.push(nodes.len());
                nodes.push((4, 0));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let at = open.pop().unwrap();
                nodes[at].1 = nodes.len() - at;
            }
            Event::Alias(_) => return Err("content uses no aliases".to_owned()),
            _ => {}
        }
    }
    Ok(nodes.into_iter().flat_map(|(kind, rest)| number(rest << 3 | kind)).collect())
}

/// Every text once, over all files.
#[derive(Default)]
struct Texts {
    all: String,
    starts: Vec<u8>,
    known: HashMap<String, usize>,
}

impl Texts {
    fn number(&mut self, text: &str) -> usize {
        let next = self.known.len();
        let known = *self.known.entry(text.to_owned()).or_insert(next);
        if known == next {
            self.starts.extend(number(self.all.len()));
            self.all.push_str(text);
        }
        known
    }
}

fn number(number: usize) -> [u8; 4] {
    u32::try_from(number).expect("a number below four thousand million").to_le_bytes()
}
