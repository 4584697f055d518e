//! Why a command could not run, in both languages.

use sanso_core::text::Lang;
use sanso_sheets::Unreadable;
use std::io;
use std::path::PathBuf;

/// A reason to stop with exit status 2. Mistakes inside models are no failures; they are diagnostics.
#[derive(Debug)]
pub enum Failure {
    /// A folder holds no model.
    NoModelIn(PathBuf),
    /// There is nothing at a path.
    NothingAt(PathBuf),
    /// Something on disk could not be read.
    Reading(PathBuf, String),
    /// Something could not be written.
    Writing(PathBuf, io::Error),
    /// Standard output or input failed.
    Stream(io::Error),
    /// A file is larger than the limit (bytes).
    TooLarge(PathBuf, u64),
    /// A folder holds more content files than the limit.
    TooManyFiles(PathBuf, usize),
    /// A document would be printed on a terminal; its usual ending.
    DocumentOnTerminal(&'static str),
    /// A text is no day.
    NoDay(String),
    /// A thing is asked for that does not exist; the name that was probably meant.
    Unknown(String, Option<String>),
    /// No framework has this key; perhaps another was meant.
    NoFramework(String, Option<String>),
    /// Nothing leads to what was asked for.
    NoWay,
    /// Nothing is known that could be written in this form.
    NothingToWrite,
    /// The program was built without what checks against schemas.
    #[cfg(not(feature = "schema"))]
    WithoutSchema,
    /// A catalog is wanted; what it is instead.
    NoCatalog(&'static str),
    /// A file would be overwritten.
    Exists(PathBuf),
    /// A form of output that does not fit what is asked for; the forms that do.
    NoForm(String, &'static str),
    /// What is written would take the place of what is read.
    OwnInput(PathBuf),
    /// A workbook cannot be read or written.
    Workbook(PathBuf, Unreadable),
    /// The command line was not understood.
    Usage(String),
}

/// The result of what can fail at the edge.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// What went wrong and what to do, in one language.
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.en(),
            Lang::Ja => self.ja(),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::NoModelIn(folder) => {
                let folder = folder.display();
                format!("there is no `model.yaml` in `{folder}`; `sanso init {folder}` writes one")
            }
            Self::NothingAt(path) => format!("there is nothing at `{}`", path.display()),
            Self::Reading(path, why) => format!("`{}` cannot be read: {why}", path.display()),
            Self::Writing(path, why) => format!("`{}` cannot be written: {why}", path.display()),
            Self::Stream(why) => format!("standard input or output failed: {why}"),
            Self::TooLarge(path, bytes) => format!("`{}` holds {bytes} bytes, more than can be read", path.display()),
            Self::TooManyFiles(path, most) => format!("`{}` holds more than {most} content files", path.display()),
            Self::DocumentOnTerminal(ending) => {
                format!("this would print a whole document on the terminal; add `--out report.{ending}`")
            }
            Self::NoDay(given) => format!("`{given}` is no day; write it like 2026-04-01"),
            Self::Unknown(name, near) => {
                let hint = near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                format!("nothing here is called `{name}`{hint}")
            }
            Self::NoFramework(key, near) => {
                let hint = near.as_ref().map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
                format!("there is no framework `{key}`; {hint}`sanso frameworks list` shows all")
            }
            Self::NoWay => "nothing in the model leads there, so there is no way to write".to_owned(),
            Self::NothingToWrite => "nothing is known that could be written in this form".to_owned(),
            #[cfg(not(feature = "schema"))]
            Self::WithoutSchema => {
                "this build cannot check against schemas; install it with `cargo install --path crates/sanso --features schema`"
                    .to_owned()
            }
            Self::NoCatalog(model) => format!("this is a {model}; give a catalog, or resolve a profile to one first"),
            Self::Exists(path) => {
                format!("`{}` exists already and is left as it is; choose another folder", path.display())
            }
            Self::NoForm(form, forms) => format!("this cannot be shown as `{form}`; choose one of {forms}"),
            Self::OwnInput(path) => {
                format!("`{}` is the workbook that is read and is left as it is; name another file", path.display())
            }
            Self::Workbook(path, why) => format!("`{}` {}", path.display(), workbook_en(why)),
            Self::Usage(text) => text.clone(),
        }
    }

