//! Phrases that hold a number or a name.

use sanso_core::assess::State;
use sanso_core::model::Level;
use sanso_core::text::Lang;

use super::{Noun, counted};
use crate::view::{Assessed, Bearer, Title};

/// A fact that the model leaves open.
pub fn not_known(lang: Lang, holds: &str) -> String {
    match lang {
        Lang::En => format!("not known whether {holds}"),
        Lang::Ja => format!("不明：{holds}"),
    }
}

/// The word for a difficulty of recovery (first axis of IoT-SSF).
pub fn recovery_word(lang: Lang, level: u32) -> &'static str {
    match (lang, level) {
        (Lang::En, 1) => "limited",
        (Lang::En, 2) => "serious",
        (Lang::En, _) => "fatal",
        (Lang::Ja, 1) => "限定的",
        (Lang::Ja, 2) => "重大",
        (Lang::Ja, _) => "致命的",
    }
}

/// The word for an economic impact (second axis of IoT-SSF).
pub fn economic_word(lang: Lang, level: u32) -> &'static str {
    match (lang, level) {
        (Lang::En, 1) => "limited",
        (Lang::En, 2) => "serious",
        (Lang::En, _) => "catastrophic",
        (Lang::Ja, 1) => "限定的",
        (Lang::Ja, 2) => "重大",
        (Lang::Ja, _) => "壊滅的",
    }
}

/// The word for a level.
pub fn level_word(lang: Lang, level: Level) -> &'static str {
    match (lang, level) {
        (Lang::En, Level::Low) => "low",
        (Lang::En, Level::Medium) => "medium",
        (Lang::En, Level::High) => "high",
        (Lang::Ja, Level::Low) => "低",
        (Lang::Ja, Level::Medium) => "中",
        (Lang::Ja, Level::High) => "高",
    }
}

/// The word for how far a requirement is met.
pub fn state_word(lang: Lang, state: State) -> &'static str {
    match (lang, state) {
        (Lang::En, State::Unanswered) => "not answered",
        (Lang::En, State::Unmet) => "unmet",
        (Lang::En, State::Lapsed) => "evidence lapsed",
        (Lang::En, State::Partly) => "partly",
        (Lang::En, State::BelowGrade) => "below grade",
        (Lang::En, State::Met) => "met",
        (Lang::En, State::NotApplicable) => "not applicable",
        (Lang::Ja, State::Unanswered) => "未回答",
        (Lang::Ja, State::Unmet) => "未実施",
        (Lang::Ja, State::Lapsed) => "証跡の期限切れ",
        (Lang::Ja, State::Partly) => "一部実施",
        (Lang::Ja, State::BelowGrade) => "段階不足",
        (Lang::Ja, State::Met) => "実施済み",
        (Lang::Ja, State::NotApplicable) => "該当なし",
    }
}

/// A span of time in its largest whole unit.
pub fn span(lang: Lang, minutes: u32) -> String {
    const UNITS: [(u32, &str, &str, &str); 4] = [
        (60 * 24 * 7, "week", "weeks", "週間"),
        (60 * 24, "day", "days", "日"),
        (60, "hour", "hours", "時間"),
        (1, "minute", "minutes", "分"),
    ];
    let fitting = UNITS.iter().find(|(each, ..)| minutes.is_multiple_of(*each) && minutes >= *each);
    let Some((each, one, many, ja)) = fitting else { return "0".to_owned() };
    let number = minutes / each;
    match lang {
        Lang::En => format!("{number} {}", if number == 1 { one } else { many }),
        Lang::Ja => format!("{number}{ja}"),
    }
}

/// How many incidents stand, on how much, and what the assumed ones wait for.
pub fn stands_line(lang: Lang, title: &Title) -> Vec<String> {
    let incidents = |number| counted(lang, number, Noun::Incident);
    let subjects = |number| counted(lang, number, Noun::Subject);
    match lang {
        Lang::En => {
            let verb = if title.open == 1 { "is" } else { "are" };
            vec![
                format!("Established {} on {}", incidents(title.established), subjects(title.established_subjects)),
                format!(
                    "Assumed     {} on {}, because {} {verb} unsaid",
                    incidents(title.assumed),
                    subjects(title.assumed_subjects),
                    counted(lang, title.open, Noun::Fact)
                ),
            ]
        }
        Lang::Ja => vec![
            format!("確定  {}（{}）", incidents(title.established), subjects(title.established_subjects)),
            format!(
                "想定  {}（{}）：{}が書かれていないため",
                incidents(title.assumed),
                subjects(title.assumed_subjects),
                counted(lang, title.open, Noun::Fact)
            ),
        ],
    }
}

