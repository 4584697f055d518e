//! Phrases of frameworks and of the tables between them.

use sanso_core::frameworks::{Base, Class, Origin, Relation, Titles};
use sanso_core::text::Lang;

/// Heads and sentences of frameworks.
#[derive(Debug)]
pub struct FrameworkWords {
    /// Title of the list.
    pub all: &'static str,
    /// Head: key.
    pub key: &'static str,
    /// Head: name.
    pub name: &'static str,
    /// Head: edition.
    pub edition: &'static str,
    /// Head: date.
    pub date: &'static str,
    /// Head: publisher.
    pub publisher: &'static str,
    /// Head: what may be done with it.
    pub licence: &'static str,
    /// Head: whose titles.
    pub titles: &'static str,
    /// Head: where it comes from.
    pub origin: &'static str,
    /// Head: how many items there are.
    pub items: &'static str,
    /// Title: the items of a framework.
    pub listed: &'static str,
    /// Head: items that can be asked.
    pub asked: &'static str,
    /// Head: tables.
    pub tables: &'static str,
    /// Head: rows.
    pub rows: &'static str,
    /// Head: kind.
    pub kind: &'static str,
    /// Head: item above.
    pub parent: &'static str,
    /// Head: the folder a row came from.
    pub folder: &'static str,
    /// Head: the other framework.
    pub other: &'static str,
    /// Head: from.
    pub from: &'static str,
    /// Head: to.
    pub to: &'static str,
    /// Head: relation.
    pub relation: &'static str,
    /// Head: class.
    pub class: &'static str,
    /// Head: ways.
    pub ways: &'static str,
    /// Head: the way with every hop.
    pub way: &'static str,
    /// Heading over results.
    pub results: &'static str,
    /// Heading over candidates.
    pub candidates: &'static str,
    /// Heading over contradictions.
    pub contradictions: &'static str,
    /// Said where there are no results.
    pub no_results: &'static str,
    /// Said where there are no candidates.
    pub no_candidates: &'static str,
    /// What the classes mean.
    pub explained: &'static str,
    /// What a candidate is.
    pub look: &'static str,
    /// How to see every way.
    pub more: &'static str,
    /// Said where the search was bounded.
    pub cut: &'static str,
    /// Said where nothing connects two frameworks.
    pub unconnected: &'static str,
}

/// The same in one language.
pub fn frameworks(lang: Lang) -> &'static FrameworkWords {
    match lang {
        Lang::En => &EN,
        Lang::Ja => &JA,
    }
}

const EN: FrameworkWords = FrameworkWords {
    all: "Frameworks",
    key: "key",
    name: "name",
    edition: "edition",
    date: "date",
    publisher: "publisher",
    licence: "licence",
    titles: "titles",
    origin: "origin",
    items: "items",
    listed: "Items",
    asked: "asked",
    tables: "tables",
    rows: "rows",
    kind: "kind",
    parent: "above",
    folder: "folder",
    other: "other side",
    from: "from",
    to: "to",
    relation: "relation",
    class: "how sure",
    ways: "ways",
    way: "way",
    results: "Results",
    candidates: "Candidates: worth a look, no results",
    contradictions: "Contradictions: rows that cannot all be right",
    no_results: "Nothing is certain or likely here.",
    no_candidates: "No candidates.",
    explained: "Certain: as far as the rows on the way are right, the two have something in common. Likely: they may have nothing in common, but at least two ways that rest on different tables agree. A relation lists everything that is possible.",
    look: "A candidate may have nothing in common with what was asked for. It is a proposal for a person, and no coverage may be claimed from it.",
    more: "Shown are the best candidates of items without a result, and the best ways. `--id ID` shows the ways of one item with their rows; `--format csv` or `json` has all.",
    cut: "There are more ways than are followed; some matches may be missing or look weaker than they are.",
    unconnected: "No tables lead from one to the other in three steps.",
};