    fn ja(&self) -> String {
        match self {
            Self::NoModelIn(folder) => {
                let folder = folder.display();
                format!("「{folder}」に `model.yaml` がありません。`sanso init {folder}` で雛形を作れます")
            }
            Self::NothingAt(path) => format!("「{}」には何もありません", path.display()),
            Self::Reading(path, why) => format!("「{}」を読み込めません：{why}", path.display()),
            Self::Writing(path, why) => format!("「{}」に書き込めません：{why}", path.display()),
            Self::Stream(why) => format!("標準入出力でエラーが起きました：{why}"),
            Self::TooLarge(path, bytes) => format!("「{}」は大きすぎて読み込めません（{bytes}バイト）", path.display()),
            Self::TooManyFiles(path, most) => {
                format!("「{}」のコンテンツファイルが上限（{most}）を超えています", path.display())
            }
            Self::DocumentOnTerminal(ending) => {
                format!("文書全体が端末に表示されてしまいます。`--out report.{ending}` を付けてください")
            }
            Self::NoDay(given) => format!("「{given}」は日付ではありません。2026-04-01 のように書いてください"),
            Self::Unknown(name, near) => {
                let hint = near.as_ref().map(|near| format!("「{near}」のことですか")).unwrap_or_default();
                format!("「{name}」という名前のものはありません。{hint}")
            }
            Self::NoFramework(key, near) => {
                let hint = near.as_ref().map(|near| format!("「{near}」のことですか。")).unwrap_or_default();
                format!(
                    "「{key}」というフレームワークはありません。{hint}一覧は `sanso frameworks list` で確認できます"
                )
            }
            Self::NoWay => "モデルにはそこへ至る経路がないため、書き出すものがありません".to_owned(),
            Self::NothingToWrite => "この形式で書き出せる内容がありません".to_owned(),
            #[cfg(not(feature = "schema"))]
            Self::WithoutSchema => {
                "このビルドではスキーマによる検査ができません。`cargo install --path crates/sanso --features schema` でインストールし直してください"
                    .to_owned()
            }
            Self::NoCatalog(model) => {
                format!("これは {model} です。カタログを指定するか、プロファイルを先に解決してください")
            }
            Self::Exists(path) => {
                format!("「{}」はすでにあるため変更していません。別のフォルダを指定してください", path.display())
            }
            Self::NoForm(form, forms) => format!("これは「{form}」形式では出力できません。{forms} から選んでください"),
            Self::OwnInput(path) => {
                format!(
                    "「{}」は読み込み元のブックなので変更しません。別のファイル名を指定してください",
                    path.display()
                )
            }
            Self::Workbook(path, why) => format!("「{}」{}", path.display(), workbook_ja(why)),
            Self::Usage(text) => text.clone(),
        }
    }
}

/// What is the matter with a workbook, and what to do.
fn workbook_en(why: &Unreadable) -> String {
    match why {
        Unreadable::Encrypted => "is locked with a password; open it, take the password off and save a copy".to_owned(),
        Unreadable::Old => "is in the older form .xls; open it and save it as .xlsx".to_owned(),
        Unreadable::Other(form) => format!("is a {form} file; save it as .xlsx"),
        Unreadable::NoWorkbook => "is no workbook; an .xlsx file is needed".to_owned(),
        Unreadable::TooMuch(what, most) => format!("holds more {what} than the {most} that are taken"),
        Unreadable::Broken(part, why) if part.is_empty() => {
            format!("is damaged ({why}); open it, let it be repaired and save a copy")
        }
        Unreadable::Broken(part, why) => {
            format!("is damaged in `{part}` ({why}); open it, let it be repaired and save a copy")
        }
    }
}

fn workbook_ja(why: &Unreadable) -> String {
    match why {
        Unreadable::Encrypted => {
            "はパスワードで保護されています。開いてパスワードを外し、別名で保存してください".to_owned()
        }
        Unreadable::Old => "は古い形式（.xls）です。開いて .xlsx 形式で保存し直してください".to_owned(),
        Unreadable::Other(form) => format!("は{form}形式のファイルです。.xlsx 形式で保存し直してください"),
        Unreadable::NoWorkbook => "はブックではありません。.xlsx のファイルを指定してください".to_owned(),
        Unreadable::TooMuch(what, most) => format!("は大きすぎます（{what}の上限は{most}）"),
        Unreadable::Broken(part, why) if part.is_empty() => {
            format!("は壊れています（{why}）。表計算ソフトで開いて修復し、別名で保存してください")
        }
        Unreadable::Broken(part, why) => {
            format!("は `{part}` が壊れています（{why}）。表計算ソフトで開いて修復し、別名で保存してください")
        }
    }
}
