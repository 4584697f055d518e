//! Incidents that stand, by layer, each with the facts behind it.

use sanso_core::analysis::{Standing, Standings};
use sanso_core::study::Study;
use sanso_core::text::Lang;

use super::because::{Because, because};
use super::confidence_word;

/// One of the three layers with what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// 1, 2 or 3.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is trusted in it.
    pub trusted: String,
    /// Incidents that stand on at least one subject.
    pub incidents: Vec<Incident>,
    /// Incidents of the layer that stand nowhere: id and name.
    pub nowhere: Vec<(String, String)>,
}

/// An incident with everything it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// Its published id.
    pub id: String,
    /// Our key.
    pub key: String,
    /// What happens.
    pub name: String,
    /// What it means.
    pub harm: String,
    /// What brings it about.
    pub threats: Vec<String>,
    /// How sure we are of the row.
    pub confidence: &'static str,
    /// Where the row comes from.
    pub origin: String,
    /// Where it stands, established ones first.
    pub stands: Vec<(Stands, Vec<Because>)>,
    /// How many of them are established.
    pub established: usize,
    /// How many are assumed.
    pub assumed: usize,
}

/// An incident on a subject, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    /// Published id of the incident.
    pub incident: String,
    /// What happens.
    pub name: String,
    /// Id of the subject.
    pub subject: String,
    /// Name of the subject.
    pub subject_name: String,
    /// What the subject is.
    pub kind: &'static str,
    /// How it stands.
    pub standing: Standing,
    /// Where the subject is declared.
    pub place: String,
}

pub(super) fn stands(study: &Study, one: Standings, lang: Lang) -> Stands {
    let model = &study.model;
    let incident = study.library.incidents.get(one.incident as usize);
    Stands {
        incident: incident.map(|row| row.id.to_string()).unwrap_or_default(),
        name: incident.map(|row| row.name.get(lang).to_owned()).unwrap_or_default(),
        subject: model.id(one.subject).to_owned(),
        subject_name: model.name(one.subject, lang).to_owned(),
        kind: model.section(one.subject).label.get(lang),
        standing: one.standing,
        place: model.sources.show_line(model.place(one.subject)),
    }
}

pub(super) fn layers(study: &Study, lang: Lang) -> Vec<Layer> {
    let library = &study.library;
    let in_layer = |key: &str| {
        let all = library.incidents.iter().enumerate();
        let key = key.to_owned();
        all.filter(move |(_, incident)| library.layer_of(incident).is_some_and(|layer| layer.row.key == key))
    };
    let layer = |layer: &sanso_core::content::Layer| {
        let (mut incidents, mut nowhere) = (Vec::new(), Vec::new());
        for (number, row) in in_layer(&layer.row.key) {
            let one = incident(study, number, lang);
            match one {
                Some(one) if !one.stands.is_empty() => incidents.push(one),
                _ => nowhere.push((row.id.to_string(), row.name.get(lang).to_owned())),
            }
        }
        Layer {
            id: layer.id.to_string(),
            name: layer.name.get(lang).to_owned(),
            trusted: layer.trusted.get(lang).to_owned(),
            incidents,
            nowhere,
        }
    };
    library.layers.iter().map(layer).collect()
}

/// One incident with everything it stands on.
pub(crate) fn incident(study: &Study, number: usize, lang: Lang) -> Option<Incident> {
    let library = &study.library;
    let row = library.incidents.get(number)?;
    let at = study.analysis.standing.partition_point(|one| (one.incident as usize) < number);
    let here =
        study.analysis.standing.get(at..).unwrap_or_default().iter().take_while(|one| one.incident as usize == number);
    let mut standings: Vec<Standings> = here.copied().collect();
    standings.sort_by_key(|one| (one.standing, one.subject));
    let established = standings.iter().filter(|one| one.standing == Standing::Established).count();
    let threats = row
        .threats
        .iter()
        .map(|key| library.threat(key).map_or(key.to_string(), |threat| threat.name.get(lang).to_owned()));
    Some(Incident {
        id: row.id.to_string(),
        key: row.row.key.to_string(),
        name: row.name.get(lang).to_owned(),
        harm: row.harm.get(lang).to_owned(),
        threats: threats.collect(),
        confidence: confidence_word(lang, row.row.confidence),
        origin: origin(study, &row.row.origin, lang),
        established,
        assumed: standings.len() - established,
        stands: standings
            .into_iter()
            .map(|one| (stands(study, one, lang), because(study, number, one.subject, lang)))
            .collect(),
    })
}

/// The name of a source, or its key where it is not declared.
pub(super) fn origin(study: &Study, key: &str, lang: Lang) -> String {
    study.library.source(key).map_or(key.to_owned(), |source| source.name.get(lang).to_owned())
}
