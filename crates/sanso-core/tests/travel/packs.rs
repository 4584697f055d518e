//! Step packs applied to a model in the plainest way: every row on everything its relation joins, one after the other.

use crate::joints::{Joint, SOFTWARE, joints};
use crate::plain::{Plain, document, text};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use yaml_rust2::Yaml;

/// What a row comes to on one joint.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    /// Step and spot of what must hold first, in order.
    pub premises: Vec<(String, String)>,
    /// Step and spot of what then holds.
    pub conclusion: (String, String),
    /// Low, usual and high chance.
    pub chance: [f64; 3],
    /// Organisations, zones and the border of cyber and physical crossed; whether it is a way in; whether it assumes.
    pub marks: [bool; 5],
    /// Measures that are in effect already.
    pub done: BTreeSet<String>,
}

/// Row, source, link, target → what it comes to.
pub type Ways = BTreeMap<(String, String, String, String), Laid>;

/// Step packs as they are written.
pub struct Packs {
    steps: BTreeMap<String, (BTreeSet<String>, bool)>,
    rates: BTreeMap<String, [f64; 3]>,
    ways: Vec<Yaml>,
    /// Section → the attributes its entries can have.
    attributes: BTreeMap<String, BTreeSet<String>>,
    /// Fact → the sections it is asked of.
    facts: BTreeMap<String, BTreeSet<String>>,
}

fn section(word: &str) -> &str {
    match word {
        "organization" => "organizations",
        "zone" => "zones",
        "system" => "systems",
        "component" => "components",
        "flow" => "flows",
        "supply" => "supplies",
        "maintenance" => "maintains",
        "entrustment" => "entrusts",
        "remote-access" => "remote-access",
        "data" => "data",
        "data-event" => "data-events",
        "people" => "people",
        "procedure" => "procedures",
        "goal" => "goals",
        "software" => "software",
        other => panic!("no section for {other}"),
    }
}

fn list(value: &Yaml) -> Vec<String> {
    match value {
        Yaml::Array(list) => list.iter().map(|one| text(one).unwrap()).collect(),
        other => text(other).into_iter().collect(),
    }
}

fn number(value: &Yaml) -> f64 {
    text(value).unwrap().parse().unwrap()
}

fn three(value: &Yaml) -> [f64; 3] {
    match value.as_vec() {
        Some(list) => [number(&list[0]), number(&list[1]), number(&list[2])],
        None => [number(value); 3],
    }
}

fn minutes(span: &str) -> Option<u64> {
    let (count, unit) = span.split_at(span.len() - 1);
    let unit = match unit {
        "m" => 1,
        "h" => 60,
        "d" => 24 * 60,
        "w" => 7 * 24 * 60,
        _ => return None,
    };
    Some(count.parse::<u64>().unwrap() * unit)
}

/// The sections and their attributes as the reference of the language prints them.
fn attributes(reference: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut now = String::new();
    for line in reference.lines() {
        let quoted = line.split('`').nth(1).unwrap_or_default();
        if line.starts_with("## ") {
            now = quoted.to_owned();
        } else if line.starts_with("| `") && !now.is_empty() {
            found.entry(now.clone()).or_default().insert(quoted.to_owned());
        }
    }
    found
}

/// Facts with the sections of what they are asked of, as their reference prints them.
fn facts(reference: &str, language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let heads = language.lines().filter_map(|line| line.strip_prefix("## `")?.split_once("`: "));
    let sections: BTreeMap<&str, &str> = heads.map(|(section, label)| (label, section)).collect();
    let rows = reference.lines().filter(|line| line.starts_with("| `"));
    let one = |line: &str| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let about = cells[2].split(", ").map(|label| sections[label].to_owned()).collect();
        (cells[1].trim_matches('`').to_owned(), about)
    };
    rows.map(one).collect()
}

/// What a spot is reached by: `target-zone` is the zone of the target.
fn spot(model: &Plain, of: &str, joint: &Joint) -> Option<String> {
    let (end, via) = of.split_once('-').unwrap_or((of, ""));
    let id = match end {
        "source" => &joint.0,
        "link" => &joint.1,
        "target" => &joint.2,
        other => panic!("no end {other}"),
    };
    if id.is_empty() {
        return None;
    }
    match via {
        "" => Some(id.clone()),
        _ if id.starts_with(SOFTWARE) => None,
        "zone" => model.zone(id),
        "system" => model.system(id),
        "manager" => model.manager(id),
        other => panic!("no spot {other}"),
    }
}

