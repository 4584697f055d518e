//! The model language: every section, attribute and word.

use super::examples::example;
use super::{cell, say};
use crate::shapes::unsaid;
use sanso_core::model::Kind;
use sanso_core::model::language::{Attribute, DATA_STATE, SECTIONS, Section, Shape, Word};
use sanso_core::text::Lang;
use std::fmt::Write as _;

/// The whole language as Markdown.
pub fn language(lang: Lang) -> String {
    let mut out = String::from(match lang {
        Lang::En => HEAD_EN,
        Lang::Ja => HEAD_JA,
    });
    for section in &SECTIONS {
        self::section(&mut out, section, lang);
    }
    out.push_str(match lang {
        Lang::En => ANSWERS_EN,
        Lang::Ja => ANSWERS_JA,
    });
    out
}

const ANSWERS_EN: &str = "
## Answers

What the bearers say of the measures stands in a file of its own, by default `answers.yaml` beside the model:

```yaml
sanso-answers: 1
process: my-process
answers:
  - measure: flow-control-and-network-segregation
    bearer: us
    status: partly
    evidence:
      - { ref: firewall-rules-2026.pdf, title: Rules of the firewall, valid-from: 2026-04-01, valid-until: 2027-03-31 }
    by: A. Sato
    date: 2026-10-01
```

| key | what it says |
|---|---|
| `measure` | the measure, by its published id or its key |
| `bearer` | the organisation or system it is required of, by id |
| `status` | `met`, `partly`, `unmet` or `not-applicable` |
| `reason` | why; needed with `not-applicable`, which otherwise does not leave the denominator |
| `grade` | `basic`, `advanced` or `high-advanced` |
| `evidence` | what shows it: `ref`, `title`, `valid-from`, `valid-until`; an answer all of whose evidence has run out no longer counts |
| `by`, `date` | who said so, and on which day; an answer of a later day than the one asked for does not count yet |
";

const ANSWERS_JA: &str = "
## 回答

実施主体の回答は別のファイルに書きます。既定はモデルと同じフォルダの `answers.yaml` です。

```yaml
sanso-answers: 1
process: my-process
answers:
  - measure: flow-control-and-network-segregation
    bearer: us
    status: partly
    evidence:
      - { ref: firewall-rules-2026.pdf, title: ファイアウォールの設定一覧, valid-from: 2026-04-01, valid-until: 2027-03-31 }
    by: 佐藤
    date: 2026-10-01
```

| キー | 内容 |
|---|---|
| `measure` | 対策要件のIDまたはキー |
| `bearer` | 求められている組織・システムのID |
| `status` | `met`（実施済み）、`partly`（一部実施）、`unmet`（未実施）、`not-applicable`（該当なし） |
| `reason` | 理由。`not-applicable` では必須。書かないと分母から外れない |
| `grade` | `basic`、`advanced`、`high-advanced` |
| `evidence` | 証跡。`ref`（所在）、`title`（題名）、`valid-from`・`valid-until`（有効期間）。すべて期限切れになると、その回答は数えない |
| `by`、`date` | 回答者と回答日。判定日より後の回答はまだ数えない |
";

const HEAD_EN: &str = "# The model language

A model is one YAML (or JSON) file, or a folder with `model.yaml`, its includes and tables. This page is written by `sanso docs language`.

## The main file

| key | what it says |
|---|---|
| `sanso` | the version of the language: `1` |
| `process` | the id of the value creation process |
| `name` | its name: a text, or `{ en: …, ja: … }` |
| `sector` | the sector, in a word |
| `scope` | what is looked at and what is left out |
| `profile` | the profile to tailor measures with |
| `include` | other files of the model: a list of paths below the folder |
| `tables` | inventories: a list of `{ file: assets.csv, section: components }`; for workbooks also `sheet` |

Then come the sections below. An entry stands under its id (`press-plc: { kind: plc }`), or in a list with `id`. Ids are unique across all sections:
letters, digits, `-`, `_` and `.`.

**What you leave out is unknown, never \"no\".** Where `[]` is allowed, an empty list says that there is none. `true` and `false` are written without quotes.

In a table the first row names attributes by key or label, each further row is one entry, lists are separated by `;`, ○ and × stand for true and false, and rows or
columns that start with `#` are left out.
";

const HEAD_JA: &str = "# モデルの言語

モデルは1つのYAML（またはJSON）ファイル、あるいは `model.yaml` とそこから読み込むファイル・表を収めたフォルダです。このページは `sanso docs language` が出力します。

## 主ファイル

| キー | 内容 |
|---|---|
| `sanso` | 言語の版。`1` と書く |
| `process` | 価値創造過程のID |
| `name` | 名称。文字列、または `{ en: …, ja: … }` |
| `sector` | 業種（一言で） |
| `scope` | 対象に含めるものと含めないもの |
| `profile` | 対策を調整するプロファイル |
| `include` | モデルのほかのファイル。フォルダからの相対パスの一覧 |
| `tables` | 資産一覧などの表。`{ file: assets.csv, section: components }` の一覧。ブックでは `sheet` も指定できる |

