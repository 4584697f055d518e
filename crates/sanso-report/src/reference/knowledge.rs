//! Facts, incidents, measures and checks.

use super::{cell, say};
use sanso_core::checks::CHECKS;
use sanso_core::content::{Library, When};
use sanso_core::diag::Severity;
use sanso_core::facts::FACTS;
use sanso_core::text::Lang;
use std::fmt::Write as _;

/// Every fact, with the sentences for yes and no.
pub fn facts(lang: Lang) -> String {
    let mut out = String::from(say(
        lang,
        "# Facts\n\nNamed questions about modelled things, answered yes, no or unknown. Conditions of incidents are made of them. Written by `sanso docs facts`.\n\n| fact | about | when it holds | when it does not |\n|---|---|---|---|\n",
        "# 事実\n\nモデルの要素についての問いで、「はい」「いいえ」「不明」のいずれかになります。インシデントの成立条件は事実の組み合わせです。`sanso docs facts` が出力します。\n\n| 事実 | 対象 | 成り立つとき | 成り立たないとき |\n|---|---|---|---|\n",
    ));
    for fact in FACTS {
        let about: Vec<_> = fact.about.iter().map(|kind| kind.section().label.get(lang)).collect();
        let dots = |text: &str| text.replace("「{}」", "…").replace("{}", "…");
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} |",
            fact.name,
            about.join(say(lang, ", ", "・")),
            cell(&dots(fact.holds.get(lang))),
            cell(&dots(fact.fails.get(lang)))
        );
    }
    out
}

/// Every incident by layer: condition, threats, vulnerabilities and measures.
pub fn incidents(lang: Lang, library: &Library) -> String {
    let mut out = String::from(say(
        lang,
        "# Incidents\n\nThe security incidents to be assumed, restated in our own words. Written by `sanso docs incidents`.\n",
        "# インシデント\n\n想定すべきセキュリティインシデントを、私たちの言葉で書き直したものです。`sanso docs incidents` が出力します。\n",
    ));
    for layer in &library.layers {
        let _ = write!(
            out,
            "\n## {} {}\n\n{}\n",
            say(lang, "Layer", "第"),
            match lang {
                Lang::En => format!("{}: {}", layer.id, layer.name.get(lang)),
                Lang::Ja => format!("{}層　{}", layer.id, layer.name.get(lang)),
            },
            layer.trusted.get(lang)
        );
        for incident in
            library.incidents.iter().filter(|one| library.layer_of(one).is_some_and(|of| of.row.key == layer.row.key))
        {
            let _ = write!(out, "\n### {} {}\n\n{}\n\n", incident.id, incident.name.get(lang), incident.harm.get(lang));
            let _ = writeln!(
                out,
                "- `{}`; {}: {}",
                incident.row.key,
                say(lang, "raised on", "対象"),
                incident.about.join(", ")
            );
            let _ = writeln!(out, "- {}: {}", say(lang, "stands when", "成立条件"), condition(&incident.when, lang));
            let threats: Vec<_> =
                incident.threats.iter().filter_map(|key| library.threat(key)).map(|row| row.name.get(lang)).collect();
            let _ = writeln!(out, "- {}: {}", say(lang, "threats", "脅威"), threats.join(say(lang, "; ", "、")));
            for row in &incident.vulnerabilities {
                let _ = writeln!(out, "- {} {} → {}", row.row.key, row.name.get(lang), row.measures.join(", "));
            }
        }
    }
    out
}

fn condition(when: &When, lang: Lang) -> String {
    let many = |parts: &[When], word: &str| {
        let parts: Vec<_> = parts.iter().map(|part| condition(part, lang)).collect();
        if parts.len() == 1 { parts.concat() } else { format!("({})", parts.join(word)) }
    };
    match when {
        When::Fact(name) => format!("`{name}`"),
        When::All(parts) => many(parts, say(lang, " and ", " かつ ")),
        When::Any(parts) => many(parts, say(lang, " or ", " または ")),
        When::Not(part) => format!("{}{}", say(lang, "not ", "否定 "), condition(part, lang)),
    }
}

/// Every measure by category, with the first step and the proof.
pub fn measures(lang: Lang, library: &Library) -> String {
    let mut out = String::from(say(
        lang,
        "# Measure requirements\n\nRestated in our own words; first steps and proofs are ours. Written by `sanso docs measures`.\n",
        "# 対策要件\n\n私たちの言葉で書き直したものです。「最初の一歩」と「できたと言える状態」は独自の説明です。`sanso docs measures` が出力します。\n",
    ));
    for category in &library.categories {
        let _ = write!(out, "\n## {} {}\n", category.id, category.name.get(lang));
        for measure in library.measures.iter().filter(|measure| measure.category == category.id) {
            let _ =
                write!(out, "\n### {} {}\n\n{}\n\n", measure.id, measure.name.get(lang), measure.statement.get(lang));
            let _ = writeln!(out, "- {}: {}", say(lang, "first step", "最初の一歩"), measure.first_step.get(lang));
            let _ = writeln!(out, "- {}: {}", say(lang, "done when", "できたと言える状態"), measure.proof.get(lang));
        }
    }
    out
}

/// Every check on models.
pub fn checks(lang: Lang) -> String {
    let mut out = String::from(say(
        lang,
        "# Checks\n\nWhat `sanso check` looks for in a model that can be read. Written by `sanso docs checks`.\n\n| code | name | severity | since | what it looks for |\n|---|---|---|---|---|\n",
        "# 検査\n\n読み取れたモデルについて `sanso check` が調べることの一覧です。`sanso docs checks` が出力します。\n\n| コード | 名前 | 重さ | 導入版 | 調べること |\n|---|---|---|---|---|\n",
    ));
    for check in CHECKS {
        let severity = match check.severity {
            Severity::Error => say(lang, "error", "エラー"),
            Severity::Warning => say(lang, "warning", "警告"),
            Severity::Advice => say(lang, "advice", "助言"),
        };
        let _ = writeln!(
            out,
            "| {} | `{}` | {severity} | {} | {} |",
            check.code,
            check.name,
            check.since,
            cell(check.about.get(lang))
        );
    }
    out
}
