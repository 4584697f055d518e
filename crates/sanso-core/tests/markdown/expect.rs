//! Assertions about a study.
//!
//! `established INCIDENT@SUBJECT` · `assumed INCIDENT@SUBJECT` · `absent INCIDENT@SUBJECT` · `fact FACT@SUBJECT yes|no|unknown` ·
//! `requires MEASURE@BEARER [established|assumed] [GRADE]` · `not required MEASURE@BEARER` · `excluded MEASURE@BEARER` ·
//! `because MEASURE@BEARER INCIDENT@SUBJECT` · `blocked MEASURE@BEARER INCIDENT@SUBJECT` · `bearer ELEMENT@SUBJECT ID…` ·
//! `question SUBJECT.ATTRIBUTE [settles N]` · `no question SUBJECT.ATTRIBUTE` · `first question SUBJECT.ATTRIBUTE` ·
//! `subjects N` · `no subject ID` · `find ID ID` · `manager|zone|system SUBJECT ID` · `name SUBJECT en|ja TEXT` ·
//! `answered MEASURE@BEARER STATE [proven]` · `remains INCIDENT@SUBJECT open|partly-treated|treated` · `asked of BEARER N` ·
//! `said SUBJECT.ATTRIBUTE` · `unsaid SUBJECT.ATTRIBUTE` · `profile KEY`. `nobody` and `nothing` stand for what is not there.
//! In [`super::across`]: `cuts GOAL N` · `cut GOAL MEASURE@BEARER…` · `open GOAL WAY…` · `closed GOAL`.
//! In [`super::told`]: `error|warning|advice CODE [PLACE] [WORDS]` · `no CODE` · `no others` · `no diagnostics` · `others allowed`.
//! An error that no line expects fails the case unless it says `others allowed`.

use super::across;
use sanso_core::analysis::{Standing, Standings};
use sanso_core::facts::{FACTS, Look, Truth, number};
use sanso_core::model::{Attr, Subject};
use sanso_core::plan::{Bearer, Question, Required, bearers, why_not};
use sanso_core::study::Study;
use sanso_core::text::Lang;

pub(super) type Found = Result<(), String>;

/// Whether an assertion holds; if not, what was found instead.
pub fn holds(study: &Study, words: &str) -> Found {
    let words: Vec<&str> = words.split_whitespace().collect();
    match words.as_slice() {
        [how @ ("established" | "assumed" | "absent"), case] => standing(study, how, case),
        ["fact", fact, truth] => fact_is(study, fact, truth),
        ["requires", required, rest @ ..] => requires(study, required, rest),
        ["not", "required", required] => not_required(study, required),
        ["excluded", required] => excluded(study, required),
        ["because", required, case] => because(study, required, case),
        ["blocked", required, case] => blocked(study, required, case),
        ["bearer", asked, ids @ ..] => bearer_is(study, asked, ids),
        ["question", asked, rest @ ..] => question(study, asked, rest),
        [how @ ("cuts" | "cut" | "open" | "closed"), goal, rest @ ..] => across::holds(study, how, goal, rest),
        ["no", "question", asked] => no_question(study, asked),
        ["first", "question", asked] => first_question(study, asked),
        ["no", "subject", id] => no_subject(study, id),
        ["answered", required, state, rest @ ..] => answered(study, required, state, rest),
        ["remains", case, treatment] => remains(study, case, treatment),
        ["asked", "of", bearer, count] => asked_of(study, bearer, count),
        [what, rest @ ..] => about_model(study, what, rest),
        [] => Err("an empty assertion".to_owned()),
    }
}

pub(super) fn subject(study: &Study, id: &str) -> Result<Subject, String> {
    study.model.find(id).ok_or_else(|| format!("nothing is called `{id}`"))
}

/// `THING@SUBJECT`.
fn pair<'w>(study: &Study, words: &'w str) -> Result<(&'w str, Subject), String> {
    let (thing, id) = words.rsplit_once('@').ok_or_else(|| format!("`{words}` is not written as THING@SUBJECT"))?;
    Ok((thing, subject(study, id)?))
}

fn incident(study: &Study, key: &str) -> Result<usize, String> {
    study.library.incident(key).ok_or_else(|| format!("there is no incident `{key}`"))
}

pub(super) fn same<T: PartialEq + std::fmt::Debug>(found: T, expected: T) -> Found {
    if found == expected { Ok(()) } else { Err(format!("found was {found:?}")) }
}

fn standing(study: &Study, how: &str, case: &str) -> Found {
    let (key, subject) = pair(study, case)?;
    let expected = match how {
        "established" => Some(Standing::Established),
        "assumed" => Some(Standing::Assumed),
        _ => None,
    };
    let incident = incident(study, key)?;
    let found = study.analysis.standing_of(incident, subject);
    if found == expected {
        return Ok(());
    }
    let facts: Vec<_> = study
        .analysis
        .trace(&study.model, incident, subject)
        .iter()
        .map(|one| format!("{:?} {:?}", FACTS[one.fact], one.truth))
        .collect();
    Err(format!("found was {found:?} with {}", facts.join(", ")))
}

