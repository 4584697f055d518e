//! SN2xx: what can be wrong with ids, references and values.

use super::{Message, few, hint_en, hint_ja, message};
use crate::text::{Both, Lang};

/// A problem of ids, references or values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceProblem {
    /// An id with characters that ids may not have.
    BadId { id: String },
    /// An id that is already taken.
    TakenId { id: String },
    /// An entry lacks an attribute without which it means nothing.
    Missing { id: String, key: &'static str },
    /// A reference to nothing.
    Unknown { id: String, sorts: Both, nearest: Option<String>, section: &'static str },
    /// A reference to something of the wrong kind.
    WrongKind { id: String, is: Both, sorts: Both },
    /// A word outside the list of words.
    UnknownWord { word: String, nearest: Option<String>, known: Vec<&'static str> },
    /// Something else than `true` or `false`.
    NotTruth { given: String },
    /// Something else than a whole number in the range.
    NotNumber { given: String, least: u32, most: u32 },
    /// Something else than a span of time.
    NotSpan { given: String },
    /// Things that contain one another in a circle.
    Circle { chain: Vec<String> },
    /// A former id that is in use or was given up twice.
    WasClash { id: String },
    /// The same word or id twice in one list.
    Repeated { word: String },
    /// A language other than the two.
    OtherLanguage { key: String },
    /// A link whose two ends are the same.
    SelfLink { id: String },
    /// A file beside the model that leads out of its folder.
    FileEscapes { path: String },
}

impl ReferenceProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadId { .. } => "SN201",
            Self::TakenId { .. } => "SN202",
            Self::Missing { .. } => "SN203",
            Self::Unknown { .. } => "SN204",
            Self::WrongKind { .. } => "SN205",
            Self::UnknownWord { .. } => "SN206",
            Self::NotTruth { .. } => "SN207",
            Self::NotNumber { .. } => "SN208",
            Self::NotSpan { .. } => "SN209",
            Self::Circle { .. } => "SN210",
            Self::WasClash { .. } => "SN211",
            Self::Repeated { .. } => "SN212",
            Self::OtherLanguage { .. } => "SN213",
            Self::SelfLink { .. } => "SN214",
            Self::FileEscapes { .. } => "SN215",
        }
    }

    /// What to tell people.
    pub fn message(&self, lang: Lang) -> Message {
        match lang {
            Lang::En => self.en(),
            Lang::Ja => self.ja(),
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm a problem; the match must be total")]
    fn en(&self) -> Message {
        match self {
            Self::BadId { id } => message(
                format!("`{id}` cannot be an id"),
                "ids are used in commands, addresses and answers and must survive all of them",
                "use letters a–z, digits, `-`, `_` and `.`, starting with a letter or digit; the name shown to people goes into `name`",
            ),
            Self::TakenId { id } => message(
                format!("`{id}` is already the id of something else"),
                "references to it would be ambiguous",
                "give one of the two another id; ids are unique across all sections",
            ),
            Self::Missing { id, key } => message(
                format!("`{id}` does not say `{key}`"),
                "without it the entry means nothing and does not count",
                format!("add `{key}`"),
            ),
            Self::Unknown { id, sorts, nearest, section } => message(
                format!("no {} is called `{id}`{}", sorts.en, hint_en(nearest.as_deref())),
                "a reference to nothing carries no risk, so results would look better than they are",
                format!("correct the name, or declare it under `{section}:`"),
            ),
            Self::WrongKind { id, is, sorts } => message(
                format!("`{id}` is a {}, but a {} is meant here", is.en, sorts.en),
                "the reference does not count",
                "name something of the expected kind",
            ),
            Self::UnknownWord { word, nearest, known } => message(
                format!("`{word}` is not among the words for this{}", hint_en(nearest.as_deref())),
                "an unknown word means nothing to the analysis and does not count",
                format!("use one of {}", few(known.iter().copied(), ", ")),
            ),
            Self::NotTruth { given } => message(
                format!("`{given}` is neither `true` nor `false`"),
                "it would be read as unsaid",
                "write `true` or `false` without quotes, or leave the attribute out if you do not know",
            ),
            Self::NotNumber { given, least, most } => message(
                format!("`{given}` is not a whole number from {least} to {most}"),
                "it would be read as unsaid",
                "write a whole number in the range",
            ),
            Self::NotSpan { given } => message(
                format!("`{given}` is not a span of time"),
                "it would be read as unsaid",
                "write a number and a unit: `30m`, `4h`, `2d`, `1w`",
            ),
            Self::Circle { chain } => message(
                format!("these contain one another in a circle: {}", few(chain.iter().map(String::as_str), " → ")),
                "nothing can say who manages them",
                "break the circle at one of them",
            ),
            Self::WasClash { id } => message(
                format!("`was: {id}` names an id that is in use or was already given up elsewhere"),
                "decisions taken under the old id could land on the wrong thing",
                "name an id that no longer exists, once",
            ),
            Self::Repeated { word } => message(
                format!("`{word}` stands twice in this list"),
                "the repetition has no meaning and may hide a slip",
                "remove one, or correct it",
            ),
            Self::OtherLanguage { key } => message(
                format!("`{key}` is not a language of display texts"),
                "the text would never be shown",
                "use `en` and `ja`",
            ),
            Self::SelfLink { id } => message(
                format!("`{id}` starts and ends at the same place"),
                "a link to itself carries nothing",
                "correct `from` or `to`",
            ),
            Self::FileEscapes { path } => message(
                format!("`{path}` leads out of the folder of the model"),
                "a model somebody sent must not be able to read other files of this machine",
                "name the file by a relative path without `..`",
            ),
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm a problem; the match must be total")]
    fn ja(&self) -> Message {
        match self {
            Self::BadId { id } => message(
                format!("「{id}」はIDに使えない"),
                "IDはコマンド・アドレス・回答で使うため、どこでもそのまま通じる必要があります",
                "英数字と `-` `_` `.` だけを使い、英数字で始めてください。表示名は `name` に書いてください",
            ),
            Self::TakenId { id } => message(
                format!("ID「{id}」はすでに使われている"),
                "参照したときにどちらを指すのか決まりません",
                "どちらかのIDを変えてください。IDはすべての節を通じて重複できません",
            ),
            Self::Missing { id, key } => message(
                format!("「{id}」に `{key}` がない"),
                "これがないと項目の意味が定まらず、結果に反映されません",
                format!("`{key}` を書いてください"),
            ),
            Self::Unknown { id, sorts, nearest, section } => message(
                format!("「{id}」という{}はない{}", sorts.ja, hint_ja(nearest.as_deref())),
                "存在しないものへの参照はリスクを伝えないため、実際より安全に見えてしまいます",
                format!("名前を直すか、`{section}:` に追加してください"),
            ),
            Self::WrongKind { id, is, sorts } => message(
                format!("「{id}」は{}であり、ここに必要な{}ではない", is.ja, sorts.ja),
                "この参照は結果に反映されません",
                "正しい種類のものを指定してください",
            ),
            Self::UnknownWord { word, nearest, known } => message(
                format!("「{word}」はここで使える語ではない{}", hint_ja(nearest.as_deref())),
                "未知の語は分析に使えず、結果に反映されません",
                format!("次のいずれかを使ってください：{}", few(known.iter().copied(), "、")),
            ),
            Self::NotTruth { given } => message(
                format!("「{given}」は `true` でも `false` でもない"),
                "書かれていないものとして扱われます",
                "引用符なしで `true` または `false` と書いてください。分からないときは書かないでください",
            ),
            Self::NotNumber { given, least, most } => message(
                format!("「{given}」は{least}から{most}までの整数ではない"),
                "書かれていないものとして扱われます",
                "範囲内の整数を書いてください",
            ),
            Self::NotSpan { given } => message(
                format!("「{given}」は時間の長さではない"),
                "書かれていないものとして扱われます",
                "数と単位で書いてください（例：`30m`、`4h`、`2d`、`1w`）",
            ),
            Self::Circle { chain } => message(
                format!("包含関係が循環している：{}", few(chain.iter().map(String::as_str), " → ")),
                "誰が管理しているのか決められません",
                "どこかで循環を断ち切ってください",
            ),
            Self::WasClash { id } => message(
                format!("`was: {id}` が、使用中のID、または別の項目の旧IDと重なっている"),
                "旧IDで下した判断が別のものに引き継がれるおそれがあります",
                "もう存在しないIDを一度だけ書いてください",
            ),
            Self::Repeated { word } => message(
                format!("「{word}」が一覧に二度ある"),
                "繰り返しに意味はなく、書き間違いが隠れているかもしれません",
                "一方を消すか直してください",
            ),
            Self::OtherLanguage { key } => message(
                format!("「{key}」は表示文の言語ではない"),
                "この文はどこにも表示されません",
                "`en` と `ja` を使ってください",
            ),
            Self::SelfLink { id } => message(
                format!("「{id}」の両端が同じ"),
                "自分自身への接続は何も運びません",
                "`from` か `to` を直してください",
            ),
            Self::FileEscapes { path } => message(
                format!("「{path}」はモデルのフォルダの外を指している"),
                "他人から受け取ったモデルが、この端末の別のファイルを読めてはなりません",
                "`..` を使わない相対パスで指定してください",
            ),
        }
    }
}
