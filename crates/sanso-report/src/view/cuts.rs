//! The fewest measures that stand across every way to what must not happen, in words.

use sanso_core::graph::barriers::{Barrier, Barriers};
use sanso_core::plan::Bearer;
use sanso_core::study::Study;
use sanso_core::text::Lang;
use std::collections::BTreeMap;

use super::travel::{Likelihood, effort_days, steps};
use super::{Sheet, Sheets, bearer_id, bearer_name, process_name};
use crate::words::{self, phrases};

/// So many of what was not looked at are named.
const MOST_NAMED: usize = 5;

/// The sets found for each goal, at most so many of each.
pub fn cut_sheets(study: &Study, found: &[Barriers], most: usize, lang: Lang) -> Sheets {
    let words = words::cuts(lang);
    let mut all = Sheets { title: words::cuts_title(lang, process_name(study, lang)), ..Sheets::default() };
    all.sheets = found.iter().map(|one| sheet(study, one, most, lang)).collect();
    if found.is_empty() {
        all.lead.push(words.no_goal.to_owned());
        return all;
    }
    all.notes.push(words.explained.to_owned());
    let more = found.iter().any(|one| one.found > one.sets.len().min(most));
    all.notes.extend(more.then(|| words.more.to_owned()));
    all.notes.extend(found.iter().any(|one| !one.complete).then(|| words.in_part.to_owned()));
    let others = not_looked_at(study, found);
    all.notes.extend((!others.is_empty()).then(|| words::cuts_not_looked_at(lang, &others, MOST_NAMED)));
    all
}

/// Ids of what must not happen and can, but was not looked at.
pub(crate) fn not_looked_at<'s>(study: &'s Study, found: &[Barriers]) -> Vec<&'s str> {
    let all = study.travel.risks.iter().zip(0..);
    let others = all.filter(|(risk, number)| risk.state.is_some() && found.iter().all(|one| one.risk != *number));
    others.map(|(risk, _)| study.model.id(risk.goal)).collect()
}

fn sheet(study: &Study, found: &Barriers, most: usize, lang: Lang) -> Sheet {
    let words = words::cuts(lang);
    let risk = study.travel.risks.get(found.risk);
    let name = risk.map_or("", |risk| study.model.name(risk.goal, lang));
    let likely = risk.map(|risk| Likelihood::new(&study.library, risk.likely, lang).with_level(lang));
    let title = words::cuts_heading(lang, name, &likely.unwrap_or_default());
    let columns = [("id", 0), (words.set, 4), (words.measures, 48), (phrases(lang).effort, 10), (words.left, 16)];
    let mut sheet = Sheet::new(&title, &columns);
    sheet.nothing = match &found.open {
        _ if found.closed => words.closed.to_owned(),
        Some(open) => words::cuts_open(lang, &told(study, open, lang)),
        None => words::cuts_none(lang, found.size, found.complete),
    };
    if found.closed {
        return sheet;
    }
    for (set, number) in found.sets.iter().take(most).zip(1..) {
        sheet.rows.push(row(study, set, number, lang));
    }
    sheet
}

fn row(study: &Study, set: &Barrier, number: usize, lang: Lang) -> Vec<String> {
    let (mut ids, mut days) = (Vec::new(), 0.0);
    let mut by_bearer: BTreeMap<Bearer, Vec<String>> = BTreeMap::new();
    for lever in set.levers.iter().filter_map(|lever| study.travel.levers.all.get(*lever as usize)) {
        let Some(measure) = study.library.measures.get(lever.measure as usize) else { continue };
        ids.push(format!("{}@{}", measure.id, bearer_id(&study.model, lever.bearer)));
        by_bearer.entry(lever.bearer).or_default().push(format!("- {} {}", measure.id, measure.name.get(lang)));
        days += effort_days(&study.library, measure).unwrap_or(0.0);
    }
    let told = by_bearer.into_iter().flat_map(|(bearer, measures)| {
        std::iter::once(words::labelled(lang, &bearer_name(&study.model, bearer, lang), "")).chain(measures)
    });
    let told = told.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n");
    let left = Likelihood::new(&study.library, set.left, lang).text;
    vec![ids.join(" "), number.to_string(), told, words::days(lang, days), left]
}

/// A way across which nothing stands, step by step.
fn told(study: &Study, ways: &[u32], lang: Lang) -> String {
    let told = steps(study, ways, lang).into_iter().map(|step| match step.attempt {
        Some((_, attempt)) => format!("{attempt} → {}", step.sentence),
        None => step.sentence,
    });
    told.collect::<Vec<_>>().join(" → ")
}
