//! How incidents travel: who tries, what can be achieved, and how one thing leads to another.

use super::{cell, say};
use sanso_core::content::{About, Amount, Confidence, Library, Nature, Range3, Step, Test, Want, Way};
use sanso_core::graph::relation::RELATIONS;
use sanso_core::text::{Both, Lang, Text};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// What has to stand wherever ids of techniques are shown.
pub const TECHNIQUES_FROM: Both = Both {
    en: "Ids of techniques are those of MITRE ATT&CK® for ICS, © The MITRE Corporation, used under its terms of use.",
    ja: "技術のIDは MITRE ATT&CK® for ICS のものです。© The MITRE Corporation。利用規約に従って使用しています。",
};

/// Every attempt, relation, step and way, with chances, conditions and measures.
pub fn steps(lang: Lang, library: &Library) -> String {
    let mut out = String::from(say(lang, EN, JA));
    attempts(lang, library, &mut out);
    relations(lang, &mut out);
    out.push_str(say(
        lang,
        "\n## Steps and the ways to them\n\nIn the order in which they come within reach, counted from the attempts.\n",
        "\n## ステップと、そこに至る伝わり方\n\n試みから数えて、到達できる順に並べています。\n",
    ));
    for step in in_reach(library) {
        one_step(lang, library, step, &mut out);
    }
    levels(lang, library, &mut out);
    efforts(lang, library, &mut out);
    techniques(lang, library, &mut out);
    out
}

const EN: &str = "# How incidents travel\n\nA *way* leads from steps achieved on one subject to a step on another, along a relation that the model states. It starts from an attempt, or from what other ways have achieved. Chances are given as low · usual · high and hold once everything the way starts from has come about; for a way that starts from an attempt, per attempt. A measure that is met leaves the stated part of the chance. Where the model does not say what a condition asks, the way stays with the stated part of its usual chance (one half unless said otherwise) and may also be impossible. Rows can be replaced and added with `--content`. Written by `sanso docs steps`.\n";

const JA: &str = "# インシデントの伝わり方\n\n「伝わり方」とは、ある対象で達成されたステップから、モデルに書かれた関係に沿って、別の対象のステップへ至ることです。起点は「試み」か、ほかの伝わり方で達成されたステップです。確率は「最小・通常・最大」の順に示し、起点がすべてそろったときの値です（試みを起点とするものは試み1回あたり）。対策要件を満たすと、確率は「残り」に示した割合になります。条件で問うことがモデルに書かれていないときは、通常の確率に示した割合（断りがなければ2分の1）を掛け、最小は0とみなします。行は `--content` で置き換えや追加ができます。`sanso docs steps` が出力します。\n";

fn attempts(lang: Lang, library: &Library, out: &mut String) {
    out.push_str(say(
        lang,
        "\n## Attempts\n\n| attempt | who or what | nature | attempts a year (low · usual · high) | confidence, origin |\n|---|---|---|---|---|\n",
        "\n## 試み\n\n| 試み | 主体 | 性質 | 年間の回数（最小・通常・最大） | 確度、出所 |\n|---|---|---|---|---|\n",
    ));
    for attempt in &library.attempts {
        let nature = match attempt.nature {
            Nature::Attack => say(lang, "attack", "攻撃"),
            Nature::Accident => say(lang, "accident", "過失・事故"),
            Nature::Failure => say(lang, "failure", "故障"),
        };
        let Range3 { low, usual, high } = attempt.rate;
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "| `{}` | {} | {nature} | {low} · {usual} · {high} | {}, `{}` |",
            attempt.row.key,
            cell(attempt.name.get(lang)),
            sure(lang, attempt.row.confidence),
            attempt.row.origin
        );
    }
}

fn relations(lang: Lang, out: &mut String) {
    out.push_str(say(
        lang,
        "\n## Relations\n\n| relation | from → to |\n|---|---|\n",
        "\n## 関係\n\n| 関係 | 起点 → 終点 |\n|---|---|\n",
    ));
    for relation in RELATIONS {
        let _ = writeln!(out, "| `{}` | {} |", relation.key, cell(relation.doc.get(lang)));
    }
}

/// Steps by the number of ways it takes at least to get there from an attempt, then by key; what is out of reach last.
fn in_reach(library: &Library) -> Vec<&Step> {
    let mut rounds: BTreeMap<&str, usize> = BTreeMap::new();
    for round in 0..=library.steps.len() {
        let known: BTreeSet<&str> = rounds.keys().copied().collect();
        for way in &library.ways {
            let also = way.also.iter().map(|also| &also.step);
            if way.from.iter().chain(also).all(|step| known.contains(step.as_str())) {
                rounds.entry(&way.to).or_insert(round);
            }
        }
        if rounds.len() == known.len() {
            break;
        }
    }
    let mut steps: Vec<&Step> = library.steps.iter().collect();
    steps.sort_by_key(|step| rounds.get(step.row.key.as_str()).copied().unwrap_or(usize::MAX));
    steps
}