/// Established and assumed incidents, never added together: `3 + 2 assumed`.
pub fn near_counts(lang: Lang, established: usize, assumed: usize) -> String {
    match (lang, established, assumed) {
        (Lang::En, 0, 0) => "none".to_owned(),
        (Lang::Ja, 0, 0) => "なし".to_owned(),
        (Lang::En, _, 0) => format!("{established}"),
        (Lang::Ja, _, 0) => format!("確定{established}"),
        (Lang::En, ..) => format!("{established} + {assumed}?"),
        (Lang::Ja, ..) => format!("確定{established} 想定{assumed}"),
    }
}

/// What was answered, in one line.
pub fn answered_line(lang: Lang, assessed: &Assessed) -> String {
    let all = &assessed.overall;
    let joint = if lang == Lang::Ja { "・" } else { ", " };
    let states: Vec<String> = all
        .states
        .iter()
        .filter(|(state, ..)| *state != State::Unanswered)
        // The number stays on the line of its word.
        .map(|(_, word, number)| format!("{word}\u{a0}{number}"))
        .collect();
    match lang {
        Lang::En => format!("Answered {} of {} required measures: {}", all.answered, all.total, states.join(joint)),
        Lang::Ja => format!("回答済み  対策要件{}件中{}件（{}）", all.total, all.answered, states.join(joint)),
    }
}

/// How much is done, as of which day.
pub fn done_line(lang: Lang, assessed: &Assessed) -> String {
    let share = &assessed.overall.share;
    match (lang, &assessed.as_of) {
        (Lang::En, Some(day)) => format!("Done {share}, as of {day}"),
        (Lang::En, None) => format!("Done {share}"),
        (Lang::Ja, Some(day)) => format!("実施率　  {share}、基準日 {day}"),
        (Lang::Ja, None) => format!("実施率　  {share}"),
    }
}

/// A text with a label before it.
pub fn labelled(lang: Lang, label: &str, text: &str) -> String {
    match lang {
        Lang::En => format!("{label}: {text}"),
        Lang::Ja => format!("{label}：{text}"),
    }
}

/// How many required measures are not shown, and how to see them.
pub fn more_required(lang: Lang, number: usize, model: &str) -> String {
    match lang {
        Lang::En => {
            format!("… {number} more required {}: sanso plan {model}", if number == 1 { "measure" } else { "measures" })
        }
        Lang::Ja => format!("… ほか{number}件：sanso plan {model}"),
    }
}

/// The heading of a layer.
pub fn layer_heading(lang: Lang, id: &str, name: &str) -> String {
    match lang {
        Lang::En => format!("Layer {id} · {name}"),
        Lang::Ja => format!("第{id}層　{name}"),
    }
}

/// The heading of a bearer's measures.
pub fn measures_of(lang: Lang, bearer: &Bearer) -> String {
    let count = counted(lang, bearer.measures.len(), Noun::Measure);
    let of = bearer.of.as_ref().map(|(_, name)| name.as_str());
    match (lang, of) {
        (Lang::En, Some(of)) => format!("{} ({}, {} of {of}): {count}", bearer.name, bearer.id, bearer.kind),
        (Lang::En, None) => format!("{} ({}): {count}", bearer.name, bearer.id),
        (Lang::Ja, Some(of)) => format!("{}（{}、{of}の{}）：{count}", bearer.name, bearer.id, bearer.kind),
        (Lang::Ja, None) => format!("{}（{}）：{count}", bearer.name, bearer.id),
    }
}

/// What an answer to a question decides.
pub fn on_subjects(lang: Lang, settles: usize, touches: usize, measures: usize) -> String {
    match lang {
        Lang::En => format!(
            "settles {}, takes part in {touches}, decides {}",
            counted(lang, settles, Noun::Incident),
            counted(lang, measures, Noun::Measure)
        ),
        Lang::Ja => format!(
            "{}が決まる／関係するもの{touches}件／{}の要否に影響",
            counted(lang, settles, Noun::Incident),
            counted(lang, measures, Noun::Measure)
        ),
    }
}

/// How results come about and what they do not say.
pub mod method {
    use sanso_core::text::Lang;

