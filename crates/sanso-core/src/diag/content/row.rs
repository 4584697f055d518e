//! SN414 …: what can be wrong with one row of content: its key, id, words and origin.

use super::super::{Message, message};
use crate::text::Lang;

/// A problem of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowProblem {
    /// A key that another row of the same files and the same list has.
    DuplicateKey { list: &'static str, key: String },
    /// An id that another row of the list has.
    DuplicateId { list: &'static str, id: String },
    /// A row that does not say where it comes from or how sure its author is.
    NoProvenance { key: String, field: &'static str },
    /// A text that is not in the language it is given as.
    WrongLanguage { key: String, field: String, lang: Lang },
    /// A key that was given up for good.
    RetiredInUse { list: &'static str, key: String, since: String },
    /// An id that does not follow from what it belongs to.
    OddId { list: &'static str, id: String, shape: String },
    /// A key that is hard to write in commands and files.
    OddKey { key: String },
}

impl RowProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::DuplicateKey { .. } => "SN414",
            Self::DuplicateId { .. } => "SN415",
            Self::NoProvenance { .. } => "SN417",
            Self::WrongLanguage { .. } => "SN418",
            Self::RetiredInUse { .. } => "SN423",
            Self::OddId { .. } => "SN424",
            Self::OddKey { .. } => "SN429",
        }
    }

    /// What to tell people.
    pub fn message(&self, lang: Lang) -> Message {
        match lang {
            Lang::En => self.en(),
            Lang::Ja => self.ja(),
        }
    }

    fn en(&self) -> Message {
        match self {
            Self::DuplicateKey { list, key } => message(
                format!("`{key}` stands twice in `{list}`"),
                "only one of the two rows counts, and which one depends on the order of files",
                "remove one, or give it a key of its own",
            ),
            Self::DuplicateId { list, id } => message(
                format!("two rows of `{list}` have the id `{id}`"),
                "answers and references by id could land on the wrong row",
                "correct one of the two; to replace a row, use its key",
            ),
            Self::NoProvenance { key, field } => message(
                format!("`{key}` does not say `{field}`"),
                "readers could not tell how far to trust the row",
                match *field {
                    "origin" => "add `origin:` with the key of a source",
                    _ => "add it with `high`, `medium` or `low`; until then it counts as `low`",
                },
            ),
            Self::WrongLanguage { key, field, lang } => message(
                match lang {
                    Lang::En => format!("the English `{field}` of `{key}` holds Japanese characters"),
                    Lang::Ja => format!("the Japanese `{field}` of `{key}` holds no Japanese characters"),
                },
                "readers of that language would not understand it",
                "write the text in its language; a name that has none can be explained in brackets",
            ),
            Self::RetiredInUse { list, key, since } => message(
                format!("`{key}` in `{list}` was given up with version {since}"),
                "old answers given under it would land on something else",
                "use a key that was never used",
            ),
            Self::OddId { list, id, shape } => message(
                format!("`{id}` in `{list}` is not of the form `{shape}`"),
                "the id no longer tells what the row belongs to, and sorting by it puts the row elsewhere",
                "correct the id, or what the row says it belongs to",
            ),
            Self::OddKey { key } => message(
                format!("`{key}` is hard to use as a key"),
                "keys are written in commands, models and answers",
                "use a–z, digits and `-`, starting with a letter",
            ),
        }
    }

    fn ja(&self) -> Message {
        match self {
            Self::DuplicateKey { list, key } => message(
                format!("`{list}` に「{key}」が二度ある"),
                "一方の行しか反映されず、どちらになるかはファイルの順序しだいです",
                "一方を消すか、別のキーにしてください",
            ),
            Self::DuplicateId { list, id } => message(
                format!("`{list}` の二つの行が同じID「{id}」を持つ"),
                "IDを使った回答や参照が、意図しない行に結び付くおそれがあります",
                "どちらかのIDを直してください。行を置き換えるときは、同じキーで書いてください",
            ),
            Self::NoProvenance { key, field } => message(
                format!("「{key}」に `{field}` がない"),
                "この行をどこまで信じてよいか、読者に伝わりません",
                match *field {
                    "origin" => "`origin:` に出所のキーを書いてください",
                    _ => "`high`・`medium`・`low` のいずれかを書いてください。それまでは `low` とみなします",
                },
            ),
            Self::WrongLanguage { key, field, lang } => message(
                match lang {
                    Lang::En => format!("「{key}」の英語の `{field}` に日本語の文字が含まれている"),
                    Lang::Ja => format!("「{key}」の日本語の `{field}` に日本語の文字がない"),
                },
                "その言語の読者には意味が伝わりません",
                "それぞれの言語で書いてください。固有名詞には括弧書きで説明を添えられます",
            ),
            Self::RetiredInUse { list, key, since } => message(
                format!("`{list}` の「{key}」はバージョン{since}で廃止されている"),
                "以前このキーで付けた回答が、別のものに結び付いてしまいます",
                "これまで使ったことのないキーにしてください",
            ),
            Self::OddId { list, id, shape } => message(
                format!("`{list}` の「{id}」が「{shape}」の形になっていない"),
                "IDから所属が読み取れず、並べ替えたときに別の場所に入ってしまいます",
                "IDか、所属を示す項目のどちらかを直してください",
            ),
            Self::OddKey { key } => message(
                format!("「{key}」はキーとして使いにくい"),
                "キーはコマンド、モデル、回答の中で使います",
                "英小文字で始め、英小文字、数字、`-` だけを使ってください",
            ),
        }
    }
}
