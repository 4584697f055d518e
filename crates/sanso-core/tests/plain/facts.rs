//! The facts written a second time, from what they mean: what each can come to, over all ways of saying what is unsaid.

use super::{Plain, text};
use std::collections::BTreeSet;
use yaml_rust2::Yaml;

const NETWORKS: [&str; 6] = ["internet", "mail", "mobile-network", "radio", "partner-network", "telephone"];
const MEASURING: [&str; 3] = ["sensor", "meter", "camera"];
const ACTING: [&str; 6] = ["actuator", "drive", "robot", "machine", "appliance", "vehicle"];
const EITHER: [&str; 9] = [
    "plc",
    "rtu",
    "controller",
    "safety-controller",
    "iot-device",
    "medical-device",
    "gateway",
    "power-supply",
    "other",
];
const NETWORK_EQUIPMENT: [&str; 7] =
    ["gateway", "firewall", "router", "switch", "access-point", "remote-access", "data-diode"];
const COMMANDING: [&str; 4] = ["control", "program", "management", "remote-desktop"];

/// What something can come to.
pub type Can = BTreeSet<bool>;

pub(super) fn surely(truth: bool) -> Can {
    Can::from([truth])
}

pub(super) fn either() -> Can {
    Can::from([true, false])
}

/// What several independent things can come to together.
fn together(parts: &[Can], join: fn(bool, bool) -> bool, start: bool) -> Can {
    parts.iter().fold(surely(start), |known, part| {
        known.iter().flat_map(|one| part.iter().map(move |other| join(*one, *other))).collect()
    })
}

pub(super) fn any(parts: &[Can]) -> Can {
    together(parts, |one, other| one || other, false)
}

pub(super) fn all(parts: &[Can]) -> Can {
    together(parts, |one, other| one && other, true)
}

fn not(part: &Can) -> Can {
    part.iter().map(|one| !one).collect()
}

/// A condition of the content on a subject.
pub fn condition(model: &Plain, when: &Yaml, id: &str) -> Can {
    if let Some(fact) = text(when) {
        return model.fact(&fact, id);
    }
    let (key, value) = when.as_hash().unwrap().iter().next().unwrap();
    let parts: Vec<Can> = value.as_vec().into_iter().flatten().map(|part| condition(model, part, id)).collect();
    match key.as_str().unwrap() {
        "all" => all(&parts),
        "any" => any(&parts),
        "not" => not(&condition(model, value, id)),
        other => panic!("{other}"),
    }
}

impl Plain {
    /// The section of a thing.
    pub fn section(&self, id: &str) -> &str {
        &self.things[id].section
    }

    /// What a thing says of an attribute, if anything.
    pub fn said(&self, id: &str, key: &str) -> Option<&Vec<String>> {
        self.things[id].said.get(key)
    }

    /// Everything a thing names or says in an attribute.
    pub fn list(&self, id: &str, key: &str) -> Vec<String> {
        self.said(id, key).cloned().unwrap_or_default()
    }

    /// The first of it.
    pub fn one(&self, id: &str, key: &str) -> Option<String> {
        self.said(id, key)?.first().cloned()
    }

    /// Whether one of some words is said.
    pub fn says(&self, id: &str, key: &str, words: &[&str]) -> bool {
        self.list(id, key).iter().any(|word| words.contains(&word.as_str()))
    }

    fn of(&self, section: &'static str) -> impl Iterator<Item = &str> {
        self.things.iter().filter(move |(_, thing)| thing.section == section).map(|(id, _)| id.as_str())
    }

    /// The things of a section that name another in an attribute.
    pub fn naming(&self, section: &'static str, key: &str, id: &str) -> Vec<&str> {
        self.of(section).filter(|one| self.list(one, key).iter().any(|named| named == id)).collect()
    }

    pub(super) fn bool(&self, id: &str, key: &str) -> Can {
        self.one(id, key).map_or_else(either, |said| surely(said == "true"))
    }

