//! Answers turned into points and ranks, in words.

use super::cover::{Coverage, model_name, proofs, tone};
use super::{Bar, Sheet, Sheets, Tone};
use crate::words;
use sanso_core::frameworks::{Framework, Points, Scored, Scoring, rank};
use sanso_core::text::Lang;

/// Answers scored by a framework.
#[derive(Debug, Clone, Copy)]
pub struct Score<'s> {
    /// The answers.
    pub coverage: Coverage<'s>,
    /// Every scoring of the framework with its result.
    pub scores: &'s [Scored],
    /// The scoring that is asked for, by number.
    pub scoring: usize,
}

impl<'s> Score<'s> {
    /// The framework.
    pub fn framework(&self) -> Option<&'s Framework> {
        self.coverage.all.all.get(self.coverage.framework)
    }

    /// The scoring that is asked for, with its result.
    pub fn chosen(&self) -> Option<(&'s Scoring, &'s Scored)> {
        Some((self.framework()?.grading.scorings.get(self.scoring)?, self.scores.get(self.scoring)?))
    }

    /// How many items the answers settle, and how many count.
    pub fn settled(&self) -> (usize, usize) {
        let counted = || self.chosen().into_iter().flat_map(|(_, scored)| scored.items()).filter_map(|item| item.mark);
        (counted().filter(|(low, high)| low == high).count(), counted().count())
    }
}

/// The score with its parts and every item.
pub fn score_sheets(score: Score<'_>, lang: Lang) -> Sheets {
    let Some(one) = score.framework() else { return Sheets::default() };
    let coverage = score.coverage;
    let words = words::grading(lang);
    let mut sheets = Sheets {
        title: words::score_title(lang, model_name(coverage.study, lang), one.name.get(lang)),
        ..Sheets::default()
    };
    sheets.lead.extend(coverage.of.map(|of| words::cover_of(lang, coverage.study.model.name(of, lang))));
    let Some((scoring, scored)) = score.chosen() else {
        sheets.lead.push(words.no_scorings.to_owned());
        return sheets;
    };
    sheets.lead.push(told(scoring, scored, lang));
    let (settled, of) = score.settled();
    sheets.lead.push(words::settled(lang, settled, of));
    let others =
        one.grading.scorings.iter().zip(score.scores).enumerate().filter(|(number, _)| *number != score.scoring);
    sheets.lead.extend(others.map(|(_, (scoring, scored))| told(scoring, scored, lang)));
    sheets.bars.extend(scored.total.map(|total| bar(words::score_bar(lang, scoring.name.get(lang)), total, lang)));
    let inside = scored.parts.iter().filter_map(|part| Some((one.items.get(part.under as usize)?, part.points?)));
    sheets.bars.extend(inside.map(|(item, points)| bar(item.name.get(lang).to_owned(), points, lang)));
    sheets.sheets = vec![parts(one, scored, lang), items(score, scored, lang)];
    let about = scoring.about.get(lang);
    sheets.notes.extend((!about.is_empty()).then(|| about.to_owned()));
    let ranks = scoring.ranks.iter().map(|rank| words::rank_means(lang, &rank.key, rank.from, rank.name.get(lang)));
    sheets.notes.push(ranks.collect::<Vec<_>>().join(if lang == Lang::En { " " } else { "" }));
    sheets.notes.extend(coverage.of.is_none().then(|| words.everybody.to_owned()));
    sheets
}

/// Points of a hundred: what is sure, what is possible, what is out of reach.
fn bar(label: String, points: Points, lang: Lang) -> Bar {
    let words = words::grading(lang);
    let whole = |points: f64| points.round().clamp(0.0, 100.0) as usize;
    let (low, high) = (whole(points.low), whole(points.high));
    let parts = vec![
        (words.sure.to_owned(), low, Tone::Good),
        (words.possible.to_owned(), high.saturating_sub(low), Tone::Open),
        (words.lost.to_owned(), 100_usize.saturating_sub(high), Tone::Aside),
    ];
    Bar { label, parts }
}

/// The result of one scoring, in one sentence.
fn told(scoring: &Scoring, scored: &Scored, lang: Lang) -> String {
    let words = words::grading(lang);
    let Some(total) = scored.total else { return words.leaves.to_owned() };
    let ranks = [total.low, total.high].map(|points| rank(scoring, points).map(|rank| rank.key.as_str()));
    let [low, high] = ranks.map(Option::unwrap_or_default);
    words::score(lang, scoring.name.get(lang), &range(total, lang), &words::points(lang, low, high))
}

/// Points, rounded for people.
fn range(points: Points, lang: Lang) -> String {
    let told = |points: f64| format!("{points:.0}");
    words::points(lang, &told(points.low), &told(points.high))
}

fn parts(one: &Framework, scored: &Scored, lang: Lang) -> Sheet {
    let words = words::grading(lang);
    let mut sheet = Sheet::new(
        words.parts,
        &[("id", 10), (words.part, 40), (words.weight, 8), (words.asks, 8), (words.points, 14)],
    );
    for part in &scored.parts {
        let Some(item) = one.items.get(part.under as usize) else { continue };
        sheet.rows.push(vec![
            item.id.to_string(),
            item.name.get(lang).to_owned(),
            part.weight.to_string(),
            part.items.len().to_string(),
            part.points.map_or_else(|| words.leaves.to_owned(), |points| range(points, lang)),
        ]);
    }
    sheet
}

fn items(score: Score<'_>, scored: &Scored, lang: Lang) -> Sheet {
    let (words, names) = (words::grading(lang), words::frameworks(lang));
    let columns = [
        ("id", 8),
        (names.name, 22),
        (words.weight, 7),
        (words::cover(lang).state, 11),
        (words.points, 11),
        (words::cover(lang).proofs, 18),
    ];
    let mut sheet = Sheet { standing: Some(3), ..Sheet::new(names.listed, &columns) };
    let known = score.framework().map(|one| one.items.as_slice()).unwrap_or_default();
    let mark = |mark: u32| format!("{:.1}", f64::from(mark) / 1_000.0);
    for item in scored.items() {
        let Some(covered) = score.coverage.items.get(item.item) else { continue };
        let Some(one) = known.get(covered.item as usize) else { continue };
        sheet.tones.push(tone(covered.state));
        sheet.rows.push(vec![
            one.id.to_string(),
            one.name.get(lang).to_owned(),
            item.weight.to_string(),
            words::covered(lang, covered.state).to_owned(),
            item.mark
                .map_or_else(|| words.leaves.to_owned(), |(low, high)| words::points(lang, &mark(low), &mark(high))),
            proofs(score.coverage, covered, lang),
        ]);
    }
    sheet
}
