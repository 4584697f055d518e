//! Phrases for libraries of neighbouring tools.

use sanso_core::frameworks::{Counts, Lost};
use sanso_core::text::Lang;

/// What became of libraries: how many frameworks, items, tables and rows.
pub fn imported(lang: Lang, counts: Counts) -> String {
    let Counts { frameworks, items, tables, rows } = counts;
    match lang {
        Lang::En => format!("{frameworks} frameworks with {items} items, {tables} tables with {rows} rows"),
        Lang::Ja => format!("フレームワーク{frameworks}件（項目{items}件）、対応表{tables}件（{rows}行）"),
    }
}

/// What could not be taken over, how often, and the first of it.
pub fn lost(lang: Lang, lost: Lost, count: usize, first: &str) -> String {
    let what = match (lang, lost) {
        (Lang::En, Lost::File) => "files could not be read to the end",
        (Lang::En, Lost::Nameless) => "frameworks or items have no URN",
        (Lang::En, Lost::Twice) => "frameworks stand twice; the first counts",
        (Lang::En, Lost::Mapping) => "mappings lead from or to a framework that is not here",
        (Lang::En, Lost::Row) => "rows lead from or to an item that is not here",
        (Lang::En, Lost::Pair) => "pairs stand twice; the first counts",
        (Lang::En, Lost::Relation) => "rows have a relation that is no known word",
        (Lang::En, Lost::Level) => "items name an implementation group that is not defined",
        (Lang::En, Lost::Parent) => "items stand below an item that is not here",
        (Lang::En, Lost::Other) => "objects are neither frameworks nor mappings",
        (Lang::Ja, Lost::File) => "件のファイルは最後まで読めませんでした",
        (Lang::Ja, Lost::Nameless) => "件のフレームワークまたは項目にURNがありません",
        (Lang::Ja, Lost::Twice) => "件のフレームワークが重複しています（最初のものを使用）",
        (Lang::Ja, Lost::Mapping) => "件の対応表は、相手のフレームワークがここにありません",
        (Lang::Ja, Lost::Row) => "行は、対応元または対応先の項目がここにありません",
        (Lang::Ja, Lost::Pair) => "組が重複しています（最初のものを使用）",
        (Lang::Ja, Lost::Relation) => "行の関係が既知の語ではありません",
        (Lang::Ja, Lost::Level) => "項目が、定義のない実装グループを指しています",
        (Lang::Ja, Lost::Parent) => "項目の上位項目がここにありません",
        (Lang::Ja, Lost::Other) => "件はフレームワークでも対応表でもないオブジェクトです",
    };
    match lang {
        Lang::En => format!("{count} {what}; the first: {first}"),
        Lang::Ja => format!("{count}{what}。最初のもの：{first}"),
    }
}

/// What to do next with a folder.
pub fn next_step(lang: Lang, folder: &str) -> String {
    match lang {
        Lang::En => format!("wrote {folder}; next: sanso frameworks list --content {folder}"),
        Lang::Ja => format!("{folder} を書き出しました。次は：sanso frameworks list --content {folder}"),
    }
}