fn fact_is(study: &Study, asked: &str, truth: &str) -> Found {
    let (name, subject) = pair(study, asked)?;
    let fact = number(name).ok_or_else(|| format!("there is no fact `{name}`"))?;
    let kind = study.model.kind(subject);
    if !FACTS[fact].about.contains(&kind) {
        return Err(format!("`{name}` cannot be asked of {kind:?}"));
    }
    let expected = match truth {
        "yes" => Truth::Yes,
        "no" => Truth::No,
        "unknown" => Truth::Unknown,
        other => return Err(format!("`{other}` is no truth")),
    };
    same((FACTS[fact].test)(&Look::at(&study.model), subject), expected)
}

/// `MEASURE@BEARER`, where the bearer may be `nobody`.
fn required(study: &Study, words: &str) -> Result<(u32, Bearer), String> {
    let (name, id) = words.rsplit_once('@').ok_or_else(|| format!("`{words}` is not written as MEASURE@BEARER"))?;
    let measure = study.library.measure(name).ok_or_else(|| format!("there is no measure `{name}`"))?;
    let bearer = if id == "nobody" { Bearer::Nobody } else { Bearer::Of(subject(study, id)?) };
    Ok((measure as u32, bearer))
}

pub(super) fn bearer_name(study: &Study, bearer: Bearer) -> String {
    match bearer {
        Bearer::Of(subject) => study.model.id(subject).to_owned(),
        Bearer::Nobody => "nobody".to_owned(),
    }
}

fn requires(study: &Study, words: &str, rest: &[&str]) -> Found {
    let (measure, bearer) = required(study, words)?;
    let Some(found) = study.plan.required_of(measure as usize, bearer) else {
        let bearing =
            study.plan.required.iter().filter(|one| one.measure == measure).map(|one| bearer_name(study, one.bearer));
        return Err(format!("it is required of: {}", bearing.collect::<Vec<_>>().join(", ")));
    };
    for word in rest {
        let fits = match *word {
            "established" => found.standing == Some(Standing::Established),
            "assumed" => found.standing == Some(Standing::Assumed),
            "by-profile" => found.required_by.is_some(),
            "ungraded" => found.grade.is_none(),
            grade => found.grade.is_some_and(|found| found.key() == grade),
        };
        if !fits {
            return Err(format!("not `{word}`: {found:?}"));
        }
    }
    Ok(())
}

fn not_required(study: &Study, words: &str) -> Found {
    let (measure, bearer) = required(study, words)?;
    match study.plan.required_of(measure as usize, bearer) {
        Some(found) => Err(format!("{found:?}")),
        None => Ok(()),
    }
}

fn excluded(study: &Study, words: &str) -> Found {
    let (measure, bearer) = required(study, words)?;
    not_required(study, words)?;
    match study.plan.excluded_by(measure as usize, bearer) {
        Some(_) => Ok(()),
        None => Err("no row of the profile leaves it out".to_owned()),
    }
}

fn because(study: &Study, words: &str, case: &str) -> Found {
    let (measure, bearer) = required(study, words)?;
    let (key, subject) = pair(study, case)?;
    let incident = incident(study, key)? as u32;
    let found = study.plan.required_of(measure as usize, bearer).ok_or("it is not required")?;
    let cases = found
        .reasons
        .iter()
        .map(|reason| &study.plan.cases[reason.case as usize])
        .filter(|case| case.incident == incident);
    let mut standings = cases.flat_map(|case| &case.standings).map(|at| study.analysis.standing[*at as usize].subject);
    if standings.any(|one| one == subject) { Ok(()) } else { Err("it is required for other reasons".to_owned()) }
}

fn blocked(study: &Study, words: &str, case: &str) -> Found {
    let (measure, bearer) = required(study, words)?;
    let (key, subject) = pair(study, case)?;
    let incident = incident(study, key)?;
    let found = why_not(&study.library, &study.model, &study.analysis, measure as usize, bearer, usize::MAX);
    let fits = found.iter().any(|one| one.incident == incident && one.subject == subject && !one.because.is_empty());
    if fits { Ok(()) } else { Err(format!("found was {found:?}")) }
}

fn bearer_is(study: &Study, asked: &str, ids: &[&str]) -> Found {
    let (element, subject) = pair(study, asked)?;
    let mut found: Vec<String> =
        bearers(&study.model, subject, element).into_iter().map(|one| bearer_name(study, one)).collect();
    found.sort();
    let mut expected: Vec<String> = ids.iter().filter(|id| **id != "nothing").map(|id| (*id).to_owned()).collect();
    expected.sort();
    same(found, expected)
}

