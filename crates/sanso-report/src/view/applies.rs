//! A statement of applicability, in words.

use super::assessment::answered;
use super::cover::{Coverage, model_name, named};
use super::{Bar, Sheet, Sheets, Tone, standing_word};
use crate::words;
use sanso_core::analysis::Standing;
use sanso_core::assess::State;
use sanso_core::frameworks::{Applies, CoveredItem, Stated};
use sanso_core::plan::Bearer;
use sanso_core::text::Lang;

/// So many risks, pieces of evidence and measures are named for people.
const FEW: usize = 2;

/// What applies of a framework, with the answers it is read from.
#[derive(Debug, Clone, Copy)]
pub struct Applicability<'a> {
    /// The answers.
    pub coverage: Coverage<'a>,
    /// What is stated of each item.
    pub stated: &'a [Stated],
}

impl<'a> Applicability<'a> {
    /// The answers to an item.
    pub fn covered(&self, stated: &Stated) -> Option<&'a CoveredItem> {
        self.coverage.items.get(stated.item)
    }

    /// Who must meet what leads to an item, each once.
    pub fn responsible(&self, stated: &Stated) -> Vec<Bearer> {
        let required = stated.required.iter().filter_map(|at| self.coverage.study.plan.required.get(*at));
        let mut bearers: Vec<Bearer> = required.map(|required| required.bearer).collect();
        bearers.sort_unstable();
        bearers.dedup();
        bearers
    }

    fn few(&self) -> usize {
        if self.coverage.brief { FEW } else { usize::MAX }
    }
}

/// Every item with whether it applies, why, how it stands, what shows it and who is responsible.
pub fn applicability_sheets(all: Applicability<'_>, lang: Lang) -> Sheets {
    let coverage = all.coverage;
    let Some(one) = coverage.all.all.get(coverage.framework) else { return Sheets::default() };
    let words = words::apply(lang);
    let counts = Applies::ALL.map(|wanted| all.stated.iter().filter(|one| one.applies == wanted).count());
    let mut lead = Vec::new();
    lead.extend(coverage.of.map(|of| words::cover_of(lang, coverage.study.model.name(of, lang))));
    lead.push(words::applies_counts(lang, all.stated.len(), counts));
    let columns = [
        ("id", 7),
        (words::frameworks(lang).name, 13),
        (words.applies, 8),
        (words.why, 18),
        (words::cover(lang).state, 9),
        (words.evidence, 11),
        (words.responsible, 12),
        (words.measures, 0),
    ];
    let mut sheet = Sheet { standing: Some(2), ..Sheet::new(words.controls, &columns) };
    for stated in all.stated {
        let Some(covered) = all.covered(stated) else { continue };
        let Some(item) = one.items.get(covered.item as usize) else { continue };
        let applying = stated.applies == Applies::Yes;
        sheet.tones.push(tone(stated.applies));
        sheet.rows.push(vec![
            item.id.to_string(),
            item.name.get(lang).to_owned(),
            words::applies(lang, stated.applies).to_owned(),
            why(all, stated, covered, lang),
            if applying { words::covered(lang, covered.state).to_owned() } else { String::new() },
            if applying { evidence(all, stated, lang) } else { String::new() },
            named(coverage, &all.responsible(stated), lang),
            ids(all, covered.proofs.iter().map(|proof| proof.measure), usize::MAX, lang),
        ]);
    }
    let mut notes = vec![words.explained.to_owned()];
    notes.extend(coverage.of.is_none().then(|| words::grading(lang).everybody.to_owned()));
    let title = words::applies_title(lang, model_name(coverage.study, lang), one.name.get(lang));
    let parts = Applies::ALL.into_iter().zip(counts);
    let parts = parts.map(|(applies, number)| (words::applies(lang, applies).to_owned(), number, tone(applies)));
    let bars = vec![Bar { label: one.name.get(lang).to_owned(), parts: parts.collect() }];
    Sheets { title, lead, bars, sheets: vec![sheet], notes }
}

/// Whether an item applies, apart from the word for it.
const fn tone(applies: Applies) -> Tone {
    match applies {
        Applies::Yes => Tone::Good,
        Applies::No => Tone::Aside,
        Applies::Undecided => Tone::Open,
    }
}