/// Whether the two ends stand on two sides of a border, both sides being known.
fn crosses(model: &Plain, joint: &Joint, border: &str) -> bool {
    let side = |id: &String| match (id.starts_with(SOFTWARE), border) {
        (true, _) => None,
        (_, "organization") => model.manager(id),
        (_, "zone") => model.zone(id),
        (_, other) => panic!("no border {other}"),
    };
    match (side(&joint.0), side(&joint.2)) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    }
}

impl Packs {
    /// The packs of a content folder, with the references that tell what can be said and asked of what.
    pub fn of(workspace: &Path) -> Packs {
        let read = |path: &Path| std::fs::read_to_string(path).unwrap();
        let language = read(&workspace.join("docs/reference/language.en.md"));
        let mut packs = Packs {
            steps: BTreeMap::new(),
            rates: BTreeMap::new(),
            ways: Vec::new(),
            facts: facts(&read(&workspace.join("docs/reference/facts.en.md")), &language),
            attributes: attributes(&language),
        };
        for entry in std::fs::read_dir(workspace.join("content/steps")).unwrap() {
            let found = document(&read(&entry.unwrap().path()));
            let rows = |key: &str| found[key].as_vec().cloned().unwrap_or_default();
            for row in rows("steps") {
                let on = list(&row["on"]).iter().map(|word| section(word).to_owned()).collect();
                packs.steps.insert(text(&row["key"]).unwrap(), (on, row["physical"].as_bool() == Some(true)));
            }
            for row in rows("attempts") {
                packs.rates.insert(text(&row["key"]).unwrap(), three(&row["rate"]));
            }
            packs.ways.extend(rows("ways"));
        }
        packs
    }

    /// How many rows there are, and the keys of those that cannot be told because they ask for a fact not known here.
    pub fn rows(&self) -> (usize, Vec<String>) {
        let asks = |row: &&Yaml| {
            let conditions = ["when", "adjust"].into_iter().flat_map(|key| row[key].as_vec().into_iter().flatten());
            let conditions = conditions.flat_map(|one| one["supposing"].as_vec().into_iter().flatten().chain([one]));
            conditions.filter_map(|one| text(&one["fact"])).any(|fact| !self.facts.contains_key(&fact))
        };
        (self.ways.len(), self.ways.iter().filter(asks).map(|row| text(&row["key"]).unwrap()).collect())
    }

    fn stands_on(&self, model: &Plain, step: &str, id: &str) -> bool {
        let section = if id.starts_with(SOFTWARE) { "software" } else { model.section(id) };
        self.steps[step].0.contains(section)
    }

    /// What a condition can come to: yes, no, or both where nothing decides it.
    fn can(&self, model: &Plain, test: &Yaml, joint: &Joint) -> BTreeSet<bool> {
        let either = || BTreeSet::from([true, false]);
        let surely = |truth: bool| BTreeSet::from([truth]);
        if let Some(border) = text(&test["crosses"]) {
            return surely(crosses(model, joint, &border) == test["is"].as_bool().unwrap_or(true));
        }
        let of = text(&test["of"]).unwrap_or("target".to_owned());
        if !test["spot"].is_badvalue() {
            let Some(id) = spot(model, &of, joint) else { return either() };
            let of_software = id.starts_with(SOFTWARE);
            let kind =
                |word: &String| if of_software { word == "software" } else { section(word) == model.section(&id) };
            return surely(list(&test["spot"]).iter().any(kind));
        }
        let Some(id) = spot(model, &of, joint).filter(|id| !id.starts_with(SOFTWARE)) else { return either() };
        if let Some(fact) = text(&test["fact"]) {
            let is = test["is"].as_bool().unwrap_or(true);
            let asked = self.facts[&fact].contains(model.section(&id));
            let can = if asked { model.fact(&fact, &id) } else { surely(false) };
            return can.into_iter().map(|one| one == is).collect();
        }
        let key = text(&test["attr"]).unwrap();
        if !self.attributes[model.section(&id)].contains(&key) {
            return surely(false);
        }
        let given = model.said(&id, &key);
        if let Some(is) = test["is"].as_bool() {
            return match given {
                Some(given) => surely((given[0] == "true") == is),
                None if key == "outside" => surely(!is),
                None => either(),
            };
        }
        let Some(given) = given else { return either() };
        if !test["any"].is_badvalue() {
            return surely(list(&test["any"]).iter().any(|word| given.contains(word)));
        }
        if let Some(some) = test["some"].as_bool() {
            return surely(given.is_empty() != some);
        }
        let least = text(&test["at-least"]).unwrap();
        surely(match minutes(&least) {
            Some(least) => minutes(&given[0]).unwrap() >= least,
            None => given[0].parse::<u64>().unwrap() >= least.parse::<u64>().unwrap(),
        })
    }

