//! The answers of a study read in a framework, in words.

use super::{Bar, Sheet, Sheets, Tone, bearer_name};
use crate::words;
use sanso_core::frameworks::{Covered, CoveredItem, Frameworks, Proof, ready};
use sanso_core::model::Subject;
use sanso_core::plan::Bearer;
use sanso_core::study::Study;
use sanso_core::text::Lang;

/// What people are shown of the measures behind an item, and of those who have not answered one of them.
const FEW: usize = 3;

/// Answers read in a framework, with what they were read from.
#[derive(Debug, Clone, Copy)]
pub struct Coverage<'c> {
    /// All frameworks.
    pub all: &'c Frameworks,
    /// The study.
    pub study: &'c Study,
    /// The framework, by number.
    pub framework: usize,
    /// The organisation whose answers count; all, if none.
    pub of: Option<Subject>,
    /// What is known of each item.
    pub items: &'c [CoveredItem],
    /// Whether only what people read is wanted, and not everything.
    pub brief: bool,
}

impl Coverage<'_> {
    /// How many items are in a state.
    pub fn count(&self, state: Covered) -> usize {
        self.items.iter().filter(|one| one.state == state).count()
    }

    /// How many items apply.
    pub fn applying(&self) -> usize {
        self.items.len() - self.count(Covered::NotApplicable)
    }
}

/// The answers of a study, item by item.
pub fn coverage_sheets(coverage: Coverage<'_>, lang: Lang) -> Sheets {
    let Coverage { all, study, framework, of, items, .. } = coverage;
    let Some(one) = all.all.get(framework) else { return Sheets::default() };
    let words = words::cover(lang);
    let names = words::frameworks(lang);
    let model = model_name(study, lang);
    let mut lead = Vec::new();
    lead.extend(of.map(|of| words::cover_of(lang, study.model.name(of, lang))));
    lead.push(words::cover_share(lang, coverage.count(Covered::Met), coverage.applying()));
    let counts = Covered::ALL.map(|state| words::cover_count(lang, state, coverage.count(state)));
    lead.push(counts.join(words::cover_between(lang)));
    lead.extend(ready(one, items).iter().map(|level| super::ready::verdict(coverage, level, lang)));
    let columns = [("id", 12), (names.name, 24), (words.state, 12), (words.proofs, 31)];
    let mut sheet = Sheet { standing: Some(2), ..Sheet::new(names.listed, &columns) };
    for item in items {
        let Some(known) = one.items.get(item.item as usize) else { continue };
        sheet.tones.push(tone(item.state));
        sheet.rows.push(vec![
            known.id.to_string(),
            known.name.get(lang).to_owned(),
            words::covered(lang, item.state).to_owned(),
            proofs(coverage, item, lang),
        ]);
    }
    let parts = Covered::ALL.map(|state| (words::covered(lang, state).to_owned(), coverage.count(state), tone(state)));
    Sheets {
        title: words::cover_title(lang, model, one.name.get(lang)),
        lead,
        bars: vec![Bar { label: one.name.get(lang).to_owned(), parts: parts.into() }],
        sheets: vec![sheet],
        notes: vec![words.explained.to_owned(), words.limits.to_owned()],
    }
}

/// How an item stands, apart from the word for it.
pub(super) const fn tone(state: Covered) -> Tone {
    match state {
        Covered::Met => Tone::Good,
        Covered::Partly => Tone::Part,
        Covered::Unmet => Tone::Bad,
        Covered::Open | Covered::Unknown => Tone::Open,
        Covered::NotApplicable => Tone::Aside,
    }
}

/// A measure behind an item: how they are related, how far it is done, who lacks something and who has not answered.
pub(super) fn told(coverage: Coverage<'_>, proof: &Proof, lang: Lang) -> String {
    let study = coverage.study;
    let measure = study.library.measures.get(proof.measure as usize).map(|one| one.id.to_string());
    let id = measure.or_else(|| coverage.all.shown(proof.answered?)).unwrap_or_default();
    let relation = words::relation(lang, proof.relation);
    let silent = named(coverage, &proof.silent, lang);
    let lacking = named(coverage, &proof.lacking, lang);
    // Rows that a folder brought are told as its own.
    let folders: Vec<&str> = proof.overlays.iter().map(String::as_str).collect();
    let relation = [&[relation.as_str()], folders.as_slice()].concat().join(", ");
    words::proof(lang, (&id, &relation), proof.done, (&silent, &lacking))
}

/// Bearers by name.
pub(super) fn named(coverage: Coverage<'_>, bearers: &[Bearer], lang: Lang) -> String {
    let few = if coverage.brief { FEW } else { usize::MAX };
    let name = |bearer: &Bearer| bearer_name(&coverage.study.model, *bearer, lang);
    let mut who: Vec<String> = bearers.iter().take(few).map(name).collect();
    let more = bearers.len() - who.len();
    who.extend((more > 0).then(|| words::and_more(lang, more)));
    who.join(words::cover_between(lang))
}

/// The measures behind an item, line by line.
pub(super) fn proofs(coverage: Coverage<'_>, item: &CoveredItem, lang: Lang) -> String {
    let few = if coverage.brief { FEW } else { usize::MAX };
    let mut proofs: Vec<String> = item.proofs.iter().take(few).map(|proof| told(coverage, proof, lang)).collect();
    let more = item.proofs.len() - proofs.len();
    proofs.extend((more > 0).then(|| words::and_more(lang, more)));
    proofs.join("\n")
}

/// The name of the model, or its key.
pub(super) fn model_name(study: &Study, lang: Lang) -> &str {
    let head = &study.model.head;
    let name = head.name.get(lang);
    if name.is_empty() { head.process.as_str() } else { name }
}
