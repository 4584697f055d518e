//! SN460 …: frameworks and tables between them that cannot be understood.

use crate::diag::{Message, hint_en, hint_ja, message};
use crate::text::Lang;

/// A problem of a framework or of a table between two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrameworkProblem {
    /// An index names a file that is not there.
    NoFile { file: String, nearest: Option<String> },
    /// A table has a column that the schema does not have.
    UnknownColumn { name: String, nearest: Option<String> },
    /// A table lacks a column without which its rows mean nothing.
    MissingColumn { name: &'static str },
    /// A table is between frameworks of which one does not exist, or rows are given for one that does not.
    UnknownFramework { key: String, nearest: Option<String> },
    /// A row names an item that its framework does not have.
    UnknownItem { id: String, framework: String, nearest: Option<String> },
    /// An item or a pair of items stands twice in one file.
    Twice { name: String },
    /// A word that is none of those the field takes.
    UnknownWord { field: &'static str, given: String, known: String, nearest: Option<String> },
    /// The items above an item lead back to it.
    ParentLoop { id: String },
    /// More rows than are taken.
    TooMany { most: usize },
    /// A cell without which the row means nothing is empty.
    EmptyCell { column: &'static str },
    /// Something else than a number between nothing and the most its field can say.
    NoNumber { field: &'static str, given: String, most: u32 },
    /// A level that its framework does not have.
    UnknownLevel { level: String, framework: String, nearest: Option<String> },
}

impl FrameworkProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoFile { .. } => "SN460",
            Self::UnknownColumn { .. } => "SN461",
            Self::MissingColumn { .. } => "SN462",
            Self::UnknownFramework { .. } => "SN463",
            Self::UnknownItem { .. } => "SN464",
            Self::Twice { .. } => "SN465",
            Self::UnknownWord { .. } => "SN466",
            Self::ParentLoop { .. } => "SN467",
            Self::TooMany { .. } => "SN468",
            Self::EmptyCell { .. } => "SN469",
            Self::NoNumber { .. } => "SN470",
            Self::UnknownLevel { .. } => "SN471",
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
        const LOST: &str = "the row does not count, so a mapping could look weaker or stronger than it is";
        match self {
            Self::NoFile { file, nearest } => message(
                format!("there is no file `{file}` beside the index{}", hint_en(nearest.as_deref())),
                "the framework or table stays empty",
                "correct the name of the file, or add it to the folder",
            ),
            Self::UnknownColumn { name, nearest } => message(
                format!("tables of this kind have no column `{name}`{}", hint_en(nearest.as_deref())),
                "what is written under an unknown column would silently not count",
                "correct the head of the column, or take the column out",
            ),
            Self::MissingColumn { name } => message(
                format!("the table has no column `{name}`"),
                "its rows cannot be told apart, so none of them counts",
                format!("write `{name}` as the head of a column in the first line"),
            ),
            Self::UnknownFramework { key, nearest } => message(
                format!("there is no framework `{key}`{}", hint_en(nearest.as_deref())),
                "the whole table does not count",
                "use a key listed by `sanso frameworks list`, or add the framework to an index",
            ),
            Self::UnknownItem { id, framework, nearest } => message(
                format!("`{framework}` has no item `{id}`{}", hint_en(nearest.as_deref())),
                LOST,
                format!("use an id listed by `sanso frameworks show {framework}`"),
            ),
            Self::Twice { name } => message(
                format!("`{name}` stands twice in this file"),
                "only the first counts, and the other may say something else",
                "keep one of the two",
            ),
            Self::UnknownWord { field, given, known, nearest } => message(
                format!("`{given}` is no word for `{field}`{}", hint_en(nearest.as_deref())),
                LOST,
                format!("write one of {known}"),
            ),
            Self::ParentLoop { id } => message(
                format!("the items above `{id}` lead back to it"),
                "the outline of the framework would have no top",
                "correct the column `parent`",
            ),
            Self::TooMany { most } => message(
                format!("there are more than {most} rows here"),
                "the rows after that do not count",
                "split the framework, or leave out what nobody is asked for",
            ),
            Self::EmptyCell { column } => {
                message(format!("the row has nothing under `{column}`"), LOST, format!("fill in `{column}`"))
            }
            Self::NoNumber { field, given, most } => no_number_en(field, given, *most),
            Self::UnknownLevel { level, framework, nearest } => message(
                format!("`{framework}` has no level `{level}`{}", hint_en(nearest.as_deref())),
                "the level would look easier to reach than it is",
                "use a key that stands under `levels` of the framework, or add the level there",
            ),
        }
    }

    fn ja(&self) -> Message {
        const LOST: &str = "この行は反映されず、対応関係が実際と異なって見えます";
        match self {
            Self::NoFile { file, nearest } => message(
                format!("索引と同じフォルダに「{file}」がない{}", hint_ja(nearest.as_deref())),
                "フレームワークまたは対応表が空のままになります",
                "ファイル名を直すか、ファイルを置いてください",
            ),
            Self::UnknownColumn { name, nearest } => message(
                format!("この表に「{name}」という列はない{}", hint_ja(nearest.as_deref())),
                "未知の列の内容は、知らないうちに無視されてしまいます",
                "列の見出しを直すか、列を削除してください",
            ),
            Self::MissingColumn { name } => message(
                format!("表に「{name}」の列がない"),
                "行を区別できないため、どの行も反映されません",
                format!("1行目に見出し「{name}」を書いてください"),
            ),
            Self::UnknownFramework { key, nearest } => message(
                format!("「{key}」というフレームワークはない{}", hint_ja(nearest.as_deref())),
                "対応表全体が反映されません",
                "`sanso frameworks list` にあるキーを使うか、索引に追加してください",
            ),
            Self::UnknownItem { id, framework, nearest } => message(
                format!("「{framework}」に「{id}」という項目はない{}", hint_ja(nearest.as_deref())),
                LOST,
                format!("IDを直してください。一覧は `sanso frameworks show {framework}` で確認できます"),
            ),
            Self::Twice { name } => message(
                format!("「{name}」がこのファイルに二度出てくる"),
                "最初の行だけが反映され、もう一方の内容は失われます",
                "どちらか一方だけにしてください",
            ),
            Self::UnknownWord { field, given, known, nearest } => message(
                format!("「{given}」は「{field}」に書ける語ではない{}", hint_ja(nearest.as_deref())),
                LOST,
                format!("次のいずれかを書いてください：{known}"),
            ),
            Self::ParentLoop { id } => message(
                format!("「{id}」の上位項目をたどると元に戻ってしまう"),
                "フレームワークの階層を表示できません",
                "`parent` 列を直してください",
            ),
            Self::TooMany { most } => message(
                format!("行が{most}行を超えている"),
                "それ以降の行は反映されません",
                "フレームワークを分けるか、不要な行を削ってください",
            ),
            Self::EmptyCell { column } => {
                message(format!("「{column}」が空の行がある"), LOST, format!("「{column}」を記入してください"))
            }
            Self::NoNumber { field, given, most } => no_number_ja(field, given, *most),
            Self::UnknownLevel { level, framework, nearest } => message(
                format!("「{framework}」に「{level}」という段階はない{}", hint_ja(nearest.as_deref())),
                "段階の達成が実際より容易に見えてしまいます",
                "フレームワークの `levels` にあるキーを使うか、そこに段階を追加してください",
            ),
        }
    }
}

fn no_number_en(field: &str, given: &str, most: u32) -> Message {
    message(
        format!("`{given}` is no number from 0 to {most} for `{field}`"),
        "levels and scores would not be those of the framework",
        "write a number with at most three digits behind the point, such as `4` or `0.25`",
    )
}

fn no_number_ja(field: &str, given: &str, most: u32) -> Message {
    message(
        format!("「{field}」の「{given}」は0から{most}までの数値ではない"),
        "段階の判定や点数がフレームワークの定めと異なってしまいます",
        "`4` や `0.25` のように、小数点以下3桁までの数値を書いてください",
    )
}
