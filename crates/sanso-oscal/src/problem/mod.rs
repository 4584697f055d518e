//! What can be wrong with a document, and what to do about it, in two languages.

mod en;
mod ja;

/// The languages messages are told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    En,
    /// Japanese.
    Ja,
}

/// How bad a problem is, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The document breaks a rule, or a result cannot be had.
    Error,
    /// Allowed, but probably not what is meant.
    Warning,
    /// Something people may want to know.
    Advice,
}

/// One problem with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The file it is in, as it was named.
    pub file: String,
    /// Where in the document: names and numbers from the top, as `/catalog/groups/0/title` (RFC 6901).
    pub place: String,
    /// What it is.
    pub what: What,
}

/// A problem told in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What is wrong, in one line.
    pub what: String,
    /// What to do next.
    pub next: String,
}

/// What a problem is.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// The file is larger than can be read (bytes).
    TooLarge(usize),
    /// The file is not text in UTF-8; the first byte that is not.
    NotText(usize),
    /// The file is XML.
    Xml,
    /// The file is not JSON.
    NotJson {
        /// Line of the mistake.
        line: usize,
        /// Column of the mistake.
        column: usize,
        /// What the reader says.
        why: String,
    },
    /// None of the documents OSCAL knows stands at the top; what stands there.
    NotOscal(String),
    /// A version of OSCAL that is not known.
    Version(String),
    /// A member that must be there is missing.
    Missing(String),
    /// A member nobody knows; the one that was probably meant.
    Unknown(String, Option<String>),
    /// A member that came with a later version than the document says.
    TooNew(String, String),
    /// A value of the wrong kind; what is wanted.
    Kind(&'static str),
    /// A text that does not have the form it must have: the text, the name of the form.
    Form(String, &'static str),
    /// A text that is none of those allowed: the text, those allowed.
    NotAllowed(String, String),
    /// A list or an object without anything in it.
    Empty,
    /// Members that cannot stand side by side.
    NotTogether(String),
    /// None of the members of which one must stand.
    OneOf(String),
    /// An id that is given twice: the id, where it stands first.
    Twice(String, String),
    /// A reference to what is not in the document: what kind, the id.
    Dangling(&'static str, String),
    /// The schema given by the user says no; in its words.
    Schema(String),
    /// The schema given by the user cannot be used; why.
    BadSchema(String),
    /// A profile is wanted; what it is instead.
    NotProfile(String),
    /// Only catalogs and profiles can be imported; what it is instead.
    NotImportable(String),
    /// A file to import cannot be had: its reference, why.
    Unreachable(String, String),
    /// A file to import was found in another place than its reference says: reference, place.
    Elsewhere(String, String),
    /// A profile imports itself, over this chain.
    Circular(Vec<String>),
    /// Imports are nested deeper than can be followed.
    TooDeep(usize),
    /// The result holds more values than allowed.
    TooMuch(usize),
    /// An import names a resource that is not in the back matter.
    NoResource(String),
    /// A resource holds nothing that can be imported.
    NoSource(String),
    /// A control that is asked for by id does not exist there; the one that was probably meant.
    NoControl(String, Option<String>),
    /// A pattern, or a selection as a whole, meets no control.
    NoMatch(String),
    /// Neither all nor some controls are asked for, so all are taken.
    AllMeant,
    /// Several controls, groups or parts of one id are in the result: what kind, the id.
    Clash(&'static str, String),
    /// More than one way of structuring is asked for.
    Structures(String),
    /// A way of combining that the specification leaves open.
    Combine(String),
    /// A parameter that is to be set is not there.
    NoParameter(String),
    /// A control that is to be altered is not there.
    NoAltered(String),
    /// What is to be added has no place: the id that was not found, the control.
    NoTarget(String, String),
    /// A removal without any criterion, or one that meets nothing, in this control.
    RemovesNothing(String),
    /// Documents of different major versions meet: the two versions.
    Major(String, String),
}

impl What {
    /// A short stable name, for programs and for looking up.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge(_) => "OS101",
            Self::NotText(_) => "OS102",
            Self::Xml => "OS103",
            Self::NotJson { .. } => "OS104",
            Self::NotOscal(_) => "OS105",
            Self::Version(_) => "OS106",
            Self::Missing(_) => "OS201",
            Self::Unknown(..) => "OS202",
            Self::TooNew(..) => "OS203",
            Self::Kind(_) => "OS204",
            Self::Form(..) => "OS205",
            Self::NotAllowed(..) => "OS206",
            Self::Empty => "OS207",
            Self::NotTogether(_) => "OS208",
            Self::OneOf(_) => "OS209",
            Self::Twice(..) => "OS210",
            Self::Dangling(..) => "OS211",
            Self::Schema(_) => "OS212",
            Self::BadSchema(_) => "OS213",
            Self::NotProfile(_) => "OS301",
            Self::NotImportable(_) => "OS302",
            Self::Unreachable(..) => "OS303",
            Self::Elsewhere(..) => "OS304",
            Self::Circular(_) => "OS305",
            Self::TooDeep(_) => "OS306",
            Self::TooMuch(_) => "OS307",
            Self::NoResource(_) => "OS308",
            Self::NoSource(_) => "OS309",
            Self::NoControl(..) => "OS310",
            Self::NoMatch(_) => "OS311",
            Self::AllMeant => "OS312",
            Self::Clash(..) => "OS313",
            Self::Structures(_) => "OS314",
            Self::Combine(_) => "OS315",
            Self::NoParameter(_) => "OS316",
            Self::NoAltered(_) => "OS317",
            Self::NoTarget(..) => "OS318",
            Self::RemovesNothing(_) => "OS319",
            Self::Major(..) => "OS320",
        }
    }

    /// The problem in one language.
    pub fn told(&self, language: Language) -> Told {
        let (what, next) = match language {
            Language::En => en::told(self),
            Language::Ja => ja::told(self),
        };
        Told { what, next }
    }
}

/// A text as far as it fits into a message, without line ends.
fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(80).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(80).is_some() {
        short.push('…');
    }
    short
}
