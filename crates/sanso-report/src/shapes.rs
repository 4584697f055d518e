//! How the values of the model language are told to people: shared by the JSON Schema, the template and the reference.

use sanso_core::model::language::{Attribute, Shape};
use sanso_core::model::{Attr, Kind};
use sanso_core::text::Both;

/// The ids a model may use, as a regular expression.
pub(crate) const ID_PATTERN: &str = "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$";

const fn both(en: &'static str, ja: &'static str) -> Both {
    Both { en, ja }
}

/// The three levels with what they say.
const LEVELS: [(&str, Both); 3] = [
    ("low", both("hardly hurts", "影響は小さい")),
    ("medium", both("hurts", "影響がある")),
    ("high", both("hurts badly", "影響が大きい")),
];

/// The words a value is chosen from, each with its label; none where the value is free.
pub(crate) fn choices(shape: Shape) -> Vec<(&'static str, Both)> {
    match shape {
        Shape::Word(words) | Shape::Words(words) => words.iter().map(|word| (word.key, word.label)).collect(),
        Shape::Level => LEVELS.to_vec(),
        _ => Vec::new(),
    }
}

/// What may be written, in a few words.
pub(crate) fn form(shape: Shape) -> (String, String) {
    let fixed = |en: &str, ja: &str| (en.to_owned(), ja.to_owned());
    match shape {
        Shape::Truth => fixed("`true` or `false`", "`true` または `false`"),
        Shape::Word(_) => fixed("one word", "語を1つ"),
        Shape::Words(_) => fixed("list of words", "語の一覧"),
        Shape::Level => fixed("`low`, `medium` or `high`", "`low`・`medium`・`high` のいずれか"),
        Shape::Number(least, most) => (format!("whole number, {least} to {most}"), format!("整数（{least}〜{most}）")),
        Shape::Span => fixed("time: `30m`, `4h`, `2d`, `1w`", "時間（`30m`・`4h`・`2d`・`1w`）"),
        Shape::Text => fixed("text", "文字列"),
        Shape::Texts => fixed("list of texts", "文字列の一覧"),
        Shape::Name => fixed("text, or `{ en: …, ja: … }`", "文字列、または `{ en: …, ja: … }`"),
        Shape::Ref(kinds) => (format!("id of {}", sorts(kinds, "or").0), format!("{}のID", sorts(kinds, "or").1)),
        Shape::Refs(kinds) => {
            (format!("ids of {}", sorts(kinds, "or").0), format!("{}のIDの一覧", sorts(kinds, "or").1))
        }
        Shape::DataState => fixed("attributes of the data, as `attribute: text`", "データの属性（`属性: 文字列`）"),
    }
}

/// The kinds that may be named, in words of both languages.
fn sorts(kinds: &[Kind], joint: &str) -> (String, String) {
    if kinds.len() == Kind::ALL.len() {
        return ("anything in the model".to_owned(), "モデルの要素（種類を問わない）".to_owned());
    }
    let labels: Vec<Both> = kinds.iter().map(|kind| kind.section().label).collect();
    let ja = labels.iter().map(|label| label.ja).collect::<Vec<_>>().join("・");
    let Some((last, first)) = labels.split_last() else { return (String::new(), ja) };
    let first = first.iter().map(|label| label.en).collect::<Vec<_>>().join(", ");
    let en = if first.is_empty() { last.en.to_owned() } else { format!("{first} {joint} {}", last.en) };
    (en, ja)
}

/// What it means when the attribute is left out.
pub(crate) fn unsaid(attribute: &Attribute) -> Both {
    let lists = matches!(attribute.shape, Shape::Words(_) | Shape::Texts | Shape::Refs(_));
    match (attribute.needed, attribute.ask.is_some(), attribute.shape) {
        (true, ..) => both("must be given", "必須"),
        _ if attribute.attr == Attr::Outside => both("taken as `false`", "`false` とみなす"),
        (_, false, Shape::Name | Shape::Text | Shape::DataState | Shape::Ref(_)) => {
            both("may be left out", "省いてよい")
        }
        (_, true, _) if lists => both("unknown, and asked; `[]` says none", "不明とみなし質問する。無いときは `[]`"),
        (_, true, _) => both("unknown, and asked where it decides", "不明とみなし、結果を左右するとき質問する"),
        (_, false, _) if lists => both("unknown; `[]` says none", "不明とみなす。無いときは `[]`"),
        (_, false, _) => both("unknown", "不明とみなす"),
    }
}