fn why(all: Applicability<'_>, stated: &Stated, covered: &CoveredItem, lang: Lang) -> String {
    let words = words::apply(lang);
    match stated.applies {
        Applies::Undecided => words::idle(lang, &ids(all, covered.idle.iter().copied(), all.few(), lang)),
        Applies::No => {
            let reasons = reasons(all, stated, lang);
            if reasons.is_empty() { words.no_reason.to_owned() } else { reasons.join("\n") }
        }
        Applies::Yes => {
            let mut told: Vec<String> = Vec::new();
            told.extend((!stated.risks.is_empty()).then(|| risks(all, stated, lang)));
            told.extend(stated.by_profile.then(|| words.by_profile.to_owned()));
            told.join("\n")
        }
    }
}

/// The risks that ask for an item: how many, and the first by name.
fn risks(all: Applicability<'_>, stated: &Stated, lang: Lang) -> String {
    let established = stated.risks.iter().filter(|(_, standing)| *standing == Standing::Established).count();
    let library = &all.coverage.study.library;
    let name = |(incident, standing): &(u32, Standing)| {
        let row = library.incidents.get(*incident as usize)?;
        let standing = standing_word(lang, *standing);
        Some(match lang {
            Lang::En => format!("- {} {} ({standing})", row.id, row.name.get(lang)),
            Lang::Ja => format!("- {} {}（{standing}）", row.id, row.name.get(lang)),
        })
    };
    let mut names: Vec<String> = stated.risks.iter().take(all.few()).filter_map(name).collect();
    let more = stated.risks.len() - names.len();
    names.extend((more > 0).then(|| words::and_more(lang, more)));
    let counts = (established, stated.risks.len() - established);
    words::asked_by_risks(lang, counts, &format!("\n{}", names.join("\n")))
}

/// Why answers or a profile say that an item does not apply, each reason once.
fn reasons(all: Applicability<'_>, stated: &Stated, lang: Lang) -> Vec<String> {
    let study = all.coverage.study;
    let answers = stated.required.iter().filter_map(|at| answered(study, *at, lang));
    let mut reasons: Vec<String> =
        answers.filter(|answer| answer.state == State::NotApplicable).map(|answer| answer.reason).collect();
    let profile = study.plan.profile.as_ref().and_then(|applied| study.library.profile(&applied.key));
    let spared = stated.left_out.iter().filter_map(|at| study.plan.excluded.get(*at));
    reasons.extend(spared.filter_map(|out| Some(profile?.rows.get(out.row)?.why.get(lang).to_owned())));
    reasons.retain(|reason| !reason.is_empty());
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}

/// What shows that an item is met, each piece once.
fn evidence(all: Applicability<'_>, stated: &Stated, lang: Lang) -> String {
    let day = all.coverage.study.assessment.as_of.map(|day| day.to_string());
    let mut pieces: Vec<String> = Vec::new();
    for answer in stated.required.iter().filter_map(|at| answered(all.coverage.study, *at, lang)) {
        for piece in answer.evidence {
            let title = if piece.title.is_empty() { &piece.reference } else { &piece.title };
            let told = words::evidence(lang, title, piece.until.as_deref());
            // Days are written so that the later one is the greater text.
            let over = day.as_ref().zip(piece.until.as_ref()).is_some_and(|(day, until)| until < day);
            let told = if over { words::outdated(lang, &told) } else { told };
            if !pieces.contains(&told) {
                pieces.push(told);
            }
        }
    }
    if pieces.is_empty() {
        return words::apply(lang).no_evidence.to_owned();
    }
    let more = pieces.len().saturating_sub(all.few());
    pieces.truncate(all.few());
    pieces.extend((more > 0).then(|| words::and_more(lang, more)));
    pieces.join("\n")
}

/// Measures by their ids.
fn ids(all: Applicability<'_>, measures: impl Iterator<Item = u32>, few: usize, lang: Lang) -> String {
    let known = measures.filter_map(|number| all.coverage.study.library.measures.get(number as usize));
    let mut ids: Vec<String> = known.map(|measure| measure.id.to_string()).collect();
    let more = ids.len().saturating_sub(few);
    ids.truncate(few);
    ids.extend((more > 0).then(|| words::and_more(lang, more)));
    ids.join(words::cover_between(lang))
}