    pub(super) fn hurts(&self, id: &str, key: &str) -> Can {
        self.one(id, key).map_or_else(either, |said| surely(said != "low"))
    }

    pub(super) fn some(&self, id: &str, key: &str) -> Can {
        self.said(id, key).map_or_else(either, |said| surely(!said.is_empty()))
    }

    pub(super) fn word(&self, id: &str, key: &str, words: &[&str]) -> Can {
        self.said(id, key).map_or_else(either, |_| surely(self.says(id, key, words)))
    }

    /// The thing and what it is built into, or what is around it.
    fn chain(&self, id: &str, key: &str) -> Vec<String> {
        let mut chain = vec![id.to_owned()];
        while let Some(next) = self.one(chain.last().unwrap(), key) {
            chain.push(next);
        }
        chain
    }

    /// The system that contains a thing.
    pub fn system(&self, id: &str) -> Option<String> {
        match self.section(id) {
            "systems" => Some(id.to_owned()),
            "components" => self.chain(id, "inside").iter().find_map(|shell| self.one(shell, "system")),
            _ => None,
        }
    }

    /// The zone a thing stands in.
    pub fn zone(&self, id: &str) -> Option<String> {
        match self.section(id) {
            "zones" => Some(id.to_owned()),
            "systems" => self.one(id, "zone"),
            "components" => {
                let own = self.chain(id, "inside").iter().find_map(|shell| self.one(shell, "zone"));
                own.or_else(|| self.one(&self.system(id)?, "zone"))
            }
            _ => None,
        }
    }

    /// Who manages a thing.
    pub fn manager(&self, id: &str) -> Option<String> {
        let of = |key: &str| self.one(id, key).and_then(|end| self.manager(&end));
        match self.section(id) {
            "organizations" => Some(id.to_owned()),
            "components" => {
                let own = self.chain(id, "inside").iter().find_map(|shell| self.one(shell, "organization"));
                let by = |place: Option<String>| place.and_then(|place| self.one(&place, "organization"));
                own.or_else(|| by(self.system(id))).or_else(|| by(self.zone(id)))
            }
            "flows" => of("from").or_else(|| of("to")),
            "supplies" | "maintains" | "entrusts" => self.one(id, "from"),
            "remote-access" => of("to"),
            "data" => self.one(id, "owner"),
            "data-events" => self.one(id, "actor").or_else(|| of("place")).or_else(|| of("data")),
            "goals" => {
                // Nobody manages goals that stand at each other.
                let mut at = id.to_owned();
                let mut seen = BTreeSet::new();
                while self.section(&at) == "goals" {
                    if !seen.insert(at.clone()) {
                        return None;
                    }
                    at = self.one(&at, "at")?;
                }
                self.manager(&at)
            }
            _ => self.one(id, "organization"),
        }
    }

    /// Whether a thing is in the hands of a party of whom nothing can be asked.
    pub fn is_outside(&self, id: &str) -> bool {
        self.manager(id).is_some_and(|manager| self.says(&manager, "outside", &["true"]))
    }

    /// From one organisation to another, from one zone to another.
    pub(super) fn crosses(&self, link: &str) -> (bool, bool) {
        if let Some(flow) = self.one(link, "flow") {
            return self.crosses(&flow);
        }
        let first = if self.section(link) == "data-events" { "place" } else { "from" };
        let (Some(from), Some(to)) = (self.one(link, first), self.one(link, "to")) else { return (false, false) };
        (self.manager(&from) != self.manager(&to), self.zone(&from) != self.zone(&to))
    }

    /// What a fact about a subject can come to.
    pub fn fact(&self, fact: &str, id: &str) -> Can {
        let organization = || self.organization_fact(fact, id);
        let found = organization().or_else(|| self.component_fact(fact, id)).or_else(|| self.data_fact(fact, id));
        found.unwrap_or_else(|| panic!("no fact {fact}"))
    }