fn one_step(lang: Lang, library: &Library, step: &Step, out: &mut String) {
    let key = &step.row.key;
    let _ = write!(out, "\n### `{key}`: {}\n\n", sentence(step, lang));
    let physical = if step.physical {
        say(lang, "; happens in physical space", "。フィジカル空間で起こる")
    } else {
        ""
    };
    let _ = writeln!(out, "{}: {}{physical}\n", say(lang, "Achieved on", "対象"), codes(&step.on, lang));
    let mut ways: Vec<&Way> = library.ways.iter().filter(|way| way.to == *key).collect();
    ways.sort_by_key(|way| way.by.is_none());
    for way in ways {
        one_way(lang, library, way, out);
    }
}

fn sentence(step: &Step, lang: Lang) -> String {
    step.name.get(lang).trim_end_matches(['.', '。']).replace("「{}」", "…").replace("{}", "…")
}

fn one_way(lang: Lang, library: &Library, way: &Way, out: &mut String) {
    let also = way.also.iter().map(|also| format!("`{}` ({})", also.step, place(&also.of, lang)));
    let attempt = way.by.iter().map(|by| format!("{} `{by}`", say(lang, "attempt", "試み")));
    let (colon, comma) = (say(lang, ": ", "："), say(lang, ", ", "、"));
    let start: Vec<String> = attempt.chain(way.from.iter().map(|step| format!("`{step}`"))).chain(also).collect();
    let _ = writeln!(
        out,
        "- **{}** `{}`{colon}{} → `{}`{comma}{} `{}`{comma}{}{comma}{} {}{comma}`{}`",
        way.name.get(lang),
        way.row.key,
        start.join(" + "),
        way.to,
        say(lang, "along", "関係"),
        way.along,
        chance(way.chance),
        say(lang, "confidence", "確度"),
        sure(lang, way.row.confidence),
        way.row.origin
    );
    for test in &way.when {
        let unsaid = test.unsaid.map(|share| {
            format!("{}{}{}", say(lang, " (unsaid: ", "（記載なし："), percent(share), say(lang, ")", "）"))
        });
        let told = asked(test, lang);
        let _ = writeln!(out, "  - {}{told}{}", say(lang, "only if ", "条件："), unsaid.unwrap_or_default());
        for one in &test.supposing {
            let told = asked(&one.test, lang);
            let _ = writeln!(
                out,
                "    - {} × {}{}{told}",
                say(lang, "unsaid", "記載なしの割合"),
                one.times,
                say(lang, " if ", "：")
            );
        }
    }
    for adjust in &way.adjust {
        let done = if adjust.done.is_empty() {
            String::new()
        } else {
            format!("{}{}", say(lang, "; in effect already: ", "。実施済みとみなす："), adjust.done.join(", "))
        };
        let asked = asked(&adjust.test, lang);
        let _ = writeln!(out, "  - × {}{}{asked}{done}", adjust.times, say(lang, " if ", "："));
    }
    measures(lang, library, way, out);
    if !way.techniques.is_empty() {
        let _ = writeln!(out, "  - ATT&CK for ICS: {}", way.techniques.join(", "));
    }
}

fn measures(lang: Lang, library: &Library, way: &Way, out: &mut String) {
    if way.measures.is_empty() {
        return;
    }
    let each: Vec<String> = way
        .measures
        .iter()
        .map(|factor| {
            let known = library.measure(&factor.measure).and_then(|at| library.measures.get(at));
            let name = known.map(|measure| measure.name.get(lang)).unwrap_or_default();
            format!("{} {name} → {}", factor.measure, percent(factor.times))
        })
        .collect();
    let _ = writeln!(
        out,
        "  - {}{}{}{}",
        say(lang, "what measures leave (", "対策要件を満たしたときの残り（"),
        place(&way.bearer, lang),
        say(lang, "): ", "）："),
        each.join(say(lang, "; ", "、"))
    );
}

/// What a condition asks, in words around the words of the language.
fn asked(test: &Test, lang: Lang) -> String {
    let of = place(&test.of, lang);
    let sides = |key: &str, en: &str, ja: &str| match lang {
        Lang::En => format!("`{key}` of {of} {en}"),
        Lang::Ja => format!("{of}の `{key}` が{ja}"),
    };
    match &test.about {
        About::Attr(key, Want::Is(truth)) => sides(key, &format!("is {truth}"), &format!(" {truth}")),
        About::Attr(key, Want::Any(words)) => {
            sides(key, &format!("is {}", codes(words, lang)), &format!(" {}", codes(words, lang)))
        }
        About::Attr(key, Want::Some(true)) => sides(key, "names something", "示されている"),
        About::Attr(key, Want::Some(false)) => sides(key, "names nothing", "示されていない"),
        About::Attr(key, Want::AtLeast(least)) => {
            sides(key, &format!("is at least {least}"), &format!(" {least} 以上"))
        }
        About::Fact(name, true) => sides(name, "holds", "成り立つ"),
        About::Fact(name, false) => sides(name, "does not hold", "成り立たない"),
        About::Spot(kinds) => match lang {
            Lang::En => format!("{of} is one of {}", codes(kinds, lang)),
            Lang::Ja => format!("{of}が {} のいずれか", codes(kinds, lang)),
        },
        About::Crosses(border, crosses) => {
            let zone = border == "zone";
            match (lang, crosses) {
                (Lang::En, true) => format!("the two lie in different {border}s"),
                (Lang::En, false) => format!("the two do not lie in different {border}s"),
                (Lang::Ja, true) => format!("{}をまたぐ", if zone { "区域" } else { "組織" }),
                (Lang::Ja, false) => format!("{}をまたがない", if zone { "区域" } else { "組織" }),
            }
        }
    }
}

