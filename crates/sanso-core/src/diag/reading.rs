//! SN1xx: what can be wrong with bytes, files and the structure of a file.

use super::trouble::{trouble_en, trouble_ja};
use super::{Diagnostic, Message, few, hint_en, hint_ja, message};
use crate::text::{Both, Lang, Trouble, TroubleKind};

/// A problem of reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadingProblem {
    /// See [`TroubleKind`].
    Trouble(TroubleKind),
    /// A file that another one names is not there.
    FileMissing { path: String },
    /// A path leads out of the folder of the model.
    PathEscapes { path: String },
    /// A file is included that is already part of the model.
    IncludedTwice { path: String },
    /// More files than the reader takes.
    TooManyFiles { most: usize },
    /// A key that the language does not have here.
    UnknownKey { key: String, nearest: Option<String>, known: Vec<&'static str> },
    /// Something else than the expected structure.
    WrongShape { expected: Both },
    /// The first line `sanso: 1` is missing.
    NoVersion { key: &'static str },
    /// A version this program does not know.
    OtherVersion { key: &'static str, given: String },
    /// A head key in an included file.
    HeadInIncluded { key: String },
    /// A column head that is no attribute of the section.
    UnknownColumn { head: String, section: &'static str, nearest: Option<String> },
    /// A table without a column of ids.
    NoIdColumn { section: &'static str },
    /// A table for a section that does not exist.
    UnknownSection { given: String, nearest: Option<String> },
    /// Nothing is described.
    EmptyModel,
    /// A file could not be read for a reason outside the program.
    Unreadable { path: String, why: String },
    /// More problems than anybody mends in one go; the rest is not listed.
    TooManyProblems { most: usize },
    /// A file whose canonical form would not say the same.
    NotRewritten,
}

impl ReadingProblem {
    /// The diagnostic for a trouble met while reading bytes.
    pub(super) fn diagnostic(trouble: Trouble) -> Diagnostic {
        let first = match &trouble.kind {
            TroubleKind::DuplicateKey(_, first) => Some(*first),
            _ => None,
        };
        let diagnostic = Diagnostic::error(trouble.place, ReadingProblem::Trouble(trouble.kind));
        match first {
            Some(first) => diagnostic.and(first, Both { en: "first written here", ja: "最初の記述" }),
            None => diagnostic,
        }
    }

    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Trouble(kind) => match kind {
                TroubleKind::NotUtf8 => "SN101",
                TroubleKind::Syntax(_) => "SN102",
                TroubleKind::TooDeep(_) => "SN103",
                TroubleKind::TooMany(_) => "SN104",
                TroubleKind::TooLarge(_) => "SN105",
                TroubleKind::DuplicateKey(..) => "SN106",
                TroubleKind::KeyIsNoText => "SN107",
                TroubleKind::SecondDocument => "SN108",
                TroubleKind::Tag(_) => "SN109",
                TroubleKind::MergeKey => "SN110",
                TroubleKind::Table(_) => "SN111",
                TroubleKind::NoSheet(..) => "SN112",
            },
            Self::FileMissing { .. } => "SN113",
            Self::PathEscapes { .. } => "SN114",
            Self::IncludedTwice { .. } => "SN115",
            Self::TooManyFiles { .. } => "SN116",
            Self::UnknownKey { .. } => "SN117",
            Self::WrongShape { .. } => "SN118",
            Self::NoVersion { .. } => "SN119",
            Self::OtherVersion { .. } => "SN120",
            Self::HeadInIncluded { .. } => "SN121",
            Self::UnknownColumn { .. } => "SN122",
            Self::NoIdColumn { .. } => "SN123",
            Self::UnknownSection { .. } => "SN124",
            Self::EmptyModel => "SN125",
            Self::Unreadable { .. } => "SN126",
            Self::TooManyProblems { .. } => "SN127",
            Self::NotRewritten => "SN128",
        }
    }

    /// What to tell people.
    pub fn message(&self, lang: Lang) -> Message {
        match (self, lang) {
            (Self::Trouble(kind), Lang::En) => trouble_en(kind),
            (Self::Trouble(kind), Lang::Ja) => trouble_ja(kind),
            (_, Lang::En) => self.en(),
            (_, Lang::Ja) => self.ja(),
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm a problem; the match must be total")]
    fn en(&self) -> Message {
        const LOST: &str =
            "what the file describes is missing from the model, so results would look better than they are";
        match self {
            Self::Trouble(kind) => trouble_en(kind),
            Self::FileMissing { path } => message(
                format!("there is no file `{path}`"),
                LOST,
                "correct the path, or put the file beside the model",
            ),
            Self::PathEscapes { path } => message(
                format!("`{path}` leads out of the folder of the model"),
                "a model somebody sent must not be able to read other files of this machine",
                "move the file into the folder of the model and name it by a relative path without `..`",
            ),
            Self::IncludedTwice { path } => message(
                format!("`{path}` is included although it is already part of the model"),
                "everything in it would count twice",
                "remove one of the two includes",
            ),
            Self::TooManyFiles { most } => message(
                format!("the model names more than {most} files"),
                "reading would not end in reasonable time",
                "join files, or use tables for inventories",
            ),
            Self::UnknownKey { key, nearest, known } => message(
                format!("there is no key `{key}` here{}", hint_en(nearest.as_deref())),
                "what is written under an unknown key would silently not count",
                format!("correct the key; known here: {}", few(known.iter().copied(), ", ")),
            ),
            Self::WrongShape { expected } => message(
                format!("expected {} here", expected.en),
                "what is written here cannot be understood and does not count",
                "write it in the expected form; `sanso schema model` and the language reference show it",
            ),
            Self::NoVersion { key } => message(
                format!("the file does not say `{key}: 1`"),
                "a later version of the language could be misread",
                format!("write `{key}: 1` as the first line"),
            ),
            Self::OtherVersion { key, given } => message(
                format!("`{key}: {given}` is a version this program does not know"),
                "words may mean something else in it",
                "write version 1, or use a newer sanso",
            ),
            Self::HeadInIncluded { key } => message(
                format!("`{key}` may stand only in the main file"),
                "two files could contradict each other about the process as a whole",
                format!("move `{key}` to the main file"),
            ),
            Self::UnknownColumn { head, section, nearest } => message(
                format!("`{head}` is no column of `{section}`{}", hint_en(nearest.as_deref())),
                "the values of this column do not count",
                "rename the column head to an attribute or its label, or start the head with `#` to leave the column out",
            ),
            Self::NoIdColumn { section } => message(
                format!("the table for `{section}` has no column `id`"),
                "entries without ids cannot be referred to, so none of them counts",
                "add a column `id` with a unique id in each row",
            ),
            Self::UnknownSection { given, nearest } => message(
                format!("there is no section `{given}`{}", hint_en(nearest.as_deref())),
                LOST,
                "name one of the sections of the language",
            ),
            Self::EmptyModel => message(
                "the model describes nothing",
                "without organisations and components there is nothing to analyse",
                "start with `sanso init DIR`, or copy one of the examples",
            ),
            Self::Unreadable { path, why } => message(
                format!("`{path}` cannot be read: {why}"),
                LOST,
                "check that the file exists and that you may read it",
            ),
            Self::TooManyProblems { most } => message(
                format!("there are more than {most} problems; the rest is not listed"),
                "this is probably no model, or something is wrong everywhere",
                "mend the first ones and check again",
            ),
            Self::NotRewritten => message(
                "the canonical form of this file would not read the same, so the file stays as it is",
                "changing the form of a file must never change what it says",
                "write the file in a simpler form: short keys, no exotic characters; and please report the file as a bug",
            ),
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm a problem; the match must be total")]
    fn ja(&self) -> Message {
        const LOST: &str = "このファイルに書かれた内容がモデルから抜け落ち、実際より安全に見えてしまいます";
        match self {
            Self::Trouble(kind) => trouble_ja(kind),
            Self::FileMissing { path } => message(
                format!("ファイル「{path}」が見つからない"),
                LOST,
                "パスを直すか、モデルと同じフォルダにファイルを置いてください",
            ),
            Self::PathEscapes { path } => message(
                format!("「{path}」はモデルのフォルダの外を指している"),
                "他人から受け取ったモデルが、この端末の別のファイルを読めてはなりません",
                "ファイルをモデルのフォルダに移し、`..` を使わない相対パスで指定してください",
            ),
            Self::IncludedTwice { path } => message(
                format!("「{path}」はすでにモデルに含まれている"),
                "同じ内容が二重に数えられます",
                "どちらかの include を削除してください",
            ),
            Self::TooManyFiles { most } => message(
                format!("モデルのファイル数が上限（{most}）を超えている"),
                "読み込みが現実的な時間で終わりません",
                "ファイルをまとめるか、一覧は表（CSV・xlsx）にしてください",
            ),
            Self::UnknownKey { key, nearest, known } => message(
                format!("ここに「{key}」というキーはない{}", hint_ja(nearest.as_deref())),
                "未知のキーの下に書いた内容は、知らないうちに無視されてしまいます",
                format!("キーを直してください。ここで使えるキー：{}", few(known.iter().copied(), "、")),
            ),
            Self::WrongShape { expected } => message(
                format!("ここには{}が必要", expected.ja),
                "書かれた内容を解釈できず、結果に反映されません",
                "正しい形で書いてください。書き方は `sanso schema model` と言語リファレンスで確認できます",
            ),
            Self::NoVersion { key } => message(
                format!("「{key}: 1」の記載がない"),
                "将来の版の言語と取り違えるおそれがあります",
                format!("先頭行に `{key}: 1` と書いてください"),
            ),
            Self::OtherVersion { key, given } => message(
                format!("「{key}: {given}」は未対応の版"),
                "言葉の意味が変わっている可能性があります",
                "版を 1 にするか、新しい sanso を使ってください",
            ),
            Self::HeadInIncluded { key } => message(
                format!("「{key}」は主ファイルだけに書ける"),
                "価値創造過程全体についての記述がファイル間で食い違うおそれがあります",
                format!("「{key}」を主ファイルに移してください"),
            ),
            Self::UnknownColumn { head, section, nearest } => message(
                format!("「{head}」は `{section}` の列ではない{}", hint_ja(nearest.as_deref())),
                "この列の値は結果に反映されません",
                "列見出しを属性名かその表示名に直してください。読み飛ばす列は見出しの先頭に `#` を付けてください",
            ),
            Self::NoIdColumn { section } => message(
                format!("`{section}` の表に「id」列がない"),
                "IDのない項目は参照できず、1行も反映されません",
                "「id」列を追加し、行ごとに重複しないIDを書いてください",
            ),
            Self::UnknownSection { given, nearest } => message(
                format!("「{given}」という節はない{}", hint_ja(nearest.as_deref())),
                LOST,
                "言語にある節の名前を指定してください",
            ),
            Self::EmptyModel => message(
                "モデルに何も書かれていない",
                "組織や構成要素がなければ分析できません",
                "`sanso init DIR` で雛形を作るか、用意された例を写して始めてください",
            ),
            Self::Unreadable { path, why } => message(
                format!("「{path}」を読み込めない：{why}"),
                LOST,
                "ファイルの有無と読み取り権限を確認してください",
            ),
            Self::TooManyProblems { most } => message(
                format!("問題が{most}件を超えたため、残りは表示していない"),
                "モデルではないファイルか、全体に共通する誤りがあると思われます",
                "先頭の問題から直し、もう一度検査してください",
            ),
            Self::NotRewritten => message(
                "整形すると内容が変わるおそれがあるため、ファイルをそのまま残した",
                "書き方を整えただけで内容が変わってはなりません",
                "キーを短くする、特殊な文字を避けるなど、簡単な書き方に直してください。不具合としての報告も歓迎します",
            ),
        }
    }
}
