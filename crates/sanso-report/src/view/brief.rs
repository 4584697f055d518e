//! What stands for each point of a framework, in sentences a manager reads.

use super::cover::{Coverage, model_name, named};
use super::{Bar, Sheet, Sheets, Tone};
use crate::words::{self, Stand};
use sanso_core::frameworks::{CoveredItem, Done, Framework, Proof, Strength};
use sanso_core::plan::Bearer;
use sanso_core::text::Lang;
use std::cmp::Reverse;

/// So many measures are named in a sentence, and so many points to take up first.
const FEW: usize = 3;

/// One point with the measures behind it.
#[derive(Debug, Clone)]
pub struct Point<'c> {
    /// What is known of the item.
    pub covered: &'c CoveredItem,
    /// How it stands.
    pub stand: Stand,
    /// Measures in place.
    pub met: Vec<&'c Proof>,
    /// Measures that lack something.
    pub lacking: Vec<&'c Proof>,
    /// Measures of which somebody has not said anything, and nobody that something is lacking.
    pub unanswered: Vec<&'c Proof>,
}

/// Every point of a framework, in its order.
pub fn points<'c>(coverage: Coverage<'c>) -> Vec<Point<'c>> {
    coverage.items.iter().map(point).collect()
}

fn point(covered: &CoveredItem) -> Point<'_> {
    let applying = || covered.proofs.iter().filter(|proof| proof.done != Done::NotApplicable);
    let met: Vec<&Proof> = applying().filter(|proof| proof.done == Done::Met).collect();
    let lacking: Vec<&Proof> = applying().filter(|proof| !proof.lacking.is_empty()).collect();
    let open = |proof: &&Proof| proof.lacking.is_empty() && !proof.silent.is_empty();
    let unanswered: Vec<&Proof> = applying().filter(open).collect();
    let partly = applying().any(|proof| proof.done == Done::Partly);
    let stand = match (met.len(), lacking.len(), unanswered.len()) {
        (0, 0, 0) => Stand::Unknown,
        (_, 0, 0) => Stand::Stands,
        (0, 0, _) if !partly => Stand::Unknown,
        (0, ..) if !partly => Stand::Lacking,
        _ => Stand::Partly,
    };
    Point { covered, stand, met, lacking, unanswered }
}

/// The points under the groups of their framework.
pub fn brief_sheets(coverage: Coverage<'_>, lang: Lang) -> Sheets {
    let Some(one) = coverage.all.all.get(coverage.framework) else { return Sheets::default() };
    let points = points(coverage);
    let counts = Stand::ALL.map(|stand| points.iter().filter(|point| point.stand == stand).count());
    let mut lead: Vec<String> = Vec::new();
    lead.extend(coverage.of.map(|of| words::cover_of(lang, coverage.study.model.name(of, lang))));
    lead.push(words::brief_counts(lang, points.len(), counts));
    let first = first(one, &points, lang);
    lead.extend((!first.is_empty()).then(|| words::take_up(lang, &first)));
    let mut notes = vec![words::brief(lang).explained.to_owned()];
    notes.extend(coverage.of.is_none().then(|| words::grading(lang).everybody.to_owned()));
    Sheets {
        title: words::brief_title(lang, model_name(coverage.study, lang), one.name.get(lang)),
        lead,
        bars: vec![Bar {
            label: one.name.get(lang).to_owned(),
            parts: Stand::ALL
                .into_iter()
                .zip(counts)
                .map(|(stand, number)| (words::stand(lang, stand).to_owned(), number, tone(stand)))
                .collect(),
        }],
        sheets: groups(coverage, one, &points, lang),
        notes,
    }
}

/// How a point stands, apart from the word for it.
const fn tone(stand: Stand) -> Tone {
    match stand {
        Stand::Stands => Tone::Good,
        Stand::Partly => Tone::Part,
        Stand::Lacking => Tone::Bad,
        Stand::Unknown => Tone::Open,
    }
}

