//! The lists of a library, each with its name and its rows.

use super::{
    Attempt, Category, Effect, Effort, Element, Function, Incident, Layer, Library, Likelihood, Measure, Profile, Row,
    SourceRow, Step, Term, Threat, Vulnerability, Way,
};

/// A row that stands in a list of its own.
pub(super) trait Listed: Sized {
    /// The name of the list in files.
    const LIST: &'static str;

    /// What every row carries.
    fn row(&self) -> &Row;

    /// The list of a library.
    fn rows(library: &mut Library) -> &mut Vec<Self>;
}

macro_rules! listed {
    ($($list:ident: $row:ty,)*) => {
        $(impl Listed for $row {
            const LIST: &'static str = stringify!($list);

            fn row(&self) -> &Row {
                &self.row
            }

            fn rows(library: &mut Library) -> &mut Vec<$row> {
                &mut library.$list
            }
        })*

        impl Library {
            /// What every row carries, list by list, in order; those of vulnerabilities follow at the end.
            pub(super) fn every_row(&self) -> Vec<(&'static str, &Row)> {
                let mut rows = Vec::new();
                $(rows.extend(self.$list.iter().map(|one| (<$row>::LIST, &one.row)));)*
                let vulnerabilities = self.incidents.iter().flat_map(|incident| &incident.vulnerabilities);
                rows.extend(vulnerabilities.map(|one: &Vulnerability| (VULNERABILITIES, &one.row)));
                rows
            }
        }
    };
}

/// The name of the list of vulnerabilities, which stands inside incidents.
pub(super) const VULNERABILITIES: &str = "vulnerabilities";

listed! {
    sources: SourceRow,
    layers: Layer,
    elements: Element,
    functions: Function,
    threats: Threat,
    incidents: Incident,
    categories: Category,
    measures: Measure,
    profiles: Profile,
    terms: Term,
    attempts: Attempt,
    steps: Step,
    ways: Way,
    efforts: Effort,
    likelihoods: Likelihood,
    effects: Effect,
}
