//! A study into its JSON.

use sanso_core::analysis::{Standing, Standings};
use sanso_core::diag::Diagnostic;
use sanso_core::facts::{FACTS, Noted, Truth};
use sanso_core::model::{Attr, Subject};
use sanso_core::plan::{Bearer, Case};
use sanso_core::study::Study;
use sanso_core::text::{Lang, Place, Words};
use std::io;

use super::schema::{
    BecauseJson, CaseJson, DrawnJson, ExcludedJson, GoalJson, IncidentJson, MeasureJson, NameJson, PathJson, PlaceJson,
    ProcessJson, QuestionJson, ReasonJson, StudyJson, SubjectJson, VersionsJson,
};
use super::travel;
use crate::diagnostics::{Places, to_json};
use crate::view::{Ranking, goal_order, leans_on, path, question};

/// A study as `sanso-study/1`. The same study gives the same bytes.
pub fn study_json(study: &Study, diagnostics: &[Diagnostic]) -> String {
    super::lines(&document(study, diagnostics), 2)
}

/// The same, written to where it is read.
pub fn write_study_json(study: &Study, diagnostics: &[Diagnostic], out: &mut dyn io::Write) -> io::Result<()> {
    super::lines::write_lines(&document(study, diagnostics), 2, out)
}

/// The plan alone, of everybody or of one bearer: `versions`, `cases`, `plan` and `excluded` as in `sanso-study/1`.
pub fn plan_json(study: &Study, bearer: Option<&str>) -> String {
    #[derive(serde::Serialize)]
    struct PlanJson<'s> {
        versions: VersionsJson,
        cases: Vec<CaseJson<'s>>,
        plan: Vec<MeasureJson<'s>>,
        excluded: Vec<ExcludedJson>,
    }
    let whole = document(study, &[]);
    let kept = |of: Option<&str>| bearer.is_none_or(|wanted| of.unwrap_or(crate::view::NOBODY) == wanted);
    super::lines(
        &PlanJson {
            versions: whole.versions,
            cases: whole.cases,
            plan: whole.plan.into_iter().filter(|one| kept(one.bearer)).collect(),
            excluded: whole.excluded.into_iter().filter(|one| kept(one.bearer.as_deref())).collect(),
        },
        2,
    )
}

fn document<'s>(study: &'s Study, diagnostics: &[Diagnostic]) -> StudyJson<'s> {
    let model = &study.model;
    let said = model.subjects().flat_map(|subject| model.said(subject).iter().map(|stated| stated.place));
    let answered = study.answers.iter().flat_map(|answers| answers.entries.iter().map(|answer| answer.place));
    let every = model.subjects().map(|subject| model.place(subject)).chain(said).chain(answered);
    let write = Writer { study, places: Places::new(&model.sources, "", every) };
    let ranking = Ranking::of(study);
    StudyJson {
        versions: versions(study),
        process: ProcessJson {
            id: model.head.process.clone(),
            name: both(&model.head.name),
            sector: model.head.sector.clone(),
            profile: study.plan.profile.as_ref().map(|applied| applied.key.clone()),
        },
        subjects: model.subjects().map(|subject| write.subject(subject)).collect(),
        // INVARIANT: every standing names an incident of the library, so none is left out and numbers agree.
        incidents: study.analysis.standing.iter().filter_map(|one| write.incident(*one)).collect(),
        drawn: travel::drawn(study),
        goals: write.goals(None),
        paths: travel::paths(study, None),
        cases: study.plan.cases.iter().map(|case| write.case(case)).collect(),
        plan: ranking.order.iter().filter_map(|at| write.measure(&ranking, *at)).collect(),
        excluded: write.excluded(),
        questions: write.questions(),
        assessment: super::assessed::assessed(study, &ranking, &|place| write.place(place)),
        diagnostics: to_json(&model.sources, diagnostics, ""),
    }
}