    /// How often a condition holds where nothing decides it.
    fn share(&self, model: &Plain, test: &Yaml, joint: &Joint) -> f64 {
        let mut share = if test["unsaid"].is_badvalue() { 0.5 } else { number(&test["unsaid"]) };
        for more in test["supposing"].as_vec().into_iter().flatten() {
            if self.can(model, more, joint) == BTreeSet::from([true]) {
                share *= number(&more["times"]);
            }
        }
        share.min(1.0)
    }

    /// What a row comes to on a joint.
    fn lay(&self, model: &Plain, row: &Yaml, joint: &Joint) -> Option<Laid> {
        let to = text(&row["to"]).unwrap();
        let from = list(&row["from"]);
        let conclusion = (to.clone(), joint.2.clone());
        let mut premises: Vec<(String, String)> = from.iter().map(|step| (step.clone(), joint.0.clone())).collect();
        for also in row["also"].as_vec().into_iter().flatten() {
            let of = text(&also["of"]).unwrap_or("target".to_owned());
            premises.push((text(&also["step"]).unwrap(), spot(model, &of, joint)?));
        }
        let possible = premises.iter().chain([&conclusion]).all(|(step, id)| self.stands_on(model, step, id));
        if !possible || premises.contains(&conclusion) {
            return None;
        }
        let [mut low, mut usual, mut high] = three(&row["chance"]);
        let mut assumed = false;
        let mut done = BTreeSet::new();
        for test in row["when"].as_vec().into_iter().flatten() {
            let can = self.can(model, test, joint);
            if !can.contains(&true) {
                return None;
            }
            if can.contains(&false) {
                assumed = true;
                low = 0.0;
                usual *= self.share(model, test, joint);
            }
        }
        for test in row["adjust"].as_vec().into_iter().flatten() {
            let can = self.can(model, test, joint);
            let times = number(&test["times"]);
            let [least, most] = if can.contains(&false) { [times.min(1.0), times.max(1.0)] } else { [times, times] };
            if can.contains(&true) {
                low *= least;
                high *= most;
            }
            if can == BTreeSet::from([true]) {
                usual *= times;
                done.extend(list(&test["done"]));
            }
        }
        let by = text(&row["by"]);
        let mut chance = [low, usual, high].map(|chance| chance.min(1.0));
        if let Some(by) = &by {
            for at in 0..3 {
                chance[at] = 1.0 - (-self.rates[by][at] * chance[at]).exp();
            }
        }
        if chance[2] <= 0.0 {
            return None;
        }
        let measures: Vec<String> =
            row["measures"].as_vec().into_iter().flatten().map(|one| text(&one["measure"]).unwrap()).collect();
        done.retain(|measure| measures.contains(measure));
        let physical = self.steps[&to].1 && !from.first().is_some_and(|step| self.steps[step].1);
        let marks =
            [crosses(model, joint, "organization"), crosses(model, joint, "zone"), physical, by.is_some(), assumed];
        Some(Laid { premises, conclusion, chance, marks, done })
    }

    /// Every way of every row on a model, but for rows that are left out.
    pub fn ways(&self, model: &Plain, left_out: &[String]) -> Ways {
        let mut found = Ways::new();
        let mut known: BTreeMap<String, Vec<Joint>> = BTreeMap::new();
        for row in &self.ways {
            let key = text(&row["key"]).unwrap();
            if left_out.contains(&key) {
                continue;
            }
            let along = text(&row["along"]).unwrap();
            let all = known.entry(along.clone()).or_insert_with(|| joints(model, &along));
            for joint in all.iter() {
                if let Some(laid) = self.lay(model, row, joint) {
                    found.insert((key.clone(), joint.0.clone(), joint.1.clone(), joint.2.clone()), laid);
                }
            }
        }
        found
    }
}

/// Everything that can come about, by going round until nothing is added.
pub fn closure(ways: &Ways) -> BTreeSet<(String, String)> {
    let mut holds = BTreeSet::new();
    loop {
        let before = holds.len();
        for laid in ways.values().filter(|laid| laid.chance[1] > 0.0) {
            if laid.premises.iter().all(|premise| holds.contains(premise)) {
                holds.insert(laid.conclusion.clone());
            }
        }
        if holds.len() == before {
            return holds;
        }
    }
}
