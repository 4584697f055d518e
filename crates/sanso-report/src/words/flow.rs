//! Words of ways that are handed to other programs.

use sanso_core::text::Lang;

use super::joined;
use crate::view::Step;

/// The name of a flow.
pub fn flow_name(lang: Lang, process: &str) -> String {
    match lang {
        Lang::En => format!("How incidents would travel: {process}"),
        Lang::Ja => format!("インシデントの広がり方：{process}"),
    }
}

/// What a flow is about and what to make of it.
pub fn flow_description(lang: Lang, goals: &[&str], content: &str) -> String {
    let goals: Vec<String> = goals.iter().map(|goal| (*goal).to_owned()).collect();
    let goals = joined(lang, &goals);
    match lang {
        Lang::En => format!(
            "The likeliest ways to: {goals}. Computed from a model, not observed; chances are those of content {content}, mostly judgement."
        ),
        Lang::Ja => format!(
            "次の事態に至る、最も起こりやすい経路：{goals}。観測された攻撃ではなく、モデルから計算した結果です。成功率は知識ベース{content}の値で、多くは判断によるものです。"
        ),
    }
}

/// The name of an action: how it happens, and where it leads.
pub fn action_name(lang: Lang, reason: &str, target: &str) -> String {
    match lang {
        Lang::En => format!("{reason} → {target}"),
        Lang::Ja => format!("{reason}→{target}"),
    }
}

/// What an action brings about, how likely it is and what it crosses.
pub fn action_description(lang: Lang, step: &Step, crossings: &[&str]) -> String {
    let crossings: Vec<String> = crossings.iter().map(|crossing| (*crossing).to_owned()).collect();
    let crossed = joined(lang, &crossings);
    let mut sentences = vec![match lang {
        Lang::En => format!("Brings about: {}", step.sentence),
        Lang::Ja => format!("結果：{}", step.sentence),
    }];
    sentences.push(match (lang, &step.attempt) {
        (Lang::En, Some((_, by))) => format!("By {by}; within a year: {}.", step.chance_text),
        (Lang::En, None) => format!("Works in {} once everything before has.", step.chance_text),
        (Lang::Ja, Some((_, by))) => format!("発端：{by}。1年以内に{}。", step.chance_text),
        (Lang::Ja, None) => format!("前のステップが起きた後の成功率：{}。", step.chance_text),
    });
    if !crossed.is_empty() {
        sentences.push(match lang {
            Lang::En => format!("Crosses: {crossed}."),
            Lang::Ja => format!("越える境界：{crossed}。"),
        });
    }
    match lang {
        Lang::En => sentences.join(" "),
        Lang::Ja => sentences.concat(),
    }
}
