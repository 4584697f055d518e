//! Values understood by the shape the language gives them.

use super::columns::Level;
use super::files::normalise;
use super::language::{Attribute, DATA_STATE, Shape, Word};
use crate::diag::{Diagnostic, Problem, ReadingProblem, ReferenceProblem, hint, note};
use crate::text::{Both, Node, NodeKind, Place, Words, nearest};

/// A value before names are resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    Truth(bool),
    Word(u16),
    Words(Vec<u16>),
    Level(Level),
    Number(u32),
    Minutes(u32),
    Text(String),
    Texts(Vec<String>),
    Name(Words),
    Ref(String),
    Refs(Vec<(String, Place)>),
    DataState(Vec<(u8, String)>),
    /// A list some of whose parts could not be understood, so that what it lacks means nothing.
    Partly(Box<Said>),
}

impl Said {
    fn partly(self, partly: bool) -> Said {
        match self {
            Said::Partly(_) => self,
            whole if partly => Said::Partly(Box::new(whole)),
            whole => whole,
        }
    }
}

/// Understands a node; what is wrong is noted and the value left unsaid.
pub fn from_node(attribute: &Attribute, node: Node<'_>, file: &str, notes: &mut Vec<Diagnostic>) -> Option<Said> {
    if node.is_nothing() {
        return None;
    }
    match attribute.shape {
        Shape::Words(_) | Shape::Texts | Shape::Refs(_) => from_list(attribute, node, file, notes),
        Shape::Name => from_name(node, notes).map(Said::Name),
        Shape::DataState => from_state(node, notes),
        shape => {
            let Some(text) = node.text() else {
                note(notes, wrong_shape(node.place(), expected(shape)));
                return None;
            };
            if node.kind() == NodeKind::Quoted && matches!(shape, Shape::Truth | Shape::Number(..)) {
                note(notes, Diagnostic::error(node.place(), bad_word(shape, text)));
                return None;
            }
            from_text(shape, text, node.place(), file, notes)
        }
    }
}

fn from_list(attribute: &Attribute, node: Node<'_>, file: &str, notes: &mut Vec<Diagnostic>) -> Option<Said> {
    let mut parts = Vec::new();
    let mut lost = false;
    match node.kind() {
        // One word stands for a list of one.
        NodeKind::Plain | NodeKind::Quoted => parts.extend(node.text().map(|text| (text.to_owned(), node.place()))),
        NodeKind::List => {
            for item in node.items() {
                match item.text() {
                    Some(text) => parts.push((text.to_owned(), item.place())),
                    None => {
                        lost = true;
                        note(notes, wrong_shape(item.place(), TEXT));
                    }
                }
            }
        }
        _ => {
            note(notes, wrong_shape(node.place(), expected(attribute.shape)));
            return None;
        }
    }
    Some(list(attribute, parts, file, notes).partly(lost))
}

/// A list out of its parts; what is wrong with a part is noted and the part left out.
pub fn list(attribute: &Attribute, parts: Vec<(String, Place)>, file: &str, notes: &mut Vec<Diagnostic>) -> Said {
    let mut kept: Vec<(String, Place)> = Vec::with_capacity(parts.len());
    for (text, place) in parts {
        if kept.iter().take(64).any(|(known, _)| *known == text) {
            note(notes, Diagnostic::warning(place, ReferenceProblem::Repeated { word: text }));
        } else {
            kept.push((text, place));
        }
    }
    match attribute.shape {
        Shape::Words(words) => {
            let mut numbers: Vec<u16> =
                kept.iter().filter_map(|(text, place)| word(words, text, *place, notes)).collect();
            numbers.sort_unstable();
            numbers.dedup();
            let lost = numbers.len() < kept.len();
            Said::Words(numbers).partly(lost)
        }
        Shape::Refs(_) => Said::Refs(kept),
        _ => {
            if attribute.attr == super::Attr::Software {
                for (path, place) in kept.iter().filter(|(path, _)| normalise(file, path).is_none()) {
                    note(notes, Diagnostic::error(*place, ReferenceProblem::FileEscapes { path: path.clone() }));
                }
            }
            Said::Texts(kept.into_iter().map(|(text, _)| text).collect())
        }
    }
}

/// Understands one text, from a file or a table.
pub fn from_text(shape: Shape, text: &str, place: Place, file: &str, notes: &mut Vec<Diagnostic>) -> Option<Said> {
    let found = match shape {
        Shape::Truth => match text {
            "true" | "True" | "TRUE" => Some(Said::Truth(true)),
            "false" | "False" | "FALSE" => Some(Said::Truth(false)),
            _ => None,
        },
        Shape::Word(words) => return word(words, text, place, notes).map(Said::Word),
        Shape::Level => match text {
            "low" => Some(Said::Level(Level::Low)),
            "medium" => Some(Said::Level(Level::Medium)),
            "high" => Some(Said::Level(Level::High)),
            _ => None,
        },
        Shape::Number(least, most) => {
            text.parse().ok().filter(|number| (least..=most).contains(number)).map(Said::Number)
        }
        Shape::Span => minutes(text).map(Said::Minutes),
        Shape::Ref(_) => Some(Said::Ref(text.to_owned())),
        Shape::Name => Some(Said::Name(Words::plain(text))),
        Shape::Text => Some(Said::Text(text.to_owned())),
        Shape::Words(_) | Shape::Texts | Shape::Refs(_) | Shape::DataState => None,
    };
    if found.is_none() {
        let _ = file;
        note(notes, Diagnostic::error(place, bad_word(shape, text)));
    }
    found
}

