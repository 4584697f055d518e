//! Model files drawn from bytes: valid models in every style people and programs write.

#![expect(clippy::indexing_slicing, reason = "picks stay below the length of what is picked from")]

use sanso_core::model::Kind;
use sanso_core::model::language::{Attribute, DATA_STATE, SECTIONS, Section, Shape};

/// A drawn file.
pub struct Drawn {
    /// Its text.
    pub text: String,
    /// The remarks in it; each holds a text that stands nowhere else.
    pub remarks: Vec<String>,
    /// Remarks on lines of their own or at the end of one, with the key they speak of.
    pub speaking: Vec<(String, String)>,
}

/// Draws a file. Fewer and smaller bytes give a simpler file.
pub fn draw(choices: &[u8]) -> Drawn {
    let mut pen =
        Pen { choices, at: 0, out: String::new(), remarks: Vec::new(), speaking: Vec::new(), in_block: false };
    if pen.may() {
        pen.remark_line(0, None);
        pen.out.push('\n');
    }
    let mut keys: Vec<usize> = (0..SECTIONS.len() + 4).filter(|_| pen.may()).collect();
    if pen.may() {
        keys.reverse();
    }
    for key in keys {
        match key.checked_sub(4).and_then(|at| SECTIONS.get(at)) {
            Some(section) => pen.section(section),
            None => pen.head(key),
        }
        if pen.rarely() {
            pen.out.push('\n');
        }
    }
    if pen.rarely() {
        pen.remark_line(0, None);
    }
    if pen.rarely() {
        pen.out.insert(0, '\u{feff}');
    }
    if pen.rarely() {
        pen.out = pen.out.replace('\n', "\r\n");
    }
    Drawn { text: pen.out, remarks: pen.remarks, speaking: pen.speaking }
}

const IDS: [&str; 8] = ["press", "no", "1e5", "2024", "y", "a.b_c", "0x1F", "x-9"];
const TEXTS: [&str; 24] = [
    "plain text",
    "no",
    "12",
    "2026-11-22",
    "a: b",
    "a #b",
    "日本語、「引用」",
    "it's",
    "say \"hi\"",
    "back\\slash",
    " spaced ",
    "",
    "- dash",
    "[x], {y}",
    "tab\there",
    "two\nlines",
    "ends with break\n",
    "\nstarts with break",
    "many\n\n\nbreaks\n\n",
    "~",
    "http://x/y?z#w",
    "x:",
    "a text that goes on and on until it is much longer than any line that a person would want to read on a screen, again and again",
    "line\n  indented\n\ttab\n",
];

struct Pen<'c> {
    choices: &'c [u8],
    at: usize,
    out: String,
    remarks: Vec<String>,
    speaking: Vec<(String, String)>,
    /// Whether the last text was a block, behind which nothing can stand.
    in_block: bool,
}