/// What to take up first: where most is known to be lacking, then where most is not answered.
fn first(one: &Framework, points: &[Point<'_>], lang: Lang) -> Vec<String> {
    let mut open: Vec<&Point<'_>> = points.iter().filter(|point| point.stand != Stand::Stands).collect();
    open.sort_by_key(|point| (Reverse(point.lacking.len()), Reverse(point.unanswered.len())));
    let item = |point: &&Point<'_>| one.items.get(point.covered.item as usize);
    let named = open.iter().take(FEW).filter_map(item);
    named.map(|item| format!("{} {}", item.id, item.name.get(lang))).collect()
}

fn groups(coverage: Coverage<'_>, one: &Framework, points: &[Point<'_>], lang: Lang) -> Vec<Sheet> {
    let words = words::brief(lang);
    let columns = [
        ("id", 6),
        (words.point, 20),
        (words.stands, 12),
        (words.told, 40),
        (words.measures, 0),
        (words.met, 0),
        (words.lacking, 0),
        (words.unanswered, 0),
    ];
    let mut sheets: Vec<(Option<&str>, Sheet)> = Vec::new();
    for point in points {
        let Some(item) = one.items.get(point.covered.item as usize) else { continue };
        let group = one.above(point.covered.item).next();
        let key = group.map(|group| group.id.as_str());
        let at = sheets.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            let title = group.map_or(words.others, |group| group.name.get(lang));
            sheets.push((key, Sheet { standing: Some(2), ..Sheet::new(title, &columns) }));
            sheets.len() - 1
        });
        let numbers = [point.covered.proofs.len(), point.met.len(), point.lacking.len(), point.unanswered.len()];
        let mut row = vec![item.id.to_string(), item.name.get(lang).to_owned()];
        row.extend([words::stand(lang, point.stand).to_owned(), sentences(coverage, point, lang)]);
        row.extend(numbers.map(|number| number.to_string()));
        sheets.get_mut(at).into_iter().for_each(|(_, sheet)| {
            sheet.tones.push(tone(point.stand));
            sheet.rows.push(row.clone());
        });
    }
    sheets.into_iter().map(|(_, sheet)| sheet).collect()
}

/// What stands, what is lacking and whom to ask.
fn sentences(coverage: Coverage<'_>, point: &Point<'_>, lang: Lang) -> String {
    let Point { covered, met, lacking, unanswered, .. } = point;
    let of = covered.proofs.iter().filter(|proof| proof.done != Done::NotApplicable).count();
    if of == 0 {
        return words::brief(lang).nothing.to_owned();
    }
    let shown = met.iter().filter(|proof| proof.strength > Strength::Said).count();
    let mut told = vec![match point.stand {
        Stand::Unknown => words::nothing_said(lang, of),
        _ => words::in_place(lang, (met.len(), of), shown),
    }];
    if !lacking.is_empty() {
        let who = everybody(lacking, |proof| &proof.lacking);
        told.push(words::lacks(lang, &measures(coverage, lacking, lang), &named(coverage, &who, lang)));
    }
    if !unanswered.is_empty() {
        let who = everybody(unanswered, |proof| &proof.silent);
        told.push(words::not_answered(lang, &measures(coverage, unanswered, lang), &named(coverage, &who, lang)));
    }
    told.join(if lang == Lang::En { " " } else { "" })
}

/// Everybody behind some measures, each once.
fn everybody<'p>(proofs: &[&'p Proof], of: fn(&'p Proof) -> &'p Vec<Bearer>) -> Vec<Bearer> {
    let mut all: Vec<Bearer> = Vec::new();
    for bearer in proofs.iter().flat_map(|proof| of(proof)) {
        if !all.contains(bearer) {
            all.push(*bearer);
        }
    }
    all
}

/// Measures by their short titles.
fn measures(coverage: Coverage<'_>, proofs: &[&Proof], lang: Lang) -> String {
    let known = |proof: &&Proof| coverage.study.library.measures.get(proof.measure as usize);
    let few = if coverage.brief { FEW } else { usize::MAX };
    let mut names: Vec<String> =
        proofs.iter().take(few).filter_map(known).map(|one| words::quoted(lang, one.name.get(lang))).collect();
    let more = proofs.len() - names.len();
    names.extend((more > 0).then(|| words::and_more(lang, more)));
    names.join(words::cover_between(lang))
}
