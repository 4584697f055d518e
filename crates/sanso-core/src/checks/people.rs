//! Checks on people and procedures.

use super::ways::{ids, note_all, place_of, says_some};
use super::{Check, both};
use crate::diag::{Diagnostic, PeopleProblem as Problem, Severity};
use crate::model::{Attr, Kind, Subject};

pub(super) static UNTRAINED_HANDS: Check = Check {
    code: "SN385",
    name: "untrained-hands",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "People with `trained: false` who may use something that can harm people, or a system or zone that holds such a thing.",
        "`trained: false` なのに、人に危害の及び得るもの、またはそれを含むシステム・区域を使ってよい人。",
    ),
    run: |model, found| {
        let untrained: Vec<Subject> =
            model.of_kind(Kind::People).filter(|people| model.truth(*people, Attr::Trained) == Some(false)).collect();
        if untrained.is_empty() {
            return;
        }
        let mut dangerous = vec![false; model.len()];
        let mut mark = |thing: Subject| dangerous.get_mut(thing.0 as usize).into_iter().for_each(|is| *is = true);
        for component in model.of_kind(Kind::Component) {
            if model.says_any(component, Attr::CanHarm, &["people"]) == Some(true) {
                [Some(component), model.system(component), model.zone(component)]
                    .into_iter()
                    .flatten()
                    .for_each(&mut mark);
            }
        }
        let is_dangerous = |thing: Subject| dangerous.get(thing.0 as usize).copied().unwrap_or_default();
        let hands =
            untrained.into_iter().filter(|people| model.targets(*people, Attr::May).any(is_dangerous)).collect();
        note_all((model, found), Severity::Warning, hands, Attr::Trained, |ids| Problem::UntrainedHands { ids });
    },
};

pub(super) static RIGHTS_NOT_WITHDRAWN: Check = Check {
    code: "SN386",
    name: "rights-not-withdrawn",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "People with `rights-withdrawn: false` who may use something or come in from elsewhere.",
        "`rights-withdrawn: false` で、何かを使ってよい、または遠隔から入れる人。",
    ),
    run: |model, found| {
        let has_rights =
            |people: Subject| says_some(model, people, Attr::May) || model.naming(people, Attr::By).next().is_some();
        let lasting = model
            .of_kind(Kind::People)
            .filter(|people| model.truth(*people, Attr::RightsWithdrawn) == Some(false) && has_rights(*people));
        let lasting = lasting.collect();
        note_all((model, found), Severity::Warning, lasting, Attr::RightsWithdrawn, |ids| {
            Problem::RightsNotWithdrawn { ids }
        });
    },
};

pub(super) static PROCEDURE_IN_NAME: Check = Check {
    code: "SN387",
    name: "procedure-in-name",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Procedures with `written: false` or `followed: false`.",
        "`written: false` または `followed: false` の手順。",
    ),
    run: |model, found| {
        let lacking = |attr: Attr| {
            model.of_kind(Kind::Procedure).filter(move |procedure| model.truth(*procedure, attr) == Some(false))
        };
        let unfollowed: Vec<Subject> = lacking(Attr::Followed).collect();
        let unwritten: Vec<Subject> =
            lacking(Attr::Written).filter(|procedure| model.truth(*procedure, Attr::Followed) != Some(false)).collect();
        let all = unfollowed
            .iter()
            .map(|procedure| (*procedure, Attr::Followed))
            .chain(unwritten.iter().map(|procedure| (*procedure, Attr::Written)));
        let mut places: Vec<_> = all.map(|(procedure, attr)| place_of(model, procedure, attr)).collect();
        places.sort_unstable();
        let Some(first) = places.first() else { return };
        let problem =
            Problem::ProcedureInName { unwritten: ids(model, &unwritten), unfollowed: ids(model, &unfollowed) };
        let note = Diagnostic::warning(*first, problem);
        found.push(
            places
                .iter()
                .skip(1)
                .take(8)
                .fold(note, |note, place| note.and(*place, both("the same here", "ここも同様"))),
        );
    },
};

pub(super) static PROCEDURE_COVERS_NOTHING: Check = Check {
    code: "SN388",
    name: "procedure-covers-nothing",
    severity: Severity::Advice,
    since: "0.1.0",
    about: both("Procedures that name nothing under `covers`.", "`covers` に何も挙げていない手順。"),
    run: |model, found| {
        let idle =
            model.of_kind(Kind::Procedure).filter(|procedure| !says_some(model, *procedure, Attr::Covers)).collect();
        note_all((model, found), Severity::Advice, idle, Attr::Covers, |ids| Problem::ProcedureCoversNothing { ids });
    },
};

pub(super) static PEOPLE_WITHOUT_PART: Check = Check {
    code: "SN389",
    name: "people-without-part",
    severity: Severity::Advice,
    since: "0.1.0",
    about: both(
        "People who may use nothing, come in nowhere and answer for no organisation.",
        "使えるものがなく、遠隔から入ることもなく、責任者でもない役割。",
    ),
    run: |model, found| {
        let takes_part = |people: Subject| {
            says_some(model, people, Attr::May)
                || [Attr::By, Attr::Answerer, Attr::At].iter().any(|attr| model.naming(people, *attr).next().is_some())
        };
        let idle = model.of_kind(Kind::People).filter(|people| !takes_part(*people)).collect();
        note_all((model, found), Severity::Advice, idle, Attr::May, |ids| Problem::PeopleWithoutPart { ids });
    },
};
