//! Phrases of explanations.

use sanso_core::text::{Lang, Text};

/// How sure we are of a row and where it comes from.
pub fn row_origin(lang: Lang, confidence: &str, origin: &str) -> String {
    match lang {
        Lang::En => format!("(confidence {confidence}; origin: {origin})"),
        Lang::Ja => format!("（確度：{confidence}、出所：{origin}）"),
    }
}

/// How sure we are, beside a line.
pub fn confidence_aside(lang: Lang, confidence: &str) -> String {
    match lang {
        Lang::En => format!("[confidence {confidence}]"),
        Lang::Ja => format!("［確度：{confidence}］"),
    }
}

/// A measure that is required of somebody.
pub fn required_title(lang: Lang, id: &str, name: &str, bearer: &str) -> String {
    match lang {
        Lang::En => format!("{id} · {name} · required of {bearer}"),
        Lang::Ja => format!("{id}　{name}：{bearer}に必要"),
    }
}

/// A measure that is not required of somebody.
pub fn not_required_title(lang: Lang, id: &str, name: &str, bearer: &str) -> String {
    match lang {
        Lang::En => format!("{id} · {name} · not required of {bearer}"),
        Lang::Ja => format!("{id}　{name}：{bearer}には求められていない"),
    }
}

/// A measure asked about a thing of which no measures are asked.
pub fn not_a_bearer_title(lang: Lang, id: &str, name: &str, subject: &str) -> String {
    match lang {
        Lang::En => format!("{id} · {name} · who meets it for {subject}"),
        Lang::Ja => format!("{id}　{name}：{subject}について実施する主体"),
    }
}

/// A measure that a profile leaves out.
pub fn left_out_by(lang: Lang, profile: &str, why: &str) -> String {
    match lang {
        Lang::En => format!("Incidents ask for it, but the profile “{profile}” leaves it out: {why}"),
        Lang::Ja => format!("インシデントからは求められますが、プロファイル「{profile}」が対象から外しています。{why}"),
    }
}

/// An incident that stands on a subject.
pub fn stands_title(lang: Lang, id: &str, name: &str, subject: &str, standing: &str) -> String {
    match lang {
        Lang::En => format!("{id} · {name} · {standing} on {subject}"),
        Lang::Ja => format!("{id}　{name}：{subject}で{standing}"),
    }
}

/// An incident that does not stand on a subject.
pub fn does_not_stand_title(lang: Lang, id: &str, name: &str, subject: &str) -> String {
    match lang {
        Lang::En => format!("{id} · {name} · does not stand on {subject}"),
        Lang::Ja => format!("{id}　{name}：{subject}では成り立たない"),
    }
}

/// Kinds of subject something is asked of, when it was asked of another kind.
pub fn asked_only_of(lang: Lang, kinds: &[&str], given: &str) -> String {
    match lang {
        Lang::En => format!("It is asked only of this kind of subject: {}. This one is: {given}.", kinds.join(", ")),
        Lang::Ja => format!("対象となるのは{}だけです。指定されたものは{given}です。", kinds.join("・")),
    }
}

/// Kinds of subject a fact is asked of.
pub fn asked_of(lang: Lang, kinds: &[&str]) -> String {
    match lang {
        Lang::En => format!("asked of: {}", kinds.join(", ")),
        Lang::Ja => format!("対象の種類：{}", kinds.join("・")),
    }
}

/// Which measures answer a weakness, and of whom they are asked.
pub fn asks_of(lang: Lang, measures: &[Text], of: &[String]) -> String {
    match lang {
        Lang::En => format!("{} — asked of {}", measures.join(" "), of.join(", ")),
        Lang::Ja => format!("{} — 実施主体：{}", measures.join(" "), of.join("・")),
    }
}

/// What a subject is and where it is declared.
pub fn declared(lang: Lang, kind: &str, path: &str, place: &str) -> String {
    match lang {
        Lang::En => format!("{kind}, declared as {path} at {place}"),
        Lang::Ja => format!("{kind}（{path}、{place}）"),
    }
}

/// How many more there are.
pub fn and_more(lang: Lang, number: usize) -> String {
    match lang {
        Lang::En => format!("… and {number} more"),
        Lang::Ja => format!("… ほか{number}件"),
    }
}

/// The subject of a fact where no subject is meant.
pub fn the_subject(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "the subject",
        Lang::Ja => "対象",
    }
}

/// Joins sentences that must all hold.
pub fn and(lang: Lang) -> &'static str {
    match lang {
        Lang::En => ", and ",
        Lang::Ja => "、かつ",
    }
}

/// Sentences of which one is enough.
pub fn either(lang: Lang, sentences: &[String]) -> String {
    match lang {
        Lang::En => sentences.join(", or "),
        Lang::Ja => sentences.join("、または"),
    }
}

/// The opposite of a sentence.
pub fn not(lang: Lang, sentence: &str) -> String {
    match lang {
        Lang::En => format!("it is not so that {sentence}"),
        Lang::Ja => format!("「{sentence}」ではない"),
    }
}
