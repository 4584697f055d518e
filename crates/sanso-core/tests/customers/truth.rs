//! Sheets of customers with what a careful person would say of each row.

use std::path::{Path, PathBuf};

/// A sheet with its truth.
pub struct Customer {
    pub name: String,
    pub kept_aside: bool,
    pub bytes: Vec<u8>,
    pub rows: Vec<Truth>,
}

/// What is true of a row.
pub struct Truth {
    pub tab: String,
    pub question: String,
    pub answer: String,
    pub evidence: String,
    pub items: Vec<String>,
    pub expected: String,
}

/// Every sheet that the index names.
pub fn customers() -> Vec<Customer> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/sheets");
    let Ok(index) = std::fs::read_to_string(folder.join("index.yaml")) else { return Vec::new() };
    let tree = yaml_rust2::YamlLoader::load_from_str(&index).unwrap();
    let sheets = tree[0]["sheets"].as_vec().unwrap().clone();
    let named = sheets.iter().map(|one| {
        let file = one["file"].as_str().unwrap();
        Customer {
            name: file.to_owned(),
            kept_aside: one["kept-aside"].as_bool().unwrap(),
            bytes: std::fs::read(folder.join(file)).unwrap(),
            rows: truths(folder.join(one["truth"].as_str().unwrap())),
        }
    });
    named.collect()
}

fn truths(path: PathBuf) -> Vec<Truth> {
    let bytes = std::fs::read(path).unwrap();
    let (_, grid, troubles) = sanso_core::text::read_csv(sanso_core::text::FileId(0), "truth", &bytes);
    assert!(troubles.is_empty());
    let mut rows = Vec::new();
    for (_, cells) in grid.rows.iter().skip(1) {
        let cell = |column: u32| {
            cells.iter().find(|cell| cell.column == column).map(|cell| cell.text.clone()).unwrap_or_default()
        };
        rows.push(Truth {
            tab: cell(0),
            question: cell(2),
            answer: cell(3),
            evidence: cell(4),
            items: cell(5).split(';').filter(|item| !item.is_empty()).map(str::to_owned).collect(),
            expected: cell(6),
        });
    }
    rows
}