fn versions(study: &Study) -> VersionsJson {
    VersionsJson {
        format: "sanso-study/1",
        program: env!("CARGO_PKG_VERSION"),
        content: study.library.version.to_string(),
    }
}

/// Ways alone, to all goals or to one: `versions`, `drawn`, `goals` and `paths` as in `sanso-study/1`.
pub fn paths_json(study: &Study, goal: Option<Subject>) -> String {
    #[derive(serde::Serialize)]
    struct PathsJson<'s> {
        versions: VersionsJson,
        drawn: DrawnJson,
        goals: Vec<GoalJson<'s>>,
        paths: Vec<PathJson<'s>>,
    }
    let write = Writer { study, places: Places::new(&study.model.sources, "", std::iter::empty()) };
    super::lines(
        &PathsJson {
            versions: versions(study),
            drawn: travel::drawn(study),
            goals: write.goals(goal),
            paths: travel::paths(study, goal),
        },
        2,
    )
}

struct Writer<'s> {
    study: &'s Study,
    places: Places<'s>,
}

impl<'s> Writer<'s> {
    fn id(&self, subject: Subject) -> &'s str {
        self.study.model.id(subject)
    }

    fn bearer(&self, bearer: Bearer) -> Option<&'s str> {
        match bearer {
            Bearer::Of(subject) => Some(self.id(subject)),
            Bearer::Nobody => None,
        }
    }

    fn name(&self, subject: Subject) -> NameJson {
        let name = |lang| self.study.model.name(subject, lang).to_owned();
        NameJson { en: name(Lang::En), ja: name(Lang::Ja) }
    }

    fn place(&self, place: Place) -> PlaceJson<'s> {
        let region = self.places.region(place);
        PlaceJson {
            file: self.study.model.sources.name(place),
            line: region.start_line,
            column: region.start_column,
            cell: self.places.cell(place),
        }
    }

    fn subject(&self, subject: Subject) -> SubjectJson<'s> {
        let model = &self.study.model;
        SubjectJson {
            id: self.id(subject),
            kind: model.section(subject).one,
            name: self.name(subject),
            manager: model.manager(subject).map(|by| self.id(by)),
            zone: model.zone(subject).map(|zone| self.id(zone)),
            system: model.system(subject).map(|system| self.id(system)),
            place: self.place(model.place(subject)),
        }
    }

    fn incident(&self, one: Standings) -> Option<IncidentJson<'s>> {
        let row = self.study.library.incidents.get(one.incident as usize)?;
        let asked = self.study.analysis.trace(&self.study.model, one.incident as usize, one.subject);
        let because = asked.iter().flat_map(|asked| {
            let fact = FACTS.get(asked.fact).map_or("", |fact| fact.name);
            asked.notes.iter().map(move |note| BecauseJson {
                fact,
                truth: truth(asked.truth),
                subject: self.id(note.subject),
                attribute: match note.what {
                    Noted::Said(attr) => Some(attr.key()),
                    Noted::There => None,
                },
                place: note.place.map(|place| self.place(place)),
            })
        });
        Some(IncidentJson {
            id: &row.id,
            key: &row.row.key,
            layer: self.study.library.layer_of(row).map_or("", |layer| &layer.id),
            subject: self.id(one.subject),
            standing: standing(one.standing),
            because: because.collect(),
        })
    }

    /// Every goal, or one.
    fn goals(&self, only: Option<Subject>) -> Vec<GoalJson<'s>> {
        let goals = goal_order(self.study).into_iter().filter(|goal| only.is_none_or(|only| *goal == only));
        goals.map(|goal| self.goal(goal)).collect()
    }

    fn goal(&self, goal: Subject) -> GoalJson<'s> {
        let model = &self.study.model;
        let risk = self.study.travel.risks.iter().find(|risk| risk.goal == goal);
        let at = model.reference(goal, Attr::At);
        let around = at.map(|at| leans_on(model, at)).unwrap_or_default();
        let near = self.study.analysis.standing.iter().enumerate().filter(|(_, one)| around.contains(&one.subject));
        GoalJson {
            id: self.id(goal).to_owned(),
            at: at.map(|at| self.id(at).to_owned()).unwrap_or_default(),
            kind: model.word(goal, Attr::Kind).map_or("", |word| word.key),
            recovery: model.number(goal, Attr::Recovery),
            economic: model.number(goal, Attr::Economic),
            weight: risk.map_or(0.0, |risk| risk.weight),
            likelihood: risk.and_then(travel::likelihood),
            level: risk.and_then(|risk| travel::level(self.study, risk)),
            unanswered: risk.filter(|risk| risk.state.is_some()).map(|risk| travel::rounded(risk.unanswered)),
            near: near.map(|(number, _)| number).collect(),
        }
    }

    fn case(&self, case: &'s Case) -> CaseJson<'s> {
        let incident = self.study.library.incidents.get(case.incident as usize).map_or("", |row| &row.id);
        CaseJson { incident, bearer: self.bearer(case.bearer), standings: &case.standings }
    }

    fn measure(&self, ranking: &Ranking, at: usize) -> Option<MeasureJson<'s>> {
        let one = self.study.plan.required.get(at)?;
        let row = self.study.library.measures.get(one.measure as usize)?;
        let reasons = one.reasons.iter().filter_map(|reason| {
            let case = self.study.plan.cases.get(reason.case as usize)?;
            let incident = self.study.library.incidents.get(case.incident as usize)?;
            let vulnerability = incident.vulnerabilities.get(reason.vulnerability as usize)?;
            Some(ReasonJson { incident: &incident.id, vulnerability: &vulnerability.row.key, case: reason.case })
        });
        Some(MeasureJson {
            measure: &row.id,
            key: &row.row.key,
            bearer: self.bearer(one.bearer),
            rank: ranking.place.get(at)? + 1,
            gain: travel::gain(self.study, ranking, at),
            effort: travel::effort(self.study, at),
            standing: one.standing.map(standing),
            established: one.established,
            assumed: one.assumed,
            grade: one.grade.map(|grade| grade.key()),
            required_by_profile: one.required_by.is_some(),
            reasons: reasons.collect(),
        })
    }

    fn excluded(&self) -> Vec<ExcludedJson> {
        let plan = &self.study.plan;
        let Some(profile) = plan.profile.as_ref().and_then(|applied| self.study.library.profile(&applied.key)) else {
            return Vec::new();
        };
        let one = |excluded: &sanso_core::plan::Excluded| {
            Some(ExcludedJson {
                measure: self.study.library.measures.get(excluded.required.measure as usize)?.id.to_string(),
                bearer: self.bearer(excluded.required.bearer).map(str::to_owned),
                why: both(&profile.rows.get(excluded.row)?.why),
            })
        };
        plan.excluded.iter().filter_map(one).collect()
    }

    fn questions(&self) -> Vec<QuestionJson> {
        let one = |(at, one): (usize, &sanso_core::plan::Question)| {
            let ask = |lang| question(self.study, at, one, lang).text;
            QuestionJson {
                subject: self.id(one.subject).to_owned(),
                attribute: one.attr.key(),
                path: format!("{}.{}", path(&self.study.model, one.subject), one.attr.key()),
                ask: NameJson { en: ask(Lang::En), ja: ask(Lang::Ja) },
                settles: one.settles.iter().map(|at| *at as usize).collect(),
                touches: one.touches,
                measures: one.measures,
            }
        };
        self.study.plan.questions.iter().enumerate().map(one).collect()
    }
}

fn both(words: &Words) -> NameJson {
    NameJson { en: words.get(Lang::En).to_owned(), ja: words.get(Lang::Ja).to_owned() }
}

pub(super) const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Established => "established",
        Standing::Assumed => "assumed",
    }
}

const fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "unknown",
    }
}