const JA: FrameworkWords = FrameworkWords {
    all: "フレームワーク一覧",
    key: "キー",
    name: "名称",
    edition: "版",
    date: "発行日",
    publisher: "発行者",
    licence: "利用条件",
    titles: "表題",
    origin: "出所",
    items: "項目数",
    listed: "項目",
    asked: "質問対象",
    tables: "対応表",
    rows: "行数",
    kind: "種別",
    parent: "上位",
    folder: "フォルダ",
    other: "相手",
    from: "対応元",
    to: "対応先",
    relation: "関係",
    class: "確からしさ",
    ways: "経路数",
    way: "経路",
    results: "対応関係",
    candidates: "候補（要確認。結果としては扱いません）",
    contradictions: "矛盾（同時に正しくはあり得ない行）",
    no_results: "「確実」または「有力」といえる対応はありません。",
    no_candidates: "候補はありません。",
    explained: "「確実」は、経路上の行が正しい限り、両者に共通部分があることを示します。「有力」は、共通部分がない可能性は残るものの、別々の表にもとづく2つ以上の経路が一致していることを示します。関係の欄には、あり得るものをすべて挙げています。",
    look: "候補は、求められる内容に共通部分がないこともあります。人が確認するための提案であり、これを根拠に「満たしている」とはいえません。",
    more: "候補は対応関係のない項目の上位だけ、経路は主なものだけを表示しています。`--id ID` で一つの項目の経路と行を確認できます。全件は `--format csv` または `json` で出力できます。",
    cut: "経路が多すぎるため途中で打ち切りました。一部の対応が欠けたり、弱く見えたりすることがあります。",
    unconnected: "3つ以内の対応表では、両者はつながりません。",
};

/// One base relation, said of the first of two.
fn base(lang: Lang, base: Base) -> &'static str {
    match (lang, base) {
        (Lang::En, Base::Equal) => "equal",
        (Lang::En, Base::Narrower) => "narrower",
        (Lang::En, Base::Broader) => "broader",
        (Lang::En, Base::Overlapping) => "overlapping",
        (Lang::En, Base::Disjoint) => "disjoint",
        (Lang::Ja, Base::Equal) => "同じ",
        (Lang::Ja, Base::Narrower) => "含まれる",
        (Lang::Ja, Base::Broader) => "含む",
        (Lang::Ja, Base::Overlapping) => "一部重なる",
        (Lang::Ja, Base::Disjoint) => "無関係",
    }
}

/// Everything a relation leaves possible.
pub fn relation(lang: Lang, relation: Relation) -> String {
    let known = match (lang, relation) {
        (Lang::En, Relation::ALL) => Some("anything"),
        (Lang::En, Relation::UNSPECIFIED) => Some("in common"),
        (Lang::En, Relation::CONTRADICTION) => Some("contradiction"),
        (Lang::Ja, Relation::ALL) => Some("不明"),
        (Lang::Ja, Relation::UNSPECIFIED) => Some("共通部分あり"),
        (Lang::Ja, Relation::CONTRADICTION) => Some("矛盾"),
        _ => None,
    };
    let joint = if lang == Lang::En { " or " } else { "／" };
    known.map_or_else(|| relation.possible().map(|one| base(lang, one)).collect::<Vec<_>>().join(joint), str::to_owned)
}

/// How far a match can be relied on.
pub const fn class(lang: Lang, class: Class) -> &'static str {
    match (lang, class) {
        (Lang::En, class) => class.key(),
        (Lang::Ja, Class::Certain) => "確実",
        (Lang::Ja, Class::Likely) => "有力",
        (Lang::Ja, Class::Candidate) => "候補",
        (Lang::Ja, Class::Beside) => "周辺",
    }
}

/// How a table came to be.
pub fn made_by(lang: Lang, origin: Origin) -> &'static str {
    match (lang, origin) {
        (Lang::En, origin) => origin.key(),
        (Lang::Ja, Origin::Published) => "公表",
        (Lang::Ja, Origin::Curated) => "独自",
        (Lang::Ja, Origin::Derived) => "導出",
    }
}

/// Whose titles the items carry.
pub const fn titles(lang: Lang, titles: Titles) -> &'static str {
    match (lang, titles) {
        (Lang::En, Titles::Publisher) => "the publisher's",
        (Lang::En, Titles::Own) => "our own",
        (Lang::En, Titles::None) => "none",
        (Lang::Ja, Titles::Publisher) => "発行者による",
        (Lang::Ja, Titles::Own) => "独自",
        (Lang::Ja, Titles::None) => "なし",
    }
}

/// The title over what leads from one framework to another.
pub fn mapped_title(lang: Lang, from: &str, to: &str) -> String {
    match lang {
        Lang::En => format!("From {from} to {to}"),
        Lang::Ja => format!("{from}から{to}への対応"),
    }
}

/// How many of the items that can be asked have a result.
pub fn mapped_share(lang: Lang, with: usize, of: usize) -> String {
    match lang {
        Lang::En => format!("{with} of {of} items that can be asked have a result."),
        Lang::Ja => format!("質問対象の項目{of}件のうち、{with}件に対応関係があります。"),
    }
}
