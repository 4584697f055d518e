//! Packs the YAML files of this folder.
//!
//! A packed file is its nodes in reading order. A node is one byte of kind (0 nothing, 1 plain text, 2 quoted text,
//! 3 list, 4 mapping) followed by numbers in LEB128: for a text its offset and length among the file's texts, for a
//! list or mapping the number of nodes of its subtree, itself included.

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
    let mut table = String::from("&[\n");
    for (number, path) in files.iter().enumerate() {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let (texts, nodes) = pack(&fs::read_to_string(path).unwrap()).unwrap_or_else(|why| panic!("{name}: {why}"));
        fs::write(out.join(format!("{number}.texts")), texts).unwrap();
        fs::write(out.join(format!("{number}.nodes")), nodes).unwrap();
        let include = |what: &str, ending: &str| format!("{what}!(concat!(env!(\"OUT_DIR\"), \"/{number}.{ending}\"))");
        writeln!(
            table,
            "File {{ path: {name:?}, texts: {}, nodes: {} }},",
            include("include_str", "texts"),
            include("include_bytes", "nodes")
        )
        .unwrap();
    }
    table.push(']');
    fs::write(out.join("files.rs"), table).unwrap();
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "src" && name != "target") {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
}

fn pack(yaml: &str) -> Result<(String, Vec<u8>), String> {
    let mut texts = Texts::default();
    // Nodes as (kind, first number, second number); sizes are filled in when a collection closes.
    let mut nodes: Vec<(u8, usize, usize)> = Vec::new();
    let mut open = Vec::new();
    for event in Parser::new_from_str(yaml) {
        match event.map_err(|error| error.to_string())?.0 {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                let kind = if plain && matches!(&*text, "" | "~" | "null") {
                    0
                } else if plain {
                    1
                } else {
                    2
                };
                let (start, len) = if kind == 0 { (0, 0) } else { texts.add(&text) };
                nodes.push((kind, start, len));
            }
            Event::SequenceStart(..) => {
                open.push(nodes.len());
                nodes.push((3, 0, 0));
            }
            Event::MappingStart(..) => {
                open.push(nodes.len());
                nodes.push((4, 0, 0));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let at = open.pop().unwrap();
                nodes[at].1 = nodes.len() - at;
            }
            Event::Alias(_) => return Err("content uses no aliases".to_owned()),
            _ => {}
        }
    }
    let mut bytes = Vec::new();
    for (kind, first, second) in nodes {
        bytes.push(kind);
        if kind > 0 {
            leb128(first, &mut bytes);
        }
        if kind == 1 || kind == 2 {
            leb128(second, &mut bytes);
        }
    }
    Ok((texts.all, bytes))
}

#[derive(Default)]
struct Texts {
    all: String,
    known: HashMap<String, usize>,
}

impl Texts {
    fn add(&mut self, text: &str) -> (usize, usize) {
        let next = self.all.len();
        let start = *self.known.entry(text.to_owned()).or_insert(next);
        if start == next {
            self.all.push_str(text);
        }
        (start, text.len())
    }
}

fn leb128(mut number: usize, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
