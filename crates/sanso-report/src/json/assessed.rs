//! The assessment into its JSON: exact numbers, nothing rounded.

use sanso_core::assess::{Share, State, Tally};
use sanso_core::study::Study;
use sanso_core::text::Place;

use super::schema::{AnsweredJson, ItemJson, PlaceJson, ResidualJson, TallyJson};
use crate::view::{Ranking, bearer_id};

/// The assessment, where answers were given.
pub(super) fn assessed<'s>(
    study: &'s Study,
    ranking: &Ranking,
    place: &dyn Fn(Place) -> PlaceJson<'s>,
) -> Option<AnsweredJson<'s>> {
    let answers = study.answers.as_ref()?;
    let (assessment, library) = (&study.assessment, &study.library);
    let ranked = ranking.order.iter().filter_map(|at| assessment.items.get(*at));
    let items = ranked.map(|item| ItemJson {
        state: item.state.key(),
        proven: item.proven,
        place: item.answer.and_then(|number| answers.entries.get(number)).map(|answer| place(answer.place)),
    });
    let residual = assessment.residual.iter().map(|one| ResidualJson {
        treatment: one.treatment.key(),
        done_halves: halves(one.share),
        of: one.share.of,
    });
    let category = |(number, one): &(usize, Tally)| Some((library.categories.get(*number)?.id.to_string(), tally(one)));
    let layer = |(number, one): &(usize, Tally)| Some((library.layers.get(*number)?.id.to_string(), tally(one)));
    Some(AnsweredJson {
        as_of: assessment.as_of.map(|day| day.to_string()),
        overall: tally(&assessment.overall),
        by_bearer: assessment
            .by_bearer
            .iter()
            .map(|(bearer, one)| (bearer_id(&study.model, *bearer).to_owned(), tally(one)))
            .collect(),
        by_category: assessment.by_category.iter().filter_map(category).collect(),
        by_layer: assessment.by_layer.iter().filter_map(layer).collect(),
        items: items.collect(),
        residual: residual.collect(),
    })
}

fn tally(one: &Tally) -> TallyJson {
    let states = State::ALL.into_iter().map(|state| (state.key(), one.count(state)));
    TallyJson {
        done_halves: halves(one.share),
        of: one.share.of,
        states: states.filter(|(_, number)| *number > 0).collect(),
    }
}

/// What is done, in halves.
fn halves(share: Share) -> u64 {
    let done = share.done();
    done.numerator() * 2 / done.denominator()
}