/// On what a condition looks, in words.
fn place(of: &str, lang: Lang) -> String {
    let (end, via) = of.split_once('-').unwrap_or((of, ""));
    match lang {
        Lang::En if via.is_empty() => format!("the {end}"),
        Lang::En => format!("the {via} of the {end}"),
        Lang::Ja => {
            let end = match end {
                "source" => "起点",
                "link" => "つなぎ",
                _ => "終点",
            };
            let via = match via {
                "zone" => "の区域",
                "system" => "のシステム",
                "manager" => "の管理組織",
                _ => "",
            };
            format!("{end}{via}")
        }
    }
}

fn codes(words: &[Text], lang: Lang) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(say(lang, ", ", "・"))
}

fn sure(lang: Lang, confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => say(lang, "low", "低"),
        Confidence::Medium => say(lang, "medium", "中"),
        Confidence::High => say(lang, "high", "高"),
    }
}

fn chance(range: Range3) -> String {
    let Range3 { low, usual, high } = range;
    match low == high {
        true => percent(usual),
        false => format!("{} · {} · {}", percent(low), percent(usual), percent(high)),
    }
}

fn percent(part: Amount) -> String {
    format!("{} %", Amount(part.0.saturating_mul(100)))
}

fn levels(lang: Lang, library: &Library, out: &mut String) {
    out.push_str(say(
        lang,
        "\n## What likelihoods are called\n\n| word | from, within a year |\n|---|---|\n",
        "\n## 起こりやすさの呼び方\n\n| 呼び方 | 1年以内に起こる確率の下限 |\n|---|---|\n",
    ));
    for likelihood in &library.likelihoods {
        let _ = writeln!(out, "| {} | {} |", cell(likelihood.name.get(lang)), percent(likelihood.from));
    }
    out.push_str(say(
        lang,
        "\n## What effects weigh\n\nThe heavier of the two effects of a goal counts; `0` stands for none stated.\n\n| level | weight |\n|---|---|\n",
        "\n## 影響の重み\n\n「起きてはならないこと」の二つの影響のうち、重いほうを使います。`0` は記載がないときの値です。\n\n| レベル | 重み |\n|---|---|\n",
    ));
    for effect in &library.effects {
        let _ = writeln!(out, "| {} | {} |", effect.row.key, effect.weight);
    }
}

fn efforts(lang: Lang, library: &Library, out: &mut String) {
    out.push_str(say(
        lang,
        "\n## Efforts\n\nPerson-days to bring one bearer from nothing to the measure met. Replace them with your own.\n\n| measure | person-days | confidence, origin |\n|---|---|---|\n",
        "\n## 手間\n\n一つの対象を、何もない状態から対策要件を満たすまでの人日です。自社の数値に置き換えて使ってください。\n\n| 対策要件 | 人日 | 確度、出所 |\n|---|---|---|\n",
    ));
    for effort in &library.efforts {
        let known = library.measure(&effort.row.key).and_then(|at| library.measures.get(at));
        let name = known.map(|measure| measure.name.get(lang)).unwrap_or_default();
        let sure = sure(lang, effort.row.confidence);
        let row = &effort.row;
        let _ = writeln!(out, "| {} {} | {} | {sure}, `{}` |", row.key, cell(name), effort.cost, row.origin);
    }
}

fn techniques(lang: Lang, library: &Library, out: &mut String) {
    let mut ways: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for way in &library.ways {
        for technique in &way.techniques {
            ways.entry(technique).or_default().push(format!("`{}`", way.row.key));
        }
    }
    if ways.is_empty() {
        return;
    }
    let _ = write!(
        out,
        "\n## {}\n\n{} {}\n\n| {} | {} |\n|---|---|\n",
        say(lang, "Techniques", "攻撃の技術"),
        TECHNIQUES_FROM.get(lang),
        say(lang, "See [NOTICE](../../NOTICE).", "[NOTICE](../../NOTICE) を参照してください。"),
        say(lang, "technique", "技術"),
        say(lang, "ways", "伝わり方"),
    );
    for (technique, ways) in ways {
        let _ = writeln!(out, "| {technique} | {} |", ways.join(", "));
    }
}