/// `SUBJECT.ATTRIBUTE`; ids may hold dots themselves.
fn attribute(study: &Study, words: &str) -> Result<(Subject, Attr), String> {
    let (id, key) = words.rsplit_once('.').ok_or_else(|| format!("`{words}` is not written as SUBJECT.ATTRIBUTE"))?;
    let subject = subject(study, id)?;
    let attribute =
        study.model.section(subject).attribute(key).ok_or_else(|| format!("`{id}` has no attribute `{key}`"))?;
    Ok((subject, attribute.attr))
}

fn shown(study: &Study, questions: &[Question]) -> String {
    let one =
        |one: &Question| format!("{}.{} settles {}", study.model.id(one.subject), one.attr.key(), one.settles.len());
    format!("asked is: {}", questions.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn question(study: &Study, asked: &str, rest: &[&str]) -> Found {
    let (subject, attr) = attribute(study, asked)?;
    let questions = &study.plan.questions;
    let found = questions
        .iter()
        .find(|one| one.subject == subject && one.attr == attr)
        .ok_or_else(|| shown(study, questions))?;
    match rest {
        ["settles", count] => same(found.settles.len().to_string(), (*count).to_owned()),
        _ => Ok(()),
    }
}

fn no_question(study: &Study, asked: &str) -> Found {
    let (subject, attr) = attribute(study, asked)?;
    match study.plan.questions.iter().any(|one| one.subject == subject && one.attr == attr) {
        true => Err("it is asked".to_owned()),
        false => Ok(()),
    }
}

fn first_question(study: &Study, asked: &str) -> Found {
    let (subject, attr) = attribute(study, asked)?;
    let first = study.plan.questions.first().is_some_and(|one| one.subject == subject && one.attr == attr);
    if first { Ok(()) } else { Err(shown(study, &study.plan.questions)) }
}

fn no_subject(study: &Study, id: &str) -> Found {
    match study.model.find(id) {
        Some(found) => Err(format!("it is a {:?}", study.model.kind(found))),
        None => Ok(()),
    }
}

fn about_model(study: &Study, what: &str, rest: &[&str]) -> Found {
    let model = &study.model;
    let named = |found: Option<Subject>| found.map_or("nobody", |one| model.id(one)).to_owned();
    match (what, rest) {
        ("subjects", [count]) => same(model.len().to_string(), (*count).to_owned()),
        ("find", [id, expected]) => same(named(model.find(id)), (*expected).to_owned()),
        ("manager", [id, expected]) => same(named(model.manager(subject(study, id)?)), (*expected).to_owned()),
        ("zone", [id, expected]) => same(named(model.zone(subject(study, id)?)), (*expected).to_owned()),
        ("system", [id, expected]) => same(named(model.system(subject(study, id)?)), (*expected).to_owned()),
        ("name", [id, lang, text @ ..]) => {
            let lang = if *lang == "ja" { Lang::Ja } else { Lang::En };
            same(model.name(subject(study, id)?, lang), text.join(" ").as_str())
        }
        ("said", [asked]) => {
            attribute(study, asked).and_then(|(id, attr)| same(model.stated(id, attr).is_some(), true))
        }
        ("unsaid", [asked]) => {
            attribute(study, asked).and_then(|(id, attr)| same(model.stated(id, attr).is_some(), false))
        }
        ("profile", [key]) => {
            same(study.plan.profile.as_ref().map(|one| one.key.as_str()), (*key != "nothing").then_some(*key))
        }
        _ => Err("no such assertion".to_owned()),
    }
}

fn answered(study: &Study, required: &str, state: &str, rest: &[&str]) -> Found {
    let (name, subject) = pair(study, required)?;
    let measure = study.library.measure(name).ok_or_else(|| format!("there is no measure `{name}`"))?;
    let is_it = |one: &Required| one.measure as usize == measure && one.bearer == Bearer::Of(subject);
    let at = study.plan.required.iter().position(is_it).ok_or_else(|| "it is not required".to_owned())?;
    let item = study.assessment.items.get(at).ok_or_else(|| "it has no item".to_owned())?;
    same((item.state.key(), item.proven), (state, rest == ["proven"]))
}

fn remains(study: &Study, case: &str, treatment: &str) -> Found {
    let (key, subject) = pair(study, case)?;
    let incident = incident(study, key)?;
    let is_it = |one: &Standings| one.incident as usize == incident && one.subject == subject;
    let at = study.analysis.standing.iter().position(is_it).ok_or_else(|| "it does not stand".to_owned())?;
    let found = study.assessment.residual.get(at).map(|one| (one.standing as usize, one.treatment.key()));
    same(found, Some((at, treatment)))
}

/// How many requirements of a bearer are in the count, those that do not apply left out.
fn asked_of(study: &Study, bearer: &str, count: &str) -> Found {
    let bearer = Bearer::Of(subject(study, bearer)?);
    let found = study.assessment.by_bearer.iter().find(|(known, _)| *known == bearer);
    same(found.map(|(_, tally)| tally.share.of.to_string()), Some(count.to_owned()))
}
