//! What measures take away of the risks, and the order of the plan that follows from it.

use sanso_core::content::{Library, Measure};
use sanso_core::graph::travel as found;
use sanso_core::study::Study;
use sanso_core::text::Lang;

use crate::view::because::{bearer_id, bearer_name};
use crate::words;

/// What a measure in the hands of one bearer takes away.
#[derive(Debug, Clone, PartialEq)]
pub struct Gain {
    /// Published id of the measure.
    pub measure: String,
    /// Its short title.
    pub name: String,
    /// Who would take it: id and name.
    pub bearer: (String, String),
    /// How much of the weighed likelihood of all goals goes, from 0 to 1.
    pub removes: f64,
    /// The goal that gains most by it: its place among the risks, from 1, and how much of its likelihood goes.
    pub most: Option<(usize, f64)>,
    /// How much of each goal goes, in the order of the risks; empty for a first estimate.
    pub of_goals: Vec<f64>,
    /// Whether it was measured in drawn years; else it is a first estimate.
    pub measured: bool,
    /// In words: `34 % (1: 61 %)`.
    pub text: String,
    /// The share of all goals alone: `34 %`.
    pub all: String,
    /// What it takes, in person-days.
    pub days: Option<f64>,
}

/// The measured gains of levers that the plan does not require, those that take most first.
pub(super) fn besides(study: &Study, lang: Lang) -> Vec<Gain> {
    let required = |gain: &found::Gain| {
        let lever = study.travel.levers.all.get(gain.lever as usize);
        lever.is_some_and(|lever| lever.required.is_some())
    };
    let wanted = study.travel.gains.iter().take_while(|gain| gain.measured).filter(|gain| !required(gain));
    wanted.filter_map(|one| gain(study, one, lang)).collect()
}

/// What it takes to bring one bearer to a measure, in person-days.
pub(crate) fn days(library: &Library, measure: &Measure) -> Option<f64> {
    let named = |key: &str| key == measure.id || key == measure.row.key;
    library.efforts.iter().find(|effort| named(&effort.row.key)).map(|effort| effort.cost.value())
}

/// One gain in words.
pub(crate) fn gain(study: &Study, one: &found::Gain, lang: Lang) -> Option<Gain> {
    let lever = study.travel.levers.all.get(one.lever as usize)?;
    let row = study.library.measures.get(lever.measure as usize)?;
    let goals = study.travel.risks.iter().zip(&one.of_goals).zip(1..).filter(|((_, share), _)| **share > 0.0);
    let heavy = goals.map(|((risk, share), rank)| (risk.weight * risk.likely.usual * share, (rank, *share)));
    let most = heavy.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.0.cmp(&a.1.0))).map(|(_, most)| most);
    Some(Gain {
        measure: row.id.to_string(),
        name: row.name.get(lang).to_owned(),
        bearer: (bearer_id(&study.model, lever.bearer).to_owned(), bearer_name(&study.model, lever.bearer, lang)),
        removes: one.removes,
        most,
        of_goals: one.of_goals.clone(),
        measured: one.measured,
        all: words::takes_away(lang, one.removes, None, one.measured),
        text: words::takes_away(lang, one.removes, most, one.measured),
        days: days(&study.library, row),
    })
}

/// The order in which required measures are shown: by what they take away, then as the plan has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Numbers in the plan, first the measure that takes most away.
    pub order: Vec<usize>,
    /// For each number in the plan its place in the order, from 0.
    pub place: Vec<usize>,
    /// For each number in the plan the number of its gain, where it has one.
    pub gain: Vec<Option<usize>>,
}

impl Ranking {
    /// The ranking of a study.
    pub fn of(study: &Study) -> Ranking {
        let len = study.plan.required.len();
        let mut ranking = Ranking { order: Vec::with_capacity(len), place: vec![0; len], gain: vec![None; len] };
        for (number, gain) in study.travel.gains.iter().enumerate() {
            let lever = study.travel.levers.all.get(gain.lever as usize);
            let Some(at) = lever.and_then(|lever| lever.required).map(|at| at as usize) else { continue };
            if let Some(slot) = ranking.gain.get_mut(at).filter(|slot| slot.is_none()) {
                *slot = Some(number);
                ranking.order.push(at);
            }
        }
        ranking.order.extend((0..len).filter(|at| ranking.gain.get(*at).is_some_and(Option::is_none)));
        for (place, at) in ranking.order.iter().enumerate() {
            if let Some(slot) = ranking.place.get_mut(*at) {
                *slot = place;
            }
        }
        ranking
    }
}
