//! The vocabulary of model files: sections, attributes and words, each written down once.
//!
//! Everything that knows the language derives from [`SECTIONS`]: the reader, the canonical writer, the JSON Schema,
//! the spreadsheet template, the reference in the documentation and the questions asked about what is unsaid.

mod attr;
mod data;
mod links;
mod parties;
mod things;

pub use attr::Attr;

use crate::text::Both;

/// What a modelled thing is. The order is the order of output everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A company, department or group with management of its own.
    Organization,
    /// A stretch of network or space with one rule for who and what may be in it.
    Zone,
    /// Components arranged for a purpose.
    System,
    /// Hardware, software or a part of them.
    Component,
    /// A way for data or commands between two places.
    Flow,
    /// Goods or services one organisation lives on from another.
    Supply,
    /// Upkeep of somebody's components by an organisation.
    Maintenance,
    /// Data left in the care of another organisation.
    Entrustment,
    /// A standing way in for somebody from elsewhere.
    RemoteAccess,
    /// A set of data.
    Data,
    /// An act that creates, changes, moves, keeps or ends data.
    DataEvent,
    /// People in one role.
    People,
    /// A rule of work.
    Procedure,
    /// An effect that must not happen.
    Goal,
}

impl Kind {
    /// All kinds in output order.
    pub const ALL: [Kind; 14] = [
        Kind::Organization,
        Kind::Zone,
        Kind::System,
        Kind::Component,
        Kind::Flow,
        Kind::Supply,
        Kind::Maintenance,
        Kind::Entrustment,
        Kind::RemoteAccess,
        Kind::Data,
        Kind::DataEvent,
        Kind::People,
        Kind::Procedure,
        Kind::Goal,
    ];

    /// The section of the model file that declares this kind.
    pub fn section(self) -> &'static Section {
        // INVARIANT: SECTIONS holds one section per kind in the order of the enum; a test holds it.
        let [first, ..] = &SECTIONS;
        SECTIONS.get(self as usize).unwrap_or(first)
    }
}

/// One top-level section of a model file.
#[derive(Debug)]
pub struct Section {
    /// What its entries are.
    pub kind: Kind,
    /// The key in the file, such as `components`.
    pub key: &'static str,
    /// The word for one entry, as used in `kind` of contents: `component`.
    pub one: &'static str,
    /// The name people read for one entry.
    pub label: Both,
    /// What belongs here.
    pub doc: Both,
    /// The attributes an entry may have, in canonical order.
    pub attributes: &'static [Attribute],
}

impl Section {
    /// The attribute called `key` here, if the section has it.
    pub fn attribute(&self, key: &str) -> Option<&'static Attribute> {
        self.attributes.iter().find(|attribute| attribute.attr.key() == key)
    }
}

/// One attribute of one section.
#[derive(Debug)]
pub struct Attribute {
    /// Which attribute; the same word means the same in every section.
    pub attr: Attr,
    /// What may be written.
    pub shape: Shape,
    /// Whether an entry without it is an error.
    pub needed: bool,
    /// The short name people read, also accepted as a column head in tables.
    pub label: Both,
    /// What it says, and what leaving it out means.
    pub doc: Both,
    /// How to ask for it; `{}` stands for the subject. `None` where nobody needs to ask.
    pub ask: Option<Both>,
}

