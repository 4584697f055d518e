//! What heads of columns and words of answers mean, in both languages.

use crate::assess::Status;

/// A text as it is compared: lower case, wide letters and digits as narrow ones, no space at either end.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            '\u{ff01}'..='\u{ff5e}' => {
                folded.extend(char::from_u32(letter as u32 - 0xfee0).map(|one| one.to_ascii_lowercase()))
            }
            '\u{3000}' => folded.push(' '),
            '\u{ff66}'..='\u{ff9d}' => folded.extend(NARROW.chars().nth(letter as usize - 0xff66)),
            // The voice of a narrow kana stands behind it.
            '\u{ff9e}' | '\u{ff9f}' => {
                let voiced = folded.pop().map(|kana| (kana, u32::from(letter) - 0xff9d));
                folded.extend(voiced.and_then(|(kana, by)| {
                    char::from_u32(if kana == 'ウ' { 'ヴ' as u32 } else { kana as u32 + by })
                }));
            }
            letter => folded.extend(letter.to_lowercase()),
        }
    }
    folded
}

/// Narrow kana from U+FF66 on, as wide ones.
const NARROW: &str =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The number or id of the question.
    Id,
    /// The question.
    Question,
    /// The answer.
    Answer,
    /// What shows it.
    Evidence,
    /// What there is to say about it.
    Comment,
    /// The section the question stands in.
    Context,
    /// Where the question comes from: ids of schemes.
    Reference,
    /// For the customer, or about an earlier time: nothing is written there.
    Aside,
}

/// Words in heads of columns, the more telling before the less.
const HEADS: [(Role, &str); 8] = [
    (
        Role::Aside,
        "弊社|当社|発注者|発注元|購買|審査|監査員|評価者|確認者|前回|昨年|前年|過去|配点|重み|重要度|点数|得点|採点|\
         スコア|期限|期日|予定日|完了日|実施予定|担当|部署|部門|記入者|回答者|回答日|更新日|日付|buyer|reviewer|auditor|\
         internal use|office use|previous|last year|weight|score|points|due|deadline|target date|owner|responsible|department|date|必須|任意|priority|\
         優先|★|レベル区分|mandatory|applies to|判断基準|評価基準|解説|ガイダンス|guidance|explanation of|実施例|例示|記入例|\
         着眼点|ヒント|hint|補足説明|help|証跡例|証跡の例|examples|expected evidence",
    ),
    (
        Role::Reference,
        "参照|対応規格|関連規格|準拠規格|規格|出典|根拠規格|マッピング|reference standard|mapping|source|framework|standard",
    ),
    (
        Role::Evidence,
        "証跡|エビデンス|証拠|根拠|裏付|確認資料|確認書類|添付|資料名|文書名|規程名|関連文書|提出資料|evidence|\
         supporting document|document|artefact|artifact|attachment|proof|prove",
    ),
    (
        Role::Comment,
        "備考|コメント|補足|理由|特記|具体的|実施内容|対応内容|取組内容|詳細|自由記述|改善計画|comment|remark|note|\
         explanation|describe|detail|rationale|justification",
    ),
    (
        Role::Answer,
        "回答|実施状況|対応状況|取組状況|実施有無|自己評価|自己診断|自己点検|判定|チェック欄|評価|達成|適合|充足|\
         成熟度|レベル|状況|結果|記入欄|answer|response|status|compliance|compliant|maturity|self-assessment|self assessment|rating|implemented|\
         implementation|in place|yes/no|reply|level|your|○",
    ),
    (
        Role::Context,
        "大項目|中項目|小分類|大分類|中分類|分類|カテゴリ|区分|領域|分野|章|節|テーマ|function|category|domain|section|area|\
         topic|chapter|family|subject",
    ),
    (
        Role::Question,
        "質問|設問|問い|確認事項|確認項目|確認内容|確認いただきたい|チェック項目|点検項目|評価項目|要求事項|\
         要求内容|要件|管理策|対策内容|対策事項|対策項目|対策|調査項目|調査内容|項目|内容|基準|question|requirement|what we ask|ask|\
         control|criteria|criterion|description|statement|item|measure|check",
    ),
    (Role::Id, "番号|項番|項目番号|項目no|管理no|no|id|#|ref|№|通番|連番|整理番号|number"),
];

/// The words of a list, which are parted by `|`.
fn each(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split('|')
}

/// What a head says its column is for, and how clearly: longer words are clearer.
pub fn role(head: &str) -> Option<(Role, usize)> {
    let head: String = folded(head).chars().filter(|letter| !matches!(letter, '\n' | '\r')).collect();
    // A word of an answer is none of a head.
    if head.chars().count() < 2 && head != "#" {
        return None;
    }
    // Words of numbers are short: they have to stand alone.
    let short = head.trim_end_matches(['.', ':', '．', '：']).trim();
    if HEADS.iter().any(|(role, words)| *role == Role::Id && each(words).any(|word| word == short)) {
        return Some((Role::Id, 4));
    }
    let clear = |word: &str| if word.is_ascii() { word.len() } else { word.chars().count() * 3 };
    let found = HEADS.iter().filter(|(role, _)| *role != Role::Id).filter_map(|(role, words)| {
        let best = each(words).filter(|word| held(&head, word)).map(clear).max()?;
        Some((*role, best))
    });
    // Of equally clear roles the first counts.
    let best = found.fold(None, |best: Option<(Role, usize)>, one| match best {
        Some(known) if known.1 >= one.1 => Some(known),
        _ => Some(one),
    });
    // `CSF ref.`, `Control ID`, `要求No.`
    let mut tokens = short.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|token| !token.is_empty());
    let few = short.chars().count() <= 16;
    if few && tokens.any(|token| matches!(token, "no" | "id" | "ref" | "nr")) {
        return Some((Role::Id, 4));
    }
    let numbered = || {
        HEADS
            .iter()
            .find(|(role, _)| *role == Role::Id)
            .is_some_and(|(_, words)| each(words).any(|word| word.len() > 3 && head.contains(word)))
    };
    match best {
        // A number of a question is a number.
        Some((Role::Question | Role::Context, _)) if numbered() => Some((Role::Id, 4)),
        None if numbered() => Some((Role::Id, 4)),
        best => best,
    }
}

