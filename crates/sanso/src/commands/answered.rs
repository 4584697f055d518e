//! `sanso frameworks coverage`, `readiness`, `score`, `brief` and `applicability`: the answers of a study read in a framework.

use super::check::Shown;
use super::frameworks::{hand_out, is_read, named, over, overlays};
use super::studied::drafted;
use super::{Status, of_kind, text};
use crate::failure::{Failure, Outcome};
use clap::ArgMatches;
use sanso_core::frameworks::{Framework, coverage as read_in, ready, scored, stated, unknown_items};
use sanso_core::model::Kind;
use sanso_core::text::{Lang, Sources, nearest};
use sanso_report::json;
use sanso_report::view::{
    Applicability, Coverage, Readiness, Score, applicability_sheets, brief_sheets, coverage_sheets, readiness_sheets,
    score_sheets,
};

/// Runs one of them.
pub fn run(name: &str, given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let studied = drafted(given, lang)?;
    let study = &studied.study.value;
    let (all, status) = over(&study.library, &overlays(given)?, &mut Sources::default(), Vec::new(), lang);
    let unknown =
        unknown_items(&all, study.answers.as_ref().map(|answers| answers.items.as_slice()).unwrap_or_default());
    if !unknown.is_empty() {
        Shown { sources: &study.model.sources, found: &unknown, prefix: &studied.files.prefix }.errors(lang);
    }
    let framework = named(&all, text(given, "key"))?;
    let of = text(given, "of").map(|id| of_kind(study, Kind::Organization, id)).transpose()?;
    let items = read_in(&all, study, framework, of);
    let found = Coverage { all: &all, study, framework, of, items: &items, brief: is_read(given) };
    let as_asked = (study.library.version.as_str(), lang);
    match (name, all.all.get(framework)) {
        ("readiness", Some(one)) => readiness(found, one, given, as_asked)?,
        ("score", Some(one)) => score(found, one, given, as_asked)?,
        ("applicability", Some(one)) => {
            let stated = stated(one, study, of, &items);
            let found = Applicability { coverage: found, stated: &stated };
            hand_out(given, as_asked, &|lang| applicability_sheets(found, lang), &|| json::applicability_json(found))?;
        }
        ("brief", _) => hand_out(given, as_asked, &|lang| brief_sheets(found, lang), &|| json::brief_json(found))?,
        _ => hand_out(given, as_asked, &|lang| coverage_sheets(found, lang), &|| json::coverage_json(found))?,
    }
    Ok(match studied.errors(lang) {
        Status::Clean if !unknown.is_empty() => Status::Findings,
        Status::Clean => status,
        other => other,
    })
}

fn readiness(coverage: Coverage<'_>, one: &Framework, given: &ArgMatches, as_asked: (&str, Lang)) -> Outcome<()> {
    let ready = ready(one, coverage.items);
    let keys: Vec<&str> = one.grading.levels.iter().map(|level| level.key.as_str()).collect();
    let level = text(given, "level").map(|key| one_of(&keys, key)).transpose()?;
    let found = Readiness { coverage, ready: &ready, level };
    hand_out(given, as_asked, &|lang| readiness_sheets(found, lang), &|| json::readiness_json(found))
}

fn score(coverage: Coverage<'_>, one: &Framework, given: &ArgMatches, as_asked: (&str, Lang)) -> Outcome<()> {
    let scores: Vec<_> = one.grading.scorings.iter().map(|scoring| scored(one, coverage.items, scoring)).collect();
    let keys: Vec<&str> = one.grading.scorings.iter().map(|scoring| scoring.key.as_str()).collect();
    let scoring = text(given, "scoring").map(|key| one_of(&keys, key)).transpose()?.unwrap_or(0);
    let found = Score { coverage, scores: &scores, scoring };
    hand_out(given, as_asked, &|lang| score_sheets(found, lang), &|| json::score_json(found))
}

/// The number of a key among those there are.
fn one_of(keys: &[&str], key: &str) -> Outcome<usize> {
    let found = keys.iter().position(|known| *known == key);
    found.ok_or_else(|| Failure::Unknown(key.to_owned(), nearest(key, keys.iter().copied())))
}
