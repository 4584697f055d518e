//! What got worse between two studies as SARIF, at the new model's own lines, for a pull request.

use sanso_core::changes::{Change, Trend, Way};
use sanso_core::diag::Diagnostic;
use sanso_core::model::Subject;
use sanso_core::study::Study;
use sanso_core::text::{Lang, Place};
use serde_json::{Value, json};

use super::Places;
use super::sarif::{location, problem, problem_rule};
use crate::view::{Compared, Side, Tell};
use crate::words::{self, Part};

/// Everything that got worse, and the problems of the new model. Messages are in one language.
///
/// `prefix` is the folder of the new model relative to where the log is read.
pub fn changes_sarif(compared: Compared<'_>, diagnostics: &[Diagnostic], prefix: &str, lang: Lang) -> String {
    let study = compared.new.0;
    let model = &study.model;
    let subjects = model.subjects().map(|subject| model.place(subject));
    let answers = study.answers.iter().flat_map(|answers| answers.entries.iter().map(|answer| answer.place));
    let every = super::json::all_places(diagnostics).chain(subjects).chain(answers);
    let log = Log { tell: Tell { compared, lang }, places: Places::new(&model.sources, prefix, every) };
    let changes = compared.changes;
    let mut results = Vec::new();
    results.extend(log.worse(Part::Likelihoods, &changes.likelihoods, Tell::likelihood, |risk| log.goal(risk)));
    results.extend(log.worse(Part::Paths, &changes.routes, Tell::way, |way| log.way(way)));
    results
        .extend(log.worse(Part::Incidents, &changes.incidents, Tell::incident, |one| vec![model.place(one.subject)]));
    results.extend(log.worse(Part::Measures, &changes.measures, Tell::measure, |rank| log.bearer(rank.required)));
    results.extend(log.worse(Part::Answers, &changes.answers, Tell::answer, |number| log.answer(number)));
    let parts = [Part::Likelihoods, Part::Paths, Part::Incidents, Part::Measures, Part::Answers];
    let mut rules: Vec<(String, Value)> =
        parts.into_iter().map(|part| (rule(part).to_owned(), described(part))).collect();
    for one in diagnostics {
        rules.push((one.problem.code().to_owned(), problem_rule(one.problem.code(), one)));
        results.push(problem(&log.places, one, lang));
    }
    super::sarif::log(rules.into_iter().collect(), results, lang)
}

/// What a kind of worsening is called as a rule.
const fn rule(part: Part) -> &'static str {
    match part {
        Part::Likelihoods => "likelihood-rose",
        Part::Paths => "path-opened",
        Part::Incidents => "incident-appeared",
        Part::Measures => "measure-required",
        Part::Answers => "answer-fell",
        Part::Elements => "element-changed",
    }
}

fn described(part: Part) -> Value {
    let text = |lang| words::labelled(lang, words::part(lang, part), words::trend(lang, Trend::Worse));
    json!({ "id": rule(part), "shortDescription": { "text": format!("{} / {}", text(Lang::En), text(Lang::Ja)) } })
}

struct Log<'c> {
    tell: Tell<'c>,
    places: Places<'c>,
}

impl<'c> Log<'c> {
    fn study(&self) -> &'c Study {
        self.tell.compared.new.0
    }

    /// The results for what got worse; the first place is where it stands, the others belong to it.
    fn worse<T: Copy>(
        &self,
        part: Part,
        changes: &[Change<T>],
        side: fn(&Tell<'c>, &Study, T) -> Option<Side>,
        at: impl Fn(T) -> Vec<Place>,
    ) -> Vec<Value> {
        let one = |change: &Change<T>| {
            let new = side(&self.tell, self.study(), change.new?)?;
            let old = change.old.and_then(|old| side(&self.tell, self.tell.compared.old.0, old));
            let before = old.map_or_else(|| words::absent(self.tell.lang).to_owned(), |old| old.how);
            let places = at(change.new?);
            let level = if part == Part::Measures { "note" } else { "warning" };
            let related = places.iter().skip(1).map(|place| location(&self.places, *place));
            Some(json!({
                "ruleId": rule(part),
                "level": level,
                "kind": "fail",
                "message": { "text": format!("{}. {before} → {}", new.what, new.how) },
                "locations": places.first().map(|place| location(&self.places, *place)).into_iter().collect::<Vec<_>>(),
                "relatedLocations": related.collect::<Vec<_>>(),
                "partialFingerprints": { "sanso-changes/1": format!("{}:{}", rule(part), new.id) },
            }))
        };
        changes.iter().filter(|change| change.trend == Trend::Worse).filter_map(one).collect()
    }

    fn goal(&self, risk: u32) -> Vec<Place> {
        let study = self.study();
        study.travel.risks.get(risk as usize).map(|risk| study.model.place(risk.goal)).into_iter().collect()
    }

    /// The first thing on a way that the old model does not have, else the goal; then everything the way goes through.
    fn way(&self, way: Way) -> Vec<Place> {
        let study = self.study();
        let graph = &study.travel.graph;
        let route = study.travel.risks.get(way.risk as usize).and_then(|risk| risk.routes.get(way.route as usize));
        let through: Vec<Subject> = route
            .iter()
            .flat_map(|route| &route.ways)
            .filter_map(|way| graph.ways.get(*way as usize))
            .flat_map(|made| [made.link, graph.spots.subject(made.target)])
            .flatten()
            .collect();
        let is_new =
            |subject: &&Subject| self.tell.compared.changes.subjects.iter().any(|change| change.new == Some(**subject));
        let mut places: Vec<Place> = match through.iter().find(is_new) {
            Some(subject) => vec![study.model.place(*subject)],
            None => self.goal(way.risk),
        };
        for subject in through {
            let place = study.model.place(subject);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }

    fn bearer(&self, required: u32) -> Vec<Place> {
        let study = self.study();
        let bearer = study.plan.required.get(required as usize).map(|required| required.bearer);
        match bearer {
            Some(sanso_core::plan::Bearer::Of(subject)) => vec![study.model.place(subject)],
            _ => Vec::new(),
        }
    }

    fn answer(&self, required: u32) -> Vec<Place> {
        let study = self.study();
        let item = study.assessment.items.get(required as usize);
        let answer = item.and_then(|item| study.answers.as_ref()?.entries.get(item.answer?));
        answer.map_or_else(|| self.bearer(required), |answer| vec![answer.place])
    }
}
