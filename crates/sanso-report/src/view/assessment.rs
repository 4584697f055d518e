//! Answers and evidence as of a day: shares, gaps, what has lapsed, what is already good, what remains.

use sanso_core::assess::{Item, Share, State, Tally, Treatment};
use sanso_core::content::Grade;
use sanso_core::plan::Bearer;
use sanso_core::study::Study;
use sanso_core::text::Lang;

use super::because::{bearer_id, bearer_name};
use super::{Ranking, grade_word};
use crate::words::{share, state_word};

/// How far what is required is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessed {
    /// The day dates are judged as of.
    pub as_of: Option<String>,
    /// Everything together.
    pub overall: Done,
    /// By who must meet it.
    pub by_bearer: Vec<Done>,
    /// By category.
    pub by_category: Vec<Done>,
    /// By layer.
    pub by_layer: Vec<Done>,
    /// Required measures that are said to be lacking, partly done, too weak, or whose evidence has lapsed, by number in
    /// [`super::View::measures`]. Those nobody has answered are counted in the shares and not listed.
    pub gaps: Vec<usize>,
    /// Those of them whose evidence is not valid on the day.
    pub lapsed: Vec<usize>,
    /// Required measures that are met and shown by valid evidence, by number in the plan.
    pub good: Vec<usize>,
    /// Met without anything that shows it.
    pub claimed: Vec<usize>,
    /// Standing incidents of which all, some or none of what they ask for is done.
    pub treated: usize,
    /// Some of it.
    pub partly: usize,
    /// None of it.
    pub open: usize,
}

/// A share with what it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Id of what it is of; empty for everything.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The share with its denominator: `4.5 of 12 (37 %)`.
    pub share: String,
    /// In hundredths, rounded down; `None` where nothing is asked.
    pub percent: Option<u64>,
    /// How many requirements there are.
    pub total: u32,
    /// How many of them somebody has answered.
    pub answered: u32,
    /// How many are in each state that occurs: word and number.
    pub states: Vec<(State, &'static str, u32)>,
}

/// What was answered about one required measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// How far it is met.
    pub state: State,
    /// The word for it.
    pub word: &'static str,
    /// Why.
    pub reason: String,
    /// How strongly.
    pub grade: Option<&'static str>,
    /// Who says so.
    pub by: Option<String>,
    /// When it was said.
    pub on: Option<String>,
    /// What shows it.
    pub evidence: Vec<Shown>,
    /// Where the answer is written.
    pub place: String,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Where it can be found.
    pub reference: String,
    /// What it is.
    pub title: String,
    /// The last day it is valid.
    pub until: Option<String>,
}

/// The assessment, where answers were given.
pub(super) fn assessed(study: &Study, ranking: &Ranking, lang: Lang) -> Option<Assessed> {
    study.answers.as_ref()?;
    let (assessment, library) = (&study.assessment, &study.library);
    let of = |wanted: &dyn Fn(&Item) -> bool| {
        let items = ranking.order.iter().filter_map(|number| assessment.items.get(*number)).enumerate();
        items.filter(|(_, item)| wanted(item)).map(|(place, _)| place).collect::<Vec<usize>>()
    };
    let treated = |wanted| assessment.residual.iter().filter(|one| one.treatment == wanted).count();
    let bearer = |(bearer, tally): &(Bearer, Tally)| {
        done(lang, bearer_id(&study.model, *bearer), &bearer_name(&study.model, *bearer, lang), tally)
    };
    let category = |(number, tally): &(usize, Tally)| {
        library.categories.get(*number).map(|row| done(lang, &row.id, row.name.get(lang), tally))
    };
    let layer = |(number, tally): &(usize, Tally)| {
        library.layers.get(*number).map(|row| done(lang, &row.id, row.name.get(lang), tally))
    };
    Some(Assessed {
        as_of: assessment.as_of.map(|day| day.to_string()),
        overall: done(lang, "", "", &assessment.overall),
        by_bearer: assessment.by_bearer.iter().map(bearer).collect(),
        by_category: assessment.by_category.iter().filter_map(category).collect(),
        by_layer: assessment.by_layer.iter().filter_map(layer).collect(),
        gaps: of(&|item| item.state.is_gap() && item.state != State::Unanswered),
        lapsed: of(&|item| item.state == State::Lapsed),
        good: of(&|item| item.state == State::Met && item.proven),
        claimed: of(&|item| item.state == State::Met && !item.proven),
        treated: treated(Treatment::Treated),
        partly: treated(Treatment::Partly),
        open: treated(Treatment::Open),
    })
}

fn done(lang: Lang, id: &str, name: &str, tally: &Tally) -> Done {
    const ORDER: [State; 7] = [
        State::Met,
        State::BelowGrade,
        State::Partly,
        State::Lapsed,
        State::Unmet,
        State::Unanswered,
        State::NotApplicable,
    ];
    let states = ORDER.into_iter().map(|state| (state, state_word(lang, state), tally.count(state)));
    Done {
        id: id.to_owned(),
        name: name.to_owned(),
        share: share(lang, tally.share),
        percent: Share::ratio(tally.share).map(sanso_core::assess::Fraction::percent),
        total: tally.total(),
        answered: tally.answered(),
        states: states.filter(|(.., number)| *number > 0).collect(),
    }
}

/// What was answered about the requirement with this number; `None` where nobody gave an answer that counts.
pub(super) fn answered(study: &Study, number: usize, lang: Lang) -> Option<Answered> {
    let item = study.assessment.items.get(number)?;
    let answer = study.answers.as_ref()?.entries.get(item.answer?)?;
    let evidence = answer.evidence.iter().map(|piece| Shown {
        reference: piece.reference.clone(),
        title: piece.title.get(lang).to_owned(),
        until: piece.valid_until.map(|day| day.to_string()),
    });
    Some(Answered {
        state: item.state,
        word: state_word(lang, item.state),
        reason: answer.reason.get(lang).to_owned(),
        grade: answer.grade.map(|grade: Grade| grade_word(lang, grade)),
        by: answer.by.clone(),
        on: answer.on.map(|day| day.to_string()),
        evidence: evidence.collect(),
        place: study.model.sources.show_line(answer.place),
    })
}