    fn data_of(&self, id: &str) -> BTreeSet<String> {
        let mut data: BTreeSet<String> = self.list(id, "holds").into_iter().collect();
        data.extend(["owner", "shared-with"].iter().flat_map(|key| self.naming("data", key, id)).map(str::to_owned));
        let acts = ["actor", "to"].into_iter().flat_map(|key| self.naming("data-events", key, id));
        let links = self.naming("entrusts", "to", id).into_iter().chain(acts);
        data.extend(links.flat_map(|link| self.list(link, "data")));
        let kept = self.of("components").filter(|one| self.manager(one).as_deref() == Some(id));
        data.extend(kept.flat_map(|one| self.list(one, "stores")));
        data
    }

    /// Any of the data an organisation has to do with; open where nothing is known of its data.
    fn over_data(&self, id: &str, test: &dyn Fn(&str) -> Can) -> Can {
        let data = self.data_of(id);
        if data.is_empty() && self.said(id, "holds").is_none() {
            return either();
        }
        any(&data.iter().map(|one| test(one)).collect::<Vec<_>>())
    }

    fn things_of(&self, id: &str) -> Vec<&str> {
        let mine = |one: &&str| self.manager(one).as_deref() == Some(id);
        self.of("systems").chain(self.of("components")).filter(mine).collect()
    }

    fn needs_systems(&self, id: &str) -> Can {
        if self.said(id, "availability").is_some() {
            return self.hurts(id, "availability");
        }
        let delivers = self.naming("supplies", "from", id).iter().any(|one| !self.list(one, "needs").is_empty());
        let hurts = self.things_of(id).iter().any(|one| self.says(one, "availability", &["medium", "high"]));
        if delivers || hurts { surely(true) } else { either() }
    }

    fn depends(&self, id: &str) -> bool {
        let others = |link: &&str, key: &str| {
            let by = self.one(link, key).and_then(|by| self.manager(&by));
            by.is_some_and(|by| by != id)
        };
        let touches =
            |link: &&str, key: &str| self.list(link, key).iter().any(|one| self.manager(one).as_deref() == Some(id));
        !self.naming("supplies", "to", id).is_empty()
            || !self.naming("entrusts", "from", id).is_empty()
            || self.of("maintains").any(|link| others(&link, "from") && touches(&link, "of"))
            || self.of("remote-access").any(|link| others(&link, "by") && touches(&link, "to"))
    }

    fn organization_fact(&self, fact: &str, id: &str) -> Option<Can> {
        let nobody = |section, key| self.naming(section, key, id).is_empty();
        Some(match fact {
            "holds-protected-data" => self.over_data(id, &|one| self.secret(one)),
            "holds-data-that-must-be-right" => self.over_data(id, &|one| self.hurts(one, "integrity")),
            "bound-by-rules" => any(&[self.some(id, "bound-by"), self.over_data(id, &|one| self.regulated(one))]),
            "runs-systems" if !self.things_of(id).is_empty() => surely(true),
            "runs-systems" | "needs-its-systems" => self.needs_systems(id),
            "others-depend-on-it" => {
                surely(!nobody("supplies", "from") || !nobody("maintains", "from") || !nobody("entrusts", "to"))
            }
            "depends-on-others" => surely(self.depends(id)),
            "delivers-things" => self.word(id, "what", &["goods", "software", "energy"]),
            "arrivals-are-checked" => self.bool(id, "checked-on-arrival"),
            _ => return None,
        })
    }

    /// Whether a component of one sort touches the world; `always` is what the sort tells by itself.
    fn touches(&self, kind: Option<&str>, id: &str, key: &str, always: &[&str]) -> Can {
        if self.said(id, key).is_some() {
            return self.some(id, key);
        }
        match kind {
            Some(kind) if always.contains(&kind) => surely(true),
            Some(kind) if EITHER.contains(&kind) || MEASURING.contains(&kind) || ACTING.contains(&kind) => either(),
            Some(_) => surely(false),
            None => either(),
        }
    }

