//! A study as Open Threat Model 0.2, for threat modelling programs.
//!
//! Zones, components, flows and data go out with their ids, standing incidents as threats, required measures as
//! mitigations. What the form cannot say stands in attributes whose names begin with `sanso.`, which our own import
//! reads back. Numbers the form demands and the study does not hold are neutral, and `sanso.not-stated` names them.

mod elements;
mod form;
mod threats;

use sanso_core::model::{Attr, Kind, Model, Subject};
use sanso_core::study::Study;
use sanso_core::text::Lang;
use std::collections::{BTreeMap, BTreeSet};

use form::{Attributes, Otm, Project};

/// The study as JSON in the form, with names in one language. The same study gives the same bytes.
pub fn otm_json(study: &Study, lang: Lang) -> String {
    let unplaced = free_id(&study.model);
    let export = Export::new(study, lang, &unplaced);
    let document = Otm {
        otm_version: "0.2.0",
        project: export.project(),
        assets: export.assets(),
        trust_zones: export.zones(),
        components: export.components(),
        dataflows: export.flows(),
        threats: export.threats(),
        mitigations: export.mitigations(),
    };
    // INVARIANT: the keys are texts and the numbers whole, so that writing to memory cannot fail.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// An id for the zone of what stands in none, which nothing else has.
fn free_id(model: &Model) -> String {
    let numbered = (2u64..).map(|number| format!("unplaced-{number}"));
    let mut wanted = std::iter::once("unplaced".to_owned()).chain(numbered);
    wanted.find(|id| model.find(id).is_none()).unwrap_or_default()
}

/// What is looked up again and again while the document is made.
struct Export<'s> {
    study: &'s Study,
    model: &'s Model,
    lang: Lang,
    /// The id of the zone for what stands in none.
    unplaced: &'s str,
    /// Organisations at the end of a flow, which stand among the components.
    ends: BTreeSet<Subject>,
    /// Standings by subject.
    standing: BTreeMap<Subject, Vec<usize>>,
    /// Required measures by the case they are required for.
    by_case: Vec<Vec<usize>>,
    /// Cases by standing.
    cases: Vec<Vec<usize>>,
}

impl<'s> Export<'s> {
    fn new(study: &'s Study, lang: Lang, unplaced: &'s str) -> Export<'s> {
        let model = &study.model;
        let flows = model.of_kind(Kind::Flow).flat_map(|flow| [Attr::From, Attr::To].map(|end| (flow, end)));
        let ends = flows.filter_map(|(flow, end)| model.reference(flow, end));
        let ends = ends.filter(|end| model.kind(*end) == Kind::Organization).collect();
        let mut standing: BTreeMap<Subject, Vec<usize>> = BTreeMap::new();
        for (at, one) in study.analysis.standing.iter().enumerate() {
            standing.entry(one.subject).or_default().push(at);
        }
        let mut by_case = vec![Vec::new(); study.plan.cases.len()];
        for (at, required) in study.plan.required.iter().enumerate() {
            let cases: BTreeSet<u32> = required.reasons.iter().map(|reason| reason.case).collect();
            for case in cases {
                if let Some(measures) = by_case.get_mut(case as usize) {
                    measures.push(at);
                }
            }
        }
        let mut cases = vec![Vec::new(); study.analysis.standing.len()];
        for (at, case) in study.plan.cases.iter().enumerate() {
            for standing in &case.standings {
                if let Some(known) = cases.get_mut(*standing as usize) {
                    known.push(at);
                }
            }
        }
        Export { study, model, lang, unplaced, ends, standing, by_case, cases }
    }

    fn id(&self, subject: Subject) -> &'s str {
        self.model.id(subject)
    }

    fn name(&self, subject: Subject) -> &'s str {
        self.model.name(subject, self.lang)
    }

    fn note(&self, subject: Subject) -> Option<&'s str> {
        self.model.display(subject, Attr::Note).map(|note| note.get(self.lang)).filter(|note| !note.is_empty())
    }

    fn project(&self) -> Project<'s> {
        let head = &self.model.head;
        let others = self.model.of_kind(Kind::Organization).filter(|one| !self.ends.contains(one));
        let attributes: Attributes =
            others.map(|one| (format!("sanso.organization.{}", self.id(one)), self.name(one).to_owned())).collect();
        let id = if head.process.is_empty() { "process" } else { &head.process };
        let name = head.name.get(self.lang);
        Project {
            name: if name.is_empty() { id } else { name },
            id,
            description: Some(head.scope.get(self.lang)).filter(|scope| !scope.is_empty()),
            attributes,
        }
    }
}
