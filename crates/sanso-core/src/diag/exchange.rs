//! SN8xx: what is lost or changed when a model of another program is taken over.

use super::{Message, message};
use crate::text::{Both, Lang};

/// A problem of taking over what another program wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExchangeProblem {
    /// The file is not of the named form.
    NotOfForm { form: &'static str, lacks: &'static str },
    /// A version of the form that is not known.
    OtherVersion { form: &'static str, given: String, known: &'static str },
    /// An entry without what it is called or connected by.
    Lacks { section: &'static str, key: &'static str },
    /// A reference to something the file does not hold.
    Nowhere { key: &'static str, id: String },
    /// An id that had to become another one.
    Renamed { from: String, to: String },
    /// Two entries of one section with the same id.
    Repeated { section: &'static str, id: String },
    /// Something the model language has no place for.
    NoPlace { what: Both, count: usize },
    /// A type that no word of the language certainly means.
    NoWord { section: &'static str, given: String, count: usize },
    /// Who manages things is not said.
    OneManager { id: String },
    /// Ratings from 0 to 100 became levels.
    Thirds { count: usize },
}

impl ExchangeProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotOfForm { .. } => "SN801",
            Self::OtherVersion { .. } => "SN802",
            Self::Lacks { .. } => "SN803",
            Self::Nowhere { .. } => "SN804",
            Self::Renamed { .. } => "SN805",
            Self::Repeated { .. } => "SN806",
            Self::NoPlace { .. } => "SN807",
            Self::NoWord { .. } => "SN808",
            Self::OneManager { .. } => "SN809",
            Self::Thirds { .. } => "SN810",
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
        const LOST: &str = "it is missing from the model, so results would look better than they are";
        match self {
            Self::NotOfForm { form, lacks } => message(
                format!("this is no {form} file: `{lacks}` is missing"),
                "what cannot be recognised cannot be taken over",
                format!("name a file in the form {form}"),
            ),
            Self::OtherVersion { form, given, known } => message(
                format!("`{given}` is a version of {form} this program does not know"),
                "what is new in it is not taken over, and something may mean something else",
                format!("write the file in version {known}, or compare the model with it"),
            ),
            Self::Lacks { section, key } => {
                message(format!("this entry of `{section}` has no `{key}`"), LOST, format!("add `{key}` to the entry"))
            }
            Self::Nowhere { key, id } => message(
                format!("`{key}` names `{id}`, which the file does not hold"),
                "what it would connect stays unconnected in the model",
                "add what is missing to the file, or connect it in the model",
            ),
            Self::Renamed { from, to } => message(
                format!("`{from}` is called `{to}` in the model"),
                "ids are unique, short and made of letters, digits, `-`, `_` and `.`; references were changed with it",
                "use the new id in answers, or choose a better one now",
            ),
            Self::Repeated { section, id } => {
                message(format!("`{section}` holds `{id}` a second time"), LOST, "give one of the two another id")
            }
            Self::NoPlace { what, count } => message(
                format!("not taken over: {} ({count})", what.en),
                "the model says what there is; risks and measures follow from it anew",
                "nothing, unless it says something about the parties, things, flows or data that the model should say",
            ),
            Self::NoWord { section, given, count } => message(
                format!("`{given}` is no kind the model knows; left unsaid for {count} of `{section}`"),
                "without a kind, incidents of that kind of thing stay assumed",
                "write `kind:` in the model; the language reference lists the words",
            ),
            Self::OneManager { id } => message(
                format!("the file does not say who manages things; all of it is put under `{id}`"),
                "borders between organisations are where most trust breaks, and with one organisation there are none",
                "declare the organisations that take part, and give each zone and each data set the right one",
            ),
            Self::Thirds { count } => message(
                format!("{count} ratings from 0 to 100 became levels by thirds: low, medium, high"),
                "what a rating means is up to whoever gave it",
                "look through confidentiality, integrity and availability of the data",
            ),
        }
    }

    fn ja(&self) -> Message {
        const LOST: &str = "モデルから抜け落ち、実際より安全に見えてしまいます";
        match self {
            Self::NotOfForm { form, lacks } => message(
                format!("{form}のファイルではない（`{lacks}` がない）"),
                "形式を判別できないファイルは取り込めません",
                format!("{form}形式のファイルを指定してください"),
            ),
            Self::OtherVersion { form, given, known } => message(
                format!("「{given}」は未対応の{form}の版"),
                "新しく加わった項目は取り込まれず、意味が変わった項目があるかもしれません",
                format!("{known}版で書き出すか、取り込んだモデルを元のファイルと見比べてください"),
            ),
            Self::Lacks { section, key } => message(
                format!("`{section}` のこの項目に「{key}」がない"),
                LOST,
                format!("項目に「{key}」を書き足してください"),
            ),
            Self::Nowhere { key, id } => message(
                format!("`{key}` の指す「{id}」がファイルにない"),
                "つながるはずのものが、モデルではつながりません",
                "足りない項目をファイルに加えるか、モデルの側でつないでください",
            ),
            Self::Renamed { from, to } => message(
                format!("「{from}」のIDをモデルでは「{to}」に変更"),
                "IDは重複のない短い英数字と `-`・`_`・`.` に限られます。参照もあわせて変更しました",
                "回答では新しいIDを使ってください。よりよいIDに変えるなら今のうちです",
            ),
            Self::Repeated { section, id } => {
                message(format!("`{section}` に「{id}」が二つある"), LOST, "どちらかのIDを変えてください")
            }
            Self::NoPlace { what, count } => message(
                format!("取り込まなかったもの：{}（{count}件）", what.ja),
                "モデルには何があるかを書き、リスクと対策はそこから改めて導きます",
                "関係者・機器・経路・データについて書かれた内容があれば、モデルに書き足してください",
            ),
            Self::NoWord { section, given, count } => message(
                format!("「{given}」に当たる種類がモデルの言語にない（`{section}` の{count}件は種類なし）"),
                "種類が分からないと、その種の機器に特有のインシデントは仮定のまま残ります",
                "モデルに `kind:` を書いてください。使える語は言語リファレンスにあります",
            ),
            Self::OneManager { id } => message(
                format!("管理者の記載がなく、すべてを「{id}」の管理下に置いた"),
                "信頼は組織の境目で崩れやすいものです。組織が一つでは境目が現れません",
                "関係する組織を書き、区域とデータごとに管理する組織を正しく割り当ててください",
            ),
            Self::Thirds { count } => message(
                format!("0〜100の評価{count}件を三等分し、low・medium・highに読み替えた"),
                "評価の意味は、評価した人によって異なります",
                "データの機密性・完全性・可用性を見直してください",
            ),
        }
    }
}
