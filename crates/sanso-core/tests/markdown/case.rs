//! Markdown into cases.

use super::{bytes, workbook};
use sanso_core::model::FetchError;
use std::path::Path;

/// One file of a case.
#[derive(Clone)]
pub enum Given {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// Why it cannot be had.
    Refused(FetchError),
}

/// One case.
#[derive(Clone)]
pub struct Case {
    /// The file it is written in, below the workspace.
    pub file: String,
    /// The line of its heading.
    pub line: usize,
    /// The sentence that says what holds.
    pub title: String,
    /// Its files.
    pub given: Vec<(String, Given)>,
    /// Its assertions, with their lines.
    pub expected: Vec<(usize, String)>,
}

/// The cases of one Markdown file.
pub fn cases(path: &Path) -> Vec<Case> {
    let name = format!("spec/{}", path.file_name().unwrap().to_string_lossy());
    let text = std::fs::read_to_string(path).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut block: Option<Block> = None;
    for (at, line) in text.lines().enumerate() {
        match (&mut block, line) {
            (Some(open), _) if line.trim_end() == open.fence => {
                let open = block.take().unwrap();
                let case = cases.last_mut().unwrap_or_else(|| panic!("{name}:{}: a block before any case", at + 1));
                open.close(case);
            }
            (Some(open), _) => open.lines.push((at + 1, line.to_owned())),
            (None, _) if line.starts_with("```") => block = Some(Block::open(line, format!("{name}:{}", at + 1))),
            (None, _) if line.starts_with("## ") => {
                let title = line.trim_start_matches("## ").to_owned();
                cases.push(Case { file: name.clone(), line: at + 1, title, given: Vec::new(), expected: Vec::new() });
            }
            _ => {}
        }
    }
    assert!(block.is_none(), "{name}: the last block is not closed");
    for case in &cases {
        assert!(!case.expected.is_empty(), "{name}:{}: a case without assertions", case.line);
    }
    cases
}

struct Block {
    fence: String,
    form: String,
    file: Option<String>,
    place: String,
    lines: Vec<(usize, String)>,
}

impl Block {
    fn open(line: &str, place: String) -> Block {
        let info = line.trim_start_matches('`');
        let fence = line.get(..line.len() - info.len()).unwrap_or_default().to_owned();
        let mut words = info.split_whitespace();
        let form = words.next().unwrap_or_default().to_owned();
        Block { fence, form, file: words.next().map(str::to_owned), place, lines: Vec::new() }
    }

    fn close(self, case: &mut Case) {
        if self.form == "expect" {
            let said = self.lines.into_iter().map(|(at, line)| (at, line.trim().to_owned()));
            case.expected.extend(said.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')));
            return;
        }
        let file = self.file.clone().unwrap_or_else(|| panic!("{}: the block names no file", self.place));
        let text: String = self.lines.iter().map(|(_, line)| format!("{line}\n")).collect();
        let given = match self.form.as_str() {
            "yaml" | "csv" | "json" => Given::Bytes(text.into_bytes()),
            "bytes" => Given::Bytes(bytes::made(&text, &self.place)),
            "xlsx" => Given::Bytes(workbook::made(&text)),
            "refuse" => Given::Refused(refusal(text.trim())),
            other => panic!("{}: no form of block is called `{other}`", self.place),
        };
        case.given.push((file, given));
    }
}

/// `outside`, `too-large 300000000`, or the words of the system.
fn refusal(words: &str) -> FetchError {
    match words.split_once(' ') {
        _ if words == "outside" => FetchError::Outside,
        Some(("too-large", bytes)) => FetchError::TooLarge(bytes.parse().unwrap()),
        _ => FetchError::Other(words.to_owned()),
    }
}