fn bad_word(shape: Shape, given: &str) -> Problem {
    let given = given.to_owned();
    match shape {
        Shape::Truth => ReferenceProblem::NotTruth { given }.into(),
        Shape::Number(least, most) => ReferenceProblem::NotNumber { given, least, most }.into(),
        Shape::Span => ReferenceProblem::NotSpan { given }.into(),
        Shape::Level => {
            let known = vec!["low", "medium", "high"];
            ReferenceProblem::UnknownWord { nearest: nearest(&given, known.iter().copied()), word: given, known }.into()
        }
        other => ReadingProblem::WrongShape { expected: expected(other) }.into(),
    }
}

/// The number of a word, by its key or one of its labels.
fn word(words: &'static [Word], text: &str, place: Place, notes: &mut Vec<Diagnostic>) -> Option<u16> {
    let found = words.iter().position(|word| word.key == text || word.label.ja == text || word.label.en == text);
    if found.is_none() {
        let known: Vec<_> = words.iter().map(|word| word.key).collect();
        let problem = ReferenceProblem::UnknownWord {
            word: text.to_owned(),
            nearest: hint(notes, text, known.iter().copied()),
            known,
        };
        note(notes, Diagnostic::error(place, problem));
    }
    found.and_then(|at| u16::try_from(at).ok())
}

/// `90m`, `4h`, `2d`, `1w` in minutes.
pub fn minutes(text: &str) -> Option<u32> {
    let unit = text.chars().last()?;
    let number: u32 = text.strip_suffix(unit)?.trim().parse().ok()?;
    let each = match unit {
        'm' => 1,
        'h' => 60,
        'd' => 60 * 24,
        'w' => 60 * 24 * 7,
        _ => return None,
    };
    number.checked_mul(each)
}

/// Display text: plain, or by language.
pub fn from_name(node: Node<'_>, notes: &mut Vec<Diagnostic>) -> Option<Words> {
    if let Some(text) = node.text() {
        return Some(Words::plain(text));
    }
    if node.kind() != NodeKind::Mapping {
        note(notes, wrong_shape(node.place(), expected(Shape::Name)));
        return None;
    }
    let mut words = Words::default();
    for (key, value) in node.entries() {
        let text = value.to_text();
        if text.is_none() && !value.is_nothing() {
            note(notes, wrong_shape(value.place(), TEXT));
        }
        match key.text() {
            Some("en") => words.en = text,
            Some("ja") => words.ja = text,
            Some(key_text) => note(
                notes,
                Diagnostic::error(key.place(), ReferenceProblem::OtherLanguage { key: key_text.to_owned() }),
            ),
            None => {}
        }
    }
    Some(words)
}

fn from_state(node: Node<'_>, notes: &mut Vec<Diagnostic>) -> Option<Said> {
    if node.kind() != NodeKind::Mapping {
        note(notes, wrong_shape(node.place(), expected(Shape::DataState)));
        return None;
    }
    let mut state = Vec::new();
    for (key, value) in node.entries() {
        let name = key.text().unwrap_or_default();
        let Some(number) = DATA_STATE.iter().position(|word| word.key == name) else {
            let known: Vec<_> = DATA_STATE.iter().map(|word| word.key).collect();
            let problem = ReadingProblem::UnknownKey {
                key: name.to_owned(),
                nearest: hint(notes, name, known.iter().copied()),
                known,
            };
            note(notes, Diagnostic::error(key.place(), problem));
            continue;
        };
        match value.text() {
            Some(text) => state.push((number as u8, text.to_owned())),
            None if value.is_nothing() => {}
            None => note(notes, wrong_shape(value.place(), TEXT)),
        }
    }
    state.sort();
    Some(Said::DataState(state))
}

/// The diagnostic for something else than the expected structure.
pub fn wrong_shape(place: Place, expected: Both) -> Diagnostic {
    Diagnostic::error(place, ReadingProblem::WrongShape { expected })
}

/// A text.
pub const TEXT: Both = Both { en: "a text", ja: "文字列" };

fn expected(shape: Shape) -> Both {
    let (en, ja) = match shape {
        Shape::Truth => ("`true` or `false`", "`true` または `false`"),
        Shape::Word(_) => ("one word", "1つの語"),
        Shape::Words(_) => ("a list of words, such as `[people, property]`", "語の一覧（例：`[people, property]`）"),
        Shape::Level => ("`low`, `medium` or `high`", "`low`・`medium`・`high` のいずれか"),
        Shape::Number(..) => ("a whole number", "整数"),
        Shape::Span => ("a span of time such as `4h`", "時間の長さ（例：`4h`）"),
        Shape::Text => ("a text", "文字列"),
        Shape::Texts => ("a list of texts", "文字列の一覧"),
        Shape::Name => ("a text, or `{ en: …, ja: … }`", "文字列、または `{ en: …, ja: … }`"),
        Shape::Ref(_) => ("one id", "1つのID"),
        Shape::Refs(_) => ("a list of ids, such as `[server, press]`", "IDの一覧（例：`[server, press]`）"),
        Shape::DataState => {
            ("attributes of data, such as `{ purpose: billing }`", "データの属性（例：`{ purpose: 請求 }`）")
        }
    };
    Both { en, ja }
}