/// Whether a text holds a word: words of letters as whole words, or at least as the start of one.
fn held(text: &str, word: &str) -> bool {
    if !word.is_ascii() {
        return text.contains(word);
    }
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|letter| !letter.is_ascii_alphanumeric())
    })
}

/// What a word of an answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// One of the states of an answer.
    Says(Status),
    /// That nothing is known.
    Unknown,
}

/// Whether what stands in a cell only asks to choose or to write.
pub fn is_placeholder(given: &str) -> bool {
    let given = folded(given);
    let asks = ["選択", "記入してください", "未記入", "未入力", "未選択"].iter().any(|word| given.contains(word));
    asks || ["select", "choose", "please"].iter().any(|word| given.starts_with(word))
}

/// Words of answers, those that contain others before them.
const ANSWERS: [(Meaning, &str); 5] = [
    (
        Meaning::Says(Status::NotApplicable),
        "該当なし|該当無し|該当しない|該当せず|非該当|対象外|適用外|適用除外|not applicable|n/a|n.a.|na|out of scope|－|-|―|\
         —|ー|‐|–",
    ),
    (
        Meaning::Unknown,
        "未記入|未入力|未選択|不明|わからない|分からない|未確認|未回答|unknown|don't know|not known|tbd|not sure|?",
    ),
    (
        Meaning::Says(Status::Partly),
        "一部|部分|△|▲|実施中|対応中|整備中|概ね|おおむね|partial|partly|in progress|under way|underway|largely|some",
    ),
    (
        Meaning::Says(Status::Unmet),
        "未|いいえ|していない|されていない|できていない|不適合|非準拠|×|✕|✗|✖|☓|無し|なし|無|計画|検討|予定|no|\
         not |non|none|planned|missing|absent|fail",
    ),
    (
        Meaning::Says(Status::Met),
        "はい|実施|対応済|対応して|できている|している|適合|準拠|達成|整備済|導入済|済|満た|十分|有り|あり|有|○|◯|\
         〇|◎|✓|✔|☑|レ|yes|y|implemented|in place|compliant|conform|full|met|done|complete|achieved|established|pass",
    ),
];

/// What a word of an answer means, if it can be told.
pub fn meaning(word: &str) -> Option<Meaning> {
    let word = folded(word);
    let alone = |known: &str| known.chars().count() < 3;
    let exact = ANSWERS.iter().find(|(_, words)| each(words).any(|known| folded(known) == word));
    let found = exact.or_else(|| {
        ANSWERS.iter().find(|(_, words)| {
            each(words).any(|known| match known.is_ascii() {
                true => !alone(known) && held(&word, known) || known == "no" && first(&word) == "no",
                false => word.contains(&folded(known)),
            })
        })
    });
    found.map(|(meaning, _)| *meaning)
}

/// The first word of a text.
fn first(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_answers_are_understood_in_both_languages() {
        let says = Meaning::Says;
        for (word, expected) in [
            ("○", Some(says(Status::Met))),
            ("実施済", Some(says(Status::Met))),
            ("Yes", Some(says(Status::Met))),
            ("Fully implemented", Some(says(Status::Met))),
            ("一部実施", Some(says(Status::Partly))),
            ("△", Some(says(Status::Partly))),
            ("Partially implemented", Some(says(Status::Partly))),
            ("未実施", Some(says(Status::Unmet))),
            ("いいえ", Some(says(Status::Unmet))),
            ("Not implemented", Some(says(Status::Unmet))),
            ("No", Some(says(Status::Unmet))),
            ("該当なし", Some(says(Status::NotApplicable))),
            ("N/A", Some(says(Status::NotApplicable))),
            ("－", Some(says(Status::NotApplicable))),
            ("不明", Some(Meaning::Unknown)),
            ("北", None),
        ] {
            assert_eq!(meaning(word), expected, "{word}");
        }
    }

    #[test]
    fn a_cell_that_only_asks_to_choose_holds_no_answer() {
        for (given, expected) in [
            ("▼選択してください", true),
            ("Select…", true),
            ("未記入", true),
            ("○", false),
            ("Yes", false),
            ("未実施", false),
        ] {
            assert_eq!(is_placeholder(given), expected, "{given}");
        }
        assert_eq!(meaning("未選択"), Some(Meaning::Unknown));
    }

    #[test]
    fn narrow_kana_read_as_wide_ones() {
        assert_eq!(folded("ﾌｧｰﾑｳｪｱ ﾊﾞｯｸｱｯﾌﾟ　ＡＢｃ"), "ファームウェア バックアップ abc");
    }

    #[test]
    fn heads_are_understood_in_both_languages() {
        for (head, expected) in [
            ("No.", Role::Id),
            ("項目番号", Role::Id),
            ("質問事項", Role::Question),
            ("Requirement", Role::Question),
            ("貴社回答（○・△・×）", Role::Answer),
            ("Implementation status", Role::Answer),
            ("証跡・根拠資料", Role::Evidence),
            ("Evidence / document reference", Role::Evidence),
            ("備考", Role::Comment),
            ("前回の回答", Role::Aside),
            ("弊社確認欄", Role::Aside),
            ("分類", Role::Context),
        ] {
            assert_eq!(role(head).map(|(role, _)| role), Some(expected), "{head}");
        }
    }
}
