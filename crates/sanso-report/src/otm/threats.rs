//! Incidents that stand as threats, measures required because of them as mitigations.

use sanso_core::analysis::Standing;
use sanso_core::assess::State;
use sanso_core::content::{Incident, Measure};
use sanso_core::model::{Kind, Subject};
use std::collections::BTreeMap;

use super::Export;
use super::elements::{NEUTRAL, NOT_STATED};
use super::form::{Attributes, Exposed, Mitigated, Mitigation, Threat, ThreatRisk};

/// Where an incident stands that no element of the form shows, and where it is only assumed.
#[derive(Default)]
struct Stands<'s> {
    elsewhere: Vec<&'s str>,
    assumed: Vec<&'s str>,
}

impl<'s> Export<'s> {
    fn incident(&self, standing: usize) -> Option<&'s Incident> {
        let one = self.study.analysis.standing.get(standing)?;
        self.study.library.incidents.get(one.incident as usize)
    }

    fn measure(&self, required: usize) -> Option<&'s Measure> {
        let one = self.study.plan.required.get(required)?;
        self.study.library.measures.get(one.measure as usize)
    }

    /// The threats at one element.
    pub(super) fn exposed(&self, subject: Subject) -> Vec<Exposed<'s>> {
        let standing = self.standing.get(&subject).into_iter().flatten();
        standing
            .filter_map(|at| {
                Some(Exposed { threat: &self.incident(*at)?.id, state: "exposed", mitigations: self.mitigated(*at) })
            })
            .collect()
    }

    fn mitigated(&self, standing: usize) -> Vec<Mitigated<'s>> {
        let cases = self.cases.get(standing).into_iter().flatten();
        let required = cases.flat_map(|case| self.by_case.get(*case).into_iter().flatten());
        // Several parties may have to meet a measure: it is done when all of them have.
        let mut states: BTreeMap<&'s str, State> = BTreeMap::new();
        for at in required {
            let Some(measure) = self.measure(*at) else { continue };
            let state = self.study.assessment.items.get(*at).map(|item| item.state).unwrap_or_default();
            states.entry(&measure.id).and_modify(|known| *known = state.min(*known)).or_insert(state);
        }
        let one = |(mitigation, state)| Mitigated {
            mitigation,
            state: match state {
                State::Met => "implemented",
                State::NotApplicable => "rejected",
                _ => "required",
            },
        };
        states.into_iter().map(one).collect()
    }

    /// Whether the form shows a subject as something threats can be listed at.
    fn is_element(&self, subject: Subject) -> bool {
        match self.model.kind(subject) {
            Kind::Component | Kind::System | Kind::Flow => true,
            Kind::Organization => self.ends.contains(&subject),
            _ => false,
        }
    }

    pub(super) fn threats(&self) -> Vec<Threat<'s>> {
        let mut stands: BTreeMap<u32, Stands<'s>> = BTreeMap::new();
        for one in &self.study.analysis.standing {
            let stands = stands.entry(one.incident).or_default();
            if !self.is_element(one.subject) {
                stands.elsewhere.push(self.id(one.subject));
            }
            if one.standing == Standing::Assumed {
                stands.assumed.push(self.id(one.subject));
            }
        }
        let library = &self.study.library;
        let one = |(number, stands): (u32, Stands<'s>)| {
            let row = library.incidents.get(number as usize)?;
            let lists = [("sanso.also-on", stands.elsewhere), ("sanso.assumed-on", stands.assumed)];
            let lists = lists.into_iter().filter(|(_, ids)| !ids.is_empty());
            let mut attributes: Attributes = lists.map(|(key, ids)| (key.to_owned(), ids.join(", "))).collect();
            attributes.insert("sanso.key".to_owned(), row.row.key.to_string());
            attributes.insert("sanso.origin".to_owned(), row.row.origin.to_string());
            attributes.insert(NOT_STATED.to_owned(), "likelihood, impact".to_owned());
            let layer = library.layer_of(row).map(|layer| layer.name.get(self.lang));
            Some(Threat {
                name: row.name.get(self.lang),
                id: &row.id,
                description: row.harm.get(self.lang),
                categories: layer.into_iter().collect(),
                risk: ThreatRisk { likelihood: None, impact: NEUTRAL },
                attributes,
            })
        };
        stands.into_iter().filter_map(one).collect()
    }

    pub(super) fn mitigations(&self) -> Vec<Mitigation<'s>> {
        let mut required: Vec<u32> = self.study.plan.required.iter().map(|one| one.measure).collect();
        required.sort_unstable();
        required.dedup();
        let rows = required.into_iter().filter_map(|number| self.study.library.measures.get(number as usize));
        let one = |row: &'s Measure| Mitigation {
            name: row.name.get(self.lang),
            id: &row.id,
            description: row.statement.get(self.lang),
            risk_reduction: 0,
            attributes: Attributes::from([
                ("sanso.key".to_owned(), row.row.key.to_string()),
                ("sanso.origin".to_owned(), row.row.origin.to_string()),
                (NOT_STATED.to_owned(), "riskReduction".to_owned()),
            ]),
        };
        rows.map(one).collect()
    }
}
