//! SN3xx: models that can be read but are probably not what is meant, or that show a danger at first sight.

mod control;
mod data;
mod devices;
mod events;
mod exposure;
mod flows;
mod goals;
mod layers;
mod people;
mod remote;
mod structure;
mod supply;

pub use control::ControlProblem;
pub use data::DataProblem;
pub use devices::DeviceProblem;
pub use events::EventProblem;
pub use exposure::ExposureProblem;
pub use flows::FlowProblem;
pub use goals::GoalProblem;
pub use layers::LayerProblem;
pub use people::PeopleProblem;
pub use remote::RemoteProblem;
pub use structure::StructureProblem;
pub use supply::SupplyProblem;

use super::{Message, few, message};
use crate::text::Lang;

/// A problem noticed by a check on the model, grouped as the checks are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckProblem {
    /// SN300: more findings of one check than anybody would read.
    AndMore { code: &'static str, more: usize },
    /// SN301 …: who and what takes part.
    Structure(StructureProblem),
    /// SN307 …: layers and elements left out.
    Layer(LayerProblem),
    /// SN320 …: flows.
    Flow(FlowProblem),
    /// SN326 …: control networks and safety systems.
    Control(ControlProblem),
    /// SN329 …: upkeep and access from a distance.
    Remote(RemoteProblem),
    /// SN340 …: sensors, actuators and other devices.
    Device(DeviceProblem),
    /// SN345 …: what the outside reaches.
    Exposure(ExposureProblem),
    /// SN360 …: data sets.
    Data(DataProblem),
    /// SN362 …: what happens to data.
    Event(EventProblem),
    /// SN380 …: what organisations live on.
    Supply(SupplyProblem),
    /// SN385 …: people and procedures.
    People(PeopleProblem),
    /// SN390 …: what must not happen.
    Goal(GoalProblem),
}

impl CheckProblem {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AndMore { .. } => "SN300",
            Self::Structure(problem) => problem.code(),
            Self::Layer(problem) => problem.code(),
            Self::Flow(problem) => problem.code(),
            Self::Control(problem) => problem.code(),
            Self::Remote(problem) => problem.code(),
            Self::Device(problem) => problem.code(),
            Self::Exposure(problem) => problem.code(),
            Self::Data(problem) => problem.code(),
            Self::Event(problem) => problem.code(),
            Self::Supply(problem) => problem.code(),
            Self::People(problem) => problem.code(),
            Self::Goal(problem) => problem.code(),
        }
    }

    /// What to tell people.
    pub fn message(&self, lang: Lang) -> Message {
        match (self, lang) {
            (Self::AndMore { code, more }, Lang::En) => message(
                format!("{more} more findings of {code} are not listed"),
                "a list of this length usually has one cause, such as a column missing from a table",
                format!("settle the listed findings of {code} first and check again"),
            ),
            (Self::AndMore { code, more }, Lang::Ja) => message(
                format!("{code} の指摘がほかに{more}件ある（表示を省略）"),
                "これほど多いときは、表に列が一つ足りないなど、原因は一つであることがほとんどです",
                format!("まず表示されている {code} の指摘を解消し、もう一度確認してください"),
            ),
            (Self::Structure(problem), _) => problem.message(lang),
            (Self::Layer(problem), _) => problem.message(lang),
            (Self::Flow(problem), _) => problem.message(lang),
            (Self::Control(problem), _) => problem.message(lang),
            (Self::Remote(problem), _) => problem.message(lang),
            (Self::Device(problem), _) => problem.message(lang),
            (Self::Exposure(problem), _) => problem.message(lang),
            (Self::Data(problem), _) => problem.message(lang),
            (Self::Event(problem), _) => problem.message(lang),
            (Self::Supply(problem), _) => problem.message(lang),
            (Self::People(problem), _) => problem.message(lang),
            (Self::Goal(problem), _) => problem.message(lang),
        }
    }
}

macro_rules! check_problem_from {
    ($($variant:ident($inner:ident),)*) => {
        $(impl From<$inner> for super::Problem {
            fn from(problem: $inner) -> super::Problem {
                super::Problem::Check(CheckProblem::$variant(problem))
            }
        })*
    };
}

check_problem_from! {
    Structure(StructureProblem),
    Layer(LayerProblem),
    Flow(FlowProblem),
    Control(ControlProblem),
    Remote(RemoteProblem),
    Device(DeviceProblem),
    Exposure(ExposureProblem),
    Data(DataProblem),
    Event(EventProblem),
    Supply(SupplyProblem),
    People(PeopleProblem),
    Goal(GoalProblem),
}

/// What a finding is about when it is about many: the first few names, and how many there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// The first few.
    first: Vec<String>,
    /// How many there are.
    all: usize,
}

impl Names {
    /// Keeps the first few of many names.
    pub fn of(names: impl ExactSizeIterator<Item = String>) -> Names {
        const SHOWN: usize = 6;
        Names { all: names.len(), first: names.take(SHOWN).collect() }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all == 0
    }

    fn joined(&self, joint: &str) -> String {
        self.first.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(joint)
    }
}

fn names_en(names: &Names) -> String {
    match names.all > names.first.len() {
        true => format!("{} … ({} in all)", names.joined(", "), names.all),
        false => names.joined(", "),
    }
}

fn names_ja(names: &Names) -> String {
    match names.all > names.first.len() {
        true => format!("{} …（全{}件）", names.joined("、"), names.all),
        false => names.joined("、"),
    }
}