/// What may be written as a value.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// `true` or `false`; left out means unsaid.
    Truth,
    /// One of the words.
    Word(&'static [Word]),
    /// A list of the words.
    Words(&'static [Word]),
    /// `low`, `medium` or `high`.
    Level,
    /// A whole number between the two, both included.
    Number(u32, u32),
    /// A span of time such as `4h`, `1d`, `2w`.
    Span,
    /// Free text in one language.
    Text,
    /// A list of free texts.
    Texts,
    /// Display text in one or both languages.
    Name,
    /// The id of one entry of the given kinds.
    Ref(&'static [Kind]),
    /// A list of ids of entries of the given kinds.
    Refs(&'static [Kind]),
    /// The attributes of data at one moment, as `attribute: text` pairs.
    DataState,
}

/// A word with a fixed meaning.
#[derive(Debug)]
pub struct Word {
    /// As written in files.
    pub key: &'static str,
    /// As shown.
    pub label: Both,
}

/// Every section of the language, in the order of [`Kind`].
pub static SECTIONS: [Section; 14] = [
    parties::ORGANIZATIONS,
    parties::ZONES,
    parties::SYSTEMS,
    things::COMPONENTS,
    links::FLOWS,
    links::SUPPLIES,
    links::MAINTAINS,
    links::ENTRUSTS,
    links::REMOTE_ACCESS,
    data::DATA,
    data::DATA_EVENTS,
    parties::PEOPLE,
    parties::PROCEDURES,
    data::GOALS,
];

/// The attributes of data that an event may state before and after (Data Management Framework, attribute list).
pub static DATA_STATE: [Word; 8] = [
    word("category", "category", "カテゴリ"),
    word("disclosure", "scope of disclosure", "開示範囲"),
    word("purpose", "purpose of use", "利用目的"),
    word("controller", "party that manages the data", "データ管理主体"),
    word("rights-holder", "holder of rights", "データ権利者"),
    word("value", "value", "価値（重要度）"),
    word("location", "medium and place", "媒体・保存先"),
    word("retention", "time limit of use", "利用期限"),
];

const ANY: &[Kind] = &Kind::ALL;

const fn word(key: &'static str, en: &'static str, ja: &'static str) -> Word {
    Word { key, label: Both { en, ja } }
}

const fn both(en: &'static str, ja: &'static str) -> Both {
    Both { en, ja }
}

/// An attribute that may be left out and is never asked for.
const fn may(
    attr: Attr,
    shape: Shape,
    label: (&'static str, &'static str),
    doc: (&'static str, &'static str),
) -> Attribute {
    Attribute { attr, shape, needed: false, label: both(label.0, label.1), doc: both(doc.0, doc.1), ask: None }
}

/// An attribute without which the entry means nothing.
const fn must(
    attr: Attr,
    shape: Shape,
    label: (&'static str, &'static str),
    doc: (&'static str, &'static str),
) -> Attribute {
    Attribute { attr, shape, needed: true, label: both(label.0, label.1), doc: both(doc.0, doc.1), ask: None }
}

impl Attribute {
    /// The same attribute, asked for in these words when it is unsaid and decides something.
    const fn asked(self, en: &'static str, ja: &'static str) -> Attribute {
        Attribute { ask: Some(both(en, ja)), ..self }
    }
}

const NAME: Attribute = may(
    Attr::Name,
    Shape::Name,
    ("name", "名称"),
    (
        "Display text in one or both languages: `name: Press` or `name: { en: Press, ja: プレス }`.",
        "画面や報告書に出す名前。`name: プレス機` または `name: { en: Press, ja: プレス機 }`。",
    ),
);
const NOTE: Attribute = may(
    Attr::Note,
    Shape::Name,
    ("note", "備考"),
    ("Anything worth remembering; it changes no result.", "覚え書き。結果には影響しない。"),
);
const WAS: Attribute = may(
    Attr::Was,
    Shape::Text,
    ("was", "旧ID"),
    (
        "The id this entry had before a rename, so that answers given under the old id still count.",
        "改名前のID。旧IDで書かれた回答を引き継ぐために使う。",
    ),
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_stand_in_the_order_of_kinds() {
        for (section, kind) in SECTIONS.iter().zip(Kind::ALL) {
            assert_eq!(section.kind, kind);
        }
    }

    #[test]
    fn no_section_names_an_attribute_twice() {
        for section in &SECTIONS {
            let mut keys: Vec<_> = section.attributes.iter().map(|attribute| attribute.attr.key()).collect();
            keys.sort_unstable();
            let all = keys.len();
            keys.dedup();
            assert_eq!(keys.len(), all, "{}", section.key);
        }
    }
}