    /// The component, what it is built into, its system, its zone and the zones around.
    fn surroundings(&self, id: &str) -> Vec<String> {
        let mut places = self.chain(id, "inside");
        places.extend(self.system(id));
        places.extend(self.zone(id).into_iter().flat_map(|zone| self.chain(&zone, "part-of")));
        places
    }

    fn is_linked(&self, id: &str) -> bool {
        let by = |place: &String, section, keys: &[&str]| {
            keys.iter().any(|key| !self.naming(section, key, place).is_empty())
        };
        let places = self.surroundings(id);
        places.iter().any(|place| by(place, "flows", &["from", "to"]) || by(place, "remote-access", &["to", "via"]))
    }

    fn managed_from_afar(&self, id: &str) -> Can {
        let mut parts = vec![self.some(id, "managed-from")];
        for place in self.surroundings(id) {
            parts.extend(self.naming("remote-access", "to", &place).iter().map(|_| surely(true)));
            parts.extend(self.naming("maintains", "of", &place).iter().map(|link| self.bool(link, "remote")));
            for flow in self.naming("flows", "to", &place) {
                parts.push(surely(self.crosses(flow) != (false, false) && self.says(flow, "what", &COMMANDING)));
            }
        }
        any(&parts)
    }

    fn stop_matters(&self, id: &str) -> Can {
        if self.said(id, "availability").is_some() {
            return self.hurts(id, "availability");
        }
        let system = self.system(id);
        let needed = |one: &str| {
            let by = |section, key| !self.naming(section, key, one).is_empty();
            by("systems", "needs") || by("supplies", "needs") || by("goals", "at")
        };
        let wanted = needed(id) || system.as_deref().is_some_and(needed);
        let in_need = system.is_some_and(|one| self.says(&one, "availability", &["medium", "high"]));
        if wanted || in_need { surely(true) } else { either() }
    }

    fn component_fact(&self, fact: &str, id: &str) -> Option<Can> {
        let kind = self.one(id, "kind");
        let kind = kind.as_deref();
        let measures = || self.touches(kind, id, "senses", &MEASURING);
        let acts = || self.touches(kind, id, "acts-on", &ACTING);
        Some(match fact {
            "measures" => measures(),
            "acts-on-the-world" => acts(),
            "transcribes" => any(&[measures(), acts()]),
            "is-network-equipment" => self.word(id, "kind", &NETWORK_EQUIPMENT),
            "reachable-over-network" => any(&[
                self.word(id, "exposed-to", &NETWORKS),
                surely(self.is_linked(id)),
                self.some(id, "managed-from"),
            ]),
            "may-have-open-weakness" => {
                let unpatched = any(&[not(&self.bool(id, "supported")), not(&self.bool(id, "updated"))]);
                any(&[self.bool(id, "known-weakness"), unpatched])
            }
            "login-is-weak" => {
                let open = any(&[self.bool(id, "default-credentials"), not(&self.bool(id, "login-required"))]);
                any(&[open, all(&[self.bool(id, "shared-credentials"), not(&self.bool(id, "multi-factor"))])])
            }
            "managed-from-afar" => self.managed_from_afar(id),
            "commands-are-checked" => self.bool(id, "commands-checked"),
            "stop-matters" => self.stop_matters(id),
            "can-cause-harm" => {
                let goals = self.naming("goals", "at", id);
                let hurts = goals.iter().any(|goal| self.says(goal, "kind", &["people", "environment"]));
                any(&[surely(hurts), self.some(id, "can-harm")])
            }
            "origin-is-checked" => self.bool(id, "genuine"),
            "within-reach-of-outsiders" => {
                let zone = self
                    .zone(id)
                    .map_or_else(|| surely(false), |zone| self.word(&zone, "access", &["public", "shared"]));
                any(&[self.bool(id, "unattended"), self.word(id, "exposed-to", &["public-place"]), zone])
            }
            "stands-unattended" => self.bool(id, "unattended"),
            "wiped-at-disposal" => self.bool(id, "wiped-at-disposal"),
            _ => return None,
        })
    }
}
