//! The words for what keeps bytes from being read (SN101–SN112).

use super::{Message, few, message};
use crate::text::TroubleKind;

#[expect(clippy::too_many_lines, reason = "one arm a trouble; the match must be total")]
pub(super) fn trouble_en(kind: &TroubleKind) -> Message {
    const STOP: &str = "nothing after this point was read, so results would look better than they are";
    match kind {
        TroubleKind::NotUtf8 => {
            message("the file is not UTF-8 text", "its words cannot be read reliably", "save the file as UTF-8")
        }
        TroubleKind::Syntax(words) => message(
            format!("this is not valid YAML: {words}"),
            STOP,
            "look at indentation, colons and quotes here and in the line above",
        ),
        TroubleKind::TooDeep(most) => message(
            format!("nested deeper than {most} levels"),
            STOP,
            "flatten the structure; models never need more than a few levels",
        ),
        TroubleKind::TooMany(most) => message(
            format!("aliases or rows expand to more than {most} entries"),
            STOP,
            "write the entries out, or split the file",
        ),
        TroubleKind::TooLarge(bytes) => message(
            format!("the file holds {bytes} bytes, more than can be read"),
            "the file was not read at all",
            "split the file, or move inventories into tables",
        ),
        TroubleKind::DuplicateKey(key, _) => message(
            format!("`{key}` stands here a second time"),
            "only one of the two can count, and it is not clear which is meant",
            "rename or remove one of the two",
        ),
        TroubleKind::KeyIsNoText => message(
            "a key must be a word",
            "what stands under it cannot be understood and does not count",
            "write the key as plain text",
        ),
        TroubleKind::SecondDocument => message(
            "a second document starts here",
            STOP,
            "remove the line `---`, or move what follows into a file of its own",
        ),
        TroubleKind::Tag(tag) => message(
            format!("the tag `{tag}` is not supported"),
            "a tag can change the meaning of a value unseen",
            "remove the tag",
        ),
        TroubleKind::MergeKey => message(
            "merge keys (`<<`) are not supported",
            "what they would add does not count",
            "write the attributes out",
        ),
        TroubleKind::Table(words) => message(
            format!("the table cannot be read: {words}"),
            "none of its rows counts",
            "open it in a spreadsheet program and save it again as xlsx or CSV",
        ),
        TroubleKind::NoSheet(name, known) => message(
            format!("the workbook has no sheet `{name}`"),
            "none of its rows counts",
            format!("name one of its sheets: {}", few(known.iter().map(String::as_str), ", ")),
        ),
    }
}

pub(super) fn trouble_ja(kind: &TroubleKind) -> Message {
    const STOP: &str = "ここから先は読み込まれず、実際より安全に見えてしまいます";
    match kind {
        TroubleKind::NotUtf8 => {
            message("ファイルがUTF-8ではない", "文字を正しく読み取れません", "UTF-8で保存し直してください")
        }
        TroubleKind::Syntax(words) => message(
            format!("YAMLとして正しくない（{words}）"),
            STOP,
            "この行とその上の行の字下げ・コロン・引用符を確認してください",
        ),
        TroubleKind::TooDeep(most) => {
            message(format!("入れ子が{most}段を超えている"), STOP, "構造を浅くしてください。モデルに必要なのは数段です")
        }
        TroubleKind::TooMany(most) => message(
            format!("エイリアスや行の展開が上限（{most}件）を超えている"),
            STOP,
            "項目を直接書くか、ファイルを分けてください",
        ),
        TroubleKind::TooLarge(bytes) => message(
            format!("ファイルが大きすぎる（{bytes}バイト）"),
            "このファイルはまったく読み込まれていません",
            "ファイルを分けるか、一覧を表に移してください",
        ),
        TroubleKind::DuplicateKey(key, _) => message(
            format!("「{key}」が二度書かれている"),
            "どちらが正しいのか判断できません",
            "どちらかを改名または削除してください",
        ),
        TroubleKind::KeyIsNoText => message(
            "キーが文字列ではない",
            "その下の内容を解釈できず、結果に反映されません",
            "キーは単語で書いてください",
        ),
        TroubleKind::SecondDocument => {
            message("ここから2つ目の文書が始まっている", STOP, "`---` の行を消すか、以降を別のファイルに移してください")
        }
        TroubleKind::Tag(tag) => message(
            format!("タグ「{tag}」には対応していない"),
            "タグは値の意味を気付かれずに変えることがあります",
            "タグを削除してください",
        ),
        TroubleKind::MergeKey => message(
            "マージキー（`<<`）には対応していない",
            "マージで足されるはずの内容が反映されません",
            "属性を直接書いてください",
        ),
        TroubleKind::Table(words) => message(
            format!("表を読み込めない（{words}）"),
            "この表の行は1つも反映されません",
            "表計算ソフトで開き、xlsxまたはCSVで保存し直してください",
        ),
        TroubleKind::NoSheet(name, known) => message(
            format!("ブックに「{name}」というシートがない"),
            "この表の行は1つも反映されません",
            format!("シート名を指定してください：{}", few(known.iter().map(String::as_str), "、")),
        ),
    }
}
