//! Checks on what must not happen.

use super::reach::reached_from_outside;
use super::ways::{id, note_all, place_of, whole};
use super::{Check, both};
use crate::diag::{Diagnostic, GoalProblem as Problem, Severity};
use crate::model::{Attr, Kind, Model, Subject};

pub(super) static NO_GOALS: Check = Check {
    code: "SN390",
    name: "no-goals",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A model that does not say what must not happen.",
        "起きてはならないことが一つも書かれていないモデル。",
    ),
    run: |model, found| {
        if model.of_kind(Kind::Goal).len() == 0 {
            found.push(Diagnostic::warning(whole(), Problem::NoGoals));
        }
    },
};

pub(super) static GOAL_WITHOUT_LEVELS: Check = Check {
    code: "SN391",
    name: "goal-without-levels",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Goals that lack `recovery` or `economic`.",
        "`recovery` または `economic` が書かれていない、起きてはならないこと。",
    ),
    run: |model, found| {
        let bare = model
            .of_kind(Kind::Goal)
            .filter(|goal| [Attr::Recovery, Attr::Economic].iter().any(|attr| model.stated(*goal, *attr).is_none()));
        let bare = bare.collect();
        note_all((model, found), Severity::Warning, bare, Attr::Kind, |ids| Problem::GoalWithoutLevels { ids });
    },
};

pub(super) static UNREACHABLE_GOAL: Check = Check {
    code: "SN392",
    name: "unreachable-goal",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A goal at a place to which no exposed thing, no partner and no open place leads over flows, control, upkeep, containment, data, needs or supplies.",
        "外部との接点・取引先・誰でも入れる場所のどこからも、通信・制御・保守・包含・データ・依存・供給をたどって到達できない対象に置かれた、起きてはならないこと。",
    ),
    run: |model, found| {
        if model.of_kind(Kind::Goal).len() == 0 {
            return;
        }
        let places: Vec<Subject> =
            model.of_kind(Kind::Goal).filter_map(|goal| model.reference(goal, Attr::At)).collect();
        let reached = reached_from_outside(model, &places);
        for goal in model.of_kind(Kind::Goal) {
            let Some(at) = model.reference(goal, Attr::At) else { continue };
            let is_judged = !matches!(model.kind(at), Kind::People | Kind::Procedure | Kind::Goal);
            if is_judged && !lives_on_supplies(model, goal, at) && !reached.contains(&at) {
                let problem = Problem::UnreachableGoal { id: id(model, goal), at: id(model, at) };
                let note = Diagnostic::warning(place_of(model, goal, Attr::At), problem);
                found.push(note.and(model.place(at), both("nothing leads here", "ここへの経路がない")));
            }
        }
    },
};

pub(super) static HARM_WITHOUT_GOAL: Check = Check {
    code: "SN393",
    name: "harm-without-goal",
    severity: Severity::Advice,
    since: "0.1.0",
    about: both(
        "Things that can harm people in a model that has goals, but none of kind `people`.",
        "起きてはならないことに人への危害がないのに、人に危害を及ぼし得るものがある。",
    ),
    run: |model, found| {
        let mut goals = model.of_kind(Kind::Goal).peekable();
        if goals.peek().is_none() || goals.any(|goal| model.says_any(goal, Attr::Kind, &["people"]) == Some(true)) {
            return;
        }
        let harmful = model
            .of_kind(Kind::Component)
            .filter(|component| model.says_any(*component, Attr::CanHarm, &["people"]) == Some(true));
        let harmful = harmful.collect();
        note_all((model, found), Severity::Advice, harmful, Attr::CanHarm, |ids| Problem::HarmWithoutGoal { ids });
    },
};

/// Whether an effect can come about because a supply to the organisation in question fails or is bad.
fn lives_on_supplies(model: &Model, goal: Subject, at: Subject) -> bool {
    let by_supply = model.says_any(goal, Attr::Kind, &["supply", "quality", "money"]) == Some(true);
    let supplied = |organization| model.naming(organization, Attr::To).any(|link| model.kind(link) == Kind::Supply);
    by_supply && model.manager(at).is_some_and(supplied)
}
