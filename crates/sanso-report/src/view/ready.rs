//! How far answers carry to the levels of a framework, in words.

use super::cover::{Coverage, model_name, proofs};
use super::{Bar, Sheet, Sheets, Tone};
use crate::words;
use sanso_core::frameworks::{CoveredItem, Framework, Level, Need, Ready, need};
use sanso_core::text::Lang;

/// Answers read in a framework that has levels.
#[derive(Debug, Clone, Copy)]
pub struct Readiness<'r> {
    /// The answers.
    pub coverage: Coverage<'r>,
    /// How they carry to each level.
    pub ready: &'r [Ready],
    /// The level that is asked for, by number; all, if none.
    pub level: Option<usize>,
}

impl<'r> Readiness<'r> {
    /// The framework.
    pub fn framework(&self) -> Option<&'r Framework> {
        self.coverage.all.all.get(self.coverage.framework)
    }

    /// The levels that are asked for.
    pub fn shown(&self) -> impl Iterator<Item = (&'r Level, &'r Ready)> {
        let (framework, wanted) = (self.framework(), self.level);
        let shown = self.ready.iter().filter(move |ready| wanted.is_none_or(|level| level == ready.level));
        shown.filter_map(move |ready| Some((framework?.grading.levels.get(ready.level)?, ready)))
    }

    /// What a level asks for and is still missing.
    pub fn missing(&self, items: &[usize]) -> Vec<&'r CoveredItem> {
        let open = items.iter().filter_map(|item| self.coverage.items.get(*item));
        let mut missing: Vec<&CoveredItem> = open.filter(|item| need(item) != Need::Nothing).collect();
        missing.sort_by_key(|item| need(item));
        missing
    }
}

/// How many items need what, in the order of [`Need::ALL`].
pub(crate) fn needs(coverage: Coverage<'_>, ready: &Ready) -> [usize; 4] {
    let items = || ready.items.iter().filter_map(|item| coverage.items.get(*item));
    Need::ALL.map(|wanted| items().filter(|item| need(item) == wanted).count())
}

/// How a level stands, in one sentence.
pub(super) fn verdict(coverage: Coverage<'_>, ready: &Ready, lang: Lang) -> String {
    let level = coverage.all.all.get(coverage.framework).and_then(|one| one.grading.levels.get(ready.level));
    let [to_do, to_confirm, to_ask, done] = needs(coverage, ready);
    let name = level.map(|level| level.name.get(lang)).unwrap_or_default();
    words::level_verdict(lang, name, ready.reach, (done, ready.items.len()), [to_do, to_confirm, to_ask])
}

/// Each level with what is missing, by name.
pub fn readiness_sheets(readiness: Readiness<'_>, lang: Lang) -> Sheets {
    let Some(one) = readiness.framework() else { return Sheets::default() };
    let coverage = readiness.coverage;
    let words = words::grading(lang);
    let mut sheets = Sheets {
        title: words::ready_title(lang, model_name(coverage.study, lang), one.name.get(lang)),
        ..Sheets::default()
    };
    sheets.lead.extend(coverage.of.map(|of| words::cover_of(lang, coverage.study.model.name(of, lang))));
    if one.grading.levels.is_empty() {
        sheets.lead.push(words.no_levels.to_owned());
        return sheets;
    }
    sheets.lead.extend(readiness.shown().map(|(_, ready)| verdict(coverage, ready, lang)));
    sheets.bars = readiness.shown().map(|(level, ready)| bar(coverage, level, ready, lang)).collect();
    sheets.sheets.push(levels(readiness, lang));
    for (level, ready) in readiness.shown() {
        let items = if readiness.level.is_some() { &ready.items } else { &ready.own };
        sheets.sheets.push(missing(readiness, level, items, lang));
        let before = readiness.missing(&ready.items).len() - readiness.missing(items).len();
        let name = level.name.get(lang);
        sheets.notes.extend((before > 0).then(|| words::missing_before(lang, name, before)));
        let note = level.note.get(lang);
        sheets.notes.extend((!note.is_empty()).then(|| words::level_note(lang, name, note)));
    }
    sheets.notes.push(words.explained.to_owned());
    sheets.notes.push(words::cover(lang).limits.to_owned());
    sheets.notes.extend(coverage.of.is_none().then(|| words.everybody.to_owned()));
    sheets
}

fn bar(coverage: Coverage<'_>, level: &Level, ready: &Ready, lang: Lang) -> Bar {
    let [to_do, to_confirm, to_ask, done] = needs(coverage, ready);
    let part = |need, number, tone| (words::needed(lang, need).to_owned(), number, tone);
    let parts = vec![
        (words::grading(lang).done.to_owned(), done, Tone::Good),
        part(Need::Doing, to_do, Tone::Bad),
        part(Need::Saying, to_confirm, Tone::Part),
        part(Need::Asking, to_ask, Tone::Open),
    ];
    Bar { label: level.name.get(lang).to_owned(), parts }
}

/// What an item needs, apart from the word for it.
const fn tone(need: Need) -> Tone {
    match need {
        Need::Nothing => Tone::Good,
        Need::Doing => Tone::Bad,
        Need::Saying => Tone::Part,
        Need::Asking => Tone::Open,
    }
}

fn levels(readiness: Readiness<'_>, lang: Lang) -> Sheet {
    let words = words::grading(lang);
    let need = |need| words::needed(lang, need);
    let columns = [
        (words.level, 16),
        (words.reach, 17),
        (words.asks, 7),
        (words.done, 7),
        (need(Need::Doing), 8),
        (need(Need::Saying), 9),
        (need(Need::Asking), 8),
        (words.how, 0),
    ];
    let mut sheet = Sheet::new(words.levels, &columns);
    for (level, ready) in readiness.shown() {
        let [to_do, to_confirm, to_ask, done] = needs(readiness.coverage, ready);
        let mut row = vec![level.name.get(lang).to_owned(), words::reached(lang, ready.reach).to_owned()];
        row.extend([ready.items.len(), done, to_do, to_confirm, to_ask].map(|number| number.to_string()));
        row.push(level.how.get(lang).to_owned());
        sheet.rows.push(row);
    }
    sheet
}

fn missing(readiness: Readiness<'_>, level: &Level, items: &[usize], lang: Lang) -> Sheet {
    let words = words::grading(lang);
    let columns = [("id", 10), (words::frameworks(lang).name, 24), (words.need, 11), (words.who, 32)];
    let mut sheet = Sheet::new(&words::missing(lang, level.name.get(lang)), &columns);
    words.nothing_missing.clone_into(&mut sheet.nothing);
    sheet.standing = Some(2);
    let known = readiness.framework().map(|one| one.items.as_slice()).unwrap_or_default();
    for item in readiness.missing(items) {
        let Some(one) = known.get(item.item as usize) else { continue };
        let told = proofs(readiness.coverage, item, lang);
        sheet.tones.push(tone(need(item)));
        sheet.rows.push(vec![
            one.id.to_string(),
            one.name.get(lang).to_owned(),
            words::needed(lang, need(item)).to_owned(),
            if told.is_empty() { words.by_itself.to_owned() } else { told },
        ]);
    }
    sheet
}
