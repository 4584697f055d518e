//! Sentences about subjects read well whatever the subjects are called.

use sanso_core::content::embedded;
use sanso_core::facts::FACTS;
use sanso_core::model::language::SECTIONS;
use sanso_core::text::Lang;

/// Every English sentence in which `{}` stands for a subject.
fn sentences_about_subjects() -> Vec<String> {
    let facts = FACTS.iter().flat_map(|fact| [fact.holds.en, fact.fails.en]);
    let asked = SECTIONS.iter().flat_map(|section| section.attributes).filter_map(|attribute| attribute.ask);
    let mut all: Vec<String> = facts.chain(asked.map(|ask| ask.en)).map(str::to_owned).collect();
    all.extend(embedded().steps.iter().map(|step| step.name.get(Lang::En).to_owned()));
    all
}

#[test]
fn english_sentences_fit_names_of_one_thing_and_of_several() {
    const OF_ONE: [&str; 8] = ["is", "are", "was", "were", "has", "have", "does", "do"];
    // What keeps its form: modals before a name or after it, and names that are no grammatical subject.
    const AFTER_ANY: [&str; 5] = ["can", "cannot", "must", "may", "go"];
    let sentences = sentences_about_subjects();
    assert!(sentences.len() > 100, "{}", sentences.len());
    for sentence in sentences {
        let Some((before, after)) = sentence.split_once("{}") else { continue };
        let next = after.split_whitespace().next().unwrap_or_default();
        let first = before.trim().to_lowercase();
        let begins = before.is_empty() && !after.starts_with(':');
        assert!(!begins || AFTER_ANY.contains(&next), "a verb follows the name: {sentence}");
        assert!(!OF_ONE.contains(&first.as_str()), "the name is the subject: {sentence}");
        assert!(!OF_ONE.contains(&next) || before.trim().contains(' '), "{sentence}");
    }
}