    /// One paragraph each.
    pub fn paragraphs(lang: Lang) -> Vec<&'static str> {
        match lang {
            Lang::En => vec![
                "Everything here is derived from two things: the model you wrote, and the knowledge that comes with the program. The same input always gives the same result.",
                "An incident is established where the model itself says that its conditions hold. It is assumed where the model leaves a condition open: what is unsaid counts as unknown, never as fine. Each open point is listed as a question, and answering it settles the incidents named with it.",
                "A standing incident asks for measures through the weaknesses that let it happen. Measures are asked of the organisation or the system that is responsible, and every one names its reasons.",
                "The texts are our own wording after Japan's Cyber/Physical Security Framework (CPSF), not the official text. Each row says where it comes from and how sure we are. Links marked low or medium should be compared with the official documents before they are quoted.",
                "How incidents travel is computed on a graph of steps: who could begin, what each step needs, how likely it works, and what a measure leaves of that. Attempts, chances and effects of measures come from tables that state their origin; most are judgement. Likelihoods are found by drawing many years and counting, not by multiplying along one way. Each drawn year also draws every uncertain number, and how unsaid facts might stand; nine of ten of these lie within the range in brackets.",
                "A likelihood speaks of the model: links that are not modelled and tricks the tables do not know are not counted. Differences between measures can be trusted more than single figures. Measures are ordered by how much of the likelihood, weighed by effect, they take away; those on no way that was found follow in the order of how many incidents ask for them.",
            ],
            Lang::Ja => vec![
                "この報告書の内容はすべて、記述されたモデルと、プログラムに付属する知識ベースから導いています。同じ入力からは常に同じ結果が得られます。",
                "インシデントは、モデルの記述だけで条件が成り立つとき「確定」、条件の一部が書かれていないとき「想定」とします。書かれていないことは「不明」であり、「問題なし」とはみなしません。不明な点は質問として示し、答えればそのインシデントの成否が決まります。",
                "成り立つインシデントについて、それを許してしまう弱点ごとに対策要件を導きます。対策要件は責任を持つ組織またはシステムに求め、すべてに理由を付けています。",
                "文言は「サイバー・フィジカル・セキュリティ対策フレームワーク（CPSF）」を踏まえて独自に書き起こしたもので、公式の文章ではありません。各行には出所と確度を示しています。確度が「中」「低」の対応関係を引用するときは、公式文書と照合してください。",
                "インシデントの広がり方は、誰が発端となり得るか、各ステップに何が必要か、どれほど成功しやすいか、対策がどれだけ抑えるかをステップのグラフとして計算しています。試行の頻度、成功率、対策の効き目は出所を示した表によるもので、多くは判断に基づく値です。起こりやすさは、一つの経路に沿って掛け合わせるのではなく、多数の1年を試算して数えています。不確かな数値と書かれていない事実も併せて動かしており、括弧内は、その10回のうち9回が収まる幅です。",
                "起こりやすさはあくまでモデルについての値です。書かれていないつながりや、表にない手口は数えていません。個々の数値よりも、対策どうしの差の方が信頼できます。対策要件は、影響で重み付けした起こりやすさをどれだけ減らすかの順に並べ、見つかった経路に現れないものは、求めるインシデントの数の順で後に続けます。",
            ],
        }
    }
}

/// The title of the map.
pub fn map_title(lang: Lang, process: &str) -> String {
    match lang {
        Lang::En => format!("Three-layer map: {process}"),
        Lang::Ja => format!("三層のマップ：{process}"),
    }
}

/// What is told of a zone on the map.
pub fn zone_title(lang: Lang, name: &str, id: &str) -> String {
    match lang {
        Lang::En => format!("zone {name} ({id})"),
        Lang::Ja => format!("区域 {name}（{id}）"),
    }
}

/// The words of the legend of the map, in the order of its signs.
pub fn map_words(lang: Lang) -> [&'static str; 11] {
    match lang {
        Lang::En => [
            "established incidents",
            "assumed incidents (facts unsaid)",
            "must not happen (number as in the list)",
            "turns the physical world into data",
            "turns data into motion",
            "system",
            "data set",
            "data event",
            "inside a zone",
            "leaves its zone",
            "leaves its organisation",
        ],
        Lang::Ja => [
            "確定したインシデント",
            "想定されるインシデント（不明な事実あり）",
            "起きてはならないこと（番号は一覧と共通）",
            "物理量をデータに変える",
            "データを動きに変える",
            "システム",
            "データ",
            "データのイベント",
            "区域内のつながり",
            "区域をまたぐつながり",
            "組織をまたぐつながり",
        ],
    }
}