続けて以下の節を書きます。項目はIDの下に書く（`press-plc: { kind: plc }`）か、`id` を持つ一覧にします。IDは英数字と `-` `_` `.` からなり、すべての節を通じて重複できません。

**書かれていないことは「不明」であり、「無い」とは扱いません。** `[]` を書ける属性では、空の一覧が「無い」という意味になります。`true` と `false` は引用符なしで書きます。

表では、1行目に属性のキーか表示名を書き、2行目以降を1行1項目とします。一覧は `;` で区切ります。○と×は true と false の意味です。`#` で始まる行と列は読み飛ばします。
";

fn section(out: &mut String, section: &Section, lang: Lang) {
    let heads = say(lang, "| attribute | value | what it says | left out |", "| 属性 | 値 | 内容 | 省略時 |");
    let label = section.label.get(lang);
    // Writing to a String cannot fail.
    let _ = write!(out, "\n## `{}`: {label}\n\n{}\n\n{heads}\n|---|---|---|---|\n", section.key, section.doc.get(lang));
    for attribute in section.attributes {
        row(out, attribute, lang);
    }
    for attribute in section.attributes {
        if let Shape::Word(words) | Shape::Words(words) = attribute.shape {
            self::words(out, attribute, words, lang);
        }
    }
    let _ = write!(out, "\n{}\n\n```yaml\n{}```\n", say(lang, "For example:", "記述例："), example(section.kind));
}

fn row(out: &mut String, attribute: &Attribute, lang: Lang) {
    let left_out = unsaid(attribute).get(lang);
    let left_out = if attribute.needed { format!("**{left_out}**") } else { left_out.to_owned() };
    let label = format!("`{}`<br>{}", attribute.attr.key(), attribute.label.get(lang));
    let _ = writeln!(
        out,
        "| {label} | {} | {} | {left_out} |",
        cell(&shape(attribute.shape, lang)),
        cell(attribute.doc.get(lang))
    );
}

fn words(out: &mut String, attribute: &Attribute, words: &[Word], lang: Lang) {
    let joint = say(lang, ", ", "、");
    let listed: Vec<String> = words.iter().map(|word| format!("`{}` ({})", word.key, word.label.get(lang))).collect();
    let listed = match lang {
        Lang::En => listed.join(joint),
        Lang::Ja => listed.join(joint).replace(" (", "（").replace(')', "）"),
    };
    let _ = write!(
        out,
        "\n{}\n",
        match lang {
            Lang::En => format!("Words of `{}`: {listed}.", attribute.attr.key()),
            Lang::Ja => format!("`{}` の語：{listed}。", attribute.attr.key()),
        }
    );
}

fn shape(shape: Shape, lang: Lang) -> String {
    let kinds = |kinds: &[Kind]| match kinds.len() {
        len if len == Kind::ALL.len() => say(lang, "anything", "任意の要素").to_owned(),
        _ => kinds.iter().map(|kind| kind.section().label.get(lang)).collect::<Vec<_>>().join(say(lang, ", ", "・")),
    };
    match (shape, lang) {
        (Shape::Truth, _) => "`true` / `false`".to_owned(),
        (Shape::Word(_), _) => say(lang, "one word", "語を1つ").to_owned(),
        (Shape::Words(_), _) => say(lang, "list of words", "語の一覧").to_owned(),
        (Shape::Level, _) => "`low` / `medium` / `high`".to_owned(),
        (Shape::Number(least, most), Lang::En) => format!("whole number, {least}–{most}"),
        (Shape::Number(least, most), Lang::Ja) => format!("整数（{least}～{most}）"),
        (Shape::Span, _) => {
            say(lang, "span of time: `30m`, `4h`, `2d`, `1w`", "時間：`30m`、`4h`、`2d`、`1w`").to_owned()
        }
        (Shape::Text, _) => say(lang, "text", "文字列").to_owned(),
        (Shape::Texts, _) => say(lang, "list of texts", "文字列の一覧").to_owned(),
        (Shape::Name, _) => say(lang, "text, or `{ en: …, ja: … }`", "文字列、または `{ en: …, ja: … }`").to_owned(),
        (Shape::Ref(of), Lang::En) => format!("id of: {}", kinds(of)),
        (Shape::Ref(of), Lang::Ja) => format!("ID（{}）", kinds(of)),
        (Shape::Refs(of), Lang::En) => format!("list of ids of: {}", kinds(of)),
        (Shape::Refs(of), Lang::Ja) => format!("IDの一覧（{}）", kinds(of)),
        (Shape::DataState, _) => {
            let keys = DATA_STATE.iter().map(|word| format!("`{}`", word.key)).collect::<Vec<_>>().join(" ");
            match lang {
                Lang::En => format!("attributes of the data: {keys}"),
                Lang::Ja => format!("データの属性：{keys}"),
            }
        }
    }
}
