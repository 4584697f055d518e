//! Phrases of what differs between frameworks and tables.

use sanso_core::frameworks::{Became, RowChange, RowOf};
use sanso_core::text::Lang;

/// What a row is.
pub const fn row_of(lang: Lang, row: RowOf) -> &'static str {
    match (lang, row) {
        (Lang::En, RowOf::Framework) => "framework",
        (Lang::En, RowOf::Item) => "item",
        (Lang::En, RowOf::Crosswalk) => "table",
        (Lang::En, RowOf::Link) => "row",
        (Lang::Ja, RowOf::Framework) => "フレームワーク",
        (Lang::Ja, RowOf::Item) => "項目",
        (Lang::Ja, RowOf::Crosswalk) => "対応表",
        (Lang::Ja, RowOf::Link) => "行",
    }
}

/// How a row differs.
pub const fn row_change(lang: Lang, change: &RowChange) -> &'static str {
    match (lang, change) {
        (Lang::En, RowChange::Added) => "added",
        (Lang::En, RowChange::Removed) => "removed",
        (Lang::En, RowChange::Changed(_)) => "changed",
        (Lang::En, RowChange::Kept) => "ours only",
        (Lang::Ja, RowChange::Added) => "追加",
        (Lang::Ja, RowChange::Removed) => "削除",
        (Lang::Ja, RowChange::Changed(_)) => "変更",
        (Lang::Ja, RowChange::Kept) => "標準のみ",
    }
}

/// What became of an item.
pub const fn became(lang: Lang, became: Became) -> &'static str {
    match (lang, became) {
        (Lang::En, Became::Gone) => "Gone",
        (Lang::En, Became::New) => "New",
        (Lang::En, Became::Moved) => "Moved",
        (Lang::En, Became::Spread) => "Spread over several",
        (Lang::En, Became::Changed) => "Same id, changed",
        (Lang::En, Became::Same) => "As it was",
        (Lang::Ja, Became::Gone) => "なくなった項目",
        (Lang::Ja, Became::New) => "新しい項目",
        (Lang::Ja, Became::Moved) => "移動した項目",
        (Lang::Ja, Became::Spread) => "複数に分かれた項目",
        (Lang::Ja, Became::Changed) => "同じ番号で内容が変わった項目",
        (Lang::Ja, Became::Same) => "変更のない項目",
    }
}

/// How many rows differ in which way, and how many say the same.
pub fn changed_counts(lang: Lang, [added, removed, changed, kept]: [usize; 4], same: usize) -> String {
    match lang {
        Lang::En => format!(
            "{added} added, {changed} changed, {removed} removed; {same} say what ours say, and {kept} of ours are not in the folder and stay."
        ),
        Lang::Ja => format!(
            "追加{added}件、変更{changed}件、削除{removed}件。標準と同じ内容{same}件、フォルダになく標準のまま残るもの{kept}件です。"
        ),
    }
}

/// How many items became what.
pub fn edition_counts(lang: Lang, [gone, new, moved, spread, changed, same]: [usize; 6]) -> String {
    match lang {
        Lang::En => {
            format!(
                "{gone} gone, {new} new, {moved} moved, {spread} spread over several, {changed} changed under the same id, {same} as they were."
            )
        }
        Lang::Ja => format!(
            "なくなった{gone}件、新しい{new}件、移動{moved}件、複数に分割{spread}件、同じ番号で変更{changed}件、変更なし{same}件です。"
        ),
    }
}

/// The title of a comparison of two frameworks.
pub fn edition_title(lang: Lang, from: &str, to: &str) -> String {
    match lang {
        Lang::En => format!("From {from} to {to}"),
        Lang::Ja => format!("{from}から{to}への変更"),
    }
}

/// A field that differs.
pub fn field_change(lang: Lang, field: &str, before: &str, after: &str) -> String {
    let nothing = match lang {
        Lang::En => "(nothing)",
        Lang::Ja => "（なし）",
    };
    let [before, after] = [before, after].map(|text| if text.is_empty() { nothing } else { text });
    match lang {
        Lang::En => format!("- {field}: {before} → {after}"),
        Lang::Ja => format!("- {field}：{before} → {after}"),
    }
}

/// Heads and sentences.
#[derive(Debug)]
pub struct DiffWords {
    /// Title of a comparison with folders.
    pub title: &'static str,
    /// Head: what a row is.
    pub row: &'static str,
    /// Head: how it differs.
    pub change: &'static str,
    /// Head: the fields that differ.
    pub fields: &'static str,
    /// Said where nothing differs.
    pub nothing: &'static str,
    /// What is ours only.
    pub explained: &'static str,
    /// Head: before.
    pub before: &'static str,
    /// Head: now.
    pub now: &'static str,
    /// Said where no table leads from one to the other.
    pub by_ids: &'static str,
    /// What the editions are compared by.
    pub by_tables: &'static str,
}

/// The same in one language.
pub const fn differences(lang: Lang) -> &'static DiffWords {
    match lang {
        Lang::En => &DiffWords {
            title: "What the folders change in frameworks and tables",
            row: "what",
            change: "how",
            fields: "fields",
            nothing: "Nothing differs.",
            explained: "“Ours only” (listed in full with `--format csv` or `json`) are rows of a framework or table for which the folder brings others; they stay until the folder says otherwise. To take one out of a table, repeat it with the relation `none`; to take an item out, repeat it with the kind `withdrawn`.",
            before: "before",
            now: "now",
            by_ids: "No table leads from one to the other, so items are compared by their ids only; the same id may mean something else.",
            by_tables: "Compared by the rows of the tables between the two. What no row leads from is called gone, what no row leads to is called new.",
        },
        Lang::Ja => &DiffWords {
            title: "フォルダによるフレームワークと対応表の変更",
            row: "対象",
            change: "種別",
            fields: "変わった欄",
            nothing: "違いはありません。",
            explained: "「標準のみ」（一覧は `--format csv` または `json`）は、同じフレームワークや対応表について別の行がフォルダにある場合に、標準のまま残る行です。対応表から外すには関係を `none` として、項目を外すには種別を `withdrawn` として、同じ行をフォルダに書いてください。",
            before: "変更前",
            now: "変更後",
            by_ids: "両者の間に対応表がないため、番号だけで比べています。同じ番号でも内容が異なることがあります。",
            by_tables: "両者の間の対応表の行によって比べています。どの行にも対応元として現れない項目を「なくなった項目」、対応先として現れない項目を「新しい項目」としています。",
        },
    }
}