impl Pen<'_> {
    fn pick(&mut self, of: usize) -> usize {
        let byte = self.choices.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(byte) % of
    }

    fn may(&mut self) -> bool {
        self.pick(2) == 1
    }

    fn rarely(&mut self) -> bool {
        self.pick(8) == 7
    }

    fn remark(&mut self, of: Option<&str>) -> String {
        let token = format!("rem{};", self.remarks.len());
        let text = format!("# {token} {}", ["", "{ [", "it's \"", "x: # y", "- no"][self.pick(5)]);
        if let Some(key) = of {
            self.speaking.push((token.clone(), key.to_owned()));
        }
        self.remarks.push(token);
        text
    }

    fn remark_line(&mut self, indent: usize, of: Option<&str>) {
        let text = self.remark(of);
        self.out.push_str(&format!("{}{text}\n", " ".repeat(indent)));
    }

    /// Perhaps a blank line or remarks above the line of a key.
    fn above(&mut self, indent: usize, key: &str) {
        if self.rarely() {
            self.out.push('\n');
        }
        if self.rarely() {
            self.remark_line(indent, Some(key));
            if self.rarely() {
                self.out.push('\n');
            }
        }
    }

    /// The end of a line, perhaps with a remark.
    fn end(&mut self, of: Option<&str>) {
        if !std::mem::take(&mut self.in_block) && self.rarely() {
            let text = self.remark(of);
            self.out.push_str(&format!("  {text}"));
        }
        self.out.push('\n');
    }

    fn head(&mut self, key: usize) {
        let key = ["sanso", "process", "name", "include"][key];
        // A remark at the very top may speak of the file.
        if !self.out.is_empty() {
            self.above(0, key);
        }
        self.out.push_str(&format!("{key}: "));
        match key {
            "sanso" => self.out.push('1'),
            "include" => self.out.push_str("[other.yaml, third.yaml]"),
            _ => self.text(Some(2)),
        }
        self.end(Some(key));
    }

    fn section(&mut self, section: &'static Section) {
        self.out.push_str(&format!("{}:", section.key));
        let count = self.pick(4);
        match (count, self.pick(4)) {
            (0, 0) => self.end(None),
            (0, _) => {
                let empty = [" {}", " []", " ~"][self.pick(3)];
                self.out.push_str(empty);
                self.end(None);
            }
            (_, 3) => {
                self.out.push_str(" {");
                self.break_in_flow(2);
                for number in 0..count {
                    let id = self.id(section.kind, number);
                    self.out.push_str(&format!("{}: ", quoted(&id)));
                    self.flow_entry(section, None);
                    self.out.push(',');
                    self.break_in_flow(2);
                }
                self.out.push('}');
                self.end(None);
            }
            (_, form) => {
                self.end(None);
                for number in 0..count {
                    self.entry(section, number, form == 2);
                }
            }
        }
        if self.rarely() {
            self.remark_line(if count == 0 { 3 } else { 2 }, None);
        }
    }

    /// The id of an entry: unique across sections, sometimes one that readers take for something else.
    fn id(&mut self, kind: Kind, number: usize) -> String {
        let name = IDS[(kind as usize * 3 + number) % IDS.len()];
        if kind as usize * 3 + number < IDS.len() {
            name.to_owned()
        } else {
            format!("{}-{number}", kind.section().one)
        }
    }

    fn entry(&mut self, section: &'static Section, number: usize, listed: bool) {
        let id = self.id(section.kind, number);
        self.above(2, &id);
        let block = self.may();
        match (listed, block) {
            (false, false) => {
                self.out.push_str(&format!("  {}: ", quoted(&id)));
                self.flow_entry(section, None);
                self.end(Some(&id));
            }
            (false, true) => {
                self.out.push_str(&format!("  {}:", quoted(&id)));
                self.end(Some(&id));
                self.block_entry(section, 4);
            }
            (true, false) => {
                self.out.push_str("  - ");
                self.flow_entry(section, Some(&id));
                self.end(Some(&id));
            }
            (true, true) => {
                self.out.push_str(&format!("  - id: {}", quoted(&id)));
                self.end(Some(&id));
                self.block_entry(section, 4);
            }
        }
    }

    fn attributes(&mut self, section: &'static Section) -> Vec<&'static Attribute> {
        let most = self.pick(6);
        let mut chosen: Vec<&Attribute> = Vec::new();
        for _ in 0..most {
            let attribute = &section.attributes[self.pick(section.attributes.len())];
            if !chosen.iter().any(|known| known.attr == attribute.attr) {
                chosen.push(attribute);
            }
        }
        chosen
    }

    fn block_entry(&mut self, section: &'static Section, indent: usize) {
        for attribute in self.attributes(section) {
            let key = attribute.attr.key();
            self.above(indent, key);
            self.out.push_str(&format!("{}{key}:", " ".repeat(indent)));
            if self.rarely() {
                self.end(Some(key));
                continue;
            }
            let lists = matches!(attribute.shape, Shape::Words(_) | Shape::Texts | Shape::Refs(_));
            if lists && self.may() {
                self.block_list(attribute.shape, indent);
                continue;
            }
            self.out.push(' ');
            self.value(attribute.shape, Some(indent + 2));
            self.end(Some(key));
        }
        if self.rarely() {
            self.remark_line(indent, None);
        }
    }

    fn block_list(&mut self, shape: Shape, indent: usize) {
        let (count, lead) = (self.pick(3) + 1, indent + 2 * self.pick(2));
        self.end(None);
        for number in 0..count {
            if self.rarely() {
                self.remark_line(lead, None);
            }
            self.out.push_str(&format!("{}- ", " ".repeat(lead)));
            self.item(shape, number, Some(lead + 2));
            self.end(None);
        }
    }

    fn flow_entry(&mut self, section: &'static Section, id: Option<&str>) {
        self.out.push('{');
        self.break_in_flow(5);
        if let Some(id) = id {
            self.out.push_str(&format!("id: {},", quoted(id)));
            self.break_in_flow(5);
        }
        for attribute in self.attributes(section) {
            self.out.push_str(&format!("{}: ", attribute.attr.key()));
            self.value(attribute.shape, None);
            self.out.push(',');
            self.break_in_flow(5);
        }
        self.out.push('}');
    }

    fn break_in_flow(&mut self, indent: usize) {
        if self.rarely() {
            self.end(None);
            if self.rarely() {
                self.remark_line(indent, None);
            }
            self.out.push_str(&" ".repeat(indent));
        } else {
            self.out.push(' ');
        }
    }

    /// A value; `block` is the indent of block texts where they may stand.
    fn value(&mut self, shape: Shape, block: Option<usize>) {
        match shape {
            Shape::Words(_) | Shape::Texts | Shape::Refs(_) => {
                let count = self.pick(4);
                if count == 1 && self.may() {
                    return self.item(shape, 0, block);
                }
                self.out.push('[');
                for number in 0..count {
                    self.item(shape, number, None);
                    self.out.push_str(", ");
                    self.break_in_flow(7);
                }
                self.out.push(']');
            }
            Shape::Name if self.may() => {
                self.out.push_str("{ja: ");
                self.text(None);
                self.out.push_str(", en: ");
                self.text(None);
                self.out.push('}');
            }
            Shape::DataState => {
                let word = &DATA_STATE[self.pick(DATA_STATE.len())];
                self.out.push_str(&format!("{{{}: ", word.key));
                self.text(None);
                self.out.push('}');
            }
            shape => self.item(shape, 0, block),
        }
    }

    fn item(&mut self, shape: Shape, number: usize, block: Option<usize>) {
        let text = match shape {
            Shape::Truth => ["true", "false", "True", "FALSE"][self.pick(4)].to_owned(),
            Shape::Word(words) | Shape::Words(words) => {
                let word = &words[(self.pick(words.len()) + number) % words.len()];
                [word.key, word.label.ja, word.label.en][self.pick(3)].to_owned()
            }
            Shape::Level => ["low", "medium", "high"][self.pick(3)].to_owned(),
            Shape::Number(least, most) => {
                ["", "0", "+"][self.pick(3)].to_owned() + &most.min(least + self.pick(5) as u32).to_string()
            }
            Shape::Span => {
                format!("{}{}{}", self.pick(40), ["", " "][self.pick(2)], ["m", "h", "d", "w"][self.pick(4)])
            }
            Shape::Ref(kinds) | Shape::Refs(kinds) => {
                let (kind, number) = (kinds[self.pick(kinds.len())], self.pick(3));
                quoted(&self.id(kind, number))
            }
            Shape::Text | Shape::Texts | Shape::Name | Shape::DataState => return self.text(block),
        };
        self.out.push_str(&text);
    }

    /// A free text in one of the ways YAML has for it.
    fn text(&mut self, block: Option<usize>) {
        let text = TEXTS[self.pick(TEXTS.len())];
        let plain = text.chars().all(|c| c.is_alphanumeric() || c == ' ') && text.trim() == text && !text.is_empty();
        match (self.pick(4), block) {
            (0, _) if plain => self.out.push_str(text),
            (1, _) if !text.contains(['\n', '\t']) => self.out.push_str(&format!("'{}'", text.replace('\'', "''"))),
            (2, Some(indent)) if text.contains('\n') && !text.starts_with(['\n', ' ']) && !text.contains("\n\n") => {
                let chomp = if text.ends_with('\n') { "" } else { "-" };
                let lead = " ".repeat(indent);
                let remark = if self.rarely() { format!(" {}", self.remark(None)) } else { String::new() };
                let body = text.trim_end_matches('\n').replace('\n', &format!("\n{lead}"));
                self.out.push_str(&format!("|{chomp}{remark}\n{lead}{body}"));
                self.in_block = true;
            }
            _ => self.out.push_str(&format!("\"{}\"", text.escape_debug().to_string().replace("\\'", "'"))),
        }
    }
}

fn quoted(id: &str) -> String {
    format!("\"{id}\"")
}
