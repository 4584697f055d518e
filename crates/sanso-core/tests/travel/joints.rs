//! Which things are joined by which relation, read from the plan of the graph and from nothing else.

use crate::plain::Plain;

/// From, link, to; an empty link where there is none. Software is written with this in front.
pub type Joint = (String, String, String);

/// What is written in front of software.
pub const SOFTWARE: &str = "software:";

/// The things of a section with everything each of them names in an attribute.
fn named(model: &Plain, section: &str, key: &str) -> Vec<(String, String)> {
    let of = model.things.iter().filter(|(_, thing)| thing.section == section);
    let pairs = of.flat_map(|(id, _)| model.list(id, key).into_iter().map(move |other| (id.clone(), other)));
    pairs.filter(|(_, other)| model.things.contains_key(other)).collect()
}

fn forth(pairs: Vec<(String, String)>) -> Vec<Joint> {
    pairs.into_iter().map(|(one, other)| (one, String::new(), other)).collect()
}

fn back(pairs: Vec<(String, String)>) -> Vec<Joint> {
    pairs.into_iter().map(|(one, other)| (other, String::new(), one)).collect()
}

/// What a link names in one attribute with what it names in another.
fn linked(model: &Plain, section: &str, from: &str, to: &str) -> Vec<Joint> {
    let starts = named(model, section, from);
    let ends = named(model, section, to);
    let mut found = Vec::new();
    for (link, start) in &starts {
        for (_, end) in ends.iter().filter(|(other, _)| other == link) {
            found.push((start.clone(), link.clone(), end.clone()));
        }
    }
    found
}

fn turned(joints: Vec<Joint>) -> Vec<Joint> {
    joints.into_iter().map(|(from, link, to)| (to, link, from)).collect()
}

/// Things of some sections with the one that belongs to each.
fn each(model: &Plain, sections: &[&str], find: &dyn Fn(&str) -> Option<String>) -> Vec<(String, String)> {
    let of = model.things.iter().filter(|(_, thing)| sections.contains(&thing.section.as_str()));
    of.filter_map(|(id, _)| Some((id.clone(), find(id)?))).filter(|(one, other)| one != other).collect()
}

/// What goals are stated at, or what that concerns, with the goals.
fn harmed(model: &Plain) -> Vec<Joint> {
    let stated = named(model, "goals", "at").into_iter();
    let joints = stated.flat_map(|(goal, at)| {
        let concerns = match model.section(&at) {
            "data-events" | "entrusts" => "data",
            "maintains" => "of",
            "remote-access" => "to",
            _ => return vec![(at, String::new(), goal)],
        };
        let things = model.list(&at, concerns).into_iter().filter(|thing| model.things.contains_key(thing));
        things.map(|thing| (thing, at.clone(), goal.clone())).collect()
    });
    joints.collect()
}

fn software(model: &Plain) -> Vec<(String, String)> {
    let components = model.things.iter().filter(|(_, thing)| thing.section == "components");
    let listed = components.flat_map(|(id, _)| model.list(id, "software").into_iter().map(move |s| (id.clone(), s)));
    listed.map(|(id, text)| (id, format!("{SOFTWARE}{text}"))).collect()
}

fn around(model: &Plain, relation: &str) -> Option<Vec<Joint>> {
    let standing = || each(model, &["systems", "components"], &|id| model.zone(id));
    let contained = || {
        let larger =
            |id: &str| if model.section(id) == "systems" { model.one(id, "part-of") } else { model.system(id) };
        each(model, &["systems", "components"], &larger)
    };
    let managed = || each(model, &["zones", "systems", "components", "data"], &|id| model.manager(id));
    Some(match relation {
        "itself" => {
            let subjects = model.things.keys().cloned();
            let all = subjects.chain(software(model).into_iter().map(|(_, text)| text));
            all.map(|id| (id.clone(), String::new(), id)).collect()
        }
        "stands-in" => forth(standing()),
        "holds" => back(standing()),
        "outer-zone" => forth(named(model, "zones", "part-of")),
        "inner-zone" => back(named(model, "zones", "part-of")),
        "part" => back(contained()),
        "whole" => forth(contained()),
        "shell" => forth(named(model, "components", "inside")),
        "core" => back(named(model, "components", "inside")),
        "has" => back(managed()),
        "managed-by" => forth(managed()),
        "group-up" => forth(named(model, "organizations", "part-of")),
        "group-down" => back(named(model, "organizations", "part-of")),
        "manages" => back(named(model, "components", "managed-from")),
        "makes" => back(named(model, "components", "made-by")),
        "runs" => back(software(model)),
        "runs-on" => forth(software(model)),
        "harms" => harmed(model),
        _ => return None,
    })
}

fn travelling(model: &Plain, relation: &str) -> Option<Vec<Joint>> {
    Some(match relation {
        "flow" => linked(model, "flows", "from", "to"),
        "flow-back" => turned(linked(model, "flows", "from", "to")),
        "comes-in" => linked(model, "remote-access", "by", "to"),
        "comes-to-device" => linked(model, "remote-access", "by", "via"),
        "device-lets-in" => linked(model, "remote-access", "via", "to"),
        "maintains" => linked(model, "maintains", "from", "of"),
        "provides" => back(named(model, "supplies", "from")),
        "receives" => forth(named(model, "supplies", "to")),
        "needs" => [back(named(model, "systems", "needs")), back(named(model, "supplies", "needs"))].concat(),
        "starts" => back(named(model, "flows", "from")),
        "ends" => back(named(model, "flows", "to")),
        "delivers" => forth(named(model, "flows", "to")),
        _ => return None,
    })
}

fn holding(model: &Plain, relation: &str) -> Option<Vec<Joint>> {
    let events =
        || [linked(model, "data-events", "place", "data"), linked(model, "data-events", "to", "data")].concat();
    Some(match relation {
        "keeps" => [
            linked(model, "entrusts", "to", "data"),
            back(named(model, "data", "owner")),
            back(named(model, "data", "shared-with")),
            forth(named(model, "organizations", "holds")),
        ]
        .concat(),
        "stores" => forth(named(model, "components", "stores")),
        "stored-in" => back(named(model, "components", "stores")),
        "carries" => forth(named(model, "flows", "carries")),
        "handles" => events(),
        "handled-by" => turned(events()),
        "may" => forth(named(model, "people", "may")),
        "used-by" => back(named(model, "people", "may")),
        "employs" => back(named(model, "people", "organization")),
        "belongs" => forth(named(model, "people", "organization")),
        "covers" => forth(named(model, "procedures", "covers")),
        _ => return None,
    })
}

/// Everything a relation joins.
pub fn joints(model: &Plain, relation: &str) -> Vec<Joint> {
    let found = around(model, relation).or_else(|| travelling(model, relation)).or_else(|| holding(model, relation));
    found.unwrap_or_else(|| panic!("no relation {relation}"))
}
